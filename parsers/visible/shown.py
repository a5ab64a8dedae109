"""What any page shows without labels: the heading that is its title, the people below it, its abstract, its DOI, and the line
that cites it.

Everything starts at the title: the block that the page's tags or its `title` name. People, dates and citation lines count
only near it, and nothing below the list of references counts at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.citation_strings import read_citation
from parsers.found import Found
from parsers.labels import field_of
from parsers.record import Said
from parsers.visible.abstracts import END, abstract_at
from parsers.visible.blocks import Block
from parsers.visible.cited_near import LONGEST_ALONE, citations_near, doi_near
from parsers.visible.lone_pages import pages_near
from parsers.visible.near_dates import date_near
from parsers.visible.people import AFTER, people_at
from parsers.visible.published_by import published_by
from parsers.visible.references import without_references
from parsers.visible.thesis_lines import thesis_lines
from parsers.visible.title_levels import is_journal_over, kind_over
from parsers.visible.titles import in_one_script, key, may_be_title, title_at

SOURCE = "visible"
_ABOVE = 3
# How far from the title things about the work stand, in blocks.
_BEFORE = 14
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


def find(blocks: Sequence[Block], titles: Sequence[str], page_title: str, *, sure: bool = True) -> tuple[Found, ...]:
    """What the visible page says about the work: at most one, and only where its title is seen.

    `titles` are those that readers of tags found (`sure`) or that stand behind labels; `page_title` is the text of the page's `title` element.
    """
    at = title_at(blocks, titles, page_title, sure=sure)
    if at is None:
        return _cited_only(page_title)
    title = blocks[at]
    near = _near(blocks, at)
    said = [Said(field="title", text=_title_text(in_one_script(title), page_title), where=f"heading {title.where}")]
    if (dated := _YEAR_BEHIND.fullmatch(title.text)) is not None and key(dated["title"]) in key(page_title):
        said.append(Said(field="issued", text=dated["year"], where=f"heading {title.where}"))
    said += kind_over(blocks, at)
    said += people_at(blocks, at)
    said += abstract_at(blocks, at)
    said += thesis_lines(blocks[at + 1 : at + 1 + AFTER], blocks[max(0, at - _ABOVE) : at])
    said += doi_near(near, title.text)
    cited = citations_near(near, page_title, title.text)
    if at and is_journal_over(blocks, at - 1, may_be_title):
        where = f"heading above the title, {blocks[at - 1].where}"
        said.append(Said(field="container_title", text=blocks[at - 1].text, where=where))
    said += _online_before(date_near(near), cited, title.text)
    said += cited
    said += [one for one in published_by(near) if one.field == "publisher" or not date_near(near)]
    said += _preprint(near)
    if not any("page" in read_citation(one.text, title.text) for one in cited if one.field == "citation"):
        said += pages_near(near)
    return (Found(SOURCE, tuple(said)),)


def _preprint(near: Sequence[Block]) -> list[Said]:
    """The kind of a work of which a line near its title says that it is a preprint."""
    line = next((block for block in near if len(block.text) < LONGEST_ALONE and _PREPRINT.match(block.text)), None)
    return [Said(field="type", text="preprint", where=f"near the title, {line.where}")] if line is not None else []


_PREPRINT = re.compile(r"this (?:article|paper|manuscript|work|content)? ?is a preprint\b", re.IGNORECASE)


def tells_place(blocks: Sequence[Block]) -> bool:
    """Whether a line high up says nothing but where the page's work appeared: "Tides 2018; 49(05): 310-316"."""
    short = (block.text for block in blocks[:_FIRST_BLOCKS] if len(block.text) < _LONGEST_LINE)
    return any(read_citation(text).keys() >= _PLACE for text in short)


def tells_place_below(blocks: Sequence[Block], heading: str) -> bool:
    """Whether the one line of a page that says where a work appeared stands right below a heading."""
    told = [
        at
        for at, block in enumerate(blocks)
        if len(block.text) < _LONGEST_LINE and read_citation(block.text).keys() >= _PLACE
    ]
    if len(told) != 1:
        return False
    return any(block.level and block.text == heading for block in blocks[max(0, told[0] - _ABOVE) : told[0]])


_LONGEST_LINE, _FIRST_BLOCKS = 120, 40
_PLACE = frozenset(("container_title", "volume", "page", "issued"))


# What DSpace sets before the title of a work that it knows the kind of: "Publication: Tides of the North".
_YEAR_BEHIND = re.compile(r"(?P<title>.{8,}) \[(?P<year>(?:1[6-9]|20)\d\d)\]")  # AGRIS
_KINDS = frozenset(("Publication", "Dataset", "Product", "Patent", "Software"))


def _title_text(text: str, page_title: str = "") -> str:
    """A heading without a label or a kind before it and the mark of a footnote behind it."""
    dated = _YEAR_BEHIND.fullmatch(text)
    if dated is not None and key(dated["title"]) in key(page_title):
        text = dated["title"]
    label, colon, rest = text.partition(":")
    kind = label in _KINDS and rest.strip() != "" and key(page_title).startswith(key(rest.strip()))
    if kind or (colon and rest.strip() and field_of(label) == "title"):
        text = rest.strip()
    return text.rstrip("†‡*§¶ ") or text


def _cited_only(page_title: str) -> tuple[Found, ...]:
    """Where the page's `title` is nothing but the place of its work in a journal: "PoS(LATTICE 2013)001"."""
    parts = read_citation(page_title)
    whole = len(page_title) < _LONGEST_PLACE and parts.keys() >= {"container_title", "volume", "page"}
    return (Found(SOURCE, (Said(field="citation", text=page_title, where="title of the page"),)),) if whole else ()


_LONGEST_PLACE = 60


def _near(blocks: Sequence[Block], at: int) -> list[Block]:
    """The blocks around the title, in the order of their nearness; nothing from the references on."""
    after: list[Block] = []
    # Behind a list of references that ends the page may go on about its work: how to cite it, its issue.
    for block in without_references(blocks[at + 1 : at + 1 + AFTER]):
        if len(block.text) < 60 and END.fullmatch(block.text.strip(" :")):
            break
        after.append(block)
    return after + list(reversed(blocks[max(0, at - _BEFORE) : at]))


def _online_before(date: list[Said], cited: Sequence[Said], title: str) -> list[Said]:
    """The date near the title; of the day online, where the line that cites the work has it in a volume of the next year."""
    printed = _YEAR.search(date[0].text) if date and date[0].field == "issued" else None
    for one in cited if printed is not None else ():
        parts = read_citation(one.text, title) if one.field == "citation" else {}
        year = _YEAR.search(parts.get("issued", "")) if "volume" in parts else None
        if printed is not None and year is not None:
            online = int(printed[0]) + 1 == int(year[0])
            return [date[0].model_copy(update={"field": "issued_online"})] if online else date
    return date
