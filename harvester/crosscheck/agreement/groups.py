"""How two names of groups, institutions and firms stand to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from harvester.crosscheck.agreement.abbreviations import is_abbreviation
from harvester.crosscheck.agreement.bodies import BODIES
from harvester.crosscheck.agreement.given import ANOTHER_SCRIPT, TRANSLITERATION
from harvester.crosscheck.agreement.scripts import between_scripts, in_another_script, latin_first, writes
from harvester.crosscheck.agreement.spelling import spelled
from harvester.crosscheck.words import words, written_out
from harvester.work import EQUAL, Agreement
from parsers.clean import fold

_OTHERWISE = Agreement(kind="EQUIVALENT", why="a group's name written otherwise")
_IN_SHORT = Agreement(kind="COMPATIBLE", why="a group's name in short")
_OTHER = Agreement(kind="CONFLICT", why="another name")
_INITIALS = Agreement(kind="EQUIVALENT", why="a group's initials")
_LEAD = re.compile(
    r"^(?:(?:and )?(?:on|in) behalf of |representing |(?:and )?for |and |with |im namen (?:der |des )?|au nom (?:de |du |des )?"
    r"|en nombre (?:de |del )?)?"
    r"(?:the |der |die |das |la |le |les |el |los )?"
)
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{2,200})[)\]]")
_SMALL = frozenset("of the for and in on de des du la le et der die das und für fur to del della".split())
# Legal forms of firms, which citations leave out.
LEGAL_FORMS = frozenset(
    "inc ltd llc llp plc limited incorporated corporation corp company co gmbh ag kg kgaa se sa sas sarl spa srl bv nv ab as oy pty ev".split()
)
_COUNTRIES = (
    (re.compile(r"\bu\. ?s\. ?a\.?(?!\w)|\bu\. ?s\.(?!\w)|\bus\b|\busa\b|\bunited states of america\b"), "united states"),
    (re.compile(r"\bu\. ?k\.(?!\w)|\buk\b|\bgreat britain\b"), "united kingdom"),
    (re.compile(r"\be\. ?u\.(?!\w)|\beu\b"), "european union"),
    (re.compile(r"\bu\. ?n\.(?!\w)|\bun\b"), "united nations"),
)  # fmt: skip
# Whose bodies need not say so: "FDA" is the American one, and no other country's.
_OF_THE_BODIES = frozenset(("united states", "united kingdom", "european union"))
_LANDS = _OF_THE_BODIES | frozenset(
    ("australian", "australia", "canadian", "canada", "french", "france", "german", "germany", "indian", "india", "irish", "ireland", "italian",
     "italy", "japanese", "japan", "chinese", "china", "spanish", "spain", "swedish", "sweden", "swiss", "switzerland", "dutch", "danish",
     "norwegian", "finnish", "korean", "brazilian", "british", "scottish", "new zealand", "south african")
)  # fmt: skip


def agree_groups(one: str, other: str) -> Agreement:
    """Two names of groups: articles, "on behalf of", legal forms, countries' short names and brackets count for nothing."""
    if one == other:
        return EQUAL
    one, other = sorted((one, other))
    if in_another_script(one, other):
        found = writes(*latin_first(one, other))
        return TRANSLITERATION if found == "same" else ANOTHER_SCRIPT
    if between_scripts(one, other) in ("same", "unknown"):
        return ANOTHER_SCRIPT
    first, second = _tokens(one), _tokens(other)
    if not first or not second:
        return _OTHER
    if _joined_in_ways(one, first) & _joined_in_ways(other, second):
        legal = [_legal(text) for text in (one, other)]
        return _IN_SHORT if all(legal) and legal[0] != legal[1] else _OTHERWISE
    shorter, longer = sorted((first, second), key=len)
    initials = _as_initials(first, other, second) or _as_initials(second, one, first)
    if initials is not None:
        return initials
    names = [_as_title(one, first), _as_title(other, second)]
    if len(shorter) > 1 and (is_abbreviation(*names) or is_abbreviation(*reversed(names))):
        return _OTHERWISE
    whole = [set(tokens) for tokens in (shorter, longer)]
    return _IN_SHORT if whole[0] <= whole[1] and len("".join(shorter)) > 3 and shorter else _OTHER


