"""What a report is given: works under their keys, and what is known of the run."""

from __future__ import annotations

from typing import Literal

from harvester.refused import Closed
from harvester.work import Work
from parsers.record import Record
from parsers.values import Value


class Reported(Value):
    """A work under the citation key it has in the exports."""

    key: str
    work: Work


class RunFacts(Value):
    """What is known of the run: given by whoever has the clock and the list, nothing here reads either.

    `made` is the time as it is to be printed (left out where the report must be the same every time); `origin`
    names the list or addresses given; `addresses` counts the lines that held one; `requests` counts what each service was asked.
    `closed` are the hosts that let no program in.
    `deciding` is the command by which a person answers what is asked: of a harvest, or of a library's file.
    """

    program: str = "harvester"
    made: str | None = None
    origin: str | None = None
    addresses: int | None = None
    requests: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    closed: tuple[Closed, ...] = ()
    deciding: Literal["decide", "check"] = "decide"


def title_text(record: Record) -> str:
    """The title as plain text, or what is said in its place."""
    return record.title.plain() if record.title else "(without a title)"
