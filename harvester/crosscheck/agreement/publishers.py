"""How publishers, places and events stand to each other: written in many ways, and seldom a reason to doubt a citation."""

from __future__ import annotations

import re
from functools import lru_cache

from harvester.crosscheck.agreement.abbreviations import is_abbreviation, is_initialism, name_words
from harvester.crosscheck.agreement.given import ANOTHER_SCRIPT, TRANSLITERATION
from harvester.crosscheck.agreement.groups import LEGAL_FORMS, agree_groups
from harvester.crosscheck.agreement.han import in_two_hands
from harvester.crosscheck.agreement.houses import COUNTRIES, COUNTRY_OF, PLACE_NAMES, of_one_house
from harvester.crosscheck.agreement.scripts import in_another_script, latin_first, writes
from harvester.crosscheck.agreement.universities import UNIVERSITY_WORDS, are_two_universities, in_two_tongues
from harvester.crosscheck.title_numbers import ordinal, roman
from harvester.crosscheck.words import unescaped, words, written_out
from harvester.work import Agreement
from parsers.clean import fold

_SAME = Agreement(kind="EQUIVALENT", why="case, punctuation or accents")
_IN_SHORT = Agreement(kind="COMPATIBLE", why="a name in short")
_OTHER_FORM = Agreement(kind="COMPATIBLE", why="another form of the name")
_OTHER = Agreement(kind="CONFLICT", why="another name")
# Words that tell no publisher from another: "Oxford University Press", "Cambridge University Press".
_COMMON = (
    LEGAL_FORMS
    | UNIVERSITY_WORDS
    | frozenset(
        "press publishing publishers publisher publications verlag editions editorial edizioni editora editore uitgeverij "
        "society association institute instituto "
        "institut international group of the and for in de la du der die das und et e y del da do van le les media business science "
        "sciences medical medicine sons national academy college journal research new york london center centre school "
        # Whose society it is tells little: the American Chemical Society is not the American Physical Society.
        "american british canadian european german french italian spanish russian polish indian chinese japanese korean australian "
        "african asian latin nordic international world royal federal state technical technology engineering".split()
    )
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_STOPS = re.compile(r"(?<=\b[^\W\d_])\.\s?(?=[^\W\d_]\b)")
_MOST = 500


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(words(_STOPS.sub("", unescaped(text[:_MOST]))))


def _written_out(text: str, tokens: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The words of a name, its special letters bare and written out: "Zürich", "Zuerich"."""
    return frozenset((tokens,)) if text.isascii() else frozenset((tokens, _tokens(written_out(fold(text[:_MOST])))))


def _plain(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a firm's name without its legal form and articles."""
    return tuple(word for word in tokens if word not in LEGAL_FORMS and word not in ("the", "and"))


@lru_cache(maxsize=4096)
def agree_publishers(one: str, other: str) -> Agreement:
    """Two publishers: legal forms, "Press" and "Verlag" count for nothing, imprints of one house go together."""
    if in_another_script(one, other):
        same = writes(*latin_first(one, other)) == "same"
        return TRANSLITERATION if same else ANOTHER_SCRIPT
    first, second = _tokens(one), _tokens(other)
    if first == second or _written_out(one, first) & _written_out(other, second):
        return _SAME
    if in_two_hands(one, other):
        return Agreement(kind="EQUIVALENT", why="simplified and traditional characters")
    numbers = [{word for word in found if word.isdecimal() or roman(word)} for found in (first, second)]
    if all(numbers) and numbers[0] != numbers[1]:
        return _OTHER
    if _plain(first) == _plain(second) != ():
        return Agreement(kind="EQUIVALENT", why="legal form")
    if in_two_tongues(first, second):
        return _in_short(one, other, first, second) or _OTHER_FORM
    if are_two_universities(first, second):
        return _one_of_several(one, other) or _OTHER
    found = _in_short(one, other, first, second) or _shared(first, second)
    if found == _OTHER and of_one_house(" ".join(_plain(first)), " ".join(_plain(second))):
        return Agreement(kind="COMPATIBLE", why="imprints of one house")
    return _one_of_several(one, other) or found if found == _OTHER else found


# What stands between two houses, or a place and its house, in one name: "New York: Wiley", "Actes Sud / Babel".
_BETWEEN = re.compile(
    r"(?:\s*[;|,]\s*|\s+)(?:distributed by|in association with|in cooperation with|published by|for the)\s+|\s*[;|]\s*|\s+/\s+|:\s+",
    re.IGNORECASE,
)


def _one_of_several(one: str, other: str) -> Agreement | None:
    """Whether a name that holds several houses, or a place, names the other among them.

    >>> _one_of_several("Northern Bureau; distributed by Columbia University Press", "Columbia University Press").kind
    'COMPATIBLE'
    """
    mine, theirs = ([part for part in _BETWEEN.split(text[:_MOST]) if part][:_FEW] for text in (one, other))
    if len(mine) == len(theirs) == 1:
        return None
    named = [_plain(_tokens(part)) for part in theirs]
    return _IN_SHORT if any(tokens and tokens in named for tokens in (_plain(_tokens(part)) for part in mine)) else None


_FEW = 6


def _in_short(one: str, other: str, first: tuple[str, ...], second: tuple[str, ...]) -> Agreement | None:
    if set(first) <= set(second) or set(second) <= set(first):
        return _IN_SHORT
    for short, full in ((one, other), (other, one)):
        bare_short, bare_full = (_BRACKETS.sub("", text) or text for text in (short, full))
        if is_abbreviation(bare_short, bare_full):
            return _IN_SHORT
        letters = [word for word in _tokens(short) if word not in LEGAL_FORMS]
        if len(letters) == 1 and is_initialism(letters[0], name_words(bare_full)):
            return _IN_SHORT
    # "FAO" is that of the United Nations.
    brief = min(len(first), len(second)) <= _BRIEF
    return _IN_SHORT if brief and agree_groups(one, other).kind != "CONFLICT" else None


_BRIEF = 2


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> Agreement:
    shared = {word for word in set(first) & set(second) - _COMMON if not word.isdecimal()}
    return _OTHER_FORM if shared else _OTHER


_YEAR = re.compile("[0-9]{4}")


def agree_events(one: str, other: str) -> Agreement:
    """Two names of a conference: its number and year must be the same, the rest may be short."""
    first, second = (tuple(ordinal(word) for word in _tokens(text)) for text in (one, other))
    if first == second:
        return _SAME
    numbers = [{word for word in tokens if word[:1].isdecimal()} for tokens in (first, second)]
    for kind in (True, False):
        mine, theirs = ({word for word in found if (_YEAR.fullmatch(word) is not None) == kind} for found in numbers)
        if mine and theirs and not mine & theirs:
            return Agreement(kind="CONFLICT", why="another number")
    plain = [tuple(word for word in tokens if not word[:1].isdecimal()) for tokens in (first, second)]
    if plain[0] == plain[1] or _in_short(" ".join(plain[0]), " ".join(plain[1]), *plain):
        return _IN_SHORT
    return _shared(*plain)


def agree_cities(one: str, other: str) -> Agreement:
    """Two places: a city may have a name in each language, and a region behind it that tells it from its namesakes."""
    if _tokens(one) == _tokens(other):
        return _SAME
    first, second = (_regions(text) for text in (one, other))
    if first == second:
        return Agreement(kind="EQUIVALENT", why="a place in another language")
    countries = [{COUNTRY_OF.get(part, part) for part in parts[1:]} for parts in (first, second)]
    if first[0] == second[0]:
        # "Cambridge, MA", "Cambridge, UK": only regions that are known can contradict each other.
        known = [{part for part in found if part in COUNTRIES} for found in countries]
        return _OTHER if known[0] and known[1] and not known[0] & known[1] else _IN_SHORT
    if set(first) <= set(second) or set(second) <= set(first):
        return _IN_SHORT
    return _shared(
        *(
            tuple(word for part in parts for word in part.split() if not part.startswith("place "))
            for parts in (first, second)
        )
    )


def _regions(text: str) -> tuple[str, ...]:
    """A place as its parts between commas and the like, each by its key."""
    parts = [" ".join(_tokens(part)) for part in re.split(r"[,;/()\[\]:]| and | & ", text[:_MOST])]
    return tuple(PLACE_NAMES.get(part, part) for part in parts if part) or ("",)
