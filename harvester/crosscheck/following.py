"""What people decided about a work, followed: in verdicts, in values, in findings; and shown again where its ground has changed.

A value that was set or accepted stays in force on a changed ground, because a correction must not vanish in silence; a
verdict on identity does not, because a merge on a changed ground is not safe.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from harvester.crosscheck.agreement import agree
from harvester.crosscheck.decision_codes import OUTDATED
from harvester.crosscheck.decision_words import seen_text, told, where, who_and_when
from harvester.crosscheck.decisions import BY_A_PERSON, Standing, answer_name
from harvester.crosscheck.findings.heard import value_text
from harvester.crosscheck.grounds import claim_options, finding_options, has_changed, is_same_pair, seen_record
from harvester.crosscheck.trust import PERSON
from harvester.work import Decision, FieldResult, Finding, Judged, SameWork, Seen, Settled, Work
from parsers.record import Reading, Record, Said

MERGING = ("EXACT", "STRONG")
_DECIDED = {
    "accept": SameWork(level="EXACT", reasons=(BY_A_PERSON,)),
    "reject": SameWork(level="DIFFERENT", reasons=(BY_A_PERSON,)),
}


@dataclass(frozen=True, slots=True)
class Outdated:
    """A decision whose ground has changed: what is to be seen now, and what stands meanwhile."""

    decision: Decision
    now: tuple[Seen, ...]
    meanwhile: str

    def finding(self) -> Finding:
        """It is shown again."""
        field = self.decision.about if self.decision.about in Record.model_fields else None
        return OUTDATED.found(
            f"Decided: {told(self.decision)}. What was to be seen then: {seen_text(self.decision.seen)}. Now: {seen_text(self.now)}. "
            f"{self.meanwhile}",
            field=field, sources=tuple(dict.fromkeys(one.source for one in self.now)),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruling:
    """What came of the decisions about a work: those that were followed, those to be shown again, what they settled."""

    followed: tuple[Decision, ...] = ()
    outdated: tuple[Outdated, ...] = ()
    settled: tuple[Settled, ...] = ()

    def __add__(self, other: Ruling) -> Ruling:
        """Both together."""
        followed = tuple(dict.fromkeys((*self.followed, *other.followed)))
        return Ruling(followed, (*self.outdated, *other.outdated), (*self.settled, *other.settled))


def on_answer(stands: Standing, answer: Reading, grounds: Sequence[Reading], computed: SameWork) -> SameWork:
    """The verdict on an answer: what a person decided, unless the ground of that has changed."""
    decision = stands.by_about.get(answer_name(answer)) if stands.by_about else None
    if decision is None or decision.verb not in _DECIDED:
        return computed
    same = is_same_pair(decision.seen, [one.record for one in grounds], [answer.record])
    return _DECIDED[decision.verb] if same else computed


def of_answers(stands: Standing, judged: Iterable[Judged], grounds: Sequence[Reading]) -> Ruling:
    """The decisions about answers. One on a changed ground is not shown again where the verdict is by itself what was decided."""
    followed, outdated = [], []
    for one in judged:
        decision = stands.by_about.get(answer_name(one.reading))
        if decision is None:
            continue
        if one.verdict.reasons == (BY_A_PERSON,):
            followed.append(decision)
        elif one.verdict.level == "AMBIGUOUS" or (one.verdict.level in MERGING) != (decision.verb == "accept"):
            now = tuple(map(seen_record, (*grounds, one.reading)))
            outdated.append(Outdated(decision, now, "The decision is not followed until it is taken again."))
    return Ruling(tuple(followed), tuple(outdated))


def is_rejected(stands: Standing, answer: Reading) -> bool:
    """Whether a person said that an answer is about another work."""
    decision = stands.by_about.get(answer_name(answer))
    return decision is not None and decision.verb == "reject"


def corrected(stands: Standing, reading: Reading) -> Reading:
    """A page's reading as a person corrected it, for judging answers by it: with the right DOI its answer is recognised."""
    decided = stands.values()
    if not decided:
        return reading
    changes = {field: getattr(decision.value, field) for field, decision in decided.items()}
    return Reading(source=reading.source, record=Record(**(dict(reading.record) | changes)), url=reading.url)


