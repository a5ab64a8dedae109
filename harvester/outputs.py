"""The files of a harvest, each written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from harvester import letters, refused
from harvester.assembled import Assembled, Listed
from harvester.cores import Call, Cores
from harvester.exporters import Exporter, exporter
from harvester.exporters.csv_table import line
from harvester.exporters.losses import Losses, exported
from harvester.formats_written import exporters, refuse_losses, refuse_unread, told
from harvester.keys import Changed, write_changes
from harvester.report import RunFacts, Whole, gather, write_csv, write_html, write_json, write_upstream
from harvester.shelf import Each
from harvester.spool import Disk
from harvester.steps import Step, Steps, untold
from harvester.whole_files import write as write_bytes
from harvester.work import Entry

__all__ = [
    "Exports", "exporters", "failures", "refuse_losses", "refuse_unread", "told", "write_all", "write_exports", "write_keys", "write_refused",
    "write_reports", "write_whole",
]  # fmt: skip


class Exports(NamedTuple):
    """Files that were written, and what their formats could not hold, a sentence a format."""

    paths: tuple[Path, ...]
    losses: tuple[str, ...]


AT_LEAST = 300
"""Works from which on files are written on other cores too: a process takes a third of a second of one to begin."""


def write_all(
    folder: Path,
    assembled: Assembled,
    formats: Sequence[Exporter],
    facts: RunFacts,
    steps: Steps = untold,
    *,
    helpers: int = 0,
) -> Exports:
    """Write exports, reports and failures; gives the paths in the order in which a person opens them.

    With so many `helpers`, processes beside this one, files of a long list are written at the same time.
    """
    with _cores(assembled, helpers, steps) as cores:
        exports = _begun_exports(cores, folder, assembled, formats)
        reports = _reports(cores, folder, assembled, facts, steps)
        (*paths, failed), losses = _written(exports, folder, assembled, steps)
    return Exports((*paths, *reports, failed), losses)


def write_exports(
    folder: Path, assembled: Assembled, formats: Sequence[Exporter], steps: Steps = untold, *, helpers: int = 0
) -> Exports:
    """Write exports and failures, without the reports."""
    with _cores(assembled, helpers, steps) as cores:
        return _written(_begun_exports(cores, folder, assembled, formats), folder, assembled, steps)


def write_reports(
    folder: Path, assembled: Assembled, facts: RunFacts, steps: Steps = untold, *, helpers: int = 0
) -> tuple[Path, ...]:
    """Write the reports: for people, for spreadsheets and programs, and what repositories should mend."""
    with _cores(assembled, helpers, steps) as cores:
        return _reports(cores, folder, assembled, facts, steps)


def _cores(assembled: Assembled, helpers: int, steps: Steps) -> Cores:
    return Cores(helpers if len(assembled.works) >= AT_LEAST else 0, steps)


class _Begun(NamedTuple):
    """An export that has been begun."""

    exporter: Exporter
    path: Path
    call: Call[Losses]


def _begun_exports(cores: Cores, folder: Path, assembled: Assembled, formats: Sequence[Exporter]) -> tuple[_Begun, ...]:
    def begun(exporter: Exporter) -> _Begun:
        path, entries = folder / exporter.file_name, assembled.entries(told=exporter.tells_all)
        call = Call(_step(path), len(entries), _export, path, exporter.name, entries)
        return _Begun(exporter, path, cores.begin(call))

    return tuple(map(begun, formats))


def _written(exports: Sequence[_Begun], folder: Path, assembled: Assembled, steps: Steps) -> Exports:
    losses = [(one.exporter.title, one.call.result(steps)) for one in exports]
    failed = write_whole(folder / "failures.csv", failures(assembled.failures))
    sentences = [told(title, lost) for title, lost in losses]
    return Exports((*(one.path for one in exports), failed), tuple(one for one in sentences if one))


def _reports(cores: Cores, folder: Path, assembled: Assembled, facts: RunFacts, steps: Steps) -> tuple[Path, ...]:
    failed = Each(assembled.failures, attrgetter("failure"))
    works = assembled.works
    whole = gather(Step("counting", len(works), steps).over(works), failed, facts, Disk(folder))
    whole = replace(whole, works=works)
    table, program = folder / "report.csv", folder / "report.json"
    calls = (
        cores.begin(Call(_step(table), len(works), _report_csv, table, whole)),
        cores.begin(Call(_step(program), len(works), _report_json, program, whole, assembled.listed())),
    )
    page = _report(folder / "report.html", write_html, whole, steps)
    for call in calls:
        call.result(steps)
    return (page, table, program, write_whole(folder / "upstream.csv", write_upstream(whole.fixes)))


def _step(path: Path) -> str:
    return f"writing {path.name}"


def _export(path: Path, name: str, entries: Sequence[Entry], steps: Steps) -> Losses:
    """Write an export; what its format could not hold."""
    losses = Losses()
    written = Step(_step(path), len(entries), steps).through(entries)
    write_bytes(path, exported(exporter(name), written, losses))
    return losses


def _report_csv(path: Path, whole: Whole, steps: Steps) -> Path:
    return _report(path, write_csv, whole, steps)


def _report_json(path: Path, whole: Whole, entries: Sequence[Entry], steps: Steps) -> Path:
    return _report(path, partial(write_json, entries=entries), whole, steps)


def _report(path: Path, write: Callable[[Whole], Iterable[str]], whole: Whole, steps: Steps) -> Path:
    watched = Step(_step(path), len(whole.works), steps).over(whole.works)
    return write_whole(path, write(replace(whole, works=watched)))


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
