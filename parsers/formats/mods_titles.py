"""MODS: titles of a work and of what it stands in, with their parts."""

from __future__ import annotations

from lxml import etree

from parsers import clean
from parsers.formats.gathered import NO_FIELD, Collected
from parsers.formats.xml_entries import children, first, place_of
from parsers.formats.xml_texts import text_of
from parsers.numbering import read_volume

TITLES = {"abbreviated": "title_short", "uniform": "original_title", "translated": "translated_title"}


def read_titles(got: Collected, root: etree._Element, line: int) -> None:
    """Titles by their type; an article that is not filed stands before a title, a subtitle behind it."""
    for info in children(root, "titleInfo"):
        kind = info.get("type")
        field = TITLES.get(str(kind)) if kind else "title"
        text = title_of(info)
        number = text_of(first(info, "partNumber"))
        if number and field == "title":
            got.read("volume", read_volume, number, place_of(info, line))
        elif number:
            got.lose("volume", number, place_of(info, line), NO_FIELD)
        if field is None:
            got.lose("title", text, place_of(info, line), f"a title of the kind “{kind}”: {NO_FIELD}")
        else:
            got.read(field, clean.rich, text, place_of(info, line))


def title_of(info: etree._Element) -> str:
    """A title: an article that is not filed before it, a subtitle and the name of a part behind it."""
    parts = [text_of(first(info, "nonSort")), text_of(first(info, "title"))]
    # "L'" stands at its word.
    head = "".join(parts) if parts[0].endswith(("'", "’", "-")) else " ".join(filter(None, parts))
    under, part = text_of(first(info, "subTitle")), text_of(first(info, "partName"))
    text = f"{head}: {under}" if head and under else head or under
    return f"{text}. {part}" if text and part else text or part
