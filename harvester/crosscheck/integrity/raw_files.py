"""The entries of a library's file as they stand there, by the ending of its name; a broken entry is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from harvester.crosscheck.integrity.raw import RawEntry
from parsers.encoding import decode
from parsers.formats import Unreadable, bibtex_syntax, bibtex_text, load_json, nbib, ris
from parsers.formats.bibtex import NO_WORKS
from parsers.formats.tagged import TaggedEntry


def _bibtex(body: bytes) -> list[RawEntry]:
    entries, _problems = bibtex_syntax.parse(bibtex_text.text_of(body))
    return [
        RawEntry(format="bibtex", kind=one.kind, key=one.key, line=one.line, fields=one.fields)
        for one in entries
        if one.kind not in NO_WORKS
    ]


def _csl_json(body: bytes) -> list[RawEntry]:
    """The texts of each item; names and dates, which have parts, are read and checked as values."""
    try:
        data = load_json(body)
    except Unreadable:
        return []
    items = data["items"] if isinstance(data, dict) and isinstance(data.get("items"), list) else data
    return [
        RawEntry(
            format="csl-json", kind=str(item.get("type") or ""), key=str(item.get("id") or ""), line=place,
            fields=tuple((str(name), value) for name, value in item.items() if isinstance(value, str)),
        )
        for place, item in enumerate(items if isinstance(items, list) else [items], start=1)
        if isinstance(item, dict)
    ]  # fmt: skip


def _ris(body: bytes) -> list[RawEntry]:
    return [
        RawEntry(
            format="ris", kind=entry.fields[0].folded(), key=next((field.folded()[:200] for field in entry.all("ID")), ""), line=entry.line,
            fields=tuple((field.tag, field.text) for field in entry.fields[1:]),
        )
        for entry in ris.split(decode(body).text)
        if isinstance(entry, TaggedEntry)
    ]  # fmt: skip


def _nbib(body: bytes) -> list[RawEntry]:
    """PubMed's own numbers are no keys that anybody cites by: two of one are duplicates, and told as such."""
    return [
        RawEntry(
            format="nbib", kind="", key="", line=entry.line, fields=tuple((one.tag, one.text) for one in entry.fields)
        )
        for entry in nbib.split(decode(body).text)
    ]


READERS: Mapping[str, Callable[[bytes], list[RawEntry]]] = MappingProxyType(
    {**dict.fromkeys((".bib", ".bibtex", ".biblatex"), _bibtex), ".json": _csl_json, ".ris": _ris, ".nbib": _nbib}
)
"""Ending of a file's name -> its entries, each with the line (in JSON the place) that its reading has too."""
