"""`harvester decide` from end to end: asked once, kept, followed in the next run and in another folder, carried in a file."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from command_line import Cli
from made_up_web import WORLD, Web, harvest, html, items, page
from test_demo import harvest as harvest_demo

from harvester.deciding import Catalogue
from harvester.errors import StoreError
from harvester.fetch import Response
from harvester.store import Store
from harvester.store.schema import TABLES

pytestmark = pytest.mark.block_network

CASSETTE = Path(__file__).parents[1] / "fixtures" / "cassettes" / "demo.yaml"
LIST = Path(__file__).parents[1] / "fixtures" / "demo" / "addresses.txt"


@pytest.fixture(scope="module")
def harvested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return harvest_demo(tmp_path_factory.mktemp("decide"), threads=4)


@pytest.fixture
def demo(harvested: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(harvested, tmp_path / "out"))


def asked(cli: Cli, folder: Path, *more: object) -> dict[str, str]:
    """Each question's id, by key and what is asked."""
    done = cli("decide", "-o", folder, *more)
    assert done.code == 0, done.err
    found = re.findall(r"^(q[a-z2-9]+)  (\S+)  .*\n    (.*)", done.out, re.MULTILINE)
    return {f"{key}: {text[-70:]}": number for number, key, text in found}


VOLUME, DATE = (
    "lindqvist2018handwashing: What is right for the volume?",
    "lindqvist2018handwashing: What is right for the date of publication?",
)


def of(questions: dict[str, str], words: str) -> str:
    (number,) = [number for text, number in questions.items() if words in text]
    return number


def record(folder: Path, words: str) -> dict[str, Any]:
    return next(item for item in items(folder) if words in item["title"])


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
        assert (other / "records.json").read_bytes() == before


