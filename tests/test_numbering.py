"""Numbers of volumes and issues: placeholders, words before them, supplements in the volume."""

from __future__ import annotations

import pytest

from parsers.numbering import read_issue, read_volume, volume_and_issue


@pytest.mark.parametrize(
    ("text", "volume"),
    [
        ("12", "12"), ("Vol. 12", "12"), ("Volume XIV", "XIV"), ("v12", "12"), ("VI", "VI"), ("B", "B"), ("A123", "A123"),
        ("85 Suppl 1", "85 Suppl 1"), ("0", "0"), ("ahead-of-print", None), ("n/a", None), ("Publish Ahead of Print", None),
        ("Online ahead of print", None), ("Just Accepted", None), ("FirstView", None), ("Advance Access", None), ("tba", None), ("E-First", None), ("in Druk", None),
        ("Volume of essays", "Volume of essays"), ("", None),
    ],
)  # fmt: skip
def test_volumes(text: str, volume: str | None) -> None:
    assert read_volume(text) == volume


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("3", "3"), ("No. 3", "3"), ("Issue 3-4", "3-4"), ("nr 7", "7"), ("Pt_11", "Pt 11"), ("suppl_1", "suppl 1"),
        ("Special Issue", "Special Issue"), ("November", "November"), ("Online First", None),
    ],
)  # fmt: skip
def test_issues(text: str, issue: str | None) -> None:
    assert read_issue(text) == issue


@pytest.mark.parametrize(
    ("volume", "issue", "expected"),
    [
        ("85 Suppl 1", None, ("85", "Suppl 1")), ("85, Supplement", None, ("85", "Supplement")),
        ("22(suppl_2)", None, ("22", "suppl_2")), ("12 (3-4)", None, ("12", "3-4")), ("12 ( Pt 3)", None, ("12", "Pt 3")), ("12( )", None, ("12", None)), ("85", None, ("85", None)),
        ("85 Suppl 1", "2", ("85 Suppl 1", "2")), ("85 Suppl 1", "Suppl_1", ("85", "Suppl_1")), ("Supplement 3", None, ("Supplement 3", None)), (None, "4", (None, "4")),
        (None, None, (None, None)), ("0", "0", (None, None)), ("00", None, (None, None)), ("0", "4", ("0", "4")),
        ("3", "0", ("3", "0")),
    ],
)  # fmt: skip
def test_a_supplement_in_the_volume_is_the_issue(
    volume: str | None, issue: str | None, expected: tuple[str | None, str | None]
) -> None:
    assert volume_and_issue(volume, issue) == expected
