"""Formats that citations are written in, one file each: entries in, text out. Pure.

The table is the whole list: a new format is a new file and a row here.
"""

from __future__ import annotations

from harvester.exporters import biblatex, bibtex, csl_json, csv_table, endnote_xml, marcxml, mods, nbib, places, ris
from harvester.exporters.losses import Exporter
from harvester.exporters.marc_places import HOLDS as MARC
from harvester.exporters.mods_places import HOLDS as MODS

__all__ = ["EXPORTERS", "Exporter"]

EXPORTERS: tuple[Exporter, ...] = (
    Exporter("csl-json", "CSL-JSON", "records.json", csl_json.write, places.CSL_JSON),
    Exporter("bibtex", "BibTeX", "records.bib", bibtex.write, places.BIBTEX, places.leaves_bibtex),
    Exporter("biblatex", "BibLaTeX", "records.biblatex.bib", biblatex.write, places.BIBLATEX, places.leaves_biblatex),
    Exporter("ris", "RIS", "records.ris", ris.write, places.RIS, places.leaves_ris),
    Exporter("csv", "CSV", "records.csv", csv_table.write, places.CSV),
    Exporter("mods", "MODS", "records.mods.xml", mods.write, MODS),
    Exporter("marcxml", "MARCXML", "records.marc.xml", marcxml.write, MARC),
    Exporter(
        "endnote-xml", "EndNote XML", "records.endnote.xml", endnote_xml.write, endnote_xml.HOLDS, endnote_xml.leaves
    ),
    Exporter("nbib", "PubMed nbib", "records.nbib", nbib.write, nbib.HOLDS, nbib.leaves),
)
