"""Small pages of a test's own, read to records."""

from __future__ import annotations

from parsers import Page, read_page
from parsers.record import Record


def read(html: str) -> Record:
    """The record of a page. Fails where it is none."""
    page = read_page(Page(html.encode(), url="https://example.org/1"))
    assert page.page is not None, page.refusal
    return page.page.record


def shown(body: str, *, title: str = "Catalogue", lang: str = "en") -> Record:
    """The record of a page that has a body and no tags."""
    return read(
        f'<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'
    )


def families(record: Record, field: str) -> list[str]:
    """The family names, or the names of groups, in a field of people."""
    return [name.family or name.literal or "" for name in getattr(record, field)]
