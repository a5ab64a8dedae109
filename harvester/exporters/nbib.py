"""PubMed's own format (MEDLINE text, .nbib), as PubMed saves citations: PMID first, four columns of tag, lines folded.

The format knows articles, preprints, data sets, and books and their chapters; another kind is written without a publication type,
and all that it has no tag for is told as lost. Each person has the full name (FAU), the short one (AU), addresses and ORCID iD behind
it. A record without a PMID begins with the empty tag, for that is what parts records. (NLM, "MEDLINE/PubMed Data Element
Descriptions".)
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from harvester.exporters import notices
from harvester.exporters.marc_codes import language
from harvester.exporters.printed_dates import loses_day, whole
from harvester.work import Entry
from parsers.formats.pubmed_kinds import MESH, RETRACTED, ROWS, SCHEMES
from parsers.formats.pubmed_links import NOTICES, RELATIONS, TAGS
from parsers.formats.pubmed_pages import read_place
from parsers.names.open_lists import is_open, without_words
from parsers.record import Notice, Record
from parsers.values import Name, PageRange

Row = tuple[str, str]
# Kind and genre to the publication type that tells both.
TYPES: Mapping[tuple[str | None, str | None], str] = MappingProxyType(
    {("article-journal", None): "Journal Article", ("book", None): "Book", ("chapter", None): "Book Chapter"}
    | {(kind, genre): name for name, kind, genre in reversed(ROWS)}
)
_OWNERS = {scheme: owner for owner, scheme in reversed(SCHEMES.items())}
_NOTICES = {"retraction": "RIN", "correction": "EIN", "concern": "ECI"}
# What updates a preprint reads as its published version, or not, by what the other is: those two are no rows.
_RELATED = {
    RELATIONS[name]: tag for tag, name in reversed(TAGS.items()) if name in RELATIONS and name not in NOTICES and tag not in ("UIN", "UOF")
}  # fmt: skip
_STOPS = (".", "?", "!")
_WIDTH = 82

HOLDS: Mapping[str, str] = MappingProxyType(
    {
        "type": "PT", "genre": "PT", "title": "TI; of a book BTI", "original_title": "TT", "author": "FAU, AU, CN", "editor": "FED, ED",
        "author.orcid": "AUID", "author.others": "AU, ED: “et al.”", "author.group": "CN", "author.family": "FAU",
        "author.affiliation": "AD", "container_title": "JT; of a chapter BTI", "container_title_short": "TA", "issn": "IS",
        "issn.more": "IS, repeated", "issn.kind": "(Print), (Electronic), (Linking) in IS", "volume": "VI", "issue": "IP", "page": "PG",
        "article_number": "PG, LID [pii]", "issued": "DP", "issued.day": "DP", "issued.season": "DP", "issued.end": "DP", "issued_online": "DEP",
        "collection_title": "CTI of a book", "edition": "EN of a book", "publisher": "PB of a book", "publisher_place": "PL of a book",
        "language": "LA",
        "doi": "LID, AID [doi]", "pmid": "PMID", "pmcid": "PMC", "isbn": "ISBN", "isbn.more": "ISBN, repeated", "abstract": "AB", "keyword": "OT, MH",
        "keyword.scheme": "MH, OTO", "rights": "CI", "funder": "GR", "notice": "RIN, EIN, ECI, PT", "related": "CIN, CON, EFR, ROF, …",
    }
)  # fmt: skip
_OF_BOOKS = ("collection_title", "edition", "publisher", "publisher_place")


def is_book(record: Record) -> bool:
    """Whether a record is written as PubMed writes its books: a book, or a chapter whose book is known."""
    return (record.type == "book" and record.title is not None) or (
        record.type == "chapter" and record.container_title is not None
    )


def leaves(record: Record) -> Iterator[str]:
    """What a record of its kind has no tag for."""
    known = TYPES.get((record.type, record.genre))
    if known is None:
        yield "genre"
    if record.type in ("book", "chapter"):
        yield from ("genre", *(() if is_book(record) else ("type",)))
    elif record.type is not None and (record.type, None) not in TYPES and known is None:
        yield "type"
    if is_book(record):
        yield from ("issue", "container_title_short", *(("container_title",) if record.type == "book" else ()))
    else:
        yield from _OF_BOOKS
    if record.title is not None:
        # A title ends in one there, whether it has one or not.
        yield "title.stop"
    if any(one.literal and "," in one.literal for one in record.editor):
        # No tag of an editor is a group's.
        yield "author.group"
    if loses_day(record.issued):
        yield "issued.day"
    if record.page is not None:
        yield "article_number"
        if _pages(record.page) is None:
            yield "page"
    if record.issued_online is not None and (record.issued_online.day is None or record.issued_online.end is not None):
        yield "issued_online"
    if _owner(record) is None and any(word.scheme not in (None, MESH) for word in record.keyword):
        yield "keyword.scheme"
    if any("/" in funder for funder in record.funder):
        yield "funder"
    if any(not _notice(one) and one.kind != "retraction" for one in record.notice):
        yield "notice"
    if any(one.relation not in _RELATED for one in record.related):
        yield "related"


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """Records, one at a time, an empty line between them."""
    for entry in entries:
        yield "".join(_folded(tag, text) for tag, text in rows(entry)) + "\n"


def _folded(tag: str, text: str) -> str:
    lines = textwrap.wrap(" ".join(text.split()), _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    return f"{tag:<4}- " + "\n      ".join(lines) + "\n"


def rows(entry: Entry) -> Iterator[Row]:
    """(tag, text) of a record, in PubMed's order."""
    record, of_book = entry.record, is_book(entry.record)
    yield "PMID", record.pmid or ""
    yield from _there(_numbers(record))
    yield from _there([("VI", record.volume), ("IP", None if of_book else record.issue)])
    if of_book:
        yield from _there([("PB", record.publisher), ("EN", record.edition), ("CTI", record.collection_title)])
    yield from _there([("DP", whole(record.issued) if record.issued else None)])
    title = _stopped(str(record.title)) if record.title else None
    yield from _there([("BTI" if of_book and record.type == "book" else "TI", title)])
    if of_book and record.type == "chapter":
        yield from _there([("BTI", record.container_title)])
    yield from _there(_places(record))
    yield from _there([("AB", str(record.abstract or "")), ("CI", record.rights)])
    yield from _people(record.author, "FAU", "AU")
    yield from _people(record.editor, "FED", "ED")
    yield from _there([("LA", language(record.language).strip())])
    yield from (("GR", funder) for funder in record.funder if "/" not in funder)
    yield from _there([("PT", one) for one in _types(entry)])
    online = record.issued_online
    if online is not None and online.day is not None and online.end is None:
        yield "DEP", f"{online.year:04}{online.month:02}{online.day:02}"
    yield from _there([("PL", record.publisher_place if of_book else None), ("TT", str(record.original_title or ""))])
    if not of_book:
        short = record.container_title_short if record.container_title_short != record.container_title else None
        yield from _there([("TA", short), ("JT", record.container_title)])
    yield from _links(record)
    yield from _terms(entry)
    yield from _there([("PMC", record.pmcid), ("AID", f"{record.doi} [doi]" if record.doi else None)])


