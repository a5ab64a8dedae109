"""Hosts at which everything fails: they rest, are given up for this run after many pages in a row, and asked anew by the next one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from hostile_answers import redirect, reset
from loopback import Answer, page, serving
from made_up_web import failures
from manners import RECORD, Clock, fetcher, harvested
from processes import MAIN, asked, ended, started

from harvester.commands.status import _status
from harvester.errors import FetchError
from harvester.failing import AT_ONCE, LONGEST_REST, MOST_FAILED, trouble
from harvester.fetch import Known
from harvester.store import Look, Store
from parsers.addresses import host_of

BROKEN = page(b"Oops", status="500 Internal Server Error")
PATHS = [f"/{n:02}" for n in range(MOST_FAILED + 10)]
ASKED = 3 * AT_ONCE + MOST_FAILED - AT_ONCE
"""Requests for the pages that are asked for: three for each of the first, one for each of the others."""
GIVEN_UP = [*["host-failing"] * (len(PATHS) - MOST_FAILED), *["http-500"] * MOST_FAILED]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hosts rest for a moment."""
    monkeypatch.setattr("harvester.failing.LONGEST_REST", 0.01)
    monkeypatch.setattr("harvester.fetch.attempts.wait_after", lambda *_known: 0.0)


def test_a_host_that_fails_rests_and_its_pages_are_asked_for_once() -> None:
    clock = Clock()
    with serving(dict.fromkeys(PATHS, BROKEN)) as server:
        used = fetcher(server, clock)
        host = server.url("").removeprefix("http://")
        rests = []
        for path in PATHS[:5]:
            with pytest.raises(FetchError, match="500"):
                used.get(server.url(path))
            rests.append(used.pace.rests(host))
        assert rests == pytest.approx([1.0, 5.0, 10.0, 20.0, 30.0], abs=0.5)
        assert [server.asked[path] for path in PATHS[:5]] == [3, 3, 1, 1, 1]
        server.answers["/05"] = RECORD
        used.refusals.answered(host)
        clock.now += LONGEST_REST
        with pytest.raises(FetchError, match="500"):
            used.get(server.url("/06"))
        assert server.asked["/06"] == 3


