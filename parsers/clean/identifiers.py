"""Raw text to an identifier: the lenient half of `parsers.identifiers`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import unquote

from parsers import markup
from parsers.clean.text import INVISIBLE, line
from parsers.identifiers import ArxivId, Doi, Handle, Identifier, Isbn, Issn, Orcid, Pmcid, Pmid, doi_without_tail

T = TypeVar("T", bound=Identifier)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"\u201c\u201d\u2018\u2019\u00ab\u00bb]+")


# As registries write it: most DOIs are so, and need no slower look, nor one more at what `Doi` asks beside it.
_PLAIN_DOI = re.compile(r"10\.[0-9]{4,9}/(?:[a-z0-9][a-z0-9._/-]{0,200})?[a-z0-9]")


def doi(raw: str) -> Doi | None:
    """The DOI in `raw`, in whatever wrapping: a resolver's address, "doi:", brackets, a final stop.

    The first one found; lower case. Closing brackets that the DOI does not open are the sentence's.

    >>> doi("https://doi.org/10.14694/EdBook_AM.2015.35.e360.")
    Doi('10.14694/edbook_am.2015.35.e360')
    >>> doi("(see 10.1016/S0140-6736(24)00001-2)")
    Doi('10.1016/s0140-6736(24)00001-2')
    >>> doi("10.1002/(SICI)1097-4571(199806)49:8&lt;693::AID-ASI4&gt;3.0.CO;2-O")
    Doi('10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o')
    """
    if _PLAIN_DOI.fullmatch(raw):
        return _sure(Doi, raw)
    text = INVISIBLE.sub("", markup.unescape(raw[:4000]))
    while re.search(r"%[0-9A-Fa-f]{2}", text) and (decoded := unquote(text)) != text:
        text = decoded
    text = unicodedata.normalize("NFC", text)
    found = _DOI.search(text)
    if found is None:
        return None
    is_address = re.search(r"https?://\S*$", text[: found.start()]) is not None
    candidate = found[0].lower()
    if is_address:
        # A page's address goes on after the DOI; a query or fragment is never part of it there.
        candidate = re.split(r"[?#]", candidate, maxsplit=1)[0]
        candidate = re.sub(r"/(?:abstract|full|pdf|epdf|fulltext|meta|html|full/html|issuetoc)/?$", "", candidate)
    candidate = doi_without_tail(candidate)
    try:
        return Doi(candidate)
    except ValueError:
        return None


def _sure(kind: type[T], text: str) -> T:
    """An identifier of a text that was found to be in its normal form, and its check digit right."""
    return str.__new__(kind, text)


_ADDRESS_WITHIN = re.compile(
    r"10\.[0-9.]{4,20}/(?:https?:/{1,2}(?:dx\.|www\.)?doi\.org/|(?:dx\.)?doi\.org/|doi:)(?=10\.)"
)


def doi_within(outer: Doi) -> Doi | None:
    """The DOI in one whose suffix is a DOI's address, as where a form asks for the suffix and gets the whole.

    Such names are DOIs by their form, and Crossref has registered some, and deleted them: only the registry tells which
    of the two leads anywhere.

    >>> doi_within(Doi("10.5424/http://dx.doi.org/10.5424/sjar/20110903-330-10")), doi_within(Doi("10.5555/10.5555/a"))
    (Doi('10.5424/sjar/20110903-330-10'), None)
    """
    found = _ADDRESS_WITHIN.match(outer)
    return doi(outer[found.end() :]) if found is not None else None


def pmid(raw: str) -> Pmid | None:
    """The PMID in `raw`: "PMID: 39058954", "info:pmid/39058954", a PubMed address, or the bare number.

    >>> pmid("https://pubmed.ncbi.nlm.nih.gov/39058954/")
    Pmid('39058954')
    """
    if Pmid.pattern.fullmatch(raw):
        return _sure(Pmid, raw)
    text = (line(raw[:400]) or "").rstrip(".;,/ ")
    found = re.fullmatch(
        r"(?:(?:pubmed|pmid|medline)(?:\s*id)?\s*[:#]?\s*|info:pmid/|(?:https?://)?(?:www\.)?pubmed\.ncbi\.nlm\.nih\.gov/"
        r"|(?:https?://)?(?:www\.)?ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?)?0*([1-9][0-9]{0,8})(?:\s*\[pmid\])?",
        text,
        re.IGNORECASE | re.ASCII,
    )
    return Pmid(found[1]) if found else None


def pmcid(raw: str) -> Pmcid | None:
    """The PMCID in `raw`, with any number of digits: "PMC11465741", "PMCID: PMC…", an address of PMC.

    >>> pmcid("https://pmc.ncbi.nlm.nih.gov/articles/PMC11465741/")
    Pmcid('PMC11465741')
    """
    found = re.search(
        r"(?<![a-z0-9])(?:PMCID\s?:?\s?)?PMC\s?:?\s?0*([1-9][0-9]{0,8})(?![0-9])",
        markup.unescape(raw[:400]),
        re.IGNORECASE | re.ASCII,
    )
    return Pmcid(f"PMC{found[1]}") if found else None


_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")


_ISSN = re.compile(r"(?<![0-9A-Za-z-])([0-9]{4})\s?-?\s?([0-9]{3}[0-9Xx])(?![0-9A-Za-z])", re.ASCII)
_ISBN = re.compile(r"(?<![0-9])(?:97[89][ -]?)?(?:[0-9][ -]?){9}[0-9Xx](?![0-9])", re.ASCII)
# A text in which one number is looked for, and one that may hold several.
_LONGEST, _LONGEST_LIST = 400, 4_000


def issn(raw: str) -> Issn | None:
    """The first ISSN in `raw` whose check digit is right.

    >>> issn("ISSN: 2473–9529 (print)")
    Issn('2473-9529')
    """
    return next(_issns(raw[:_LONGEST]), None)


def issns(raw: str) -> tuple[Issn, ...]:
    """All of them, each once: what a form with one field for both holds.

    >>> issns("2473-9529 2473-9537")
    (Issn('2473-9529'), Issn('2473-9537'))
    """
    return tuple(dict.fromkeys(_issns(raw[:_LONGEST_LIST])))


def _issns(raw: str) -> Iterator[Issn]:
    if Issn.pattern.fullmatch(raw) and Issn.checks(raw):
        yield _sure(Issn, raw)
        return
    for found in _ISSN.finditer(_DASHES.sub("-", markup.unescape(raw))):
        number = f"{found[1]}-{found[2].upper()}"
        if Issn.checks(number):
            yield _sure(Issn, number)


def isbn(raw: str) -> Isbn | None:
    """The first ISBN in `raw` whose check digit is right, an ISBN-10 as its ISBN-13.

    >>> isbn("ISBN 0-306-40615-2 (hbk.)")
    Isbn('9780306406157')
    """
    return next(_isbns(raw[:_LONGEST]), None)


def isbns(raw: str) -> tuple[Isbn, ...]:
    """All of them, each once: Zotero has one field for those of all bindings, and blanks between them.

    >>> isbns("978-0-306-40615-7 978-3-16-148410-0 0-306-40615-2")
    (Isbn('9780306406157'), Isbn('9783161484100'))
    """
    return tuple(dict.fromkeys(_isbns(raw[:_LONGEST_LIST])))


def _isbns(raw: str) -> Iterator[Isbn]:
    if Isbn.pattern.fullmatch(raw) and Isbn.checks(raw):
        yield _sure(Isbn, raw)
        return
    for found in _ISBN.finditer(_DASHES.sub("-", markup.unescape(raw))):
        digits = re.sub(r"[ -]", "", found[0]).upper()
        if len(digits) == 10:
            if sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits)) % 11:
                continue
            stem = "978" + digits[:9]
            digits = stem + str(-sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(stem)) % 10)
        if Isbn.pattern.fullmatch(digits) and Isbn.checks(digits):
            yield _sure(Isbn, digits)


def orcid(raw: str) -> Orcid | None:
    """The ORCID iD in `raw` if its check digit is right.

    >>> orcid("https://orcid.org/0000-0002-1825-0097")
    Orcid('0000-0002-1825-0097')
    """
    text = _DASHES.sub("-", raw[:400])
    found = re.search(r"(?<![0-9])([0-9]{4})-?([0-9]{4})-?([0-9]{4})-?([0-9]{3}[0-9Xx])(?![0-9])", text, re.ASCII)
    try:
        return Orcid("-".join(found.groups()).upper()) if found else None
    except ValueError:
        return None


def arxiv(raw: str) -> ArxivId | None:
    """The arXiv identifier in `raw`: an address of arXiv, "arXiv:…", or the bare identifier.

    >>> arxiv("https://arxiv.org/abs/1706.03762v5")
    ArxivId('1706.03762v5')
    """
    found = re.fullmatch(
        r"(?:arxiv\s*:\s*|(?:https?://)?(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/|oai:arxiv\.org:)?"
        r"([0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,3})?|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}(?:v[0-9]{1,3})?)"
        r"(?:\.pdf)?(?:\s*\[[\w.-]+\])?",
        (line(raw[:400]) or ""),
        re.IGNORECASE | re.ASCII,
    )
    try:
        return ArxivId(found[1]) if found else None
    except ValueError:
        return None


def bare_handle(raw: str) -> Handle | None:
    """The Handle in `raw`, which may be one alone: its field says what it is.

    >>> bare_handle("1810/252364") == bare_handle("http://hdl.handle.net/1810/252364")
    True
    """
    return handle(raw) or handle(f"hdl:{raw}")


def handle(raw: str) -> Handle | None:
    """The Handle in `raw`: an address of a Handle resolver, a repository's "/handle/…" path, or "hdl:…".

    The prefix that DSpace comes with is nobody's: thousands of repositories never asked for one of their own.

    >>> handle("http://hdl.handle.net/1810/252364"), handle("https://repository.example.org/handle/123456789/12")
    (Handle('1810/252364'), None)
    """
    found = re.search(
        r"(?:hdl\.handle\.net/|/handle/|^\s*hdl:\s*)(?!123456789/)([0-9][0-9A-Za-z._-]*/[^\s?#\"<>]{1,250})",
        raw[:1000],
        re.IGNORECASE,
    )
    try:
        return Handle(found[1].rstrip(".,;/")) if found else None
    except ValueError:
        return None
