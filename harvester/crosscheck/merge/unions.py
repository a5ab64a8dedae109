"""Fields that add up: ISSNs, ISBNs, funders, related works, notices, credits; each item with those who name it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from harvester.crosscheck.agreement.dates import agree_dates
from harvester.crosscheck.agreement.people import agree_people
from harvester.crosscheck.words import words
from parsers.identifiers import Isbn
from parsers.names.open_lists import closed, is_open, opened
from parsers.record import ROLES, Credit, Notice, Related
from parsers.values import Name, TypedIssn

Naming = tuple[str, Any]
"""A source, and one thing that it names."""
Lists = Sequence[tuple[str, Sequence[Any]]]
"""Sources, each with all that it names."""
Parts = dict[str, tuple[str, ...]]


def add_up(field: str, lists: Lists) -> tuple[tuple[Any, ...], Parts]:
    """What sources name, each thing once, in their order of trust, and who names which of them.

    The parts are places in the value ("0": the first ISSN is Crossref's and the page's), and, where not all of those
    who name a thing tell the same of it, what each adds ("0.kind": PubMed tells that it is the print one).
    """
    values: list[Any] = []
    parts: Parts = {}
    for group in _GROUPED.get(field, _grouped)(lists):
        value = _JOINED[field](group) if field in _JOINED else group[0][1]
        parts[str(len(values))] = _sources(group)
        for part in _PARTS.get(field, ()):
            held = getattr(value, part)
            tellers = _sources([(source, item) for source, item in group if getattr(item, part) == held])
            if held is not None and tellers != _sources(group):
                parts[f"{len(values)}.{part}"] = tellers
        values.append(value)
    return tuple(values), parts


def _sources(group: Sequence[Naming]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for source, _item in group))


def _named(lists: Lists) -> list[Naming]:
    return [(source, item) for source, items in lists for item in items]


def _grouped(lists: Lists) -> list[list[Naming]]:
    groups: dict[str, list[Naming]] = {}
    for source, item in _named(lists):
        groups.setdefault(_key(item), []).append((source, item))
    return list(groups.values())


def _key(item: Any) -> str:
    if isinstance(item, TypedIssn):
        return item.value
    if isinstance(item, Related):
        return f"{item.relation} {item.id.lower()}"
    # A funder's name is written in many ways; an identifier has one.
    return str(item) if isinstance(item, Isbn) else " ".join(words(item)) or str(item)


def _issn(group: Sequence[Naming]) -> TypedIssn:
    """A number with its kind where anybody tells; as the print or electronic one before its use as the linking one."""
    numbers: list[TypedIssn] = [item for _source, item in group]
    return min(numbers, key=lambda issn: _TELLING[issn.kind])


def _notices(lists: Lists) -> list[list[Naming]]:
    """One notice is known to one source by its DOI and to another by its PMID: who knows both brings them together.

    A notice without any identifier is the one of its kind that is known otherwise, unless their dates differ.
    """
    named = _named(lists)
    groups: list[list[int]] = []
    for place in sorted(range(len(named)), key=lambda one: -_identifiers(named[one][1])):
        home = next((group for group in groups if _is_one(named[place][1], [named[one][1] for one in group])), None)
        if home is None:
            groups.append([place])
        else:
            home.append(place)
    return [[named[place] for place in group] for group in sorted(map(sorted, groups))]


def _identifiers(notice: Notice) -> int:
    return (notice.doi is not None) + (notice.pmid is not None)


def _is_one(notice: Notice, others: Sequence[Notice]) -> bool:
    if notice.kind != others[0].kind:
        return False
    dois, pmids = {one.doi for one in others} - {None}, {one.pmid for one in others} - {None}
    if _identifiers(notice):
        against = bool(notice.doi and dois - {notice.doi}) or bool(notice.pmid and pmids - {notice.pmid})
        return not against and (notice.doi in dois or notice.pmid in pmids)
    dates = [one.date for one in others if one.date]
    return not notice.date or all(agree_dates(notice.date, date).kind != "CONFLICT" for date in dates)


def _notice(group: Sequence[Naming]) -> Notice:
    told = {
        part: next((value for _source, item in group if (value := getattr(item, part)) is not None), None)
        for part in _PARTS["notice"]
    }
    return Notice.model_validate({"kind": group[0][1].kind, **told})


def _credited(lists: Lists) -> list[list[Naming]]:
    """One person in one role, whether a source has the given name in full, by its initial or, where only one has it, not at all.

    Namesakes in one list are as many people as it names. Sources that agree with a third may contradict each other in a role that
    it does not name: then the role is that of the one that comes first.
    """
    groups: list[list[Naming]] = []
    for role in ROLES:
        together: list[tuple[str, tuple[Credit, ...]]] = []
        for source, items in lists:
            own = tuple(one for one in items if one.role == role)
            if own and all(agree_people(_names(own), _names(other)).kind != "CONFLICT" for _source, other in together):
                together.append((source, own))
        # A role's people are open where every source says so: another may name the rest of them.
        people = _same_people([(source, _names_closed(own)) for source, own in together])
        if people and all(is_open(_names(own)) for _source, own in together):
            people[-1] = [(source, _renamed(one, opened([one.name])[0])) for source, one in people[-1]]
        groups += people
    return groups


def _names_closed(credits_: Sequence[Credit]) -> tuple[Credit, ...]:
    return tuple(_renamed(one, closed([one.name])[0]) for one in credits_)


def _renamed(one: Credit, name: Name) -> Credit:
    return one if name is one.name else Credit(role=one.role, name=name)


def _names(credits_: Sequence[Credit]) -> tuple[Name, ...]:
    return tuple(one.name for one in credits_)


def _same_people(lists: Sequence[tuple[str, Sequence[Credit]]]) -> list[list[Naming]]:
    initials: dict[str, set[str]] = {}
    for _source, items in lists:
        for family, initial in (_who(one.name) for one in items):
            initials.setdefault(family, set()).update({initial} - {""})
    groups: dict[tuple[str, str, int], list[Naming]] = {}
    for source, items in lists:
        counts: dict[tuple[str, str], int] = {}
        for one in items:
            family, initial = _who(one.name)
            who = (family, initial or (next(iter(initials[family])) if len(initials[family]) == 1 else ""))
            counts[who] = counts.get(who, 0) + 1
            groups.setdefault((*who, counts[who]), []).append((source, one))
    return list(groups.values())


def _who(name: Name) -> tuple[str, str]:
    """The words of the family's or group's name, and the first letter of the given one."""
    given = words(name.given or "")
    return " ".join(words(name.full_family())) or name.full_family(), given[0][:1] if given else ""


def _credit(group: Sequence[Naming]) -> Credit:
    """With the name that says most: whose it is by an ORCID iD, else with the given name in full."""
    told: list[Credit] = [item for _source, item in group]
    return max(told, key=lambda one: (bool(one.name.orcid), len(one.name.given or ""), len(one.name.affiliation)))


_TELLING: dict[str | None, int] = {"print": 0, "electronic": 0, "linking": 1, None: 2}
_PARTS: dict[str, tuple[str, ...]] = {"issn": ("kind",), "notice": ("doi", "pmid", "date"), "credit": ("name",)}
_GROUPED: dict[str, Callable[[Lists], list[list[Naming]]]] = {"notice": _notices, "credit": _credited}
_JOINED: dict[str, Callable[[Sequence[Naming]], Any]] = {"issn": _issn, "notice": _notice, "credit": _credit}
