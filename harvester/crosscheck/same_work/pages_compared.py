"""What two records say of the pages on which a work stands, each comparison made when a rule first asks for it."""

from __future__ import annotations

from functools import cached_property

from harvester.crosscheck.agreement.pages import page_label
from harvester.crosscheck.same_work.page_numbers import is_far, is_number
from harvester.crosscheck.same_work.pages import (
    extent,
    in_supplement,
    is_longer,
    near_pages,
    page_slips,
    runs_on,
    slips_next_door,
    whole,
)
from parsers.record import Record
from parsers.values import PageRange

# Where every issue, or every paper of a volume by itself, begins.
_FIRST = frozenset(("1", "i", "a1", "s1"))


class PagesCompared:
    """The pages of two records, the same whichever comes first: True where it is the same, False where not, None where nothing tells."""

    def __init__(self, a: Record, b: Record) -> None:
        self._a, self._b = a, b

    @cached_property
    def _full(self) -> tuple[PageRange, ...]:
        """The ranges that tell a last page."""
        return tuple(
            record.page for record in (self._a, self._b) if record.page is not None and record.page.last is not None
        )

    @cached_property
    def pages(self) -> bool | None:
        """The whole range."""
        return whole(self._a, self._b) if len(self._full) == _BOTH else None

    @cached_property
    def last_page(self) -> bool | None:
        if len(self._full) < _BOTH:
            return None
        lasts = [page_label(page.last or "") for page in self._full]
        return lasts[0] == lasts[1]

    @cached_property
    def extent(self) -> int:
        """Over how many pages both run."""
        return extent(self._a, self._b) if len(self._full) == _BOTH else 0

    @cached_property
    def longer(self) -> bool:
        """Whether one is said to be on more pages than one."""
        return any(is_longer(page) for page in self._full)

    @cached_property
    def far(self) -> bool:
        """Whether pages stand so far into a volume that no issue by itself comes to them."""
        return any(is_far(page.first) for page in self._full)

    @cached_property
    def _firsts(self) -> tuple[str, ...]:
        return tuple(record.page.first for record in (self._a, self._b) if record.page is not None)

    @cached_property
    def far_page(self) -> bool:
        """Whether a first page, be it the only one told, stands so far into a volume."""
        return any(map(is_far, self._firsts))

    @cached_property
    def telling_page(self) -> bool:
        """Whether no first page is that of every issue."""
        return not any(page_label(first) in _FIRST for first in self._firsts)

    @cached_property
    def near_page(self) -> bool:
        return near_pages(self._a, self._b)

    @cached_property
    def page_slips(self) -> bool:
        return page_slips(self._a, self._b)

    @cached_property
    def slips_next_door(self) -> bool:
        """Whether the first pages differ by a digit, as far apart as neighbours."""
        return slips_next_door(self._a, self._b)

    @cached_property
    def runs_on(self) -> bool:
        return runs_on(self._a, self._b) or runs_on(self._b, self._a)

    @cached_property
    def numbered(self) -> bool:
        """Whether both have an article's number."""
        return _is_numbered(self._a) and _is_numbered(self._b)

    @cached_property
    def supplement(self) -> bool:
        """Whether one stands in one."""
        return in_supplement(self._a, self._b)


_BOTH = 2


def _is_numbered(record: Record) -> bool:
    """Whether a record gives its article's number, be it for a page."""
    return bool(record.article_number) or (record.page is not None and is_number(record.page.first))
