"""People behind a label, each with a role of its own: "Author: Doe, J. - Translator: Roe, R.", "Jiang, Zhijun (creator)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.labels import field_of
from parsers.record import Said
from parsers.visible.blocks import EDGE
from parsers.visible.bylines import read_byline
from parsers.visible.cells import Line
from parsers.visible.label_rows import Row
from parsers.visible.people_workplaces import without_place

ONE_OF = {"author_list": "author", "editor_list": "editor", "translator": "translator", "contributor": "contributor"}
# "Author : Doe, J. - Translator : Roe, R.": a role before each name, a dash between.
_BETWEEN = re.compile(r"\s+[-–—|]\s+|\s*[؛;]\s*")
_ROLE_BEFORE = re.compile(r"(?P<role>[^\W\d_][^:：]{1,30}?)\s?[:：]\s?(?P<name>.+)")
_ROLE_BEHIND = re.compile(
    r"[(\[]\s?(?:author|creator|aut|cre|autor|auteur|verfasser(?:in)?)\s?[)\]]\.?$|,\s(?:author|creator)\.?$",
    re.IGNORECASE,
)
# "Rita Brook, Thesis Advisor/Co-Advisor": what members of a committee are, behind their names.
_ROLES_BEHIND = re.compile(
    r"(?:[,;]\s(?:(?:thesis|dissertation|graduate|outside|special|committee|faculty|program|associate|major|principal|second|external)\s)*"
    r"(?:co-?)?(?:advis[oe]r|chair|chairperson|head|member|signatory|reader|supervisor|examiner|professor|director|promotor|external person)"
    r"(?:(?:/|\sof\s|\s)[\w-]+){0,3})+\.?$",
    re.IGNORECASE,
)
# "Author (aut): Roe, Ada": MARC's relator in words and as a code, before the name.
_CODED = re.compile(r"[^\W\d_][^():]{2,40} \((?P<code>[a-z]{3})\)\s?: (?P<name>.+)", re.IGNORECASE)
_BY_CODE = {"aut": "author", "cre": "author", "edt": "editor", "trl": "translator", "pbl": "publisher", "dgg": "publisher", "fnd": "funder",
            "spn": "funder", "dst": "other", "his": "other", "own": "other", "rps": "other"}  # fmt: skip
_SPONSOR = re.compile(r"\s*[(\[]\s?(?:sponsor|funder)\s?[)\]]\.?$", re.IGNORECASE)
_ROLE_AT_END = re.compile(r",\s(?P<role>editor|translator)\.?$", re.IGNORECASE)


def with_roles_behind(text: str, one: str, where: str) -> list[Said]:
    """One line of people each with a role in brackets: "Nino Aba (Author), Lela Gog (Translator)"; nothing where any role is unknown."""
    pieces = list(_NAME_AND_ROLE.finditer(text))
    if not pieces or "".join(piece[0] for piece in pieces) != text:
        return []
    told = [(field_of(piece["role"].strip()), piece["name"].strip(" ,;")) for piece in pieces]
    if len(told) < _LEAST_WITH_ROLES or not all(field in ONE_OF for field, _name in told):
        return []
    return [Said(field=ONE_OF[field or one], text=name, where=where) for field, name in told]


_LEAST_WITH_ROLES = 2
_NAME_AND_ROLE = re.compile(r"(?P<name>[^()\[\]]{3,100}?)\s?[(\[](?P<role>[^()\[\]]{2,30})[)\]](?:\s?[,;|]\s?|$)")


def by_role(text: str, field: str) -> str:
    """The field of one of several people, by the role in brackets behind the name: "Doe, Jane (Thesis advisor)"."""
    role = _BRACKETED.search(text)
    told = field_of(role[1]) if role is not None else None
    return ONE_OF.get(told or "", field)


_BRACKETED = re.compile(r"[(\[]([^()\[\]]{3,30})[)\]]\.?$")


def contributors(row: Row, lines: Sequence[Line]) -> list[Said]:
    """The people behind a general label, one a line; a lone line may hold several, each with a role of its own or none."""
    if len(lines) > 1:
        return [contributor(line.text, row.where) for line in lines]
    text = lines[0].text
    pieces = text.split(" | ") if " | " in text else text.split("、")
    if len(pieces) > 1:
        return [contributor(piece.strip(), row.where) for piece in pieces if piece.strip()]
    apart = [
        piece for one in lines[0].raw.split(EDGE) if any(map(str.isalnum, piece := " ".join(one.split()).strip(" ,;")))
    ]
    if len(apart) > 1 and ", ".join(apart) == text:
        return [contributor(piece, row.where) for piece in apart]
    names = read_byline(lines[0].raw) if "(" not in text and "[" not in text else []
    if len(names) > 1:
        return [Said(field="contributor", text=name, where=row.where) for name in names]
    return [contributor(text, row.where)]


def contributor(text: str, where: str) -> Said:
    """One of several people behind a general label, each with a role: "Jiang, Zhijun (creator)"."""
    if _SPONSOR.search(text):
        return Said(field="funder", text=_SPONSOR.sub("", text), where=where)
    text = _ROLES_BEHIND.sub("", text)
    coded = _CODED.fullmatch(text)
    if coded is not None:
        field = _BY_CODE.get(coded["code"].lower(), "contributor")
        return Said(field=field, text=coded["name"], where=where)
    if _ROLE_BEHIND.search(text):
        return Said(field="author", text=text, where=where)
    role = _BRACKETED.search(text) or _ROLE_AT_END.search(text)
    told = field_of(role[1]) if role is not None else None
    if role is not None and told in ("editor_list", "translator"):
        return Said(field=ONE_OF[told], text=text[: role.start()].strip(), where=where)
    return Said(field="contributor", text=without_place(text)[0] or text, where=where)


def with_roles_before(text: str, row: Row) -> list[Said]:
    """The people of a line in which roles stand before names; empty where none does."""
    if ":" not in text and "：" not in text:
        return []
    said: list[Said] = []
    told = False
    pieces = _BETWEEN.split(text)
    for piece in pieces:
        role = _ROLE_BEFORE.fullmatch(piece.strip())
        known = field_of(role["role"]) if role is not None else None
        told = told or known in ONE_OF
        field = known or row.field
        name = role["name"] if role is not None else piece.strip()
        if field in ONE_OF and name and any(map(str.isalpha, name)):
            said.append(Said(field=ONE_OF[field], text=name, where=row.where))
    # What stands before one of several is a role only where it is known to be one: "London: Invented Press; 2021".
    return said if told or all(_ROLE_BEFORE.fullmatch(piece.strip()) for piece in pieces) else []
