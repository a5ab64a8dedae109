"""Files written whole where others write or show them too: one after the other, over what a killed one left, and on Windows."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.errors import StoreError
from harvester.whole_files import write


def test_two_that_write_one_file_write_one_after_the_other(tmp_path: Path) -> None:
    """A harvest that ends while somebody exports it: each file is one's or the other's, and whole."""
    path = tmp_path / "a.ris"
    begun, told = threading.Event(), list[str]()

    def slowly() -> Iterator[bytes]:
        yield b"first, " * 10
        begun.set()
        time.sleep(0.5)
        told.append("first")
        yield b"and its end"

    def second() -> Iterator[bytes]:
        told.append("second")
        yield b"second"

    def after() -> None:
        assert begun.wait(30)
        write(path, second())

    other = threading.Thread(target=after)
    other.start()
    write(path, slowly())
    other.join(30)
    assert told == ["first", "second"]
    assert path.read_bytes() == b"second"
    assert [one.name for one in tmp_path.iterdir()] == ["a.ris"]


def test_what_a_killed_one_left_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".a.ris.part").write_bytes(b"x" * 100)
    write(tmp_path / "a.ris", [b"short"])
    assert (tmp_path / "a.ris").read_bytes() == b"short"
    assert [one.name for one in tmp_path.iterdir()] == ["a.ris"]


def test_where_there_are_no_such_locks_it_is_closed_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, which renames no open file."""
    monkeypatch.setattr("harvester.whole_files.fcntl", None)
    replace_file = Path.replace

    def renamed(self: Path, target: Path) -> Path:
        fds = Path("/proc/self/fd")
        assert not fds.exists() or all(os.path.realpath(one) != str(self) for one in fds.iterdir())
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", renamed)
    write(tmp_path / "a.ris", [b"x"])
    with pytest.raises(ZeroDivisionError):
        write(tmp_path / "b.ris", (b"x" for _ in [1 / 0]))
    assert [one.name for one in tmp_path.iterdir()] == ["a.ris"]


def test_a_file_that_another_program_shows_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where a table that a spreadsheet shows cannot be replaced; and no inode is asked for there."""

    def held(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr("harvester.whole_files.fcntl", None)
    monkeypatch.setattr("os.path.samestat", lambda *_given: False)
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(StoreError, match="denied") as caught:
        write(tmp_path / "report.csv", [b"x"])
    assert "close it" in caught.value.advice
    assert not list(tmp_path.iterdir())
