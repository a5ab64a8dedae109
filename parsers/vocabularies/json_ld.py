"""schema.org in JSON-LD: the works in a page's `application/ld+json` scripts.

All scripts of a page are one graph: an author may stand in another script. JSON as pages really have it is mended
where that is safe (comments around it, commas too many, escapes that are none); else a script says nothing.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

from parsers import schema_org
from parsers.found import Found
from parsers.page import Document

SOURCE = "json_ld"
MOST_CHARACTERS = 2_000_000
_MOST_SCRIPTS = 200
_MOST_VALUES = 500

_AROUND_START = re.compile(r"(?:\s|\ufeff|<!--|//(?=\s*<!)|/\*(?=\s*<!)|<!\[CDATA\[|\*/|\]\]>)+")
_AROUND_END = re.compile(r"(?:\s|-->|//|/\*|\*/|\]\]>|;)+$")
# A comma before a closing bracket; strings are passed over whole, also one that is never closed: else each quote in it is tried.
_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+"?)|,(?=\s*+[}\]])', re.DOTALL)
_STRAY_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(\')|)')
_BETWEEN = re.compile(r"[\s,;]*+")
_DECODER = json.JSONDecoder(strict=False)


def find(document: Document) -> tuple[Found, ...]:
    """The scholarly works that the JSON-LD of a page describes, outermost ones only."""
    text = document.text
    # Some template engines write the plus of an attribute as an entity.
    if not ("ld+json" in text or "ld&#" in text) or document.tree is None:
        return ()
    roots: list[Any] = []
    where: list[str] = []
    left = MOST_CHARACTERS
    for place, script in enumerate(document.tree.iter("script")):
        if "ld+json" in (script.get("type") or "").lower() and len(where) < _MOST_SCRIPTS:
            source = script.text or ""
            left -= len(source)
            for value in load(source) if left >= 0 else ():
                roots.append(value)
                where.append(f"JSON-LD (script {place + 1}) ")
    return schema_org.read(roots, SOURCE, where, document.title) if roots else ()


def load(text: str) -> list[Any]:
    """The values in a script, mended where that is safe; empty where it is no JSON."""
    start = _AROUND_START.match(text)
    body = text[start.end() if start else 0 :]
    tail = _AROUND_END.search(body, max(0, len(body) - 200))
    body = body[: tail.start()] if tail else body
    try:
        for mend in (_as_it_is, _without_entities, _mended):
            values = _values(mend(body))
            if values:
                return values
    except RecursionError:
        return []  # nested deeper than any real one
    return []


def _values(text: str) -> list[Any]:
    """The objects and arrays that stand one after the other in a text, up to what is none."""
    values: list[Any] = []
    at = 0
    while at < len(text) and len(values) < _MOST_VALUES:
        try:
            value, at = _DECODER.raw_decode(text, at)
        except ValueError:
            break
        if isinstance(value, (dict, list)):
            values.append(value)
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
    return values


def _as_it_is(text: str) -> str:
    return text


def _without_entities(text: str) -> str:
    """JSON whose quotes were written as entities; a text with quotes of its own is left."""
    return html.unescape(text) if '"' not in text and "&" in text else text


def _mended(text: str) -> str:
    """Without commas before a closing bracket, with JavaScript's \\' as it is meant, other stray backslashes kept."""
    text = _without_entities(text)
    text = _STRAY_ESCAPE.sub(lambda found: found[0] if found[1] else "'" if found[2] else "\\\\", text)
    return _COMMA.sub(lambda found: found[1] or "", text)