@pytest.mark.parametrize(
    ("answer", "code", "each"),
    [(BROKEN, "http-500", 3), (page(b"", status="502 Bad Gateway"), "http-502", 3), (reset(b""), "connect", 3),
     (page(b"", status="521 Web Server Is Down"), "http-521", 1), (page(b"", status="406 Not Acceptable"), "http-406", 1),
     (b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", "http-204", 1),
     (page(b"<html><head><title>Site maintenance</title></head><body><h1>Down for maintenance</h1></body></html>"), "maintenance", 1)],
)  # fmt: skip
def test_a_host_at_which_everything_fails_is_given_up(
    tmp_path: Path, impatient: None, answer: Answer, code: str, each: int
) -> None:
    del impatient
    with serving(dict.fromkeys(PATHS, answer)) as server, serving({"/1": RECORD}) as other:
        codes = sorted(harvested(tmp_path, [*map(server.url, PATHS), other.url("/1")]))
        assert codes == sorted(["", *["host-failing"] * (len(PATHS) - MOST_FAILED), *[code] * MOST_FAILED])
        assert server.asked.total() == 1 + each * AT_ONCE + MOST_FAILED - AT_ONCE
        with closing(Store(tmp_path / "harvest.db")) as store:
            (host,) = store.failing(1)
            assert (host.failed, host.trouble) == (MOST_FAILED, trouble(code))
            assert store.refusing() == [], "it fails, and closes itself to nobody"
        with closing(Look(tmp_path / "harvest.db")) as seen:
            told = _status(seen, "text")
        assert f"{host.name} fails: {trouble(code)}, at {MOST_FAILED} pages in a row, asked no more" in told


def test_a_host_that_is_gone_is_given_up(tmp_path: Path, impatient: None) -> None:
    del impatient
    with serving(dict.fromkeys(PATHS, RECORD)) as server:
        first, urls = server.url("/first"), [*map(server.url, PATHS)]
        harvested(tmp_path, [first])
    # Its robots.txt is known for a day: pages are asked for, and nobody is there.
    codes = harvested(tmp_path, urls)
    assert set(codes) == {"connect"}, "it gave something once: there is more time"
    with serving({}) as dead:
        gone = dead
    assert set(harvested(tmp_path, [gone.url(path) for path in PATHS])) == {"robots-unreachable"}


def test_what_was_not_asked_is_asked_first_by_the_next_run(tmp_path: Path, impatient: None) -> None:
    del impatient
    answers: dict[str, Answer] = dict.fromkeys(PATHS, RECORD)
    answers |= dict.fromkeys(PATHS[:MOST_FAILED], BROKEN)
    with serving(answers) as server:
        urls = [*map(server.url, PATHS)]
        assert sorted(harvested(tmp_path, urls)) == GIVEN_UP
        # The broken ones come first in the list: asked first again, they would have the host given up again.
        assert sorted(harvested(tmp_path, urls)) == [*[""] * (len(PATHS) - MOST_FAILED), *["http-500"] * MOST_FAILED]


def test_a_site_of_which_a_part_is_broken_is_asked_to_its_end(tmp_path: Path, impatient: None) -> None:
    del impatient
    answers = {f"/{n:02}": BROKEN for n in range(62)} | {"/00": RECORD, "/31": page(b"", status="404 Not Found")}
    with serving(dict(answers)) as server:
        codes = harvested(tmp_path, [server.url(path) for path in answers])
    assert sorted(codes) == ["", "http-404", *["http-500"] * 60]


def test_a_resolver_is_not_given_up_for_the_host_to_which_it_leads(tmp_path: Path, impatient: None) -> None:
    del impatient
    with serving(dict.fromkeys(PATHS, BROKEN)) as broken, serving({"/good": RECORD}) as good, serving({}) as resolver:
        resolver.answers.update({path: redirect(broken.url(path)) for path in PATHS})
        resolver.answers["/good"] = redirect(good.url("/good"))
        codes = harvested(tmp_path, [resolver.url(path) for path in [*PATHS, "/good"]])
        assert sorted(codes) == ["", *GIVEN_UP]
        assert sum(broken.asked[path] for path in PATHS) == ASKED
        with closing(Store(tmp_path / "harvest.db")) as store:
            assert [one.name for one in store.failing(1)] == [broken.url("").removeprefix("http://")]


def test_the_count_outlives_a_process_that_is_killed(tmp_path: Path) -> None:
    quick = (
        "from harvester import failing; failing.LONGEST_REST = 0.3\n"
        "from harvester.fetch import attempts; attempts.wait_after = lambda *_known: 0.0\n" + MAIN
    )
    with serving(dict.fromkeys(PATHS, BROKEN)) as server:
        (tmp_path / "list.txt").write_text("".join(server.url(path) + "\n" for path in PATHS), encoding="utf-8")
        process = started(tmp_path, quick)
        # Beyond the time after which what came is kept.
        asked(server, ASKED)
        process.kill()
        ended(process)
        with closing(Store(tmp_path / "out" / "harvest.db")) as store:
            (host,) = store.failing(1)
            before, kept = server.asked.total(), host.failed
        assert kept >= 1
        ended(started(tmp_path, quick))
        assert server.asked.total() - before <= 3 * max(0, AT_ONCE - kept) + MOST_FAILED - kept
        rows = [row for row in failures(tmp_path / "out").values() if row["code"] == "host-failing"]
        assert len(rows) == len(PATHS) - MOST_FAILED
        assert all(row["message"].startswith("not asked: ") and "(the answer 500)" in row["message"] for row in rows)


def test_nobody_listens_is_named_as_no_answer() -> None:
    with serving({}) as server:
        used = fetcher(server, Clock())
        used.robots.rules(server.url("/1"))
    with pytest.raises(FetchError) as caught:
        used.get(server.url("/1"))
    known = used.refusals.of(server.url("").removeprefix("http://"))
    assert (caught.value.code, known.failed, known.trouble) == ("connect", 1, "no answer")


def test_a_wish_to_wait_with_any_server_error_is_the_whole_hosts() -> None:
    clock = Clock()
    with serving({"/1": page(b"", "Retry-After: 90", status="500 Oops"), "/2": RECORD}) as server:
        used = fetcher(server, clock)
        for path in ("/1", "/2"):
            with pytest.raises(FetchError) as caught:
                used.get(server.url(path))
            assert caught.value.code == "retry-later"
            assert caught.value.retry_after == pytest.approx(90, abs=1)
        assert server.asked["/2"] == 0
        assert used.refusals.of(server.url("").removeprefix("http://")).failed == 0, "a wish has a count of its own"


@pytest.mark.parametrize("gave", [False, True])
def test_only_a_host_that_was_ever_there_is_waited_for(gave: bool) -> None:  # noqa: FBT001 - a column of the table
    with serving({}) as server:
        url = server.url("/1")
    used = fetcher(server, Clock())
    if gave:
        used.refusals.answered(url.removeprefix("http://").removesuffix("/1"))
    with pytest.raises(FetchError) as caught:
        used.get(url)
    assert caught.value.code == "robots-unreachable"
    assert caught.value.retry_after == (pytest.approx(60) if gave else None)
    # And as a whole: its other pages do not come one by one to be told so. Those of one that is gone come, and end.
    assert used.pace.rests(host_of(url)) == pytest.approx(60 if gave else 0, abs=1)


def test_a_host_that_is_there_by_another_scheme_does_not_rest() -> None:
    with serving({}) as server:
        url = server.url("/1")
    clock = Clock()
    used = fetcher(server, clock)
    used.refusals.answered(host_of(url))
    used.robots.remember(
        Known(url.replace("http:", "https:").removesuffix("/1"), clock() + 90, None, "", passing=False, tries=0)
    )
    for _ in range(2):
        with pytest.raises(FetchError) as caught:
            used.get(url)
        assert caught.value.retry_after == pytest.approx(60, abs=2)
        assert used.pace.rests(host_of(url)) <= 1
    # Its rules are as old as that: it is known no longer to be there.
    clock.now += 91
    with pytest.raises(FetchError):
        used.get(url)
    assert used.pace.rests(host_of(url)) == pytest.approx(120, abs=1)


def test_who_leads_round_and_round_fails_and_not_who_leads_there(tmp_path: Path, impatient: None) -> None:
    del impatient
    with serving({}) as one, serving({}) as two, serving({}) as resolver:
        one.answers.update({path: redirect(two.url(path)) for path in PATHS})
        two.answers.update({path: redirect(one.url(path)) for path in PATHS})
        resolver.answers.update({path: redirect(one.url(path)) for path in PATHS})
        codes = harvested(tmp_path, [resolver.url(path) for path in PATHS])
        assert sorted(codes) == [*["host-failing"] * (len(PATHS) - MOST_FAILED), *["too-many-redirects"] * MOST_FAILED]
        with closing(Store(tmp_path / "harvest.db")) as store:
            (host,) = store.failing(1)
    assert host.name in {host_of(one.url("")), host_of(two.url(""))}
