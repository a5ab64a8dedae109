"""What tells whether two records are one work: identifiers, titles, people, kinds, and where it stands.

Each piece of evidence is worked out when a rule first asks for it, and once.
"""

from __future__ import annotations

from functools import cached_property

from harvester.crosscheck import kinds
from harvester.crosscheck.agreement import agree
from harvester.crosscheck.kinds_about import is_about_another
from harvester.crosscheck.kinds_preprints import server
from harvester.crosscheck.same_work import identifiers
from harvester.crosscheck.same_work.bareness import (
    is_alone,
    is_too_bare,
    is_unplaced,
    months_differ,
    on_one_day,
    on_one_site,
)
from harvester.crosscheck.same_work.editions import may_be_translated, names_an_edition
from harvester.crosscheck.same_work.houses import in_two_tongues
from harvester.crosscheck.same_work.meetings import dated_alike, series_beside
from harvester.crosscheck.same_work.numbered import are_given_once, is_one_document
from harvester.crosscheck.same_work.titles_weighed import Titles
from harvester.crosscheck.same_work.who import (
    by_the_house,
    in_full,
    nearly_the_same,
    of_one_family,
    people,
    the_same,
)
from parsers.values import Name

_NUMBERED = frozenset(("patent", "legislation", "bill", "regulation"))
_MEETINGS = frozenset(("paper-conference", "chapter"))
_DATA = frozenset(("dataset", "software"))


class Evidence(Titles):
    """All that speaks for and against two records being one work, the same whichever comes first: of titles (`Titles`), place, people, kinds."""

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
    def clash(self) -> str:
        """The reason why by their kinds they are two works; "" for none."""
        return kinds.clash(self.a, self.b) or ""

    @cached_property
    def far_kinds(self) -> bool:
        return bool(self.clash) and kinds.are_far(self.a, self.b)

    @cached_property
    def whole_and_part(self) -> bool:
        return kinds.is_whole_of(self.a, self.b)

    @cached_property
    def declared_another(self) -> bool:
        return kinds.declared_another(self.a, self.b)

    @cached_property
    def _about(self) -> tuple[bool, bool]:
        return is_about_another(self.a), is_about_another(self.b)

    @cached_property
    def one_is_about_the_other(self) -> bool:
        return self._about[0] != self._about[1]

    @cached_property
    def notices(self) -> bool:
        return all(self._about)

    @cached_property
    def theses(self) -> bool:
        return self.a.type == self.b.type == "thesis"

    @cached_property
    def cases(self) -> bool:
        return self.a.type == self.b.type == "legal_case"

    @cached_property
    def preprints(self) -> bool:
        return kinds.kind(self.a) == "preprint" and kinds.kind(self.b) == "preprint"

    @cached_property
    def meetings(self) -> bool:
        return self.a.type in _MEETINGS and self.b.type in _MEETINGS

    @cached_property
    def papers(self) -> bool:
        """Whether both are papers of a meeting by one name."""
        a, b = self.a, self.b
        return a.type == b.type == "paper-conference" and a.container_title == b.container_title

    @cached_property
    def of_series(self) -> bool:
        """Whether one names the series of proceedings, the other the proceedings."""
        return self.place.container is False and series_beside(self.a, self.b)

    @cached_property
    def one_meeting(self) -> bool:
        """Whether both name proceedings with the meeting's year or number."""
        return self.place.volume is False and dated_alike(self.a, self.b)

    @cached_property
    def one_server(self) -> bool:
        """Whether both are preprints of one server."""
        return bool(self.place.years and self.place.years > 1) and server(self.a) == server(self.b) != ""

    @cached_property
    def numbered(self) -> bool:
        """Whether one is a report by its number, and the other stands in a volume of a journal."""
        return any(
            mine.type == "report" and mine.number and theirs.type == "article-journal" and theirs.volume
            for mine, theirs in ((self.a, self.b), (self.b, self.a))
        )

    @cached_property
    def titled_by_number(self) -> bool:
        """Whether both are laws or patents, which go by many names and have one number."""
        return self.a.type == self.b.type and self.a.type in _NUMBERED

    @cached_property
    def one_document(self) -> bool:
        """Whether a standard or report is one by its full number."""
        return not self.alike and is_one_document(self.a, self.b, self.parts, same_people=self.people)

    @cached_property
    def given_once(self) -> bool:
        """Whether the number is of a series that gives each once."""
        return bool(self.place.number and self.place.years) and are_given_once(self.a, self.b, self.parts)

    @cached_property
    def program_and_manual(self) -> bool:
        """Whether one is a program and the other a book or report that no journal or book holds: a program is cited by its manual."""
        types = {self.a.type, self.b.type}
        called = "software" in types and bool(types & {"book", "report"})
        return bool(self.clash) and called and not (self.a.container_title or self.b.container_title)

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
        """Whether both stand on one newspaper or site, of one day."""
        return on_one_day(self.a, self.b) and on_one_site(self.a, self.b)

    @cached_property
    def months_differ(self) -> bool:
        return self.of_book and months_differ(self.a, self.b)

    @cached_property
    def unplaced_on_one_side(self) -> bool:
        return self.a.type == self.b.type == "article-journal" and (is_unplaced(self.a) != is_unplaced(self.b))
