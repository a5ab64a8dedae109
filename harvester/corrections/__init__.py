"""Corrected copies of a library's files: some fields changed, every other byte as it was. Pure.

The table is of formats by the ending of the file's name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from harvester.corrections import bibtex, csl_json, nbib, ris
from harvester.corrections.spots import Left, Spot, Wanted

__all__ = ["CORRECTORS", "Left", "Spot", "Wanted"]

CORRECTORS: dict[str, Callable[[bytes, Mapping[Spot, Wanted]], tuple[bytes, list[Left]]]] = {
    **dict.fromkeys((".bib", ".bibtex", ".biblatex"), bibtex.apply), ".json": csl_json.apply, ".ris": ris.apply, ".nbib": nbib.apply,
}  # fmt: skip
"""Ending of the name to what writes a corrected copy. Each raises ValueError where the file cannot be written back as it was."""
