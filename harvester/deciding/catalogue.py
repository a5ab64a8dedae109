"""All that can be decided of the works of a harvest, found by id or by the work's key."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from harvester.crosscheck.decisions import DECIDABLE, SAME_WORK
from harvester.crosscheck.questions import about_names, decided_questions, open_questions, question_about, question_ids
from harvester.errors import UsageError
from harvester.plain_words import field_name
from harvester.report import Reported
from harvester.work import Decision, Question, Subject, Work

SHORTEST = 6
"""How many characters of an id are shown at least; more where two would be alike."""
ID = re.compile(r"q[a-z2-9]{3,12}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a work, under the work's citation key; `id` is as short as it can be.

    `standing` are the decisions about the work that are in force.
    """

    id: str
    key: str
    title: str
    question: Question
    standing: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a question is to be had: the work's place, and what it is about; a pair's question is kept as it is."""

    work: int
    about: str
    pair: Question | None = None


class Catalogue:
    """All that can be decided of some works, found by id or by the work's key."""

    def __init__(self, works: Sequence[Reported]) -> None:
        """Index works. Only the ids are made; a question is made when it is asked for."""
        self._works = works
        self._places: dict[str, _Place] = {}
        for number, one in enumerate(works):
            named = Subject(addresses=one.work.names)
            for about in dict.fromkeys(
                (*about_names(one.work), *(d.about for d in one.work.decisions if d.about != SAME_WORK))
            ):
                for known in question_ids(about, named):
                    self._places.setdefault(known, _Place(number, about))
            for pair in (*one.work.pairs, *_pairs(decided_questions(one.work))):
                for known in question_ids(SAME_WORK, pair.work, pair.other):
                    self._places.setdefault(known, _Place(number, SAME_WORK, pair))
        self._ids = sorted(self._places)

    def open(self) -> tuple[Asked, ...]:
        """What is open, work by work; a question about two works stands once."""
        return self._shown(
            (number, question) for number, one in enumerate(self._works) for question in open_questions(one.work)
        )

    def decided(self) -> tuple[Asked, ...]:
        """What was decided and is in force."""
        return self._shown(
            (number, question) for number, one in enumerate(self._works) for question in decided_questions(one.work)
        )

    def of_work(self, key: str) -> tuple[Asked, ...]:
        """Everything that can be decided of one work. Raises UsageError where there is none of that key."""
        number = self._number(key)
        work = self._works[number].work
        known = {question.about: question for question in (*decided_questions(work), *open_questions(work))}
        fields = {result.field for result in work.fields}
        names = [name for name in about_names(work) if name not in known and (name not in DECIDABLE or name in fields)]
        more = (question for name in names if (question := question_about(work, name)) is not None)
        return self._shown((number, question) for question in (*open_questions(work), *decided_questions(work), *more))

    def find(self, text: str) -> Asked:
        """The question of an id, of its beginning, or of "KEY:volume", "KEY:crossref". Raises UsageError."""
        if ID.fullmatch(text.lower()):
            found = list(self._beginning(text.lower()))
            if len({(place.work, place.about, place.pair) for _id, place in found}) == 1:
                return self._asked(found[0][1])
            if found:
                raise UsageError(f"{text}: several questions begin so", advice="Give more of the id.")
        key, colon, about = text.rpartition(":")
        if not colon:
            if text and any(known.startswith(text.lower()) for known in self._places):
                raise UsageError(
                    f"{text}: too little of an id", advice="Give more of it, as harvester decide shows it."
                )
            raise UsageError(
                f"{text}: nothing is asked under this id (any more)", advice="harvester decide lists what is open."
            )
        number = self._number(key)
        names = _meant(self._works[number].work, about)
        if len(names) != 1:
            problem = "is nothing that can be decided of this work" if not names else f"may be one of {len(names)}"
            raise UsageError(
                f"{text}: “{about}” {problem}",
                advice=f"harvester decide --work {key} lists what can be decided, each with its id.",
            )
        return self._asked(_Place(number, names[0]))

    def titles(self) -> dict[str, str]:
        """The title of the work of each question, by id."""
        return {known: _title(self._works[place.work].work) for known, place in self._places.items()}

    def _number(self, name: str) -> int:
        """The work of a citation key, of an address as the list has it, or of a DOI that one work has."""
        keys = [number for number, one in enumerate(self._works) if one.key == name]
        others = (n for n, one in enumerate(self._works) if name in one.work.addresses or name == one.work.record.doi)
        found = keys or list(others)
        if len(found) != 1:
            problem = "several works of this harvest have that" if found else "no work of this harvest has that key now"
            advice = "Keys change with what is decided: harvester decide and harvester report show them."
            raise UsageError(f"{name}: {problem}", advice=advice)
        return found[0]

    def _beginning(self, text: str) -> Iterator[tuple[str, _Place]]:
        for known in self._ids[bisect_left(self._ids, text) :]:
            if not known.startswith(text):
                return
            yield known, self._places[known]

    def _asked(self, place: _Place) -> Asked:
        one = self._works[place.work]
        known = {question.about: question for question in (*decided_questions(one.work), *open_questions(one.work))}
        question = place.pair or known.get(place.about) or question_about(one.work, place.about)
        if question is None:
            raise UsageError(
                f"{one.key}: {place.about} is not asked any more", advice="harvester decide lists what is open."
            )
        return self._one(one, question)

    def _shown(self, found: Iterable[tuple[int, Question]]) -> tuple[Asked, ...]:
        once: dict[str, Asked] = {}
        for number, question in found:
            if question.id not in once:
                once[question.id] = self._one(self._works[number], question)
        return tuple(once.values())

    def _one(self, one: Reported, question: Question) -> Asked:
        return Asked(self._short(question.id), one.key, _title(one.work), question, one.work.decisions)

    def _short(self, full: str) -> str:
        """The beginning of an id that no other id has."""
        place = bisect_left(self._ids, full)
        near = [one for one in self._ids[max(place - 1, 0) : place + 2] if one != full]
        return next(
            (full[:n] for n in range(SHORTEST, len(full)) if not any(one.startswith(full[:n]) for one in near)), full
        )


def _pairs(questions: Iterable[Question]) -> list[Question]:
    return [question for question in questions if question.about == SAME_WORK]


def _title(work: Work) -> str:
    return str(work.record.title or "(without a title)")


def _meant(work: Work, text: str) -> list[str]:
    """What a person may mean by "volume", "pages", "crossref", "pages-backwards"."""
    names = about_names(work)
    said = " ".join(text.casefold().split())
    if said in names:
        return [said]
    named = [field for field in DECIDABLE if field_name(field).casefold() == said]
    return named or [name for name in names if name.partition(" ")[2].partition(" ")[0] == said]
