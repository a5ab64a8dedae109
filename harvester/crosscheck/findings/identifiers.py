"""Identifiers that lead to another work, that nobody registered, or about which the sources disagree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, permutations
from types import MappingProxyType

from harvester.crosscheck.codes import Code
from harvester.crosscheck.findings.heard import Heard, in_order, title_text
from harvester.crosscheck.reason_words import listed_in_words
from harvester.crosscheck.same_work.identifiers import differ
from harvester.crosscheck.trust import PERSON, SERVICES, is_own
from harvester.plain_words import capital, field_name, listed, source_name
from harvester.work import Finding, Judged
from parsers import clean
from parsers.record import Record

_LOOK = "Open the identifier and compare. If the page is wrong, mend it there, or tell the repository"
WRONG: Mapping[str, Code] = MappingProxyType(
    {
        "doi": Code("wrong-doi", "error", ("page", "citation"), "A DOI that belongs to another work", f"{_LOOK}.", True),
        "pmid": Code("wrong-pmid", "error", ("page", "citation"), "A PMID that belongs to another work", f"{_LOOK}.", True),
        "pmcid": Code("wrong-pmcid", "error", ("page", "citation"), "A PMCID that belongs to another work", f"{_LOOK}.", True),
    }
)  # fmt: skip
NOT_REGISTERED = Code(
    "doi-not-registered", "error", ("page", "citation"), "A DOI that nobody registered",
    "Look for a mistyped letter or digit, and for the work by its title; a DOI of this year may not be registered yet.", True,
)  # fmt: skip
DELETED = Code(
    "doi-deleted", "error", ("page", "citation"), "A DOI that its agency deleted",
    "Look for the work by its title: the publisher may have given it another DOI. This one leads to a notice alone.", True,
)  # fmt: skip
DISAGREE = Code(
    "identifiers-disagree", "warning", ("page", "service", "citation"), "Two identifiers of one kind for one work",
    "Open both. Two DOIs can lead to one work (its publisher changed, or it stands in two places); else one is mistyped.",
)  # fmt: skip
CODES = (*WRONG.values(), NOT_REGISTERED, DELETED, DISAGREE)
DELETED_BY = re.compile(r"\bdeleted this DOI\b")
"""How a service's reader says that a DOI is one that was deleted."""
KINDS = ("doi", "pmid", "pmcid")
# Whose answer about the work bears out which of its identifiers: they are looked up there.
_REGISTERED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"crossref": ("doi",), "datacite": ("doi",), "pubmed": ("pmid", "pmcid")}
)


def find(heard: Heard) -> Iterator[Finding]:
    """Wrong identifiers, with the right ones where they are known, then those that disagree."""
    wrong = _led_astray(heard)
    for (kind, number), answers in sorted(wrong.items()):
        yield _wrong(heard, kind, number, answers)
    nowhere = sorted({one.doi for one in heard.work.registrations if one.agency is None})
    for doi in nowhere:
        yield _not_registered(heard, doi)
    yield from _deleted(heard)
    yield from _disagreeing(heard, {*nowhere, *(number for _kind, number in wrong)})


def _led_astray(heard: Heard) -> dict[tuple[str, str], list[Judged]]:
    """The answers about other works, by the identifier that led to them."""
    found: dict[tuple[str, str], list[Judged]] = {}
    for one in in_order(heard.work.set_aside, "DIFFERENT"):
        if one.reading.source in SERVICES:
            led = _led_by(heard, one.reading.record)
            if led is not None:
                found.setdefault(led, []).append(one)
    return found


def _led_by(heard: Heard, answer: Record) -> tuple[str, str] | None:
    """The identifier that led from the page to an answer: the one they share, one that a person set, or the one that was looked up on the way.

    A page that prints a PMID alone leads to a DOI by way of PubMed: it is still the PMID that is wrong, unless PubMed's record is
    about the work: then its DOI is. An identifier whose own register knows the work by it led to nothing else. None where all that
    were printed are such.
    """
    own = [reading.record for reading in heard.own] or [heard.work.record]
    borne_out = {
        number
        for reading in heard.answers
        for number in _numbers(reading.record, _REGISTERED_BY.get(reading.source, ()))
    }
    printed = [number for kind in KINDS for one in own for number in _numbers(one, (kind,))]
    doubtful = [number for number in printed if number not in borne_out]
    # What a person set is looked up in place of what the page prints.
    set_by_people = {
        (kind, str(claim.value)) for kind in KINDS for claim in heard.claims(kind) if claim.source == PERSON
    }
    accepted = {number for reading in heard.answers for number in _numbers(reading.record)}
    aside = [one.reading.record for one in heard.work.set_aside if one.reading.source in SERVICES]
    seen, todo = [answer], [answer]
    while todo:
        numbers = _numbers(todo.pop(0))
        shared = [number for number in (*printed, *numbers) if number in numbers and number in {*printed, *accepted}]
        if shared:
            return next((number for number in shared if number not in borne_out), None)
        decided = [number for number in numbers if number in set_by_people]
        if decided:
            return decided[0]
        near = [one for one in aside if one not in seen and not set(_numbers(one)).isdisjoint(numbers)]
        seen += near
        todo += near
    return next(iter(doubtful if printed else _numbers(answer)), None)


def _numbers(record: Record, kinds: Iterable[str] = KINDS) -> list[tuple[str, str]]:
    return [(kind, str(value)) for kind in kinds if (value := getattr(record, kind))]


