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
from parsers.formats.bibtex_published import taken_apart
from parsers.formats.bibtex_syntax import Entry
from parsers.record import Unread


class Told(NamedTuple):
    """A field of an entry, its raw value, and where it stands; `inherited` where that is another entry."""

    name: str
    raw: str
    where: str
    inherited: bool = False


# What a part takes over from its whole. Neither its title, people, pages nor identifiers: those are the whole's own.
_INHERITED = frozenset(
    ("booktitle", "year", "date", "month", "publisher", "address", "location", "editor", "series", "isbn", "issn", "organization",
     "institution", "school", "eventtitle", "bookauthor", "editortype", "editora", "editoratype", "editorb", "editorbtype", "editorc", "editorctype",
      "journal", "journaltitle", "volume", "number", "edition", "language", "langid")
)  # fmt: skip
# BibLaTeX's rule, for which the whole need not say its title twice.
_PARTS = frozenset(("inproceedings", "conference", "incollection", "inbook", "inreference"))
_TOGETHER = (
    frozenset(("year", "date", "month")),
    frozenset(("journal", "journaltitle")),
    frozenset(("address", "location")),
)
_ADDRESS = re.compile(r"(?<!\s)\s*(?:\\(?:url|href)\s*)?(?:\{\s*)?(https?://[^\s{}\"]+)\s*(?:\}\s*)?")
_AT_DOI = re.compile(r"\s*(?:\\url\s*)?(?:\{\s*)?https?://(?:dx\.|www\.)?doi\.org/10\.", re.IGNORECASE)


def told(entry: Entry, wholes: Mapping[str, Entry]) -> tuple[Told, ...]:
    """The fields of an entry in their order, then what they amount to beside. `wholes` are a file's entries by key.

    A value that cannot be read leaves no gap for the whole's: what an entry says itself is never passed over.
    """
    fields = [*_own(entry), *_of_xdata(entry, wholes)]
    fields = _said_again([part for one in _joined(fields) for part in _published_at(one)])
    return (*fields, *_doi_in_address(fields), *_of_the_whole(entry, fields, wholes))


def _own(entry: Entry) -> list[Told]:
    place = f"(entry at line {entry.line})"
    return [Told(name, raw, f"field {name} {place}") for name, raw in entry.fields]


def _named(entry: Entry, field: str) -> list[str]:
    for name, raw in entry.fields:
        if name == field:
            return [key.strip() for key in raw.split(",") if key.strip()]
    return []


# No work inherits from more entries than these.
_MOST_XDATA = 100


def _of_xdata(entry: Entry, wholes: Mapping[str, Entry]) -> Iterator[Told]:
    """What stands in the @xdata entries that an entry names, and in those that these name, each once."""
    waiting, seen = _named(entry, "xdata"), {entry.key.lower()}
    taken = {name for name, raw in entry.fields if raw.strip()} if waiting else set()
    while waiting and len(seen) < _MOST_XDATA:
        data = wholes.get((key := waiting.pop(0)).lower())
        if data is None or key.lower() in seen:
            continue
        seen.add(key.lower())
        waiting += _named(data, "xdata")
        for name, raw in data.fields:
            if name not in taken and name not in ("xdata", "crossref") and raw.strip():
                taken.add(name)
                yield Told(name, raw, f"field {name} of {data.key} (entry at line {data.line})", inherited=True)


_REFERRING = frozenset(("crossref", "xdata", "xref", "related"))


def dangling(entry: Entry, wholes: Mapping[str, Entry]) -> Iterator[Unread]:
    """References to entries that the file has not."""
    if _REFERRING.isdisjoint([name for name, _raw in entry.fields]):
        return
    for field in ("crossref", "xdata", "xref", "related"):
        for key in _named(entry, field):
            if key.lower() not in wholes:
                where = f"field {field} (entry at line {entry.line})"
                yield Unread(field=field, text=key[:300], where=where, why="the file has no entry of this key")


# What joins the field that it is a part of: BibLaTeX tells "Main" and "Sub" apart, a record has "Main: Sub".
_JOINED = {
    "subtitle": ("title",), "booksubtitle": ("booktitle",), "journalsubtitle": ("journaltitle", "journal"), "mainsubtitle": ("maintitle",),
    "addendum": ("note",), "pubstate": ("note",),
}  # fmt: skip
# biblatex's words for how far a work has come, which its styles translate.
_STATES = {
    "inpreparation": "in preparation", "submitted": "submitted", "forthcoming": "forthcoming", "inpress": "in press", "prepublished": "pre-published",
}  # fmt: skip
_ENDS = re.compile(r"[.:?!]\s*\}*$")


def _joined(fields: Sequence[Told]) -> list[Told]:
    """Fields with their subtitles joined to them, and notes with what is printed behind them; one that has nothing to join is it."""
    if _JOINED.keys().isdisjoint([one.name for one in fields]):
        return list(fields)
    found: list[Told] = [one for one in fields if one.name not in _JOINED or not one.raw.strip()]
    seen: set[str] = set()
    for one in fields:
        if one.name not in _JOINED or not one.raw.strip():
            continue
        if one.name in seen:
            found.append(one)  # a second of its kind joins nothing
            continue
        seen.add(one.name)
        raw = _STATES.get(one.raw.strip().lower(), one.raw) if one.name == "pubstate" else one.raw
        place = next(
            (at for at, other in enumerate(found) if other.name in _JOINED[one.name] and other.raw.strip()), None
        )
        if place is None:
            found.append(one._replace(name=_JOINED[one.name][0], raw=raw))
            continue
        main = found[place]
        between = " " if _ENDS.search(main.raw) else ". " if "note" in _JOINED[one.name] else ": "
        found[place] = main._replace(raw=f"{main.raw.rstrip()}{between}{raw.strip()}")
    return found


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
        if one.name == "url" and _AT_DOI.match(one.raw) and clean.doi(_ADDRESS.sub(r"\1", one.raw)):
            yield one._replace(name="doi", raw=_ADDRESS.sub(r"\1", one.raw))
            return


def _of_the_whole(entry: Entry, fields: Sequence[Told], wholes: Mapping[str, Entry]) -> Iterator[Told]:
    named = [raw for name, raw in entry.fields if name == "crossref"]
    key = named[0].strip().lower() if named else ""
    # An entry without a key is nobody's whole: who names none would have it.
    whole = wholes.get(key) if key else None
    if whole is None or whole is entry:
        return
    said = {one.name for one in fields if one.raw.strip()}
    own = said | {name for together in _TOGETHER if together & said for name in together}
    theirs = _joined([*_own(whole), *_of_xdata(whole, wholes)])
    named_otherwise = any(one.name == "booktitle" for one in theirs)
    for one in theirs:
        taken = "booktitle" if one.name == "title" and entry.kind in _PARTS and not named_otherwise else one.name
        # Who wrote the book is no author of the part.
        taken = "bookauthor" if one.name == "author" and entry.kind == "inbook" else taken
        if taken in _INHERITED and taken not in own and one.raw.strip():
            where = one.where if one.inherited else f"field {one.name} of {whole.key} (entry at line {whole.line})"
            yield Told(taken, one.raw, where, inherited=True)
