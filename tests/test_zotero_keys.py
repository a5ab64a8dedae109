"""Keys and libraries of Zotero: what is none is wrong usage, and a key is told to nobody."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from zotero_desk import Desk, desk, works
from zotero_standin import KEY

from harvester.errors import UsageError
from harvester.recording import recording

__all__ = ["desk"]


WRONG = (
    ({"library": ""}, "which library"), ({"library": "users/me"}, "no library"), ({"library": "users/7/items?x="}, "no library"),
    ({"key": ""}, "no key"), ({"key": "k\r\nX-Header: y"}, "does not look like one"),
)  # fmt: skip


@pytest.mark.parametrize(("api", "message"), WRONG)
def test_what_is_no_library_or_key(desk: Desk, api: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        desk.api(**api)
    assert "X-Header" not in caught.value.message


def test_a_key_is_not_sent_in_the_open(desk: Desk) -> None:
    desk.zotero.url = "http://zotero.example.org"
    with pytest.raises(UsageError, match="not sent over http"):
        desk.api()


def test_the_key_is_in_no_log_file_or_recording(desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    cassette = tmp_path / "recorded.yaml"
    with recording(cassette):
        desk.send(works(2))
    assert "Title 1" in cassette.read_text(encoding="utf-8")
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file()]
    assert not [text for text in (*kept, caplog.text) if KEY in text]
