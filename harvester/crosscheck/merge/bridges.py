"""What a third source knows of two values that contradict each other when they are looked at alone.

One source gives the print and the online date, of which two others have one each; one knows a journal by the names, or the ISSNs,
by which two others know it. Only who holds both values makes them one: that each is like a third value is not enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from harvester.crosscheck.agreement.containers import another_section, are_one_journal
from harvester.crosscheck.agreement.dates import PRINT_ONLINE, agree_dates, is_padded
from harvester.work import Agreement
from parsers.record import Record
from parsers.values import PartialDate

Found = dict[tuple[int, int], Agreement]
_ONE_JOURNAL = Agreement(kind="EQUIVALENT", why="names that another source gives one journal")
_ONE_JOURNALS_ISSNS = Agreement(kind="EQUIVALENT", why="ISSNs that another source gives one journal")


def bridge(field: str, records: Mapping[int, Record], found: Found) -> None:
    """Put the equivalences that a third source makes in the place of conflicts; `records` are those that speak of the field."""
    holds_both = _BRIDGES[field]
    conflicts = [(one, other) for (one, other), how in found.items() if one < other and how.kind == "CONFLICT"]
    for one, other in conflicts:
        for third in (place for place in records if place not in (one, other)):
            way = holds_both(records[third], records[one], records[other])
            if way is not None:
                found[one, other] = found[other, one] = way
                break


def _both_dates(third: Record, one: Record, other: Record) -> Agreement | None:
    """Whether a source gives the date of the one as that of the issue, and of the other as that online, a year apart at most."""
    printed, online = third.issued, third.issued_online
    if printed is None or online is None or printed == online or abs(printed.year - online.year) > 1:
        return None
    for first, second in _both_ways(one, other):
        if first is None or second is None:
            return None
        # Days of one year have to be those that the source names; of two years the years tell.
        exact = first.year == second.year
        if _bears_out(printed, first, exact=exact) and _bears_out(online, second, exact=exact):
            return PRINT_ONLINE
    return None


def _both_ways(one: Record, other: Record) -> Iterator[tuple[PartialDate | None, PartialDate | None]]:
    yield one.issued, other.issued
    yield other.issued, one.issued


def _bears_out(known: PartialDate, date: PartialDate, *, exact: bool) -> bool:
    if agree_dates(known, date).kind == "CONFLICT":
        return False
    return not exact or is_padded(date) or len(date.parts()) <= len(known.parts())


def _both_names(third: Record, one: Record, other: Record) -> Agreement | None:
    """Whether a source knows a journal by names, or an ISSN, of both; never two sections of one journal."""
    if another_section(one, other):
        return None
    return _ONE_JOURNAL if are_one_journal(third, one) and are_one_journal(third, other) else None


def _both_issns(third: Record, one: Record, other: Record) -> Agreement | None:
    """Whether a source gives a number of each for one journal."""
    known = {issn.value for issn in third.issn}
    both = all(known & {issn.value for issn in record.issn} for record in (one, other))
    return _ONE_JOURNALS_ISSNS if both else None


_BRIDGES: Mapping[str, Callable[[Record, Record, Record], Agreement | None]] = {
    "issued": _both_dates, "container_title": _both_names, "issn": _both_issns,
}  # fmt: skip
BRIDGED = frozenset(_BRIDGES)
"""The fields of which a third source may know that two values are one."""
