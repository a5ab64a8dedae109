"""CSL-JSON: what our own export keeps under `custom`, for CSL has no variable for it, read back as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from parsers import clean
from parsers.formats import texts
from parsers.formats.gathered import credited
from parsers.record import Notice, Related
from parsers.values import Keyword, Name, Value

NUMBERED_BY_ARTICLE = frozenset(("article-journal", "article-magazine", "article", "review"))
"""Types of which CSL's `number` is the article's number."""


def own_values(own: dict[str, Any], values: dict[str, Any], credits_: Mapping[str, tuple[Name, ...]]) -> dict[str, Any]:
    """The values that `custom` gives or makes fuller; a part that is none of ours is left. `credits_` are names by their roles."""
    found = {field: convert(own[key]) for key, field, convert in _ROWS if key in own}
    people = {field: values[field] for field in _PEOPLE if field in values}
    found |= dict(_fuller_people(own.get("people"), people))
    if fuller := dict(_fuller_people(own.get("people"), credits_)):
        found["credit"] = credited({**credits_, **fuller})
    terms = list(_lines(own.get("keyword")))
    if terms and values.get("keyword"):
        found["keyword"] = tuple(Keyword(text=one) for one in dict.fromkeys(terms))
    schemes = own.get("keyword-scheme")
    if isinstance(schemes, dict):
        words = (
            (one, clean.line(str(schemes.get(one.text, "")))) for one in found.get("keyword", values.get("keyword", ()))
        )
        found["keyword"] = tuple(Keyword(text=one.text, scheme=scheme) for one, scheme in words)
    return {field: value for field, value in found.items() if value not in (None, ())}


def number_at_arxiv(number: str) -> Any:
    """The arXiv ID that the number of a work is, as Zotero writes it ("arXiv:1706.03762"); None for any other number."""
    return clean.arxiv(number) if number[:6].lower() == "arxiv:" else None


_PEOPLE = ("author", "editor", "translator", "contributor")


def _fuller_people(own: Any, people: Mapping[str, tuple[Name, ...]]) -> Iterator[tuple[str, tuple[Name, ...]]]:
    """Lists of names with the ORCID iDs and affiliations of those that stand in the same places, where any are kept."""
    for variable, names in people.items():
        rows = own.get(variable) if isinstance(own, dict) else None
        if isinstance(rows, list) and len(rows) == len(names):
            yield variable, tuple(_fuller(name, row) for name, row in zip(names, rows, strict=True))


def _fuller(name: Name, row: Any) -> Name:
    if not isinstance(row, dict) or row.get("name") != name.inverted():
        return name
    orcid = clean.orcid(str(row.get("orcid") or ""))
    affiliation = tuple(_lines(row.get("affiliation")))
    more = {"orcid": orcid, "affiliation": affiliation}
    return Name.model_validate(name.model_dump() | more | ({"others": True} if row.get("others") is True else {}))


def _lines(raw: Any) -> Iterator[str]:
    return (line for text in texts(raw) if (line := clean.line(text)))


def _line(raw: Any) -> str | None:
    return next(_lines(raw), None)


def _rich(raw: Any) -> Any:
    return next((clean.rich(text) for text in texts(raw)), None)


def _read(read: Callable[[str], Any]) -> Callable[[Any], Any]:
    return lambda raw: next((value for text in texts(raw) if (value := read(text)) is not None), None)


def _each(model: type[Value]) -> Callable[[Any], tuple[Value, ...]]:
    def convert(raw: Any) -> tuple[Value, ...]:
        found = []
        for one in raw if isinstance(raw, list) else ():
            try:
                found.append(model.model_validate(one))
            except ValidationError:
                continue  # another program's own
        return tuple(found)

    return convert


def _names(raw: Any) -> tuple[Name, ...]:
    parts = (
        ({str(key).replace("-", "_"): value for key, value in one.items()} for one in raw if isinstance(one, dict))
        if isinstance(raw, list)
        else ()
    )
    return tuple(name for name in _each(Name)(list(parts)) if isinstance(name, Name))


# Key under `custom`, field of the record, converter.
_ROWS: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("translated-title", "translated_title", _rich), ("arxiv", "arxiv", _read(clean.arxiv)), ("handle", "handle", _read(clean.bare_handle)),
    ("rights", "rights", _line), ("license", "license", _line), ("provider", "provider", _line), ("local-author", "local_author", _names),
    ("funder", "funder", lambda raw: tuple(_lines(raw))), ("notice", "notice", _each(Notice)), ("related", "related", _each(Related)),
)  # fmt: skip
