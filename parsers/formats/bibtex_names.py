"""Names as BibTeX writes them: "von Last, Jr, First", "First von Last", groups in braces, joined by "and"; and by their parts, as
BibLaTeX may have them: "family=Vries, given=Jan, prefix=de, useprefix=true".
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers import built, clean
from parsers.formats.latex import unlatex
from parsers.held import held
from parsers.names import MOST_NAMES, NO_GIVEN
from parsers.names.open_lists import opened
from parsers.values import Name

LIST_JOINT = re.compile(r"\sand(?=\s)", re.IGNORECASE)
"""What parts the names of a list."""
# Who stands for people that are not named: nobody. "{Others}" in braces is a group of that name.
_UNNAMED = re.compile(r"(?:and\s+)?(?:others|et\.?\s*al(?:ii|\.)?)\.?", re.IGNORECASE)
# As some databases write it behind others.
_IN_BRACES = re.compile(r"\{{1,2}et\.?[\s~]*al\.?\}{1,2}", re.IGNORECASE)
_UNNAMED_BEHIND = re.compile(r",?\s+et\.?\s+al\.?$", re.IGNORECASE)
_NEAR = 20
_GROUP = re.compile(r"\{(?!\\)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
# A tie parts words as a blank does, to BibTeX too; "\\~n" is a letter.
_TIE = re.compile(r"(?<!\\)~|\\[ ,]")
# DBLP's number for one of several people of a name ("Wei Wang 0001"), and no part of it.
_OF_DBLP = re.compile(r"(?<=[^\s~])[\s~]+0\d{3}$")
_COMMA, _BLANK = re.compile(","), re.compile(r"\s+")


def read_bibtex_names(raw: str) -> tuple[Name, ...]:
    """The names of an author or editor field; behind the last of them "and others" makes the list open.

    >>> read_bibtex_names("Ng, Amara and others")[0].others, len(read_bibtex_names("Ng, Amara and others"))
    (True, 1)
    """
    found = []
    pieces = _joined_by_and(raw)
    count = len(pieces)
    while count > 1 and _IN_BRACES.fullmatch(pieces[count - 1].strip()):
        count -= 1
    for text in pieces[: min(count, MOST_NAMES)]:
        name = _name(_named(text.strip()))
        if name is not None:
            found.append(name)
    return opened(found) if count < len(pieces) or _goes_on(pieces[-1].strip()) else tuple(found)


def _named(text: str) -> str:
    """A name without the "et al." behind it."""
    if text[-1:] not in _ENDS_OF_AL:
        return text
    return text[:-_NEAR] + _UNNAMED_BEHIND.sub("", text[-_NEAR:])


_ENDS_OF_AL = frozenset("lL.")


def _goes_on(last: str) -> bool:
    """Whether the last piece of a list says that others follow."""
    return (len(last) <= _NEAR and _UNNAMED.fullmatch(last) is not None) or bool(_UNNAMED_BEHIND.search(last[-_NEAR:]))


def unnamed(raw: str) -> str | None:
    """Why a list of names gives none, where it says so: it speaks of others, and names nobody.

    >>> unnamed("others"), unnamed("Ng, Amara and others"), unnamed("Ng, Amara")
    ('others: nobody is named', None, None)
    """
    last = raw.strip()
    return f"{last}: nobody is named" if len(last) <= _NEAR and _UNNAMED.fullmatch(last) else None


# One list is looked through for its names, and again for what stands for more of them.
@lru_cache(1)
def _joined_by_and(raw: str) -> tuple[str, ...]:
    return tuple(split_outside_braces(raw, LIST_JOINT))


def split_outside_braces(raw: str, separator: re.Pattern[str]) -> list[str]:
    """Pieces of a text between separators that stand outside braces: where as many were closed as opened before."""
    if "{" not in raw and "}" not in raw:
        return separator.split(raw)
    pieces: list[str] = []
    last = seen = depth = 0
    for found in separator.finditer(raw):
        start = found.start()
        depth += raw.count("{", seen, start) - raw.count("}", seen, start)
        seen = start
        if depth == 0:
            pieces.append(raw[last:start])
            last = found.end()
    return [*pieces, raw[last:]]


# The same people wrote many works of a library; longer names are nobody's.
@held(200)
def _name(text: str) -> Name | None:
    if not text or _UNNAMED.fullmatch(text):
        return None
    if text[-1].isdecimal():
        text = _OF_DBLP.sub("", text)
    if text[0] == "{" and _GROUP.fullmatch(text):
        literal = clean.line(unlatex(text))
        return built.group(literal) if literal else None
    if "=" in text and _PART.match(text):
        in_braces = re.sub(r'=\s*"([^"{}]*)"', r"={\1}", text)
        return _by_parts([part.strip() for part in split_outside_braces(in_braces, _COMMA)])
    if "~" in text or "\\" in text:
        text = " ".join(split_outside_braces(text, _TIE))
    parts = [part.strip() for part in split_outside_braces(text, _COMMA)]
    if len(parts) >= 3:
        return _built(parts[0], parts[1], " ".join(parts[2:]))
    if len(parts) == 2:
        return _built(parts[0], "", parts[1])
    words = split_outside_braces(parts[0], _BLANK)
    lower = [place for place, word in enumerate(words[:-1]) if _is_small(word)]
    cut = lower[0] if lower else len(words) - 1
    return _built(" ".join(words[cut:]), "", " ".join(words[:cut]))


def _is_small(word: str) -> bool:
    r"""Whether a word begins with a small letter, so that it is a particle; of a special character in braces the letter counts that it prints.

    >>> _is_small("van"), _is_small(r"{\relax ван}"), _is_small(r"{\'E}cole"), _is_small("{van}")
    (True, True, False, False)
    """
    return word[:1].islower() or (word.startswith("{\\") and unlatex(word)[:1].islower())


_KEYS = "family|given|prefix|suffix|useprefix|(?:family|given|prefix|suffix)-i|id|hash|sortingnamekeytemplatename"
_PART = re.compile(rf"(?:{_KEYS})\s*=", re.IGNORECASE)


def _by_parts(parts: list[str]) -> Name | None:
    """A name of which each part is told. A prefix belongs to the family name where `useprefix` says so, as biblatex has it."""
    told: dict[str, str] = {}
    for part in parts:
        key, _equals, value = part.partition("=")
        text = clean.line(unlatex(value))
        if text:
            told[key.strip().lower()] = text
    family, given, prefix = told.get("family"), told.get("given"), told.get("prefix")
    if family is None:
        return Name(literal=given) if given else None
    is_used = told.get("useprefix", "").lower() in ("true", "1")
    return Name(
        family=family, given=given, suffix=told.get("suffix"), non_dropping_particle=prefix if is_used else None,
        dropping_particle=None if is_used else prefix,
    )  # fmt: skip


def _built(last: str, suffix: str, first: str) -> Name | None:
    words = split_outside_braces(last, _BLANK)
    cut = next((place for place, word in enumerate(words[:-1]) if not _is_small(word)), len(words) - 1)
    particles, words = words[:cut], words[cut:]
    family = clean.line(unlatex(" ".join(words)))
    given = None if first == NO_GIVEN else clean.line(unlatex(first))
    if family is None:
        return built.group(given) if given else None
    dropping: list[str] = []
    given_words = (given or "").split()
    while len(given_words) > 1 and given_words[-1].islower():
        dropping.append(given_words.pop())
    behind = clean.line(unlatex(suffix)) if suffix else None
    before = clean.line(unlatex(" ".join(particles))) if particles else None
    return built.person(family, " ".join(given_words) or None, behind, before, " ".join(reversed(dropping)) or None)
