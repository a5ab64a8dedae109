"""A list of formatted works as the tree that pandoc makes a DOCX of: with its own styles for bibliographies. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from harvester.bibliography.formatted import Formatted, Mark, Run

_KINDS: dict[Mark, str] = {
    "i": "Emph", "b": "Strong", "sup": "Superscript", "sub": "Subscript", "sc": "SmallCaps", "u": "Underline",
}  # fmt: skip
_NONE: tuple[str, list[str], list[Any]] = ("", [], [])
# What XML cannot hold is shown as what it is, a character that is lost.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tree(works: Sequence[Formatted], locale: str) -> bytes:
    """Pandoc's JSON (pandoc-types 1.23): a division in the bibliography's style, and a paragraph for each line."""
    blocks = [block for work in works for block in _blocks(work)]
    meta = {"lang": {"t": "MetaInlines", "c": [_letters(locale)]}} if locale else {}
    refs = {"t": "Div", "c": [["refs", ["references", "csl-bib-body", "hanging-indent"], []], blocks]}
    told = {"pandoc-api-version": [1, 23], "meta": meta, "blocks": [refs] if blocks else []}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _blocks(work: Formatted) -> list[Any]:
    first, *others = work.lines or ((),)
    inlines = [inline for run in first for inline in _inlines(run)]
    if work.label:
        inlines = [
            {"t": "Span", "c": [["", ["csl-left-margin"], []], [_letters(work.label)]]},
            {"t": "Span", "c": [["", ["csl-right-inline"], []], inlines]},
        ]
    rest = [[inline for run in line for inline in _inlines(run)] for line in others]
    told = [[{"t": "Strong", "c": [_letters(one)]}] for one in work.told]
    paragraphs = [{"t": "Para", "c": line} for line in (inlines, *rest, *told) if line]
    return [{"t": "Div", "c": [[f"ref-w{work.place}", ["csl-entry"], []], paragraphs]}]


def _inlines(run: Run) -> list[Any]:
    made: Any = _letters(run.text)
    for mark in reversed(run.marks):
        made = {"t": _KINDS[mark], "c": [made]}
    return [{"t": "Link", "c": [_NONE, [made], [_safe(run.link), ""]]}] if run.link else [made]


def _letters(text: str) -> Any:
    return {"t": "Str", "c": _safe(text)}


def _safe(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
