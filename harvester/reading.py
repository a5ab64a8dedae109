"""One page read: from its bytes or from a saved file, under caps, to an outcome that can be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from harvester.errors import Failure
from harvester.store.rows import Outcome
from harvester.warc import BrokenRecord, Undecodable, answer_at
from harvester.warc.captures import Capture, is_archive, seconds
from parsers import Page, PageReading
from parsers.addresses import host_of
from parsers.refusals.vendors import wall_of

MOST_BYTES = 8 * 1024 * 1024
_ADVICE = (
    "Open it in a browser to see what it shows; give the work's DOI or PMID, or save the right page and give the file."
)
_OTHER = "Give the address of the work's own page, or its DOI or PMID."
_LATER = "Try again later, or give the work's DOI or PMID."
_BY_HAND = "Open it in a browser, save the page by hand and give the file; or give the work's DOI or PMID."
_WALLED = (
    "Ask the host for access: blocked.csv and the letter beside it say how. "
    "Or give the work's DOI or PMID, or save the page by hand and give the file."
)
_IN_ARCHIVE = "The archive holds this in place of the page: harvest the address itself, or give the work's DOI or PMID."
_PARSE_ADVICE = {
    "challenge": "Ask the site for access, give the work's DOI or PMID instead, or save the page by hand and give the file.",
    "login": "Save the page by hand and give the file.", "several-records": "Give the addresses of the works' own pages.",
    "pdf": "Give the address of the page that describes the work.", "empty": "Try again later, or save the page by hand.",
    "no-record": "Open it in a browser: if it shows a citation, tell us; else give the work's DOI or PMID.",
    "image": _OTHER, "office": _OTHER, "archive": _OTHER, "binary": _OTHER, "feed": _OTHER, "data": _OTHER,
    "hostile-markup": _BY_HAND, "unparsable": _BY_HAND, "script-only": _BY_HAND, "cookies": _BY_HAND, "frame": _BY_HAND,
    "forbidden": "Ask the site for access, or save the page by hand and give the file.",
    "not-found": "Check the address; give the work's DOI or PMID.", "withdrawn": "Check whether the work is kept elsewhere; give its DOI or PMID.",
    "maintenance": _LATER, "server-error": _LATER, "redirect": "Give the address that it forwards to.",
    "search-results": "Give the addresses of the works' own pages.", "contents": "Give the addresses of the works' own pages.",
    "journal": _OTHER, "profile": "Give the addresses of the works' own pages.", "home": _OTHER, "site-page": _OTHER,
}  # fmt: skip


Read = Callable[[Page, str], PageReading | Failure]
"""Who reads a page, of which address: a PageReader's `read`, or its `read_apart`."""


def read_file(path: Path, read: Read, url: str | None = None) -> PageReading | Failure:
    """A saved page read, or why it could not be."""
    try:
        with path.open("rb") as file:
            body = file.read(MOST_BYTES + 1)
    except OSError as error:
        code = "no-such-file" if isinstance(error, FileNotFoundError) else "unreadable-file"
        what = (
            "is a folder"
            if isinstance(error, IsADirectoryError) or path.is_dir()
            else (error.strerror or "cannot be read").lower()
        )
        return Failure(address=str(path), stage="input", code=code, message=f"{path}: {what}", advice="Check the path.")
    if is_archive(path):
        return Failure(
            address=str(path), stage="input", code="archive", message=f"{path} is an archive of pages, and no page",
            advice="Give it as a list: --from FILE.",
        )  # fmt: skip
    if len(body) > MOST_BYTES:
        message = f"{path} is larger than {MOST_BYTES} bytes"
        return Failure(
            address=str(path),
            stage="input",
            code="too-large",
            message=message,
            advice="A citation page is never that large.",
        )
    return read(Page(body, url=url), str(path))


def read_capture(capture: Capture, read: Read) -> PageReading | Failure:
    """A page read from an archive, verified first; or why it could not be."""
    found = open_capture(capture)
    return found if isinstance(found, Failure) else read(found.page, capture.url)


