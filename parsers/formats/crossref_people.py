"""People and groups of a Crossref work, by what they did."""

from __future__ import annotations

import re
from typing import Any

from parsers import clean
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import text
from parsers.identifiers import Orcid
from parsers.names import read_name, read_name_parts, read_names
from parsers.names.groups import literal as group_name
from parsers.names.iberian import SPANISH
from parsers.names.open_lists import are_others, joined, opened
from parsers.names.particles import NOBODY, PARTICLES, SUFFIXES
from parsers.names.text import is_degree
from parsers.values import Name

# Crossref's key to our field. A peer review names its reviewers by what they did; they are its authors.
ROLES: tuple[tuple[str, str], ...] = (
    ("author", "author"), ("reviewer", "author"), ("reviewer-external", "author"), ("stats-reviewer", "author"), ("reader", "author"),
    ("editor", "editor"), ("translator", "translator"), ("chair", "contributor"), ("reviewer-assistant", "contributor"),
    ("review-assistant", "contributor"),
)  # fmt: skip


def people(work: dict[str, Any], gathered: Gathering) -> None:
    """Authors, editors, translators and others; who is marked as the first author leads, wherever the list has put them."""
    for role, field in ROLES:
        listed = work.get(role)
        if not listed:
            continue
        names: list[Name] = []
        told: list[str] = []
        first: list[int] = []
        goes_on = False
        for place, row in enumerate(listed if isinstance(listed, list) else [listed]):
            where = f"$.{role}[{place}]"
            if not row:
                continue
            person = row if isinstance(row, dict) else {}
            found = _names(person, field, where, gathered) if person else read_names(text(row))
            printed = _printed(person) if person else text(row)
            if not found and names and are_others(printed):
                goes_on = True
                told.append(printed)
                continue
            if not found:
                gathered.lose(field, printed or "(no name)", where, "names nobody")
                continue
            if person.get("sequence") == "first" and found[0].family:
                first.append(len(names))
            names += found
            told.append(printed)
        if len(first) == 1 and first[0]:
            names.insert(0, names.pop(first[0]))
        names = list(opened(names)) if goes_on else names
        gathered.take(
            field, joined(gathered.values.get(field, ()), names) if names else (), "; ".join(told), f"$.{role}"
        )


def _printed(person: dict[str, Any]) -> str:
    parts = [person.get(key) for key in ("given", "family", "suffix")]
    return " ".join([part for part in parts if isinstance(part, str) and part]) or text(person.get("name"))


# "Jane B." "Roe-Doe": by far the commonest form, about which nothing needs to be asked.
_PLAIN_FAMILY = re.compile(r"[A-Z][a-z]{2,15}(?:-[A-Z][a-z]{2,15})?")
_PLAIN_GIVEN = re.compile(r"(?:[A-Z][a-z]{2,15}(?:-[A-Z][a-z]{2,15})?|[A-Z]\.)(?: (?:[A-Z][a-z]{2,15}|[A-Z]\.)){0,3}")


def _names(person: dict[str, Any], field: str, where: str, gathered: Gathering) -> tuple[Name, ...]:
    """The person or group, or all those that one is made to stand for; parts that cannot be read are left as unread."""
    orcid = _orcid(person.get("ORCID"), field, where, gathered) if person.get("ORCID") else None
    affiliation = _affiliations(person["affiliation"]) if person.get("affiliation") else ()
    for place, other in enumerate(_others(person.get("alternative-name"))):
        gathered.lose(field, other, f"{where}.alternative-name[{place}]", "another name of the same person or group")
    family, given = person.get("family"), person.get("given")
    if (
        isinstance(family, str)
        and isinstance(given, str)
        and not person.get("suffix")
        and not person.get("prefix")
        and not person.get("name")
        and _PLAIN_FAMILY.fullmatch(family)
        and _PLAIN_GIVEN.fullmatch(given)
        and family.casefold() not in NOBODY
        and given.rpartition(" ")[2].casefold() not in SUFFIXES
    ):
        return (Name(family=family, given=given, orcid=orcid, affiliation=affiliation),)
    if text(family).strip() and (other := text(person.get("name")).strip()):
        gathered.lose(field, other, f"{where}.name", "another name of the same person or group")
    parts = {key: _unmarked(text(person.get(key))) for key in ("family", "given", "prefix", "suffix", "name")}
    whole = clean.line(parts["family"])
    if whole and not clean.line(parts["given"]) and _is_whole(whole):
        named = read_names(whole)
    else:
        single = _slowly(**parts)
        named = (single,) if single is not None else ()
    if len(named) != 1 or not (orcid or affiliation):
        return named
    more = {"orcid": orcid or named[0].orcid, "affiliation": affiliation or named[0].affiliation}
    return (Name.model_validate({**dict(named[0]), **more}),)


