"""The labelled pairs of records of `fixtures/works`: picked by hand, and drawn at random. See docs/pairs.md.

A pair is two records of what two sources said. Its identifier is a digest of its content, so that a pair that
changes is another pair; `family` names the works it is about, which stand in one half of the set only.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from parsers.record import Record

FOLDER = Path(__file__).parents[1] / "fixtures" / "works"
DEV = FOLDER / "pairs-dev.jsonl"
FROZEN = FOLDER / "pairs-frozen.jsonl"
NATURAL_DEV = FOLDER / "pairs-natural-dev.jsonl"
NATURAL_FROZEN = FOLDER / "pairs-natural-frozen.jsonl"
SECOND = FOLDER / "pairs-second.jsonl"
NATURAL_SECOND = FOLDER / "pairs-natural-second.jsonl"
THIRD_DEV = FOLDER / "pairs-third-dev.jsonl"
THIRD = FOLDER / "pairs-third.jsonl"
NATURAL_THIRD_DEV = FOLDER / "pairs-natural-third-dev.jsonl"
NATURAL_THIRD = FOLDER / "pairs-natural-third.jsonl"
FOURTH_DEV = FOLDER / "pairs-fourth-dev.jsonl"
FOURTH = FOLDER / "pairs-fourth.jsonl"
NATURAL_FOURTH_DEV = FOLDER / "pairs-natural-fourth-dev.jsonl"
NATURAL_FOURTH = FOLDER / "pairs-natural-fourth.jsonl"
NATURAL_FIFTH = FOLDER / "pairs-natural-fifth.jsonl"
SIXTH = FOLDER / "pairs-sixth.jsonl"
NATURAL_SIXTH = FOLDER / "pairs-natural-sixth.jsonl"
SEVENTH = FOLDER / "pairs-seventh.jsonl"
NATURAL_SEVENTH = FOLDER / "pairs-natural-seventh.jsonl"
EIGHTH_DEV = FOLDER / "pairs-eighth-dev.jsonl"
EIGHTH = FOLDER / "pairs-eighth.jsonl"
NATURAL_EIGHTH_DEV = FOLDER / "pairs-natural-eighth-dev.jsonl"
NATURAL_EIGHTH = FOLDER / "pairs-natural-eighth.jsonl"
NINTH_DEV = FOLDER / "pairs-ninth-dev.jsonl"
NINTH = FOLDER / "pairs-ninth.jsonl"
NATURAL_NINTH_DEV = FOLDER / "pairs-natural-ninth-dev.jsonl"
NATURAL_NINTH = FOLDER / "pairs-natural-ninth.jsonl"
TENTH_DEV = FOLDER / "pairs-tenth-dev.jsonl"
TENTH = FOLDER / "pairs-tenth.jsonl"
NATURAL_TENTH_DEV = FOLDER / "pairs-natural-tenth-dev.jsonl"
NATURAL_TENTH = FOLDER / "pairs-natural-tenth.jsonl"
ELEVENTH_DEV = FOLDER / "pairs-eleventh-dev.jsonl"
ELEVENTH = FOLDER / "pairs-eleventh.jsonl"
NATURAL_ELEVENTH_DEV = FOLDER / "pairs-natural-eleventh-dev.jsonl"
NATURAL_ELEVENTH = FOLDER / "pairs-natural-eleventh.jsonl"
TWELFTH_DEV = FOLDER / "pairs-twelfth-dev.jsonl"
TWELFTH = FOLDER / "pairs-twelfth.jsonl"
NATURAL_TWELFTH_DEV = FOLDER / "pairs-natural-twelfth-dev.jsonl"
NATURAL_TWELFTH = FOLDER / "pairs-natural-twelfth.jsonl"
FILES = (
    DEV, FROZEN, NATURAL_DEV, NATURAL_FROZEN, SECOND, NATURAL_SECOND, THIRD_DEV, THIRD, NATURAL_THIRD_DEV, NATURAL_THIRD, FOURTH_DEV, FOURTH,
    NATURAL_FOURTH_DEV, NATURAL_FOURTH, NATURAL_FIFTH, SIXTH, NATURAL_SIXTH, SEVENTH, NATURAL_SEVENTH,
    EIGHTH_DEV, EIGHTH, NATURAL_EIGHTH_DEV, NATURAL_EIGHTH, NINTH_DEV, NINTH, NATURAL_NINTH_DEV, NATURAL_NINTH,
    TENTH_DEV, TENTH, NATURAL_TENTH_DEV, NATURAL_TENTH, ELEVENTH_DEV, ELEVENTH, NATURAL_ELEVENTH_DEV, NATURAL_ELEVENTH,
    TWELFTH_DEV, TWELFTH, NATURAL_TWELFTH_DEV, NATURAL_TWELFTH,
)  # fmt: skip
"""All of them, in the order in which they were made."""

FROZEN_FILES = tuple(path for path in FILES if not path.stem.endswith("dev"))
"""Those that nobody looked at before they were opened, in the same order."""
Label = Literal["same", "different", "unsure"]
IDENTIFIERS = ("doi", "pmid", "pmcid", "arxiv", "handle", "isbn")


class Pair(NamedTuple):
    """Two records and what a librarian says of them.

    `kind` is what makes the pair worth having ("part-numbers", "initials"); `hard`: the same, though a naive
    comparison would not think so; `devilish`: different, though somebody in haste would not; `derived`: one record is
    the other, written as another kind of source writes it; `facts`: where the facts come from; `natural`: drawn at
    random, and `kind` is then the population it was drawn from.
    """

    id: str
    family: str
    label: Label
    kind: str
    hard: bool
    devilish: bool
    derived: bool
    note: str
    facts: str
    a: Record
    b: Record
    natural: bool = False


def read(path: Path) -> tuple[Pair, ...]:
    """The pairs of a file, in its order. Raises ValueError for a line that is no pair."""
    return tuple(_pair(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


def _pair(row: dict[str, Any]) -> Pair:
    row = {"hard": False, "devilish": False, "derived": False, **row}
    return Pair(**{**row, "a": Record.model_validate(row["a"]), "b": Record.model_validate(row["b"])})


def digest(a: Mapping[str, Any], b: Mapping[str, Any]) -> str:
    """The identifier of a pair: the first twelve digits of the SHA-256 of its two records, as canonical JSON."""
    text = json.dumps([a, b], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def without_identifiers(record: Record) -> Record:
    """The record as a source without identifiers would give it (the container keeps its ISSNs)."""
    return Record.model_validate(record.model_dump(exclude={*IDENTIFIERS, "url", "related"}))
