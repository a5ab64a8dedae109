"""What tells whether two records are one work: identifiers, titles, people, container, year and place."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.crosscheck import identifiers, kinds
from harvester.crosscheck.agreement_containers import same_container
from harvester.crosscheck.agreement_dates import years_apart
from harvester.crosscheck.agreement_people import shared
from harvester.crosscheck.agreement_places import agree_editions, agree_numbers, agree_pages, number_label, page_label
from harvester.crosscheck.agreement_titles import TitleRelation, relate, similarity_of
from harvester.crosscheck.kinds_about import is_about_another
from harvester.crosscheck.words import scripts, words
from parsers.record import Record
from parsers.values import Name

TITLES: dict[TitleRelation, str] = {
    "equal": "titles-equal", "subtitle": "titles-equal-but-subtitle", "cut": "titles-equal-but-subtitle",
    "near": "titles-nearly-equal", "inserted": "titles-differ-in-a-word", "word": "titles-differ-in-a-word",
    "digits": "titles-differ-in-digits", "different": "titles-differ", "missing": "no-title-to-compare",
}  # fmt: skip
"""The relation of two titles, as a reason code."""
_ALIKE = frozenset(("equal", "subtitle", "cut", "near"))


@dataclass(frozen=True)
class Place:
    """Where two records say a work stands.

    `same`: one container, one volume (or year, where a volume is missing), one first page or article number.
    `container`: whether it is one container; None where nothing tells. `against`: the reason code of what
    contradicts, "" for nothing.
    """

    same: bool
    container: bool | None
    against: str


@dataclass(frozen=True)
class Evidence:
    """All that speaks for and against two records being one work. `title` is the reason code of the titles' relation."""

    same_id: str | None
    two_identifiers: bool
    title: str
    alike: bool
    nearly: bool
    titles_close: bool
    in_two_languages: bool
    by_original_title: bool
    generic: bool
    short: bool
    people: bool | None
    place: Place
    clash: str
    whole_and_part: bool
    versions: bool
    part_by_doi: bool
    declared_another: bool
    one_is_about_the_other: bool


def weigh(a: Record, b: Record) -> Evidence:
    """The evidence of two records, the same whichever comes first."""
    relation, by_original = relate(a, b)
    two_languages = _in_two_languages(a, b)
    return Evidence(
        same_id=identifiers.shared(a, b),
        two_identifiers=identifiers.differ(a, b),
        title=TITLES[relation],
        alike=relation in _ALIKE,
        nearly=relation == "near",
        titles_close=relation in ("inserted", "word", "digits") or _similar(a, b) or two_languages,
        in_two_languages=two_languages,
        by_original_title=by_original,
        generic=kinds.is_generic(a) or kinds.is_generic(b),
        short=kinds.is_short(a) or kinds.is_short(b),
        people=shared(_people(a), _people(b)),
        place=compare_places(a, b),
        clash=kinds.clash(a, b) or "",
        whole_and_part=kinds.is_whole_of(a, b),
        versions=identifiers.are_versions(a, b),
        part_by_doi=identifiers.is_part_by_doi(a, b),
        declared_another=kinds.declared_another(a, b),
        one_is_about_the_other=is_about_another(a) != is_about_another(b),
    )


def _people(record: Record) -> tuple[Name, ...]:
    """Who made a work: its authors; for a book without authors its editors."""
    return record.author or record.editor


def _similar(a: Record, b: Record) -> bool:
    return similarity_of(words(str(a.title or "")), words(str(b.title or ""))) > 0.6


def _in_two_languages(a: Record, b: Record) -> bool:
    """Whether two titles may be one in two languages: the records name two, or the scripts differ."""
    languages = [(record.language or "").partition("-")[0] for record in (a, b)]
    letters = [scripts(str(record.title or "")) for record in (a, b)]
    two_languages = all(languages) and languages[0] != languages[1]
    return two_languages or bool(letters[0] and letters[1] and not letters[0] & letters[1])


def compare_places(a: Record, b: Record) -> Place:
    """Containers, volumes, pages, editions and years of two records."""
    container = same_container(a, b)
    gap = years_apart(a, b)
    volume = agree_numbers(a.volume, b.volume).kind != "CONFLICT" if a.volume and b.volume else None
    first = _first_pages(a, b)
    edition = agree_editions(a.edition, b.edition).kind != "CONFLICT" if a.edition and b.edition else None
    facts = (
        (edition is False, "other-edition"), (gap is not None and gap >= 2, "years-apart"), (container is False, "other-container"),
        (volume is False, "other-volume"), (first is False, "other-page"),
    )  # fmt: skip
    against = next((reason for speaks, reason in facts if speaks), "")
    here = container is True and first is True and (volume is True or (volume is None and gap == 0))
    return Place(here and not against, container, against)


def _labels(text: str) -> tuple[str, str]:
    """A page or article number as either: "e117" in one source's page is "e117" in the other's article number."""
    return page_label(text), number_label(text)


def _first_pages(a: Record, b: Record) -> bool | None:
    """Whether the first pages or article numbers meet; None where one has neither, or they cannot be compared."""
    labels = [
        {label for text in (r.page.first if r.page else "", r.article_number or "") for label in _labels(text) if label}
        for r in (a, b)
    ]
    if not labels[0] or not labels[1]:
        return None
    pages = agree_pages(a, b) if a.page and b.page else None
    if labels[0] & labels[1] or (pages and (pages.kind != "CONFLICT" or pages.why == "another last page")):
        return True
    # A page here and an article number there are two ways to say where; only two of a kind can differ.
    numbers = bool(a.article_number) + bool(b.article_number)
    return False if numbers == 2 or (pages and not numbers) else None