def test_through_a_spreadsheet(cli: Cli, demo: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "questions.csv"
    assert "3 questions" in cli("decide", "-o", demo, "--to", sheet).err
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
    assert DATE.replace("2018", "2019") in left
    again = cli("decide", "-o", demo, "--from", sheet)
    assert "1 rows say what was decided before" in again.err
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


# (what is typed after `decide -o DIR`, words of the message)
WRONG: tuple[tuple[tuple[str, ...], str], ...] = (
    (("qzzzzzzz", "accept"), "nothing is asked under this id (any more)"), (("VOLUME",), "what is decided?"), (("VOLUME", "burn"), "what is decided?"),
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


# In the store.


def test_a_store_of_the_first_version_is_brought_up_to_date_with_all_it_holds(cli: Cli, demo: Path) -> None:
    old = sqlite3.connect(demo / "old.db")
    old.executescript(TABLES + "PRAGMA user_version = 1;")
    new = sqlite3.connect(demo / "harvest.db")
    for (table,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        names = ", ".join(row[1] for row in old.execute(f"PRAGMA table_info({table})"))
        marks = ", ".join("?" * (names.count(",") + 1))
        old.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", new.execute(f"SELECT {names} FROM {table}"))
    old.commit()
    old.close()
    new.close()
    for name in ("harvest.db", "harvest.db-wal", "harvest.db-shm"):
        (demo / name).unlink(missing_ok=True)
    (demo / "old.db").rename(demo / "harvest.db")
    number = of(asked(cli, demo), "volume")
    assert cli("decide", "-o", demo, number, "accept").code == 0
    assert len(asked(cli, demo)) == 2


def test_a_store_of_a_later_version_is_refused(demo: Path) -> None:
    db = sqlite3.connect(demo / "harvest.db")
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoreError, match="of version 99"):
        Store(demo / "harvest.db", write=False)


def test_a_decision_that_cannot_be_read_is_no_traceback(cli: Cli, demo: Path) -> None:
    db = sqlite3.connect(demo / "harvest.db")
    db.execute("INSERT INTO decisions (decision) VALUES ('{}')")
    db.commit()
    db.close()
    done = cli("decide", "-o", demo)
    assert (done.code, "a decision cannot be read" in done.err) == (3, True)


# With the services.


def test_a_doi_that_is_set_is_asked_about_in_the_next_run(web: Web, cli: Cli, tmp_path: Path) -> None:
    wrong = html(3).replace(WORLD.doi(3).encode(), WORLD.doi(4).encode())
    send = web.send

    def planted(method: str, url: str, **more: Any) -> Response:
        found = send(method, url, **more)
        return Response(url, 200, found.headers, wrong) if url == page(3) else found

    web.send = planted  # type: ignore[method-assign]
    harvest([page(3)], tmp_path)
    assert items(tmp_path)[0]["DOI"] == WORLD.doi(4)
    assert cli("decide", "-o", tmp_path, f"{page(3)}:doi", "set", WORLD.doi(3)).code == 0
    harvest([page(3)], tmp_path)
    (work,) = items(tmp_path)
    assert (work["DOI"], work["page"], work["custom"]["sources"]["page"]) == (
        WORLD.doi(3),
        "4-12",
        ["crossref", "pubmed"],
    )
    # The repository still hears that its page is wrong.
    report = list(csv.DictReader(io.StringIO((tmp_path / "report.csv").read_text(encoding="utf-8-sig"))))
    assert [row["code"] for row in report if row["row"] == "settled"] == ["wrong-doi"]
    web.sent.clear()
    harvest([page(3)], tmp_path)
    assert not [url for url in web.sent if "pages" not in url]


# Pages of one work that say too little to be surely one.
_ALIKE = "<meta name=citation_title content='Sleep and light in small mammals'><meta name=citation_author content='Okafor, C.'>"
_PLACED = (
    "<meta name=citation_journal_title content='Journal of Invented Biology'><meta name=citation_volume content=14>"
)
SAVED = (_ALIKE, _ALIKE + _PLACED)


@pytest.mark.parametrize(("word", "works"), [("accept", 1), ("reject", 2)])
def test_two_works_are_joined_or_apart_in_every_later_run(cli: Cli, tmp_path: Path, word: str, works: int) -> None:
    for number, text in enumerate(SAVED):
        (tmp_path / f"{number}.html").write_text(f"<html><head>{text}</head></html>", encoding="utf-8")
    command = ("harvest", tmp_path / "0.html", tmp_path / "1.html", "--no-enrich", "-o", tmp_path / "out")
    cli(*command)
    assert len(items(tmp_path / "out")) == 2
    (number,) = re.findall(
        r"^(q\w+) .*\n    Is this the same work", cli("decide", "-o", tmp_path / "out").out, re.MULTILINE
    )
    assert cli("decide", "-o", tmp_path / "out", number, word).code == 0
    cli(*command)
    assert len(items(tmp_path / "out")) == works
    assert "Is this the same work" not in cli("decide", "-o", tmp_path / "out").out
    assert "probable-duplicate" not in (tmp_path / "out" / "report.csv").read_text(encoding="utf-8")
    assert of_pair(cli, tmp_path / "out") == number
    cli("decide", "-o", tmp_path / "out", "--undo", number, "--write")
    assert len(items(tmp_path / "out")) == 2


def of_pair(cli: Cli, folder: Path) -> str:
    (number,) = re.findall(r"^(q\w+) .*\n    Decided: ", cli("decide", "-o", folder, "--all").out, re.MULTILINE)
    return str(number)


def test_each_question_has_an_id_of_its_own() -> None:
    from decided_works import CONFLICT, check

    from harvester.report import Reported

    works = [Reported(key=f"k{n}", work=check(*CONFLICT, name=f"url:https://pages.example.org/{n}")) for n in range(60)]
    catalogue = Catalogue(works)
    shown = [one.id for one in catalogue.open()]
    assert len(set(shown)) == 60
    assert all(catalogue.find(one.id).question == one.question for one in catalogue.open()[:10])


# A library's own file.

BIB = """@article{a, title = {Sleep and light}, author = {Okafor, C.}, journal = {J}, year = 2020, volume = 1, pages = {9--2}}
@article{b, title = {Other things}, author = {Ng, A.}, journal = {J}, year = 2020, volume = 1, pages = {1--2}, issn = {1234-0000}}
"""


def test_a_library_that_is_checked_keeps_its_decisions_beside_it(cli: Cli, tmp_path: Path) -> None:
    library, sheet, kept = tmp_path / "library.bib", tmp_path / "q.csv", tmp_path / "decisions.json"
    library.write_text(BIB, encoding="utf-8")
    assert "pages-backwards" in cli("check", library, "--no-enrich", "--to", sheet).out
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))
    assert [row["work"] for row in rows] == ["a", "b"]
    rows[0]["decision"], rows[1]["value"] = "accept", "2473-9529"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert cli("check", library, "--no-enrich", "--from", sheet).code == 2  # where would they be kept?
    assert cli("check", library, "--no-enrich", "--from", sheet, "--decisions", kept).out == ""
    assert [one["about"] for one in json.loads(kept.read_text(encoding="utf-8"))] == [
        "finding pages-backwards page",
        "issn",
    ]
    moved = tmp_path / "elsewhere" / "other-name.bib"
    moved.parent.mkdir()
    moved.write_text(BIB.replace("{a,", "{okafor2020,"), encoding="utf-8")
    assert cli("check", moved, "--no-enrich", "--decisions", kept).out == ""
    assert "pages-backwards" in cli("check", moved, "--no-enrich").out
