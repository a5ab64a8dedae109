"""Whether two titles that differ may be one: in the words of a list that tells half of them its own way, or in two languages."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from harvester.crosscheck.agreement.consonants import romanised
from harvester.crosscheck.agreement.scripts import in_another_script, latin_first
from harvester.crosscheck.agreement.slips import extra_words, is_slip, may_be_misspelt
from harvester.crosscheck.agreement.spelling import spelled
from harvester.crosscheck.agreement.titles import TitleRelation, similarity_of
from harvester.crosscheck.same_work.title_parts import TitleParts
from harvester.crosscheck.same_work.titles_related import SUBTITLE
from harvester.crosscheck.same_work.tongues import tongue
from harvester.crosscheck.words import scripts, squeezed, words
from parsers.record import Record

_MOST = 1000
_SMALL = frozenset("the a an in of on for to and at with by from as or is are".split())


def is_reworded(relation: TitleRelation, parts: tuple[TitleParts, TitleParts]) -> bool:
    """Whether two titles differ as lists and translators make one title differ, and not as those of sister works do.

    Sisters exchange what looks alike, add or number: "nitrate" for "nitrite", "male" for "female", "book Ramsey numbers", "Part 2", another
    subtitle. A typist slips and leaves out small words; a list says "estimator" for "method", or half of the words in its own way.
    """
    one, other = (words(part.name) for part in parts)
    mine, theirs = (
        [word for word in these if word not in those and word not in _SMALL]
        for these, those in ((one, other), (other, one))
    )
    if relation == "digits":
        return _lost_an_index(one, other)
    if relation == "inserted":
        # Within the title: what is added before or behind it may be a rubric's, or the name of a part.
        return (one[:1], one[-1:]) == (other[:1], other[-1:]) and not _TURNS.intersection((*mine, *theirs))
    if relation == "word":
        return not any(_look_alike(word, their) for word in mine for their in theirs)
    if relation != "different" or SUBTITLE.split(parts[0].name)[0] == SUBTITLE.split(parts[1].name)[0]:
        return False
    least = min(len(set(one) - _SMALL), len(set(other) - _SMALL))
    return least >= _FEW and len(set(one) & set(other) - _SMALL) * 2 >= least


def is_misspelt(relation: TitleRelation, parts: tuple[TitleParts, TitleParts]) -> bool:
    """Whether two long titles differ in words alone that may be misspelt, one in four; or in numbers that only one of them has.

    Only where the pages tell that there is one piece: by its letters "effusing" may be another word than "effusions".
    """
    if relation not in ("word", "digits", "different"):
        return False
    one, other = ([spelled(word) for word in words(part.name)] for part in parts)
    if len(one) == len(other) >= _FEW:
        pairs = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
        return len(pairs) * _FEW <= len(one) + _FEW - 1 and all(may_be_misspelt(x, y) for x, y in pairs)
    numbers = [[word for word in these if any(map(str.isdigit, word))] for these in (one, other)]
    fewer, more = sorted(numbers, key=len)
    return (
        relation == "digits"
        and len(fewer) < len(more)
        and extra_words(fewer, more) is not None
        and similarity_of(one, other) > _NEAR_BY
    )


_NEAR_BY = 0.85


def _lost_an_index(one: list[str], other: list[str]) -> bool:
    """Whether two titles differ in lowered and raised numbers alone that one of them lost: "CrPt3", "Tb/in2", and "CrPt", "Tb/in"."""
    return len(one) == len(other) and all(
        x == y or (x[:1].isalpha() and y[:1].isalpha() and x.rstrip(_DIGITS) == y.rstrip(_DIGITS) in (x, y))
        for x, y in zip(one, other, strict=True)
    )


_DIGITS = "0123456789"


def _look_alike(one: str, other: str) -> bool:
    """Whether two words are near to each other and yet two words; "dillema" is a slip for "dilemma", with two letters exchanged."""
    if OSA.distance(one, other) > _NEAR or is_slip(one, other) or _is_beside(one, other):
        return False
    return not (min(len(one), len(other)) >= _LONG_WORD and sorted(one) == sorted(other))


def _is_beside(one: str, other: str) -> bool:
    """Whether two long words differ by two neighbours of a keyboard: "oandemic" is a slip for "pandemic"."""
    differ = [(mine, their) for mine, their in zip(one, other, strict=False) if mine != their]
    return len(one) == len(other) >= _LONG_WORD and len(differ) == 1 and "".join(sorted(differ[0])) in _BESIDE


_BESIDE = frozenset(
    "".join(sorted(row[place : place + 2]))
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place in range(len(row) - 1)
)


# A word more that turns a title round.
_TURNS = frozenset("not no non without un anti index supplement appendix discussion reply comment erratum".split())
_NEAR = 2
_LONG_WORD = 7
_FEW = 4


def is_translated(a: Record, b: Record) -> bool:
    """Whether two titles are in two languages, and neither is the other in other letters, by and large."""
    if not in_two_languages(a, b):
        return False
    one, other = (str(record.title or "")[:_MOST] for record in (a, b))
    if not in_another_script(one, other):
        return True
    latin, foreign = latin_first(one, other)
    return similarity_of([squeezed(latin)], [romanised(foreign)]) < _NEARLY


_NEARLY = 0.6


def in_two_languages(a: Record, b: Record) -> bool:
    """Whether two titles may be one in two languages: the records name two, or the small words are of two, or the scripts differ."""
    languages = [(record.language or "").partition("-")[0] for record in (a, b)]
    if languages[0] != languages[1] and (all(languages) or set(languages) - {"", "en"}):
        return True
    texts = [str(record.title or "") for record in (a, b)]
    tongues = [tongue(text[:_MOST]) for text in texts]
    if all(tongues) and tongues[0] != tongues[1]:
        return True
    if texts[0].isascii() and texts[1].isascii():
        return False
    letters = [scripts(text) for text in texts]
    return bool(letters[0] and letters[1] and not letters[0] & letters[1])


# What the titles of cases have in common, whoever stood before the court.
_OF_COURTS = frozenset(
    "the v vs of and in re ex parte state states united people commonwealth regina rex king queen crown case urteil beschluss vom der die das "
    "judgment decision order commission council attorney general secretary minister department district county city inc ltd co corp company".split()
)


def share_a_name(parts: tuple[TitleParts, TitleParts]) -> bool:
    """Whether the titles of two cases name one party, or one matter: "Roe v. Wade", "Lüth-Urteil"."""
    one, other = ({word for word in words(part.name) if len(word) > 2 and word.isalpha()} for part in parts)
    return bool(one & other - _OF_COURTS)
