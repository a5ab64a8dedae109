"""Invented works with all that can be said of them, for looking at reports and measuring them.

    python benchmarks/report_world.py [WORKS] [FOLDER]

Writes the reports of so many works (200) into a folder (output/report-world). Every kind of agreement and conflict, wrong
DOIs, retractions, preprints, duplicates, suggestions, decisions, many scripts, long lists, no titles, markup, and hostile
texts are among each two hundred; what is said goes through the real cross-check. The same works each time.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

# What is shown is the code beside this file, not an installed one.
sys.path.insert(0, str(Path(__file__).parents[1]))

from report_speakers import Truth, crossref, datacite, page, pubmed
from report_words import (
    FAMILIES,
    GIVEN,
    HOSTILE,
    HOSTS,
    JOURNALS,
    MARKUP,
    METHODS,
    PLACES,
    SCRIPTS,
    SENTENCES,
    THINGS,
)

from harvester.assemble import Assembled, Listed
from harvester.citation_keys import assign
from harvester.crosscheck import DEFAULT, Material, crosscheck
from harvester.crosscheck.lists import tell
from harvester.errors import Failure
from harvester.report import Reported, RunFacts
from harvester.work import Registration
from parsers.record import Unread

Case = Callable[[int, Truth], Material]


def _issn(first: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(first, range(8, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return f"{first[:4]}-{first[4:]}{'X' if check == 10 else check}"


def truth(number: int) -> Truth:
    """A work as it is: a journal article with all that a citation needs."""
    pick = random.Random(number)
    journal, short, first = pick.choice(JOURNALS)
    year, start = pick.randint(1994, 2025), pick.randint(1, 900)
    people = [{"family": pick.choice(FAMILIES), "given": pick.choice(GIVEN)} for _ in range(pick.randint(1, 8))]
    return {
        "type": "article-journal", "title": f"{pick.choice(METHODS)} of {pick.choice(THINGS)} in {pick.choice(PLACES)} ({number})",
        "author": people, "container_title": journal, "container_title_short": short,
        "issn": [{"value": _issn(first), "kind": "print"}, {"value": _issn(str(int(first) + 1000)), "kind": "electronic"}],
        "volume": str(year - 1980), "issue": str(pick.randint(1, 12)), "page": {"first": str(start), "last": str(start + pick.randint(3, 20))},
        "issued": {"year": year, "month": pick.randint(1, 12), "day": pick.randint(1, 28)}, "publisher": "Invented Press", "language": "en",
        "doi": f"10.5555/world.{number}", "abstract": " ".join(pick.choices(SENTENCES, k=pick.randint(6, 14))).replace("&", "&amp;").replace("<", "&lt;"),
        "keyword": [{"text": thing} for thing in pick.sample(THINGS, 4)], "url": f"https://{HOSTS[number % len(HOSTS)][0]}/works/{number}",
    }  # fmt: skip


def _all(number: int, one: Truth, shown: Truth | None = None, others: Truth | None = None, found: Truth | None = None) -> Material:
    """A page, Crossref and PubMed, each with what it says otherwise."""
    said = page(one, number, **(shown or {}))
    return Material([str(said.url)], [said], [crossref(one, number, **(others or {})), pubmed(one, number, **(found or {}))])


def _pick(number: int, table: tuple[Any, ...]) -> Any:
    return table[number % len(table)]


def agreed(number: int, one: Truth) -> Material:
    known = {**one, "author": [{**person, "orcid": "0000-0002-1825-0097"} if not place else person for place, person in enumerate(one["author"])]}
    return _all(number, one, others={"author": known["author"]}, found={"pmcid": f"PMC{9000000 + number}", "container_title": one["container_title_short"]})


def lacking(number: int, one: Truth) -> Material:
    return _all(number, one, shown={"doi": None, "volume": None, "page": None, "issn": (), "pmid": str(38000000 + number)})


def identifier(number: int, one: Truth) -> Material:
    return Material([one["doi"]], answers=[crossref(one, number), pubmed(one, number)])


def thesis(number: int, one: Truth) -> Material:
    gone = {"container_title": None, "issn": (), "volume": None, "issue": None, "page": None, "doi": None}
    said = page(one, number, **gone, type="thesis", genre="Doctoral thesis", publisher="Old College")
    return Material([str(said.url)], [said])


def book(number: int, one: Truth) -> Material:
    more = {"container_title": None, "container_title_short": None, "issn": (), "volume": None, "issue": None, "page": None, "abstract": None}
    said = page(one, number, **more, type="book", isbn=("9780306406157",), edition="2")
    del more["abstract"]
    return Material([str(said.url)], [said], [crossref(one, number, **more, type="book", isbn=("9781402894626",))], absent=["pubmed"])


def meeting(number: int, one: Truth) -> Material:
    more = {"type": "paper-conference", "container_title": "Proceedings of the 9th Conference on Invented Things", "volume": None, "issue": None, "issn": ()}
    said = page(one, number, **more)
    return Material([str(said.url)], [said], [crossref(one, number, **more, container_title_short=None, event_title="9th Conference on Invented Things")], absent=["pubmed"])


def data(number: int, one: Truth) -> Material:
    gone = {"container_title": None, "issn": (), "volume": None, "issue": None, "page": None, "type": "dataset"}
    said = page(one, number, **gone, publisher="Bird Bank")
    found = Registration(doi=one["doi"], agency="DataCite", when="2026-02-01T09:00:00Z")
    return Material([str(said.url)], [said], [datacite(one, number, type="dataset", publisher="Bird Bank", version="1.2")], absent=["crossref", "pubmed"], registrations=[found])


def volumes(number: int, one: Truth) -> Material:
    return _all(number, one, shown={"volume": str(int(one["volume"]) + 1)})


def years(number: int, one: Truth) -> Material:
    return _all(number, one, shown={"issued": {"year": one["issued"]["year"] - 3}, "issue": "S2"}, found={"issue": None})


def people(number: int, one: Truth) -> Material:
    return _all(number, one, shown={"author": [*reversed(one["author"]), {"family": "Doe", "given": "J."}]})


def titles(number: int, one: Truth) -> Material:
    return _all(number, one, shown={"title": one["title"].upper(), "page": {"first": one["page"]["last"], "last": one["page"]["first"]}})


def wrong_doi(number: int, one: Truth) -> Material:
    other = truth(number + 100_000)
    said = page(one, number, doi=other["doi"])
    return Material([str(said.url)], [said], [crossref(other, number)], [crossref(one, number)], absent=["pubmed"])


def unsure(number: int, one: Truth) -> Material:
    said = page(one, number)
    answer = crossref(one, number, title=one["title"].replace(" of ", " after "), author=one["author"][:1], volume="3", page={"first": "1"})
    return Material([str(said.url)], [said], [answer])


def suggested(number: int, one: Truth) -> Material:
    said = page(one, number, doi=None, volume=None, issue=None, page=None, author=(), container_title=None, issn=(), publisher=None)
    near = crossref(one, number, issued={"year": one["issued"]["year"] + 1})
    return Material([str(said.url)], [said], [], [near])


def noticed(number: int, one: Truth) -> Material:
    kind = _pick(number, ("retraction", "concern", "correction", "withdrawal", "retraction"))
    notice = {"kind": kind, "doi": f"10.5555/notice.{number}", "date": {"year": one["issued"]["year"] + 1, "month": 5, "day": 3}}
    return _all(number, one, others={"notice": [notice]}, found={"notice": [{**notice, "pmid": str(39000000 + number)}]})


def preprint(number: int, one: Truth) -> Material:
    more = {"type": "article", "container_title": None, "container_title_short": None, "issn": (), "volume": None, "issue": None, "page": None}
    said = page(one, number, **more, genre="Preprint", publisher="exampleRxiv")
    related = [{"relation": "is-preprint-of", "id": f"10.5555/final.{number}"}]
    return Material([str(said.url)], [said], [crossref(one, number, **more, publisher="exampleRxiv", related=related)], absent=["pubmed"])


def twin(number: int, one: Truth) -> Material:
    first = truth(number - number % 3)
    said = page(first, number, doi=first["doi"] if number % 3 else None, title=first["title"] + (": the final report" if number % 3 == 2 else ""), volume=None)
    return Material([str(said.url)], [said])


def shared(number: int, one: Truth) -> Material:
    said = page(one, number, doi=f"10.5555/shared.{number // 2}")
    return Material([str(said.url)], [said], absent=["crossref"])


def script(number: int, one: Truth) -> Material:
    title, names, language = _pick(number, SCRIPTS)
    mine = {**one, "title": title, "language": language, "author": [{"family": family, "given": given} for family, given in names]}
    shown = {"author": mine["author"], "volume": str(number)} if number % 2 else {"author": mine["author"]}
    said = page(mine, number, **shown)
    return Material([str(said.url)], [said], [crossref(mine, number)], absent=["pubmed"])


def crowd(number: int, one: Truth) -> Material:
    pick = random.Random(number)
    many = [{"family": pick.choice(FAMILIES), "given": pick.choice(GIVEN)} for _ in range(_pick(number, (40, 120, 400)))]
    mine = {**one, "author": [*many, {"literal": "The Sample Collaboration"}], "keyword": [{"text": f"{thing}, {place}"} for thing in THINGS for place in PLACES[:3]]}
    return _all(number, mine, shown={"author": many[:3]}, others={"abstract": " ".join(SENTENCES * 6).replace("&", "&amp;").replace("<", "&lt;")})


def untitled(number: int, one: Truth) -> Material:
    said = page(one, number, title=None, author=(), abstract=None)
    return Material([str(said.url)], [said], absent=["crossref", "pubmed"])


def marked(number: int, one: Truth) -> Material:
    mine = {**one, "title": _pick(number, MARKUP)}
    return _all(number, mine, shown={"title": mine["title"].replace("<i>", "").replace("</i>", "")})


def hostile(number: int, one: Truth) -> Material:
    text = _pick(number, HOSTILE)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    said = page({**one, "title": escaped, "container_title": text, "author": [{"literal": text}], "keyword": [{"text": text}], "rights": text}, number)
    return Material([str(said.url), f"javascript:{text}"], [said], [crossref({**one, "title": escaped, "publisher": text}, number, volume="999")])


def elsewhere(number: int, one: Truth) -> Material:
    agency = _pick(number, ("JaLC", "mEDRA", None, "KISTI"))
    said = page(one, number)
    return Material([str(said.url)], [said], absent=["crossref", "pubmed"], registrations=[Registration(doi=one["doi"], agency=agency, when="2026-02-01T09:00:00Z")])


def unasked(number: int, one: Truth) -> Material:
    said = page(one, number)
    failure = Failure(address=one["doi"], stage="crossref", code="http-503", message="Crossref answered 503 five times.", advice="Run the same command again later.")
    return Material([str(said.url)], [said], [pubmed(one, number)], failures=[failure])


def broken(number: int, one: Truth) -> Material:
    bad = (
        Unread(field="issn", text="2000-0010", where="meta citation_issn", why="its check digit is wrong: 2000-001X would be right"),
        Unread(field="issued", text="31.02.2019", where="label Date (line 20)", why="there is no such day"),
    )
    said = page(one, number, bad, issn=(), volume="12(3)", keyword=({"text": "long/" * 60},))
    return Material([str(said.url), f"https://proxy.example.org/login?url={'x' * 220}"], [said], [crossref(one, number)])


# Case, and how many of each two hundred works are so.
CASES: tuple[tuple[Case, int], ...] = (
    (agreed, 62), (lacking, 16), (identifier, 12), (thesis, 10), (book, 6), (meeting, 5), (data, 4), (volumes, 8), (years, 5), (people, 3),
    (titles, 4), (wrong_doi, 5), (unsure, 4), (suggested, 5), (noticed, 8), (preprint, 4), (twin, 6), (shared, 4), (script, 12), (crowd, 3),
    (untitled, 2), (marked, 4), (hostile, 4), (elsewhere, 4),
)  # fmt: skip
FAILURES = (
    ("https://repository.example.org/works/9001", "fetch", "http-404", "The page is not there (404).", "Check the address; the work may have moved."),
    ("https://papers.sample-university.example/works/9002", "fetch", "challenge", "The site asks whether a person is reading.", "Open it in a browser, save it, and give the file."),
    ("https://archive.example.net/works/9003", "fetch", "robots", "The site’s robots.txt asks programs not to read this page.", "Ask whoever runs it."),
    ("https://journals.example.org/works/9004", "parse", "script-only", "The page shows nothing before its scripts run.", "Give its DOI instead."),
    ("not an address", "input", "not-an-address", "Line 17 is no address: “not an address”.", "Give a URL, DOI, PMID, PMCID or file."),
    ("10.5555/nobody", "crossref", "not-found", "No service knows 10.5555/nobody.", "Look for a mistyped letter."),
)  # fmt: skip


def world(works: int = 200) -> Assembled:
    """So many works, each case as often as the table says, and what could not be had."""
    order = [case for case, often in CASES for _ in range(often)]
    order += [(unasked, broken)[place % 2] for place in range(200 - len(order))]
    found = tell([crosscheck(order[number % 200](number, truth(number)), (), DEFAULT) for number in _spread(works)])
    keys = assign([work.record for work in found])
    reported = sorted((Reported(key=key, work=work) for key, work in zip(keys, found, strict=True)), key=lambda one: one.key)
    failures = [Failure(address=a, stage=s, code=c, message=m, advice=advice) for a, s, c, m, advice in FAILURES]
    return Assembled(
        tuple(reported), tuple(Listed(one, "list.txt", place) for place, one in enumerate(failures, start=1)), tuple((place,) for place in range(works))
    )


def _spread(works: int) -> list[int]:
    """Numbers that stand for every case also where there are few."""
    return list(range(works)) if works >= 200 else [place * 200 // max(works, 1) for place in range(works)]


FACTS = RunFacts(program="harvester", made="2026-02-04 09:00 UTC", origin="list.txt", addresses=206)


def main(given: list[str]) -> None:
    from harvester.outputs import write_reports

    works, folder = int(given[0]) if given else 200, Path(given[1] if len(given) > 1 else "output/report-world")
    for path in write_reports(folder, world(works), FACTS):
        print(f"{path.stat().st_size:12,} {path}")


if __name__ == "__main__":
    main(sys.argv[1:])
