"""Lists in a store, in SQLite and in PostgreSQL alike: read once, in order, gone on with, and waited for while another reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from both_stores import Clock, Open, begun, clock, lines, opened, place, url, work

from harvester.errors import Failure
from harvester.sources import Line, Lists, arguments
from harvester.store import LEASE, Outcome

__all__ = ["clock", "opened", "place"]


def test_lines_come_back_in_order_with_their_outcomes(opened: Open) -> None:
    store = opened()
    texts = ["https://a.example.org/1", "nonsense", "10.5555/x", "https://a.example.org/1#again", "39058954"]
    run = begun(store, Lists(tuple(texts)))
    assert store.size(run) == 5
    assert [(row.position, row.text, row.kind, row.failure is None) for row in store.rows(run)] == [
        (0, texts[0], "url", True), (1, texts[1], None, False), (2, texts[2], "doi", True), (3, texts[3], "url", True), (4, texts[4], "pmid", True),
    ]  # fmt: skip
    assert [row.outcome and row.outcome.state for row in store.rows(run)] == [
        None,
        None,
        "identifier",
        None,
        "identifier",
    ]
    failure = Failure(address="x", stage="fetch", code="http-404", message="“gone”", advice="")
    (host,) = store.lease(store.hosts(run))
    assert [job.value for job in store.jobs(run, host.name, 10)] == [texts[0]]
    store.keep([("url:https://a.example.org/1", Outcome("failed", failure=failure, archive=("f.warc.gz", 3, 4)))])
    first, fourth = (list(store.rows(run))[place].outcome for place in (0, 3))
    assert first == fourth == Outcome("failed", failure=failure, archive=("f.warc.gz", 3, 4))
    assert store.count_open(run) == 0
    assert store.soonest(run) is None


def test_many_lines_are_read_page_by_page(opened: Open) -> None:
    store = opened()
    run = store.begin(arguments(url("a", n) for n in range(12_001)), "test", name="many")
    assert [row.position for row in store.rows(run)] == list(range(12_001))
    assert (store.size(run), store.count_open(run), store.count_addresses(run)) == (12_001, 12_001, 12_001)


def test_a_list_goes_on_where_it_was_and_another_begins_anew(opened: Open) -> None:
    store = opened()
    lists = lines("a", "b")
    run = begun(store, lists)
    store.lease(["a.example.org"])
    assert work(store, run, "a.example.org") == [url("a", n) for n in range(3)]
    store.close()
    again = opened()
    assert begun(again, lists) == run
    assert again.hosts(run) == ["b.example.org"]
    other = begun(again, lines("b", "c"))
    assert other != run
    # What both lists want is asked for by the one that runs.
    assert again.hosts(other) == ["b.example.org", "c.example.org"]
    assert begun(again, lists) == run
    assert again.hosts(run) == ["b.example.org"]


def test_a_list_that_was_not_read_to_its_end_is_read_again(opened: Open) -> None:
    store = opened()

    def breaking() -> Iterator[object]:
        yield from arguments(url("a", n) for n in range(5000))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.begin(breaking(), "test", name="x")  # type: ignore[arg-type]  # lines, and an interruption
    assert store.runs() == []
    run = store.begin(arguments([url("a", 1), url("b", 2)]), "test", name="x")
    assert store.runs() == [(run, "test", False, 2)]
    assert [row.text for row in store.rows(run)] == [url("a", 1), url("b", 2)]
    assert store.hosts(run) == ["a.example.org", "b.example.org"]


def test_identifiers_of_other_columns_come_back(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("url,doi,pmid\nhttps://a.example.org/1,10.5555/X,12\nhttps://a.example.org/2,,\n")
    store = opened()
    run = begun(store, Lists((), (str(path),)))
    assert [row.known for row in store.rows(run)] == ["doi:10.5555/x pmid:12", ""]


class WaitedError(Exception):
    """Somebody waits."""


def test_a_list_is_read_by_one_process_and_waited_for_by_the_others(
    opened: Open, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = opened(), opened(joining=True)
    lists = lines("a", each=20)

    def waits(_seconds: float) -> None:
        raise WaitedError

    monkeypatch.setattr("time.sleep", waits)

    def meanwhile() -> Iterator[Line]:
        for number, line in enumerate(lists):
            if number == 10:
                with pytest.raises(WaitedError):
                    begun(two, lists)
            yield line

    run = one.begin(meanwhile(), "test", name=lists.digest())
    assert begun(two, lists) == run
    assert (one.size(run), len(list(two.rows(run)))) == (20, 20)

    # Who dies over a list is not waited for longer than a lease.
    other = lines("b", each=20)

    def dying() -> Iterator[Line]:
        yield from list(other)[:5]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        one.begin(dying(), "test", name=other.digest())
    with pytest.raises(WaitedError):
        begun(two, other)
    clock.now += LEASE + 1
    assert two.size(begun(two, other)) == 20


@pytest.mark.parametrize(
    "text", ["10.5555/a\0b", "https://a.example.org/\0", "page\0.html", "pmid:1\0", "\0", "PMC1\0"]
)
def test_a_nul_byte_in_a_line_harms_no_store(opened: Open, text: str) -> None:
    store = opened()
    run = begun(store, Lists((text, url("a", 1))))
    (first, _second) = store.rows(run)
    assert (first.failure is not None) or "\0" not in (first.value or "")
