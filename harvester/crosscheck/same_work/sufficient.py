"""What suffices for one work where the titles agree, no identifier is shared, and nothing speaks against it: a table in order."""

from __future__ import annotations

from collections.abc import Callable

from harvester.crosscheck.same_work.evidence import Evidence
from harvester.crosscheck.same_work.place import SOME_PAGES
from harvester.work import SameWorkLevel


def is_weak_title(e: Evidence) -> bool:
    """Whether a title proves little by itself."""
    return e.generic or e.short or e.nearly


def _near(e: Evidence) -> bool:
    """One year; of what one container holds also the next, or an untold one."""
    undated = e.place.years is None and e.title == "titles-equal" and not (e.notices or e.of_book)
    return e.place.years == 0 or bool(e.place.container and (e.place.years == 1 or undated))


SUFFICIENT: tuple[tuple[SameWorkLevel, str, Callable[[Evidence], bool]], ...] = (
    # No volume is told, and the year is that of the web: from one page to another stands one piece of theirs.
    ("STRONG", "pages-agree", lambda e: bool(
        e.people and e.place.container and e.place.range and e.place.extent >= SOME_PAGES and not (e.generic or e.notices)
    )),
    # "Finland in figures 2020", the statistical office's: there is one of that year.
    ("STRONG", "publisher-and-year-agree", lambda e: bool(
        e.named_by_year and e.of_book and e.place.publisher and e.place.years in (0, None) and not (e.generic or e.nearly)
    )),
    ("EXACT", "container-agrees", lambda e: bool(not is_weak_title(e) and e.people and e.place.container)),
    ("STRONG", "", lambda e: bool(not is_weak_title(e) and e.people)),
    ("STRONG", "publisher-and-year-agree", lambda e: bool(
        not is_weak_title(e) and e.of_book and e.place.publisher and e.place.years == 0
    )),
    # What a newspaper or a site brought on one day under one title.
    ("STRONG", "site-and-day-agree", lambda e: not is_weak_title(e) and e.site_and_day and e.title == "titles-equal"),
    # Nobody is named, or in one record alone; so long a title stands once in what came out that year.
    ("STRONG", "container-agrees", lambda e: bool(
        not is_weak_title(e) and e.telling_title and _near(e)
        and (e.place.container or (e.stands_alone and e.title == "titles-equal"))
    )),
)  # fmt: skip
"""The level, the reason that is told ("" for none but what agrees), and whether it holds: the first that does."""
