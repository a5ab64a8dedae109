"""What tells whether two records are one work: identifiers, titles, people, kinds, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from harvester.crosscheck import identifiers, kinds
from harvester.crosscheck.agreement_given import lost_a_letter
from harvester.crosscheck.agreement_people import shared
from harvester.crosscheck.agreement_scripts import in_another_script, latin_first, writes
from harvester.crosscheck.agreement_titles import ORDER, TitleRelation, relate_titles, similarity_of
from harvester.crosscheck.kinds_about import is_about_another
from harvester.crosscheck.title_parts import TitleParts, take_apart
from harvester.crosscheck.where import Place, compare_places
from harvester.crosscheck.words import scripts, squeezed, words
from parsers.record import Record
from parsers.values import Name

_MOST = 2000
TITLES: dict[TitleRelation, str] = {
    "equal": "titles-equal", "subtitle": "titles-equal-but-subtitle", "cut": "titles-equal-but-subtitle",
    "near": "titles-nearly-equal", "inserted": "titles-differ-in-a-word", "word": "titles-differ-in-a-word",
    "digits": "titles-differ-in-digits", "different": "titles-differ", "missing": "no-title-to-compare",
}  # fmt: skip
"""The relation of two titles, as a reason code."""
_ALIKE = frozenset(("equal", "subtitle", "cut", "near"))
# What a subtitle says that may be another stage of the same study, or another edition of the same text.
_STAGE = re.compile(
    r"\b(?:protocol|updat(?:e|es|ed)|follow[- ]?up|interim|preliminary|pilot|(?:final|first|early|late|long-term|[0-9]+-year) results|"
    r"years? (?:later|on|after)|revisited|continued|concluded|sequel|reanalysis|replication|supplement(?:ary)?|appendix|workbook|solutions|"
    r"study guide|teacher'?s|abridged|instructor'?s|an? (?:reply|response|comment)|discussion|data ?set)\b"
)
# What comes out every year under one title.
_YEARLY = re.compile(
    r"\b(?:report|yearbook|annual|almanac|survey|statistics|outlook|directory|proceedings|abstracts|guidelines?|budget|facts|review)\b"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that speaks for and against two records being one work. `title` is the reason code of the titles' relation.

    `begins`: one title is the beginning of the other, of some words. `another_stage`: what only one title says may name
    another stage or edition. `groups`: all who made it are groups.
    """

    same_id: str | None
    two_identifiers: bool
    two_dois_alone: bool
    versions: bool
    part_by_doi: bool
    title: str
    alike: bool
    nearly: bool
    begins: bool
    another_stage: bool
    titles_close: bool
    in_two_languages: bool
    by_original_title: bool
    generic: bool
    short: bool
    people: bool | None
    nearly_people: bool
    full_names: bool
    groups: bool
    yearly: bool
    bare: bool
    place: Place
    clash: str
    of_book: bool
    meetings: bool
    whole_and_part: bool
    declared_another: bool
    one_is_about_the_other: bool


def weigh(a: Record, b: Record) -> Evidence:
    """The evidence of two records, the same whichever comes first."""
    of_book = kinds.may_be_book(a) and kinds.may_be_book(b)
    parts = (_parts(a, of_book=of_book), _parts(b, of_book=of_book))
    relation, by_original = _relate(a, b, parts)
    place = compare_places(a, b, parts)
    clash = kinds.clash(a, b) or ""
    names = [_people(record) for record in (a, b)]
    people = _shared(*names)
    alike = relation in _ALIKE
    # Costly, and only asked of titles that differ.
    two_languages = not alike and _in_two_languages(a, b)
    return Evidence(
        same_id=_same_id(a, b, clash), two_identifiers=identifiers.differ(a, b), versions=identifiers.are_versions(a, b),
        two_dois_alone=not identifiers.differ(a, b, ("pmid", "pmcid")), part_by_doi=identifiers.is_part_by_doi(a, b),
        title=TITLES[relation], alike=alike, nearly=relation == "near",
        begins=not alike and _begins(parts[0].name, parts[1].name),
        another_stage=(relation == "subtitle" and _another_stage(parts)) or _other_notes(parts),
        titles_close=not alike and (relation in ("inserted", "word", "digits") or two_languages or _similar(parts)), in_two_languages=two_languages,
        by_original_title=by_original, generic=kinds.is_generic(a) or kinds.is_generic(b), short=kinds.is_short(a) or kinds.is_short(b),
        people=people, nearly_people=people is False and _nearly(*names), full_names=all(_in_full(one) for one in names),
        groups=all(names) and all(name.literal for one in names for name in one), yearly=of_book and any(_YEARLY.search(part.name) for part in parts),
        bare=(_bare(a) and b.type in _OF_MEETINGS) or (_bare(b) and a.type in _OF_MEETINGS), place=place, clash=clash, of_book=of_book,
        meetings=all(record.type in _MEETINGS for record in (a, b)), whole_and_part=kinds.is_whole_of(a, b),
        declared_another=kinds.declared_another(a, b), one_is_about_the_other=is_about_another(a) != is_about_another(b),
    )  # fmt: skip


_MEETINGS = frozenset(("paper-conference", "chapter"))
_OF_MEETINGS = frozenset(("paper-conference", "speech"))


def _parts(record: Record, *, of_book: bool) -> TitleParts:
    return take_apart(str(record.title or "")[:_MOST], of_book=of_book)


def _same_id(a: Record, b: Record, clash: str) -> str | None:
    found = identifiers.shared(a, b)
    # An article names its preprint's number.
    return None if found == "arxiv" and clash else found


def _people(record: Record) -> tuple[Name, ...]:
    """Who made a work: its authors; for a book without authors its editors."""
    return tuple(map(_before_et_al, record.author or record.editor))


