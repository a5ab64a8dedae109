"""Manners, against a server that enforces its limits: no service sees more than it allows, and every work ends right or listed."""

from __future__ import annotations

import contextlib
import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sitting import Waits
from standin import World
from strict import FAULTS, Clock, Strict

from harvester.enrichers import (
    Asker,
    AskError,
    HttpAnswer,
    Question,
    Send,
    Wanted,
    answers,
    enrich,
)
from harvester.enrichers.desks import DESKS
from harvester.fetch import Session
from harvester.harvest import asker as session_asker
from harvester.harvest import services
from harvester.settings import Settings
from harvester.store.answers import Answers
from parsers.identifiers import Doi, Pmcid, Pmid
from parsers.record import Record

# A batch is asked four times at the most, each part of it twice, and of the largest there are 32 parts.
MOST_A_QUESTION = 4 + 2 * 32


@pytest.fixture(scope="module")
def strict() -> Iterator[Strict]:
    found = Strict()
    yield found
    found.close()


def settings_for(strict: Strict) -> Settings:
    return Settings(
        crossref_url=f"{strict.base}/crossref", eutils_url=f"{strict.base}/eutils", idconv_url=f"{strict.base}/idconv",
        datacite_url=f"{strict.base}/datacite", doi_url=f"{strict.base}/doi", mailto="me@example.org", crossref_batch=10,
    )  # fmt: skip


def asking(strict: Strict, book: Waits) -> Asker:
    """An asker over real connections, on the server's clock."""
    chosen = settings_for(strict)
    session = Session(chosen, origins=chosen.service_origins())
    over = session_asker(session, replaying=True)
    return Asker(over._send, clock=strict.clock.seconds, sleep=strict.clock.sleep, now=strict.clock.time, waits=book)


def works(world: World, kinds: str) -> list[Wanted]:
    """One work a letter: d has a DOI, p a PMID, b both, c a PMCID alone."""
    made = {
        "d": lambda n: Wanted(doi=Doi(world.doi(n))), "p": lambda n: Wanted(pmid=Pmid(world.pmid(n))),
        "b": lambda n: Wanted(doi=Doi(world.doi(n)), pmid=Pmid(world.pmid(n))), "c": lambda n: Wanted(pmcid=Pmcid(f"PMC{n}")),
    }  # fmt: skip
    return [made[kind](n) for n, kind in enumerate(kinds, start=2)]


# Every work is in both services; one of c has an even number, so that it is in PMC.
KINDS = "dp" + "bbcd" * 10 + "dp" * 6
PLANS = st.dictionaries(st.integers(0, 40), st.sampled_from(sorted(FAULTS)), max_size=25)
LIMITS = st.dictionaries(
    st.sampled_from(["works", "ncbi", "work", "dois", "doiRA"]), st.tuples(st.integers(1, 10), st.sampled_from([1.0, 2.0, 5.0, 60.0]))
)  # fmt: skip


class Killed(BaseException):
    """kill -9, as far as a test can have it: nothing more is done."""


def dying(send: Send, after: int, *, sent: bool) -> Send:
    """A way to send that ends the process at a request by its number: before it goes out, or with its answer on the way."""
    count = itertools.count()

    def send_or_die(question: Question) -> HttpAnswer:
        last = next(count) == after
        if last and not sent:
            raise Killed
        answer = send(question)
        if last:
            raise Killed
        return answer

    return send_or_die


def said(work: Wanted, book: Waits) -> list[tuple[str, Record]]:
    return [(reading.source, reading.record) for reading in answers(work, book).readings]


def both_or_listed(wanted: list[Wanted], book: Waits) -> None:
    for work in wanted:
        found = answers(work, book)
        sources = {reading.source for reading in found.readings}
        assert sources == {"crossref", "pubmed"} or found.failures, work