def captured(capture: Capture, read: Read) -> Outcome:
    """The outcome of a page in an archive. A wall in it was shown to whoever made the archive, then: no host has refused us."""
    found = outcome(capture.url, read_capture(capture, read))
    failure = found.failure
    if failure is None or failure.stage != "parse":
        return found
    told = Failure(
        address=failure.address, stage="archive", code=failure.code, message=failure.message,
        advice=_IN_ARCHIVE if failure.code in ("challenge", "forbidden", "login") else failure.advice,
    )  # fmt: skip
    return replace(found, failure=told)


class Answered(NamedTuple):
    """An answer as an archive keeps it: the page, the status that it came with, and the address that was asked for it."""

    page: Page
    status: int
    target: str


def open_capture(capture: Capture, most: int = MOST_BYTES) -> Answered | Failure:
    """An answer from an archive, verified; or why it could not be had."""
    try:
        record = answer_at(Path(capture.path), capture.offset, capture.length, most)
        body = record.body(most)
    except OSError as error:
        code, why = ("no-such-file" if isinstance(error, FileNotFoundError) else "unreadable-file"), error.strerror
    except BrokenRecord as error:
        code, why = "broken-record", f"the record at byte {capture.offset} cannot be believed: {error}"
    except Undecodable as error:
        code, why = error.code, f"the page at byte {capture.offset} {error}"
    else:
        retrieved = seconds(record.fields.get("warc-date", ""))
        target = record.fields.get("warc-target-uri", "")
        return Answered(
            Page(body, url=capture.url, headers=record.merged(), retrieved=retrieved), record.status, target
        )
    message = f"{capture.path}: {why}"
    return Failure(
        address=capture.url, stage="input", code=code, message=message,
        advice="Is the archive whole, and where it was? The page may be fetched instead: give its address.",
    )  # fmt: skip


def outcome(address: str, reading: PageReading | Failure, archive: tuple[str, int, int] | None = None) -> Outcome:
    """What a read page means for its address."""
    if isinstance(reading, Failure):
        return Outcome("failed", failure=reading, archive=archive)
    if reading.page is not None:
        return Outcome("record", reading=reading.page, archive=archive)
    refusal = reading.refusal
    code, message = (
        (refusal.code, refusal.message)
        if refusal is not None
        else ("no-record", "Nothing on the page reads as a citation.")
    )
    failure = Failure(
        address=address, stage="parse", code=code, message=message, advice=_PARSE_ADVICE.get(code, _ADVICE)
    )
    return Outcome("not-a-record", failure=failure, archive=archive)


def judged(address: str, page: Page, status: int, read: Read, archive: tuple[str, int, int] | None = None) -> Outcome:
    """The outcome of an address by what its host answered: a page, or a wall against robots in place of one.

    By its status an answer may be no page at all; then it is not read, and its headers and marks alone say whose wall it is.
    """
    if status == 200 or wall_of(page.headers, page.body) is None:
        found = outcome(address, read(page, address), archive)
        if found.failure is None or found.failure.code != "challenge":
            return found
    return walled(address, host_of(page.url or address), seen(page), archive)


def seen(page: Page) -> str:
    """What stands in place of a page that is a wall against robots, for people."""
    return whose_wall(wall_of(page.headers, page.body) or "")


def whose_wall(vendor: str) -> str:
    """What was seen in place of a page, for people.

    >>> whose_wall("Cloudflare"), whose_wall("")
    ("Cloudflare's check against robots", 'a check against robots')
    """
    return f"{vendor}'s check against robots" if vendor else "a check against robots"


def walled(address: str, host: str, seen: str, archive: tuple[str, int, int] | None = None) -> Outcome:
    """The outcome of an address at which a host showed a wall against robots."""
    failure = Failure(
        address=address, stage="parse", code="challenge", message=f"{host} answered with {seen} instead of the page.",
        advice=_WALLED, host=host,
    )  # fmt: skip
    return Outcome("not-a-record", failure=failure, archive=archive)
