"""What two records are by their kinds: two works of two kinds, two papers of one meeting, a notice and what it is about."""

from __future__ import annotations

from functools import cached_property

from harvester.crosscheck import kinds
from harvester.crosscheck.kinds_about import is_about_another
from harvester.crosscheck.kinds_preprints import server
from harvester.crosscheck.same_work.meetings import dated_alike, series_beside, workshop_beside
from harvester.crosscheck.same_work.titles_weighed import Titles
from harvester.crosscheck.words import squeezed

_NUMBERED = frozenset(("patent", "legislation", "bill", "regulation"))
_MEETINGS = frozenset(("paper-conference", "chapter"))


class Kinds(Titles):
    """The kinds of two records, the same whichever comes first."""

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
    def one_degree(self) -> bool:
        """Whether both name one degree."""
        degrees = [squeezed(record.genre or "") for record in (self.a, self.b)]
        return degrees[0] == degrees[1] != ""

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
        return a.type == b.type == "paper-conference" and a.container_title == b.container_title is not None

    @cached_property
    def of_series(self) -> bool:
        """Whether one names the series of proceedings, the other the proceedings."""
        return self.place.container is False and series_beside(self.a, self.b)

    @cached_property
    def one_meeting(self) -> bool:
        """Whether both name proceedings with the meeting's year or number."""
        return self.place.volume is False and dated_alike(self.a, self.b)

    @cached_property
    def workshop_beside(self) -> bool:
        return workshop_beside(self.a, self.b)

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
    def program_and_manual(self) -> bool:
        """Whether one is a program and the other a book or report that no journal or book holds: a program is cited by its manual."""
        types = {self.a.type, self.b.type}
        called = "software" in types and bool(types & {"book", "report"})
        return bool(self.clash) and called and not (self.a.container_title or self.b.container_title)
