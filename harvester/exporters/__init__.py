"""Formats that citations are written in, one file each: entries in, text out. Pure.

The table is the whole list: a new format is a new file and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from harvester.exporters import biblatex, bibtex, bibtex_ascii, csl_json, csv_table, ris
from harvester.work import Entry


class Exporter(NamedTuple):
    """A format: its name on the command line, the file it is written to, and what writes it, piece by piece."""

    name: str
    file_name: str
    write: Callable[[Iterable[Entry]], Iterator[str]]


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("csl-json", "records.json", csl_json.write),
    Exporter("bibtex", "records.bib", bibtex.write),
    Exporter("bibtex-ascii", "records.ascii.bib", bibtex_ascii.write),
    Exporter("biblatex", "records.biblatex.bib", biblatex.write),
    Exporter("ris", "records.ris", ris.write),
    Exporter("csv", "records.csv", csv_table.write),
)
