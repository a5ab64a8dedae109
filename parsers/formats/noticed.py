"""Retractions and other notices that a library tells in the words of our own exports: in its notes and among its keywords.

A format that has no place for a notice has a sentence in the note ("Retracted: notice https://doi.org/10.1234/r, 2021."), and the
keyword "retracted". It is read back as the notice that it is, so that a work stays retracted on its way through a program; what it
says of others, in other words, stays a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from parsers import clean
from parsers.dates import read_date
from parsers.formats.library import Library, LibraryEntry
from parsers.record import Notice, Record, Related, Said

_KINDS: dict[str, tuple[str, str]] = {
    "Retracted": ("retraction", "retracted"), "Withdrawn": ("withdrawal", "withdrawn"),
    "Expression of concern": ("concern", "expression of concern"), "Corrected": ("correction", ""),
}  # fmt: skip
"""What a sentence begins with, the kind of notice, the keyword that stands beside it."""
_SENTENCE = re.compile(
    r"(?:^|(?<=[.!?;]))[ ]*(?:(?P<word>Retracted|Withdrawn|Expression of concern|Corrected)(?P<told>: [^\n]*?)?"
    r"|Published as https://doi\.org/(?P<published>\S+?))\.(?=\s|$)",
    re.MULTILINE,
)
_STOP = re.compile(r"\.(?!\S)")
_NUMBERED = re.compile(
    r"(?:notice (?:https://doi\.org/(?P<doi>\S+?)|PMID (?P<pmid>\d{1,10})))?(?:(?:^|, )(?P<date>\d{4}\S*(?: [a-z]+)?))?"
)


def _notices(kind: str, told: str) -> Iterator[Notice | None]:
    """The notices that a sentence names, parted by semicolons; None for what is none of ours."""
    for piece in told.split("; "):
        found = _NUMBERED.fullmatch(piece)
        doi = clean.doi(found["doi"]) if found and found["doi"] else None
        date = read_date(found["date"]) if found and found["date"] else None
        is_read = (
            bool(piece) and found is not None and (bool(doi), bool(date)) == (bool(found["doi"]), bool(found["date"]))
        )
        values: dict[str, Any] = {"kind": kind, "doi": doi, "pmid": found["pmid"] if found else None, "date": date}
        yield Notice.model_validate(values) if is_read else None


def _sentences(note: str) -> Iterator[re.Match[str]]:
    """The sentences of a note that may be ours: each line is looked at up to its last full stop, so that every beginning has an end."""
    at = 0
    for line in note.split("\n"):
        stops = [stop.end() for stop in _STOP.finditer(line)]
        yield from _SENTENCE.finditer(note, at, at + stops[-1]) if stops else ()
        at += len(line) + 1


def _told(record: Record, found: re.Match[str]) -> tuple[Notice, ...] | None:
    """The notices of a sentence; None where it is not to be taken for one of ours.

    Without a number and a date it tells what a record may know already; of itself only what must not be missed.
    """
    kind, mark = _KINDS[found["word"]]
    if found["told"] is None:
        return (Notice.model_validate({"kind": kind}),) if mark or _knows(record, kind) else None
    notices = tuple(_notices(kind, found["told"].removeprefix(": ")))
    return None if None in notices else notices  # type: ignore[return-value]


def _knows(record: Record, kind: str) -> bool:
    return any(one.kind == kind for one in record.notice)


def noticed(library: Library) -> Library:
    """A library, the notices that its notes tell in our words read as such."""
    return library.model_copy(update={"entries": tuple(map(with_notices, library.entries))})


def with_notices(entry: LibraryEntry) -> LibraryEntry:
    """The entry with the notices that its note tells; of what a field of its own tells better the sentence is left off."""
    record = entry.reading.record
    note = record.note or ""
    found_in = list(_sentences(note))
    if not record.notice and not found_in:
        return entry
    notices, related, kept, at = list(record.notice), list(record.related), "", 0
    for found in found_in:
        if found["published"]:
            doi = clean.doi(found["published"]) if record.type == "article" else None
            if doi is None:
                continue
            other = Related(relation="is-preprint-of", id=doi)
            related += [other] if other not in related else []
        else:
            told = _told(record, found)
            if told is None:
                continue
            notices += () if _knows(record, _KINDS[found["word"]][0]) else told
        kept, at = kept + note[at : found.start()], found.end()
    changed = _changed(entry, tuple(notices), tuple(related), kept + note[at:])
    return entry if changed.reading.record == entry.reading.record else changed


def _changed(entry: LibraryEntry, notices: tuple[Notice, ...], related: tuple[Related, ...], note: str) -> LibraryEntry:
    reading = entry.reading
    kinds = {one.kind for one in notices}
    marks = {mark for kind, mark in _KINDS.values() if kind in kinds}
    keyword = tuple(one for one in reading.record.keyword if one.scheme is not None or one.text not in marks)
    lines = [line for one in note.split("\n") if (line := one.strip())]
    record = reading.record.model_copy(
        update={"notice": notices, "related": related, "note": "\n".join(lines) or None, "keyword": keyword}
    )
    of_note = [one for one in reading.said if one.field == "note"]
    changed = [name for name in ("notice", "related") if getattr(record, name) != getattr(reading.record, name)]
    said = [Said(field=name, text=one.text, where=one.where) for name in changed for one in of_note[:1]]
    told = tuple(one for one in reading.said if one.field not in _gone(record))
    return entry.model_copy(update={"reading": reading.model_copy(update={"record": record, "said": (*told, *said)})})


def _gone(record: Record) -> frozenset[str]:
    """Fields of which nothing is left to be shown."""
    return frozenset(name for name in ("note", "keyword") if not getattr(record, name))
