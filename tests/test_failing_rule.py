"""When a host has failed often enough, and what tells that it fails: the rule, without a host."""

from __future__ import annotations

import pytest
from manners import HOST, Clock

from harvester.errors import FetchError
from harvester.failing import AT_ONCE, LONGEST_REST, MOST_FAILED, MOST_FAILED_BETWEEN, rest_after, told, trouble
from harvester.fetch import Refusals
from harvester.fetch.pace import NoPace
from harvester.fetch.redirects import STATUSES
from harvester.fetch.refusing import PLAIN


def fail(used: Refusals, times: int) -> None:
    for _ in range(times):
        used.fails(HOST, "the answer 500")


def is_given_up(used: Refusals) -> bool:
    try:
        used.check(HOST)
    except FetchError as error:
        assert error.code == "host-failing"
        return True
    return False


# What a host answers one after the other: a status so many times (0 for a page; 500 fails).
@pytest.mark.parametrize(
    ("answers", "is_left"),
    [
        ([(500, MOST_FAILED - 1)], False), ([(500, MOST_FAILED)], True),
        # Each shows that it works, and one that ever did so has more time.
        ([(500, MOST_FAILED - 1), (0, 1), (500, MOST_FAILED_BETWEEN - 1)], False), ([(404, 1), (500, MOST_FAILED_BETWEEN)], True),
        ([(500, MOST_FAILED - 1), (302, 1), (500, 9)], False), ([(500, MOST_FAILED - 1), (403, 1), (500, MOST_FAILED - 1)], False),
        # Of whatever else is no page there is nothing to be had.
        ([(204, MOST_FAILED)], True), ([(406, MOST_FAILED - 1), (400, 1)], True), ([(404, 1), (204, MOST_FAILED)], False),
        # These do not: they are the host's wish, which has a count of its own.
        ([(500, MOST_FAILED - 1), (503, 3), (429, 3), (500, 1)], True),
    ],
)  # fmt: skip
def test_how_many_are_too_many(answers: list[tuple[int, int]], is_left: bool) -> None:  # noqa: FBT001 - a column of the table
    used = Refusals(Clock())
    for status, times in answers:
        for _ in range(times):
            how = trouble(f"http-{status}") if status else ""
            if status:
                used.said(HOST, status)
            else:
                used.answered(HOST)
            if how:
                used.fails(HOST, how)
    assert is_given_up(used) is is_left


@pytest.mark.parametrize(
    ("code", "tells"),
    [
        ("http-500", True), ("http-502", True), ("http-504", True), ("http-521", True), ("http-408", True), ("http-204", True), ("http-406", True), ("timeout", True), ("connect", True),
        ("cut-short", True), ("dns", True), ("tls", True), ("maintenance", True), ("server-error", True), ("too-many-redirects", True),
        ("http-503", False), ("http-429", False), ("http-404", False), ("http-403", False), ("too-large", False), ("retry-later", False),
        ("robots-unreachable", False), ("host-blocked", False), ("host-failing", False), ("challenge", False), ("not-recorded", False),
    ],
)  # fmt: skip
def test_what_tells_that_a_host_fails(code: str, tells: bool) -> None:  # noqa: FBT001 - as above
    assert bool(trouble(code)) is tells


def test_refusals_are_told_by_one_rule() -> None:
    assert {status for status in range(200, 600) if told(status) == "refuses"} == set(PLAIN)
    assert {status for status in range(300, 400) if told(status) == "works"} == STATUSES


@pytest.mark.parametrize("gave", [False, True])
def test_no_outage_of_minutes_is_enough(gave: bool) -> None:  # noqa: FBT001 - as above
    rests = [rest_after(failed) for failed in range(1, MOST_FAILED_BETWEEN if gave else MOST_FAILED)]
    assert not any(rests[: AT_ONCE - 1]), "a broken page or two cost nobody a rest"
    assert rests == sorted(rests)
    assert sum(rests) > (900 if gave else 180)
    assert max(rests) == LONGEST_REST


def test_it_is_told_once() -> None:
    told: list[tuple[str, dict[str, object]]] = []
    used = Refusals(Clock(), lambda event, **facts: told.append((event, facts)))
    fail(used, MOST_FAILED + 3)
    assert told == [("host-failing", {"host": HOST, "seen": "the answer 500", "pages": MOST_FAILED})]


def test_a_replay_rests_for_nobody() -> None:
    used = NoPace()
    used.rest(HOST, 30.0)
    assert used.rests(HOST) == 0.0
