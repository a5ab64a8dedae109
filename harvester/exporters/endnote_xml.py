"""EndNote's XML, as EndNote exports and imports it: text in `style` elements, types by name and number.

EndNote keeps the same fields as in RIS, so what stands where in a reference of a type is `ris.placed`; here each tag has its element.
The citation key stands in `label`; the marks of titles and abstracts in the faces of their styles; all ISSNs in lines of one
element, each with the word for what it is, as EndNote has them from PubMed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from harvester.exporters import notices, ris
from harvester.exporters.printed_dates import loses_day, whole, within_year
from harvester.exporters.xml_tree import Element, branch, leaf, raw, written
from harvester.exporters.xml_tree import escape as escaped
from harvester.work import Entry
from parsers.formats.endnote_types import OF_RIS
from parsers.formats.ris_tags import FAMILY, TYPES
from parsers.record import Record
from parsers.values import Name, Rich

# Where EndNote has another type than RIS: a talk is nearest to a conference paper, a recording of sound to music.
_KINDS = {"speech": "CPAPER", "song": "MUSIC"}
# Group in a record, elements inside it, tag of RIS; in the order in which EndNote writes them.
ROWS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("contributors", "authors", "author"), "AU"), (("contributors", "secondary-authors", "author"), "A2"),
    (("contributors", "tertiary-authors", "author"), "A3"), (("contributors", "subsidiary-authors", "author"), "A4"), (("titles", "title"), "TI"),
    (("titles", "secondary-title"), "T2"), (("titles", "tertiary-title"), "T3"), (("titles", "short-title"), "ST"),
    (("titles", "translated-title"), "TT"), (("periodical", "full-title"), "JF"),
    (("periodical", "abbr-1"), "J2"),
    (("pages",), "SP"), (("volume",), "VL"), (("number",), "IS"), (("edition",), "ET"), (("keywords", "keyword"), "KW"), (("dates", "year"), "PY"),
    (("dates", "pub-dates", "date"), "DA"), (("pub-location",), "CY"), (("publisher",), "PB"), (("orig-pub",), "OP"), (("isbn",), "SN"),
    (("accession-num",), "AN"), (("electronic-resource-num",), "DO"), (("abstract",), "AB"), (("label",), "ID"), (("notes",), "N1"),
    (("work-type",), "M3"), (("language",), "LA"), (("urls", "related-urls", "url"), "UR"), (("misc1",), "M1"), (("custom2",), "C2"),
    (("custom3",), "C3"), (("custom7",), "C7"), (("access-date",), "Y2"),
)  # fmt: skip
_PLACES = {tag: "/".join(path) for path, tag in ROWS}
_FACES = {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript"}
_TITLES = {"TI": "title", "ST": "title_short", "OP": "original_title", "TT": "translated_title", "AB": "abstract"}
_ISSNS = {"print": " (Print)", "electronic": " (Electronic)", "linking": " (Linking)", None: ""}

HOLDS: Mapping[str, str] = MappingProxyType(
    {
        field: ", ".join(dict.fromkeys(_PLACES[tag] for tag, one, _convert in ris.ROWS if one == field and tag in _PLACES))
        for row, field, _convert in ris.ROWS
        if row in _PLACES
    }
    | {
        "type": "ref-type", "collection_number": "number", "notice": "keywords/keyword, notes", "title.markup": "style/@face",
        "abstract.markup": "style/@face", "note.lines": "notes, a line each", "author.group": "a comma twice", "author.family": "no comma behind it",
        "issn": "isbn", "issn.more": "isbn, a line each", "issn.kind": "(Print), (Electronic) in isbn", "isbn": "isbn",
        "isbn.more": "isbn, a line each",
        "issued": "dates/year, dates/pub-dates/date", "issued.day": "dates/pub-dates/date", "issued.season": "dates/pub-dates/date",
        "issued.end": "dates/pub-dates/date",
        "language.region": "language", "number": "isbn of reports, standards and patents; misc1", "page": "pages",
    }
)  # fmt: skip


def kind_of(record: Record) -> str:
    """The type of RIS that stands for EndNote's."""
    kind = _KINDS.get(record.type or "") or ris.TYPES.get(record.type or "", "GEN")
    return kind if kind in OF_RIS else "GEN"