def _unmarked(printed: str) -> str:
    """A part of a name without its markup: "M<sup>c</sup>Donald"."""
    return str(clean.rich(printed) or "") if "<" in printed else printed


def _slowly(family: str, given: str, prefix: str, suffix: str, name: str) -> Name | None:
    if not clean.line(family):
        group, only = clean.line(name), clean.line(given)
        if group is not None:
            return None if clean.fold(group) in NOBODY else Name(literal=group_name(group))
        if only is None:
            return None
        return (read_name(only) if " " in only else None) or Name(literal=only)
    # "van", "de la": a particle; "Dr.", "Professor": no part of a name.
    if prefix and all(word.lower() in PARTICLES for word in prefix.split()):
        family = f"{prefix} {family}"
    if suffix and all(is_degree(part) for part in suffix.split(",")):
        suffix = ""
    family, of_family = _apart(family)
    given, of_given = _apart(given)
    return read_name_parts(family, given, suffix or of_family or of_given)


def _apart(part: str) -> tuple[str, str]:
    """A part of a name without the degrees behind its comma, and the suffix that stands there.

    >>> _apart("Roe, MD, PhD"), _apart("John, II"), _apart("Roe, Jane")
    (('Roe', ''), ('John', 'II'), ('Roe, Jane', ''))
    """
    if "," not in part:
        return part, ""
    first, *more = (piece.strip() for piece in part.split(","))
    rest = [piece for piece in more if piece and not is_degree(piece)]
    if len(rest) == 1 and rest[0].casefold() in SUFFIXES:
        return first, rest[0]
    return ", ".join((first, *rest)) if first else part, ""


def _is_whole(family: str) -> bool:
    """Whether a family name without given ones is a whole name ("Doantam Phan"), or several, as some members deposit them."""
    words = family.split()
    if len(words) < 2 or words[0].casefold() in PARTICLES or words[0][:1].islower():
        return False
    return not all(word.casefold() in SPANISH for word in words)


def _orcid(value: Any, field: str, where: str, gathered: Gathering) -> Orcid | None:
    printed = text(value)
    orcid = clean.orcid(printed) if printed else None
    if orcid is None and printed.strip():
        gathered.lose(field, printed, f"{where}.ORCID", "not an ORCID iD, or its check digit is wrong")
    return orcid


def _affiliations(value: Any) -> tuple[str, ...]:
    """Institutions by name, else by department and place; an identifier alone names nothing."""
    names = []
    for row in value if isinstance(value, list) else [value]:
        if isinstance(row, dict):
            printed = text(row.get("name")) or ", ".join(
                part for key in ("department", "place") if (part := text(row.get(key)))
            )
        else:
            printed = text(row)
        if name := clean.line(printed):
            names.append(name)
    return tuple(dict.fromkeys(names))


def _others(value: Any) -> list[str]:
    rows = value if isinstance(value, list) else [value]
    found = [_printed(row) if isinstance(row, dict) else text(row) for row in rows]
    return [other for other in found if other.strip()]
