"""MODS: people and groups as elements, each with its role."""

from __future__ import annotations

from collections.abc import Iterator

from harvester.exporters.xml_tree import Element, branch, leaf
from parsers.names.open_lists import is_open
from parsers.values import Name


def listed(people: tuple[Name, ...], code: str, term: str = "") -> Iterator[Element | None]:
    """Those who did one thing; behind a list that is open stands a name that is nobody's, as MODS has it."""
    yield from (name(one, code, term) for one in people)
    if is_open(people):
        yield branch("name", [leaf("etal", "et al."), role(code, term)])


def name(value: Name, code: str, term: str = "") -> Element | None:
    """A person in parts, or a group, with the role, ORCID iD and affiliations; particles stand before or behind, as printed."""
    given = " ".join(part for part in (value.given, value.dropping_particle) if part)
    parts = (
        [leaf("namePart", value.literal)]
        if value.literal
        else [
            leaf("namePart", value.full_family(), type="family"), leaf("namePart", given, type="given"),
            leaf("namePart", value.suffix, type="termsOfAddress"),
        ]
    )  # fmt: skip
    orcid = f"https://orcid.org/{value.orcid}" if value.orcid else None
    return branch(
        "name",
        [*parts, role(code, term), *(leaf("affiliation", one) for one in value.affiliation), leaf("nameIdentifier", orcid, type="orcid")],
        type="corporate" if value.literal else "personal",
    )  # fmt: skip


def role(code: str, term: str) -> Element | None:
    coded = leaf("roleTerm", code, type="code", authority="marcrelator")
    return branch("role", [coded or leaf("roleTerm", term, type="text")])
