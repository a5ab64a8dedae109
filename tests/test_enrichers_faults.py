"""What a service can say of being asked, one at a time: later, not now, too often, not by you; and what is asked after it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from itertools import pairwise

from sitting import SERVICES, WORLD, Sitting, Waits, both, instead, once
from strict import Clock

from harvester.enrichers import Asker, HttpAnswer, Question, Wait, Wanted, answers
from harvester.enrichers.desks import DESKS
from harvester.enrichers.manners import MOST_PATIENCE, MOST_WAIT
from parsers.identifiers import Doi, Pmid


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


def test_a_clock_that_was_set_back_makes_no_service_unasked_for_years() -> None:
    book = Waits()
    book.kept = {
        "ncbi": Wait("2031-01-01T00:00:00.000000Z", 0.0), "crossref": Wait("2031-01-01T00:00:00.000000Z", 0.0),
    }  # fmt: skip
    sitting = Sitting(WORLD.send, both(WORLD, range(3)), book)
    assert sitting.failed("pubmed") == sitting.failed("crossref") == ["", "", ""]