def _there(pairs: Iterable[tuple[str, str | None]]) -> Iterator[Row]:
    return ((tag, text) for tag, text in pairs if text)


def _numbers(record: Record) -> Iterator[tuple[str, str | None]]:
    for one in record.issn:
        yield "IS", f"{one.value} ({one.kind.capitalize()})" if one.kind else one.value
    yield from (("ISBN", str(one)) for one in record.isbn)


def _places(record: Record) -> Iterator[tuple[str, str | None]]:
    """Pages, or the article's number where they stand, borne out by the identifier that says what it is."""
    number = None if record.page else record.article_number
    if record.page and "article_number" in read_place(record.page.text()):
        number = record.page.text()  # one page that looks like the number of an article is read as such
    yield "LID", f"{number} [pii]" if number else None
    yield "LID", f"{record.doi} [doi]" if record.doi else None
    yield "PG", _pages(record.page) if record.page else number


def _pages(page: PageRange) -> str | None:
    """Pages as they are printed; none that PubMed's rule would make others of: "100-90" is 100-190 there."""
    return page.text() if read_place(page.text()).get("page", page) == page else None


def _stopped(title: str) -> str:
    return title if title.endswith(_STOPS) else f"{title}."


def _people(names: tuple[Name, ...], full: str, short: str) -> Iterator[Row]:
    # "et al." as if it were somebody's name.
    names = without_words(names)
    for one in names:
        yield from _person(one, full, short)
    if is_open(names):
        # As PubMed itself writes lists that it cut.
        yield short, "et al."


def _person(value: Name, full: str, short: str) -> Iterator[Row]:
    if value.literal:
        yield ("CN" if full == "FAU" else full), value.literal
    else:
        given = " ".join(part for part in (value.given, value.dropping_particle, value.suffix) if part)
        bare = re.sub(r"\b(\w)\.", r"\1", given)
        yield full, f"{value.full_family()}, {bare}" if bare else value.full_family()
        letters = "".join(word[0] for word in re.split(r"[\s.-]+", value.given or "") if word)
        yield short, " ".join(part for part in (value.full_family(), letters, value.suffix) if part)
    if value.orcid:
        yield "AUID", f"ORCID: {value.orcid}"
    yield from (("AD", one) for one in value.affiliation)


def _types(entry: Entry) -> Iterator[str]:
    record = entry.record
    known = TYPES.get((record.type, record.genre)) or TYPES.get((record.type, None))
    if record.type in ("book", "chapter") and not is_book(record):
        known = None
    # What stands in a journal is an article there, whatever it is elsewhere.
    in_journal = not is_book(record) and (record.container_title or record.container_title_short)
    yield known or ("Journal Article" if in_journal else "")
    if any(one.kind == "retraction" for one in record.notice) or "retracted" in notices.marks(entry):
        yield RETRACTED


def _notice(one: Notice) -> str:
    parts = (
        whole(one.date) if one.date else None,
        f"doi: {one.doi}" if one.doi else None,
        f"PMID: {one.pmid}" if one.pmid else None,
    )
    return ". ".join(part for part in parts if part) if one.kind in _NOTICES else ""


def _links(record: Record) -> Iterator[Row]:
    yield from ((_NOTICES[one.kind], text) for one in record.notice if (text := _notice(one)))
    for other in record.related:
        if other.relation in _RELATED:
            pmid = other.id.removeprefix("pmid:")
            yield (
                _RELATED[other.relation],
                f"PMID: {pmid}" if pmid != other.id else f"doi: {other.id}" if other.id.startswith("10.") else other.id,
            )


def _owner(record: Record) -> str | None:
    """Who made the list of terms, where one did: NLM's headings apart."""
    schemes = {word.scheme for word in record.keyword if word.scheme != MESH}
    return _OWNERS.get(str(schemes.pop())) if len(schemes) == 1 else None


def _terms(entry: Entry) -> Iterator[Row]:
    record = entry.record
    owner = _owner(record)
    yield from (("MH", word.text) for word in record.keyword if word.scheme == MESH)
    yield from _there([("OTO", owner)])
    terms = {word.text for word in record.keyword}
    yield from (("OT", word.text) for word in record.keyword if word.scheme != MESH)
    yield from (("OT", mark) for mark in notices.marks(entry) if mark not in terms)
