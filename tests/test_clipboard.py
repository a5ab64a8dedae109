"""The clipboard's tools: the first that is there and can work is taken, gets the text whole, and plain words where none is."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from harvester.destinations import clipboard
from harvester.destinations.clipboard import TOOLS, copy, tool
from harvester.errors import UsageError

WAYLAND, X11 = {"WAYLAND_DISPLAY": "wayland-0"}, {"DISPLAY": ":0"}
CHOSEN: tuple[tuple[Mapping[str, str], tuple[str, ...], str], ...] = (
    (WAYLAND | X11, ("wl-copy", "xclip", "xsel"), "wl-copy"), (X11, ("wl-copy", "xclip", "xsel"), "xclip"), (X11, ("wl-copy", "xsel"), "xsel"),
    ({}, ("pbcopy",), "pbcopy"), ({}, ("clip.exe",), "clip.exe"), (X11, ("xclip", "clip.exe"), "xclip"), ({}, ("xclip", "clip.exe"), "clip.exe"),
)  # fmt: skip


@pytest.mark.parametrize(("environ", "there", "expected"), CHOSEN)
def test_the_first_that_is_there_and_can_work(
    environ: Mapping[str, str], there: tuple[str, ...], expected: str
) -> None:
    found, path = tool(environ, lambda name: f"/bin/{name}" if name in there else None)
    assert (found.name, path) == (expected, f"/bin/{expected}")


@pytest.mark.parametrize(("environ", "there"), [({}, ()), ({}, ("wl-copy", "xclip", "xsel")), (X11, ("wl-copy",))])
def test_none(environ: Mapping[str, str], there: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="no tool here") as caught:
        tool(environ, lambda name: name if name in there else None)
    assert "xclip" in caught.value.advice


def stand_in(folder: Path, name: str, then: str = "") -> Path:
    """A tool that keeps what it is called with and what it gets."""
    kept = folder / "kept"
    script = folder / name
    script.write_text(
        f"#!{sys.executable}\nimport sys, pathlib\n"
        f"pathlib.Path({str(kept)!r}).write_bytes(' '.join(sys.argv[1:]).encode() + b'|' + sys.stdin.buffer.read())\n{then}\n",
        encoding="utf-8",
    )
    script.chmod(0o755)
    return kept


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.parametrize("one", TOOLS, ids=lambda one: one.name)
def test_a_tool_gets_the_text_and_nothing_of_it_among_its_arguments(
    one: clipboard.Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = stand_in(tmp_path, one.name)
    monkeypatch.setenv("PATH", str(tmp_path))
    text = "--version; $(touch x) “東京” 🎉\n"
    assert copy(text, {one.needs: "1"} if one.needs else {}) == one.name
    arguments, _bar, body = kept.read_bytes().partition(b"|")
    assert arguments.decode() == " ".join(one.arguments)
    assert body.decode("utf-16" if one.name == "clip.exe" else "utf-8") == text
    assert {path.name for path in tmp_path.iterdir()} == {one.name, "kept"}


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_tool_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "xclip", "sys.exit(1)")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="xclip could not fill the clipboard"):
        copy("x", X11)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_tool_that_leaves_a_child_behind_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As xclip does: the child holds the text until another takes its place.
    stand_in(tmp_path, "xclip", "import os, time\nif os.fork() == 0:\n    time.sleep(30)")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(clipboard, "SECONDS", 10.0)
    assert copy("x", X11) == "xclip"


def test_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "xclip")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(clipboard, "MOST_BYTES", 10)
    with pytest.raises(UsageError, match="too much for a clipboard"):
        copy("x" * 11, X11)
