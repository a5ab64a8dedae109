"""What a page says and nobody can use: check digits that fail, what is no DOI, values that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from harvester.crosscheck.check_digits import DOI, ISBN, ISSN, ORCID, failing
from harvester.crosscheck.codes import Code
from harvester.crosscheck.findings import identifiers
from harvester.crosscheck.findings.heard import Heard, value_text
from harvester.plain_words import capital, cut, field_name, listed, source_name
from harvester.work import Finding
from parsers.dates import read_date
from parsers.record import Reading, Unread

ITSELF = Code(
    "page-contradicts-itself", "warning", ("page", "citation"), "A page that says two things of one field",
    "Look which of the two is right, and mend the other: indexers read the tags, people the text.",
)  # fmt: skip
UNREADABLE = Code(
    "unreadable-value", "warning", ("page", "entry"), "A value that cannot be used",
    "Look at the page; where it says something after all, decide the value.",
)  # fmt: skip
ANSWER = Code(
    "unreadable-answer", "info", ("service",), "A value of a service that cannot be used",
    "The publisher can mend what it deposited; the citation does without it.",
)  # fmt: skip
SEVERAL = Code(
    "several-pages", "info", ("list", "page"), "Several pages of one work",
    "Nothing, if they are of two sites; a site that has two pages for one work may want to join them.",
)  # fmt: skip
CODES = (ISSN, ISBN, ORCID, DOI, ITSELF, UNREADABLE, ANSWER, SEVERAL)

_CHECKED: Mapping[str, tuple[Code, str]] = MappingProxyType({"issn": (ISSN, "issn"), "isbn": (ISBN, "isbn"), "author": (ORCID, "orcid"),
                                                            "editor": (ORCID, "orcid")})  # fmt: skip
# A value of these that cannot be read is one that a citation lacks; of others the report lists what was unread.
_WEIGHTY = frozenset(
    ("doi", "pmid", "pmcid", "issn", "isbn", "issued", "issued_online", "page", "author", "volume", "issue", "title")
)
_DATES = ("issued", "issued_online")
_MOST = 5
_CONTRADICTS = re.compile(r"\bcontradicts\b|\bhas said it otherwise\b")
# What was only guessed at from where it stands, or out of a citation: no statement of the page about the field.
_GUESSED = re.compile(r"near the |citation string")


def find(heard: Heard) -> Iterator[Finding]:
    """What could not be used of each page, then of the services' answers."""
    for reading in heard.own:
        exchanged = _exchanged(reading)
        if exchanged:
            yield _exchange(exchanged, reading)
        for item in sorted(set(reading.unread) - set(exchanged), key=lambda one: one.model_dump_json()):
            yield from of_unread(item, reading, heard)
    for reading in heard.answers:
        yield from _of_answer(reading)
    addresses = sorted({reading.url for reading in heard.own if reading.url})
    if len(addresses) > 1:
        yield SEVERAL.found(
            f"{len(addresses)} pages of this harvest are of this one work: {cut(listed(addresses), 400)}. It is exported once.",
        )  # fmt: skip


def _of_answer(reading: Reading) -> Iterator[Finding]:
    """For each reason a finding, with all the values of a service's answer that cannot be used for it."""
    by_why: dict[str, list[Unread]] = {}
    for item in sorted(set(reading.unread), key=lambda one: one.model_dump_json()):
        if item.field in _WEIGHTY and not identifiers.DELETED_BY.search(item.why):
            by_why.setdefault(item.why, []).append(item)
    for why, items in by_why.items():
        told = listed([f"{field_name(item.field)} “{cut(item.text)}”" for item in items[:_MOST]])
        yield ANSWER.found(
            f"{capital(source_name(reading.source))}'s {told} cannot be used: {why}.",
            field=items[0].field if len(items) == 1 else None, sources=(reading.source,),
        )  # fmt: skip


