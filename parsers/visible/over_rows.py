"""The heading that names the work of a page whose `title` names the site alone: above its labels, or in the line that cites it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.citation_strings import read_citation
from parsers.clean import fold
from parsers.visible.blocks import Block
from parsers.visible.titles import key, may_be_title

_LABEL = re.compile(r"label (?P<label>.+?) \((?P<where>[^()]*)\)$")
_ABOVE = 8
_FIRST_LINES = 40
_LONGEST_CITED = 1_500
_LEAST_NAME = 8


def heading_over(blocks: Sequence[Block], wheres: Sequence[str]) -> str | None:
    """The text of the nearest heading above the first labelled line, where it may be a title.

    `wheres` are the places of what labels say, as `label_rows` words them.
    """
    told = [found.groups() for where in wheres if (found := _LABEL.match(where)) is not None]
    first = next((place for place, block in enumerate(blocks) if _is_labelled(block, told)), 0)
    above = (
        block for block in reversed(blocks[max(0, first - _ABOVE) : first]) if block.level and block.element is not None
    )
    heading = next((block for block in above if may_be_title(block)), None)
    if heading is None:
        return None
    # Several headings of the first rank name several works.
    several = heading.level == 1 and any(block.level == 1 and may_be_title(block) for block in blocks[first:])
    return None if several else heading.text


def _is_labelled(block: Block, told: Sequence[tuple[str, ...]]) -> bool:
    return any(block.text.startswith(label) and block.where == where for label, where in told)


# What names of sites are made of, and titles of works rarely begin or end with.
_OF_SITE = re.compile(
    r"librar|repositor|catalog|register\b|database|portal\b|biblioth|bibliote|katalog|datenbank|библиотек|репозитор|каталог|図書館|リポジトリ|도서관|图书馆|知识库",
    re.IGNORECASE,
)


def is_site(title: str, page_title: str) -> bool:
    """Whether what was taken for the title is the page's whole `title`, and reads as the name of a site."""
    return key(title) == key(page_title) and _OF_SITE.search(title) is not None


def names_site(heading: str, page_title: str) -> bool:
    """Whether a heading is the name of the site, which the page's `title` has too, or begins with."""
    own, site = key(heading), key(page_title)
    return len(site) >= _LEAST_NAME and site in own


def cites_alone(blocks: Sequence[Block], title: str) -> bool:
    """Whether a line of the page cites a work of that title in full, with its year and DOI: an archive that shows little else."""
    folded = key(title)
    return any(
        "10." in block.text
        and len(block.text) < _LONGEST_CITED
        and folded in fold(block.text)
        and read_citation(block.text, title).keys() >= {"doi", "issued"}
        for block in blocks[:_FIRST_LINES]
    )