def _before_et_al(name: Name) -> Name:
    """The person of a name that swallowed an "et al.": "al., Tom B. Brown et" is Tom B. Brown."""
    if (name.family or "").lower() not in ("al.", "al") or not name.given:
        return name
    whole = name.given.removesuffix(" et").strip()
    return Name(literal=whole) if whole else name


def _shared(one: tuple[Name, ...], other: tuple[Name, ...]) -> bool | None:
    """Whether the same people made both. A group here and persons there cannot be compared: it may be theirs."""
    found = shared(one, other)
    if (
        found is False
        and any(names[0].literal for names in (one, other))
        and not all(names[0].literal for names in (one, other))
    ):
        return None
    return found


def _nearly(one: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    """Whether half of the shorter list differ from people of the other by slips of a letter or two, or by letters lost."""
    shorter, longer = sorted((one[:_FEW], other[:_FEW]), key=len)
    hits = sum(any(_nearly_one(name, theirs) for theirs in longer) for name in shorter)
    return hits > 0 and hits * 2 >= len(shorter)


_FEW = 20


def _nearly_one(a: Name, b: Name) -> bool:
    families, givens = ([(name.family or name.literal or "") for name in (a, b)], [name.given or "" for name in (a, b)])
    lost = families[0] != families[1] and _ascii(families[0]) == _ascii(families[1]) != ""
    return (lost or _slip(*map(squeezed, families))) and _slip(*map(squeezed, givens))


def _ascii(text: str) -> str:
    """The letters that a broken encoding leaves of a name: "Märtens" is "Mrtens"."""
    return "".join(char for char in text.lower() if char.isascii() and char.isalpha())


def _slip(one: str, other: str) -> bool:
    if not one or not other or one == other or min(len(one), len(other)) == 1:
        return one[:1] == other[:1]
    return Levenshtein.distance(one, other) <= (1 if min(len(one), len(other)) < 8 else 2)


def _bare(record: Record) -> bool:
    """Whether a record names no kind, and nothing that its work stands in or comes from."""
    return record.type in (None, "document", "webpage") and not (
        record.container_title or record.publisher or record.issn or record.isbn or record.volume or record.page
    )


def _in_full(names: tuple[Name, ...]) -> bool:
    return bool(names) and bool(names[0].given) and len(re.split(r"[\s.-]+", names[0].given or "")[0]) > 1


def _relate(a: Record, b: Record, parts: tuple[TitleParts, TitleParts]) -> tuple[TitleRelation, bool]:
    """The best relation among titles and original titles, and whether only an original title gave it."""
    if not (parts[0].name and parts[1].name):
        direct: TitleRelation = "missing"
    else:
        direct = _related(parts[0].name, parts[1].name)
        if direct not in ("equal", "subtitle") and (parts[0].notes or parts[1].notes):
            # A note may be the name's own: "Sleep: a review", "Sleep [review]".
            direct = min((direct, relate_titles(str(a.title), str(b.title))), key=ORDER.index)
    others = [
        _related(str(one), str(other))
        for one in (a.title, a.original_title)
        for other in (b.title, b.original_title)
        if one and other and not (one is a.title and other is b.title)
    ]
    best = min((direct, *others), key=ORDER.index)
    return best, ORDER.index(best) < ORDER.index(direct)


def _related(one: str, other: str) -> TitleRelation:
    if in_another_script(one, other):
        return "equal" if writes(*latin_first(one, other)) == "same" else "different"
    found = relate_titles(one, other)
    return "near" if found not in _ALIKE and (lost_a_letter(one, other) or _but_for_lost(one, other)) else found


_LOST = re.compile(r"(?<=\w)[?\ufffd](?=\w)")


def _but_for_lost(one: str, other: str) -> bool:
    """Whether two titles are the same but for letters that became "?" in one: "fran?ais" beside "francais"."""
    if len(one) != len(other) or not (_LOST.search(one) or _LOST.search(other)):
        return False
    return all(x == y or x in "?\ufffd" or y in "?\ufffd" for x, y in zip(one, other, strict=True))


def _begins(one: str, other: str) -> bool:
    """Whether a title of five words or more is the beginning of the other."""
    shorter, longer = sorted((words(one), words(other)), key=len)
    return 5 <= len(shorter) < len(longer) and longer[: len(shorter)] == shorter


def _another_stage(parts: tuple[TitleParts, TitleParts]) -> bool:
    shorter, longer = sorted((part.name for part in parts), key=len)
    stages = [set(_STAGE.findall(text)) for text in (shorter, longer)]
    return bool(stages[1] - stages[0])


_STAGE_NOTES = re.compile(r"abstract|demo|poster|short paper")


def _other_notes(parts: tuple[TitleParts, TitleParts]) -> bool:
    """Whether only one title is noted as that of an abstract, a demonstration, a poster; a panel has no paper beside it."""
    noted = [any(_STAGE_NOTES.search(note) for note in part.notes) for part in parts]
    return noted[0] != noted[1]


def _similar(parts: tuple[TitleParts, TitleParts]) -> bool:
    return similarity_of(words(parts[0].name), words(parts[1].name)) > 0.6


def _in_two_languages(a: Record, b: Record) -> bool:
    """Whether two titles may be one in two languages: the records name two, or the scripts differ."""
    languages = [(record.language or "").partition("-")[0] for record in (a, b)]
    if all(languages) and languages[0] != languages[1]:
        return True
    texts = [str(record.title or "") for record in (a, b)]
    if texts[0].isascii() and texts[1].isascii():
        return False
    letters = [scripts(text) for text in texts]
    return bool(letters[0] and letters[1] and not letters[0] & letters[1])
