"""The least that is accepted of the figures of accuracy, and what fell where one is not reached."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from measuring import Run
from scoring import CORE, Score

FLOORS = Path(__file__).parent / "floors.toml"
_HEAD = """\
# The least that tests/test_accuracy.py accepts, with no tolerance: figures only rise. Written by
#   python benchmarks/accuracy.py --floors benchmarks/floors.toml
# which refuses where a figure would sink. `wrong` are the wrong core fields of each page when it was written: beside them
# a failing test shows which records fell.
"""
# Where few records are read, a ratio sinks when more of them are: there only the count of exact records is held.
ONLY_EXACT = ("labelled",)


def figures(score: Score) -> dict[str, float]:
    """The figures that have a floor."""
    return {
        "exact": score.count("exact"),
        "core_precision": round(score.core.precision or 0, 4),
        "core_f1": round(score.core.f1 or 0, 4),
        "author_f1": round(score.fields["author"].f1 or 0, 4),
    }


def read(path: Path = FLOORS) -> dict[str, dict[str, Any]]:
    """Floors by the name of the folder of pages."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def below(score: Score, floor: Mapping[str, Any]) -> list[str]:
    """What is below its floor, in words; empty where all is well."""
    found = [
        f"{name} {value} is below {floor[name]}" for name, value in figures(score).items() if value < floor.get(name, 0)
    ]
    if score.negatives_made > floor["negatives_made"]:
        made = [slug for slug, page in score.pages.items() if page.negative and page.made]
        found.append(f"records made of pages that are none: {', '.join(made)}")
    return [*found, *fell(score, floor)] if found else []


def fell(score: Score, floor: Mapping[str, Any]) -> list[str]:
    """Core fields that are wrong now and were not."""
    found = []
    for slug, now in wrong(score).items():
        new = sorted(set(now) - set(floor["wrong"].get(slug, ())))
        if new:
            found.append(f"fell: {slug}: {', '.join(new)}")
    return found


def wrong(score: Score) -> dict[str, list[str]]:
    """Page to its wrong core fields."""
    found = {slug: [one.field for one in page.wrong if one.field in CORE] for slug, page in score.pages.items()}
    return {slug: fields for slug, fields in found.items() if fields}


def write(path: Path, runs: Iterable[Run]) -> int:
    """Write the floors of these runs; refuse, and say why, where a figure would sink."""
    old = read(path) if path.exists() else {}
    parts = [_HEAD]
    for run in runs:
        sunk = below(run.score, old[run.name]) if run.name in old else []
        if sunk:
            print("\n".join(f"{run.name}: {line}" for line in sunk), file=sys.stderr)
            return 1
        held = {
            name: value for name, value in figures(run.score).items() if name == "exact" or run.name not in ONLY_EXACT
        }
        rows = [f"{name} = {value}" for name, value in {**held, "negatives_made": 0}.items()]
        parts += [f"[{run.name}]", *rows, "", f"[{run.name}.wrong]"]
        # A string and a list of strings are the same in JSON and in TOML.
        parts += [f"{json.dumps(slug)} = {json.dumps(fields)}" for slug, fields in wrong(run.score).items()]
        parts.append("")
    path.write_text("\n".join(parts), encoding="utf-8")
    return 0
