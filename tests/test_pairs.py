"""Each labelled pair is what docs/pairs.md says it is. Nothing here asks the cross-check what it makes of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from filed_pairs import EVERY, FILES, FLAGS, REQUIRED, rows
from pair_set import (
    digest,
)

from parsers.record import Record


@FILES
def test_a_line_is_a_pair_in_its_one_form(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        row = json.loads(line)
        assert REQUIRED | set(FLAGS) >= set(row) >= REQUIRED, row["id"]
        assert line == json.dumps(row, ensure_ascii=False, separators=(",", ":")), row["id"]
        for flag in FLAGS:
            assert row.get(flag, True) is True, row["id"]
        for side in ("a", "b"):
            said = Record.model_validate(row[side])
            assert json.loads(said.model_dump_json(exclude_defaults=True)) == row[side], row["id"]
            assert said.abstract is None, "facts of records, no abstracts"
    assert [json.loads(line)["id"] for line in lines] == sorted(json.loads(line)["id"] for line in lines)


@FILES
def test_the_identifier_is_a_digest_of_the_two_records(path: Path) -> None:
    assert [row["id"] for row in rows(path)] == [digest(row["a"], row["b"]) for row in rows(path)]


@FILES
def test_a_file_stays_small(path: Path) -> None:
    assert path.stat().st_size < 1_000_000


def test_labels_flags_and_words() -> None:
    for pair in EVERY:
        assert pair.label in {"same", "different", "unsure"}, pair.id
        assert not pair.hard or pair.label == "same", pair.id
        assert not pair.devilish or pair.label == "different", pair.id
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", pair.kind), pair.id
        assert pair.note, pair.id
        assert pair.facts, pair.id
        assert not re.search(r"https?:|[/\\]", pair.facts), "where facts come from, not an address"
        assert pair.a != pair.b, pair.id
        assert pair.a.said_fields(), pair.id
        assert pair.b.said_fields(), pair.id
