"""Asking services: full batches, nothing asked twice, limits obeyed, failures as values."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from requests import Request
from standin import World

from harvester.enrichers import Asker, HttpAnswer, MemoryBook, Question, Services, Wanted, answers, enrich
from harvester.enrichers.asking import AskError
from harvester.enrichers.desks import DESKS
from harvester.errors import FetchError
from parsers.identifiers import Doi, Pmcid, Pmid

SERVICES = Services(
    "https://crossref.example.org", "https://eutils.example.org", "https://idconv.example.org", "https://datacite.example.org",
    "https://doi.example.org", "me@example.org", "k3y",
)  # fmt: skip
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def asking(send: Callable[[Question], HttpAnswer]) -> tuple[Asker, Clock]:
    clock = Clock()
    return Asker(send, clock=lambda: clock.now, sleep=clock.sleep, now=lambda: NOW), clock


def works(world: World, kinds: str) -> list[Wanted]:
    """One work a letter: d has a DOI, p a PMID, b both, c a PMCID alone."""
    made = {
        "d": lambda n: Wanted(doi=Doi(world.doi(n))), "p": lambda n: Wanted(pmid=Pmid(world.pmid(n))),
        "b": lambda n: Wanted(doi=Doi(world.doi(n)), pmid=Pmid(world.pmid(n))), "c": lambda n: Wanted(pmcid=Pmcid(f"PMC{n}")),
    }  # fmt: skip
    return [made[kind](n) for n, kind in enumerate(kinds)]


@pytest.mark.parametrize(("kinds", "most"), [("d" * 200, 7), ("p" * 200, 6), ("b" * 200, 6), ("dpb" * 66 + "dd", 7)])
def test_two_hundred_works_cost_at_most_seven_requests(kinds: str, most: int) -> None:
    world, book = World(200), MemoryBook()
    asker, _clock = asking(world.send)
    enrich(works(world, kinds), asker, book, SERVICES)
    assert len(world.asked) == asker.requests.total() <= most
    for wanted in works(world, kinds):
        found = answers(wanted, book)
        assert sorted(reading.source for reading in found.readings) == ["crossref", "pubmed"]
        assert not found.failures


def test_what_is_asked_does_not_depend_on_the_order_of_the_works() -> None:
    asked = []
    for seed in range(3):
        world = World(90)
        wanted = works(world, "dpb" * 30)
        random.Random(seed).shuffle(wanted)
        enrich(wanted, asking(world.send)[0], MemoryBook(), SERVICES)
        asked.append(world.asked)
    assert asked[0] == asked[1] == asked[2]


def test_what_is_known_is_not_asked_again() -> None:
    world, book = World(60), MemoryBook()
    wanted = works(world, "dpb" * 20)
    enrich(wanted, asking(world.send)[0], book, SERVICES)
    before = len(world.asked)
    enrich(wanted, asking(world.send)[0], book, SERVICES)
    assert len(world.asked) == before


def test_a_pmcid_alone_leads_to_the_work() -> None:
    world, book = World(10), MemoryBook()
    enrich([Wanted(pmcid=Pmcid("PMC4"))], asking(world.send)[0], book, SERVICES)
    found = answers(Wanted(pmcid=Pmcid("PMC4")), book)
    assert [(r.source, r.record.doi) for r in found.readings] == [("crossref", world.doi(4)), ("pubmed", world.doi(4))]


def test_absence_is_an_answer_and_no_failure() -> None:
    world, book = World(1), MemoryBook()
    wanted = Wanted(doi=Doi("10.5555/w.77"))
    enrich([wanted], asking(world.send)[0], book, SERVICES)
    found = answers(wanted, book)
    assert (found.readings, found.failures, set(found.absent)) == ((), (), {"crossref", "pubmed"})


def test_a_doi_in_a_doi_is_asked_for_beside_it() -> None:
    world, book = World(9), MemoryBook()
    outer = Doi(f"10.5555/https://doi.org/{world.doi(4)}")
    enrich([Wanted(doi=outer)], asking(world.send)[0], book, SERVICES)
    found = answers(Wanted(doi=outer), book)
    assert {(r.source, r.record.doi) for r in found.readings} == {
        (name, world.doi(4)) for name in ("crossref", "pubmed")
    }
    assert [(one.doi, one.agency) for one in found.registrations] == [(outer, None)]


def test_a_pmid_that_leads_to_another_doi_is_not_used() -> None:
    class Lying(World):
        def answer(self, url: str, query: str, *, encoded: bool = True) -> bytes:
            body = super().answer(url, query, encoded=encoded)
            return body.replace(b'"1002"', b'"1003"') if b"esearchresult" in body else body

    world, book = Lying(10), MemoryBook()
    wanted = Wanted(doi=Doi(world.doi(2)))
    enrich([wanted], asking(world.send)[0], book, SERVICES)
    assert [reading.source for reading in answers(wanted, book).readings] == ["crossref"]


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


def batches(service: str, identifiers: list[str]) -> list[Question]:
    desk = DESKS[service]
    return [desk.request(batch, SERVICES) for batch in desk.batches(identifiers, SERVICES)]


def test_batches_are_full_and_a_doi_with_a_comma_goes_alone() -> None:
    dois = [f"10.5555/w.{n}" for n in range(120)] + ["10.5555/a,b"]
    asked = batches("crossref", dois)
    assert [len(question.identifiers) for question in asked] == [50, 50, 20, 1]
    assert asked[-1].url.endswith("/works/10.5555%2Fa%2Cb")
    assert all("select" not in dict(question.params) for question in asked)
    assert [len(q.identifiers) for q in batches("pubmed", [str(n) for n in range(1, 402)])] == [200, 200, 1]
    assert not batches("pubmed-search", ["10.5555/a]b"])
    assert [len(q.identifiers) for q in batches("datacite", dois)] == [100, 20, 1]


@pytest.mark.parametrize("service", ["crossref", "idconv", "datacite", "doi-ra"])
def test_no_address_is_longer_than_a_server_allows(service: str) -> None:
    dois = [f"10.5555/0003-0090(2003)277<0001:{'x' * (n % 60)}>2.0.co;{n}" for n in range(300)]
    for question in batches(service, dois):
        line = Request("GET", question.url, params=[*question.params, *question.secrets]).prepare().path_url
        assert len(line) <= 4000


def test_keys_and_addresses_are_sent_and_never_shown() -> None:
    for question in (*batches("crossref", ["10.5555/w.1"]), *batches("pubmed", ["1"])):
        assert ("me@example.org" in dict(question.secrets).values()) or ("k3y" in dict(question.secrets).values())
        assert not any(
            secret in text
            for secret in ("k3y", "me@example.org")
            for text in (repr(question), question.shown(), question.url)
        )
    assert "k3y" not in repr(SERVICES)


# The services of NCBI repeat what they were sent, as it was and percent-encoded.
ECHOES: tuple[tuple[int, bytes], ...] = (
    (404, b'{"status": "error", "message": "bad", "request": "tool=x;email=me%40example.org;ids=1"}'),
    (200, b'{"status": "error", "message": "bad", "request": {"email": "me@example.org", "echo": "api_key=k3y"}}'),
    (400, b"<html>/entrez/eutils/efetch.fcgi?db=pubmed&amp;email=me%40example.org&amp;api_key=k3y&amp;id=1</html>"),
    (200, b'{"esearchresult": {"ERROR": "cannot search for me@example.org with k3y"}}'),
)  # fmt: skip


@pytest.mark.parametrize(("status", "body"), ECHOES)
@pytest.mark.parametrize("service", ["idconv", "pubmed", "pubmed-search"])
def test_what_a_service_repeats_of_a_key_or_an_address_is_not_told(service: str, status: int, body: bytes) -> None:
    asker, _clock = asking(lambda _question: HttpAnswer(status, (), body))
    identifier = "10.5555/w.1" if service == "pubmed-search" else "PMC1" if service == "idconv" else "1"
    (_batch, error), *_more = asker.ask(DESKS[service], [identifier], SERVICES)
    assert isinstance(error, AskError)
    sent = {value for key, value in DESKS[service].request((identifier,), SERVICES).secrets if key != "tool"}
    assert sent
    assert not any(form in error.message for value in sent for form in (value, value.replace("@", "%40")))


def test_one_bad_identifier_does_not_spoil_its_batch() -> None:
    world, book = World(20), MemoryBook()

    def picky(question: Question) -> HttpAnswer:
        bad = question.service == "crossref" and "10.5555/w.3" in question.identifiers
        return HttpAnswer(400, (), b'{"status": "error"}') if bad else world.send(question)

    wanted = works(world, "d" * 8)
    enrich(wanted, asking(picky)[0], book, SERVICES)
    assert [len(answers(work, book).failures) for work in wanted] == [0, 0, 0, 1, 0, 0, 0, 0]
