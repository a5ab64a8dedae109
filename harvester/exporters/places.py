"""Where each fact of a record stands in the formats whose rows do not tell it: CSL-JSON, RIS, CSV. Pure.

What is not in a table is not held. `leaves_…` give what the kind of a record leaves out: its own type too, where the format's
word for it would be read as another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from harvester.exporters import csl_json, csv_table, ris
from parsers.formats.ris_tags import TYPES as RIS_TYPES
from parsers.record import ROLES, Record


def _rows(rows: list[tuple[str, str]]) -> dict[str, str]:
    """Fact -> place, several places of one fact joined."""
    found: dict[str, list[str]] = {}
    for place, fact in rows:
        if place not in found.setdefault(fact, []):
            found[fact].append(place)
    return {fact: ", ".join(places) for fact, places in found.items()}


# ------------------------------------------------------------------ CSL-JSON

CSL_JSON: Mapping[str, str] = MappingProxyType(
    _rows([(variable, field) for variable, field, _convert in csl_json.ROWS])
    | {
        "type": "type", "note": "note", "notice": "status, note, custom.notice", "translated_title": "custom.translated-title",
        "arxiv": "custom.arxiv", "handle": "custom.handle", "rights": "custom.rights", "license": "custom.license",
        "provider": "custom.provider", "funder": "custom.funder", "related": "custom.related", "local_author": "custom.local-author",
        "title.markup": "tags in title", "title.small_caps": "tags in title", "abstract.markup": "tags in abstract",
        "abstract.small_caps": "tags in abstract", "author.orcid": "custom.people",
        "author.affiliation": "custom.people", "author.others": "custom.people", "author.group": "literal", "author.family": "family",
        "issn.more": "custom.issn", "issn.kind": "custom.issn", "isbn.more": "custom.isbn",
        "keyword.scheme": "custom.keyword-scheme", "issued.day": "date-parts", "issued.season": "season", "issued.end": "date-parts",
        "language.region": "language", "note.lines": "note", **{f"credit.{role}": role for role in ROLES},
    }
)  # fmt: skip

# ------------------------------------------------------------------ RIS

RIS: Mapping[str, str] = MappingProxyType(
    _rows([(tag, field) for tag, field, _convert in ris.ROWS])
    | {
        "type": "TY",
        "language.region": "LA",
        "notice": "KW, N1",
        "author.family": "no comma behind it",
        "issued.day": "DA",
        "issued.season": "DA",
        "note.lines": "N1, repeated",
    }
)


def leaves_ris(record: Record) -> Iterator[str]:
    """One of ISSN and ISBN; a type that RIS knows only as another."""
    kind = ris.TYPES.get(record.type or "", "GEN")
    if record.type is not None and RIS_TYPES[kind][0] != record.type:
        yield "type"
    yield from ris.left_out(record, kind)


# ------------------------------------------------------------------ CSV

CSV: Mapping[str, str] = MappingProxyType(
    _rows([(column, field) for column, field, _convert in csv_table.COLUMNS if field != "credit"])
    | {
        "notice": "notices", "note.lines": "note", "author.others": "“et al.” behind names",
        "issn.more": "issn_all", "isbn.more": "isbn", "issued.day": "date", "issued.season": "date",
        "issued.end": "date", "language.region": "language", **dict.fromkeys((f"credit.{role}" for role in ROLES), "credits"),
    }
)  # fmt: skip
# What takes it a line at a time.
TSV: Mapping[str, str] = MappingProxyType({fact: place for fact, place in CSV.items() if fact != "note.lines"})
