"""Where a work stands, as a cataloguer would question it: pages, volumes, issues, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.crosscheck.codes import Code
from harvester.crosscheck.title_numbers import roman
from harvester.work import Finding
from parsers.record import Record

BACKWARDS = Code(
    "pages-backwards", "warning", ("citation", "page", "entry"), "Pages that run backwards",
    "Look at the work: the two may be exchanged, or a digit mistyped.",
)  # fmt: skip
SPAN = Code(
    "pages-span", "warning", ("citation", "page", "entry"), "A thousand pages and more",
    "Look at the work: a digit may be missing or too many.",
)  # fmt: skip
HOLDS_ISSUE = Code(
    "volume-holds-issue", "warning", ("citation", "page", "entry"), "A volume with the issue in it",
    "Give volume and issue apart.",
)  # fmt: skip
NO_VOLUME = Code(
    "issue-without-volume", "info", ("citation", "page", "entry"), "An issue without a volume",
    "Nothing, if the journal counts issues alone; else decide the volume.",
)  # fmt: skip
COUNT = Code(
    "number-as-page-count", "info", ("citation", "page", "entry"), "An article number given as the number of pages",
    "Leave the number of pages out, or count them.",
)  # fmt: skip
CODES = (BACKWARDS, SPAN, HOLDS_ISSUE, NO_VOLUME, COUNT)

_LABEL = re.compile(r"([^\d]*)([0-9]{1,12})([a-z]?)", re.IGNORECASE)
_WITH_ISSUE = re.compile(
    r"([0-9]{1,5})\s?(?:\(|,?\s?(?:no|nr|issue)\.?\s?)([0-9]{1,5}(?:[-/][0-9]{1,5})?)\)?", re.IGNORECASE
)
_MOST = 1000


def check(record: Record) -> Iterator[Finding]:
    """What is to be said of pages, volume and issue."""
    span = pages_span(record)
    if span is not None and span < 0:
        yield BACKWARDS.found(f"The pages run backwards: {record.page.text() if record.page else ''}.", field="page")
    elif span is not None and span > _MOST and record.type not in ("book", "collection", "dataset"):
        yield SPAN.found(
            f"The pages {record.page.text() if record.page else ''} are {span + 1:,} pages.", field="page",
        )  # fmt: skip
    both = _WITH_ISSUE.fullmatch(record.volume or "")
    if both:
        yield HOLDS_ISSUE.found(
            f"The volume holds the issue: “{record.volume}” is volume {both[1]}, issue {both[2]}.", field="volume", suggestion=both[1],
        )  # fmt: skip
    if record.type == "article-journal" and record.issue and not record.volume and record.container_title:
        yield NO_VOLUME.found(f"There is an issue ({record.issue}) and no volume.", field="volume")
    if record.article_number and record.number_of_pages == record.article_number:
        yield COUNT.found(
            f"The number of pages is the article number: {record.article_number}.", field="number_of_pages"
        )


def pages_span(record: Record) -> int | None:
    """How far the last page is from the first; below zero where they run backwards; None where they cannot be compared.

    Labels compare where they are numbers behind the same letters ("S12" and "S19", "e360" and "e363"), or Roman.
    """
    page = record.page
    if page is None or page.last is None:
        return None
    first, last = _LABEL.fullmatch(page.first), _LABEL.fullmatch(page.last)
    if first and last:
        return int(last[2]) - int(first[2]) if first[1].lower() == last[1].lower() else None
    numbers = roman(page.first.lower()), roman(page.last.lower())
    return numbers[1] - numbers[0] if numbers[0] is not None and numbers[1] is not None else None
