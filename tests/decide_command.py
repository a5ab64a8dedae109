"""`harvester decide` as the tests type it: what is asked, by its words, and the record that comes of an answer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from command_line import Cli
from made_up_web import items


def asked(cli: Cli, folder: Path, *more: object) -> dict[str, str]:
    """Each question's id, by key and what is asked."""
    done = cli("decide", "-o", folder, *more)
    assert done.code == 0, done.err
    found = re.findall(r"^(q[a-z2-9]+)  (\S+)  .*\n    (.*)", done.out, re.MULTILINE)
    return {f"{key}: {text[-70:]}": number for number, key, text in found}


def of(questions: dict[str, str], words: str) -> str:
    (number,) = [number for text, number in questions.items() if words in text]
    return number


def record(folder: Path, words: str) -> dict[str, Any]:
    return next(item for item in items(folder) if words in item["title"])
