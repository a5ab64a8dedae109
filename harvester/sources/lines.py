"""A line of a list, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.errors import Failure
from harvester.sources.addresses import Address


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: where it stands, its text, and the address it holds or why it holds none.

    `known` are identifiers of the work in other columns of the line, as "doi:10.… pmid:… pmcid:PMC…".
    """

    origin: str
    number: int
    text: str
    address: Address | None
    failure: Failure | None = None
    known: str = ""
