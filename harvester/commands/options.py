"""Options that several commands share, and the settings they make."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harvester.errors import UsageError
from harvester.settings import Settings

if TYPE_CHECKING:
    from harvester.work import Decision

OutputDir = Annotated[
    Path, typer.Option("-o", "--output", metavar="DIR", help="Where results and the state of the harvest are kept.")
]
Formats = Annotated[
    str,
    typer.Option(
        "--formats", metavar="LIST", help="Formats to write, joined by commas: csl-json, bibtex, biblatex, ris, csv."
    ),
]
StoreUrl = Annotated[
    str, typer.Option("--store", metavar="PATH", help="Keep the state in this SQLite file instead of DIR/harvest.db.")
]
Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Read settings from this file instead of ./harvester.toml."),
]
Mailto = Annotated[
    str | None,
    typer.Option("--mailto", metavar="EMAIL", help="Your address: Crossref, PubMed and hosts see whom to write to."),
]
AllowNetwork = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-network",
        metavar="CIDR",
        help="Let pages of this private network be fetched, as 10.1.0.0/16 (your own repository).",
    ),
]
Threads = Annotated[
    int | None, typer.Option("--threads", min=1, max=64, help="How many hosts are fetched from at a time (default 8).")
]
Record = Annotated[
    Path | None,
    typer.Option(
        "--record", metavar="CASSETTE", help="Keep all HTTP of this harvest in a file that --replay can play."
    ),
]
Replay = Annotated[
    Path | None,
    typer.Option("--replay", metavar="CASSETTE", help="Harvest from a recording: no network, whatever is asked."),
]
Decisions = Annotated[
    Path | None,
    typer.Option(
        "--decisions", metavar="FILE", help="Also follow the decisions of this file (harvester decide --export)."
    ),
]
NoEnrich = Annotated[bool, typer.Option("--no-enrich", help="Do not ask Crossref and PubMed: pages alone.")]


def settings(
    config: Path | None, mailto: str | None = None, allow_network: list[str] | None = None, threads: int | None = None,
    who: str | None = None,
) -> Settings:  # fmt: skip
    """Settings from flags, environment and file."""
    file = config if config is not None else Path("harvester.toml")
    flags = {"mailto": mailto, "allow_networks": tuple(allow_network or ()), "threads": threads, "who": who}
    return Settings.load(flags, os.environ, file if config is not None or file.is_file() else None)


def decisions(file: Path | None) -> tuple[Decision, ...]:
    """The decisions of a file; none where no file is given."""
    from harvester.deciding import read_decisions  # noqa: PLC0415 - `parse` must not wait for the cross-check

    return read_decisions(file) if file is not None else ()


def store_path(store: str, folder: Path) -> Path:
    """Where the state is kept. Raises UsageError for a kind of store this version has not."""
    if "://" in store and not store.startswith("sqlite:///"):
        raise UsageError(
            f"--store {store.partition('://')[0]}://…: this version keeps its state in SQLite alone",
            advice="Give a path.",
        )
    return Path(store.removeprefix("sqlite:///")) if store else folder / "harvest.db"
