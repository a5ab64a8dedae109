"""Pages that carry schema.org nodes, for the tests of it."""

from __future__ import annotations

import json
from typing import Any

from parsers import Page, PageReading, read_page

ARTICLE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    "name": "Tides of the inner ear",
}
ANNA = {"@type": "Person", "name": "Anna Invented"}
BOOK = {"@type": "Book", "name": "Handbook of Tides", "isbn": "9780306406157", "editor": {"name": "Cleo Imagined"}}


def html(body: str, head: str = "") -> PageReading:
    """The reading of a page with that body."""
    text = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_page(Page(text.encode(), url="https://example.org/a/1"))


def page(*scripts: Any) -> PageReading:
    """The reading of a page with these JSON-LD scripts: texts as they are, anything else as JSON."""
    texts = (one if isinstance(one, str) else json.dumps(one) for one in scripts)
    return html("", "".join(f'<script type="application/ld+json">{text}</script>' for text in texts))


def dump(reading: PageReading) -> dict[str, Any]:
    """The record of a reading, as JSON."""
    assert reading.page is not None
    return reading.page.record.model_dump(mode="json", exclude_defaults=True)


def record(*scripts: Any) -> dict[str, Any]:
    """The record of a page with these scripts."""
    return dump(page(*scripts))


def article(**more: Any) -> dict[str, Any]:
    """The record of an article of which more is said."""
    return record({**ARTICLE, "author": ANNA, **more})


def names(said: dict[str, Any], field: str = "author") -> list[str]:
    """The names in a record's field, inverted."""
    parts = ((n.get("family") or n.get("literal"), n.get("given"), n.get("suffix")) for n in said[field])
    return [", ".join(filter(None, one)) for one in parts]
