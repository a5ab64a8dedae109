"""What outweighs a contradiction between two records, and what keeps their agreement in doubt: two tables, each with its reasons."""

from __future__ import annotations

from collections.abc import Callable

from harvester.crosscheck.same_work.evidence import Evidence
from harvester.crosscheck.same_work.place import LONG_PIECE, SOME_PAGES


def is_plain_title(e: Evidence) -> bool:
    """Whether a title tells a work from others by itself."""
    return not (e.generic or e.short or e.nearly or e.another_stage)


def _plain(e: Evidence) -> bool:
    return e.people is True and is_plain_title(e)


_ON_THE_WEB = 2
_OF_VERSIONS = 3

# What outweighs a contradiction: a renumbered volume, a container under another name, a slip in a page number.
BORNE_OUT: tuple[tuple[str, Callable[[Evidence], bool]], ...] = (
    ("volume-and-page-agree", lambda e: e.people is True and not e.generic and e.place.numbers),
    # Reporters of courts go by many short names; one case stands on one page.
    ("volume-and-page-agree", lambda e: e.cases and e.people is None and e.place.numbers),
    ("pages-agree", lambda e: _plain(e) and e.place.range and e.place.years == 0 and e.place.volume is not True),
    # What one list calls the journal another calls the book: a small word of the title is not the same.
    ("pages-agree", lambda e: bool(
        e.people and e.nearly and not (e.generic or e.short or e.notices) and e.place.range and e.place.extent >= SOME_PAGES
        and (e.place.far or e.place.extent >= LONG_PIECE) and e.place.years == 0 and e.place.contradictions == ("other-container",)
    )),
    # A journal that counts its volumes anew, and by series.
    # "Phys. Rev. 71" for a section of it: one volume and one year, and no second page.
    ("volume-and-year-agree", lambda e: bool(
        _plain(e) and not e.notices and e.title == "titles-equal" and e.place.container_opens and e.place.volume
        and e.place.telling_volume and e.place.page is None and e.place.years == 0 and e.place.contradictions == ("other-container",)
    )),
    ("page-agrees", lambda e: bool(
        _plain(e) and not e.notices and e.place.container and e.place.page and e.place.far_page and e.place.far_volume
        and e.place.years == 0 and e.place.contradictions == ("other-volume",)
    )),
    # A volume has one year: a year that differs is a misprint, or that of the web.
    ("volume-and-page-agree", lambda e: bool(
        _plain(e) and not e.notices and e.place.container and e.place.volume and e.place.page and e.place.telling_page
        and (e.place.pages or e.place.numbered) and e.place.contradictions == ("years-apart",)
    )),
    ("pages-agree", lambda e: bool(
        _plain(e) and not e.notices and e.place.container and e.place.volume is None and e.place.pages and e.place.far
        and e.place.telling_page and e.place.contradictions == ("years-apart",)
    )),
    # Long before it had a volume an article was on the web.
    ("container-agrees", lambda e: bool(
        _plain(e) and not e.notices and e.telling_title and not e.renewed and e.title == "titles-equal" and e.place.container
        and e.unplaced_on_one_side
        and e.place.years == _ON_THE_WEB and e.place.contradictions == ("years-apart",)
    )),
    ("last-page-agrees", lambda e: bool(
        _plain(e) and e.place.container and e.place.volume is not False and e.place.last_page and e.place.years == 0
        and e.place.contradictions == ("other-page",)
    )),
    # The page of the editor's note before it, of the open copy, of a typist: near by there is no second article of that name. But
    # of a prize's two notices, a page each, one stands behind the other.
    ("pages-near", lambda e: bool(
        _plain(e) and not e.notices and e.place.container and e.place.near_page and e.place.longer and e.place.years == 0
        and e.place.contradictions == ("other-page",)
        and (e.place.volume or (e.meetings and e.place.volume is None))
    )),
    ("page-slips", lambda e: bool(
        _plain(e) and not e.notices and not e.place.supplement and e.place.container and e.place.volume and e.place.page_slips
        # Of a column of few words there are more on such pages, in other issues.
        and (e.many_words or e.place.issue)
        and (e.place.longer or not e.place.near_page) and e.place.years == 0
        and e.place.contradictions == ("other-page",)
    )),
    # The publisher's pages and those of the open copy, counted otherwise: as many, and so no abstract beside its paper.
    ("papers-of-one-year", lambda e: bool(
        _plain(e) and e.meetings and e.place.container and e.place.extent >= SOME_PAGES and e.place.years == 0
        and e.place.contradictions == ("other-page",)
    )),
    # The volume of a series is misprinted; a meeting has one paper of one title.
    ("papers-of-one-year", lambda e: bool(
        _plain(e) and e.one_meeting and e.place.container and e.place.years == 0 and e.place.page
        and e.place.contradictions == ("other-volume",)
    )),
    # Whoever took a degree with a thesis took it once: the year is a misprint.
    ("institution-agrees", lambda e: bool(
        _plain(e) and e.theses and e.one_degree and e.telling_title and e.title == "titles-equal" and e.place.publisher
        and e.place.contradictions == ("years-apart",)
    )),
    # RFC 821 was written once, whatever year a list gives.
    ("number-agrees", lambda e: bool(
        e.given_once and e.people is not False and not e.generic and e.place.contradictions == ("years-apart",)
    )),
    # A preprint is dated by its first version, or by its last.
    ("another-version", lambda e: bool(
        _plain(e) and e.one_server and e.preprints and e.title == "titles-equal" and not e.two_identifiers
        and (e.place.years or 0) <= _OF_VERSIONS and e.place.contradictions == ("years-apart",)
    )),
    ("papers-of-one-year", lambda e: bool(
        _plain(e) and (e.meetings or e.of_series) and not (e.another_stage or e.workshop_beside) and e.place.years == 0
        and e.place.page is not False and e.place.volume is not False
        and e.place.contradictions == ("other-container",)
    )),
)  # fmt: skip
# What makes one title by one author doubtful where no page tells.
DOUBTS: tuple[tuple[str, Callable[[Evidence], bool]], ...] = (
    # A title, its authors and a year alone beside a conference's paper: as often its preprint.
    ("one-says-too-little", lambda e: e.bare),
    ("one-may-be-a-translation", lambda e: e.by_original_title or e.maybe_translated or e.place.translated_journal),
    ("one-may-be-a-volume-of-the-other", lambda e: bool(
        e.of_book and e.place.volume_on_one_side and not e.place.whole_set and not (e.place.in_series and e.title == "titles-equal")
    )),
    ("perhaps-another-stage", lambda e: e.another_stage),
    # A package's manual of another year is that of another version.
    ("another-version", lambda e: e.of_a_package and e.place.years != 0),
    # A university goes by its name in each language.
    ("other-institution", lambda e: bool(
        e.theses and e.place.publisher is False
        and not (
            e.house_in_two_tongues and e.people and e.full_names and e.title == "titles-equal" and is_plain_title(e)
            and (e.place.years == 0 or (e.place.years is None and e.telling_title))
        )
    )),
    # "World Development Report", a year later.
    ("perhaps-another-year", lambda e: bool(
        e.of_book and e.place.years == 1 and (e.groups or e.yearly) and e.place.edition is not True
    )),
    # "Report of the activities of the board", of a year that one does not tell, or neither.
    ("perhaps-another-year", lambda e: e.of_book and e.groups and e.yearly and e.place.years is None and not e.named_by_year),
    # "Inflation report", a bank's, of the next quarter.
    ("perhaps-another-year", lambda e: e.of_book and e.groups and (e.few_words or e.yearly) and e.months_differ),
    # A column that a journal brings every month, the tables of an office that it brings every week.
    ("perhaps-another-issue", lambda e: e.unplaced and ((not e.many_words and e.months_differ) or (e.groups and e.weeks_differ))),
    # A review that its journal publishes anew under one number: the year before it may have been the protocol.
    ("perhaps-another-stage", lambda e: e.place.years == 1 and e.place.published_anew),
    # "Standards of medical care", a society's in its journal, a year later.
    ("perhaps-another-year", lambda e: bool(
        not e.of_book and e.groups and e.place.years == 1 and e.place.volume is None and e.place.page is None
    )),
    # A column of a journal, the year after.
    ("perhaps-another-year", lambda e: bool(
        not e.of_book and e.place.years == 1 and e.few_words and e.place.volume is None and e.place.page is None
    )),
    # A paper that a meeting's series holds, and the same one a year later: a year on the web is not told of these.
    ("perhaps-another-year", lambda e: bool(
        e.papers and e.place.years == 1 and e.place.container and e.place.volume is None and e.place.page is None
    )),
    # A second correction of one article.
    ("perhaps-another-issue", lambda e: e.notices and e.place.page is None and (e.place.years == 1 or e.months_differ)),
    # A program's documentation, a manual, without a house or an edition: of the next year it is often the next one.
    ("perhaps-another-edition", lambda e: bool(
        e.of_book and not e.theses and e.place.years == 1 and not (e.place.publisher or e.place.edition or e.place.number or e.place.isbn)
    )),
    # "pder: Panel Data Econometrics with R", a program's manual, and the book of the year after.
    ("too-little-else-agrees", lambda e: bool(
        e.of_book and e.place.years == 1 and e.place.publisher is None and e.title == "titles-equal-but-subtitle"
    )),
    # "Health systems in transition", of a country that only one names.
    ("too-little-else-agrees", lambda e: bool(
        e.of_book and e.place.years == 1 and e.few_words and not e.place.edition and e.title == "titles-equal-but-subtitle"
    )),
    # "Expanded edition", a year later.
    ("perhaps-another-edition", lambda e: bool(
        e.of_book and e.place.edition_on_one_side and (e.place.years == 1 or (e.place.isbn is False and e.place.for_a_market))
    )),
    ("other-extent", lambda e: bool(
        e.of_book and e.place.other_extent
        and not (e.place.no_extent and e.title == "titles-equal" and e.place.publisher and e.place.years == 0)
    )),
    # The American and the British edition. Of one year they are one book to whoever names neither by an identifier: else
    # the one would get the other's.
    ("perhaps-another-edition", lambda e: bool(
        e.of_book and not e.theses and e.place.publisher is False and (e.place.years != 0 or e.place.isbn is False or e.names_an_edition)
    )),
)  # fmt: skip
