"""One work of all that was heard of it: each answer judged, those about the work merged, the rest set aside and shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harvester.crosscheck import following
from harvester.crosscheck.decisions import BY_A_PERSON, SAME_WORK, Standing, standing
from harvester.crosscheck.disproved import without_disproved
from harvester.crosscheck.findings import find, ranked
from harvester.crosscheck.findings.identifiers import DELETED_BY
from harvester.crosscheck.merge import merge
from harvester.crosscheck.ordering import distinct
from harvester.crosscheck.same_work import same_work
from harvester.crosscheck.search_keys import identity_keys
from harvester.crosscheck.trust import DEFAULT, Policy
from harvester.errors import Failure
from harvester.work import Decision, Finding, Judged, Question, Registration, SameWork, Work
from parsers.record import Reading, Record

_LEVELS = ("EXACT", "STRONG", "AMBIGUOUS", "DIFFERENT")
_ITSELF = SameWork(level="EXACT", reasons=("the-page-itself",))
_ASKED = SameWork(level="EXACT", reasons=("asked-for-by-its-identifier",))


@dataclass(frozen=True, slots=True)
class Material:
    """All that was heard of one work, before it is cross-checked.

    `pages` show the work (or are a library's entries), `answers` came from services by an identifier, `candidates` by a
    search where there was none. `absent` names services that do not know it, `failures` those that could not be asked,
    `registrations` what doi.org says of DOIs that are not where they were looked for. `names` are the addresses as the
    list keys them, `decisions` those of people that are about this work (`DecisionBook.of`), `pairs` what is asked of it
    and another work.
    """

    addresses: Sequence[str]
    pages: Sequence[Reading] = ()
    answers: Sequence[Reading] = ()
    candidates: Sequence[Reading] = ()
    absent: Sequence[str] = ()
    failures: Sequence[Failure] = ()
    registrations: Sequence[Registration] = ()
    names: Sequence[str] = ()
    decisions: Sequence[Decision] = ()
    pairs: Sequence[Question] = ()


def crosscheck(material: Material, findings: Sequence[Finding] = (), policy: Policy = DEFAULT) -> Work:
    """A work from the pages that show it and the services' answers.

    Each answer is judged against the pages; only EXACT and STRONG ones merge, the others are set aside and change
    nothing. A candidate that is neither is a suggestion where it is AMBIGUOUS, and dropped where it is DIFFERENT: a
    search finds much that is alike. Where there is no page (a bare identifier was given), or it says nothing that an
    answer can be judged by, the most trusted answer is what was asked for, and the others are judged against it.
    `findings` are those that only the whole list can tell, or whoever asked; they are ranked among the work's own.
    """
    pages = distinct(material.pages)
    answers = distinct(material.answers)
    stands = standing(material.decisions, [reading.record for reading in pages])
    joined = any(decision.about == SAME_WORK and decision.verb == "accept" for decision in material.decisions)
    grounds = [reading for reading in pages if _can_be_judged_by(following.corrected(stands, reading).record)]
    asked = _asked_for(pages, answers, stands) if not grounds else None
    grounds = [asked] if asked is not None else grounds
    mine = grounds or pages

    bare = [following.corrected(stands, one) for one in mine]
    heard = [_judged(stands, one, mine, _against_all(one, bare, joined=joined)) for one in answers if one is not asked]
    set_aside = [one for one in heard if one.verdict.level not in following.MERGING]
    others = [one.reading.record for one in set_aside if one.verdict.level == "DIFFERENT"]
    candidates = [one for one in distinct(material.candidates) if _can_be_suggested(one)] if grounds else []
    if candidates:
        bare = [
            Reading(
                source="page", record=without_disproved(one.record, others, material.registrations, material.absent)
            )
            for one in bare
        ]
    found = _one_of_them(
        [_judged(stands, one, mine, _found(_against_all(one, bare, joined=joined))) for one in candidates]
    )
    judged = [
        *(Judged(reading=reading, verdict=_ITSELF) for reading in pages), *(Judged(reading=one, verdict=_ASKED) for one in (asked,) if one),
        *(one for one in (*heard, *found) if one.verdict.level in following.MERGING),
    ]  # fmt: skip
    speaking = [*(one.reading for one in judged), *following.person_reading(stands)]
    record, fields = merge(speaking, policy, following.left_out(stands))
    ruling = following.of_strangers(stands, mine)
    if stands.by_about:
        ruling += following.of_answers(stands, (*heard, *found), mine)
        ruling += following.of_fields(stands, fields, {one.reading.source for one in judged})
    work = Work(
        addresses=tuple(dict.fromkeys(material.addresses)), record=record, fields=fields, readings=tuple(judged),
        set_aside=tuple(set_aside), candidates=tuple(one for one in found if one.verdict.level == "AMBIGUOUS"),
        absent=tuple(sorted(set(material.absent))),
        failures=tuple(sorted(set(material.failures), key=lambda one: one.model_dump_json())),
        registrations=tuple(sorted(set(material.registrations), key=lambda one: one.model_dump_json())), policy=policy.title(),
        names=tuple(dict.fromkeys(material.names)), pairs=tuple(material.pairs),
        decisions=tuple(decision for decision in material.decisions if decision.about == SAME_WORK),
    )  # fmt: skip
    # What was told of a field by whoever saw more (an entry as it stands in its file) is not told again.
    told = {(finding.code, finding.field) for finding in findings if finding.field}
    own = [finding for finding in find(work) if (finding.code, finding.field) not in told]
    return _with_findings(work, (*own, *findings), stands, ruling)


def add_findings(work: Work, findings: Sequence[Finding], decisions: Sequence[Decision]) -> Work:
    """The work with findings that only the whole list can tell; `decisions` are those about it (`DecisionBook.of`)."""
    pages = [one.reading.record for one in work.readings if one.verdict == _ITSELF]
    return _with_findings(work, findings, standing(decisions, pages), following.Ruling())


def _with_findings(work: Work, findings: Sequence[Finding], stands: Standing, ruling: following.Ruling) -> Work:
    """The work with findings: those that people settled apart from what is open."""
    if stands.by_about:
        ruling += following.of_findings(stands, findings, work)
    return Work(**{
        **dict(work), "findings": ranked((*work.findings, *following.still_open(findings, ruling))),
        "settled": (*work.settled, *ruling.settled), "decisions": tuple(dict.fromkeys((*ruling.followed, *work.decisions))),
        "outdated": tuple(dict.fromkeys((*work.outdated, *(one.decision for one in ruling.outdated)))),
    })  # fmt: skip


def _asked_for(pages: Sequence[Reading], answers: Sequence[Reading], stands: Standing) -> Reading | None:
    """The answer that was asked for, where no page says what the work is: the most trusted that no person rejected."""
    asked = [one for one in answers if not pages or any(_same_identifier(one.record, p.record) for p in pages)]
    asked = [one for one in asked if not following.is_rejected(stands, one)]
    return min(asked, key=lambda reading: reading.source != "crossref", default=None)


def _judged(stands: Standing, answer: Reading, grounds: Sequence[Reading], computed: SameWork) -> Judged:
    return Judged(reading=answer, verdict=following.on_answer(stands, answer, grounds, computed))


def _can_be_judged_by(record: Record) -> bool:
    """Whether a page says enough to tell its work from another; an identifier alone does not."""
    return bool(record.title or record.original_title or record.author or record.container_title)


def _same_identifier(a: Record, b: Record) -> bool:
    return bool(set(identity_keys(a)) & set(identity_keys(b)))


def _can_be_suggested(candidate: Reading) -> bool:
    """Whether what a search found can be this work at all: it has a title, and its DOI was not deleted since."""
    record = candidate.record
    deleted = any(DELETED_BY.search(item.why) for item in candidate.unread)
    return bool(record.title or record.original_title) and not deleted


def _one_of_them(found: Sequence[Judged]) -> list[Judged]:
    """What a search found, of which one work at most can be this one: a preprint and its article are both like a page that
    names neither journal nor server. What is not the same work as one found with more certainty is AMBIGUOUS, and so is
    each of two that are equally certain.
    """

    def doubted(one: Judged) -> bool:
        rank = _LEVELS.index(one.verdict.level)
        return any(
            _LEVELS.index(other.verdict.level) <= rank and not _same_work(one.reading.record, other.reading.record)
            for other in merging
            if other is not one
        )

    merging = [one for one in found if one.verdict.level in following.MERGING and one.verdict.reasons != (BY_A_PERSON,)]
    doubtful = [one.reading for one in merging if doubted(one)] if len(merging) > 1 else []
    return [
        Judged(
            reading=one.reading, verdict=SameWork(level="AMBIGUOUS", reasons=(*one.verdict.reasons, "several-found"))
        )
        if one.reading in doubtful
        else one
        for one in found
    ]


def _same_work(a: Record, b: Record) -> bool:
    return same_work(a, b).level in following.MERGING


def _found(verdict: SameWork) -> SameWork:
    return SameWork(level=verdict.level, reasons=("found-by-a-search", *verdict.reasons))


def _against_all(answer: Reading, grounds: Sequence[Reading], *, joined: bool) -> SameWork:
    """The verdict on an answer among several pages of one work: the best, unless another page contradicts it.

    One page may say little (AMBIGUOUS) where another says all. Where one says DIFFERENT and one EXACT, a person has to
    look; unless a person has `joined` these pages, and knows that they differ.
    """
    verdicts = sorted(
        (same_work(ground.record, answer.record) for ground in grounds),
        key=lambda verdict: (_LEVELS.index(verdict.level), verdict.reasons),
    )
    if not verdicts:
        return _ASKED
    best, worst = verdicts[0], verdicts[-1]
    if worst.level == "DIFFERENT" and best.level != "DIFFERENT" and not joined:
        return SameWork(
            level="AMBIGUOUS", reasons=tuple(dict.fromkeys(("pages-disagree", *best.reasons, *worst.reasons)))
        )
    return best
