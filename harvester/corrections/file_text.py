"""A library's file as text that goes back to the very same bytes."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileText:
    """The text, the codec that reads and writes it, and the byte order mark that stands before it."""

    text: str
    encoding: str
    mark: bytes = b""

    @classmethod
    def of(cls, body: bytes, encoding: str | None = None) -> FileText | None:
        """The text of a body: by its mark, as UTF-8, or in `encoding`; None where none of them gives the bytes back."""
        for mark, name in _MARKS:
            if body.startswith(mark):
                return _exact(body[len(mark) :], name, mark)
        return _exact(body, "utf-8") or (_exact(body, encoding) if encoding else None)

    def encoded(self, text: str) -> bytes:
        """Another text in the same encoding. Raises UnicodeEncodeError where it has a letter that the encoding has not."""
        return self.mark + text.encode(self.encoding)

    def can_hold(self, text: str) -> bool:
        """Whether the encoding has all letters of a text."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    @property
    def newline(self) -> str:
        """How the file ends its lines; a line feed where it has none."""
        first = self.text.find("\n")
        if first < 0:
            return "\r" if "\r" in self.text else "\n"
        return "\r\n" if self.text[max(0, first - 1)] == "\r" else "\n"


def _exact(body: bytes, encoding: str, mark: bytes = b"") -> FileText | None:
    try:
        text = body.decode(encoding)
        same = text.encode(encoding) == body
    except (UnicodeDecodeError, UnicodeEncodeError, LookupError):
        return None
    return FileText(text, encoding, mark) if same else None


@dataclass(frozen=True, slots=True)
class Splice:
    """A piece of a text, from `start` to `end`, and what stands there from now on."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: list[Splice]) -> str:
    """The text with pieces of it changed; all else stays. Pieces must not overlap; at one place they keep their order."""
    parts: list[str] = []
    at = 0
    for one in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if one.start < at:
            raise ValueError(f"two corrections of one place of the file (at {one.start})")
        parts += [text[at : one.start], one.text]
        at = one.end
    return "".join((*parts, text[at:]))
