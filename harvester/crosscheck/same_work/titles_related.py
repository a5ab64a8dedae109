"""How the titles of two records stand to each other, for telling one work from another: their names, originals and translations."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.given import lost_a_letter
from harvester.crosscheck.agreement.scripts import in_another_script, is_foreign, latin_first, writes
from harvester.crosscheck.agreement.title_signs import contrary_signs
from harvester.crosscheck.agreement.titles import INDEX, ORDER, TitleRelation, relate_titles, similarity_of
from harvester.crosscheck.same_work.title_orders import in_another_order, in_initials, lacks_a_part
from harvester.crosscheck.same_work.title_parts import TitleParts
from harvester.crosscheck.words import goes_on, words
from parsers.record import Record

TITLES: dict[TitleRelation, str] = {
    "equal": "titles-equal", "article": "titles-equal", "subtitle": "titles-equal-but-subtitle", "cut": "titles-equal-but-subtitle",
    "near": "titles-nearly-equal", "slip": "titles-nearly-equal", "inserted": "titles-differ-in-a-word", "word": "titles-differ-in-a-word",
    "digits": "titles-differ-in-digits", "different": "titles-differ", "missing": "no-title-to-compare",
}  # fmt: skip
"""The relation of two titles, as a reason code."""
ALIKE = frozenset(("equal", "article", "subtitle", "cut", "near", "slip"))
# What a subtitle says that may be another stage of the same study, or another edition of the same text.
_STAGE = re.compile(
    r"\b(?:protocol|updat(?:e|es|ed)|follow[- ]?up|interim|preliminary|pilot|(?:final|first|early|late|long-term|[0-9]+-year) results|"
    r"years? (?:later|on|after)|revisited|annex(?:es|e)?|bilag|anhang|anlagen?|beilagen?|apendices?|appendice|prilozhenie|"
    r"continued|concluded|sequel|reanalysis|replication|supplement(?:ary)?|appendix|workbook|solutions|"
    # Other papers of one study: its design, its costs, a part of its people, its words for patients.
    r"rationale|design and|and design|(?:statistical )?analysis plan|economic evaluation|cost[- ](?:effectiveness|utility|benefit)|sub-?study|"
    r"(?:secondary|post[- ]hoc|subgroup|sub-group|exploratory|sensitivity|interim|ancillary|pooled|mediation) analys[ei]s|process evaluation|"
    r"baseline (?:characteristics|data|results|findings)|open-label extension|feasibility|cohort profile|"
    r"(?:executive |plain[- ]language |lay )?summary|cme|quiz|self-assessment|results (?:in|among)|"
    r"study guide|teacher'?s|abridged|instructor'?s|students?'? (?:solutions|edition|manual|companion|guide)|(?:brief|concise|shorter) edition|"
    r"for (?:young readers|children|beginners|schools)|drafts?|and other (?:stories|tales|essays|poems|plays|papers|writings|works)|"
    r"an? (?:reply|response|comment)|discussion|data ?set)\b"
)


def relate(a: Record, b: Record, parts: tuple[TitleParts, TitleParts]) -> tuple[TitleRelation, bool]:
    """The best relation among titles and original titles, and whether only an original title gave it."""
    if parts[0].chapter and parts[1].chapter and parts[0].chapter != parts[1].chapter:
        return "digits", False
    if not (parts[0].name and parts[1].name):
        direct: TitleRelation = "missing"
    else:
        direct = _related(parts[0].name, parts[1].name)
        if direct not in ("equal", "article", "subtitle") and (parts[0].notes or parts[1].notes):
            # A note may be the name's own: "Sleep: a review", "Sleep [review]".
            direct = min((direct, relate_titles(str(a.title), str(b.title))), key=ORDER.index)
    if direct == "digits" and contrary_signs(str(a.title)[:_MOST], str(b.title)[:_MOST]):
        return direct, False
    if direct == "digits" and any(INDEX.search(str(record.title)[:_MOST]) for record in (a, b)):
        # Another index prints the lowered number by itself: "L1(0) FePt", "L1 0 FePt".
        direct = "equal" if _unbroken(parts[0].name) == _unbroken(parts[1].name) else direct
    elif direct == "digits" and _unbroken(parts[0].name) == _unbroken(parts[1].name) and len(parts[0].name) > _LONG:
        direct = "near"
    if direct not in ("equal", "article", "subtitle", "cut", "missing"):
        direct = min((direct, _but_for_its_year(a, b, parts), _but_for_its_set(a, b, parts)), key=ORDER.index)
    if direct not in ALIKE and direct != "missing":
        direct = min((direct, _otherwise_made_up(a, b, parts)), key=ORDER.index)
    others = [
        _related(str(one), str(other))
        for one in (a.title, a.original_title, a.translated_title)
        for other in (b.title, b.original_title, b.translated_title)
        if one and other and not (one is a.title and other is b.title)
    ]
    best = min((direct, *others), key=ORDER.index)
    return best, ORDER.index(best) < ORDER.index(direct)


def _related(one: str, other: str) -> TitleRelation:
    one, other = _in_script_of(one, other), _in_script_of(other, one)
    if in_another_script(one, other):
        latin, foreign = latin_first(one, other)
        if writes(latin, foreign) == "same":
            return "equal"
        return (
            "subtitle"
            if writes(*(SUBTITLE.split(title, maxsplit=1)[0] for title in (latin, foreign))) == "same"
            else "different"
        )
    found = relate_titles(one, other)
    return "near" if found not in ALIKE and (lost_a_letter(one, other) or _but_for_lost(one, other)) else found


def _otherwise_made_up(a: Record, b: Record, parts: tuple[TitleParts, TitleParts]) -> TitleRelation:
    """The relation of two titles whose parts stand in another order, or of which one lacks a part, or begins with its makers' names."""
    names = (parts[0].name, parts[1].name)
    if in_another_order(*names):
        return "equal"
    if lacks_a_part(*names):
        return "subtitle"
    if in_initials(*names):
        return "near"
    shorter, longer = sorted((words(name) for name in names), key=len)
    before = longer[: len(longer) - len(shorter)]
    # "Guyton and Hall textbook of medical physiology", "IBM SPSS Statistics".
    named = [word for word in before if word not in _AMONG_NAMES]
    if not named or len(shorter) < 2 or longer[len(before) :] != shorter:
        return "different"
    makers = {
        word
        for record in (a, b)
        for name in (*record.author, *record.editor)
        for word in words(name.family or name.literal or "")[:20]
    }
    return "near" if makers.issuperset(named) else "different"


