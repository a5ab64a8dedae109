"""Grants as Crossref holds them: the project is the work, its investigators the authors, the award its number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parsers import clean
from parsers.formats import jats
from parsers.formats.crossref_dates import read as read_date
from parsers.formats.crossref_people import people
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import rows, text

_LEADING = ("lead-investigator", "co-lead-investigator", "investigator")


def grant(work: dict[str, Any], gathered: Gathering) -> None:
    """Title, people, description and funders of a grant's projects."""
    for at, project in rows(work.get("project")):
        for place, row in rows(project.get("project-title")):
            if "title" not in gathered.values:
                said = text(row.get("title"))
                gathered.take("title", jats.title(said), said, f"$.project[{at}].project-title[{place}].title")
        for place, row in rows(project.get("project-description")):
            if "abstract" not in gathered.values:
                said = text(row.get("description"))
                gathered.take(
                    "abstract", clean.rich(said), said, f"$.project[{at}].project-description[{place}].description"
                )
        if "author" not in gathered.values:
            _investigators(project, f"$.project[{at}]", gathered)
        for where, name in _funders(project, f"$.project[{at}]"):
            if line := clean.line(name):
                gathered.add("funder", line, name, where)
    start = work.get("award-start")
    if start and "issued" not in gathered.values:
        date, said = read_date(start)
        gathered.read("issued", date, said, "$.award-start", "not a date")


def _investigators(project: dict[str, Any], where: str, gathered: Gathering) -> None:
    inner = Gathering()
    listed = [row for key in _LEADING for _at, row in rows(project.get(key))]
    people({"author": listed}, inner)
    names = inner.values.get("author", ())
    gathered.take("author", names, "; ".join(name.inverted() for name in names), f"{where}.investigator")


def _funders(project: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    for place, row in rows(project.get("funding")):
        for _at, funder in rows(row.get("funder")):
            yield f"{where}.funding[{place}].funder.name", text(funder.get("name"))
