"""The guard against private addresses: a name is resolved once, every address is checked, and the checked one is used.

Own pool and connection classes, so that redirects, DNS rebinding and recording all pass through it. A proxy resolves
names itself: there the guard sees literal addresses alone.
"""

from __future__ import annotations

import contextvars
import io
import ipaddress
import math
import re
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPResponse
from typing import Any, Literal

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError

from harvester.settings import Network

PIECE = 65_536
"""Bytes of an answer that are asked of the system at a time: at each time another thread takes the interpreter, and has to give it back. Python's
own 8,192 make ten such times of a page.
"""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Special-purpose addresses that Python counts as global in some versions (IANA's registries). Where in one of 64:ff9b:1::/48 the IPv4 address
# stands that it leads to is known to the network alone that has such (RFC 8215, RFC 6052).
_NEVER = tuple(
    ipaddress.ip_network(text)
    for text in (
        "192.0.0.0/24", "100.64.0.0/10", "198.18.0.0/15", "240.0.0.0/4", "fec0::/10", "64:ff9b:1::/48", "3fff::/20",
    )
)  # fmt: skip
Resolve = Callable[..., list[Any]]


class Blocked(Exception):
    """An address that must not be reached. Not an error of urllib3's, so that nothing retries it."""


@dataclass
class Rules:
    """What a session may reach beyond public addresses, and what it notes of its connections.

    `trusted` holds (host, port) of services the operator named; `opened` counts guarded connections. `until` (monotonic) is when the time of
    the request is over: a name may have any number of addresses at which nobody answers.
    """

    networks: tuple[Network, ...] = ()
    trusted: frozenset[tuple[str, int]] = frozenset()
    resolve: Resolve = socket.getaddrinfo
    until: float = math.inf
    opened: int = 0
    on_open: Callable[[HTTPConnection, socket.socket], None] = field(
        default=lambda _connection, _sock: None, repr=False
    )


RULES: contextvars.ContextVar[Rules] = contextvars.ContextVar("guard_rules")
"""The rules of the request under way, for urllib3 builds connections where nothing can be passed."""


def is_allowed(address: str, networks: tuple[Network, ...] = ()) -> bool:
    """Whether an IP address may be reached: public and unicast, or in a network that was allowed by name.

    >>> is_allowed("93.184.215.14"), is_allowed("169.254.169.254"), is_allowed("::ffff:127.0.0.1")
    (True, False, False)
    """
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.teredo:
            return False
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        ip = inner or ip
    if any(ip.version == network.version and ip in network for network in networks):
        return True
    if any(ip.version == network.version and ip in network for network in _NEVER):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def literal(host: str) -> str | None:
    """The IP address that a host's name is, however it is spelt; None for a name that has to be looked up.

    >>> [literal(host) for host in ("127.0.0.1.", "127.1", "0x7f000001", "2130706433", "::1", "LOCALHOST", "example.org", "1.example")]
    ['127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.1', '::1', '127.0.0.1', None, None]
    """
    bare = host.rstrip(".").lower()
    if bare == "localhost" or bare.endswith(".localhost"):
        return "127.0.0.1"
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        # The other spellings of IPv4 are known to whoever looks names up, and to many a proxy.
        if not _NUMBERS.fullmatch(bare):
            return None
    with suppress(OSError):
        return socket.inet_ntoa(socket.inet_aton(bare))
    return None


_NUMBERS = re.compile(r"(?:0x[0-9a-f]{1,8}|[0-9]{1,11})(?:\.(?:0x[0-9a-f]{1,8}|[0-9]{1,11})){0,3}")


def _connect(connection: HTTPConnection) -> socket.socket:
    rules = RULES.get()
    host = connection._dns_host.strip("[]")  # noqa: SLF001 - urllib3's name for the host to resolve
    trusted = (host.lower(), connection.port) in rules.trusted
    try:
        found = rules.resolve(host, connection.port, 0, socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise NewConnectionError(connection, f"no such host: {host} ({error})") from error
    if not trusted and not all(is_allowed(one[4][0], rules.networks) for one in found):
        raise Blocked(host)
    last: OSError | None = None
    patience = connection.timeout if isinstance(connection.timeout, (int, float)) else None
    for family, kind, protocol, _name, address in found:
        left = rules.until - time.monotonic()
        if left <= 0:
            last = TimeoutError("timed out")
            break
        sock = socket.socket(family, kind, protocol)
        try:
            wait = left if patience is None else min(patience, left)
            sock.settimeout(wait if wait < math.inf else None)
            sock.connect(address)
            sock.settimeout(patience)
        except OSError as error:
            last = error
            sock.close()
            continue
        rules.opened += 1
        rules.on_open(connection, sock)
        return sock
    raise NewConnectionError(connection, f"cannot connect to {host}: {last}") from last


class _Wide:
    """A socket whose answer is read in large pieces."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def makefile(self, mode: Literal["rb"]) -> io.IOBase:
        return self._sock.makefile(mode, PIECE)


class _Answer(HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(_Wide(sock), *args, **kwargs)  # type: ignore[arg-type]  # all that it asks of a socket


class GuardedHTTPConnection(HTTPConnection):
    """A connection that only reaches what the rules allow."""

    response_class = _Answer

    def _new_conn(self) -> socket.socket:
        return _connect(self)


class GuardedHTTPSConnection(HTTPSConnection):
    """The same over TLS: the name asked for stays the name that is verified."""

    response_class = _Answer

    def _new_conn(self) -> socket.socket:
        return _connect(self)


class GuardedHTTPPool(HTTPConnectionPool):
    """A pool of guarded connections, of a class of its own so that recording can take its place safely."""

    ConnectionCls = GuardedHTTPConnection


class GuardedHTTPSPool(HTTPSConnectionPool):
    """A pool of guarded TLS connections."""

    ConnectionCls = GuardedHTTPSConnection


class GuardedAdapter(HTTPAdapter):
    """requests' adapter over guarded pools."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Build the pool manager, then give it our pools."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """The same for a proxy, which has a manager of its own: through one, too, a request ends when its time is over."""
        manager = super().proxy_manager_for(proxy, **kwargs)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = _POOLS
        return manager


_POOLS = {"http": GuardedHTTPPool, "https": GuardedHTTPSPool}
