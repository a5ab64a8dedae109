"""What goes wrong with a request, by its name: the exceptions of requests and urllib3 as FetchErrors."""

from __future__ import annotations

import requests
from urllib3.exceptions import DecodeError, LocationParseError, ProtocolError
from urllib3.exceptions import HTTPError as Urllib3Error

from harvester.errors import FetchError
from harvester.fetch.guard import Blocked
from harvester.warc import Undecodable

ADVICE: dict[str, str] = {
    "blocked-address": "This address is inside a private network. If it is your own repository, run the same command with --allow-network.",
    "bad-address": "Check the address: it must begin with http:// or https:// and name a host.",
    "dns": "Check the spelling of the host, and the network.",
    "connect": "The host may be down; try again later.",
    "tls": "The host's certificate cannot be trusted; tell its operator, or set ca_bundle where your library has its own.",
    "timeout": "The host was too slow; try again later.",
    "too-large": "The page is larger than what a citation page is; raise max_bytes and run the same command with --refresh, if it is one.",
    "bad-encoding": "The host sent the page in a way that cannot be decoded; tell its operator.",
    "cut-short": "The host ended the answer before its end; try again later.",
    "not-recorded": "The recording does not hold this request: record it afresh, or harvest without --replay.",
}

AGAIN = frozenset(
    ("timeout", "connect", "cut-short", *(f"http-{status}" for status in (408, 425, 429, 500, 502, 503, 504)))
)
"""What may have passed a moment later."""
STATUS_ADVICE: dict[int, str] = {
    401: "The page asks to log in; save it by hand and give the file.", 402: "The host asks to be paid; give the work's DOI or PMID.",
    403: "The host refuses; ask it for access, or give the work's DOI or PMID.", 410: "The page was removed; give the work's DOI or PMID.",
    404: "The page is gone; check the address, or give the work's DOI or PMID.",
    429: "The host asks to come more slowly; run the same command again later.", 503: "The host is overloaded; run the same command again later.",
}  # fmt: skip
_SERVER_FAILED = "The host failed; run the same command again later, or give the work's DOI or PMID."


def status_advice(status: int) -> str:
    """What to do about an answer that is no page, by its status."""
    otherwise = _SERVER_FAILED if status >= 500 else "Open the address in a browser to see what it shows."
    return STATUS_ADVICE.get(status, otherwise)


def fetch_error(code: str, message: str) -> FetchError:
    """An error with the advice that belongs to its code."""
    return FetchError(code, message, advice=ADVICE.get(code, ""))


def named(error: Exception, shown: str, timeout: float) -> Exception:
    """The FetchError that an exception means; any other exception as it is. `shown` is the address as people may see it."""
    chain = _chain(error)
    if any(isinstance(one, Blocked) for one in chain):
        return fetch_error("blocked-address", f"{shown} leads to a private address")
    text = " ".join(str(one) for one in chain)
    if type(error).__name__ == "CannotOverwriteExistingCassetteException":
        return fetch_error("not-recorded", f"{shown} is not in the recording")
    if isinstance(error, Undecodable):
        return fetch_error(error.code, f"{shown} {error}")
    if isinstance(error, DecodeError):
        return fetch_error("bad-encoding", f"{shown} cannot be decoded")
    if isinstance(error, (requests.exceptions.SSLError,)):
        return fetch_error("tls", f"{shown}: the certificate cannot be trusted, or the port speaks no TLS")
    if isinstance(error, (requests.Timeout,)) or "timed out" in text:
        return fetch_error("timeout", f"{shown} did not answer within {timeout:.0f} s")
    if "no such host" in text:
        return fetch_error("dns", f"{shown}: no such host")
    if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, LocationParseError)):
        return fetch_error("bad-address", f"{shown} is no address")
    # A body that is read raw raises urllib3's own errors; before it, requests wraps them.
    if isinstance(error, ProtocolError) or "IncompleteRead" in text:
        return fetch_error("cut-short", f"{shown} ended before its end")
    if isinstance(error, (requests.RequestException, Urllib3Error, OSError, ValueError)):
        return fetch_error("connect", f"{shown} gave no answer{_reason(chain)}")
    return error


def _reason(chain: list[BaseException]) -> str:
    """What the system says of a connection that failed ("connection refused"), in brackets; "" where it says nothing."""
    said = next((one.strerror for one in chain if isinstance(one, OSError) and isinstance(one.strerror, str)), "")
    return f" ({said[:1].lower()}{said[1:]})" if said else ""


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    queue: list[object] = [error]
    while queue and len(found) < 20:
        one = queue.pop(0)
        if isinstance(one, BaseException) and one not in found:
            found.append(one)
            queue += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return found
