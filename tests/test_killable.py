"""Pages under caps that hold: what hurts is given up in time, in a child, and the next page is read."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hurtful import HURTFUL, META, watchdog

from harvester.errors import Failure
from harvester.killable import PageReader
from harvester.killable.process import Caps, Process
from harvester.reading import MOST_BYTES, outcome, read_file
from parsers import Page, PageReading, read_page

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "pages").glob("*/*/page.*"))
GOOD = META + b"<p>x"
SECONDS = 3.0
LONG = 60.0
"""No page may take this long, however slow the machine; a hang takes longer."""


@pytest.fixture(autouse=True)
def _watched() -> Iterator[None]:
    with watchdog():
        yield


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with PageReader(SECONDS) as one:
        yield one


def code(reading: PageReading | Failure) -> str:
    if isinstance(reading, Failure):
        assert reading.stage == "parse"
        assert reading.message
        assert reading.advice
        return reading.code
    return "record" if reading.page is not None else reading.refusal.code if reading.refusal is not None else ""


def caps(**given: float | str) -> Caps:
    return Caps(**({"seconds": 20.0, "target": "hostile_readers:read"} | given))  # type: ignore[arg-type]  # as tests give them


@pytest.mark.parametrize(("name", "body", "codes"), HURTFUL, ids=[row[0] for row in HURTFUL])
def test_pages_that_hurt_end_in_time(reader: PageReader, tmp_path: Path, name: str, body: bytes, codes: str) -> None:
    assert len(body) <= MOST_BYTES, name
    file = tmp_path / "page.html"
    file.write_bytes(body)
    begun = time.monotonic()
    found = code(read_file(file, reader.read))
    # A slow machine gives up what a fast one reads.
    assert found in (*codes.split(), "parse-timeout")
    assert time.monotonic() - begun < LONG
    file.write_bytes(GOOD)
    assert code(read_file(file, reader.read)) == "record"


def test_a_file_larger_than_the_cap_is_not_read(reader: PageReader, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(META + b"<p title='" + b"x" * 11_000_000 + b"'>")
    found = read_file(file, reader.read)
    assert isinstance(found, Failure)
    assert (found.stage, found.code) == ("input", "too-large")
    assert str(MOST_BYTES) in found.message


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_a_child_reads_what_is_read_here(reader: PageReader, path: Path) -> None:
    page = Page(path.read_bytes(), "https://example.org/é", (("Content-Type", "text/html"),), "2024-01-02T03:04:05Z")
    assert reader.read_apart(page, "x") == read_page(page) == reader.read(page, "x")


@pytest.mark.parametrize(
    ("body", "expected", "words"),
    [
        (b"hang", "parse-timeout", "1.5 seconds"), (b"spin", "parse-timeout", "1.5 seconds"), (b"crash", "parse-crashed", "ended"),
        (b"leave", "parse-crashed", "ended"), (b"raise", "program-fault", "LookupError"), (b"hungry", "hostile-markup", "memory"),
        (b"talk", "hostile-markup", "100000 bytes"),
    ],
)  # fmt: skip
def test_what_goes_wrong_in_a_child_is_a_failure_and_the_next_page_is_read(
    body: bytes, expected: str, words: str
) -> None:
    if sys.platform == "win32" and body == b"hungry":
        pytest.skip("Windows has no such limit")
    with PageReader(caps=caps(seconds=1.5, answer=100_000), most_children=1) as one:
        begun = time.monotonic()
        found = one.read_apart(Page(body), "https://example.org/1")
        assert code(found) == expected
        assert isinstance(found, Failure)
        assert found.address == "https://example.org/1"
        assert words in found.message
        assert outcome("https://example.org/1", found).state == "failed"
        assert code(one.read_apart(Page(GOOD), "x")) == "record"
        assert time.monotonic() - begun < LONG


def test_a_child_that_the_system_ends_costs_no_page(tmp_path: Path) -> None:
    with PageReader(caps=caps(), most_children=1) as one:
        assert code(one.read_apart(Page(f"once {tmp_path / 'ended'}".encode()), "x")) == "no-record"
        (child,) = one._children
        assert child.alive
    assert (tmp_path / "ended").exists()


def test_what_a_reader_prints_is_no_answer() -> None:
    with PageReader(caps=caps()) as one:
        assert code(one.read_apart(Page(b"print"), "x")) == "no-record"
        assert code(one.read_apart(Page(GOOD), "x")) == "record"


def test_a_child_is_kept_and_a_dead_one_replaced() -> None:
    with PageReader(caps=caps(), most_children=1) as one:
        one.read_apart(Page(GOOD), "x")
        (child,) = one._children
        one.read_apart(Page(GOOD), "x")
        assert one._children == {child}
        child.kill()
        assert code(one.read_apart(Page(GOOD), "x")) == "record"
        (other,) = one._children
        assert other is not child
    assert not other.alive


def test_plain_pages_start_no_child() -> None:
    with PageReader(caps=caps(target="hostile_readers:missing")) as one:
        assert code(one.read(Page(GOOD), "x")) == "record"
        assert not one._children


def test_a_child_that_cannot_start_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    with PageReader(caps=caps(target="hostile_readers:missing")) as one:
        assert code(one.read_apart(Page(GOOD), "x")) == "parse-crashed"
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with PageReader(caps=caps()) as one:
        assert code(one.read_apart(Page(GOOD), "x")) == "parse-crashed"


def test_many_threads_share_few_children() -> None:
    bodies = [b"crash", GOOD, b"talk", b"leave", GOOD, b"raise"] * 4
    with PageReader(caps=caps(answer=100_000), most_children=2) as one, ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda body: code(one.read_apart(Page(body), "x")), bodies))
        assert len(one._children) <= 2
    expected = {GOOD: "record", b"talk": "hostile-markup", b"raise": "program-fault"}
    assert found == [expected.get(body, "parse-crashed") for body in bodies]


def test_an_interrupt_leaves_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_given: object) -> bytes:
        raise KeyboardInterrupt

    with PageReader(caps=caps(), most_children=1) as one:
        one.read_apart(Page(GOOD), "x")
        (child,) = one._children
        with monkeypatch.context() as patched:
            patched.setattr("harvester.killable.process.receive", interrupted)
            with pytest.raises(KeyboardInterrupt):
                one.read_apart(Page(GOOD), "x")
        assert not child.alive
        assert not one._children
        assert code(one.read_apart(Page(GOOD), "x")) == "record"


def test_a_child_in_use_can_be_killed_from_outside() -> None:
    child = Process(caps())
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(child.ask, Page(b"hang"))
        time.sleep(0.3)
        child.kill()
        assert asked.exception(timeout=LONG) is not None
