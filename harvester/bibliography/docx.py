"""A list of formatted works as DOCX: the tree that pandoc makes it of, and what is set right in what it makes. Pure.

Pandoc's paragraph style "Bibliography" has no hanging indent, which nearly every citation style wants, and behind which the text of
a numbered work stands; whoever takes the list into a paper of their own gets the style "Bibliography" of that paper.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from typing import Any
from unicodedata import bidirectional
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from harvester.bibliography.formatted import Formatted, Mark, Run
from harvester.exporters.xml_tree import escape

_KINDS: dict[Mark, str] = {
    "i": "Emph", "b": "Strong", "sup": "Superscript", "sub": "Subscript", "sc": "SmallCaps", "u": "Underline",
}  # fmt: skip
_BREAK = {"t": "LineBreak"}
_NONE: tuple[str, list[str], list[Any]] = ("", [], [])
# What XML cannot hold is shown as what it is, a character that is lost.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tree(works: Sequence[Formatted], locale: str) -> bytes:
    """Pandoc's JSON (pandoc-types 1.23): a division in the bibliography's style, and a paragraph for each line."""
    blocks = [block for work in works for block in _blocks(work, locale)]
    meta = {"lang": {"t": "MetaInlines", "c": [_letters(locale)]}} if locale else {}
    refs = {"t": "Div", "c": [["refs", ["references", "csl-bib-body", "hanging-indent"], []], blocks]}
    told = {"pandoc-api-version": [1, 23], "meta": meta, "blocks": [refs] if blocks else []}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _blocks(work: Formatted, locale: str) -> list[Any]:
    first, *others = work.lines or ((),)
    inlines = [inline for run in first for inline in _inlines(run)]
    if work.label:
        inlines = [
            {"t": "Span", "c": [["", ["csl-left-margin"], []], [_letters(work.label)]]},
            {"t": "Span", "c": [["", ["csl-right-inline"], []], inlines]},
        ]
    # Lines of one paragraph, for only its first is to hang.
    for line in others:
        inlines += [_BREAK, *(inline for run in line for inline in _inlines(run))]
    for one in work.told:
        inlines += [_BREAK, {"t": "Strong", "c": [{"t": "Span", "c": [["", [], [["lang", "en"]]], [_letters(one)]]}]}]
    way = [["dir", "rtl"]] if _from_right(work.text()) else []
    way += [["lang", work.language]] if _is_foreign(work.language, locale) else []
    return [{"t": "Div", "c": [[f"ref-w{work.place}", ["csl-entry"], way], [{"t": "Para", "c": inlines}]]}]


def _is_foreign(language: str, locale: str) -> bool:
    """Whether a work is in another language than its list: Word checks its letters by that one, and not by the list's."""
    here, there = (tag.partition("-")[0].lower() for tag in (language, locale))
    return here not in ("", "und", "mul", "zxx", there)


def _from_right(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left: so a browser decides it too (dir="auto")."""
    return next((way != "L" for letter in text if (way := bidirectional(letter)) in ("L", "R", "AL")), False)


def _inlines(run: Run) -> list[Any]:
    made: Any = _letters(run.text)
    for mark in reversed(run.marks):
        made = {"t": _KINDS[mark], "c": [made]}
    return [{"t": "Link", "c": [_NONE, [made], [_safe(run.link), ""]]}] if run.link else [made]


def _letters(text: str) -> Any:
    return {"t": "Str", "c": _safe(text)}


def _safe(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


_FIRST = (1980, 1, 1, 0, 0, 0)
_STYLES, _CORE = "word/styles.xml", "docProps/core.xml"
_PARAGRAPHS = re.compile(rb'(<w:style\b[^>]*w:styleId="Bibliography".*?)<w:pPr\s*/>', re.DOTALL)
# Half an inch, in twentieths of a point.
_HANGING = rb'\1<w:pPr><w:spacing w:after="120" /><w:ind w:left="720" w:hanging="720" /></w:pPr>'
_NO_TITLE = b"<dc:title></dc:title>"


def finished(made: bytes, title: str) -> bytes:
    """Pandoc's document with hanging paragraphs, a title among its properties, and no time in it: the same works give the same bytes."""
    held = io.BytesIO()
    with ZipFile(io.BytesIO(made)) as given, ZipFile(held, "w") as out:
        for one in given.infolist():
            body = given.read(one)
            if one.filename == _STYLES:
                body = _PARAGRAPHS.sub(_HANGING, body, count=1)
            if one.filename == _CORE:
                body = body.replace(_NO_TITLE, f"<dc:title>{escape(_safe(title))}</dc:title>".encode())
            info = ZipInfo(one.filename, _FIRST)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3
            out.writestr(info, body)
    return held.getvalue()
