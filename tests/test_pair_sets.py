"""The sets of labelled pairs, and the parts that were frozen, are what docs/pairs/ says they are. Nothing here asks the cross-check what it makes of them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest
from filed_pairs import (
    EIGHTH_DEV_PAIRS,
    EIGHTH_PAIRS,
    ELEVENTH_DEV_PAIRS,
    ELEVENTH_PAIRS,
    EVERY,
    FOURTH_DEV_PAIRS,
    FOURTH_PAIRS,
    NATURAL,
    NATURAL_EIGHTH_DEV_PAIRS,
    NATURAL_EIGHTH_PAIRS,
    NATURAL_ELEVENTH_DEV_PAIRS,
    NATURAL_ELEVENTH_PAIRS,
    NATURAL_FIFTH_PAIRS,
    NATURAL_FOURTH_DEV_PAIRS,
    NATURAL_FOURTH_PAIRS,
    NATURAL_NINTH_DEV_PAIRS,
    NATURAL_NINTH_PAIRS,
    NATURAL_SECOND_PAIRS,
    NATURAL_SEVENTH_PAIRS,
    NATURAL_SIXTH_PAIRS,
    NATURAL_TENTH_DEV_PAIRS,
    NATURAL_TENTH_PAIRS,
    NATURAL_THIRD_DEV_PAIRS,
    NATURAL_THIRD_PAIRS,
    NATURAL_TWELFTH_DEV_PAIRS,
    NATURAL_TWELFTH_PAIRS,
    NINTH_DEV_PAIRS,
    NINTH_PAIRS,
    PAIRS,
    SECOND_PAIRS,
    SEVENTH_PAIRS,
    SIXTH_PAIRS,
    TENTH_DEV_PAIRS,
    TENTH_PAIRS,
    THIRD_DEV_PAIRS,
    THIRD_PAIRS,
    TWELFTH_DEV_PAIRS,
    TWELFTH_PAIRS,
    differing,
    folded,
    identifiers,
)
from pair_set import (
    Pair,
)

Halves = tuple[tuple[Pair, ...], tuple[Pair, ...]]
# ------------------------------------------------------------------ the set


def test_no_pair_stands_twice() -> None:
    either_way = {frozenset((row.a.model_dump_json(), row.b.model_dump_json())) for row in EVERY}
    assert len(either_way) == len(EVERY) == len({pair.id for pair in EVERY})


def shares() -> Iterator[tuple[str, int, int]]:
    same = [pair for pair in PAIRS if pair.label == "same"]
    different = [pair for pair in PAIRS if pair.label == "different"]
    decided = [*same, *different]
    yield "pairs", len(PAIRS), 1300
    yield "same", len(same), 600
    yield "different", len(different), 600
    yield "devilish", sum(pair.devilish for pair in different), 300
    yield "hard", sum(pair.hard for pair in same), 150
    yield "different that share an identifier", sum(bool(identifiers(p.a) & identifiers(p.b)) for p in different), 60
    yield "same with two identifiers of a kind", sum(differing(pair) for pair in same), 40
    both = sum(bool(identifiers(pair.a)) and bool(identifiers(pair.b)) for pair in decided)
    yield "both sides keep identifiers", both, int(0.4 * len(decided))
    yield "one side or both carry none", len(decided) - both, int(0.4 * len(decided))


@pytest.mark.parametrize(("what", "count", "least"), list(shares()), ids=lambda value: str(value).replace(" ", "-"))
def test_there_is_enough_of(what: str, count: int, least: int) -> None:
    assert count >= least, what


def test_few_are_derived_and_few_are_left_to_a_person() -> None:
    same = [pair for pair in PAIRS if pair.label == "same"]
    assert sum(pair.derived for pair in same) <= 0.15 * len(same)
    assert sum(pair.label == "unsure" for pair in PAIRS) < 0.05 * len(PAIRS)


def test_many_kinds_of_works_and_scripts() -> None:
    types = Counter(record.type for pair in PAIRS for record in (pair.a, pair.b))
    for kind in (
        "article-journal",
        "book",
        "paper-conference",
        "report",
        "chapter",
        "article",
        "thesis",
        "standard",
        "dataset",
    ):
        assert types[kind] >= 15, kind
    titles = "".join(folded(record) for pair in PAIRS for record in (pair.a, pair.b))
    scripts = {unicodedata.name(letter).split()[0] for letter in set(titles) if letter.isalpha()}
    assert scripts >= {"LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "CYRILLIC", "ARABIC", "GREEK", "HEBREW"}


def test_the_natural_pairs_are_drawn_and_not_picked() -> None:
    assert all(pair.natural for pair in NATURAL)
    assert not any(pair.hard or pair.devilish or pair.derived for pair in NATURAL)
    assert not any(pair.natural for pair in PAIRS)
    labels = Counter(pair.label for pair in NATURAL)
    assert labels["same"] >= 700
    assert labels["different"] >= 700
    assert labels["unsure"] <= 0.01 * len(NATURAL)
    assert len({pair.kind for pair in NATURAL if pair.label == "same"}) >= 8
    assert len({pair.kind for pair in NATURAL if pair.label == "different"}) >= 8


def test_the_second_frozen_set_is_large_enough_and_mixed_like_the_first() -> None:
    labels = Counter(pair.label for pair in SECOND_PAIRS)
    assert len(SECOND_PAIRS) >= 300
    assert 0.4 * len(SECOND_PAIRS) < labels["same"] < labels["different"]
    assert sum(pair.hard for pair in SECOND_PAIRS) >= 0.3 * labels["same"]
    assert sum(pair.devilish for pair in SECOND_PAIRS) >= 0.9 * labels["different"]
    assert not any(pair.natural or pair.derived for pair in SECOND_PAIRS)
    natural = Counter(pair.label for pair in NATURAL_SECOND_PAIRS)
    assert len(NATURAL_SECOND_PAIRS) >= 300
    assert min(natural["same"], natural["different"]) >= 120
    assert all(pair.natural and not (pair.hard or pair.devilish or pair.derived) for pair in NATURAL_SECOND_PAIRS)


def test_the_third_set_is_large_and_its_frozen_part_the_larger() -> None:
    labels = Counter(pair.label for pair in THIRD_PAIRS)
    assert labels["same"] >= 110
    assert sum(pair.devilish for pair in THIRD_PAIRS) >= 0.85 * labels["different"] >= 130
    assert not any(pair.natural or pair.derived for pair in (*THIRD_DEV_PAIRS, *THIRD_PAIRS))
    natural = Counter(pair.label for pair in NATURAL_THIRD_PAIRS)
    assert min(natural["same"], natural["different"]) >= 250
    for pair in (*NATURAL_THIRD_DEV_PAIRS, *NATURAL_THIRD_PAIRS):
        assert pair.natural, pair.id
        assert not any((pair.hard, pair.devilish, pair.derived)), pair.id
    for dev, frozen in ((THIRD_DEV_PAIRS, THIRD_PAIRS), (NATURAL_THIRD_DEV_PAIRS, NATURAL_THIRD_PAIRS)):
        assert 0.55 < len(frozen) / len((*dev, *frozen)) < 0.65


def test_the_fourth_set_is_large_and_its_frozen_part_the_larger() -> None:
    labels = Counter(pair.label for pair in FOURTH_PAIRS)
    assert labels["same"] >= 110
    assert sum(pair.hard for pair in FOURTH_PAIRS) >= 0.2 * labels["same"]
    assert sum(pair.devilish for pair in FOURTH_PAIRS) >= 0.9 * labels["different"] >= 90
    natural = Counter(pair.label for pair in NATURAL_FOURTH_PAIRS)
    assert min(natural["same"], natural["different"]) >= 180
    for pair in (*NATURAL_FOURTH_DEV_PAIRS, *NATURAL_FOURTH_PAIRS):
        assert pair.natural, pair.id
    for dev, frozen in ((FOURTH_DEV_PAIRS, FOURTH_PAIRS), (NATURAL_FOURTH_DEV_PAIRS, NATURAL_FOURTH_PAIRS)):
        assert 0.55 < len(frozen) / len((*dev, *frozen)) < 0.65


def test_the_fifth_set_is_large_and_natural() -> None:
    labels = Counter(pair.label for pair in NATURAL_FIFTH_PAIRS)
    assert min(labels["same"], labels["different"]) >= 420
    for pair in NATURAL_FIFTH_PAIRS:
        assert pair.natural, pair.id


def test_the_sixth_set_is_large_and_natural_and_its_other_part_devilish() -> None:
    labels = Counter(pair.label for pair in NATURAL_SIXTH_PAIRS)
    assert min(labels["same"], labels["different"]) >= 450
    for pair in NATURAL_SIXTH_PAIRS:
        assert pair.natural, pair.id
        assert not any((pair.hard, pair.devilish, pair.derived)), pair.id
    assert len(SIXTH_PAIRS) >= 150
    for pair in SIXTH_PAIRS:
        assert pair.devilish, pair.id
        assert pair.label == "different", pair.id


def test_the_seventh_set_is_of_many_populations_and_its_other_part_devilish() -> None:
    labels = Counter(pair.label for pair in NATURAL_SEVENTH_PAIRS)
    assert min(labels["same"], labels["different"]) >= 350
    kinds = Counter(pair.kind for pair in NATURAL_SEVENTH_PAIRS if pair.label == "same")
    assert max(kinds.values()) <= 0.2 * labels["same"]
    ours = sum(count for kind, count in kinds.items() if kind.startswith("same-"))
    assert ours <= labels["same"] / 3
    for pair in NATURAL_SEVENTH_PAIRS:
        assert pair.natural, pair.id
        assert not any((pair.hard, pair.devilish, pair.derived)), pair.id
    assert len(SEVENTH_PAIRS) >= 100
    for pair in SEVENTH_PAIRS:
        assert pair.devilish, pair.id
        assert pair.label == "different", pair.id


def test_the_eighth_set_is_of_two_halves_alike() -> None:
    picked, natural = (*EIGHTH_DEV_PAIRS, *EIGHTH_PAIRS), (*NATURAL_EIGHTH_DEV_PAIRS, *NATURAL_EIGHTH_PAIRS)
    assert len((*picked, *natural)) >= 1100
    labels = Counter(pair.label for pair in natural)
    assert min(labels["same"], labels["different"]) >= 420
    assert all(pair.natural and not (pair.hard or pair.devilish or pair.derived) for pair in natural)
    assert sum(pair.devilish for pair in picked) >= 160
    assert sum(not (pair.a.title and pair.b.title) for pair in natural) <= 0.03 * len(natural)
    for pair in picked:
        assert pair.devilish if pair.label == "different" else pair.hard or pair.label == "unsure", pair.id
    for dev, frozen in ((EIGHTH_DEV_PAIRS, EIGHTH_PAIRS), (NATURAL_EIGHTH_DEV_PAIRS, NATURAL_EIGHTH_PAIRS)):
        assert 0.45 < len(frozen) / len((*dev, *frozen)) < 0.55


@pytest.mark.parametrize(
    ("halves_picked", "halves_natural", "same", "different"),
    [
        ((NINTH_DEV_PAIRS, NINTH_PAIRS), (NATURAL_NINTH_DEV_PAIRS, NATURAL_NINTH_PAIRS), 230, 350),
        ((TENTH_DEV_PAIRS, TENTH_PAIRS), (NATURAL_TENTH_DEV_PAIRS, NATURAL_TENTH_PAIRS), 50, 500),
        ((ELEVENTH_DEV_PAIRS, ELEVENTH_PAIRS), (NATURAL_ELEVENTH_DEV_PAIRS, NATURAL_ELEVENTH_PAIRS), 200, 400),
        ((TWELFTH_DEV_PAIRS, TWELFTH_PAIRS), (NATURAL_TWELFTH_DEV_PAIRS, NATURAL_TWELFTH_PAIRS), 210, 400),
    ],
    ids=["ninth", "tenth", "eleventh", "twelfth"],
)
def test_a_set_is_of_two_halves_alike_and_what_is_picked_is_devilish(
    halves_picked: Halves, halves_natural: Halves, same: int, different: int
) -> None:
    picked, natural = ((*dev, *frozen) for dev, frozen in (halves_picked, halves_natural))
    assert len((*picked, *natural)) >= 1000
    assert Counter(pair.label for pair in halves_natural[1])["same"] >= same
    assert Counter(pair.label for pair in natural)["different"] >= different
    assert all(pair.natural and not (pair.hard or pair.devilish or pair.derived) for pair in natural)
    assert all(pair.a.title and pair.b.title for pair in natural)
    assert len(picked) >= 180
    assert all(pair.devilish and pair.label == "different" for pair in picked)
    for dev, frozen in (halves_picked, halves_natural):
        assert 0.45 < len(frozen) / len((*dev, *frozen)) < 0.55
