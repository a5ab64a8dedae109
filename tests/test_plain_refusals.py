"""Hosts that refuse without a wall (401, 402, 403, 451): one that refuses everything is left in peace, one that closes a part is not."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pytest
from both_stores import Clock as StoreClock
from both_stores import Open, begun, clock, lines, opened, place
from hostile_answers import redirect
from loopback import Answer, page, serving
from made_up_web import WORLD, Web, failures, harvest, items
from manners import HOST, RECORD, WALLED, Clock, harvested

from harvester.commands.status import _status
from harvester.fetch import Refusals, Response
from harvester.fetch.refusing import BLOCKED_SECONDS, MOST_IN_A_ROW, MOST_PLAIN, MOST_PLAIN_BETWEEN, PLAIN
from harvester.refused import _SEEN
from harvester.store import Host, Look, Store

__all__ = ["clock", "opened", "place"]

NO = page(b"Forbidden", status="403 Forbidden")


def test_nobody_is_left_in_peace_for_longer_than_a_day_whatever_a_clock_told() -> None:
    clock = Clock()
    before = Refusals(clock)
    for _page in range(MOST_IN_A_ROW):
        before.refused(HOST, "a check against robots")
    for back, is_left in ((0.0, True), (600.0, True), (365 * 86_400.0, False)):
        after = Refusals(lambda back=back: clock() - back)  # type: ignore[misc]  # the year that it is
        after.remember(HOST, before.of(HOST))
        assert after.is_blocked(HOST) is is_left
        assert after.of(HOST).in_a_row == MOST_IN_A_ROW


# What a host answers one after the other (a status so many times; 0 for a page), and whether it is left in peace then.
@pytest.mark.parametrize(
    ("answers", "is_left"),
    [
        ([(403, MOST_PLAIN - 1)], False), ([(403, MOST_PLAIN)], True), ([(401, 10), (403, 9), (451, 1)], True), ([(451, MOST_PLAIN)], True), ([(402, MOST_PLAIN)], True),
        # It looked for the page: what it says of this one it does not say of all.
        ([(403, 19), (404, 1), (403, 19)], False), ([(403, 19), (0, 1), (403, 19)], False), ([(403, 19), (302, 1), (403, 19)], False),
        # Neither an answer nor a refusal.
        ([(403, 19), (503, 3), (429, 3), (408, 1), (403, 1)], True),
        # A repository of which a part is closed.
        ([(0, 1), (403, MOST_PLAIN_BETWEEN - 1)], False), ([(404, 1), (403, MOST_PLAIN_BETWEEN)], True), ([(403, 5), (0, 1)] * 50, False),
    ],
)  # fmt: skip
def test_how_many_are_too_many(answers: list[tuple[int, int]], is_left: bool) -> None:  # noqa: FBT001 - a column of the table
    used = Refusals(Clock())
    for status, times in answers:
        for _ in range(times):
            if status:
                used.said(HOST, status)
            else:
                used.answered(HOST)
    assert used.is_blocked(HOST) is is_left


@pytest.mark.parametrize(("gave", "more"), [(False, MOST_PLAIN), (True, MOST_PLAIN_BETWEEN)])
def test_after_the_day_it_is_counted_anew(gave: bool, more: int) -> None:  # noqa: FBT001 - as above
    clock = Clock()
    used = Refusals(clock)
    if gave:
        used.answered(HOST)
    for _ in range(MOST_PLAIN_BETWEEN if gave else MOST_PLAIN):
        used.said(HOST, 403)
    assert used.is_blocked(HOST)
    clock.now += BLOCKED_SECONDS + 1
    for _ in range(more):
        assert not used.is_blocked(HOST)
        used.said(HOST, 403)
    assert used.is_blocked(HOST)
    used.answered(HOST)
    assert not used.is_blocked(HOST)


def test_a_missing_page_says_nothing_of_a_wall() -> None:
    used = Refusals(Clock())
    for _ in range(MOST_IN_A_ROW):
        used.said(HOST, 404)
        used.refused(HOST, "a wall")
    assert used.is_blocked(HOST)


def test_what_is_forgotten_is_neither_held_nor_left_in_peace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvester.fetch.refusing.MANY", 10)
    used = Refusals(Clock())
    for n in range(50):
        used.answered(f"h{n}.example.org")
    for _ in range(MOST_PLAIN):
        used.said(HOST, 403)
    used.forget_all_but(())
    assert used.of("h7.example.org").gave, "nobody has been told yet"
    used.news()
    used._many = 10
    used.forget_all_but(["h7.example.org"])
    assert set(used._hosts) == {HOST, "h7.example.org"}


def test_the_table_and_the_count_name_them_alike() -> None:
    assert {f"http-{status}": words for status, words in PLAIN.items()}.items() <= _SEEN.items()


def test_a_host_that_refuses_everything_is_asked_no_more(tmp_path: Path) -> None:
    paths = [f"/{n}" for n in range(30)]
    with serving(dict.fromkeys(paths, NO)) as server, serving({"/1": RECORD}) as other:
        urls = [*map(server.url, paths), other.url("/1")]
        assert sorted(harvested(tmp_path, urls)) == [
            "",
            *["host-blocked"] * (30 - MOST_PLAIN),
            *["http-403"] * MOST_PLAIN,
        ]
        assert server.asked.total() == MOST_PLAIN + 1, "its robots.txt is the other one"
        assert set(harvested(tmp_path, [server.url("/more")])) == {"host-blocked"}
        assert server.asked.total() == MOST_PLAIN + 1
        with closing(Store(tmp_path / "harvest.db")) as store:
            (host,) = store.refusing()
            assert (host.refusals, host.plain, host.gave, host.blocked) == (0, MOST_PLAIN, 0, PLAIN[403])
        with closing(Look(tmp_path / "harvest.db")) as seen:
            told = _status(seen, "text")
        assert f"{host.name} refuses: {PLAIN[403]}, {MOST_PLAIN} times in a row, left in peace" in told


def test_the_count_outlives_the_process(tmp_path: Path) -> None:
    with serving({f"/{n}": NO for n in range(30)}) as server:
        harvested(tmp_path, [server.url(f"/{n}") for n in range(MOST_PLAIN - 1)])
        codes = harvested(tmp_path, [server.url(f"/{n}") for n in range(MOST_PLAIN - 1, 30)])
        assert sorted(codes) == [*["host-blocked"] * (30 - MOST_PLAIN), "http-403"]


def test_a_repository_with_closed_records_is_asked_to_its_end(tmp_path: Path) -> None:
    # By their order: one that is open, 40 that are closed, one that is gone, 40 that are closed.
    answers = {f"/{n:02}": NO for n in range(82)} | {"/00": RECORD, "/41": page(b"", status="404 Not Found")}
    with serving(dict(answers)) as server:
        codes = harvested(tmp_path, [server.url(path) for path in answers])
    assert sorted(codes) == ["", *["http-403"] * 80, "http-404"]


def test_works_that_a_list_names_by_doi_come_from_the_services(web: Web, tmp_path: Path) -> None:
    web.broken["closed.example.org"] = Response("https://closed.example.org/", 403, (), b"no")
    summary = harvest([f"https://closed.example.org/doi/{WORLD.doi(n)}" for n in range(MOST_PLAIN + 5)], tmp_path)
    assert len(items(tmp_path)) == summary.works == MOST_PLAIN + 5
    codes = sorted(row["code"] for row in failures(tmp_path).values())
    assert codes == [*["host-blocked"] * 5, *["http-403"] * MOST_PLAIN]
    with (tmp_path / "blocked.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["host"], row["seen"], row["addresses"]) == ("closed.example.org", PLAIN[403], str(MOST_PLAIN + 5))
    assert row["left_in_peace_until"]
    assert row["written_from_services"] == str(MOST_PLAIN + 5)


@pytest.mark.parametrize(
    ("answer", "asked", "code"), [(WALLED, MOST_IN_A_ROW, "challenge"), (NO, MOST_PLAIN, "http-403")]
)
def test_behind_a_redirect_it_is_left_in_peace_and_not_who_leads_there(
    tmp_path: Path, answer: Answer, asked: int, code: str
) -> None:
    paths = [f"/{n:02}" for n in range(30)]
    with serving(dict.fromkeys(paths, answer)) as refusing, serving({}) as resolver:
        resolver.answers.update({path: redirect(refusing.url(path)) for path in paths})
        first, second = paths[: asked + 2], paths[asked + 2 :]
        assert sorted(harvested(tmp_path, [resolver.url(path) for path in first])) == sorted(
            [code] * asked + ["host-blocked"] * 2
        )
        # A process that begins anew knows it too, before it has asked anything.
        assert set(harvested(tmp_path, [resolver.url(path) for path in second])) == {"host-blocked"}
        assert refusing.asked.total() == asked + 1, "its robots.txt is the other one"
        assert all(resolver.asked[path] == 1 for path in paths)
        with closing(Store(tmp_path / "harvest.db")) as store:
            assert [host.name for host in store.refusing()] == [refusing.url("").removeprefix("http://")]
            ended = [row.outcome.failure for run, *_ in store.runs() for row in store.rows(run) if row.outcome]
    assert {one.host for one in ended if one is not None} == {refusing.url("").removeprefix("http://")}


def test_the_table_names_who_shows_it(web: Web, tmp_path: Path) -> None:
    web.broken["resolver.example.org"] = Response(
        "https://resolver.example.org/1", 302, (("Location", "https://walled.example.org/1"),), b""
    )
    web.broken["walled.example.org"] = Response(
        "https://walled.example.org/", 403, (("cf-mitigated", "challenge"),), b"wait"
    )
    harvest(["https://resolver.example.org/1"], tmp_path)
    with (tmp_path / "blocked.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["host"] for row in csv.DictReader(file)] == ["walled.example.org"]


def test_other_processes_know_of_plain_refusals(opened: Open, clock: StoreClock) -> None:
    one, two = opened(), opened(joining=True)
    begun(one, lines("a"))
    one.lease(["a.example.org"])
    refused = Host("a.example.org", 0.0, 1.0, 0, PLAIN[403], clock.now, 0.0, 19, 1)
    one.keep((), hosts=[refused])
    assert two.refusing() == [], "of a page alone the table tells by its failure"
    # Whoever met it by a redirect later knows more; what it once gave is never forgotten.
    met = refused._replace(seen_at=clock.now + 1, blocked_until=clock.now + 60, plain=20, gave=0)
    two.keep((), met=[met])
    assert set(one.resting()) == {met._replace(gave=1)}
    assert two.refusing() == [met._replace(gave=1)]
    one.give_back(["a.example.org"])
    assert two.lease(["a.example.org"]) == [met._replace(gave=1)]
