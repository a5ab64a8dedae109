"""The files of a harvest, each written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from harvester import letters, refused
from harvester.assembled import Assembled, Listed
from harvester.exporters import Exporter
from harvester.exporters.csv_table import line
from harvester.exporters.losses import Losses, exported
from harvester.formats_written import exporters, refuse_losses, refuse_unread, told
from harvester.keys import Changed, write_changes
from harvester.report import RunFacts, Whole, gather, write_csv, write_html, write_json, write_upstream
from harvester.shelf import Each
from harvester.spool import Disk
from harvester.steps import Step, Steps, untold
from harvester.whole_files import write as write_bytes

__all__ = [
    "Exports", "exporters", "failures", "refuse_losses", "refuse_unread", "told", "write_all", "write_exports", "write_keys", "write_refused",
    "write_reports", "write_whole",
]  # fmt: skip


class Exports(NamedTuple):
    """Files that were written, and what their formats could not hold, a sentence a format."""

    paths: tuple[Path, ...]
    losses: tuple[str, ...]


def write_all(
    folder: Path, assembled: Assembled, formats: Sequence[Exporter], facts: RunFacts, steps: Steps = untold
) -> Exports:
    """Write exports, reports and failures; gives the paths in the order in which a person opens them."""
    (*exports, failed), losses = write_exports(folder, assembled, formats, steps)
    return Exports((*exports, *write_reports(folder, assembled, facts, steps), failed), losses)


def write_exports(folder: Path, assembled: Assembled, formats: Sequence[Exporter], steps: Steps = untold) -> Exports:
    """Write exports and failures, without the reports."""
    lost = [Losses() for _exporter in formats]
    paths = []
    for exporter, losses in zip(formats, lost, strict=True):
        entries = assembled.entries(told=exporter.tells_all)
        written = Step(f"writing {exporter.file_name}", len(entries), steps).through(entries)
        paths.append(write_bytes(folder / exporter.file_name, exported(exporter, written, losses)))
    sentences = [told(exporter.title, losses) for exporter, losses in zip(formats, lost, strict=True)]
    failed = write_whole(folder / "failures.csv", failures(assembled.failures))
    return Exports((*paths, failed), tuple(one for one in sentences if one))


def write_reports(folder: Path, assembled: Assembled, facts: RunFacts, steps: Steps = untold) -> tuple[Path, ...]:
    """Write the reports: for people, for spreadsheets and programs, and what repositories should mend."""
    failed = Each(assembled.failures, lambda listed: listed.failure)
    works = assembled.works
    whole = gather(Step("counting", len(works), steps).over(works), failed, facts, Disk(folder))

    def report(name: str, write: Callable[[Whole], Iterable[str]]) -> Path:
        watched = Step(f"writing {name}", len(works), steps).over(works)
        return write_whole(folder / name, write(replace(whole, works=watched)))

    return (
        report("report.html", write_html), report("report.csv", write_csv),
        report("report.json", lambda whole: write_json(whole, assembled.listed())),
        write_whole(folder / "upstream.csv", write_upstream(whole.fixes)),
    )  # fmt: skip


def write_refused(folder: Path, closed: Sequence[refused.Closed], asking: refused.Asking) -> tuple[Path, ...]:
    """Write blocked.csv and a letter to each host in it, where hosts refused; an earlier blocked.csv is brought up to date."""
    table = folder / "blocked.csv"
    if not closed and not table.exists():
        return ()
    letters.remove_old(folder, table, {one.letter for one in closed})
    written = [write_whole(folder / one.letter, [refused.letter(one, asking)]) for one in closed]
    return (write_whole(table, refused.write_csv(closed)), *written)


def write_keys(folder: Path, changed: Sequence[Changed]) -> tuple[Path, ...]:
    """Write keys.csv, where keys changed: which became which, behind what changed in earlier runs."""
    if not changed:
        return ()
    path = folder / "keys.csv"
    before = path.read_bytes().decode("utf-8", "replace") if path.exists() else ""
    return (write_whole(path, write_changes(changed, before)),)


def failures(listed: Iterable[Listed]) -> Iterator[str]:
    """failures.csv: a row for each line that gave no record, and for each service that could not be asked."""
    yield "\ufeff" + line(["address", "list", "line", "stage", "code", "message", "advice"])
    for one in listed:
        failure = one.failure
        yield line(
            [failure.address, one.origin, str(one.number), failure.stage, failure.code, failure.message, failure.advice]
        )


def write_whole(path: Path, pieces: Iterable[str]) -> Path:
    """Write a text in UTF-8, whole or not at all. Raises StoreError where it cannot be written."""
    return write_bytes(path, (piece.encode() for piece in pieces))
