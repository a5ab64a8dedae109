"""The harvest of the demonstration, replayed offline into a folder."""

from __future__ import annotations

from pathlib import Path

from harvester.outputs import exporters
from harvester.progress import Unwatched
from harvester.recording import recorded, replaying
from harvester.run import RunOptions, run_harvest
from harvester.settings import Settings
from harvester.sources import Lists

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASSETTE = FIXTURES / "cassettes" / "demo.yaml"
LIST = FIXTURES / "demo" / "addresses.txt"


def harvest(folder: Path, threads: int) -> Path:
    options = RunOptions(
        folder=folder,
        store=folder / "harvest.db",
        formats=exporters("csl-json,bibtex,ris,csv"),
        enrich=True,
        replaying=True,
        refresh=False,
        origin="addresses.txt",
        made=None,
        recorded=recorded(CASSETTE),
    )
    lists = Lists(paths=(str(LIST),))
    with replaying(CASSETTE):
        run_harvest(lists, Settings(threads=threads), options, Unwatched())
    return folder
