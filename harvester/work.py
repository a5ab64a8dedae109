"""The types that the cross-check makes and that exporters, reports and the store pass on."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from harvester.errors import Failure
from parsers.identifiers import Doi
from parsers.record import FIELDS, Reading, Record, Said
from parsers.values import Line, Value

SameWorkLevel = Literal["EXACT", "STRONG", "AMBIGUOUS", "DIFFERENT"]
AgreementKind = Literal["EQUAL", "EQUIVALENT", "COMPATIBLE", "CONFLICT"]
Severity = Literal["error", "warning", "info"]
Verb = Literal["accept", "reject", "set", "undo"]
Moment = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")]


class SameWork(Value):
    """Whether two records speak of one work, with the reason codes that decided it."""

    level: SameWorkLevel
    reasons: tuple[str, ...]


class Agreement(Value):
    """How two claims about one field stand to each other, and why where they are not equal.

    EQUAL: the same value. EQUIVALENT: another way to write it (`why` names which). COMPATIBLE: one is sharper
    than the other. CONFLICT: both cannot be right.
    """

    kind: AgreementKind
    why: str = ""


class Claim(Value):
    """What one source says of one field: the value, and the very text behind it where it was a page."""

    source: str
    value: Any
    said: tuple[Said, ...] = ()


class FieldResult(Value):
    """One field of a merged record: the value that won, who is credited, all claims, and how they agree.

    `winner` names the sources behind the value (more than one where they say the same, or where one sharpened
    another); empty when no claim could be taken. `agreement` is the worst among the pairs of claims, and `pairs`
    names each that is not EQUAL. `rule` says in words why this claim won.

    `parts` tells who said a part of the value, where not each winner said all of it: ("2.given", ("pubmed",)) is the
    given name of the third person, ("0", ("crossref", "page")) the first thing of a list, ("0.kind", ("pubmed",)) what
    that ISSN is.
    """

    field: str
    value: Any
    winner: tuple[str, ...]
    claims: tuple[Claim, ...]
    agreement: Agreement
    pairs: tuple[tuple[str, str, Agreement], ...] = ()
    rule: str = ""
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Mend(Value):
    """A change to an entry of a library that is certainly right: which field of the file gets which text.

    `field` is the file's own name for it ("doi", "journaltitle", "key"); `text` is what is to stand there, in the
    file's own syntax without its delimiters; None takes the field away.
    """

    field: str
    text: str | None


class Finding(Value):
    """Something staff should know of a work: a stable code, how grave, and a sentence with the values in it.

    `advice` says what a person can do about it. `suggestion` is the value that should stand in `field`, as plain text,
    where it is known; `mend` the change to a library's file, where it needs no person.
    """

    code: str
    severity: Severity
    message: str
    field: str | None = None
    sources: tuple[str, ...] = ()
    advice: str = ""
    suggestion: str = ""
    mend: Mend | None = None


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


class Registration(Value):
    """What doi.org says of a DOI that is not where it was looked for: who registered it, and when that was asked.

    `agency` is a name as doi.org writes it ("JaLC", "mEDRA", "DataCite"; "Unknown" where it does not say), and None where
    there is no such DOI: it resolves nowhere.
    """

    doi: Doi
    agency: Line | None
    when: Line


class Judged(Value):
    """A reading, and the verdict on whether it is about this work."""

    reading: Reading
    verdict: SameWork


class Work(Value):
    """One work with everything said of it.

    `record` is the merge of the readings whose verdict is EXACT or STRONG (the page's own first); `set_aside`
    holds the AMBIGUOUS and DIFFERENT ones, which changed nothing. `candidates` were found by a search and may be this
    work: they changed nothing either. `addresses` are the input lines that led here, `names` the same as the list keys
    them. `absent` names services that answered that they do not know the work; `registrations` say of its DOIs who
    registered them, where that had to be asked. `decisions` are those of people that were followed, `settled` the findings
    that they settled, `outdated` those to be taken again, `pairs` what is asked of this work and another. `policy` names
    the order of trust where it is not the written one.
    """

    addresses: tuple[str, ...]
    record: Record
    fields: tuple[FieldResult, ...]
    readings: tuple[Judged, ...]
    set_aside: tuple[Judged, ...] = ()
    candidates: tuple[Judged, ...] = ()
    absent: tuple[str, ...] = ()
    registrations: tuple[Registration, ...] = ()
    failures: tuple[Failure, ...] = ()
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    names: tuple[str, ...] = ()
    settled: tuple[Settled, ...] = ()
    outdated: tuple[Decision, ...] = ()
    pairs: tuple[Question, ...] = ()
    policy: str = ""


class Entry(Value):
    """A work under its citation key, as exporters and reports take it.

    `flags` are codes of findings that must travel with a citation ("retracted", "unconfirmed"); `sources` maps
    fields to the sources credited for them; `policy` names the order of trust where it is not the written one.
    """

    key: str
    record: Record
    flags: tuple[str, ...] = ()
    sources: tuple[tuple[str, tuple[str, ...]], ...] = ()
    policy: str = ""
