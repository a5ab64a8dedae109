"""The abstract below a heading that says so, where nothing else of the page calls it an abstract, found without walking the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from parsers.labels import field_of
from parsers.page import elements_of
from parsers.record import Said
from parsers.rows import inner_text
from parsers.visible.abstracts import END, STOPS, length

_HEADINGS = ("h1", "h2", "h3", "h4")
_MOST_HEADINGS = 60
_LONGEST_HEADING = 40
_LEAST, _MOST = 120, 8_000
_MOST_PIECES = 40
# Of a heading that fills its wrapper what it stands above follows the wrapper.
_MOST_WRAPPERS = 2


def below_heading(root: etree._Element) -> list[Said]:
    """What stands below the first heading that says abstract, up to the next heading of its rank."""
    for heading in islice(elements_of(root, *_HEADINGS), _MOST_HEADINGS):
        named = inner_text(heading) if len(heading) <= _MOST_WRAPPERS else ""
        if 0 < len(named) < _LONGEST_HEADING and field_of(named) == "abstract":
            text = " ".join(islice(_pieces(heading), _MOST_PIECES))
            if _LEAST <= length(text) <= _MOST and text.count(". ") + text.count("。") > 0:
                return [Said(field="abstract", text=text, where=f"below {named} ({heading.tag})")]
    return []


def _pieces(heading: etree._Element) -> Iterator[str]:
    start = heading
    for _ in range(_MOST_WRAPPERS):
        above = start.getparent()
        if start.getnext() is not None or above is None or above.tag in ("body", "html"):
            break
        start = above
    rank = _HEADINGS.index(str(heading.tag))
    told = False
    for one in start.itersiblings():
        inner = next(one.iter(*_HEADINGS), None)
        if inner is not None and (
            _HEADINGS.index(str(inner.tag)) <= rank or END.fullmatch(inner_text(inner)[:60].strip(" :"))
        ):
            return
        if one.tag in ("p", "div", "section", "blockquote", "span", "article") and (text := inner_text(one)):
            if told and STOPS.match(text):
                return
            told = True
            yield text