@given(plan=PLANS, limits=LIMITS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_no_limit_is_broken_and_every_work_ends_right_or_listed(
    strict: Strict, plan: dict[int, str], limits: dict[str, tuple[int, float]]
) -> None:
    world, book = World(300), Waits()
    strict.begin(world, Clock(), plan, limits)
    wanted = works(world, KINDS)
    enrich(wanted, asking(strict, book), book, services(settings_for(strict)))
    assert strict.breaches == []
    both_or_listed(wanted, book)
    # 1 for the converter, 1 search, 1 efetch, 6 to Crossref; what had no answer may be asked at doi.org.
    assert len(strict.seen) <= 9 + 2 + MOST_A_QUESTION * len(plan)
    assert strict.clock.now < 4 * 3600


@given(plan=PLANS, limits=LIMITS, killed=st.lists(st.integers(1, 8), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_restart_forgets_neither_answers_nor_manners(
    strict: Strict, plan: dict[int, str], limits: dict[str, tuple[int, float]], killed: list[int]
) -> None:
    world, book = World(300), Waits()
    strict.begin(world, Clock(), plan, limits)
    wanted = works(world, KINDS)

    for after in killed:
        alive = asking(strict, book)
        alive._send = dying(alive._send, after, sent=False)
        with contextlib.suppress(Killed):
            enrich(wanted, alive, book, services(settings_for(strict)))
    enrich(wanted, asking(strict, book), book, services(settings_for(strict)))
    assert strict.breaches == []
    both_or_listed(wanted, book)


def test_without_faults_a_kill_costs_the_batch_under_way_and_no_more(strict: Strict) -> None:
    world = World(300)
    wanted = works(world, KINDS)
    strict.begin(world, Clock(), {}, {})
    enrich(wanted, asking(strict, whole := Waits()), whole, services(settings_for(strict)))
    once = list(strict.seen)

    for after in range(len(once)):
        strict.begin(world, Clock(), {}, {})
        book = Waits()
        alive = asking(strict, book)
        alive._send = dying(alive._send, after, sent=True)
        with pytest.raises(Killed):
            enrich(wanted, alive, book, services(settings_for(strict)))
        enrich(wanted, asking(strict, book), book, services(settings_for(strict)))
        assert strict.seen == once[: after + 1] + once[after:]
        assert strict.breaches == []
        assert [said(work, book) for work in wanted] == [said(work, whole) for work in wanted]


# Two processes at one store.

TAKE = """
import sys, time
from pathlib import Path
from harvester.store.answers import Answers
book = Answers.open(Path(sys.argv[1]))
for _ in range(20):
    now = time.time()
    print(now + book.turn("works", now, 0.5))
"""


def test_processes_take_turns(tmp_path: Path) -> None:
    place = tmp_path / "answers.db"
    Answers.open(place).close()
    command = [sys.executable, "-c", TAKE, str(place)]
    environment = dict(os.environ, PYTHONPATH=str(Path(__file__).parents[1]))
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(3)]
    turns = sorted(float(line) for one in running for line in one.communicate(timeout=120)[0].split())
    assert len(turns) == 60
    assert min(after - before for before, after in itertools.pairwise(turns)) > 0.499


def test_two_askers_keep_one_limit_and_hear_of_one_another(tmp_path: Path) -> None:
    clock, sent = Clock(), list[float]()
    books = [Answers.open(tmp_path / "answers.db") for _ in range(2)]
    world, busy = World(50), list[HttpAnswer]()

    def send(question: Question) -> HttpAnswer:
        sent.append(clock.seconds())
        return busy.pop() if busy else world.send(question)

    askers = [
        Asker(send, clock=clock.seconds, sleep=clock.sleep, now=clock.time, waits=book, turns=book) for book in books
    ]
    desk, asked_of = DESKS["pubmed"], services(Settings(mailto="me@example.org"))
    for n in range(6):
        asked = list(askers[n % 2].ask(desk, [world.pmid(n)], asked_of))
        assert not isinstance(asked[0][1], AskError)
    # The time of day has microseconds.
    pause = desk.pause(desk.request((world.pmid(0),), asked_of)) - 1e-5
    assert min(after - before for before, after in itertools.pairwise(sent)) >= pause
    # One of them is told to rest for an hour: the other one leaves the service in peace too, and asks nothing.
    busy.append(HttpAnswer(429, (("Retry-After", "3600"),), b""))
    before = len(sent)
    for asker in askers:
        ((_part, found),) = asker.ask(desk, [world.pmid(9)], asked_of)
        assert isinstance(found, AskError)
        assert found.code in ("http-429", "retry-later")
    assert len(sent) == before + 1
