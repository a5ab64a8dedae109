"""What tells whether two records are one work: identifiers, titles, people, kinds, and where it stands.

Each piece of evidence is worked out when a rule first asks for it, and once.
"""

from __future__ import annotations

from functools import cached_property

from harvester.crosscheck.agreement import agree
from harvester.crosscheck.same_work import identifiers
from harvester.crosscheck.same_work.bareness import (
    is_alone,
    is_too_bare,
    is_unplaced,
    on_one_site,
)
from harvester.crosscheck.same_work.days import may_be_of_two_days, months_differ, on_one_day, weeks_differ
from harvester.crosscheck.same_work.editions import may_be_translated, names_an_edition
from harvester.crosscheck.same_work.kinds_weighed import Kinds
from harvester.crosscheck.same_work.numbered import are_given_once, is_one_document
from harvester.crosscheck.same_work.universities import in_two_tongues
from harvester.crosscheck.same_work.who import (
    by_the_house,
    in_full,
    nearly_the_same,
    of_one_family,
    people,
    the_same,
)
from parsers.values import Name

_DATA = frozenset(("dataset", "software"))


class Evidence(Kinds):
    """All that speaks for and against two records being one work, the same whichever comes first; of titles in `Titles`, of kinds in `Kinds`."""

    @cached_property
    def same_id(self) -> str | None:
        """The surest identifier in common."""
        found = identifiers.shared(self.a, self.b)
        # An article names its preprint's number.
        return None if found == "arxiv" and self.clash else found

    @cached_property
    def two_identifiers(self) -> bool:
        return identifiers.differ(self.a, self.b)

    @cached_property
    def two_dois_alone(self) -> bool:
        return not identifiers.differ(self.a, self.b, ("pmid", "pmcid"))

    @cached_property
    def versions(self) -> bool:
        return identifiers.are_versions(self.a, self.b)

    @cached_property
    def part_by_doi(self) -> bool:
        return identifiers.is_part_by_doi(self.a, self.b)

    @cached_property
    def another_version_of_data(self) -> bool:
        """Whether one is of data or a program, and their versions differ by DOI or by number."""
        if not (self.a.type in _DATA or self.b.type in _DATA):
            return False
        told = agree("version", self.a, self.b)
        return self.versions or (told is not None and told.kind == "CONFLICT")

    @cached_property
    def _people(self) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
        return people(self.a), people(self.b)

    @cached_property
    def people(self) -> bool | None:
        found = the_same(*self._people)
        if found is None and self.of_book:
            return by_the_house(self.a, self.b, telling=self.many_words)
        return found

    @cached_property
    def nearly_people(self) -> bool:
        return self.people is False and nearly_the_same(*self._people)

    @cached_property
    def one_family(self) -> bool:
        """Whether the first authors, who are not one, have one family name."""
        return self.people is False and of_one_family(*self._people)

    @cached_property
    def full_names(self) -> bool:
        return all(map(in_full, self._people))

    @cached_property
    def groups(self) -> bool:
        """Whether all who made it are groups."""
        return all(self._people) and all(name.literal for one in self._people for name in one)

    @cached_property
    def bare(self) -> bool:
        return is_too_bare(self.a, self.b) or is_too_bare(self.b, self.a)

    @cached_property
    def stands_alone(self) -> bool:
        return is_alone(self.a) or is_alone(self.b)

    @cached_property
    def one_document(self) -> bool:
        """Whether a standard or report is one by its full number."""
        return not self.alike and is_one_document(self.a, self.b, self.parts, same_people=self.people)

    @cached_property
    def given_once(self) -> bool:
        """Whether the number is of a series that gives each once."""
        return bool(self.place.number and self.place.years) and are_given_once(self.a, self.b, self.parts)

    @cached_property
    def house_in_two_tongues(self) -> bool:
        """Whether each names a university, in a language of its own."""
        return self.place.publisher is False and in_two_tongues(self.a, self.b)

    @cached_property
    def maybe_translated(self) -> bool:
        return self.of_book and may_be_translated(self.a, self.b, self.place)

    @cached_property
    def names_an_edition(self) -> bool:
        return self.of_book and names_an_edition(self.a, self.b)

    @cached_property
    def site_and_day(self) -> bool:
        """Whether both stand in one newspaper or on one site, of one day."""
        return on_one_day(self.a, self.b) and on_one_site(self.a, self.b)

    @cached_property
    def begins_an_issue(self) -> bool:
        """Whether what every issue may begin with stands on page 1, of an issue that only one of the two names, or of two months."""
        first = self.generic and self.place.page is True and not self.place.telling_page
        two = self.place.issue_on_one_side or (self.place.issue is None and self.months_differ)
        return first and two and not on_one_day(self.a, self.b)

    @cached_property
    def months_differ(self) -> bool:
        return months_differ(self.a, self.b)

    @cached_property
    def weeks_differ(self) -> bool:
        return weeks_differ(self.a, self.b)

    @cached_property
    def two_days(self) -> bool:
        """Whether they may be two things of a row: letters, columns, episodes, announcements."""
        by_persons = any(name.family for one in self._people for name in one)
        return may_be_of_two_days(self.a, self.b, few_words=self.few_words, by_persons=by_persons)

    @cached_property
    def unplaced_on_one_side(self) -> bool:
        return self.a.type == self.b.type == "article-journal" and (is_unplaced(self.a) != is_unplaced(self.b))

    @cached_property
    def unplaced(self) -> bool:
        return self.a.type == self.b.type == "article-journal" and is_unplaced(self.a) and is_unplaced(self.b)
