"""One HTTP request, safely: guarded, capped in bytes and time, its errors named. No redirects, no cookies, no retries."""

from __future__ import annotations

import contextlib
import re
import socket
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import requests
from urllib3.connection import HTTPConnection

from harvester.errors import FetchError
from harvester.fetch.deadline import Deadline
from harvester.fetch.guard import PIECE, RULES, GuardedAdapter, Resolve, Rules, is_allowed, literal
from harvester.fetch.lanes import Lane, Lanes
from harvester.fetch.mishaps import fetch_error, named
from harvester.fetch.plain import PlainSession
from harvester.settings import Network, Settings
from harvester.warc import Undecodable, Wire, decoded

_SECRETS = re.compile(r"(?i)([?&](?:api_key|mailto|email|tool)=)[^&#\s]*")


def redact_url(text: str) -> str:
    """An address, or a text that holds one, without keys and people's addresses.

    >>> redact_url("https://api.example.org/x?a=1&api_key=s3cret&email=me@example.org")
    'https://api.example.org/x?a=1&api_key=REMOVED&email=REMOVED'
    """
    return _SECRETS.sub(r"\1REMOVED", text)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer of one hop: the status, the headers in order, the body decoded from its transfer and content encodings.

    `wire` is what came before anything was decoded, for an archive.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    wire: Wire | None = None

    def header(self, name: str) -> str | None:
        """The first header of that name, without regard to case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class UnusableError(FetchError):
    """An answer that came in part, or that cannot be decoded: `answer` is what there is of it, its body undecoded in `wire`.

    Of one that is too large `answer` has the beginning decoded too, for who needs no more.
    """

    def __init__(self, error: FetchError, answer: Response) -> None:
        super().__init__(error.code, error.message, advice=error.advice, retry_after=error.retry_after, host=error.host)
        self.answer = answer


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
        self._proxy = _host_and_port(settings.proxy)
        self._lanes = Lanes(self._session)
        self.opened = 0

    def _session(self) -> PlainSession:
        session = PlainSession()
        session.trust_env = False
        for scheme in ("http://", "https://"):
            session.mount(scheme, GuardedAdapter(pool_connections=1, pool_maxsize=1))
        session.headers = requests.structures.CaseInsensitiveDict({
            "User-Agent": self._settings.user_agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*",
        })  # fmt: skip
        if self._settings.proxy:
            session.proxies = {"http": self._settings.proxy, "https": self._settings.proxy}
        session.verify = self._settings.ca_bundle or True
        return session

    def send(
        self, method: str, url: str, *, params: Sequence[tuple[str, str]] = (), data: Sequence[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None, body: bytes = b"", most: int | None = None,
    ) -> Response:  # fmt: skip
        """One request and its answer, whatever its status; `data` is a form, `body` anything else; of the answer at most so many bytes, or as
        many as is set. Raises FetchError.
        """
        self._check(url)
        parts = urlsplit(url)
        with self._lanes.to(f"{parts.scheme}://{parts.netloc.lower()}") as lane:
            return self._send(
                lane, method, url, params, body or list(data) or None, headers or {}, most or self._settings.max_bytes
            )

    def _send(  # noqa: PLR0917 - what a request is made of
        self, lane: Lane, method: str, url: str, params: Sequence[tuple[str, str]], data: list[tuple[str, str]] | bytes | None,
        headers: Mapping[str, str], most: int,
    ) -> Response:  # fmt: skip
        until = time.monotonic() + self._settings.total_time
        rules = Rules(networks=self._networks, trusted=self._trusted(url), resolve=self._resolve, until=until)
        token = RULES.set(rules)
        deadline = Deadline(self._settings.total_time, lane.connections)
        rules.on_open = deadline.watch
        began = time.monotonic()
        came, error, body = _Came(), None, b""
        try:
            with deadline:
                response = lane.session.ask(method, url, params, data, headers, self._settings.timeout)
                with contextlib.closing(response):
                    came.begin(response, self._peer(lane, response))
                    body = came.read(most)
        except Exception as caught:  # noqa: BLE001 - what has no name of its own is raised again below
            body = caught.beginning if isinstance(caught, Undecodable) else b""
            error = named(caught, redact_url(url)[:300], self._settings.timeout)
        finally:
            self.opened += rules.opened
            RULES.reset(token)
        # After its sockets were shut down, requests may give a short body with status 200: the timer decides.
        if deadline.fired:
            error = fetch_error("timeout", f"{redact_url(url)[:300]} took more than {self._settings.total_time:.0f} s")
        answer = came.answer(round((time.monotonic() - began) * 1000), error)
        if error is not None:
            known = answer and replace(answer, body=body)
            raise UnusableError(error, known) if known and isinstance(error, FetchError) else error from None
        assert answer is not None
        return replace(answer, body=body)

    def _peer(self, lane: Lane, response: requests.Response) -> str:
        """The IP address that answered; "" where that is a proxy's."""
        connection = getattr(response.raw, "connection", None)
        known = lane.connections.get(connection) if isinstance(connection, HTTPConnection) else None
        return known if known and not self._settings.proxy else ""

    def _check(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise fetch_error("bad-address", f"{redact_url(url)[:200]} is no address") from None
        if parts.scheme not in ("http", "https") or not host or port == 0 or parts.username is not None:
            raise fetch_error("bad-address", f"{redact_url(url)[:200]} is no http or https address without user name")
        if self._settings.proxy:
            # A proxy resolves names itself; a literal address can still be seen.
            address = literal(_as_sent(url))
            if address is not None and not is_allowed(address, self._networks):
                raise fetch_error("blocked-address", f"{host} is a private address")

    def _trusted(self, url: str) -> frozenset[tuple[str, int]]:
        parts = urlsplit(url)
        own = (parts.scheme, (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80))
        # A library's proxy stands in its own network, as a rule.
        return self._proxy | {own[1:]} if own in self._origins else self._proxy


def _as_sent(url: str) -> str:
    """The host of an address as it is sent: digits and letters of other scripts, and percent-encoded ones, are plain ones then. Raises FetchError."""
    asked = requests.PreparedRequest()
    try:
        asked.prepare_url(url, None)
        return urlsplit(asked.url or "").hostname or ""
    except ValueError:  # what requests raises for an address is one, too
        raise fetch_error("bad-address", f"{redact_url(url)[:200]} is no address") from None


def _host_and_port(proxy: str) -> frozenset[tuple[str, int]]:
    """Where a proxy is; nothing where there is none."""
    parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    return (
        frozenset({(parts.hostname, parts.port or (443 if parts.scheme == "https" else 80))})
        if parts.hostname
        else frozenset()
    )


class _Came:
    """What has come of an answer so far, as it is kept where the rest does not come."""

    def __init__(self) -> None:
        self._response: requests.Response | None = None
        self._peer, self._body, self._capped = "", bytearray(), False

    def begin(self, response: requests.Response, peer: str) -> None:
        """The headers are there."""
        self._response, self._peer = response, peer

    def read(self, most: int) -> bytes:
        """Read the body, at most `most` bytes on the wire and as many decoded; gives it decoded. Raises Undecodable."""
        assert self._response is not None
        for piece in self._response.raw.stream(PIECE, decode_content=False):
            self._body += piece
            if len(self._body) > most:
                del self._body[most:]
                self._capped = True
                break
        body = decoded(bytes(self._body), self._response.headers.get("Content-Encoding"), most)
        if self._capped:
            raise Undecodable("too-large", f"is larger than {most} bytes", body)
        return body

    def answer(self, milliseconds: int, error: Exception | None) -> Response | None:
        """The answer with its body as it came; None where there is none."""
        if self._response is None:
            return None
        cut = {"timeout": "time", "cut-short": "disconnect", "connect": "disconnect"}
        why = "length" if self._capped else cut.get(error.code, "") if isinstance(error, FetchError) else ""
        asked, raw = self._response.request, self._response.raw
        host = urlsplit(self._response.url).netloc
        wire = Wire(
            url=self._response.url, status=self._response.status_code,
            target=asked.path_url, sent=(("Host", host), *asked.headers.items()), reason=raw.reason or "", headers=tuple(raw.headers.items()),
            body=bytes(self._body), method=asked.method or "GET", version="HTTP/1.0" if raw.version == 10 else "HTTP/1.1",
            peer=self._peer, milliseconds=milliseconds, truncated=why,
        )  # fmt: skip
        return Response(
            self._response.url, self._response.status_code, tuple(self._response.headers.items()), b"", wire
        )
