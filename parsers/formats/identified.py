"""Identifiers that libraries keep where there was no field for them: in notes, in addresses, in the place of a journal.

Zotero has no field for the PMID of an article: people and its own translators write it into "Extra", a line each, and its exports
call that the note ("PMID: 12345678", "arXiv:1201.1234 [cs]"). PubMed ends a citation with
"PubMed PMID: 12345678; PubMed Central PMCID: PMC123456." Google Scholar knows preprints of arXiv by `journal = {arXiv preprint
arXiv:1201.1234}`, DBLP by `journal = {CoRR}, volume = {abs/1201.1234}`, ADS by `journal = {arXiv e-prints}`.

What an identifier's own field says stands before all of it. A note stays what it is: it is the library's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from parsers import clean
from parsers.addresses import OF_PUBMED, identifiers
from parsers.formats.library import Library, LibraryEntry
from parsers.held import held
from parsers.record import Reading, Record, Said


class Held(NamedTuple):
    """An identifier as it was found: its field, its value, the text that holds it."""

    field: str
    value: Any
    text: str


_ITEM = re.compile(
    r"(?P<label>(?:PubMed\s+)?PMID|PubMed\s+ID|(?:PubMed\s+Central\s+)?PMCID|DOI|arXiv)\s*:\s*(?P<value>[^\s;]+)"
    r"(?:\s+\[(?:PubMed[^\]]*|[\w.-]+)\])?\s*\.?(?:\s+|$)",
    re.IGNORECASE,
)
"""A label, a value, and what indexes put in brackets behind it: "[PubMed - indexed for MEDLINE]", arXiv's class."""
_ENDS = re.compile(r"[\r\n]+|;(?=\s|$)")
_LABELS: tuple[tuple[str, str, Callable[[str], Any]], ...] = (
    ("pmcid", "pmcid", clean.pmcid), ("pmid", "pmid", clean.pmid), ("pubmed", "pmid", clean.pmid), ("doi", "doi", clean.doi),
    ("arxiv", "arxiv", clean.arxiv),
)  # fmt: skip
"""What a label holds, the field, how it is read; the first that fits."""
_OF_ARXIV = re.compile(r"10\.48550/arxiv\.(?=.)", re.IGNORECASE)
_AS_JOURNAL = re.compile(
    r"(?:(?:CoRR|arXiv(?:\.org)?(?:\s+(?:e-?prints?|preprints?))?(?:\s+server)?)[\s,:]*)?(?P<id>(?:arXiv\s*:|abs/)\s*\S+(?:\s+\[[\w.-]+\])?)?",
    re.IGNORECASE,
)
"""arXiv's names in the place of a journal, with the number or without."""
_MAY_BE = frozenset((None, "article", "article-journal", "document", "webpage", "manuscript"))
"""Types by which libraries call a preprint for want of a better one."""
_ELSEWHERE = ("issue", "issn", "isbn", "event_title", "collection_title", "editor")


def identifiers_in(piece: str) -> tuple[Held, ...]:
    """What a piece of a note holds where it holds nothing but identifiers with their labels; else nothing: it may be a remark on others.

    >>> [(one.field, str(one.value)) for one in identifiers_in("PMID: 12345678 arXiv:1201.1234 [cs.DL]")]
    [('pmid', '12345678'), ('arxiv', '1201.1234')]
    >>> identifiers_in("See also PMID: 12345678"), identifiers_in("PMID: 12345678 is its erratum")
    ((), ())
    """
    found: list[Held] = []
    at, text = 0, piece.strip()
    while at < len(text):
        item = _ITEM.match(text, at)
        if item is None:
            return ()
        label = item["label"].lower()
        field, read = next((field, read) for held, field, read in _LABELS if held in label)
        value = read(item["value"].rstrip("."))
        if value is None:
            return ()
        found.append(Held(field, value, item[0].strip()))
        at = item.end()
    return tuple(found)


def _of_note(_record: Record, text: str) -> Iterator[Held]:
    for piece in _ENDS.split(text):
        yield from identifiers_in(piece)


def _of_arxivs_address(record: Record, text: str) -> Iterator[Held]:
    yield Held("arxiv", clean.arxiv(record.url or ""), text)


