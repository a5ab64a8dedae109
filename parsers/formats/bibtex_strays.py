"""What stands between the fields of a .bib entry and is none: BibTeX reads no further there, and other programs do."""

from __future__ import annotations

import re

from parsers.formats.bibtex_keys import NAME

# What biber passes over in an entry, as TeX does: a field that somebody has taken out, or a word about one.
_COMMENT = re.compile(r"[\s,]*+(%[^\r\n]*+)")
# A full stop or a semicolon for the comma behind a field.
_WRONG_SIGN = re.compile(rf"\s*+([.;])(?=\s*+{NAME})")
_READ_ON = "BibTeX would read no further in the entry, here it was read"


def passed_over(text: str, at: int) -> tuple[int, str] | None:
    """Where it is read on behind a comment or a wrong sign, and what is to be told of that; None where neither stands."""
    found = _COMMENT.match(text, at) or _WRONG_SIGN.match(text, at)
    return (found.end(), f"“{found[1][:40].strip()}” within it is no field; {_READ_ON}") if found else None


# How far before an "@" its line may begin.
_INDENT = 80
_TAKEN_OUT = re.compile(r"@[^\r\n]*+(?:(?:\r\n?|\n)[ \t]*+%[^\r\n]*+)++")


def taken_out(text: str, at: int) -> int | None:
    """Where the entry ends that an "@" begins, of which somebody has taken out every line with a percent sign; None for any other.

    Behind a percent sign before the "@" alone BibTeX reads the entry, and so do we.
    """
    before = re.split(r"[\r\n]", text[max(0, at - _INDENT) : at])[-1].strip()
    if not before or before.strip("% \t"):
        return None
    found = _TAKEN_OUT.match(text, at)
    return found.end() if found else None


def missed(name: str) -> str:
    """What is to be told of a field before which no comma stands."""
    return f"a comma is missing before “{name[:60]}”; {_READ_ON}"
