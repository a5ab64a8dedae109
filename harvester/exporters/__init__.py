"""Formats that citations are written in, one file each: entries in, text out (of a workbook, bytes). Pure.

The table is the whole list: a new format is a new file and a row here, and what makes it of that file. What writes a format is imported when
that is asked for: whoever wants RIS does not wait for workbooks and MARC.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import overload

from harvester.exporters.losses import Exporter

__all__ = ["EXPORTERS", "NAMES", "Exporter", "exporter"]


def _csl_json(name: str) -> Exporter:
    from harvester.exporters import csl_json, places

    return Exporter(name, "CSL-JSON", "records.json", csl_json.write, places.CSL_JSON)


def _bibtex(name: str) -> Exporter:
    from harvester.exporters import bibtex, bibtex_places

    return Exporter(name, "BibTeX", "records.bib", bibtex.write, bibtex_places.BIBTEX, bibtex_places.leaves_bibtex)


def _bibtex_ascii(name: str) -> Exporter:
    from harvester.exporters import bibtex_ascii, bibtex_places

    return Exporter(
        name,
        "BibTeX in ASCII",
        "records.ascii.bib",
        bibtex_ascii.write,
        bibtex_places.BIBTEX,
        bibtex_places.leaves_bibtex,
    )


def _biblatex(name: str) -> Exporter:
    from harvester.exporters import biblatex, bibtex_places

    return Exporter(
        name, "BibLaTeX", "records.biblatex.bib", biblatex.write, bibtex_places.BIBLATEX, bibtex_places.leaves_biblatex
    )


def _ris(name: str) -> Exporter:
    from harvester.exporters import places, ris

    return Exporter(name, "RIS", "records.ris", ris.write, places.RIS, places.leaves_ris)


def _csv(name: str) -> Exporter:
    from harvester.exporters import csv_table, places

    return Exporter(name, "CSV", "records.csv", csv_table.write, places.CSV)


def _tsv(name: str) -> Exporter:
    from harvester.exporters import places, tsv

    return Exporter(name, "TSV", "records.tsv", tsv.write, places.TSV)


def _xlsx(name: str) -> Exporter:
    from harvester.exporters import xlsx

    return Exporter(name, "XLSX", "records.xlsx", xlsx.write, xlsx.HOLDS, xlsx.leaves, tells_all=True)


def _json_ld(name: str) -> Exporter:
    from harvester.exporters import json_ld, json_ld_kinds

    return Exporter(name, "schema.org JSON-LD", "records.jsonld", json_ld.write, json_ld_kinds.HOLDS)


def _html(name: str) -> Exporter:
    from harvester.exporters import html

    return Exporter(name, "HTML with COinS", "records.html", html.write, html.HOLDS, html.leaves)


def _jsonl(name: str) -> Exporter:
    from harvester.exporters import jsonl

    return Exporter(name, "JSON Lines", "records.jsonl", jsonl.write, jsonl.HOLDS, tells_all=True)


def _mods(name: str) -> Exporter:
    from harvester.exporters import hosts, mods, mods_places

    return Exporter(name, "MODS", "records.mods.xml", mods.write, mods_places.HOLDS, hosts.leaves)


def _marcxml(name: str) -> Exporter:
    from harvester.exporters import hosts, marc_places, marcxml

    return Exporter(name, "MARCXML", "records.marc.xml", marcxml.write, marc_places.HOLDS, hosts.leaves)


def _endnote_xml(name: str) -> Exporter:
    from harvester.exporters import endnote_xml

    return Exporter(
        name, "EndNote XML", "records.endnote.xml", endnote_xml.write, endnote_xml.HOLDS, endnote_xml.leaves
    )


def _nbib(name: str) -> Exporter:
    from harvester.exporters import nbib

    return Exporter(name, "PubMed nbib", "records.nbib", nbib.write, nbib.HOLDS, nbib.leaves, keeps_keys=False)


_FORMATS: dict[str, Callable[[str], Exporter]] = {
    "csl-json": _csl_json,
    "bibtex": _bibtex,
    "bibtex-ascii": _bibtex_ascii,
    "biblatex": _biblatex,
    "ris": _ris,
    "csv": _csv,
    "tsv": _tsv,
    "xlsx": _xlsx,
    "json-ld": _json_ld,
    "html": _html,
    "jsonl": _jsonl,
    "mods": _mods,
    "marcxml": _marcxml,
    "endnote-xml": _endnote_xml,
    "nbib": _nbib,
}
NAMES: tuple[str, ...] = tuple(_FORMATS)
"""The formats' names on the command line, in the order of the table."""


@cache
def exporter(name: str) -> Exporter:
    """The format of a name of `NAMES`. Raises KeyError for any other."""
    made = _FORMATS[name](name)
    return made._replace(holds=_with_words(made.holds))


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
