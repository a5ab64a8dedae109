"""The table of hosts that refuse, and the letters to them: what they say, where they lie, and which of them go again."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from walled_hosts import closed

from harvester.errors import Failure
from harvester.outputs import write_refused
from harvester.refused import CODES, Asking, Closed, Refusal, Wall, ledger, letter, write_csv


def refusal(
    address: str, code: str = "challenge", known: str = "", host: str = "", *, written: bool = False
) -> Refusal:
    return Refusal(Failure(address=address, stage="fetch", code=code, message="m", host=host), known, written)


def test_a_host_stands_once_with_all_that_it_refused() -> None:
    found = ledger(
        [
            refusal("https://a.example.edu/handle/1/2"), refusal("https://a.example.edu/handle/1/3", "host-blocked", "10.5555/x", written=True),
            refusal("https://resolver.example.org/1", host="a.example.edu"), refusal("https://b.example.org/1", "robots"),
            refusal("https://c.example.org/1", "http-404"), refusal("missing.html", "forbidden"),
        ],
        {"a.example.edu": Wall("Anubis's check against robots", "2026-11-27T15:00:00Z", "2026-11-28T15:00:00Z")},
    )  # fmt: skip
    assert [(one.host, len(one.addresses), one.known, one.written) for one in found] == [
        ("a.example.edu", 3, 1, 1),
        ("b.example.org", 1, 0, 0),
    ]
    assert found[0].seen == "Anubis's check against robots"
    assert found[0].when == "2026-11-27T15:00:00Z"
    assert found[0].oai == ("https://a.example.edu/server/oai/request", "https://a.example.edu/oai/request")
    assert "robots.txt" in found[1].seen
    text = "".join(write_csv(found)).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert (rows[0]["addresses"], rows[0]["written_from_services"], rows[0]["letter"]) == (
        "3",
        "1",
        "ask-for-access-a.example.edu.txt",
    )
    assert "2 addresses" in rows[0]["services"]


def test_a_letter_says_who_what_and_how_much() -> None:
    text = letter(closed("x.example.org"), Asking("me@example.org", "harvester/1 (mailto:me@example.org)", 1.0))
    assert all(
        part in text
        for part in ("x.example.org", "1 page ", "me@example.org", "2026-11-27", "OAI-PMH", "https://x.example.org/1")
    )


def test_a_letter_counts_one_as_one() -> None:
    one = letter(closed("x.example.org"), Asking("", "harvester/1", 1.0))
    assert "1 page of your site stands in our list:\n" in one
    assert "at least 1 second apart" in one
    many = replace(closed("x.example.org"), addresses=tuple(f"https://x.example.org/{n}" for n in range(9)))
    assert "9 pages of your site stand in our list, among them:\n" in letter(many, Asking("", "harvester/1", 2.0))


@pytest.mark.parametrize(
    "host", ["x.example.org", "x.example.org:8080", "[::1]:80", "a/../../etc", "é.example.org", "a" * 300]
)
def test_a_letter_stays_in_its_folder(host: str) -> None:
    name = closed(host).letter
    assert Path(name).name == name
    assert len(name) < 150
    assert (name == f"ask-for-access-{host}.txt") is (host == "x.example.org")


def test_every_refusal_is_a_failure_that_exists() -> None:
    source = "".join(path.read_text() for path in (Path(__file__).parents[1] / "harvester").rglob("*.py"))
    assert all(f'"{code}"' in source for code in CODES)


def table_of(*letters: str) -> str:
    rows = [
        Closed(f"h{n}.example.org", "a wall", "", "", ("https://x.example.org/1",), 0, 0, (), "")
        for n, _ in enumerate(letters)
    ]
    text = "".join(write_csv(rows))
    for row, name in zip(rows, letters, strict=True):
        text = text.replace(row.letter, name)
    return text


ASKING = Asking("me@example.org", "harvester/1", 1.0)
OURS = letter(closed("x.example.org"), ASKING)
LETTERS: tuple[tuple[str, str, str, bool], ...] = (
    ("ours", "ask-for-access-x.example.org.txt", OURS, True),
    ("signed", "ask-for-access-x.example.org.txt", OURS.replace("[your name, your library]", "Ann Writer"), False),
    ("added to", "ask-for-access-x.example.org.txt", OURS + "PS", False),
    ("somebody's own", "ask-for-access-x.example.org.txt", "Dear Sirs", False),
    ("of another name", "notes.txt", OURS, False), ("elsewhere", "../ask-for-access-x.txt", OURS, False),
    ("no text", "ask-for-access-x.example.org.txt", "\udcff", False), ("still wanted", "ask-for-access-kept.example.org.txt", OURS, False),
)  # fmt: skip


@pytest.mark.parametrize(("_why", "name", "text", "goes"), LETTERS, ids=[row[0] for row in LETTERS])
def test_letters_of_hosts_that_are_open_again_go(
    tmp_path: Path, _why: str, name: str, text: str, *, goes: bool
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    (folder / "blocked.csv").write_text(table_of(name), encoding="utf-8")
    write_refused(folder, [closed("kept.example.org")], ASKING)
    assert (folder / name).exists() is not goes


def test_a_letter_that_no_table_names_stays(tmp_path: Path) -> None:
    own = tmp_path / "ask-for-access-x.example.org.txt"
    own.write_text(OURS)
    (tmp_path / "blocked.csv").write_bytes(b"\xff\xfe\0")
    write_refused(tmp_path, [], ASKING)
    assert own.exists()
