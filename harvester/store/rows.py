"""What the store keeps of an address, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from harvester.errors import Failure
from parsers.record import Reading

State = Literal["record", "not-a-record", "failed", "identifier", "unchanged"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an address: a reading, a refusal or failure with its reason, or an identifier to ask about.

    `archive` is where its page stands (file, offset, length); `validators` what a host gave to ask whether it has changed.
    "unchanged" is what a worker says of a page that the host says has not changed: what is kept of it stands.
    """

    state: State
    reading: Reading | None = None
    failure: Failure | None = None
    archive: tuple[str, int, int] | None = None
    validators: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a run with its address and outcome; `outcome` is None while it is open, or where there is no address.

    `known` are identifiers of the work in other columns of the line, as `harvester.sources.Line` has them.
    """

    position: int
    origin: str
    number: int
    text: str
    kind: str | None
    value: str | None
    key: str | None
    failure: Failure | None
    outcome: Outcome | None
    known: str = ""
