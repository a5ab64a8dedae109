"""Works without an identifier while the services stumble: no limit is broken, and each work ends right or listed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sitting import Waits
from standin import World
from strict import FAULTS, Clock, Strict
from test_enrichers_manners import MOST_A_QUESTION, asking, settings_for
from test_inquiry import page

from harvester.crosscheck import Material, crosscheck
from harvester.enrichers import Clerk, Wanted, answers_to_all
from harvester.harvest import services
from harvester.inquiry import Heard, found, inquire, search
from parsers.record import Reading

# Some with their place, some with a title alone, some that PubMed does not hold.
WORKS = tuple(Heard((Wanted(),), page(n) if n % 3 else page(n, volume=None, page=None)) for n in range(7))
PLANS = st.dictionaries(st.integers(0, 20), st.sampled_from(sorted(FAULTS)), max_size=15)


@pytest.fixture(scope="module")
def strict() -> Iterator[Strict]:
    server = Strict()
    yield server
    server.close()


def _elsewhere(n: int) -> bool:
    return n % 4 == 0


def whole(number: int) -> set[str]:
    """Who holds a work of this world."""
    return {"crossref"} if _elsewhere(number) else {"crossref", "pubmed"}


@given(plan=PLANS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_a_search_breaks_no_limit_and_every_work_ends_right_or_listed(
    strict: Strict, plan: dict[int, str]
) -> None:
    book = Waits()
    strict.begin(World(20, elsewhere=_elsewhere), Clock(), plan, {})
    clerk = Clerk(asking(strict, book), book, services(settings_for(strict)))
    inquire(lambda: WORKS, clerk)
    search(lambda: WORKS, clerk, book)
    assert strict.breaches == []
    for number, heard in enumerate(WORKS):
        known = answers_to_all(heard.wanted, book)
        end = found(heard, known, book)
        assert heard.page is not None
        work = crosscheck(Material(["a"], [Reading(source="page", record=heard.page)], candidates=end.candidates))
        merged = {one.reading.source: one.reading.record.doi for one in work.readings if one.reading.source != "page"}
        assert merged.keys() == whole(number) or end.failures, (number, merged)
        # The other works that a search lists never merge, whatever was cut or missing on the way.
        assert set(merged.values()) <= {f"10.5555/w.{number}"}
    # Two searches at PubMed for all, one at Crossref for each, two efetches, Crossref's batch, PubMed's by DOI, doi.org's.
    assert len(strict.seen) <= 2 + len(WORKS) + 6 + MOST_A_QUESTION * len(plan)
