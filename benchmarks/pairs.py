"""Whether two records are told to be the same work: measured on the labelled pairs (docs/pairs.md).

    python benchmarks/pairs.py                  the dev halves
    python benchmarks/pairs.py --open-frozen    the frozen halves, once, when the rules stand
    python benchmarks/pairs.py --open-second    the second frozen set, once, when the rules changed after the first stand
    python benchmarks/pairs.py --open-third     the frozen part of the third set, likewise
    python benchmarks/pairs.py --open-fourth    the frozen part of the fourth set, likewise
    python benchmarks/pairs.py --open-fifth     the fifth set, of natural pairs alone, likewise
    python benchmarks/pairs.py --open-sixth     the sixth set, of natural and of devilish pairs, likewise
    python benchmarks/pairs.py --open-seventh   the seventh set, of natural and of devilish pairs, likewise
    python benchmarks/pairs.py --open-eighth    the frozen part of the eighth set, likewise
    python benchmarks/pairs.py --open-ninth     the frozen part of the ninth set, likewise
    python benchmarks/pairs.py --open-tenth     the frozen part of the tenth set, likewise
    python benchmarks/pairs.py --open-eleventh  the frozen part of the eleventh set, likewise
    python benchmarks/pairs.py --open-twelfth   the frozen part of the twelfth set, likewise

Two sets are scored: one picked by hand for what can go wrong, one drawn at random (natural). Targets: of the natural
pairs that are the same work at least 95 % are merged, and at least 99 % of what is merged is right; at least 99 % too over
both sets together; no devilish pair is merged. Exit status 1 where one is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from pair_baselines import biblio_glutton, zotero
from pair_scores import OUTCOMES, Judged, Outcome, Score, by_difficulty, by_kind, errors, headline, score
from pair_set import (
    DEV,
    EIGHTH,
    EIGHTH_DEV,
    ELEVENTH,
    ELEVENTH_DEV,
    FOURTH,
    FOURTH_DEV,
    FROZEN,
    NATURAL_DEV,
    NATURAL_EIGHTH,
    NATURAL_EIGHTH_DEV,
    NATURAL_ELEVENTH,
    NATURAL_ELEVENTH_DEV,
    NATURAL_FIFTH,
    NATURAL_FOURTH,
    NATURAL_FOURTH_DEV,
    NATURAL_FROZEN,
    NATURAL_NINTH,
    NATURAL_NINTH_DEV,
    NATURAL_SECOND,
    NATURAL_SEVENTH,
    NATURAL_SIXTH,
    NATURAL_TENTH,
    NATURAL_TENTH_DEV,
    NATURAL_THIRD,
    NATURAL_THIRD_DEV,
    NATURAL_TWELFTH,
    NATURAL_TWELFTH_DEV,
    NINTH,
    NINTH_DEV,
    SECOND,
    SEVENTH,
    SIXTH,
    TENTH,
    TENTH_DEV,
    THIRD,
    THIRD_DEV,
    TWELFTH,
    TWELFTH_DEV,
    Pair,
    read,
    without_identifiers,
)

from harvester.crosscheck import same_work
from parsers.record import Record

PRECISION, RECALL = 0.99, 0.95
Paths = tuple[tuple[Path, ...], tuple[Path, ...]]
# What may be looked at: the pairs picked by hand, and the natural ones.
OPEN: Paths = (
    (DEV, THIRD_DEV, FOURTH_DEV, EIGHTH_DEV, NINTH_DEV, TENTH_DEV, ELEVENTH_DEV, TWELFTH_DEV),
    (
        NATURAL_DEV,
        NATURAL_THIRD_DEV,
        NATURAL_FOURTH_DEV,
        NATURAL_EIGHTH_DEV,
        NATURAL_NINTH_DEV,
        NATURAL_TENTH_DEV,
        NATURAL_ELEVENTH_DEV,
        NATURAL_TWELFTH_DEV,
    ),
)
OPENED: dict[str, tuple[Paths, str]] = {
    "--open-frozen": (((FROZEN,), (NATURAL_FROZEN,)), "the frozen halves, when the rules stand"),
    "--open-second": (((SECOND,), (NATURAL_SECOND,)), "the second frozen set, when the rules changed after the first stand"),
    "--open-third": (((THIRD,), (NATURAL_THIRD,)), "the frozen part of the third set, when the rules changed again stand"),
    "--open-fourth": (((FOURTH,), (NATURAL_FOURTH,)), "the frozen part of the fourth set, when the rules changed after the third stand"),
    "--open-fifth": (((), (NATURAL_FIFTH,)), "the fifth set, of natural pairs alone, when the rules changed after the fourth stand"),
    "--open-sixth": (((SIXTH,), (NATURAL_SIXTH,)), "the sixth set, of natural and of devilish pairs, when the rules changed after the fifth stand"),
    "--open-seventh": (((SEVENTH,), (NATURAL_SEVENTH,)), "the seventh set, of natural and devilish pairs, when the rules changed after the sixth"),
    "--open-eighth": (((EIGHTH,), (NATURAL_EIGHTH,)), "the frozen part of the eighth set, when the rules changed after the seventh stand"),
    "--open-ninth": (((NINTH,), (NATURAL_NINTH,)), "the frozen part of the ninth set, when the rules changed after the eighth stand"),
    "--open-tenth": (((TENTH,), (NATURAL_TENTH,)), "the frozen part of the tenth set, when the rules changed after the ninth stand"),
    "--open-eleventh": (((ELEVENTH,), (NATURAL_ELEVENTH,)), "the frozen part of the eleventh set, when the rules changed after the tenth stand"),
    "--open-twelfth": (((TWELFTH,), (NATURAL_TWELFTH,)), "the frozen part of the twelfth set, when the rules changed after the eleventh stand"),
}  # fmt: skip
Judge = Callable[[Record, Record], tuple[Outcome, str]]
_OF_LEVEL: dict[str, Outcome] = {"EXACT": "merge", "STRONG": "merge", "AMBIGUOUS": "person", "DIFFERENT": "apart"}


def ours(a: Record, b: Record) -> tuple[Outcome, str]:
    """The cross-check's verdict."""
    verdict = same_work(a, b)
    return _OF_LEVEL[verdict.level], f"{verdict.level}: {', '.join(verdict.reasons)}"


