"""`harvester decide` from end to end: asked once, kept, followed in the next run and in another folder, carried in a file."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from command_line import Cli
from decide_command import asked, of, record
from decided_works import CONFLICT, check
from demo_harvest import CASSETTE, LIST

from harvester.deciding import Catalogue
from harvester.report import Reported
from harvester.store import Store

pytestmark = pytest.mark.block_network

VOLUME, DATE = (
    "lindqvist2018handwashing: What is right for the volume?",
    "lindqvist2018handwashing: What is right for the date of publication?",
)


def test_the_demo_is_decided_once_and_followed_in_every_later_run(cli: Cli, demo: Path, tmp_path: Path) -> None:
    questions = asked(cli, demo)
    assert len(questions) == 3
    assert {VOLUME, DATE} <= set(questions)
    done = cli(
        "decide", "-o", demo, of(questions, "volume"), "accept", "page", of(questions, "the date of pub"), "set", "2019-03", of(questions, "DOI"), "reject",
        "--who", "A. Librarian", "--note", "seen in print", "--write",
    )  # fmt: skip
    assert (done.code, "3 decisions kept" in done.err) == (0, True), done.err
    assert asked(cli, demo) == {}
    work = record(demo, "Handwashing")
    assert (work["volume"], work["issued"]["date-parts"], work["page"]) == ("12", [[2019, 3]], "203-211")
    assert work["custom"]["sources"]["volume"][0] == "person"
    assert "DOI" not in record(demo, "Insulin")
    report = list(csv.DictReader(io.StringIO((demo / "report.csv").read_text(encoding="utf-8-sig"))))
    assert {row["code"] for row in report if row["row"] == "settled"} == {"conflict", "wrong-doi"}
    assert all("A. Librarian" in row["message"] for row in report if row["row"] == "settled")
    evidence = [row["where it stood"] for row in report if row["source"] == "person" and row["field"] == "volume"]
    assert re.fullmatch(r"decided by A\. Librarian, \d{4}-\d\d-\d\d: seen in print", evidence[0])
    html_report = (demo / "report.html").read_text(encoding="utf-8")
    assert html_report.count('<li class="settled">') == 3
    assert re.search(r"Decided: .* \(A\. Librarian, \d{4}-\d\d-\d\d: seen in print\)", html_report)
    before = (demo / "records.json").read_bytes()
    again = cli("harvest", "--from", LIST, "--replay", CASSETTE, "-o", demo)
    assert (again.code, "to decide" in again.err) == (1, False)
    assert asked(cli, demo) == {}
    assert (demo / "records.json").read_bytes() == before
    # Another folder, with the file that the library keeps.
    for kind in ("csv", "json"):
        assert cli("decide", "-o", demo, "--export", tmp_path / f"d.{kind}").code == 0
        other = tmp_path / f"other-{kind}"
        cli("harvest", "--from", LIST, "--replay", CASSETTE, "-o", other, "--decisions", tmp_path / f"d.{kind}")
        assert asked(cli, other) == {}
        # The same works; a key is made of what is known when a work is first written, and that was decided by then.
        found = (other / "records.json").read_bytes()
        assert found.replace(b"lindqvist2019handwashing", b"lindqvist2018handwashing") == before


def test_through_a_spreadsheet(cli: Cli, demo: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "questions.csv"
    assert "3 questions" in cli("decide", "-o", demo, "--to", sheet).err
    unanswered = cli("decide", "-o", demo, "--from", sheet)
    assert (unanswered.code, "no row is answered, so nothing was decided" in unanswered.err) == (0, True)
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))
    answers = {
        "volume": {"decision": "the page", "who": "Åsa"},
        "date of publication": {"value": "03/04/2019"},
        "DOI": {},
    }
    for row in rows:
        row |= next(answer for word, answer in answers.items() if row["question"].endswith(f"the {word}?"))  # noqa: PLW2901
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0])[::-1], delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    sheet.write_bytes(out.getvalue().encode("cp1252", "replace"))
    done = cli("decide", "-o", demo, "--from", sheet)
    assert done.code == 1
    assert re.search(r"row [234]: “03/04/2019” cannot be read as date of publication: write 2014", done.err)
    assert "1 decision kept" in done.err
    left = asked(cli, demo)
    assert len(left) == 2
    # The volume was another year's, and the date with it: the key stays.
    assert DATE in left
    again = cli("decide", "-o", demo, "--from", sheet)
    assert "1 row says what was decided before" in again.err
    store = Store(demo / "harvest.db", write=False)
    assert [(one.about, one.who) for one in store.decisions()] == [("volume", "Åsa")]
    store.close()


def test_what_was_decided_can_be_seen_and_taken_back(cli: Cli, demo: Path) -> None:
    number = of(asked(cli, demo), "volume")
    cli("decide", "-o", demo, number, "set", "13", "--who", "A")
    every = cli("decide", "-o", demo, "--all").out
    assert re.search(r"decided: the volume is “13” \(A, \d{4}-\d\d-\d\d\)", every)
    assert of(asked(cli, demo, "--all"), "volume") == number
    assert cli("decide", "-o", demo, "--undo", number[:5]).code == 0
    assert of(asked(cli, demo), "volume") == number
    assert cli("decide", "-o", demo, "--undo", number).code == 2
    store = Store(demo / "harvest.db", write=False)
    assert [one.verb for one in store.decisions()] == ["set", "undo"]  # nothing is taken away
    store.close()


def test_everything_of_a_work_can_be_decided(cli: Cli, demo: Path) -> None:
    key = "haddad2021insulin"
    every = asked(cli, demo, "--work", key)
    assert {text.partition(": ")[0] for text in every} == {key}
    assert any("the title?" in text for text in every)
    assert (
        any("answer" in text or "about this work" in text for text in every)
        or "crossref" in cli("decide", "-o", demo, "--work", key).out
    )
    done = cli(
        "decide",
        "-o",
        demo,
        f"{key}:pages",
        "set",
        "88-99",
        f"{key}:crossref",
        "reject",
        f"{key}:title",
        "set",
        "The <i>right</i> title",
        "--write",
    )
    assert done.code == 0, done.err
    work = record(demo, "right")
    assert (work["page"], work["title"], work["DOI"]) == (
        "88-99",
        "The <i>right</i> title",
        "10.5555/pretend-birds.2017.31",
    )
    assert (
        cli("decide", "-o", demo, "10.5555/pretend-birds.2017.31:volume", "set", "6").code == 0
    )  # a DOI names a work too


def test_each_question_has_an_id_of_its_own() -> None:
    works = [Reported(key=f"k{n}", work=check(*CONFLICT, name=f"url:https://pages.example.org/{n}")) for n in range(60)]
    catalogue = Catalogue(works)
    shown = [one.id for one in catalogue.open()]
    assert len(set(shown)) == 60
    assert all(catalogue.find(one.id).question == one.question for one in catalogue.open()[:10])
