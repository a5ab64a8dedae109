"""Two invented works, an article on sleep and one on birds, as pages and services tell of them."""

from __future__ import annotations

from typing import Any

from harvester.crosscheck import Material, crosscheck
from harvester.work import Work
from parsers.record import Reading, Record, Said, Unread

FULL: dict[str, Any] = {
    "type": "article-journal", "title": "Sleep and light in small mammals", "author": [{"family": "Okafor", "given": "C."}], "volume": "14",
    "container_title": "Journal of Invented Biology", "page": {"first": "117", "last": "129"}, "issued": {"year": 2021}, "doi": "10.5555/a",
}  # fmt: skip
BIRDS: dict[str, Any] = {
    "title": "Spring arrival of the marsh warbler", "author": [{"family": "Virtanen"}], "container_title": "Birds", "volume": "2",
    "page": {"first": "31"}, "issued": {"year": 2017},
}  # fmt: skip


def reading(source: str, *changes: dict[str, Any], unread: tuple[Unread, ...] = (), **more: Any) -> Reading:
    """What a source says: `FULL`, but for what it says otherwise; later changes go over earlier ones."""
    values = dict(FULL)
    for change in changes:
        values |= change
    return Reading(source=source, record=Record.model_validate(values), unread=unread, **more)


def unread(field: str, text: str, why: str, where: str = "label X (line 9)") -> Unread:
    return Unread(field=field, text=text, where=where, why=why)


def said(field: str, text: str, where: str = "meta citation_date") -> tuple[Said, ...]:
    return (Said(field=field, text=text, where=where),)


def notice(kind: str, **more: Any) -> dict[str, Any]:
    return {"notice": [{"kind": kind, **more}]}


def related(relation: str, target: str = "10.5555/z") -> dict[str, Any]:
    return {"related": [{"relation": relation, "id": target}]}


def of(page: Any = (), crossref: Any = None, pubmed: Any = None, **more: Any) -> Work:
    """A work of what a page says otherwise than `FULL`, and of what services do; None where one says nothing."""
    pages = (
        []
        if page is None
        else [
            reading("page", page or {}, **{k: more.pop(k) for k in ("unread", "said", "retrieved", "url") if k in more})
        ]
    )
    answers = [
        reading(source, said) for source, said in (("crossref", crossref), ("pubmed", pubmed)) if said is not None
    ]
    answers += [reading("crossref", one) if isinstance(one, dict) else one for one in more.pop("answers", ())]
    return crosscheck(Material(["x"], [*pages, *more.pop("pages", ())], answers, **more))


def codes(work: Work) -> list[str]:
    return [finding.code for finding in work.findings]
