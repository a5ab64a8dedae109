"""Who published a work, in the words of a line near its title: "Published online by Harbour University Press: 05 August 2019"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.dates import read_date
from parsers.record import Said
from parsers.visible.blocks import Block

_LONGEST = 140
_LINE = re.compile(
    r"Published (?P<online>online )?by:? (?P<publisher>[A-Z][^:;|\d]{2,80}?)"
    r"(?::?,? (?P<date>(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?(?:1[6-9]|20)\d\d))?\.?",
    re.IGNORECASE,
)


def published_by(near: Sequence[Block]) -> list[Said]:
    """The publisher of the first line that says so, and the day behind it; nothing where no line does."""
    for block in near:
        said = _LINE.fullmatch(block.text) if len(block.text) <= _LONGEST else None
        if said is None:
            continue
        where = f"near the title, {block.where}"
        found = [Said(field="publisher", text=said["publisher"].strip(" ,."), where=where)]
        if said["date"] and read_date(said["date"]) is not None:
            field = "issued_online" if said["online"] else "issued"
            found.append(Said(field=field, text=said["date"], where=where))
        return found
    return []
