"""A harvest of pages on loopback for the tests of what is kept of it: its titles, and its jobs as they lie in the store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from loopback import Server, page, serving
from warc_pages import body

if TYPE_CHECKING:
    from command_line import Cli


ETAG, MODIFIED = '"v1"', "Mon, 01 Jan 2024 00:00:00 GMT"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(
        {"/1": page(body("Work one"), "Content-Type: text/html", f"ETag: {ETAG}", f"Last-Modified: {MODIFIED}")}
    ) as one:
        yield one


def harvest(cli: Cli, folder: Path, *more: object, code: int = 0) -> None:
    (folder.parent / "harvester.toml").write_text('allow_networks = ["127.0.0.0/8"]\ndelay = 0.001\n')
    done = cli(
        "harvest",
        "-o",
        folder,
        "--no-enrich",
        "--formats",
        "csl-json",
        "--config",
        folder.parent / "harvester.toml",
        *more,
    )
    assert done.code == code, done.err


def titles(folder: Path) -> list[str]:
    return sorted(item["title"] for item in json.loads((folder / "records.json").read_text(encoding="utf-8")))


def jobs(folder: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "harvest.db")) as db:
        return db.execute(
            "SELECT key, state, reading, failure, file, start, length, validators FROM jobs ORDER BY key"
        ).fetchall()
