"""How the titles of two records stand to each other: what the rules ask of them, each worked out when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from harvester.crosscheck import kinds
from harvester.crosscheck.agreement.titles import TitleRelation
from harvester.crosscheck.same_work.place import Place
from harvester.crosscheck.same_work.title_alone import title_alone
from harvester.crosscheck.same_work.title_parts import TitleParts, take_apart
from harvester.crosscheck.same_work.title_years import (
    is_renewed,
    may_be_yearly,
    names_a_package,
    names_a_year,
    versions,
)
from harvester.crosscheck.same_work.titles_related import (
    ALIKE,
    TITLES,
    adds_a_term,
    another_stage,
    begins,
    ends,
    is_cut_at_formula,
    other_notes,
    relate,
    similar,
)
from harvester.crosscheck.same_work.wordings import (
    in_two_languages,
    is_misspelt,
    is_reworded,
    is_translated,
    share_a_name,
)
from harvester.crosscheck.words import words
from parsers.record import Record

_FEW, _MANY, _TELLING = 4, 6, 8


class Titles:
    """The titles of two records, the same whichever comes first. `title` is the reason code of their relation."""

    def __init__(self, a: Record, b: Record) -> None:
        self.a, self.b = a, b
        self.of_book = kinds.may_be_book(a) and kinds.may_be_book(b)
        self.of_program = a.type == b.type == "software"
        of_chapter = "chapter" in (a.type, b.type)
        first, second = (
            take_apart(
                title_alone(record, other), of_book=self.of_book, of_program=self.of_program, of_chapter=of_chapter
            )
            for record, other in ((a, b), (b, a))
        )
        self.parts: tuple[TitleParts, TitleParts] = (first, second)
        self.place = Place(a, b, self.parts)
        self.relation: TitleRelation
        self.relation, self.by_original_title = relate(a, b, self.parts)
        self.title = TITLES[self.relation]
        self.alike = self.relation in ALIKE

    @cached_property
    def nearly(self) -> bool:
        return self.relation in ("near", "slip")

    @cached_property
    def slip(self) -> bool:
        """Whether they differ in a letter of a word, which may be another word."""
        return self.relation == "slip"

    @cached_property
    def _names(self) -> tuple[str, str]:
        return self.parts[0].name, self.parts[1].name

    @cached_property
    def begins(self) -> bool:
        """Whether one is the beginning of the other, of some words."""
        return not self.alike and begins(*self._names)

    @cached_property
    def opens(self) -> bool:
        """Whether one is the beginning of the other, of a few words, and no number follows."""
        return not self.alike and self.relation != "digits" and begins(*self._names, least=2)

    @cached_property
    def ends(self) -> bool:
        """Whether one is the end of the other."""
        return not self.alike and self.relation != "digits" and ends(*self._names)

    @cached_property
    def adds_a_term(self) -> bool:
        """Whether the longer of two goes on as the title of a sister does: "of mammals", "of mammals and birds"; "vitamin", "vitamin A"."""
        return self.begins and adds_a_term(*self._names)

    @cached_property
    def part_left_out(self) -> bool:
        """Whether one breaks off before the number of its part."""
        return self.relation == "digits" and begins(*self._names, least=2)

    @cached_property
    def cut_at_formula(self) -> bool:
        """Whether one breaks off before a formula."""
        return not self.alike and is_cut_at_formula(*self._names)

    @cached_property
    def misspelt(self) -> bool:
        """Whether they differ in words that may be misspelt."""
        return not self.alike and self.place.page is True and is_misspelt(self.relation, self.parts)

    @cached_property
    def in_two_languages(self) -> bool:
        return not self.alike and in_two_languages(self.a, self.b)

    @cached_property
    def reworded(self) -> bool:
        return not self.alike and (
            is_reworded(self.relation, self.parts) or (self.in_two_languages and is_translated(self.a, self.b))
        )

    @cached_property
    def titles_close(self) -> bool:
        if self.alike:
            return False
        return self.relation in ("inserted", "word", "digits") or self.in_two_languages or similar(self.parts)

    @cached_property
    def another_stage(self) -> bool:
        """Whether what only one title says may name another stage or edition."""
        return (self.relation == "subtitle" and self.names_a_stage) or other_notes(self.a, self.b, self.parts)

    @cached_property
    def generic(self) -> bool:
        return kinds.is_generic(self.a) or kinds.is_generic(self.b)

    @cached_property
    def short(self) -> bool:
        return kinds.is_short(self.a) or kinds.is_short(self.b)

    @cached_property
    def _lengths(self) -> tuple[int, int]:
        return len(words(self.parts[0].name)), len(words(self.parts[1].name))

    @cached_property
    def few_words(self) -> bool:
        return min(self._lengths) <= _FEW

    @cached_property
    def many_words(self) -> bool:
        return min(self._lengths) >= _MANY

    @cached_property
    def telling_title(self) -> bool:
        """Whether it has so many words that no two works of a journal and a year bear it."""
        return min(self._lengths) >= _TELLING

    @cached_property
    def one_word_more(self) -> bool:
        return abs(self._lengths[0] - self._lengths[1]) == 1

    @cached_property
    def yearly(self) -> bool:
        return self.of_book and may_be_yearly(self.parts)

    @cached_property
    def renewed(self) -> bool:
        """Whether it is the title of what is written anew every few years: guidelines, recommendations, a report."""
        return is_renewed(self.parts)

    @cached_property
    def names_a_stage(self) -> bool:
        """Whether what only the longer title says may name another stage or edition."""
        return another_stage(self.parts)

    @cached_property
    def named_by_year(self) -> bool:
        """Whether the title names a year."""
        return all(map(names_a_year, self._names))

    @cached_property
    def of_a_package(self) -> bool:
        """Whether a title says that it is of one version of a package."""
        return names_a_package(self.parts)

    @cached_property
    def title_versions(self) -> Literal["", "within", "other"]:
        """How the versions that both name stand to each other."""
        return "" if self.of_program or not self.alike else versions(self.a, self.b)

    @cached_property
    def share_a_name(self) -> bool:
        return self.a.type == self.b.type == "legal_case" and share_a_name(self.parts)
