"""An answer beside the work it was asked for: field by field what each says, so that a person can tell whether they are one."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.crosscheck.agreement import agree
from harvester.report import reasons, wording
from harvester.report.cells import Shown, shown
from parsers.record import Record

FIELDS = (
    "title", "original_title", "author", "editor", "issued", "container_title", "volume", "issue", "page", "article_number", "type", "publisher",
    "isbn", "doi", "pmid",
)  # fmt: skip
"""What tells one work from another, in the order in which a person compares it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of both: what each says (None: nothing), and how they agree; `kind` is "" where one is silent."""

    label: str
    mine: Shown | None
    theirs: Shown | None
    kind: str
    word: str


def side_by_side(mine: Record, theirs: Record) -> tuple[Compared, ...]:
    """The fields of which either says something."""
    return tuple(_compared(field, mine, theirs) for field in FIELDS if _said(mine, field) or _said(theirs, field))


def _compared(field: str, mine: Record, theirs: Record) -> Compared:
    found = agree(field, mine, theirs)
    word = wording.AGREEMENTS[found.kind][1].lower() if found else "only one says it"
    why = reasons.why(found.why) if found and found.kind != "EQUAL" and found.why else ""
    return Compared(
        label=wording.field_name(field),
        mine=shown(field, getattr(mine, field)) if _said(mine, field) else None,
        theirs=shown(field, getattr(theirs, field)) if _said(theirs, field) else None,
        kind=found.kind if found else "",
        word=why or word,
    )


def _said(record: Record, field: str) -> bool:
    return getattr(record, field) not in (None, ())