def _other(rule: Callable[[Record, Record], bool]) -> Judge:
    return lambda a, b: ("merge", "") if rule(a, b) else ("apart", "")


MINE = "same_work"
JUDGES: dict[str, Judge] = {
    MINE: ours,
    "biblio-glutton's rule": _other(biblio_glutton),
    "Zotero's rule": _other(zotero),
}


def judge(pairs: Iterable[Pair], how: Judge) -> tuple[Judged, ...]:
    """Each pair with its outcome."""
    return tuple(Judged(pair, *how(pair.a, pair.b)) for pair in pairs)


def bare(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs with every identifier of the work taken away from both sides."""
    return tuple(pair._replace(a=without_identifiers(pair.a), b=without_identifiers(pair.b)) for pair in pairs)


class Results(NamedTuple):
    """A set of pairs as every judge sees it, with its identifiers and without."""

    name: str
    pairs: tuple[Pair, ...]
    told: dict[str, tuple[Judged, ...]]
    untold: dict[str, tuple[Judged, ...]]


def results(name: str, pairs: tuple[Pair, ...]) -> Results:
    """Every judge's outcomes on a set."""
    taken = bare(pairs)
    return Results(
        name,
        pairs,
        {title: judge(pairs, how) for title, how in JUDGES.items()},
        {title: judge(taken, how) for title, how in JUDGES.items()},
    )


def table(name: str, told: dict[str, Sequence[Judged]], untold: dict[str, Sequence[Judged]]) -> list[str]:
    """The figures of every judge, under the number of pairs."""
    labels = [one.pair.label for one in told[MINE]]
    counts = ", ".join(f"{labels.count(label)} {label}" for label in ("same", "different", "unsure"))
    return [
        f"{name}: {len(labels)} pairs: {counts}",
        "",
        f"{'':40} {'precision of merging (95 %)':42} {'recall of merging (95 %)':42} devilish to a person",
        *(headline(title, score(judged)) for title, judged in told.items()),
        *(headline(f"{title}, no identifiers", score(judged)) for title, judged in untold.items()),
    ]


def details(one: Results) -> list[str]:
    """What becomes of the unsure, of each kind, and every error."""
    mine, without = one.told[MINE], one.untold[MINE]
    unsure = [judged.outcome for judged in mine if judged.pair.label == "unsure"]
    return [
        f"unsure: {', '.join(f'{unsure.count(outcome)} {outcome}' for outcome in OUTCOMES)}",
        "",
        f"{'':9} {'kind':38}  merge person  apart |  the same without identifiers",
        *by_kind(mine, without),
        "",
        *errors(mine),
        "",
        "Without identifiers:",
        *errors(without),
        "",
    ]


def missed(natural: Score, picked: Score) -> list[str]:
    """The targets that are not met, in words."""
    right = natural.merged_same + picked.merged_same
    merged = right + natural.merged_different + picked.merged_different
    targets = (
        (natural.recall >= RECALL, f"recall {RECALL:.0%} on the natural pairs"),
        (natural.precision >= PRECISION, f"precision {PRECISION:.0%} on the natural pairs"),
        (right >= PRECISION * max(1, merged), f"precision {PRECISION:.0%} over both sets"),
        (not picked.merged_devilish, "no devilish pair merged"),
    )
    return [words for met, words in targets if not met]


def report(picked: Results, natural: Results) -> list[str]:
    """The report on both sets and on the two together."""
    told = {title: (*picked.told[title], *natural.told[title]) for title in JUDGES}
    untold = {title: (*picked.untold[title], *natural.untold[title]) for title in JUDGES}
    of_nature = [*table(natural.name, dict(natural.told), dict(natural.untold)), *details(natural)]
    if not picked.pairs:
        return of_nature
    return [
        *table(picked.name, dict(picked.told), dict(picked.untold)),
        by_difficulty(picked.told[MINE]),
        *details(picked),
        *of_nature,
        *table("both together", dict(told), dict(untold)),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    which = parser.add_mutually_exclusive_group()
    for option, (paths, words) in OPENED.items():
        which.add_argument(option, dest="paths", action="store_const", const=paths, help=f"score {words}: once")
    picked, natural = (
        results(", ".join(path.stem for path in paths), tuple(pair for path in paths for pair in read(path)))
        for paths in parser.parse_args().paths or OPEN
    )
    print("\n".join(report(picked, natural)))
    not_met = missed(score(natural.told[MINE]), score(picked.told[MINE]))
    print(f"\ntargets {'MISSED: ' + '; '.join(not_met) if not_met else 'met'}")
    return 1 if not_met else 0


if __name__ == "__main__":
    sys.exit(main())
