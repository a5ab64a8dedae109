"""JSON Lines as lists: an object a line, its address in a field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from harvester.errors import UsageError
from harvester.sources.columns import COLUMNS, IDENTIFIERS, line_of, named
from harvester.sources.lines import Line, sound, unreadable
from harvester.sources.texts import LONGEST, Text

_HEAD = 10
"""Objects of which one has to have the field that was named."""
_ADVICE = 'Write an object a line, its address in a field: {"url": "https://…"}.'  # fmt: skip


def objects(texts: Iterator[Text], shown: str, column: str, base: Path | None) -> Iterator[Line]:
    """The lines of a file of objects. `column` names the field that holds addresses; without it the first of `COLUMNS` that does.

    Raises UsageError where none of the first objects has the field that was named.
    """
    head = list(islice(texts, _HEAD))
    if column:
        _check(head, column, shown)
    for text in chain(head, texts):
        if text.text.strip():
            yield _line(text, shown, column, base)


def _check(head: list[Text], column: str, shown: str) -> None:
    found = [one for text in head if isinstance(one := _read(text), dict)]
    names = dict.fromkeys(key for one in found for key in one)
    if found and named(column) not in {named(name) for name in names}:
        told = ", ".join(f"“{name[:40]}”" for name in list(names)[:50])
        raise UsageError(f"{shown} has no field “{column}”", advice=f"Its fields: {told}.")


def _read(text: Text) -> object:
    """What a line holds; None where it is no JSON, or null."""
    try:
        return json.loads(text.text)
    except (ValueError, RecursionError):
        return None


def _line(text: Text, shown: str, column: str, base: Path | None) -> Line:
    if not text.is_whole:
        return unreadable(shown, text.number, text.text, f"is longer than {LONGEST} bytes", _ADVICE)
    found = _read(text)
    if not isinstance(found, dict):
        why = "is no JSON" if found is None and text.text.strip() != "null" else "is no JSON object"
        return unreadable(shown, text.number, text.text, why, _ADVICE)
    values = {name: value for key, one in reversed(found.items()) if (value := _value(one)) for name in (named(key),)}
    name = named(column) or next((name for name in COLUMNS if name in values), "")
    others = {one: values[one] for one in IDENTIFIERS if one in values and one != name}
    return line_of(shown, text.number, base, name=name, cell=values.get(name, ""), others=others, whole=text.text)


def _value(found: object) -> str:
    """A text or a whole number, else nothing; what else JSON holds is no address."""
    is_one = isinstance(found, str) or (isinstance(found, int) and not isinstance(found, bool))
    return sound(str(found)).strip() if is_one else ""


def looks_like_objects(first: str, shown: str) -> bool:
    """Whether a list is one of objects: by its name, or because its first line begins like one. Raises UsageError for JSON otherwise."""
    bare = first.strip()
    if bare == "[" or bare.startswith("[{"):
        raise UsageError(
            f"{shown} is one JSON array", advice="Write an object a line instead (jq -c '.[]' FILE), and give that."
        )
    return bare.startswith("{") or shown.casefold().removesuffix(".gz").endswith((".jsonl", ".ndjson"))
