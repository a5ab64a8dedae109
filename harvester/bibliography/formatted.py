"""What the processor made of a list of works, as runs of text under marks: the one thing that all forms are written from. Pure.

The processor answers with a tree of pandoc's: a division for all works, in it one for each, in that inline elements. Marks, links
and the few spans that CSL lays out by (a number in the margin, a block of its own) are kept; of all else its text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from harvester.bibliography.items import restored
from harvester.errors import HarvesterError

Mark = Literal["i", "b", "sup", "sub", "sc", "u"]
_MARKS: dict[str, Mark] = {
    "Emph": "i", "Strong": "b", "Superscript": "sup", "Subscript": "sub", "SmallCaps": "sc", "Underline": "u",
}  # fmt: skip
_LETTERS = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
_WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_ID = re.compile(r"ref-w(\d+)")


class Run(NamedTuple):
    """A piece of text, the marks it stands under (sorted), and the address that it leads to ("" for none)."""

    text: str
    marks: tuple[Mark, ...] = ()
    link: str = ""


Line = tuple[Run, ...]


class Formatted(NamedTuple):
    """A work as a style prints it: its place in the list that was given, its number in the margin, its lines, what must be read with it, and
    the language that it is in, where one is known.
    """

    place: int
    label: str
    lines: tuple[Line, ...]
    told: tuple[str, ...] = ()
    language: str = ""

    def text(self) -> str:
        """The lines as plain text, without marks."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)


def read_answer(answer: bytes) -> tuple[Formatted, ...]:
    """The works of a processor's answer, in the order of the style. Raises HarvesterError where it is none."""
    try:
        blocks = json.loads(answer)["blocks"]
        return tuple(_work(block["c"]) for block in _entries(blocks))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise HarvesterError(
            "pandoc answered something else than a bibliography", advice="Is it a version before 3.1?"
        ) from None


def _entries(blocks: Sequence[Any]) -> Iterator[Any]:
    for block in blocks:
        if block["t"] == "Div":
            (_id, classes, _more), inner = block["c"]
            if "csl-entry" in classes:
                yield block
            else:
                yield from _entries(inner)


def _work(content: Any) -> Formatted:
    (name, _classes, _more), blocks = content
    found = _ID.fullmatch(name)
    if found is None:
        raise ValueError(name)
    label: list[Run] = []
    lines: list[list[Run]] = [[]]
    for block in blocks:
        lines.append([])
        if block["t"] in ("Para", "Plain"):
            _lay(block["c"], label, lines, frozenset())
    whole = (_joined(line) for line in lines)
    return Formatted(int(found[1]), "".join(run.text for run in label).strip(), tuple(line for line in whole if line))


# A title of a book within a title in italics stands upright: two of the same mark undo each other (CSL's flip-flop).
def _lay(
    inlines: Sequence[Any], label: list[Run], lines: list[list[Run]], marks: frozenset[Mark], link: str = ""
) -> None:
    for one in inlines:
        kind, content = one["t"], one.get("c")
        if kind in _LETTERS:
            lines[-1].append(Run(_LETTERS[kind], tuple(sorted(marks)), link))
        elif kind == "Str":
            lines[-1].append(Run(restored(content), tuple(sorted(marks)), link))
        elif kind in _MARKS:
            _lay(content, label, lines, marks ^ {_MARKS[kind]}, link)
        elif kind == "Link":
            _lay(content[1], label, lines, marks, _address(content[2][0]))
        elif kind == "Quoted":
            before, behind = ("‘", "’") if content[0]["t"] == "SingleQuote" else ("“", "”")
            lines[-1].append(Run(before, tuple(sorted(marks)), link))
            _lay(content[1], label, lines, marks, link)
            lines[-1].append(Run(behind, tuple(sorted(marks)), link))
        elif kind == "Span":
            _span(content, label, lines, marks, link)
        else:
            # Cite, Strikeout, Note and what else CSL does not make: their text.
            _lay(
                [part for part in content if isinstance(part, dict)] if isinstance(content, list) else [],
                label,
                lines,
                marks,
                link,
            )


def _span(content: Any, label: list[Run], lines: list[list[Run]], marks: frozenset[Mark], link: str) -> None:
    (_name, classes, _more), inner = content
    if "csl-left-margin" in classes:
        apart: list[list[Run]] = [[]]
        _lay(inner, label, apart, marks, link)
        label += [run for line in apart for run in line]
        return
    if "csl-block" in classes or "csl-indent" in classes:
        lines.append([])
        _lay(inner, label, lines, marks, link)
        lines.append([])
        return
    _lay(inner, label, lines, marks, link)


def _address(target: str) -> str:
    """Where a link leads, where that is an address of the web: a click on anything else may run anything."""
    address = restored(target).strip()
    return address if _WEB.fullmatch(address) else ""


def _joined(runs: Sequence[Run]) -> Line:
    """Neighbours of the same marks and link made one, and no white space at either end."""
    made: list[Run] = []
    for run in runs:
        if made and made[-1][1:] == run[1:]:
            made[-1] = run._replace(text=made[-1].text + run.text)
        elif run.text:
            made.append(run)
    while made and not made[0].text.strip():
        made.pop(0)
    while made and not made[-1].text.strip():
        made.pop()
    if not made:
        return ()
    made[0] = made[0]._replace(text=made[0].text.lstrip())
    made[-1] = made[-1]._replace(text=made[-1].text.rstrip())
    return tuple(made)
