"""What people are asked about a work, and what they decided."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from harvester.finding import Finding
from parsers.record import FIELDS, Record
from parsers.values import Line, Value

Verb = Literal["accept", "reject", "set", "undo"]
Moment = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")]


class Seen(Value):
    """One thing that was to be seen when a person decided: who said it, the text (cut short), a digest of all of it."""

    source: Line
    text: str
    digest: Line


class Subject(Value):
    """How the work of a decision is found again in another run.

    `addresses` are its lines as the list keys them ("url:https://…", "doi:10.5555/a"), or the entry of a library
    ("entry:library.bib#smith2020"). `records` hold what its own pages say, as far as it tells works apart: an identifier
    alone names no work here, because a page may carry another work's.
    """

    addresses: tuple[Line, ...] = ()
    records: tuple[Record, ...] = ()


class Decision(Value):
    """What a person decided about a work, with who, when, and on what ground.

    `about` is a field of `Record`, or what else was asked: "answer crossref doi:10.5555/b" (is that service's answer about
    this work?), "same-work" (is `other` the same work?), "finding pages-backwards page" (is it right as it stands?).

    accept: `value` stands, which is `source`'s; the answer is about this work; the two are one; the finding is no fault.
    reject: the field is left out; the answer is about another work; the two are apart. set: `value` stands. undo: as if
    it had never been decided. `value` holds the one field that was decided, and nothing else.

    `seen` is the ground: what was to be seen when it was decided. Where that has changed the decision is shown again.
    `when` is an ISO 8601 time in UTC.
    """

    work: Subject
    about: Line
    verb: Verb
    who: Line
    when: Moment
    value: Record = Record()
    source: Line | None = None
    note: Line | None = None
    seen: tuple[Seen, ...] = ()
    other: Subject | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        kind = self.about.partition(" ")[0]
        if self.about not in FIELDS and (kind not in _VERBS or self.verb not in _VERBS[kind]):
            raise ValueError(f"nothing that can be decided: {self.verb} {self.about[:80]}")
        if self.about in FIELDS and self.verb in ("accept", "set") and self.value.said_fields() != (self.about,):
            raise ValueError(f"no value for {self.about}, or one for another field")
        if (self.about == "same-work") != (self.other is not None):
            raise ValueError("two works are needed where it is about whether they are one, and only there")
        return self


_VERBS: dict[str, tuple[Verb, ...]] = {
    "answer": ("accept", "reject", "undo"), "same-work": ("accept", "reject", "undo"), "finding": ("accept", "undo"),
}  # fmt: skip
"""What can be decided of what is no field."""


class Settled(Value):
    """A finding that a person has decided about: it is kept, with what was decided in words, and is no longer open."""

    finding: Finding
    decision: Decision
    words: str


class Option(Seen):
    """What one source says where a person is asked; `label` is how it is accepted, `value` holds the field as it says it."""

    label: Line
    value: Record = Record()


class Question(Value):
    """What a person is asked about a work, and all that is needed to make a decision of the answer.

    `id` is made of the work's first address and `about`: it is the same in every run. `field` is the one that "set" would
    set, `current` what the citation holds of it. `now` says what stands until it is decided; `decision` is the one that
    stands, or whose ground has changed.
    """

    id: Line
    about: Line
    text: str
    work: Subject
    options: tuple[Option, ...] = ()
    verbs: tuple[Verb, ...] = ("accept", "reject")
    field: str | None = None
    current: Option | None = None
    now: str = ""
    other: Subject | None = None
    decision: Decision | None = None
