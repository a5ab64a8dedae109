"""Crossref's works, as its REST API answers (https://api.crossref.org): one JSON item, one reading.

What is read from which key, and the rules for it, stand in the files beside this one: kinds, titles and containers, people, dates,
numbers, updates. Shapes of all years are read: titles that are texts, dates of strings, items of snapshots one a line. `reference`
is left out; assertions, links and archives are of no use to a citation.
"""

from __future__ import annotations

from typing import Any

from parsers import clean
from parsers.formats import Unreadable, load_json, texts
from parsers.formats.crossref_dates import dates
from parsers.formats.crossref_deleted import without_deleted
from parsers.formats.crossref_grants import grant
from parsers.formats.crossref_numbers import isbns, issns, own_numbers, place
from parsers.formats.crossref_people import people
from parsers.formats.crossref_titles import abstract, containers, event, titles
from parsers.formats.crossref_types import take_kind
from parsers.formats.crossref_updates import updates
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import kept, mapping, rows, shown, text
from parsers.identifiers import Doi
from parsers.languages import read_language
from parsers.record import CslType, Reading
from parsers.values import Keyword

SOURCE = "crossref"


def split(body: bytes) -> tuple[tuple[Doi, bytes], ...]:
    """(DOI, item) for each work in an answer to `/works?…` or `/works/{doi}`. Raises Unreadable for anything else.

    The files of Crossref's yearly snapshots are read too: `{"items": […]}`, or one item a line.
    """
    found: list[tuple[Doi, bytes]] = []
    for item in _items(body):
        doi = clean.doi(text(item.get("DOI"))) if isinstance(item, dict) else None
        if doi is not None:
            # References are of no use to a citation, and most of an answer's bytes.
            found.append((doi, kept(item, _NOISE)))
    return tuple(found)


_NOISE = frozenset(("reference", "link", "assertion", "indexed", "deposited", "content-domain", "archive"))


def _items(body: bytes) -> list[Any]:
    try:
        data = load_json(body)
    except Unreadable:
        lines = [line for line in body.splitlines() if line.strip()]
        if len(lines) < 2 or not lines[0].lstrip().startswith(b"{"):
            raise
        return [load_json(line) for line in lines]
    answer = mapping(data)
    message = answer.get("message")
    if "message" not in answer and ("DOI" in answer or isinstance(answer.get("items"), list)):
        return answer["items"] if isinstance(answer.get("items"), list) else [answer]
    # Old answers, and some tests, do not say what they are.
    if (
        not isinstance(message, dict)
        or answer.get("status") != "ok"
        or answer.get("message-type", "work") not in _WORKS
    ):
        raise Unreadable(f"Crossref answered no works: {_said(data)}")
    items = message.get("items") if answer.get("message-type") == "work-list" else [message]
    return items if isinstance(items, list) else []


_WORKS = ("work", "work-list")


def _said(data: Any) -> str:
    """What an answer says that is none: the messages of a refused request, else its beginning."""
    told = data.get("message") if isinstance(data, dict) else None
    messages = [text(row.get("message")) for _place, row in rows(told)] if isinstance(told, list) else []
    return ("; ".join(filter(None, messages)) or shown(data))[:200]


def read(item: bytes) -> Reading:
    """The reading of one work's item. Raises Unreadable where the bytes are no JSON object."""
    work = load_json(item)
    if not isinstance(work, dict):
        raise Unreadable("a Crossref work is a JSON object")
    gathered = Gathering()
    read_work(work, gathered)
    return gathered.reading(SOURCE)


def read_work(work: dict[str, Any], gathered: Gathering) -> None:
    """Gather what a work's object says."""
    work = without_deleted(work, gathered)
    kind = take_kind(work, gathered)
    titles(work, gathered)
    people(work, gathered)
    containers(work, kind, gathered)
    place(work, gathered)
    dates(work, gathered)
    issns(work, gathered)
    isbns(work, gathered)
    own_numbers(work, gathered)
    event(work, gathered)
    _publisher(work, kind, gathered)
    _plain(work, gathered)
    abstract(work, gathered)
    _funders_and_topics(work, gathered)
    _licence(work, gathered)
    updates(work, gathered)
    if work.get("project"):
        grant(work, gathered)


# Kinds whose institution is what a citation names: the one that grants the degree, or issues the report.
_INSTITUTIONS: frozenset[CslType | None] = frozenset(("thesis", "report"))


