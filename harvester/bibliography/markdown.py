"""A list of formatted works as Markdown, as CommonMark and GitHub read it. Pure.

A backslash before any mark of punctuation makes it that mark alone. Marks are written as stars where these stand free, and as
HTML's elements, which both allow, where stars beside letters or other stars would be letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from urllib.parse import quote

from harvester.bibliography.formatted import Formatted, Line, Mark, Run
from harvester.bibliography.forms import Heading

# An exclamation mark before a link makes a picture of it.
_PUNCTUATION = re.compile(r"[\\`*_{}\[\]<>&$~^|#@]|-(?=-)|(?<=-)-|!\Z")
# GitHub makes links of these, and takes a backslash behind them for a part of the link; within a link it makes none.
_BARE_LINK = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
# What begins a list, a heading or a rule where it stands first.
_FIRST = re.compile(r"^(\d{1,9})([.)])|^([-+=:])")
_STARS: Mapping[Mark, tuple[str, str]] = MappingProxyType({"i": ("*", "*"), "b": ("**", "**")})
_TAGS: Mapping[Mark, tuple[str, str]] = MappingProxyType(
    {
        "i": ("<i>", "</i>"), "b": ("<b>", "</b>"), "sup": ("<sup>", "</sup>"), "sub": ("<sub>", "</sub>"), "sc": ("", ""), "u": ("<u>", "</u>"),
    }
)  # fmt: skip
# What an address may hold as it is; "%" too, for what is quoted already. "<", ">" and "\" end or change a link.
_SAFE = ":/?#[]@!$&'()*+,;=-._~%"


def markdown(works: Iterable[Formatted], _heading: Heading) -> Iterator[str]:
    """A paragraph a work; a bold line under it for what must be read with it."""
    for place, work in enumerate(works):
        label = f"{_letters(work.label)} " if work.label else ""
        lines = [_begun(label + _line(line)) for line in work.lines] or [_begun(label)]
        lines += [f"**{_letters(one)}**" for one in work.told]
        # A backslash at the end of a line is a break in the paragraph.
        yield ("\n" if place else "") + "\\\n".join(line for line in lines if line) + "\n"


def _line(line: Line) -> str:
    """A line's runs; those that lead to one address are one link."""
    shown = [(run.link, _run(run, *_beside(line, place))) for place, run in enumerate(line)]
    pieces = (
        (address, "".join(text for _link, text in runs)) for address, runs in groupby(shown, key=lambda one: one[0])
    )
    return "".join(f"[{text}](<{quote(address, safe=_SAFE)}>)" if address else text for address, text in pieces)


def _beside(line: Line, place: int) -> tuple[str, str]:
    """The letters before and behind a run; a star where marks end or begin."""
    before, behind = line[place - 1 : place], line[place + 1 : place + 2]
    left = ("*" if before[0].marks and not before[0].text[-1:].isspace() else before[0].text[-1:]) if before else ""
    right = ("*" if behind[0].marks and not behind[0].text[:1].isspace() else behind[0].text[:1]) if behind else ""
    return left, right


def _run(run: Run, left: str, right: str) -> str:
    # Stars begin and end at a letter: white space stands outside.
    inner = run.text.strip()
    if not inner:
        return run.text
    before, behind = run.text[: run.text.index(inner)], run.text[run.text.index(inner) + len(inner) :]
    # Within stars an element's "<" stands where the letter would.
    first, last = (inner[0], inner[-1]) if _STARS.keys() >= {*run.marks} else ("<", ">")
    free = _free(first, before or left) and _free(last, behind or right)
    tags = [(_STARS.get(mark) if free else None) or _TAGS[mark] for mark in run.marks]
    letters = _escaped(inner) if run.link else _letters(inner)
    return before + "".join(tag for tag, _end in tags) + letters + "".join(end for _tag, end in reversed(tags)) + behind


def _free(letter: str, beside: str) -> bool:
    """Whether stars between the two are marks, whatever the two are (CommonMark 0.31, 6.2, on flanking runs)."""
    return not beside or beside.isspace() or (letter.isalnum() and beside != "*")


def _letters(given: str) -> str:
    return _BARE_LINK.sub(_quoted, _escaped(given))


def _escaped(given: str) -> str:
    return _PUNCTUATION.sub(_quoted, given)


def _quoted(found: re.Match[str]) -> str:
    return "\\" + found[0]


def _begun(line: str) -> str:
    return _FIRST.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", line)
