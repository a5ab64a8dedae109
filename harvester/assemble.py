"""Works from what a store holds: pages and answers cross-checked, lines that lead to one work brought together.

No network: a new policy merges old answers again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from harvester import inquiry
from harvester.citation_keys import assign
from harvester.crosscheck import DEFAULT, DecisionBook, Material, Party, Policy, crosscheck, group_parties
from harvester.crosscheck.decisions import NO_DECISIONS
from harvester.crosscheck.findings import TRAVELLING
from harvester.crosscheck.lists import tell
from harvester.crosscheck.pairs import Grouped
from harvester.enrichers import AnswerBook, Answers, Wanted, answers_to_all
from harvester.enrichers.answers import not_known
from harvester.errors import Failure
from harvester.harvest import hear, wanted
from harvester.plain_words import listed, source_name
from harvester.refused import Refusal
from harvester.report import Reported
from harvester.store import Row
from harvester.work import Entry, Work
from parsers.record import Reading, Record


@dataclass(frozen=True, slots=True)
class Listed:
    """A failure with the line of the list it belongs to.

    `known` are the identifiers of a work whose page failed, `is_written` says whether services gave its record by them.
    """

    failure: Failure
    origin: str
    number: int
    known: str = ""
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class Assembled:
    """The works of a run under their citation keys, what failed, and the lines that lead to each work."""

    works: tuple[Reported, ...]
    failures: tuple[Listed, ...]
    positions: tuple[tuple[int, ...], ...]

    def refusals(self) -> tuple[Refusal, ...]:
        """The failures, with what is known of their works."""
        return tuple(Refusal(one.failure, one.known, one.is_written) for one in self.failures)

    def entries(self) -> tuple[Entry, ...]:
        """The works as exporters take them, sorted by key."""
        return tuple(sorted((entry(one.key, one.work) for one in self.works), key=lambda found: found.key))


@dataclass(frozen=True, slots=True)
class _Found:
    rows: tuple[Row, ...]
    pages: tuple[Reading, ...]
    answers: Answers
    record: Record
    searched: inquiry.Found

    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.key for row in self.rows if row.key))

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
) -> Assembled:
    """Everything a run's lines came to, merged by a policy and as people decided.

    `asked` is False where the services were left out on purpose.
    """
    failures: list[Listed] = []
    found: dict[str, _Found] = {}
    for row in rows:
        failure = row.failure or (row.outcome.failure if row.outcome is not None else None)
        if failure is not None:
            one = _one(row, book, policy, decided) if asked and wanted(row) != Wanted() else None
            failures += _failed(row, failure, one)
            if one is not None and one.answers.readings:
                mine = found.get(row.key or "", replace(one, rows=()))
                found[row.key or ""] = replace(mine, rows=(*mine.rows, row))
        elif row.key in found:
            first = found[row.key]
            found[row.key] = replace(first, rows=(*first.rows, row))
        elif row.key is not None and row.outcome is not None:
            one = _one(row, book, policy, decided)
            failures += [Listed(_of_line(f, row), row.origin, row.number) for f in one.failures()]
            failures += [Listed(f, row.origin, row.number) for f in _unknown(row, one, asked=asked)]
            if one.pages or one.answers.readings:
                found[row.key] = one
    ordered = [found[key] for key in sorted(found)]
    works, positions = _works(ordered, policy, decided)
    works = list(tell(works, decided))
    keys = assign([work.record for work in works])
    reported = sorted(zip(keys, works, positions, strict=True), key=lambda item: item[0])
    return Assembled(
        tuple(Reported(key=key, work=work) for key, work, _places in reported),
        tuple(failures),
        tuple(places for _key, _work, places in reported),
    )


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
    services = [Listed(_of_line(other, row), row.origin, row.number) for other in one.failures()]
    return (Listed(told, row.origin, row.number, known, got), *services)


def _of_line(failure: Failure, row: Row) -> Failure:
    """A service's failure under the address that the list gave, the identifier asked for in its message."""
    message = failure.message if failure.address == row.text else f"{failure.message} ({failure.address})"
    return Failure(address=row.text, stage=failure.stage, code=failure.code, message=message, advice=failure.advice)


def _one(row: Row, book: AnswerBook, policy: Policy, decided: DecisionBook) -> _Found:
    reading = row.outcome.reading if row.outcome is not None else None
    pages = (reading,) if reading is not None else ()
    heard = hear(row, decided)
    known = answers_to_all(heard.wanted, book)
    one = _Found((row,), pages, known, Record(), inquiry.found(heard, known, book))
    return replace(one, record=crosscheck(_material([one], decided), policy=policy).record)


def _material(members: Sequence[_Found], decided: DecisionBook, grouped: Grouped | None = None) -> Material:
    """All that was heard of the lines that lead to one work, and what people decided about it."""
    rows = sorted((row for one in members for row in one.rows), key=lambda row: row.position)
    known = [name for one in members for name in one.answers.absent]
    spoke = {reading.source for one in members for reading in one.answers.readings}
    names = [name for one in members for name in one.names()]
    mine = decided.of(names, [record for one in members for record in one.own()])
    return Material(
        addresses=[row.text for row in rows], pages=[page for one in members for page in one.pages],
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


def _works(found: Sequence[_Found], policy: Policy, decided: DecisionBook) -> tuple[list[Work], list[tuple[int, ...]]]:
    works, positions = [], []
    for grouped in group_parties([Party(one.names(), one.own(), one.record) for one in found], decided):
        mine = [found[place] for place in grouped.members]
        works.append(crosscheck(_material(mine, decided, grouped), grouped.findings, policy))
        positions.append(tuple(sorted(row.position for one in mine for row in one.rows)))
    return works, positions


def entry(key: str, work: Work) -> Entry:
    """A work as exporters take it: its record, what must travel with it, and the sources of its fields.

    That a person has seen a retraction takes nothing from it; that a field was decided settles what was wrong with it.
    """
    seen = {one.finding.code for one in work.settled if one.decision.about != one.finding.field}
    codes = {finding.code for finding in work.findings} | seen
    return Entry(
        key=key, record=work.record, flags=tuple(code for code in TRAVELLING if code in codes),
        sources=tuple((result.field, result.winner) for result in work.fields if result.winner), policy=work.policy,
        work=work,
    )  # fmt: skip
