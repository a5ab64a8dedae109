"""A store whose harvest is at its end: every page read, every answer had, nothing written yet. Invented works (`report_cases`).

Each two hundred hold duplicates, two works under one DOI, conflicts, retractions, other scripts, long lists and hostile texts;
each fortieth line of the list is the one before once more, each thirtieth page could not be had. The same store each time, but
for the time at which answers were had.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from answers import as_crossref, as_pubmed
from report_cases import CASES, truth
from report_speakers import Truth, crossref, page, pubmed

from harvester.enrichers import Stored
from harvester.errors import Failure
from harvester.sources import Lists
from harvester.store import Outcome, Store
from parsers.record import Reading

LIST = "list.txt"
_CASES = [case for often, _what, case in CASES for _ in range(often)]
_AT_A_TIME = 500
_GONE = Failure(address="", stage="fetch", code="http-404", message="The page is not there (404).", advice="Check the address.")  # fmt: skip
Answers = list[tuple[str, str, bytes | None]]


def lists(folder: Path) -> Lists:
    """The list that the store of a folder was made for."""
    return Lists(paths=(str(folder / LIST),))


def fill(folder: Path, jobs: int) -> None:
    """Make the store of so many lines in a folder, with the list of them."""
    folder.mkdir(parents=True)
    with (folder / LIST).open("w", encoding="utf-8") as file:
        file.writelines(f"{_address(number - (number % 40 == 39))}\n" for number in range(jobs))
    store = Store(folder / "harvest.db")
    run = store.begin(lists(folder), LIST, name=lists(folder).digest())
    # Who keeps an outcome holds its host.
    names = store.hosts(run)
    store.lease(names)
    when = datetime.now(UTC).isoformat()
    for first in range(0, jobs, _AT_A_TIME):
        outcomes, answers = [], Answers()
        for number in range(first, min(first + _AT_A_TIME, jobs)):
            if number % 40 != 39:
                outcome, said = _heard(number)
                outcomes += [(f"url:{_address(number)}", outcome)] if outcome is not None else []
                answers += said
        store.keep(outcomes)
        for service in sorted({service for service, _identifier, _body in answers}):
            store.put(service, list(_stored(service, answers, when)))
    store.give_back(names)
    store.close()


def _stored(service: str, answers: Answers, when: str) -> Iterator[tuple[str, Stored]]:
    for of, identifier, body in answers:
        if of == service:
            yield identifier, Stored("absent" if body is None else "found", body, when)


def _address(number: int) -> str:
    """What stands in the list: the page, or the DOI where there is none."""
    one = truth(number)
    plan = _CASES[number % 200](number, one)
    return str(one["doi"] if plan.page is None else one["url"])


def _heard(number: int) -> tuple[Outcome | None, Answers]:
    """The outcome of a line, None for a bare identifier, and what the services say of its identifiers."""
    plan = _CASES[number % 200](number, truth(number))
    one: Truth = {**truth(number), **plan.truth}
    if plan.page is None:
        return None, _answers(number, str(one["doi"]), None)
    if number % 30 == 29:
        return Outcome("failed", failure=Failure(**{**dict(_GONE), "address": _address(number)})), []
    read = page(one, number, plan.unread, {"url": _address(number), **plan.page})
    doi, pmid = read.record.doi, read.record.pmid
    outcome = Outcome("record", Reading(**{**dict(read), "url": _address(number)}))
    # PubMed's article names the work's own DOI, whatever the page says.
    dois = dict.fromkeys(str(one) for one in (doi, one["doi"] if pmid else None) if one)
    said = [answer for one in dois for answer in _answers(number, one, pmid)]
    return outcome, [*said, *(_article(number, pmid) if pmid else ())]


def _answers(number: int, doi: str, pmid: str | None) -> Answers:
    plan = _CASES[number % 200](number, truth(number))
    one: Truth = {**truth(number), **plan.truth}
    other = truth(number + 100_000) if plan.of_other else one
    said = crossref(other, number, {"doi": doi, **plan.crossref}).record if plan.crossref is not None else None
    item = as_crossref(said) if said is not None and said.issued is not None else None
    found: Answers = [("crossref", doi, item), ("datacite", doi, None), ("doi-ra", doi, b'{"agency": "Crossref"}')]
    if pmid is None:
        number_there = str(38_000_000 + number)
        hit = json.dumps({"pmid": number_there}).encode() if plan.pubmed is not None else None
        found += [("pubmed-search", doi, hit), *(_article(number, number_there) if hit else ())]
    return found


def _article(number: int, pmid: str) -> Answers:
    plan = _CASES[number % 200](number, truth(number))
    one: Truth = {**truth(number), **plan.truth}
    if plan.pubmed is None:
        return [("pubmed", pmid, None)]
    body = as_pubmed(pubmed(one, number, plan.pubmed).record).replace(b"38000001", pmid.encode())
    return [("pubmed", pmid, body)]
