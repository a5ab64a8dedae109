"""People as a person types them: "van Gogh, Vincent; =The Sleep Group; et al.", and credits with their roles before them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from parsers import clean
from parsers.names import read_name_parts
from parsers.names.open_lists import are_others, is_open, opened
from parsers.names.particles import SUFFIXES
from parsers.record import ROLES, Credit
from parsers.values import Name

_ET_AL = "et al."


def pieces(text: str) -> list[str]:
    """The parts of a list that is typed with ";" between them."""
    return [piece.strip() for piece in text.split(";") if piece.strip()]


def shown_people(names: Sequence[Name]) -> str:
    """Names as they would be typed."""
    return "; ".join([*map(_shown_name, names), *([_ET_AL] if is_open(names) else [])])


def shown_credits(credits_: Sequence[Credit]) -> str:
    """Credits as they would be typed."""
    return "; ".join(
        f"{one.role}: {name}"
        for one in credits_
        for name in (_shown_name(one.name), *([_ET_AL] if one.name.others else []))
    )


def _shown_name(name: Name) -> str:
    if name.literal:
        return f"={name.literal}"
    return name.inverted() if "," in name.inverted() else f"{name.inverted()},"


def read_people(text: str) -> tuple[Name, ...]:
    """Names, and "et al." behind them where others follow."""
    *before, last = pieces(text) or [""]
    goes_on = are_others(last)
    names = tuple(map(_name, before if goes_on else [*before, last]))
    if None in names:
        return ()
    found = tuple(name for name in names if name is not None)
    return opened(found) if goes_on else found


def _name(text: str) -> Name | None:
    """One name: "Family, Given", "Family, Given, Jr", "Plato," for a person with one name, "=Group"."""
    if text.startswith("="):
        literal = clean.line(text[1:])
        return Name(literal=literal) if literal else None
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1 or len(parts) > 3 or not parts[0]:
        return None
    suffix = parts[2] if len(parts) == 3 else ""
    if suffix and suffix.casefold() not in SUFFIXES:
        return None
    if not parts[1]:
        family = clean.line(parts[0])
        return Name(family=family) if family else None
    return read_name_parts(parts[0], parts[1], suffix)


def read_credits(text: str) -> tuple[Credit, ...]:
    """Credits as "director: Varda, Agnès; director: et al.": each with its role, in CSL's word."""
    found: list[Credit] = []
    for piece in pieces(text):
        role, _colon, rest = piece.partition(":")
        if found and are_others(rest) and _role(role) == found[-1].role:
            found[-1] = Credit(role=found[-1].role, name=opened([found[-1].name])[0])
        elif (one := _credit(piece)) is not None:
            found.append(one)
        else:
            return ()
    return tuple(found)


def _role(text: str) -> str:
    return text.strip().lower().replace(" ", "-")


def _credit(text: str) -> Credit | None:
    """One credit: "director: Varda, Agnès"; the role in CSL's word."""
    role, _colon, rest = text.partition(":")
    word, name = _role(role), _name(rest.strip())
    known = next((one for one in ROLES if one == word), None)
    return Credit(role=known, name=name) if known and name else None
