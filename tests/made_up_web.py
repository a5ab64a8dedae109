"""A web made up in the process: pages of works by number, the services beside them, and a harvest of it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from standin import World, title

from harvester.errors import FetchError
from harvester.fetch import Response
from harvester.outputs import exporters
from harvester.progress import Unwatched
from harvester.run import RunOptions, run_harvest
from harvester.settings import Settings
from harvester.sources import Lists
from harvester.summary import Summary

WORLD = World(600)


def html(n: int) -> bytes:
    return (
        f'<html><head><meta name="citation_title" content="{title(n)}"><meta name="citation_author" content="Okafor, A.">'
        f'<meta name="citation_journal_title" content="Journal of Works"><meta name="citation_volume" content="1">'
        f'<meta name="citation_firstpage" content="{n + 1}"><meta name="citation_doi" content="{WORLD.doi(n)}"></head></html>'
    ).encode()


class Web:
    """What stands in place of `Session.send`: pages of works by number, and the services; counts and may stop."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.sent: list[str] = []
        self.stop_after = stop_after
        self.broken: dict[str, Response] = {}
        self.errors: dict[str, FetchError] = {}

    def send(
        self, method: str, url: str, *, params: Any = (), data: Any = (), headers: Any = None, most: int | None = None
    ) -> Response:
        del method, headers, most
        self.sent.append(url)
        if self.stop_after is not None and len(self.sent) > self.stop_after:
            raise KeyboardInterrupt
        host = url.split("/")[2]
        if host in self.errors:
            raise self.errors[host]
        if host in self.broken:
            return self.broken[host]
        if url.endswith("/robots.txt"):
            return Response(url, 404, (), b"")
        if host == "pages.example.org":
            number = url.rpartition("/")[2]
            if number.isdigit():
                return Response(url, 200, (("Content-Type", "text/html"),), html(int(number)))
            return {
                "anonymous": Response(url, 200, (("Content-Type", "text/html"),), html(9).replace(b"citation_doi", b"nothing")),
                "gone": Response(url, 404, (), b""), "empty": Response(url, 200, (), b""), "hours": Response(url, 200, (), b"<html><title>Hours</title></html>"),
                "bytes": Response(url, 200, (), bytes(range(256)) * 8),
            }[number]  # fmt: skip
        if host == "down.example.org":
            raise FetchError("connect", f"{url}: no answer", advice="Try again later.")
        return Response(url, 200, (), WORLD.answer(url, urlencode([*params, *data])))


def page(n: int) -> str:
    return f"https://pages.example.org/{n}"


def harvest(texts: list[str], folder: Path, **changes: Any) -> Summary:
    options: dict[str, Any] = {
        "folder": folder, "store": folder / "harvest.db", "formats": exporters("csl-json,bibtex,ris,csv"), "enrich": True, "replaying": True,
        "refresh": False, "origin": "test", "made": None,
    }  # fmt: skip
    summary = run_harvest(
        Lists(tuple(texts)), Settings(threads=4, delay=0), RunOptions(**options | changes), Unwatched()
    )
    assert summary is not None
    return summary


def failures(folder: Path) -> dict[str, dict[str, str]]:
    rows = csv.DictReader(io.StringIO((folder / "failures.csv").read_text(encoding="utf-8-sig")))
    return {row["address"].lstrip("'"): row for row in rows}


def items(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "records.json").read_text(encoding="utf-8"))
    return found
