"""Files that people give are read whole, and no further than a most."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.errors import UsageError
from harvester.given_files import read_given


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "mine.ris"
    path.write_bytes(b"123")
    assert read_given(path, 3) == b"123"


@pytest.mark.parametrize(
    ("path", "said"),
    [("missing.ris", "cannot be read"), (".", "cannot be read"), ("large.ris", "larger than 3 bytes")],
)
def test_what_cannot_be_read_is_told_with_its_name(tmp_path: Path, path: str, said: str) -> None:
    (tmp_path / "large.ris").write_bytes(b"1234")
    with pytest.raises(UsageError, match=said) as told:
        read_given(tmp_path / path, 3)
    assert str(tmp_path) in str(told.value)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless device")
def test_an_endless_file_ends(tmp_path: Path) -> None:
    link = tmp_path / "endless.bib"
    link.symlink_to("/dev/zero")
    with pytest.raises(UsageError, match="larger than 1000 bytes"):
        read_given(link, 1000)
