"""Journals, books and editions as a cataloguer would question them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.crosscheck.agreement.number_words import ORDINALS
from harvester.crosscheck.codes import Code
from harvester.crosscheck.words import bare
from harvester.plain_words import cut
from harvester.work import Finding
from parsers.record import Record

DETAILS = Code(
    "journal-holds-details", "warning", ("citation", "page", "entry"), "Volume or pages in the name of a journal or book",
    "Leave the name alone there; volume, issue and pages have fields of their own.",
)  # fmt: skip
ENDS = Code(
    "journal-cut", "warning", ("citation", "page", "entry"), "The name of a conference cut short",
    "Look at the work, and decide the whole name.",
)  # fmt: skip
INVERTED = Code(
    "journal-inverted", "info", ("citation", "page", "entry"), "The name of a journal turned round",
    "Write the name as the journal does, its first words first.",
)  # fmt: skip
CAPITALS = Code(
    "journal-capitals", "info", ("citation", "page", "entry"), "The name of a journal all in capitals",
    "Write it as the journal does.",
)  # fmt: skip
EDITION = Code(
    "edition-form", "info", ("citation", "page", "entry"), "An edition with the word “edition” in it",
    "Give the number alone: styles write “2nd ed.” themselves, and would write it twice.",
)  # fmt: skip
CODES = (DETAILS, ENDS, INVERTED, CAPITALS, EDITION)

_PAGES = re.compile(r"\b(?:pp?\.|pages?)\s?[0-9]+", re.IGNORECASE)
# In a journal's name no volume stands either; of a book or proceedings a volume may be part of the name.
_VOLUME = re.compile(r"[,;(]?\s(?:vol(?:ume)?\.?|no\.|nr\.|issue)\s?[0-9]+", re.IGNORECASE)
_NUMBERED = re.compile(r"\s[0-9]{1,4}\s?\([0-9]{1,4}\)(?:\s?[:,]\s?[0-9]+.*)?$")
_MEETING = re.compile(r"\b(?:proceedings|conference|workshop|symposium|congress|lecture notes)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:conference|symposium|workshop|congress|proceedings|journal|transactions) (?:on|of|for)(?: the)?$",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"([0-9]{1,3})(?:st|nd|rd|th|\.)?\s*(?:edition|edn|ed|auflage|aufl|édition|edición|ed)\b\.?", re.IGNORECASE
)

_NAMED_EDITION = re.compile(r"([^\W\d_]{4,12})\s+(?:edition|edn|ed|auflage|aufl|édition|edición)\b\.?", re.IGNORECASE)
_NUMBER = re.compile("[0-9]")
_LAST_WORDS = (" on", " of", " for", " the")


def check(record: Record) -> Iterator[Finding]:
    """What is to be said of the container and the edition."""
    name = record.container_title
    if name:
        # Most names have no number in them, and end in another word.
        found = _numbered(record, name) if _NUMBER.search(name) else None
        if found:
            yield DETAILS.found(f"“{cut(name)}” holds more than a name: “{found[0].strip()}”.", field="container_title")
        if name.lower().endswith(_LAST_WORDS) and _ENDS.search(name):
            # "Industry Applications, IEEE Transactions on"
            head, comma, tail = name.rpartition(", ")
            code, words = (INVERTED, "turned round") if comma else (ENDS, "cut short")
            yield code.found(
                f"The name “{cut(name)}” is {words}.", field="container_title", suggestion=f"{tail} {head}" if code is INVERTED else "",
            )  # fmt: skip
        if name.isupper() and len(name.split()) >= 3 and sum(map(str.isalpha, name)) >= 15:
            yield CAPITALS.found(
                f"The journal's or book's name is all in capitals: “{cut(name)}”.", field="container_title"
            )
    number = _edition_in_words(record.edition or "")
    if number:
        yield EDITION.found(
            f"The edition is “{record.edition}”: the number alone is enough.", field="edition", suggestion=number
        )


def _edition_in_words(text: str) -> str:
    """The number of an edition that is written with the word "edition": "2nd ed.", "Second edition"; "" for any other."""
    counted = _EDITION.fullmatch(text)
    if counted:
        return counted[1]
    named = _NAMED_EDITION.fullmatch(text)
    return ORDINALS.get(bare(named[1]), "") if named else ""


def _numbered(record: Record, name: str) -> re.Match[str] | None:
    """Pages in a name; of an article's journal volume and issue too."""
    if found := _PAGES.search(name):
        return found
    if record.type != "article-journal" or _MEETING.search(name):
        return None
    return _VOLUME.search(name) or _NUMBERED.search(name)
