"""Works from what a store holds: pages and answers cross-checked, lines that lead to one work brought together.

No network: a new policy merges old answers again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from harvester import inquiry
from harvester.assembled import Assembled, Listed, Making, entry
from harvester.crosscheck import DEFAULT, DecisionBook, Material, Party, Policy, crosscheck
from harvester.crosscheck.decisions import NO_DECISIONS
from harvester.crosscheck.pairs import Grouped, works_of
from harvester.enrichers import AnswerBook, Answers, Wanted, answers_to_all
from harvester.enrichers.answers import UNWRITTEN, not_known
from harvester.errors import Failure
from harvester.harvest import hear, wanted
from harvester.keys import NO_NAMING, Naming
from harvester.plain_words import listed, source_name
from harvester.shelf import Each, Memory, Pile, Shelf
from harvester.steps import Steps, untold
from harvester.store import Row
from parsers.record import Reading, Record

__all__ = ["Assembled", "Listed", "assemble", "entry"]


class _Line(NamedTuple):
    """A line of the list that leads to a work: where it stands, and what it says."""

    position: int
    text: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What was heard under one address; `key` is how the list keys it, "" where it has none."""

    key: str
    lines: tuple[_Line, ...]
    pages: tuple[Reading, ...]
    answers: Answers
    searched: inquiry.Found

    def names(self) -> tuple[str, ...]:
        return (self.key,) if self.key else ()

    def own(self) -> tuple[Record, ...]:
        """What the work is known by: its pages; of a bare identifier the answers."""
        return tuple(reading.record for reading in self.pages or self.answers.readings)

    def failures(self) -> tuple[Failure, ...]:
        """Services that could not be asked about it, and searches that failed."""
        return (*self.answers.failures, *self.searched.failures)


def assemble(
    rows: Iterable[Row],
    book: AnswerBook,
    *,
    asked: bool,
    policy: Policy = DEFAULT,
    decided: DecisionBook = NO_DECISIONS,
    naming: Naming = NO_NAMING,
    shelf: Shelf | None = None,
    steps: Steps = untold,
) -> Assembled:
    """Everything a run's lines came to, merged by a policy and as people decided.

    `asked` is False where the services were left out on purpose; `naming` says how works get their keys. What is found is laid
    on the shelf, and no more than a work of it is in memory at a time; without one all of it is.
    """
    shelf = shelf or Memory()
    heard, made = _Heard(shelf), Making(shelf)

    def keep(row: Row, one: _Found) -> None:
        if heard.add(row, one):
            made.lay(crosscheck(_material([one], decided), policy=policy))

    for row in rows:
        failure = row.failure or (row.outcome.failure if row.outcome is not None else None)
        if failure is not None:
            one = _one(row, book, decided) if asked and wanted(row) != Wanted() else None
            heard.fail(_failed(row, failure, one))
            if one is not None and one.answers.readings:
                keep(row, one)
        elif row.key in heard.places:
            heard.repeat(row, heard.places[row.key])
        elif row.key is not None and row.outcome is not None:
            one = _one(row, book, decided)
            heard.fail(Listed(_of_line(f, row, one), row.origin, row.number) for f in one.failures())
            heard.fail(Listed(f, row.origin, row.number) for f in _unknown(row, one, asked=asked))
            if one.pages or one.answers.readings:
                keep(row, one)
    order = heard.order()
    records = Each(order, made.record)
    parties = Each(range(len(order)), lambda place: _party(heard.whole(order[place]), records[place]))
    for grouped in works_of(parties, records, decided, steps, made.crowded):
        places = [order[member] for member in grouped.members]
        if (
            len(places) == 1
            and heard.is_told_once(places[0])
            and not (grouped.questions or grouped.findings or grouped.decisions)
        ):
            # It is what it was by itself.
            made.take(places[0], heard.positions(places[0]), grouped.alike)
            continue
        mine = [heard.whole(place) for place in places]
        lines = sorted(position for place in places for position in heard.positions(place))
        made.take(made.lay(crosscheck(_material(mine, decided, grouped), grouped.findings, policy)), tuple(lines))
    return made.assembled(heard.failures, decided, naming, steps)


