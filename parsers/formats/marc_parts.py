"""MARC: titles, imprint, series, notes and subjects."""

from __future__ import annotations

import re

from parsers import clean
from parsers.dates import read_date
from parsers.formats.extents import read_extent
from parsers.formats.gathered import NO_FIELD, Collected
from parsers.formats.imprints import named
from parsers.formats.marc_fields import Datafield, Marc, bare, has_punctuation
from parsers.formats.pubmed_titles import without_stop
from parsers.numbering import read_volume
from parsers.values import Keyword

_SCHEMES = {"0": "LCSH", "2": "MeSH"}


def read_titles(got: Collected, marc: Marc) -> None:
    """245 whole; 240 is the title that it was made from, 246 a parallel or a short one, 242 a cataloguer's translation."""
    for field in marc.all("245"):
        text, parallel = _title(field, marc)
        got.read("title", clean.rich, text, field.where)
        if parallel:
            got.read("translated_title", clean.rich, parallel, field.where)
        for number in field.all("n"):
            got.read("volume", read_volume, bare(number), field.where)
    for field in marc.all("240"):
        whole = clean.rich(without_stop(field.first("a")))
        if whole != got.values.get("title"):
            got.take("original_title", whole, field.first("a"), field.where)
    for field in marc.all("242"):
        got.read("translated_title", clean.rich, " ".join(field.all("a", "b")), field.where)
    for field in marc.all("246", "210"):
        text = ": ".join(field.all("a", "b"))
        if field.indicators[1] == "1" and field.tag == "246":
            got.read("translated_title", clean.rich, text, field.where)
        elif field.tag == "210" or "short" in field.first("i").lower():
            got.read("title_short", clean.rich, text, field.where)
        elif text:
            got.lose("title", field.shown(), field.where, "another form of the title")


def _title(field: Datafield, marc: Marc) -> tuple[str, str]:
    """The title of a 245, its parts behind it; and what follows "=": the same title in another language.

    Where the record has none of ISBD's punctuation, old records still have it between two subfields.
    """
    isbd, last = has_punctuation(marc.leader), len(field.subfields)
    whole, parallel, ended = "", "", ""
    for place, (code, text) in enumerate(field.subfields, start=1):
        part = bare(text) if isbd or place < last else text
        if isbd and place == last:
            part = without_stop(part)
        if code == "b" and ended.endswith("="):
            parallel, part = part, ""
        elif code == "b":
            before, _sign, behind = part.partition(" = ")
            # A formula begins with no capital and word: "on E = mc2".
            if behind[:1].isupper() and behind[1:2].islower() and (isbd or _is_told(behind, marc)):
                part, parallel = before, parallel or (behind if isbd else "")
        if code in "abp" and part:
            gap = ": " if code == "b" else ". "
            # "Tides. : a study" of records that end each part in a stop.
            whole = f"{whole.removesuffix('.')}{gap}{part}" if whole else part
        ended = text
    return whole, parallel


def _is_told(title: str, marc: Marc) -> bool:
    """Whether a text begins with a parallel title that has a field of its own."""
    told = [clean.fold(field.first("a")) for field in marc.all("246") if field.indicators[1] == "1"]
    return any(one and clean.fold(title).startswith(one) for one in told)


def read_imprint(got: Collected, marc: Marc) -> None:
    """Publisher, place and date; how many pages; else the date that 008 codes."""
    for field in marc.all("260", "264"):
        if field.tag == "264" and field.indicators[1] not in "1 ":
            kind = "the date of copyright" if field.indicators[1] == "4" else "who made or sold it"
            got.lose("publisher", field.shown(), field.where, kind)
            continue
        if field.first("3").casefold() == "online":
            got.read("issued_online", read_date, field.first("c"), field.where)
            continue
        for name, code in (("publisher_place", "a"), ("publisher", "b")):
            for text in field.all(code):
                got.read(name, named, re.sub(r"^\[(.*)\]$", r"\1", text), field.where)
        for text in field.all("c"):
            got.read("issued", read_date, text, field.where)
    codes = marc.controls["008"]
    if "issued" not in got.values and re.fullmatch(r"\d{4}", codes[7:11]):
        got.read("issued", read_date, codes[7:11], "008/07-10")
    for field in marc.all("300"):
        pages, beside = read_extent(field.first("a"))
        if marc.leader[6] in _NOT_READ:
            beside = field.first("a")
        else:
            got.read("number_of_pages", clean.line, pages, field.where)
        if beside:
            got.lose("other", beside, field.where, NO_FIELD)


# Films, sound and music: "1 sound disc" counts no pages.
_NOT_READ = frozenset("gijk")


def read_series(got: Collected, field: Datafield) -> None:
    """A series and the number in it: as it is printed, and again as it is filed."""
    title, number = (clean.line(field.first(code).rstrip(" .;") or field.first(code)) for code in ("a", "v"))
    if field.tag.startswith("8") and "collection_title" in got.values:
        got.note("collection_title", field.shown(), field.where)
        return
    if field.tag in ("800", "810", "811"):
        title = clean.line(field.first("t"))
    got.take("collection_title", title, title or "", field.where)
    got.take("collection_number", number, number or "", field.where)


_THESIS = re.compile(
    r"(?:Thesis|Dissertation|Diss\.?)?\s*\(?(?P<degree>[^()]{2,40})\)?\s*--\s*(?P<school>.{3,200}?),?\s*(?P<year>\d{4})?\.?"
)


def read_thesis(got: Collected, field: Datafield) -> None:
    """The degree, who granted it and when: in subfields, or in a line ("Thesis (Ph.D.)--University of Oslo, 2001.")."""
    got.read("genre", clean.line, field.first("b"), field.where)
    got.read("publisher", clean.line, field.first("c"), field.where)
    got.read("issued", read_date, field.first("d"), field.where)
    text = field.first("a")
    found = _THESIS.fullmatch(text[:300])
    if found is not None:
        for name, part in (("genre", found["degree"]), ("publisher", found["school"])):
            if name not in got.values:
                got.read(name, clean.line, part, field.where)
    elif text:
        got.lose("note", text, field.where, "a note on the thesis that is in no known form")


def read_notes(got: Collected, marc: Marc) -> None:
    """General notes, a line each."""
    notes = [(field.first("a"), field.where) for field in marc.all("500") if field.first("a")]
    if notes:
        joined = "\n".join(text for text, _where in notes)
        got.take("note", clean.lines(joined), joined, notes[0][1])


def read_subject(got: Collected, field: Datafield) -> None:
    """A heading with its subdivisions, or free terms."""
    if field.tag == "653":
        terms: list[tuple[str, str | None]] = [(text, None) for text in field.all("a")]
    else:
        scheme = field.first("2") if field.indicators[1] == "7" else _SCHEMES.get(field.indicators[1])
        parts = [text.rstrip(".") or text for text in field.all("a", "b", "c", "d", "t", "x", "y", "z", "v")]
        terms = [("--".join(parts), clean.line(scheme) if scheme else None)]
    for text, scheme in terms:
        term = clean.line(text)
        if term is not None:
            got.add("keyword", [Keyword(text=term, scheme=scheme)], field.shown(), field.where)