def _wrong(heard: Heard, kind: str, number: str, answers: list[Judged]) -> Finding:
    sources = tuple(dict.fromkeys(one.reading.source for one in answers))
    who, many = listed([source_name(source) for source in sources]), len(sources) > 1
    own = [reading.record for reading in heard.own] or [heard.work.record]
    givers = _givers(heard, kind, number)
    shown = next((title_text(record) for record in own if record.title), "(no title)")
    reasons = listed_in_words(answers[0].verdict.reasons)
    name, (right, told) = field_name(kind), _right(heard, kind, number)
    theirs = title_text(answers[0].reading.record)
    return WRONG[kind].found(
        f"The {name} {number}{_given_by(givers)} belongs to another work. {capital(heard.whose())} is about “{shown}”; {who} "
        f"{'say' if many else 'says'} that this {name} is that of “{theirs}” ({reasons}). "
        f"Nothing was taken from {'these answers' if many else 'that answer'}.{told}",
        field=kind, sources=tuple(dict.fromkeys((*givers, *(one.reading.source for one in answers)))), suggestion=right,
        advice=f"{_LOOK}: {right} is very probably the right {name}." if right else "",
    )  # fmt: skip


def _givers(heard: Heard, kind: str, number: str) -> list[str]:
    """Who gives an identifier, each once: those of whom it is claimed, else answers that were set aside, else the page."""
    claiming = [claim.source for claim in heard.claims(kind) if str(claim.value) == number]
    aside = [one.reading.source for one in heard.work.set_aside if str(getattr(one.reading.record, kind)) == number]
    return list(dict.fromkeys(claiming or aside or [_source(heard)]))


def _given_by(sources: list[str]) -> str:
    """Who gives an identifier, where that is not the page itself."""
    return "" if any(is_own(one) for one in sources) else f" (so {listed([source_name(one) for one in sources])})"


def _not_registered(heard: Heard, doi: str) -> Finding:
    right, told = _right(heard, "doi", doi)
    givers = _givers(heard, "doi", doi)
    whose = _given_by(givers) or f" of {heard.whose()}"
    return NOT_REGISTERED.found(
        f"The DOI {doi}{whose} resolves nowhere: no agency has registered it.{told}", field="doi", sources=tuple(givers),
        suggestion=right, advice=f"{NOT_REGISTERED.advice} {right} is very probably the right one." if right else "",
    )  # fmt: skip


def _deleted(heard: Heard) -> Iterator[Finding]:
    for one in heard.answers:
        doi = one.record.doi
        if doi and any(DELETED_BY.search(item.why) for item in one.unread):
            right, told = _right(heard, "doi", doi)
            yield DELETED.found(
                f"{capital(source_name(one.source))} has deleted the DOI {doi}: it now leads to a page that says so, no longer to the work.{told}",
                field="doi", sources=(one.source,), suggestion=right,
            )  # fmt: skip


def _source(heard: Heard) -> str:
    return heard.own[0].source if heard.own else "page"


def _right(heard: Heard, kind: str, number: str) -> tuple[str, str]:
    """(the right identifier, who gives it in words): of an answer that is about the work, else of one that may be."""
    for claim in heard.of_others(kind):
        if str(claim.value) != number:
            return str(
                claim.value
            ), f" {capital(source_name(claim.source))} gives {claim.value} for the work that is shown."
    found = {
        (str(value), one.reading.source) for one in heard.work.candidates if (value := getattr(one.reading.record, kind))
    }  # fmt: skip
    for value, source in sorted(found):
        if value != number:
            return "", f" {capital(source_name(source))} knows {value}, which may be it."
    return "", ""


def _differ(kind: str, values: Iterable[str]) -> bool:
    """Whether two of the identifiers cannot be one work's: versions can, and JSTOR's beside the journal's own."""
    records = [Record.model_validate({kind: value}) for value in values]
    # An address in place of a suffix is one work's all the same, and still to be mended.
    if any(one.doi and clean.doi_within(one.doi) == other.doi for one, other in permutations(records, 2)):
        return True
    return any(differ(one, other, (kind,)) for one, other in combinations(records, 2))


_COUNTS: Mapping[int, str] = MappingProxyType({2: "two", 3: "three", 4: "four"})


def _disagreeing(heard: Heard, wrong: set[str]) -> Iterator[Finding]:
    """Sources that are about one work and name two identifiers of a kind; one that is known to be wrong is told already."""
    for kind in KINDS:
        by_value: dict[str, list[str]] = {}
        for claim in heard.claims(kind):
            if str(claim.value) not in wrong:
                by_value.setdefault(str(claim.value), []).append(claim.source)
        if len(by_value) < 2 or not _differ(kind, by_value):
            continue
        name = field_name(kind)
        told = "; ".join(
            f"{value} ({listed([source_name(source) for source in dict.fromkeys(sources)])})"
            for value, sources in by_value.items()
        )
        merged = str(getattr(heard.work.record, kind) or "")
        printed = {str(claim.value) for claim in heard.of_own(kind)}
        unknown = [source_name(source) for source in heard.work.absent] if kind == "doi" and printed - {merged} else []
        also = (
            f" {capital(listed(unknown))} {'do' if len(unknown) > 1 else 'does'} not know all of them."
            if unknown
            else ""
        )
        count = _COUNTS.get(len(by_value), str(len(by_value)))
        yield DISAGREE.found(
            f"The sources are about one work and give {count} {name}s for it: {told}. The citation uses {merged or 'none'}.{also}",
            field=kind, sources=tuple(dict.fromkeys(claim.source for claim in heard.claims(kind))),
            suggestion=merged if printed and merged not in printed else "",
        )  # fmt: skip