_AMONG_NAMES = frozenset(("and", "s", "the"))
_MOST = 1000
_NUMBER_OF_SET = re.compile(r"^(?:(?:vol(?:ume)?|band|bd|tome|part) )?(?:[0-9]{1,3}|[ivxl]{1,6}) ")


def _but_for_its_set(a: Record, b: Record, parts: tuple[TitleParts, TitleParts]) -> TitleRelation:
    """The relation of two titles of which one begins with the set that the other names apart.

    "The information age. Vol. 1, The rise of the network society", and "The rise of the network society" of the set "The information age".
    """
    found: TitleRelation = "different"
    for whole, own in (((a, parts[0]), (b, parts[1])), ((b, parts[1]), (a, parts[0]))):
        series = words(str(own[0].collection_title or "")[:_MOST])
        title = words(whole[1].name)
        for at in {len(series), len(words(str(own[0].collection_title or "").partition(":")[0]))}:
            if 1 < at < len(title) and title[:at] == series[:at]:
                rest = _NUMBER_OF_SET.sub("", " ".join(title[at:]))
                found = min((found, _related(rest, own[1].name)), key=ORDER.index)
    return found if found in ("equal", "article", "subtitle") else "different"


def _unbroken(name: str) -> str:
    return "".join(words(name))


_LONG = 40
"""Letters of a title of which a blank within a formula ("L1 0-FePt") is a slip and no other number."""
_A_YEAR = re.compile(r"[\s,;:(\[]*\b((?:1[5-9]|20)[0-9]{2})\b[)\]]?")


