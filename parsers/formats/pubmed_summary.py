"""PubMed's short records (esummary): JSON, and both versions of its XML, each made into the names of the JSON.

A summary has authors' initials alone, no abstract and no keywords; `efetch` is the whole record. An identifier that is not known
has an `error` in its place.
"""

from __future__ import annotations

import json
import re
from typing import Any

from lxml import etree

from parsers import clean
from parsers.dates import read_date
from parsers.formats import Unreadable, load_json, texts
from parsers.formats.gathered import Collected
from parsers.formats.nbib_people import read_short_name
from parsers.formats.pubmed_kinds import RETRACTED, kind_of
from parsers.formats.pubmed_pages import is_article_number, left_of_pages, read_place
from parsers.formats.pubmed_titles import journal_name, settle_title
from parsers.formats.xml_texts import markup_of, parse, text_of
from parsers.languages import read_language
from parsers.numbering import settle_volume
from parsers.record import Notice, Reading
from parsers.values import Name, TypedIssn

SOURCE = "pubmed"


def split(body: bytes) -> tuple[tuple[str, bytes], ...]:
    """(identifier, summary as JSON) for each record of an answer; identifiers that are not known are left out.

    The identifier is the one asked with: a PMID, or in PMC's summaries the digits of the PMCID. Raises Unreadable.
    """
    is_xml = body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    rows = _of_xml(parse(body)) if is_xml else _of_json(load_json(body))
    return tuple(
        (uid, json.dumps(row, ensure_ascii=True, sort_keys=True).encode()) for uid, row in rows if "error" not in row
    )


def _of_json(data: Any) -> list[tuple[str, dict[str, Any]]]:
    result = data.get("result") if isinstance(data, dict) else None
    if not isinstance(result, dict):
        raise Unreadable(f"PubMed answered no summaries: {json.dumps(data)[:200]}")
    rows = [(uid, result.get(uid)) for uid in texts(result.get("uids", []))]
    return [(uid, row) for uid, row in rows if isinstance(row, dict)]


def _of_xml(root: etree._Element) -> list[tuple[str, dict[str, Any]]]:
    if root.tag != "eSummaryResult" or not len(root):
        raise Unreadable(f"PubMed answered no summaries: {root.tag}"[:200])
    found = [(text_of(one.find("Id")), _of_items(one)) for one in root.iterchildren("DocSum")]
    found += [
        (str(one.get("uid", "")), _of_elements(one)) for one in root.iterfind("DocumentSummarySet/DocumentSummary")
    ]
    if not found:
        raise Unreadable(f"PubMed answered no summaries: {text_of(root)}"[:200])
    return found


# The names of version 1 of the XML that are not those of the JSON in other letters.
_NAMES = {"authorlist": "authors", "langlist": "lang", "pubtypelist": "pubtype"}


def _of_items(summary: etree._Element) -> dict[str, Any]:
    """Version 1: an `Item` for each value, its name beside it; lists of items."""
    row: dict[str, Any] = {}
    for item in summary.iterchildren("Item"):
        name = _NAMES.get(item.get("Name", "").lower(), item.get("Name", "").lower())
        if name == "authors":
            row[name] = [{"name": text_of(one)} for one in item]
        elif name == "articleids":
            row[name] = [{"idtype": one.get("Name", ""), "value": text_of(one)} for one in item]
        else:
            row[name] = [text_of(one) for one in item] if len(item) else markup_of(item)
    return row


def _of_elements(summary: etree._Element) -> dict[str, Any]:
    """Version 2: an element for each value; lists are elements of one kind, or of records."""
    row: dict[str, Any] = {}
    for element in summary:
        name = str(element.tag).lower()
        of_records = [{str(part.tag).lower(): text_of(part) for part in one} for one in element if len(one)]
        row[name] = of_records or ([text_of(one) for one in element] if _is_list(element) else markup_of(element))
    return row


def _is_list(element: etree._Element) -> bool:
    return element.tag in ("Lang", "PubType", "Attributes") or (len(element) > 0 and element.tag != "Title")


def read(item: bytes) -> Reading:
    """The reading of one summary. Raises Unreadable where the bytes are no JSON object."""
    row = load_json(item)
    if not isinstance(row, dict):
        raise Unreadable("a summary is a JSON object")
    got = Collected()
    kinds = frozenset(texts(row.get("pubtype", [])))
    book = _text(row, "booktitle") or _text(row, "bookname")
    kind, genre = kind_of(kinds)
    if book:
        kind, genre = ("chapter" if _text(row, "title") and _text(row, "title") != book else "book"), None
    for name, value in (("type", kind), ("genre", genre)):
        if value is not None:
            got.take(name, value, "; ".join(sorted(kinds)) or "no type", "$.pubtype")
    _titles(row, book, got)
    _people(row, got)
    _numbers(row, got)
    _identifiers(row, got)
    if RETRACTED in kinds:
        got.add("notice", (Notice(kind="retraction"),), RETRACTED, "$.pubtype")
    return got.reading(SOURCE)


