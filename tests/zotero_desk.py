"""What a librarian has for the tests of Zotero: a library in it, a folder, and works to send."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from records import entries, person
from zotero_standin import KEY, Zotero, serving

from harvester.destinations import Outcome, zotero
from harvester.destinations.journal import Journal
from harvester.destinations.zotero_api import Api, Clock, Send
from harvester.fetch import Session
from harvester.settings import Settings, origin
from harvester.work import Entry


class Desk:
    """What a librarian has: a library in Zotero, and a folder. Waits are noted, not waited for."""

    def __init__(self, served: Zotero, folder: Path) -> None:
        self.zotero, self.folder = served, folder
        self.waits: list[float] = []
        self.told: list[str] = []
        session = Session(Settings(timeout=3.0, total_time=5.0), origins=frozenset({origin(served.url)}))
        self.request: Send = session.send

    def api(self, library: str = "users/7", key: str = KEY, patience: float = 600.0) -> Api:
        clock = Clock(lambda: datetime(2026, 1, 1, tzinfo=UTC), self.waits.append, patience)
        return Api(self.request, clock, base=self.zotero.url, library=library, key=key, tell=self.told.append)

    def send(self, works: tuple[Entry, ...], *collections: str, **api: Any) -> Outcome:
        journal = Journal(self.folder / "zotero.jsonl", "zotero users/7")
        try:
            return zotero.send(works, self.api(**api), journal, collections)
        finally:
            journal.close()

    def forget(self) -> None:
        (self.folder / "zotero.jsonl").unlink()


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    with serving() as served:
        yield Desk(served, tmp_path)


def works(count: int, **more: Any) -> tuple[Entry, ...]:
    return entries(
        *(
            {"type": "book", "title": f"Title {n}", "doi": f"10.5555/w.{n}", "author": [person("Doe", "J.")]} | more
            for n in range(count)
        )
    )


def codes(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.left]
