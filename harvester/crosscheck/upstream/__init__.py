"""The upstream fix list: what the staff of each repository should mend of their own pages. Pure.

From works with the readings of their pages, and from what could not be had: rows by repository (the host of the page's
address, with its port where it is another than the scheme's own), each fault once with the pages that have it, the gravest and most frequent first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import NamedTuple

from harvester.crosscheck.codes import SEVERITIES, Code
from harvester.crosscheck.findings.heard import heard
from harvester.crosscheck.findings.page import SEVERAL
from harvester.crosscheck.trust import OWN
from harvester.crosscheck.upstream import failing, fields, pages
from harvester.crosscheck.upstream.faults import Fault
from harvester.errors import Failure
from harvester.plain_words import counted, listed
from harvester.shelf import Memory, Shelf
from harvester.work import Severity, Work
from parsers.addresses import host_of
from parsers.record import Reading
from parsers.values import Value

LOOKS = (pages.find, fields.find)
"""What looks at a page and finds its faults."""
CODES: tuple[Code, ...] = (*failing.CODES, *pages.CODES, *fields.CODES)
"""What this list tells beside the findings of works: codes of its own."""


class Fix(Value):
    """One page with one fault: what it says and where, what it should say, and who bears that out."""

    address: str
    message: str
    says: str = ""
    where: str = ""
    should: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FixGroup:
    """One fault of one repository, with every page that has it; `field` is "" where it is of no single field.

    `fixes` may lie on disk; `count` is how many pages have it, for one page can have it twice.
    """

    host: str
    code: str
    severity: Severity
    field: str
    heading: str
    advice: str
    fixes: Sequence[Fix]
    count: int

    def summary(self) -> str:
        """The group in a line: "41 pages: Shown to readers, and in no tag for machines (doi)"."""
        return f"{counted(self.count, 'page')}: {self.heading}{f' ({self.field})' if self.field else ''}"


class _Placed(NamedTuple):
    """A fix with the group that it belongs to: the host, the code, the field."""

    group: tuple[str, str, str]
    fix: Fix


def fix_list(
    works: Iterable[Work], failures: Iterable[Failure] = (), shelf: Shelf | None = None
) -> tuple[FixGroup, ...]:
    """All groups, by host, then gravity, then how many pages have the fault. The same for works in any order.

    A page saved by hand has no address of its own, unless it tells one itself; its host is "" then. What is found is laid on
    the shelf; without one it is held.
    """
    shelf = shelf or Memory()
    codes: dict[str, Code] = {}

    def placed() -> Iterator[_Placed]:
        for address, fault in chain(_of_works(works), _of_failures(failures)):
            codes.setdefault(fault.code.code, fault.code)
            fix = Fix(
                address=address, message=fault.message, says=fault.says, where=fault.where, should=fault.should, sources=fault.sources,
            )  # fmt: skip
            yield _Placed((host_of(address), fault.code.code, fault.field), fix)

    found = _Runs(shelf.in_order(placed(), key=lambda one: (one.group, one.fix.address, one.fix.message)))
    fixes = shelf.keep(found)
    groups = [
        FixGroup(
            host, name, codes[name].severity, field, codes[name].heading, codes[name].advice,
            fixes[begin : begin + size], pages,
        )
        for (host, name, field), begin, size, pages in found.runs
    ]  # fmt: skip
    return tuple(
        sorted(groups, key=lambda one: (one.host, SEVERITIES.index(one.severity), -one.count, one.code, one.field))
    )


class _Run(NamedTuple):
    """A group among sorted fixes: which, where it begins, how many there are, and of how many pages."""

    group: tuple[str, str, str]
    begin: int
    size: int
    pages: int


class _Runs:
    """Fixes in order, each once; when all were given, `runs` says where each group of them stands."""

    def __init__(self, placed: Iterable[_Placed]) -> None:
        self._placed = placed
        self.runs: list[_Run] = []

    def __iter__(self) -> Iterator[Fix]:
        number = 0
        for group, mine in groupby(self._placed, key=lambda one: one.group):
            begin, pages = number, 0
            for _address, of_page in groupby(mine, key=lambda one: one.fix.address):
                pages += 1
                once = dict.fromkeys(one.fix for one in of_page)
                yield from once
                number += len(once)
            self.runs.append(_Run(group, begin, number - begin, pages))


def _of_works(works: Iterable[Work]) -> Iterator[tuple[str, Fault]]:
    for work in works:
        of = heard(work)
        # What a library's entry says wrong is its library's to mend: the page at its address was not read.
        shown = tuple(reading for reading in of.own if reading.source == OWN)
        for reading in shown:
            address = reading.url or reading.record.url or (work.addresses[0] if work.addresses else "")
            for look in LOOKS:
                yield from ((address, fault) for fault in look(reading, of))
        yield from _twins(shown)


def _twins(own: Sequence[Reading]) -> Iterator[tuple[str, Fault]]:
    """Two pages of one site for one work."""
    by_host: dict[str, set[str]] = {}
    for reading in own:
        if reading.url:
            by_host.setdefault(host_of(reading.url), set()).add(reading.url)
    for several in by_host.values():
        if len(several) > 1:
            told = listed(sorted(several))
            yield min(several), Fault(SEVERAL, "", f"{len(several)} pages are of one work: {told}.")


def _of_failures(failures: Iterable[Failure]) -> Iterator[tuple[str, Fault]]:
    for failure in failures:
        code = failing.kind_of(failure)
        if code is not None and host_of(failure.address):
            yield failure.address, Fault(code, "", failure.message)


COLUMNS = (
    "repository", "severity", "code", "what", "field", "pages with it", "address", "the page says", "where it stood", "it should say",
    "sources", "message", "what to do",
)  # fmt: skip
"""The columns of upstream.csv: a row a page and fault, so that a spreadsheet can sort, filter and count."""


def rows(groups: Iterable[FixGroup]) -> Iterator[tuple[str, ...]]:
    """The cells of upstream.csv below its head, as texts that nobody has made safe for a spreadsheet yet."""
    for group in groups:
        for fix in group.fixes:
            yield (
                group.host, group.severity, group.code, group.heading, group.field, str(group.count), fix.address, fix.says, fix.where,
                fix.should, "; ".join(fix.sources), fix.message, group.advice,
            )  # fmt: skip
