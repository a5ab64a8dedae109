"""MODS: the kind of work, from CSL's own word, the genres of MARC and of other programs, and the type of resource."""

from __future__ import annotations

from lxml import etree

from parsers import clean
from parsers.formats.gathered import Collected
from parsers.formats.xml_entries import children, place_of
from parsers.formats.xml_texts import text_of
from parsers.record import CSL_TYPES, CslType
from parsers.types import read_type

# Terms as a work's own genre, of marcgt and of bibutils.
OWN: dict[str, CslType] = {
    "journal article": "article-journal", "magazine article": "article-magazine", "newspaper article": "article-newspaper",
    "legislation": "legislation", "book": "book", "numeric data": "dataset", "chart": "figure", "picture": "graphic", "hearing": "hearing",
    "interview": "interview", "legal case and case notes": "legal_case", "law report or digest": "legal_case", "manuscript": "manuscript",
    "map": "map", "motion picture": "motion_picture", "videorecording": "motion_picture", "pamphlet": "pamphlet", "patent": "patent",
    "periodical": "periodical", "letter": "personal_communication", "communication": "personal_communication", "web site": "webpage",
    "web page": "webpage", "electronic": "webpage", "technical report": "report", "report": "report", "review": "review",
    "computer program": "software",
    "sound": "song", "speech": "speech", "standard or specification": "standard", "thesis": "thesis", "treaty": "treaty",
    "dictionary": "entry-dictionary", "encyclopedia": "entry-encyclopedia", "unpublished": "manuscript", "conference publication": "paper-conference",
    "article": "article-journal", "art original": "graphic", "database": "dataset", "television broadcast": "broadcast",
    "collection": "collection", "ph.d. thesis": "thesis", "masters thesis": "thesis", "doctoral thesis": "thesis", "diploma thesis": "thesis",
    "habilitation thesis": "thesis", "licentiate thesis": "thesis", "bachelors thesis": "thesis",
}  # fmt: skip
# Terms as the genre of what a work stands in.
OF_HOST: dict[str, CslType] = {
    "academic journal": "article-journal", "journal": "article-journal", "magazine": "article-magazine", "newspaper": "article-newspaper",
    "periodical": "article-journal", "conference publication": "paper-conference", "collection": "chapter", "book": "chapter",
    "dictionary": "entry-dictionary", "encyclopedia": "entry-encyclopedia",
}  # fmt: skip
# The type of resource says less: the rows that it leaves no doubt about.
RESOURCES: dict[str, CslType] = {
    "cartographic": "map", "notated music": "musical_score", "sound recording-musical": "song", "sound recording": "song",
    "still image": "graphic", "moving image": "motion_picture", "software, multimedia": "software",
}  # fmt: skip
_TERMS = frozenset(("marcgt", "bibutilsgt", "local", "dct", "rdacontent", "csl"))
# A degree that bibutils makes a genre is what the work calls itself.
_DEGREES = "thesis"


def read_kind(got: Collected, root: etree._Element, host: etree._Element | None, line: int) -> None:
    """Take the type, and the genre in the source's own words."""
    own = [(text_of(one), one) for one in children(root, "genre") if text_of(one)]
    inner = [(text_of(one), one) for one in children(host, "genre") if text_of(one)] if host is not None else []
    told = [text for text, one in own if one.get("authority") == "csl" and text in CSL_TYPES]
    found: CslType | None = next((known for text in told for known in CSL_TYPES if known == text), None)
    # What is in a journal or book is an article or chapter, whatever else it is called.
    found = found or next((OF_HOST[clean.fold(text)] for text, _one in inner if clean.fold(text) in OF_HOST), None)
    found = found or next((OWN[clean.fold(text)] for text, _one in own if clean.fold(text) in OWN), None)
    named = next((known for text, _one in own if (known := read_type(text)) is not None), None)
    if found is None and named is not None:
        found = named[0]
    for item in children(root, "typeOfResource"):
        if found is None:
            found = RESOURCES.get(text_of(item))
        if found is not None:
            got.note("type", text_of(item), place_of(item, line))
    if found is not None:
        got.values["type"] = found
    for text, item in (*own, *inner):
        got.note("type", text, place_of(item, line))
    free = [(text, one) for text, one in own if one.get("authority") not in _TERMS]
    if told:
        # The kind is said already: what else stands there says more.
        for text, item in free:
            got.read("genre", clean.line, text, place_of(item, line))
        return
    _genre(got, free, line)
    if "genre" not in got.values:
        _genre(got, [(text, one) for text, one in own if text.lower().endswith(f" {_DEGREES}")], line)


def _genre(got: Collected, own: list[tuple[str, etree._Element]], line: int) -> None:
    for text, item in own:
        known = read_type(text)
        # "journal article" is the type in words; "Doctoral thesis" says more than it.
        if known is None or known[1] is not None or known[0] != got.values.get("type") or known[0] == "thesis":
            got.read("genre", clean.line, text, place_of(item, line))