def _text(row: dict[str, Any], key: str) -> str:
    found = texts(row.get(key, []))
    return found[0] if found else ""


def _titles(row: dict[str, Any], book: str, got: Collected) -> None:
    for key, name in (("title", "title"), ("vernaculartitle", "original_title")):
        text = _text(row, key)
        title = settle_title(clean.rich(text)) if text else None
        if title is not None or not _text(row, "vernaculartitle"):
            got.take(name, title, text, f"$.{key}", "says only that there is no title")
    if "title" not in got.values and "original_title" in got.values:
        got.call("original_title", "title")
    if book:
        name = "container_title" if got.values["type"] == "chapter" else "title"
        title = settle_title(clean.rich(book))
        got.take(name, str(title) if title is not None and name == "container_title" else title, book, "$.booktitle")
        return
    short = _text(row, "source")
    got.read(
        "container_title", lambda text: journal_name(text, short), _text(row, "fulljournalname"), "$.fulljournalname"
    )
    if short and clean.line(short) != got.values.get("container_title"):
        got.read(
            "container_title_short" if "container_title" in got.values else "container_title",
            clean.line,
            short,
            "$.source",
        )


def _people(row: dict[str, Any], got: Collected) -> None:
    authors = row.get("authors")
    for author in authors if isinstance(authors, list) else ():
        text = clean.line(str(author.get("name") or "")) if isinstance(author, dict) else None
        if text is not None:
            what = str(author.get("authtype") or "").strip()
            name = Name(literal=text) if what == "CollectiveName" else read_short_name(text)
            got.name("editor" if "ditor" in what else "author", (name,) if name else (), text, "$.authors")


_LINES = (
    ("volume", "volume"), ("issue", "issue"), ("edition", "edition"), ("publishername", "publisher"),
    ("publisherlocation", "publisher_place"), ("reportnumber", "number"),
)  # fmt: skip
_SERIALS = (("issn", "print"), ("essn", "electronic"))


def _numbers(row: dict[str, Any], got: Collected) -> None:
    for key, name in _LINES:
        got.read(name, clean.line, _text(row, key), f"$.{key}")
    if settle_volume(got.values):
        got.note("issue", _text(row, "volume"), "$.volume")
    for key, name in (
        ("pubdate", "issued"),
        ("docdate", "issued"),
        ("srcdate", "issued"),
        ("epubdate", "issued_online"),
    ):
        if (text := _text(row, key)) and name not in got.values:
            got.read(name, read_date, text, f"$.{key}")
    if "issued" not in got.values and "issued_online" in got.values:
        got.take("issued", got.values["issued_online"], _text(row, "epubdate"), "$.epubdate")
    for text in texts(row.get("lang", []))[:1]:
        got.read("language", read_language, text, "$.lang")
    electronic = clean.issn(_text(row, "essn"))
    for key, kind in _SERIALS:
        text = _text(row, key)
        issn = clean.issn(text)
        if issn is None and text:
            got.lose("issn", text, f"$.{key}", "not an ISSN, or its check digit is wrong")
        elif issn is not None and (key == "essn" or issn != electronic):  # an electronic one alone is written as both
            got.add("issn", (TypedIssn.model_validate({"value": issn, "kind": kind}),), text, f"$.{key}")


_LOCATION = re.compile(r"\b(doi|pii)\s*:\s*(\S+)")


def _identifiers(row: dict[str, Any], got: Collected) -> None:
    """The identifiers of the work, and its pages or number."""
    ids = row.get("articleids")
    known = [
        (str(one.get("idtype")), str(one.get("value") or ""))
        for one in (ids if isinstance(ids, list) else ())
        if isinstance(one, dict)
    ]
    for kind, text in known:
        for wanted, name, convert in (
            ("pubmed pmid", "pmid", clean.pmid),
            ("doi", "doi", clean.doi),
            ("pmc pmcid", "pmcid", clean.pmcid),
        ):
            if kind in wanted.split() and text not in ("", "0"):
                value = convert(text)
                if value is None or got.values.get(name, value) == value:
                    got.take(name, value, text, f"$.articleids ({kind})")
    location = {found[1]: found[2].rstrip(".;") for found in _LOCATION.finditer(_text(row, "elocationid"))}
    if "doi" not in got.values and "doi" in location:
        got.read("doi", clean.doi, location["doi"], "$.elocationid")
    pages = _text(row, "pages")
    place = read_place(pages, location.get("pii", ""))
    for name, value in place.items():
        got.take(name, value, pages, "$.pages")
    if pages and not place:
        got.lose("page", pages, "$.pages", "not pages")
    elif why := left_of_pages(pages, place):
        got.lose("page", pages, "$.pages", why)
    if not pages and is_article_number(location.get("pii", "")):
        got.read("article_number", clean.line, location["pii"], "$.elocationid")
