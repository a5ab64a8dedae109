"""Works that are there twice, and works under one identifier: found, with the reasons, and nothing is lost or merged by it."""

from __future__ import annotations

from typing import Any

import pytest
from any_records import RECORDS
from filed_pairs import DEV_PAIRS
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.crosscheck import Material, Party, crosscheck, duplicates, group_parties
from harvester.crosscheck.blocks import MOST_IN_A_BLOCK
from harvester.crosscheck.decisions import NO_DECISIONS
from harvester.crosscheck.duplicates import NAMED, compare, groups
from harvester.crosscheck.findings.versions import published
from harvester.crosscheck.lists import tell
from harvester.crosscheck.pairs import found_apart
from harvester.crosscheck.same_work import same_work
from harvester.work import Decision, SameWork, Subject, Work
from parsers.record import Reading, Record

SLEEP: dict[str, Any] = {
    "type": "article-journal", "title": "Sleep and light in small mammals", "author": [{"family": "Okafor", "given": "C."}], "volume": "14",
    "container_title": "Journal of Invented Biology", "page": {"first": "117", "last": "129"}, "issued": {"year": 2021},
}  # fmt: skip
BIRDS: dict[str, Any] = {
    "type": "article-journal",
    "title": "Spring arrival of the marsh warbler",
    "author": [{"family": "Virtanen"}],
    "issued": {"year": 2017},
}


def record(of: dict[str, Any] = SLEEP, **more: Any) -> Record:
    return Record.model_validate(of | more)


