"""What a store promises, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import cast

import pytest
from postgres_server import server

from harvester.enrichers import Stored, Wait
from harvester.errors import Failure, StoreError
from harvester.keys import KeptKey
from harvester.sources import Address, Line, Lists, arguments
from harvester.store import LEASE, Host, Outcome, Place, Reread, Store
from harvester.work import Decision, Subject
from parsers.record import Reading, Record

FOUND = Stored("found", b"{}\x00\xff", "2026-11-23T12:00:00Z")
RECORD = Outcome("record")
_names = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "sqlite":
        return tmp_path / "harvest.db"
    import psycopg

    base = str(request.getfixturevalue("postgres"))
    name = f"store_{next(_names)}"
    with psycopg.connect(base, autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}".encode())
    return base.replace("/postgres?", f"/{name}?")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


Open = Callable[..., Store]


@pytest.fixture
def opened(place: Place, clock: Clock) -> Iterator[Open]:
    """Opens the store, as often as there are processes at it."""
    stores: list[Store] = []

    def one(*, joining: bool = False) -> Store:
        stores.append(Store(place, joining=joining, clock=clock))
        return stores[-1]

    yield one
    for store in stores:
        store.close()


def url(host: str, n: int) -> str:
    return f"https://{host}.example.org/{n}"


def lines(*hosts: str, each: int = 3) -> Lists:
    return Lists(tuple(url(host, n) for n in range(each) for host in hosts))


def begun(store: Store, lists: Lists) -> int:
    return store.begin(lists, "test", name=lists.digest())


def work(store: Store, run: int, host: str, most: int = 100) -> list[str]:
    """The jobs of a host that this process holds, all of them kept as records."""
    jobs = store.jobs(run, host, most)
    store.keep([(job.key, RECORD) for job in jobs])
    return [job.value for job in jobs]


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


def test_a_host_is_held_by_one_process_until_its_lease_is_over(opened: Open, clock: Clock) -> None:
    one = opened()
    two = opened(joining=True)
    run = begun(one, lines("a", "b"))
    assert [host.name for host in one.lease(["a.example.org"])] == ["a.example.org"]
    assert [host.name for host in two.lease(two.hosts(run))] == ["b.example.org"]
    assert work(two, run, "a.example.org") != []
    assert one.count_open(run) == 6, "who does not hold a host keeps nothing of it"
    clock.now += LEASE / 2
    assert work(one, run, "a.example.org", most=1) == [url("a", 0)]
    # What is kept moves the end of all leases.
    clock.now += LEASE / 2 + 1
    assert two.lease(["a.example.org"]) == []
    clock.now += LEASE
    assert [host.name for host in two.lease(["a.example.org"])] == ["a.example.org"]
    assert work(one, run, "a.example.org") != []
    assert one.count_open(run) == 5, "a lease that is over counts no more"
    assert work(two, run, "a.example.org") == [url("a", 1), url("a", 2)]


def test_a_host_that_is_given_back_is_anybodys(opened: Open) -> None:
    one = opened()
    two = opened(joining=True)
    run = begun(one, lines("a"))
    one.lease(store_hosts := one.hosts(run))
    assert two.lease(store_hosts) == []
    one.keep((), hosts=[Host("a.example.org", 1_000_007.0, 2.5)])
    one.give_back(store_hosts)
    assert two.lease(store_hosts) == [Host("a.example.org", 1_000_007.0, 2.5)]


def test_what_is_kept_twice_is_kept_once(opened: Open) -> None:
    store = opened()
    run = begun(store, lines("a", each=1))
    store.lease(store.hosts(run))
    (job,) = store.jobs(run, "a.example.org", 10)
    store.keep([(job.key, Outcome("record", archive=("one", 0, 1)))])
    store.keep([(job.key, Outcome("record", archive=("two", 0, 1)))])
    assert [row.outcome and row.outcome.archive for row in store.rows(run)] == [("one", 0, 1)]


def test_a_job_that_waits_is_nobodys_until_its_time(opened: Open, clock: Clock) -> None:
    store = opened()
    run = begun(store, lines("a", each=2))
    store.lease(store.hosts(run))
    first, second = store.jobs(run, "a.example.org", 10)
    store.keep((), later=[(first.key, 30.0)])
    assert [job.key for job in store.jobs(run, "a.example.org", 10)] == [second.key]
    store.keep([(second.key, RECORD)])
    assert store.jobs(run, "a.example.org", 10) == []
    assert store.soonest(run) == 30.0
    clock.now += 30
    (again,) = store.jobs(run, "a.example.org", 10)
    assert (again.key, again.attempts) == (first.key, 1)


def captured(when: str, place: str = "a.warc") -> Lists:
    """A list of one capture of a page."""
    text = f"{when}-01-01T00:00:00Z 0 10 https://example.org/1\n{place}"
    address = Address("capture", text, "capture:url:https://example.org/1")
    return cast("Lists", [Line(place, 1, "https://example.org/1", address)])


def test_of_several_captures_the_newest_is_the_job(opened: Open) -> None:
    store = opened()
    for when, newest in (("2020", "2020"), ("2024", "2024"), ("2022", "2024")):
        run = store.begin(captured(when, when), "test")
        (host,) = store.hosts(run)
        store.lease([host])
        (job,) = store.jobs(run, host, 5)
        assert job.value[:4] == newest
        store.keep([(job.key, RECORD)])
        store.finish(run, [])


def test_what_a_host_says_has_not_changed_stands(opened: Open) -> None:
    store = opened()
    reading = Reading(source="page", record=Record())
    kept = Outcome("record", reading=reading, archive=("f.warc.gz", 3, 4), validators='{"etag": "x"}')
    for number, outcome in enumerate((kept, Outcome("unchanged"))):
        run = store.begin(
            arguments(["https://a.example.org/1"]), "test", name=f"list {number}", refresh="all" if number else "no"
        )
        store.lease(["a.example.org"])
        (job,) = store.jobs(run, "a.example.org", 5)
        assert job.validators == ('{"etag": "x"}' if number else None)
        store.keep([(job.key, outcome)])
        (row,) = store.rows(run)
        assert row.outcome == Outcome("record", reading=reading, archive=("f.warc.gz", 3, 4))
        store.finish(run, [])


def test_kept_pages_are_read_again_where_they_still_are_what_they_were(opened: Open) -> None:
    store = opened()
    run = store.begin(arguments([f"https://a.example.org/{n}" for n in range(5)]), "test")
    store.lease(["a.example.org"])
    jobs = store.jobs(run, "a.example.org", 9)
    store.keep([(job.key, Outcome("record", archive=("f.warc.gz", n, 4))) for n, job in enumerate(jobs[:4])])
    assert store.count_kept() == 4
    first = store.kept_pages("", 2)
    rest = store.kept_pages(first[-1].key, 9)
    assert [page.start for page in (*first, *rest)] == [0, 1, 2, 3]
    failure = Failure(address="x", stage="parse", code="login", message="m")
    moved = rest[0]._replace(start=17)
    changed = [Reread(page, Outcome("not-a-record", failure=failure)) for page in (first[0], moved)]
    store.reread(changed, by="parsers", after=first[-1].key)
    assert [row.outcome and row.outcome.state for row in store.rows(run)] == ["not-a-record", *["record"] * 3, None]
    assert (store.reread_up_to("parsers"), store.reread_up_to("others")) == (first[-1].key, "")
    store.reread((), by="parsers", after="")
    assert not store.reread_up_to("parsers")


def test_archives_of_those_who_are_gone_are_cut_by_one(opened: Open, clock: Clock) -> None:
    one = opened()
    two = opened(joining=True)
    begun(one, lines("a"))
    one.keep((), archives=[("one.warc.gz", 0)])
    one.keep((), archives=[("one.warc.gz", 100)])
    assert two.abandoned_archives() == []
    clock.now += LEASE + 1
    assert two.abandoned_archives() == [("one.warc.gz", 100)]
    assert one.abandoned_archives() == []
    two.close_archive("one.warc.gz")
    clock.now += LEASE + 1
    assert one.abandoned_archives() == []


@pytest.mark.parametrize("durable", [0, 100])
@pytest.mark.parametrize("cut", ["already", "just now"])
def test_who_was_held_up_keeps_nothing_in_an_archive_that_another_cuts(
    opened: Open, clock: Clock, durable: int, cut: str
) -> None:
    one = opened()
    two = opened(joining=True)
    run = begun(one, lines("a"))
    [job] = one.jobs(run, one.lease(one.hosts(run))[0].name, 1)
    still_open = one.count_open(run)
    one.keep((), archives=[("one.warc.gz", 0)])
    one.keep((), archives=[("one.warc.gz", durable)])
    clock.now += LEASE + 1
    assert two.abandoned_archives() == [("one.warc.gz", durable)]
    if cut == "already":
        two.close_archive("one.warc.gz")
    with pytest.raises(StoreError, match="took its archive over"):
        one.keep([(job.key, Outcome("record"))], archives=[("one.warc.gz", 200)])
    assert one.count_open(run) == still_open
    # What the first one wrote after the second one had cut is cut by whoever comes next; the second one's word is no longer the last.
    one.abandon_archives(["one.warc.gz"])
    two.close_archive("one.warc.gz")
    assert two.abandoned_archives() == [("one.warc.gz", durable)]
    two.close_archive("one.warc.gz")
    assert two.abandoned_archives() == one.abandoned_archives() == []


def test_the_end_of_a_run_is_for_one(opened: Open, clock: Clock) -> None:
    one = opened()
    two = opened(joining=True)
    run = begun(one, lines("a"))
    assert (one.claim_end(run), two.claim_end(run), one.claim_end(run)) == (True, False, True)
    clock.now += 10_000
    assert two.claim_end(run)


def test_a_new_run_tries_again_what_another_day_may_mend(opened: Open) -> None:
    store = opened()
    lists = lines("a", each=3)
    run = begun(store, lists)
    store.lease(store.hosts(run))
    failures = [
        Failure(address="x", stage="fetch", code=code, message="", advice="") for code in ("http-404", "timeout")
    ]
    jobs = store.jobs(run, "a.example.org", 10)
    store.keep(
        [
            (jobs[0].key, RECORD),
            *((job.key, Outcome("failed", failure=one)) for job, one in zip(jobs[1:], failures, strict=True)),
        ]
    )
    store.finish(run, [])
    second = begun(store, lists)
    assert second != run
    assert [job.value for job in store.jobs(second, "a.example.org", 10)] == [url("a", 2)]
    store.finish(second, [])
    third = store.begin(lists, "test", name=lists.digest(), refresh="all", since="2026-11-23T12:00:00Z")
    assert store.count_open(third) == 3
    assert store.since(third) == "2026-11-23T12:00:00Z"


def test_answers_waits_and_decisions_are_kept(opened: Open) -> None:
    store = opened()
    long = "title " * 2000
    store.put("crossref", [("10.5555/a", FOUND), (long, FOUND)])
    store.put("crossref", [("10.5555/a", Stored("absent", None, "2026-11-24T12:00:00Z"))])
    assert store.get("crossref", "10.5555/a") == Stored("absent", None, "2026-11-24T12:00:00Z")
    assert (store.get("crossref", long), store.get("crossref", long + "x"), store.get("pubmed", "1")) == (
        FOUND,
        None,
        None,
    )
    store.answers.keep_wait("crossref", Wait("2026-11-23T13:00:00Z", 2.0))
    store.answers.keep_wait("crossref", Wait("2026-11-23T14:00:00Z", 0.5))
    assert store.answers.waits() == {"crossref": Wait("2026-11-23T14:00:00Z", 0.5)}
    made = Decision(
        work=Subject(addresses=("doi:10.5555/a",)), about="abstract", verb="set", who="Åsa", when="2026-11-23T12:00:00Z",
        value=Record(abstract="ü" * 9000),
    )  # fmt: skip
    assert (store.decide([made, made]), store.decide([made])) == (1, 0)
    assert store.decisions() == (made,)


def test_a_batch_is_kept_whole_or_not_at_all(opened: Open) -> None:
    store = opened()
    run = begun(store, lines("a", each=2))
    store.lease(store.hosts(run))
    jobs = store.jobs(run, "a.example.org", 10)
    with pytest.raises(StoreError):
        store.keep([(jobs[0].key, RECORD), (jobs[1].key, Outcome({"no": "state"}))])  # type: ignore[arg-type]  # nothing that a database holds
    assert store.count_open(run) == 2


def test_who_met_a_host_can_only_ask_for_more_rest(opened: Open) -> None:
    one, two = opened(), opened(joining=True)
    begun(one, lines("a"))
    one.lease(["a.example.org"])
    one.keep((), hosts=[Host("a.example.org", 1_000_050.0, 2.0)])
    two.keep((), met=[Host("a.example.org", 1_000_040.0, 9.0), Host("z.example.org", 7.0, 1.0)])
    assert one.resting() == [Host("a.example.org", 1_000_050.0, 2.0)]
    met = Host("a.example.org", 1_000_060.0, 9.0, 3, "a wall", 5.0, 1_000_070.0)
    two.keep((), met=[met])
    assert one.resting()[0] == met._replace(pause=2.0)


def test_a_host_that_is_left_in_peace_is_known_to_all(opened: Open, clock: Clock) -> None:
    one, two = opened(), opened(joining=True)
    begun(one, lines("a"))
    wall = Host("a.example.org", 0.0, 1.0, 3, "a wall", clock.now, clock.now + 60)
    one.keep((), met=[wall])
    assert two.resting() == [wall]
    assert two.refusing() == [wall]
    clock.now += 61
    assert two.resting() == []
    assert two.refusing() == [wall]
    one.lease(["a.example.org"])
    one.keep((), hosts=[Host("a.example.org")])
    assert two.refusing() == []


def test_turns_are_a_pause_apart_whoever_takes_them(opened: Open) -> None:
    one, two = opened().answers, opened(joining=True).answers
    waits = [book.turn("works", 1_000_000.0, 0.5) for book in (one, two, one, two)]
    assert waits == [0.0, 0.5, 1.0, 1.5]
    assert two.turn("works", 1_000_010.0, 0.5) == 0.0
    assert one.waits() == {}


def test_identifiers_of_other_columns_come_back(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("url,doi,pmid\nhttps://a.example.org/1,10.5555/X,12\nhttps://a.example.org/2,,\n")
    store = opened()
    run = begun(store, Lists((), (str(path),)))
    assert [row.known for row in store.rows(run)] == ["doi:10.5555/x pmid:12", ""]


def test_the_end_of_a_run_is_held_while_answers_come(opened: Open, clock: Clock) -> None:
    one, two = opened(), opened(joining=True)
    run = begun(one, lines("a"))
    assert one.claim_end(run)
    for _ in range(5):
        clock.now += LEASE
        one.put("crossref", [("10.5555/x", FOUND)])
        assert not two.claim_end(run)
    clock.now += LEASE + 121
    assert two.claim_end(run)


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
        for place, line in enumerate(lists):
            if place == 10:
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


def test_what_came_of_hosts_and_since_when(opened: Open, clock: Clock) -> None:
    store = opened()
    run = begun(
        store,
        Lists((url("a", 1), url("a", 2), url("b", 1), "10.5555/x", "page.html", "no")),
    )
    assert store.account(run, 10).begun is None
    store.lease(store.hosts(run))
    one, two = (job.key for job in store.jobs(run, "a.example.org", 10))
    failure = Failure(address="x", stage="fetch", code="http-404", message="gone")
    clock.now += 5
    store.keep([(one, RECORD), (two, Outcome("failed", failure=failure))])
    found = store.account(run, 1)
    assert (found.begun, found.hosts, found.counts) == (1_000_000.0, 2, (("a.example.org", 2, 1, 1),))
    assert store.account(run, 10).counts[1:] == (("b.example.org", 1, 0, 0),)
    assert [one.name for one in store.overview(run).workers] == [store.worker]
    store.finish(run, [])
    assert store.overview(run).workers == (), "who has finished is not at work"


@pytest.mark.parametrize(
    "text", ["10.5555/a\0b", "https://a.example.org/\0", "page\0.html", "pmid:1\0", "\0", "PMC1\0"]
)
def test_a_nul_byte_in_a_line_harms_no_store(opened: Open, text: str) -> None:
    store = opened()
    run = begun(store, Lists((text, url("a", 1))))
    (first, _second) = store.rows(run)
    assert (first.failure is not None) or "\0" not in (first.value or "")


@pytest.mark.parametrize("in_transaction", [False, True])
def test_a_server_that_ends_a_connection_is_told_in_words(postgres: str, in_transaction: bool) -> None:  # noqa: FBT001 - a case
    import psycopg

    from harvester.store.postgres import PostgresDatabase

    one = PostgresDatabase(postgres)
    (pid,) = one.execute("SELECT pg_backend_pid()")[0]
    with psycopg.connect(postgres, autocommit=True) as db:
        db.execute("SELECT pg_terminate_backend(%s)", (pid,))
    with (
        pytest.raises(StoreError, match="cannot be written") as raised,
        one.transaction() if in_transaction else nullcontext(),
    ):
        one.execute("SELECT 1")
    assert "goes on where it was" in raised.value.advice
    one.close()


def test_citation_keys_are_kept_by_every_name_of_a_work(place: Place) -> None:
    store = Store(place)
    assert store.keys.find(("url:a",)) == {}
    kept = KeptKey("Ok2020", "[auth][year]")
    store.keys.keep([("url:a", kept), ("doi:10.5555/a", kept), ("url:b", KeptKey("b", ""))])
    store.keys.keep([("url:b", KeptKey("B", "=library"))])
    store.close()
    again = Store(place)
    assert again.keys.find(("url:a", "url:b", "url:c")) == {"url:a": kept, "url:b": KeptKey("B", "=library")}
    assert again.keys.owners("OK2020") == {"url:a", "doi:10.5555/a"}
    assert again.keys.owners("b") == {"url:b"}
    assert not again.keys.owners("c")
    again.close()
