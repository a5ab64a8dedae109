"""Who was asked about a work and what came of it: answers that were used, set aside or only suggested, and silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from harvester.crosscheck.reason_words import in_words
from harvester.crosscheck.trust import OWN, is_own
from harvester.report import wording
from harvester.report.asked import Asked, about_answer
from harvester.report.citation import citation
from harvester.report.compared import Compared, side_by_side
from harvester.report.rich import web_link
from harvester.work import Judged, Work
from parsers.record import Record, Unread


@dataclass(frozen=True, slots=True)
class Answer:
    """One source's answer, and whether it is about this work.

    `compared` stands beside the work's own page where it waits for a person or is about another work; `digest`, `place`
    and `retrieved` tell which bytes were read.
    """

    level: str
    source: str
    sentence: str
    reasons: tuple[str, ...]
    cited: Markup
    place: str
    link: str | None
    retrieved: str | None
    digest: str | None
    unread: tuple[Unread, ...]
    compared: tuple[Compared, ...] = ()
    beside: str = ""
    question: Asked | None = None


def used(work: Work) -> tuple[Answer, ...]:
    """The page itself, and the answers that are about the work."""
    return tuple(_answer(judged) for judged in work.readings)


def set_aside(work: Work, asked: Mapping[str, Asked]) -> tuple[Answer, ...]:
    """Answers of which nothing was used, each beside the work's own page."""
    return _beside(work, work.set_aside, asked)


def candidates(work: Work, asked: Mapping[str, Asked]) -> tuple[Answer, ...]:
    """What a search found that may be this work, each beside the work's own page."""
    return _beside(work, work.candidates, asked)


def _beside(work: Work, several: Sequence[Judged], asked: Mapping[str, Asked]) -> tuple[Answer, ...]:
    mine, name = _own(work)
    return tuple(
        _answer(judged, side_by_side(mine, judged.reading.record), name, about_answer(asked, judged))
        for judged in several
    )


def _own(work: Work) -> tuple[Record, str]:
    """What the work is compared by: the page that shows it, or what was asked for where there is none."""
    if work.readings:
        reading = work.readings[0].reading
        return reading.record, wording.heading(wording.source_name(reading.source))
    return work.record, "This work"


def _answer(
    judged: Judged, compared: tuple[Compared, ...] = (), beside: str = "", question: Asked | None = None
) -> Answer:
    reading, verdict = judged.reading, judged.verdict
    source = wording.heading(wording.source_name(reading.source))
    own = is_own(reading.source)
    asked = f" for DOI {reading.record.doi}" if reading.record.doi and verdict.level == "DIFFERENT" else ""
    saved = reading.source == OWN and not reading.url
    sentence = f"{source}’s answer{asked} {wording.LEVELS[verdict.level]}"
    return Answer(
        level=verdict.level,
        source=source,
        sentence=("A saved page" if saved else source) if own else sentence,
        reasons=() if own else tuple(in_words(reason) for reason in verdict.reasons),
        cited=citation(reading.record),
        place=reading.url or "",
        link=web_link(reading.url),
        retrieved=reading.retrieved,
        digest=reading.digest,
        unread=reading.unread,
        compared=compared,
        beside=beside,
        question=question,
    )
