"""Where two records say a work stands: container, volume, pages, year, edition, number, publisher, compared one by one.

Each comparison is made when a rule first asks for it, and once: most pairs are told by a few of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from harvester.crosscheck.agreement.dates import years_apart
from harvester.crosscheck.agreement.places import agree_numbers, plain_number
from harvester.crosscheck.agreement.publishers import agree_cities
from harvester.crosscheck.same_work.houses import (
    has_no_extent,
    is_for_a_market,
    other_extent,
    same_editions,
    same_house,
)
from harvester.crosscheck.same_work.numbered import agree_in_number
from harvester.crosscheck.same_work.pages import first_pages
from harvester.crosscheck.same_work.pages_compared import PagesCompared
from harvester.crosscheck.same_work.same_series import is_translated_journal, one_container, open_alike, publishes_anew
from harvester.crosscheck.same_work.title_parts import TitleParts
from harvester.crosscheck.same_work.told_by_doi import told_by_dois
from harvester.crosscheck.same_work.volumes import (
    are_far,
    counted_otherwise,
    in_series,
    is_whole_set,
    one_names_a_month,
    placed,
)
from harvester.work import Agreement
from parsers.record import Record


class Compared(PagesCompared):
    """What two records say of where a work stands: True where it is the same, False where not, None where nothing tells.

    The same whichever comes first. What their titles say beside the name (`parts`) counts as theirs.
    """

    def __init__(self, a: Record, b: Record, parts: tuple[TitleParts, TitleParts]) -> None:
        super().__init__(a, b)
        self._parts = parts

    @cached_property
    def container(self) -> bool | None:
        """Whether the journal, book or series is one."""
        return one_container(self._a, self._b)

    @cached_property
    def translated_journal(self) -> bool:
        """Whether one stands in a journal's English edition, and the other in the journal."""
        return is_translated_journal(self._a, self._b)

    @cached_property
    def _given(self) -> tuple[str | None, str | None]:
        return placed(self._a.volume), placed(self._b.volume)

    @cached_property
    def _volumes(self) -> tuple[str | None, ...]:
        """The volumes that are compared, whoever tells them: the field, the DOI or the title."""
        told = told_by_dois(self._a, self._b)
        volumes = [self._given[at] or told[at].volume or self._parts[at].volume for at in (0, 1)]
        # A catalogue counts the volume of a set here, and its number in the series there.
        counted = [
            volume or record.collection_number or "" for volume, record in zip(volumes, (self._a, self._b), strict=True)
        ]
        return tuple(counted if any(volumes) and plain_number(counted[0]) == plain_number(counted[1]) else volumes)

    @cached_property
    def volume(self) -> bool | None:
        return None if counted_otherwise(self._a, self._b) else _agree(agree_numbers, *self._volumes)

    @cached_property
    def volume_on_one_side(self) -> bool:
        return bool(self._volumes[0]) != bool(self._volumes[1])

    @cached_property
    def far_volume(self) -> bool:
        """Whether the volumes are as far apart as two ways of counting."""
        return are_far(self._volumes)

    @cached_property
    def telling_volume(self) -> bool:
        """Whether no volume is one of a journal's first, which many journals have in one year."""
        return all(volume and volume.isdecimal() and int(volume) > _FIRST_VOLUMES for volume in self._volumes)

    @cached_property
    def in_series(self) -> bool:
        """Whether only one has a volume, which counts its series."""
        return in_series(self._a, self._b, self._volumes)

    @cached_property
    def whole_set(self) -> bool:
        return is_whole_set(self._volumes)

    @cached_property
    def issue(self) -> bool | None:
        """Whether two issues of named journals are one; a month and a number cannot be compared."""
        a, b = self._a, self._b
        comparable = a.container_title and b.container_title and not one_names_a_month(a, b)
        return _agree(agree_numbers, placed(a.issue), placed(b.issue)) if comparable else None

    @cached_property
    def issue_on_one_side(self) -> bool:
        return bool(placed(self._a.issue)) != bool(placed(self._b.issue))

    @cached_property
    def page(self) -> bool | None:
        """The first page or the article number."""
        unplaced = any(
            given != record.volume and _begins_file(record)
            for given, record in zip(self._given, (self._a, self._b), strict=True)
        )
        return None if unplaced else first_pages(self._a, self._b)

    @cached_property
    def published_anew(self) -> bool:
        return publishes_anew(self._a) or publishes_anew(self._b)

    @cached_property
    def years(self) -> int | None:
        """The distance of the years."""
        return years_apart(self._a, self._b)

    @cached_property
    def _editions(self) -> tuple[str | None, str | None]:
        return self._a.edition or self._parts[0].edition, self._b.edition or self._parts[1].edition

    @cached_property
    def edition(self) -> bool | None:
        return same_editions(*self._editions)

    @cached_property
    def edition_on_one_side(self) -> bool:
        return bool(self._editions[0]) != bool(self._editions[1])

    @cached_property
    def for_a_market(self) -> bool:
        return any(map(is_for_a_market, self._editions))

    @cached_property
    def number(self) -> bool | None:
        """The number of a report, standard, patent or case, the version of a program."""
        return agree_in_number(self._a, self._b, self._parts)

    @cached_property
    def publisher(self) -> bool | None:
        return same_house(self._a, self._b)

    @cached_property
    def city(self) -> bool | None:
        """Whether two books came out in one place."""
        return _agree(agree_cities, self._a.publisher_place, self._b.publisher_place)

    @cached_property
    def isbn(self) -> bool | None:
        return bool(set(self._a.isbn) & set(self._b.isbn)) if self._a.isbn and self._b.isbn else None

    @cached_property
    def other_extent(self) -> bool:
        """Whether one book has many more pages."""
        return other_extent(self._a, self._b)

    @cached_property
    def no_extent(self) -> bool:
        return has_no_extent(self._a) or has_no_extent(self._b)

    @cached_property
    def container_opens(self) -> bool:
        """Whether the names of two journals open alike."""
        return self.container is False and open_alike(self._a, self._b)


_FIRST_VOLUMES = 20


def _begins_file(record: Record) -> bool:
    """Whether the pages are those of a file: where no volume is told yet, no page is."""
    return record.page is not None and record.page.first == "1"


def _agree(compare: Callable[[str, str], Agreement], one: str | None, other: str | None) -> bool | None:
    return compare(one, other).kind != "CONFLICT" if one and other else None
