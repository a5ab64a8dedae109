"""Invented works, and what can happen to one between its page and the services: a plan for each case, as a table."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from report_speakers import Truth
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

from harvester.errors import Failure
from harvester.work import Registration
from parsers.record import Unread


@dataclass(frozen=True)
class Plan:
    """Who speaks of a work and what each says otherwise; None where one says nothing.

    `truth` is what is otherwise for all; `of_other` makes Crossref speak of another work; `decided` is the field that a
    person decided for the page, on another volume where `since` says so.
    """

    truth: Truth = field(default_factory=dict)
    page: Truth | None = field(default_factory=dict)
    crossref: Truth | None = None
    pubmed: Truth | None = None
    datacite: Truth | None = None
    found: Truth | None = None
    absent: tuple[str, ...] = ()
    registrations: tuple[Registration, ...] = ()
    failures: tuple[Failure, ...] = ()
    unread: tuple[Unread, ...] = ()
    addresses: tuple[str, ...] = ()
    of_other: bool = False
    decided: str = ""
    since: Truth = field(default_factory=dict)


Case = Callable[[int, Truth], Plan]
_WHEN = "2026-02-01T09:00:00Z"
_UNPLACED: Truth = {
    "container_title": None,
    "container_title_short": None,
    "issn": (),
    "volume": None,
    "issue": None,
    "page": None,
}


def escaped(text: str) -> str:
    """Plain text as `Rich` holds it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def issn(first: str) -> str:
    """An ISSN of its first seven digits."""
    total = sum(int(digit) * weight for digit, weight in zip(first, range(8, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return f"{first[:4]}-{first[4:]}{'X' if check == 10 else check}"


def truth(number: int) -> Truth:
    """A work as it is: a journal article with all that a citation needs."""
    pick = random.Random(number)
    journal, short, first = pick.choice(JOURNALS)
    year, start = pick.randint(1994, 2025), pick.randint(1, 900)
    return {
        "type": "article-journal", "title": f"{pick.choice(METHODS)} of {pick.choice(THINGS)} in {pick.choice(PLACES)} ({number})",
        "author": [{"family": pick.choice(FAMILIES), "given": pick.choice(GIVEN)} for _ in range(pick.randint(1, 8))],
        "container_title": journal, "container_title_short": short, "publisher": "Invented Press", "language": "en",
        "issn": [{"value": issn(first), "kind": "print"}, {"value": issn(str(int(first) + 1000)), "kind": "electronic"}],
        "volume": str(year - 1980), "issue": str(pick.randint(1, 12)), "page": {"first": str(start), "last": str(start + pick.randint(3, 20))},
        "issued": {"year": year, "month": pick.randint(1, 12), "day": pick.randint(1, 28)},
        "doi": f"10.5555/world.{number}", "abstract": escaped(" ".join(pick.choices(SENTENCES, k=pick.randint(6, 14)))),
        "keyword": [{"text": thing} for thing in pick.sample(THINGS, 4)], "url": f"https://{HOSTS[number % len(HOSTS)][0]}/works/{number}",
    }  # fmt: skip


def _agreed(number: int, one: Truth) -> Plan:
    first, *others = one["author"]
    known = [{**first, "orcid": "0000-0002-1825-0097"}, *others]
    return Plan(
        crossref={"author": known},
        pubmed={"pmcid": f"PMC{9000000 + number}", "container_title": one["container_title_short"]},
    )


def _noticed(number: int, one: Truth) -> Plan:
    kind = ("retraction", "concern", "correction", "withdrawal", "retraction")[number % 5]
    notice = {
        "kind": kind,
        "doi": f"10.5555/notice.{number}",
        "date": {"year": one["issued"]["year"] + 1, "month": 5, "day": 3},
    }
    return Plan(crossref={"notice": [notice]}, pubmed={"notice": [{**notice, "pmid": str(39000000 + number)}]})


def _twin(number: int, _one: Truth) -> Plan:
    first = truth(number - number % 3)
    ending = ": the final report" if number % 3 == 2 else ""
    return Plan(
        truth=first,
        page={"doi": first["doi"] if number % 3 else None, "title": first["title"] + ending, "volume": None},
    )


def _script(number: int, _one: Truth) -> Plan:
    title, people, language = SCRIPTS[number % len(SCRIPTS)]
    names = [{"family": family, "given": given} for family, given in people]
    shown = {"author": names, "volume": str(number)} if number % 2 else {"author": names}
    return Plan(
        truth={"title": title, "author": names, "language": language}, page=shown, crossref={}, absent=("pubmed",)
    )


def _crowd(number: int, _one: Truth) -> Plan:
    pick = random.Random(number)
    many = [{"family": pick.choice(FAMILIES), "given": pick.choice(GIVEN)} for _ in range((40, 120, 400)[number % 3])]
    terms = [{"text": f"{thing}, {place}"} for thing in THINGS for place in PLACES[:3]]
    group = {"literal": "The Sample Collaboration"}
    return Plan(
        truth={"author": [*many, group], "keyword": terms}, page={"author": many[:3]},
        crossref={"abstract": escaped(" ".join(SENTENCES * 6))}, pubmed={},
    )  # fmt: skip


def _hostile(number: int, _one: Truth) -> Plan:
    text = HOSTILE[number % len(HOSTILE)]
    said = {
        "title": escaped(text),
        "container_title": text,
        "author": [{"literal": text}],
        "keyword": [{"text": text}],
        "rights": text,
    }
    return Plan(truth=said, crossref={"publisher": text, "volume": "999"}, addresses=(f"javascript:{text}",))


def _elsewhere(number: int, one: Truth) -> Plan:
    agency = ("JaLC", "mEDRA", None, "KISTI")[number % 4]
    return Plan(absent=("crossref", "pubmed"), registrations=(Registration(doi=one["doi"], agency=agency, when=_WHEN),))


def _broken(_number: int, _one: Truth) -> Plan:
    bad = (
        Unread(field="issn", text="2000-0010", where="meta citation_issn", why="its check digit is wrong: 2000-001X would be right"),
        Unread(field="issued", text="31.02.2019", where="label Date (line 20)", why="there is no such day"),
    )  # fmt: skip
    shown = {"issn": (), "volume": "12(3)", "keyword": ({"text": "long/" * 60},)}
    return Plan(page=shown, crossref={}, unread=bad, addresses=(f"https://proxy.example.org/login?url={'x' * 220}",))


def _unasked(_number: int, one: Truth) -> Plan:
    said, advice = "Crossref answered 503 five times.", "Run the same command again later."
    return Plan(
        pubmed={},
        failures=(Failure(address=one["doi"], stage="crossref", code="http-503", message=said, advice=advice),),
    )


_PROCEEDINGS = {
    "type": "paper-conference",
    "container_title": "Proceedings of the 9th Conference on Invented Things",
    "volume": None,
    "issue": None,
    "issn": (),
}
# How many of each two hundred works are so; what it is; the plan.
CASES: tuple[tuple[int, str, Case], ...] = (
    (50, "all agree", _agreed),
    (16, "the page lacks much", lambda n, _o: Plan(
        page={"doi": None, "volume": None, "page": None, "issn": (), "pmid": str(38000000 + n)}, crossref={}, pubmed={})),
    (12, "a bare identifier", lambda _n, o: Plan(page=None, crossref={}, pubmed={}, addresses=(o["doi"],))),
    (10, "a thesis that no service knows", lambda _n, _o: Plan(
        page={**_UNPLACED, "doi": None, "type": "thesis", "genre": "Doctoral thesis", "publisher": "Old College"})),
    (6, "a book, two ISBNs", lambda _n, _o: Plan(
        truth={**_UNPLACED, "type": "book", "abstract": None}, page={"isbn": ("9780306406157",), "edition": "2"},
        crossref={"isbn": ("9781402894626",)}, absent=("pubmed",))),
    (5, "a conference paper", lambda _n, _o: Plan(
        truth={**_PROCEEDINGS, "container_title_short": None}, crossref={"event_title": "9th Conference on Invented Things"}, absent=("pubmed",))),
    (4, "a data set", lambda _n, o: Plan(
        truth={**_UNPLACED, "type": "dataset", "publisher": "Bird Bank"}, datacite={"version": "1.2"}, absent=("crossref", "pubmed"),
        registrations=(Registration(doi=o["doi"], agency="DataCite", when=_WHEN),))),
    (8, "two volumes", lambda _n, o: Plan(page={"volume": str(int(o["volume"]) + 1)}, crossref={}, pubmed={})),
    (5, "two years", lambda _n, o: Plan(page={"issued": {"year": o["issued"]["year"] - 3}, "issue": "S2"}, crossref={}, pubmed={"issue": None})),
    (3, "other people", lambda _n, o: Plan(page={"author": [*reversed(o["author"]), {"family": "Doe", "given": "J."}]}, crossref={}, pubmed={})),
    (4, "capitals, and pages backwards", lambda _n, o: Plan(
        page={"title": o["title"].upper(), "page": {"first": o["page"]["last"], "last": o["page"]["first"]}}, crossref={}, pubmed={})),
    (5, "another work's DOI, and the right one found", lambda n, _o: Plan(
        page={"doi": f"10.5555/world.{n + 100000}"}, crossref={}, found={}, of_other=True, absent=("pubmed",))),
    (4, "an answer that may be about another", lambda _n, o: Plan(
        crossref={"title": o["title"].replace(" of ", " after "), "author": o["author"][:1], "volume": "3", "page": {"first": "1"}})),
    (5, "a suggestion", lambda _n, o: Plan(
        page={**_UNPLACED, "doi": None, "author": (), "publisher": None}, found={"issued": {"year": o["issued"]["year"] + 1}})),
    (8, "retracted, doubted, corrected", _noticed),
    (4, "a preprint since published", lambda n, _o: Plan(
        truth={**_UNPLACED, "type": "article", "publisher": "exampleRxiv"}, page={"genre": "Preprint"},
        crossref={"related": [{"relation": "is-preprint-of", "id": f"10.5555/final.{n}"}]}, absent=("pubmed",))),
    (6, "there twice", _twin),
    (4, "two works under one DOI", lambda n, _o: Plan(page={"doi": f"10.5555/shared.{n // 2}"}, absent=("crossref",))),
    (12, "another script", _script),
    (3, "a crowd", _crowd),
    (2, "no title", lambda _n, _o: Plan(page={"title": None, "author": (), "abstract": None}, absent=("crossref", "pubmed"))),
    (4, "markup", lambda n, _o: Plan(
        truth={"title": MARKUP[n % 4]}, page={"title": MARKUP[n % 4].replace("<i>", "").replace("</i>", "")}, crossref={}, pubmed={})),
    (4, "hostile", _hostile),
    (4, "a DOI registered elsewhere, or nowhere", _elsewhere),
    (4, "decided by a person", lambda n, o: Plan(
        page={"volume": str(int(o["volume"]) + 1)}, crossref={}, pubmed={}, decided="volume", since={"volume": "77"} if n % 3 == 0 else {})),
    (3, "a service that could not be asked", _unasked),
    (5, "a broken page", _broken),
)  # fmt: skip
assert sum(often for often, _what, _case in CASES) == 200, "each two hundred hold them all"
