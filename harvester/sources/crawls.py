"""Archives of web pages (WARC, WACZ) as lists: each page in them is a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from harvester.errors import Failure, UsageError
from harvester.sources.addresses import Address, web_key
from harvester.sources.lines import Line
from harvester.warc.captures import Capture, captures
from harvester.warc.spans import Trouble


def crawl_lines(path: Path) -> Iterator[Line]:
    """The pages of an archive in order, numbered, and what cannot be read as lines of its own. Raises UsageError."""
    number = 0
    try:
        for number, found in enumerate(captures(path), start=1):
            yield _page(path, number, found) if isinstance(found, Capture) else _trouble(path, number, found)
    except OSError as error:
        raise UsageError(f"{path}: the archive cannot be read ({error.strerror})", advice="Check the path.") from None
    if not number:
        raise UsageError(f"{path}: there is no page in it", advice="A page is an HTML answer with status 200.")


def _page(path: Path, number: int, found: Capture) -> Line:
    key = web_key(found.url)
    if key is None:
        return _trouble(path, number, Trouble(found.offset, "its address is none"), found.url)
    return Line(str(path), number, found.url, Address("capture", found.text(), f"capture:{key}"))


def _trouble(path: Path, number: int, found: Trouble, text: str = "") -> Line:
    failure = Failure(
        address=text[:300] or f"{path}, byte {found.offset}", stage="input", code="broken-record",
        message=f"{path}: the record at byte {found.offset} cannot be read: {found.why}",
        advice="Fetch the archive again, if it can be had; what stands behind is read all the same.",
    )  # fmt: skip
    return Line(str(path), number, text[:300] or f"{path}, byte {found.offset}", None, failure)
