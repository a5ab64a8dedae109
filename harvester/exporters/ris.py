"""RIS, as reference managers import it: TY first, ER last, one tag a line, no line break inside a value.

Rules from the RIS specification of Reference Manager (2001) and its successor (2011), as Zotero, EndNote and bibutils
read them: journal in T2 and JF, abbreviation in J2, article number in C7, a title in another language in TT, PMCID in C2, PMID in AN.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from harvester.exporters import notices
from harvester.exporters.csl_json import issn
from harvester.exporters.ris_placing import is_named_first, is_numbered
from harvester.work import Entry
from parsers.formats.ris_tags import FAMILY, meaning
from parsers.record import Record
from parsers.values import Name, PageRange, PartialDate

# What RIS has no word for is GEN, or the nearest kind that programs take; where that reads back as another, the export says so.
TYPES: dict[str, str] = {
    "article-journal": "JOUR", "review": "JOUR", "review-book": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    # A preprint stands where programs look for articles: few know PREPRINT, the specification does not.
    "article": "JOUR",
    "book": "BOOK", "collection": "EDBOOK", "classic": "CLSWK", "pamphlet": "PAMP", "chapter": "CHAP",
    # An entry of a work that is neither: RIS has encyclopedias and dictionaries.
    "entry": "ENCYC", "entry-encyclopedia": "ENCYC", "entry-dictionary": "DICT", "paper-conference": "CPAPER", "thesis": "THES", "report": "RPRT",
    "standard": "STAND", "patent": "PAT", "dataset": "DATA", "software": "COMP", "webpage": "ELEC", "post-weblog": "BLOG",
    # A forum's post is a page of the web: BLOG is for weblogs.
    "post": "ELEC",
    "manuscript": "UNPB", "personal_communication": "PCOMM",
    # EndNote and Zotero have no interview in RIS and take it as a communication.
    "interview": "PCOMM",
    "speech": "SLIDE", "map": "MAP", "figure": "FIGURE", "graphic": "ART", "motion_picture": "MPCT", "broadcast": "MPCT",
    "song": "SOUND", "musical_score": "MUSIC", "periodical": "SER", "legislation": "STAT", "bill": "BILL", "legal_case": "CASE", "hearing": "HEAR",
    "regulation": "LEGAL",
    # A treaty is law: LEGAL is the only word for what is neither statute nor bill.
    "treaty": "LEGAL",
    # What took place, or anything at all.
    "event": "GEN", "performance": "GEN", "document": "GEN",
}  # fmt: skip


def name(value: Name) -> str:
    """A name on a line. A group's ends in a comma where it holds none, or readers would split it at its last blank."""
    return f"{value.literal}," if value.literal and "," not in value.literal else value.inverted()


def _date(value: PartialDate) -> list[str]:
    parts = [f"{value.year:04}", *(f"{part:02}" for part in value.parts()[1:])]
    return ["/".join(parts + [""] * (3 - len(parts))) + f"/{value.season or ''}"]


def _text(value: Any) -> list[str]:
    return [str(value)]


def _first_page(page: PageRange) -> list[str]:
    """Programs join SP and EP with a hyphen: what follows a first range stands behind its last page, or it is all in SP."""
    return [page.first if page.last else page.text()]


def _last_page(page: PageRange) -> list[str]:
    return [", ".join((page.last, *(one.text() for one in page.more)))] if page.last else []


def _address(base: str) -> Callable[[Any], list[str]]:
    return lambda value: [f"{base}{value}"]


