"""ISSNs and ISBNs as exports write them: several in one field, with a word for what each is."""

from __future__ import annotations

import re
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
    """
    issns: dict[str, TypedIssn] = {}
    isbns: dict[Isbn, None] = {}
    neither: list[str] = []
    for piece in _BETWEEN.split(text[:100_000])[:_MOST]:
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
