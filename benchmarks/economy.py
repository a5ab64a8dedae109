"""How many requests 1,000 works cost: in a first run, in a second, and when the answers have grown old.

    python benchmarks/economy.py

Counted on a server on loopback that enforces the services' limits and answers in their shapes. Targets: at most 35 requests for
1,000 works that carry an identifier, whatever the mix; at most two searches a work for those that carry none, counted apart; a
second run asks nothing; nobody is asked more often than they allow. Exit status 1 where one is missed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from standin import World, title
from strict import Clock, Strict

from harvester.enrichers import Asker, Wanted, answers_to_all
from harvester.fetch import Session
from harvester.harvest import asker as over
from harvester.harvest import clerk
from harvester.inquiry import Heard, found, inquire, search
from harvester.settings import Settings
from harvester.store import Answers
from parsers.identifiers import Doi, Pmcid, Pmid
from parsers.record import Record
from parsers.values import Name, PageRange, PartialDate, Rich

WORKS, TARGET, MOST_SEARCHES = 1000, 35, 2
DAYS = (0, 1, 10)
Make = Callable[[World, int], Heard]


def page(n: int, *, place: bool) -> Record:
    """What a page without any identifier says of work n."""
    return Record(
        type="article-journal", title=Rich(title(n)), author=(Name(family="Okafor", given="A."),), container_title="Journal of Works",
        volume="1" if place else None, page=PageRange(first=str(n + 1)) if place else None, issued=PartialDate(year=2020),
    )  # fmt: skip


def doi(world: World, n: int) -> Heard:
    return Heard((Wanted(doi=Doi(world.doi(n))),), None)


def pmid(world: World, n: int) -> Heard:
    return Heard((Wanted(pmid=Pmid(world.pmid(n))),), None)


def both(world: World, n: int) -> Heard:
    return Heard((Wanted(doi=Doi(world.doi(n)), pmid=Pmid(world.pmid(n))),), None)


def pmcid(_world: World, n: int) -> Heard:
    return Heard((Wanted(pmcid=Pmcid(f"PMC{2 * n + 2}")),), None)


def thirds(world: World, n: int) -> Heard:
    return (doi, pmid, both)[n % 3](world, n)


def with_place(_world: World, n: int) -> Heard:
    return Heard((Wanted(),), page(n, place=True))


def with_title(_world: World, n: int) -> Heard:
    return Heard((Wanted(),), page(n, place=False))


@dataclass(frozen=True)
class Mix:
    """Works of one kind: how a line names them, and which services hold them."""

    name: str
    make: Make
    world: Callable[[], World]
    searched: bool = False


def _no(_n: int) -> bool:
    return False


def _all(_n: int) -> bool:
    return True


MIXES = (
    Mix("DOI alone", doi, lambda: World(WORKS)),
    Mix("PMID alone", pmid, lambda: World(WORKS)),
    Mix("DOI and PMID", both, lambda: World(WORKS)),
    Mix("a third of each", thirds, lambda: World(WORKS)),
    Mix("PMCID alone", pmcid, lambda: World(2 * WORKS + 3)),
    Mix("DOI, not in PubMed", doi, lambda: World(WORKS, elsewhere=_all)),
    Mix("DOI, 10 % DataCite", doi, lambda: World(WORKS, data=lambda n: n % 10 == 0)),
    Mix("DOI, all DataCite", doi, lambda: World(WORKS, data=_all)),
    Mix("DOI, nobody's", doi, lambda: World(0)),
    Mix("no identifier, place", with_place, lambda: World(WORKS), searched=True),
    Mix("no identifier, title", with_title, lambda: World(WORKS), searched=True),
    Mix("the same, not in PubMed", with_place, lambda: World(WORKS, elsewhere=_all), searched=True),
)

KINDS = ("idconv", "esearch", "efetch", "crossref", "doi.org", "datacite")
SEARCHES = ("citations", "titles", "queries")
_NAMES = {
    "esearch.fcgi": "esearch",
    "efetch.fcgi": "efetch",
    "ecitmatch.cgi": "citations",
    "dois": "datacite",
    "articles": "idconv",
}


def kind(path: str, query: str) -> str:
    """What a request asked for, by its address."""
    last = urlsplit(path).path.strip("/").rpartition("/")[2]
    if "/doiRA/" in path:
        return "doi.org"
    if path.startswith("/crossref"):
        return "queries" if "query.bibliographic" in query else "crossref"
    if last == "esearch.fcgi" and "%5Bti%5D" in query:
        return "titles"
    return _NAMES.get(last, "idconv")


def run(strict: Strict, heard: list[Heard], book: Answers, day: int) -> Counter[str]:
    """One run on a day: its requests, counted by kind."""
    settings = Settings(
        crossref_url=f"{strict.base}/crossref", eutils_url=f"{strict.base}/eutils", idconv_url=f"{strict.base}/idconv",
        datacite_url=f"{strict.base}/datacite", doi_url=f"{strict.base}/doi", mailto="me@example.org",
    )  # fmt: skip
    session = Session(settings, origins=settings.service_origins())
    sending = over(session, replaying=True)._send  # noqa: SLF001 - the program's own way to send
    clock = strict.clock
    asking = Asker(
        sending, clock=clock.seconds, sleep=clock.sleep, now=lambda: clock.time() + timedelta(days=day), waits=book
    )
    strict.seen.clear()
    one = clerk(settings, asking, book)
    inquire(lambda: heard, one)
    search(lambda: heard, one, book)
    return Counter(kind(path, query) for path, query in strict.seen)


def confirmed(heard: list[Heard], book: Answers) -> Counter[int]:
    """How many works have how many sources beside their page."""
    counts: Counter[int] = Counter()
    for one in heard:
        known = answers_to_all(one.wanted, book)
        searched = found(one, known, book)
        counts[len({reading.source for reading in (*known.readings, *searched.candidates)})] += 1
    return counts


def main() -> int:
    """Measure, print, and say whether the targets are met."""
    strict, missed = Strict(), []
    print(
        f"{WORKS} works each; requests by kind, then in all; searches apart; a second run a day later, a third after {DAYS[2]} days"
    )
    print(
        f"{'':24}"
        + "".join(f"{name:>9}" for name in KINDS)
        + "   all |"
        + "".join(f"{name:>10}" for name in SEARCHES)
        + " | 2nd  3rd | sources"
    )
    for mix in MIXES:
        with TemporaryDirectory() as folder:
            world = mix.world()
            strict.begin(world, Clock(), {}, {})
            heard = [mix.make(world, n) for n in range(WORKS)]
            book = Answers.open(Path(folder) / "answers.db")
            runs = [run(strict, heard, book, day) for day in DAYS]
            sources = ", ".join(f"{number}: {count}" for number, count in sorted(confirmed(heard, book).items()))
            book.close()
        asked = [sum(one[name] for name in KINDS) for one in runs]
        searched = [sum(one[name] for name in SEARCHES) for one in runs]
        print(
            f"{mix.name:24}" + "".join(f"{runs[0][name] or '':>9}" for name in KINDS) + f"{asked[0]:6} |"
            + "".join(f"{runs[0][name] or '':>10}" for name in SEARCHES) + f" |{asked[1] + searched[1]:4}{asked[2] + searched[2]:5} | {sources}"
        )  # fmt: skip
        limit = TARGET * (2 if mix.searched else 1)
        missed += [f"{mix.name}: {what}" for what, wrong in (
            (f"{asked[0]} requests by identifier", asked[0] > TARGET), (f"{asked[2]} requests when the answers are old", asked[2] > limit),
            (f"{searched[0]} searches", searched[0] > MOST_SEARCHES * WORKS or (searched[0] > 0) is not mix.searched),
            ("a second run asked again", asked[1] + searched[1] > 0), (f"limits were broken: {strict.breaches[:1]}", bool(strict.breaches)),
        ) if wrong]  # fmt: skip
    strict.close()
    print(
        f"targets: at most {TARGET} requests by identifier, {MOST_SEARCHES} searches a work, nothing in a second run, no limit broken"
    )
    print("\n".join(f"MISSED {one}" for one in missed) or "all met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
