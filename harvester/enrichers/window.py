"""A window of works and what the services know of them: in full batches, each identifier asked once.

The order is made so that one round is enough: the ID converter and PubMed's search turn DOIs into PMIDs, one efetch
takes all PMIDs, and Crossref is asked for all DOIs, those that PubMed gave included. What is asked depends on the
identifiers alone, never on their order, on timing or on a restart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from harvester.enrichers import crossref, idconv, pubmed
from harvester.enrichers.asking import Asker, AskError
from harvester.enrichers.questions import AnswerBook, HttpAnswer, Question, Services, Stored, Wanted
from harvester.errors import Failure
from parsers import clean
from parsers.formats import Unreadable
from parsers.formats import crossref as crossref_format
from parsers.formats import pubmed as pubmed_format
from parsers.identifiers import Doi, Pmid
from parsers.record import Reading

Id = TypeVar("Id", bound=str)
Items = Callable[[Question, HttpAnswer], dict[str, bytes]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the services say of one work: readings, services that do not know it, services that could not be asked."""

    readings: tuple[Reading, ...] = ()
    absent: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


def enrich(wanted: Sequence[Wanted], asker: Asker, book: AnswerBook, services: Services) -> None:
    """Ask for everything that a window of works needs and the book does not hold yet."""
    dois = {work.doi for work in wanted if work.doi and not work.pmid}
    only_pmcids = {work.pmcid for work in wanted if work.pmcid and not work.doi and not work.pmid}
    _ask(idconv.questions(_unasked("idconv", dois, book), "doi", services), idconv.read, asker, book)
    _ask(idconv.questions(_unasked("idconv", only_pmcids, book), "pmcid", services), idconv.read, asker, book)

    searched = [doi for doi in _unasked("pubmed-search", dois, book) if not _converted(doi, book).get("pmid")]
    hits, unanswered = _search(searched, asker, services)
    known = {pmid for work in wanted if (pmid := _pmid(work, book))}
    _ask(pubmed.questions(_unasked("pubmed", known | hits, book), services), pubmed.read, asker, book)
    _keep_search(searched, hits, unanswered, asker, book)

    asked = {doi for work in wanted if (doi := _doi(work, book))}
    _ask(crossref.questions(_unasked("crossref", asked, book), services), crossref.read, asker, book)


def _unasked(service: str, identifiers: Iterable[Id], book: AnswerBook) -> list[Id]:
    """Those that the book has no answer for; one that could not be asked before is asked again."""
    known = ((identifier, book.get(service, identifier)) for identifier in identifiers)
    return [identifier for identifier, stored in known if stored is None or stored.status == "failed"]


def _ask(questions: Iterable[Question], read: Items, asker: Asker, book: AnswerBook) -> None:
    """Ask, and keep what each answer says of each of its identifiers: found, absent, or failed with why."""
    queue = list(questions)
    while queue:
        question = queue.pop(0)
        try:
            items = asker.ask(question, read)
        except AskError as error:
            if error.code == "http-400" and len(question.identifiers) > 1 and question.service != "crossref":
                # One bad identifier spoils a batch: ask for the halves, and for their halves.
                queue[:0] = _halves(question)
                continue
            failed = Stored("failed", None, asker.retrieved(), f"{error.code}: {error.message}")
            book.put(question.service, [(identifier, failed) for identifier in question.identifiers])
            continue
        when = asker.retrieved()
        absent = Stored("absent", None, when)
        book.put(
            question.service,
            [(key, Stored("found", items[key], when) if key in items else absent) for key in question.identifiers],
        )


def _halves(question: Question) -> list[Question]:
    middle = len(question.identifiers) // 2
    whole = ",".join(question.identifiers)
    halves = []
    for part in (question.identifiers[:middle], question.identifiers[middle:]):
        params, data = (
            tuple((key, ",".join(part) if value == whole else value) for key, value in rows)
            for rows in (question.params, question.data)
        )
        halves.append(Question(question.service, part, question.method, question.url, params, data, question.secrets))
    return halves


def _search(dois: Sequence[Doi], asker: Asker, services: Services) -> tuple[set[Pmid], dict[str, AskError]]:
    """(PMIDs that PubMed's search lists for these DOIs, DOIs that could not be asked about)."""
    hits: set[Pmid] = set()
    unanswered: dict[str, AskError] = {}
    for question in pubmed.searches(dois, services):
        try:
            hits |= set(asker.ask(question, pubmed.read_search))
        except AskError as error:
            unanswered |= dict.fromkeys(question.identifiers, error)
    return hits, unanswered


