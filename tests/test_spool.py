"""Lists on disk: what is laid there comes back as it was, in any order, and nothing is left behind."""

from __future__ import annotations

import errno
import gc
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from any_records import RECORDS
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester import spool
from harvester.errors import StoreError
from harvester.shelf import Chosen, Each, Memory
from harvester.spool import Disk, Spool
from parsers.record import Record

VALUES = st.lists(st.one_of(RECORDS, st.text(), st.integers(), st.tuples(st.text(max_size=3), st.none())), max_size=30)


@given(VALUES, st.integers(0, 3))
@settings(deadline=None)
def test_what_is_laid_on_disk_comes_back(values: list[Any], remembered: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept: Spool[Any] = Spool(Path(folder), remembered)
        for number, value in enumerate(values):
            kept.append(value)
            assert kept[number] == value
            assert kept[-1] == value
        assert (len(kept), list(kept)) == (len(values), values)
        assert [kept[place] for place in reversed(range(len(values)))] == values[::-1]
        assert [*kept[1:4]] == values[1:4]
        with pytest.raises(IndexError):
            kept[len(values)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers()), max_size=60), st.integers(1, 7))
@settings(deadline=None)
def test_sorting_on_disk_is_sorting(values: list[tuple[int, int]], at_once: int) -> None:
    before = spool.SORTED_AT_ONCE
    spool.SORTED_AT_ONCE = at_once
    try:
        with tempfile.TemporaryDirectory() as folder:
            found = Disk(Path(folder)).in_order(values, key=lambda one: one[0])
            assert (
                list(found)
                == sorted(values, key=lambda one: one[0])
                == list(Memory().in_order(values, key=lambda one: one[0]))
            )
    finally:
        spool.SORTED_AT_ONCE = before


def test_the_file_has_no_name_and_its_room_is_given_back(tmp_path: Path) -> None:
    kept: Spool[str] = Disk(tmp_path / "deep" / "folder").keep(["x" * 100_000] * 20)
    assert list((tmp_path / "deep" / "folder").iterdir()) == []
    descriptor = kept._file.fileno()
    assert os.fstat(descriptor).st_size > 1_000_000
    del kept
    gc.collect()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


class Full:
    """A file on a disk that is full."""

    def __init__(self, *_given: Any, **_named: Any) -> None:
        pass

    def seek(self, *_where: int) -> None:
        pass

    def write(self, _body: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def close(self) -> None:
        pass


def test_a_full_disk_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", Full)
    kept: Spool[bytes] = Spool(tmp_path)
    with pytest.raises(StoreError, match="No space left on device") as told:
        kept.append(b"x" * spool.BUFFER)
    assert "Make room there" in told.value.advice


def test_a_folder_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        Spool(tmp_path / "file" / "folder")


@given(st.lists(st.integers(), max_size=9), st.data())
def test_views_are_lists(values: list[int], data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(values) - 1), max_size=9)) if values else []
    chosen, doubled = Chosen(values, places), Each(values, lambda one: 2 * one)
    assert list(chosen) == [values[place] for place in places]
    assert list(doubled) == [2 * value for value in values]
    assert [len(chosen), len(doubled)] == [len(places), len(values)]
    for views, plain in ((chosen, [values[place] for place in places]), (doubled, [2 * value for value in values])):
        several: Sequence[int] = views
        assert list(several[1:-1]) == plain[1:-1]
        assert list(several[::-1]) == plain[::-1]


def test_a_record_keeps_its_types(tmp_path: Path) -> None:
    record = Record(title="On <i>slate</i>", issn=({"value": "2473-9529", "kind": "print"},), keyword=({"text": "a"},))
    (again,) = Disk(tmp_path).keep([record])
    assert again == record
    assert isinstance(again.issn, tuple)
    assert (hash(again), again.model_dump_json()) == (hash(record), record.model_dump_json())
    assert type(again.title) is type(record.title)
