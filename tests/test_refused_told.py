"""Who lets no program in is told: by the table as it stands, by `status`, and in the report."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from command_line import Cli
from made_up_web import Web, harvest, items, page
from walled_hosts import closed, walled

from harvester.commands.status import _status
from harvester.commands.stored import report
from harvester.refused import Closed
from harvester.report import RunFacts, gather, write_html
from harvester.sources import Lists
from harvester.store import Host, Look, Store

__all__ = ["walled"]


def test_a_blocked_table_is_brought_up_to_date(walled: Web, tmp_path: Path) -> None:
    harvest(["https://walled.example.org/0"], tmp_path)
    walled.broken.clear()
    harvest([page(0)], tmp_path)
    assert len((tmp_path / "blocked.csv").read_text(encoding="utf-8-sig").splitlines()) == 1


def test_the_table_is_written_again_with_the_report(
    walled: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del walled
    harvest(["https://walled.example.org/0"], tmp_path)
    first = (tmp_path / "blocked.csv").read_bytes()
    (tmp_path / "blocked.csv").unlink()
    monkeypatch.chdir(tmp_path)
    report(tmp_path)
    assert (tmp_path / "blocked.csv").read_bytes() == first


def test_deciding_and_writing_again_keeps_who_refused(walled: Web, tmp_path: Path, cli: Cli) -> None:
    del walled
    folder = tmp_path / "my out"
    harvest(["https://walled.example.org/0", page(0)], folder)
    (folder / "blocked.csv").unlink()
    done = cli("decide", "-o", folder, f"{items(folder)[0]['id']}:volume", "set", "12", "--write")
    assert done.code == 0, done.err
    assert "Hosts that let no program in" in (folder / "report.html").read_text("utf-8")
    assert (folder / "blocked.csv").exists()
    assert "1 decision kept." in done.err
    told = cli("decide", "-o", folder, f"{items(folder)[0]['id']}:issue", "set", "3").err
    assert f"harvester export -o '{folder}' and harvester report -o '{folder}'" in told


def test_status_names_the_hosts_that_refuse(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "harvest.db")) as store:
        store.begin(Lists(("https://a.example.org/1",)), "test", name="x")
        store.keep(
            (),
            met=[
                Host("a.example.org", 0, 1, 3, "Cloudflare's check against robots", 1_800_000_000, 1_800_086_400),
                Host("b.example.org"),
            ],
        )
    with closing(Look(tmp_path / "harvest.db")) as seen:
        text = _status(seen, "text")
    assert (
        "a.example.org refuses: Cloudflare's check against robots, 3 times in a row, left in peace until 2027-01-16 08:00 UTC"
        in text
    )
    assert "b.example.org" not in text


@pytest.mark.parametrize("made", [None, "2026-11-27 16:00 UTC"])
def test_the_report_shows_who_refuses_and_what_is_open(made: str | None) -> None:
    evil = "<script>alert(1)</script>"
    hosts = (
        Closed("a.example.org", evil, "2026-11-27T15:00:00Z", "2026-11-28T15:00:00Z", ("https://a.example.org/1", "https://a.example.org/2"), 1, 1,
               ("https://a.example.org/oai",), "https://api.example.org"),
        closed("b.example.org"),
    )  # fmt: skip
    text = "".join(write_html(gather((), (), RunFacts(made=made, closed=hosts))))
    assert evil not in text
    for part in ("Hosts that let no program in", "a.example.org", "b.example.org", "2 addresses", "https://a.example.org/oai", "https://api.example.org",
                 hosts[0].letter, "1 work written from what the services say"):  # fmt: skip
        assert part in text
    assert ("left in peace until 2026-11-28 15:00 UTC" in text) is (made is not None)
    assert "Hosts that let no program in" not in "".join(write_html(gather((), (), RunFacts(made=made))))


def test_a_harvest_shows_who_refused_it(walled: Web, tmp_path: Path) -> None:
    del walled
    harvest(["https://walled.example.org/0"], tmp_path)
    text = (tmp_path / "report.html").read_text("utf-8")
    assert "Hosts that let no program in" in text
    assert "ask-for-access-walled.example.org.txt" in text
