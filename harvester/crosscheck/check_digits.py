"""Check digits of ISSN, ISBN and ORCID iD: what the last digit would have to be, for numbers whose own is wrong.

The codes stand here, for pages and for the entries of a library alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from harvester.crosscheck.codes import Code

ISSN = Code(
    "issn-checksum", "warning", ("page", "entry"), "An ISSN whose check digit is wrong",
    "Compare with the journal's own page or the ISSN portal, and mend it.",
)  # fmt: skip
ISBN = Code(
    "isbn-checksum", "warning", ("page", "entry"), "An ISBN whose check digit is wrong",
    "Compare with the book's imprint, and mend it.",
)  # fmt: skip
ORCID = Code(
    "orcid-checksum", "warning", ("page", "entry"), "An ORCID iD whose check digit is wrong",
    "Ask the author, or look the iD up at orcid.org, and mend it.",
)  # fmt: skip
DOI = Code(
    "doi-malformed", "warning", ("page", "entry"), "What stands for a DOI and is none",
    "A DOI begins with “10.” and a number; give it so, or take it away.",
)  # fmt: skip

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_DIGITS = "0123456789X"


def issn_digit(seven: str) -> str:
    """The check digit of an ISSN's first seven digits (ISO 3297: weights 8 to 2, modulus 11).

    >>> issn_digit("2473952")
    '9'
    """
    return _DIGITS[-sum(int(digit) * weight for digit, weight in zip(seven, range(8, 1, -1), strict=True)) % 11]


def isbn_digit(stem: str) -> str:
    """The check digit of an ISBN's first nine or twelve digits (ISO 2108).

    >>> isbn_digit("030640615"), isbn_digit("978030640615")
    ('2', '7')
    """
    if len(stem) == 9:
        return _DIGITS[-sum(int(digit) * weight for digit, weight in zip(stem, range(10, 1, -1), strict=True)) % 11]
    return str(-sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(stem)) % 10)


def orcid_digit(stem: str) -> str:
    """The check digit of an ORCID iD's first fifteen digits (ISO 7064 MOD 11-2).

    >>> orcid_digit("000000021825009")
    '7'
    """
    total = 0
    for digit in stem:
        total = (total + int(digit)) * 2
    return _DIGITS[(12 - total % 11) % 11]


# A number of the right shape, alone or behind its label; longer runs of digits are other things.
_SHAPES: Mapping[str, tuple[re.Pattern[str], Callable[[str], str]]] = MappingProxyType(
    {
        "issn": (re.compile(r"(?<![0-9A-Za-z-])[0-9]{4}\s?-?\s?[0-9]{3}[0-9Xx](?![0-9A-Za-z-])", re.ASCII), issn_digit),
        "isbn": (re.compile(r"(?<![0-9-])(?:97[89][ -]?)?(?:[0-9][ -]?){9}[0-9Xx](?![0-9-])", re.ASCII), isbn_digit),
        "orcid": (re.compile(r"(?<![0-9-])(?:[0-9]{4}-){3}[0-9]{3}[0-9Xx](?![0-9-])", re.ASCII), orcid_digit),
    }
)  # fmt: skip


def failing(kind: str, text: str) -> tuple[tuple[str, str], ...]:
    """(number as printed, the last digit that would be right) of each number in a text whose check digit is wrong.

    >>> failing("issn", "ISSN 2473-9520; 2473-9537"), failing("issn", "ERROR! NO ISSN")
    ((('2473-9520', '9'),), ())
    """
    shape, digit = _SHAPES[kind]
    found: dict[str, str] = {}
    for match in shape.finditer(_DASHES.sub("-", text[:400])):
        number = re.sub(r"[\s-]", "", match[0]).upper()
        right = digit(number[:-1])
        if number[-1] != right:
            found[match[0].strip()] = right
    return tuple(found.items())
