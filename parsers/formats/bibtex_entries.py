"""What the entries of a .bib file say beside their own plain fields: what stands in the entry that `crossref` names, an address
for "how published", a DOI written as an address.

A paper's entry often says no more than its authors, title and pages; the book, its year and publisher stand in the entry of
the proceedings (BibTeX's `crossref`, as DBLP and hand-made libraries have it). What is said so is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers import clean
from parsers.formats.bibtex_databases import of_databases
from parsers.formats.bibtex_extents import read_as_other
from parsers.formats.bibtex_fields import FIELDS
from parsers.formats.bibtex_joined import Told, joined
from parsers.formats.bibtex_people import PEOPLE, field_of
from parsers.formats.bibtex_published import taken_apart
from parsers.formats.bibtex_syntax import Entry
from parsers.formats.bibtex_wholes import Wholes, dangling, of_the_whole, own
from parsers.record import Unread

_ADDRESS = re.compile(r"(?<!\s)\s*(?:\\(?:url|href)\s*)?(?:\{\s*)?(https?://[^\s{}\"]+)\s*(?:\}\s*)?")
_AT_DOI = re.compile(r"\s*(?:\\url\s*)?(?:\{\s*)?https?://(?:dx\.|www\.)?doi\.org/10\.", re.IGNORECASE)


class Says(NamedTuple):
    """The fields of an entry in their order, then what they amount to beside; and what led nowhere."""

    fields: tuple[Told, ...]
    unread: tuple[Unread, ...]


def told(entry: Entry, wholes: Wholes) -> Says:
    """What an entry says by itself and through others of its file.

    A value that cannot be read leaves no gap for the whole's: what an entry says itself is never passed over.
    """
    of_data, unread = wholes.of_xdata(entry)
    plain, remarks = of_databases(joined([*own(entry), *of_data]))
    fields = _said_again([part for one in plain for part in _apart(one)])
    taken, more = of_the_whole(entry, fields, wholes)
    return Says((*fields, *_doi_in_address(fields), *taken), (*dangling(entry, wholes), *unread, *more, *remarks))


# What `number` counts: of a report or a patent the work itself; of what stands in a series, its place there.
_NUMBERED = frozenset(("techreport", "report", "patent", "manual", "dataset", "standard", "legislation", "bill"))
# HAL's: a thesis has no issue.
_THESES = frozenset(("phdthesis", "mastersthesis", "thesis"))


def number_of(kind: str, fields: Sequence[Told]) -> str:
    """The field of a record that an entry's `number` is: the issue, where nothing else is known."""
    if kind in _NUMBERED:
        return "number"
    in_series = kind not in ("article", "periodical") and any(
        one.name == "series" and one.raw.strip() for one in fields
    )
    if in_series:
        return "collection_number"
    return "number" if kind in _THESES else "issue"


def _apart(one: Told) -> tuple[Told, ...]:
    """A field, or what stands in it that others are for: an address in `howpublished`, how many pages there are in `pages`."""
    if one.name == "pages" and (others := read_as_other(one.raw)):
        return tuple(one._replace(name=name, raw=raw) for name, raw in others.items())
    return _published_at(one)


def _published_at(one: Told) -> tuple[Told, ...]:
    """An address in what says how a work was published is one, and so is the day it was looked at; other words stay."""
    found = taken_apart(one.raw) if one.name == "howpublished" else None
    if found is None or not found.address:
        return (one,)
    parts = (("url", found.address), ("urldate", found.accessed), ("howpublished", found.words))
    return tuple(one._replace(name=name, raw=raw) for name, raw in parts if raw)


def _said_again(fields: Sequence[Told]) -> list[Told]:
    """Fields without a "how published" that only says for styles what others do: the book that a work stands in, its number at arXiv."""
    of = {one.name: one.raw.strip() for one in fields}
    at_arxiv = f"arXiv:{of.get('eprint')}"
    found = []
    for one in fields:
        said = one.raw.strip() if one.name == "howpublished" else ""
        if said == at_arxiv and "publisher" not in of:
            found.append(one._replace(name="publisher", raw="arXiv"))
        elif not said or said not in (of.get("booktitle"), at_arxiv, f"arXiv preprint {at_arxiv}"):
            found.append(one)
    return found


def _doi_in_address(fields: Sequence[Told]) -> Iterator[Told]:
    """An address at doi.org is the DOI, where none is given: as reference managers and search engines write it."""
    for one in fields:
        if one.name == "doi" and one.raw.strip():
            return
    for one in fields:
        if one.name in ("url", "remote-url") and _AT_DOI.match(one.raw) and clean.doi(_ADDRESS.sub(r"\1", one.raw)):
            yield one._replace(name="doi", raw=_ADDRESS.sub(r"\1", one.raw))
            return


def inherited(fields: Sequence[Told]) -> tuple[str, ...]:
    """The fields of a record that stand in another entry of the file."""
    raws = {one.name: one.raw for one in reversed(fields)}
    names = {
        "issued"
        if one.name in ("year", "month")
        else FIELDS[one.name][0]
        if one.name in FIELDS
        else field_of(one.name, raws)
        for one in fields
        if one.inherited
        if one.name in (*FIELDS, "year", "month", *PEOPLE)
    }
    return tuple(sorted(names))
