"""What a page costs beside what it must: requests that are put together once, few calls of the system, nothing gone through again and again."""

from __future__ import annotations

import gc
import socket
import uuid
from collections.abc import Sequence
from typing import Any

import pytest
import requests
from loopback import page, serving
from manners import LOOPBACK

from harvester.collector import settled
from harvester.fetch import Session
from harvester.fetch.guard import PIECE
from harvester.fetch.plain import PlainSession
from harvester.settings import Settings
from harvester.warc import Wire
from harvester.warc.writing import About, exchange

URL = "https://api.example.org/a path/x;y?b=1"


class Caught(requests.adapters.BaseAdapter):
    """An adapter that sends nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[requests.PreparedRequest, dict[str, Any]]] = []

    def send(self, request: requests.PreparedRequest, **given: Any) -> requests.Response:  # type: ignore[override]
        self.sent.append((request, given))
        return requests.Response()

    def close(self) -> None:
        """Nothing is open."""


def session(kind: type[requests.Session]) -> tuple[Any, Caught]:
    made, caught = kind(), Caught()
    made.trust_env = False
    made.headers = requests.structures.CaseInsensitiveDict({"User-Agent": "a", "Accept": "*/*"})
    made.proxies, made.verify = {"https": "http://proxy.example.org"}, "/etc/ca.pem"
    made.mount("https://", caught)
    return made, caught


@pytest.mark.parametrize(
    ("method", "params", "data", "headers"),
    [
        ("GET", (), None, {"Accept": "text/html"}), ("get", (("q", "ä b"), ("q", "&")), None, {}), ("POST", (), [("a", "ü"), ("a", "2")], {"X": "1"}),
        ("POST", (("k", "v"),), b'{"a": 1}', {"content-type": "application/json"}), ("PUT", (), "ä".encode(), {}), ("DELETE", (), None, {}),
    ],
)  # fmt: skip
def test_what_is_sent_is_what_requests_itself_sends(
    method: str, params: Sequence[tuple[str, str]], data: Any, headers: dict[str, str]
) -> None:
    ours, sent = session(PlainSession)
    theirs, expected = session(requests.Session)
    ours.ask(method, URL, params, data, headers, 3.0)
    theirs.request(
        method, URL, params=list(params), data=data, headers=headers, stream=True, allow_redirects=False, timeout=3.0
    )
    (asked, how), (wanted, as_usual) = sent.sent[0], expected.sent[0]
    assert (asked.method, asked.url, asked.body) == (wanted.method, wanted.url, wanted.body)
    assert list(asked.headers.items()) == list(wanted.headers.items())
    # "cert" is none of ours.
    assert how == {key: value for key, value in as_usual.items() if key != "cert"}


def test_an_answer_is_read_in_large_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Counted(socket.SocketIO):
        def readinto(self, buffer: Any) -> int | None:
            asked.append(len(buffer))
            return super().readinto(buffer)

    monkeypatch.setattr(socket, "SocketIO", Counted)
    body = b"x" * 150_000
    with serving({"/": page(body)}) as server:
        used = Session(Settings(timeout=3.0), networks=LOOPBACK)
        assert used.send("GET", server.url("/")).body == body
    ours = [size for size in asked if size >= PIECE]
    assert ours, "Python's own pieces are 8,192 bytes"


def test_records_are_named_apart_and_the_system_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    draws = []

    def drawn(many: int) -> bytes:
        draws.append(many)
        return bytes(range(len(draws), len(draws) + many))

    monkeypatch.setattr("os.urandom", drawn)
    monkeypatch.setattr("warcio.warcwriter.gethostname", lambda: pytest.fail("the host's name is asked for"))
    wire = Wire("https://a.example.org/", 200, "/", (("Host", "a.example.org"),), "OK", (), b"x")
    made = [exchange(wire, "2026-11-23T12:00:00Z", About(wire.url)) for _ in range(2)]
    assert draws == [48, 48]
    names = [one.record.removeprefix("<urn:uuid:").removesuffix(">") for one in made]
    assert len(set(names)) == 2
    assert all(uuid.UUID(name).version == 4 for name in names)


def test_what_was_there_before_is_not_gone_through_by_the_collector() -> None:
    before = gc.get_freeze_count()
    with settled():
        assert gc.get_freeze_count() > 10_000
        with settled():
            pass
        assert gc.get_freeze_count() > 10_000, "who settled it ends it"
    assert gc.get_freeze_count() == before == 0
