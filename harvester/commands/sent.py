"""`harvester export --to …`: what a harvest holds, sent to where people work with it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from harvester.destinations import NO_FAULT, Left, Outcome, bib, clipboard, openurl, whole, zotero, zotero_connector
from harvester.destinations.journal import Journal
from harvester.destinations.zotero_api import Api, Clock
from harvester.errors import UsageError
from harvester.exporters.csv_table import line
from harvester.fetch import Session
from harvester.outputs import exporters, write_whole
from harvester.settings import Settings, origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from harvester.exporters.losses import Pieces
    from harvester.work import Entry

NOT_SENT = "not-sent.csv"
COLUMNS = ("destination", "key", "code", "message", "field", "there", "ours")
_BIB = ("bibtex", "biblatex")
_COUNTS = (("created", "created"), ("updated", "updated"), ("unchanged", "unchanged"))


@dataclass(frozen=True, slots=True)
class Sending:
    """What the command line asked for: the folder of the harvest, what stands behind the destination's colon, and the rest."""

    folder: Path
    argument: str
    formats: str
    collection: str
    dry_run: bool
    settings: Settings


def send(to: str, entries: Sequence[Entry], sending: Sending) -> bool:
    """Send works to a destination; whether all of them are there now. Raises UsageError for a destination there is none of."""
    name, _colon, argument = to.partition(":")
    if name not in DESTINATIONS:
        raise UsageError(f"--to {to[:80]}: there is no such destination", advice=f"Destinations: {', '.join(SHOWN)}.")
    if sending.collection and name != "zotero":
        raise UsageError(f"--collection is for --to zotero, not {name}")
    if sending.dry_run and name in ("openurl", "clipboard"):
        raise UsageError(f"--dry-run is for destinations that keep something, not {name}")
    outcome = DESTINATIONS[name](entries, replace(sending, argument=argument))
    if outcome is None:
        return True
    _tell(name, sending, outcome)
    return all(one.code in NO_FAULT for one in outcome.left)


def _tell(name: str, sending: Sending, outcome: Outcome) -> None:
    told = ", ".join(f"{outcome.counts[count]} {word}" for count, word in _COUNTS if outcome.counts[count])
    would = " (nothing was written: --dry-run)" if sending.dry_run else ""
    sys.stderr.write(f"{name}: {told or 'nothing to do'}{would}\n")
    for one in outcome.left[:20]:
        sys.stderr.write(f"  {one.key}: {_plain(one.message)}\n")
        for field, there, ours in one.differences:
            sys.stderr.write(f"    {field}: there “{_short(there)}”, here “{_short(ours)}”\n")
    if len(outcome.left) > 20:
        sys.stderr.write(f"  … and {len(outcome.left) - 20} more\n")
    path = sending.folder / NOT_SENT
    if not sending.dry_run and (outcome.left or path.exists()):
        write_whole(path, _rows(name, outcome.left))
        sys.stderr.write(f"{path}\n")


def _plain(text: str) -> str:
    """A text of a server's or of somebody's file, as a terminal may show it."""
    return "".join(char if char.isprintable() else " " for char in text)


def _short(text: str) -> str:
    shown = _plain(text)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"


def _rows(name: str, left: Sequence[Left]) -> Iterator[str]:
    """not-sent.csv: a row for each work that was left, and for each field in which it differs."""
    yield "\ufeff" + line(list(COLUMNS))
    for one in left:
        for field, there, ours in one.differences or (("", "", ""),):
            yield line([name, one.key, one.code, _plain(one.message), field, _plain(there), _plain(ours)])


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


@contextmanager
def _journal(path: Path, about: str, sending: Sending) -> Iterator[Journal]:
    """What was sent before. It is put in order where all went well: what must not be forgotten is kept as it goes."""
    journal = Journal(path, about)
    yield journal
    if not sending.dry_run:
        journal.close()


