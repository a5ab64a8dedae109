"""docs/operations.md names every failure that there is, and no other; and says rightly which are tried again."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.faults import FAULT
from harvester.killable.reader import _FAILURES
from harvester.refused import COLUMNS
from harvester.store.runs import TRANSIENT
from parsers.refusals import MESSAGES

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
RAISED = ("FetchError", "AskError", "Refused", "fetch_error", "Undecodable")
FETCHED = ("fetch", "parse")


def constants(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be: one, or either of two."""
    if isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def codes() -> set[str]:
    """Every code of a failure that stands in the program."""
    found = {*MESSAGES, *_FAILURES, FAULT}
    for path in sorted((ROOT / "harvester").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and any(
                isinstance(one, ast.Name) and one.id == "code" for one in node.targets
            ):
                found |= {text for text in constants(node.value) if path.name == "reading.py"}
            if not isinstance(node, ast.Call):
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in RAISED and node.args:
                found |= set(constants(node.args[0]))
            if called == "Failure":
                found |= {text for one in node.keywords if one.arg == "code" for text in constants(one.value)}
    return {text for text in found if CODE.fullmatch(text)}


def rows() -> Iterator[tuple[str, str, str]]:
    """(stage, code, whether it is tried again) of each code in the table."""
    stage = ""
    for line in TEXT.partition("## What every outcome")[2].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| **"):
            stage = cells[0].strip("*")
        elif line.startswith("| `"):
            yield from ((stage, code, cells[-1]) for code in re.findall(r"`([^`]+)`", cells[0]))


def test_every_code_is_told_and_no_other() -> None:
    told = {code for _stage, code, _again in rows() if not code.startswith("http-")}
    assert told == {code for code in codes() if not code.startswith("http-")}


@pytest.mark.parametrize(("code", "again"), [(code, again) for stage, code, again in rows() if stage in FETCHED])
def test_what_is_tried_again_is_told(code: str, again: str) -> None:
    assert (again == "yes") is (code in TRANSIENT)


def test_what_may_pass_is_told() -> None:
    assert set(TRANSIENT) <= {code for _stage, code, _again in rows()}


def test_the_columns_of_blocked_csv() -> None:
    told = TEXT.partition("| column |")[2].partition("\n\n")[0]
    assert (
        tuple(
            re.findall(
                r"`([a-z_]+)`", "\n".join(line.split("|")[1] for line in told.splitlines() if line.count("|") > 2)
            )
        )
        == COLUMNS
    )
