"""DiVA, the portal of Swedish universities: what its records print in running text, in English and Swedish.

"2011 (English)In: Journal of Ice, ISSN …, Vol. 19, no 2, p. 77-93Article in journal (Refereed)" stands in elements without
blanks between them, and the identifiers too. Title, people and abstract are read as those of any page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise, takewhile

from lxml import etree

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said
from parsers.types import read_type

SOURCE = "diva"
_MARK = b"diva2:"
_MOST = 20_000
_LINE = re.compile(r"(?P<year>(?:1[6-9]|20)\d\d) \((?P<language>[^\W\d_]{4,24})\)(?P<rest>.{0,800})", re.DOTALL)
_CONTAINER = re.compile(
    r"\s*(?:In|Ingår i):\s+(?P<container>[^\n]{2,300}?),?\s+(?=ISSN|E-ISSN|Vol\.|no\s\d|nr\s\d|p\.\s|s\.\s|art\w{2,4}[ -]id)"
)
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("issn", re.compile(r"(?<![\w-])ISSN\s(\d{4}-\d{3}[\dX])")),
    ("issn_electronic", re.compile(r"E-ISSN\s(\d{4}-\d{3}[\dX])")),
    ("volume", re.compile(r"\bVol\.\s([^\s,]{1,20})")),
    ("issue", re.compile(r"(?<![^\s,])(?:no|nr)\s([^\s,]{1,20})")),
    ("page", re.compile(r"(?<![^\s,])(?:p|s)\.\s(\w{1,12}(?:[-–]\w{1,12})?)")),
    ("article_number", re.compile(r"\b(?:article id|artikel-id)\s([\w.-]{1,30})")),
)
_IMPRINT = frozenset(("place, publisher, year, edition, pages", "ort, förlag, år, upplaga, sidor"))
_PUBLISHER = re.compile(
    r"(?:(?P<publisher_place>[^:,\d]{2,60}):\s)?(?P<publisher>[^,\d][^,]{1,150}),\s(?:1[6-9]|20)\d\d\b"
)
_SERIES = frozenset(("series", "serie"))
_IN_SERIES = re.compile(
    r"(?P<collection_title>[^,;]{2,200})(?:,\s(?:E-)?ISSN\s[\dX-]{9})*(?:\s?;\s?(?P<collection_number>[^;]{1,40}))?"
)
_LABELS = (
    "abstract [", "keywords", "nyckelord", "place, publisher", "ort, förlag", "series", "serie", "national category",
    "nationell ämneskategori", "identifiers", "identifikatorer", "research subject", "forskningsämne",
)  # fmt: skip
_OTHER_WORKS = ("in thesis", "ingår i avhandling", "list of papers", "delarbeten")
_SILENT = frozenset(("script", "style", "h1"))
_MOST_PARAGRAPHS = 40
_IDENTIFIERS = {"doi:": "doi", "pubmedid:": "pmid"}


def find(document: Document) -> tuple[Found, ...]:
    """What the running text of a DiVA record says, without its title; nothing on other pages."""
    if _MARK not in document.page.body or document.tree is None:
        return ()
    pieces = [text for piece in islice(_texts(document.tree), _MOST) if (text := " ".join(piece.split()))]
    start = next((place for place, piece in enumerate(pieces) if _LINE.match(piece)), None)
    if start is None:
        return ()
    said = _of_line("\n".join(pieces[start : start + 12])) + _of_pieces(pieces[start:])
    return (Found(SOURCE, tuple(said)),)


def _texts(tree: etree._Element) -> Iterator[str]:
    """The texts of the page in its order, the heading's left out."""
    for element in tree.iter("body"):
        for event, node in etree.iterwalk(element, events=("start", "end")):
            text = node.text if event == "start" else node.tail
            if text and not (event == "start" and node.tag in _SILENT):
                yield text


def _of_line(text: str) -> list[Said]:
    """The year, the language, the kind, and where the work stands."""
    line = _LINE.match(text)
    if line is None:
        return []
    where = "line of the record"
    said = [
        Said(field="issued", text=line["year"], where=where),
        Said(field="language", text=line["language"], where=where),
    ]
    kinds = [piece for piece in line["rest"].split("\n") if read_type(piece) is not None]
    said += [Said(field="type", text=kind, where=where) for kind in kinds[:1]]
    container = _CONTAINER.match(line["rest"])
    if container is None:
        return said
    said.append(Said(field="container_title", text=container["container"], where=where))
    numbers = line["rest"][container.end() :].partition("\n")[0]
    return said + [
        Said(field=field, text=found[1], where=where)
        for field, pattern in _NUMBERS
        if (found := pattern.search(numbers)) is not None
    ]


def _of_pieces(pieces: list[str]) -> list[Said]:
    """The identifiers, the publisher, the series, abstract and keywords: each behind its label, the first of each."""
    said: dict[str, Said] = {}
    for place, (label, piece) in enumerate(pairwise(pieces)):
        folded = label.casefold()
        if folded.startswith(_OTHER_WORKS):
            break
        if folded.startswith("abstract ["):
            texts = {"abstract": _abstract(pieces[place + 1 : place + 1 + _MOST_PARAGRAPHS])}
        elif folded.startswith(("keywords [", "nyckelord [")):
            texts = {"keyword_list": piece}
        else:
            texts = _labelled(folded, piece)
        for name, text in texts.items():
            said.setdefault(name, Said(field=name, text=text, where=f"behind {label[:60]}"))
    return [item for item in said.values() if item.text.strip()]


def _labelled(label: str, piece: str) -> dict[str, str]:
    """The fields that one text says behind its label, or with the label in it."""
    if piece[:5].casefold() == "isbn:":
        return {"isbn": piece[5:].partition("(")[0]}
    if label in _IDENTIFIERS:
        return {_IDENTIFIERS[label]: piece}
    pattern = _PUBLISHER if label in _IMPRINT else _IN_SERIES if label in _SERIES else None
    found = pattern.match(piece) if pattern is not None else None
    return {name: text for name, text in found.groupdict().items() if text} if found is not None else {}


def _abstract(pieces: list[str]) -> str:
    """The texts of an abstract, up to the next label."""
    return " ".join(takewhile(lambda piece: not piece.casefold().startswith(_LABELS), pieces))
