"""Visible label and value rows of a page: "Label: value" lines of saved text, and the rows of tables and lists.

This file finds; what a label means is the vocabulary's and the platform's affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from parsers.clean import fold
from parsers.page import Document


class Row(NamedTuple):
    """A label as printed, without its colon; its value's text; where it stood, for a person."""

    label: str
    value: str
    where: str


# "Label: value", "Label:" alone; a label is short, begins with a letter, and is no address ("https:").
_LINE = re.compile(r"\s{0,20}([^\W\d_][^:\n\r：]{0,48}?)\s?[:：](?!//)[ \t\u00a0\u3000]*(.*)")


def text_lines(document: Document) -> Iterator[tuple[int, str]]:
    """The lines of a saved text that are not blank, numbered from 1, without blanks at their end."""
    for number, line in enumerate(re.split(r"\r\n|[\n\r\u2028\u2029]", document.text), start=1):
        if line.strip(" \t\u00a0\u200b\ufeff"):
            yield number, line.rstrip()


def line_row(number: int, line: str) -> Row | None:
    """The row that one line of text is, or None where it has no label."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    label = " ".join(found[1].split())
    return Row(label, found[2].strip(), f"label {label} (line {number})")


def text_rows(lines: Iterable[tuple[int, str]], labels: Mapping[str, str]) -> list[Row]:
    """The rows of numbered lines from the first known label on, an abstract with the lines that go on with it.

    A line that reads "Word: text" with a word nobody knows goes on with an abstract, as structured ones do;
    elsewhere it is a row of its own, so that it is not lost.
    """
    found: list[Row] = []
    for number, line in lines:
        row = line_row(number, line)
        if row is not None and fold(row.label) in labels:
            found.append(row)
        elif found and found[-1].value and labels.get(fold(found[-1].label)) == "abstract":
            found[-1] = found[-1]._replace(value=f"{found[-1].value} {line.strip()}")
        elif found and row is not None and row.value:
            found.append(row)
    return found


_BREAKS = frozenset(("br", "p", "div", "li", "tr", "td", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"))
_has_breaks = etree.XPath("boolean(.//" + "|.//".join(sorted((*_BREAKS, "script", "style"))) + ")")
_string = etree.XPath("string()")


def inner_text(element: etree._Element) -> str:
    """The text of an element as a reader sees it: without scripts and styles, `br` and blocks as blanks."""
    if not len(element):
        return " ".join((element.text or "").split())
    if not _has_breaks(element):
        return " ".join(str(_string(element)).split())
    parts: list[str] = []
    for node in element.iter():
        if node.tag not in ("script", "style"):
            if node is not element and node.tag in _BREAKS:
                parts.append(" ")
            if node.text:
                parts.append(node.text)
        if node is not element and node.tail:
            parts.append(node.tail)
    return " ".join("".join(parts).split())


def table_rows(table: etree._Element, label_class: str) -> Iterator[Row]:
    """Rows of a table whose label cells carry a class; a row whose value cell is missing has an empty value."""
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        for place, cell in enumerate(cells):
            if label_class in (cell.get("class") or "").split():
                label = inner_text(cell).rstrip(":： ").strip()
                values = [
                    other
                    for other in cells[place + 1 : place + 2]
                    if label_class not in (other.get("class") or "").split()
                ]
                value = inner_text(values[0]) if values else ""
                if label:
                    yield Row(label, value, f"row {label}")


def begins_with_label(element: etree._Element) -> bool:
    """Whether an inline element begins with one of the class "label" that ends in a colon: a row that only the page's style sets apart."""
    first = element[0] if len(element) else None
    if first is None or (element.text or "").strip():
        return False
    return "label" in (first.get("class") or "").split() and (first.text or "").rstrip().endswith((":", "："))
