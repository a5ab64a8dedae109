"""Authors and editors of a PubMed article: people, groups, what stands beside them, and names that PubMed takes back."""

from __future__ import annotations

from lxml import etree

from parsers import clean
from parsers.formats.gathered import Collected
from parsers.formats.xml_texts import find_text, text_of
from parsers.identifiers import Orcid
from parsers.names import read_name_parts
from parsers.names.group_words import GROUP_HEADS
from parsers.names.groups import literal as group_name
from parsers.values import Name


def names(author_list: etree._Element, role: str, got: Collected, where: str) -> None:
    """The names of a list: people with their given names or initials, and groups (`CollectiveName`); whether it is all of them."""
    if author_list.get("CompleteYN") == "N":
        got.open_lists.add(role)
    for author in author_list.iterchildren("Author"):
        parts = {child.tag: text for child in author if (text := text_of(child))}
        text = _shown(parts)
        if author.get("ValidYN") == "N":
            got.lose(role, text, where, "a name that PubMed says is wrong")
            continue
        name = _name(author, parts, role, got, where)
        got.name(role, () if name is None else (name,), text, where)


def _shown(parts: dict[str, str]) -> str:
    given = parts.get("ForeName") or " ".join(filter(None, (parts.get("FirstName"), parts.get("MiddleName"))))
    person = ", ".join(filter(None, (parts.get("LastName"), given or parts.get("Initials"), parts.get("Suffix"))))
    return person or parts.get("CollectiveName") or "; ".join(parts.values())


def _name(author: etree._Element, parts: dict[str, str], role: str, got: Collected, where: str) -> Name | None:
    family, group = parts.get("LastName"), parts.get("CollectiveName")
    # "FirstName" and "MiddleName" are those of the XML of before 2004.
    given = parts.get("ForeName") or " ".join(filter(None, (parts.get("FirstName"), parts.get("MiddleName"))))
    if family and given and family.split()[-1].lower() in GROUP_HEADS:
        literal = clean.line(
            f"{given} {family}"
        )  # "Alzheimer's Disease", "Neuroimaging Initiative": a group cut in two
        name = Name(literal=literal) if literal else None
    elif family:
        if group:
            got.lose(role, group, where, "a group named beside a person")
        name = read_name_parts(family, given or parts.get("Initials", ""), parts.get("Suffix", ""))
    else:
        literal = clean.line(group) if group else None
        name = Name(literal=group_name(literal)) if literal else None
    if name is None or not ("Identifier" in parts or "AffiliationInfo" in parts or "Affiliation" in parts):
        return name
    places = [*author.iterfind("AffiliationInfo/Affiliation"), *author.iterchildren("Affiliation")]
    addresses = tuple(line for place in places if (line := clean.line(text_of(place))))
    return with_address(name, addresses, _orcid(author, role, got, where))


def with_address(name: Name, addresses: tuple[str, ...], orcid: Orcid | None = None) -> Name:
    """A name with its addresses and ORCID iD."""
    return Name(
        family=name.family, literal=name.literal, given=name.given, non_dropping_particle=name.non_dropping_particle,
        dropping_particle=name.dropping_particle, suffix=name.suffix, orcid=orcid or name.orcid, affiliation=addresses,
    )  # fmt: skip


def _orcid(author: etree._Element, role: str, got: Collected, where: str) -> Orcid | None:
    """The ORCID iD, which is written as an address, with or without hyphens."""
    found = None
    for item in author.iterchildren("Identifier"):
        if item.get("Source", "").upper() == "ORCID" and (text := text_of(item)):
            orcid = clean.orcid(text)
            if orcid is None:
                got.lose(role, text, f"{where}/Identifier", "not an ORCID iD, or its check digit is wrong")
            found = found or orcid
    return found


def subjects(citation: etree._Element) -> list[str]:
    """People that an article is about, inverted."""
    people = citation.iterfind("PersonalNameSubjectList/PersonalNameSubject")
    return [
        ", ".join(filter(None, (find_text(one, "LastName"), find_text(one, "ForeName") or find_text(one, "Initials"))))
        for one in people
    ]
