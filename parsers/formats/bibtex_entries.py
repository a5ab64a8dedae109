"""What the entries of a .bib file say beside their own plain fields: what stands in the entry that `crossref` names, an address
for "how published", a DOI written as an address.

A paper's entry often says no more than its authors, title and pages; the book, its year and publisher stand in the entry of
the proceedings (BibTeX's `crossref`, as DBLP and hand-made libraries have it). What is said so is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from parsers import clean
from parsers.formats.bibtex_syntax import Entry


class Told(NamedTuple):
    """A field of an entry, its raw value, and where it stands; `inherited` where that is another entry."""

    name: str
    raw: str
    where: str
    inherited: bool = False


# What a part takes over from its whole. Neither its title, people, pages nor identifiers: those are the whole's own.
_INHERITED = frozenset(
    ("booktitle", "year", "date", "month", "publisher", "address", "location", "editor", "series", "isbn", "issn", "organization",
     "institution", "school", "eventtitle", "journal", "journaltitle", "volume", "number", "edition", "language", "langid")
)  # fmt: skip
# BibLaTeX's rule, for which the whole need not say its title twice.
_PARTS = frozenset(("inproceedings", "conference", "incollection", "inbook", "inreference"))
_TOGETHER = (
    frozenset(("year", "date", "month")),
    frozenset(("journal", "journaltitle")),
    frozenset(("address", "location")),
)
_ADDRESS = re.compile(r"\s*(?:\\url|\\href)?\s*\{?\s*(https?://[^\s{}\"]+)\s*\}?\s*")
_AT_DOI = re.compile(r"\s*(?:\\url)?\s*\{?\s*https?://(?:dx\.|www\.)?doi\.org/10\.", re.IGNORECASE)


def told(entry: Entry, wholes: Mapping[str, Entry]) -> tuple[Told, ...]:
    """The fields of an entry in their order, then what they amount to beside. `wholes` are a file's entries by key.

    A value that cannot be read leaves no gap for the whole's: what an entry says itself is never passed over.
    """
    fields = [Told(name, raw, f"field {name} (entry at line {entry.line})") for name, raw in entry.fields]
    fields = [_published_at(one) for one in fields]
    return (*fields, *_doi_in_address(fields), *_of_the_whole(entry, wholes))


def by_key(entries: Sequence[Entry]) -> Mapping[str, Entry]:
    """The entries that another may refer to, by their key in lower case; of two under one key the first, as BibTeX does."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.key.lower(), entry)
    return found


# What `number` counts: of a report or a patent the work itself; of what stands in a series, its place there.
_NUMBERED = frozenset(("techreport", "report", "patent", "manual", "dataset", "standard", "legislation", "bill"))


def number_of(kind: str, fields: Sequence[Told]) -> str:
    """The field of a record that an entry's `number` is: the issue, where nothing else is known."""
    if kind in _NUMBERED:
        return "number"
    in_series = kind not in ("article", "periodical") and any(
        one.name == "series" and one.raw.strip() for one in fields
    )
    return "collection_number" if in_series else "issue"


def _published_at(one: Told) -> Told:
    """An address that stands for how a work was published is one."""
    address = _ADDRESS.fullmatch(one.raw) if one.name == "howpublished" else None
    return one if address is None else one._replace(name="url", raw=address[1])


def _doi_in_address(fields: Sequence[Told]) -> Iterator[Told]:
    """An address at doi.org is the DOI, where none is given: as reference managers and search engines write it."""
    if any(one.name == "doi" and one.raw.strip() for one in fields):
        return
    for one in fields:
        if one.name == "url" and _AT_DOI.match(one.raw) and clean.doi(_ADDRESS.sub(r"\1", one.raw)):
            yield one._replace(name="doi", raw=_ADDRESS.sub(r"\1", one.raw))
            return


def _of_the_whole(entry: Entry, wholes: Mapping[str, Entry]) -> Iterator[Told]:
    named = next((raw for name, raw in entry.fields if name == "crossref"), "")
    whole = wholes.get(named.strip().lower())
    if whole is None or whole is entry:
        return
    own = {name for name, raw in entry.fields if raw.strip()}
    own |= {name for together in _TOGETHER if together & own for name in together}
    theirs = {name for name, _raw in whole.fields}
    for name, raw in whole.fields:
        taken = "booktitle" if name == "title" and entry.kind in _PARTS and "booktitle" not in theirs else name
        if taken in _INHERITED and taken not in own and raw.strip():
            yield Told(taken, raw, f"field {name} of {whole.key} (entry at line {whole.line})", inherited=True)
