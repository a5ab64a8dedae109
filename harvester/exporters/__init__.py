"""Formats that citations are written in, one file each: entries in, text out (of a workbook, bytes). Pure.

The table is the whole list: a new format is a new file and a row here.
"""

from __future__ import annotations

from types import MappingProxyType

from harvester.exporters import (
    biblatex,
    bibtex,
    bibtex_ascii,
    bibtex_places,
    csl_json,
    csv_table,
    endnote_xml,
    hosts,
    html,
    json_ld,
    jsonl,
    marcxml,
    mods,
    nbib,
    places,
    ris,
    tsv,
    xlsx,
)
from harvester.exporters.json_ld_kinds import HOLDS as JSON_LD
from harvester.exporters.losses import Exporter
from harvester.exporters.marc_places import HOLDS as MARC
from harvester.exporters.mods_places import HOLDS as MODS

__all__ = ["EXPORTERS", "Exporter"]

# Details that stand where their field does, unless what a kind of record leaves out says otherwise (`Exporter.leaves`).
_WORDED = {
    "title.stop": "title",
    "genre.words": "genre",
    "edition.words": "edition",
    "number_of_pages.words": "number_of_pages",
}


def _with_words(exporter: Exporter) -> Exporter:
    holds = exporter.holds
    worded = {detail: holds[field] for detail, field in _WORDED.items() if field in holds}
    return exporter._replace(holds=MappingProxyType({**holds, **worded}))


_EXPORTERS = (
    Exporter("csl-json", "CSL-JSON", "records.json", csl_json.write, places.CSL_JSON),
    Exporter("bibtex", "BibTeX", "records.bib", bibtex.write, bibtex_places.BIBTEX, bibtex_places.leaves_bibtex),
    Exporter(
        "bibtex-ascii",
        "BibTeX in ASCII",
        "records.ascii.bib",
        bibtex_ascii.write,
        bibtex_places.BIBTEX,
        bibtex_places.leaves_bibtex,
    ),
    Exporter(
        "biblatex",
        "BibLaTeX",
        "records.biblatex.bib",
        biblatex.write,
        bibtex_places.BIBLATEX,
        bibtex_places.leaves_biblatex,
    ),
    Exporter("ris", "RIS", "records.ris", ris.write, places.RIS, places.leaves_ris),
    Exporter("csv", "CSV", "records.csv", csv_table.write, places.CSV),
    Exporter("tsv", "TSV", "records.tsv", tsv.write, places.TSV),
    Exporter("xlsx", "XLSX", "records.xlsx", xlsx.write, xlsx.HOLDS, xlsx.leaves, tells_all=True),
    Exporter("json-ld", "schema.org JSON-LD", "records.jsonld", json_ld.write, JSON_LD),
    Exporter("html", "HTML with COinS", "records.html", html.write, html.HOLDS, html.leaves),
    Exporter("jsonl", "JSON Lines", "records.jsonl", jsonl.write, jsonl.HOLDS, tells_all=True),
    Exporter("mods", "MODS", "records.mods.xml", mods.write, MODS, hosts.leaves),
    Exporter("marcxml", "MARCXML", "records.marc.xml", marcxml.write, MARC, hosts.leaves),
    Exporter(
        "endnote-xml", "EndNote XML", "records.endnote.xml", endnote_xml.write, endnote_xml.HOLDS, endnote_xml.leaves
    ),
    Exporter("nbib", "PubMed nbib", "records.nbib", nbib.write, nbib.HOLDS, nbib.leaves, keeps_keys=False),
)
EXPORTERS: tuple[Exporter, ...] = tuple(map(_with_words, _EXPORTERS))
