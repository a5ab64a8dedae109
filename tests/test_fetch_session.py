"""One request against hostile servers: the outcome named, bytes and time bounded, nothing private reached."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import ssl
from typing import Any

import pytest
import trustme
from loopback import Answer, drip, page, serving

from harvester.errors import FetchError
from harvester.fetch import Session, redact_url
from harvester.fetch.guard import is_allowed
from harvester.fetch.mishaps import status_advice
from harvester.settings import Settings

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


def session(**changes: Any) -> Session:
    return Session(Settings(**{"timeout": 3.0, "total_time": 1.0, "max_bytes": 200_000} | changes), networks=LOOPBACK)


PRIVATE = (
    "127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
    "198.18.0.1", "192.0.0.8", "240.0.0.1", "::1", "::", "::ffff:127.0.0.1", "fe80::1", "fc00::1", "64:ff9b::7f00:1", "64:ff9b:1:a00:0:100:808:808", "3fff::1", "2002:7f00:1::", "2001:0:1::1", "ff02::1",
)  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_reached(address: str) -> None:
    assert not is_allowed(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_public_addresses_are(address: str) -> None:
    assert is_allowed(address)


SPELLINGS = (
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0",
    "localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "10.1.2.3",
    "169.254.169.254",
)


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_gets_through(host: str) -> None:
    with serving({"/": page(b"secret")}) as server, pytest.raises(FetchError) as caught:
        Session(Settings(timeout=2.0)).send("GET", f"http://{host}:{server.port}/")
    assert caught.value.code in ("blocked-address", "dns", "bad-address")
    assert caught.value.advice
    assert server.asked.total() == 0


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://user:pw@example.org/",
        "http://[::1",
        "https://example.org:0/",
        "nonsense",
        "http:///x",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        session().send("GET", url)
    assert caught.value.code == "bad-address"


def resolving(*addresses: str) -> Any:
    calls: list[str] = []

    def resolve(host: str, port: int, *_: object) -> list[Any]:
        calls.append(host)
        # The second look-up would give another address: there must be none.
        found = addresses if len(calls) == 1 else ("127.0.0.1",)
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, port)) for address in found]

    resolve.calls = calls  # type: ignore[attr-defined]  # read by the test
    return resolve


def test_a_host_that_does_not_answer_says_why_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(FetchError) as caught:
        Session(Settings(timeout=2.0), networks=LOOPBACK).send("GET", f"http://127.0.0.1:{port}/")
    assert caught.value.code == "connect"
    assert caught.value.message.endswith(" gave no answer (connection refused)")
    assert status_advice(500) == status_advice(502) != status_advice(418)
    assert "later" in status_advice(500)


def test_one_bad_address_among_several_refuses_the_name() -> None:
    with pytest.raises(FetchError) as caught:
        Session(Settings(), resolve=resolving("93.184.215.14", "10.0.0.1")).send("GET", "http://both.example.org/")
    assert caught.value.code == "blocked-address"


def test_a_name_is_resolved_once_and_the_checked_address_is_used() -> None:
    with serving({"/": page(b"hello")}) as server:
        resolve = resolving("127.0.0.1")
        used = Session(Settings(timeout=2.0), networks=LOOPBACK, resolve=resolve)
        assert used.send("GET", f"http://rebinding.example.org:{server.port}/").body == b"hello"
        assert resolve.calls == ["rebinding.example.org"]
        assert "Host: rebinding.example.org" in server.heads[0]


def test_the_guard_sees_every_new_connection() -> None:
    # _new_conn and _dns_host are urllib3's own: an upgrade that stops calling them must fail here.
    with serving({"/": page(b"x")}) as server:
        used = session()
        for _ in range(3):
            used.send("GET", server.url())
        assert used.opened == 3


def test_an_operators_service_is_trusted_for_its_port_alone() -> None:
    with serving({"/": page(b"service")}) as server, serving({"/": page(b"other")}) as other:
        used = Session(Settings(timeout=2.0), origins=frozenset({("http", "127.0.0.1", server.port)}))
        assert used.send("GET", server.url()).body == b"service"
        with pytest.raises(FetchError) as caught:
            used.send("GET", other.url())
        assert caught.value.code == "blocked-address"


BOMB = gzip.compress(b"\0" * 50_000_000)
HOSTILE: tuple[tuple[str, Answer, str], ...] = (
    ("too large", page(b"x" * 300_000), "too-large"),
    ("a gzip bomb", page(BOMB, "Content-Encoding: gzip"), "too-large"),
    ("a bomb on a redirect", page(BOMB, "Content-Encoding: gzip", "Location: /x", status="302 Found"), "too-large"),
    ("an endless body", drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 60_000, 0.0), "too-large"),
    ("a dripping body", drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x"), "timeout"),
    ("dripping headers", drip(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.05), "timeout"),
    ("a dripping header", drip(b"HTTP/1.1 200 OK\r\nX-A: ", b"b"), "timeout"),
    ("cut short", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc", "cut-short"),
    ("a bad chunk", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc", "cut-short"),
    ("an encoding not asked for", page(b"abc", "Content-Encoding: br"), "bad-encoding"),
    ("nine encodings", page(b"abc", "Content-Encoding: " + ", ".join(["gzip"] * 9)), "bad-encoding"),
    ("gzip that is none", page(b"not gzip", "Content-Encoding: gzip"), "bad-encoding"),
    ("garbage", b"\x00\x01\x02 garbage\r\n\r\n", "connect"),
    ("nothing", b"", "connect"),
    ("a header of 200 kB", page(b"x", "X-A: " + "b" * 200_000), "connect"),
    ("a thousand headers", page(b"x", *(f"X-{n}: b" for n in range(1000))), "connect"),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "answer", "code"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_hostile_answers_have_their_outcome(_name: str, answer: Answer, code: str) -> None:
    with serving({"/": answer}) as server, pytest.raises(FetchError) as caught:
        session().send("GET", server.url())
    assert caught.value.code == code, caught.value.message
    assert caught.value.advice


def certificate(*names: str) -> tuple[trustme.CA, ssl.SSLContext]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return authority, context


def test_tls_is_verified(tmp_path: Any) -> None:
    authority, context = certificate("127.0.0.1")
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    with serving({"/": page(b"sealed")}, context) as server:
        assert session(ca_bundle=str(tmp_path / "ca.pem")).send("GET", server.url()).body == b"sealed"
        with pytest.raises(FetchError) as caught:
            session().send("GET", server.url())
        assert caught.value.code == "tls"
    _other, wrong = certificate("other.example.org")
    with serving({"/": page(b"x")}, wrong) as server, pytest.raises(FetchError) as caught:
        session(ca_bundle=str(tmp_path / "ca.pem")).send("GET", server.url())
    assert caught.value.code == "tls"
    with serving({"/": page(b"x")}) as server, pytest.raises(FetchError) as caught:
        session().send("GET", server.url().replace("http:", "https:"))
    assert caught.value.code in ("tls", "timeout")  # a port that speaks no TLS


def test_who_asks_and_what_is_accepted() -> None:
    with serving({"/": page(b"x", "Set-Cookie: a=b")}) as server:
        used = session(mailto="me@example.org")
        used.send("GET", server.url())
        used.send("GET", server.url())
        assert "User-Agent: harvester/" in server.heads[0]
        assert "mailto:me@example.org" in server.heads[0]
        assert "Accept-Encoding: gzip, deflate\r\n" in server.heads[0]
        assert "Cookie" not in server.heads[1]


@pytest.mark.parametrize("name", ["api_key", "mailto", "email", "tool"])
def test_secrets_are_not_shown(name: str) -> None:
    with pytest.raises(FetchError) as caught:
        session().send("GET", f"http://127.0.0.1:1/x?a=1&{name}=s3cret")
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in redact_url(f"https://example.org/x?{name}=s3cret&b=2")
