"""Corrections of a RIS file in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from harvester.corrections import tagged
from harvester.corrections.spots import Left, Spot, Wanted
from harvester.exporters.ris import lines
from harvester.finding import Mend
from harvester.work import Entry
from parsers.formats import ris
from parsers.formats.tagged import TaggedEntry

_START = re.compile(r"([ \t\ufeff]{0,12})TY([ \t\xa0]{0,4}[-\u2010-\u2013])")
# Tags of one thing, as different programs write them: a record keeps to those it has.
_ALIASES: tuple[tuple[str, ...], ...] = (
    ("TI", "T1", "CT"), ("AU", "A1"), ("A2", "ED"), ("T2", "JF", "JO", "BT"), ("J2", "JA"), ("PY", "Y1"), ("AB", "N2"), ("DO", "M3"),
)  # fmt: skip
_SAME = {"JO": "T2", "DA": "PY"}


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
            lines_of = new.get(source, [])
            if (
                tag in old and lines_of[: len(old[tag])] == old[tag]
            ):  # only more of them: those that are there stay as they are
                lines_of = [*(field.folded() for field in record.all(target)), *lines_of[len(old[tag]) :]]
            mends[target] = Mend(field=target, text="\n".join(lines_of) or None)
    return list(mends.values())


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
