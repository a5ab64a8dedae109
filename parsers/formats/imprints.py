"""Publishers and places of publication, and what catalogues write where they know none: "[S.l.]", "[publisher not identified]".

Cataloguers must say so (AACR2 1.4C6 and 1.4D7: sine loco, sine nomine; RDA 2.8.2.6 and 2.8.4.7), and their systems export it as if it were a name.
"""

from __future__ import annotations

import re

from parsers import clean

UNKNOWN = "says only that it is not known"
_UNKNOWN = re.compile(
    r"s\. ?l\.?|s\. ?n\.?|s\. ?e\.?|sine loco|sine nomine|s\. ?l\. ?: ?s\. ?n\.?|o\. ?o\.|o\. ?v\.|б\. ?м\.|б\. ?и\.|"
    r"(?:place(?: of publication)?|publisher|publisher's name) (?:is )?(?:not (?:identified|given|known)|unknown)|"
    r"unknown (?:place|publisher)|no (?:place|publisher)|"
    r"(?:erscheinungsort|verlag|verlagsort) (?:nicht ermittelbar|unbekannt)|"
    r"(?:lieu(?: de publication)?|éditeur) non (?:identifié|connu)|(?:lugar(?: de publicación)?|editor|editorial) (?:no|non) identificado|"
    r"(?:luogo(?: di pubblicazione)?|editore) non identificato"
)
_MOST = 60


def named(text: str) -> str | None:
    """The name of a publisher or a place on one line; None for what says that nobody knows it.

    >>> [named(text) for text in ("[S.l.]", "[s.n.],", "[Place of publication not identified] :", "S.N. Press", "Saint-Lô")]
    [None, None, None, 'S.N. Press', 'Saint-Lô']
    """
    return None if len(text) <= _MOST and _UNKNOWN.fullmatch(clean.fold(text).strip(" []()?,:;")) else clean.line(text)


def named_barely(text: str) -> str | None:
    """The same without the punctuation that catalogues' exports leave behind it; None where nothing else stands there (EBSCO's "CY  - , ").

    >>> named_barely("Buenos Aires :"), named_barely(" , ")
    ('Buenos Aires', None)
    """
    bare = text.strip().rstrip(" ,:;")
    return named(bare) if any(map(str.isalnum, bare)) else None


def unsaid(text: str) -> str | None:
    """Why a text gives no publisher and no place; None where it gives one."""
    return UNKNOWN if named(text) is None else None