Row = tuple[str, str, Callable[[Any], list[str]] | None]
"""Tag, fact of a record, what makes texts of its value; None for people, of whom each is a text."""
# Of the credits those that some type has a tag for, and the tags that it may be.
_CREDITS: tuple[Row, ...] = tuple(
    (tag, f"credit.{role}", None)
    for role, tags in (
        ("director", "AU"), ("composer", "AU"), ("performer", "A2 A4"), ("recipient", "A2"), ("interviewer", "A2"), ("producer", "A3 A4"),
        ("collection-editor", "A2 A3"), ("container-author", "C2"),
    )
    for tag in tags.split()
)  # fmt: skip
ROWS: tuple[Row, ...] = (
    ("TI", "title", _text), ("ST", "title_short", _text), ("OP", "original_title", _text), ("TT", "translated_title", _text),
    ("M3", "genre", _text), ("AU", "author", None),
    ("A2", "editor", None), ("A3", "contributor", None), ("A4", "translator", None), *_CREDITS, ("T2", "container_title", _text),
    ("JF", "container_title", _text), ("J2", "container_title_short", _text), ("T3", "collection_title", _text), ("SV", "collection_number", _text),
    ("VL", "volume", _text), ("IS", "issue", _text), ("SP", "page", _first_page), ("EP", "page", _last_page),
    ("SP", "number_of_pages", _text), ("C7", "article_number", _text),
    ("PY", "issued", lambda date: [f"{date.year:04}"]), ("DA", "issued", _date), ("ET", "issued_online", _date), ("PB", "publisher", _text),
    ("CY", "publisher_place", _text), ("ET", "edition", _text), ("ET", "version", _text), ("M1", "number", _text),
    ("T2", "event_title", _text), ("C3", "event_title", _text),
    ("SN", "number", _text), ("SN", "issn", lambda value: [issn(value)]), ("SN", "isbn", lambda isbns: [str(isbns[0])]),
    ("DO", "doi", _text), ("AN", "pmid", _text),
    ("C2", "pmcid", _text), ("UR", "url", _text), ("UR", "arxiv", _address("https://arxiv.org/abs/")), ("UR", "handle", _address("https://hdl.handle.net/")),
    ("Y2", "accessed", _date),
    ("LA", "language", _text), ("KW", "keyword", lambda words: [word.text for word in words]), ("AB", "abstract", _text),
    ("N1", "note", lambda note: note.split("\n")),
)  # fmt: skip
_WITHOUT_CREDITS = tuple(row for row in ROWS if not row[1].startswith("credit."))
_JOURNALS = frozenset(("JOUR", "MGZN", "NEWS"))
# Tags that stand once in a record: the first row that has a value is written.
_ONCE = frozenset(("SN", "ET", "SP"))


def tag_of(tag: str, field: str, kind: str, record: Record) -> str | None:
    """The tag that a row stands under in a record of a kind; None where that kind has no place for it.

    What a tag means depends on the kind (`parsers.formats.ris_tags`): a tag that would be read as something else is not written.
    """
    rule = _RULES.get((tag, field))
    return tag if rule is None else rule(kind, record)


def _if_it_means(tag: str, word: str, otherwise: str | None = None) -> Callable[[str, Record], str | None]:
    return lambda kind, _record: tag if meaning(tag, kind) == word else otherwise


def _author(kind: str, record: Record) -> str | None:
    # Who stands first in a film is read as its director: an author is so where nobody else is.
    first = meaning("AU", kind)
    return "AU" if first == "author" or not any(one.role == first for one in record.credit) else None


def _editor(kind: str, record: Record) -> str | None:
    if FAMILY.get(kind) == "book" and _has_series_editors(record):
        return "A3"
    return "A2" if meaning("A2", kind) == "editor" else "ED"


def _series_editor(tag: str) -> Callable[[str, Record], str | None]:
    """Of a book A2 is the editor's, unless there is one in A3."""

    def of_book(record: Record) -> str | None:
        return tag if tag == "A2" and record.editor else None

    return lambda kind, record: (
        of_book(record) if FAMILY.get(kind) == "book" else tag if meaning(tag, kind) == "collection-editor" else None
    )


def _has_series_editors(record: Record) -> bool:
    return any(one.role == "collection-editor" for one in record.credit)


def _contributor(kind: str, _record: Record) -> str | None:
    return next((tag for tag in ("A3", "A2", "A5") if meaning(tag, kind) == "contributor"), None)


def _container(kind: str, record: Record) -> str | None:
    if record.event_title and FAMILY.get(kind) == "paper" and is_named_first(kind, record):
        return "C3"
    # Of a book, T2 is its series and JF its title; elsewhere JF is what it appeared in.
    return next((tag for tag in ("T2", "JF") if meaning(tag, kind) == "container"), None)


def _short(kind: str, record: Record) -> str | None:
    return "J2" if kind in _JOURNALS and record.container_title_short != record.container_title else None


def _pages(tag: str) -> Callable[[str, Record], str | None]:
    # Of a whole work one number is how many pages it has: only a range says where.
    return lambda kind, record: (
        tag if meaning("SP", kind) == "first_page" or (record.page and record.page.last) else None
    )


