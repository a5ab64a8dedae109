"""Asks what works need and the book does not hold yet, in full batches, each identifier once; keeps what comes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace

from harvester.enrichers.asking import Asker, AskError
from harvester.enrichers.desks import DESKS
from harvester.enrichers.freshness import EVER, Freshness
from harvester.enrichers.known import Known, dois
from harvester.enrichers.plan import MOST_ROUNDS, ORDER, to_probe
from harvester.enrichers.questions import AnswerBook, Read, Services, Stored, Wanted
from harvester.enrichers.searches import alike
from parsers.identifiers import Pmid

Tell = Callable[[str], None]
_MOST_CANDIDATES = 5


def _silent(_message: str) -> None:
    pass


class Clerk:
    """One sitting: what was asked in it is not asked again, whatever came of it.

    `tell` is told, in a sentence, what is being asked.
    """

    def __init__(
        self, asker: Asker, book: AnswerBook, services: Services, fresh: Freshness = EVER, tell: Tell = _silent
    ) -> None:
        self._asker, self._book, self._services, self._fresh, self._tell = asker, book, services, fresh, tell
        self._asked: set[tuple[str, str]] = set()
        self.known = Known(book)

    def enrich(self, works: Iterable[Wanted]) -> None:
        """Ask for everything that works need: in one round, and in further ones for what only its answers called for."""
        wanted = set(works)
        for _round in range(MOST_ROUNDS):
            asked = 0
            for service, needs in ORDER:
                if service == "crossref":
                    self._probe(wanted)
                asked += self.ask(service, {one for work in wanted for one in needs(work, self.known)})
                if service == "pubmed":
                    self._settle("pubmed-search", {doi for work in wanted for doi in dois(work, self.known)})
            if not asked:
                return

    def _probe(self, wanted: Iterable[Wanted]) -> None:
        """Learn who registers under prefixes that many DOIs have, before they are asked for at the wrong place."""
        open_ones = {doi for work in wanted for doi in dois(work, self.known) if self._is_open("crossref", doi)}
        self.ask("doi-ra", to_probe(open_ones, self.known))

    def search(self, queries: Iterable[tuple[str, str]]) -> None:
        """Ask searches, each (desk, query); what they list is fetched, so that it can be judged."""
        by_desk: dict[str, set[str]] = {}
        for service, query in queries:
            by_desk.setdefault(service, set()).add(query)
        for service in sorted(by_desk):
            self.ask(service, by_desk[service])
        self.ask(
            "pubmed", {pmid for service in by_desk for query in by_desk[service] for pmid in self._hits(service, query)}
        )
        self._settle("pubmed-title", by_desk.get("pubmed-title", set()))

    def ask(self, service: str, identifiers: Iterable[str]) -> int:
        """Ask a desk for those that the book has no fresh answer for; how many these were."""
        desk = DESKS[service]
        open_ones = [one for one in sorted(set(identifiers)) if self._is_open(service, one)]
        self._asked |= {(service, one) for one in open_ones}
        if open_ones:
            self._tell(f"Asking {desk.called} about {len(open_ones)} item{'s' * (len(open_ones) != 1)}.")
        for part, answer in self._asker.ask(desk, open_ones, self._services):
            when = self._asker.retrieved()
            if isinstance(answer, AskError):
                why = f"{answer.code}: {answer.message}"
                self._book.put(service, [(one, self._failed(service, one, why, when)) for one in part])
            else:
                self._keep(service, part, answer, when)
        return len(open_ones)

    def _is_open(self, service: str, identifier: str) -> bool:
        if (service, identifier) in self._asked:
            return False
        stored = self.known.get(service, identifier)
        return stored is None or not self._fresh.is_fresh(service, stored)

    def _failed(self, service: str, identifier: str, why: str, when: str) -> Stored:
        """No answer: the one of an earlier day stays, with why it could not be renewed."""
        old = self.known.get(service, identifier)
        return Stored("failed", None, when, why) if old is None or old.status == "failed" else replace(old, detail=why)

    def _keep(self, service: str, part: tuple[str, ...], answer: Read, when: str) -> None:
        # What stands beside the answer first: if all ends here, the batch is asked once more.
        for other in sorted({other for other, _key in answer.also}):
            rows = [(key, Stored("found", body, when)) for (of, key), body in answer.also.items() if of == other]
            self._asked |= {(other, key) for key, _stored in rows}
            self._book.put(other, rows)
        absent = Stored("absent", None, when)
        found = {one: Stored("found", body, when) for one, body in answer.items.items()}
        self._book.put(service, [(one, found.get(one, absent)) for one in part])

    def _hits(self, service: str, query: str) -> list[str]:
        """The PMIDs that a search lists for a query, or for the batch it was asked in."""
        facts = self.known.facts(service, query)
        batch = facts.get("batch")
        return list(self.known.facts(service, str(batch)).get("pmids", ()) if batch else facts.get("pmids", ()))

    def _settle(self, service: str, keys: Iterable[str]) -> None:
        """Which hit of a batch is whose: the records decide, for a search may have dropped a term."""
        batches: dict[str, list[str]] = {}
        for key in sorted(keys):
            batch = self.known.facts(service, key).get("batch")
            if batch:
                batches.setdefault(str(batch), []).append(key)
        for batch, members in sorted(batches.items()):
            pmids = [Pmid(pmid) for pmid in self.known.facts(service, batch).get("pmids", ())]
            whose = self._by_doi(pmids) if service == "pubmed-search" else self._by_title(members, pmids)
            nobodys = self._not_among(pmids)
            rows = [(key, self.known.get(service, key)) for key in members]
            self._book.put(service, [(key, _settled(asked, whose.get(key), nobodys)) for key, asked in rows if asked])

    def _by_doi(self, pmids: list[Pmid]) -> dict[str, dict[str, object]]:
        return {doi: {"pmid": pmid} for pmid in reversed(pmids) if (doi := self.known.doi_of(pmid)) is not None}

    def _by_title(self, clauses: list[str], pmids: list[Pmid]) -> dict[str, dict[str, object]]:
        """For each clause, the hits whose titles hold most of its words, a few at the most."""
        records = [(pmid, reading.record) for pmid in pmids if (reading := self.known.reading("pubmed", pmid))]
        best: dict[str, dict[str, object]] = {}
        for clause in clauses:
            scores = {pmid: alike(clause, record) for pmid, record in records}
            most = max(scores.values(), default=0)
            if most:
                best[clause] = {"pmids": [pmid for pmid in pmids if scores.get(pmid) == most][:_MOST_CANDIDATES]}
        return best

    def _not_among(self, pmids: list[Pmid]) -> Stored:
        """What is true of a DOI or title that none of the hits bears: not known, unless one of them could not be had."""
        failed = (self.known.get("pubmed", pmid) for pmid in pmids)
        return next((one for one in failed if one is not None and one.status == "failed"), Stored("absent", None, ""))


def _settled(asked: Stored, facts: dict[str, object] | None, nobodys: Stored) -> Stored:
    return (
        replace(nobodys, retrieved=asked.retrieved)
        if facts is None
        else replace(asked, body=json.dumps(facts).encode())
    )


def enrich(
    wanted: Iterable[Wanted], asker: Asker, book: AnswerBook, services: Services, fresh: Freshness = EVER
) -> None:
    """Ask for everything that works need and the book does not hold yet."""
    Clerk(asker, book, services, fresh).enrich(wanted)
