"""MARC: the kind of work, from 655, a thesis note, leader 06-07 and the codes of 008."""

from __future__ import annotations

from parsers import clean
from parsers.formats.gathered import Collected
from parsers.formats.marc_fields import Datafield, Marc
from parsers.formats.mods_kinds import OF_HOST, OWN
from parsers.record import CSL_TYPES, CslType
from parsers.types import read_type

# 008/24-27 of language material, in the order in which they say more.
_CONTENTS: dict[str, CslType] = {
    "m": "thesis", "j": "patent", "u": "standard", "z": "treaty", "v": "legal_case", "l": "legislation", "t": "report",
}  # fmt: skip
_IN_BOOKS: dict[str, CslType] = {"d": "entry-dictionary", "e": "entry-encyclopedia"}
# Leader 06 of what is no language material.
_MATERIALS: dict[str, CslType] = {
    "c": "musical_score", "d": "musical_score", "e": "map", "f": "map", "g": "motion_picture", "j": "song", "k": "graphic",
}  # fmt: skip
_LEVELS: dict[str, CslType] = {
    "s": "periodical",
    "i": "webpage",
    "b": "article-journal",
    "a": "chapter",
    "m": "book",
    "c": "collection",
    "d": "book",
}


def read_kind(got: Collected, marc: Marc) -> None:
    """Take the type: CSL's own word, MARC's term, what the notes and codes say."""
    told = [field for field in marc.all("655") if field.first("2") == "local" and field.first("a") in CSL_TYPES]
    found: CslType | None = next((known for field in told for known in CSL_TYPES if known == field.first("a")), None)
    found = found or ("thesis" if marc.first("502") is not None else None) or _by_terms(marc) or _by_codes(marc)
    if found is None:
        return
    got.values["type"] = found
    got.note("type", f"{marc.leader[6:8]} {marc.controls['008'][18:35]}".strip() or marc.leader, "leader")
    for field in told:
        got.note("type", field.shown(), field.where)


def _by_terms(marc: Marc) -> CslType | None:
    """By a term that says more than the leader; "review" and "article" are of a part."""
    in_host = marc.leader[7] in "ab"
    for field in marc.all("655"):
        term = clean.fold(field.first("a").rstrip("."))
        known = (OF_HOST.get(term) if in_host else None) or OWN.get(term)
        if known is not None and term not in ("book", "article", "periodical", "collection"):
            return known
    return None


def _by_codes(marc: Marc) -> CslType | None:
    material, level, codes = marc.leader[6], marc.leader[7], marc.controls["008"]
    if material == "m" and {"txt"} == {field.first("b") for field in marc.all("336")}:
        # Union catalogues call any file so; RDA's kind of content says what is in it.
        material = "a"
    if material == "m":
        return "dataset" if codes[26] == "a" else "software"
    if material not in "at ":
        return _MATERIALS.get(material)
    contents = next((_CONTENTS[code] for code in codes[24:28] if code in _CONTENTS), None)
    if contents is not None and level in "am":
        return contents
    if level == "a":
        meeting = codes[29] == "1" or marc.first("711", "111") is not None
        inner = next((_IN_BOOKS[code] for code in codes[24:28] if code in _IN_BOOKS), None)
        return inner or ("paper-conference" if meeting else "article-journal" if _is_in_journal(marc) else "chapter")
    if material == "t":
        return "manuscript"
    return _LEVELS.get(level)


def _is_in_journal(marc: Marc) -> bool:
    """Whether the host of a part has an ISSN and a volume: union catalogues call articles parts of a book."""
    hosts = list(marc.all("773"))
    codes = {code for field in hosts for code, _text in field.subfields}
    return {"x", "g"} <= codes and "z" not in codes


def read_genres(got: Collected, marc: Marc) -> None:
    """The genre in the catalogue's words, where they say more than the type."""
    told = any(field.first("2") == "local" and field.first("a") in CSL_TYPES for field in marc.all("655"))
    for field in marc.all("655"):
        if _is_type(field):
            got.note("type", field.shown(), field.where)
            continue
        known = read_type(field.first("a"))
        if not told and known is not None and known[1] is None and known[0] == got.values.get("type"):
            got.note("type", field.shown(), field.where)
        else:
            got.read("genre", clean.line, field.first("a"), field.where)


def _is_type(field: Datafield) -> bool:
    return field.first("2") == "marcgt" or (field.first("2") == "local" and field.first("a") in CSL_TYPES)
