"""Names as BibTeX writes them: "von Last, Jr, First", "First von Last", groups in braces, joined by "and"; and by their parts, as
BibLaTeX may have them: "family=Vries, given=Jan, prefix=de, useprefix=true".
"""

from __future__ import annotations

import re

from parsers import clean
from parsers.formats.latex import unlatex
from parsers.values import Name

MOST_NAMES = 20_000


LIST_JOINT = re.compile(r"\sand(?=\s)", re.IGNORECASE)
"""What parts the names of a list."""
# Who stands for people that are not named: nobody. "{Others}" in braces is a group of that name.
_UNNAMED = re.compile(r"(?:and\s+)?(?:others|et\.?\s*al(?:ii|\.)?)\.?", re.IGNORECASE)
_UNNAMED_BEHIND = re.compile(r",?\s+et\.?\s+al\.?$", re.IGNORECASE)
_NEAR = 20


def read_bibtex_names(raw: str) -> tuple[Name, ...]:
    """The names of an author or editor field; of "and others" see `unnamed`."""
    found = []
    for text in split_outside_braces(raw, LIST_JOINT)[:MOST_NAMES]:
        name = _name(_named(text.strip()))
        if name is not None:
            found.append(name)
    return tuple(found)


def _named(text: str) -> str:
    """A name without the "et al." behind it."""
    return text[:-_NEAR] + _UNNAMED_BEHIND.sub("", text[-_NEAR:])


def unnamed(raw: str) -> str | None:
    """What a list of names says that names cannot: that it is not complete.

    >>> unnamed("Ng, Amara and others"), unnamed("Ng, Amara and et al."), unnamed("Ng, Amara")
    ('and others: the list of names is not complete', 'and et al.: the list of names is not complete', None)
    """
    last = split_outside_braces(raw.rstrip(), LIST_JOINT)[-1].strip()
    behind = _UNNAMED_BEHIND.search(last[-_NEAR:])
    if _UNNAMED.fullmatch(last) or behind:
        return f"and {behind[0].strip(' ,') if behind else last}: the list of names is not complete"
    return None


def split_outside_braces(raw: str, separator: re.Pattern[str]) -> list[str]:
    """Pieces of a text between separators that stand outside braces."""
    flat, depth = [], 0
    for char in raw:
        depth += char == "{"
        flat.append(char if depth == 0 else "\x01")
        depth -= char == "}"
    pieces, last = [], 0
    for found in separator.finditer("".join(flat)):
        pieces.append(raw[last : found.start()])
        last = found.end()
    return [*pieces, raw[last:]]


def _name(text: str) -> Name | None:
    if not text or _UNNAMED.fullmatch(text):
        return None
    if re.fullmatch(r"\{(?!\\)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", text):
        literal = clean.line(unlatex(text))
        return Name(literal=literal) if literal else None
    if _PART.match(text):
        in_braces = re.sub(r'=\s*"([^"{}]*)"', r"={\1}", text)
        return _by_parts([part.strip() for part in split_outside_braces(in_braces, re.compile(","))])
    parts = [part.strip() for part in split_outside_braces(text, re.compile(","))]
    if len(parts) >= 3:
        return _built(parts[0], parts[1], " ".join(parts[2:]))
    if len(parts) == 2:
        return _built(parts[0], "", parts[1])
    words = split_outside_braces(parts[0], re.compile(r"\s+"))
    lower = [place for place, word in enumerate(words[:-1]) if word[:1].islower()]
    cut = lower[0] if lower else len(words) - 1
    return _built(" ".join(words[cut:]), "", " ".join(words[:cut]))


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
    words = split_outside_braces(last, re.compile(r"\s+"))
    particles = []
    while len(words) > 1 and words[0][:1].islower():
        particles.append(words.pop(0))
    family, given = clean.line(unlatex(" ".join(words))), clean.line(unlatex(first))
    if family is None:
        return Name(literal=given) if given else None
    dropping: list[str] = []
    given_words = (given or "").split()
    while len(given_words) > 1 and given_words[-1].islower():
        dropping.insert(0, given_words.pop())
    return Name(
        family=family, given=" ".join(given_words) or None, suffix=clean.line(unlatex(suffix)),
        non_dropping_particle=clean.line(unlatex(" ".join(particles))), dropping_particle=" ".join(dropping) or None,
    )  # fmt: skip
