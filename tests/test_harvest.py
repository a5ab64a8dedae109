"""A harvest from its list to its files, over pages and services made up in the process."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from made_up_web import WORLD, Web, failures, harvest, html, items, page

from harvester.errors import FetchError, StoreError
from harvester.fetch import Response
from harvester.outputs import exporters
from harvester.progress import Unwatched
from harvester.run import RunOptions, run_harvest
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.store import Store


def test_pages_and_identifiers_become_works(web: Web, tmp_path: Path) -> None:
    summary = harvest([page(0), WORLD.doi(1), WORLD.pmid(2), f"PMC{4}"], tmp_path)
    assert (summary.works, summary.failures) == (4, 0)
    assert sorted(item["DOI"] for item in items(tmp_path)) == [WORLD.doi(n) for n in (0, 1, 2, 4)]
    assert all(item["custom"]["sources"]["title"] for item in items(tmp_path))
    assert all(
        (tmp_path / name).is_file()
        for name in ("records.bib", "report.html", "report.csv", "failures.csv", "harvest.db")
    )
    assert web.sent.count(page(0)) == 1


def test_lines_of_one_work_share_it_and_duplicates_are_fetched_once(web: Web, tmp_path: Path) -> None:
    summary = harvest(
        [page(0), page(0) + "#abstract", "https://doi.org/" + WORLD.doi(0).upper(), WORLD.pmid(0)], tmp_path
    )
    assert summary.works == 1
    assert web.sent.count(page(0)) == 1
    store = Store(tmp_path / "harvest.db", write=False)
    assert {row.key is not None for row in store.rows(1)} == {True}
    store.close()


BAD: tuple[tuple[str, str, str], ...] = (
    ("not an address", "input", "no-address"), ("ftp://example.org/x", "input", "no-address"), ("missing.html", "input", "no-such-file"),
    ("https://pages.example.org/gone", "fetch", "http-404"), ("https://pages.example.org/empty", "parse", "empty"),
    ("https://pages.example.org/hours", "parse", "no-record"), ("https://pages.example.org/bytes", "parse", "binary"),
    ("https://down.example.org/1", "fetch", "connect"), ("10.5555/w.77777", "doi-ra", "not-registered"),
)  # fmt: skip


def test_bad_lines_are_listed_with_their_number_and_the_rest_is_written(web: Web, tmp_path: Path) -> None:
    del web
    summary = harvest([*(text for text, _stage, _code in BAD), page(3)], tmp_path)
    rows = failures(tmp_path)
    for number, (text, stage, code) in enumerate(BAD, start=1):
        assert (rows[text]["stage"], rows[text]["code"], rows[text]["line"]) == (stage, code, str(number))
        assert rows[text]["message"]
        assert rows[text]["advice"]
    assert (summary.works, summary.failures) == (1, len(BAD))
    assert len(items(tmp_path)) == 1


@pytest.mark.parametrize(
    "broken",
    [
        Response("", 429, (), b""),
        Response("", 503, (), b"busy"),
        Response("", 200, (), b"<html>down</html>"),
        Response("", 200, (), b'{"half": '),
    ],
    ids=["429", "503", "html", "half a JSON"],
)
def test_a_service_that_is_down_costs_no_work(web: Web, tmp_path: Path, broken: Response) -> None:
    web.broken = {"api.crossref.org": broken}
    summary = harvest([page(0), page(1)], tmp_path)
    assert summary.works == 2
    assert {row["stage"] for row in failures(tmp_path).values()} == {"crossref"}
    assert len(items(tmp_path)) == 2


def test_what_is_said_of_a_service_that_is_down_is_true_of_the_line(web: Web, tmp_path: Path) -> None:
    web.broken = {host: Response("", 503, (), b"busy") for host in ("api.crossref.org", "eutils.ncbi.nlm.nih.gov")}
    assert harvest([page(0), WORLD.doi(1)], tmp_path).works == 1
    rows = failures(tmp_path)
    assert "The work is written" in rows[page(0)]["advice"]
    assert "No work could be written" in rows[WORLD.doi(1)]["advice"]


def test_without_services_pages_stand_alone(web: Web, tmp_path: Path) -> None:
    summary = harvest([page(0), WORLD.doi(1)], tmp_path, enrich=False)
    assert summary.works == 1
    assert failures(tmp_path)[WORLD.doi(1)]["code"] == "not-asked"
    assert not [url for url in web.sent if "pages.example.org" not in url]


def written(folder: Path) -> dict[str, bytes]:
    """The files that were written, without the times at which pages were read."""
    time_of_day = re.compile(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?Z?")
    paths = [
        path
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith(("harvest.", "summary."))
    ]
    return {path.name: time_of_day.sub(b"TIME", path.read_bytes()) for path in paths}


@pytest.mark.parametrize("stop_after", [0, 3, 17, 30, 50])
def test_what_was_stopped_goes_on_and_ends_the_same(web: Web, tmp_path: Path, stop_after: int) -> None:
    texts = [page(n % 50) for n in range(55)] + ["nonsense", WORLD.doi(60)]
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    harvest(texts, whole)
    web.sent.clear()
    web.stop_after = stop_after
    with pytest.raises(KeyboardInterrupt):
        harvest(texts, stopped)
    kept_before = [url for url in web.sent[:stop_after] if "pages" in url and "robots" not in url]
    web.sent.clear()
    web.stop_after = None
    harvest(texts, stopped)
    assert written(stopped) == written(whole)
    assert not set(kept_before) & set(web.sent)


def test_threads_change_nothing(web: Web, tmp_path: Path) -> None:
    del web
    texts = [page(n) for n in range(40)]
    for threads in (1, 16):
        folder = tmp_path / str(threads)
        options = RunOptions(
            folder, folder / "harvest.db", exporters("csl-json,bibtex"), True, True, False, "test", None
        )
        run_harvest(Lists(tuple(texts)), Settings(threads=threads, delay=0), options, Unwatched())
    assert written(tmp_path / "1") == written(tmp_path / "16")


def test_a_second_run_asks_nothing_that_is_known_and_tries_again_what_failed(web: Web, tmp_path: Path) -> None:
    texts = [page(0), "https://down.example.org/1", "https://pages.example.org/gone"]
    harvest(texts, tmp_path)
    web.sent.clear()
    harvest(texts, tmp_path)
    assert all("down.example.org" in url for url in web.sent)
    assert web.sent
    web.sent.clear()
    harvest(texts, tmp_path, refresh=True)
    assert page(0) in web.sent


def test_what_an_option_or_another_day_mends_is_tried_again(web: Web, tmp_path: Path) -> None:
    inside, empty = "https://down.example.org/inside", "https://pages.example.org/empty"
    web.errors = {"down.example.org": FetchError("blocked-address", f"{inside} leads to a private address")}
    harvest([inside, empty], tmp_path)
    assert {row["code"] for row in failures(tmp_path).values()} == {"blocked-address", "empty"}
    # The option that the advice names lets it in now; the other page has been filled since.
    web.errors = {}
    filled = Response("", 200, (("Content-Type", "text/html"),), html(5))
    web.broken = {"down.example.org": filled, "pages.example.org": filled}
    assert harvest([inside, empty], tmp_path).failures == 0


def asked_of(web: Web) -> Counter[str]:
    """What was sent, by host; pages left out."""
    return Counter(url.split("/")[2] for url in web.sent if "pages.example.org" not in url and "robots" not in url)


def test_a_second_run_asks_the_services_nothing_that_is_new(web: Web, tmp_path: Path) -> None:
    texts = [page(n) for n in range(20)]
    harvest(texts, tmp_path)
    assert asked_of(web) == {"api.crossref.org": 1, "eutils.ncbi.nlm.nih.gov": 2}
    first = written(tmp_path)
    web.sent.clear()
    harvest(texts, tmp_path)
    assert (web.sent, written(tmp_path)) == ([], first)
    # Another list over the same works asks nothing either.
    harvest([WORLD.doi(n) for n in range(20)], tmp_path)
    assert asked_of(web) == {}
    harvest(texts, tmp_path, refresh_answers=True)
    assert (asked_of(web), page(0) in web.sent) == ({"api.crossref.org": 1, "eutils.ncbi.nlm.nih.gov": 2}, False)
    web.sent.clear()
    harvest(texts, tmp_path, refresh=True)
    assert (asked_of(web), page(0) in web.sent) == ({"api.crossref.org": 1, "eutils.ncbi.nlm.nih.gov": 2}, True)


def test_old_answers_are_used_where_a_service_is_down(web: Web, tmp_path: Path) -> None:
    harvest([page(0)], tmp_path)
    first = items(tmp_path)
    web.broken = {"api.crossref.org": Response("", 503, (), b"busy")}
    summary = harvest([page(0)], tmp_path, refresh_answers=True)
    assert (items(tmp_path), summary.failures) == (first, 1)
    assert "is used" in failures(tmp_path)[page(0)]["message"]


def test_works_without_an_identifier_are_searched_unless_that_is_not_wanted(web: Web, tmp_path: Path) -> None:
    harvest(["https://pages.example.org/anonymous"], tmp_path / "not", searching=False)
    assert asked_of(web) == {}
    assert [item.get("DOI") for item in items(tmp_path / "not")] == [None]
    harvest(["https://pages.example.org/anonymous"], tmp_path / "yes")
    assert [item["DOI"] for item in items(tmp_path / "yes")] == [WORLD.doi(9)]


def test_two_harvests_in_one_folder_exclude_each_other(web: Web, tmp_path: Path) -> None:
    del web
    store = Store(tmp_path / "harvest.db")
    with pytest.raises(StoreError, match="another harvest"):
        harvest([page(0)], tmp_path)
    store.close()
    assert harvest([page(0)], tmp_path).works == 1


def test_batches_are_filled_from_the_whole_run(web: Web, tmp_path: Path) -> None:
    harvest([page(n) for n in range(450)], tmp_path)
    services = [url for url in web.sent if "pages.example.org" not in url and not url.endswith("robots.txt")]
    assert Counter(url.split("/")[2] for url in services) == {
        "api.crossref.org": 9, "eutils.ncbi.nlm.nih.gov": 3 + 3, "doi.org": 1,
    }  # fmt: skip


KILLED = """
import sys, time
sys.path.insert(0, sys.argv[2])
from made_up_web import Web, harvest, page
from harvester.fetch import Session
from pathlib import Path
web = Web()
def send(_session, *args, **kwargs):
    time.sleep(0.004)
    return web.send(*args, **kwargs)
Session.send = send
harvest([page(n) for n in range(260)], Path(sys.argv[1]))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_kill_9_loses_nothing(web: Web, tmp_path: Path) -> None:
    del web
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    harvest([page(n) for n in range(260)], whole)
    command = [sys.executable, "-c", KILLED, str(killed), str(Path(__file__).parent)]
    for seconds in (0.9, 1.1, 1.3):
        process = subprocess.Popen(
            command, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}, stderr=subprocess.DEVNULL
        )
        time.sleep(seconds)
        process.kill()
        process.wait(10)
    done = subprocess.run(
        command,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert written(killed) == written(whole)
