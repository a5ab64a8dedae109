"""Entry types of .bib files: the type of CSL that each is, what `entrysubtype` makes of it, and the genre that a type implies."""

from __future__ import annotations

from parsers import clean
from parsers.formats.latex import unlatex
from parsers.record import CSL_TYPES, CslType

TYPES: dict[str, CslType] = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "collection", "mvcollection": "collection",
    "inbook": "chapter", "incollection": "chapter", "inreference": "entry", "inproceedings": "paper-conference",
    "conference": "paper-conference", "proceedings": "book", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "techreport": "report", "report": "report", "manual": "report", "unpublished": "manuscript", "booklet": "pamphlet",
    "dataset": "dataset", "software": "software", "online": "webpage", "electronic": "webpage", "www": "webpage", "patent": "patent",
    "periodical": "periodical", "review": "review", "misc": "document", "webpage": "webpage", "manuscript": "manuscript",
    # biblatex's, of parts and wholes, and those that it leaves to styles (its manual, sections 2.1.1 and 2.1.3).
    "mvproceedings": "book", "bookinbook": "chapter", "suppbook": "chapter", "suppcollection": "chapter", "suppperiodical": "article-journal",
    "reference": "collection", "mvreference": "collection",
    "artwork": "graphic", "audio": "song", "image": "graphic", "jurisdiction": "legal_case", "legislation": "legislation",
    "letter": "personal_communication", "movie": "motion_picture", "music": "song", "performance": "performance", "standard": "standard",
    "video": "motion_picture",
    # HAL's (biblatex-software).
    "softwareversion": "software", "softwaremodule": "software", "codefragment": "software",
}  # fmt: skip
SUBTYPES: dict[str, CslType] = {"magazine": "article-magazine", "newspaper": "article-newspaper", "preprint": "article"}
"""biblatex's `entrysubtype` where it tells what an entry is; a word of CSL's tells it too."""

_CSL: dict[str, CslType] = {csl: csl for csl in CSL_TYPES}

IMPLIED = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
"""The genre that an entry type implies where `type` says no other, in the words that BibTeX's styles print for it."""
# biblatex's own words for kinds of theses and reports, which its styles translate.
_GENRES = {
    **IMPLIED, "mathesis": "Master's thesis", "bathesis": "Bachelor's thesis", "candthesis": "Candidate thesis",
    "techreport": "Technical report", "resreport": "Research report",
}  # fmt: skip


def subtype(raw: str) -> CslType | None:
    """The type that `entrysubtype` names; None for a word that is none of biblatex's or CSL's."""
    if not raw:
        return None
    word = unlatex(raw).strip().lower()
    return SUBTYPES.get(word) or _CSL.get(word.replace(" ", "_"))


PUBLISHED: frozenset[CslType] = frozenset(
    ("dataset", "software", "motion_picture", "musical_score", "map", "graphic", "hearing")
)
"""Types that BibTeX has none of, which seldom stand in anything: "how published" says who published them."""


def stands_in(kind: str, entrysubtype: str) -> bool:
    """Whether "how published" names what the work stands in: of what is on the web, and of most that we write with a type of CSL's."""
    told = subtype(entrysubtype)
    return TYPES.get(kind) == "webpage" or (told is not None and told not in PUBLISHED)


def read_genre(raw: str) -> str | None:
    """What `type` says: biblatex's word for it written out, any other as it stands."""
    return _GENRES.get(raw.strip().lower()) or clean.line(unlatex(raw))


def is_bare(kind: CslType | None, genre: object) -> bool:
    """Whether a genre says no more than the type: "Report", "Standard" are written for want of another where a style prints them."""
    told = str(genre).casefold()
    return (
        told == kind
        if kind in ("thesis", "report", "standard", "patent")
        else kind == "article-journal" and told == "article"
    )
