"""What the columns of a table, and the fields of JSON, are called where they hold addresses and identifiers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from harvester.sources.lines import MOST_ADDRESS, Line, empty, line
from parsers import clean

COLUMNS = ("url", "address", "link", "uri", "doi", "pmid", "pmcid", "identifier", "id")
"""Names of columns that hold addresses, in the order in which they are looked for."""
IDENTIFIERS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {"doi": clean.doi, "pmid": clean.pmid, "pmcid": clean.pmcid}
)
"""Names of columns whose identifiers are kept beside the address of a line."""


def named(text: str) -> str:
    """The name of a column as it is compared."""
    return text.strip().casefold()


def line_of(
    origin: str, number: int, base: Path | None, *, name: str, cell: str, others: Mapping[str, str], whole: str
) -> Line:
    """The line of a row: `name` and `cell` are of the column that holds addresses, `others` of those with identifiers.

    A row without an address is about the work that its identifier names; `whole` is shown where it names none.
    """
    found = [
        (one, value) for one, read in IDENTIFIERS.items() if (value := read(others.get(one, "")[:MOST_ADDRESS])) is not None
    ]  # fmt: skip
    known = " ".join(f"{one}:{value}" for one, value in found)
    # In a column of PMIDs the shortest number is one.
    shown = f"pmid:{cell}" if name == "pmid" and cell.isdecimal() else cell
    if not shown and not known:
        why = f"has nothing under “{name}”" if name else f"has none of the fields {', '.join(COLUMNS)}"
        return empty(origin, number, whole.strip(), why)
    return line(origin, number, shown or known.partition(" ")[0], base, known)
