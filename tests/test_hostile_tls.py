"""TLS with hosts that mean ill: no certificate is believed but a trusted one, no redirect leads out of it, and hosts are told nothing of each other."""

from __future__ import annotations

import contextlib
import datetime as dt
import socket
import ssl
import threading
from collections.abc import Callable
from typing import Any

import pytest
import trustme
from hostile_answers import code_of, redirect
from loopback import page, serving


def sealed(authority: trustme.CA, *names: str, **more: Any) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **more).configure_cert(context)
    return context


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[trustme.CA, str]:
    found = trustme.CA()
    path = tmp_path_factory.mktemp("tls") / "ca.pem"
    found.cert_pem.write_to_path(path)
    return found, str(path)


LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
CERTIFICATES: tuple[tuple[str, Callable[[trustme.CA], ssl.SSLContext], str], ...] = (
    ("trusted", lambda own: sealed(own, "127.0.0.1"), "sealed"), ("unknown authority", lambda _own: sealed(trustme.CA(), "127.0.0.1"), "tls"),
    ("another name", lambda own: sealed(own, "other.example.org"), "tls"), ("expired", lambda own: sealed(own, "127.0.0.1", not_after=LONG_AGO), "tls"),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "context", "code"), CERTIFICATES, ids=[row[0] for row in CERTIFICATES])
def test_certificates(
    authority: tuple[trustme.CA, str], _name: str, context: Callable[[trustme.CA], ssl.SSLContext], code: str
) -> None:
    own, bundle = authority
    with serving({"/": page(b"sealed")}, context(own)) as server:
        assert code_of(server.url("/"), ca_bundle=bundle) == code


def test_a_port_that_speaks_no_tls(authority: tuple[trustme.CA, str]) -> None:
    def speak() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _peer = listening.accept()
                with connection:
                    connection.recv(4096)
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=speak, daemon=True).start()
        assert code_of(f"https://127.0.0.1:{listening.getsockname()[1]}/", ca_bundle=authority[1]) == "tls"
        listening.shutdown(socket.SHUT_RDWR)


def test_a_redirect_does_not_give_up_tls(authority: tuple[trustme.CA, str]) -> None:
    own, bundle = authority
    with (
        serving({"/": page(b"open")}) as plain,
        serving({"/": redirect(plain.url("/"))}, sealed(own, "127.0.0.1")) as server,
    ):
        assert code_of(server.url("/"), ca_bundle=bundle) == "bad-redirect"
        assert plain.asked.total() == 0


def test_nothing_of_one_host_is_told_to_another() -> None:
    with serving({"/": page(b"here")}) as second:
        moved = page(
            b"", f"Location: {second.url('/')}", "Set-Cookie: a=secret", "WWW-Authenticate: Basic", status="302 Found"
        )
        with serving({"/": moved}) as first:
            assert code_of(first.url("/")) == "here"
        heads = "".join(second.heads).lower()
        assert not [word for word in ("cookie", "authorization", "referer", "secret") if word in heads]