def _keep_search(
    dois: Sequence[Doi], hits: set[Pmid], unanswered: dict[str, AskError], asker: Asker, book: AnswerBook
) -> None:
    """Which hit is which DOI's: the DOI in the record decides, for a search may have dropped a term."""
    by_doi = {}
    for pmid in sorted(hits):
        reading = _read("pubmed", pmid, book)
        if reading is not None and reading.record.doi is not None:
            by_doi[reading.record.doi] = pmid
    when = asker.retrieved()
    answers = []
    for doi in sorted(dois):
        error = unanswered.get(doi)
        if error is not None:
            answers.append((doi, Stored("failed", None, when, f"{error.code}: {error.message}")))
        elif doi in by_doi:
            answers.append((doi, Stored("found", json.dumps({"pmid": by_doi[doi]}).encode(), when)))
        else:
            answers.append((doi, Stored("absent", None, when)))
    if answers:
        book.put("pubmed-search", answers)


def _converted(identifier: str, book: AnswerBook) -> dict[str, str]:
    return _mapping("idconv", identifier, book)


def _mapping(service: str, identifier: str, book: AnswerBook) -> dict[str, str]:
    stored = book.get(service, identifier)
    found: dict[str, str] = json.loads(stored.body) if stored is not None and stored.body else {}
    return found


def _pmid(work: Wanted, book: AnswerBook) -> Pmid | None:
    """The work's PMID: the page's own, or the one that its DOI or PMCID leads to."""
    if work.pmid:
        return work.pmid
    for key in (work.doi, work.pmcid if not work.doi else None):
        text = (_converted(key, book).get("pmid") or _mapping("pubmed-search", key, book).get("pmid")) if key else None
        if text:
            return clean.pmid(text)
    return None


def _doi(work: Wanted, book: AnswerBook) -> Doi | None:
    """The work's DOI: the page's own, or the one that PubMed or the ID converter gives for its other identifiers."""
    if work.doi:
        return work.doi
    pmid = _pmid(work, book)
    reading = _read("pubmed", pmid, book) if pmid else None
    if reading is not None and reading.record.doi:
        return reading.record.doi
    return clean.doi(_converted(work.pmcid, book).get("doi", "")) if work.pmcid else None


_FORMATS: dict[str, Callable[[bytes], Reading]] = {"crossref": crossref_format.read, "pubmed": pubmed_format.read}


def _read(service: str, identifier: str, book: AnswerBook) -> Reading | None:
    stored = book.get(service, identifier)
    if stored is None or stored.body is None:
        return None
    try:
        reading = _FORMATS[service](stored.body)
    except Unreadable:
        return None
    kept = {name: getattr(reading, name) for name in ("source", "record", "said", "unread")}
    return Reading(**kept, url=f"{service}:{identifier}", retrieved=stored.retrieved)


def answers(work: Wanted, book: AnswerBook) -> Answers:
    """What the book holds of one work. Pure: asks nobody."""
    readings: list[Reading] = []
    absent: list[str] = []
    failures: dict[str, Failure] = {}
    doi, pmid = _doi(work, book), _pmid(work, book)
    for service, identifier in (("crossref", doi), ("pubmed", pmid)):
        reading = _read(service, identifier, book) if identifier else None
        # A PMID that a DOI led to must lead back to that DOI.
        if (
            reading is not None
            and service == "pubmed"
            and not work.pmid
            and work.doi
            and reading.record.doi not in (None, work.doi)
        ):
            reading = None
        if reading is not None:
            readings.append(reading)
    asked: tuple[tuple[str, str | None], ...] = (
        ("crossref", doi), ("pubmed", pmid), ("idconv", work.doi or work.pmcid), ("pubmed-search", work.doi),
    )  # fmt: skip
    for service, key in asked:
        stored = book.get(service, key) if key else None
        if stored is not None and stored.status == "failed":
            code, _colon, message = stored.detail.partition(": ")
            failures[service] = Failure(address=str(key), stage=service, code=code, message=message, advice=ADVICE)
        elif stored is not None and stored.status == "absent" and service in ("crossref", "pubmed"):
            absent.append(service)
        elif stored is not None and stored.status == "absent" and service == "pubmed-search" and pmid is None:
            absent.append("pubmed")
    return Answers(tuple(readings), tuple(absent), tuple(failures.values()))


ADVICE = "The work is written from what could be had; run the same command again to ask this service once more."
