"""What went over the wire for one answer, as an archive keeps it."""

from __future__ import annotations

from dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Wire:
    """A request and its answer before anything was decoded; chunks alone are joined.

    `target` is the path and query asked for, `sent` the headers of the request, `headers` those of the answer in order, each as
    often as it came. `peer` is the IP address that answered, where it is known. `truncated` is why the body is not whole, in the
    words of WARC-Truncated: "length", "time", "disconnect"; "" where it is.
    """

    url: str
    status: int
    target: str
    sent: Headers
    reason: str
    headers: Headers
    body: bytes
    method: str = "GET"
    version: str = "HTTP/1.1"
    peer: str = ""
    milliseconds: int = 0
    truncated: str = ""
