"""The cross-check's codes and reasons in the words of a librarian."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from harvester.crosscheck.findings import CODES
from harvester.report.wording import code, heading, inline, source_name

FINDINGS: Mapping[str, str] = MappingProxyType({code.code: code.heading for code in CODES})
"""Finding code -> the heading of its group."""
ADVICE: Mapping[str, str] = MappingProxyType({code.code: code.advice for code in CODES})
"""Finding code -> what a person can do about it."""
RANK: Mapping[str, int] = MappingProxyType({code.code: place for place, code in enumerate(CODES)})
"""Finding code -> its place in the table; those unknown here come last."""

WHYS: Mapping[str, str] = MappingProxyType(
    {
        "initials": "initials against full names",
        "precision": "one is more exact",
        "": "different values",
    }
)
"""Reasons of an agreement that are too short to be understood alone; the others are sentences already."""

PLAIN_RULES = frozenset(("", "the sources say the same", "no other source speaks of it"))
"""Rules that say no more than a row of the table shows by itself."""

_ORDER = re.compile(r"\w+(?: > \w+)+")
_TRUST = re.compile(r"order of trust (\w+(?: > \w+)+) \(([^()]*)\)")


def finding(text: str) -> str:
    """The heading of a finding's code; a code unknown here keeps its own words.

    >>> finding("wrong-doi"), finding("odd-shelf-mark")
    ('A DOI that belongs to another work', 'Odd shelf mark')
    """
    return FINDINGS.get(text) or heading(code(text))


def why(text: str) -> str:
    """Why two claims are not equal."""
    return WHYS.get(text, text)


def rule(text: str) -> str:
    """Why a claim won, with the sources by their names.

    >>> rule("order of trust crossref > page (the publisher deposits)")
    'Order of trust: Crossref, then the page (the publisher deposits)'
    """
    named = _ORDER.sub(lambda found: ": " + ", then ".join(map(source_name, found[0].split(" > "))), text)
    return heading(named.replace(" : ", ": "))


def rule_in_short(text: str) -> str:
    """The rule without the reasons of an order of trust: `orders_of_trust` tells these once.

    >>> rule_in_short("the sharper of values that agree; order of trust crossref > page (the publisher deposits)")
    'The sharper of values that agree; order of trust: Crossref, then the page'
    """
    return rule(_TRUST.sub(r"order of trust \1", text))


def orders_of_trust(rules: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Of (field, rule) pairs the orders of trust there are: the order, the reason for it, and its fields.

    >>> orders_of_trust([("volume", "order of trust crossref > page (the publisher deposits)")])
    (('Crossref, then the page', 'the publisher deposits', ('volume',)),)
    """
    found: dict[tuple[str, str], list[str]] = {}
    for field, text in sorted(set(rules)):
        for order, reason in _TRUST.findall(text):
            fields = found.setdefault((", then ".join(map(source_name, order.split(" > "))), reason), [])
            if inline(field) not in fields:
                fields.append(inline(field))
    several = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((order, reason, tuple(fields)) for (order, reason), fields in several)
