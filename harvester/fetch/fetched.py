"""A page as it was fetched."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.fetch.archive import Position


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was fetched. `retrieved` is ISO 8601 in UTC; `position` where the archive keeps it.

    `validators` is by what the host can be asked whether the page has changed (`harvester.fetch.conditions`). Where it was asked, and
    nothing has, `status` is 304 and there is no body. `wall` names whose wall against robots stood in place of the page, where the
    answer said so by its status.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    retrieved: str
    position: Position | None = None
    validators: str | None = None
    wall: str = ""
