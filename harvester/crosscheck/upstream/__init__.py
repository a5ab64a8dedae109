"""The upstream fix list: what the staff of each repository should mend of their own pages. Pure.

From works with the readings of their pages, and from what could not be had: rows by repository (the host of the page's
address), each fault once with the pages that have it, the gravest and most frequent first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from harvester.crosscheck.codes import SEVERITIES, Code
from harvester.crosscheck.findings.heard import heard
from harvester.crosscheck.findings.page import SEVERAL
from harvester.crosscheck.trust import OWN
from harvester.crosscheck.upstream import failing, fields, pages
from harvester.crosscheck.upstream.faults import Fault
from harvester.errors import Failure
from harvester.plain_words import counted, listed
from harvester.work import Severity, Work
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


class FixGroup(Value):
    """One fault of one repository, with every page that has it; `field` is "" where it is of no single field."""

    host: str
    code: str
    severity: Severity
    field: str
    heading: str
    advice: str
    fixes: tuple[Fix, ...]

    @property
    def count(self) -> int:
        """How many pages have it: one page can have it twice."""
        return len({fix.address for fix in self.fixes})

    def summary(self) -> str:
        """The group in a line: "41 pages: Shown to readers, and in no tag for machines (doi)"."""
        return f"{counted(self.count, 'page')}: {self.heading}{f' ({self.field})' if self.field else ''}"


def fix_list(works: Iterable[Work], failures: Iterable[Failure] = ()) -> tuple[FixGroup, ...]:
    """All groups, by host, then gravity, then how many pages have the fault. The same for works in any order.

    A page saved by hand has no address of its own, unless it tells one itself; its host is "" then.
    """
    found: dict[tuple[str, str, str], tuple[Code, dict[Fix, None]]] = {}
    for address, fault in (*_of_works(works), *_of_failures(failures)):
        fix = Fix(
            address=address, message=fault.message, says=fault.says, where=fault.where, should=fault.should, sources=fault.sources,
        )  # fmt: skip
        found.setdefault((host_of(address), fault.code.code, fault.field), (fault.code, {}))[1][fix] = None
    groups = [
        FixGroup(
            host=host, code=name, severity=code.severity, field=field, heading=code.heading, advice=code.advice,
            fixes=tuple(sorted(fixes, key=lambda fix: (fix.address, fix.message))),
        )
        for (host, name, field), (code, fixes) in found.items()
    ]  # fmt: skip
    return tuple(
        sorted(groups, key=lambda one: (one.host, SEVERITIES.index(one.severity), -one.count, one.code, one.field))
    )


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


def host_of(address: str) -> str:
    """The host of an address, "" where it has none.

    >>> host_of("https://Synapse.MSKCC.org/synapse/works/1"), host_of("saved/page.html")
    ('synapse.mskcc.org', '')
    """
    try:
        return urlsplit(address[:2000]).hostname or ""
    except ValueError:
        return ""


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
