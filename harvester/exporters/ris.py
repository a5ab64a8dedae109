"""RIS, as reference managers import it: TY first, ER last, one tag a line, no line break inside a value.

Rules from the RIS specification of Reference Manager (2001) and its successor (2011), as Zotero, EndNote and bibutils
read them: journal in T2 and JO, abbreviation in J2, article number in C7, a title in another language in TT, PMCID in C2, PMID in AN.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from harvester.exporters import notices
from harvester.exporters.csl_json import issn
from harvester.work import Entry
from parsers.values import Name, PartialDate

TYPES: dict[str, str] = {
    "article-journal": "JOUR", "review": "JOUR", "review-book": "JOUR", "article": "JOUR", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "book": "BOOK", "collection": "EDBOOK", "chapter": "CHAP", "entry": "ENCYC",
    "entry-encyclopedia": "ENCYC", "entry-dictionary": "DICT", "paper-conference": "CPAPER", "thesis": "THES", "report": "RPRT",
    "dataset": "DATA", "software": "COMP", "patent": "PAT", "standard": "STAND", "webpage": "ELEC", "manuscript": "UNPB",
    "map": "MAP", "speech": "SLIDE", "periodical": "SER", "legislation": "STAT", "bill": "BILL", "legal_case": "CASE",
    "motion_picture": "MPCT", "musical_score": "MUSIC", "pamphlet": "PAMP", "post": "BLOG", "post-weblog": "BLOG",
}  # fmt: skip


def _names(value: tuple[Name, ...]) -> list[str]:
    # A literal name ends in a comma where it holds none, or readers would split it at its last blank.
    return [f"{name.literal}," if name.literal and "," not in name.literal else name.inverted() for name in value]


def _date(value: PartialDate) -> list[str]:
    parts = [f"{value.year:04}", *(f"{part:02}" for part in value.parts()[1:])]
    return ["/".join(parts + [""] * (3 - len(parts))) + f"/{value.season or ''}"]


def _text(value: Any) -> list[str]:
    return [str(value)]


Row = tuple[str, str, Callable[[Any], list[str]]]
ROWS: tuple[Row, ...] = (
    ("TI", "title", _text), ("ST", "title_short", _text), ("OP", "original_title", _text), ("TT", "translated_title", _text),
    ("M3", "genre", _text), ("AU", "author", _names),
    ("A2", "editor", _names), ("A4", "translator", _names), ("T2", "container_title", _text), ("JO", "container_title", _text),
    ("J2", "container_title_short", _text), ("T3", "collection_title", _text), ("VL", "volume", _text), ("IS", "issue", _text),
    ("SP", "page", lambda page: [page.first]), ("EP", "page", lambda page: [page.last] if page.last else []), ("C7", "article_number", _text),
    ("PY", "issued", lambda date: [f"{date.year:04}"]), ("DA", "issued", _date), ("PB", "publisher", _text), ("CY", "publisher_place", _text),
    ("ET", "edition", _text), ("M1", "number", _text), ("C3", "event_title", _text), ("SN", "issn", lambda value: [issn(value)]),
    ("SN", "isbn", lambda isbns: [str(isbns[0])]), ("DO", "doi", _text), ("AN", "pmid", _text), ("C2", "pmcid", _text), ("UR", "url", _text),
    ("LA", "language", _text), ("KW", "keyword", lambda words: [word.text for word in words]), ("AB", "abstract", _text), ("N1", "note", _text),
)  # fmt: skip
_JOURNAL_ONLY = frozenset(("JO", "J2"))
_JOURNALS = frozenset(("JOUR", "MGZN", "NEWS"))


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Records, one at a time, lines ended by CR LF."""
    for entry in entries:
        yield "".join(f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in lines(entry)) + "ER  - \r\n\r\n"


def lines(entry: Entry) -> Iterator[tuple[str, str]]:
    """(tag, text) for each line of a record but its last."""
    kind = TYPES.get(entry.record.type or "", "GEN")
    yield "TY", kind
    yield "ID", entry.key
    seen: set[str] = set()
    for tag, field, convert in ROWS:
        value = getattr(entry.record, field)
        if value in (None, ()) or (tag in _JOURNAL_ONLY and kind not in _JOURNALS) or (tag == "SN" and tag in seen):
            continue
        seen.add(tag)
        yield from ((tag, text) for text in convert(value))
    # Readers make a note of N1 and a tag of KW: both are seen in a list of works.
    terms = {word.text for word in entry.record.keyword}
    yield from (("KW", mark) for mark in notices.marks(entry) if mark not in terms)
    yield from (("N1", sentence) for sentence in notices.unsaid(entry))
