"""Which decisions are about a work, and the latest of each question.

A work is found again by its address, or by what it is: an identifier or a title that leads to a decision counts only
where the work of then and the work of now are surely one. So a page that carries another work's DOI inherits nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harvester.crosscheck.grounds import core, identity_digest
from harvester.crosscheck.same_work import same_work
from harvester.crosscheck.search_keys import identity_keys, search_keys
from harvester.work import Decision, Subject
from parsers.record import FIELDS, Reading, Record
from parsers.values import UNPRINTABLE

SAME_WORK = "same-work"
BY_A_PERSON = "decided-by-a-person"
# What happened to a work, and other works: facts that are not up to a person's choice of words.
NOT_DECIDABLE = frozenset(("notice", "related"))
DECIDABLE: tuple[str, ...] = tuple(field for field in FIELDS if field not in NOT_DECIDABLE)


def subject(names: Iterable[str], records: Iterable[Record]) -> Subject:
    """A work as a decision keeps it."""
    cores = sorted({core(record) for record in records}, key=lambda record: record.model_dump_json())
    return Subject(addresses=tuple(dict.fromkeys(map(_as_line, names))), records=tuple(cores[:_MOST_RECORDS]))


# A work that stands on more pages of one list is told apart well enough by these.
_MOST_RECORDS = 8


def _as_line(name: str) -> str:
    return UNPRINTABLE.sub(" ", name).strip() or "?"


def answer_name(reading: Reading) -> str:
    """How a service's answer is named in a decision: by the service and the answer's identifier there.

    PubMed's by its PMID: a DOI that it gains later makes no other answer of it.
    """
    mine = "pmid:" if reading.source == "pubmed" else "doi:"
    keys = sorted(identity_keys(reading.record), key=lambda key: not key.startswith(mine))
    return _as_line(f"answer {reading.source} {keys[0] if keys else reading.url or identity_digest(reading.record)}")


def is_another(held: Sequence[Record], records: Sequence[Record]) -> bool:
    """Whether what stands at an address now is surely not the work of a decision."""
    pairs = [same_work(then, now).level for then in held for now in records]
    return bool(pairs) and all(level == "DIFFERENT" for level in pairs)


def _is_surely(held: Sequence[Record], records: Sequence[Record]) -> bool:
    for then in held:
        for now in records:
            verdict = same_work(then, now)
            shared = set(identity_keys(then)) & set(identity_keys(now))
            if verdict.level == "EXACT" or (verdict.level == "STRONG" and shared):
                return True
    return False


# An identifier or a title that leads to more works than these is one that many works bear, and leads to none.
MOST_UNDER_A_KEY = 50


class DecisionBook:
    """All decisions there are, found by the works they are about. The order in which they are given breaks ties of time."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        """Index decisions by the addresses, identifiers and titles of their works."""
        self.decisions: tuple[Decision, ...] = tuple(
            sorted(dict.fromkeys(decisions), key=lambda decision: decision.when)
        )
        self._by_address: dict[str, list[tuple[int, int]]] = {}
        # Works that say the same are one: much may be decided about it, and it is compared once.
        self._works: list[tuple[Record, ...]] = []
        self._hits: list[list[tuple[int, int]]] = []
        numbers: dict[tuple[Record, ...], int] = {}
        for place, decision in enumerate(self.decisions):
            for side, work in enumerate(_sides(decision)):
                for name in work.addresses:
                    self._by_address.setdefault(name, []).append((place, side))
                number = numbers.setdefault(work.records, len(numbers))
                if number == len(self._works):
                    self._works.append(work.records)
                    self._hits.append([])
                self._hits[number].append((place, side))
        by_key: dict[str, list[int]] = {}
        for number, records in enumerate(self._works):
            for key in dict.fromkeys(key for record in records for key in search_keys(record)):
                by_key.setdefault(key, []).append(number)
        self._by_key = {key: works for key, works in by_key.items() if len(works) <= MOST_UNDER_A_KEY}

    def of(self, names: Iterable[str], records: Sequence[Record]) -> tuple[Decision, ...]:
        """The decisions about a work, or about it and another, in the order of time.

        Those that its address alone leads to are among them, whatever stands there now: see `is_another`.
        """
        return tuple(
            self.decisions[place] for place in dict.fromkeys(place for place, _side in self.sides(names, records))
        )

    def sides(self, names: Iterable[str], records: Sequence[Record]) -> tuple[tuple[int, int], ...]:
        """(number of a decision, 0 for its work, 1 for the other one) for each that is about this work."""
        if not self.decisions:
            return ()
        found = {hit for name in names for hit in self._by_address.get(_as_line(name), ())}
        keys = dict.fromkeys(key for record in records for key in search_keys(record))
        for number in dict.fromkeys(number for key in keys for number in self._by_key.get(key, ())):
            if not found.issuperset(self._hits[number]) and _is_surely(self._works[number], records):
                found.update(self._hits[number])
        return tuple(sorted(found))


NO_DECISIONS = DecisionBook()


def _sides(decision: Decision) -> tuple[Subject, ...]:
    return (decision.work,) if decision.other is None else (decision.work, decision.other)


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions about one work that stand: the latest of each question; `strangers` were about what stood there before."""

    by_about: dict[str, Decision]
    strangers: tuple[Decision, ...] = ()

    def values(self) -> dict[str, Decision]:
        """The decisions about fields, by field."""
        return {about: decision for about, decision in self.by_about.items() if about in DECIDABLE}


def standing(decisions: Sequence[Decision], records: Sequence[Record]) -> Standing:
    """What stands of a work's decisions; `records` are what its own pages say now. Those about pairs of works are left out."""
    latest: dict[str, Decision] = {}
    strangers: dict[str, Decision] = {}
    others = {works: is_another(works, records) for works in {decision.work.records for decision in decisions}}
    for decision in decisions:
        if decision.about != SAME_WORK:
            (strangers if others[decision.work.records] else latest)[decision.about] = decision
    undone = {about for about, decision in latest.items() if decision.verb == "undo"}
    return Standing(
        {about: decision for about, decision in latest.items() if about not in undone},
        tuple(d for about, d in strangers.items() if about not in latest and d.verb != "undo"),
    )


def decided_identifiers(stands: Standing) -> dict[str, str | None]:
    """The identifiers that people set or accepted, None for one that they left out: what the services are asked about."""
    values = stands.values()
    return {name: getattr(values[name].value, name) for name in _IDENTIFIERS if name in values}


def accepted_identifiers(stands: Standing) -> dict[str, str]:
    """The identifiers of answers that were found by a search and accepted: nothing needs to be searched for again."""
    found: dict[str, str] = {}
    for about, decision in stands.by_about.items():
        name, _colon, identifier = about.rpartition(" ")[2].partition(":")
        if about.startswith("answer ") and decision.verb == "accept" and name in _IDENTIFIERS:
            found.setdefault(name, identifier)
    return found


_IDENTIFIERS = ("doi", "pmid", "pmcid")
