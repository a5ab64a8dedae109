"""What tells whether two records are one work: identifiers, titles, people, kinds, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

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
from harvester.crosscheck.same_work.title_alone import title_alone
from harvester.crosscheck.same_work.title_parts import take_apart
from harvester.crosscheck.same_work.titles_related import (
    ALIKE,
    TITLES,
    another_stage,
    begins,
    ends,
    is_cut_at_formula,
    may_be_yearly,
    other_notes,
    relate,
    similar,
    versions,
)
from harvester.crosscheck.same_work.where import Place, compare_places
from harvester.crosscheck.same_work.who import (
    by_the_house,
    in_full,
    nearly_the_same,
    of_one_family,
    people,
    the_same,
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
_YEAR = re.compile(r"\b(?:1[89]|20)[0-9]{2}\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that speaks for and against two records being one work. `title` is the reason code of the titles' relation.

    `begins`: one title is the beginning of the other, of some words; `opens`: of a few, and no number follows; `ends`: the end. `slip`: they
    differ in a letter of a word, which may be another word. `another_stage`: what only one title says may name another stage
    or edition. `groups`: all who made it are groups. `telling_title`: it has so many words that no two works of a journal and a
    year bear it. `titled_by_number`: a law or a patent, which goes by many names and has one number. `one_document`: a
    standard or report whose full number names it. `maybe_translated`, `names_an_edition`: of books (`editions`). `title_versions`: how the
    versions that both name stand to each other. `of_series`: one names the series of proceedings, the other the proceedings; `one_meeting`:
    proceedings that both name with the meeting's year or number; `one_server`: both are preprints of one server; `given_once`: the number
    is of a series that gives each once; `misspelt`: titles differ in words that
    may be misspelt; `cut_at_formula`: one breaks off before one; `part_left_out`: or before the number of its part;
    `house_in_two_tongues`: each names a university, in a language of its own.
    `one_family`: the first authors have one family name. `papers`: both are papers of a meeting by one name; `named_by_year`: the title names a year.
    `site_and_day`: one newspaper or site, one day.
    """

    same_id: str | None
    two_identifiers: bool
    two_dois_alone: bool
    versions: bool
    another_version_of_data: bool
    part_by_doi: bool
    title: str
    alike: bool
    nearly: bool
    slip: bool
    begins: bool
    opens: bool
    ends: bool
    another_stage: bool
    titles_close: bool
    reworded: bool
    in_two_languages: bool
    by_original_title: bool
    generic: bool
    short: bool
    few_words: bool
    many_words: bool
    telling_title: bool
    people: bool | None
    nearly_people: bool
    one_family: bool
    full_names: bool
    groups: bool
    yearly: bool
    named_by_year: bool
    bare: bool
    place: Place
    clash: str
    of_book: bool
    meetings: bool
    papers: bool
    whole_and_part: bool
    declared_another: bool
    theses: bool
    house_in_two_tongues: bool
    cases: bool
    preprints: bool
    numbered: bool
    far_kinds: bool
    one_word_more: bool
    titled_by_number: bool
    one_document: bool
    title_versions: Literal["", "within", "other"]
    one_is_about_the_other: bool
    notices: bool
    share_a_name: bool
    stands_alone: bool
    maybe_translated: bool
    names_an_edition: bool
    unplaced_on_one_side: bool
    of_series: bool
    one_meeting: bool
    one_server: bool
    given_once: bool
    part_left_out: bool
    misspelt: bool
    cut_at_formula: bool
    program_and_manual: bool
    site_and_day: bool
    months_differ: bool


