"""Identifiers of works, containers and people: each is valid, or it is not built.

An identifier is a ``str`` in its one normal form, so two of them name the same thing exactly when they are
equal. The types refuse; `parsers.clean` repairs what people and pages write and then builds them.

>>> Doi("10.1182/bloodadvances.2024013623")
Doi('10.1182/bloodadvances.2024013623')
>>> Issn("2473-9520")
Traceback (most recent call last):
    ...
ValueError: not an ISSN in normal form with a right check digit (NNNN-NNNC): '2473-9520'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Identifier(str):
    """A string that can only hold one kind of identifier, in normal form. Raises ValueError otherwise."""

    __slots__ = ()

    what: ClassVar[str]
    pattern: ClassVar[re.Pattern[str]]

    def __new__(cls, text: str) -> Self:
        if not cls.pattern.fullmatch(text) or not cls.checks(text):
            raise ValueError(f"not {cls.what}: {text[:80]!r}")
        return super().__new__(cls, text)

    @classmethod
    def checks(cls, _text: str) -> bool:
        """Whether the check digit, where there is one, is right; `text` has the right shape."""
        return True

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str.__repr__(self)})"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: type[Any], _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(
            cls._validated, core_schema.str_schema(), serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def _validated(cls, value: Any, text_of: Callable[[Any], str]) -> Self:
        """What was built is valid: it needs no second look when a record is made of it."""
        return value if type(value) is cls else cls(text_of(value))


_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}
_QUOTES = frozenset('"\u201c\u201d\u2018\u2019\u00ab\u00bb\u00ad\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069')
_TAG = re.compile(r"</?(?:a|p|br|div|span|i|b)\b")
_ESCAPED = re.compile(r"%[0-9a-f]{2}|&(?:#[0-9a-fx]{1,8}|[a-z][a-z0-9]{1,31});")


def doi_without_tail(text: str) -> str:
    """A DOI without what a sentence put behind it: final punctuation, closing brackets that it does not open.

    >>> doi_without_tail("10.1016/s0140-6736(24)00001-2).")
    '10.1016/s0140-6736(24)00001-2'
    """
    tag = _TAG.search(text)
    text = text[: tag.start()] if tag else text
    while text:
        last = text[-1]
        unopened = last in _BRACKETS and text.count(last) > text.count(_BRACKETS[last])
        if last not in ".,;:'\u2026/\u3002\uff0c\uff09" and not unopened:
            break
        text = text[:-1]
    return text


class Doi(Identifier):
    """A DOI, lower case (DOIs compare without regard to case), without resolver or scheme.

    Shape: ISO 26324, "10.", a registrant of at least four digits, "/", a suffix of visible characters. All of the suffix
    counts: "10.1037//a" is another name than "10.1037/a", and may be registered beside it or not at all.
    """

    __slots__ = ()
    what = "a DOI in normal form (10.NNNN/suffix, lower case)"
    # The suffix may hold anything visible; a DOI with an upper-case letter is not in normal form.
    pattern = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]{1,500}")

    @classmethod
    def checks(cls, text: str) -> bool:
        escaped = _ESCAPED.search(text)
        return (
            text == text.lower() == doi_without_tail(text)
            and not escaped
            and not _QUOTES.intersection(text)
            and unicodedata.is_normalized("NFC", text)
        )


class Pmid(Identifier):
    """A PubMed identifier: digits without leading zeros; today's longest has eight."""

    __slots__ = ()
    what = "a PMID (1 to 9 digits)"
    pattern = re.compile(r"[1-9][0-9]{0,8}")


class Pmcid(Identifier):
    """A PubMed Central identifier: "PMC" and digits, of whatever number."""

    __slots__ = ()
    what = "a PMCID (PMC and 1 to 9 digits)"
    pattern = re.compile(r"PMC[1-9][0-9]{0,8}")


_DIGITS = "0123456789X"


class Issn(Identifier):
    """An ISSN as printed, NNNN-NNNC, its check digit verified (ISO 3297: weights 8 to 2, modulus 11)."""

    __slots__ = ()
    what = "an ISSN in normal form with a right check digit (NNNN-NNNC)"
    pattern = re.compile(r"[0-9]{4}-[0-9]{3}[0-9X]")

    @classmethod
    def checks(cls, text: str) -> bool:
        a, b, c, d, _hyphen, e, f, g, _check = map(_DIGITS.find, text)
        total = 8 * a + 7 * b + 6 * c + 5 * d + 4 * e + 3 * f + 2 * g
        # "0000-0000" stands where a form wants a number.
        return total > 0 and text[8] == _DIGITS[-total % 11]


class Isbn(Identifier):
    """An ISBN-13, digits only, its check digit verified (ISO 2108); an ISBN-10 is written as its 13."""

    __slots__ = ()
    what = "an ISBN-13 with a right check digit (13 digits)"
    pattern = re.compile(r"97[89][0-9]{10}")

    @classmethod
    def checks(cls, text: str) -> bool:
        return (sum(map(int, text[::2])) + 3 * sum(map(int, text[1::2]))) % 10 == 0


class Orcid(Identifier):
    """An ORCID iD, four groups of four, its check digit verified (ISO 7064 MOD 11-2)."""

    __slots__ = ()
    what = "an ORCID iD with a right check digit (0000-0000-0000-0000)"
    pattern = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")

    @classmethod
    def checks(cls, text: str) -> bool:
        digits = text.replace("-", "")
        total = 0
        for digit in digits[:15]:
            total = (total + int(digit)) * 2
        return digits[15] == "0123456789X"[(12 - total % 11) % 11]


class ArxivId(Identifier):
    """An arXiv identifier, old ("hep-th/9901001") or new ("1706.03762"), with or without its version."""

    __slots__ = ()
    what = "an arXiv identifier (1706.03762 or hep-th/9901001)"
    pattern = re.compile(r"(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]{1,3})?")


class Handle(Identifier):
    """A Handle without resolver: a prefix of digits and dots that is not a DOI's, "/", a suffix."""

    __slots__ = ()
    what = "a Handle (prefix/suffix)"
    pattern = re.compile(r"(?!10\.)[0-9]+(?:\.[0-9A-Za-z_-]+)*/[^\s?#]{1,250}")
