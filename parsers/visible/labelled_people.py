"""People behind a label: one a line, links side by side, or a list in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from parsers.names.groups import is_group
from parsers.record import Said
from parsers.visible.bylines import looks_like_person, read_byline
from parsers.visible.cells import Line
from parsers.visible.label_rows import Row
from parsers.visible.name_remarks import without_closing
from parsers.visible.people_roles import ONE_OF, by_role, with_roles_before, with_roles_behind
from parsers.visible.people_workplaces import (
    apart_from_places,
    before_affiliation,
    with_affiliation,
    without_place,
)
from parsers.visible.places import is_place

_DASH = re.compile(r"\s[-–—|]\s")
# "Sven Boe 1950- author.": the years of a person's life, as catalogues set them before a role.
_DATES_OF_LIFE = re.compile(
    r",?\s(?:1[5-9]|20)\d\d-(?:(?:1[5-9]|20)\d\d)?,?\s(?:author|creator)\.?(?=$|[;,])|,?\s(?:author|creator)\.$",
    re.IGNORECASE,
)


def people_behind(row: Row, lines: Sequence[Line]) -> list[Said]:
    """The people of a row, each with the field that the row's label, or a role of its own, gives."""
    lines = [
        Line(_DATES_OF_LIFE.sub("", without_closing(line.text)), _DATES_OF_LIFE.sub("", without_closing(line.raw)))
        for line in lines
    ]
    with_roles = [item for line in lines for item in with_roles_before(line.text, row)]
    if with_roles:
        return with_roles
    one = ONE_OF[row.field]
    lines = [line for line in lines if any(map(str.isalpha, line.text)) and not _LINK.match(line.text)]
    if not lines:
        return []
    if with_roles := with_roles_behind(lines[0].text, one, row.where) if len(lines) == 1 else []:
        return with_roles
    if len(lines) > 1 and len(first := read_byline(lines[0].raw)) > 1:
        # A whole list in the first line: what stands in the lines below is more of it, or something else.
        more = [
            name for line in takewhile(lambda line: read_byline(line.raw), lines[1:]) for name in read_byline(line.raw)
        ]
        return [Said(field=one, text=name, where=row.where) for name in [*first, *more]]
    if len(lines) > 1:
        return _one_a_line(row, lines, one)
    if (name := before_affiliation(lines[0])) is not None:
        return with_affiliation(row, one, *name)
    if len(several := apart_from_places(lines[0])) > 1:
        return [Said(field=one, text=name, where=row.where) for name in several]
    dashed = [piece.strip() for piece in _DASH.split(lines[0].text)]
    if len(dashed) > 1 and all(map(looks_like_person, dashed)):
        return [Said(field=one, text=name, where=row.where) for name in dashed]
    names = read_byline(lines[0].raw)
    if len(names) > 1:
        return [Said(field=one, text=name, where=row.where) for name in names]
    return [Said(field=row.field, text=lines[0].text, where=row.where)]


def _one_a_line(row: Row, lines: Sequence[Line], one: str) -> list[Said]:
    """People one a line; the address of a place of work below a name, or behind it in an element of its own, is that person's affiliation."""
    said: list[Said] = []
    for line in lines:
        text = line.text.strip(" ,;")
        if said and is_place(text):
            continue
        if (placed := before_affiliation(line)) is not None:
            said += with_affiliation(row, one, *placed)
            continue
        name, place = without_place(text)
        if not name:
            continue
        address = name.count(",") >= _COMMAS_OF_AN_ADDRESS and is_group(name)
        if address and said and one == "author" and not is_group(said[-1].text):
            said.append(Said(field="author_affiliation", text=name, where=row.where))
        else:
            said.append(Said(field=by_role(name, one), text=name, where=row.where))
            if place and said[-1].field == "author":
                said.append(Said(field="author_affiliation", text=place, where=row.where))
    return said


_COMMAS_OF_AN_ADDRESS = 2
# What leads to more of a person, beside the name.
_LINK = re.compile(
    r"(?:view|see|show|search|find) (?:all|more|other|profile|articles?|papers?|for|author|editor)\b"
    r"|(?:author )?(?:profile|info(?:rmation)?|homepage)s?$"
    r"|(?:more )?(?:about|information (?:about|on)) (?:the )?(?:author|editor)s?\b|подробнее\b|(?:сведения )?об автор(?:е|ах)\b"
    r"|(?:informa(?:ción|ção) )?(?:sobre|acerca de) (?:el|la|los|las|os?|as?) autor(?:a|es|as)?\b|à propos d(?:e l)?[’' ]?(?:es )?auteur"
    r"|über (?:den|die) autor|yazar(?:lar)? hakkında|biografia do autor|tentang penulis",
    re.IGNORECASE,
)
