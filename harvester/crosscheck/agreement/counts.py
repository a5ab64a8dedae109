"""How numbers of pages, versions, and the numbers of reports, standards and patents stand to each other."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.document_numbers import SAID_BY_ONE, DocumentNumber, document_number, one_series
from harvester.crosscheck.agreement.places import agree_numbers, plain_number
from harvester.crosscheck.words import bare
from harvester.work import Agreement

_RUN = re.compile(r"[0-9]+|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MOST = 200
# "US 4,405,829".
_GROUPED = re.compile(r"(?<=[0-9])[, ](?=[0-9]{3}(?![0-9]))")
# An office, its number, and the kind of document: "US4405829A", "EP1234567B1".
_PATENT = re.compile(
    r"((?:us|ep|wo|de|gb|fr|jp|cn|kr|ca|au|ru|su|it|es|ch|at|se|nl|be|dk|fi|no|in|br)[0-9]{5,12})([a-z][0-9]?)?"
)
_KIND_CODE = Agreement(kind="COMPATIBLE", why="one names the kind of document")


def agree_page_counts(one: str, other: str) -> Agreement:
    """Two numbers of pages: "345", "xii, 345 p."."""
    counts = [max((int(n) for n in re.findall(r"[0-9]{1,6}", text[:_MOST])), default=None) for text in (one, other)]
    if counts[0] is not None and counts[0] == counts[1]:
        return Agreement(kind="COMPATIBLE", why="precision")
    return agree_numbers(one, other)


def agree_versions(one: str, other: str) -> Agreement:
    """Two versions of a work: "v2", "2", "1.2.0"."""
    first, second = (re.sub(r"^v(?=[0-9])", "", plain_number(text)) for text in (one, other))
    if first == second:
        return Agreement(kind="EQUIVALENT", why="a word before the number")
    shorter, longer = sorted((first, second), key=len)
    if longer.startswith(f"{shorter}.") and not longer[len(shorter) :].strip(".0"):
        return Agreement(kind="COMPATIBLE", why="precision")
    return Agreement(kind="CONFLICT", why="another number") if "." in first + second else agree_numbers(first, second)


def agree_report_numbers(one: str, other: str) -> Agreement:
    """Two numbers of reports, standards, patents: letters and digits count, what stands between them does not.

    >>> agree_report_numbers("BCP 14, RFC 2119", "RFC2119").kind, agree_report_numbers("ISO 15924, Amd. 1", "ISO 15924").kind
    ('COMPATIBLE', 'CONFLICT')
    >>> agree_report_numbers("FIPS PUB 46-3", "FIPS 46-3").kind, agree_report_numbers("NIST SP 800-56A Rev. 2", "SP 800-56A").why
    ('EQUIVALENT', 'one names the revision')
    """
    found = _agree_one(one, other)
    if found.kind != "CONFLICT" or _FURTHER.search(one[:_MOST]) or _FURTHER.search(other[:_MOST]):
        return found
    for several, single in ((one, other), (other, one)):
        numbers = [
            number for number in _BETWEEN.split(_GROUPED.sub("", several[:_MOST])) if number and not _YEAR.match(number)
        ]
        if len(numbers) > 1 and any(
            _agree_one(number, single).kind != "CONFLICT" for number in numbers if _RUN.search(number)
        ):
            return Agreement(kind="COMPATIBLE", why="one of several numbers")
    return found


# A report of two series: "BCP 14, RFC 2119", "ITU-T X.509 | ISO/IEC 9594-8";
# the series before the number: "Bath papers in development, no. 8"; "1986/87, (66)".
_BETWEEN = re.compile(r"[,;]\s+|\s\|\s")
# "ISO 15924, Amd. 1" is not ISO 15924.
_FURTHER = re.compile(r"\b(?:am(?:en)?d|add|cor|corr|err|part|pt|suppl?|vol|rev|ver|ed)", re.IGNORECASE)


def _agree_one(one: str, other: str) -> Agreement:
    """Two numbers, each of one series."""
    runs = [_RUN.findall(bare(_GROUPED.sub("", text[:_MOST]))) for text in (one, other)]
    if runs[0] == runs[1] != []:
        return Agreement(kind="EQUIVALENT", why="case, punctuation or accents")
    if len(runs[0]) > 1 and [run.lstrip("0") for run in runs[0]] == [run.lstrip("0") for run in runs[1]]:
        return Agreement(kind="EQUIVALENT", why="leading zeros")
    documents = document_number(one), document_number(other)
    if documents[0] and documents[1] and (found := _agree_documents(documents[0], documents[1])) is not None:
        return found
    patents = [_PATENT.fullmatch("".join(found)) for found in runs]
    if patents[0] and patents[1] and patents[0][1] == patents[1][1]:
        codes = [found[2] for found in patents if found]
        if codes[0] == codes[1]:
            return Agreement(kind="EQUIVALENT", why="case, punctuation or accents")
        # An application ("A1") and the patent granted on it ("B1") are two documents.
        return Agreement(kind="CONFLICT", why="different values") if all(codes) else _KIND_CODE
    for patent, plain in ((patents[0], runs[1]), (patents[1], runs[0])):
        # "US6285999B1" is "6,285,999" where the office goes without saying.
        if patent is not None and plain == [patent[1][2:]]:
            return _KIND_CODE
    shorter, longer = sorted(runs, key=len)
    if (
        len(shorter) > 1
        and longer[: len(shorter)] == shorter
        and len(longer) == len(shorter) + 1
        and _YEAR.fullmatch(longer[-1])
    ):
        return Agreement(kind="COMPATIBLE", why="one names the year of the standard")
    digits = [[run.lstrip("0") for run in found if run.isdecimal()] for found in runs]
    letters = [{run for run in found if not run.isdecimal()} for found in runs]
    # "w29971", "NBER Working Paper 29971" beside "29971": one leaves the series out, or names it by its letter.
    series = all(letters) and not any(
        len(word) == 1 and any(other.startswith(word) for other in letters[1 - n])
        for n in (0, 1)
        for word in letters[n]
    )
    if digits[0] == digits[1] != [] and not series:
        return Agreement(kind="COMPATIBLE", why="a letter beside the number")
    return Agreement(kind="CONFLICT", why="different values")


def _agree_documents(one: DocumentNumber, other: DocumentNumber) -> Agreement | None:
    """Two numbers of which one at least says its series; None where the letters before it are nobody's that is known."""
    if not (one.named or other.named):
        return None
    different = Agreement(kind="CONFLICT", why="different values")
    both = one.named and other.named
    if one.runs != other.runs:
        digits = one.runs[0].isdecimal() and other.runs[0].isdecimal()
        # "29971" may be counted by its letter: "w29971".
        return (_one_of_two(one, other) or different) if both or digits else None
    if not one_series(one, other) or (one.year and other.year and one.year != other.year):
        return different
    beside = [dict(number.further) for number in (one, other)]
    only = dict(set(one.further) ^ set(other.further))
    if any((name in beside[0] and name in beside[1]) or name not in SAID_BY_ONE for name in only):
        return different
    if only:
        return Agreement(kind="COMPATIBLE", why=f"one names the {min(only)}")
    if one.year != other.year:
        return Agreement(kind="COMPATIBLE", why="one names the year of the standard")
    if not both:
        return Agreement(kind="COMPATIBLE", why="one names the series")
    return Agreement(kind="EQUIVALENT", why="the series written otherwise")


def _one_of_two(one: DocumentNumber, other: DocumentNumber) -> Agreement | None:
    """A recommendation that has its number in two series, where one names the first alone: "G.7712/Y.1703", "G.7712"."""
    shorter, longer = sorted((one, other), key=lambda number: len(number.runs))
    rest = longer.runs[len(shorter.runs) :]
    two = len(rest) > 1 and rest[0].isalpha() and len(rest[0]) == 1 and shorter.runs[0].isalpha()
    if (
        two
        and longer.runs[: len(shorter.runs)] == shorter.runs
        and one_series(one, other)
        and one.further == other.further
    ):
        return Agreement(kind="COMPATIBLE", why="one of several numbers")
    return None
