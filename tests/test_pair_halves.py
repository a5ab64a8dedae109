"""No work of the labelled pairs stands in two files, the halves are alike, and the frozen files are those that were frozen."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from itertools import combinations

import pytest
from filed_pairs import (
    DEV_PAIRS,
    DOCS,
    FILED,
    NATURAL_DEV_PAIRS,
    PATHS,
    folded,
    identifiers,
)
from pair_set import FROZEN_FILES, Pair, without_identifiers


@pytest.mark.parametrize(("one", "other"), list(combinations(range(len(PATHS)), 2)))
def test_no_family_title_or_identifier_stands_in_two_files(one: int, other: int) -> None:
    mine, theirs = (
        {
            ("family", pair.family)
            for pair in half
        }
        | {("title", folded(record)) for pair in half for record in (pair.a, pair.b) if record.title}
        | {one for pair in half for record in (pair.a, pair.b) for one in identifiers(record)}
        for half in (FILED[one], FILED[other])
    )  # fmt: skip
    assert mine & theirs == set()


@pytest.mark.parametrize("halves", [FILED[:2], FILED[2:4]], ids=["picked", "natural"])
def test_the_halves_are_alike(halves: tuple[tuple[Pair, ...], tuple[Pair, ...]]) -> None:
    assert abs(len(halves[0]) - len(halves[1])) <= 10
    for what in ("label", "hard", "devilish"):
        dev, frozen = (Counter(getattr(pair, what) for pair in half) for half in halves)
        assert all(abs(dev[value] - frozen[value]) <= 10 for value in dev | frozen), what
    dev, frozen = (Counter((pair.label, pair.kind) for pair in half) for half in halves)
    assert all(abs(dev[kind] - frozen[kind]) <= 5 for kind in dev | frozen)


def test_the_frozen_halves_are_the_ones_that_were_frozen() -> None:
    written = [digest for page in DOCS for digest in re.findall(r"`([0-9a-f]{64})`", page.read_text(encoding="utf-8"))]
    assert written == [hashlib.sha256(path.read_bytes()).hexdigest() for path in FROZEN_FILES]


def test_identifiers_can_be_taken_away() -> None:
    for pair in (*DEV_PAIRS, *NATURAL_DEV_PAIRS):
        bare = without_identifiers(pair.a)
        assert identifiers(bare) == set()
        assert bare.title == pair.a.title
