"""People behind a label: one a line, links side by side, or each with a role of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from parsers.labels import field_of
from parsers.names.groups import is_group
from parsers.record import Said
from parsers.visible.blocks import EDGE, without_superscripts
from parsers.visible.bylines import looks_like_person, read_byline
from parsers.visible.cells import Line
from parsers.visible.label_rows import Row
from parsers.visible.name_remarks import without_closing
from parsers.visible.places import is_place, names_a_place

_ONE_OF = {"author_list": "author", "editor_list": "editor", "translator": "translator", "contributor": "contributor"}
# "Author : Doe, J. - Translator : Roe, R.": a role before each name, a dash between.
_BETWEEN = re.compile(r"\s+[-–—|]\s+|\s*[؛;]\s*")
_DASH = re.compile(r"\s[-–—|]\s")
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


# "Sven Boe 1950- author.": the years of a person's life, as catalogues set them before a role.
_DATES_OF_LIFE = re.compile(
    r",?\s(?:1[5-9]|20)\d\d-(?:(?:1[5-9]|20)\d\d)?,?\s(?:author|creator)\.?(?=$|[;,])|,?\s(?:author|creator)\.$",
    re.IGNORECASE,
)
_ROLE_AT_END = re.compile(r",\s(?P<role>editor|translator)\.?$", re.IGNORECASE)


def people_behind(row: Row, lines: Sequence[Line]) -> list[Said]:
    """The people of a row, each with the field that the row's label, or a role of its own, gives."""
    lines = [
        Line(_DATES_OF_LIFE.sub("", without_closing(line.text)), _DATES_OF_LIFE.sub("", without_closing(line.raw)))
        for line in lines
    ]
    with_roles = [item for line in lines for item in _with_roles(line.text, row)]
    if with_roles:
        return with_roles
    one = _ONE_OF[row.field]
    lines = [line for line in lines if any(map(str.isalpha, line.text)) and not _LINK.match(line.text)]
    if not lines:
        return []
    if with_places := _with_places(lines[0].text, one, row.where) if len(lines) == 1 else []:
        return with_places
    if len(lines) > 1 and len(first := read_byline(lines[0].raw)) > 1:
        # A whole list in the first line: what stands in the lines below is more of it, or something else.
        more = [
            name for line in takewhile(lambda line: read_byline(line.raw), lines[1:]) for name in read_byline(line.raw)
        ]
        return [Said(field=one, text=name, where=row.where) for name in [*first, *more]]
    if len(lines) > 1:
        return _one_a_line(row, lines, one)
    if (name := _before_affiliation(lines[0])) is not None:
        return _with_affiliation(row, one, *name)
    if len(several := _apart_from_places(lines[0])) > 1:
        return [Said(field=one, text=name, where=row.where) for name in several]
    dashed = [piece.strip() for piece in _DASH.split(lines[0].text)]
    if len(dashed) > 1 and all(map(looks_like_person, dashed)):
        return [Said(field=one, text=name, where=row.where) for name in dashed]
    names = read_byline(lines[0].raw)
    if len(names) > 1:
        return [Said(field=one, text=name, where=row.where) for name in names]
    return [Said(field=row.field, text=lines[0].text, where=row.where)]


def _one_a_line(row: Row, lines: Sequence[Line], one: str) -> list[Said]:
    """People one a line; the address of a place of work below a name, or behind it in an element of its own, is that person's affiliation."""
    said: list[Said] = []
    for line in lines:
        text = line.text.strip(" ,;")
        if said and is_place(text):
            continue
        if (placed := _before_affiliation(line)) is not None:
            said += _with_affiliation(row, one, *placed)
            continue
        name, place = _without_place(text)
        if not name:
            continue
        address = name.count(",") >= _COMMAS_OF_AN_ADDRESS and is_group(name)
        if address and said and one == "author" and not is_group(said[-1].text):
            said.append(Said(field="author_affiliation", text=name, where=row.where))
        else:
            said.append(Said(field=_by_role(name, one), text=name, where=row.where))
            if place and said[-1].field == "author":
                said.append(Said(field="author_affiliation", text=place, where=row.where))
    return said


# "Doe, Jane (University of Oslo) - ORCID: 0000-0002-1825-0097", "Jane Doe (Author) - University of Oslo", "1. University of Oslo".
_ORCID_BEHIND = re.compile(r"\s[-–—]\s(?:ORCID|ISNI|GND)\b.*$", re.IGNORECASE)
_ROLE_AND_PLACE = re.compile(
    r"(?P<name>[^()]{3,80})\s\((?:author|creator|autor|auteur)\)\s[-–—]\s(?P<place>.{3,200})", re.IGNORECASE
)
_PLACE_BEHIND = re.compile(r"(?P<name>[^()]{3,80})\s\((?P<place>[^()]{4,150})\)")
_NUMBERED_PLACE = re.compile(r"\d{1,3}\.\s")


