"""EndNote's XML (File > Export > XML), and what Zotero and databases write as such: the references of a library as readings.

EndNote exports the same fields as RIS too, so each element has a tag there, and what a tag means in a reference of a type is said
once (`ris_tags`): here only the elements are named. Text stands in `style` elements, whose faces are kept as marks; several
ISSNs stand in lines of one element; a group's name ends in a comma. (EndNote's `RSXML.dtd`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from parsers.formats import Unreadable, ris
from parsers.formats.endnote_types import BY_NAME, BY_NUMBER
from parsers.formats.library import Library, Watch, unwatched
from parsers.formats.ris_tags import FAMILY
from parsers.formats.tagged import Field
from parsers.formats.xml_entries import children, local_name
from parsers.formats.xml_libraries import read_entries
from parsers.formats.xml_texts import text_of
from parsers.record import Reading

# The path of an element in a record to the tag of RIS that EndNote exports it as.
TAGS: dict[str, str] = {
    "contributors/authors/author": "AU", "contributors/secondary-authors/author": "A2", "contributors/tertiary-authors/author": "A3",
    "contributors/subsidiary-authors/author": "A4", "titles/title": "TI", "titles/secondary-title": "T2",
    "titles/tertiary-title": "T3", "titles/short-title": "ST", "titles/translated-title": "TT", "titles/alt-title": "J2", "orig-pub": "OP",
    "periodical/full-title": "JF", "periodical/abbr-1": "J2", "periodical/abbr-2": "J2", "alt-periodical/full-title": "JF",
    "alt-periodical/abbr-1": "J2",
    "pages": "SP", "volume": "VL", "number": "IS", "issue": "IS", "edition": "ET", "keywords/keyword": "KW", "dates/year": "PY",
    "dates/pub-dates/date": "DA", "pub-location": "CY", "publisher": "PB", "isbn": "SN", "accession-num": "AN", "electronic-resource-num": "DO",
    "abstract": "AB", "notes": "N1", "work-type": "M3", "language": "LA", "label": "ID", "urls/related-urls/url": "UR", "urls/web-urls/url": "UR",
    "misc1": "M1", "custom1": "C1", "custom2": "C2", "custom3": "C3", "custom4": "C4", "custom5": "C5", "custom6": "C6", "custom7": "C7",
    "auth-address": "AD", "call-num": "CN", "research-notes": "RN", "section": "SE", "caption": "CA", "num-vols": "NV", "reprint-edition": "RP",
    "availability": "AV", "remote-database-name": "DB", "remote-database-provider": "DP", "secondary-volume": "SV", "access-date": "Y2",
}  # fmt: skip
# What says nothing of the work: the file, its program, and attached files.
_SILENT = frozenset(
    "database source-app rec-number foreign-keys ref-type modified-date pdf-urls image-urls text-urls image".split()
)
_RICH = frozenset(("TI", "ST", "OP", "TT", "AB"))
_MARKS = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}


def read(body: bytes, watch: Watch = unwatched) -> Library:
    """The references of a file, in whatever encoding. Raises Unreadable where it holds no `record`."""
    return read_entries(body, "record", _entry, "no element of it is a reference of EndNote (<record>)", watch)


def _entry(root: etree._Element, line: int) -> tuple[str, Reading]:
    kind = _kind(root)
    if kind is None:
        raise Unreadable(f"line {line}: a record without a ref-type: is it EndNote's?")
    shown: dict[str, str] = {}
    fields = [Field("TY", kind, line, line), *_fields(root, line, kind, shown)]
    label = next((field.folded() for field in fields if field.tag == "ID"), "")
    number = next((text_of(one) for one in children(root, "rec-number")), "")
    return (label if label and " " not in label else number)[:200], ris.lent(fields, line, shown)


def _kind(root: etree._Element) -> str | None:
    item = next(children(root, "ref-type"), None)
    if item is None:
        return None
    name, number = str(item.get("name") or "").strip(), text_of(item)
    # Unknown to us, but a reference all the same.
    return BY_NAME.get(name.lower()) or BY_NUMBER.get(number) or "GEN"


def _fields(root: etree._Element, line: int, kind: str, shown: dict[str, str]) -> Iterator[Field]:
    for path, item in _leaves(root, ""):
        tag = TAGS.get(path, "ZZ")
        if tag == "IS" and FAMILY.get(kind) in ("book", "part"):
            tag = "SV"  # the number of a book is that in its series
        text = _marked(item) if tag in _RICH else _plain(item)
        if text:
            at = line - 1 + int(str(item.sourceline))
            field = Field(tag, text, at, at)
            shown.setdefault(field.where, f"{local_name(item)} (line {at})")
            yield field


def _leaves(parent: etree._Element, path: str) -> Iterator[tuple[str, etree._Element]]:
    """The elements that hold texts, with their paths; `style` is part of a text."""
    for child in parent:
        name = local_name(child)
        if name in _SILENT:
            continue
        inner = f"{path}/{name}".lstrip("/")
        if any(local_name(one) != "style" for one in child):
            yield from _leaves(child, inner)
        else:
            yield inner, child


def _plain(item: etree._Element) -> str:
    """The text with its line ends, which part several ISSNs or addresses."""
    lines = re.split(r"[\r\n]+", "".join(map(str, item.itertext())))
    return "\n".join(one for line in lines if (one := " ".join(line.split())))


def _marked(item: etree._Element) -> str:
    """The text with the marks of its styles as tags."""
    parts = [escape(item.text or "", quote=False)]
    for style in item:
        marks = [_MARKS[face] for face in re.findall("[a-z]+", str(style.get("face") or "")) if face in _MARKS]
        text = escape("".join(map(str, style.itertext())), quote=False)
        parts += [*(f"<{mark}>" for mark in marks), text, *(f"</{mark}>" for mark in reversed(marks))]
        parts.append(escape(style.tail or "", quote=False))
    return "".join(parts).strip()
