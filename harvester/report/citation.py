"""A record as one plain citation, for a person to recognise the work by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from harvester.report.rich import markup
from harvester.report.wording import counted
from parsers.names.open_lists import is_open
from parsers.record import Record
from parsers.values import Name, PageRange

SHOWN = 6
"""Authors named before the others are only counted."""


def names(people: Sequence[Name]) -> str:
    """Names in a row: six at most, and how many more there are.

    >>> names([Name(family="Usmani", given="Saad"), Name(literal="Alliance"), Name(family="王", given="小明")])
    'Usmani, S.; Alliance; 王, 小明'
    """
    shown = "; ".join(_short(name) for name in people[:SHOWN])
    rest = len(people) - SHOWN
    if is_open(people):
        return f"{shown}; et al."
    return f"{shown}; and {counted(rest, 'other')}" if rest > 0 else shown


def byline(record: Record) -> str:
    """Who, where and when on one short line: "Voorhees et al. · Blood Advances · 2024"."""
    people = record.author or record.editor or record.credited("director")
    who = people[0].full_family() + (" et al." if len(people) > 2 or is_open(people) else "") if people else ""
    if len(people) == 2 and not is_open(people):
        who = f"{people[0].full_family()} and {people[1].full_family()}"
    where = record.container_title or record.publisher or ""
    when = str(record.issued.year) if record.issued else ""
    return " · ".join(part for part in (who, where, when) if part)


def citation(record: Record) -> Markup:
    """The work in plain form: authors (year). Title. *Container*, volume(issue), pages. Address."""
    return Markup(" ").join(_parts(record)) or Markup("(nothing is known of it)")


def _parts(record: Record) -> Iterator[Markup]:
    people = names(record.author) or names(record.editor) or names(record.credited("director"))
    year = f"({record.issued.year})." if record.issued else ""
    if people:
        yield escape(people if year or people.endswith(".") else f"{people}.")
    if year and people:
        yield escape(year)
    if record.title:
        # Without people the title comes first, and the year behind it.
        closed = record.title.plain().endswith((".", "?", "!")) or (year and not people)
        yield Markup('<span class="cited-title" dir="auto">{}</span>{}').format(
            markup(record.title), "" if closed else "."
        )
    if year and not people:
        yield escape(year)
    where = _where(record)
    if where:
        yield where + "."
    if record.publisher and not record.container_title:
        yield escape(f"{record.publisher}.")
    if record.doi:
        yield escape(f"https://doi.org/{record.doi}")


def _where(record: Record) -> Markup:
    volume = (record.volume or "") + (f"({record.issue})" if record.issue else "")
    pages = _pages(record.page) if record.page else record.article_number
    rest = ", ".join(part for part in (volume, pages) if part)
    if not record.container_title:
        return escape(rest)
    return Markup("<cite>{}</cite>{}").format(record.container_title, f", {rest}" if rest else "")


def _pages(page: PageRange) -> str:
    return ", ".join(f"{one.first}–{one.last}" if one.last else one.first for one in (page, *page.more))


def _short(name: Name) -> str:
    if not name.given:
        return name.inverted()
    initials = " ".join(
        "-".join(_initial(part) for part in word.split("-") if part) for word in name.given.replace(".", ". ").split()
    )
    tail = ", ".join(part for part in (" ".join((initials, name.dropping_particle or "")).strip(), name.suffix) if part)
    return f"{name.full_family()}, {tail}"


def _initial(part: str) -> str:
    """The initial of a part of a given name; scripts without capitals have none."""
    return f"{part[0]}." if part[0].upper() != part[0].lower() else part
