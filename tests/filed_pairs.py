"""The labelled pairs as they are filed, and what of their records tells works apart: for the tests of pairs."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pair_set
import pytest
from pair_set import IDENTIFIERS, Pair, read

from parsers.record import Record

DOCS = sorted((Path(__file__).parents[1] / "docs" / "pairs").glob("*.md"))
"""A page for each set, in their order."""
PATHS = pair_set.FILES
FILES = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
FILED = tuple(read(path) for path in PATHS)
DEV_PAIRS, FROZEN_PAIRS, NATURAL_DEV_PAIRS, NATURAL_FROZEN_PAIRS, SECOND_PAIRS, NATURAL_SECOND_PAIRS, *LATER = FILED
THIRD_DEV_PAIRS, THIRD_PAIRS, NATURAL_THIRD_DEV_PAIRS, NATURAL_THIRD_PAIRS, *FOURTH_SET = LATER
FOURTH_DEV_PAIRS, FOURTH_PAIRS, NATURAL_FOURTH_DEV_PAIRS, NATURAL_FOURTH_PAIRS, NATURAL_FIFTH_PAIRS, *LAST_SETS = (
    FOURTH_SET
)
SIXTH_PAIRS, NATURAL_SIXTH_PAIRS, SEVENTH_PAIRS, NATURAL_SEVENTH_PAIRS, *EIGHTH_SET = LAST_SETS
EIGHTH_DEV_PAIRS, EIGHTH_PAIRS, NATURAL_EIGHTH_DEV_PAIRS, NATURAL_EIGHTH_PAIRS, *NINTH_SET = EIGHTH_SET
NINTH_DEV_PAIRS, NINTH_PAIRS, NATURAL_NINTH_DEV_PAIRS, NATURAL_NINTH_PAIRS, *TENTH_SET = NINTH_SET
TENTH_DEV_PAIRS, TENTH_PAIRS, NATURAL_TENTH_DEV_PAIRS, NATURAL_TENTH_PAIRS, *ELEVENTH_SET = TENTH_SET
ELEVENTH_DEV_PAIRS, ELEVENTH_PAIRS, NATURAL_ELEVENTH_DEV_PAIRS, NATURAL_ELEVENTH_PAIRS, *TWELFTH_SET = ELEVENTH_SET
TWELFTH_DEV_PAIRS, TWELFTH_PAIRS, NATURAL_TWELFTH_DEV_PAIRS, NATURAL_TWELFTH_PAIRS = TWELFTH_SET
PAIRS = (*DEV_PAIRS, *FROZEN_PAIRS)
NATURAL = (*NATURAL_DEV_PAIRS, *NATURAL_FROZEN_PAIRS)
EVERY = tuple(pair for pairs in FILED for pair in pairs)
FLAGS = ("hard", "devilish", "derived", "natural")
REQUIRED = {"id", "family", "label", "kind", "note", "facts", "a", "b"}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def identifiers(record: Record) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for field in IDENTIFIERS:
        value = getattr(record, field)
        values = value if isinstance(value, tuple) else (value,) if value else ()
        found |= {(field, re.sub(r"v[0-9]+$", "", one) if field == "arxiv" else str(one)) for one in values}
    return found


def differing(pair: Pair) -> bool:
    a, b = identifiers(pair.a), identifiers(pair.b)
    kinds = {kind for kind, _ in a} & {kind for kind, _ in b}
    return any(not {one for one in a if one[0] == kind} & b for kind in kinds) or (
        pair.a.arxiv is not None and pair.b.arxiv is not None and pair.a.arxiv != pair.b.arxiv
    )


def folded(record: Record) -> str:
    text = unicodedata.normalize("NFKD", record.title.plain()).casefold() if record.title else ""
    return " ".join(re.findall(r"\w+", "".join(char for char in text if not unicodedata.combining(char))))
