r"""BibTeX in ASCII: every letter beyond it as LaTeX's command, for TeX of old and for submission systems that take nothing else.

It is a format of its own, beside `bibtex`, because it is chosen where formats are chosen, and goes to a file of its own.
Letters that LaTeX has no command for (Cyrillic, Chinese, Arabic) stay as they are: to leave them out, or to write others in their
place, would be to change what the work is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from harvester.exporters import bibtex
from harvester.exporters.latex import ascii_text
from harvester.work import Entry

_ADDRESSES = frozenset(("doi", "url"))


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Entries, one at a time."""
    for entry in entries:
        yield bibtex.render(bibtex.entry_type(entry.record), entry.key, fields(entry))


def fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """(field, value with its delimiters), as `bibtex` has them, in ASCII."""
    for field, value in bibtex.fields(entry):
        if value.isascii():
            yield field, value
        elif field in _ADDRESSES:
            yield field, "".join(char if char.isascii() else quote(char) for char in value)
        else:
            yield field, ascii_text(value)
