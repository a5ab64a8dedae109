"""A browser for tests: headless Chromium driven over its DevTools protocol, with the standard library alone."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PROGRAM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
PATIENCE = 60
"""Seconds after which a browser that says nothing is given up."""
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--disable-quic", "--disable-dev-shm-usage", "--remote-debugging-port=0", "--lang=en",
)  # fmt: skip


class Wire:
    """A WebSocket to the browser: text frames out, masked as clients must, whole messages in."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._socket = socket.create_connection((parts.hostname or "", parts.port or 0), timeout=PATIENCE)
        self._socket.sendall(
            f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self._file = self._socket.makefile("rb")
        assert b"101" in self._file.readline()
        while self._file.readline().strip():
            pass

    def send(self, text: str) -> None:
        body, mask = text.encode(), os.urandom(4)
        size = len(body)
        head = struct.pack("!BB", 0x81, 0x80 | size) if size < 126 else (
            struct.pack("!BBH", 0x81, 0x80 | 126, size) if size < 65536 else struct.pack("!BBQ", 0x81, 0x80 | 127, size)
        )  # fmt: skip
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(body))
        self._socket.sendall(head + mask + masked)

    def receive(self) -> str:
        body, last = b"", False
        while not last:
            first, second = self._file.read(2)
            last, size = bool(first & 0x80), second & 0x7F
            if size >= 126:
                size = int.from_bytes(self._file.read(2 if size == 126 else 8))
            piece = self._file.read(size)
            assert first & 0x0F != 0x8, "the browser closed the connection"
            body += piece if first & 0x0F in (0x0, 0x1) else b""
        return body.decode()

    def close(self) -> None:
        self._file.close()
        self._socket.close()


class Tab:
    """One page in the browser. `problems` holds what its console complained of, `requests` every address that was asked for."""

    def __init__(self, wire: Wire, session: str) -> None:
        self._wire, self._session, self._number = wire, session, 0
        self.problems: list[str] = []
        self.requests: list[str] = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        self._wire.send(
            json.dumps({"id": self._number, "method": method, "params": params, "sessionId": self._session})
        )
        while True:
            told = self._hear()
            if told.get("id") == self._number:
                assert "error" not in told, told["error"]
                return dict(told["result"])

    def open(self, path: Path, fragment: str = "", *, scripts: bool = True) -> None:
        """Load a file of this disk and wait until its script has run."""
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.call("Page.navigate", url="about:blank")
        self.requests.clear()
        self.call("Page.navigate", url=path.resolve().as_uri() + (f"#{fragment}" if fragment else ""))
        while self._hear().get("method") != "Page.loadEventFired":
            pass

    def go(self, fragment: str) -> None:
        """Follow a fragment of the page that is open."""
        self.run(f"location.hash = {json.dumps(fragment)}")
        self.settle()

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        told = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def settle(self) -> None:
        """Wait until what was begun is painted."""
        self.run("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")

    def click(self, selector: str) -> None:
        self.run(f"document.querySelector({json.dumps(selector)}).click()")
        self.settle()

    def type(self, text: str) -> None:
        """Keys as a person types them, into what has the focus."""
        for letter in text:
            self.call("Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
            self.call("Input.dispatchKeyEvent", type="keyUp", key=letter)
        self.settle()

    def press(self, key: str, code: int, text: str = "") -> None:
        """One key; `text` is what it writes, "\\r" for Enter."""
        down = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
        for kind in (down, {"type": "keyUp"}):
            self.call("Input.dispatchKeyEvent", key=key, code=key, windowsVirtualKeyCode=code, **kind)
        self.settle()

    def resize(self, width: int, height: int) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, kind: str = "", scheme: str = "light") -> None:
        """Look as on paper ("print") or in a dark room ("dark")."""
        self.call(
            "Emulation.setEmulatedMedia", media=kind, features=[{"name": "prefers-color-scheme", "value": scheme}]
        )

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def paper(self) -> bytes:
        """The page as PDF."""
        return base64.b64decode(self.call("Page.printToPDF", printBackground=False)["data"])

    def _hear(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._wire.receive())
        method, params = told.get("method"), told.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.problems.append(str(params["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning", "assert"):
            self.problems.append(str(params["args"]))
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            self.problems.append(str(params["entry"]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        return told


@contextmanager
def browser() -> Iterator[Tab]:
    """A fresh browser with one tab; ended, and its traces removed, when the block ends."""
    assert PROGRAM is not None, "no Chromium is installed"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [PROGRAM, *_FLAGS, f"--user-data-dir={folder}", "about:blank"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wire = None
        try:
            wire = Wire(_address(Path(folder) / "DevToolsActivePort", process))
            yield Tab(wire, _session(wire))
        finally:
            if wire is not None:
                wire.close()
            process.terminate()
            process.wait(PATIENCE)


def _address(port_file: Path, process: subprocess.Popen[bytes]) -> str:
    """Where the browser listens: it writes that down when it is ready."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        lines = port_file.read_text().splitlines() if port_file.exists() else []
        if len(lines) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(0.05)
    raise AssertionError("the browser did not start")


def _session(wire: Wire) -> str:
    """A session with a new tab."""

    def call(number: int, method: str, **params: Any) -> Any:
        wire.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(wire.receive())
            if told.get("id") == number:
                return told["result"]

    target = call(1, "Target.createTarget", url="about:blank")["targetId"]
    return str(call(2, "Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