def weigh(a: Record, b: Record) -> Evidence:
    """The evidence of two records, the same whichever comes first."""
    of_book = kinds.may_be_book(a) and kinds.may_be_book(b)
    of_program = a.type == b.type == "software"
    titles = [title_alone(record, other) for record, other in ((a, b), (b, a))]
    first, second = (take_apart(title, of_book=of_book, of_program=of_program) for title in titles)
    parts = first, second
    relation, by_original = relate(a, b, parts)
    place = compare_places(a, b, parts)
    clash = kinds.clash(a, b) or ""
    names = [people(record) for record in (a, b)]
    same_people = the_same(*names)
    length = min(len(words(part.name)) for part in parts)
    if same_people is None and of_book:
        same_people = by_the_house(a, b, telling=length >= _MANY)
    alike = relation in ALIKE
    about = is_about_another(a), is_about_another(b)
    # Costly, and only asked of titles that differ.
    two_languages = not alike and in_two_languages(a, b)
    return Evidence(
        same_id=_same_id(a, b, clash), two_identifiers=identifiers.differ(a, b), versions=identifiers.are_versions(a, b),
        another_version_of_data=_other_data(a, b),
        two_dois_alone=not identifiers.differ(a, b, ("pmid", "pmcid")), part_by_doi=identifiers.is_part_by_doi(a, b),
        title=TITLES[relation], alike=alike, nearly=relation in ("near", "slip"), slip=relation == "slip",
        begins=not alike and begins(parts[0].name, parts[1].name),
        opens=not alike and relation != "digits" and begins(parts[0].name, parts[1].name, least=2),
        ends=not alike and relation != "digits" and ends(parts[0].name, parts[1].name),
        theses=a.type == b.type == "thesis", house_in_two_tongues=place.publisher is False and in_two_tongues(a, b),
        cases=a.type == b.type == "legal_case",
        preprints=kinds.kind(a) == "preprint" and kinds.kind(b) == "preprint", numbered=_one_is_numbered(a, b),
        far_kinds=bool(clash) and kinds.are_far(a, b),
        one_document=not alike and is_one_document(a, b, parts, same_people=same_people),
        title_versions="" if of_program or not alike else versions(a, b),
        titled_by_number=a.type == b.type and a.type in _NUMBERED, one_word_more=abs(len(words(parts[0].name)) - len(words(parts[1].name))) == 1,
        another_stage=(relation == "subtitle" and another_stage(parts)) or other_notes(a, b, parts),
        titles_close=not alike and (relation in ("inserted", "word", "digits") or two_languages or similar(parts)), in_two_languages=two_languages,
        reworded=not alike and (is_reworded(relation, parts) or (two_languages and is_translated(a, b))),
        part_left_out=relation == "digits" and begins(parts[0].name, parts[1].name, least=2),
        misspelt=not alike and place.page is True and is_misspelt(relation, parts),
        cut_at_formula=not alike and is_cut_at_formula(parts[0].name, parts[1].name),
        by_original_title=by_original, generic=kinds.is_generic(a) or kinds.is_generic(b), short=kinds.is_short(a) or kinds.is_short(b),
        few_words=length <= _FEW, many_words=length >= _MANY, telling_title=length >= _TELLING,
        people=same_people, nearly_people=same_people is False and nearly_the_same(*names), one_family=same_people is False and of_one_family(*names),
        full_names=all(in_full(one) for one in names),
        groups=all(names) and all(name.literal for one in names for name in one), yearly=of_book and may_be_yearly(parts),
        named_by_year=all(_YEAR.search(part.name) for part in parts),
        bare=is_too_bare(a, b) or is_too_bare(b, a), place=place, clash=clash, of_book=of_book,
        meetings=all(record.type in _MEETINGS for record in (a, b)),
        papers=a.type == b.type == "paper-conference" and a.container_title == b.container_title,
        whole_and_part=kinds.is_whole_of(a, b),
        declared_another=kinds.declared_another(a, b), one_is_about_the_other=about[0] != about[1],
        notices=all(about), share_a_name=a.type == b.type == "legal_case" and share_a_name(parts),
        stands_alone=is_alone(a) or is_alone(b),
        maybe_translated=of_book and may_be_translated(a, b, place), names_an_edition=of_book and names_an_edition(a, b),
        of_series=place.container is False and series_beside(a, b), one_meeting=place.volume is False and dated_alike(a, b),
        one_server=bool(place.years and place.years > 1) and server(a) == server(b) != "",
        given_once=bool(place.number and place.years) and are_given_once(a, b, parts),
        program_and_manual=bool(clash) and _are_program_and_manual(a, b), site_and_day=on_one_day(a, b) and on_one_site(a, b),
        months_differ=of_book and months_differ(a, b),
        unplaced_on_one_side=a.type == b.type == "article-journal" and (is_unplaced(a) != is_unplaced(b)),
    )  # fmt: skip


_NUMBERED = frozenset(("patent", "legislation", "bill", "regulation"))
_MEETINGS = frozenset(("paper-conference", "chapter"))


def _are_program_and_manual(a: Record, b: Record) -> bool:
    """Whether one is called a program and the other a book or report that no journal or book holds: a program is cited by its manual."""
    types = {record.type for record in (a, b)}
    return "software" in types and bool(types & {"book", "report"}) and not (a.container_title or b.container_title)


def _one_is_numbered(a: Record, b: Record) -> bool:
    """Whether one of two is a report by its number, and the other stands in a volume of a journal."""
    return any(
        mine.type == "report" and mine.number and theirs.type == "article-journal" and theirs.volume
        for mine, theirs in ((a, b), (b, a))
    )


def _same_id(a: Record, b: Record, clash: str) -> str | None:
    found = identifiers.shared(a, b)
    # An article names its preprint's number.
    return None if found == "arxiv" and clash else found


_DATA = frozenset(("dataset", "software"))


def _other_data(a: Record, b: Record) -> bool:
    """Whether one of two records is of data or a program, and their versions differ by DOI or by number."""
    if not (a.type in _DATA or b.type in _DATA):
        return False
    told = agree("version", a, b)
    return identifiers.are_versions(a, b) or (told is not None and told.kind == "CONFLICT")
