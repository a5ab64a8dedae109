"""Citations as people write them: "Blood Adv. 2024;8(19):5039-5050. doi:…", "Vol. 111, No. 9-11, July 2013, pp. 1092–1099".

A string is cut into texts under the field words of `understand`; nothing is made of a string that does not look like
a citation. What is found here is the last resort: the words before and between the numbers are weak evidence, and
every value says that it comes from a citation string.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from parsers import clean
from parsers.citation_asides import NO_ISSUE, is_time, without_as, without_issn, without_pages
from parsers.citation_containers import LONGEST_CONTAINER, TRIM, container, with_publisher
from parsers.citation_patterns import (
    AFTER_YEAR,
    BEFORE_YEAR,
    BEHIND_TITLE,
    LONGEST_BEFORE,
    SHAPES,
    SIGNS,
    YEAR,
    YEAR_ALONE,
    YEAR_WITHIN,
    YEARS,
    compiled,
    numbers_alone,
)
from parsers.citation_tails import (
    imprint_behind,
    in_series,
    issue_behind,
    published_alone,
    without_supplement,
)
from parsers.citation_words import (
    BEHIND,
    MARKS,
    PAGES_BEHIND,
    PAGES_LAST,
    VOLUME_BEFORE,
    WORDED,
    YEAR_AND_ISSUE,
    YEAR_SLASH_ISSUE,
)
from parsers.clean import fold

LONGEST = 1_500

_DOI = re.compile(r"(?:doi\s?:?\s?|doi\.org/)10\.", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:article|art\.)\s?(?:no\.?|number|id|n°)?\s?:?\s?(?P<text>[A-Za-z]?\d{2,9})(?![\w-])", re.IGNORECASE
)
_NUMBERS = frozenset(("volume", "issue", "page", "article_number"))
# Full-width signs and digits as plain ones, one for one.
_PLAIN = {**{0xFF01 + place: 0x21 + place for place in range(94)}, 0x3000: 0x20, 0x3002: 0x2E, 0x2011: 0x2D}
_LONGEST_UNNAMED = 60


def read_citation(text: str, title: str = "", *, weak: bool = False) -> dict[str, str]:
    """Field words to texts of what a citation string says; empty where it is none.

    `title`, where it is known, tells where the name of the journal begins. `weak` is for a text that a label says to be
    about where the work appeared: pages and a year are then enough.

    >>> read_citation("Blood Adv. 2024 Oct 8;8(19):5039-5050. doi:10.5555/x")["page"]
    '5039-5050'
    >>> read_citation("Acta Exempla 68 (4), 2023: 709-718")["container_title"]
    'Acta Exempla'
    >>> read_citation("We saw 12 (3) of them.")
    {}
    """
    read = _kept if len(title) <= _LONGEST_KEPT else _read
    return dict(read(text[:LONGEST], title, weak=weak))


# The readers of a page look at the same lines, one after the other, and the citation that one of them takes is read once more.
_MOST_KEPT = 256
_LONGEST_KEPT = 500


@lru_cache(_MOST_KEPT)
def _kept(text: str, title: str, *, weak: bool) -> Mapping[str, str]:
    return _read(text, title, weak=weak)


def _read(text: str, title: str, *, weak: bool) -> dict[str, str]:
    text = clean.line(text) or ""
    if not any(map(str.isdigit, text)):
        return {}
    text = without_as(text if text.isascii() else text.translate(_PLAIN))
    text, issn = without_issn(text)
    before, rest = _around_title(text, title)
    cut = before is not None
    parts, start = _by_words(rest, weak=weak, cited=cut and (_date(rest) or _date(before or "")) is not None)
    if len(parts.keys() & _NUMBERS) < 2:
        shaped = _by_shape(rest, cut=cut)
        parts, start = shaped if shaped[0] else (parts, start)
    parts, start = (numbers_alone(parts, rest) if weak else None) or (parts, start)
    if not parts:
        return published_alone(_date(before), rest) if before is not None else {}
    if "issued" not in parts:
        date = _date(without_pages(rest, parts)) or _date(before or "")
        if date is not None:
            parts["issued"] = date
    if parts.get("volume") == parts.get("issued") and "issue" not in parts:
        del parts["volume"]  # "Tides 2012: 12-19": the year, and no volume beside it
    if title and not cut and len(rest[:start]) > LONGEST_CONTAINER:
        return {}  # the citation of another work: it names another title
    journal, publisher = with_publisher(container(rest[:start], behind_title=cut), parts, rest[start:])
    if not journal and not cut and len(rest[:start].strip()) > _LONGEST_UNNAMED and not weak:
        return {}  # so many words that name no journal are people and the title of another work
    if journal:
        parts["container_title"] = journal
    if publisher:
        parts["publisher"] = publisher
    if issn is not None:
        parts["issn"] = issn
    parts |= imprint_behind(rest) if cut else {}
    named = _DOI.search(text) if "10." in text else None
    doi = clean.doi(text[named.start() :]) if named is not None else None
    if doi:
        parts["doi"] = doi
    return in_series({field: " ".join(part.split()) for field, part in parts.items()})


def before_title(text: str, title: str) -> str:
    """What a citation says before the title of the work it cites; empty where that title is not in it."""
    line = without_as(clean.line(text[:LONGEST]) or "")
    before, _rest = _around_title(line, title) if title else (None, "")
    return before or ""


def _around_title(text: str, title: str) -> tuple[str | None, str]:
    """What stands before the work's title in its citation, and behind it; nothing and all of it where the title is not in it."""
    key = fold(title).rstrip(" .?!")
    folded = fold(text)
    at = folded.rfind(key) if len(key) >= _LEAST_TITLE else -1
    if at < 0:
        return None, text
    # Folding keeps the length of nearly all texts; where it does not, what stands behind is counted from the end.
    rest = text[len(text) - (len(folded) - at - len(key)) :]
    return text[:at], without_supplement(rest.lstrip(TRIM + "?!)]"))


