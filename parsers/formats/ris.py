"""RIS: the records of a .ris file as readings; what is no record is a problem with its line, and the rest is read.

TY begins a record and ER ends it; where ER is missing the next TY does. What a tag means depends on the type and on who
wrote the file: the tables are in `ris_tags`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from parsers import clean
from parsers.encoding import decode
from parsers.formats import Unreadable
from parsers.formats.gathered import NO_FIELD, Collected
from parsers.formats.imprints import named_barely
from parsers.formats.library import MOST_ENTRIES, Library, LibraryEntry, Problem, Watch, library_entry, unwatched
from parsers.formats.ris_dates import dates
from parsers.formats.ris_parts import containers, numbers, pages, people, places
from parsers.formats.ris_tags import KNOWN, SILENT, TYPES, meaning
from parsers.formats.ris_texts import degree, identifiers, kind, texts
from parsers.formats.tagged import Field, TaggedEntry, fields
from parsers.languages import read_language
from parsers.numbering import read_issue, read_volume
from parsers.record import Reading

SOURCE = "page"
_TAG = re.compile(r"([ \t\ufeff]{0,12})([A-Z][A-Z0-9])([ \t\xa0]{0,4})[-\u2010-\u2013](.*)", re.DOTALL)


def read(body: bytes, watch: Watch = unwatched) -> Library:
    """The records of a file, in whatever encoding. Raises Unreadable where no line of it has a tag of RIS."""
    entries: list[LibraryEntry] = []
    problems: list[Problem] = []
    text = decode(body).text
    lines = text.count("\n") + 1
    for entry in split(text):
        watch(entry.line, lines, "lines")
        if isinstance(entry, Problem):
            problems.append(entry)
        elif len(entries) == MOST_ENTRIES:
            problems.append(
                Problem(line=entry.line, message=f"line {entry.line}: only {MOST_ENTRIES} records are read")
            )
            break
        else:
            key = next((field.folded()[:200] for field in entry.all("ID")), f"record-{len(entries) + 1}")
            entries.append(library_entry(key, entry.line, reading(entry)))
    if not entries and not problems and body.strip():
        raise Unreadable("no line of it begins a record of RIS (TY  - …)")
    return Library(entries=tuple(entries), problems=tuple(problems))


def split(text: str) -> Iterator[TaggedEntry | Problem]:
    """The records of a file as their fields, TY first, and the problems where they stand."""
    held: list[Field] = []
    strays = ended = False
    for field in fields(text, read_tag):
        if field.tag == "TY":
            yield from _closed(held)
            held = [field]
            strays = ended = False
        elif field.tag == "ER":
            strays, ended = False, True
        elif held and ended and field.tag in _BEHIND_THE_END:
            # Before the last, behind which new lines are written; what stands below it is no part of it.
            line = field._replace(text=field.text.partition("\n")[0], last=field.line)
            held.insert(max(1, len(held) - 1), line)
        elif held and not ended:
            held.append(field)
        elif not strays:
            strays = True
            message = f"line {field.line}: “{field.tag}” stands in no record: the TY line above it is missing"
            yield Problem(line=field.line, message=message)
    yield from _closed(held)


# Ovid's short name of the journal.
_BEHIND_THE_END = frozenset(("NL",))


def _closed(held: list[Field]) -> Iterator[TaggedEntry | Problem]:
    if len(held) > 1:
        yield TaggedEntry(tuple(held), held[0].line)
    elif held:
        yield Problem(line=held[0].line, message=f"line {held[0].line}: a record with nothing in it but its type")


def read_tag(line: str) -> tuple[str, str] | None:
    """A line's tag and text: two capitals, two blanks and a hyphen, and what exporters make of that.

    A wrapped line of an abstract that begins "T2-weighted" or "T2- weighted" has no tag; "ER-" and "TY - JOUR" have one.
    """
    found = _TAG.match(line)
    if found is None:
        return None
    indent, tag, gap, rest = found.groups()
    proper = gap == "  " and (tag in KNOWN or not indent)
    loose = (gap or tag in ("TY", "ER")) and tag in KNOWN and not indent and (not rest or rest[0].isspace())
    return (tag, rest) if proper or loose else None


def reading(entry: TaggedEntry) -> Reading:
    """What a record says, its fields TY first: of a file, or of another format that has the same fields."""
    got = Collected()
    begin, *others = entry.fields
    name = begin.folded().upper()
    csl, genre = TYPES.get(name, (None, None))
    if csl is not None:
        got.take("type", csl, begin.text, begin.where)
    elif name not in TYPES:
        got.lose("type", begin.folded(), begin.where, "no type of RIS")
    if genre is not None:
        got.take("genre", genre, begin.text, begin.where)
    said: dict[str, list[Field]] = {}
    for field in others:
        if field.text and field.tag not in SILENT:
            said.setdefault(meaning(field.tag, name), []).append(field)
    for word, convert in SINGLE.items():
        for field in said.pop(word, ()):
            got.read(word, convert, field.text, field.where)
    keys = entry.all("ID")
    # The kind first: what a number is depends on it.
    for part in (kind, degree, people, containers, places, dates, pages, numbers, identifiers, texts):
        part(got, said, keys)
    for items in said.values():
        for field in items:
            got.lose("other", field.folded(), field.where, NO_FIELD if field.tag in KNOWN else "a tag nobody knows")
    return got.reading(SOURCE)


def lent(fields: Sequence[Field], line: int, shown: Mapping[str, str]) -> Reading:
    """What a record of another format says whose fields stand here under RIS's tags; `shown` has a person's way back to each in its own file."""
    found = reading(TaggedEntry(tuple(fields), line))
    said = tuple(one.model_copy(update={"where": shown.get(one.where, one.where)}) for one in found.said)
    unread = tuple(one.model_copy(update={"where": shown.get(one.where, one.where)}) for one in found.unread)
    return Reading(source=found.source, record=found.record, said=said, unread=unread)


# Fields that are one value, with what reads it: the first that stands in the file is taken.
SINGLE: dict[str, Callable[[str], Any]] = {
    "title": clean.rich, "original_title": clean.rich, "collection_title": clean.line, "collection_number": clean.line,
    "volume": read_volume, "issue": read_issue, "article_number": clean.line, "number": clean.line, "version": clean.line,
    "publisher": named_barely, "edition": clean.line, "language": read_language, "rights": clean.line,
    "doi": clean.doi,
}  # fmt: skip
