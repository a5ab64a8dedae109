"""Where two records say a work stands: container, volume, pages, year, edition, number, publisher, compared one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from harvester.crosscheck.agreement.containers import same_container, with_one_office_more
from harvester.crosscheck.agreement.dates import years_apart
from harvester.crosscheck.agreement.pages import page_label
from harvester.crosscheck.agreement.places import agree_editions, agree_numbers, plain_number
from harvester.crosscheck.agreement.publishers import agree_publishers
from harvester.crosscheck.kinds_preprints import server
from harvester.crosscheck.same_work.meetings import same_meeting
from harvester.crosscheck.same_work.numbered import agree_in_number
from harvester.crosscheck.same_work.pages import (
    first_pages,
    in_supplement,
    is_far,
    is_longer,
    is_number,
    near_pages,
    page_slips,
    runs_on,
    whole,
)
from harvester.crosscheck.same_work.title_parts import TitleParts
from harvester.crosscheck.same_work.volumes import (
    are_far,
    counted_otherwise,
    in_series,
    is_whole_set,
    one_names_a_month,
)
from harvester.crosscheck.words import words
from parsers.record import Record

# Where every issue, or every paper of a volume by itself, begins.
_FIRST = frozenset(("1", "i", "a1", "s1"))


@dataclass(frozen=True, slots=True)
class Place:
    """What two records say of where a work stands: True where it is the same, False where not, None where nothing tells.

    `page` is the first page or the article number, `pages` the whole range; `years` the distance of the years. `near_page`: the
    first pages are close by; `far`: the pages, `far_page`: the first page, stand so far into a volume that no
    issue by itself comes to them. `numbered`: both have an article's number.
    `other_extent`: one has many more pages. `far_volume`: as far apart as two ways of counting. `supplement`: one stands in one.
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
        """All pages of one piece, and more than one: in one place, from one page to another, where nothing else begins and ends."""
        return self.same and (self.range or self.numbered)

    @property
    def known_stretch(self) -> bool:
        """All pages of one piece, where the journals' names open alike and one says more: "CIRP Annals", "CIRP Annals-Manufacturing Technology"."""
        here = self.range and self.numbers and self.container_opens and self.longer
        return here and self.contradictions == ("other-container",)


def compare_places(a: Record, b: Record, parts: tuple[TitleParts, TitleParts]) -> Place:
    """All of it for two records, the same whichever comes first. What their titles say beside the name counts as theirs."""
    (volumes, editions) = (
        [record.volume or part.volume for record, part in zip((a, b), parts, strict=True)],
        [record.edition or part.edition for record, part in zip((a, b), parts, strict=True)],
    )
    # A catalogue counts the volume of a set here, and its number in the series there.
    counted = [volume or record.collection_number or "" for volume, record in zip(volumes, (a, b), strict=True)]
    if any(volumes) and plain_number(counted[0]) == plain_number(counted[1]):
        volumes = [*counted]
    ranges = [r.page for r in (a, b)]
    full = [page for page in ranges if page is not None and page.last is not None]
    container = same_container(a, b)
    if container is False and (
        _but_for_an_office(a, b) or _but_for_journal_of(a, b) or same_meeting(a, b) or server(a) == server(b) != ""
    ):
        container = True
    return Place(
        container=container, volume=None if counted_otherwise(a, b) else _agree(agree_numbers, *volumes),
        issue=_agree(agree_numbers, a.issue, b.issue) if a.container_title and b.container_title and not one_names_a_month(a, b) else None,
        page=first_pages(a, b),
        pages=whole(a, b) if len(full) == 2 else None,
        last_page=page_label(full[0].last or "") == page_label(full[1].last or "") if len(full) == 2 else None,
        years=years_apart(a, b), edition=_editions(*editions), number=agree_in_number(a, b, parts),
        publisher=_agree(agree_publishers, _house(a), _house(b)),
        isbn=bool(set(a.isbn) & set(b.isbn)) if a.isbn and b.isbn else None,
        far=any(is_far(page.first) for page in full),
        near_page=near_pages(a, b), page_slips=page_slips(a, b), runs_on=runs_on(a, b) or runs_on(b, a),
        numbered=_is_numbered(a) and _is_numbered(b), other_extent=_other_extent(a, b), no_extent=_has_no_extent(a) or _has_no_extent(b),
        telling_page=not any(page is not None and page_label(page.first) in _FIRST for page in ranges),
        far_page=any(page is not None and is_far(page.first) for page in ranges),
        far_volume=are_far(volumes), volume_on_one_side=bool(volumes[0]) != bool(volumes[1]),
        in_series=in_series(a, b, volumes),
        whole_set=is_whole_set(volumes),
        edition_on_one_side=bool(editions[0]) != bool(editions[1]),
        supplement=in_supplement(a, b), container_opens=_open_alike(a, b), longer=any(is_longer(page) for page in full),
    )  # fmt: skip


