"""Zotero's web API, version 3: one request at a time, as often as the servers want them, with their wishes to wait heeded.

The key goes to exactly the address that was set, in a header; it is in no message, and no redirect is followed with it.
What its servers say: https://www.zotero.org/support/dev/web_api/v3/basics and …/write_requests.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from harvester.errors import FetchError, HarvesterError, UsageError
from harvester.fetch import Response
from harvester.waiting import retry_after

AT_ONCE = 50
"""Items in a request; more are refused (413)."""
MOST_ATTEMPTS = 5
_KEY = re.compile(r"[A-Za-z0-9]{1,128}")
_LIBRARY = re.compile(r"(?:users|groups)/[1-9][0-9]{0,11}")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
# 409 is a library that is locked by another writer.
_AGAIN = frozenset((408, 409, 429, 500, 502, 503, 504))
_LOST = frozenset(("timeout", "connect", "cut-short", "dns"))


class Send(Protocol):
    """How a request is sent: `Session.send`."""

    def __call__(
        self, method: str, url: str, *, params: Sequence[tuple[str, str]], headers: dict[str, str], body: bytes
    ) -> Response:
        """The answer, whatever its status. Raises FetchError."""


class Clock(NamedTuple):
    """The time of day and how to wait, given so that tests do not; `patience` is the longest wait in seconds."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    patience: float


class Reply(NamedTuple):
    """An answer: its status, and its body read as JSON."""

    status: int
    body: Any


class Api:
    """The API of one library. `library` is "users/ID" or "groups/ID"; raises UsageError for what is none."""

    def __init__(
        self, send: Send, clock: Clock, *, base: str, library: str, key: str, tell: Callable[[str], None]
    ) -> None:
        if not _LIBRARY.fullmatch(library):
            raise UsageError(
                "which library of Zotero is not said" if not library else f"{library[:60]!r} is no library of Zotero",
                advice="Give it as --to zotero:users/ID or groups/ID, or set zotero_library; "
                "zotero.org/settings/keys shows your ID, and a group's address holds its.",
            )
        if not _KEY.fullmatch(key):
            raise UsageError(
                "there is no key for Zotero" if not key else "the key for Zotero does not look like one",
                advice="Make one with write access at zotero.org/settings/keys, and set HARVESTER_ZOTERO_API_KEY.",
            )
        parts = urlsplit(base)
        if parts.scheme != "https" and (parts.hostname or "") not in _LOOPBACK:
            raise UsageError(f"zotero_url: a key is not sent over {parts.scheme}", advice="Give an https address.")
        self._send, self._clock, self._key, self._tell = send, clock, key, tell
        self._at, self.library = f"{base.rstrip('/')}/{library}", library
        self._rest = 0.0

    def get(self, path: str, params: Sequence[tuple[str, str]]) -> Any:
        """What is at a path of the library, as JSON; None where it is more than may be read. Raises HarvesterError."""
        return self._ask("GET", path, params, b"", {}).body

    def write(self, items: Sequence[dict[str, Any]], token: str = "") -> Reply:
        """Write items, at most 50. Status 200, 412 (the token was used), or 413 (too much to send, or to read of the answer).

        Raises HarvesterError for any other.

        A request that is repeated does nothing twice: items that are made have their keys and version 0, others a version.
        """
        body = json.dumps(list(items), ensure_ascii=False).encode("utf-8", "replace")
        headers = {"Content-Type": "application/json"} | ({"Zotero-Write-Token": token} if token else {})
        return self._ask("POST", "/items", (), body, headers)

    def _ask(
        self, method: str, path: str, params: Sequence[tuple[str, str]], body: bytes, headers: dict[str, str]
    ) -> Reply:
        sent = {"Zotero-API-Version": "3", "Zotero-API-Key": self._key, **headers}
        for attempt in range(1, MOST_ATTEMPTS + 1):
            self._wait()
            try:
                answer = self._send(method, self._at + path, params=params, headers=sent, body=body)
                self._rest = self._wish(answer.header("backoff"), answer)
                found = self._read(answer)
            except FetchError as error:
                if error.code == "too-large":
                    return Reply(413, None)
                why, wish, again = error.message, None, error.code in _LOST
            else:
                if isinstance(found, Reply):
                    return found
                why, wish, again = found, self._wish(answer.header("retry-after"), answer), True
            if not again or attempt == MOST_ATTEMPTS:
                raise HarvesterError(
                    f"Zotero: {self._censored(why)}",
                    advice="Run the same command again later: it goes on where it was, and nothing is sent twice.",
                )
            self._rest = max(self._rest, wish or 2.0 ** (attempt - 1))
        raise AssertionError

    def _wait(self) -> None:
        if self._rest > self._clock.patience:
            raise HarvesterError(
                f"Zotero asks to be left in peace for {self._rest:.0f} s",
                advice="Run the same command again after that: it goes on where it was.",
            )
        if self._rest > 0:
            if self._rest >= 5:
                self._tell(f"Zotero asks to wait {self._rest:.0f} s.")
            self._clock.sleep(self._rest)
        self._rest = 0.0

    def _wish(self, header: str | None, answer: Response) -> float:
        return retry_after(header, self._clock.now(), answer.header("date")) or 0.0

    def _read(self, answer: Response) -> Reply | str:
        """The answer, or why it is none and should be asked for again. Raises HarvesterError where asking again is no use."""
        status = answer.status
        if status in _AGAIN:
            return f"its servers answered {status}{self._told(answer)}"
        if status in (401, 403):
            raise UsageError(
                f"Zotero does not let this key write to {self.library} ({status}){self._told(answer)}",
                advice="Look at the key's rights at zotero.org/settings/keys.",
            )
        if status in (412, 413):
            return Reply(status, None)
        if status != 200:
            raise HarvesterError(
                f"Zotero answered {status}{self._told(answer)}",
                advice="Is the library the right one?" if status == 404 else "Nothing of this request was written.",
            )
        try:
            return Reply(status, json.loads(answer.body))
        except (ValueError, RecursionError):
            return "its answer is no JSON"

    def _told(self, answer: Response) -> str:
        text = " ".join(answer.body[:300].decode("utf-8", "replace").split())
        shown = self._censored("".join(char for char in text if char.isprintable()))
        return f": {shown[:160]}" if shown else ""

    def _censored(self, text: str) -> str:
        return text.replace(self._key, "REMOVED")

    def collection(self, wanted: str) -> str:
        """The key of a collection, by its key or its name. Raises UsageError where there is none, or several."""
        found: dict[str, str] = {}
        start = 0
        while True:
            page = self.get("/collections", (("limit", "100"), ("start", str(start))))
            rows = [one for one in page if isinstance(one, dict)] if isinstance(page, list) else []
            data = [one["data"] for one in rows if isinstance(one.get("data"), dict)]
            found |= {str(one.get("key")): str(one.get("name")) for one in data}
            start += 100
            if len(rows) < 100 or start > 100_000:
                break
        if wanted in found:
            return wanted
        keys = [key for key, name in found.items() if name.casefold() == wanted.casefold()]
        if len(keys) != 1:
            raise UsageError(
                f"--collection {wanted[:80]!r}: {self.library} has "
                + (
                    f"{len(keys)} collections of that name ({', '.join(sorted(keys)[:5])})"
                    if keys
                    else "no such collection"
                ),
                advice="Give the key of one of them." if keys else "Make it in Zotero, or give another name.",
            )
        return keys[0]
