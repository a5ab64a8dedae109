"""Values as people type them, read as pages are read: by the same cleaners, and refused where these would have to guess.

What a source says is shown in the same form, so that it can be copied and mended: `read_typed(field, shown(field, value))`
is the value again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from harvester.crosscheck.decisions import DECIDABLE
from harvester.crosscheck.findings.heard import value_text
from harvester.crosscheck.typed_people import pieces, read_credits, read_people, shown_credits, shown_people
from harvester.plain_words import cut, field_name
from parsers import clean
from parsers.dates import read_date
from parsers.identifiers import Isbn
from parsers.languages import read_language
from parsers.numbering import read_issue, read_volume, volume_and_issue
from parsers.pages_unread import unread_pages
from parsers.pagination import read_pages
from parsers.record import CSL_TYPES, ROLES, Record
from parsers.types import read_type
from parsers.values import Keyword, PageRange, PartialDate, Rich, TypedIssn

LONGEST = 100_000


class NotUnderstoodError(ValueError):
    """A text that a person typed and that is no value of its field; says how to write it."""


def read_typed(field: str, text: str) -> Record:
    """A record with the one field that a person typed a value for. Raises NotUnderstoodError.

    >>> read_typed("author", "van Gogh, Vincent; Bianco, F. J., Jr; =The Sleep Group").author[2].literal
    'The Sleep Group'
    >>> read_typed("issued", "03/04/2014")
    Traceback (most recent call last):
        ...
    harvester.crosscheck.typed.NotUnderstoodError: “03/04/2014” cannot be read as date of publication: write 2014, 2014-04 or 2014-04-03
    """
    if field not in DECIDABLE:
        raise NotUnderstoodError(f"the {field_name(field)} cannot be set")
    reader, form = _READERS[field]
    value = reader(text) if len(text) <= LONGEST else None
    if value is None or value == ():
        raise NotUnderstoodError(f"“{cut(text)}” cannot be read as {field_name(field)}: write {form}")
    return Record(**{field: value})


def shown(field: str, value: Any) -> str:
    """A value as a person would type it."""
    if field in _PEOPLE:
        return shown_people(value)
    if field == "credit":
        return shown_credits(value)
    if isinstance(value, Rich):
        plain = value.plain()
        return plain if clean.rich(plain) == value else value.root
    return value_text(value)


def _all(read: Iterable[Any]) -> tuple[Any, ...]:
    """Each that was read, once; nothing where one of them could not be: a list is not to be shortened in silence."""
    values = tuple(read)
    return () if None in values else tuple(dict.fromkeys(values))


def _date(text: str) -> PartialDate | None:
    """A date of which nothing that was typed is lost: "03/04/2014" would leave the year, "2015-02-30" the month."""
    date = read_date(text)
    if date is None:
        return None
    typed, read = (sorted(int(number) for number in re.findall(r"\d+", one)) for one in (text, date.iso()))
    return date if all(number in read for number in typed) else None


_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mär|mrz|mai|okt|dez|janv|févr|mars|avr|juin|juil|août|déc|"
    r"ene|abr|ago|dic|gen|mag|giu|lug|set|ott|mei|out|fev|maj|kwi|sty|lut|cze|lip|sie|wrz|paź|lis|gru|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|"
    r"янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек)\.?"
)
# What a spreadsheet makes of "8-19" ("19-Aug", "Aug 19"); an issue that is named after a day has its month in full.
_MADE_A_DATE = re.compile(
    rf"(?:\d{{1,2}}[-. /]{{1,2}}{_MONTH}|{_MONTH}[-. /]{{1,2}}\d{{1,2}}|\d{{1,2}}月\d{{1,2}}日)", re.IGNORECASE
)
# "08/19/2026", "2026-08-19", "01.02.26", of "8/19" and "1/2"; and "1.17E+05" of a long number.
_WITH_YEAR = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})")
_SCIENTIFIC = re.compile(r"\d[.,]?\d*E\+\d+")
_APOSTROPHES = "'‘’`´"
"""What people's programs make of the apostrophe that keeps a cell as it was typed."""


def _as_typed(text: str) -> str | None:
    """A cell without the apostrophe before it; None for what a spreadsheet made of it, which cannot be undone.

    A whole date behind an apostrophe is meant: some magazines number their issues so.
    """
    typed = text.strip()
    kept = typed[:1] in tuple(_APOSTROPHES)
    typed = typed[1:].strip() if kept else typed
    if _MADE_A_DATE.fullmatch(typed) or _SCIENTIFIC.fullmatch(typed):
        return None
    dated = None if kept else _WITH_YEAR.fullmatch(typed)
    if dated is not None:
        first, second, third = map(int, dated.groups())
        # "10-11-12" are three issues in one.
        return typed if first + 1 == second == third - 1 else None
    return typed


def _number(read: Callable[[str], str | None]) -> Callable[[str], str | None]:
    def number(text: str) -> str | None:
        typed = _as_typed(text)
        value = read(typed) if typed is not None else None
        return None if value is None or volume_and_issue(value, None)[1] is not None else value

    return number