def of_unread(item: Unread, reading: Reading, heard: Heard) -> Iterator[Finding]:
    """The finding that one text of a page amounts to, if it is one."""
    if item.field not in _WEIGHTY:
        return
    # "field year (entry at line 3)" in brackets would be brackets within brackets.
    place = item.where.replace(" (", ", ").replace(")", "")
    where = f"“{cut(item.text)}” ({place})"
    who, name = capital(source_name(reading.source)), field_name(item.field)
    if _CONTRADICTS.search(item.why):
        yield from _contradiction(item, reading)
        return
    others = _others(heard, item.field)
    told = f" {capital(others[1])}." if others else ""
    if item.field in _CHECKED:
        code, kind = _CHECKED[item.field]
        wrong = failing(kind, item.text)
        if wrong:
            number, right = wrong[0]
            yield code.found(
                f"The check digit of {who[:1].lower() + who[1:]}'s {'ORCID iD' if code is ORCID else name} {number} ({place}) is wrong: with "
                f"these digits it would end in {right}.{told if code is not ORCID else ''}",
                field=item.field, sources=(reading.source,), suggestion=others[0] if others and code is not ORCID else "",
            )  # fmt: skip
            return
    code = DOI if item.field == "doi" else UNREADABLE
    yield code.found(
        f"{who}'s {name} {where} {item.why if item.why.startswith('cannot ') else f'cannot be used: {item.why}'}.{told}",
        field=item.field, sources=(reading.source,), suggestion=others[0] if others else "",
    )  # fmt: skip


def _others(heard: Heard, field: str) -> tuple[str, str] | None:
    """(the merged value, who gives it), where anyone does."""
    result = heard.results.get(field)
    if result is None or not result.winner or field == "author":
        return None
    value = cut(value_text(result.value))
    return (
        value,
        f"{listed([source_name(source) for source in result.winner])} {'give' if len(result.winner) > 1 else 'gives'} {value}",
    )


def _contradiction(item: Unread, reading: Reading) -> Iterator[Finding]:
    """A page's second value of a field. Dates of one year, or a year apart, are the print's and the online one's."""
    chosen = getattr(reading.record, item.field, None)
    if (
        chosen in (None, ())
        or _GUESSED.search(item.where)
        or (item.field in _DATES and not _years_apart(item.text, reading))
    ):
        return
    said = next((one for one in reading.said if one.field == item.field), None)
    there = f" ({said.where})" if said else ""
    yield ITSELF.found(
        f"{capital(source_name(reading.source))} gives the {field_name(item.field)} as “{cut(value_text(chosen))}”{there} and as "
        f"“{cut(item.text)}” ({item.where}). The first is used.",
        field=item.field, sources=(reading.source,),
    )  # fmt: skip


def _exchanged(reading: Reading) -> tuple[Unread, ...]:
    """The two texts in which a page has the numbers of volume and issue in each other's places."""
    record = reading.record
    if not record.volume or not record.issue or record.volume == record.issue:
        return ()
    there = {"volume": record.issue, "issue": record.volume}
    found = {
        item.field: item
        for item in reading.unread
        if _CONTRADICTS.search(item.why) and there.get(item.field) == item.text
    }
    return tuple(found[field] for field in there) if len(found) == len(there) else ()


def _exchange(texts: tuple[Unread, ...], reading: Reading) -> Finding:
    where = listed([item.where for item in texts])
    volume, issue = cut(str(reading.record.volume)), cut(str(reading.record.issue))
    return ITSELF.found(
        f"{capital(source_name(reading.source))} gives {volume} and {issue} as volume and issue, and also the other way round ({where}). "
        f"Volume {volume}, issue {issue} is used.",
        field="volume", sources=(reading.source,),
    )  # fmt: skip


def _years_apart(text: str, reading: Reading) -> bool:
    date, issued = read_date(text), reading.record.issued
    return date is not None and issued is not None and abs(date.year - issued.year) > 1
