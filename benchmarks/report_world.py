"""Invented works with all that can be said of them, for looking at reports and measuring them.

    python benchmarks/report_world.py [WORKS] [FOLDER]

Writes the reports of so many works (200) into a folder (output/report-world). Every kind of agreement and conflict, wrong
DOIs, retractions, preprints, duplicates, suggestions, decisions, many scripts, long lists, no titles, markup, and hostile
texts are among each two hundred (`report_cases`); what is said goes through the real cross-check. The same works each time.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

# What is shown is the code beside this file, not an installed one.
sys.path.insert(0, str(Path(__file__).parents[1]))

from report_cases import CASES, Plan, truth
from report_speakers import Truth, crossref, datacite, page, pubmed

from harvester.assemble import Assembled, Listed
from harvester.citation_keys import assign
from harvester.crosscheck import Material, crosscheck
from harvester.crosscheck.lists import tell
from harvester.crosscheck.questions import field_question
from harvester.crosscheck.ruling import Signature, rule
from harvester.errors import Failure
from harvester.report import Reported, RunFacts
from parsers.record import Reading

FACTS = RunFacts(program="harvester", made="2026-02-04 09:00 UTC", origin="list.txt", addresses=206)
BY = Signature("A. Librarian", "2026-01-15T10:00:00Z", "seen in the print issue")
FAILURES = (
    ("https://repository.example.org/works/9001", "fetch", "http-404", "The page is not there (404).", "Check the address."),
    ("https://papers.sample-university.example/works/9002", "fetch", "challenge", "The site asks whether a person reads.",
     "Save the page, and give the file."),
    ("https://archive.example.net/works/9003", "fetch", "robots", "The site asks programs not to read this page.", "Ask whoever runs it."),
    ("https://journals.example.org/works/9004", "parse", "script-only", "The page shows nothing before its scripts run.", "Give its DOI instead."),
    ("not an address", "input", "not-an-address", "Line 17 is no address: “not an address”.", "Give a URL, DOI, PMID, PMCID or file."),
    ("neither", "input", "not-an-address", "Line 18 is no address: “neither”.", "Give a URL, DOI, PMID, PMCID or file."),
    ("10.5555/nobody", "crossref", "not-found", "No service knows 10.5555/nobody.", "Look for a mistyped letter."),
)  # fmt: skip


@cache
def world(works: int = 200) -> Assembled:
    """So many works, each case as often as its table says, and what could not be had."""
    cases = [case for often, _what, case in CASES for _ in range(often)]
    found = tell(
        [crosscheck(_material(number, cases[number % 200](number, truth(number)))) for number in _spread(works)]
    )
    keys = assign([work.record for work in found])
    reported = (Reported(key=key, work=work) for key, work in zip(keys, found, strict=True))
    failures = (Failure(address=a, stage=s, code=c, message=m, advice=advice) for a, s, c, m, advice in FAILURES)
    return Assembled(
        works=tuple(sorted(reported, key=lambda one: one.key)),
        failures=tuple(Listed(one, "list.txt", place) for place, one in enumerate(failures, start=1)),
        positions=tuple((place,) for place in range(works)),
    )


def _spread(works: int) -> list[int]:
    """Numbers that stand for every case also where there are few."""
    return list(range(works)) if works >= 200 else [place * 200 // works for place in range(works)]


def _material(number: int, plan: Plan) -> Material:
    heard = _heard(number, plan, {})
    if not plan.decided:
        return heard
    heard = replace(heard, names=(f"url:{heard.addresses[0]}",))
    decision = rule(field_question(crosscheck(heard), plan.decided), "accept", "page", BY)
    return replace(_heard(number, plan, plan.since), names=heard.names, decisions=[decision])


def _heard(number: int, plan: Plan, since: Truth) -> Material:
    """What the page and the services say of a work, as planned."""
    one = {**truth(number), **plan.truth, **since}
    other = truth(number + 100_000) if plan.of_other else one
    pages = [] if plan.page is None else [page(one, number, plan.unread, plan.page)]
    speakers = ((crossref, other, plan.crossref), (pubmed, one, plan.pubmed), (datacite, one, plan.datacite))
    answers: list[Reading] = [speak(of, number, said) for speak, of, said in speakers if said is not None]
    found = [] if plan.found is None else [crossref(one, number, plan.found)]
    addresses = (*(str(shown.url) for shown in pages), *plan.addresses)
    return Material(addresses, pages, answers, found, plan.absent, plan.failures, plan.registrations)


def main(given: list[str]) -> None:
    from harvester.outputs import write_reports

    works, folder = int(given[0]) if given else 200, Path(given[1] if len(given) > 1 else "output/report-world")
    for path in write_reports(folder, world(works), FACTS):
        print(f"{path.stat().st_size:12,} {path}")


if __name__ == "__main__":
    main(sys.argv[1:])
