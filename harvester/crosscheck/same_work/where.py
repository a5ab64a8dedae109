"""Where two records say a work stands: container, volume, pages, year, edition, number, publisher, compared one by one."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.crosscheck.agreement.containers import same_container
from harvester.crosscheck.agreement.dates import years_apart
from harvester.crosscheck.agreement.pages import page_label
from harvester.crosscheck.agreement.places import agree_numbers, plain_number
from harvester.crosscheck.agreement.publishers import agree_publishers
from harvester.crosscheck.kinds_preprints import server
from harvester.crosscheck.same_work.houses import (
    has_no_extent,
    house,
    is_of_its_series,
    of_one_town,
    other_extent,
    same_editions,
)
from harvester.crosscheck.same_work.meetings import same_meeting
from harvester.crosscheck.same_work.numbered import agree_in_number
from harvester.crosscheck.same_work.page_numbers import is_far, is_number
from harvester.crosscheck.same_work.pages import (
    extent,
    first_pages,
    in_supplement,
    is_longer,
    near_pages,
    page_slips,
    runs_on,
    slips_next_door,
    whole,
)
from harvester.crosscheck.same_work.same_series import (
    but_for_an_office,
    but_for_journal_of,
    may_be_one_container,
    open_alike,
)
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
from parsers.record import Record

# Where every issue, or every paper of a volume by itself, begins.
_FIRST = frozenset(("1", "i", "a1", "s1"))


@dataclass(frozen=True, slots=True)
class Place:
    """What two records say of where a work stands: True where it is the same, False where not, None where nothing tells.

    `page` is the first page or the article number, `pages` the whole range; `years` the distance of the years. `near_page`: the
    first pages are close by, `slips_next_door`: they
    differ by a digit, as far apart as neighbours; `far`: the pages, `far_page`: the first page, stand so far into a volume that no
    issue by itself comes to them. `numbered`: both have an article's number.
    `other_extent`: one has many more pages. `extent`: over how many pages both run. `far_volume`: as far apart as two ways of counting.
    `supplement`: one stands in one.
    """

    container: bool | None
    volume: bool | None
    issue: bool | None
    page: bool | None
    pages: bool | None
    last_page: bool | None
    years: int | None
    edition: bool | None
    number: bool | None
    publisher: bool | None
    isbn: bool | None
    telling_page: bool
    near_page: bool
    slips_next_door: bool
    page_slips: bool
    runs_on: bool
    numbered: bool
    other_extent: bool
    far: bool
    far_page: bool
    no_extent: bool
    far_volume: bool
    volume_on_one_side: bool
    in_series: bool
    whole_set: bool
    edition_on_one_side: bool
    supplement: bool
    container_opens: bool
    longer: bool
    extent: int

    @property
    def same(self) -> bool:
        """One container, one volume (or year, where a volume is missing), one first page or article number."""
        here = self.container is True and self.page is True
        return here and (self.volume is True or (self.volume is None and self.years == 0)) and not self.contradictions

    @property
    def contradictions(self) -> tuple[str, ...]:
        """The reason codes of what speaks against one work, the gravest first."""
        facts = (
            (self.edition is False, "other-edition"), (self.number is False, "other-number"),
            (self.years is not None and self.years >= 2, "years-apart"), (self.container is False, "other-container"),
            (self.volume is False, "other-volume"), (self.issue is False, "other-issue"), (self.page is False, "other-page"),
        )  # fmt: skip
        return tuple(reason for speaks, reason in facts if speaks)

    @property
    def against(self) -> str:
        """The gravest contradiction, "" for none."""
        return next(iter(self.contradictions), "")

    @property
    def numbers(self) -> bool:
        """One volume, one first page that is not every volume's first, one year or the next: whatever the container is called."""
        here = self.volume is True and self.page is True and self.telling_page
        return here and (self.issue is not False or (self.pages is True and self.far)) and self.years in (0, 1)

    @property
    def range(self) -> bool:
        """One range of pages, first and last, of one year or the next."""
        return (
            self.pages is True and self.telling_page and (self.issue is not False or self.far) and self.years in (0, 1)
        )

    @property
    def stretch(self) -> bool:
        """All pages of one piece, and more than one: in one place, from one page to another, where nothing else begins and ends.

        A long piece may begin with its volume.
        """
        begins_volume = self.pages is True and self.volume is True and self.extent >= _LONG_PIECE
        return self.same and (self.range or self.numbered or begins_volume)

    @property
    def long_stretch(self) -> bool:
        """A stretch of three pages and more, or an article by its number: no abstract, and no letter among others."""
        return self.stretch and (self.extent >= _SOME_PAGES or self.numbered)

    @property
    def known_stretch(self) -> bool:
        """All pages of one piece, where the journals' names open alike and one says more: "CIRP Annals", "CIRP Annals-Manufacturing Technology"."""
        here = self.range and (self.numbered or self.volume is True) and self.container_opens and self.longer
        return here and self.contradictions == ("other-container",)


