"""Key patterns: "[auth:lower][year]_[veryshorttitle:lower]" to what makes a key of a record.

What stands outside brackets is written as it is. A key is plain ASCII without what ends a key in BibTeX or trips over LaTeX:
letters of other scripts and accents become Latin ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial

from anyascii import anyascii

from harvester.citation_keys import stem
from harvester.errors import UsageError
from harvester.keys.markers import MARKERS, Marker
from harvester.keys.modifiers import MODIFIERS, PARAMETERS, Modify, read_modifier
from parsers.record import Record

_UNFIT = re.compile(r"[^A-Za-z0-9:.+/_-]")
MOST = 120
"""Letters of a key."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as it was written, and what makes the key of a record by it."""

    text: str
    pieces: tuple[str | Callable[[Record], str], ...]

    def key(self, record: Record) -> str:
        """The key without a suffix; where nothing of the pattern is known the key that is made without one."""
        made = [piece if isinstance(piece, str) else fit(piece(record)) for piece in self.pieces]
        told = any(text for text, piece in zip(made, self.pieces, strict=True) if not isinstance(piece, str))
        return ("".join(made)[:MOST] if told else "") or stem(record)


def fit(text: str) -> str:
    """A text as a part of a key.

    >>> fit("Ødegård & Ng, 2nd"), fit("Иванов")
    ('OdegardNg2nd', 'Ivanov')
    """
    return _UNFIT.sub("", anyascii(text))


def read_pattern(text: str) -> Pattern:
    """A pattern. Raises UsageError for what is none, with what there is."""
    pieces: list[str | Callable[[Record], str]] = []
    for literal, inside in _split(text):
        if literal:
            if _UNFIT.search(literal):
                raise UsageError(
                    f"key pattern “{text}”: “{literal}” cannot stand in a key",
                    advice="Letters, digits and : . + / _ - can; what is made of a work stands in brackets: [auth][year].",
                )
            pieces.append(literal)
        if inside is not None:
            pieces.append(_made(text, inside))
    if not any(not isinstance(piece, str) for piece in pieces):
        raise UsageError(
            f"key pattern “{text}” has no marker", advice="As in: [auth:lower][year][veryshorttitle:lower]."
        )
    return Pattern(text, tuple(pieces))


def _split(text: str) -> Iterator[tuple[str, str | None]]:
    """(what stands before a bracket, what stands in it), and the rest. A bracket in quotation marks is a regular expression's."""
    at = 0
    while (opened := text.find("[", at)) >= 0:
        closed, quoted = opened + 1, False
        while closed < len(text) and (quoted or text[closed] != "]"):
            quoted ^= text[closed] == '"' and text[closed - 1] != "\\"
            closed += 1
        if closed >= len(text):
            raise UsageError(f"key pattern “{text}”: a bracket is not closed", advice="As in: [auth][year].")
        yield text[at:opened], text[opened + 1 : closed]
        at = closed + 1
    yield text[at:], None


_PARTS = re.compile(r':((?:[^:"(]|"(?:[^"\\]|\\.)*"|\((?:[^()"]|"(?:[^"\\]|\\.)*")*\))+)')


def _made(text: str, inside: str) -> Callable[[Record], str]:
    name, colon, rest = inside.partition(":")
    find = _marker(text, name)
    parts = _PARTS.findall(f":{rest}") if colon else []
    if colon and "".join(f":{part}" for part in parts) != f":{rest}":
        raise _unknown_modifier(text, rest)
    changes = [_modifier(text, part.strip()) for part in parts]

    def make(record: Record) -> str:
        value = find(record)
        for change in changes:
            value = change(value)
        return value

    return make


def _marker(text: str, name: str) -> Callable[[Record], str]:
    # In capitals JabRef means the field itself.
    name = {"TITLE": "fulltitle"}.get(name, name.lower()) if name.isupper() else name
    for marker in MARKERS:
        found = marker.pattern().fullmatch(name)
        if found is not None:
            numbers = [int(number) for number in found.groups()]
            return partial(_found, marker, numbers[0] if numbers else 0, numbers[1] if len(numbers) > 1 else 1)
    known = [marker.written for marker in MARKERS]
    near = get_close_matches(name, known, n=1)
    meant = f" Did you mean [{near[0]}]?" if near else ""
    raise UsageError(
        f"key pattern “{text}”: there is no marker [{name}].{meant}",
        advice=f"Markers (N and M are numbers): {', '.join(known)}.",
    )


def _found(marker: Marker, first: int, second: int, record: Record) -> str:
    return marker.find(record, first, second)


def _modifier(text: str, name: str) -> Modify:
    try:
        change = read_modifier(name)
    except ValueError as error:
        raise UsageError(f"key pattern “{text}”: {error}") from None
    if change is None:
        raise _unknown_modifier(text, name)
    return change


def _unknown_modifier(text: str, name: str) -> UsageError:
    return UsageError(
        f"key pattern “{text}”: there is no modifier “:{name}”",
        advice=f"Modifiers: {', '.join(f':{one}' for one in (*MODIFIERS, *PARAMETERS))}.",
    )
