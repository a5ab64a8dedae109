"""Children that read plain pages beside the harvest: the same readings, and no page lost to what becomes of a child."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hurtful import META, watchdog
from test_killable_orphans import ENVIRON, gone

from harvester.errors import Failure
from harvester.killable import PageReader, helpers, worth_having
from harvester.killable.process import Caps, Process
from harvester.watch import WATCH
from parsers import Page, PageReading, read_page

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "pages").glob("*/*/page.*"))
GOOD = Page(META + b"<p>x")
LONG = 60.0
"""Nothing here may take this long, however slow the machine."""


@pytest.fixture(autouse=True)
def _watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(helpers, "AFTER", 2)
    # A page waits for its child here, so that it is known who reads it.
    monkeypatch.setattr(helpers, "PATIENCE", LONG)
    with watchdog():
        yield


def caps(target: str = "hostile_readers:read", seconds: float = 20.0) -> Caps:
    return Caps(seconds, target=target)


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def up(reader: PageReader, number: int = 1) -> PageReader:
    """A reader whose children are ready, after the pages that were read without them."""
    assert reader._helpers is not None
    for _page in range(helpers.AFTER):
        assert reader.read(GOOD, "x") == read_page(GOOD)
    until(lambda: reader._helpers is not None and reader._helpers._up == number)
    return reader


def code(found: PageReading | Failure) -> str:
    return found.code if isinstance(found, Failure) else "record" if found.page is not None else "no record"


def asked(monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    """The pages that children are asked for, from now on."""
    pages: list[Page] = []
    ask = Process.ask

    def noted(self: Process, page: Page) -> bytes:
        pages.append(page)
        return ask(self, page)

    monkeypatch.setattr(Process, "ask", noted)
    return pages


def test_children_read_what_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [Page(path.read_bytes(), "https://example.org/é", (), "2024-01-02T03:04:05Z") for path in FIXTURES]
    with up(PageReader(20.0, helpers=2), 2) as reader, ThreadPoolExecutor(4) as pool:
        by_children = asked(monkeypatch)
        assert list(pool.map(lambda page: reader.read(page, "x"), pages)) == [read_page(page) for page in pages]
        assert len(by_children) == len(pages)


def test_a_short_list_begins_no_child() -> None:
    with PageReader(20.0, helpers=2) as reader:
        for _page in range(helpers.AFTER - 1):
            reader.read(GOOD, "x")
        assert reader._helpers is not None
        assert not reader._helpers._all
        assert all(one.name != "helper" for one in threading.enumerate())


@pytest.mark.parametrize(
    ("body", "expected"), [(b"crash", "parse-crashed"), (b"leave", "parse-crashed"), (b"raise", "program-fault")]
)
def test_a_page_that_ends_its_child_is_a_failure_and_another_child_comes(
    body: bytes, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with up(PageReader(caps=caps(), helpers=1)) as reader:
        assert reader._helpers is not None
        (first,) = reader._helpers._all
        assert code(reader.read(Page(body), "https://example.org/1")) == expected
        until(lambda: reader._helpers is not None and reader._helpers._up == 1)
        (second,) = reader._helpers._all
        assert not first.alive
        assert second is not first
        by_children = asked(monkeypatch)
        assert code(reader.read(GOOD, "x")) == "record"
        assert by_children == [GOOD]


def test_a_helper_that_the_system_ends_costs_no_page(tmp_path: Path) -> None:
    with up(PageReader(caps=caps(), helpers=1)) as reader:
        assert reader._helpers is not None
        (first,) = reader._helpers._all
        found = reader.read(Page(f"once {tmp_path / 'ended'}".encode()), "x")
        assert isinstance(found, PageReading)
        assert not first.alive
    assert (tmp_path / "ended").exists()


def test_a_page_without_end_is_given_up_and_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    with up(PageReader(caps=caps(seconds=3.0), helpers=1)) as reader, ThreadPoolExecutor(1) as pool:
        monkeypatch.setattr(helpers, "PATIENCE", 0.05)
        by_children = asked(monkeypatch)
        hung = pool.submit(reader.read, Page(b"hang"), "x")
        until(lambda: bool(by_children))
        assert code(reader.read(GOOD, "x")) == "record"
        assert not hung.done()
        assert code(hung.result(LONG)) == "parse-timeout"


@pytest.mark.parametrize("executable", [sys.executable, "/no/such/python"])
def test_where_no_child_can_be_begun_pages_are_read_here(executable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    with PageReader(caps=caps("hostile_readers:missing"), helpers=2) as reader:
        for _page in range(10):
            assert code(reader.read(GOOD, "x")) == "record"
        until(lambda: all(one.name != "helper" for one in threading.enumerate()))
        assert code(reader.read(GOOD, "x")) == "record"
        assert reader._helpers is not None
        assert not reader._helpers._up


def test_a_reader_that_is_closed_leaves_no_child_however_far_it_came() -> None:
    for wait in (0.0, 0.05, 0.3, 1.0):
        reader = PageReader(20.0, helpers=2)
        for _page in range(helpers.AFTER):
            reader.read(GOOD, "x")
        time.sleep(wait)
        assert reader._helpers is not None
        begun = set(reader._helpers._all)
        reader.close()
        until(lambda: all(one.name != "helper" for one in threading.enumerate()))
        assert not any(child.alive for child in begun | reader._helpers._all)


def test_one_core_is_no_room_for_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    cores = {0}
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: cores, raising=False)
    assert worth_having(2) == 0
    cores.add(1)
    assert (worth_having(2), worth_having(0)) == (2, 0)


def test_what_is_over_in_time_is_not_ended_and_what_is_not_is() -> None:
    ended: list[str] = []
    watch = WATCH
    late = watch.begin(60, lambda: ended.append("late"))
    early = watch.begin(0.6, lambda: ended.append("early"))
    short = watch.begin(0.2, lambda: ended.append("short"))
    watch.over(early)
    until(lambda: bool(ended))
    time.sleep(0.6)
    assert ended == ["short"]
    assert (late.is_up, early.is_up, short.is_up) == (False, False, True)


def test_what_comes_after_nothing_was_under_way_is_ended_too() -> None:
    watch = WATCH
    for _turn in range(3):
        watch.over(watch.begin(0.02, lambda: None))
        time.sleep(0.1)
    due = watch.begin(0.05, lambda: None)
    until(lambda: due.is_up)


DATED = ("summary.json", "report.json")
"""Files that tell when they were made."""
PARENT = """
import sys, time
from harvester.killable import PageReader, helpers
from parsers import Page
helpers.AFTER = 1
reader = PageReader(20.0, helpers=2)
reader.read(Page(b"<title>x</title>"), "x")
while reader._helpers._up < 2:
    time.sleep(0.01)
