"""Citation keys of whole harvests: kept in the store and by a library's file, under a pattern of the settings, and from an earlier version."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from command_line import Cli

from harvester.keys import KeptKey
from harvester.store import Store
from harvester.store.keys import Keys
from harvester.store.schema import MIGRATIONS, TABLES

pytestmark = pytest.mark.block_network


def saved(folder: Path, name: str, year: int, title: str = "A study of sleep", doi: str = "10.5555/sleep.1") -> Path:
    path = folder / f"{name}.html"
    tags = {"title": title, "author": "Okafor, C.", "publication_date": year, "doi": doi, "journal_title": "Tides"}
    head = "".join(f'<meta name="citation_{tag}" content="{value}">' for tag, value in tags.items())
    path.write_text(f"<html><head>{head}</head></html>", encoding="utf-8")
    return path


def keys_of(folder: Path) -> list[str]:
    return [item["id"] for item in json.loads((folder / "records.json").read_text(encoding="utf-8"))]


def changes(folder: Path) -> list[list[str]]:
    return [row[:2] for row in csv.reader(io.StringIO((folder / "keys.csv").read_text(encoding="utf-8-sig")))][1:]


def test_a_later_harvest_keeps_the_key_and_a_pattern_changes_it(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = ("harvest", saved(tmp_path, "a", 2020), "--no-enrich", "-o", out)
    assert cli(*run).code == 0
    assert keys_of(out) == ["okafor2020study"]
    saved(tmp_path, "a", 2021, "Sleep, studied again")
    cli(*run, "--refresh")
    assert keys_of(out) == ["okafor2020study"]
    assert "year = {2021}" in (out / "records.bib").read_text(encoding="utf-8")
    assert not (out / "keys.csv").exists()
    # What a person decides changes no key either.
    assert cli("decide", "-o", out, "okafor2020study:issued", "set", "2019").code == 0
    assert cli("export", "-o", out).code == 0
    assert keys_of(out) == ["okafor2020study"]
    assert "year = {2019}" in (out / "records.bib").read_text(encoding="utf-8")
    # A pattern that is asked for once holds; the old key is found in the map.
    assert cli("export", "-o", out, "--key-pattern", "[auth]-[shortyear]").code == 0
    assert keys_of(out) == ["Okafor-19"]
    assert changes(out) == [["okafor2020study", "Okafor-19"]]
    cli(*run, "--refresh")
    assert keys_of(out) == ["Okafor-19"]
    assert "Okafor-19" in (out / "report.csv").read_text(encoding="utf-8")


LIBRARY = {
    "mine.bib": "@article{Mine:1, title={A study of sleep}, doi={10.5555/sleep.1}, author={Okafor, C.}, year={1999}}\n@broken{",
    "mine.json": json.dumps(
        [{"id": "Mine:1", "type": "article-journal", "title": "A study of sleep", "DOI": "10.5555/sleep.1"}]
    ),
    "mine.ris": "TY  - JOUR\r\nID  - Mine:1\r\nTI  - A study of sleep\r\nDO  - 10.5555/sleep.1\r\nER  - \r\n",
}


@pytest.mark.parametrize("name", LIBRARY)
def test_a_librarys_keys_are_kept(cli: Cli, tmp_path: Path, name: str) -> None:
    library, out = tmp_path / name, tmp_path / "out"
    library.write_text(LIBRARY[name], encoding="utf-8", newline="")
    run = ("harvest", saved(tmp_path, "a", 2020), "--no-enrich", "-o", out)
    done = cli(*run, "--freeze-keys", library)
    assert (done.code, keys_of(out)) == (0, ["Mine:1"])
    assert ("mine.bib:2" in done.err) == (name == "mine.bib")
    cli(*run)
    assert keys_of(out) == ["Mine:1"]
    cli("export", "-o", out, "--key-pattern", "[year]")
    assert keys_of(out) == ["Mine:1"]


ANOTHERS = "@article{okafor2020study, title={Herons of the coast}, author={Ek, A.}, year={1987}}"


def test_a_key_that_the_library_has_for_another_work_is_given_up_and_told(cli: Cli, tmp_path: Path) -> None:
    library, out = tmp_path / "mine.bib", tmp_path / "out"
    library.write_text(ANOTHERS, encoding="utf-8")
    run = ("harvest", saved(tmp_path, "a", 2020), "--no-enrich", "-o", out)
    cli(*run)
    assert keys_of(out) == ["okafor2020study"]
    again = cli("export", "-o", out, "--freeze-keys", library)
    (key,) = keys_of(out)
    assert key.startswith("okafor2020study-")
    said = f"1 citation key changed: okafor2020study is now {key} (the library has this key for another work). See keys.csv."
    assert said in again.err
    assert changes(out) == [["okafor2020study", key]]
    other = tmp_path / "other"
    cli("harvest", *run[1:-1], other)
    assert said in cli("harvest", *run[1:-1], other, "--freeze-keys", library).err
    assert keys_of(other) == [key]


def test_the_settings_file_has_a_pattern(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = saved(tmp_path, "a", 2020)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harvester.toml").write_text('[export]\nkey_pattern = "[auth:upper]"\n', encoding="utf-8")
    assert cli("harvest", page, "--no-enrich", "-o", "out").code == 0
    assert keys_of(tmp_path / "out") == ["OKAFOR"]
    (tmp_path / "harvester.toml").write_text('[export]\nkey_patern = "[auth:upper]"\n', encoding="utf-8")
    done = cli("export", "-o", "out")
    assert (done.code, "key_pattern" in done.err) == (2, True)


@pytest.mark.parametrize("command", [("harvest", "10.5555/a"), ("export",), ("reparse",)])
def test_an_unknown_marker_is_wrong_usage(cli: Cli, tmp_path: Path, command: tuple[str, ...]) -> None:
    done = cli(*command, "-o", tmp_path, "--key-pattern", "[autor]")
    assert done.code in (2, 3)
    if command[0] != "reparse":
        assert "there is no marker [autor]" in done.err
        assert "veryshorttitle" in done.err


def test_a_library_that_is_not_there_is_wrong_usage(cli: Cli, tmp_path: Path) -> None:
    for name in ("none.bib", "none.txt"):
        done = cli("harvest", "10.5555/a", "-o", tmp_path / "out", "--freeze-keys", tmp_path / name)
        assert (done.code, name in done.err) == (2, True)


def test_keys_of_an_earlier_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "harvest.db"
    db = sqlite3.connect(path)
    db.executescript(" ".join((TABLES, *MIGRATIONS[:3])))
    db.executemany("INSERT INTO runs (id, list, origin, finished) VALUES (?, 'x', 'x', 1)", [(1,), (2,)])
    rows = [
        (1, 0, "url:a", "Old2019"),
        (1, 1, "url:b", "b1"),
        (2, 0, "url:a", "New2020"),
        (2, 1, "url:a", "New2020"),
        (2, 2, None, None),
    ]
    db.executemany(
        "INSERT INTO lines (run, position, origin, number, text, address, work) VALUES (?, ?, 'x', 1, 't', ?, ?)", rows
    )
    db.execute("PRAGMA user_version = 4")
    db.commit()
    db.close()
    store = Store(path)
    assert store.keys.find(("url:a", "url:b", "url:c")) == {"url:a": KeptKey("New2020", ""), "url:b": KeptKey("b1", "")}
    assert store.keys.owners("NEW2020") == {"url:a"}
    with pytest.raises(ZeroDivisionError):
        store.keys.keep((("url:c", KeptKey("c", "")) if n else 1 / 0) for n in (1, 0))  # type: ignore[misc]
    assert store.keys.find(("url:c",)) == {}
    store.close()


def test_a_format_without_keys_loses_those_of_a_library_alone(cli: Cli, tmp_path: Path) -> None:
    library, out = tmp_path / "mine.bib", tmp_path / "out"
    library.write_text(LIBRARY["mine.bib"].replace("@broken{", ""), encoding="utf-8")
    other = saved(tmp_path, "b", 2001, "Herons of the coast", "10.5555/herons")
    cli("harvest", saved(tmp_path, "a", 2020), other, "--no-enrich", "-o", out)
    export = ("export", "-o", out, "--formats", "nbib", "--strict")
    made = cli(*export)
    assert (made.code, "citation keys" in made.err) == (0, False)
    # Whose key it is is kept with it.
    for more in (("--freeze-keys", library), ()):
        theirs = cli(*export, *more)
        assert (theirs.code, "citation keys in 1 work (Mine:1)" in theirs.err) == (1, True)
    assert cli(*export, "--key-pattern", "[year]").code == 1


def test_a_harvest_that_is_over_has_kept_its_keys(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped between the two, it is not over: the same command gives the works the keys that stand in the files."""

    def stopped(*_given: object) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "out"
    run = ("harvest", saved(tmp_path, "a", 2020), "--no-enrich", "-o", out)
    with monkeypatch.context() as patched:
        patched.setattr(Keys, "keep", stopped)
        assert cli(*run).code == 130
    with closing(Store(out / "harvest.db", write=False)) as store:
        assert [finished for _run, _origin, finished, _lines in store.runs()] == [False]
    saved(tmp_path, "a", 2021, "Sleep, studied again")
    assert cli(*run).code == 0
    assert keys_of(out) == ["okafor2020study"]
