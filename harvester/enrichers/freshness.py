"""How long an answer counts as new: by what it says, for things change at different speeds. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from harvester.enrichers.questions import Stored

# What a kind of answer is, where its service found something: a work's record, which identifiers belong together or
# what a search brought, who registered a DOI.
_KINDS: dict[str, str] = {
    "crossref": "found", "datacite": "found", "pubmed": "found", "doi-ra": "agency", "idconv": "search",
    "pubmed-search": "search", "crossref-query": "search", "pubmed-citation": "search", "pubmed-title": "search",
}  # fmt: skip
# A search that brought nothing is not repeated sooner than one that brought something.
_SEARCHES = frozenset(("crossref-query", "pubmed-citation", "pubmed-title"))


@dataclass(frozen=True, slots=True)
class Freshness:
    """How many days each kind of answer is new, and from which time on answers count at all (`since`, for a refresh)."""

    now: datetime
    found: float
    absent: float
    search: float
    agency: float
    since: datetime | None = None

    def is_fresh(self, service: str, stored: Stored) -> bool:
        """Whether an answer need not be asked for again. One that could not be had, or not be renewed, is never fresh."""
        if stored.status == "failed" or stored.detail:
            return False
        when = _time(stored.retrieved)
        if when is None or (self.since is not None and when < self.since):
            return False
        kind = _KINDS[service] if stored.status == "found" or service in _SEARCHES else "absent"
        days: float = getattr(self, kind)
        # A date in the future is of a clock that went wrong.
        return -1.0 < (self.now - when).total_seconds() / 86400 < days


EVER = Freshness(now=datetime(9999, 1, 1, tzinfo=UTC), found=1e9, absent=1e9, search=1e9, agency=1e9)
"""Whatever is known counts: for works of one sitting."""


def _time(text: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)
