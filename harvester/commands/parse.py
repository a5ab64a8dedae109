"""`harvester parse`: saved pages, and those in archives, to records. No network, no state; imports nothing of either."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from harvester.commands import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harvester.errors import Failure
    from harvester.killable import PageReader
    from parsers import PageReading


class ParseFormat(StrEnum):
    """What `parse` can print."""

    jsonl = "jsonl"
    csl_json = "csl-json"
    bibtex = "bibtex"


def parse(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Saved pages (HTML, or text with labels), or archives of pages (WARC, WACZ).",
            show_default=False,
        ),
    ],
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="The address the page was saved from.")
    ] = None,
    output_format: Annotated[
        ParseFormat, typer.Option("--format", help="jsonl: a line a file, with why a page is no record.")
    ] = ParseFormat.jsonl,
    config: options.Config = None,
) -> None:
    """Read saved pages and print what they say. No network, no state."""
    from harvester.citation_keys import assign  # noqa: PLC0415 - only here
    from harvester.errors import Failure  # noqa: PLC0415
    from harvester.exporters import exporter  # noqa: PLC0415
    from harvester.exporters.losses import encoded  # noqa: PLC0415
    from harvester.killable import PageReader  # noqa: PLC0415
    from harvester.work import Entry  # noqa: PLC0415

    records = []
    failed = False
    with PageReader(options.settings(config).parse_seconds) as reader:
        for name, reading, where in _readings(files, url, reader):
            row = _row(name, reading) | where
            failed = failed or row["status"] == "failed"
            if not isinstance(reading, Failure) and reading.page is not None:
                records.append(reading.page.record)
            if output_format is ParseFormat.jsonl:
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
            elif row["status"] != "record":
                sys.stderr.write(f"{where.get('url', name)}: {_why(reading)}\n")
    if output_format is not ParseFormat.jsonl:
        write = exporter(output_format.value).write
        entries = [Entry(key=key, record=record) for key, record in zip(assign(records), records, strict=True)]
        sys.stdout.writelines(piece.decode() for piece in encoded(write(entries)))
    raise typer.Exit(1 if failed else 0)


def _why(reading: PageReading | Failure) -> str:
    """Why there is no record, in words; `reason` has it for programs."""
    from harvester.errors import Failure  # noqa: PLC0415 - only here

    if isinstance(reading, Failure):
        return reading.message.removeprefix(f"{reading.address}: ")
    return reading.refusal.message if reading.refusal is not None else ""


def _readings(
    files: list[str], url: str | None, reader: PageReader
) -> Iterator[tuple[str, PageReading | Failure, dict[str, Any]]]:
    """(file, what it says, where in it) of each saved page, and of each page of an archive."""
    from harvester.reading import read_capture, read_file  # noqa: PLC0415 - only here
    from harvester.sources.crawls import crawl_lines  # noqa: PLC0415
    from harvester.warc.captures import Capture, is_archive  # noqa: PLC0415

    for name in files:
        if not is_archive(Path(name)):
            yield name, read_file(Path(name), reader.read, url), {}
            continue
        for line in crawl_lines(Path(name)):
            if line.failure is not None or line.address is None:
                assert line.failure is not None
                yield name, line.failure, {}
                continue
            capture = Capture.read(line.address.value)
            where = {"url": capture.url, "offset": capture.offset, "retrieved": capture.date}
            yield name, read_capture(capture, reader.read), where


def _row(name: str, reading: PageReading | Failure) -> dict[str, Any]:
    """A file's line of the output."""
    from harvester.citation_keys import assign  # noqa: PLC0415 - only here
    from harvester.errors import Failure  # noqa: PLC0415
    from harvester.exporters import csl_json  # noqa: PLC0415
    from harvester.work import Entry  # noqa: PLC0415

    row: dict[str, Any] = {"file": name, "status": "record", "reason": "", "records": []}
    if isinstance(reading, Failure):
        return row | {"status": "failed", "reason": f"{reading.code}: {reading.message}"}
    if reading.page is None:
        row |= {"status": "not-a-record", "reason": reading.refusal.code if reading.refusal else ""}
        if reading.readings:
            # A page that lists works: the list, and no record of it.
            listed = [one.record for one in reading.readings]
            row["works"] = [
                csl_json.item(Entry(key=key, record=one)) for key, one in zip(assign(listed), listed, strict=True)
            ]
        return row
    record = reading.page.record
    return row | {
        "records": [csl_json.item(Entry(key=assign([record])[0], record=record))],
        "links": [link.model_dump(exclude_none=True) for link in reading.links],
    }
