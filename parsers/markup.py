"""Markup in values: HTML, JATS and MathML as sources write it, made into the six marks of `Rich`.

Sources write markup as tags, as entities, and as entities of entities; all three say the same. What looks like
a tag and is none ("P <0.05") is text. Tags that carry no mark are dropped and their text is kept.
"""

from __future__ import annotations

import html
import re

from parsers.values import Mark

# A tag as HTML, JATS (jats:italic) or MathML (mml:mi) writes it. A name without a prefix must be known, or "<x" is text.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,14}(?:[:-][a-zA-Z][a-zA-Z-]{0,30})?)((?:\s[^<>]{0,400})?)(/?)>")
_LONGEST_COMMENT = 2_000
_INSTRUCTION = re.compile(r"<\?[^<>]{0,400}>|<!\[CDATA\[|\]\]>")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
"""A sign by its name or number, as HTML and XML write it."""

_MARKS: dict[str, Mark] = {
    "i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "sub": "sub", "inf": "sub",
    "sup": "sup", "sc": "sc", "scp": "sc", "nocase": "nocase",
}  # fmt: skip
_PLAIN = frozenset(
    "a abbr alt-text bdi bdo big cite code dfn email ext-link fn font graphic img inline-formula inline-graphic label list mark "
    "monospace named-content overline p private-char q roman rp rt ruby s samp sans-serif small span strike styled-content "
    "tex-math time tt u underline uri var wbr xref "
    "math annotation alternatives mi mn mo mrow msub msup msubsup mfrac mtext mstyle mspace mover munder munderover "
    "msqrt mroot mfenced mtable mtr mtd semantics".split()
)
# Tags whose edges are edges of words: "Background</title><p>We" is two words.
_BLOCKS = frozenset(
    "blockquote boxed-text br break caption dd def def-item def-list disp-formula disp-quote div dl dt fig h1 h2 h3 h4 h5 h6 hr li "
    "list-item ol p sec section supplementary-material table table-wrap tbody td th title tr ul verse-group verse-line".split()
)
_PREFIXES = ("jats:", "mml:")


def unescape(text: str) -> str:
    """`text` with its entities decoded until none is left ("&amp;lt;" is "<").

    >>> unescape("Smith &amp;amp; Jones, 5 &lt; 6 & AT&T")
    'Smith & Jones, 5 < 6 & AT&T'
    """
    for _ in range(8):  # deeper escaping than this is nobody's accident
        if not ENTITY.search(text):
            break
        decoded = ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
        if decoded == text:
            break
        text = decoded
    return text


def runs(text: str) -> list[tuple[str, tuple[Mark, ...]]]:
    """Pieces of plain text with the marks they stand under; `text` holds markup, its entities decoded."""
    text = _INSTRUCTION.sub("", _without_comments(text))
    pieces: list[tuple[str, tuple[Mark, ...]]] = []
    open_tags: list[tuple[str, Mark | None]] = []
    at = 0
    for tag in _TAG.finditer(text):
        full = tag[2].lower()
        name = full.rpartition(":")[2]
        if name not in _MARKS and name not in _PLAIN and name not in _BLOCKS and not full.startswith(_PREFIXES):
            continue
        _add(pieces, text[at : tag.start()], open_tags)
        at = tag.end()
        if name in _BLOCKS:
            _add(pieces, " ", [])
        if tag[1]:
            _close(open_tags, name)
        elif not tag[4] and name not in ("br", "break", "hr", "img", "wbr", "mspace") and len(open_tags) < 50:
            open_tags.append((name, _mark(name, tag[3])))
    _add(pieces, text[at:], open_tags)
    return pieces


def _without_comments(text: str) -> str:
    """`text` without its comments; what begins as one and does not end soon is text."""
    # A pattern would look ahead, letter by letter, from each of a million beginnings.
    at = text.find("<!--")
    if at < 0:
        return text
    kept: list[str] = []
    last = 0
    while at >= 0:
        end = text.find("-->", at + 4, at + 4 + _LONGEST_COMMENT + 3)
        if end >= 0:
            kept.append(text[last:at])
            last = end + 3
        at = text.find("<!--", last if end >= 0 else at + 4)
    return "".join((*kept, text[last:]))


def _mark(name: str, attributes: str) -> Mark | None:
    if name in ("span", "styled-content"):
        lowered = attributes.lower()
        if "small-caps" in lowered:
            return "sc"
        if "nocase" in lowered:
            return "nocase"
        if "italic" in lowered:
            return "i"
    return _MARKS.get(name)


def _close(open_tags: list[tuple[str, Mark | None]], name: str) -> None:
    """Close the innermost open tag of that name; a closing tag that closes nothing says nothing."""
    for place in range(len(open_tags) - 1, -1, -1):
        if open_tags[place][0] == name:
            del open_tags[place]
            return


def _add(pieces: list[tuple[str, tuple[Mark, ...]]], text: str, open_tags: list[tuple[str, Mark | None]]) -> None:
    if text:
        marks = tuple(dict.fromkeys(mark for _name, mark in open_tags if mark))
        pieces.append((text, marks))


def render(pieces: list[tuple[str, tuple[Mark, ...]]]) -> str:
    """The canonical markup of `Rich`: properly nested tags without attributes, "&", "<", ">" as entities."""
    out: list[str] = []
    stack: list[Mark] = []
    for text, marks in pieces:
        keep = 0
        while keep < min(len(stack), len(marks)) and stack[keep] == marks[keep]:
            keep += 1
        out.extend(f"</{mark}>" for mark in reversed(stack[keep:]))
        out.extend(f"<{mark}>" for mark in marks[keep:])
        stack = list(marks)
        out.append(html.escape(text, quote=False))
    out.extend(f"</{mark}>" for mark in reversed(stack))
    return "".join(out)
