"""Files of people's own: written whole, not over what somebody else wrote meanwhile, and told where they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.destinations import whole
from harvester.errors import HarvesterError, StoreError, UsageError


def test_what_somebody_wrote_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"before")
    for before in (b"what was read", None):
        with pytest.raises(StoreError, match="changed by somebody else"):
            whole.replace(path, before, b"ours")
    assert [one.name for one in tmp_path.iterdir()] == ["a.bib"]
    assert path.read_bytes() == b"before"


def test_a_file_that_went_meanwhile_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        whole.replace(tmp_path / "a.bib", b"what was read", b"ours")
    assert not list(tmp_path.iterdir())


def test_a_new_file_in_a_new_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.bib"
    assert whole.read(path) is None
    whole.replace(path, None, b"ours")
    assert whole.read(path) == b"ours"


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        whole.read(tmp_path)
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(HarvesterError):
        whole.replace(tmp_path / "a" / "b.bib", None, b"ours")


def test_one_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "MOST_BYTES", 3)
    (tmp_path / "a.bib").write_bytes(b"four")
    with pytest.raises(UsageError, match="is larger than"):
        whole.read(tmp_path / "a.bib")
