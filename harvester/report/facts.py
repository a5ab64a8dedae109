"""What a report is made from: works under their keys, what failed, and what the whole list tells beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from harvester.crosscheck.upstream import FixGroup, fix_list
from harvester.errors import Failure
from harvester.refused import Closed
from harvester.work import Work
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


@dataclass(frozen=True, slots=True)
class Whole:
    """All that the files of a report are written from; `fixes` is what repositories should mend, by host."""

    works: tuple[Reported, ...]
    failures: tuple[Failure, ...]
    facts: RunFacts
    fixes: tuple[FixGroup, ...]


def gather(works: Sequence[Reported], failures: Iterable[Failure], facts: RunFacts) -> Whole:
    """A report's material, with what only the whole list can tell."""
    failed = tuple(failures)
    return Whole(tuple(works), failed, facts, fix_list((one.work for one in works), failed))
