"""A robots.txt that cannot be had now is asked for again when its host said, and not by our own measure alone."""

from __future__ import annotations

import pytest

from harvester.errors import FetchError
from harvester.fetch.robots import FIRST_DENIAL, MOST_AGE, Robots
from harvester.fetch.session import Response

PAGE = "https://repository.example.org/1"


@pytest.mark.parametrize(
    ("status", "wish", "rest"),
    [
        (429, 900.0, 900.0), (503, 900.0, 900.0), (429, None, FIRST_DENIAL), (429, 5.0, FIRST_DENIAL), (503, 1e9, MOST_AGE),
        # What was answered counts for a day, whatever is asked beside it.
        (200, 900.0, MOST_AGE), (404, 5.0, MOST_AGE),
    ],
)  # fmt: skip
def test_a_robots_txt_is_asked_for_again_when_its_host_said(status: int, wish: float | None, rest: float) -> None:
    clock, asked = [0.0], []

    def fetch(url: str) -> Response:
        asked.append(url)
        return Response(url, status, (), b"")

    robots = Robots(fetch, lambda: clock[0], lambda _answer: wish)
    assert robots.rests(robots.rules(PAGE)) == rest
    clock[0] = rest - 1
    robots.rules(PAGE)
    assert len(asked) == 1
    clock[0] = rest
    robots.rules(PAGE)
    assert len(asked) == 2


@pytest.mark.parametrize("code", ["host-blocked", "host-failing"])
def test_a_host_that_is_left_in_peace_has_no_rules_that_could_not_be_had(code: str) -> None:
    """Else nothing of it would be asked for by the next run either, for as long as these count."""

    def fetch(_url: str) -> Response:
        raise FetchError(code, "not asked")

    robots = Robots(fetch, lambda: 0.0, lambda _answer: None)
    with pytest.raises(FetchError) as caught:
        robots.rules(PAGE)
    assert (caught.value.code, robots.news()) == (code, [])