def _volume(kind: str, record: Record) -> str | None:
    return "VL" if meaning("VL", kind) == "volume" or any(map(str.isdigit, record.volume or "")) else None


_RULES: dict[tuple[str, str], Callable[[str, Record], str | None]] = {
    ("AU", "author"): _author, ("A2", "editor"): _editor, ("A3", "contributor"): _contributor,
    **{(tag, fact): _if_it_means(tag, fact.partition(".")[2]) for tag, fact, _convert in _CREDITS},
    **{(tag, "credit.collection-editor"): _series_editor(tag) for tag in ("A2", "A3")},
    ("C2", "credit.container-author"): lambda kind, _record: "C2" if kind == "CHAP" else None,
    ("A4", "translator"): _if_it_means("A4", "translator"), ("T2", "container_title"): _container,
    ("JF", "container_title"): lambda kind, _record: "JF" if kind in _JOURNALS else None,
    ("J2", "container_title_short"): _short,
    ("SP", "page"): _pages("SP"), ("EP", "page"): _pages("EP"),
    ("SP", "number_of_pages"): _if_it_means("SP", "extent"), ("ET", "issued_online"): _if_it_means("ET", "issued_online_or_edition"),
    ("ET", "version"): _if_it_means("ET", "version"), ("ET", "edition"): lambda kind, _record: None if meaning("ET", kind) == "version" else "ET",
    # EndNote's theses have their degree there, which has no digit.
    ("VL", "volume"): _volume,
    ("SN", "number"): lambda kind, record: "SN" if is_numbered(kind, record.number or "") else None,
    # Of an article M1 would be read as its own number.
    ("M1", "number"): lambda kind, record: None if kind in _JOURNALS or is_numbered(kind, record.number or "") else "M1",
    ("C3", "event_title"): lambda kind, record: None if is_named_first(kind, record) else "C3",
    ("T2", "event_title"): lambda kind, record: "T2" if is_named_first(kind, record) else None,
}  # fmt: skip


FIELDS = frozenset(field for _tag, field, _convert in ROWS)


def left_out(record: Record, kind: str) -> Iterator[str]:
    """Fields that a record of this kind has no place for, or whose place another field has taken."""
    written = {field for _tag, field, _convert in chosen(record, kind)}
    yield from FIELDS - written


def placed(record: Record, kind: str, write_name: Callable[[Name], str] = name) -> Iterator[tuple[str, str, list[str]]]:
    """(tag, field, texts) of the rows that a record fills; `write_name` makes the text of a person or group."""
    for tag, field, convert in chosen(record, kind):
        held = _held(record, field)
        yield tag, field, list(map(write_name, held)) if convert is None else convert(held)


def _held(record: Record, fact: str) -> Any:
    field, _dot, role = fact.partition(".")
    return tuple(one.name for one in record.credit if one.role == role) if role else getattr(record, field)


def chosen(record: Record, kind: str) -> Iterator[Row]:
    """(tag, field, converter) of these rows; a tag that stands once has the first that is there."""
    taken: set[str] = set()
    for row, field, convert in ROWS if record.credit else _WITHOUT_CREDITS:
        value = _held(record, field)
        tag = None if value in (None, ()) else tag_of(row, field, kind, record)
        if tag is None or tag in taken:
            continue
        if tag in _ONCE:
            taken.add(tag)
        yield tag, field, convert


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Records, one at a time, lines ended by CR LF."""
    for entry in entries:
        yield "".join(f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in lines(entry)) + "ER  - \r\n\r\n"


def lines(entry: Entry) -> Iterator[tuple[str, str]]:
    """(tag, text) for each line of a record but its last."""
    kind = TYPES.get(entry.record.type or "", "GEN")
    yield "TY", kind
    yield "ID", entry.key
    addresses: set[str] = set()
    for tag, _field, texts in placed(entry.record, kind):
        for text in texts:
            if tag != "UR" or text not in addresses:
                yield tag, text
            addresses.add(text)
    # Readers make a note of N1 and a tag of KW: both are seen in a list of works.
    terms = {word.text for word in entry.record.keyword}
    yield from (("KW", mark) for mark in notices.marks(entry) if mark not in terms)
    yield from (("N1", sentence) for sentence in notices.unsaid(entry))
