"""`harvester export --to …` from a harvest on disk: what is sent, what is told, and how it ends."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import Cli
from zotero_standin import KEY, Zotero, serving


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Zotero]:
    with serving() as found:
        monkeypatch.setenv("HARVESTER_ZOTERO_URL", found.url)
        monkeypatch.setenv("HARVESTER_ZOTERO_CONNECTOR_URL", found.url)
        monkeypatch.setenv("HARVESTER_ZOTERO_API_KEY", KEY)
        monkeypatch.setenv("HARVESTER_ZOTERO_LIBRARY", "users/7")
        monkeypatch.chdir(tmp_path)
        yield found


def count(demo: Path) -> int:
    return len(json.loads((demo / "records.json").read_text(encoding="utf-8")))


def test_zotero(cli: Cli, served: Zotero, demo: Path) -> None:
    works = count(demo)
    assert cli("export", "-o", demo, "--to", "zotero", "--dry-run").out.count("\n") == works
    assert not served.asked
    assert not (demo / "zotero-users-7.jsonl").exists()
    served.collections = {"AAAA2222": "Harvest"}
    done = cli("export", "-o", demo, "--to", "zotero", "--collection", "harvest")
    assert (done.code, done.out, done.err) == (0, "", f"zotero: {works} created\n")
    assert {tuple(item["collections"]) for item in served.items.values()} == {("AAAA2222",)}
    again = cli("export", "-o", demo, "--to", "zotero:users/7")
    assert (again.code, again.err) == (0, f"zotero: {works} unchanged\n")
    assert cli("export", "-o", demo, "--to", "zotero", "--dry-run").out == ""
    assert not [path for path in demo.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


def test_what_is_not_sent_is_listed(cli: Cli, served: Zotero, demo: Path) -> None:
    title = json.loads((demo / "records.json").read_text(encoding="utf-8"))[0]["title"]
    served.refuses = lambda item: (400, "=no\x1b[2J") if item["title"] == title else None
    done = cli("export", "-o", demo, "--to", "zotero")
    assert done.code == 1
    assert "Zotero refuses it (400)" in done.err
    assert "\x1b" not in done.err
    with (demo / "not-sent.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["destination"], row["code"]) == ("zotero", "refused")
    served.refuses = lambda _item: None
    assert cli("export", "-o", demo, "--to", "zotero").code == 0
    assert (demo / "not-sent.csv").read_text(encoding="utf-8-sig").count("\n") == 1


def test_connector(cli: Cli, served: Zotero, demo: Path) -> None:
    done = cli("export", "-o", demo, "--to", "zotero-connector")
    assert (done.code, len(served.handed)) == (0, count(demo))
    assert cli("export", "-o", demo, "--to", "zotero-connector", "--dry-run").out == ""


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_bib(cli: Cli, demo: Path, tmp_path: Path, form: str) -> None:
    library = tmp_path / "library.bib"
    library.write_bytes(b"% ours\n@misc{x, title = {X}}\n")
    library.chmod(0o640)
    link = tmp_path / "link.bib"
    link.symlink_to(library)
    done = cli("export", "-o", demo, "--to", f"bib:{link}", "--formats", form)
    assert (done.code, done.err) == (0, f"bib: {count(demo)} created\n")
    first = library.read_bytes()
    assert first.startswith(b"% ours\n@misc{x, title = {X}}\n\n@")
    assert (link.is_symlink(), library.stat().st_mode & 0o777) == (True, 0o640)
    before = library.stat().st_mtime_ns
    assert cli("export", "-o", demo, "--to", f"bib:{link}", "--formats", form).err == f"bib: {count(demo)} unchanged\n"
    assert (library.read_bytes(), library.stat().st_mtime_ns) == (first, before)


def test_a_dry_run_of_a_bib_writes_nothing(cli: Cli, demo: Path, tmp_path: Path) -> None:
    done = cli("export", "-o", demo, "--to", f"bib:{tmp_path / 'new.bib'}", "--dry-run")
    assert "nothing was written" in done.err
    assert not list(tmp_path.glob("new.bib*"))


def test_a_dry_run_gives_no_work_another_key(cli: Cli, demo: Path) -> None:
    before = [item["id"] for item in json.loads((demo / "records.json").read_text(encoding="utf-8"))]
    asked = ("export", "-o", demo, "--to", "zotero:users/7", "--dry-run", "--key-pattern", "[auth]-[shortyear]")
    done = cli(*asked)
    assert done.code == 0
    assert not (demo / "keys.csv").exists()
    assert "See keys.csv" not in done.err
    assert cli("export", "-o", demo).code == 0
    assert [item["id"] for item in json.loads((demo / "records.json").read_text(encoding="utf-8"))] == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may write everywhere is stopped by nothing")
def test_a_bib_that_cannot_be_written_stays_and_nothing_is_remembered(cli: Cli, demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "a.bib").write_bytes(b"% ours\n")
    folder.chmod(0o500)
    assert cli("export", "-o", demo, "--to", f"bib:{folder / 'a.bib'}").code == 3
    folder.chmod(0o700)
    assert [path.name for path in folder.iterdir()] == ["a.bib"]


def test_openurl(cli: Cli, demo: Path) -> None:
    done = cli("export", "-o", demo, "--to", "openurl:https://resolver.example.org/x")
    assert done.code == 0
    assert all("\thttps://resolver.example.org/x?ctx_ver=Z39.88-2004&" in line for line in done.out.splitlines())
    assert done.out.count("\n") == count(demo)
    assert cli("export", "-o", demo, "--to", "openurl").out.splitlines()[0].split("\t")[1].startswith("ctx_ver=")


def test_clipboard_where_there_is_none(cli: Cli, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = cli("export", "-o", demo, "--to", "clipboard", "--formats", "ris")
    assert (done.code, "no tool here that reaches a clipboard" in done.err) == (2, True)


WRONG = (
    (("--to", "mendeley"), "no such destination"), (("--to", "bib"), "which file"), (("--to", "bib:x.bib", "--formats", "ris"), "bibtex or biblatex"),
    (("--to", "clipboard", "--formats", "ris,csv"), "one format"), (("--to", "openurl:x"), "no address of a resolver"), (("--dry-run",), "belong to --to"),
    (("--to", "openurl", "--dry-run"), "--dry-run is for"), (("--to", "bib:x.bib", "--collection", "A"), "--collection is for"), (("--to", "zotero:users/1"), "no key for Zotero"),
    (("--to", "zotero"), "which library"), (("--to", "zotero-connector"), "does not run"), (("--to", "zotero:x/../y", "--dry-run"), "no library of Zotero"),
)  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_what_is_wrong_is_told(  # noqa: PLR0917 - fixtures, and a row
    cli: Cli, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HARVESTER_ZOTERO_CONNECTOR_URL", "http://127.0.0.1:9")
    done = cli("export", "-o", demo, *arguments)
    assert (done.code, message in done.err) == (1 if "does not run" in message else 2, True), done.err