def _without_place(text: str) -> tuple[str, str]:
    """A person without the place of work that stands behind the name; nothing of a line that is a place itself, numbered."""
    text = _ORCID_BEHIND.sub("", text)
    if _NUMBERED_PLACE.match(text):
        return "", ""
    found = _ROLE_AND_PLACE.fullmatch(text) or _PLACE_BEHIND.fullmatch(text)
    if found is None or not is_group(found["place"]):
        return (found["name"], found["place"]) if found is not None and found.re is _ROLE_AND_PLACE else (text, "")
    return found["name"], found["place"]


def _with_places(text: str, one: str, where: str) -> list[Said]:
    """One line of people each with a role in brackets: "Nino Aba (Author), Lela Gog (Translator)"; nothing where any role is unknown."""
    pieces = list(_NAME_AND_ROLE.finditer(text))
    if not pieces or "".join(piece[0] for piece in pieces) != text:
        return []
    told = [(field_of(piece["role"].strip()), piece["name"].strip(" ,;")) for piece in pieces]
    if len(told) < _LEAST_WITH_ROLES or not all(field in _ONE_OF for field, _name in told):
        return []
    return [Said(field=_ONE_OF[field or one], text=name, where=where) for field, name in told]


_LEAST_WITH_ROLES = 2
_NAME_AND_ROLE = re.compile(r"(?P<name>[^()\[\]]{3,100}?)\s?[(\[](?P<role>[^()\[\]]{2,30})[)\]](?:\s?[,;|]\s?|$)")
_COMMAS_OF_AN_ADDRESS = 2


def _before_affiliation(line: Line) -> tuple[str, str] | None:
    """The one name in the first element of a line, and the place of work in the elements behind it; None where it is not so."""
    pieces = [" ".join(piece.split()).strip(" ,;") for piece in without_superscripts(line.raw).split(EDGE)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < _NAME_AND_PLACE or not looks_like_person(pieces[0]):
        return None
    place = [piece for piece in pieces[1:] if not _MARK.fullmatch(piece)]
    if any(looks_like_person(piece) for piece in place) or not any(names_a_place(piece) for piece in place):
        return None
    return pieces[0], ", ".join(place)


def _apart_from_places(line: Line) -> list[str]:
    """The names of a line in which each stands in an element of its own, some with a place of work in another behind; else none."""
    pieces = [" ".join(piece.split()).strip(" ,;") for piece in without_superscripts(line.raw).split(EDGE)]
    pieces = [piece for piece in pieces if piece and not _MARK.fullmatch(piece)]
    names = [piece for piece in pieces if looks_like_person(piece) and not names_a_place(piece)]
    rest = [piece for piece in pieces if piece not in names]
    return names if rest and all(map(names_a_place, rest)) else []


def _with_affiliation(row: Row, field: str, name: str, place: str) -> list[Said]:
    said = [Said(field=field, text=name, where=row.where)]
    return [*said, Said(field="author_affiliation", text=place, where=row.where)] if field == "author" else said


_NAME_AND_PLACE = 2
# An ORCID iD, the address of one, or a link beside a name.
_MARK = re.compile(r"(?:https?://orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]|https?:\S+|(?i:orcid|bio|e-?mail)", re.ASCII)
_LINK = re.compile(
    r"(?:view|see|show|search|find) (?:all|more|other|profile|articles?|papers?|for|author|editor)\b"
    r"|(?:author )?(?:profile|info(?:rmation)?|homepage)s?$"
    r"|(?:more )?(?:about|information (?:about|on)) (?:the )?(?:author|editor)s?\b|подробнее\b|(?:сведения )?об автор(?:е|ах)\b"
    r"|(?:informa(?:ción|ção) )?(?:sobre|acerca de) (?:el|la|los|las|os?|as?) autor(?:a|es|as)?\b|à propos d(?:e l)?[’' ]?(?:es )?auteur"
    r"|über (?:den|die) autor|yazar(?:lar)? hakkında|biografia do autor|tentang penulis",
    re.IGNORECASE,
)


def _by_role(text: str, field: str) -> str:
    """The field of one of several people, by the role in brackets behind the name: "Doe, Jane (Thesis advisor)"."""
    role = _BRACKETED.search(text)
    told = field_of(role[1]) if role is not None else None
    return _ONE_OF.get(told or "", field)


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
        return Said(field=_ONE_OF[told], text=text[: role.start()].strip(), where=where)
    return Said(field="contributor", text=_without_place(text)[0] or text, where=where)


def _with_roles(text: str, row: Row) -> list[Said]:
    """The people of a line in which roles stand before names; empty where none does."""
    if ":" not in text and "：" not in text:
        return []
    said: list[Said] = []
    told = False
    pieces = _BETWEEN.split(text)
    for piece in pieces:
        role = _ROLE_BEFORE.fullmatch(piece.strip())
        known = field_of(role["role"]) if role is not None else None
        told = told or known in _ONE_OF
        field = known or row.field
        name = role["name"] if role is not None else piece.strip()
        if field in _ONE_OF and name and any(map(str.isalpha, name)):
            said.append(Said(field=_ONE_OF[field], text=name, where=row.where))
    # What stands before one of several is a role only where it is known to be one: "London: Invented Press; 2021".
    return said if told or all(_ROLE_BEFORE.fullmatch(piece.strip()) for piece in pieces) else []
