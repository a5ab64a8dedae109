"""What any page shows without labels: the heading that is its title, the people below it, its abstract, its DOI, and the line
that cites it.

Everything starts at the title: the block that the page's tags or its `title` name. People, dates and citation lines count
only near it, and nothing below the list of references counts at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from parsers import clean
from parsers.citation_asides import is_in_prose
from parsers.citation_strings import read_citation
from parsers.clean import fold
from parsers.found import Found
from parsers.labels import field_of
from parsers.record import Said
from parsers.visible.abstracts import END, abstract_at
from parsers.visible.blocks import COMPONENT, Block
from parsers.visible.journal_above import journal_above
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
_LONGEST_CITATION = 700
_LONGEST_ALONE = 260
# Behind more words than a journal, a volume and a date a DOI is that of a work of which these words speak.
_FAR = 140
# And within a sentence that cites nothing.
_SENTENCE = 60
_DOI = re.compile(r"(?:\bdoi\b|doi\.org/|digital object identifier)", re.IGNORECASE)
_DOI_ALONE = re.compile(r"10\.\d{4,9}/\S+")
# Pieces of these words without an "i", whose capital is another letter in Turkish.
_PIECES = ("do", " object ")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_TAIL = re.compile(r"(?:^|\s[|–—-]\s|:\s)(?P<journal>[^|:–—]{3,120}):\s(?P<rest>(?:vol|bd|no)\b.*)$", re.IGNORECASE)


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
    said += _doi(near, title.text)
    cited = _citations(near, page_title, title.text)
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
    line = next((block for block in near if len(block.text) < _LONGEST_ALONE and _PREPRINT.match(block.text)), None)
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


def _doi(near: Sequence[Block], title: str) -> list[Said]:
    """The DOI printed near the title, where only one is; one behind many words is the work's only where its title is among them."""
    found: dict[str, Said] = {}
    for block in near:
        if len(block.text) > _LONGEST_CITATION or not (
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


def _citations(near: Sequence[Block], page_title: str, title: str) -> list[Said]:
    """Lines near the title that cite the work, the fullest first; the journal's name may stand in the line above."""
    found: list[tuple[dict[str, str], int, list[Said]]] = []
    by_number = {block.number: block for block in near}
    for block in near:
        if not 6 <= len(block.text) <= _LONGEST_CITATION or field_of(block.text.rstrip(": ")) is not None:
            continue
        # Long texts are prose, unless they hold the title.
        if len(block.text) > _LONGEST_ALONE and key(title) not in fold(block.text):
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
