"""Services that stumble: asked again, at their pace, and a failure of each work where they stay down."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from asked_services import NOW, SERVICES, Clock, asking, works
from standin import World

from harvester.enrichers import Asker, HttpAnswer, MemoryBook, Question, Services, Wanted, answers, enrich
from harvester.errors import FetchError
from parsers.identifiers import Doi


def failing(world: World, service: str, *planned: HttpAnswer) -> Callable[[Question], HttpAnswer]:
    plan = list(planned)
    return lambda question: plan.pop(0) if plan and question.service == service else world.send(question)


HTML = HttpAnswer(200, (), b"<html><title>Down for maintenance</title></html>")
HALF = HttpAnswer(200, (), b'{"status": "ok", "message-type": "work-list", "message": {"it')


@pytest.mark.parametrize(
    ("planned", "waits"),
    [
        (HttpAnswer(429, (("Retry-After", "7"),), b""), 7.0),
        (HttpAnswer(429, (), b""), 2.0),
        (HttpAnswer(503, (("Retry-After", "Mon, 23 Nov 2026 12:00:09 GMT"),), b"busy"), 9.0),
        (HttpAnswer(500, (), b'{"status": "error"}'), 1.0),
        (HttpAnswer(504, (), b"<html>"), 1.0),
        (HTML, 1.0),
        (HALF, 1.0),
        (HttpAnswer(200, (), b""), 1.0),
    ],
)
def test_a_service_that_stumbles_is_asked_again(planned: HttpAnswer, waits: float) -> None:
    world, book = World(5), MemoryBook()
    asker, clock = asking(failing(world, "crossref", planned))
    wanted = Wanted(doi=Doi(world.doi(1)))
    enrich([wanted], asker, book, SERVICES)
    assert waits in clock.slept
    assert "crossref" in [reading.source for reading in answers(wanted, book).readings]


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"<eFetchResult><ERROR>busy</ERROR></eFetchResult>", b"<PubmedArticleSet><Pubmed"]
)
def test_a_service_that_stays_down_is_a_failure_of_each_work(body: bytes) -> None:
    world, book = World(5), MemoryBook()
    down = HttpAnswer(200, (), body)
    asker, _clock = asking(lambda question: down if question.service == "pubmed" else world.send(question))
    wanted = works(world, "ppp")
    enrich(wanted, asker, book, SERVICES)
    for work in wanted:
        failures = answers(work, book).failures
        assert [(one.stage, one.code) for one in failures] == [("pubmed", "unreadable")]
        assert failures[0].advice


def test_no_answer_at_all_is_a_failure() -> None:
    def dead(_question: Question) -> HttpAnswer:
        raise FetchError("connect", "no answer")

    book = MemoryBook()
    enrich([Wanted(doi=Doi("10.5555/w.1"))], asking(dead)[0], book, SERVICES)
    assert {one.stage for one in answers(Wanted(doi=Doi("10.5555/w.1")), book).failures} == {
        "crossref",
        "pubmed-search",
    }


def test_the_headers_of_a_service_set_its_pace() -> None:
    world = World(300)

    def polite(question: Question) -> HttpAnswer:
        answer = world.send(question)
        return HttpAnswer(200, (("x-rate-limit-limit", "4"), ("x-rate-limit-interval", "2s")), answer.body)

    asker, clock = asking(polite)
    enrich(works(world, "b" * 200), asker, MemoryBook(), SERVICES)
    assert clock.slept.count(0.5) >= 3


def test_nobody_is_asked_faster_than_the_first_pause() -> None:
    world = World(900)
    times: list[float] = []
    clock = Clock()

    def send(question: Question) -> HttpAnswer:
        if question.service == "pubmed":
            times.append(clock.now)
        return world.send(question)

    services = Services(
        "https://c.example.org",
        "https://e.example.org",
        "https://i.example.org",
        "https://d.example.org",
        "https://doi.example.org",
    )
    enrich(
        works(world, "p" * 900),
        Asker(send, clock=lambda: clock.now, sleep=clock.sleep, now=lambda: NOW),
        MemoryBook(),
        services,
    )
    assert all(later - earlier >= 0.33 for earlier, later in itertools.pairwise(times))


def test_one_bad_identifier_does_not_spoil_its_batch() -> None:
    world, book = World(20), MemoryBook()

    def picky(question: Question) -> HttpAnswer:
        bad = question.service == "crossref" and "10.5555/w.3" in question.identifiers
        return HttpAnswer(400, (), b'{"status": "error"}') if bad else world.send(question)

    wanted = works(world, "d" * 8)
    enrich(wanted, asking(picky)[0], book, SERVICES)
    assert [len(answers(work, book).failures) for work in wanted] == [0, 0, 0, 1, 0, 0, 0, 0]
