"""Recorded HTTP: kept by many threads, played by many threads without a server, and no secret in it."""

from __future__ import annotations

import ipaddress
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from loopback import page, serving

from harvester.errors import FetchError, UsageError
from harvester.fetch import Session
from harvester.recording import recorded, recording, replaying
from harvester.settings import Settings

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)
PATHS = [f"/{n}" for n in range(60)]


def used() -> Session:
    return Session(Settings(timeout=5.0), networks=LOOPBACK)


def test_many_threads_record_and_many_replay_without_a_server(tmp_path: Path) -> None:
    cassette = tmp_path / "c.yaml"
    with serving({path: page(f"body of {path}".encode()) for path in PATHS}) as server:
        port, session = server.port, used()
        with recording(cassette), ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda path: session.send("GET", server.url(path)), PATHS))
        assert server.asked.total() == len(PATHS)

    def play(path: str) -> bytes:
        return session.send("GET", f"http://127.0.0.1:{port}{path}").body

    with replaying(cassette), ThreadPoolExecutor(16) as pool:
        assert list(pool.map(play, PATHS * 5)) == [f"body of {path}".encode() for path in PATHS * 5]


def test_a_request_that_is_not_recorded_is_an_error_and_no_network_call(tmp_path: Path) -> None:
    cassette = tmp_path / "c.yaml"
    with serving({"/a": page(b"a"), "/b": page(b"b")}) as server:
        session = used()
        with recording(cassette):
            session.send("GET", server.url("/a"))
        with replaying(cassette), ThreadPoolExecutor(16) as pool:
            codes = list(pool.map(lambda _n: _code(session, server.url("/b?api_key=s3cret")), range(64)))
        assert set(codes) == {"not-recorded"}
        assert server.asked["/b"] == server.asked["/b?api_key=s3cret"] == 0


def _code(session: Session, url: str) -> str:
    try:
        session.send("GET", url)
    except FetchError as error:
        assert "s3cret" not in error.message
        return error.code
    return "answered"


def test_keys_and_addresses_stay_out_and_do_not_matter_for_matching(tmp_path: Path) -> None:
    cassette = tmp_path / "c.yaml"
    echo = page(
        b'{"you": "me@example.org", "key": "s3cret", "self": "/x?mailto=me%40example.org"}',
        "Set-Cookie: session=s3cret",
    )
    with serving({"/x?a=1&mailto=me%40example.org": echo, "/post": echo}) as server:
        port, session = server.port, used()
        with recording(cassette, ("me@example.org", "s3cret")):
            session.send("GET", server.url("/x"), params=[("a", "1"), ("mailto", "me@example.org")])
            session.send(
                "POST", server.url("/post"), data=[("id", "7"), ("api_key", "s3cret"), ("email", "me@example.org")]
            )
    text = cassette.read_text(encoding="utf-8")
    assert "s3cret" not in text
    assert "me@example.org" not in text
    assert "me%40example.org" not in text
    with replaying(cassette):
        other = session.send("GET", f"http://127.0.0.1:{port}/x", params=[("mailto", "you@example.org"), ("a", "1")])
        assert b"REMOVED" in other.body
        assert other.header("content-length") == str(len(other.body))
        session.send("POST", f"http://127.0.0.1:{port}/post", data=[("id", "7"), ("api_key", "other")])
        assert _code(session, f"http://127.0.0.1:{port}/post") == "not-recorded"


def test_refusals_are_not_recorded(tmp_path: Path) -> None:
    cassette = tmp_path / "c.yaml"
    with serving({"/a": page(b"", status="429 Slow"), "/b": page(b"", status="404 Not Found")}) as server:
        with recording(cassette):
            session = used()
            session.send("GET", server.url("/a"))
            session.send("GET", server.url("/b"))
        with replaying(cassette):
            assert session.send("GET", server.url("/b")).status == 404
            assert _code(session, server.url("/a")) == "not-recorded"


def test_recording_reaches_no_private_address(tmp_path: Path) -> None:
    with serving({"/a": page(b"secret")}) as server, recording(tmp_path / "c.yaml"):
        with pytest.raises(FetchError) as caught:
            Session(Settings()).send("GET", server.url("/a"))
        assert (caught.value.code, server.asked.total()) == ("blocked-address", 0)


@pytest.mark.parametrize("text", [None, "", "{", "a: b", "interactions: 7", "\x00"])
def test_what_is_no_cassette(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "c.yaml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="recording"), replaying(path):
        pass


def test_our_cassettes_hold_no_address_and_no_key() -> None:
    import re

    for path in (Path(__file__).parents[1] / "fixtures" / "cassettes").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert not [
            found
            for found in re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", text)
            if not found.endswith(("example.org", "example.com"))
        ]
        assert not re.search(r"api_key|mailto=|Authorization", text)


def test_what_is_no_file_is_never_taken_away_for_a_recording(tmp_path: Path) -> None:
    for path in (tmp_path, Path(os.devnull)):
        with pytest.raises(UsageError, match="that is no file"), recording(path):
            pass
        assert path.exists()


def test_a_recording_tells_when_it_was_made_and_an_older_one_does_not(tmp_path: Path) -> None:
    cassette = tmp_path / "c.yaml"
    before = datetime.now(UTC) - timedelta(seconds=1)
    with serving({"/a": page(b"a")}) as server, recording(cassette):
        used().send("GET", server.url("/a"))
    when = recorded(cassette)
    assert when is not None
    assert before <= when <= datetime.now(UTC)
    whole = cassette.read_text(encoding="utf-8")
    cassette.write_text(whole.partition("recorded:")[0], encoding="utf-8")
    assert recorded(cassette) is None
    cassette.write_text(whole.partition("recorded:")[0] + "recorded: '2026-99-99T00:00:00Z'\n", encoding="utf-8")
    assert recorded(cassette) is None
    assert recorded(tmp_path / "missing.yaml") is None
