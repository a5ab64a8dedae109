"""Formatted bibliographies: works in a citation style, by the processor of styles (pandoc), as text, Markdown, HTML or DOCX.

    items, fitted           works as the processor gets them
    styles                  which style, from where; style_files reads one
    processor               runs pandoc
    formatted               what it answered, as runs of text under marks
    forms, markdown, docx   that, written

What must not be missed (a retraction, a withdrawal, an expression of concern) stands under the work in every form: styles
have no place for it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from harvester.bibliography import docx, forms, markdown
from harvester.bibliography.formatted import Formatted, read_answer
from harvester.bibliography.items import PROBE, has_article_numbers, items, once
from harvester.bibliography.processor import document, processed
from harvester.bibliography.styles import NAMES, find_style, listed, number_of_styles
from harvester.exporters import notices
from harvester.work import Entry

__all__ = ["ENDINGS", "NAMES", "Bibliography", "bibliography", "find_style", "listed", "number_of_styles", "written"]

_TEXTS: dict[str, forms.Form] = {"text": forms.text, "html": forms.html, "markdown": markdown.markdown}
ENDINGS: dict[str, str] = {"text": ".txt", "html": ".html", "markdown": ".md", "docx": ".docx"}
"""The forms, and how a file's name ends in each."""
# What is printed where neither a person nor the style names a language (CSL's own rule).
_LOCALE = "en-US"


class Bibliography(NamedTuple):
    """Works in a style: in its order, those that it prints nothing of, its title and the language it is printed in."""

    works: tuple[Formatted, ...]
    left: tuple[str, ...]
    style: str
    locale: str


def bibliography(entries: Sequence[Entry], asked: str, locale: str = "") -> Bibliography:
    """The works in the style that is asked for; in a language of its own where one is. Raises UsageError and HarvesterError."""
    style, own = find_style(asked)
    language = locale or own
    if not entries:
        return Bibliography((), (), style.title, language or _LOCALE)
    given = items(entries, style)
    if has_article_numbers(given):
        shown = _formatted(style.body, language, PROBE)[0].text()
        given = once(given) if "e900001" in shown and "e900002" in shown else given
    found = _formatted(style.body, language, given)
    works = tuple(
        work._replace(told=notices.grave(entries[work.place]), language=entries[work.place].record.language or "")
        for work in found
        if work.lines
    )
    left = {*range(len(entries))} - {work.place for work in works}
    return Bibliography(works, tuple(entries[place].key for place in sorted(left)), style.title, language or _LOCALE)


def _formatted(style: bytes, language: str, given: Sequence[dict[str, Any]]) -> tuple[Formatted, ...]:
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return read_answer(processed(style, language, text.encode("utf-8", "replace"), len(given)))


def written(found: Bibliography, form: str) -> bytes:
    """The bibliography in one of the forms of `ENDINGS`."""
    heading = forms.Heading(found.style, found.locale)
    if form == "docx":
        made = document(docx.tree(found.works, found.locale), len(found.works))
        return docx.finished(made, forms.title(heading))
    return "".join(_TEXTS[form](found.works, heading)).encode("utf-8", "replace")
