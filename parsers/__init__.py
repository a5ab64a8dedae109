"""Parsers of citation pages: bytes in, what they say out. Pure: no network, no files, no clock.

>>> page = Page(b"<title>x</title>", url="https://repository.example.org/1")
>>> read_page(page).refusal.code
'no-record'
"""

from parsers.page import Page
from parsers.pages import PageReading, read_page
from parsers.record import Reading, Record, Said, Unread
from parsers.refusals import Refusal

__all__ = ["Page", "PageReading", "Reading", "Record", "Refusal", "Said", "Unread", "read_page"]
