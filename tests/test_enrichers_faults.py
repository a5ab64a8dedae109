"""What a service can do wrong, one at a time: what is asked after it, and what is listed."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from standin import World
from strict import Clock
from test_enrichers_manners import Waits

from harvester.enrichers import Asker, HttpAnswer, Question, Services, Wait, Wanted, answers, enrich
from harvester.enrichers.desks import DESKS
from harvester.enrichers.manners import MOST_PATIENCE, MOST_WAIT
from harvester.enrichers.splitting import parts
from harvester.errors import FetchError
from parsers.identifiers import Doi, Pmid

SERVICES = Services(
    "https://c.example.org", "https://e.example.org", "https://i.example.org", "https://d.example.org", "https://doi.example.org",
    crossref_batch=10,
)  # fmt: skip
Send = Callable[[Question], HttpAnswer]


class Sitting:
    """Works asked about once, with what was sent and how long it took."""

    def __init__(self, send: Send, wanted: list[Wanted], book: Waits | None = None, clock: Clock | None = None) -> None:
        self.clock, self.book, self.wanted = clock or Clock(), book or Waits(), wanted
        self.asked: list[tuple[float, Question]] = []

        def kept(question: Question) -> HttpAnswer:
            self.asked.append((self.clock.now, question))
            return send(question)

        asker = Asker(kept, clock=self.clock.seconds, sleep=self.clock.sleep, now=self.clock.time, waits=self.book)
        enrich(wanted, asker, self.book, SERVICES)

    def sizes(self, service: str) -> list[int]:
        return [len(question.identifiers) for _when, question in self.asked if question.service == service]

    def failed(self, stage: str) -> list[str]:
        """The code of the failure of each work at a service; "" where it has none."""
        found = [{one.stage: one.code for one in answers(work, self.book).failures} for work in self.wanted]
        return [one.get(stage, "") for one in found]


def both(world: World, numbers: range) -> list[Wanted]:
    return [Wanted(doi=Doi(world.doi(n)), pmid=Pmid(world.pmid(n))) for n in numbers]


def instead(world: World, service: str, answer: Callable[[Question], HttpAnswer | None]) -> Send:
    """The world, but for one service where `answer` has one."""
    return lambda question: (answer(question) if question.service == service else None) or world.send(question)


def once(*planned: HttpAnswer) -> Callable[[Question], HttpAnswer | None]:
    """Each of these answers once, and then the right ones."""
    plan = list(planned)
    return lambda _question: plan.pop(0) if plan else None


WORLD = World(60)


def test_an_hour_of_waiting_does_not_hold_up_the_rest() -> None:
    later = HttpAnswer(429, (("Retry-After", "3600"),), b"")
    sitting = Sitting(instead(WORLD, "crossref", once(later)), both(WORLD, range(60)))
    assert sitting.clock.now < 60
    assert sitting.sizes("crossref") == [10]
    assert sitting.failed("crossref") == ["retry-later"] * 60
    assert sitting.failed("pubmed") == [""] * 60
    # Another run within the hour asks it nothing either; one after it, everything.
    sitting.clock.now += 1800
    again = Sitting(WORLD.send, both(WORLD, range(60)), sitting.book, sitting.clock)
    assert (again.sizes("crossref"), again.failed("crossref")) == ([], ["retry-later"] * 60)
    sitting.clock.now += 1801
    last = Sitting(WORLD.send, both(WORLD, range(60)), sitting.book, sitting.clock)
    assert (last.sizes("crossref"), last.failed("crossref")) == ([10] * 6, [""] * 60)


def test_a_service_that_stays_down_is_left_in_peace_and_the_others_are_not() -> None:
    sitting = Sitting(instead(WORLD, "crossref", lambda _q: HttpAnswer(503, (), b"")), both(WORLD, range(60)))
    assert sitting.sizes("crossref") == [10] * 4 * 3
    assert sorted(sitting.failed("crossref")) == ["http-503"] * 30 + ["not-asked-any-more"] * 30
    assert sitting.failed("pubmed") == [""] * 60


def test_a_service_that_pushes_back_again_and_again_costs_so_much_patience_and_no_more() -> None:
    seen: list[Question] = []

    def grudging(question: Question) -> HttpAnswer | None:
        # Each question is answered, but only when it is asked for the third time.
        seen.append(question)
        return HttpAnswer(429, (("Retry-After", "110"),), b"") if len(seen) % 3 else None

    sitting = Sitting(instead(WORLD, "crossref", grudging), both(WORLD, range(60)))
    assert sitting.clock.now <= MOST_PATIENCE + MOST_WAIT + 60
    assert {"", "not-asked-any-more"} <= set(sitting.failed("crossref"))


def bad(doi: str, *, naming: bool) -> Callable[[Question], HttpAnswer | None]:
    """A service that refuses whatever holds one DOI."""
    body = json.dumps({"status": "failed", "message-type": "validation-failure", "message": [
        {"type": "parameter-value-not-valid", "value": doi if naming else "filter", "message": "no such value"},
    ]}).encode()  # fmt: skip
    return lambda question: HttpAnswer(400, (), body) if doi in question.identifiers else None


@pytest.mark.parametrize(("naming", "sizes"), [(True, [10, 9, 1]), (False, [10, 5, 2, 3, 1, 2, 1, 1, 5])])
def test_one_bad_doi_does_not_spoil_its_batch(*, naming: bool, sizes: list[int]) -> None:
    sitting = Sitting(instead(WORLD, "crossref", bad(WORLD.doi(3), naming=naming)), both(WORLD, range(10)))
    assert sitting.sizes("crossref") == sizes
    assert sitting.failed("crossref") == ["", "", "", "http-400"] + [""] * 6


def test_many_bad_dois_alone_do_not_close_a_service() -> None:
    world = World(20)
    wanted = [Wanted(doi=Doi(f"10.5555/a,{n}")) for n in range(8)] + both(world, range(5))
    sitting = Sitting(
        instead(world, "crossref", lambda q: HttpAnswer(400, (), b"") if "," in q.identifiers[0] else None), wanted
    )
    assert sitting.failed("crossref") == ["http-400"] * 8 + [""] * 5


def test_a_refusal_of_everything_is_bounded() -> None:
    sitting = Sitting(instead(WORLD, "crossref", lambda _q: HttpAnswer(400, (), b"")), both(WORLD, range(60)))
    assert len(sitting.sizes("crossref")) <= 6 * 17
    assert "" not in sitting.failed("crossref")


GONE = (b"Resource not found.", b"<html><h1>404 Not Found</h1></html>", b'{"status":"failed","message":[{"type":"cursor-not-found"}]}')  # fmt: skip


@pytest.mark.parametrize("body", GONE)
def test_a_list_that_is_not_there_is_no_absence_and_is_asked_for_once(body: bytes) -> None:
    sitting = Sitting(instead(WORLD, "crossref", lambda _q: HttpAnswer(404, (), body)), both(WORLD, range(20)))
    assert sitting.sizes("crossref") == [10, 10]
    assert sitting.failed("crossref") == ["http-404"] * 20
    assert all("crossref" not in answers(work, sitting.book).absent for work in sitting.wanted)


@pytest.mark.parametrize(("body", "code"), [(GONE[0], ""), (GONE[1], "http-404")])
def test_a_single_work_that_is_not_there_is_absent_unless_a_web_page_says_so(body: bytes, code: str) -> None:
    wanted = [Wanted(doi=Doi("10.5555/a,1"))]
    sitting = Sitting(instead(World(0), "crossref", lambda _q: HttpAnswer(404, (), body)), wanted)
    assert sitting.sizes("crossref") == [1]
    assert sitting.failed("crossref") == [code]
    assert ("crossref" in answers(wanted[0], sitting.book).absent) is (code == "")


@pytest.mark.parametrize("status", [413, 414, 431])
def test_what_is_too_long_is_asked_in_halves(status: int) -> None:
    too_long = instead(WORLD, "crossref", lambda q: HttpAnswer(status, (), b"") if len(q.identifiers) > 3 else None)
    sitting = Sitting(too_long, both(WORLD, range(10)))
    assert sitting.failed("crossref") == [""] * 10
    assert sitting.sizes("crossref") == [10, 5, 2, 3, 5, 2, 3]


def test_an_answer_larger_than_the_cap_is_asked_in_halves() -> None:
    def send(question: Question) -> HttpAnswer:
        if question.service == "pubmed" and len(question.identifiers) > 20:
            raise FetchError("too-large", "larger than 8388608 bytes")
        return WORLD.send(question)

    sitting = Sitting(send, both(WORLD, range(60)))
    assert sitting.failed("pubmed") == [""] * 60
    assert sitting.sizes("pubmed") == [60, 30, 15, 15, 30, 15, 15]


def test_one_record_that_cannot_be_read_costs_its_own_work_alone() -> None:
    poisoned = instead(WORLD, "pubmed", lambda q: HttpAnswer(200, (), b"<Pubmed&") if "1007" in q.identifiers else None)
    sitting = Sitting(poisoned, both(WORLD, range(16)))
    assert sitting.failed("pubmed") == [""] * 7 + ["unreadable"] + [""] * 8


EMPTY = HttpAnswer(200, (), b"<PubmedArticleSet></PubmedArticleSet>")


def test_nothing_of_all_that_was_asked_is_believed_when_it_is_said_twice() -> None:
    stumble = Sitting(instead(WORLD, "pubmed", once(EMPTY)), both(WORLD, range(5)))
    assert {len(answers(work, stumble.book).readings) for work in stumble.wanted} == {2}
    truth = Sitting(WORLD.send, [Wanted(pmid=Pmid("77")), Wanted(pmid=Pmid("78"))])
    assert truth.sizes("pubmed") == [2, 2]
    assert [answers(work, truth.book).absent for work in truth.wanted] == [("pubmed",)] * 2


OTHERS = HttpAnswer(
    200, (), json.dumps({"status": "ok", "message-type": "work-list", "message": {"items": [WORLD.item(50)]}}).encode()
)
FEWER = HttpAnswer(
    200, (), json.dumps({"status": "ok", "message-type": "work-list", "message": {"total-results": 5, "items": [WORLD.item(1)]}}).encode()
)  # fmt: skip


@pytest.mark.parametrize("wrong", [OTHERS, FEWER], ids=["about other works", "fewer than it says"])
def test_a_wrong_answer_is_no_absence(wrong: HttpAnswer) -> None:
    sitting = Sitting(instead(WORLD, "crossref", once(wrong)), both(WORLD, range(5)))
    assert sitting.sizes("crossref") == [5, 5]
    assert {len(answers(work, sitting.book).readings) for work in sitting.wanted} == {2}


def test_ncbi_says_with_status_200_that_it_is_asked_too_often() -> None:
    said = HttpAnswer(200, (), b'{"error":"API rate limit exceeded","api-key":"1.2.3.4","count":"4","limit":"3"}')
    sitting = Sitting(
        instead(WORLD, "pubmed", once(said, said)), [Wanted(pmid=Pmid(str(n))) for n in range(1000, 1050)]
    )
    assert sitting.failed("pubmed") == [""] * 50
    assert [
        round(b - a, 2) for (a, _q), (b, _r) in pairwise((w, q) for w, q in sitting.asked if q.service == "pubmed")
    ] == [1.0, 2.0]


def test_a_key_that_ncbi_does_not_know_is_named_and_not_tried_again_and_again() -> None:
    said = HttpAnswer(400, (), b'{"error":"API key invalid","api-key":"k3y","type":"api key","status":"unknown"}')
    sitting = Sitting(instead(WORLD, "pubmed", lambda _q: said), both(WORLD, range(10)))
    assert sitting.sizes("pubmed") == [10]
    assert set(sitting.failed("pubmed")) == {"bad-key"}
    assert "api_key" in answers(sitting.wanted[0], sitting.book).failures[0].message


def test_a_search_that_lists_a_part_of_its_hits_is_asked_in_parts() -> None:
    def cut_short(question: Question) -> HttpAnswer | None:
        found = json.loads(WORLD.send(question).body)
        count = len(found["esearchresult"]["idlist"])
        found["esearchresult"]["idlist"] = found["esearchresult"]["idlist"][:4]
        found["esearchresult"]["count"] = str(count)
        return HttpAnswer(200, (), json.dumps(found).encode())

    sitting = Sitting(instead(WORLD, "pubmed-search", cut_short), [Wanted(doi=Doi(WORLD.doi(n))) for n in range(8)])
    assert sitting.sizes("pubmed-search") == [8, 4, 4]
    assert {len(answers(work, sitting.book).readings) for work in sitting.wanted} == {2}


def test_a_doi_is_not_called_unknown_when_a_hit_of_its_search_could_not_be_had() -> None:
    down = instead(WORLD, "pubmed", lambda _q: HttpAnswer(500, (), b""))
    sitting = Sitting(down, [Wanted(doi=Doi(WORLD.doi(1))), Wanted(doi=Doi("10.5555/w.999"))])
    assert sitting.failed("pubmed-search") == ["http-500"] * 2
    assert all("pubmed" not in answers(work, sitting.book).absent for work in sitting.wanted)


def test_lists_and_single_records_have_their_own_limits() -> None:
    def limited(question: Question) -> HttpAnswer | None:
        limit = "10" if question.pool == "crossref-single" else "1"
        return HttpAnswer(
            200, (("x-rate-limit-limit", limit), ("x-rate-limit-interval", "4s")), WORLD.send(question).body
        )

    wanted = [*both(WORLD, range(30)), *(Wanted(doi=Doi(f"10.5556/a,{n}")) for n in range(4))]
    sitting = Sitting(instead(WORLD, "crossref", limited), wanted)
    times = {
        pool: [when for when, q in sitting.asked if q.pool == pool] for pool in ("crossref-array", "crossref-single")
    }
    assert [round(b - a, 2) for a, b in pairwise(times["crossref-array"])] == [4.0, 4.0]
    # The first of them is waited for as long as the narrower limit that its own answer tells.
    assert [round(b - a, 2) for a, b in pairwise(times["crossref-single"])] == [4.0, 0.4, 0.4]


def test_a_narrow_limit_is_remembered_in_the_next_run() -> None:
    def limited(question: Question) -> HttpAnswer | None:
        return HttpAnswer(
            200, (("x-rate-limit-limit", "1"), ("x-rate-limit-interval", "30s")), WORLD.send(question).body
        )

    first = Sitting(instead(WORLD, "crossref", limited), both(WORLD, range(10)))
    assert first.book.kept["crossref-array"] == Wait("", 30.0)
    start = first.clock.now
    again = Sitting(instead(WORLD, "crossref", limited), both(WORLD, range(10, 20)), first.book, first.clock)
    assert next(when for when, q in again.asked if q.service == "crossref") - start >= 30.0


def test_workers_of_one_process_share_a_services_patience() -> None:
    clock, lock = Clock(), threading.Lock()
    times: list[float] = []
    under_way: list[int] = []

    def send(question: Question) -> HttpAnswer:
        with lock:
            under_way.append(len(under_way))
            times.append(clock.now)
        answer = HttpAnswer(429, (("Retry-After", "20"),), b"") if len(times) == 3 else WORLD.send(question)
        with lock:
            assert len(under_way) == 1, "two at once"
            under_way.pop()
        return answer

    asker = Asker(send, clock=clock.seconds, sleep=clock.sleep, now=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    workers = [
        threading.Thread(target=lambda n=n: list(asker.ask(DESKS["crossref"], [WORLD.doi(n)], SERVICES))) for n in range(12)
    ]  # fmt: skip
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    gaps = [b - a for a, b in pairwise(times)]
    assert len(times) == 13
    assert min(gaps) >= 1.0 - 1e-9
    assert gaps[2] >= 20.0


PARTS = (
    (("a", "b", "c"), "http-414", b"", (("a",), ("b", "c"))), (("a",), "http-414", b"", ()), (("a", "b"), "http-403", b"", ()),
    (("10.5555/a", "10.5555/b"), "http-400", b'{"message": [{"value": "10.5555/B"}]}', (("10.5555/a",), ("10.5555/b",))),
    # Who names all, or names none, or repeats the whole filter, names nobody.
    (("10.5555/a", "10.5555/b"), "http-400", b'{"message": [{"value": "10.5555/a 10.5555/b"}]}', (("10.5555/a",), ("10.5555/b",))),
    (("10.5555/a", "10.5555/b"), "http-400", b'{"message": [{"value": "doi:10.5555/a,doi:10.5555/b"}]}', (("10.5555/a",), ("10.5555/b",))),
    (("a", "b"), "http-400", b"[" * 100_000, (("a",), ("b",))), (("a", "b"), "http-400", b'{"message": "no"}', (("a",), ("b",))),
)  # fmt: skip


@pytest.mark.parametrize(("batch", "code", "body", "found"), PARTS)
def test_the_parts_of_a_batch(
    batch: tuple[str, ...], code: str, body: bytes, found: tuple[tuple[str, ...], ...]
) -> None:
    assert parts(batch, code, body) == found
