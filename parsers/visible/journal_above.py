"""The name of the journal above the line of its volume and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.dates import read_date
from parsers.labels import field_of
from parsers.record import Said
from parsers.types import read_type
from parsers.visible.abstracts import END
from parsers.visible.blocks import Block
from parsers.visible.title_levels import JOURNAL_WORD
from parsers.visible.titles import key

# The words that stand in place of a picture in saved text: "Haematologica logoLink to Haematologica".
_LOGO = re.compile(r"(?P<name>.{3,100}?) logo(?:\s?Link to .*)?$")
# What stands below a journal's name.
_SUBTITLE = re.compile(
    r"(?:an?|the) (?:open access |peer-reviewed |international |interdisciplinary |official |leading |quarterly )*"
    r"(?:journal|publication|magazine)\b",
    re.IGNORECASE,
)
_ISSN = re.compile(r"(?:[ep]-?)?ISSN\b.{0,40}$", re.IGNORECASE)
# What sites say of journals and articles.
_OF_JOURNALS = re.compile(
    r"\b(?:access|articles?|home(?:page)?|archives?|menu|editors?|submi\w+|about|browse|all|list|this|our|the latest)\b",
    re.IGNORECASE,
)
_JOURNAL_HINT = re.compile(r"title|journal|publication|magazine|source|periodical")
_BETWEEN_PARTS = re.compile(r"\s[|–—»:-]+\s")
_LEAST_NAME = 4
# Headings of the boxes in which pages tell of the uses of a work.
_NO_JOURNAL = re.compile(
    r"(?:citing (?:literature|articles?)|(?:article )?(?:information|metrics|details|history|tools)|export citation|how to cite|about"
    r"|n[uú]m[ée]r[oa]?|numer|number|issue|ausgabe|fascicolo|edi[çc][ãa]o|edición|sayı|выпуск|номер|dział|secci[óo]n|seção|section|rubrique)",
    re.IGNORECASE,
)


# What pages call the element of who published a journal, below its name: Project MUSE's list.
_OF_PEOPLE = re.compile(r"auth|autor|contrib|creator|byline")
_OF_PUBLISHERS = frozenset(("pub", "publisher"))


def _is_subtitle(text: str) -> bool:
    """Whether a line says what a journal is ("The international journal of …"), and is no name ("The International Journal of …")."""
    said = _SUBTITLE.match(text)
    return said is not None and not (text.startswith("The ") and said[0].split()[-1].istitle())


def _is_publisher(text: str) -> bool:
    label, colon, _name = text.partition(":")
    return bool(colon) and field_of(label) == "publisher"


def journal_above(near: Sequence[Block], line: Block, title: str, page_title: str) -> list[Said]:
    """The short line above a line of volume and pages, past a date, where it is a heading, is called a title, or ends the page's `title`."""
    by_number = {block.number: block for block in near}
    published: list[Said] = []
    for number in range(line.number - 1, line.number - 5, -1):
        above = by_number.get(number)
        if above is not None and above.hint.rpartition(" ")[2] in _OF_PUBLISHERS and number > line.number - 3:
            published.append(Said(field="publisher", text=above.text, where=f"below the journal, {above.where}"))
            continue
        if above is not None and (_is_subtitle(above.text) or _ISSN.match(above.text) or _is_publisher(above.text)):
            continue
        if above is None or len(above.text) > 120 or key(above.text) == key(title):
            return []
        if read_date(above.text) is not None or read_type(above.text) is not None:
            continue
        logo = _LOGO.match(above.text)
        if logo is not None:
            return [Said(field="container_title", text=logo["name"], where=f"logo, {above.where}")]
        name = above.text.strip(" ,.:|")
        if END.fullmatch(name) or _NO_JOURNAL.fullmatch(name):
            return []
        in_page_title = len(name) >= _LEAST_NAME and key(name) in map(key, _BETWEEN_PARTS.split(page_title)[1:])
        named = (
            above.level
            or in_page_title
            or (JOURNAL_WORD.search(name) and not _OF_JOURNALS.search(name))
            or _JOURNAL_HINT.search(above.hint)
            or (published and not _OF_PEOPLE.search(above.hint))
        )
        return (
            [
                Said(field="container_title", text=name, where=f"above the line of volume and pages, {above.where}"),
                *published,
            ]
            if named and not any(map(str.isdigit, name)) and field_of(name) is None
            else []
        )
    return []
