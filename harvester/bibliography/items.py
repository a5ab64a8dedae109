"""Works as the processor gets them: items of our CSL-JSON in which only our own marks are markup. Pure.

A processor reads "<i>" in any text as italics, and CSL has no escape for it. So each "<" that is a work's own letter goes
through it as a letter that no text has, and is set back in what comes out. It also reads "DOI: 10.5555/x" in a note as a
field that CSL has no place for, and takes it for the work's own; so does "{:DOI: 10.5555/x}": a note's colons go through it so too.
An item's id is its place in the list: keys
of different libraries may be the same, and hold anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from harvester.bibliography.fitted import RESTORED, fitted
from harvester.bibliography.style_files import Style
from harvester.exporters import csl_json, nocase
from harvester.work import Entry
from parsers.names.open_lists import is_open
from parsers.record import Record

# Private use, plane 15: a text that holds one all the same shows a "<" or ":" there.
_LESS = "\U000ff03c"
_COLON = "\U000ff03a"
# What a style must not print: our own record of things, and `status`, where styles look for "in press" (a retraction
# would stand where the year does); it is told under the entry instead.
_NOT_PRINTED = frozenset(("custom", "status", "keyword", "note"))
_MARKED = ("title", "title_short", "original_title", "abstract")


# "1-2" of an issue is a span to people and to styles' manuals; citeproc-js makes it one, pandoc does not.
_SPAN = re.compile(r"(?<=\d)-(?=\d)")
_SPANS = ("volume", "issue")
_PEOPLE = ("author", "editor", "translator", "contributor")


def items(entries: Iterable[Entry], style: Style) -> list[dict[str, Any]]:
    """The items of works, in their order, as a style is given them."""
    return [_item(place, entry, style) for place, entry in enumerate(entries)]


def _item(place: int, entry: Entry, style: Style) -> dict[str, Any]:
    found = {name: _kept(value) for name, value in csl_json.item(entry).items() if name not in _NOT_PRINTED}
    for field in _MARKED:
        value = nocase.title(entry) if field == "title" else getattr(entry.record, field)
        if value is not None:
            found[field.replace("_", "-")] = csl_json.tagged(value, _letters)
    if "original-title" in found:
        # It is in another language than the work, whose title case is not for it ("Sans Toit Ni Loi").
        found["original-title"] = f'<span class="nocase">{found["original-title"]}</span>'
    lists = {name: getattr(entry.record, name) for name in _PEOPLE}
    lists |= {one.role: entry.record.credited(one.role) for one in entry.record.credit}
    for name, people in lists.items():
        if name in found and is_open(people):
            # So pandoc has BibTeX's "and others", and prints a style's own words for it.
            found[name] = [*found[name], {"literal": "others"}]
    for name in _SPANS:
        if name in found:
            found[name] = _SPAN.sub(style.dash, found[name])
    if entry.record.note:
        found["note"] = _letters(entry.record.note.replace("\n", " ")).replace(":", _COLON)
    if "DOI" not in found and "URL" not in found and (address := _address(entry.record)):
        found["URL"] = address
    return fitted(found, style, [name for name in lists if name in found]) | {"id": f"w{place}"}


def _address(record: Record) -> str:
    """Where a work is that names no address: that of its number at arXiv or of its Handle."""
    return (
        f"https://arxiv.org/abs/{record.arxiv}"
        if record.arxiv
        else f"https://hdl.handle.net/{record.handle}"
        if record.handle
        else ""
    )


def has_article_numbers(given: Sequence[dict[str, Any]]) -> bool:
    """Whether any has an article number where a page would stand: then it is in both, for styles ask for the one or the other."""
    return any(_is_twice(item) for item in given)


PROBE: list[dict[str, Any]] = [
    {"id": "w0", "type": "article-journal", "title": "T", "container-title": "J", "number": "e900001", "page": "e900002"}
]  # fmt: skip
"""A work that shows whether a style prints both."""


def once(given: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items for a style that would print an article's number and the same as its page."""
    return [
        {name: one for name, one in item.items() if name != "number"} if _is_twice(item) else item for item in given
    ]


def _is_twice(item: dict[str, Any]) -> bool:
    return "page" in item and item.get("number") == item["page"]


def _kept(value: Any) -> Any:
    if isinstance(value, str):
        return _letters(value)
    if isinstance(value, list):
        return [_kept(one) for one in value]
    if isinstance(value, dict) and "season" in value:
        # Pandoc prints a season where it is a month of EDTF (21 is spring), and else nothing.
        return {"date-parts": [[*value["date-parts"][0][:1], 20 + value["season"]], *value["date-parts"][1:]]}
    return {name: _kept(one) for name, one in value.items()} if isinstance(value, dict) else value


def _letters(text: str) -> str:
    return text.replace("<", _LESS)


def restored(text: str) -> str:
    """A text that came out of the processor, with the letters that it went in with."""
    return text.translate(_RESTORED)


_RESTORED = str.maketrans({_LESS: "<", _COLON: ":", **RESTORED})
