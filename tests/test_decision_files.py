"""Decisions as a file that a library keeps: word for word in CSV and JSON, and refused where it cannot be read whole."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from decided_works import CONFLICT, check, decide
from saved_tables import rewrite
from two_works import FULL, reading

from harvester.deciding import read_decisions, write_decisions
from harvester.errors import UsageError
from harvester.work import Decision


def some() -> list[Decision]:
    before = check(*CONFLICT)
    rich = {"title": "Two  blanks,\u00a0one that holds, and “quotes”; =1+1"}
    odd = check(
        [reading("page", FULL, rich)],
        [reading("crossref", rich, {"title": "Another"})],
        name="url:https://x.example.org/a  b",
    )
    return [
        decide(before, "volume", "accept", "page", 2), decide(before, "title", "set", "The <i>right</i> title; with “quotes”", 1),
        decide(before, "answer crossref doi:10.5555/a", "reject", day=3), decide(odd, "title", "accept", day=4),
    ]  # fmt: skip


def written(decisions: list[Decision], path: Path) -> Path:
    path.write_text("".join(write_decisions(decisions, path.suffix)), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("kind", [".csv", ".json"])
def test_decisions_survive_a_file_word_for_word(kind: str, tmp_path: Path) -> None:
    path = written(some(), tmp_path / f"d{kind}")
    assert list(read_decisions(path)) == sorted(some(), key=lambda one: one.when)
    assert written(list(read_decisions(path)), tmp_path / f"e{kind}").read_bytes() == path.read_bytes()


def test_the_file_tells_people_what_was_decided(tmp_path: Path) -> None:
    text = written(some(), tmp_path / "d.csv").read_text(encoding="utf-8-sig")
    first = next(csv.DictReader(io.StringIO(text)))
    assert (first["when"], first["who"], first["note"]) == ("2024-05-01T10:00:00Z", "A. Librarian", "seen in print")
    assert first["decided"] == "the title is “The right title; with “quotes””"
    assert first["title"] == "Sleep and light in small mammals"


def test_a_spreadsheet_may_save_the_file_but_a_change_by_hand_is_refused(tmp_path: Path) -> None:
    path = written(some(), tmp_path / "d.csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    (tmp_path / "e.csv").write_text(rewrite(rows, quoting=csv.QUOTE_ALL), encoding="utf-8", newline="")
    assert read_decisions(tmp_path / "e.csv") == read_decisions(path)
    for column, words in (
        ("decided", "row 3 was changed by hand"),
        ("note", "row 3 was changed by hand"),
        ("decision", "row 3 cannot be read"),
    ):
        changed = [dict(row) for row in rows]
        changed[1][column] += "x"
        (tmp_path / "f.csv").write_text(rewrite(changed), encoding="utf-8", newline="")
        with pytest.raises(UsageError, match=words):
            read_decisions(tmp_path / "f.csv")


BROKEN: tuple[tuple[str, str, str], ...] = (
    ("d.csv", "a,b\n1,2\n", "columns are missing"), ("d.csv", "", "columns are missing"), ("d.json", "[{}]", "decision 1 cannot be read"), ("d.json", "{}", "a list"), ("d.json", "[", "no JSON"),
    ("d.json", "[" * 100_000, "no JSON"), ("d.txt", "", ".csv or a .json"), ("d.json", '[{"work": {}, "about": "volume\\n", "verb": "set", "who": "x", "when": "2024-05-01T10:00:00Z"}]', "about"),
    ("d.json", '[{"work": {}, "about": "volume", "verb": "set", "who": "x", "when": "yesterday"}]', "when"),
    *(("d.json", json.dumps([{"work": {}, "who": "x", "when": "2024-05-01T10:00:00Z", **odd}]), words) for odd, words in (
        ({"about": "volume", "verb": "set"}, "no value for volume"), ({"about": "volume", "verb": "accept", "value": {"issue": "1"}}, "no value for volume"),
        ({"about": "volume", "verb": "set", "value": {"volume": "1", "issue": "1"}}, "another field"), ({"about": "finding x", "verb": "reject"}, "nothing that can be decided"),
        ({"about": "answer x", "verb": "set"}, "nothing that can be decided"), ({"about": "colour", "verb": "accept"}, "nothing that can be decided"),
        ({"about": "same-work", "verb": "accept"}, "two works"), ({"about": "volume", "verb": "reject", "other": {}}, "two works"),
    )),
)  # fmt: skip


@pytest.mark.parametrize(("name", "text", "words"), BROKEN)
def test_a_file_that_cannot_be_read_whole_is_refused(name: str, text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=words):
        read_decisions(tmp_path / name)


def test_json_is_a_decision_a_line(tmp_path: Path) -> None:
    lines = written(some(), tmp_path / "d.json").read_text(encoding="utf-8").splitlines()
    assert [lines[0], lines[-1], len(lines)] == ["[", "]", len(some()) + 2]
    assert all(json.loads(line.rstrip(","))["who"] == "A. Librarian" for line in lines[1:-1])
