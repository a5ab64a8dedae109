"""The lines near a title that cite its work, and the DOI that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from parsers import clean
from parsers.citation_asides import is_in_prose
from parsers.citation_strings import read_citation
from parsers.clean import fold
from parsers.labels import field_of
from parsers.record import Said
from parsers.visible.blocks import COMPONENT, Block
from parsers.visible.journal_above import journal_above
from parsers.visible.titles import key

_LONGEST = 700
LONGEST_ALONE = 260
"""Letters of a line that says one thing alone."""
# Behind more words than a journal, a volume and a date a DOI is that of a work of which these words speak.
_FAR = 140
# And within a sentence that cites nothing.
_SENTENCE = 60
_DOI = re.compile(r"(?:\bdoi\b|doi\.org/|digital object identifier)", re.IGNORECASE)
_DOI_ALONE = re.compile(r"10\.\d{4,9}/\S+")
# Pieces of these words without an "i", whose capital is another letter in Turkish.
_PIECES = ("do", " object ")
_TAIL = re.compile(r"(?:^|\s[|–—-]\s|:\s)(?P<journal>[^|:–—]{3,120}):\s(?P<rest>(?:vol|bd|no)\b.*)$", re.IGNORECASE)


def doi_near(near: Sequence[Block], title: str) -> list[Said]:
    """The DOI printed near the title, where only one is; one behind many words is the work's only where its title is among them."""
    found: dict[str, Said] = {}
    for block in near:
        if len(block.text) > _LONGEST or not (
            block.text.startswith("10.") or any(piece in block.text.lower() for piece in _PIECES)
        ):
            continue
        named = _DOI.search(block.text) or _DOI_ALONE.fullmatch(block.text)
        aside = named is not None and key(title) not in fold(block.text)
        if (
            named is not None
            and aside
            and (named.start() > _FAR or (named.start() > _SENTENCE and not read_citation(block.text, title)))
        ):
            continue
        if named is not None and _cites_from(block.text, title):
            continue
        if named is not None and is_in_prose(block.text, named.start()) and not read_citation(block.text, title):
            continue
        doi = clean.doi(block.text[named.start() :]) if named is not None else None
        if doi is not None and not COMPONENT.search(doi):
            found.setdefault(doi, Said(field="doi", text=doi, where=f"near the title, {block.where}"))
    return list(found.values()) if len(found) == 1 else []


def _cites_from(text: str, title: str) -> bool:
    """Whether a line cites a work of the journal that the title is the name of: "Tides 2021, 8(3), 129" below "Tides"."""
    named = read_citation(text).get("container_title")
    return named is not None and key(named) == key(title)


def _joined(by_number: Mapping[int, Block], first: Block) -> Iterator[str]:
    """A short line, and the line with those that follow it: pages set volume, issue and pages in lines of their own."""
    yield first.text
    text = first.text
    for number in range(first.number + 1, first.number + 4):
        block = by_number.get(number)
        if block is None or len(block.text) > 60 or len(text) > 100 or block.level:
            return
        text = f"{text}, {block.text}"
        yield text


def citations_near(near: Sequence[Block], page_title: str, title: str) -> list[Said]:
    """Lines near the title that cite the work, the fullest first; the journal's name may stand in the line above."""
    found: list[tuple[dict[str, str], int, list[Said]]] = []
    by_number = {block.number: block for block in near}
    for block in near:
        if not 6 <= len(block.text) <= _LONGEST or field_of(block.text.rstrip(": ")) is not None:
            continue
        # Long texts are prose, unless they hold the title.
        if len(block.text) > LONGEST_ALONE and key(title) not in fold(block.text):
            continue
        text, parts = block.text, read_citation(block.text, title)
        if parts and _cites_from(block.text, title):
            continue
        if parts and "page" not in parts:
            text, parts = max(
                ((text, read_citation(text, title)) for text in _joined(by_number, block)),
                key=lambda item: len(item[1]),
            )
        if parts:
            said = [Said(field="citation", text=text, where=block.where)]
            if "container_title" not in parts:
                said += journal_above(near, block, title, page_title)
            # A line that cites alone counts before one that does so only with those below it, one without a number last.
            joined = text != block.text
            weight = 2 * len(parts) - joined - (not any(map(str.isdigit, block.text))) + 2 * ("page" in parts)
            found.append((parts, weight, said))
    tail = _tail(page_title)
    if parts := read_citation(tail, title):
        found.append((parts, 2 * len(parts) - 2, [Said(field="citation", text=tail, where="title of the page")]))
    found.sort(key=lambda item: -item[1])
    same = [item for item in found if not _of_another_issue(found[0][0], item[0])]
    return [item for _parts, _count, said in same[:3] for item in said]


def _of_another_issue(best: dict[str, str], other: dict[str, str]) -> bool:
    """Whether a citation names another volume or issue than the best one: it stands in a box of other works."""
    pairs = ((best.get(field, ""), other.get(field, "")) for field in ("volume", "issue"))
    return any(one.isdecimal() and two.isdecimal() and one != two for one, two in pairs)


def _tail(page_title: str) -> str:
    """The end of a page's `title` that names the journal and the issue: "…: Annals of Medicine: Vol 172, No 7"."""
    found = _TAIL.search(page_title)
    return f"{found['journal'].strip()}, {found['rest']}" if found is not None else page_title
