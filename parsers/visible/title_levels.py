"""Headings of several ranks around a title: the journal's name over it, the kind of the work over it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from parsers.citation_strings import read_citation
from parsers.record import Said
from parsers.types import read_type
from parsers.visible.blocks import Block
from parsers.visible.bylines import read_byline

JOURNAL_WORD = re.compile(
    r"\b(?:journal|revista|revue|rivista|zeitschrift|jahrbuch|tidskrift|tijdschrift|časopis|czasopismo|jurnal|dergisi|magazine|quarterly|annals|annales"
    r"|bulletin|transactions|proceedings|журнал|вестник|вісник|известия|записки)\b|学报|學報|学会誌|雑誌|논문지|학회지|مجلة|مجله",
    re.IGNORECASE,
)
_NEAR, _LONGEST_NUMBER = 4, 60
_KIND_ABOVE, _MOST_OF_A_KIND = 2, 6


def is_journal_over(blocks: Sequence[Block], place: int, may_be_title: Callable[[Block], bool]) -> bool:
    """Whether a heading is the name of a journal, with the title as a lesser heading right below it, then people, and volume and pages."""
    if blocks[place].level != 1 or len(blocks) <= place + 2 or not JOURNAL_WORD.search(blocks[place].text):
        return False
    if not blocks[place + 1].level > 1 or not may_be_title(blocks[place + 1]):
        return False
    people = False
    for block in blocks[place + 2 : place + 2 + _NEAR]:
        people = people or read_byline(block.raw) != []
        parts = read_citation(block.text) if len(block.text) < _LONGEST_NUMBER else {}
        if parts.keys() >= {"volume", "page"} and "container_title" not in parts:
            return people  # with nobody between, the heading is that of a part of the journal's own page
    return False


def kind_over(blocks: Sequence[Block], at: int) -> list[Said]:
    """The kind and number of a work that the lesser heading right above its title says: "Working Paper No. 23"."""
    above = blocks[at - 1] if at and blocks[at].level == 1 and blocks[at - 1].level > 1 else None
    numbered = _NUMBERED.fullmatch(above.text) if above is not None else None
    if above is None or numbered is None or read_type(numbered["kind"]) is None:
        return []
    where = f"heading above the title, {above.where}"
    return [
        Said(field=field, text=numbered[group], where=where)
        for field, group in (("type", "kind"), ("number", "number"))
    ]


_NUMBERED = re.compile(
    r"(?P<kind>[^\W\d_][^\d]{3,40}?)[\s,]+(?:n[°º]|nos?\.?|nr\.?|#|№)\s?(?P<number>\d[\w/.-]{0,12})", re.IGNORECASE
)


def below_kind(blocks: Sequence[Block], place: int, may_be_title: Callable[[Block], bool]) -> int | None:
    """The page's one heading of the first rank, right below a lesser one that says of what kind, or whose, the work is: a series and number."""
    first = [at for at, block in enumerate(blocks) if block.level == 1]
    if len(first) != 1 or not blocks[place].level > 1 or not place < first[0] <= place + _KIND_ABOVE:
        return None
    words = len(blocks[place].text.split())
    return first[0] if words <= _MOST_OF_A_KIND and may_be_title(blocks[first[0]]) else None
