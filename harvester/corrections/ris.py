"""Corrections of a RIS file in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from harvester.corrections import tagged
from harvester.corrections.spots import Left, Spot, Wanted
from harvester.exporters.ris import lines
from harvester.finding import Mend
from harvester.work import Entry
from parsers.formats import ris
from parsers.formats.ris_tags import meaning
from parsers.formats.tagged import TaggedEntry
from parsers.names.open_lists import are_others, ends_open, is_open
from parsers.pagination import read_pages
from parsers.record import ROLES, Record
from parsers.values import Name

_START = re.compile(r"([ \t\ufeff]{0,12})TY([ \t\xa0]{0,4}[-\u2010-\u2013])")
# Tags of one thing, as different programs write them: a record keeps to those it has.
_ALIASES: tuple[tuple[str, ...], ...] = (
    ("TI", "T1", "CT"), ("AU", "A1"), ("A2", "ED"), ("T2", "JF", "JO", "BT"), ("J2", "JA"), ("PY", "Y1"), ("AB", "N2"), ("DO", "M3"),
)  # fmt: skip
_SAME = {"JF": "T2", "DA": "PY"}


def apply(body: bytes, wanted: Mapping[Spot, Wanted]) -> tuple[bytes, list[Left]]:
    """The file with what is wanted of its records, and what cannot be written. Raises ValueError as `tagged.opened` does."""
    file = tagged.opened(body)
    records = (one for one in ris.split(file.text) if isinstance(one, TaggedEntry))
    return tagged.apply(file, records, wanted, _prefix, _rendered)


def _prefix(line: str) -> Callable[[str], str]:
    """How this record begins its lines, taken from its first: "TY  - "."""
    found = _START.match(line)
    indent, dash = (found[1].replace("\ufeff", ""), found[2]) if found else ("", "  -")
    return lambda tag: f"{indent}{tag}{dash} "


def _rendered(record: TaggedEntry, wanted: Wanted) -> list[Mend]:
    held = {field.tag for field in record.fields}
    old, new = (
        _by_tag(Entry(key="x", record=one, flags=flags))
        for one, flags in ((wanted.old, ()), (wanted.new, wanted.flags))
    )
    mends: dict[str, Mend] = {}
    for tag in dict.fromkeys((*old, *new)):
        if tag in ("TY", "ID", "ER") or old.get(tag) == new.get(tag):
            continue
        group = next((group for group in _ALIASES if _SAME.get(tag, tag) in group or tag in group), (tag,))
        present = [alias for alias in group if alias in held] if tag != "DA" else [tag] if tag in held else []
        # The same thing under a second tag is not added where the first is there.
        targets = present or ([] if tag in _SAME and held & {*group, *new} else [tag])
        for target in targets:
            # Y1 holds the whole date, where PY holds the year alone.
            source = "DA" if target == "Y1" and "DA" in new and _has_more_than_a_year(record, wanted) else tag
            texts = _with_those_there(record, target, old.get(tag, []), new.get(source, []))
            mends[target] = Mend(field=target, text="\n".join(texts) or None)
    if _stands_in_one(record, wanted):
        mends.pop("EP", None)
        mends["SP"] = Mend(field="SP", text=wanted.new.page.text() if wanted.new.page else None)
    return [*mends.values(), *_others(record, wanted, mends)]


def _with_those_there(record: TaggedEntry, tag: str, old: list[str], new: list[str]) -> list[str]:
    """The lines of a tag: where there are only more of them, those that are there stay as they are, unless others are put into words among them."""
    held = [field.folded() for field in record.all(tag)]
    worded = any(ends_open(text) and not are_others(text) for text in held)
    only_more = old and new[: len(old)] == old and not worded
    return [*held, *new[len(old) :]] if only_more else new


def _stands_in_one(record: TaggedEntry, wanted: Wanted) -> bool:
    """Whether pages that change stand whole under SP, as some programs write them: "117-129"."""
    first = record.all("SP")
    if wanted.old.page in (None, wanted.new.page) or not first or record.all("EP"):
        return False
    pages = read_pages(first[0].text)
    return pages is not None and (pages.last is not None or bool(pages.more))


def _others(record: TaggedEntry, wanted: Wanted, mends: Mapping[str, Mend]) -> Iterator[Mend]:
    """Lists behind which the file has "et al." in a line of its own: it stays there as long as the list is open."""
    kind = record.fields[0].folded()
    for tag in dict.fromkeys(field.tag for field in record.fields):
        held = [field.folded() for field in record.all(tag)]
        words = [text for text in held if are_others(text)]
        old, new = (_people(one, meaning(tag, kind)) for one in (wanted.old, wanted.new))
        if words and old != new:
            texts = (mends[tag].text or "").split("\n") if tag in mends else held
            kept = [text for text in texts if text and not are_others(text)]
            yield Mend(field=tag, text="\n".join([*kept, *(words[-1:] if is_open(new) else [])]) or None)


def _people(record: Record, word: str | None) -> tuple[Name, ...]:
    """Those whom a record names for what a tag means."""
    field = "editor" if word == "book_editor" else word
    if field in ("author", "editor", "translator", "contributor"):
        found: tuple[Name, ...] = getattr(record, field)
        return found
    return record.credited(field) if field in ROLES else ()


def _has_more_than_a_year(record: TaggedEntry, wanted: Wanted) -> bool:
    """Whether a date is to be written with its slashes: as it stands, or because it has a month."""
    return (
        any("/" in field.text for field in record.all("Y1"))
        or len(wanted.new.issued.parts() if wanted.new.issued else ()) > 1
    )


def _by_tag(entry: Entry) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, text in lines(entry):
        found.setdefault(tag, []).append(" ".join(text.split()))
    return found
