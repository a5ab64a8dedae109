"""All kept pages read again by the parsers as they are now, without network: several at a time, each in a process that can be killed."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import parsers
from harvester.errors import Failure, StoreError
from harvester.fetch import redact_url
from harvester.killable import PageReader
from harvester.reading import captured, judged, open_capture, outcome, read_file
from harvester.settings import Settings
from harvester.store import KeptPage, Outcome, Place, Reread, Store
from harvester.store.kept import as_kept
from harvester.warc.captures import Capture

BATCH = 200
"""Pages to a transaction: what a kill costs is that many read twice, which harms nothing."""
SHOWN = 20
"""Pages that could not be read again: so many are named, the others counted."""


@dataclass(slots=True)
class Turn:
    """What reading again came to: pages read, how many changed from which state to which, and what could not be read again."""

    pages: int = 0
    changed: Counter[tuple[str, str]] = field(default_factory=Counter)
    undone: int = 0
    named: list[Failure] = field(default_factory=list)


def reread_all(
    place: Place, folder: Path, settings: Settings, *, processes: int, tell: Callable[[int, int], None]
) -> Turn:
    """Read all kept pages of a store again. One that was stopped goes on where it was, if the parsers are still the same.

    `folder` holds the archives; `tell` is told of pages done and pages in all. Raises StoreError.
    """
    found = Turn()
    if isinstance(place, Path) and not place.exists():
        raise StoreError(f"{place}: there is no harvest here", advice="Give the folder of a harvest with -o.")
    with closing(Store(place)) as store, PageReader(
        settings.parse_seconds, most_children=processes
    ) as reader, ThreadPoolExecutor(max_workers=processes + 1, thread_name_prefix="reread") as pool:  # fmt: skip
        by = parsers_digest()
        after = store.reread_up_to(by)
        total = store.count_kept()
        tell(0, total)
        while batch := store.kept_pages(after, BATCH):
            read = list(pool.map(lambda page: _read(page, folder, reader, settings.max_bytes), batch))
            after = batch[-1].key
            store.reread(list(_changes(batch, read, found)), by=by, after=after)
            found.pages += len(batch)
            tell(found.pages, total)
        store.reread((), by=by, after="")
    return found


def parsers_digest() -> str:
    """What stands for the parsers as they are: the same for the same files."""
    root = Path(parsers.__file__).parent
    found = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        found.update(f"{path.relative_to(root)}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _changes(batch: list[KeptPage], read: list[Outcome], found: Turn) -> Iterator[Reread]:
    for page, one in zip(batch, read, strict=True):
        if one.state == "failed" and page.state != "failed":
            # That says nothing of the page: what was read from it before stands.
            found.undone += 1
            if one.failure is not None and len(found.named) < SHOWN:
                found.named.append(one.failure)
        elif as_kept(one) != (page.state, page.reading, page.failure):
            found.changed[page.state, one.state] += 1
            yield Reread(page, one)


def _read(page: KeptPage, folder: Path, reader: PageReader, most: int) -> Outcome:
    """A page read again in a child, from where it is kept."""
    if page.kind == "file":
        return outcome(page.value, read_file(Path(page.value), reader.read_apart))
    if page.file is None:
        return captured(Capture.read(page.value), reader.read_apart)
    place = (page.file, page.start or 0, page.length or 0)
    found = open_capture(Capture("", page.start or 0, page.length or 0, str(folder / page.file), page.value), most)
    if isinstance(found, Failure):
        return outcome(page.value, found, place)
    # An archive holds no person's address: where that is all that differs, the page's own is known.
    known = json.loads(page.reading).get("url") if page.reading else None
    url = next((one for one in (known, page.value) if one and redact_url(one) == found.target), found.target)
    return judged(page.value, replace(found.page, url=url), found.status, reader.read_apart, place)
