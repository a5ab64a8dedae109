"""MARC: what a work stands in (773), with its numbers; and works that stand beside it (76X to 78X)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from parsers import clean
from parsers.dates import read_date
from parsers.formats.gathered import Collected
from parsers.formats.marc_fields import Datafield, Marc
from parsers.numbering import read_issue, read_volume
from parsers.pagination import read_pages
from parsers.record import Notice, Related
from parsers.values import IssnKind, TypedIssn

# The keys of $g, as union catalogues write them ("volume:8").
_KEYS = {"volume": "volume", "number": "issue", "pages": "page", "elocationid": "article_number"}
_READERS: dict[str, Callable[[str], Any]] = {
    "volume": read_volume,
    "issue": read_issue,
    "page": read_pages,
    "article_number": clean.line,
}
_KEYED = re.compile(r"(volume|number|pages|elocationid|year|month|day|extent|supplement):\s?(.*)")
# "Vol. 8, no. 19 (8 Oct. 2024), p. 5039-5050", and what others make of it.
_WRITTEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("volume", re.compile(r"\b(?:vol(?:ume)?|bd|tome|v)\.?\s*(\w[\w./-]{0,11})", re.IGNORECASE)),
    ("issue", re.compile(r"\b(?:no|nr|issue|iss|number|heft|h|núm)\.?\s*(\w[\w./-]{0,11})", re.IGNORECASE)),
    (
        "page",
        re.compile(
            r"\b(?:pp?|pages?|s|seiten?)\.?\s*(\w{1,9}(?:\s?[-\u2013]\s?\w{1,9})?(?:[,;]\s?\d{1,6}(?:\s?[-\u2013]\s?\w{1,9})?(?!\w|\s?[^\W\d_])){0,19})",
            re.IGNORECASE,
        ),
    ),
)
_JOINED = re.compile(r"(?P<volume>[^:<]{1,40})(?::(?P<issue>[^:<]{1,40}))?(?:<(?P<page>.{1,40}))?")
_ISSNS: tuple[tuple[str, IssnKind], ...] = (
    ("link", "linking"),
    ("online", "electronic"),
    ("electronic", "electronic"),
    ("print", "print"),
)


def read_host(got: Collected, marc: Marc) -> None:
    """The host of the first 773; another is the same host in another edition, or told as unread.

    Union catalogues give numbers a 773 of their own, without a title: they are of the host that has one.
    """
    every = list(marc.all("773"))
    hosts = [field for field in every if field.first("t") or field.first("s")] or every
    for field in every:
        if field not in hosts:
            _part(got, field)
    for place, field in enumerate(hosts):
        if place and clean.fold(field.first("t")) != clean.fold(hosts[0].first("t")):
            got.lose("container_title", field.shown(), field.where, "another work that it stands in")
            continue
        _issns(got, field)
        if place:
            continue
        # Union catalogues write who edited it behind it: "Essays / edited by A. Roe".
        got.read("container_title", clean.line, _EDITED.split(field.first("t") or field.first("s"))[0], field.where)
        got.read("container_title_short", clean.line, field.first("p"), field.where)
        got.read("edition", clean.line, field.first("b"), field.where)
        town, house = _imprint(field.first("d"))
        got.read("publisher_place", clean.line, town, field.where)
        got.read("publisher", clean.line, house, field.where)
        _isbns(got, field)
        _part(got, field)


_EDITED = re.compile(
    r"\s/\s(?=(?:ed(?:ited|s?\.)|hrsg|herausgegeben|éd(?:ité|\.)|sous la dir|a cura|coord|red\.|ред\.|by |von |par |por )).*",
    re.IGNORECASE | re.DOTALL,
)
# "Paris, 2023": where and when, as union catalogues have it.
_YEARS = re.compile(r",\s?\[?\d{4}\]?(?:\s?-\s?(?:\d{4})?)?\.?$")


def _imprint(text: str) -> tuple[str, str]:
    """Place and publisher of a host."""
    undated = _YEARS.sub("", text)
    if undated.endswith(" :"):
        return undated.removesuffix(" :"), ""
    town, colon, house = undated.partition(" : ")
    return (town, house) if colon else (undated, "") if undated != text else ("", text)


def _issns(got: Collected, field: Datafield) -> None:
    label = clean.fold(field.first("i"))
    kind = next((kind for word, kind in _ISSNS if word in label), None)
    for text in field.all("x"):
        issn = clean.issn(text)
        if issn is None:
            got.lose("issn", text, field.where, "not an ISSN, or its check digit is wrong")
        else:
            got.add("issn", [TypedIssn(value=issn, kind=kind)], text, field.where)


def _isbns(got: Collected, field: Datafield) -> None:
    for text in field.all("z"):
        isbn = clean.isbn(text)
        if isbn is None:
            got.lose("isbn", text, field.where, "not an ISBN, or its check digit is wrong")
        else:
            got.add("isbn", [isbn], text, field.where)


def _part(got: Collected, field: Datafield) -> None:
    """Volume, issue, pages: keyed in $g, else as $g writes them for people, else as $q joins them."""
    keyed = [(found[1], found[2]) for text in field.all("g") if (found := _KEYED.fullmatch(text))]
    for key, text in keyed:
        if key in _KEYS:
            got.read(_KEYS[key], _READERS[_KEYS[key]], text, field.where)
            if key == "pages":
                got.lose_beside_pages(text, read_pages(text), field.where)
    if keyed:
        return
    for text in field.all("g"):
        for name, pattern in _WRITTEN:
            found = pattern.search(text[:400])
            if found is not None and name not in got.values:
                got.take(name, _READERS[name](found[1]), text, field.where)
    joined = _JOINED.fullmatch(field.first("q"))
    for name in ("volume", "issue", "page"):
        if joined is not None and joined[name] and name not in got.values:
            got.take(name, _READERS[name](joined[name]), field.first("q"), field.where)


_RELATIONS = {
    "765": "is-translation-of", "767": "has-translation", "770": "is-supplemented-by", "772": "is-supplement-to", "774": "has-part",
    "775": "is-version-of", "776": "is-variant-form-of", "777": "is-issued-with", "780": "continues",
    "785": "is-continued-by", "786": "is-derived-from",
}  # fmt: skip
_NOTICES = ("retraction", "correction", "concern", "withdrawal")
_IDENTIFIER = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)|pmid:\s*(\d+)", re.IGNORECASE)


def read_linked(got: Collected, field: Datafield) -> None:
    """A notice, or another work by an identifier that it has; one without is told as unread."""
    numbers = [found for text in field.all("o") if (found := _IDENTIFIER.fullmatch(text))]
    notice = next((known for known in _NOTICES if known == field.first("i")), None)
    if notice is not None and field.first("n") == "notice":
        doi = next((clean.doi(found[1]) for found in numbers if found[1]), None)
        pmid = next((clean.pmid(found[2]) for found in numbers if found[2]), None)
        value = Notice(kind=notice, doi=doi, pmid=pmid, date=read_date(field.first("d")) if field.first("d") else None)
        got.add("notice", [value], field.shown(), field.where)
        return
    label = field.first("i")
    relation = clean.line(label) if field.tag == "787" else _RELATIONS[field.tag]
    target = clean.line(field.first("o"))
    if target is not None and relation is not None:
        doi = next((clean.doi(found[1]) for found in numbers if found[1]), None)
        got.add("related", [Related(relation=relation, id=doi or target)], field.shown(), field.where)
    else:
        got.lose("related", field.shown(), field.where, "a related work without an identifier")