def leaves(record: Record) -> Iterator[str]:
    """What a reference of its type has no place for."""
    kind = kind_of(record)
    written_fields = {field for tag, field, _convert in ris.chosen(record, kind) if tag in _PLACES}
    if record.type is not None and TYPES[kind][0] != record.type:
        yield "type"
    if loses_day(record.issued):
        yield "issued.day"
    if record.number and ris.tag_of("SN", "number", kind, record):
        # The number takes the place of ISSN and ISBN.
        yield from ("issn", "issn.more", "issn.kind", "isbn", "isbn.more")
    if FAMILY.get(kind) in ("book", "part") and record.collection_number:
        written_fields |= {"collection_number"}
        yield "issue"
    else:
        yield "collection_number"
    yield from ris.FIELDS - written_fields - {"isbn", "collection_number"}


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The library, a reference at a time."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<records>\n'
    for number, entry in enumerate(entries, start=1):
        yield "".join(written(reference(entry, number)))
    yield "</records>\n</xml>\n"


def reference(entry: Entry, number: int) -> Element:
    """A reference as an element, under its number in the file."""
    kind = kind_of(entry.record)
    name, code = OF_RIS[kind]
    held: dict[str, list[Element]] = {}
    for tag, texts in _texts(entry, kind).items():
        styled = [_styled(text) for text in texts]
        held[tag] = [one for one in styled if one is not None]
    children = [
        leaf("source-app", "harvester", name="harvester"), leaf("rec-number", str(number)), leaf("ref-type", str(code), name=name),
        *_grouped(held),
    ]  # fmt: skip
    return Element("record", (), tuple(child for child in children if child is not None))


def _name(value: Name) -> str:
    """A name as RIS has it, but of a group the first comma twice: what stands behind one alone is somebody's given name to EndNote."""
    return value.literal.replace(",", ",,", 1) if value.literal and "," in value.literal else ris.name(value)


def _texts(entry: Entry, kind: str) -> dict[str, list[str | Rich]]:
    """The texts of each tag."""
    record = entry.record
    found: dict[str, list[str | Rich]] = {"ID": [entry.key]}
    for tag, _field, texts in ris.placed(record, kind, _name):
        found.setdefault(tag, []).extend(text for text in texts if tag != "UR" or text not in found.get(tag, ()))
    for tag, field in _TITLES.items():
        if tag in found:
            found[tag] = [getattr(record, field)]
    if record.page and "SP" in found:
        found["SP"] = (
            [record.page.text()] if "EP" in found or FAMILY.get(kind) in ("journal", "part", "paper") else found["SP"]
        )
    if record.issued:
        date = record.issued
        spans = date.end is not None and date.end.year != date.year
        found["DA"] = [whole(date) if spans else within_year(date)]
    if record.accessed:
        found["Y2"] = [whole(record.accessed)]
    serials = [f"{one.value}{_ISSNS[one.kind]}" for one in record.issn] + list(record.isbn)
    found["SN"] = ["\r".join(serials)]
    if record.number and ris.tag_of("SN", "number", kind, record):
        found["SN"] = [record.number]
    if FAMILY.get(kind) in ("book", "part"):
        found["IS"] = [record.collection_number or record.issue or ""]
    terms = {word.text for word in record.keyword}
    found.setdefault("KW", []).extend(mark for mark in notices.marks(entry) if mark not in terms)
    found["N1"] = [notices.note(entry).replace("\n", "\r")]
    return found


def _styled(text: str | Rich) -> Element | None:
    """A text in its styles; the element's own name is set where it stands."""
    runs = text.runs() if isinstance(text, Rich) else [(text, ())] if text else []
    inner = []
    # Marks that EndNote has no face for (small capitals) end no style.
    for face, pieces in groupby(runs, key=lambda run: " ".join(_FACES[mark] for mark in run[1] if mark in _FACES)):
        letters = escaped("".join(piece for piece, _marks in pieces))
        inner.append(f'<style face="{face or "normal"}" font="default" size="100%">{letters}</style>')
    return raw("text", "".join(inner))


def _grouped(held: dict[str, list[Element]]) -> Iterator[Element | None]:
    """The elements of the rows, those of a group together."""
    groups: dict[str, dict[str, list[Element]]] = {}
    for path, tag in ROWS:
        inner = groups.setdefault(path[0], {}).setdefault("/".join(path[1:-1] if len(path) == 3 else ()), [])
        named = [one._replace(name=path[-1]) for one in held.get(tag, ())]
        # A journal's name stands once, whichever tag has it.
        inner += named if path[-1] != "full-title" or not any(one.name == "full-title" for one in inner) else []
    for name, inside in groups.items():
        if any(path[0] == name and len(path) == 1 for path, _tag in ROWS):
            yield from inside[""]
        else:
            yield branch(
                name,
                [child for middle, items in inside.items() for child in ([branch(middle, items)] if middle else items)],
            )
