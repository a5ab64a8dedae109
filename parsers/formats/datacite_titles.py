"""Titles, descriptions and subjects of a DataCite record, each with its kind and its language."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from parsers import clean
from parsers.formats.datacite_people import is_code
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import rows, text
from parsers.formats.titles import is_stub, with_subtitle
from parsers.languages import read_language
from parsers.texts import abstract_and_rights
from parsers.values import Keyword, Rich


class _Text(NamedTuple):
    value: Rich
    raw: str
    kind: str
    """titleType or descriptionType, in small letters; "" for the main title."""
    language: str | None
    """The primary language subtag."""
    where: str


def _texts(attributes: dict[str, Any], key: str, part: str) -> list[_Text]:
    found = []
    for place, row in rows(attributes.get(key)):
        raw = text(row.get(part))
        value = clean.rich(raw)
        if value is not None and not is_code(raw):
            language = read_language(text(row.get("lang")))
            kind = text(row.get(f"{part}Type")).strip().lower()
            primary = language.partition("-")[0] if language else None
            found.append(_Text(value, raw, kind, primary, f"$.{key}[{place}].{part}"))
    return found


def own_language(attributes: dict[str, Any]) -> str | None:
    """The primary subtag of the language of the work."""
    tag = read_language(text(attributes.get("language")))
    return tag.partition("-")[0] if tag else None


def titles(attributes: dict[str, Any], gathered: Gathering) -> None:
    """The title with its subtitle, and the translated one.

    The main titles have no type; of several, the one in the work's language, else the first. Another one in another
    language is a translation, as those are that are marked so. Where all have a type, the first one serves.
    """
    found = []
    for item in _texts(attributes, "titles", "title"):
        if is_stub(item.value):
            gathered.lose("title", item.raw, item.where, "a placeholder, not a title")
        else:
            found.append(item)
    if not found:
        return
    language = own_language(attributes)
    untyped = [item for item in found if not item.kind] or found[:1]
    main = next((item for item in untyped if language and item.language == language), untyped[0])
    subtitles = [item for item in found if item.kind == "subtitle" and item is not main]
    own = next(
        (item for item in subtitles if not item.language or item.language == (main.language or item.language)), None
    )
    gathered.take("title", with_subtitle(main.value, own.value if own else None), main.raw, main.where)
    if own is not None:
        gathered.note("title", own.raw, own.where)
    other = next(
        (item for item in found if item not in (main, own) and _is_other(item, main.language or language)), None
    )
    under = next((item for item in subtitles if other and item is not own and item.language == other.language), None)
    if other is not None:
        whole = with_subtitle(other.value, under.value if under else None)
        gathered.take("translated_title", whole, other.raw, other.where)
        if under is not None:
            gathered.note("translated_title", under.raw, under.where)
    for item in found:
        if item not in (main, own, other, under):
            gathered.lose(
                "title", item.raw, item.where, f"{_KINDS.get(item.kind, 'another title')}: a citation has one"
            )


def _is_other(item: _Text, language: str | None) -> bool:
    """Whether a title is one in another language than the work's."""
    return item.kind == "translatedtitle" or bool(not item.kind and item.language and item.language != language)


_KINDS = {
    "alternativetitle": "an alternative title",
    "subtitle": "another subtitle",
    "translatedtitle": "another translation",
}


def descriptions(attributes: dict[str, Any], gathered: Gathering) -> None:
    """The abstract in the work's language, else the first, and a statement of rights behind it."""
    every = _texts(attributes, "descriptions", "description")
    found = [item for item in every if item.kind == "abstract"]
    for item in every:
        if item.kind != "abstract":
            gathered.lose("note", item.raw, item.where, f"a description of another kind ({item.kind or 'not stated'})")
    language = own_language(attributes)
    best = next((item for item in found if language and item.language == language), found[0] if found else None)
    for item in found:
        if item is not best:
            gathered.lose("abstract", item.raw, item.where, "another abstract: a citation has one")
    if best is not None:
        abstract, rights = abstract_and_rights(best.raw)
        gathered.take("abstract", abstract, best.raw, best.where)
        gathered.take("rights", rights, best.raw, best.where)


def subjects(attributes: dict[str, Any], gathered: Gathering) -> None:
    """Subject terms with their schemes; a number alone is a class of a scheme, and no word of a subject."""
    terms: list[Keyword] = []
    for _place, row in rows(attributes.get("subjects")):
        term, scheme = clean.line(text(row.get("subject"))), clean.line(text(row.get("subjectScheme")))
        if term and not is_code(term) and not _NUMBER.fullmatch(term):
            terms.append(Keyword(text=term, scheme=scheme))
    kept = tuple(dict.fromkeys(terms))
    gathered.take("keyword", kept, "; ".join(term.text for term in kept), "$.subjects")


_NUMBER = re.compile(r"[\d.\s/-]+")
