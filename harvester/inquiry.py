"""A whole run's questions: about the works that carry an identifier, and in search of those that do not.

Identifiers of all works are gathered first, so that batches are full. Then the works that no identifier led to are searched:
at PubMed, where many fit into one request, and, for those that PubMed does not have, at Crossref, one request each. A work is
searched at most once at either. What a search lists only suggests; what `same_work` confirms leads on to the sister service
by its identifiers, asked in batches again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from harvester.crosscheck import same_work
from harvester.crosscheck.disproved import without_disproved
from harvester.crosscheck.kinds import is_generic, is_short
from harvester.enrichers import AnswerBook, Answers, Clerk, Wanted, answers, answers_to_all
from harvester.enrichers.answers import failure_of
from harvester.enrichers.known import Known
from harvester.enrichers.searches import citation, description, title_terms
from harvester.errors import Failure
from parsers.record import Reading, Record


@dataclass(frozen=True, slots=True)
class Heard:
    """A work before anybody was asked: the identifiers it gives, and what its page says; None for a bare identifier.

    `wanted` are sets of identifiers that go together: the work's own, and others that are known to stand for it.
    """

    wanted: tuple[Wanted, ...]
    page: Record | None


Works = Callable[[], Iterable[Heard]]
"""The works of a run, from the store, as often as they are needed: they are never all in memory."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found that may be a work: its records and their sister services', and searches that failed."""

    candidates: tuple[Reading, ...] = ()
    failures: tuple[Failure, ...] = ()


def inquire(works: Works, clerk: Clerk) -> None:
    """Ask by identifiers: everything that the works need and the answer book does not hold yet."""
    clerk.enrich({one for heard in works() for one in heard.wanted})


def search(works: Works, clerk: Clerk, book: AnswerBook) -> None:
    """Look for the works that no identifier led to; then ask about what was found and confirmed."""
    sought = {place: queries for place, heard in enumerate(works()) if (queries := _queries(heard, book))}
    if not sought:
        return
    clerk.search(query for queries in sought.values() for query in queries if query[0] != "crossref-query")
    sure = {place: _confirmed(heard, book) for place, heard in _of(works, sought)}
    # PubMed's work is found at Crossref by its DOI; without one it is searched there too.
    rest = {place: sought[place] for place, ids in sure.items() if not any(one.doi for one in ids)}
    clerk.search(query for queries in rest.values() for query in queries if query[0] == "crossref-query")
    sure |= {place: _confirmed(heard, book) for place, heard in _of(works, rest)}
    clerk.enrich({one for ids in sure.values() for one in ids})


def found(heard: Heard, known: Answers, book: AnswerBook) -> Found:
    """What the book holds of a search for a work; nothing for one that its identifiers led to."""
    if not is_sought(heard, known):
        return Found()
    queries = _all_queries(heard.page or Record())
    hits = _hits(queries, book)
    sisters = [answers(_ids(one), book) for one in hits if _is_confirmed(heard, known, one)]
    readings = (*hits, *(reading for one in sisters for reading in one.readings))
    failures = [failure for query in queries if (failure := failure_of(*query, book)) is not None]
    return Found(tuple(dict.fromkeys(readings)), (*failures, *(failure for one in sisters for failure in one.failures)))


def is_sought(heard: Heard, known: Answers) -> bool:
    """Whether a work is searched: no identifier led to it, or all that did led to other works or to nothing at all.

    A DOI that another agency registered is right though nobody here knows it, and a service that could not be asked
    may yet know the work.
    """
    if heard.page is None or known.failures:
        return False
    if all(one == Wanted() for one in heard.wanted):
        return True
    if known.readings:
        return all(same_work(heard.page, one.record).level == "DIFFERENT" for one in known.readings)
    return not any(one.agency for one in known.registrations)


def _queries(heard: Heard, book: AnswerBook) -> tuple[tuple[str, str], ...]:
    """The searches that a work needs."""
    queries = _all_queries(heard.page) if heard.page is not None else ()
    return queries if queries and is_sought(heard, answers_to_all(heard.wanted, book)) else ()


def _all_queries(page: Record) -> tuple[tuple[str, str], ...]:
    """The searches of a work, (desk, query): one of PubMed's two and Crossref's. None for a title that proves nothing."""
    cited = citation(page)
    if page.title is None and page.original_title is None:
        return ()
    if cited is None and (is_generic(page) or (is_short(page) and not page.author)):
        return ()
    terms = title_terms(page) if cited is None else None
    found = (("pubmed-citation", cited), ("pubmed-title", terms), ("crossref-query", description(page)))
    return tuple((desk, query) for desk, query in found if query is not None)


def _hits(queries: Iterable[tuple[str, str]], book: AnswerBook) -> list[Reading]:
    known = Known(book)
    listed = [
        ("crossref" if key == "dois" else "pubmed", str(identifier))
        for query in queries
        for key in ("dois", "pmids")
        for identifier in known.facts(*query).get(key, ())
    ]
    return [reading for one in dict.fromkeys(listed) if (reading := known.reading(*one)) is not None]


def _confirmed(heard: Heard, book: AnswerBook) -> tuple[Wanted, ...]:
    """The identifiers of the hits that surely are the work."""
    known = answers_to_all(heard.wanted, book)
    hits = _hits(_all_queries(heard.page or Record()), book)
    return tuple(_ids(one) for one in hits if _is_confirmed(heard, known, one))


def _is_confirmed(heard: Heard, known: Answers, hit: Reading) -> bool:
    """Whether a hit is surely the work; the page's identifiers led elsewhere, and speak against nothing."""
    if heard.page is None:
        return False
    others = [one.record for one in known.readings]
    page = without_disproved(heard.page, others, known.registrations, known.absent)
    return same_work(page, hit.record).level in ("EXACT", "STRONG")


def _ids(reading: Reading) -> Wanted:
    return Wanted(reading.record.doi, reading.record.pmid)


def _of(works: Works, places: dict[int, tuple[tuple[str, str], ...]]) -> Iterator[tuple[int, Heard]]:
    return ((place, heard) for place, heard in enumerate(works()) if place in places)
