"""Whether two records are of one numbered document: a standard, a recommendation, a report with the number of its series.

A full number with its series and year names one document as an identifier does, whatever a list made of the title.
"""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.counts import agree_report_numbers, agree_versions
from harvester.crosscheck.agreement.dates import years_apart
from harvester.crosscheck.agreement.document_numbers import SAID_BY_ONE, DocumentNumber, document_number, take_further
from harvester.crosscheck.agreement.places import agree_numbers
from harvester.crosscheck.kinds_named import is_working_paper
from harvester.crosscheck.same_work.acts import act_number, case_number
from harvester.crosscheck.same_work.days import months_differ
from harvester.crosscheck.same_work.title_parts import TitleParts
from harvester.crosscheck.words import words
from parsers.clean import fold
from parsers.record import Record

_NUMBERED = frozenset(("report", "standard", "patent", "legislation", "bill", "regulation"))
# Which a register numbers: trials, structures of proteins.
_REGISTERED = frozenset(("dataset", "webpage", "document"))
_DOCUMENTS = frozenset(("report", "standard", "document", "webpage", None))
_MOST = 400
_OF_ONE = re.compile(r"one names the (?:" + "|".join(sorted(SAID_BY_ONE)) + r")")
_Parts = tuple[TitleParts, TitleParts]


def agree_in_number(a: Record, b: Record, parts: _Parts) -> bool | None:
    """Whether two records have one number of a report, standard, patent, or one version of a program; None where nothing tells."""
    if a.type == b.type == "software":
        versions = [record.version or part.version for record, part in zip((a, b), parts, strict=True)]
        return agree_numbers(versions[0], versions[1]).kind != "CONFLICT" if versions[0] and versions[1] else None
    if a.type == b.type == "legal_case":
        cases = case_number(a), case_number(b)
        return cases[0] == cases[1] if cases[0] and cases[1] else None
    one, other = _number(a, parts[0]), _number(b, parts[1])
    if not one or not other or "?" in one or "?" in other:
        # "CS-TR-02-??": whoever wrote it did not know.
        return None
    if _versions_differ(a, b, one, other):
        return False
    if _bare(one) == _bare(other):
        return True
    found = agree_report_numbers(one, other)
    if found.kind != "COMPATIBLE" or not _OF_ONE.fullmatch(found.why):
        return found.kind != "CONFLICT"
    # One names the revision and the other may be of the one before it: the year tells, and for a version the month.
    apart = years_apart(a, b)
    monthly = "revision" not in found.why and "edition" not in found.why
    return None if apart is None else apart == 0 and not (monthly and months_differ(a, b))


def _number(record: Record, part: TitleParts) -> str | None:
    """The number of a report or standard; also where it stands in the place of the house that published it, or as the volume of its series."""
    if is_working_paper(record) and (record.number or record.volume or record.issue):
        return f"{record.container_title} {record.number or record.volume or record.issue}"
    if record.type in _NUMBERED or part.standard:
        return record.number or part.standard or act_number(record) or _told_elsewhere(record)
    return record.number if record.type in _REGISTERED and record.number else _told_elsewhere(record)


def _told_elsewhere(record: Record) -> str | None:
    if record.type not in _DOCUMENTS:
        return None
    for text in (record.publisher, record.container_title):
        found = document_number(text) if text and len(text) <= _SHORT else None
        if (
            found is not None
            and found.kinds
            and len(found.runs) <= _FEW
            and all(len(run) == 1 or run.isdecimal() for run in found.runs)
        ):
            return text
    return None


_SHORT, _FEW = 60, 5


def _bare(number: str) -> str:
    return re.sub(r"[\W_]+", "", number).lower()


def _versions_differ(a: Record, b: Record, one: str, other: str) -> bool:
    """Whether each says the version of the document with its number, be it in the name of a group, and they are two."""
    told = [_version(record, number) for record, number in ((a, one), (b, other))]
    return bool(told[0] and told[1]) and agree_versions(told[0], told[1]).kind == "CONFLICT"