def _pages(text: str) -> PageRange | None:
    typed = _as_typed(text)
    pages = read_pages(typed) if typed is not None else None
    return None if typed is None or unread_pages(typed, pages) else pages


_KINDS = {
    "print": "print",
    "p": "print",
    "electronic": "electronic",
    "online": "electronic",
    "e": "electronic",
    "linking": "linking",
    "l": "linking",
}
_ISSN = re.compile(
    r"(?:(?P<before>[a-z]+)[\s:-]+)?(?P<number>\d{4}\s?[-‐-―]?\s?\d{3}[\dxX])(?:\s*\(?(?P<after>[a-z]+)\)?)?",
    re.IGNORECASE,
)


def _issns(text: str) -> tuple[TypedIssn, ...]:
    return _all(_issn(piece) for piece in re.split(r"[;,]", text) if piece.strip())


def _issn(text: str) -> TypedIssn | None:
    found = _ISSN.fullmatch(re.sub(r"-?issn:?", "", text.lower()).strip())
    number = clean.issn(found["number"]) if found else None
    if found is None or number is None:
        return None
    word = found["before"] or found["after"]
    if word is not None and word not in _KINDS:
        return None
    return TypedIssn.model_validate({"value": number, "kind": _KINDS[word] if word else None})


def _isbns(text: str) -> tuple[Isbn, ...]:
    return _all(clean.isbn(piece) for piece in re.split(r"[;,]", text) if piece.strip())


def _whole(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """An identifier that is all of a text: nothing beside it is to be dropped in silence."""

    def identifier(text: str) -> Any:
        bare = re.sub(r"^(?:doi|pmid|pmcid|arxiv|hdl|handle)\s*:?\s+", "", text.strip(), flags=re.IGNORECASE)
        return read(bare) if bare and not re.search(r"\s", bare) else None

    return identifier


def _handle(text: str) -> Any:
    return clean.handle(text) or clean.handle(f"hdl:{text}")


def _type(text: str) -> str | None:
    bare = text.strip().lower()
    if bare in CSL_TYPES:
        return bare
    kind = read_type(clean.line(text) or "")
    return kind[0] if kind else None


def _keywords(text: str) -> tuple[Keyword, ...]:
    return _all(Keyword(text=line) if (line := clean.line(piece)) else None for piece in pieces(text))


def _lines(text: str) -> tuple[str, ...]:
    return _all(clean.line(piece) for piece in pieces(text))


_PEOPLE = frozenset(("author", "editor", "translator", "contributor", "local_author"))
_NAMES = "names as Family, Given; Family, Given; =Group (a group has = before it; et al. stands for others behind them)"
_DATE = "2014, 2014-04 or 2014-04-03"
_READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "type": (_type, "a CSL type as article-journal, book, chapter, thesis, report, dataset"),
    **dict.fromkeys(("title", "title_short", "original_title", "translated_title", "abstract"), (clean.rich, "text, with <i>, <b>, <sub>, <sup>")),
    **dict.fromkeys(_PEOPLE, (read_people, _NAMES)),
    "credit": (read_credits, "role: Family, Given; role: =Group, the roles as " + ", ".join(ROLES)),
    **dict.fromkeys(("issued", "issued_online", "event_date", "accessed"), (_date, _DATE)),
    "volume": (_number(read_volume), "the number of the volume alone (in a spreadsheet with ' before it)"),
    "issue": (_number(read_issue), "the number of the issue alone (in a spreadsheet with ' before it)"),
    "page": (_pages, "pages as 117-129, S12-S19, e360 or 12-15, 20 (in a spreadsheet with ' before it)"),
    "issn": (_issns, "ISSNs as 2473-9529 (print); 2473-9537 (electronic), with their right check digits"),
    "isbn": (_isbns, "ISBNs joined by ;, with their right check digits"),
    "doi": (_whole(clean.doi), "a DOI as 10.5555/abc"), "pmid": (_whole(clean.pmid), "a PMID as 39058954"),
    "pmcid": (_whole(clean.pmcid), "a PMCID as PMC11465741"), "arxiv": (_whole(clean.arxiv), "an arXiv ID as 1706.03762"),
    "handle": (_whole(_handle), "a Handle as 1810/252364"), "url": (clean.url, "an address as https://…"), "license": (clean.url, "an address as https://…"),
    "language": (read_language, "a language as en, de or pt-BR"), "keyword": (_keywords, "terms joined by ;"),
    "funder": (_lines, "names joined by ;"),
    **dict.fromkeys(
        ("genre", "container_title", "container_title_short", "article_number", "collection_title", "collection_number", "edition", "number",
         "number_of_pages", "version", "event_title", "event_place", "publisher", "publisher_place", "rights", "note", "provider"),
        (clean.line, "a line of text"),
    ),
}  # fmt: skip
assert _READERS.keys() == set(DECIDABLE), "each field that can be decided can be typed"
