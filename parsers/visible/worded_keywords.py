"""Keywords behind the word for them, in a page of which tags told all else, found without walking the page."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from parsers.heading_words import KEYWORDS
from parsers.page import elements_of
from parsers.record import Said
from parsers.rows import inner_text

_MOST_ELEMENTS = 3_000
_LEAST, _MOST = 4, 800
_LONGEST_TERM = 90
_WORD = re.compile(rf"\s*(?:{KEYWORDS})\s*(?P<colon>[:：.])?\s*", re.IGNORECASE)
_INLINE = frozenset(("b", "strong", "span", "em", "i"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


def behind_word(root: etree._Element) -> list[Said]:
    """The list behind the first word for keywords that begins a paragraph, or below the first heading that is one."""
    for one in islice(elements_of(root, "p", "div", *_INLINE, *_HEADINGS), _MOST_ELEMENTS):
        begins = _WORD.match(one.text or "")
        if begins is None:
            continue
        text = _list_behind(one, begins)
        terms = [term.strip() for term in re.split("[;,；，、·|]", text)]
        if (
            _LEAST <= len(text) <= _MOST
            and len(terms) > 1
            and all(len(term) <= _LONGEST_TERM for term in terms)
            and not _SENTENCE.search(text)
        ):
            return [Said(field="keyword_list", text=text, where=f"behind {begins[0].strip()} ({one.tag})"[:120])]
    return []


_SENTENCE = re.compile(r"[.!?]\s+[A-ZÀ-ÞА-Я]\w+\s\w+\s\w+\s\w+\s\w+\s|[:：]\s|https?:|©|@")


def _list_behind(one: etree._Element, begins: re.Match[str]) -> str:
    alone = not (one.text or "")[begins.end() :].strip()
    if one.tag in _HEADINGS:
        following = one.getnext() if alone and not len(one) else None
        return inner_text(following) if following is not None and following.tag in ("p", "div") else ""
    if one.tag in _INLINE:
        parent = one.getparent()
        if not alone or len(one) or parent is None or (parent.text or "").strip() or parent[0] is not one:
            return ""
        one = parent
    elif not begins["colon"]:
        return ""
    return _WORD.sub("", inner_text(one), count=1).strip(" .:：")
