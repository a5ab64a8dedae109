"""Tables of accuracy: the same rows for a terminal and for a page of the documents."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from measuring import LeftOut, Run
from scoring import CORE, FIELDS, SINGLE_AUTHORS, Score, Wrong

PEERS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "peers.toml").read_text(encoding="utf-8"))
_SHORT = 60


class Table(NamedTuple):
    """A table: its title, its head, its rows of text."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def text(self) -> str:
        """For a terminal: the first column to the left, the others to the right."""
        widths = [max(len(row[at]) for row in (self.head, *self.rows)) for at in range(len(self.head))]
        lines = [
            "  ".join(
                cell.rjust(width) if at else cell.ljust(width)
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in (self.head, *self.rows)
        ]
        return "\n".join((self.title, *(f"  {line.rstrip()}" for line in lines), ""))

    def markdown(self, *, numbers: bool = True) -> str:
        """For a page of the documents."""
        rule = "|---" + ("|---:" if numbers else "|---") * (len(self.head) - 1) + "|"
        rows = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in (self.head, *self.rows)]
        return "\n".join((rows[0], rule, *rows[1:], ""))


def _cell(text: str) -> str:
    """Text that stands in a cell as it is, whatever it holds."""
    for char in "\\|*_<[`":
        text = text.replace(char, f"\\{char}")
    return text


def ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def of(part: int, whole: int) -> str:
    return f"{part}/{whole}"


def summary(runs: Iterable[tuple[str, Score]]) -> Table:
    """One row a run: what a reader of the documents asks first."""
    rows = [
        (
            name, str(len(score.records)), str(score.count("made")), str(score.count("exact")), str(score.count("clean")),
            ratio(score.core.precision), ratio(score.core.recall), ratio(score.core.f1),
            of(score.negatives_made, len(score.negatives)),
        )
        for name, score in runs
    ]  # fmt: skip
    head = (
        "pages",
        "records",
        "read",
        "exact",
        "clean",
        "core precision",
        "core recall",
        "core F1",
        "made of no record",
    )
    return Table("Summary", head, rows)


def by_field(run: Run, *, peers: bool) -> Table:
    """One row a field, with the F1 of other tools beside it where they were measured on these pages."""
    score = run.score
    tools = PEERS["tools"] if peers else []
    names = (*FIELDS, SINGLE_AUTHORS)
    rows = [
        (_core(name), *(ratio(value) for value in (counts.precision, counts.recall, counts.f1)), *_peers(name, tools))
        for name, counts in ((name, score.fields[name]) for name in names)
    ]
    for name, counts in (("core fields", score.core), ("all fields", score.all)):
        others = [ratio(value) for value in PEERS["core"]] if peers and name == "core fields" else ["–"] * len(tools)
        rows.append((name, ratio(counts.precision), ratio(counts.recall), ratio(counts.f1), *others))
    if peers:
        blanks = ("–", "–")
        rows.append(("exact records", *blanks, str(score.count("exact")), *map(str, PEERS["exact"])))
        rows.append(("made of no record", *blanks, str(score.negatives_made), *map(str, PEERS["negatives_made"])))
    return Table(f"By field: {run.name}", ("field", "precision", "recall", "F1", *tools), rows)


def _core(name: str) -> str:
    return f"{name} (core)" if name in CORE else name


def _peers(field: str, tools: Sequence[str]) -> list[str]:
    return [ratio(value) for value in PEERS["f1"].get(field, [None] * len(tools))] if tools else []


def by_platform(run: Run, general: Run) -> Table:
    """One row a platform: as the parsers are, and with every platform's reader switched off."""
    rows = []
    for platform, slugs in run.platforms().items():
        ours, without = run.part(slugs), general.part(slugs)
        rows.append(
            (
                platform, str(len(slugs)), str(ours.count("exact")), ratio(ours.core.f1),
                str(without.count("exact")), ratio(without.core.f1),
            )
        )  # fmt: skip
    head = ("platform", "records", "exact", "core F1", "exact without", "core F1 without")
    return Table(f"By platform: {run.name}", head, rows)


def left_out(runs: Iterable[LeftOut], name: str) -> Table:
    """One row a platform's reader: its own pages with it and without it."""
    rows = [
        (
            one.site, str(len(one.with_it.records)), str(one.with_it.count("exact")), ratio(one.with_it.core.f1),
            str(one.without.count("exact")), ratio(one.without.core.f1),
        )
        for one in runs
    ]  # fmt: skip
    head = ("reader", "records it reads", "exact", "core F1", "exact without it", "core F1 without it")
    return Table(f"Each platform's reader left out: {name}", head, rows)


def short(value: Any) -> str:
    """A field's value in a few words."""
    if value in (None, "", [], {}):
        return "–"
    text = _plain(value)
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"


def _plain(value: Any) -> str:
    if isinstance(value, dict) and "date-parts" in value:
        return "/".join(
            "-".join(f"{part:02}" if isinstance(part, int) else str(part) for part in day)
            for day in value["date-parts"]
        )
    if isinstance(value, dict):
        family = " ".join(
            value[key] for key in ("dropping-particle", "non-dropping-particle", "family") if value.get(key)
        )
        return value.get("literal") or ", ".join(part for part in (family, str(value.get("given") or "")[:1]) if part)
    if isinstance(value, (list, tuple)):
        return f"{len(value)}: " * (len(value) > 1) + "; ".join(_plain(one) for one in value)
    return " ".join(str(value).split())


def errors(wrong: Iterable[tuple[str, Wrong]], explained: dict[str, dict[str, str]]) -> Table:
    """One row a wrong field, with why; "*" in a page's explanations speaks of all its fields."""
    rows = []
    for slug, one in wrong:
        why = explained.get(slug, {})
        rows.append(
            (slug, one.field, short(one.gold), short(one.predicted), why.get(one.field, why.get("*", "unexplained")))
        )
    return Table("Every remaining error", ("page", "field", "gold", "ours", "why"), rows)
