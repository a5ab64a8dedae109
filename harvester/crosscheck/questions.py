"""What a person can decide about a work, and which of it is open. A question holds all that its decision needs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import product

from harvester.crosscheck.decision_words import told
from harvester.crosscheck.decisions import DECIDABLE, SAME_WORK, answer_name, subject
from harvester.crosscheck.findings.heard import value_text
from harvester.crosscheck.following import finding_name
from harvester.crosscheck.grounds import cited, claim_options, finding_options, seen_record
from harvester.crosscheck.reason_words import listed_in_words
from harvester.crosscheck.typed import NotUnderstoodError, read_typed
from harvester.plain_words import cut, field_name, listed, source_name
from harvester.work import Decision, FieldResult, Finding, Judged, Option, Question, Seen, Subject, Work
from parsers.record import Reading, Record

# Nobody can decide that a service answers; and what is asked about answers and pairs is asked there.
NOT_ASKED = frozenset(
    (
        "service-failed",
        "unknown-to-service",
        "decision-outdated",
        "unconfirmed",
        "suggested-work",
        "duplicate",
        "probable-duplicate",
    )
)
# What is wrong with an identifier is a question of which is right.
_WRONG = ("wrong-doi", "wrong-pmid", "wrong-pmcid", "doi-not-registered", "doi-deleted", "identifiers-disagree")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_MOST_LETTERS = 12
# A line that stands a thousand times in a list needs no thousand ids.
_MOST_ADDRESSES = 30


def question_ids(about: str, work: Subject, other: Subject | None = None) -> tuple[str, ...]:
    """The ids under which a question is known: one for each address of its work, the first address's first.

    So it keeps an id when the work gains a line in a later list. Of a pair of works, whichever comes first.
    """
    ones, others = ((one.addresses if one else ())[:_MOST_ADDRESSES] or ("",) for one in (work, other))
    return tuple(_id(about, sorted(pair)) for pair in product(ones, others))


def _id(about: str, names: Sequence[str]) -> str:
    number = int.from_bytes(hashlib.sha256("\n".join((about, *names)).encode()).digest()[:10])
    return "q" + "".join(_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(_MOST_LETTERS))


_OWN = (("the-page-itself",), ("asked-for-by-its-identifier",))


def own_readings(work: Work) -> tuple[Reading, ...]:
    """What a work is known by: its own pages, or the answer that was asked for where it has none."""
    return tuple(one.reading for one in work.readings if one.verdict.reasons in _OWN)


def _subject(work: Work) -> Subject:
    return subject(work.names, (reading.record for reading in own_readings(work)))


def _standing(work: Work, about: str) -> Decision | None:
    return next((decision for decision in work.decisions if decision.about == about), None)


def field_question(work: Work, field: str) -> Question:
    """Which value of a field stands: a source's, one that a person types in, or none."""
    result = next((one for one in work.fields if one.field == field), None)
    mine = _subject(work)
    options = claim_options(result.claims, field) if result else ()
    return Question(
        id=question_ids(field, mine)[0], about=field, work=mine, options=options, verbs=("accept", "set", "reject"), field=field,
        text=f"What is right for the {field_name(field)}?", now=_now(result, field), current=_current(result, field),
        decision=_standing(work, field),
    )  # fmt: skip


def _now(result: FieldResult | None, field: str) -> str:
    if result is None or not result.winner:
        return f"the citation leaves the {field_name(field)} out"
    who = listed([source_name(source) for source in result.winner])
    return f"the citation has “{cut(value_text(result.value))}” ({who})"


def _current(result: FieldResult | None, field: str) -> Option | None:
    if result is None or not result.winner:
        return None
    source, value = "+".join(result.winner), Record(**{field: result.value})
    return Option(source=source, text=cut(value_text(result.value)), digest="-", label="citation", value=value)


def answer_question(work: Work, judged: Judged) -> Question:
    """Whether an answer is about this work: one that was merged, set aside, or found by a search."""
    mine, about = _subject(work), answer_name(judged.reading)
    reasons = listed_in_words(judged.verdict.reasons)
    title = cut(str(judged.reading.record.title or "(no title)"))
    now = "its values are used" if judged.verdict.level in ("EXACT", "STRONG") else "nothing of it is used"
    seen = [*(seen_record(reading) for reading in own_readings(work)), seen_record(judged.reading)]
    return Question(
        id=question_ids(about, mine)[0], about=about, work=mine, options=_as_options(seen), now=now, decision=_standing(work, about),
        text=f"Is {source_name(judged.reading.source)}'s answer “{title}” about this work? ({reasons})",
    )  # fmt: skip


def _as_options(seen: Iterable[Seen]) -> tuple[Option, ...]:
    return tuple(
        Option(source=one.source, text=one.text, digest=one.digest, label=one.source) for one in dict.fromkeys(seen)
    )


def _suggested(finding: Finding, field: str | None) -> tuple[Option, ...]:
    """What a finding says should stand there, as a choice."""
    if field is None or not finding.suggestion:
        return ()
    try:
        value = read_typed(field, finding.suggestion)
    except NotUnderstoodError:
        return ()
    return (Option(source="suggestion", label="suggestion", text=cut(finding.suggestion), digest="-", value=value),)


