"""What catalogues say under labels of descriptions and of several numbers: how many pages, a series with its number, volume and issue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.clean import fold
from parsers.formats.extents import read_extent
from parsers.labels import field_of
from parsers.record import Said
from parsers.types import read_type
from parsers.visible.cells import Line
from parsers.visible.label_rows import Row

# "207 p. : ill. ; 24 cm", "xii, 312 pages", "244 Seiten : Ill.": with its word, for a bare number may be that of anything.
_EXTENT = re.compile(
    r"(?:\[?[ivxlcdm]+\]?, )?\[?\d{1,4}\]? ?(?:p|pp|pages?|s|seiten|str|стр|с|páginas|pagine|strán|stron|sidor|sider|sivua|blz)\b\.?(?:$|\s?[:;+]\s)",
    re.IGNORECASE,
)
# A repository's collection is a shelf; with a number behind it, as catalogues write that of a series, it is one.
_COLLECTION = re.compile(r"(?:collection|colección|coleção|colecção|collana|collezione)\b", re.IGNORECASE)
# "Harbour novels ; v. 3": a series and the number in it, as catalogues write them.
IN_SERIES = re.compile(
    r"(?P<collection_title>[^;]{3,200}?)\s?(?:;|, (?=(?:v|vol|no|nr|bd|band)\b|\d{1,4}\.?$))\s?"
    r"(?:(?:v|vol|volume|no|nr|bd|band)\b\.?\s?)?(?P<collection_number>\d{1,5}[a-z]?(?:[-/]\d{1,5})?)\.?",
    re.IGNORECASE,
)


# "203 p." behind "Pages": how many there are.
_COUNT = re.compile(r"(?:[ivxlc]+, )?\d{2,4} ?(?:p|pp|pages|s|seiten)\.?", re.IGNORECASE)
# Where a record was taken from, as aggregators tell it, is nothing that the work stands in.
_REPOSITORY = re.compile(
    r"\b(?:repositor(?:y|ies|io|ios|i|ium)|repositório|dépôt institutionnel|archive ouverte)\b", re.IGNORECASE
)


def catalogued(row: Row, lines: Sequence[Line]) -> list[Said] | None:
    """What a row says in a way of catalogues; None where it is read as any other row."""
    if row.field == "other":
        return described(row, " ".join(line.text for line in lines))
    text = lines[0].text
    if row.field == "citation":
        return numbers(row, text) or None
    if row.field == "number_of_pages" or (row.field == "page" and _COUNT.fullmatch(text)):
        return described(row, text) or None
    return None


def kind_of_format(text: str) -> object:
    """The kind of a work behind a label for its format; that of its file ("image/jp2") is none."""
    return read_type(text) if "/" not in text else None


def names_repository(text: str) -> bool:
    """Whether what stands behind "Source" is the repository that the record was taken from, and nothing that has issues."""
    return _REPOSITORY.search(text) is not None and not any(map(str.isdigit, text))


def described(row: Row, text: str) -> list[Said]:
    """What a description is beside all that has no field: an extent that counts pages, or a series with the number in it."""
    if _EXTENT.match(text) is not None and (pages := read_extent(text.rstrip(" .")))[0] != text.rstrip(" ."):
        return [Said(field="number_of_pages", text=pages[0], where=row.where)]
    series = IN_SERIES.fullmatch(text) if _COLLECTION.match(row.label) and " ; " in text else None
    if series is not None:
        return [Said(field=field, text=part, where=row.where) for field, part in series.groupdict().items()]
    if fold(row.label) in _DESCRIPTIONS and len(text) >= _LEAST_PROSE and text[-1] in ".!?。":
        return [Said(field="description", text=text, where=row.where)]
    return []


# What describes data, and a thesis in many a repository, as an abstract does; elsewhere it may say anything.
_DESCRIPTIONS = frozenset(
    ("description", "beschreibung", "descripción", "descrição", "descrizione", "beskrivning", "opis")
)
_LEAST_PROSE = 30


def with_described(said: list[Said]) -> list[Said]:
    """What rows say, the description of data, software or a thesis as the abstract that nothing else is; any other description left out."""
    kinds = {kind[0] for item in said if item.field == "type" and (kind := read_type(item.text)) is not None}
    if "chapter" in kinds and not any(item.field == "container_title" for item in said):
        # The title of the whole is that of the book which the chapter is in.
        said = [item.model_copy(update={"field": "container_title"}) if _of_whole(item) else item for item in said]
    told = any(item.field == "abstract" for item in said) or not kinds & _DESCRIBED
    return [
        item.model_copy(update={"field": "abstract"}) if item.field == "description" else item
        for item in said
        if item.field != "description" or not told
    ]


def _of_whole(item: Said) -> bool:
    return item.field == "title" and _WHOLE.match(item.where) is not None


_WHOLE = re.compile(r"label (?:titre (?:de l'ouvrage|du livre)|título de la obra|título da obra)\b", re.IGNORECASE)
_DESCRIBED = frozenset(("dataset", "software", "thesis"))


# "12(3), 45-67", "50/2-3, 241–256", "12, 3": numbers in the order in which their label names them.
_NUMBERS = re.compile(
    r"(?P<first>\d{1,4})(?:\s?[/(,:]\s?(?P<second>\w{1,4}(?:[-–/]\w{1,4})?)\)?)?(?:\s?[,:;/]\s?(?:pp?\.?\s?)?(?P<third>\w{1,8}(?:\s?[-–—]\s?\w{1,8})?))?"
)
_ORDERS = (["volume", "issue"], ["volume", "issue", "page"])


def numbers(row: Row, text: str) -> list[Said]:
    """The numbers behind a label that names several: "Volume/Issue/Pages"; none where they are not as many as it names."""
    fields = [field_of(part.strip()) for part in re.split(r"[/,&]", row.label)]
    found = _NUMBERS.fullmatch(text.strip(" .")) if fields in _ORDERS else None
    parts = [part for part in found.groups() if part] if found is not None else []
    if len(parts) != len(fields):
        return []
    return [Said(field=field or "", text=part, where=row.where) for field, part in zip(fields, parts, strict=True)]
