"""Options that several commands share, and the settings they make."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harvester.errors import UsageError
from harvester.settings import Settings

if TYPE_CHECKING:
    from harvester.crosscheck import Policy
    from harvester.keys import Naming
    from harvester.work import Decision

OutputDir = Annotated[
    Path, typer.Option("-o", "--output", metavar="DIR", help="Where results and the state of the harvest are kept.")
]
FORMATS_HELP = (
    "Formats to write, joined by commas: csl-json, bibtex, bibtex-ascii, biblatex, ris, csv, tsv, xlsx, mods, marcxml, endnote-xml, nbib, "
    "json-ld, html, jsonl."
)
Formats = Annotated[str, typer.Option("--formats", metavar="LIST", help=FORMATS_HELP)]
To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="DESTINATION",
        help="Send the works instead: zotero[:users/ID|:groups/ID], zotero-connector (a Zotero that runs here), bib:FILE.bib "
        "(updated in place), openurl[:RESOLVER], clipboard (docs/destinations.md).",
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="End with status 1 where a format cannot hold all that the works say, or (convert) not all of a file was read; the files are written.",
    ),
]
Collection = Annotated[
    str,
    typer.Option("--collection", metavar="NAME|KEY", help="With --to zotero: the collection that new items go into."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="With --to: show what would be sent; nothing is written or asked.")
]
StoreUrl = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="PLACE",
        help="Keep the state in this SQLite file, or in PostgreSQL (postgresql://…), instead of DIR/harvest.db.",
    ),
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
    int | None,
    typer.Option(
        "--threads", metavar="NUMBER", min=1, max=64, help="How many hosts are fetched from at a time (default 8)."
    ),
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
PolicyFile = Annotated[
    Path | None,
    typer.Option(
        "--policy",
        metavar="FILE",
        help="Merge by the order of trust of this file (docs/crosscheck.md) instead of the written one.",
    ),
]
Decisions = Annotated[
    Path | None,
    typer.Option(
        "--decisions", metavar="FILE", help="Also follow the decisions of this file (harvester decide --export)."
    ),
]
KeyPattern = Annotated[
    str | None,
    typer.Option(
        "--key-pattern",
        metavar="PATTERN",
        # The first bracket is escaped: rich would take it for markup, and show nothing of it.
        help=r"Make citation keys by this pattern, as \[auth]\[year] (docs/bibtex.md).",
    ),
]
FreezeKeys = Annotated[
    Path | None,
    typer.Option(
        "--freeze-keys",
        metavar="LIBRARY",
        help="Keep the keys that this library (.bib, .json, .ris) has for the same works.",
    ),
]
NoEnrich = Annotated[
    bool, typer.Option("--no-enrich", help="Do not ask Crossref, PubMed and DataCite: pages or entries alone.")
]
NoSearch = Annotated[bool, typer.Option("--no-search", help="Do not search for works that no identifier leads to.")]
RefreshAnswers = Annotated[
    bool, typer.Option("--refresh-answers", help="Ask the services again, however new their answers are.")
]


def settings(
    config: Path | None, mailto: str | None = None, allow_network: list[str] | None = None, threads: int | None = None,
    who: str | None = None,
) -> Settings:  # fmt: skip
    """Settings from flags, environment and file."""
    file = config if config is not None else Path("harvester.toml")
    flags = {"mailto": mailto, "allow_networks": tuple(allow_network or ()), "threads": threads, "who": who}
    return Settings.load(flags, os.environ, file if config is not None or file.is_file() else None)


def policy(file: Path | None, config: Path | None = None) -> Policy:
    """The order of trust: of a file, else of the [policy] section of the settings file, else the written one."""
    from harvester.crosscheck import DEFAULT  # noqa: PLC0415 - `parse` must not wait for these
    from harvester.policies import configured_policy, load_policy  # noqa: PLC0415

    if file is not None:
        return load_policy(file)
    settings_file = config if config is not None else Path("harvester.toml")
    return configured_policy(settings_file) if config is not None or settings_file.is_file() else DEFAULT


def decisions(file: Path | None) -> tuple[Decision, ...]:
    """The decisions of a file; none where no file is given."""
    from harvester.deciding import read_decisions  # noqa: PLC0415 - `parse` must not wait for the cross-check

    return read_decisions(file) if file is not None else ()


def naming(pattern: str | None, library: Path | None, config: Path | None = None) -> Naming:
    """How works get their citation keys: by the pattern that is asked for or set, and as a library has them.

    Raises UsageError for a pattern that is none, and a library that cannot be read.
    """
    from harvester.keys import Held, Naming, read_pattern  # noqa: PLC0415 - `parse` must not wait for the cross-check

    text = pattern if pattern is not None else settings(config).key_pattern
    held: tuple[Held, ...] = ()
    if library is not None:
        from harvester.commands.libraries import encoding_told  # noqa: PLC0415 - only here
        from harvester.library_files import read_body, read_library  # noqa: PLC0415

        body = read_body(library)
        kind, read = read_library(library, body)
        sys.stderr.write(encoding_told(str(library), kind, body))
        for problem in read.problems:
            sys.stderr.write(f"{library}:{problem.line}: {problem.message}\n")
        held = tuple(Held(entry.key, entry.reading.record) for entry in read.entries)
    return Naming(pattern=read_pattern(text) if text else None, library=held)


def refuse_terminal(what: str, advice: str) -> None:
    """A file of bytes is not written to a terminal, which shows it as rubbish. Raises UsageError."""
    if sys.stdout.isatty():
        raise UsageError(f"{what} is no text for a terminal", advice=advice)


def store_place(store: str, folder: Path) -> Path | str:
    """Where the state is kept: a file, or the address of a PostgreSQL database. Raises UsageError for any other kind."""
    scheme, colon, _rest = store.partition("://")
    if colon and scheme in ("postgresql", "postgres"):
        return store
    if colon and not store.startswith("sqlite:///"):
        raise UsageError(
            f"--store {scheme}://…: there is no such kind of store", advice="Give a path, or postgresql://…."
        )
    return Path(store.removeprefix("sqlite:///")) if store else folder / "harvest.db"


def answers_path(settings: Settings, folder: Path | None) -> Path:
    """Where `check` keeps what services said: with the harvest in its folder, where there is one; else in the file that the
    settings name, or among this user's caches.
    """
    if folder is not None and (folder / "harvest.db").exists():
        return folder / "harvest.db"
    return Path(settings.answers) if settings.answers else _caches() / "harvester" / "answers.db"


def _caches() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
