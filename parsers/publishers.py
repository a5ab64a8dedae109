"""Names of publishers and their places as pages print them, without what stands there besides."""

from __future__ import annotations

import re

from parsers import clean

# A statement of copyright in place of the name, as Thieme's tags have it: "© Georg Thieme Verlag KG".
_BEFORE = re.compile(
    r"^(?:copyright[\s:]*)?(?:©|\(c\)(?=\s))[\s:,]*(?:(?:1[5-9]|20)\d\d[\s,:]+)?(?:by\s+)?|^copyright[\s:]+(?:(?:1[5-9]|20)\d\d[\s,:]+)(?:by\s+)?"
    r"|^published by\s+|^publisher\s?:\s*",
    re.IGNORECASE,
)
# Literatum's sites run the name into the place ("SAGE PublicationsSage CA: Los Angeles, CA"), or into their own key ("ACMPUB27New York, NY, USA").
_RUN_IN = re.compile(
    r"PUB\d{1,4}(?=[A-Z]).*$|(?<=[a-z]{3})(?=[A-Z][a-z]+(?:\s[A-Z][\w&]+){0,3}(?:\s[A-Z]{2,3})?\s?:\s[A-Z][^:]{2,60}$).*$"
)
# The signs that part the pieces of an imprint on a catalogue's card.
_SIGNS = " ,:;"


def read_publisher(text: str) -> str | None:
    """The publisher's name; None where there is none.

    >>> [read_publisher(text) for text in ("© Georg Thieme Verlag KG", "Alianza,", "SAGE PublicationsSage CA: Los Angeles, CA")]
    ['Georg Thieme Verlag KG', 'Alianza', 'SAGE Publications']
    """
    line = clean.line(text)
    if line is None:
        return None
    name = _RUN_IN.sub("", _BEFORE.sub("", line)).strip(_SIGNS)
    return name or None


def read_place(text: str) -> str | None:
    """The place of publication without a card's signs behind it.

    >>> read_place("Madrid :")
    'Madrid'
    """
    line = clean.line(text)
    return (line.strip(_SIGNS) or None) if line is not None else None
