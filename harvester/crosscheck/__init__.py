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
from parsers.record import Reading

__all__ = ["agree", "crosscheck", "group", "identity_keys", "merge", "same_work"]

_LEVELS = ("EXACT", "STRONG", "AMBIGUOUS", "DIFFERENT")
_ITSELF = SameWork(level="EXACT", reasons=("the-page-itself",))
_ASKED = SameWork(level="EXACT", reasons=("asked-for-by-its-identifier",))


def crosscheck(
    addresses: Sequence[str], page_readings: Sequence[Reading], answer_readings: Sequence[Reading], *,
    absent: Sequence[str] = (), failures: Sequence[Failure] = (), findings: Sequence[Finding] = (),
) -> Work:  # fmt: skip
    """A work from the pages that show it and the services' answers.

    Each answer is judged against the pages; only EXACT and STRONG ones merge, the others are set aside and change
    nothing. Where there is no page (a bare identifier was given), the answers are what was asked for, and are judged
    against each other: where they are about different works, the most trusted stands. `findings` are added as they are.
    """
    pages = sorted(set(page_readings), key=lambda reading: reading.model_dump_json())
    answers = sorted(set(answer_readings), key=lambda reading: reading.model_dump_json())
    judged = [Judged(reading=reading, verdict=_ITSELF) for reading in pages]
    if not pages and answers:
        first = min(answers, key=lambda reading: (reading.source != "crossref", reading.source))
        judged.append(Judged(reading=first, verdict=_ASKED))
        answers.remove(first)
    set_aside: list[Judged] = []
    grounds = [one.reading for one in judged]
    for answer in answers:
        verdict = _against_all(answer, grounds)
        (judged if verdict.level in ("EXACT", "STRONG") else set_aside).append(Judged(reading=answer, verdict=verdict))
    record, fields = merge([one.reading for one in judged])
    return Work(
        addresses=tuple(dict.fromkeys(addresses)), record=record, fields=fields, readings=tuple(judged), set_aside=tuple(set_aside),
        absent=tuple(sorted(set(absent))), failures=tuple(failures),
        findings=(*find(record, fields, judged, set_aside, absent, failures), *findings),
    )  # fmt: skip


def _against_all(answer: Reading, grounds: Sequence[Reading]) -> SameWork:
    """The worst verdict on an answer among the readings it is held against."""
    verdicts = [same_work(ground.record, answer.record) for ground in grounds]
    return max(verdicts, key=lambda verdict: (_LEVELS.index(verdict.level), verdict.reasons), default=_ASKED)
