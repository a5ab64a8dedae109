"""How many requests 1,000 works with a DOI or PMID cost, counted on a stand-in server on loopback.

    python benchmarks/requests_per_work.py

Target: at most 35 (20 to Crossref, 5 efetch, the rest to the ID converter and PubMed's search). Exit status 1 above it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from standin import World

from harvester.enrichers import MemoryBook, Wanted, answers, enrich
from harvester.fetch import Session
from harvester.harvest import asker, services
from harvester.settings import Settings
from parsers.identifiers import Doi, Pmid

WORKS, WINDOW, TARGET = 1000, 200, 35
WORLD = World(WORKS)
SEEN: Counter[str] = Counter()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.answer(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def answer(self, query: str) -> None:
        SEEN[urlsplit(self.path).path.rstrip("/").rpartition("/")[2]] += 1
        body = WORLD.answer(urlsplit(self.path).path, query)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


MIXES: dict[str, Callable[[int], Wanted]] = {
    "DOI alone": lambda n: Wanted(doi=Doi(WORLD.doi(n))),
    "PMID alone": lambda n: Wanted(pmid=Pmid(WORLD.pmid(n))),
    "DOI and PMID": lambda n: Wanted(doi=Doi(WORLD.doi(n)), pmid=Pmid(WORLD.pmid(n))),
    "a third of each": lambda n: (MIXES["DOI alone"], MIXES["PMID alone"], MIXES["DOI and PMID"])[n % 3](n),
}


def main() -> int:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    settings = Settings(
        crossref_url=f"{base}/crossref",
        eutils_url=f"{base}/eutils",
        idconv_url=f"{base}/idconv",
        mailto="me@example.org",
    )
    worst = 0
    print(f"{WORKS} works in windows of {WINDOW}, {datetime.now(UTC):%Y-%m-%d}")
    for name, make in MIXES.items():
        SEEN.clear()
        ask, book = asker(Session(settings, origins=settings.service_origins()), replaying=True), MemoryBook()
        wanted = [make(n) for n in range(WORKS)]
        for start in range(0, WORKS, WINDOW):
            enrich(wanted[start : start + WINDOW], ask, book, services(settings))
        both = sum(len(answers(one, book).readings) == 2 for one in wanted)
        total = sum(SEEN.values())
        worst = max(worst, total)
        print(f"{name:16} {total:3} requests  {dict(sorted(SEEN.items()))}  works confirmed by both services: {both}")
    server.shutdown()
    print(f"most: {worst} (target: at most {TARGET})")
    return 0 if worst <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
