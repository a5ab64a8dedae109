"""docs/bibtex.md holds every type, marker and modifier that there is, as the code's own tables have them."""

from __future__ import annotations

import re
from pathlib import Path

from harvester.exporters.bibtex_types import ROWS
from harvester.keys.markers import MARKERS
from harvester.keys.modifiers import MODIFIERS, PARAMETERS

TEXT = (Path(__file__).parents[1] / "docs" / "bibtex.md").read_text(encoding="utf-8")


def test_types() -> None:
    rows = [line for line in TEXT.splitlines() if re.match(r"\| `[a-z_-]+` \| `@", line)]
    assert rows == [f"| `{row.csl}` | `@{row.bibtex}` | `@{row.biblatex}` | {row.why} |" for row in ROWS]


def test_markers() -> None:
    table = TEXT.partition("### Markers")[2].partition("### Modifiers")[0]
    named = [
        name for line in table.splitlines() if line.startswith("|") for name in re.findall(r"`\[([^\]]+)\]`", line)
    ]
    assert sorted(named) == sorted(marker.written for marker in MARKERS)


def test_modifiers() -> None:
    table = TEXT.partition("### Modifiers")[2]
    assert re.findall(r"^\| `:(.+?)` \|", table, re.MULTILINE) == [*MODIFIERS, *PARAMETERS]
