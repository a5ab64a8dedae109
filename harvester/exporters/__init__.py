"""Formats that citations are written in, one file each: entries in, text out (of a workbook, bytes). Pure.

The table is the whole list: a new format is a new file and a row here. What writes a format is imported when that is asked for:
whoever wants RIS does not wait for workbooks and MARC.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple, overload

from harvester.exporters.losses import Exporter

__all__ = ["EXPORTERS", "NAMES", "Exporter", "exporter"]


class _Row(NamedTuple):
    """A format: its name to people, its file, and where in this package stand what writes it, what it holds and what it leaves out."""

    title: str
    file_name: str
    write: str
    holds: str
    leaves: str = ""
    keeps_keys: bool = True
    tells_all: bool = False


_ROWS: dict[str, _Row] = {
    "csl-json": _Row("CSL-JSON", "records.json", "csl_json.write", "places.CSL_JSON"),
    "bibtex": _Row("BibTeX", "records.bib", "bibtex.write", "bibtex_places.BIBTEX", "bibtex_places.leaves_bibtex"),
    "bibtex-ascii": _Row(
        "BibTeX in ASCII",
        "records.ascii.bib",
        "bibtex_ascii.write",
        "bibtex_places.BIBTEX",
        "bibtex_places.leaves_bibtex",
    ),
    "biblatex": _Row(
        "BibLaTeX",
        "records.biblatex.bib",
        "biblatex.write",
        "bibtex_places.BIBLATEX",
        "bibtex_places.leaves_biblatex",
    ),
    "ris": _Row("RIS", "records.ris", "ris.write", "places.RIS", "places.leaves_ris"),
    "csv": _Row("CSV", "records.csv", "csv_table.write", "places.CSV"),
    "tsv": _Row("TSV", "records.tsv", "tsv.write", "places.TSV"),
    "xlsx": _Row("XLSX", "records.xlsx", "xlsx.write", "xlsx.HOLDS", "xlsx.leaves", tells_all=True),
    "json-ld": _Row("schema.org JSON-LD", "records.jsonld", "json_ld.write", "json_ld_kinds.HOLDS"),
    "html": _Row("HTML with COinS", "records.html", "html.write", "html.HOLDS", "html.leaves"),
    "jsonl": _Row("JSON Lines", "records.jsonl", "jsonl.write", "jsonl.HOLDS", tells_all=True),
    "mods": _Row("MODS", "records.mods.xml", "mods.write", "mods_places.HOLDS", "hosts.leaves"),
    "marcxml": _Row("MARCXML", "records.marc.xml", "marcxml.write", "marc_places.HOLDS", "hosts.leaves"),
    "endnote-xml": _Row(
        "EndNote XML", "records.endnote.xml", "endnote_xml.write", "endnote_xml.HOLDS", "endnote_xml.leaves"
    ),
    "nbib": _Row("PubMed nbib", "records.nbib", "nbib.write", "nbib.HOLDS", "nbib.leaves", keeps_keys=False),
}
NAMES: tuple[str, ...] = tuple(_ROWS)
"""The formats' names on the command line, in the order of the table."""


@cache
def exporter(name: str) -> Exporter:
    """The format of a name of `NAMES`. Raises KeyError for any other."""
    row = _ROWS[name]
    leaves = {"leaves": _named(row.leaves)} if row.leaves else {}
    return Exporter(
        name, row.title, row.file_name, _named(row.write), _with_words(_named(row.holds)),
        keeps_keys=row.keeps_keys, tells_all=row.tells_all, **leaves,
    )  # fmt: skip


# Details that stand where their field does, unless what a kind of record leaves out says otherwise (`Exporter.leaves`).
_WORDED = {
    "title.stop": "title",
    "genre.words": "genre",
    "edition.words": "edition",
    "number_of_pages.words": "number_of_pages",
}


def _with_words(holds: Mapping[str, str]) -> Mapping[str, str]:
    worded = {detail: holds[field] for detail, field in _WORDED.items() if field in holds}
    return MappingProxyType({**holds, **worded})


def _named(place: str) -> Any:
    module, _dot, name = place.partition(".")
    return getattr(import_module(f"harvester.exporters.{module}"), name)


class _Table(Sequence[Exporter]):
    """All formats, each imported when it is come to."""

    def __len__(self) -> int:
        return len(NAMES)

    @overload
    def __getitem__(self, place: int) -> Exporter: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Exporter, ...]: ...
    def __getitem__(self, place: int | slice) -> Exporter | tuple[Exporter, ...]:
        return tuple(map(exporter, NAMES[place])) if isinstance(place, slice) else exporter(NAMES[place])


EXPORTERS: Sequence[Exporter] = _Table()
