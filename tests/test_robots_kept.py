"""robots.txt in the store: asked for once a day by all processes together, and not again after one was killed."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from both_stores import Clock as StoreClock
from both_stores import Open, begun, clock, lines, opened, place
from hostile_answers import redirect
from loopback import Answer, page, serving
from manners import RECORD, Clock, harvested
from processes import asked, ended, started

from harvester.fetch.robots import MOST_AGE, MOST_KEPT, RecordedRobots, Robots, Rules
from harvester.fetch.session import Response
from harvester.store import KeptRobots

__all__ = ["clock", "opened", "place"]

PAGE, CLOSED = "https://a.example.org/1", "https://a.example.org/closed/1"
TEXT = b"User-agent: *\nDisallow: /closed/\nCrawl-delay: 7\n"
LARGE = random.Random(7).randbytes(2 * MOST_KEPT).hex()


def robots(clock: Clock, *answers: Response) -> tuple[Robots, list[str]]:
    asked, rest = list[str](), list(answers)

    def fetch(url: str) -> Response:
        asked.append(url)
        return rest.pop(0)

    return Robots(fetch, clock), asked


def answer(status: int, body: bytes = b"") -> Response:
    return Response(PAGE, status, (), body)


def ruling(rules: Rules) -> tuple[object, ...]:
    return rules.allows(PAGE), rules.allows(CLOSED), rules.delay, rules.unreachable, rules.passing


@pytest.mark.parametrize(
    "told", [answer(200, TEXT), answer(404), answer(503), answer(200, b"\xef\xbb\xbf" + TEXT + b"\xff\x00")]
)
def test_what_one_was_told_another_need_not_ask(told: Response) -> None:
    clock = Clock()
    one, _asked = robots(clock, told)
    two, asked = robots(clock)
    mine = one.rules(PAGE)
    (known,) = one.news()
    assert one.news() == []
    two.remember(known)
    assert two.are_known(PAGE)
    assert ruling(two.rules(PAGE)) == ruling(mine)
    assert two.rests(two.rules(PAGE)) == one.rests(mine)
    assert asked == []
    assert two.news() == [], "whoever was told has nothing new to tell"


def test_what_was_in_vain_before_is_counted_on() -> None:
    clock = Clock()
    one, _asked = robots(clock, answer(503))
    two, _asked = robots(clock, answer(503))
    one.rules(PAGE)
    clock.now += 61
    two.remember(one.news()[0])
    assert not two.are_known(PAGE)
    assert two.rests(two.rules(PAGE)) == pytest.approx(120)


def test_what_is_over_or_larger_than_is_kept_is_asked_for() -> None:
    clock = Clock()
    one, _asked = robots(clock, answer(200, TEXT), answer(200, TEXT + b"# " + LARGE.encode()))
    two, _asked = robots(clock)
    one.rules(PAGE)
    (known,) = one.news()
    two.remember(known._replace(until=clock.now + 10 * MOST_AGE))
    assert not two.are_known(PAGE), "a clock that was wrong would have them count at each lease anew"
    two.remember(known)
    clock.now += MOST_AGE + 1
    assert not two.are_known(PAGE)
    one.rules(PAGE)
    assert one.news() == []


def test_a_recording_keeps_what_it_says_to_itself() -> None:
    used = RecordedRobots(lambda _url: answer(200, TEXT), Clock())
    used.rules(PAGE)
    assert used.news() == []


def test_a_store_keeps_them_for_all(opened: Open, clock: StoreClock) -> None:
    one, two = opened(), opened(joining=True)
    begun(one, lines("a"))
    kept = KeptRobots("https://a.example.org", "a.example.org", clock.now + 9, b"\x00\xff", "", False, 0)
    plain = kept._replace(
        origin="http://a.example.org", text=None, unreachable="robots.txt answered 503", passing=True, tries=3
    )
    one.keep((), rules=[kept, plain])
    assert sorted(two.robots.find(["a.example.org", "b.example.org"])) == sorted([kept, plain])
    two.keep((), rules=[kept._replace(until=clock.now + 5, text=None)])
    assert kept in two.robots.find(["a.example.org"]), "the later one counts"
    wrong = kept._replace(host="c.example.org", until=clock.now + 1e7)
    one.keep((), rules=[wrong])
    two.keep((), rules=[wrong._replace(until=clock.now + 60, text=None)])
    assert two.robots.find(["c.example.org"])[0].until == clock.now + 60, "but not one that a wrong clock wrote"
    clock.now += 90_000
    two.keep((), rules=[kept._replace(origin="https://b.example.org", host="b.example.org", until=clock.now + 9)])
    assert two.robots.find(["a.example.org"]) == [], "what was over long ago goes"


def test_a_later_run_and_a_redirect_do_not_ask_again(tmp_path: Path) -> None:
    with (
        serving({"/robots.txt": page(TEXT.replace(b"7", b"0")), "/1": RECORD, "/2": RECORD, "/3": RECORD}) as server,
        serving({}) as other,
    ):
        other.answers["/to"] = redirect(server.url("/3"))
        assert harvested(tmp_path, [server.url("/1"), other.url("/to")]) == ["", ""]
        assert harvested(tmp_path, [server.url("/2"), server.url("/closed/1")]) == ["", "robots"]
        other.answers["/again"] = redirect(server.url("/2"))
        assert harvested(tmp_path, [other.url("/again")]) == [""]
        assert (server.asked["/robots.txt"], other.asked["/robots.txt"]) == (1, 1)


def test_a_run_that_asks_all_anew_asks_a_host_for_its_rules_too(tmp_path: Path) -> None:
    with serving({"/robots.txt": page(TEXT.replace(b"7", b"0")), "/closed/1": RECORD}) as server:
        urls = [server.url("/closed/1")]
        assert harvested(tmp_path, urls) == ["robots"]
        server.answers["/robots.txt"] = page(b"User-agent: *\nAllow: /\n")
        assert harvested(tmp_path, urls) == ["robots"], "what it said is believed for a day"
        assert harvested(tmp_path, urls, refresh="all") == [""]
        assert server.asked["/robots.txt"] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_nor_does_one_that_goes_on_after_a_kill(tmp_path: Path) -> None:
    paths = [f"/{n}" for n in range(150)]
    answers: dict[str, Answer] = {"/robots.txt": page(TEXT.replace(b"7", b"0"))}
    answers.update(dict.fromkeys(paths, RECORD))
    with serving(answers) as server:
        (tmp_path / "list.txt").write_text("".join(server.url(path) + "\n" for path in paths), encoding="utf-8")
        process = started(tmp_path)
        # Two batches: the first of them is kept then.
        asked(server, 60)
        process.kill()
        ended(process)
        assert server.asked.total() < 150
        assert ended(started(tmp_path))[0] == 0
        assert server.asked["/robots.txt"] == 1