def _joined_in_ways(text: str, tokens: tuple[str, ...]) -> frozenset[str]:
    """The words of a name run together, its special letters bare and written out: "für Gesundheit" is "fuer Gesundheit"."""
    joined = "".join(tokens)
    return frozenset((joined,)) if text.isascii() else frozenset((joined, "".join(_tokens(written_out(fold(text))))))


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[str, ...]:
    """The words of a group's name that tell it from others, in one spelling."""
    folded = _LEAD.sub("", fold(text[:1000]))
    for pattern, whole in _COUNTRIES:
        folded = pattern.sub(f" {whole} ", folded)
    bracket = _IN_BRACKETS.search(folded)
    if bracket is not None and _is_initials_of(bracket[1], folded[: bracket.start()]):
        folded = folded[: bracket.start()] + folded[bracket.end() :]
    tokens = [spelled(word) for word in words(folded)]
    while len(tokens) > 1 and tokens[-1] in LEGAL_FORMS:
        tokens.pop()
    return tuple(tokens)


def _as_initials(short: tuple[str, ...], text: str, tokens: tuple[str, ...]) -> Agreement | None:
    """How one word, or letters with stops, stands to a name of whose initials it is made; None where it is not.

    Of initials that are well known only the body that they mean is the same: "WHO" is no World Heart Organization, but a text may
    call one so. "APA" is the name of several bodies, so it tells none of them. A country in front may be left out, and there are
    others of that name in other countries.
    """
    short = _without(_OF_THE_BODIES, short)
    letters = "".join(short)
    bracket = _IN_BRACKETS.search(fold(text[:1000]))
    if bracket is not None and tuple(words(bracket[1])) == short:
        return _INITIALS
    alone = len(short) == 1 or all(len(word) == 1 for word in short)
    if not alone or len(letters) < _LEAST or len(tokens) < _SOME:
        return None
    bodies = _bodies(letters)
    if any("".join(name) in body for body in bodies for name in (tokens, _without(_OF_THE_BODIES, tokens))):
        return _INITIALS if len(bodies) == 1 else _IN_SHORT
    if letters in _initials(text, tokens):
        return _IN_SHORT if bodies else _INITIALS
    homely = _without(_LANDS, tokens)
    of_another_land = letters in _initials_of(homely) or any("".join(homely) in body for body in bodies)
    return _IN_SHORT if len(homely) >= _SOME and of_another_land else None


_LEAST, _SOME = 3, 2


@lru_cache(maxsize=512)
def _bodies(letters: str) -> tuple[frozenset[str], ...]:
    """The bodies that well-known initials mean, each by all its names, their words run together ("Co-operation", "Cooperation")."""
    return tuple(frozenset("".join(_tokens(name)) for name in names) for names in BODIES.get(letters, ()))


def _without(lands: frozenset[str], tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without a country in front or behind: "US Food and Drug Administration"."""
    for size in (2, 1):
        if len(tokens) > size and " ".join(tokens[:size]) in lands:
            return tokens[size:]
        if len(tokens) > size and " ".join(tokens[-size:]) in lands:
            return tokens[:-size]
    return tokens


def _as_title(text: str, tokens: tuple[str, ...]) -> str:
    """The words of a group's name with its acronyms in capitals: "WHO regional office"."""
    capitals = frozenset(map(str.lower, re.findall(r"\b[A-Z]{2,5}\b", text)))
    return " ".join(word.upper() if word in capitals else word for word in tokens)


def _legal(text: str) -> frozenset[str]:
    return frozenset(words(text)[1:]) & LEGAL_FORMS


def _is_initials_of(short: str, full: str) -> bool:
    return "".join(words(short)) in _initials(full, tuple(words(full)))


def _initials(text: str, tokens: tuple[str, ...]) -> frozenset[str]:
    """The initials of a name's words, with and without the small ones, compounds with a hyphen as one word or two."""
    compounds = re.sub(r"(?<=\w)-(?=\w)", "", fold(text))
    ways = (list(tokens), [spelled(word) for word in words(_LEAD.sub("", compounds))])
    return frozenset().union(*map(_initials_of, ways))


def _initials_of(tokens: Sequence[str]) -> frozenset[str]:
    return frozenset(("".join(word[0] for word in tokens), "".join(word[0] for word in tokens if word not in _SMALL)))