def person_reading(stands: Standing) -> tuple[Reading, ...]:
    """What people set or accepted, as a reading of its own: its evidence is who, when and why."""
    decided = {field: one for field, one in stands.values().items() if one.verb in ("accept", "set")}
    values: dict[str, Any] = {field: getattr(one.value, field) for field, one in decided.items()}
    values = {field: value for field, value in values.items() if value not in (None, ())}
    said = tuple(Said(field=field, text=value_text(values[field]), where=where(decided[field])) for field in values)
    return (Reading(source=PERSON, record=Record(**values), said=said),) if values else ()


def left_out(stands: Standing) -> tuple[Said, ...]:
    """The fields that a person left out; in `where` who decided it and when."""
    rejected = {field: one for field, one in stands.values().items() if one.verb == "reject"}
    return tuple(Said(field=field, text="", where=who_and_when(rejected[field])) for field in sorted(rejected))


def of_fields(stands: Standing, fields: Sequence[FieldResult], heard: Collection[str]) -> Ruling:
    """The decisions about fields, all of them followed; `heard` are the sources that took part in the merge."""
    claims = {result.field: result.claims for result in fields}
    decided = sorted(stands.values().items())
    outdated = []
    for field, decision in decided:
        now = claim_options(claims.get(field, ()), field)
        confirming = {one.digest for one in now if _bears_out(decision, field, one.value)}
        if has_changed(decision.seen, now, heard, confirming):
            stays = "It stays left out" if decision.verb == "reject" else "The decided value stands"
            outdated.append(Outdated(decision, now, f"{stays} until it is decided again."))
    return Ruling(tuple(decision for _field, decision in decided), tuple(outdated))


def _bears_out(decision: Decision, field: str, claim: Record) -> bool:
    found = agree(field, decision.value, claim)
    return found is not None and found.kind in ("EQUAL", "EQUIVALENT")


def of_strangers(stands: Standing, grounds: Sequence[Reading]) -> Ruling:
    """The decisions about a work that stood at this address before: not followed for the one that stands there now."""
    now = tuple(map(seen_record, grounds)) if stands.strangers else ()
    words = "Another work stands at this address now: the decision is not followed."
    return Ruling(outdated=tuple(Outdated(decision, now, words) for decision in stands.strangers))


def of_findings(stands: Standing, found: Iterable[Finding], work: Work) -> Ruling:
    """The findings that a person settled: called right as they are, or decided about in their field or answer."""
    settled: list[Settled] = []
    outdated: dict[str, Outdated] = {}
    values, heard = stands.values(), [one.reading.source for one in work.readings]
    for finding in found:
        name = finding_name(finding)
        decision = stands.by_about.get(name)
        now = finding_options(finding, work.fields, work.readings) if decision is not None else ()
        changed = decision is not None and has_changed(decision.seen, now, heard)
        if decision is not None and not changed:
            settled.append(Settled(finding=finding, decision=decision, words=f"Right as it is: {where(decision)}."))
            continue
        if decision is not None:
            outdated[name] = Outdated(decision, now, "The finding is open again.")
        other = values.get(finding.field or "") or _of_the_answers(finding, stands, work.set_aside)
        if other is not None:
            settled.append(Settled(finding=finding, decision=other, words=f"Decided: {told(other)}."))
    return Ruling(tuple(dict.fromkeys(one.decision for one in settled)), tuple(outdated.values()), tuple(settled))


def still_open(found: Iterable[Finding], ruling: Ruling) -> tuple[Finding, ...]:
    """The findings that nobody settled, and the decisions that are shown again."""
    settled = {one.finding for one in ruling.settled}
    still = [finding for finding in found if finding not in settled] if settled else found
    return (*still, *(one.finding() for one in ruling.outdated))


def finding_name(finding: Finding) -> str:
    """How a finding is named in a decision: "finding pages-backwards page"."""
    return " ".join(part for part in ("finding", finding.code, finding.field) if part)


def _of_the_answers(finding: Finding, stands: Standing, set_aside: Sequence[Judged]) -> Decision | None:
    """The decision behind "the DOI belongs to another work", where a person said so of each answer that it names."""
    if not finding.code.startswith("wrong-"):
        return None
    named = [one for one in set_aside if one.reading.source in finding.sources and one.verdict.level == "DIFFERENT"]
    if not named or any(one.verdict.reasons != (BY_A_PERSON,) for one in named):
        return None
    return stands.by_about.get(answer_name(named[0].reading))
