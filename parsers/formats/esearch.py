"""Answers of NCBI's esearch, JSON or XML: which PMIDs a search found, and which of its words were left out of it.

A word that PubMed does not know is dropped and the rest is searched: the hits are then of another question. Errors come with
HTTP 200.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from parsers import clean
from parsers.formats import Unreadable, load_json, texts
from parsers.formats.xml_texts import find_text, parse, text_of
from parsers.identifiers import Pmid


class Search(NamedTuple):
    """What a search of PubMed found.

    `total` is how many there are in all, of which `pmids` may be the first few. `dropped` are words and fields of the
    question that the search was made without: hits beside them prove nothing. `remarks` is what else PubMed says of it.
    """

    pmids: tuple[Pmid, ...]
    total: int
    dropped: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


_DROPPED = ("phrasesnotfound", "fieldsnotfound", "quotedphrasesnotfound")
_REMARKS = ("phrasesignored", "outputmessages")


def read(body: bytes) -> Search:
    """The answer to one search. Raises Unreadable for an error ("Empty term …") or anything else."""
    return _read_xml(body) if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _read_json(body)


def _read_json(body: bytes) -> Search:
    data = load_json(body)
    result = data.get("esearchresult") if isinstance(data, dict) else None
    if not isinstance(result, dict) or "ERROR" in result or not isinstance(result.get("idlist"), list):
        raise Unreadable(f"PubMed's search answered: {json.dumps(data)[:200]}")
    lists = [value for key in ("errorlist", "warninglist") if isinstance(value := result.get(key), dict)]

    def said(keys: Iterable[str]) -> tuple[str, ...]:
        found = [text for key in keys for one in lists for text in texts(one.get(key, []))]
        return tuple(dict.fromkeys(filter(None, map(clean.line, found))))

    return Search(_pmids(texts(result["idlist"])), _number(result.get("count")), said(_DROPPED), said(_REMARKS))


_DROPPED_TAGS = ("ErrorList/PhraseNotFound", "ErrorList/FieldNotFound", "WarningList/QuotedPhraseNotFound")
_REMARK_TAGS = ("WarningList/PhraseIgnored", "WarningList/OutputMessage")


def _read_xml(body: bytes) -> Search:
    root = parse(body)
    error = root.find(".//ERROR")
    if root.tag != "eSearchResult" or error is not None:
        raise Unreadable(f"PubMed's search answered: {text_of(error) if error is not None else root.tag}"[:200])

    def said(paths: Iterable[str]) -> tuple[str, ...]:
        found = [text_of(one) for path in paths for one in root.iterfind(path)]
        return tuple(dict.fromkeys(filter(None, map(clean.line, found))))

    pmids = _pmids(text_of(one) for one in root.iterfind("IdList/Id"))
    return Search(pmids, _number(find_text(root, "Count")), said(_DROPPED_TAGS), said(_REMARK_TAGS))


def _pmids(found: Iterable[str]) -> tuple[Pmid, ...]:
    return tuple(dict.fromkeys(pmid for text in found if (pmid := clean.pmid(text)) is not None))


def _number(text: Any) -> int:
    digits = str(text)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else 0