print(*[child._child.pid for child in reader._helpers._all], flush=True)
{end}
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("end", ["sys.exit()", "raise ValueError", "time.sleep(600)"])
def test_no_helper_outlives_its_parent(end: str) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(end=end)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=ENVIRON,
        text=True,
    )
    try:
        assert parent.stdout is not None
        born = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(born) == 2
        if "sleep" in end:
            assert not any(gone(pid, 0.1) for pid in born)
            parent.kill()
        parent.wait(LONG)
        assert all(gone(pid, 30) for pid in born)
    finally:
        parent.kill()
        parent.communicate()


def test_a_harvest_writes_the_same_with_and_without_them(tmp_path: Path) -> None:
    """Pages of every kind that we have, sixty and more of them, so that children are begun in the middle of it."""
    pages = [*FIXTURES, *FIXTURES][: max(60, len(FIXTURES))]
    for number, path in enumerate(pages):
        (tmp_path / f"{number:03d}{path.suffix}").write_bytes(path.read_bytes())
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) > 50
    for wanted in ("0", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "harvester", "harvest", *names, "--no-enrich", "-o", f"out{wanted}"], cwd=tmp_path, check=False,
            env=ENVIRON | {"HARVESTER_PARSE_PROCESSES": wanted, "HARVESTER_PARSE_SECONDS": "60"}, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode in (0, 1), done.stderr
    written = [
        {
            path.name: path.read_bytes()
            for path in (tmp_path / f"out{number}").iterdir()
            if path.suffix in (".bib", ".csv", ".json") and path.name not in DATED
        }
        for number in ("0", "2")
    ]
    assert "records.bib" in written[0]
    assert written[0] == written[1]
