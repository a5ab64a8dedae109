"""One work of all that was heard of it: each answer judged, those about the work merged, the rest set aside and shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harvester.crosscheck.disproved import without_disproved
from harvester.crosscheck.findings import find, ranked
from harvester.crosscheck.identity import identity_keys
from harvester.crosscheck.merge import merge
from harvester.crosscheck.ordering import distinct
from harvester.crosscheck.same_work import same_work
from harvester.crosscheck.trust import DEFAULT, Policy
from harvester.errors import Failure
from harvester.work import Finding, Judged, Registration, SameWork, Work
from parsers.record import Reading, Record

_LEVELS = ("EXACT", "STRONG", "AMBIGUOUS", "DIFFERENT")
_ITSELF = SameWork(level="EXACT", reasons=("the-page-itself",))
_ASKED = SameWork(level="EXACT", reasons=("asked-for-by-its-identifier",))


@dataclass(frozen=True, slots=True)
class Material:
    """All that was heard of one work, before it is cross-checked.

    `pages` show the work (or are a library's entries), `answers` came from services by an identifier, `candidates` by a
    search where there was none. `absent` names services that do not know it, `failures` those that could not be asked,
    `registrations` what doi.org says of DOIs that are not where they were looked for.
    """

    addresses: Sequence[str]
    pages: Sequence[Reading] = ()
    answers: Sequence[Reading] = ()
    candidates: Sequence[Reading] = ()
    absent: Sequence[str] = ()
    failures: Sequence[Failure] = ()
    registrations: Sequence[Registration] = ()


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
    judged = [Judged(reading=reading, verdict=_ITSELF) for reading in pages]
    grounds = [reading for reading in pages if _can_be_judged_by(reading.record)]
    if not grounds and answers:
        asked = [one for one in answers if not pages or any(_same_identifier(one.record, p.record) for p in pages)]
        first = min(asked, key=lambda reading: reading.source != "crossref", default=None)
        if first is not None:
            judged.append(Judged(reading=first, verdict=_ASKED))
            answers.remove(first)
            grounds = [first]
    set_aside: list[Judged] = []
    for answer in answers:
        verdict = _against_all(answer, grounds or pages)
        (judged if verdict.level in ("EXACT", "STRONG") else set_aside).append(Judged(reading=answer, verdict=verdict))
    candidates: list[Judged] = []
    others = [one.reading.record for one in set_aside if one.verdict.level == "DIFFERENT"]
    for candidate in distinct(material.candidates) if grounds else ():
        bare = [without_disproved(one.record, others, material.registrations, material.absent) for one in grounds]
        verdict = _found(_against_all(candidate, [Reading(source="page", record=record) for record in bare]))
        if verdict.level != "DIFFERENT":
            sure = verdict.level in ("EXACT", "STRONG")
            (judged if sure else candidates).append(Judged(reading=candidate, verdict=verdict))
    record, fields = merge([one.reading for one in judged], policy)
    work = Work(
        addresses=tuple(dict.fromkeys(material.addresses)), record=record, fields=fields, readings=tuple(judged),
        set_aside=tuple(set_aside), candidates=tuple(candidates), absent=tuple(sorted(set(material.absent))),
        failures=tuple(sorted(set(material.failures), key=lambda one: one.model_dump_json())), policy=policy.title(),
        registrations=tuple(sorted(set(material.registrations), key=lambda one: one.model_dump_json())),
    )  # fmt: skip
    # What was told of a field by whoever saw more (an entry as it stands in its file) is not told again.
    told = {(finding.code, finding.field) for finding in findings if finding.field}
    own = [finding for finding in find(work) if (finding.code, finding.field) not in told]
    return Work(**dict(work) | {"findings": ranked((*own, *findings))})


def _can_be_judged_by(record: Record) -> bool:
    """Whether a page says enough to tell its work from another; an identifier alone does not."""
    return bool(record.title or record.original_title or record.author or record.container_title)


def _same_identifier(a: Record, b: Record) -> bool:
    return bool(set(identity_keys(a)) & set(identity_keys(b)))


def _found(verdict: SameWork) -> SameWork:
    return SameWork(level=verdict.level, reasons=("found-by-a-search", *verdict.reasons))


def _against_all(answer: Reading, grounds: Sequence[Reading]) -> SameWork:
    """The verdict on an answer among several pages of one work: the best, unless another page contradicts it.

    One page may say little (AMBIGUOUS) where another says all. Where one says DIFFERENT and one EXACT, a person has to
    look.
    """
    verdicts = sorted(
        (same_work(ground.record, answer.record) for ground in grounds),
        key=lambda verdict: (_LEVELS.index(verdict.level), verdict.reasons),
    )
    if not verdicts:
        return _ASKED
    best, worst = verdicts[0], verdicts[-1]
    if worst.level == "DIFFERENT" and best.level != "DIFFERENT":
        return SameWork(
            level="AMBIGUOUS", reasons=tuple(dict.fromkeys(("pages-disagree", *best.reasons, *worst.reasons)))
        )
    return best