# (two records, level of the link, or None for no link, a word of its reasons)
LINKS: tuple[tuple[Record, Record, str | None, str], ...] = (
    (record(doi="10.5555/a"), record(doi="10.5555/a"), "EXACT", "DOI 10.5555/a"), (record(pmid="7"), record(pmid="7", volume="15"), "STRONG", "PMID 7"),
    (record(), record(author=[{"family": "Okafor", "given": "Chidi"}]), "EXACT", ""), (record(container_title=None, volume=None, page=None), record(), "STRONG", ""),
    (record(pmcid="PMC7"), record(title="Sleep &amp; light in small mammals", pmcid="PMC7"), "EXACT", "PMCID PMC7"),
    (record(doi="10.5555/a"), record(BIRDS, doi="10.5555/a"), "DIFFERENT", "DOI 10.5555/a"),
    (record(title="Sleep in 8 mammals", doi="10.5555/a"), record(title="Sleep in 9 mammals", doi="10.5555/a", page=None), "AMBIGUOUS", "DOI 10.5555/a"),
    # One of the two has no title: one number, and nothing that speaks against it.
    (record(doi="10.5555/a"), record({}, doi="10.5555/a"), "EXACT", "DOI 10.5555/a"), (record({}, doi="10.5555/a"), record({}, doi="10.5555/a", issued={"year": 2021}), "EXACT", "DOI 10.5555/a"),
    (record(pmid="7"), record({}, pmid="7", volume="14"), "EXACT", "PMID 7"), (record(doi="10.5555/a"), record(doi="10.5555/a", title=None), "STRONG", "DOI 10.5555/a"),
    (record(doi="10.5555/a"), record({}, doi="10.5555/a", container_title="Weather Today"), "AMBIGUOUS", "DOI 10.5555/a"),
    (record(doi="10.5555/a"), record({}, doi="10.5555/a", issued={"year": 2015}), "AMBIGUOUS", "DOI 10.5555/a"),
    (record(doi="10.5555/a", pmid="7"), record({}, doi="10.5555/a", pmid="8"), "AMBIGUOUS", "DOI 10.5555/a"),
    (record(doi="10.5555/a"), record({}, doi="10.5555/a", author=[{"family": "Ng"}]), "AMBIGUOUS", "DOI 10.5555/a"),
    (record(doi="10.5555/a"), record({}, doi="10.5555/a", type="dataset"), "AMBIGUOUS", "DOI 10.5555/a"),
    # A preprint and its article, a chapter and its book, an erratum, another part: two works.
    (record(doi="10.5555/a"), record(type="article", genre="Preprint", container_title=None, volume=None, page=None, doi="10.1101/2021.01.02.123456"), None, ""),
    (record(type="chapter", container_title="A Handbook of Sleep"), record(type="book", title="A Handbook of Sleep", container_title=None, page=None), None, ""),
    (record(), record(title="Erratum to: Sleep and light in small mammals", page={"first": "300"}), None, ""),
    (record(title="Sleep and light, part 1"), record(title="Sleep and light, part 2", page={"first": "130"}), None, ""), (record(), record(BIRDS), None, ""),
    (record(title="Editorial", page={"first": "1"}), record(title="Editorial", page={"first": "1"}, volume="15"), None, ""),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other", "level", "why"), LINKS)
def test_a_link_and_why(one: Record, other: Record, level: str | None, why: str) -> None:
    links = compare([one, other])
    assert [link.verdict.level for link in links] == ([level] if level else [])
    assert compare([other, one]) == links or [link.verdict for link in compare([other, one])] == [
        link.verdict for link in links
    ]
    told = duplicates.findings(links, ["A", "B"])
    assert [len(findings) for findings in told] == [len(links)] * 2
    for link, mine in zip(links, told[0], strict=True):
        assert "B" in mine.message
        assert f"the same {why}" in mine.message or not why
        assert mine.code == {"EXACT": "duplicate", "STRONG": "probable-duplicate"}.get(
            link.verdict.level, "shared-identifier"
        )


def test_groups_hold_all_that_is_linked_and_say_why() -> None:
    records = [
        record(doi="10.5555/a"),
        record(BIRDS),
        record(doi="10.5555/a", volume="14"),
        record(container_title=None, volume=None, page=None),
        record(BIRDS, doi="10.5555/a"),
    ]
    found = groups(compare(records), ["a", "b", "c", "d", "e"])
    assert [(group.keys, group.sure) for group in found] == [(("a", "c", "d"), False), (("b", "e"), False)]
    assert {(link.first, link.second, link.verdict.level) for link in found[0].links} == {
        (0, 2, "EXACT"),
        (0, 3, "STRONG"),
        (2, 3, "STRONG"),
    }
    assert all(link.verdict.reasons for group in found for link in group.links)


def test_of_many_the_first_are_named_and_the_rest_counted() -> None:
    records = [record(doi="10.5555/a", note=str(number)) for number in range(NAMED + 4)]
    (mine, *_others) = duplicates.findings(compare(records), [f"entry {number}" for number in range(len(records))])
    assert len(mine) == NAMED + 1
    assert "3 more" in mine[-1].message


def test_what_many_share_is_compared_with_neighbours_alone() -> None:
    many = [
        record(
            BIRDS,
            title="Annual report of the warbler station",
            issued={"year": 1000 + number},
            author=[{"family": f"A{number % 7}"}],
        )
        for number in range(1200)
    ]
    pairs = list(duplicates.pairs(many))
    assert len(pairs) <= len(many) * MOST_IN_A_BLOCK
    twins = [*many, many[600]]
    assert (600, len(many)) in {(link.first, link.second) for link in compare(twins)}


@given(st.lists(RECORDS, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_links_do_not_depend_on_order_and_nothing_is_lost(records: list[Record], order: Any) -> None:
    links = compare(records)
    assert all(link.first < link.second for link in links)
    shuffled = list(range(len(records)))
    order.shuffle(shuffled)
    again = compare([records[place] for place in shuffled])
    # Records that are letter for letter the same may change places.
    plain = [sorted((records[link.first].model_dump_json(), records[link.second].model_dump_json())) for link in links]
    mixed = [
        sorted(records[shuffled[place]].model_dump_json() for place in (link.first, link.second)) for link in again
    ]
    assert sorted(plain) == sorted(mixed)
    told = duplicates.findings(links, [str(place) for place in range(len(records))])
    assert len(told) == len(records)
    for group in groups(links, [str(place) for place in range(len(records))]):
        assert len(group.places) > 1


def test_what_was_found_apart_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    # What has no title may be one work by an identifier that brings none together otherwise.
    bare = [record({}, handle="1/2"), record({}, handle="1/2", issued={"year": 2021})]
    records = [*(record for pair in DEV_PAIRS[:300] for record in (pair.a, pair.b)), *bare]
    parties = [Party((), (one,), one) for one in records]
    apart = found_apart(parties, group_parties(parties, NO_DECISIONS))
    judged: list[tuple[Record, Record]] = []

    def judging(a: Record, b: Record) -> SameWork:
        judged.append((a, b))
        return same_work(a, b)

    monkeypatch.setattr(duplicates, "same_work", judging)
    links = compare(records)
    assert len(links) > 100
    before = len(judged)
    assert tuple(duplicates.links_of(records, apart=apart)) == links
    assert len(judged) - before <= len(links) < before


def work(more: dict[str, Any], *decisions: Decision, address: str = "x") -> Work:
    made = crosscheck(Material([address], [Reading(source="page", record=record(**more))]))
    return Work(**dict(made) | {"decisions": decisions})


def test_works_are_told_of_each_other_and_stay_as_they_are() -> None:
    bare = {"container_title": None, "volume": None, "page": None}
    works = [
        work({"doi": "10.5555/a"}),
        work(bare),
        work({"title": BIRDS["title"], "author": BIRDS["author"], "doi": "10.5555/a"}),
    ]
    told = tell(works)
    assert [one.record for one in told] == [one.record for one in works]
    codes = [
        [finding.code for finding in one.findings if finding.code in ("probable-duplicate", "shared-identifier")]
        for one in told
    ]
    assert codes == [["shared-identifier", "probable-duplicate"], ["probable-duplicate"], ["shared-identifier"]]
    assert "marsh warbler" in next(one.message for one in told[0].findings if one.code == "shared-identifier")
    assert tell([works[0]]) == (works[0],)


X, Y = (Subject(addresses=(f"url:https://{name}.example.org/1",)) for name in "xy")


@pytest.mark.parametrize(("verb", "told"), [("reject", False), ("accept", True)])
def test_what_a_person_decided_apart_is_not_told_again(verb: Any, told: bool) -> None:  # noqa: FBT001
    decision = Decision(work=X, other=Y, about="same-work", verb=verb, who="me", when="2026-01-05T10:00:00Z")
    alike = {"container_title": None, "volume": None, "page": None}
    works = tell([work({"doi": "10.5555/a"}, decision), work(alike, decision, address="y")])
    assert [any(finding.code == "probable-duplicate" for finding in one.findings) for one in works] == [told, told]
    # What one of the two was decided about with a third says nothing of these.
    alone = tell([work({"doi": "10.5555/a"}, decision), work(alike, address="y")])
    assert all(any(finding.code == "probable-duplicate" for finding in one.findings) for one in alone)


def test_a_preprint_beside_the_article_that_names_it_has_been_published() -> None:
    article = record(doi="10.5555/a", related=[{"relation": "has-preprint", "id": "10.1101/2021.01.02.123456"}])
    preprint = record(
        type="article", genre="Preprint", container_title=None, volume=None, page=None, doi="10.1101/2021.01.02.123456"
    )
    works = [
        crosscheck(Material([str(place)], [Reading(source="page", record=one)]))
        for place, one in enumerate((article, preprint, record(BIRDS)))
    ]
    told = [[finding for finding in work.findings if finding.code == "published-version"] for work in tell(works)]
    assert [[finding.suggestion for finding in findings] for findings in told] == [[], ["10.5555/a"], []]
    # Where the preprint says so itself it is told once.
    known = record(
        type="article", genre="Preprint", container_title=None, volume=None, page=None, doi="10.1101/2021.01.02.123456",
        related=[{"relation": "is-preprint-of", "id": "10.5555/a"}],
    )  # fmt: skip
    works[1] = crosscheck(Material(["1"], [Reading(source="page", record=known)]))
    assert [finding.code for finding in tell(works)[1].findings].count("published-version") == 1


def test_a_preprint_that_two_articles_name_tells_of_both_in_any_order() -> None:
    number = "10.1101/2021.01.02.123456"
    articles = [record(doi=f"10.5555/{name}", related=[{"relation": "has-preprint", "id": number}]) for name in "ba"]
    preprint = record(type="article", genre="Preprint", container_title=None, volume=None, page=None, doi=number)
    for several in (articles, articles[::-1]):
        told = published([preprint, *several, preprint])
        # Both records of the preprint are told.
        assert list(told) == [0, 3]
        assert {one.message for one in told.values()} == {
            "This preprint has been published: 10.5555/a and 10.5555/b, which are in this list and name it."
        }
        assert {one.suggestion for one in told.values()} == {""}
