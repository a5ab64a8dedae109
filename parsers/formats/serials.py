"""ISSNs and ISBNs as exports write them: several in one field, with a word for what each is."""

from __future__ import annotations

import re
from itertools import chain
from typing import NamedTuple

from parsers import clean
from parsers.identifiers import Isbn
from parsers.values import TypedIssn

_BETWEEN = re.compile(r"[;,|\n]|(?<=[0-9Xx)])\s+(?=[0-9]{4}-?[0-9]{3}[0-9Xx](?![0-9]))")
_KINDS = (
    ("print", re.compile(r"print|pbk|paper|\bp-?issn", re.IGNORECASE)),
    ("electronic", re.compile(r"electr|online|internet|web|\be-?issn", re.IGNORECASE)),
    ("linking", re.compile(r"linking|\bissn-?l\b", re.IGNORECASE)),
)
_MOST = 400


class Serials(NamedTuple):
    """The ISSNs and ISBNs of a text, and its pieces that are neither."""

    issn: tuple[TypedIssn, ...]
    isbn: tuple[Isbn, ...]
    neither: tuple[str, ...]


def read_serials(text: str) -> Serials:
    """Every ISSN and ISBN in a text, each once.

    >>> read_serials("0140-6736 (Print) 1474-547X (Electronic)").issn
    (TypedIssn(value=Issn('0140-6736'), kind='print'), TypedIssn(value=Issn('1474-547X'), kind='electronic'))
    >>> read_serials("978-0-306-40615-7; 1234-5678").isbn, read_serials("978-0-306-40615-7; 1234-5678").neither
    ((Isbn('9780306406157'),), ('1234-5678',))
    >>> read_serials("978-1-84668-380-0 978-1-84765-441-0").isbn
    (Isbn('9781846683800'), Isbn('9781847654410'))
    """
    issns: dict[str, TypedIssn] = {}
    isbns: dict[Isbn, None] = {}
    neither: list[str] = []
    pieces = _BETWEEN.split(text[:100_000])[:_MOST]
    for piece in chain.from_iterable(map(_apart, pieces)):
        said = piece.strip()
        found = clean.isbns(said)
        issn = None if found else clean.issn(said)
        if found:
            isbns |= dict.fromkeys(found)
        elif issn is not None:
            kind = next((name for name, words in _KINDS if words.search(said)), None)
            if issn not in issns:
                issns[issn] = TypedIssn.model_validate({"value": issn, "kind": kind})
        elif said:
            neither.append(said)
    return Serials(tuple(issns.values()), tuple(isbns), tuple(neither))


def numbers_apart(text: str) -> list[str]:
    """Several ISSNs or ISBNs in one text: with commas, semicolons, or as Zotero writes them, blanks between whole ones.

    >>> numbers_apart("9781846683800 978-1-84765-441-0"), numbers_apart("978 0 306 40615 7, 0306406152")
    (['9781846683800', '978-1-84765-441-0'], ['978 0 306 40615 7', ' 0306406152'])
    """
    return [one for piece in text.replace(";", ",").split(",") for one in _apart(piece)]


# An ISSN has 8 signs and a hyphen, an ISBN 10 or 13 and up to four.
_WHOLE = re.compile(r"\s*[0-9-]{7,16}[0-9Xx](?:\s+[0-9-]{7,16}[0-9Xx])+\s*", re.ASCII)


def _apart(piece: str) -> list[str]:
    return piece.split() if _WHOLE.fullmatch(piece) else [piece]
