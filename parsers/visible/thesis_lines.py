"""What a page of a thesis tells in lines of words, without labels: its kind, who directed it, the day of its defence.

"Thèse de doctorat en Histoire", "Sous la direction de Anne Martin et de Luc Noir", "Soutenue le 12-12-2014".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.dates import read_date
from parsers.record import Said
from parsers.visible.blocks import Block

_KIND = re.compile(
    r"(?P<kind>thèse de doctorat|thèse d'exercice|doctoral (?:thesis|dissertation)|ph\.?\s?d\.?,? (?:thesis|dissertation)|master'?s thesis"
    r"|tesis doctoral|tesis de maestría|tese de doutorado|dissertação de mestrado|tesi di dottorato|doktorsavhandling|dissertation zur erlangung"
    r"|proefschrift)(?: (?:en|in|de|em|of|i|des|der)\s.{2,100}|\.?)",
    re.IGNORECASE,
)
# "Ph.D. thesis, Harbour University, 2016": the kind with who granted the degree, and when.
_GRANTED = re.compile(
    r"(?P<kind>(?:ph\.?\s?d\.?|doctoral|m\.?\s?sc\.?|m\.?\s?a\.?|master['’]?s) (?:thesis|dissertation)|dissertation|thèse de doctorat|tesis doctoral"
    r"|tese de doutorado|dissertação de mestrado|tesi di dottorato|diplomarbeit|masterarbeit),\s(?P<by>[^,\d:]{4,100}),\s(?P<year>(?:19|20)\d\d)\.?",
    re.IGNORECASE,
)
_DIRECTED = re.compile(r"sous la (?:co-?)?direction de\s?:?\s(?P<names>.{4,200}?)\.?", re.IGNORECASE)
_DEFENDED = re.compile(r"soutenue? (?:le|en)\s?:?\s(?P<date>.{4,40}?)\.?", re.IGNORECASE)
# French sets the day first, whatever its number.
_DAY_FIRST = re.compile(r"(\d{2})[-/.](\d{2})[-/.](\d{4})")
_AND_OF = re.compile(r"\s+et\s+(?:de\s+|d')?|\s*,\s*(?:de\s+)?", re.IGNORECASE)
_LONGEST = 260


def thesis_lines(below: Sequence[Block], above: Sequence[Block] = ()) -> list[Said]:
    """What the lines below the title tell of a thesis; nothing where no line names its kind, there or right above the title."""
    lines = [block for block in below if len(block.text) <= _LONGEST]
    kind = next(
        ((found, block) for block in (*lines, *above) if (found := _KIND.fullmatch(block.text)) is not None), None
    )
    granted = [(one, block) for block in lines if (one := _GRANTED.fullmatch(block.text)) is not None]
    if kind is None and len(granted) == 1:
        one, block = granted[0]
        parts = (("type", one["kind"]), ("institution", one["by"]), ("issued", one["year"]))
        return [Said(field=field, text=text, where=f"below the title, {block.where}") for field, text in parts]
    if kind is None:
        return []
    said = [Said(field="type", text=kind[0]["kind"], where=f"below the title, {kind[1].where}")]
    for block in lines:
        where = f"below the title, {block.where}"
        directed, defended = _DIRECTED.fullmatch(block.text), _DEFENDED.fullmatch(block.text)
        if directed is not None:
            said += [Said(field="contributor", text=name, where=where) for name in _AND_OF.split(directed["names"])]
        day = _DAY_FIRST.fullmatch(defended["date"]) if defended is not None else None
        date = "-".join(reversed(day.groups())) if day is not None else defended["date"] if defended is not None else ""
        if read_date(date) is not None:
            said.append(Said(field="issued", text=date, where=where))
    return said
