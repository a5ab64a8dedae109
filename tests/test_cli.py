"""The command line: exit statuses, what stands on stdout, messages that say what to do, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import Cli
from loopback import Answer, page, serving

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "fixtures" / "demo"
CASSETTE = ROOT / "fixtures" / "cassettes" / "demo.yaml"
SEED = DEMO / "synapse-record.txt"


def run(*arguments: str, cwd: Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-c", "from harvester.cli import main; main()", *arguments], cwd=cwd, input=given, capture_output=True, text=True,
        encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_parse_gives_the_links_of_a_page_and_the_list_of_a_page_of_works(tmp_path: Path) -> None:
    pages = ROOT / "fixtures" / "pages"
    files = [pages / "signposting" / "dataset-page" / "page.html", pages / "refused" / "several-coins" / "page.html"]
    done = run("parse", *map(str, files), "--format", "jsonl", cwd=tmp_path)
    data, several = map(json.loads, done.stdout.splitlines())
    assert {
        "rel": "describedby",
        "href": "https://data.example.org/hills/export/bibtex",
        "type": "application/x-bibtex",
    } in data["links"]
    assert [item["rel"] for item in data["links"]].count("alternate") == 0  # a feed tells nothing of the work
    assert (several["status"], several["reason"], several["records"]) == ("not-a-record", "several-records", [])
    assert len(several["works"]) > 1


def test_the_demo_and_what_can_be_done_with_it(tmp_path: Path) -> None:
    formats = "csl-json,bibtex,biblatex,ris,csv"
    done = run(
        "harvest",
        "--from",
        str(DEMO / "addresses.txt"),
        "--replay",
        str(CASSETTE),
        "-o",
        "out",
        "--formats",
        formats,
        cwd=tmp_path,
    )
    assert done.returncode == 1, done.stderr  # two addresses fail, and are listed
    assert done.stdout == ""
    assert "6 works written" in done.stderr
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {
        "records.json",
        "records.bib",
        "records.biblatex.bib",
        "records.ris",
        "records.csv",
        "report.html",
        "report.csv",
        "failures.csv",
    } <= names
    status = run("status", "-o", "out", cwd=tmp_path)
    assert (status.returncode, "finished" in status.stdout, "challenge" in status.stdout) == (0, True, True)
    before = (tmp_path / "out" / "records.json").read_bytes()
    (tmp_path / "out" / "records.json").unlink()
    assert run("export", "-o", "out", "--all", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out" / "records.json").read_bytes() == before
    assert run("report", "-o", "out", cwd=tmp_path).returncode == 0
    checked = run(
        "check", "out/records.bib", "--replay", str(CASSETTE), "--fail-on", "error", "-o", "checked", cwd=tmp_path
    )
    assert checked.returncode in (1, 4)
    assert (tmp_path / "checked" / "report.html").is_file()


def test_parse_prints_a_line_a_file(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    done = run("parse", str(SEED), "empty.html", "missing.html", ".", cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["status"], row["reason"].partition(":")[0]) for row in rows] == [
        ("record", ""), ("not-a-record", "empty"), ("failed", "no-such-file"), ("failed", "unreadable-file"),
    ]  # fmt: skip
    assert rows[0]["records"][0]["DOI"] == "10.1182/bloodadvances.2024013623"
    assert done.returncode == 1


@pytest.mark.parametrize(("name", "start"), [("csl-json", "["), ("bibtex", "@article{voorhees2024alliance,")])
def test_parse_in_other_formats(tmp_path: Path, name: str, start: str) -> None:
    done = run("parse", str(SEED), "--format", name, cwd=tmp_path)
    assert (done.returncode, done.stdout.startswith(start)) == (0, True)


def test_parse_tells_in_words_why_there_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "hours.html").write_text("<html><title>Hours</title><body>Open</body></html>", encoding="utf-8")
    done = run("parse", "hours.html", "missing.html", "--format", "bibtex", cwd=tmp_path)
    assert done.stderr.splitlines() == [
        "hours.html: Nothing on the page reads as a citation: no labelled fields, no citation tags.",
        "missing.html: no such file or directory",
    ]


@pytest.mark.parametrize("arguments", [("refs.bib",), ("--from", "refs.bib")])
def test_a_library_is_to_be_checked_not_harvested(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "refs.bib").write_text("@book{a, title={A}}\n", encoding="utf-8")
    done = run("harvest", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "refs.bib is a library" in done.stderr
    assert "harvester check refs.bib" in done.stderr


USAGE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("harvest",), "nothing to harvest"), (("harvest", "x", "--formats", "word"), "no format"), (("harvest", "--from", "missing.txt"), "missing.txt"),
    (("harvest", "x", "--record", "a", "--replay", "b"), "exclude"), (("harvest", "x", "--replay", "missing.yaml"), "missing.yaml"),
    (("harvest", "x", "--allow-network", "here"), "--allow-network: 'here' is no network"), (("harvest", "x", "--mailto", "me"), "not an e-mail"),
    (("harvest", "x", "--store", "mysql://x"), "no such kind of store"), (("harvest", "x", "--config", "missing.toml"), "missing.toml"),
    (("check", "x.docx"), ".bib"), (("check", "missing.bib"), "missing.bib"), (("nonsense",), "No such command"), (("harvest", "x", "--threads", "0"), "threads"),
)  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), USAGE, ids=[" ".join(row[0]) for row in USAGE])
def test_wrong_usage_says_what_and_exits_with_2(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("entries", [3, 60, 600])
def test_who_reads_no_further_is_told_nothing(tmp_path: Path, entries: int) -> None:
    library = "".join(
        f"@article{{a{n}, title={{The title of work {n}}}, year={{2019}}, journal={{Journal}}, volume={{1}}, pages={{{n + 1}}}, author={{Ng, A.}}}}\n"
        for n in range(entries)
    )
    (tmp_path / "library.bib").write_text(library, encoding="utf-8")
    command = [sys.executable, "-c", "from harvester.cli import main; main()", "convert", "library.bib", "-t", "ris"]
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(command, cwd=tmp_path, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert b"pipe" not in child.stderr.read()
        assert child.wait() in {0, 1}


@pytest.mark.parametrize("command", ["status", "export", "report"])
def test_a_folder_without_a_harvest(tmp_path: Path, command: str) -> None:
    done = run(command, "-o", "nowhere", cwd=tmp_path)
    assert (done.returncode, "no harvest here" in done.stderr) == (3, True)
    assert not (tmp_path / "nowhere").exists()


def test_a_list_from_standard_input_with_bad_lines(tmp_path: Path) -> None:
    done = run(
        "harvest", "--from", "-", "--no-enrich", "-o", "out", cwd=tmp_path, given=f"# list\n{SEED}\nwhat is this\n"
    )
    assert done.returncode == 1
    assert "1 work written from 2 lines." in done.stderr
    text = (tmp_path / "out" / "failures.csv").read_text(encoding="utf-8-sig")
    assert "what is this" in text
    assert "what is this,standard input,3,input,no-address" in text


def test_what_is_not_recorded_is_a_failure_of_the_services_and_the_page_stands(tmp_path: Path) -> None:
    done = run("harvest", str(SEED), "--replay", str(CASSETTE), "-o", "out", cwd=tmp_path)
    # The recording holds the questions of the whole list, not those of this line alone.
    assert done.returncode == 1
    assert "not-recorded" in (tmp_path / "out" / "failures.csv").read_text(encoding="utf-8-sig")
    assert len(json.loads((tmp_path / "out" / "records.json").read_text(encoding="utf-8"))) == 1


BIB = """@article{a, title = {Sleep and light}, author = {Okafor, C.}, journal = {J}, year = 2020, volume = 1, pages = {1--2}}
@article{b, title = {Broken
@article{c, title = {Sleep and light}, author = {Okafor, C.}, journal = {J}, year = 2020, volume = 1, pages = {1--2}, issn = {1234-0000}}
"""


def test_check_reads_what_it_can_and_names_the_line_of_the_rest(tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text(BIB, encoding="utf-8")
    done = run("check", "x.bib", "--no-enrich", cwd=tmp_path)
    assert done.returncode == 1
    assert "x.bib:2:" in done.stdout
    assert "duplicate: The entry “c” is the same work (" in done.stdout
    assert "1234-0000" in done.stdout


def test_help_and_version(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout.startswith("harvester 0")
    overview = run("--help", cwd=tmp_path).stdout
    for command in ("harvest", "parse", "check", "export", "report", "status"):
        assert command in overview
        assert "Usage" in run(command, "--help", cwd=tmp_path).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_ctrl_c_keeps_what_was_fetched_and_says_how_to_go_on(tmp_path: Path) -> None:
    pages: dict[str, Answer] = {
        f"/{n}": page(b"<meta name=citation_title content=T><meta name=citation_author content='A, B.'>")
        for n in range(200)
    }
    with serving(pages) as server:
        (tmp_path / "list.txt").write_text("".join(server.url(path) + "\n" for path in pages), encoding="utf-8")
        command = [
            sys.executable,
            "-c",
            "from harvester.cli import main; main()",
            "harvest",
            "--from",
            "list.txt",
            "-o",
            "out",
            "--no-enrich",
        ]
        environ = os.environ | {"HARVESTER_DELAY": "0.02"}
        process = subprocess.Popen(
            [*command, "--allow-network", "127.0.0.0/8"], cwd=tmp_path, stderr=subprocess.PIPE, text=True, env=environ
        )
        while server.asked.total() < 20:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _out, told = process.communicate(timeout=30)
        assert process.returncode == 130
        assert "run the same command again" in told
        assert "Traceback" not in told
        before = server.asked.total()
        assert before < 200
        done = subprocess.run(
            [*command, "--allow-network", "127.0.0.0/8"],
            cwd=tmp_path,
            capture_output=True,
            env=environ,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0
        # Each page once; robots.txt once a run; nothing that was kept is asked for again.
        assert all(server.asked[path] == 1 for path in pages)


def test_a_list_without_an_address_takes_the_place_of_no_harvest(cli: Cli, tmp_path: Path) -> None:
    page, empty, out = tmp_path / "page.html", tmp_path / "empty.txt", tmp_path / "out"
    page.write_text("<meta name=citation_title content=Tides><meta name=citation_author content='Okafor, C.'>")
    empty.write_text("# nothing yet\n")
    assert cli("harvest", page, "-o", out, "--no-enrich").code == 0
    before = (out / "records.bib").read_bytes()
    refused = cli("harvest", "--from", empty, "-o", out, "--no-enrich")
    assert (refused.code, "the list holds no address" in refused.err) == (2, True)
    assert cli("export", "-o", out).code == 0
    assert (out / "records.bib").read_bytes() == before
    assert "1 line, finished" in cli("status", "-o", out).out