def finding_question(work: Work, finding: Finding) -> Question:
    """Whether a finding is right as it is; where it is about a field, what the field should hold."""
    mine, about = _subject(work), finding_name(finding)
    field = finding.field if finding.field in DECIDABLE else None
    result = next((one for one in work.fields if one.field == field), None)
    return Question(
        id=question_ids(about, mine)[0], about=about, work=mine, text=finding.message, field=field,
        options=(*finding_options(finding, work.fields, work.readings), *_suggested(finding, field)),
        verbs=("accept", "set", "reject") if field else ("accept",),
        now=_now(result, field) if field else "", current=_current(result, field) if field else None,
        decision=_standing(work, about),
    )  # fmt: skip


def pair_question(ones: tuple[Subject, Sequence[Record]], others: tuple[Subject, Sequence[Record]]) -> Question:
    """Whether two works of a harvest, or entries of a library, are one; each with its records, the merged one among them."""
    (mine, my_records), (other, other_records) = ones, others
    seen = [
        Seen(source=one.source, text=one.text, digest=one.digest)
        for one in map(seen_record, pair_readings(my_records, other_records))
    ]
    return Question(
        id=question_ids(SAME_WORK, mine, other)[0], about=SAME_WORK, work=mine, other=other, options=_as_options(seen),
        text=f"Is this the same work as “{cut(cited(other_records[0]))}”?", now="both are in the citations",
    )  # fmt: skip


def pair_readings(ones: Sequence[Record], others: Sequence[Record]) -> tuple[Reading, ...]:
    """The records of two works as what was to be seen of each."""
    named = (("this work", ones), ("the other work", others))
    return tuple(Reading(source=source, record=record) for source, records in named for record in records)


def open_questions(work: Work) -> tuple[Question, ...]:
    """What a person has to decide: answers that may be about the work, the findings that are graver than a note, works of
    the list that may be the same; and once more what was decided on a ground that has changed.
    """
    found: dict[str, Question] = {}
    unsure = [one for one in (*work.set_aside, *work.candidates) if one.verdict.level == "AMBIGUOUS"]
    for judged in unsure:
        found.setdefault(answer_name(judged.reading), answer_question(work, judged))
    for finding in work.findings:
        if finding.severity == "info" or finding.code in NOT_ASKED:
            continue
        conflict = finding.code in ("conflict", *_WRONG) and finding.field in DECIDABLE
        question = _of_field(work, finding) if conflict else finding_question(work, finding)
        found.setdefault(question.about, question)
    for decision in work.outdated:
        again = question_about(work, decision.about)
        if again is None:
            found[decision.about] = _taken_back(work, decision)
            continue
        text = f"{again.text} Decided before: {told(decision)}; what was to be seen then has changed."
        found[decision.about] = Question(**{**dict(again), "text": text, "decision": decision})
    return (*found.values(), *work.pairs)


def _taken_back(work: Work, decision: Decision) -> Question:
    """A decision that lost its ground and its object: all that is left is to take it back."""
    mine = _subject(work)
    return Question(
        id=question_ids(decision.about, mine)[0], about=decision.about, work=mine, verbs=("undo",), decision=decision,
        text=f"Decided before: {told(decision)}. There is nothing of that here now.",
    )  # fmt: skip


def _of_field(work: Work, finding: Finding) -> Question:
    """The question of a field; a wrong identifier's says what is wrong with it."""
    question = field_question(work, str(finding.field))
    options = (*question.options, *_suggested(finding, question.field))
    text = f"{finding.message} {question.text}" if finding.code in _WRONG else question.text
    return Question(**{**dict(question), "text": text, "options": options})


def question_about(work: Work, about: str) -> Question | None:
    """The question of a name: a field, an answer, or a finding that the work has; None where there is none such any more."""
    if about in DECIDABLE:
        return field_question(work, about)
    for judged in _answers(work):
        if answer_name(judged.reading) == about:
            return answer_question(work, judged)
    for finding in (*work.findings, *(one.finding for one in work.settled)):
        if finding_name(finding) == about:
            return finding_question(work, finding)
    return None


def about_names(work: Work) -> tuple[str, ...]:
    """Everything that can be decided of a work by itself: its findings, its answers, each field."""
    findings = [one for one in (*work.findings, *(one.finding for one in work.settled)) if one.code not in NOT_ASKED]
    names = (*map(finding_name, findings), *(answer_name(one.reading) for one in _answers(work)), *DECIDABLE)
    return tuple(dict.fromkeys(names))


def _answers(work: Work) -> list[Judged]:
    """What came from services beside what was asked for: merged, set aside, or a suggestion."""
    return [one for one in (*work.readings, *work.set_aside, *work.candidates) if one.verdict.reasons not in _OWN]


def decided_questions(work: Work) -> tuple[Question, ...]:
    """What was decided about a work and is in force."""
    asked = {question.about for question in open_questions(work) if question.about != SAME_WORK}
    decided = [decision for decision in work.decisions if decision.about not in asked]
    return tuple(question_about(work, decision.about) or _of_decision(decision) for decision in decided)


def _of_decision(decision: Decision) -> Question:
    """The question of a decision that left nothing to ask about: two works that are one now, a suggestion that is gone."""
    options = tuple(
        Option(source=one.source, text=one.text, digest=one.digest, label=one.source) for one in decision.seen
    )
    return Question(
        id=question_ids(decision.about, decision.work, decision.other)[0], about=decision.about, work=decision.work,
        other=decision.other, text=f"Decided: {told(decision)}.", options=options, decision=decision,
    )  # fmt: skip
