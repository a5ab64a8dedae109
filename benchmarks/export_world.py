"""The works that `exports.py` has written, in a folder: the same for all, each as a tool holds them."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from export_peers import plain
from export_records import entries

from harvester.exporters.losses import Losses, exported
from harvester.outputs import exporters

# Slow tools are given one work in so many.
PARTS = {"pybtex": 20, "bibtexparser 2": 20}


class World(NamedTuple):
    """The same works in a folder: as we hold them, as tools for BibTeX hold them, and as CSL-JSON; and where all write."""

    held: Path
    plain: Path
    csl: Path
    output: Path
    works: int


def world(folder: Path, count: int) -> World:
    return World(
        folder / "works.held",
        folder / "works.plain",
        folder / "works.json",
        folder / "written",
        count,
    )


def fill(made: World) -> None:
    hold(made.held, made.works)
    with made.plain.open("wb") as plainly:
        for one in kept(made.held, made.works):
            pickle.dump(plain(one), plainly)
    (csl,) = exporters("csl-json")
    with made.csl.open("wb") as file:
        file.writelines(exported(csl, kept(made.held, made.works), Losses()))


def hold(path: Path, count: int) -> None:
    """Works in a file, from which a process gets them without making them: that takes memory of its own."""
    with path.open("wb") as held:
        for one in entries(count):
            pickle.dump(one, held)


def kept(path: Path, count: int) -> Iterator[Any]:
    with path.open("rb") as file:
        for _one in range(count):
            yield pickle.load(file)


def part(name: str, count: int) -> int:
    """How many works a tool is given."""
    return max(1, count // PARTS.get(name, 1))
