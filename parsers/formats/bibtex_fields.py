"""The fields of .bib entries: which field of a record each is, what reads it, and what it says that a record cannot hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any

from parsers import built, clean
from parsers.dates import read_date
from parsers.formats import imprints
from parsers.formats.bibtex_addresses import plain_address
from parsers.formats.bibtex_dates import read_edtf, unsaid
from parsers.formats.bibtex_editions import read_edition
from parsers.formats.bibtex_journals import read_journal
from parsers.formats.bibtex_kinds import read_genre
from parsers.formats.bibtex_languages import read_babel
from parsers.formats.bibtex_names import read_bibtex_names, unnamed
from parsers.formats.imprints import named
from parsers.formats.latex import unlatex, unlatex_rich
from parsers.held import held
from parsers.pages_unread import unread_pages
from parsers.pagination import LONGEST, read_pages
from parsers.values import Keyword, TypedIssn


# Volumes, journals, publishers and terms come again and again in a library.
@held(100)
def read_line(raw: str) -> str | None:
    return clean.line(unlatex(raw))


# To TeX an empty line ends a paragraph; any other line end is a blank.
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*|\\(?:par|newline)(?![A-Za-z])\s*|\\\\\s*")


def read_paragraphs(raw: str) -> str | None:
    r"""A text of several paragraphs, a line each.

    >>> read_paragraphs("Seen in\n  print.\n\nIt {\\em is}.\\par Last")
    'Seen in print.\nIt is.\nLast'
    """
    text = unlatex(_PARAGRAPH.sub("\u2029", raw.replace("\r\n", "\n")))
    return clean.lines(text.replace("\n", " ").replace("\r", " "))


def _address(raw: str) -> str | None:
    return clean.first_url(plain_address(raw))[0]


def _unsaid_address(raw: str) -> str | None:
    address, behind = clean.first_url(plain_address(raw))
    return "another address stands before it" if address and behind else None


def _issn(raw: str) -> tuple[TypedIssn, ...]:
    return tuple(map(built.typed_issn, clean.issns(unlatex(raw))))


def _eissn(raw: str) -> tuple[TypedIssn, ...]:
    return tuple(TypedIssn(value=one.value, kind="electronic") for one in _issn(raw))


def _isbn(raw: str) -> tuple[Any, ...]:
    return clean.isbns(unlatex(raw))


# One term with a comma stands in braces too, and may have a semicolon.
_BRACED_LIST = re.compile(r"\s*\{([^{},]*;[^{},]*|[^{};]*;[^{};]*;[^{}]*)\}\s*")


# EndNote's: a term a line, none indented, and none ending in what would part it from the next.
_LINES_OF_TERMS = re.compile(r"[^\s,;](?:[^\n;]*[^\s,;])?\r?(?:\n[^\s,;](?:[^\n;]*[^\s,;])?\r?)+\s*")


def _keywords(raw: str) -> tuple[Keyword, ...]:
    """Terms split on ";" where there is one, else on "," outside braces; Web of Science puts braces around them all."""
    if (whole := _BRACED_LIST.fullmatch(raw)) is not None:
        raw = whole[1]
    if "\n" in raw and _LINES_OF_TERMS.fullmatch(raw):
        return _terms(raw.split("\n"))
    if "{" not in raw and "}" not in raw:
        return _terms(raw.split(";" if ";" in raw else ","))
    pieces, depth, last = [], 0, 0
    separator = ";" if ";" in re.sub(r"\{[^{}]*\}", "", raw) else ","
    for place, char in enumerate(raw):
        depth += (char == "{") - (char == "}")
        if char == separator and depth == 0:
            pieces.append(raw[last:place])
            last = place + 1
    return _terms((*pieces, raw[last:]))


def _terms(pieces: Iterable[str]) -> tuple[Keyword, ...]:
    found = map(read_line, pieces)
    return tuple([built.keyword(text) for text in dict.fromkeys(found) if text])


_PLAIN_PAGES = re.compile(r"[0-9]+--?[0-9]+")


def _plain_pages(raw: str) -> str:
    if _PLAIN_PAGES.fullmatch(raw):
        return raw.replace("--", "-")
    return re.sub(r"-{2,3}", "-", unlatex(raw).replace("–", "-").replace("—", "-"))


def _pages(raw: str) -> Any:
    return read_pages(_plain_pages(raw))


def _unsaid_pages(raw: str) -> str | None:
    text = " ".join(_plain_pages(raw[:LONGEST]).split())
    return unread_pages(text, read_pages(text))


def _who_published(raw: str) -> str | None:
    """Words of how a work was published; a year or an address alone names nobody."""
    text = read_line(raw)
    return (
        text if text and any(map(str.isalpha, text)) and not text.lower().startswith(("http://", "https://")) else None
    )


def _named(raw: str) -> str | None:
    return named(unlatex(raw))


def _unnamed(raw: str) -> str | None:
    return imprints.unsaid(unlatex(raw))


def _edition(raw: str) -> str | None:
    text = read_line(raw)
    return read_edition(text) if text else None


def _doi(raw: str) -> Any:
    return clean.doi(plain_address(raw))


def _text(convert: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda raw: convert(unlatex(raw))


FIELDS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "title": ("title", unlatex_rich), "shorttitle": ("title_short", unlatex_rich), "author": ("author", read_bibtex_names),
    "journal": ("container_title", read_journal),
    "journaltitle": ("container_title", read_journal), "booktitle": ("container_title", read_journal),
    "shortjournal": ("container_title_short", read_line),
    "volume": ("volume", read_line), "number": ("issue", read_line), "issue": ("issue", read_line), "pages": ("page", _pages),
    "eid": ("article_number", read_line), "articleno": ("article_number", read_line), "date": ("issued", _text(read_edtf)),
    "series": ("collection_title", read_line), "edition": ("edition", _edition), "publisher": ("publisher", _named),
    "school": ("publisher", read_line), "institution": ("publisher", _named), "organization": ("publisher", read_line),
    "address": ("publisher_place", _named), "location": ("publisher_place", _named),
    # WorldCat's and citation services'.
    "place": ("publisher_place", _named),
    "eventtitle": ("event_title", read_line), "doi": ("doi", _doi), "pmid": ("pmid", _text(clean.pmid)),
    "pmcid": ("pmcid", _text(clean.pmcid)), "usera": ("pmcid", _text(clean.pmcid)),
    "userb": ("pmid", _text(clean.pmid)), "issn": ("issn", _issn), "isbn": ("isbn", _isbn),
    "url": ("url", _address), "language": ("language", _text(read_babel)), "langid": ("language", _text(read_babel)),
    "keywords": ("keyword", _keywords), "abstract": ("abstract", unlatex_rich),
    "note": ("note", read_paragraphs), "annote": ("note", read_paragraphs),
    "annotation": ("note", read_paragraphs),
    "type": ("genre", read_genre),
    "pagetotal": ("number_of_pages", read_line), "numpages": ("number_of_pages", read_line), "page_count": ("number_of_pages", read_line),
    "howpublished": ("publisher", _who_published),
    "origtitle": ("original_title", unlatex_rich), "version": ("version", read_line), "venue": ("event_place", read_line),
    "eventdate": ("event_date", _text(read_edtf)), "urldate": ("accessed", _text(read_edtf)),
    "collection": ("collection_title", read_line), "copyright": ("rights", read_line),
    # Scopus' own, and Web of Science's own.
    "art_number": ("article_number", read_line), "article-number": ("article_number", read_line), "pubmed_id": ("pmid", _text(clean.pmid)),
    "abbrev_source_title": ("container_title_short", read_line), "journal-iso": ("container_title_short", read_line),
    "author_keywords": ("keyword", _keywords), "keywords-plus": ("keyword", _keywords), "tags": ("keyword", _keywords),
    # BibDesk's of PubMed, and calibre's.
    "mesh": ("keyword", _keywords), "remote-url": ("url", _address), "languages": ("language", _text(read_babel)),
    "eissn": ("issn", _eissn), "earlyaccessdate": ("issued_online", _text(read_date)),
    "early access date": ("issued_online", _text(read_date)),
}  # fmt: skip

SEVERAL = frozenset(("keyword", "issn", "isbn"))
"""Fields of a record that several of an entry may speak of: an index's keywords and the authors' own, ISSNs of print and electronic."""


def joined(held: tuple[Any, ...], more: Iterable[Any]) -> tuple[Any, ...]:
    """ISSNs, ISBNs or terms, and those of other fields that are not among them, whatever is said beside."""
    known = set(map(_itself, held))
    new = {itself: one for one in reversed(list(more)) if (itself := _itself(one)) not in known}
    return (*held, *reversed(new.values()))


def _itself(value: Any) -> str:
    return str(getattr(value, "value", None) or getattr(value, "text", None) or value)


UNSAID: MappingProxyType[str, Callable[[str], str | None]] = MappingProxyType(
    {
        "author": unnamed, "date": unsaid, "eventdate": unsaid, "urldate": unsaid, "pages": _unsaid_pages,
        "url": _unsaid_address, "remote-url": _unsaid_address,
        "publisher": _unnamed, "institution": _unnamed, "address": _unnamed, "location": _unnamed, "place": _unnamed,
    }
)  # fmt: skip
"""Field to what tells in words what of its value a record has no place for; None where there is nothing."""

# What tells how an entry is read, sorted or filed, or belongs to a program: nothing that a citation would lack.
_ABOUT_THE_ENTRY = frozenset(
    """
    day
    year month crossref xdata xref xrefs entryset entrysubtype archiveprefix eprint eprinttype eprintclass primaryclass options ids label shorthand
    key sortkey sortname sorttitle sortyear presort indextitle indexsorttitle execute gender langidopts related relatedtype relatedstring
    nameaddon file filename pdf timestamp owner groups biburl bibsource adsurl adsnote creationdate modificationdate citation-key
    rating ranking priority printed readstatus qualityassured relevance username local-url added-at interhash
    intrahash author_sort title_sort cover formats calibreid library_name size uuid pst read
    editortype editoratype editorbtype editorctype nameatype namebtype namectype
    """.split()
)
_OF_PROGRAMS = re.compile(r"(?:(?:bdsk|date|mendeley|jabref|opt)[-_]|__|x-).", re.IGNORECASE)


def is_about_the_entry(name: str) -> bool:
    """Whether a field speaks of the entry and the programs that keep it, and not of the work.

    >>> is_about_the_entry("bdsk-url-1"), is_about_the_entry("date-added"), is_about_the_entry("shelf")
    (True, True, False)
    """
    return name in _ABOUT_THE_ENTRY or _OF_PROGRAMS.match(name) is not None