_SOME_PAGES, _LONG_PIECE = 3, 8


def compare_places(a: Record, b: Record, parts: tuple[TitleParts, TitleParts]) -> Place:
    """All of it for two records, the same whichever comes first. What their titles say beside the name counts as theirs."""
    told = told_by_dois(a, b)
    given = placed(a.volume), placed(b.volume)
    volumes = [given[at] or told[at].volume or parts[at].volume for at in (0, 1)]
    editions = a.edition or parts[0].edition, b.edition or parts[1].edition
    # A catalogue counts the volume of a set here, and its number in the series there.
    counted = [volume or record.collection_number or "" for volume, record in zip(volumes, (a, b), strict=True)]
    if any(volumes) and plain_number(counted[0]) == plain_number(counted[1]):
        volumes = [*counted]
    ranges = [r.page for r in (a, b)]
    full = [page for page in ranges if page is not None and page.last is not None]
    container = same_container(a, b)
    if container is False and (
        but_for_an_office(a, b) or but_for_journal_of(a, b) or same_meeting(a, b) or server(a) == server(b) != ""
    ):
        container = True
    if container is False and may_be_one_container(a, b):
        container = None
    unplaced = (given[0] != a.volume and _begins_file(a)) or (given[1] != b.volume and _begins_file(b))
    publisher = _agree(agree_publishers, house(a), house(b))
    return Place(
        container=container, volume=None if counted_otherwise(a, b) else _agree(agree_numbers, *volumes),
        issue=_issues(a, b),
        page=None if unplaced else first_pages(a, b),
        pages=whole(a, b) if len(full) == 2 else None,
        last_page=page_label(full[0].last or "") == page_label(full[1].last or "") if len(full) == 2 else None,
        years=years_apart(a, b), edition=same_editions(*editions), number=agree_in_number(a, b, parts),
        publisher=True
        if (publisher is False and a.type == b.type == "thesis" and of_one_town(a, b))
        or (publisher is None and a.type == b.type == "report" and is_of_its_series(a, b))
        else publisher,
        isbn=bool(set(a.isbn) & set(b.isbn)) if a.isbn and b.isbn else None,
        far=any(is_far(page.first) for page in full),
        near_page=near_pages(a, b), slips_next_door=slips_next_door(a, b),
        page_slips=page_slips(a, b), runs_on=runs_on(a, b) or runs_on(b, a),
        numbered=_is_numbered(a) and _is_numbered(b), other_extent=other_extent(a, b), no_extent=has_no_extent(a) or has_no_extent(b),
        telling_page=not any(page is not None and page_label(page.first) in _FIRST for page in ranges),
        far_page=any(page is not None and is_far(page.first) for page in ranges),
        far_volume=are_far(volumes), volume_on_one_side=bool(volumes[0]) != bool(volumes[1]),
        in_series=in_series(a, b, volumes),
        whole_set=is_whole_set(volumes),
        edition_on_one_side=bool(editions[0]) != bool(editions[1]),
        supplement=in_supplement(a, b), container_opens=container is False and open_alike(a, b), longer=any(is_longer(page) for page in full),
        extent=extent(a, b) if len(full) == 2 else 0,
    )  # fmt: skip


def _begins_file(record: Record) -> bool:
    """Whether the pages are those of a file: where no volume is told yet, no page is."""
    return record.page is not None and record.page.first == "1"


def _issues(a: Record, b: Record) -> bool | None:
    """Whether two issues of named journals are one; a month and a number cannot be compared."""
    comparable = a.container_title and b.container_title and not one_names_a_month(a, b)
    return _agree(agree_numbers, placed(a.issue), placed(b.issue)) if comparable else None


def _is_numbered(record: Record) -> bool:
    """Whether a record gives its article's number, be it for a page."""
    return bool(record.article_number) or (record.page is not None and is_number(record.page.first))


def _agree(compare: object, one: str | None, other: str | None) -> bool | None:
    if not one or not other:
        return None
    found = compare(one, other)  # type: ignore[operator]  # one of the comparers above
    return bool(found.kind != "CONFLICT")
