"""The pages of a work alone in a line near its title: "pp. 281-296", "Pages 457 à 490", "str. 201-215"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.record import Said
from parsers.visible.blocks import Block

_LONGEST = 120
_ALONE = re.compile(
    r"(?:pp?\.|pages?|seiten?|páginas?|págs?\.|pagine|pagg\.|str\.|strony|strana|s\.|ss\.|sayfa|hlm\.|hal\.|halaman|с\.|стр\.|страницы)\s?:?\s?"
    r"(?P<page>(?P<first>[a-z]{0,2}\d{1,6})\s?(?:[-–—−‐]|à|to|bis|al?)\s?(?P<last>[a-z]{0,2}\d{1,6}))(?:\.?$|\s?[|•·]\s)",
    re.IGNORECASE,
)


def pages_near(near: Sequence[Block]) -> list[Said]:
    """The range of pages that stands alone in a line, or begins one whose parts strokes set apart; nothing where lines tell several."""
    found: dict[str, Said] = {}
    for block in near:
        said = _ALONE.match(block.text) if len(block.text) <= _LONGEST else None
        if said is not None and _rises(said["first"], said["last"]):
            found.setdefault(
                said["page"], Said(field="page", text=said["page"], where=f"near the title, {block.where}")
            )
    return list(found.values()) if len(found) == 1 else []


def _rises(first: str, last: str) -> bool:
    """Whether a range has an end behind its beginning; "1035-41" leaves out what both have."""
    return not (first.isdecimal() and last.isdecimal()) or len(last) < len(first) or int(last) >= int(first)