def _to_zotero(entries: Sequence[Entry], sending: Sending) -> Outcome | None:
    settings = sending.settings
    library = sending.argument or settings.zotero_library
    is_set = settings.zotero_url != Settings().zotero_url
    session = Session(settings, origins=frozenset({origin(settings.zotero_url)}) if is_set else frozenset())
    clock = Clock(lambda: datetime.now(UTC), time.sleep, settings.patience)
    # Nothing is asked in a dry run, so no key is needed.
    key = settings.zotero_api_key or ("none" if sending.dry_run else "")
    api = Api(session.send, clock, base=settings.zotero_url, library=library, key=key, tell=_say)
    with _journal(
        sending.folder / f"zotero-{library.replace('/', '-')}.jsonl", f"zotero {library}", sending
    ) as journal:
        if sending.dry_run:
            sys.stdout.writelines(
                zotero.dry_run(entries, journal, library, [sending.collection] if sending.collection else [])
            )
            return None
        collections = [api.collection(sending.collection)] if sending.collection else []
        return zotero.send(entries, api, journal, collections)


def _to_connector(entries: Sequence[Entry], sending: Sending) -> Outcome | None:
    base = sending.settings.zotero_connector_url
    # A proxy is for the world; this machine is asked itself, at exactly this origin.
    session = Session(replace(sending.settings, proxy=""), origins=zotero_connector.own_origin(base))
    with _journal(sending.folder / "zotero-connector.jsonl", "zotero-connector", sending) as journal:
        if sending.dry_run:
            sys.stdout.writelines(zotero_connector.dry_run(entries, journal))
            return None
        return zotero_connector.send(entries, session.send, base, journal)


def _to_bib(entries: Sequence[Entry], sending: Sending) -> Outcome:
    if not sending.argument:
        raise UsageError("--to bib: which file?", advice="Write it as bib:library.bib.")
    write = next((one.write for one in exporters(sending.formats or _BIB[0]) if one.name in _BIB), None)
    if write is None:
        raise UsageError("a .bib file is written in bibtex or biblatex", advice="Give one of them with --formats.")
    path = Path(sending.argument)
    with _journal(path.with_name(f"{path.name}.harvester.jsonl"), "bib", sending) as journal:
        before = whole.read(path)
        found = bib.update(before or b"", journal.ledger, entries, _as_text(write))
        if found.body != (before or b"") and not sending.dry_run:
            whole.replace(path, before, found.body)
        return found.outcome


def _as_text(write: Callable[[Iterable[Entry]], Pieces]) -> Callable[[Iterable[Entry]], Iterator[str]]:
    """A text format's exporter, which gives texts."""
    return lambda entries: (str(piece, "utf-8") if isinstance(piece, bytes) else piece for piece in write(entries))


def _to_openurl(entries: Sequence[Entry], sending: Sending) -> None:
    base = openurl.resolver(sending.argument) if sending.argument else ""
    sys.stdout.writelines(openurl.write(iter(entries), base))


def _to_clipboard(entries: Sequence[Entry], sending: Sending) -> None:
    chosen = exporters(sending.formats or _BIB[0])
    if len(chosen) != 1:
        raise UsageError("a clipboard holds one format", advice="Give one with --formats, as --formats ris.")
    if chosen[0].name == "xlsx":
        raise UsageError(
            "a clipboard holds text, and xlsx is none", advice="Give another with --formats, as --formats tsv."
        )
    name = clipboard.copy("".join(_as_text(chosen[0].write)(entries)), os.environ)
    sys.stderr.write(f"{len(entries)} works as {chosen[0].name} are in the clipboard ({name}).\n")


DESTINATIONS: dict[str, Callable[[Sequence[Entry], Sending], Outcome | None]] = {
    "zotero": _to_zotero, "zotero-connector": _to_connector, "bib": _to_bib, "openurl": _to_openurl, "clipboard": _to_clipboard,
}  # fmt: skip
SHOWN = ("zotero[:users/ID|:groups/ID]", "zotero-connector", "bib:FILE.bib", "openurl[:RESOLVER]", "clipboard")
"""The destinations as they are written."""
