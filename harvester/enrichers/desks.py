"""The table of what can be asked, by name. Pure."""

from __future__ import annotations

from harvester.enrichers import agencies, crossref, datacite, idconv, pubmed, pubmed_searches
from harvester.enrichers.questions import Desk

DESKS: dict[str, Desk] = {
    desk.service: desk
    for desk in (
        *idconv.DESKS,
        *pubmed.DESKS,
        *crossref.DESKS,
        *agencies.DESKS,
        *datacite.DESKS,
        *pubmed_searches.DESKS,
    )
}

SEARCHES: tuple[str, ...] = ("crossref-query", "pubmed-citation", "pubmed-title")
"""Those that look for a work by what is said of it; at most two of them for one work."""
