"""Corrections of files of tagged lines in place: lines of a tag are changed, added or taken away, all others stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from harvester.corrections.file_text import FileText, Splice, spliced
from harvester.corrections.spots import Left, Spot, Wanted, last_word
from harvester.finding import Mend
from parsers.encoding import decode
from parsers.formats.tagged import Field, TaggedEntry

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
        for mend in last_word((*one.mends, *render(record, one))):
            if mend.text is not None and not file.can_hold(mend.text):
                left.append(Left(spot, mend.field, f"the file is in {file.encoding}, which lacks these letters"))
                continue
            texts = [text for line in (mend.text or "").split("\n") if (text := " ".join(line.split()))]
            held = [field for field in record.fields if field.tag == mend.field]
            if held:
                splices += _changed(file, held, texts, write(mend.field), begins)
            else:
                added += [f"{write(mend.field)}{text}" for text in texts]
        splices += _added(file, record.fields[-1].last, added, begins)
    return file.encoded(spliced(file.text, splices)), left


def _changed(
    file: FileText, held: Sequence[Field], texts: Sequence[str], prefix: str, begins: Sequence[int]
) -> Iterator[Splice]:
    """The lines of one tag: those at either end that stay are not touched, the others give way to the new ones."""
    said = [field.folded() for field in held]
    if len(said) == len(texts):
        for field, old, new in zip(held, said, texts, strict=True):
            if old != new or ("\n" not in field.text and field.text != new):
                yield _written(file, field, [f"{prefix}{new}"], begins)
        return
    most = min(len(said), len(texts))
    first = next((at for at in range(most) if said[at] != texts[at]), most)
    tail = next((at for at in range(most - first) if said[-1 - at] != texts[-1 - at]), most - first)
    going = held[first : len(held) - tail]
    lines = [f"{prefix}{text}" for text in texts[first : len(texts) - tail]]
    for number, field in enumerate(going):
        yield _written(file, field, lines if number == 0 else [], begins)
    if not going:
        yield from _added(file, held[first - 1].last if first else held[0].line - 1, lines, begins)


def _written(file: FileText, field: Field, lines: Sequence[str], begins: Sequence[int]) -> Splice:
    """Lines in the place of a field."""
    start, end = begins[field.line - 1], begins[field.last]
    new = "".join(f"{line}{file.newline}" for line in lines)
    if end > len(file.text):  # the file ends without a line's end
        end, new = len(file.text), new.removesuffix(file.newline)
    return Splice(start, end, new)


def _added(file: FileText, after: int, lines: Sequence[str], begins: Sequence[int]) -> list[Splice]:
    """New lines behind a line of the file, counted from 1 (0: before the first)."""
    if not lines:
        return []
    at = begins[after]
    if at > len(file.text):
        return [Splice(len(file.text), len(file.text), "".join(f"{file.newline}{line}" for line in lines))]
    return [Splice(at, at, "".join(f"{line}{file.newline}" for line in lines))]
