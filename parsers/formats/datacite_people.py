"""People and groups of a DataCite record: creators, and contributors by what they did."""

from __future__ import annotations

import re
from typing import Any

from parsers import clean
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import line, mapping, rows, text
from parsers.identifiers import Orcid
from parsers.names import read_name, read_name_parts, read_names
from parsers.values import Name

# contributorType to our field; whoever is in neither table helped to make the work, and is a contributor.
ROLES = {"editor": "editor", "translator": "translator", "funder": "funder"}
# These hold, pay for, register or hand out a work, or answer letters about it: a citation does not name them.
NOT_CITED = frozenset((
    "contactperson", "distributor", "hostinginstitution", "registrationagency", "registrationauthority", "rightsholder", "sponsor",
))  # fmt: skip
# DataCite's codes for values that are not there: "(:unav)", ":unkn", "(:tba) to be announced".
_CODE = re.compile(r"\(?:(?:unac|unal|unap|unas|unav|unkn|none|null|tba|etal|at)\)?(?:\s|$)", re.IGNORECASE)


def is_code(value: str) -> bool:
    """Whether a text is DataCite's code for a value that is unknown, withheld or to come.

    >>> is_code("(:unav)"), is_code(":Unkn"), is_code(":Atlas of moss")
    (True, True, False)
    """
    return _CODE.match(value.strip()) is not None


def people(attributes: dict[str, Any], gathered: Gathering) -> None:
    """Authors, editors, translators and other contributors."""
    found: dict[str, list[Name]] = {}
    told: dict[tuple[str, str], list[str]] = {}
    for key, fallback in (("creators", "author"), ("contributors", "contributor")):
        for place, row in rows(attributes.get(key)):
            where = f"$.{key}[{place}]"
            role = text(row.get("contributorType")).strip().lower().replace(" ", "")
            printed = text(row.get("name")) or _in_parts(row)
            field = ROLES.get(role, fallback) if key == "contributors" else fallback
            if key == "contributors" and role in NOT_CITED:
                gathered.lose(field, printed, where, f"a citation does not name a {text(row.get('contributorType'))}")
                continue
            name = None if is_code(printed) else person(row)
            # Depositors' forms with one field for all: "Doe, Jane; Roe, Richard".
            several = () if name is not None or is_code(printed) or ";" not in printed else read_names(printed)
            if name is None and not several:
                gathered.lose(field, printed or "(no name)", where, "names nobody")
            elif field == "funder" and name is not None:
                gathered.add("funder", name.inverted(), printed, where)
            else:
                found.setdefault(field, []).extend(several or filter(None, (name,)))
                told.setdefault((field, key), []).append(printed)
    for (field, key), names in told.items():
        gathered.take(field, tuple(found[field]), "; ".join(names), f"$.{key}")


def person(row: dict[str, Any]) -> Name | None:
    """The person or group of a creator or contributor; None where it names nobody.

    A group may be marked as one, or be known by its words; parts are believed before the whole name. An iD of ORCID's
    makes a person of what is marked as a group: depositors' forms are often left at "Organizational".
    """
    orcid = _orcid(row)
    family, given, whole = (line(row.get(key)) for key in ("familyName", "givenName", "name"))
    group = (text(row.get("nameType")) or text(row.get("type"))).lower().startswith("organi")
    if group and not (family and orcid):
        named = Name(literal=whole or family) if whole or family else None
    elif family:
        named = read_name_parts(family, given or "")
    elif whole or given:
        named = read_name(whole or given or "")
    else:
        return None
    if named is None:
        return None
    more = {"orcid": orcid or named.orcid, "affiliation": _affiliations(row) or named.affiliation}
    return Name.model_validate(named.model_dump() | more)


def _in_parts(row: dict[str, Any]) -> str:
    return ", ".join(part for part in (text(row.get("familyName")), text(row.get("givenName"))) if part)


def _orcid(row: dict[str, Any]) -> Orcid | None:
    """ORCID's iD alone: ISNI has the same form, so the scheme or the address has to say which it is."""
    for _place, item in rows(row.get("nameIdentifiers")):
        number = text(item.get("nameIdentifier"))
        scheme = f"{text(item.get('nameIdentifierScheme'))} {text(item.get('schemeUri'))} {number}".lower()
        if "orcid" in scheme and (orcid := clean.orcid(number)):
            return orcid
    address = text(row.get("id")) or text(row.get("@id"))
    return clean.orcid(address) if "orcid.org" in address else None


def _affiliations(row: dict[str, Any]) -> tuple[str, ...]:
    """Institutions, which are texts or objects; an address of a register in a name's place is none."""
    value = row.get("affiliation")
    items = value if isinstance(value, list) else [value]
    names = [line(mapping(item).get("name")) if isinstance(item, dict) else line(item) for item in items]
    return tuple(dict.fromkeys(name for name in names if name and "://" not in name[:8] and not is_code(name)))
