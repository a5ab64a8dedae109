"""The hosts that let no program in, and the ways that are open instead, as the report shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harvester.refused import Closed, services
from harvester.report import wording


@dataclass(frozen=True, slots=True)
class Shut:
    """A host: what was seen there, when (left out where the report must be the same every time), and what can be done."""

    host: str
    seen: str
    addresses: str
    when: str
    ways: tuple[str, ...]
    letter: str


def shut(closed: Sequence[Closed], *, with_times: bool) -> tuple[Shut, ...]:
    """The hosts in the order of blocked.csv."""
    return tuple(
        Shut(
            one.host, one.seen, wording.counted(len(one.addresses), "address", "addresses"),
            _when(one) if with_times else "", tuple(_ways(one)), one.letter,
        )
        for one in closed
    )  # fmt: skip


def _when(one: Closed) -> str:
    peace = f"; left in peace until {_minute(one.until)}" if one.until else ""
    return f"{_minute(one.when)}{peace}" if one.when else ""


def _minute(time: str) -> str:
    return f"{time[:16].replace('T', ' ')} UTC"


def _ways(one: Closed) -> Iterator[str]:
    if one.written:
        yield f"{wording.counted(one.written, 'work')} written from what the services say."
    told = services(one)
    yield f"{told[:1].upper()}{told[1:]}."
    if one.oai:
        yield f"OAI-PMH, if its platform has it where such platforms do (a guess that nobody has tried): {', '.join(one.oai)}"
    if one.api:
        yield f"Its interface for programs: {one.api}"
