"""Names as BibTeX writes them: "von Last, Jr, First", "First von Last", groups in braces, joined by "and"."""

from __future__ import annotations

import re

from parsers import clean
from parsers.formats.latex import unlatex
from parsers.values import Name

MOST_NAMES = 20_000


def read_bibtex_names(raw: str) -> tuple[Name, ...]:
    """The names of an author or editor field."""
    found = []
    for text in _split(raw, re.compile(r"\sand(?=\s)", re.IGNORECASE))[:MOST_NAMES]:
        name = _name(text.strip())
        if name is not None:
            found.append(name)
    return tuple(found)


def _split(raw: str, separator: re.Pattern[str]) -> list[str]:
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
    if not text or text.lower() == "others":
        return None
    if re.fullmatch(r"\{(?!\\)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", text):
        literal = clean.line(unlatex(text))
        return Name(literal=literal) if literal else None
    parts = [part.strip() for part in _split(text, re.compile(","))]
    if len(parts) >= 3:
        return _built(parts[0], parts[1], " ".join(parts[2:]))
    if len(parts) == 2:
        return _built(parts[0], "", parts[1])
    words = _split(parts[0], re.compile(r"\s+"))
    lower = [place for place, word in enumerate(words[:-1]) if word[:1].islower()]
    cut = lower[0] if lower else len(words) - 1
    return _built(" ".join(words[cut:]), "", " ".join(words[:cut]))


def _built(last: str, suffix: str, first: str) -> Name | None:
    words = _split(last, re.compile(r"\s+"))
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
