"""Parts of a MEDLINE record that need more than one text, or a table, to be understood."""

from __future__ import annotations

import re

from parsers import clean
from parsers.dates import read_date
from parsers.formats.gathered import Collected
from parsers.formats.pubmed_kinds import AS_SUBJECT, MESH, RETRACTED, SCHEMES, kind_of
from parsers.formats.pubmed_links import TAGS, Link, cut_pmid, read_notice, read_related
from parsers.formats.pubmed_pages import is_article_number, left_of_pages, read_place
from parsers.formats.pubmed_titles import journal_name, settle_title
from parsers.formats.serials import read_serials
from parsers.formats.tagged import Field, TaggedEntry
from parsers.languages import read_language
from parsers.numbering import settle_volume
from parsers.record import Notice
from parsers.values import Keyword, PartialDate


def kind(entry: TaggedEntry, got: Collected) -> None:
    """The kind of work by its publication types; what stands in a book is a chapter."""
    types = entry.all("PT")
    if not types and not (types := entry.all("JT", "TA", "BTI")[:1]):
        return
    got.values["type"], genre = kind_of({field.folded() for field in types})
    if entry.all("BTI"):
        got.values["type"], genre = ("chapter" if entry.all("TI") else "book"), None
    for field in types:
        got.note("type", field.folded(), field.where)
    if genre is not None:
        got.take("genre", genre, "; ".join(field.folded() for field in types), types[0].where)


# "GeneReviews((R))" and "GeneReviews(®)" have a mark of their XML in brackets.
_REGISTERED = re.compile(r"\(\(R\)\)|\(®\)")


def titles(entry: TaggedEntry, got: Collected) -> None:
    """TI, or TT where TI only says that there is none; of a chapter BTI is the book."""
    title = next(iter(entry.all("TI", "BTI")), None)
    rows = [("title", title), ("original_title", next(iter(entry.all("TT")), None))]
    if title is not None and title.tag == "TI":
        rows += [("container_title", field) for field in entry.all("BTI")[:1]]
    for name, field in rows:
        if field is not None:
            read = settle_title(clean.rich(_REGISTERED.sub("®", field.folded())))
            value = str(read) if read is not None and name == "container_title" else read
            if value is None and name == "title" and entry.all("TT"):
                continue  # "[Not Available]" stands where only the original title is known
            got.take(name, value, field.folded(), field.where, "says only that there is no title")
    if "title" not in got.values and "original_title" in got.values:
        got.call("original_title", "title")


def journal(entry: TaggedEntry, got: Collected) -> None:
    """The journal's name, or its abbreviation where that is all there is."""
    short = got.values.get("container_title_short")
    for field in entry.all("JT")[:1]:
        got.take("container_title", journal_name(field.folded(), short or ""), field.folded(), field.where)
    if "container_title" not in got.values and short is not None:
        got.call("container_title_short", "container_title")
    elif short is not None and got.values["container_title"] == short:
        del got.values["container_title_short"]


def numbers(entry: TaggedEntry, got: Collected) -> None:
    """ISSNs and ISBNs; a supplement in the volume's number is the issue."""
    for field in entry.all("IS", "ISBN"):
        found = read_serials(field.folded())
        for name, serials in (("issn", found.issn), ("isbn", found.isbn)):
            if serials:
                got.add(name, serials, field.folded(), field.where)
        name = "issn" if field.tag == "IS" else "isbn"
        for piece in found.neither:
            got.lose(name, piece, field.where, f"not an {name.upper()}, or its check digit is wrong")
    if settle_volume(got.values):
        volume = next(one for one in got.said if one.field == "volume")
        got.note("issue", volume.text, volume.where)


_LOCATED = re.compile(r"(.*?)\s*\[(doi|pii|bookaccession)\]", re.IGNORECASE)


def places(entry: TaggedEntry, got: Collected) -> None:
    """Pages or the article's number, and the DOI: AID and LID name in brackets what they are."""
    located = [
        (found[1], found[2].lower(), field)
        for field in entry.all("AID", "LID")
        if (found := _LOCATED.fullmatch(field.folded()))
    ]
    for text, what, field in located:
        if what == "doi" and "doi" not in got.values:
            got.read("doi", clean.doi, text, field.where)
    piis = [(text, field) for text, what, field in located if what == "pii" and is_article_number(text)]
    for field in entry.all("PG"):
        place = read_place(field.folded(), next((text for text, _field in piis), ""))
        for name in place or ("page",):
            got.take(name, place.get(name), field.folded(), field.where)
        if why := left_of_pages(field.folded(), place):
            got.lose("page", field.folded(), field.where, why)
    if not entry.all("PG"):
        for text, field in piis:
            if field.tag == "LID":
                got.read("article_number", clean.line, text, field.where)


