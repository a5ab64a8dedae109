"""What `harvester decide` does not take: answers that are none, no harvest, a harvest under way; and by whom it takes an answer to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Cli
from decide_command import asked, of

from harvester.store import Store

pytestmark = pytest.mark.block_network

# (what is typed after `decide -o DIR`, words of the message)
WRONG: tuple[tuple[tuple[str, ...], str], ...] = (
    (("qzzzzzzz", "accept"), "nothing is asked under this id (any more)"), (("q", "accept"), "q: too little of an id"), (("VOLUME",), "what is decided?"), (("VOLUME", "burn"), "what is decided?"),
    (("VOLUME", "set"), "which value is to be set?"), (("VOLUME", "set", "19-Aug"), "' before it"), (("VOLUME", "accept", "pubmed"), "accept crossref or page"),
    (("nobody2020x:volume", "set", "1"), "no work of this harvest has that key"), (("haddad2021insulin:colour", "set", "1"), "nothing that can be decided"),
    (("haddad2021insulin:notice", "reject"), "nothing that can be decided"), (("VOLUME", "undo"), "nothing was decided here"), (("--export", "d.txt"), ".csv or a .json"),
    (("--decisions", "missing.csv"), "missing.csv: cannot be read"), (("--from", "missing.csv"), "missing.csv: cannot be read"),
    (("--work", "nobody"), "no work of this harvest"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_wrong_answers_are_told_and_nothing_is_kept(cli: Cli, demo: Path, words: tuple[str, ...], message: str) -> None:
    questions = asked(cli, demo)
    typed = [of(questions, "volume") if word == "VOLUME" else word for word in words]
    good = [of(questions, "the date of pub"), "reject"] if not typed[0].startswith("--") else []
    done = cli("decide", "-o", demo, *good, *typed)
    assert (done.code, message in done.err) == (2, True), done.err
    assert asked(cli, demo) == questions


WHO: tuple[tuple[dict[str, str], tuple[str, ...], str], ...] = (
    ({}, (), "the-login"), ({"HARVESTER_WHO": "From the environment"}, (), "From the environment"), ({"HARVESTER_WHO": "x"}, ("--who", "By flag\x1b"), "By flag"),
)  # fmt: skip


@pytest.mark.parametrize(("environ", "flags", "who"), WHO)
def test_who_decides(  # noqa: PLR0917 - the columns of the table
    cli: Cli, demo: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], flags: tuple[str, ...], who: str
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    cli("decide", "-o", demo, of(asked(cli, demo), "volume"), "accept", *flags)
    store = Store(demo / "harvest.db", write=False)
    assert [one.who for one in store.decisions()] == [who]
    store.close()


def test_without_a_harvest_nothing_is_made(cli: Cli, tmp_path: Path) -> None:
    done = cli("decide", "-o", tmp_path / "nowhere")
    assert (done.code, "there is no harvest here" in done.err) == (3, True)
    assert not (tmp_path / "nowhere").exists()


def test_while_a_harvest_runs_questions_can_be_read_and_not_answered(cli: Cli, demo: Path) -> None:
    store = Store(demo / "harvest.db")
    number = of(asked(cli, demo), "volume")
    done = cli("decide", "-o", demo, number, "accept")
    assert (done.code, "another harvest" in done.err) == (3, True)
    store.close()
    assert cli("decide", "-o", demo, number, "accept").code == 0