def _publisher(work: dict[str, Any], kind: CslType | None, gathered: Gathering) -> None:
    """The publisher; for a thesis or a report the institution, for a standard the body that sets it."""
    printed, where = text(work.get("publisher")), "$.publisher"
    location, location_where = text(work.get("publisher-location")), "$.publisher-location"
    body = mapping(work.get("standards-body"))
    better: tuple[str, str, str, str] | None = None
    if kind in _INSTITUTIONS:
        named = ((at, row) for at, row in rows(work.get("institution")) if clean.line(text(row.get("name"))))
        at, row = next(named, (0, {}))
        if row:
            better = (
                text(row.get("name")),
                f"$.institution[{at}].name",
                text(row.get("place")),
                f"$.institution[{at}].place[0]",
            )
    elif text(body.get("name")):
        better = text(body.get("name")), "$.standards-body.name", "", ""
    if better is not None:
        if printed.strip() and clean.fold(printed) != clean.fold(better[0]):
            gathered.lose("publisher", printed, where, f"who registers it; {better[0]} issues it")
        printed, where = better[0], better[1]
        if better[2]:
            location, location_where = better[2], better[3]
    gathered.take("publisher", clean.line(printed) if printed else None, printed, where)
    gathered.take("publisher_place", clean.line(location) if location else None, location, location_where)
    if work.get("institution"):
        _other_institutions(work, gathered)


def _other_institutions(work: dict[str, Any], gathered: Gathering) -> None:
    """Who else had a hand in it: the other laboratories of a report, the keeper of a register."""
    named = {clean.fold(gathered.values.get(field) or "") for field in ("publisher", "container_title")}
    for at, row in rows(work["institution"]):
        other = text(row.get("name"))
        if other.strip() and clean.fold(other) not in named:
            gathered.lose("publisher", other, f"$.institution[{at}].name", "one more institution: a citation names one")


def _plain(work: dict[str, Any], gathered: Gathering) -> None:
    printed = text(work.get("DOI"))
    gathered.read("doi", clean.doi(printed) if printed else None, printed, "$.DOI", "not a DOI")
    address, where = text(mapping(mapping(work.get("resource")).get("primary")).get("URL")), "$.resource.primary.URL"
    if not address:
        # Of old answers: mostly the DOI once more, as an address.
        address, where = text(work.get("URL")), "$.URL"
        address = "" if "doi.org/" in address else address
    if address:
        gathered.read("url", clean.url(address), address, where, "not an address")
    language = text(work.get("language"))
    if language:
        gathered.read("language", read_language(language), language, "$.language", "not a language")


def _funders_and_topics(work: dict[str, Any], gathered: Gathering) -> None:
    for at, row in rows(work.get("funder")) if work.get("funder") else ():
        printed = text(row.get("name"))
        if name := clean.line(printed):
            awards = texts(row["award"]) if row.get("award") else []
            said = f"{printed} ({', '.join(awards)})" if awards else printed
            gathered.add("funder", name, said, f"$.funder[{at}].name")
    group = text(work.get("group-title"))
    held = gathered.values.get("container_title")
    if group and (topic := clean.line(group)) and clean.fold(topic) != clean.fold(held or ""):
        gathered.take("keyword", (Keyword(text=topic, scheme="group title"),), group, "$.group-title")
    # Scopus' classes, which Crossref withdrew in 2024: they are the journal's.
    classes = texts(work["subject"]) if work.get("subject") else []
    if classes:
        gathered.lose("keyword", "; ".join(classes), "$.subject", "classes of the journal, not of the work")


# The version of record's licence before the accepted manuscript's.
_VERSIONS = ("vor", "unspecified", "am", "stm-asf")


def _licence(work: dict[str, Any], gathered: Gathering) -> None:
    """One licence: of the version of record, a public licence before a publisher's own terms, without delay before later.

    Terms for text and data mining say what a machine may do with a copy; they are no licence of the work.
    """
    found: list[tuple[tuple[int, bool, float], str, str]] = []
    for at, row in rows(work.get("license")) if work.get("license") else ():
        printed, version, where = text(row.get("URL")), text(row.get("content-version")), f"$.license[{at}].URL"
        if version == "tdm" or "tdm" in printed.lower():
            gathered.lose("license", printed, where, "terms for text and data mining, no licence of the work")
            continue
        delay = row.get("delay-in-days")
        order = (
            _VERSIONS.index(version) if version in _VERSIONS else 1,
            "creativecommons.org" not in printed,
            delay if isinstance(delay, (int, float)) else 0.0,
        )
        if printed.strip() and clean.url(printed) is None:
            gathered.lose("license", printed, where, "not an address")
        elif printed.strip():
            found.append((order, printed, where))
    if found:
        best = min(found, key=lambda one: one[0])
        gathered.take("license", clean.url(best[1]), best[1], best[2])
        others = dict.fromkeys(one[1] for one in found if one[1] != best[1])
        if others:
            gathered.lose("license", "; ".join(others), "$.license", "other licences: a record names one")
