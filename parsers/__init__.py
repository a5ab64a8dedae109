"""Parsers of citation pages: bytes in, what they say out. Pure: no network, no files, no clock.

What reads pages is imported when it is asked for: who needs a value or the reader of one format does not wait for the readers of all sites.

>>> from parsers import Page, read_page
>>> page = Page(b"<title>x</title>", url="https://repository.example.org/1")
>>> read_page(page).refusal.code
'no-record'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parsers.page import Page
    from parsers.pages import PageReading, read_page
    from parsers.record import Reading, Record, Said, Unread
    from parsers.refusals import Refusal

__all__ = ["Page", "PageReading", "Reading", "Record", "Refusal", "Said", "Unread", "read_page"]

_ROOMS = {
    "Page": "page", "PageReading": "pages", "Reading": "record", "Record": "record", "Refusal": "refusals", "Said": "record",
    "Unread": "record", "read_page": "pages",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """A name of the public surface, from the room that it stands in. Raises AttributeError for any other."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
