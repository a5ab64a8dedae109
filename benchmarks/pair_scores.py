"""How the verdicts on the labelled pairs are counted and shown. No rule is asked here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from pair_set import Pair

Outcome = Literal["merge", "person", "apart"]
OUTCOMES: tuple[Outcome, ...] = ("merge", "person", "apart")
# What a pair may become, and how its error is called.
WRONG: dict[tuple[str, Outcome], str] = {
    ("different", "merge"): "MERGED THOUGH DIFFERENT",
    ("same", "apart"): "kept apart though the same",
    ("same", "person"): "left to a person though the same",
}


class Judged(NamedTuple):
    """A pair, what becomes of it, and why."""

    pair: Pair
    outcome: Outcome
    why: str


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's interval (95 %) of a share."""
    if not of:
        return 0.0, 1.0
    z, share = 1.959964, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


class Score(NamedTuple):
    """Counts that precision and recall of merging are made of; what is *unsure* stands in none of them."""

    merged_same: int
    merged_different: int
    merged_devilish: int
    same: int
    to_a_person: int
    decided: int

    @property
    def precision(self) -> float:
        return self.merged_same / max(1, self.merged_same + self.merged_different)

    @property
    def recall(self) -> float:
        return self.merged_same / max(1, self.same)


def score(judged: Sequence[Judged]) -> Score:
    """What of the decided pairs is merged, and what should be."""
    decided = [one for one in judged if one.pair.label != "unsure"]
    merged = [one.pair for one in decided if one.outcome == "merge"]
    return Score(
        merged_same=sum(pair.label == "same" for pair in merged),
        merged_different=sum(pair.label == "different" for pair in merged),
        merged_devilish=sum(pair.devilish for pair in merged),
        same=sum(one.pair.label == "same" for one in decided),
        to_a_person=sum(one.outcome == "person" for one in decided),
        decided=len(decided),
    )


def _share(hits: int, of: int) -> str:
    low, high = wilson(hits, of)
    return f"{hits / max(1, of):7.2%} ({low:6.2%} to {high:7.2%}, {hits}/{of})"


def headline(name: str, one: Score) -> str:
    """A judge's figures on one line."""
    merged = one.merged_same + one.merged_different
    return (
        f"{name:40} {_share(one.merged_same, merged):42} {_share(one.merged_same, one.same):42} "
        f"{one.merged_devilish:8} {one.to_a_person:4} ({one.to_a_person / max(1, one.decided):.1%})"
    )


def by_difficulty(judged: Sequence[Judged]) -> str:
    """Recall of the ordinary and of the hard *same* apart: the set holds more hard ones than a library does."""
    same = [one for one in judged if one.pair.label == "same"]
    parts = []
    for words, hard in (("ordinary", False), ("hard", True)):
        merged = [one.outcome == "merge" for one in same if one.pair.hard is hard]
        parts.append(f"of the {words} {_share(sum(merged), len(merged)).strip()}")
    return f"recall of same_work: {', '.join(parts)}"


def by_kind(judged: Sequence[Judged], without: Sequence[Judged]) -> list[str]:
    """What becomes of each kind of pair, with and without identifiers; kinds that go wrong first."""
    kinds = sorted({(one.pair.label, one.pair.kind) for one in judged})
    rows = []
    for label, kind in kinds:
        counts = [
            sum(one.outcome == outcome and (one.pair.label, one.pair.kind) == (label, kind) for one in half)
            for half in (judged, without)
            for outcome in OUTCOMES
        ]
        wrong = counts[0] if label == "different" else counts[2] if label == "same" else 0
        rows.append((label, -wrong, f"{label:9} {kind:38} " + " ".join(f"{count:6}" for count in counts)))
    return [text for _label, _wrong, text in sorted(rows)]


def errors(judged: Sequence[Judged]) -> list[str]:
    """Every pair that became what it should not, the worst first."""
    found: list[str] = []
    for (label, outcome), words in WRONG.items():
        for one in judged:
            if (one.pair.label, one.outcome) == (label, outcome):
                pair = one.pair
                flag = " devilish" if pair.devilish else " hard" if pair.hard else ""
                found.append(f"{words}: {pair.id} {pair.kind}{flag}: {pair.note} | {one.why}")
                found.extend(
                    f"    {side.title.plain() if side.title else '(no title)'}"[:150] for side in (pair.a, pair.b)
                )
    return found
