"""The answers of fixtures/services, each a folder with what a service answers and what is to be read of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from parsers.formats import Unreadable, crossref, crossref_xml, datacite
from parsers.record import Reading

SERVICES = Path(__file__).parents[1] / "fixtures" / "services"
Split = Callable[[bytes], tuple[tuple[Any, bytes], ...]]
READERS: dict[str, tuple[Split, Callable[[bytes], Reading]]] = {
    "crossref.json": (crossref.split, crossref.read),
    "crossref.xml": (crossref_xml.split, crossref_xml.read),
    "datacite.json": (datacite.split, datacite.read),
}
_SERVICES = sorted({name.partition(".")[0] for name in READERS})
CASES = sorted(path for name in _SERVICES for path in (SERVICES / name).glob("*") if path.is_dir())


def case_name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def read_case(case: Path) -> Any:
    """What is read of a case, in the words of expected.json."""
    answer = next(case.glob("answer.*"))
    split, read = READERS[f"{case.parent.name}{answer.suffix}"]
    try:
        return [_shown(read(item)) for _doi, item in split(answer.read_bytes())]
    except Unreadable as refused:
        return {"refused": str(refused)}


def expected(case: Path) -> Any:
    return json.loads((case / "expected.json").read_text(encoding="utf-8"))


def _shown(reading: Reading) -> dict[str, Any]:
    where: dict[str, list[str]] = {}
    for said in reading.said:
        where.setdefault(said.field, []).append(said.where)
    found: dict[str, Any] = {"record": reading.record.model_dump(mode="json", exclude_defaults=True), "where": where}
    if reading.unread:
        found["unread"] = [f"{one.field}: {one.text} ({one.where}: {one.why})" for one in reading.unread]
    return found