def _but_for_its_year(a: Record, b: Record, parts: tuple[TitleParts, TitleParts]) -> TitleRelation:
    """The relation of two titles of which one names the year that both works are of, "World malaria report 2019", of 2019, or both in two places."""
    if a.issued is None or b.issued is None or a.issued.year != b.issued.year:
        return "different"
    names = [part.name for part in parts]
    years = [_A_YEAR.findall(name) for name in names]
    moved = len(years[0]) == len(years[1]) == 1 and years[0] == years[1]
    named_once = sorted(map(len, years)) == [0, 1] and {str(a.issued.year)} == {*years[0], *years[1]}
    if not (moved or named_once):
        return "different"
    first, second = (_A_YEAR.sub("", name).strip(" ,;:-–") for name in names)
    if min(len(words(first)), len(words(second))) < _TWO:
        return "different"
    return "equal" if in_another_order(first, second) else _related(first, second)


_TWO = 2
SUBTITLE = re.compile(r"\s*[:：]")


def _in_script_of(title: str, other: str) -> str:
    """Of a title given in two scripts, as catalogues write it ("机器学习 = Machine learning"), the one in the script of another title."""
    first, both, second = title.partition(" = ")
    if not both or is_foreign(first) == is_foreign(second):
        return title
    return first if is_foreign(first) == is_foreign(other) else second


_LOST = re.compile(r"(?<=\w)[?\ufffd](?=\w)")


def _but_for_lost(one: str, other: str) -> bool:
    """Whether two titles are the same but for letters that became "?" in one: "fran?ais" beside "francais"."""
    if len(one) != len(other) or not (_LOST.search(one) or _LOST.search(other)):
        return False
    return all(x == y or x in "?\ufffd" or y in "?\ufffd" for x, y in zip(one, other, strict=True))


def begins(one: str, other: str, least: int = 5) -> bool:
    """Whether a title of five words or more, or of `least`, is the beginning of the other."""
    shorter, longer = sorted((words(one), words(other)), key=len)
    return least <= len(shorter) < len(longer) and goes_on(shorter, longer)


def adds_a_term(one: str, other: str) -> bool:
    """Whether behind the words of the one title the other has an "and" and a term or two more, or a letter alone."""
    shorter, longer = sorted((words(one), words(other)), key=len)
    added = longer[len(shorter) :]
    return (added[:1] in (["and"], ["or"]) and len(added) <= _TERM) or [len(word) for word in added] == [1]


_TERM = 3


def is_cut_at_formula(one: str, other: str) -> bool:
    """Whether one title is the other up to a formula, from which on a database lost the rest: "Automatic", "Automatic 13C …"."""
    shorter, longer = sorted((words(one), words(other)), key=len)
    if not 0 < len(shorter) < len(longer) or not goes_on(shorter, longer):
        return False
    return _FORMULA.fullmatch(longer[len(shorter)]) is not None


_FORMULA = re.compile(r"[0-9]{1,3}[a-z]{1,2}|[a-z]{1,3}[0-9]{1,2}")


def ends(one: str, other: str, least: int = 6) -> bool:
    """Whether a title of six words or more is the end of the other: a database lost its beginning, or a list put a group's name before it."""
    shorter, longer = sorted((words(one), words(other)), key=len)
    return least <= len(shorter) < len(longer) and longer[-len(shorter) :] == shorter


def another_stage(parts: tuple[TitleParts, TitleParts]) -> bool:
    shorter, longer = sorted((part.name for part in parts), key=len)
    stages = [set(_STAGE.findall(text)) for text in (shorter, longer)]
    return bool(stages[1] - stages[0])


_STAGE_NOTES = re.compile(
    r"^(?!panel).*(?:abstract|demo|poster|short paper|data ?set|software|preprint|presentation|unpublished)"
)


def other_notes(a: Record, b: Record, parts: tuple[TitleParts, TitleParts]) -> bool:
    """Whether only one title is noted as that of an abstract, a demonstration, a poster, a data set; a panel has no paper beside it.

    Of two data sets, or two programs, the note says nothing.
    """
    if a.type == b.type and a.type in ("dataset", "software"):
        return False
    noted = [any(_STAGE_NOTES.search(note) for note in part.notes) for part in parts]
    return noted[0] != noted[1]


def similar(parts: tuple[TitleParts, TitleParts]) -> bool:
    return similarity_of(words(parts[0].name), words(parts[1].name)) > 0.6