def dates(entry: TaggedEntry, got: Collected) -> None:
    """The issue's date, and that of publication online, which is all there is of an article without an issue.

    A chapter's date is that of its contribution: the book may have begun thirty years before.
    """
    for field in entry.all("CTDT", "DP") if entry.all("BTI") and entry.all("TI") else entry.all("DP", "CTDT"):
        date = _date(field)
        if date is not None and "issued" in got.values:
            got.lose("issued", field.folded(), field.where, "another date of the book")
        else:
            got.take("issued", date, field.folded(), field.where)
    for field in entry.all("DRDT"):
        got.lose("issued", field.folded(), field.where, "the date of a revision")
    for field in entry.all("DEP")[:1]:
        got.take("issued_online", _date(field), field.folded(), field.where)
        if "issued" not in got.values and "issued_online" in got.values:
            got.take("issued", got.values["issued_online"], field.folded(), field.where)
    for number, field in enumerate(entry.all("LA")):
        if number:
            got.lose("language", field.folded(), field.where, "a record has one language, the first")
        else:
            got.read("language", read_language, field.folded(), field.where)


def _date(field: Field) -> PartialDate | None:
    """A date in eight digits ("20060110") or in words."""
    digits = field.folded()
    return read_date(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if re.fullmatch(r"\d{8}", digits) else digits)


_QUALIFIED = re.compile(r"/\*?(?=[a-z])")


def keywords(entry: TaggedEntry, got: Collected) -> None:
    """MeSH headings without their qualifiers, and other terms in the scheme of whoever gave them."""
    owner = next((field.folded() for field in entry.all("OTO")), "")
    found: dict[Keyword, None] = {}
    for tag, scheme in (("OT", SCHEMES.get(owner)), ("MH", MESH), ("PS", AS_SUBJECT)):
        for field in entry.all(tag):
            text = field.folded().lstrip("*").rstrip(".")
            term = clean.line(_QUALIFIED.split(text, maxsplit=1)[0] if tag == "MH" else text)
            if term is not None:
                found[Keyword(text=term, scheme=scheme)] = None
                got.note("keyword", field.folded(), field.where)
    if found:
        got.values["keyword"] = tuple(found)


def links(entry: TaggedEntry, got: Collected) -> None:
    """Notices about the work, and works that it stands to."""
    types = {field.folded() for field in entry.all("PT")}
    for field in entry.fields:
        ref_type = TAGS.get(field.tag)
        if ref_type is None or not field.text:
            continue
        link = Link(ref_type, *cut_pmid(field.folded()))
        notice, related = read_notice(link), read_related(link, from_preprint="Preprint" in types)
        for name, value in (("notice", notice), ("related", related)):
            if value is not None:
                got.add(name, (value,), field.folded(), field.where)
    if RETRACTED in types and not any(one.kind == "retraction" for one in got.several.get("notice", ())):
        place = next(field for field in entry.all("PT") if field.folded() == RETRACTED)
        got.add("notice", (Notice(kind="retraction"),), RETRACTED, place.where)


# What ends the name of an agency of the United States, where no country stands behind it.
_LAST = re.compile(r"\b(?:HHS|NIH)$")


def _numbered(parts: list[str]) -> bool:
    """A grant's number and who gave it, without a country."""
    return len(parts) == 2 and any(map(str.isdigit, parts[0]))


def funders(entry: TaggedEntry, got: Collected) -> None:
    """Who paid: "R01 HL123/HL/NHLBI NIH HHS/United States" names grant, initials, agency and country."""
    for field in entry.all("GR"):
        parts = [part.strip() for part in field.folded().split("/")]
        agency = clean.line(parts[-1] if _LAST.search(parts[-1]) or len(parts) == 1 or _numbered(parts) else parts[-2])
        if agency is not None:
            got.add("funder", (agency,), field.folded(), field.where)


PARTS = (kind, titles, journal, numbers, places, dates, keywords, links, funders)