def _but_for_an_office(a: Record, b: Record) -> bool:
    """Whether one names an office more before a journal, of one volume, issue and year: "IEEE/ACM Transactions on …"."""
    one = a.volume and b.volume and a.issue and b.issue and years_apart(a, b) == 0
    return (
        bool(one)
        and all(
            plain_number(mine or "") == plain_number(theirs or "")
            for mine, theirs in ((a.volume, b.volume), (a.issue, b.issue))
        )
        and with_one_office_more(a.container_title or "", b.container_title or "")
    )


def _but_for_journal_of(a: Record, b: Record) -> bool:
    """Whether one calls a "Journal of" what the other does not: "Journal of Computational Statistics & Data Analysis"."""
    shorter, longer = sorted(
        ([word for word in words(record.container_title or "") if word != "and"] for record in (a, b)), key=len
    )
    return len(shorter) >= _SOME_WORDS and longer == ["journal", "of", *shorter]


_SOME_WORDS = _SOME_LETTERS = 3


def _open_alike(a: Record, b: Record) -> bool:
    """Whether two containers' names open with one word, or its beginning ("IEEE T IMAGE PROCESS"), behind "Journal of" with the next."""
    named = [words(record.container_title or "") for record in (a, b)]
    behind = 2 if all(name[:2] == ["journal", "of"] for name in named) else 0
    firsts = [next(iter(name[behind:]), "") for name in named]
    shorter, longer = sorted(firsts, key=len)
    return len(shorter) >= _SOME_LETTERS and longer.startswith(shorter)


def _is_numbered(record: Record) -> bool:
    """Whether a record gives its article's number, be it for a page."""
    return bool(record.article_number) or (record.page is not None and is_number(record.page.first))


# Another text than the work that says nothing of its edition: no name of a later printing.
_ADAPTED = re.compile(r"\b(?:abridg|condens|concise|student|teacher|instructor|young readers|children)")


def _editions(one: str | None, other: str | None) -> bool | None:
    """Whether two editions are one; a text that was shortened, or made for others, is not the one that says nothing."""
    adapted = [_ADAPTED.search((text or "").lower()) is not None for text in (one, other)]
    return False if adapted[0] != adapted[1] else _agree(agree_editions, one, other)


# Who copies theses of all universities is no university.
_COPIERS = re.compile(r"university microfilms|\bumi\b|proquest", re.IGNORECASE)


def _house(record: Record) -> str | None:
    """Who published a work; None for a thesis that only says who sells copies of it."""
    of_copies = record.type == "thesis" and record.publisher and _COPIERS.search(record.publisher)
    return None if of_copies else record.publisher


_MUCH = 1.5


def _other_extent(a: Record, b: Record) -> bool:
    """Whether one of two books has many more pages than the other: its report and the proposals, a text and its edition with notes."""
    counts = [int(count) for record in (a, b) if (count := record.number_of_pages or "").isdecimal() and len(count) < 6]
    return len(counts) == 2 and max(counts) > min(counts) * _MUCH and max(counts) - min(counts) > _SOME


_SOME = 20


def _has_no_extent(record: Record) -> bool:
    """Whether who catalogued a book counted the pages before its text, or its volumes: no book has so few pages."""
    count = record.number_of_pages or ""
    return count.isdecimal() and len(count) < 6 and int(count) <= _NO_BOOK


_NO_BOOK = 12


def _agree(compare: object, one: str | None, other: str | None) -> bool | None:
    if not one or not other:
        return None
    found = compare(one, other)  # type: ignore[operator]  # one of the comparers above
    return bool(found.kind != "CONFLICT")
