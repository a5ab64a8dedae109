"""One HTTP request, safely: guarded, capped in bytes and time, its errors named. No redirects, no cookies, no retries."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

import requests
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError as Urllib3Error
from urllib3.exceptions import LocationParseError

from harvester.errors import FetchError, TooLarge
from harvester.fetch.guard import RULES, Blocked, GuardedAdapter, Resolve, Rules, is_allowed
from harvester.settings import Network, Settings

_SECRETS = re.compile(r"(?i)([?&](?:api_key|mailto|email|tool)=)[^&#\s]*")
ADVICE: dict[str, str] = {
    "blocked-address": "This address is inside a private network. If it is your own repository, allow it with --allow-network.",
    "bad-address": "Check the address: it must begin with http:// or https:// and name a host.",
    "dns": "Check the spelling of the host, and the network.",
    "connect": "The host may be down; try again later.",
    "tls": "The host's certificate cannot be trusted; tell its operator, or set ca_bundle where your library has its own.",
    "timeout": "The host was too slow; try again later.",
    "too-large": "The page is larger than what a citation page is; max_bytes sets the cap.",
    "bad-encoding": "The host sent the page in a way that cannot be decoded; tell its operator.",
    "cut-short": "The host ended the answer before its end; try again later.",
    "not-recorded": "The recording does not hold this request: record it afresh, or harvest without --replay.",
}


def redact_url(text: str) -> str:
    """An address, or a text that holds one, without keys and people's addresses.

    >>> redact_url("https://api.example.org/x?a=1&api_key=s3cret&email=me@example.org")
    'https://api.example.org/x?a=1&api_key=REMOVED&email=REMOVED'
    """
    return _SECRETS.sub(r"\1REMOVED", text)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer of one hop: the status, the headers in order, the body decoded from its transfer and content encodings."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of that name, without regard to case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class _PlainSession(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002
        # requests reads a redirect's whole body, capped by nothing, to peek at the next hop.
        return None


class Session:
    """Sends single requests; safe to share among threads.

    `origins` holds (scheme, host, port) of services whose addresses the operator set: these may be private. `networks`
    and `resolve` are for tests and for --allow-network; nothing else widens what may be reached.
    """

    def __init__(
        self, settings: Settings, *, origins: frozenset[tuple[str, str, int]] = frozenset(), networks: Sequence[Network] = (),
        resolve: Resolve = socket.getaddrinfo,
    ) -> None:  # fmt: skip
        self._settings = settings
        self._origins = origins
        self._networks = (*settings.allow_networks, *networks)
        self._resolve = resolve
        self._local = threading.local()
        self.opened = 0

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = _PlainSession()
            session.trust_env = False
            session.mount("http://", GuardedAdapter())
            session.mount("https://", GuardedAdapter())
            session.headers = requests.structures.CaseInsensitiveDict({
                "User-Agent": self._settings.user_agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*",
            })  # fmt: skip
            if self._settings.proxy:
                session.proxies = {"http": self._settings.proxy, "https": self._settings.proxy}
            session.verify = self._settings.ca_bundle or True
            self._local.session = session
        return session

    def send(
        self, method: str, url: str, *, params: Sequence[tuple[str, str]] = (), data: Sequence[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Response:  # fmt: skip
        """One request and its answer, whatever its status. Raises FetchError."""
        self._check(url)
        rules = Rules(networks=self._networks, trusted=self._trusted(url), resolve=self._resolve)
        token = RULES.set(rules)
        deadline = _Deadline(self._settings.total_time, self._connections())
        rules.on_open = deadline.watch
        try:
            with deadline:
                response = self._session().request(
                    method, url, params=list(params), data=list(data) or None, headers=dict(headers or {}), stream=True,
                    allow_redirects=False, timeout=self._settings.timeout,
                )  # fmt: skip
                with contextlib.closing(response):
                    body = self._body(response)
            self._session().cookies.clear()
        except FetchError:
            raise
        except Exception as error:  # noqa: BLE001 - what has no name of its own is raised again below
            raise _named(error, url, deadline, self._settings) from None
        finally:
            self.opened += rules.opened
            RULES.reset(token)
        # After its sockets were shut down, requests may give a short body with status 200: the timer decides.
        if deadline.fired:
            raise _error("timeout", f"{redact_url(url)} took more than {self._settings.total_time:.0f} s")
        return Response(response.url, response.status_code, tuple(response.headers.items()), body)

    def _connections(self) -> weakref.WeakSet[HTTPConnection]:
        """This thread's connections, kept ones included: what a deadline shuts down."""
        connections: weakref.WeakSet[HTTPConnection] | None = getattr(self._local, "connections", None)
        if connections is None:
            connections = self._local.connections = weakref.WeakSet()
        return connections

    def _check(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise _error("bad-address", f"{redact_url(url)[:200]} is no address") from None
        if parts.scheme not in ("http", "https") or not host or port == 0 or parts.username is not None:
            raise _error("bad-address", f"{redact_url(url)[:200]} is no http or https address without user name")
        if self._settings.proxy:
            # A proxy resolves names itself; a literal address can still be seen.
            with contextlib.suppress(ValueError):
                if not is_allowed(host, self._networks):
                    raise _error("blocked-address", f"{host} is a private address")

    def _trusted(self, url: str) -> frozenset[tuple[str, int]]:
        parts = urlsplit(url)
        own = (parts.scheme, (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80))
        return frozenset({own[1:]}) if own in self._origins else frozenset()

    def _body(self, response: requests.Response) -> bytes:
        encoding = response.headers.get("Content-Encoding", "").strip().lower()
        if encoding and not set(re.split(r"\s*,\s*", encoding)) <= {"gzip", "x-gzip", "deflate", "identity"}:
            raise _error(
                "bad-encoding", f"{redact_url(response.url)} is encoded as {encoding[:40]!r}, which was not asked for"
            )
        body = bytearray()
        for chunk in response.iter_content(16384):
            body += chunk
            if len(body) > self._settings.max_bytes:
                message = f"{redact_url(response.url)} is larger than {self._settings.max_bytes} bytes"
                raise TooLarge(
                    response.status_code, bytes(body[: self._settings.max_bytes]), message, ADVICE["too-large"]
                )
        return bytes(body)


class _Deadline:
    """Shuts a thread's connections down when a request's time is over; `fired` tells so, whatever else seems to have happened."""

    def __init__(self, seconds: float, connections: weakref.WeakSet[HTTPConnection]) -> None:
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True
        self._connections = connections
        self._new: list[socket.socket] = []
        self.fired = False

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for sock in self._new:
            sock.close()

    def watch(self, connection: HTTPConnection, sock: socket.socket) -> None:
        """A new connection. TLS takes its socket over before anybody can see the new one, so a copy is watched as well."""
        self._connections.add(connection)
        with contextlib.suppress(OSError):
            self._new.append(sock.dup())

    def _fire(self) -> None:
        self.fired = True
        kept = [sock for connection in list(self._connections) if (sock := connection.sock) is not None]
        for sock in (*self._new, *kept):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def _error(code: str, message: str) -> FetchError:
    return FetchError(code, message, advice=ADVICE.get(code, ""))


def _named(error: Exception, url: str, deadline: _Deadline, settings: Settings) -> Exception:
    """The FetchError that an exception of requests or urllib3 means; any other exception as it is."""
    shown = redact_url(url)[:300]
    if deadline.fired:
        return _error("timeout", f"{shown} took more than {settings.total_time:.0f} s")
    chain = _chain(error)
    if any(isinstance(one, Blocked) for one in chain):
        return _error("blocked-address", f"{shown} leads to a private address")
    text = " ".join(str(one) for one in chain)
    if type(error).__name__ == "CannotOverwriteExistingCassetteException":
        return _error("not-recorded", f"{shown} is not in the recording")
    if isinstance(error, (requests.exceptions.SSLError,)):
        return _error("tls", f"{shown}: the certificate cannot be trusted, or the port speaks no TLS")
    if isinstance(error, (requests.Timeout,)) or "timed out" in text:
        return _error("timeout", f"{shown} did not answer within {settings.timeout:.0f} s")
    if "no such host" in text:
        return _error("dns", f"{shown}: no such host")
    if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, LocationParseError)):
        return _error("bad-address", f"{shown} is no address")
    if isinstance(error, requests.exceptions.ContentDecodingError):
        return _error("bad-encoding", f"{shown} cannot be decoded")
    if isinstance(error, (requests.exceptions.ChunkedEncodingError,)) or "IncompleteRead" in text:
        return _error("cut-short", f"{shown} ended before its end")
    if isinstance(error, (requests.RequestException, Urllib3Error, OSError, ValueError)):
        return _error("connect", f"{shown}: {type(error).__name__}: no answer")
    return error


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    queue: list[object] = [error]
    while queue and len(found) < 20:
        one = queue.pop(0)
        if isinstance(one, BaseException) and one not in found:
            found.append(one)
            queue += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return found