class _Heard:
    """What was heard under each address of a list, laid on a shelf as it comes; in memory are the addresses alone."""

    def __init__(self, shelf: Shelf) -> None:
        self.failures: Pile[Listed] = shelf.pile()
        self.places: dict[str, int] = {}
        self._found: Pile[_Found] = shelf.pile()
        self._first = array("Q")
        self._again: Pile[_Line] = shelf.pile()
        self._again_at: dict[int, array[int]] = {}

    def fail(self, several: Iterable[Listed]) -> None:
        """Keep failures."""
        for one in several:
            self.failures.append(one)

    def add(self, row: Row, one: _Found) -> bool:
        """Keep what was heard under a line's address; of an address that is known only the line, and False."""
        # A line that has no address, and names its work otherwise, stands for itself.
        key = row.key or f"\0{row.position:020}"
        if key in self.places:
            self.repeat(row, self.places[key])
            return False
        self.places[key] = len(self._found)
        self._found.append(one)
        self._first.append(row.position)
        return True

    def repeat(self, row: Row, place: int) -> None:
        """Keep another line of an address."""
        self._again_at.setdefault(place, array("Q")).append(len(self._again))
        self._again.append(_Line(row.position, row.text))

    def order(self) -> Sequence[int]:
        """The places of what was heard in the order of the addresses, which are let go."""
        found = array("Q", (self.places[key] for key in sorted(self.places)))
        self.places.clear()
        return found

    def is_told_once(self, place: int) -> bool:
        """Whether a single line leads there."""
        return place not in self._again_at

    def positions(self, place: int) -> tuple[int, ...]:
        """Where the lines stand that lead there."""
        return (self._first[place], *(self._again[line].position for line in self._again_at.get(place, ())))

    def whole(self, place: int) -> _Found:
        """What was heard there, with all lines that lead there."""
        one = self._found[place]
        again = self._again_at.get(place)
        return one if again is None else replace(one, lines=(*one.lines, *(self._again[line] for line in again)))


def _party(one: _Found, record: Record) -> Party:
    return Party(one.names(), one.own(), record)


def _failed(row: Row, failure: Failure, one: _Found | None) -> Sequence[Listed]:
    """A line whose page could not be had; where its identifiers are known, what the services said of them."""
    if one is None:
        return (Listed(failure, row.origin, row.number),)
    ids = wanted(row)
    known = ", ".join(name for name in (ids.doi, f"PMID {ids.pmid}" if ids.pmid else None, ids.pmcid) if name)
    whence = "list" if row.known else "address"
    got = bool(one.answers.readings)
    names = listed([source_name(name) for name in sorted({reading.source for reading in one.answers.readings})])
    if got:
        verb = "say" if " and " in names else "says"
        said = f"The work is written from what {names} {verb} of {known}, which the {whence} names: from the services alone."
    else:
        said = f"The services were asked about {known}, which the {whence} names, and gave no record of it."
    told = Failure(
        address=failure.address, stage=failure.stage, code=failure.code, message=f"{failure.message.rstrip('.')}. {said}",
        advice=failure.advice, host=failure.host,
    )  # fmt: skip
    services = [Listed(_of_line(other, row, one), row.origin, row.number) for other in one.failures()]
    return (Listed(told, row.origin, row.number, known, got), *services)


def _of_line(failure: Failure, row: Row, one: _Found) -> Failure:
    """A service's failure under the address that the list gave, the identifier asked for in its message."""
    message = failure.message if failure.address == row.text else f"{failure.message} ({failure.address})"
    advice = failure.advice if one.pages or one.answers.readings else UNWRITTEN
    return Failure(address=row.text, stage=failure.stage, code=failure.code, message=message, advice=advice)


def _one(row: Row, book: AnswerBook, decided: DecisionBook) -> _Found:
    reading = row.outcome.reading if row.outcome is not None else None
    pages = (reading,) if reading is not None else ()
    heard = hear(row, decided)
    known = answers_to_all(heard.wanted, book)
    line = _Line(row.position, row.text)
    return _Found(row.key or "", (line,), pages, known, inquiry.found(heard, known, book))


def _material(members: Sequence[_Found], decided: DecisionBook, grouped: Grouped | None = None) -> Material:
    """All that was heard of the lines that lead to one work, and what people decided about it."""
    lines = sorted(line for one in members for line in one.lines)
    known = [name for one in members for name in one.answers.absent]
    spoke = {reading.source for one in members for reading in one.answers.readings}
    names = [name for one in members for name in one.names()]
    mine = decided.of(names, [record for one in members for record in one.own()])
    return Material(
        addresses=[line.text for line in lines], pages=[page for one in members for page in one.pages],
        answers=[reading for one in members for reading in one.answers.readings], absent=[name for name in known if name not in spoke],
        failures=[failure for one in members for failure in one.failures()],
        candidates=[reading for one in members for reading in one.searched.candidates],
        registrations=[one for member in members for one in member.answers.registrations], names=names,
        decisions=[*(one for one in mine if one.other is None), *(grouped.decisions if grouped else ())],
        pairs=grouped.questions if grouped else (),
    )  # fmt: skip


def _unknown(row: Row, one: _Found, *, asked: bool) -> Sequence[Failure]:
    """A bare identifier that no service knows gives no record: a failure of that line."""
    if one.pages or one.answers.readings or (asked and one.failures()):
        return ()
    text = str(row.value)
    if not asked:
        message, advice = (
            f"{text}: the services were not asked",
            "Leave --no-enrich away: an identifier alone is looked up there.",
        )
        return (Failure(address=text, stage="input", code="not-asked", message=message, advice=advice),)
    return (not_known(text, one.answers),)
