"""A stand-in for Zotero's servers on loopback, and for a Zotero that runs: versions, keys, tokens and refusals as documented."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

KEY = "S3cretKeyOfThisTest"


class Asked(NamedTuple):
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Fault(NamedTuple):
    """An answer in place of the right one. `done` lets the request do its work before the answer is lost."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    done: bool = False
    cut: bool = False


class Zotero:
    """One library. `faults` are what the next requests get; `refuses` tells of an item why it is refused; `mends` changes what is kept."""

    def __init__(self) -> None:
        self.items: dict[str, dict[str, Any]] = {}
        self.collections: dict[str, str] = {}
        self.version = 100
        self.tokens: set[str] = set()
        self.asked: list[Asked] = []
        self.faults: list[Fault] = []
        self.headers: tuple[tuple[str, str], ...] = ()
        self.refuses: Callable[[dict[str, Any]], tuple[int, str] | None] = lambda _item: None
        self.mends: Callable[[dict[str, Any]], dict[str, Any]] = lambda data: data
        self.most = 50
        self.sessions: set[str] = set()
        self.handed: list[dict[str, Any]] = []
        self.url = ""

    def edit(self, key: str, **fields: Any) -> None:
        """What a person does in Zotero."""
        self.version += 1
        self.items[key] |= fields | {"version": self.version}

    def by_title(self, title: str) -> dict[str, Any]:
        return next(item for item in self.items.values() if item["title"] == title)

    @property
    def writes(self) -> list[list[dict[str, Any]]]:
        return [json.loads(one.body) for one in self.asked if one.method == "POST"]

    def answer(self, asked: Asked) -> tuple[int, Any]:
        parts = urlsplit(asked.path)
        query = dict(parse_qsl(parts.query))
        if parts.path == "/connector/ping":
            return 200, {"prefs": {}}
        if parts.path == "/connector/saveItems":
            return self._handed(json.loads(asked.body))
        if asked.headers.get("Zotero-API-Key") != KEY:
            return 403, f"Invalid key {asked.headers.get('Zotero-API-Key')}"
        if parts.path == "/users/7/collections":
            start = int(query["start"])
            return 200, [{"key": k, "data": {"key": k, "name": n}} for k, n in self.collections.items()][
                start : start + 100
            ]
        if parts.path != "/users/7/items":
            return 404, "Not found"
        if asked.method == "GET":
            return 200, [
                {"key": k, "version": self.items[k]["version"], "data": self.items[k]}
                for k in query["itemKey"].split(",")
                if k in self.items
            ]
        return self._write(json.loads(asked.body), asked.headers.get("Zotero-Write-Token"))

    def _handed(self, told: dict[str, Any]) -> tuple[int, Any]:
        if told["sessionID"] in self.sessions:
            return 409, {"error": "SESSION_EXISTS"}
        self.sessions.add(told["sessionID"])
        self.handed += told["items"]
        return 201, None

    def _write(self, items: list[dict[str, Any]], token: str | None) -> tuple[int, Any]:
        if len(items) > self.most:
            return 413, "Too many items"
        if token in self.tokens:
            return 412, "Write token already used"
        if token:
            self.tokens.add(token)
        found: dict[str, dict[str, Any]] = {"successful": {}, "success": {}, "unchanged": {}, "failed": {}}
        before, self.version = self.version, self.version + 1
        for place, item in enumerate(items):
            have = self.items.get(item["key"])
            wrong = self.refuses(item) or _version_fault(have, item["version"])
            if wrong:
                found["failed"][str(place)] = {"key": item["key"], "code": wrong[0], "message": wrong[1]}
                continue
            new = self.mends({**(have or {}), **item})
            if have is not None and {**new, "version": 0} == {**have, "version": 0}:
                found["unchanged"][str(place)] = item["key"]
                continue
            self.items[item["key"]] = new | {"version": self.version}
            found["success"][str(place)] = item["key"]
            found["successful"][str(place)] = {
                "key": item["key"],
                "version": self.version,
                "data": self.items[item["key"]],
            }
        if not found["success"]:
            self.version = before
        return 200, found


def _version_fault(have: dict[str, Any] | None, version: int) -> tuple[int, str] | None:
    if have is None:
        return (404, f"Item doesn't exist (expected version {version}; use 0 instead)") if version else None
    return (
        None
        if have["version"] == version
        else (412, f"Item has been modified since specified version (expected {version}, found {have['version']})")
    )


@contextmanager
def serving() -> Iterator[Zotero]:
    """A Zotero on a port of loopback, for the length of a block."""
    zotero = Zotero()

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = Asked(self.command, self.path, dict(self.headers.items()), body)
            zotero.asked.append(asked)
            fault = zotero.faults.pop(0) if zotero.faults else None
            status, told = zotero.answer(asked) if fault is None or fault.done else (0, None)
            answer = told.encode() if isinstance(told, str) else json.dumps(told).encode()
            headers = zotero.headers
            if fault is not None:
                status, answer, headers = fault.status, fault.body, fault.headers
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer) + (10 if fault and fault.cut else 0)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(answer)
            self.close_connection = True

        do_GET = do_POST = _serve  # noqa: N815 - names of the library

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    zotero.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield zotero
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
