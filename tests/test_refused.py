"""Hosts that let no program in: the works that are written without their pages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from made_up_web import WORLD, Web, failures, harvest, items, page
from walled_hosts import walled

from harvester.outputs import exporters
from harvester.progress import Unwatched
from harvester.run import RunOptions, run_harvest
from harvester.settings import Settings
from harvester.sources import Lists, read_list
from harvester.summary import Summary

__all__ = ["walled"]


CSV_LIST = (
    "url,doi,pmid\n"
    "https://walled.example.org/0,{0},\n"
    "https://walled.example.org/1,,{1}\n"
    "https://down.example.org/2,doi:{2},\n"
    "https://walled.example.org/3,,\n"
    "https://pages.example.org/anonymous,{9},\n"
    ",{5},\n"
)


def listed(tmp_path: Path, text: str, **changes: Any) -> Summary:
    path = tmp_path / "list.csv"
    path.write_text(text)
    options: dict[str, Any] = {
        "folder": tmp_path, "store": tmp_path / "harvest.db", "formats": exporters("csl-json"), "enrich": True, "replaying": True,
        "refresh": False, "origin": "test", "made": None,
    }  # fmt: skip
    summary = run_harvest(
        Lists((), (str(path),)), Settings(threads=2, delay=0, mailto="me@example.org"), RunOptions(**options | changes), Unwatched(),
    )  # fmt: skip
    assert summary is not None
    return summary


def test_a_work_whose_identifier_is_known_is_written_without_its_page(walled: Web, tmp_path: Path) -> None:
    text = CSV_LIST.format(*(WORLD.pmid(n) if n == 1 else WORLD.doi(n) for n in range(10)))
    summary = listed(tmp_path, text)
    assert (summary.works, summary.closed) == (5, 1)
    works = {item["DOI"]: item["custom"]["sources"] for item in items(tmp_path)}
    assert set(works) == {WORLD.doi(n) for n in (0, 1, 2, 5, 9)}
    assert {name for n in (0, 1, 2) for names in works[WORLD.doi(n)].values() for name in names} <= {
        "crossref",
        "pubmed",
    }
    rows = failures(tmp_path)
    assert {url: row["code"] for url, row in rows.items()} == {
        **{f"https://walled.example.org/{n}": "challenge" for n in (0, 1, 3)}, "https://down.example.org/2": "connect",
    }  # fmt: skip
    assert "from the services alone" in rows["https://walled.example.org/0"]["message"]
    assert WORLD.doi(0) in rows["https://walled.example.org/0"]["message"]
    assert "services" not in rows["https://walled.example.org/3"]["message"]
    table = list(csv.DictReader(io.StringIO((tmp_path / "blocked.csv").read_text(encoding="utf-8-sig"))))
    assert [(row["host"], row["addresses"], row["written_from_services"]) for row in table] == [
        ("walled.example.org", "3", "2")
    ]
    assert table[0]["seen"] == "Cloudflare's check against robots"
    assert table[0]["when"]
    assert "me@example.org" in (tmp_path / table[0]["letter"]).read_text()
    assert len([url for url in walled.sent if "walled" in url]) <= 4, "its robots.txt and three pages"


def test_an_address_that_names_its_doi_needs_no_column(walled: Web, tmp_path: Path) -> None:
    del walled
    summary = harvest(
        [f"https://walled.example.org/doi/full/{WORLD.doi(7)}", "https://walled.example.org/doi/10.5555/w.99999"],
        tmp_path,
    )
    assert summary.works == 1
    assert items(tmp_path)[0]["DOI"] == WORLD.doi(7)
    messages = [row["message"] for row in failures(tmp_path).values()]
    assert "which the address names: from the services alone" in messages[0]
    assert "gave no record" in messages[1]


def test_a_page_that_is_read_speaks_for_itself(web: Web, tmp_path: Path) -> None:
    del web
    path = tmp_path / "list.csv"
    path.write_text(f"url,doi\n{page(3)},{WORLD.doi(4)}\n")
    assert [line.known for line in read_list(str(path))] == [f"doi:{WORLD.doi(4)}"]
    listed(tmp_path, path.read_text())
    assert [item["DOI"] for item in items(tmp_path)] == [WORLD.doi(3)]


def test_without_services_nothing_is_asked(walled: Web, tmp_path: Path) -> None:
    del walled
    summary = listed(tmp_path, f"url,doi\nhttps://walled.example.org/0,{WORLD.doi(0)}\n", enrich=False)
    assert (summary.works, json.loads((tmp_path / "records.json").read_text())) == (0, [])
