"""The cross-check: what sources say of a work meets here, and nothing is lost on the way. Pure.

Its result depends on the set of readings alone, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Sequence

from harvester.crosscheck.agreement import agree
from harvester.crosscheck.findings import find
from harvester.crosscheck.identity import group, identity_keys
from harvester.crosscheck.merge import merge
from harvester.crosscheck.same_work import same_work
from harvester.errors import Failure
from harvester.work import Finding, Judged, SameWork, Work
from parsers.record import Reading, Record

__all__ = ["agree", "crosscheck", "group", "identity_keys", "merge", "same_work"]

_LEVELS = ("EXACT", "STRONG", "AMBIGUOUS", "DIFFERENT")
_ITSELF = SameWork(level="EXACT", reasons=("the-page-itself",))
_ASKED = SameWork(level="EXACT", reasons=("asked-for-by-its-identifier",))


def crosscheck(  # noqa: PLR0917 - what a work is made of
    addresses: Sequence[str], page_readings: Sequence[Reading], answer_readings: Sequence[Reading],
    absent: Sequence[str] = (), failures: Sequence[Failure] = (), findings: Sequence[Finding] = (),
) -> Work:  # fmt: skip
    """A work from the pages that show it and the services' answers.

    Each answer is judged against the pages; only EXACT and STRONG ones merge, the others are set aside and change
    nothing. Where there is no page (a bare identifier was given), or it says nothing that an answer can be judged by,
    the most trusted answer is what was asked for, and the others are judged against it. `findings` are added as they
    are.
    """
    pages = _sorted(page_readings)
    answers = _sorted(answer_readings)
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
    record, fields = merge([one.reading for one in judged])
    return Work(
        addresses=tuple(dict.fromkeys(addresses)), record=record, fields=fields, readings=tuple(judged), set_aside=tuple(set_aside),
        absent=tuple(sorted(set(absent))), failures=tuple(sorted(set(failures), key=lambda one: one.model_dump_json())),
        findings=(*find(record, fields, judged, set_aside, absent, failures), *findings),
    )  # fmt: skip


def _sorted(readings: Sequence[Reading]) -> list[Reading]:
    return sorted(set(readings), key=lambda reading: reading.model_dump_json())


def _can_be_judged_by(record: Record) -> bool:
    """Whether a page says enough to tell its work from another; an identifier alone does not."""
    return bool(record.title or record.original_title or record.author or record.container_title)


def _same_identifier(a: Record, b: Record) -> bool:
    return bool(set(identity_keys(a)) & set(identity_keys(b)))


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
