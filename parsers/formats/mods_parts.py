"""MODS: dates, numbers and related works; each takes what an element says into what is gathered."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from pydantic import ValidationError

from parsers import clean
from parsers.dates import read_date
from parsers.formats.bibtex_dates import read_season
from parsers.formats.gathered import NO_FIELD, Collected
from parsers.formats.imprints import named
from parsers.formats.xml_entries import children, first, place_of
from parsers.formats.xml_texts import text_of
from parsers.pagination import read_page_parts, read_pages
from parsers.record import Notice, Related
from parsers.values import IssnKind, Keyword, PartialDate, TypedIssn

NOTES: dict[str, tuple[str, Any]] = {
    "venue": ("event_place", clean.line), "version identification": ("version", clean.line), "event date": ("event_date", read_date),
}  # fmt: skip
NOTICES = ("retraction", "correction", "concern", "withdrawal")
SCHEMES = {"mesh": "MeSH"}


def read_imprint(got: Collected, origin: etree._Element, line: int) -> None:
    """Publisher, place and edition; a place in code alone is none."""
    for item in children(origin, "publisher"):
        got.read("publisher", named, text_of(item), place_of(item, line))
    for item in children(origin, "edition"):
        got.read("edition", clean.line, text_of(item), place_of(item, line))
    for place in children(origin, "place"):
        for term in children(place, "placeTerm"):
            if term.get("type") != "code":
                got.read("publisher_place", named, text_of(term), place_of(term, line))


def read_dates(got: Collected, origin: etree._Element, line: int) -> None:
    """The date of issue, else the one that the record is filed by, of copyright or making; of two that make a range, both."""
    tags = ["dateIssued", "copyrightDate", "dateCreated"]
    # MODS' keyDate: of a photograph the day it was taken, beside the year of a copy's rights.
    tags.sort(key=lambda tag: (tag != "dateIssued", all(one.get("keyDate") != "yes" for one in children(origin, tag))))
    for tag in tags:
        items = list(children(origin, tag))
        if items and "issued" not in got.values:
            got.take("issued", _date(items), "/".join(map(text_of, items)), place_of(items[0], line))
        else:
            for item in items:
                got.lose("issued", text_of(item), place_of(item, line), "another date stands before it")
    seen = list(children(origin, "dateCaptured"))
    if seen:
        got.take("accessed", _date(seen), "/".join(map(text_of, seen)), place_of(seen[0], line))
    online = [item for item in children(origin, "dateOther") if item.get("type") in ("online", "epub")]
    if online:
        got.take("issued_online", _date(online), "/".join(map(text_of, online)), place_of(online[0], line))
    for item in children(origin, "dateOther", "dateValid", "dateModified"):
        if item not in online:
            got.lose("issued", text_of(item), place_of(item, line), f"a date of another kind: {NO_FIELD}")


def _date(items: list[etree._Element]) -> PartialDate | None:
    ends = [read_w3cdtf(text_of(one)) for one in items if one.get("point") in ("start", "end")]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
        try:
            return PartialDate.model_validate(ends[0].model_dump() | {"end": ends[1].model_dump()})
        except ValidationError:
            return ends[0]
    return next((date for one in items if (date := read_w3cdtf(text_of(one))) is not None), None)


def read_w3cdtf(text: str) -> PartialDate | None:
    """A date as MODS codes it (W3CDTF, a season as EDTF's month 21 to 24), or as people write one.

    >>> [read_w3cdtf(text).iso() for text in ("2024-10-08", "2003-21", "20241008", "[1998?]")]
    ['2024-10-08', '2003 spring', '2024-10-08', '1998']
    """
    digits = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text)
    return read_season(text) or read_date("-".join(digits.groups()) if digits else text)


def read_part(got: Collected, part: etree._Element, line: int, *, of_host: bool = False) -> None:
    """Volume, issue, pages, an article's or a report's number; a number in what the work stands in is an issue's."""
    kinds = {str(detail.get("type", "")).lower() for detail in children(part, "detail")}
    is_issue = of_host and "issue" not in kinds
    for detail in children(part, "detail"):
        item = first(detail, "number")
        item = item if item is not None else first(detail, "caption")
        if item is None or not text_of(item):
            continue
        where, text = place_of(item, line), text_of(item)
        field = _DETAILS.get(str(detail.get("type", "")).lower())
        field = "issue" if field == "number" and is_issue else field
        if field is None:
            got.lose("other", text, where, f"a part of the kind “{detail.get('type')}”")
        else:
            got.read(field, clean.line, text, where)
    for extent in children(part, "extent"):
        start, end, listed = (text_of(first(extent, tag)) for tag in ("start", "end", "list"))
        where = place_of(extent, line)
        if start or listed:
            shown = listed or (f"{start}-{end}" if end else start)
            # A list says more than its first and last page; where it says nothing that can be read, these do.
            pages = read_pages(listed) if listed else None
            got.take("page", pages or read_page_parts(start, end), shown, where)
            got.lose_beside_pages(listed, pages, where)
    for date in children(part, "date"):
        if "issued" not in got.values:
            got.read("issued", read_w3cdtf, text_of(date), place_of(date, line))


_DETAILS = {
    "volume": "volume", "issue": "issue", "number": "number", "report number": "number", "article number": "article_number",
    "articlenumber": "article_number",
    "artnum": "article_number", "page": "page", "edition": "edition",
}  # fmt: skip
_IDENTIFIERS: dict[str, tuple[str, Any]] = {
    "doi": ("doi", clean.doi), "pmid": ("pmid", clean.pmid), "pubmed": ("pmid", clean.pmid), "pmc": ("pmcid", clean.pmcid),
    "pmcid": ("pmcid", clean.pmcid), "arxiv": ("arxiv", clean.arxiv), "hdl": ("handle", clean.bare_handle), "handle": ("handle", clean.bare_handle),
    "serial number": ("number", clean.line), "report number": ("number", clean.line), "patent number": ("number", clean.line),
    "uri": ("url", clean.url), "url": ("url", clean.url),
}  # fmt: skip
_KINDS: dict[str, IssnKind] = {
    "print": "print",
    "electronic": "electronic",
    "online": "electronic",
    "linking": "linking",
}


def read_identifier(got: Collected, item: etree._Element, line: int) -> None:
    """An identifier by its type; keys of catalogues and programs are none of a citation."""
    kind, text, where = str(item.get("type") or "").lower(), text_of(item), place_of(item, line)
    if not text or kind == "citekey":
        return
    if item.get("invalid") == "yes":
        got.lose("other", text, where, "the catalogue itself calls it invalid")
    elif kind in ("issn", "issn-l"):
        issn = clean.issn(text)
        label = "linking" if kind == "issn-l" else str(item.get("displayLabel") or "").lower()
        if issn is None:
            got.lose("issn", text, where, "not an ISSN, or its check digit is wrong")
        else:
            got.add("issn", [TypedIssn(value=issn, kind=_KINDS.get(label))], text, where)
    elif kind == "isbn":
        isbn = clean.isbn(text)
        if isbn is None:
            got.lose("isbn", text, where, "not an ISBN, or its check digit is wrong")
        else:
            got.add("isbn", [isbn], text, where)
    elif kind in _IDENTIFIERS:
        got.read(_IDENTIFIERS[kind][0], _IDENTIFIERS[kind][1], text, where)
    else:
        got.lose("other", text, where, f"an identifier of the kind “{kind}”")


# What title pages and catalogues say again, or of the copy: 245 $c, 504 and their like of MARC, which no citation has.
_NO_NOTES = frozenset(("statement of responsibility", "bibliography", "reproduction", "numbering", "language"))


def read_notes(got: Collected, root: etree._Element, line: int) -> None:
    """Notes by their type; those that no field is for are notes of the work."""
    plain = []
    for item in children(root, "note"):
        kind, text, where = str(item.get("type") or ""), text_of(item), place_of(item, line)
        if kind in NOTES:
            got.read(*NOTES[kind], text, where)
        elif kind == "funding" and (funder := clean.line(text)):
            got.add("funder", [funder], text, where)
        elif kind in _NO_NOTES:
            got.lose("note", text, where, f"a note of the kind “{kind}”: {NO_FIELD}")
        elif text:
            plain.append((text, where))
    if plain:
        joined = "\n".join(text for text, _where in plain)
        got.take("note", clean.lines(joined), joined, plain[0][1])


def read_subject(got: Collected, subject: etree._Element, line: int) -> None:
    """A subject's terms: topics, and the names, places and times beside them."""
    authority = str(subject.get("authority") or "")
    scheme = SCHEMES.get(authority, authority) or None
    for item in subject:
        # A place within a place: "United States, New York".
        parts = [text_of(one) for one in (list(item) if str(item.tag).endswith("hierarchicalGeographic") else [item])]
        text = clean.line(", ".join(filter(None, parts)))
        if text is not None:
            got.add(
                "keyword",
                [Keyword(text=text, scheme=clean.line(scheme) if scheme else None)],
                text,
                place_of(item, line),
            )


_NUMBERED = re.compile(r"(.+?)\s+;\s+([^;]*\d[^;]*)")


def read_related(got: Collected, item: etree._Element, line: int) -> None:
    """A series, a notice, or another work and how it stands to this one."""
    kind, where = str(item.get("otherType") or item.get("type") or ""), place_of(item, line)
    title = text_of(first(item, "titleInfo", "title"))
    if kind in ("series", "host"):
        number = text_of(first(item, "titleInfo", "partNumber"))
        # A catalogue's series as it is printed: "Tidal studies ; v. 12".
        if not number and (printed := _NUMBERED.fullmatch(title)) is not None:
            title, number = printed.groups()
        got.read("collection_title", clean.line, title, where)
        got.read("collection_number", clean.line, number, where)
        return
    named = {str(one.get("type")): text_of(one) for one in children(item, "identifier")}
    notice = next((known for known in NOTICES if known == kind), None)
    if notice is not None and item.get("otherType"):
        when = first(item, "originInfo", "dateIssued")
        dates = list(children(item, "originInfo"))
        date = _date(list(children(dates[0], "dateIssued"))) if when is not None else None
        value = Notice(
            kind=notice, doi=clean.doi(named.get("doi", "")), pmid=clean.pmid(named.get("pmid", "")), date=date
        )
        got.add("notice", [value], text_of(item) or notice, where)
        return
    target = clean.line(named.get("doi") or next(iter(named.values()), ""))
    relation = clean.line(_RELATIONS.get(kind, kind))
    if target is not None and relation is not None:
        # An address that only holds a DOI ("https://data.example.org/10.5555/x") is the work's, not the DOI's.
        doi = clean.doi(target) if "doi" in named or re.match(r"https?://(?:dx\.)?doi\.org/", target) else None
        got.add("related", [Related(relation=relation, id=doi or target)], target, where)
    elif text_of(item):
        got.lose("related", text_of(item), where, "a related work without an identifier")


_RELATIONS = {
    "preceding": "continues", "succeeding": "is-continued-by", "original": "is-derived-from", "constituent": "has-part",
    "otherVersion": "has-version",
    "otherFormat": "is-variant-form-of", "isReferencedBy": "is-referenced-by", "references": "references", "reviewOf": "is-review-of",
}  # fmt: skip
