"""The table of a work: a row for each field, with the value that is cited, what each source says, and how they agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harvester.report import reasons, wording
from harvester.report.cells import Cell, Shown, cells, credit, shown, whys
from harvester.report.given import given
from harvester.work import FieldResult, Work


@dataclass(frozen=True, slots=True)
class Row:
    """One field: the merged value, who is credited and for which part, what each source says, and how they agree.

    `credit` and `rule` are "" where the row itself tells all: `rule` says why this value stands, where that is not plain from the row itself.
    """

    label: str
    merged: Shown
    credit: str
    parts: tuple[str, ...]
    cells: tuple[Cell | None, ...]
    kind: str
    word: str
    whys: tuple[str, ...]
    rule: str
    differs: bool
    left_out: bool


def sources(work: Work) -> tuple[str, ...]:
    """The sources with a claim: the page first, then in the order of the readings, then by name."""
    named = [judged.reading.source for judged in work.readings]
    claimed = sorted({claim.source for result in work.fields for claim in result.claims} - set(named))
    return tuple(dict.fromkeys((*named, *claimed)))


def rows(work: Work, speakers: Sequence[str]) -> tuple[Row, ...]:
    """A row for each field that anyone speaks of, in the order in which a person looks for them."""
    return tuple(_row(result, speakers) for result in sorted(work.fields, key=_place))


def _place(result: FieldResult) -> tuple[int, str]:
    return (wording.FIELD_ORDER.get(result.field, len(wording.FIELD_ORDER)), result.field)


def _row(result: FieldResult, speakers: Sequence[str]) -> Row:
    kind, plain_rule = result.agreement.kind, result.rule in reasons.PLAIN_RULES
    alone = len(result.claims) == 1 and kind == "EQUAL"
    word = (wording.SINGLE if alone else wording.AGREEMENTS[kind])[1]
    return Row(
        label=wording.field_name(result.field),
        merged=shown(result.field, result.value),
        # Where all say the same, or one alone speaks, its ticks tell who is credited.
        credit="" if kind == "EQUAL" and result.winner and plain_rule else credit(result),
        parts=given(result),
        cells=cells(result, speakers),
        kind="SINGLE" if alone else kind,
        word=word,
        whys=whys(result),
        rule="" if plain_rule else reasons.rule_in_short(result.rule),
        differs=kind != "EQUAL",
        left_out=not result.winner,
    )
