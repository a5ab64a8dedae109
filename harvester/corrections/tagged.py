"""Corrections of files of tagged lines in place: lines of a tag are changed, added or taken away, all others stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from harvester.corrections.file_text import FileText, Splice, spliced
from harvester.corrections.spots import Left, Spot, Wanted
from harvester.work import Mend
from parsers.encoding import decode
from parsers.formats.tagged import TaggedEntry

_LINE = re.compile(r"\r\n|\n|\r")
Render = Callable[[TaggedEntry, Wanted], Sequence[Mend]]
"""The lines that a record needs to say what is wanted; a mend's text of several lines is as many lines of its tag."""
Prefix = Callable[[str], Callable[[str], str]]
"""The first line of a record to what writes the beginning of a line of any tag, as that file writes it."""


def opened(body: bytes) -> FileText:
    """The file's text. Raises ValueError where its bytes are no text of one encoding, so that it cannot be written back."""
    file = FileText.of(body, decode(body).encoding)
    if file is None:
        raise ValueError("its bytes are no text of one encoding; save it as UTF-8 first")
    return file


def apply(
    file: FileText, records: Iterable[TaggedEntry], wanted: Mapping[Spot, Wanted], prefix: Prefix, render: Render
) -> tuple[bytes, list[Left]]:
    """The file with what is wanted of its records, and the tags that its encoding has no letters for."""
    begins = [0, *(found.end() for found in _LINE.finditer(file.text)), len(file.text) + 1]
    by_line = {spot.line: (spot, one) for spot, one in wanted.items()}
    splices: list[Splice] = []
    left: list[Left] = []
    for record in records:
        if record.line not in by_line:
            continue
        spot, one = by_line[record.line]
        write = prefix(file.text[begins[record.line - 1] : begins[record.line]])
        added: list[str] = []
        for mend in (*one.mends, *render(record, one)):
            if mend.text is not None and not file.can_hold(mend.text):
                left.append(Left(spot, mend.field, f"the file is in {file.encoding}, which lacks these letters"))
                continue
            lines = [
                f"{write(mend.field)}{' '.join(text.split())}" for text in (mend.text or "").split("\n") if text.strip()
            ]
            if any(field.tag == mend.field for field in record.fields):
                splices += _changed(file, record, mend.field, lines, begins)
            else:
                added += lines
        splices += _added(file, record, added, begins)
    return file.encoded(spliced(file.text, splices)), left


def _changed(
    file: FileText, record: TaggedEntry, tag: str, lines: Sequence[str], begins: Sequence[int]
) -> list[Splice]:
    """The lines of one tag: as many as there were each in its place, else the new ones where the first stood."""
    splices = []
    held = [field for field in record.fields if field.tag == tag]
    each = len(held) == len(lines)
    for number, field in enumerate(held):
        start, end = begins[field.line - 1], begins[field.last]
        mine = lines[number : number + 1] if each else lines if number == 0 else ()
        new = "".join(f"{line}{file.newline}" for line in mine)
        if each and file.text[start:end].rstrip("\r\n") == mine[0]:
            continue
        if end > len(file.text):  # the file ends without a line's end
            end, new = len(file.text), new.removesuffix(file.newline)
        splices.append(Splice(start, end, new))
    return splices


def _added(file: FileText, record: TaggedEntry, lines: Sequence[str], begins: Sequence[int]) -> list[Splice]:
    """New lines behind the last of the record."""
    if not lines:
        return []
    at = begins[record.fields[-1].last]
    if at > len(file.text):
        return [Splice(len(file.text), len(file.text), "".join(f"{file.newline}{line}" for line in lines))]
    return [Splice(at, at, "".join(f"{line}{file.newline}" for line in lines))]
