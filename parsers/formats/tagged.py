"""Files of tagged lines, as RIS and PubMed's MEDLINE text are: the tags of a file with their texts and lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple


class Field(NamedTuple):
    """A tag, its text with the lines that continue it ("\\n" between them), its first line and its last, from 1.

    `after_blank` tells that an empty line stands before it, as it does between records.
    """

    tag: str
    text: str
    line: int
    last: int
    after_blank: bool = False

    @property
    def where(self) -> str:
        """A person's way back to it: "AU (line 12)"."""
        return f"{self.tag} (line {self.line})"

    def folded(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


class TaggedEntry(NamedTuple):
    """One record of a file: its fields in their order, and the line it begins at."""

    fields: tuple[Field, ...]
    line: int

    def all(self, *tags: str) -> list[Field]:
        """The fields of these tags that hold a text, those of the first tag first."""
        return [field for tag in tags for field in self.fields if field.tag == tag and field.text]


def fields(text: str, read_tag: Callable[[str], tuple[str, str] | None]) -> Iterator[Field]:
    """The tagged fields of a file. `read_tag` cuts a line into its tag and its text, or knows it for none.

    A line without a tag continues the field above it; what stands above the first tag is nobody's. Lines end as they do
    on any system; other separators (a form feed in an abstract) end none.
    """
    tag, parts, begun, last, gap, blank = "", [""], 0, 0, False, False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        read = read_tag(line)
        if read is None:
            stripped = line.strip()
            blank = blank or not stripped
            if tag and stripped:
                parts.append(stripped)
                last = number
            continue
        if tag:
            yield Field(tag, "\n".join(parts).strip(), begun, last, gap)
        tag, parts, begun, last, gap, blank = read[0], [read[1].strip()], number, number, blank, False
    if tag:
        yield Field(tag, "\n".join(parts).strip(), begun, last, gap)
