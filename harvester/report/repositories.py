"""What each repository's own staff should mend, as the report shows it: by host, each fault with its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harvester.crosscheck.upstream import COLUMNS, Fix, FixGroup, rows
from harvester.crosscheck.upstream.fields import DIFFERS
from harvester.exporters import csv_table
from harvester.report import wording
from harvester.report.anchors import host_anchor
from harvester.report.rich import web_link
from parsers.values import UNPRINTABLE


@dataclass(frozen=True, slots=True)
class Mended:
    """One page of a fault: where it is, what it says and where, what it should say, and who bears that out."""

    fix: Fix
    link: str | None
    sources: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a repository with its pages; `field` in words, "" where it is of no single field.

    `pages` are those that are shown, `rest` says how many more there are. `texts` tells whether any page has something to
    show for it, or something better; `right` says what that is.
    """

    group: FixGroup
    field: str
    pages: tuple[Mended, ...]
    texts: bool
    right: str
    rest: int = 0


@dataclass(frozen=True, slots=True)
class Repository:
    """A host with all that is to be mended there, the gravest first."""

    host: str
    anchor: str
    pages: int
    counts: tuple[tuple[str, int], ...]
    faults: tuple[Fault, ...]


MOST_PAGES = 500
"""Pages of one fault that are shown each."""
MOST_ROWS = 10_000
"""Pages that are shown in all, those of the repositories with most to mend first."""


def repositories(groups: Sequence[FixGroup]) -> tuple[Repository, ...]:
    """The repositories, the one with most pages to mend first; pages saved by hand, which have no host, last."""
    by_host: dict[str, list[FixGroup]] = {}
    for group in groups:
        by_host.setdefault(group.host, []).append(group)
    sizes = {host: _count_pages(mine) for host, mine in by_host.items()}
    left, found = MOST_ROWS, []
    for host in sorted(by_host, key=lambda host: (not host, -sizes[host], host)):
        faults = []
        for group in by_host[host]:
            fault = _fault(group, min(left, MOST_PAGES))
            left -= len(fault.pages)
            faults.append(fault)
        counts = {
            severity: sum(group.count for group in by_host[host] if group.severity == severity)
            for severity in wording.SEVERITIES
        }
        told = tuple((name, number) for name, number in counts.items() if number)
        found.append(Repository(host, host_anchor(host), sizes[host], told, tuple(faults)))
    return tuple(found)


def _count_pages(groups: Sequence[FixGroup]) -> int:
    return len({fix.address for group in groups for fix in group.fixes})


def _fault(group: FixGroup, most: int) -> Fault:
    pages = tuple(Mended(fix, web_link(fix.address), _who(fix)) for fix in group.fixes[:most])
    texts = any(one.fix.says or one.fix.should for one in pages)
    # Where sources contradict the page, the work alone tells who is right.
    right = "Others say" if group.code == DIFFERS.code else "It should say"
    return Fault(group, _field(group), pages, texts, right, len(group.fixes) - len(pages))


def _field(group: FixGroup) -> str:
    """What the fault is about, where its heading does not say so."""
    field = wording.inline(group.field) if group.field else ""
    return "" if group.field == "notice" or field.casefold() in group.heading.casefold() else field


def _who(fix: Fix) -> str:
    return wording.listed([wording.source_name(source) for source in fix.sources])


def write_upstream(groups: Sequence[FixGroup]) -> Iterator[str]:
    """upstream.csv: a row for each page and fault, to be sent to whoever runs a repository."""
    yield "\ufeff" + csv_table.line(COLUMNS)
    for cells in rows(groups):
        yield csv_table.line(UNPRINTABLE.sub(" ", text) for text in cells)
