"""Parts of a Crossref work: names, dates, pages, ISSNs, notices and relations."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from parsers import clean
from parsers.names import read_name_parts
from parsers.pagination import read_pages
from parsers.record import Notice, Related, Unread
from parsers.values import Name, PartialDate, TypedIssn

# What Crossref calls an update, to our kinds of notice; others ("new_version") are relations.
NOTICES = {
    "retraction": "retraction", "partial_retraction": "retraction", "removal": "withdrawal", "withdrawal": "withdrawal",
    "correction": "correction", "corrigendum": "correction", "erratum": "correction", "expression_of_concern": "concern",
}  # fmt: skip


def names(people: Any, role: str, unread: list[Unread]) -> tuple[Name, ...]:
    """People and groups of one role; a group has only `name`."""
    found: list[Name] = []
    for place, person in enumerate(people if isinstance(people, list) else []):
        if not isinstance(person, dict):
            continue
        line = {
            key: clean.line(person[key])
            for key in ("family", "given", "suffix", "name")
            if isinstance(person.get(key), str)
        }
        affiliation = tuple(
            name
            for item in person.get("affiliation") or ()
            if isinstance(item, dict) and (name := clean.line(str(item.get("name") or "")))
        )
        orcid = clean.orcid(str(person.get("ORCID") or ""))
        named = (
            read_name_parts(line.get("family") or "", line.get("given") or "", line.get("suffix") or "")
            if line.get("family")
            else None
        )
        if named is not None:
            found.append(
                Name.model_validate(named.model_dump() | {"orcid": orcid or named.orcid, "affiliation": affiliation})
            )
        elif line.get("name") or line.get("given"):
            found.append(Name(literal=line.get("name") or line.get("given"), orcid=orcid, affiliation=affiliation))
        elif person:
            unread.append(
                Unread(field=role, text=str(person)[:200], where=f"$.{role}[{place}]", why="a person without a name")
            )
    return tuple(found)


def date(value: Any) -> PartialDate | None:
    """`{"date-parts": [[2024, 10]]}`; `[[null]]` is none; an impossible day is left out."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [
        int(part) for part in first[:3] if isinstance(part, (int, str)) and str(part).isdigit() and int(part) > 0
    ]
    while numbers:
        try:
            return PartialDate.model_validate(dict(zip(("year", "month", "day"), numbers, strict=False)))
        except ValidationError:
            numbers.pop()
    return None


def dates(work: dict[str, Any], unread: list[Unread]) -> dict[str, Any]:
    """The cited date (of the print or the issue where there is one) and the online date."""
    issue = work.get("journal-issue")
    of_issue = issue if isinstance(issue, dict) else {}
    # Print first: it is the date people cite, and the one that goes with volume and pages.
    printed = date(work.get("published-print")) or date(of_issue.get("published-print"))
    online = date(work.get("published-online")) or date(of_issue.get("published-online"))
    posted = date(work.get("posted"))
    issued = printed or posted or date(work.get("issued")) or date(work.get("published")) or online
    if issued is None and work.get("issued") and _says_something(work["issued"]):
        unread.append(Unread(field="issued", text=str(work["issued"])[:200], where="$.issued", why="not a date"))
    event = work.get("event")
    start = date(event.get("start")) if isinstance(event, dict) else None
    return {"issued": issued, "issued_online": online, "event_date": start}


def _says_something(value: Any) -> bool:
    return any(char.isdigit() for char in str(value))


def pages(work: dict[str, Any], unread: list[Unread]) -> dict[str, Any]:
    """Pages and article number. Where there is a number, "1-12" is a PDF's own count and "e0118" the number again."""
    number = clean.line(str(work.get("article-number") or ""))
    text = clean.line(str(work.get("page") or ""))
    if text is None:
        return {"article_number": number}
    printed = read_pages(text)
    if printed is None:
        unread.append(Unread(field="page", text=text, where="$.page", why="not pages"))
    elif number is not None and (printed.text() == number or printed.first == "1"):
        return {"article_number": number}
    return {"page": printed, "article_number": number}


def issns(work: dict[str, Any], unread: list[Unread]) -> tuple[TypedIssn, ...]:
    """`issn-type` tells print from electronic; what stands only in `ISSN` is of unknown kind."""
    found: dict[str, TypedIssn] = {}
    typed = work.get("issn-type")
    rows = (
        [(row.get("value"), row.get("type")) for row in typed if isinstance(row, dict)]
        if isinstance(typed, list)
        else []
    )
    listed = work.get("ISSN")
    rows += [(value, None) for value in listed] if isinstance(listed, list) else []
    for value, kind in rows:
        issn = clean.issn(str(value))
        if issn is None:
            unread.append(Unread(field="issn", text=str(value)[:60], where="$.ISSN", why="its check digit is wrong"))
        elif issn not in found:
            found[issn] = TypedIssn(value=issn, kind=kind if kind in ("print", "electronic") else None)
    return tuple(found.values())


def notices(work: dict[str, Any]) -> tuple[Notice, ...]:
    """Notices about this work (`updated-by`): retraction, correction, concern, with the notice's DOI and date."""
    found: list[Notice] = []
    for row in work.get("updated-by") or ():
        kind = NOTICES.get(str(row.get("type"))) if isinstance(row, dict) else None
        if kind is not None:
            found.append(
                Notice.model_validate(
                    {"kind": kind, "doi": clean.doi(str(row.get("DOI") or "")), "date": date(row.get("updated"))}
                )
            )
    return tuple(dict.fromkeys(found))


def related(work: dict[str, Any]) -> tuple[Related, ...]:
    """Relations to other works, and what this work updates where it is itself a notice (`update-to`)."""
    found: list[Related] = []
    relations = work.get("relation")
    for relation, rows in relations.items() if isinstance(relations, dict) else ():
        for row in rows if isinstance(rows, list) else ():
            target = clean.line(str(row.get("id") or "")) if isinstance(row, dict) else None
            name = clean.line(str(relation))
            if target and name:
                found.append(Related(relation=name, id=clean.doi(target) or target))
    for row in work.get("update-to") or ():
        doi = clean.doi(str(row.get("DOI") or "")) if isinstance(row, dict) else None
        if doi:
            kind = clean.line(str(row.get("type") or "update")) or "update"
            found.append(Related(relation=f"is-{kind.replace('_', '-')}-of", id=doi))
    return tuple(dict.fromkeys(found))
