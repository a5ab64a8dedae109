"""A process of its own that fetches and reads pages as a harvest does, and tells what became of each and what it took.

Reads JSON from standard input: {"urls": {name: address}, "settings": {…}}. Writes {"outcomes": {name: [code, seconds]}, "peak": bytes}.
"""

from __future__ import annotations

import ipaddress
import json
import re
import sys
import time
from pathlib import Path
from typing import Any, cast

from harvester.crew import Later
from harvester.fetch import Fetcher, Session, attempts
from harvester.harvest import Engine, _one
from harvester.killable import PageReader
from harvester.settings import Settings
from harvester.store import Job
from parsers.addresses import host_of


def peak() -> int:
    """The most memory this process ever held, in bytes: counted from its own start, unlike what `getrusage` tells."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) * 1024 if found else -1


def main() -> None:
    """Fetch and read."""
    asked: dict[str, Any] = json.load(sys.stdin)
    # One visit each: what asking again would bring is another test's.
    attempts.MOST_ATTEMPTS = 1
    settings = Settings(**asked["settings"])
    # One address of loopback alone: its neighbours stand for private machines.
    session = Session(settings, networks=(ipaddress.ip_network("127.0.0.1/32"),))
    outcomes = {}
    with PageReader(5.0) as reader:
        fetching = Fetcher(settings, session, sleep=lambda _seconds: None)
        engine = Engine(cast("Any", None), fetching, cast("Any", None), reader, None)
        for name, url in asked["urls"].items():
            began = time.monotonic()
            found = _one(engine, Job(name, "url", url, "", 0))
            code = "later" if isinstance(found, Later) else found.failure.code if found.failure else found.state
            outcomes[name] = (code, time.monotonic() - began)
            # Each row is a host of its own, as far as refusals go.
            fetching.refusals.answered(host_of(url))
    json.dump({"outcomes": outcomes, "peak": peak()}, sys.stdout)


if __name__ == "__main__":
    main()
