"""Formatted works for the tests, and what a reader of their HTML or DOCX sees of them."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree, html

from harvester.bibliography import forms
from harvester.bibliography.formatted import Formatted, Run
from harvester.work import Entry
from parsers.record import Record

HEADING = forms.Heading("Ours & <theirs>", "en-GB")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def formatted(*lines: tuple[Run, ...], label: str = "", told: tuple[str, ...] = ()) -> Formatted:
    return Formatted(0, label, lines, told)


def entry(key: str = "k", **work: Any) -> Entry:
    return Entry(key=key, record=Record.model_validate({"type": "book", **work}))


def docx_text(body: bytes) -> list[str]:
    """The paragraphs of a document as its text: tabs and breaks as white space."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    texts = []
    for paragraph in root.iter(f"{_W}p"):
        pieces = (
            (one.text or "") if one.tag == f"{_W}t" else " " for one in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab")
        )
        texts.append(" ".join("".join(pieces).split()))
    return texts


def html_text(page: str) -> list[str]:
    return [" ".join(" ".join(map(str, one.itertext())).split()) for one in html.fromstring(page.encode()).iter("li")]
