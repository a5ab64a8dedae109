"""The end of a harvest goes over its list a work at a time: on disk comes to the same as in memory, and memory holds a few."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from any_records import RECORDS
from hypothesis import given, settings
from hypothesis import strategies as st
from report_cases import truth
from report_speakers import page

from harvester.assemble import Assembled, assemble
from harvester.enrichers import MemoryBook, Stored
from harvester.errors import Failure
from harvester.exporters import EXPORTERS
from harvester.outputs import failures, write_exports, write_reports
from harvester.report import RunFacts, gather, write_csv, write_html, write_json, write_upstream
from harvester.shelf import Each
from harvester.spool import REMEMBERED, Disk
from harvester.store import Outcome, Row
from harvester.work import Entry, Work
from parsers.record import Reading, Record

MANY = 5 * REMEMBERED
GONE = Failure(address="a", stage="fetch", code="http-404", message="The page is not there (404).", advice="Check it.")


def row(position: int, address: str, outcome: Outcome | None, known: str = "") -> Row:
    return Row(position, "list.txt", position + 1, address, "url", address, f"url:{address}", None, outcome, known)


def heard(position: int, address: int, record: Record | None) -> Row:
    """A line with its page, or one that could not be had."""
    text = f"https://repository.example.org/{address}"
    if record is None:
        return row(position, text, Outcome("failed", failure=GONE))
    return row(position, text, Outcome("record", Reading(source="page", record=record, url=text)))


LISTS = st.lists(st.tuples(st.integers(0, 4), st.one_of(st.none(), RECORDS)), max_size=7)


@given(LISTS)
@settings(max_examples=40, deadline=None)
def test_on_disk_comes_to_the_same_as_in_memory(lines: list[tuple[int, Record | None]]) -> None:
    rows = [heard(position, *line) for position, line in enumerate(lines)]
    held = assemble(rows, MemoryBook(), asked=False)
    with tempfile.TemporaryDirectory() as folder:
        laid = assemble(rows, MemoryBook(), asked=False, shelf=Disk(Path(folder)))
        for name in ("works", "failures", "positions", "ready"):
            assert list(getattr(laid, name)) == list(getattr(held, name)), name
        assert list(laid.entries()) == list(held.entries())
        assert [one.work for one in laid.entries(told=True)] == [one.work for one in laid.works]
        # What was said lies beside, and is not read for formats that do not hold it.
        assert not any(one.work for one in laid.entries())
        written = [files(Path(folder) / name, one) for name, one in (("held", held), ("laid", laid))]
    assert written[0] == written[1]


def files(folder: Path, assembled: Assembled) -> dict[str, bytes]:
    paths = (*write_exports(folder, assembled, EXPORTERS).paths, *write_reports(folder, assembled, RunFacts()))
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in paths)
    return {path.name: path.read_bytes() for path in paths}


def test_lines_without_an_address_are_works_of_their_own() -> None:
    book = MemoryBook()
    articles = {"10.5555/a": "On slate and rain", "10.5555/b": "Seven ways to count herons"}
    for doi, title in articles.items():
        body = f'{{"DOI": "{doi}", "type": "journal-article", "title": ["{title}"]}}'.encode()
        book.put("crossref", [(doi, Stored("found", body, "2026-01-01T00:00:00+00:00"))])
    rows = [
        Row(place, "list.csv", place + 2, "nowhere", None, None, None, GONE, None, f"doi:{doi}")
        for place, doi in enumerate(articles)
    ]
    found = assemble(rows, book, asked=True)
    assert {str(one.work.record.title) for one in found.works} == set(articles.values())
    assert sorted(found.positions) == [(0,), (1,)]


def test_works_that_meet_only_when_others_are_one_are_compared_then() -> None:
    """By two words of their titles, which no more works share once the lines of five of them are brought together."""
    work: dict[str, Any] = {
        "type": "article-journal", "author": [{"family": "Okafor", "given": "Chi"}, {"family": "Ivers", "given": "Lou"}],
        "issued": {"year": 2015}, "container_title": "Harbour Science", "volume": "12",
    }  # fmt: skip
    titles = (
        "Sedimentation of harbours and estuarine observations",
        "Sedimentaton of harbours and estuarine observations",
    )
    pages: tuple[dict[str, Any], ...] = ({"page": {"first": "10", "last": "20"}}, {"issue": "3"})
    records = [
        Record.model_validate({**work, "title": title, **more}) for title, more in zip(titles, pages, strict=True)
    ]
    for name in ("aaaa", "bbbb", "cccc", "dddd", "eeee"):
        other = {
            "type": "article-journal",
            "title": f"{name} estuarine observations",
            "issued": {"year": 2015},
            "doi": f"10.5555/{name}",
        }
        records += 2 * [Record.model_validate(other)]
    found = assemble([heard(number, number, one) for number, one in enumerate(records)], MemoryBook(), asked=False)
    assert len(found.works) == 7
    told = [
        one.work.record.title
        for one in found.works
        if any(finding.code == "probable-duplicate" for finding in one.work.findings)
    ]
    assert sorted(map(str, told)) == sorted(titles)


class Alive:
    """How many values of a type are in memory at most while something is gone through, beside those that were there before."""

    def __init__(self, kind: type) -> None:
        self.kind, self.most = kind, 0
        self.before = self._count()

    def _count(self) -> int:
        return sum(type(one) is self.kind for one in gc.get_objects())

    def during(self, pieces: Iterable[Any], every: int) -> Iterator[Any]:
        for number, piece in enumerate(pieces):
            if number % every == every - 1:
                self.most = max(self.most, self._count() - self.before)
            yield piece


def many() -> Iterator[Row]:
    """Lines of as many works, each tenth of which is the one before once more, under another address."""
    for number in range(MANY):
        said = page(truth(number - (number % 10 == 9)), number, (), {"doi": None} if number % 10 == 9 else {})
        yield row(number, str(said.url), Outcome("record", said))


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Assembled:
    return assemble(many(), MemoryBook(), asked=False, shelf=Disk(tmp_path_factory.mktemp("laid")))


@pytest.mark.parametrize("kind", [Row, Reading])
def test_lines_are_let_go_while_they_are_read(kind: type, tmp_path: Path) -> None:
    alive = Alive(kind)
    assemble(alive.during(many(), 20), MemoryBook(), asked=False, shelf=Disk(tmp_path))
    assert 0 < alive.most <= REMEMBERED + 8


def test_works_are_let_go_as_they_are_made(tmp_path: Path) -> None:
    gc.collect()
    alive = Alive(Work)
    found = assemble(many(), MemoryBook(), asked=False, shelf=Disk(tmp_path))
    gc.collect()
    assert alive._count() - alive.before <= REMEMBERED + 8
    assert len(found.works) > MANY * 0.8


@pytest.mark.parametrize("name", ["report.html", "report.csv", "report.json", "upstream.csv", "failures.csv", *(one.file_name for one in EXPORTERS)])  # fmt: skip
def test_files_are_written_a_work_at_a_time(laid: Assembled, name: str, tmp_path: Path) -> None:
    gc.collect()
    works, entries = Alive(Work), Alive(Entry)
    failed = Each(laid.failures, lambda one: one.failure)
    whole = gather(laid.works, failed, RunFacts(), Disk(tmp_path))
    writers = {one.file_name: one.write(laid.entries()) for one in EXPORTERS} | {
        "report.html": write_html(whole), "report.csv": write_csv(whole), "report.json": write_json(whole, laid.listed()),
        "upstream.csv": write_upstream(whole.fixes), "failures.csv": failures(laid.failures),
    }  # fmt: skip
    size = sum(len(piece) for piece in entries.during(works.during(writers[name], 40), 40))
    assert size > 0
    assert works.most <= REMEMBERED + 8
    # Of an entry that is laid without its key another one is made.
    assert entries.most <= 2 * REMEMBERED + 8
