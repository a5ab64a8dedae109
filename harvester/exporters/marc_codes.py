"""MARC 21's coded fields: leader, 006 and 008 for each kind of work. Pure.

Leader 06 is what the work is made of, 07 whether it stands alone ("m"), in a serial ("b"), in a book ("a"), or goes on ("s", "i").
Both decide what 008/18-34 means; only positions that a kind is sure of are coded, all others are blank or "no attempt to code"
("|") as the format wants. (Library of Congress, "MARC 21 Format for Bibliographic Data", Leader, 006, 008.)
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from harvester.exporters.hosts import IN_SERIALS, has_host
from parsers.record import CslType, Record
from parsers.values import PartialDate


class Kind(NamedTuple):
    """Leader 06 and 07 of a work that stands alone, positions of 008 with their codes, MARC's own genre term; and why."""

    material: str
    level: str
    codes: tuple[tuple[int, str], ...] = ()
    term: str | None = None
    why: str = ""


_CONFERENCE = (29, "1")
KINDS: dict[CslType, Kind] = {
    "article": Kind("a", "m", why="a preprint stands alone"),
    "article-journal": Kind("a", "m", (), "article", "level b: in its journal"),
    "article-magazine": Kind("a", "m", (), "article"),
    "article-newspaper": Kind("a", "m", (), "article"),
    "bill": Kind("a", "m", ((24, "l"),), "legislation"),
    "book": Kind("a", "m", (), "book"),
    "broadcast": Kind("g", "m", ((33, "v"),), "videorecording", "seen or heard: coded as what is projected"),
    "chapter": Kind("a", "m", why="level a: in its book"),
    "classic": Kind("a", "m"),
    "collection": Kind("a", "m", why="a book by many; level c is for what was gathered by a library"),
    "dataset": Kind("m", "m", ((26, "a"),), "numeric data", "008/26 a: numeric data, the only code for data"),
    "document": Kind("a", "m"),
    "entry": Kind("a", "m", ((24, "d"),), "dictionary"),
    "entry-dictionary": Kind("a", "m", ((24, "d"),), "dictionary"),
    "entry-encyclopedia": Kind("a", "m", ((24, "e"),), "encyclopedia"),
    "event": Kind("a", "m", why="a programme of what took place"),
    "figure": Kind("k", "m", ((33, "n"),), "chart"),
    "graphic": Kind("k", "m", ((33, "i"),), "picture"),
    "hearing": Kind("a", "m", ((28, "o"), _CONFERENCE), None, "of a government, at a level that is not known"),
    "interview": Kind("a", "m", (), "interview"),
    "legal_case": Kind("a", "m", ((24, "v"),), "legal case and case notes"),
    "legislation": Kind("a", "m", ((24, "l"),), "legislation"),
    "manuscript": Kind("t", "m"),
    "map": Kind("e", "m", ((25, "a"),), "map"),
    "motion_picture": Kind("g", "m", ((33, "m"),), "motion picture"),
    "musical_score": Kind("c", "m"),
    "pamphlet": Kind("a", "m"),
    "paper-conference": Kind("a", "m", (_CONFERENCE,), "conference publication", "level a: in its proceedings"),
    "patent": Kind("a", "m", ((24, "j"),), "patent"),
    "performance": Kind("g", "m", ((33, "v"),), None, "what was seen on a stage is known by its recording"),
    "periodical": Kind("a", "s", ((21, "p"),), "periodical"),
    "personal_communication": Kind("t", "m", ((33, "i"),), "letter"),
    "post": Kind("a", "i", ((21, "w"),), "web site"),
    "post-weblog": Kind("a", "i", ((21, "h"),), "web site"),
    "regulation": Kind("a", "m", ((24, "l"),), "legislation"),
    "report": Kind("a", "m", ((24, "t"),), "technical report"),
    "review": Kind("a", "m", ((24, "o"),), "review"),
    "review-book": Kind("a", "m", ((24, "o"),), "review"),
    "software": Kind("m", "m", ((26, "b"),), None, "008/26 b: computer program"),
    "song": Kind("j", "m", (), "sound"),
    "speech": Kind("a", "m", ((33, "s"),), "speech"),
    "standard": Kind("a", "m", ((24, "u"),), "standard or specification"),
    "thesis": Kind("a", "m", ((24, "m"),), "theses"),
    "treaty": Kind("a", "m", ((24, "z"),), "treaty"),
    "webpage": Kind("a", "i", ((21, "w"),), "web site"),
}  # fmt: skip
NO_TYPE = Kind("a", "m")


def level(record: Record) -> str:
    """Leader 07: in a serial, in a book, or what a kind is by itself."""
    if has_host(record):
        return "b" if record.type in IN_SERIALS else "a"
    return _kind(record).level


def leader(record: Record) -> str:
    """The leader of a record in MARCXML: lengths are left open, the text is Unicode, the punctuation of ISBD left out."""
    return f"00000n{_kind(record).material}{level(record)} a2200000uc 4500"


def fixed(record: Record) -> str:
    """008: dates, place, what the material wants, language; the day on which a record was filed is not known here."""
    kind, of = _kind(record), _group(record)
    middle = list(_MIDDLE[of])
    for position, code in kind.codes:
        # A position has its meaning in the group of the kind by itself; books and serials share two of them.
        shared = position in (24, 29) and of in ("books", "continuing")
        if shared or of == _group_of(kind.material, kind.level):
            middle[position - 18] = code
    if record.url or record.doi:
        middle[_FORM[of] - 18] = "o"
    return f"||||||{_dates(record.issued)}xx {''.join(middle)}{language(record.language)} d"


def additional(record: Record) -> str | None:
    """006 of a page of the web: a document that is a computer file too; None for all else."""
    return "m     o  d        " if record.type in ("webpage", "post", "post-weblog") else None


def _kind(record: Record) -> Kind:
    return KINDS[record.type] if record.type else NO_TYPE


def _group(record: Record) -> str:
    return _group_of(_kind(record).material, level(record))


def _group_of(material: str, bibliographic_level: str) -> str:
    if material == "a" and bibliographic_level in "bis":
        return "continuing"
    return _GROUPS[material]


_GROUPS = {
    "a": "books",
    "t": "books",
    "m": "files",
    "e": "maps",
    "c": "music",
    "j": "music",
    "g": "visual",
    "k": "visual",
}
# 008/18-34, seventeen positions, where nothing is known: blank, "0" or "|" as each position wants.
_MIDDLE = {
    "books": "           000 0 ", "continuing": "|| |       0    0", "files": "        |        ", "maps": "       |     0   ",
    "music": "uu|              ", "visual": "|||            ||",
}  # fmt: skip
# Where the form of item stands: "o" is online.
_FORM = {"books": 23, "continuing": 23, "files": 23, "maps": 29, "music": 23, "visual": 29}


def _dates(value: PartialDate | None) -> str:
    if value is None:
        return "nuuuuuuuu"
    if value.end is not None and value.end.year != value.year:
        return f"m{value.year:04}{value.end.year:04}"
    if value.month is None:
        return f"s{value.year:04}    "
    return f"e{value.year:04}{value.month:02}{f'{value.day:02}' if value.day else '  '}"


@lru_cache(maxsize=256)
def language(tag: str | None) -> str:
    """MARC's code of a language, three blanks where none is known."""
    import langcodes  # noqa: PLC0415 - slow to import

    try:
        return langcodes.Language.get(tag).to_alpha3(variant="B") if tag else "   "
    except (LookupError, ValueError):
        return "und"
