"""How two sources agree on one field: EQUAL, EQUIVALENT (and why), COMPATIBLE (one is sharper), CONFLICT.

The comparers take whole records, for some values can only be compared with what stands beside them: a year with the
online date, an ISSN with its kind and the journal's name, pages with an article number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from rapidfuzz.distance import Levenshtein

from harvester.crosscheck import containers, people, titles
from harvester.work import Agreement
from parsers.clean import fold
from parsers.record import Record
from parsers.values import PartialDate

EQUAL = Agreement(kind="EQUAL")


def agree(field: str, a: Record, b: Record) -> Agreement | None:
    """How two records agree on a field; None where one of them says nothing of it. The same whichever comes first."""
    one, other = getattr(a, field), getattr(b, field)
    if one in (None, ()) or other in (None, ()):
        return None
    if one == other:
        return EQUAL
    return _COMPARERS.get(field, _text)(field, a, b)


def _equivalent(why: str) -> Agreement:
    return Agreement(kind="EQUIVALENT", why=why)


def _compatible(why: str) -> Agreement:
    return Agreement(kind="COMPATIBLE", why=why)


def _conflict(why: str = "") -> Agreement:
    return Agreement(kind="CONFLICT", why=why)


def _text(field: str, a: Record, b: Record) -> Agreement:
    one, other = (fold(str(getattr(record, field))) for record in (a, b))
    if titles.words(one) == titles.words(other) != []:
        return _equivalent("case, punctuation or accents")
    return _conflict()


def _title(_field: str, a: Record, b: Record) -> Agreement:
    one, other = str(a.title), str(b.title)
    if one == other:
        return _equivalent("markup")
    if fold(one).rstrip(".") == fold(other).rstrip("."):
        return _equivalent("case, dashes or quotation marks")
    relation = titles.relate_titles(one, other)
    if relation == "equal":
        return _equivalent("punctuation or accents")
    if relation == "subtitle":
        return _compatible("one has a subtitle")
    # PubMed gives a translation where the original title stands beside it.
    if titles.relate(a, b) == "equal":
        return _equivalent("translated title")
    return _conflict("nearly equal" if relation == "near" else "")


def _dates(field: str, a: Record, b: Record) -> Agreement:
    one, other = getattr(a, field), getattr(b, field)
    direct = _date(one, other)
    if direct.kind != "CONFLICT" or field != "issued":
        return direct
    # One source gives the date of the issue, the other that of publication online.
    for date, record in ((one, b), (other, a)):
        if record.issued_online is not None and _date(date, record.issued_online).kind != "CONFLICT":
            return _equivalent("print and online date")
    return direct


def _date(a: PartialDate, b: PartialDate) -> Agreement:
    shorter, longer = sorted((a, b), key=lambda date: len(date.parts()))
    parts = longer.parts()
    if parts[: len(shorter.parts())] == shorter.parts():
        if len(shorter.parts()) == len(parts):
            return _compatible("one gives a season or a range") if (a.season, a.end) != (b.season, b.end) else EQUAL
        padded = parts[1:] == (1, 1) and len(shorter.parts()) == 1
        return _compatible("a year padded to a date" if padded else "precision")
    return _conflict()


def _numbers(field: str, a: Record, b: Record) -> Agreement:
    one, other = (fold(getattr(record, field)) for record in (a, b))
    plain = [
        re.sub(r"^(?:vol(?:ume)?|no|nr|issue|number|suppl(?:ement)?)\.?\s*", "", text).lstrip("0")
        for text in (one, other)
    ]
    if plain[0] == plain[1]:
        return _equivalent("leading zeros or a word before the number")
    squeezed = [re.sub(r"[^\w]", "", text.replace("supplement", "suppl")) for text in plain]
    if squeezed[0] == squeezed[1]:
        return _equivalent("punctuation")
    parts = [set(re.split(r"[-–/,\s]+", text)) - {""} for text in plain]
    return _compatible("one number of a double issue") if parts[0] < parts[1] or parts[1] < parts[0] else _conflict()


def _pages(_field: str, a: Record, b: Record) -> Agreement:
    assert a.page is not None
    assert b.page is not None
    one, other = a.page, b.page
    if fold(one.text()) == fold(other.text()):
        return _equivalent("case")
    if fold(one.first) == fold(other.first) and (one.last is None or other.last is None):
        return _compatible("first page only")
    # A page label that is the other source's article number, or a PDF's own count beside it.
    for mine, theirs in ((one, b), (other, a)):
        if theirs.article_number and fold(mine.first) in (fold(theirs.article_number), "1"):
            return _compatible("article number")
    return _conflict()


def _people(field: str, a: Record, b: Record) -> Agreement:
    return people.compare_lists(getattr(a, field), getattr(b, field))


def _container(_field: str, a: Record, b: Record) -> Agreement:
    return containers.compare(a, b) or EQUAL


def _short(field: str, a: Record, b: Record) -> Agreement:
    one, other = (fold(getattr(record, field)).replace(".", "") for record in (a, b))
    return _equivalent("punctuation or case") if one == other else _compatible("another abbreviation")


def _issn(_field: str, a: Record, b: Record) -> Agreement:
    return containers.issns(a, b) or EQUAL


def _sets(field: str, a: Record, b: Record) -> Agreement:
    one, other = (set(map(str, getattr(record, field))) for record in (a, b))
    if one == other:
        return _equivalent("order")
    return (
        _compatible("one source names more")
        if one & other
        else _compatible("other terms of other schemes")
        if field == "keyword"
        else (_compatible("other entries") if field in ("notice", "related", "funder") else _conflict())
    )


def _loose(field: str, a: Record, b: Record) -> Agreement:
    """Publishers, places, event names: written in many ways, and seldom the reason to doubt a citation."""
    one, other = (titles.words(str(getattr(record, field))) for record in (a, b))
    if one == other:
        return _equivalent("case or punctuation")
    if (
        set(one) <= set(other)
        or set(other) <= set(one)
        or any(containers.is_abbreviation(" ".join(x), " ".join(y)) for x, y in ((one, other), (other, one)))
    ):
        return _compatible("a name in short")
    return _compatible("another form of a name") if set(one) & set(other) else _conflict()


def _abstract(field: str, a: Record, b: Record) -> Agreement:
    one, other = ("".join(titles.words(str(getattr(record, field))))[:3000] for record in (a, b))
    if one == other:
        return _equivalent("markup, punctuation or labels")
    if (
        one.startswith(other[:200])
        or other.startswith(one[:200])
        or Levenshtein.normalized_similarity(one, other) > 0.7
    ):
        return _compatible("another form of the same text")
    return _conflict("another text")


def _language(field: str, a: Record, b: Record) -> Agreement:
    one, other = (str(getattr(record, field)).split("-")[0] for record in (a, b))
    return _compatible("one names the region") if one == other else _conflict()


def _type(_field: str, a: Record, b: Record) -> Agreement:
    near = (
        {"article-journal", "review"},
        {"article-journal", "paper-conference"},
        {"chapter", "paper-conference"},
        {"book", "collection"},
    )
    return _compatible("near kinds") if {a.type, b.type} in near or "document" in (a.type, b.type) else _conflict()


def _other_form(_field: str, _a: Record, _b: Record) -> Agreement:
    return _compatible("each source in its own words")


_COMPARERS: dict[str, Callable[[str, Record, Record], Agreement]] = {
    "type": _type, "genre": _other_form, "title": _title, "title_short": _other_form, "original_title": _other_form,
    "author": _people, "editor": _people, "translator": _people, "contributor": _people, "local_author": _people,
    "container_title": _container, "container_title_short": _short, "issn": _issn, "volume": _numbers, "issue": _numbers,
    "page": _pages, "article_number": _numbers, "issued": _dates, "issued_online": _dates, "event_date": _dates,
    "collection_title": _loose, "collection_number": _numbers, "edition": _numbers, "number_of_pages": _numbers,
    "event_title": _loose, "event_place": _loose, "publisher": _loose, "publisher_place": _loose, "language": _language,
    "isbn": _sets, "url": _other_form, "abstract": _abstract, "keyword": _sets, "rights": _other_form, "license": _other_form,
    "funder": _sets, "note": _other_form, "provider": _other_form, "notice": _sets, "related": _sets,
}  # fmt: skip

SEVERITY = ("EQUAL", "EQUIVALENT", "COMPATIBLE", "CONFLICT")


def worst(agreements: list[Agreement]) -> Agreement:
    """The worst of several agreements; EQUAL where there is none."""
    return max(agreements, key=lambda agreement: (SEVERITY.index(agreement.kind), agreement.why), default=EQUAL)


def value_text(value: Any) -> str:
    """A value of a record as a person reads it in one line."""
    if isinstance(value, tuple):
        return "; ".join(value_text(item) for item in value)
    for method in ("inverted", "iso", "plain", "text"):
        member = getattr(value, method, None)
        if callable(member):
            return str(member())
    if hasattr(value, "kind") and hasattr(value, "value"):
        return f"{value.value} ({value.kind})" if value.kind else str(value.value)
    return str(getattr(value, "text", None) or getattr(value, "id", None) or value)