def _version(record: Record, number: str) -> str:
    """The version that a record tells beside its number: "3GPP TS 24.229 V5.0.0" for who made it."""
    own = document_number(number)
    literals = [name.literal for name in (*record.author[:3], *record.editor[:3]) if name.literal]
    for text in (number, *literals):
        found = document_number(text)
        if found is not None and own is not None and found.runs == own.runs:
            for name, value in found.further:
                if name == "version":
                    return value
    return ""


def is_one_document(a: Record, b: Record, parts: _Parts, *, same_people: bool | None) -> bool:
    """Whether a full number, its series and its year are one, and nothing names another part, version or amendment of it.

    Where the people differ, or are offices that issue many, the titles have half of the shorter one's words in common.
    """
    numbers = [_full_number(record, part) for record, part in zip((a, b), parts, strict=True)]
    one, other = numbers
    if one is None or other is None or not (a.number or b.number) or one.runs != other.runs:
        return False
    if not (_is_full(one) or _is_full(other)) or not _of_one_time(a, b, one, other):
        return False
    if agree_in_number(a, b, parts) is not True:
        return False
    titles = [fold(str(record.title or "")[:_MOST]) for record in (a, b)]
    if _names_another(titles, one, once=one.given_once and other.given_once):
        return False
    persons = [any(not name.literal for name in record.author) for record in (a, b)]
    if same_people and all(persons):
        return True
    return not (same_people is False and all(persons)) and _have_much_in_common(titles)


def are_given_once(a: Record, b: Record, parts: _Parts) -> bool:
    """Whether the numbers of both are of a series that gives each to one document for ever: "RFC 821"."""
    numbers = [_full_number(record, part) for record, part in zip((a, b), parts, strict=True)]
    return all(number is not None and number.given_once for number in numbers)


def _full_number(record: Record, part: TitleParts) -> DocumentNumber | None:
    """The number that is a record's own: a title that only speaks of a standard ("Auditing by ISO 9001") is not the standard's."""
    if record.type not in _DOCUMENTS:
        return None
    own = part.standard and _bare(str(record.title)[:_MOST]).startswith(_bare(part.standard))
    text = record.number or _told_elsewhere(record) or (part.standard if own else "")
    return document_number(text) if text else None


def _is_full(number: DocumentNumber) -> bool:
    """Whether a number says whose it is and is none of a whole family: "ANSI T1"."""
    digits = sum(len(run) for run in number.runs if run.isdecimal())
    return bool(number.issuers or number.adopters or "sp" in number.kinds) and (digits >= _SOME or number.given_once)


_SOME = 2


def _of_one_time(a: Record, b: Record, one: DocumentNumber, other: DocumentNumber) -> bool:
    """Whether the years are one, by the numbers or the dates; by the dates, where both tell it, the month too: a recommendation comes out anew."""
    years = [
        number.year or str(record.issued.year if record.issued else "") for record, number in ((a, one), (b, other))
    ]
    if not years[0] or years[0] != years[1] or years_apart(a, b) not in (None, 0, 1):
        return False
    return not months_differ(a, b) or bool(one.year and other.year) or (one.given_once and other.given_once)


def _names_another(titles: list[str], number: DocumentNumber, *, once: bool) -> bool:
    """Whether two titles of one number name two parts or versions; what only one names is told by the number, or makes another document.

    A number that is given once ("RFC 1006") has no second version.
    """
    beside = [set(take_further(title)[1]) for title in titles]
    if beside[0] == beside[1]:
        return False
    names = [{name for name, _value in found} for found in beside]
    if any(name in names[0] and name in names[1] for name, _value in beside[0] ^ beside[1]):
        return True
    return not once and any(
        value not in number.runs or not value
        for name, value in beside[0] ^ beside[1]
        if (name, value) not in number.further
    )


_TELLING = 4
_OF_MANY = frozenset(
    "standard standards recommendation technical report specification information technology international series".split()
)


def _have_much_in_common(titles: list[str]) -> bool:
    """Whether two titles have half of the telling words of the shorter one in common, and two at least."""
    mine, theirs = (
        {word for word in words(title) if len(word) >= _TELLING and word not in _OF_MANY} for title in titles
    )
    common = len(mine & theirs)
    return common >= _SOME and common * 2 >= min(len(mine), len(theirs))
