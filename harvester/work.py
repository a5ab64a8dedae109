"""The types that the cross-check makes and that exporters, reports and the store pass on."""

from __future__ import annotations

from typing import Any, Literal

from harvester.decision import Decision, Moment, Option, Question, Seen, Settled, Subject, Verb
from harvester.errors import Failure
from harvester.finding import Finding, Mend, Severity
from parsers.identifiers import Doi
from parsers.record import Reading, Record, Said
from parsers.values import Line, Value

__all__ = [
    "EQUAL", "Agreement", "AgreementKind", "Claim", "Decision", "Entry", "FieldResult", "Finding", "Judged", "Mend", "Moment",
    "Option", "Question", "Registration", "SameWork", "SameWorkLevel", "Seen", "Settled", "Severity", "Subject", "Verb",
    "Work",
]  # fmt: skip

SameWorkLevel = Literal["EXACT", "STRONG", "AMBIGUOUS", "DIFFERENT"]
AgreementKind = Literal["EQUAL", "EQUIVALENT", "COMPATIBLE", "CONFLICT"]


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


EQUAL = Agreement(kind="EQUAL")
"""The same value."""


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
    fields to the sources credited for them; `policy` names the order of trust where it is not the written one. `titles` are
    the work's title as other sources print it, where they differ in capitals; `protected` are texts of the title whose capitals its
    file protects; `accessed` is the day its page was read. `has_own_key` tells that a library has the work under this key:
    one that was made of the record can be made again. `work` is
    all that was said of it, for formats that hold that too; None where there is only the record.
    """

    key: str
    record: Record
    has_own_key: bool = False
    flags: tuple[str, ...] = ()
    sources: tuple[tuple[str, tuple[str, ...]], ...] = ()
    policy: str = ""
    titles: tuple[str, ...] = ()
    protected: tuple[str, ...] = ()
    accessed: str = ""
    work: Work | None = None
