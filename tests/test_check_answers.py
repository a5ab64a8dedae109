"""`harvester check` keeps what services said: a library that is checked twice asks nothing the second time."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
import typer
from made_up_web import Web
from standin import World, title

from harvester.commands.check import check
from harvester.errors import StoreError
from harvester.fetch import Response, Session
from harvester.store import Answers, Store

WORLD = World(600)
ENTRY = """@article{{w{n}, title = {{{title}}}, author = {{Okafor, Anna}}, journal = {{Journal of Works}}, year = 2020, volume = 1, pages = {{{page}}}{doi}}}
"""


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Web:
    found = Web()
    monkeypatch.setattr(Session, "send", lambda _session, *args, **kwargs: found.send(*args, **kwargs))
    monkeypatch.setattr("harvester.harvest.time.sleep", lambda _seconds: None)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "caches"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return found


def library(folder: Path) -> Path:
    path = folder / "library.bib"
    entries = [
        ENTRY.format(n=n, title=title(n), page=n + 1, doi=f", doi = {{{WORLD.doi(n)}}}" if n % 2 else "")
        for n in range(20)
    ]
    path.write_text("".join(entries), encoding="utf-8")
    return path


def checked(path: Path, **options: Any) -> None:
    with pytest.raises(typer.Exit):
        check([path], **options)


def test_a_library_that_is_checked_twice_asks_nothing_again(web: Web, tmp_path: Path) -> None:
    checked(library(tmp_path))
    first = list(web.sent)
    checked(library(tmp_path))
    assert (bool(first), web.sent) == (True, first)
    checked(library(tmp_path), refresh_answers=True)
    assert len(web.sent) == 2 * len(first)
    checked(library(tmp_path), no_enrich=True)
    assert len(web.sent) == 2 * len(first)


def test_the_folder_of_a_harvest_has_the_answers_of_its_check_too(web: Web, tmp_path: Path) -> None:
    Store(tmp_path / "harvest.db").close()
    checked(library(tmp_path), output=tmp_path)
    assert web.sent
    answers = Answers.open(tmp_path / "harvest.db")
    assert answers.get("crossref", WORLD.doi(1)) is not None
    answers.close()
    assert not (tmp_path / "caches").exists()


def test_a_service_that_cannot_be_asked_is_told_of_the_entry(web: Web, tmp_path: Path) -> None:
    hosts = ("api.crossref.org", "eutils.ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov", "doi.org", "api.datacite.org")
    web.broken.update({host: Response(f"https://{host}/", 500, (), b"") for host in hosts})
    checked(library(tmp_path), output=tmp_path / "out")
    table = (tmp_path / "out" / "failures.csv").read_text(encoding="utf-8-sig")
    told = {row["address"] for row in csv.DictReader(io.StringIO(table))}
    assert told == {f"w{n}" for n in range(20)}


def test_where_the_settings_say(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARVESTER_ANSWERS", str(tmp_path / "kept" / "answers.db"))
    checked(library(tmp_path))
    assert web.sent
    assert (tmp_path / "kept" / "answers.db").exists()


def test_entries_without_an_identifier_are_searched_unless_that_is_not_wanted(web: Web, tmp_path: Path) -> None:
    checked(library(tmp_path), no_search=True)
    assert not any("ecitmatch" in url for url in web.sent)
    checked(library(tmp_path))
    assert any("ecitmatch" in url for url in web.sent)


def test_where_nothing_can_be_kept_a_library_is_checked_all_the_same(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A home that cannot be written, as in a container."""
    (tmp_path / "file").touch()
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    with pytest.raises(typer.Exit):
        check([library(tmp_path)])
    told = capsys.readouterr()
    assert "What services say is not kept for the next time: " in told.err
    assert "20 entries checked" in told.err
    assert web.sent
    # Where a file was named for it, it is to be kept there.
    monkeypatch.setenv("HARVESTER_ANSWERS", str(tmp_path / "file" / "answers.db"))
    with pytest.raises(StoreError, match="cannot be written"):
        check([library(tmp_path)])
