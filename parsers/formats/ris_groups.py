"""Names of groups in RIS and EndNote, told from people's by their commas."""

from __future__ import annotations

import re

from parsers import clean
from parsers.values import Name

# Forms that are nobody's initials, as AG, SA and BV are: "ACME, Inc." is no Inc. of a family Acme.
_LEGAL = re.compile(
    r".*\w[.)]?,?\s(?:Inc(?:orporated)?\.?|Ltd\.?|Limited|LL[CP]|plc|GmbH(?: & Co\. KG)?|Corp(?:oration)?\.?|e\. ?V\.)",
    re.DOTALL,
)
_INITIAL = re.compile(r", (?:\w\.[ -]?)+(?:,|$)")
_SUFFIX = re.compile(r"(?:Jr|Sr|[IVX]+|MD|Ph\.?D)\.?", re.IGNORECASE)
_LONGEST = 300
_BRACED = re.compile(r"\{+([^{}]*)\}+")


def read_group(text: str) -> Name | None:
    """The group that a name is by its commas, as EndNote asks for them: one behind it, or its first one twice; by its braces or its legal form.

    >>> [read_group(text).literal for text in ("Bread and Wine,", "Bread,, Cheese and Wine", "{Wine}", "ACME, Inc.")]
    ['Bread and Wine', 'Bread, Cheese and Wine', 'Wine', 'ACME, Inc.']
    >>> read_group("Smith,, Jr."), read_group("Smith, John"), read_group("{Smith}, {John}")
    (None, None, None)
    """
    literal: str | None = None
    braced = _BRACED.fullmatch(text)
    if braced is not None:  # as BibTeX has groups, and its converters leave them
        return Name(literal=inner) if (inner := clean.line(braced[1])) else None
    before, doubled, behind = text.partition(",,")
    if doubled and behind.strip(" ,") and not _SUFFIX.fullmatch(behind.strip()):
        literal = clean.line(f"{before},{behind}")
    elif text.endswith(",") and text.count(",") == 1:
        literal = clean.line(text[:-1])
    elif len(text) < _LONGEST and _LEGAL.fullmatch(text) and not _INITIAL.search(text):
        literal = text
    return Name(literal=literal) if literal else None
