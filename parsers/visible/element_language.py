"""The language that a page says one of its elements is in: what parts the versions of an abstract that stand one below the other."""

from __future__ import annotations

from lxml import etree

_MOST_LEVELS = 4
_LANG = ("lang", "xml:lang", "{http://www.w3.org/XML/1998/namespace}lang")


def language_of(element: etree._Element | None) -> str:
    """The first two letters of the language that an element, or one close around it, says its text is in; empty where none does.

    The whole page's language is no element's: templates set it, whatever stands in them.
    """
    for _ in range(_MOST_LEVELS):
        if element is None or element.tag in ("body", "html"):
            break
        said = next((value for key in _LANG if (value := element.get(key))), None)
        if said:
            return said[:2].lower()
        element = element.getparent()
    return ""
