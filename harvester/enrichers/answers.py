"""What the book holds of one work. Pure: asks nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harvester.enrichers.agencies import CROSSREF, DATACITE
from harvester.enrichers.known import Known, dois, pmids
from harvester.enrichers.pubmed import can_be_searched
from harvester.enrichers.questions import AnswerBook, Wanted
from harvester.errors import Failure
from harvester.work import Registration
from parsers.identifiers import Doi
from parsers.record import Reading

ADVICE = "The work is written from what could be had; run the same command again to ask this service once more."
UNWRITTEN = "No work could be written for this line; run the same command again to ask this service once more."
"""In its place where neither a page nor another service says anything of the work."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the services say of one work.

    Readings, services that do not know it, services that could not be asked, and what doi.org says of DOIs that are not
    where they were looked for.
    """

    readings: tuple[Reading, ...] = ()
    absent: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    registrations: tuple[Registration, ...] = ()


def answers(work: Wanted, book: AnswerBook) -> Answers:
    """Everything that the book holds of one work, old answers that could not be renewed included."""
    known = Known(book)
    readings = [
        reading
        for service, identifiers in (
            ("crossref", dois(work, known)),
            ("datacite", dois(work, known)),
            ("pubmed", pmids(work, known)),
        )
        for identifier in identifiers
        if (reading := known.reading(service, identifier)) is not None
    ]
    failures = {
        service: failure
        for service, identifier in reversed(tuple(_asked(work, known)))
        if (failure := failure_of(service, identifier, book)) is not None
    }
    spoke = {reading.source for reading in readings}
    absent = tuple(dict.fromkeys(service for service in _absent(work, known) if service not in spoke))
    return Answers(tuple(readings), absent, tuple(failures.values()), tuple(_registered(work, known)))


def answers_to_all(works: Iterable[Wanted], book: AnswerBook) -> Answers:
    """The same of several sets of identifiers that stand for one work."""
    known = [answers(work, book) for work in works]
    spoke = {reading.source for one in known for reading in one.readings}
    return Answers(
        tuple(dict.fromkeys(reading for one in known for reading in one.readings)),
        tuple(dict.fromkeys(name for one in known for name in one.absent if name not in spoke)),
        tuple(dict.fromkeys(failure for one in known for failure in one.failures)),
        tuple(dict.fromkeys(registration for one in known for registration in one.registrations)),
    )


def failure_of(service: str, identifier: str, book: AnswerBook) -> Failure | None:
    """Why an identifier has no answer, or none of today; None where it has one or was never asked."""
    stored = book.get(service, identifier)
    if stored is None or not stored.detail:
        return None
    code, _colon, message = stored.detail.partition(": ")
    if stored.status != "failed":
        message = f"{message}; its answer of {stored.retrieved[:10]} is used"
    return Failure(address=identifier, stage=service, code=code, message=message, advice=ADVICE)


def _asked(work: Wanted, known: Known) -> Iterator[tuple[str, str]]:
    """Every question that the work's answers hang on."""
    for doi in dois(work, known):
        yield from ((service, doi) for service in ("crossref", "datacite", "doi-ra", "pubmed-search", "idconv"))
    yield from (("pubmed", pmid) for pmid in pmids(work, known))
    if work.pmcid:
        yield "idconv", work.pmcid


def _absent(work: Wanted, known: Known) -> Iterator[str]:
    """Services that were asked and do not know the work. One that did not register a DOI has no reason to know it."""
    for doi in dois(work, known):
        service = {CROSSREF: "crossref", "": "crossref", DATACITE: "datacite"}.get(known.agency(doi))
        if service is not None and known.is_absent(service, doi):
            yield service
    numbers = pmids(work, known)
    # The ID converter knows only what is in PMC: that it does not know a DOI says nothing of PubMed.
    searches = [("pubmed-search", str(doi)) for doi in dois(work, known) if can_be_searched(doi)]
    asked = [("pubmed", str(number)) for number in numbers] or searches
    if any(known.is_absent(*one) for one in asked):
        yield "pubmed"


def _registered(work: Wanted, known: Known) -> Iterator[Registration]:
    for doi in dois(work, known):
        stored = known.get("doi-ra", doi)
        if stored is not None and stored.status != "failed":
            yield Registration(doi=Doi(doi), agency=known.agency(doi) or None, when=f"{stored.retrieved[:19]}Z")


def not_known(text: str, known: Answers) -> Failure:
    """Why nobody knows an identifier, as far as doi.org tells."""
    for registration in known.registrations:
        if registration.agency is None:
            return Failure(
                address=text, stage="doi-ra", code="not-registered", message=f"doi.org knows no DOI {registration.doi}: it resolves nowhere",
                advice="Check the DOI, sign by sign.",
            )  # fmt: skip
        if registration.agency not in (CROSSREF, DATACITE):
            return Failure(
                address=text, stage="doi-ra", code="other-agency", advice="Open the DOI in a browser and give the address it leads to.",
                message=f"{registration.doi} is registered with {registration.agency}; its metadata cannot be asked for here",
            )  # fmt: skip
    return Failure(
        address=text, stage="crossref", code="not-known", message=f"Neither Crossref nor PubMed knows {text}",
        advice="Check the identifier, or give the address of the work's page.",
    )  # fmt: skip