_LEAST_TITLE = 8


def _by_shape(text: str, *, cut: bool) -> tuple[dict[str, str], int]:
    signs_in = {sign for sign in SIGNS if sign in text}
    dated = YEAR_WITHIN.search(text) is not None
    for signs, shape in SHAPES:
        told = signs_in.issuperset(signs) and (dated or YEAR not in shape)
        found = compiled(shape).search(text) if told else None
        if found is not None:
            parts = {_GROUPS.get(field, field): part for field, part in found.groupdict().items() if part}
            if "page" in parts and re.fullmatch(YEAR, parts["page"]) and "issued" not in parts:
                continue
            if NO_ISSUE.search(parts.get("issue", "")) or is_time(found, text):
                continue
            start = min(found.start(field) for field, part in found.groupdict().items() if part)
            if signs == ";":
                before = BEFORE_YEAR.search(text[max(0, start - LONGEST_BEFORE) : start])
                if before is not None:
                    parts["issued"], start = before[0] + parts["issued"], start - len(before[0])
            return parts, start
    for pattern in BEHIND_TITLE if cut else ():
        found = pattern.search(text)
        if found is not None:
            start = min(found.start(field) for field, part in found.groupdict().items() if part)
            return {field: part for field, part in found.groupdict().items() if part}, start
    return {}, 0


# Groups of a shape that has two places for one thing.
_GROUPS = {"only_issue": "issue", "long_page": "page"}


# It is asked for by the words of a text, by its shape and after both.
@lru_cache(16)
def _date(text: str) -> str | None:
    """The first date in a text: a year, with what stands around it of its month and day."""
    found = YEAR_ALONE.search(text)
    if found is None:
        return None
    before = BEFORE_YEAR.search(text[max(0, found.start() - LONGEST_BEFORE) : found.start()])
    after = AFTER_YEAR.match(text, found.end())
    return (before[0] if before is not None else "") + found[0] + (after[0] if after is not None else "")


def _by_words(text: str, *, weak: bool, cited: bool = False) -> tuple[dict[str, str], int]:
    parts: dict[str, str] = {}
    starts: list[int] = []
    lowered = text.lower()
    article = _ARTICLE.search(text) if "art" in lowered else None
    if article is not None:
        # "Article number 12" is no issue number.
        text = text[: article.start()] + "\x00" * (article.end() - article.start()) + text[article.end() :]
        lowered = text.lower()
    for table in (WORDED, BEHIND):
        if table is BEHIND and text.isascii():
            break
        for field, pattern in table.items():
            told = table is BEHIND or any(mark in lowered for mark in MARKS[field])
            found = pattern.search(text) if told and field not in parts else None
            if found is not None:
                parts[field] = found["text"]
                starts.append(found.start())
                parts |= issue_behind(text, found.end()) if field == "volume" else {}
    if "volume" in parts and "issue" not in parts and (slashed := YEAR_SLASH_ISSUE.search(text)) is not None:
        parts["issue"] = slashed["text"]
    for pattern in (PAGES_BEHIND, PAGES_LAST):
        behind = pattern.search(text) if "issue" in parts and "page" not in parts else None
        if behind is not None and not YEARS.match(behind["text"]):
            parts["page"] = behind["text"]
    if article is not None and "page" not in parts:
        parts["article_number"] = article["text"]
        starts.append(article.start())
    strong = len(parts.keys() & _NUMBERS)
    if not strong and not weak:
        return {}, 0
    date = _date(without_pages(text, parts))
    dated = "issued" in parts or date is not None
    before = VOLUME_BEFORE.search(text[: min(starts)][-_NEAR:]) if strong > 1 and "volume" not in parts else None
    if before is not None:
        parts["volume"] = before["text"]
        starts.append(min(starts) - len(before[0].lstrip(" .,")))
    if strong == 1 and (numbered := YEAR_AND_ISSUE.search(text)) is not None:
        return numbered.groupdict(), numbered.start()
    in_proceedings = "page" in parts and _PROCEEDINGS.match(text, 0, min(starts)) is not None
    enough = dated and (weak or (strong and (cited or "volume" in parts or in_proceedings)))
    if strong < 2 and not enough and not (cited and strong):
        return {}, 0
    if date is not None:
        parts.setdefault("issued", date)
        starts = starts or [text.find(date)]
    return parts, min(starts)


_NEAR = 40
# A line that begins with the name of proceedings, or with their abbreviation before it: "POND '20: Proceedings of the 2020 …".
_PROCEEDINGS = re.compile(r"(?:[A-Z][\w' ’-]{1,20}: )?(?:Proceedings|Proc\.) (?:of|[A-Z])")
