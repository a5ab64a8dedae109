"""The answers and files of fixtures/services: a folder per case with the bytes, what is expected of them, and what they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from parsers.formats import oai
from parsers.formats.library import Library
from parsers.record import Reading

SERVICES = Path(__file__).parents[1] / "fixtures" / "services"


def cases(kind: str) -> list[Path]:
    """The cases of a format or service, in order."""
    return sorted(path for path in (SERVICES / kind).iterdir() if path.is_dir())


def answer(case: Path) -> bytes:
    (path,) = case.glob("answer.*")
    return path.read_bytes()


def expected(case: Path) -> Any:
    return json.loads((case / "expected.json").read_text(encoding="utf-8"))


def reading_as_expected(reading: Reading) -> dict[str, Any]:
    """A reading in the words of expected.json: its record, and what could not be read."""
    found: dict[str, Any] = {"record": reading.record.model_dump(mode="json", exclude_defaults=True)}
    if reading.unread:
        found["unread"] = [f"{one.field}: {one.text} ({one.where}: {one.why})" for one in reading.unread]
    return found


def library_as_expected(library: Library) -> dict[str, Any]:
    """The entries of a library in the words of expected.json, with the lines that could not be read."""
    found: dict[str, Any] = {
        "entries": [{"key": e.key, "line": e.line} | reading_as_expected(e.reading) for e in library.entries]
    }
    if library.problems:
        found["problems"] = [problem.message for problem in library.problems]
    return found


def oai_as_expected(answer: oai.Answer) -> dict[str, Any]:
    """An answer of OAI-PMH in the words of expected.json: what there is of it."""
    found: dict[str, Any] = {
        "verb": answer.verb, "token": answer.token, "size": answer.size, "mended": answer.mended, "server": answer.server and answer.server._asdict(),
        "problems": [f"{one.code}: {one.message}" for one in answer.problems], "sets": [list(one) for one in answer.sets],
    }  # fmt: skip
    found["records"] = [
        {"identifier": one.identifier, "datestamp": one.datestamp, "sets": list(one.sets), "deleted": one.deleted, "format": one.format}
        | (reading_as_expected(one.reading) if one.reading is not None else {})
        for one in answer.records
    ]  # fmt: skip
    if found["server"]:
        found["server"]["emails"] = list(found["server"]["emails"])
    return {key: value for key, value in found.items() if value}


def case_name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"
