"""A line of a list, as a value: the address that it holds, or why it holds none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from harvester.errors import Failure
from harvester.sources.addresses import Address, classify
from harvester.sources.not_addresses import no_address, without_credentials

MOST_ADDRESS = 10_000
"""Letters of the longest address."""


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


def line(origin: str, number: int, text: str, base: Path | None, known: str = "") -> Line:
    """What stands in a line; a relative file is looked for in `base`."""
    address = classify(text, base) if len(text) <= MOST_ADDRESS else None
    if address is not None:
        return Line(origin, number, text, address, known=known)
    told = no_address(text[:MOST_ADDRESS])
    failure = Failure(
        address=told.shown[:300], stage="input", code="no-address",
        message=f"{origin}, line {number}: “{told.shown[:100]}” {told.what}", advice=told.advice,
    )  # fmt: skip
    return Line(origin, number, told.shown[:300], None, failure, known)


def unreadable(origin: str, number: int, text: str, why: str, advice: str) -> Line:
    """A line of which nobody can tell what stands in it; `why` is the end of a sentence about it."""
    failure = Failure(
        address=without_credentials(text[:300]),
        stage="input",
        code="unreadable-line",
        message=f"{origin}, line {number} {why}",
        advice=advice,
    )
    return Line(origin, number, without_credentials(text[:300]), None, failure)


def empty(origin: str, number: int, text: str, why: str) -> Line:
    """A row that holds nothing where its address is looked for; `why` is the end of a sentence about it."""
    failure = Failure(
        address=text[:300], stage="input", code="no-address", message=f"{origin}, line {number} {why}",
        advice="Write its address there; or name the column that holds addresses with --column.",
    )  # fmt: skip
    return Line(origin, number, text[:300], None, failure)


def sound(text: str) -> str:
    """A text without halves of letters (\\ud800), which JSON and a command line may hold, and no file, database or host takes."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
