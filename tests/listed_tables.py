"""Tables read as lists, for the tests."""

from __future__ import annotations

from pathlib import Path

from harvester.sources import Line, read_list

A, B = "https://a.example.org/1", "https://b.example.org/2"


def lines(folder: Path, content: str | bytes, column: str = "", name: str = "list") -> list[Line]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_list(str(path), column=column))
