"""docs/reports.md names every column, every kind of row and every member of the reports, and no other."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

from report_world import FACTS, world

from harvester.crosscheck import upstream
from harvester.report import csv_report, gather, json_report, write_csv

TEXT = (Path(__file__).parents[1] / "docs/reports.md").read_text("utf-8")
SCHEMA = json.loads(Path(json_report.__file__).with_name("report.schema.json").read_text("utf-8"))


def named(head: str) -> list[str]:
    """The names in the first column of the table with this head."""
    table = TEXT.split(f"\n| {head} | ", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [name for row in table for name in re.findall(r"`([^`]+)`", row.split("|")[1])]


def test_the_columns_of_the_tables() -> None:
    assert named("column") == list(csv_report.COLUMNS)
    assert re.findall(
        r"^\| `([^`]+)` \|", TEXT.split("## upstream.csv", 1)[1].split("\n## ", 1)[0], re.MULTILINE
    ) == list(upstream.COLUMNS)


def test_the_rows_of_report_csv() -> None:
    assembled = world(200)
    text = "".join(write_csv(gather(assembled.works, [one.failure for one in assembled.failures], FACTS)))
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert {row["row"] for row in rows} == set(named("row"))


def test_the_members_of_report_json() -> None:
    assert named("member") == list(SCHEMA["properties"])
    assert sorted(named("member of a work")) == sorted(SCHEMA["$defs"]["work"]["properties"])
