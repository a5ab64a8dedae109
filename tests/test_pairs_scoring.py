"""The scoring of the labelled pairs, on pairs made up here."""

from __future__ import annotations

import pytest
from pair_baselines import biblio_glutton, zotero
from pair_scores import Judged, Outcome, Score, by_difficulty, by_kind, errors, headline, score, wilson
from pair_set import Label, Pair
from pairs import JUDGES, missed, report, results

from parsers.record import Record


def record(title: str = "Of moss", family: str = "Doe", year: int = 2011, **more: object) -> Record:
    return Record.model_validate(
        {"title": title, "author": [{"family": family, "given": "Ann"}], "issued": {"year": year}, **more}
    )


def judged(label: Label, outcome: Outcome, *, devilish: bool = False) -> Judged:
    pair = Pair("0", "0", label, "initials", False, devilish, False, "a note", "invented", record(), record(year=2012))
    return Judged(pair, outcome, "STRONG: because")


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (95, 100, 0.8882, 0.9785)],
)
def test_wilson(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=1e-4)


def test_what_is_unsure_counts_neither_for_nor_against() -> None:
    seen = [
        judged("same", "merge"), judged("same", "person"), judged("same", "apart"),
        judged("different", "merge"), judged("different", "merge", devilish=True), judged("different", "person"),
        judged("unsure", "merge"), judged("unsure", "person"),
    ]  # fmt: skip
    found = score(seen)
    assert found == Score(merged_same=1, merged_different=2, merged_devilish=1, same=3, to_a_person=2, decided=6)
    assert (found.precision, found.recall) == (1 / 3, 1 / 3)
    assert [line.partition(":")[0] for line in errors(seen) if not line.startswith(" ")] == [
        "MERGED THOUGH DIFFERENT", "MERGED THOUGH DIFFERENT", "kept apart though the same", "left to a person though the same",
    ]  # fmt: skip
    assert "a note" in errors(seen)[0]
    assert "STRONG: because" in errors(seen)[0]
    assert len(by_kind(seen, seen)) == 3
    assert "33.33%" in headline("x", found)
    assert "of the ordinary 33.33%" in by_difficulty(seen)
    assert by_difficulty(seen).endswith("0/0)")


# The scores are (merged and the same, merged though different, of these devilish, the same).
TARGETS = [
    ("all met", (95, 0, 0, 100), (1, 0, 0, 100), []),
    ("the picked set has no target of recall", (100, 1, 0, 100), (0, 0, 0, 100), []),
    ("too few natural ones merge", (94, 0, 0, 100), (100, 0, 0, 100), ["recall 95% on the natural pairs"]),
    (
        "natural ones merge wrongly",
        (100, 2, 0, 100),
        (200, 0, 0, 200),
        ["precision 99% on the natural pairs"],
    ),
    ("picked ones merge wrongly", (100, 0, 0, 100), (100, 3, 0, 100), ["precision 99% over both sets"]),
    ("a devilish one merges", (1000, 0, 0, 1000), (100, 1, 1, 100), ["no devilish pair merged"]),
    (
        "nothing merges",
        (0, 0, 0, 100),
        (0, 0, 0, 100),
        ["recall 95% on the natural pairs", "precision 99% on the natural pairs", "precision 99% over both sets"],
    ),
]
Counts = tuple[int, int, int, int]


@pytest.mark.parametrize(("what", "natural", "picked", "words"), TARGETS, ids=[row[0] for row in TARGETS])
def test_the_targets(what: str, natural: Counts, picked: Counts, words: list[str]) -> None:  # noqa: ARG001 -- the name of a row
    assert missed(Score(*natural, 0, 200), Score(*picked, 0, 200)) == words


def test_the_report_has_both_sets_and_the_two_together() -> None:
    one = judged("same", "merge").pair
    text = report(results("picked", (one,)), results("natural", (one, one)))
    assert [line for line in text if "pairs:" in line] == [
        "picked: 1 pairs: 1 same, 0 different, 0 unsure",
        "natural: 2 pairs: 2 same, 0 different, 0 unsure",
        "both together: 3 pairs: 3 same, 0 different, 0 unsure",
    ]
    assert sum("no identifiers" in line for line in text) == 3 * len(JUDGES)


GLUTTON = [
    ("the same in all", record(), record(), True),
    ("another year", record(), record(year=1990), False),
    ("nothing to compare", Record(), record(), False),
    ("a part number is nothing to it", record("Of moss. Part 1"), record("Of moss. Part 2"), True),
    ("one DOI, another work", record(doi="10.5555/1"), record("Steel bridges", "Roe", doi="10.5555/1"), False),
    ("one DOI, the same work", record(doi="10.5555/1"), record(doi="10.5555/1", year=2019), True),
    (
        "the better of two journal names",
        record(container_title="Journal of Moss", container_title_short="J Moss"),
        record(container_title="J Moss", family="Do"),
        True,
    ),
]


@pytest.mark.parametrize(("what", "a", "b", "merges"), GLUTTON, ids=[row[0] for row in GLUTTON])
def test_biblio_glutton(what: str, a: Record, b: Record, merges: bool) -> None:  # noqa: FBT001, ARG001 -- columns
    assert biblio_glutton(a, b) is biblio_glutton(b, a) is merges


ZOTERO = [
    ("the same in all", record(), record(), True),
    ("case and accents", record("Über Moos"), record("uber moos!"), True),
    ("a year apart", record(), record(year=2012), True),
    ("two years apart", record(), record(year=2013), False),
    ("another person", record(), record(family="Roe"), False),
    ("another title", record(), record("Of moss. Part 2"), False),
    ("one DOI is enough", record(doi="10.5555/1"), record("Steel bridges", "Roe", doi="10.5555/1"), True),
    ("two DOIs", record(doi="10.5555/1"), record(doi="10.5555/2"), False),
    ("one ISBN is enough", record(isbn=["9780131103627"]), record("C", "Roe", isbn=["9780131103627"]), True),
    ("no title", Record(), record(), False),
]


@pytest.mark.parametrize(("what", "a", "b", "merges"), ZOTERO, ids=[row[0] for row in ZOTERO])
def test_zotero(what: str, a: Record, b: Record, merges: bool) -> None:  # noqa: FBT001, ARG001 -- columns
    assert zotero(a, b) is zotero(b, a) is merges


def test_the_judges_are_ours_and_two_others() -> None:
    assert list(JUDGES) == ["same_work", "biblio-glutton's rule", "Zotero's rule"]
