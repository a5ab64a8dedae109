"""Archives of pages for the tests, written by warcio: pages of invented works, what is found in an archive, and its harvest."""

from __future__ import annotations

import csv
import io
import json
import uuid
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from harvester.warc.captures import Capture, captures
from harvester.warc.spans import Trouble

if TYPE_CHECKING:
    from command_line import Cli


HTML = "text/html; charset=utf-8"


def body(title: str) -> bytes:
    return (
        f'<html><head><meta name="citation_title" content="{title}"><meta name="citation_author" content="Writer, Ann">'
        '<meta name="citation_journal_title" content="Journal of Inventions"><meta name="citation_volume" content="3">'
        '<meta name="citation_firstpage" content="12"></head><body></body></html>'
    ).encode()


def record(
    url: str, payload: bytes, *headers: tuple[str, str], kind: str = "response", status: str = "200 OK", content: str = HTML,
    date: str = "2024-03-01T00:00:00Z", packed: bool = True, **warc: str,
) -> bytes:  # fmt: skip
    """A record as warcio writes it."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    head = StatusAndHeaders(status, [*([("Content-Type", content)] if content else []), *headers], protocol="HTTP/1.1")
    fields = {"WARC-Date": date, "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>"} | {
        name.replace("_", "-"): value for name, value in warc.items()
    }
    http = {"http_headers": head} if kind in ("response", "revisit") else {}
    writer.write_record(
        writer.create_warc_record(
            url, kind, payload=io.BytesIO(payload), length=len(payload), warc_headers_dict=fields, **http
        )
    )
    return out.getvalue()


def page(number: int, **more: Any) -> bytes:
    return record(f"https://repository.example.org/{number}", body(f"Invented work {number}"), **more)


def urls(path: Path) -> list[str]:
    return [one.url.rpartition("/")[2] for one in captures(path) if isinstance(one, Capture)]


def troubles(path: Path) -> list[Trouble]:
    return [one for one in captures(path) if isinstance(one, Trouble)]


def harvested(cli: Cli, folder: Path, *lists: Path, code: int = 0) -> tuple[list[str], list[dict[str, str]]]:
    """Titles of the records, and the failures, of archives harvested without network."""
    arguments = [part for path in lists for part in ("--from", path)]
    done = cli("harvest", *arguments, "-o", folder, "--no-enrich", "--formats", "csl-json")
    assert done.code == code, done.err
    items = json.loads((folder / "records.json").read_text(encoding="utf-8"))
    failed = csv.DictReader(io.StringIO((folder / "failures.csv").read_text(encoding="utf-8-sig")))
    return sorted(item["title"] for item in items), list(failed)


def wacz(path: Path, *archives: tuple[str, bytes], packed: bool = False) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as file:
        file.writestr("datapackage.json", "{}")
        file.writestr("pages/pages.jsonl", "{}")
        for name, data in archives:
            file.writestr(f"archive/{name}", data)
    return path
