"""Titles of a Crossref work, of what it stands in, and its abstract."""

from __future__ import annotations

import re
from typing import Any

from parsers import clean
from parsers.formats import jats, texts
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import mapping, rows, text
from parsers.formats.titles import is_stub, with_subtitle
from parsers.record import CslType
from parsers.values import Rich

# These stand in something: a journal, a book, a server. What stands over the others is the series they are one of.
_PARTS: frozenset[CslType | None] = frozenset((
    "article-journal", "chapter", "paper-conference", "entry", "article", "post-weblog", "review", "dataset", "periodical", "document", None,
))  # fmt: skip
_IN_BOOKS = frozenset(("chapter", "paper-conference", "entry"))


_Title = tuple[str, str, Rich]


def _titles(work: dict[str, Any], key: str) -> list[_Title]:
    """(where, text, title) for each title under a key."""
    value = work.get(key)
    if not value:
        return []
    return [(where, raw, read) for where, raw in _placed(value, key) if (read := jats.title(raw)) is not None]


def _placed(value: Any, key: str) -> list[tuple[str, str]]:
    """(where, text) for each text of a value that should be a list, and in content negotiation is none."""
    if isinstance(value, list):
        return [(f"$.{key}[{at}]", raw) for at, one in enumerate(value) for raw in texts(one)]
    return [(f"$.{key}", raw) for raw in texts(value)]


def titles(work: dict[str, Any], gathered: Gathering) -> None:
    """The title with its subtitle, a second one as its translation, the original and the short one."""
    found = _titles(work, "title")
    for where, raw, title in found:
        if is_stub(title):
            gathered.lose("title", raw, where, "a placeholder, not a title")
    found = [one for one in found if not is_stub(one[2])]
    subtitles = _titles(work, "subtitle")
    # "title": [German, English], "subtitle": [German, English]: each beside its own.
    paired = len(subtitles) == len(found) > 1
    used: set[_Title] = set()
    seen: set[str] = set()
    for number, (where, raw, title) in enumerate(found):
        field = "title" if not number else "translated_title"
        folded = clean.fold(str(title)) if len(found) > 1 else ""
        if folded in seen:
            continue
        seen.add(folded)
        if field in gathered.values:
            gathered.lose("title", raw, where, "one more title: a citation has one")
            continue
        under = subtitles[number] if paired or (subtitles and not number) else None
        gathered.take(field, with_subtitle(title, under[2] if under else None), raw, where)
        if under is not None:
            gathered.note(field, under[1], under[0])
            used.add(under)
    for where, raw, _title in (one for one in subtitles if one not in used):
        gathered.lose("title", raw, where, "one more subtitle: a citation has one")
    main = gathered.values.get("title")
    for key, field in (("original-title", "original_title"), ("short-title", "title_short")):
        other = _titles(work, key)
        if other and other[0][2] != main:
            gathered.take(field, other[0][2], other[0][1], other[0][0])


def containers(work: dict[str, Any], kind: CslType | None, gathered: Gathering) -> None:
    """What the work stands in, and the series of that; for a book, a report or a standard, its series."""
    value = work.get("container-title")
    named = (
        [(where, raw, name) for where, raw in _placed(value, "container-title") if (name := clean.line(raw))]
        if value
        else []
    )
    found = list({clean.fold(one[2]): one for one in reversed(named)}.values())[::-1] if len(named) > 1 else named
    if not found:
        _server(work, gathered)
        return
    if kind not in _PARTS and text(work.get("type")) != "report-component":
        where, raw, name = found.pop(0)
        gathered.take("collection_title", name, raw, where)
    else:
        # Until 2016 a journal's abbreviation stood beside its name.
        old = len(found) > 1 and kind not in _IN_BOOKS and "short-container-title" not in work
        own, series = _own_and_series(found) if kind in _IN_BOOKS else (found[0], None)
        own = max(found, key=lambda one: len(one[2])) if old else own
        gathered.take("container_title", own[2], own[1], own[0])
        if series is not None:
            gathered.take("collection_title", series[2], series[1], series[0])
        _short(work, found, own, gathered)
        found = [one for one in found if one not in (own, series)]
        if old:
            where, raw, name = found.pop(0)
            gathered.take("container_title_short", name, raw, where)
    for where, raw, _name in found:
        gathered.lose("container_title", raw, where, "one more thing that the work stands in")


_Named = tuple[str, str, str]
_SERIES = re.compile(
    r"(?:lecture notes|communications in computer|studies in|advances in|topics in|springer (?:proceedings|series|briefs|tracts|texts)|"
    r"ifip advances|ieee proceedings series|methods in molecular|acs symposium|aip conference proceedings series)\b|.{0,80}\bseries$",
    re.IGNORECASE,
)


def _own_and_series(found: list[_Named]) -> tuple[_Named, _Named | None]:
    """A chapter's book and its series: Crossref writes the series first; a name that only a series has is one wherever it stands."""
    if len(found) == 1:
        return found[0], None
    first, last = found[0], found[-1]
    if _SERIES.match(last[2]) and not _SERIES.match(first[2]):
        return first, last
    return last, first


def _short(work: dict[str, Any], found: list[_Named], own: _Named, gathered: Gathering) -> None:
    """The short name of what the work stands in, where it is another one than the full."""
    key = "short-container-title" if work.get("short-container-title") else "container-title-short"
    short = _placed(work[key], key) if work.get(key) else []
    if not short or (len(short) != len(found) and len(found) != 1):
        return
    where, raw = short[found.index(own) if len(short) == len(found) else 0]
    name = clean.line(raw)
    if name and name != own[2]:
        gathered.take("container_title_short", name, raw, where)


# A group title that names a server of preprints, and no field of knowledge.
_SERVER = re.compile(r".*(?:xiv\b|xiv$|preprint|ssrn|repositor|open archive)", re.IGNORECASE)


def _server(work: dict[str, Any], gathered: Gathering) -> None:
    """The server that posts: the institution, else the group title where that names one; else that is the topic's name."""
    if text(work.get("type")) != "posted-content":
        return
    group = text(work.get("group-title"))
    named = next(
        ((at, name) for at, row in rows(work.get("institution")) if clean.line(name := text(row.get("name")))), None
    )
    if named is not None:
        gathered.take("container_title", clean.line(named[1]), named[1], f"$.institution[{named[0]}].name")
    elif _SERVER.match(group):
        gathered.take("container_title", clean.line(group), group, "$.group-title")


def abstract(work: dict[str, Any], gathered: Gathering) -> None:
    """The abstract with its headings; of data, their description."""
    raw, where = text(work.get("abstract")), "$.abstract"
    if not raw:
        raw, where = text(work.get("description")), "$.description"
    if raw:
        words, rights = jats.abstract(raw)
        if words is not None or rights is None:
            gathered.read("abstract", words, raw, where, "no abstract, only a remark")
        gathered.take("rights", rights, rights or "", where)


def event(work: dict[str, Any], gathered: Gathering) -> None:
    """The conference: its name, else what it is called for short, and where it was."""
    value = work.get("event")
    if not value:
        return
    told = mapping(value)
    for key in ("name", "acronym"):
        name = text(told.get(key)) if isinstance(value, dict) else text(value)
        if "event_title" not in gathered.values:
            gathered.take("event_title", clean.line(name), name, f"$.event.{key}" if told else "$.event")
    place = text(told.get("location"))
    gathered.take("event_place", clean.line(place), place, "$.event.location")