def _of_pubmeds_address(record: Record, text: str) -> Iterator[Held]:
    named = identifiers(record.url or "")
    yield Held("pmid", named.pmid, text)
    yield Held("pmcid", named.pmcid, text)


def _of_doi(record: Record, text: str) -> Iterator[Held]:
    yield Held("arxiv", clean.arxiv(_OF_ARXIV.sub("", record.doi or "")), text)


def _of_journal(record: Record, text: str) -> Iterator[Held]:
    number = _number_of(record.container_title)
    yield Held("arxiv", number, text)
    if number is None:
        yield Held("arxiv", _number_of(record.volume), f"{text} {record.volume}")


def _of_publisher(record: Record, text: str) -> Iterator[Held]:
    yield Held("arxiv", _number_of(record.publisher), text)


def _number_of(text: str | None) -> Any:
    found = _AS_JOURNAL.fullmatch(text or "")
    return clean.arxiv(found["id"].removeprefix("abs/")) if found and found["id"] else None


# The same journals and publishers stand in many works of a library.
@held(100)
def _names_arxiv(text: str) -> bool:
    return _number_of(text) is not None or clean.fold(text) == "corr"


def _is_at(*hosts: str) -> Callable[[Record], bool]:
    """Whether a record's address is at one of some hosts."""

    def is_there(record: Record) -> bool:
        address = (record.url or "").lower()
        return address != "" and any(host in address for host in hosts)

    return is_there


_PLACES: tuple[tuple[str, Callable[[Record], bool], Callable[[Record, str], Iterator[Held]]], ...] = (
    ("note", lambda record: record.note is not None, _of_note),
    ("url", _is_at("arxiv.org/"), _of_arxivs_address), ("url", _is_at(*OF_PUBMED), _of_pubmeds_address),
    ("doi", lambda record: record.doi is not None and _OF_ARXIV.match(record.doi) is not None, _of_doi),
    ("container_title", lambda record: record.container_title is not None and _names_arxiv(record.container_title), _of_journal),
    ("publisher", lambda record: record.publisher is not None and _names_arxiv(record.publisher), _of_publisher),
)  # fmt: skip
"""The fields that identifiers are looked for in; whether the record's value may hold one, which of most it does not; and what finds them
there, given the record and the text of the field."""


def with_identifiers(reading: Reading) -> Reading:
    """The reading with the identifiers that its other fields hold, and what is a preprint of arXiv called so."""
    record = reading.record
    values: dict[str, Any] = {}
    said: list[Said] = []
    for field, may_hold, find in _PLACES:
        for told in [one for one in reading.said if one.field == field] if may_hold(record) else ():
            for one in find(record, told.text):
                if one.value is not None and getattr(record, one.field) is None and one.field not in values:
                    values[one.field] = one.value
                    said.append(Said(field=one.field, text=one.text, where=told.where))
    arxiv = values.get("arxiv") or record.arxiv
    if arxiv is not None and _is_at_arxiv(record):
        values |= {"type": "article", "container_title": None, "container_title_short": None, "publisher": "arXiv"}
        values |= {"url": record.url or f"https://arxiv.org/abs/{arxiv}"}
        values |= {"volume": None} if _number_of(record.volume) else {}
    if all(getattr(record, field) == value for field, value in values.items()):
        return reading
    return reading.model_copy(update={"record": record.model_copy(update=values), "said": (*reading.said, *said)})


def _is_at_arxiv(record: Record) -> bool:
    """Whether arXiv is where a work stands, and nothing says that it stands elsewhere too."""
    homes = [home for home in (record.container_title, record.container_title_short, record.publisher) if home]
    return (
        record.type in _MAY_BE
        and all(_AS_JOURNAL.fullmatch(home) for home in homes)
        and (record.volume is None or _number_of(record.volume) is not None)
        and not any(getattr(record, name) for name in _ELSEWHERE)
        and (bool(homes) or record.type != "article-journal")
    )


def identified(library: Library) -> Library:
    """A library, its entries' identifiers found wherever they stand."""
    return library.model_copy(update={"entries": tuple(map(_identified, library.entries))})


def _identified(entry: LibraryEntry) -> LibraryEntry:
    reading = with_identifiers(entry.reading)
    return entry if reading is entry.reading else entry.model_copy(update={"reading": reading})
