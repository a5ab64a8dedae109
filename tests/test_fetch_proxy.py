"""Through a proxy, and at names with many addresses: what is private stays so, and a request ends when its time is over."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
from loopback import Answer, Server, drip, page, serving
from manners import LOOPBACK

from harvester.errors import FetchError
from harvester.fetch import Session
from harvester.settings import Settings
from harvester.watch import WATCH

TOTAL = 1.0


class Proxy(Server):
    """Answers whatever it is asked for; it stands in a private network, as a library's own does."""

    def __init__(self, answer: Answer) -> None:
        super().__init__({}, host="127.0.0.9")
        self.answer = answer

    @property
    def answers(self) -> Any:
        return self

    @answers.setter
    def answers(self, _given: object) -> None:
        """The same for all."""

    def get(self, _path: str, _otherwise: Answer) -> Answer:
        return self.answer

    def session(self, **changes: Any) -> Session:
        given: dict[str, Any] = {
            "timeout": 3.0,
            "total_time": TOTAL,
            "proxy": f"http://127.0.0.9:{self.port}",
        } | changes
        return Session(Settings(**given))


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    one = Proxy(page(b"from the proxy"))
    yield one
    one.close()


@pytest.mark.parametrize("host", ["example.org", "93.184.215.14", "[2606:2800:21f:cb07:6820:80da:af6b:8b2c]"])
def test_a_proxy_in_the_librarys_own_network_is_asked(proxy: Proxy, host: str) -> None:
    one = proxy.session()
    assert one.send("GET", f"http://{host}/x").body == b"from the proxy"
    assert one.opened == 1
    assert list(proxy.asked) == [f"http://{host}/x"]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.0.0.1.", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "0", "[::1]", "[::ffff:127.0.0.1]", "localhost",
        "a.localhost", "LOCALHOST.", "169.254.169.254", "169.254.169.254.", "2852039166", "10.1", "[fe80::1]",
        # As they are sent, these are the same.
        "%31%32%37.0.0.1", "127%2e1", "127.0.0.1%2e", "%6cocalhost",
    ],
)  # fmt: skip
def test_no_spelling_of_a_private_address_is_given_to_a_proxy(proxy: Proxy, host: str) -> None:
    with pytest.raises(FetchError) as caught:
        proxy.session().send("GET", f"http://{host}/")
    assert caught.value.code == "blocked-address"
    assert not proxy.asked


@pytest.mark.parametrize("host", ["１２７.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "127.0.0.1\u00ad", "ｌｏｃａｌｈｏｓｔ"])
def test_a_private_address_in_other_digits_is_none(proxy: Proxy, host: str) -> None:
    with pytest.raises(FetchError) as caught:
        proxy.session().send("GET", f"http://{host}/")
    assert caught.value.code == "bad-address"
    assert not proxy.asked


def test_a_request_through_a_proxy_ends_when_its_time_is_over(proxy: Proxy) -> None:
    proxy.answer = drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.05, 400)
    began = time.monotonic()
    with pytest.raises(FetchError) as caught:
        proxy.session().send("GET", "http://example.org/")
    assert caught.value.code == "timeout"
    assert time.monotonic() - began < 10 * TOTAL


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="a full queue refuses on Windows")
def test_a_name_with_many_addresses_that_do_not_answer_has_no_more_time_than_another() -> None:
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(socket.socket())
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        port = server.getsockname()[1]
        for _one in range(3):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(("127.0.0.1", port))
        time.sleep(0.1)
        found = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port))] * 20
        one = Session(Settings(timeout=0.5, total_time=TOTAL), networks=LOOPBACK, resolve=lambda *_given: found)
        began = time.monotonic()
        with pytest.raises(FetchError) as caught:
            one.send("GET", f"http://many.example.org:{port}/")
        assert caught.value.code == "timeout"
        assert time.monotonic() - began < 5 * TOTAL


def test_an_end_that_fails_takes_nothing_from_the_others() -> None:
    ended: list[str] = []

    def failing() -> None:
        raise RuntimeError("dictionary changed size during iteration")

    watch = WATCH
    watch.begin(0.05, failing)
    watch.begin(0.05, lambda: ended.append("other"))
    until = time.monotonic() + 30
    while not ended and time.monotonic() < until:
        time.sleep(0.01)
    assert ended == ["other"]
    assert watch._thread is not None
    assert watch._thread.is_alive()


def test_tls_goes_through_a_proxy_to_the_host_whose_name_is_verified(tmp_path: Path) -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("works.example.org").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with serving({"/x": page(b"over TLS")}, context) as server:

        def tunnel(connection: socket.socket) -> None:
            connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            with socket.create_connection((server.host, server.port)) as there:
                back = threading.Thread(target=carry, args=(there, connection), daemon=True)
                back.start()
                carry(connection, there)
                back.join(10)

        asked = Proxy(tunnel)
        one = asked.session(ca_bundle=str(tmp_path / "ca.pem"), total_time=30.0, timeout=30.0)
        try:
            assert one.send("GET", "https://works.example.org/x").body == b"over TLS"
            assert list(asked.asked) == ["works.example.org:443"]
            with pytest.raises(FetchError) as caught:
                one.send("GET", "https://other.example.org/x")
            assert caught.value.code == "tls"
        finally:
            asked.close()


def carry(here: socket.socket, there: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := here.recv(65536):
            there.sendall(piece)
        there.shutdown(socket.SHUT_WR)
