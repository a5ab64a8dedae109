"""What of a library's entry is to be corrected, and why: each a change of one field that its sources bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from harvester.crosscheck import agree
from harvester.crosscheck.elsewhere import repeats_article_number, says_elsewhere
from harvester.crosscheck.trust import PERSON
from harvester.needs import cited
from harvester.work import FieldResult, Work
from parsers.names.open_lists import is_open
from parsers.pages_unread import OF_OTHERS, WORDED
from parsers.record import Reading, Record
from parsers.values import Name, PageRange, Value

Kind = Literal["decided", "missing", "outvoted", "notice", "form", "conflict", "sharper"]
KINDS: tuple[tuple[Kind, str], ...] = (
    ("decided", "a person decided it"),
    ("missing", "the entry lacks what a citation needs and a source knows"),
    ("outvoted", "two sources agree against the entry"),
    ("notice", "the work was retracted, corrected, or is under an expression of concern"),
    ("form", "it is written in a way that programs misread, and there is one right way (a DOI with its resolver, “et al.” for “and others”)"),
    ("conflict", "one source contradicts the entry, and stands before it in the order of trust"),
    ("sharper", "a source says more: full names, the month or the day, the last page"),
)  # fmt: skip
"""Kinds of corrections, with what each means."""
DEFAULT: tuple[Kind, ...] = ("decided", "missing", "outvoted", "notice", "form")
"""Those that are made where nothing else is asked for: in the others the entry may well be right, or say enough."""


MORE_PAGES = "beside the pages stands what would be lost"
"""Why a correction that would write over words is not made."""


class Correction(Value):
    """A change of one field of an entry: what it said, what it will say, why, and who says so."""

    kind: Kind
    field: str
    before: Any
    after: Any
    why: str
    sources: tuple[str, ...]


def corrections(work: Work, own: Record, kinds: Sequence[Kind] = DEFAULT) -> tuple[Correction, ...]:
    """The corrections of an entry that says `own`, of the kinds asked for, in the order of a record's fields."""
    return tuple(one for result in work.fields for one in _field(result, work.record, own) if one.kind in kinds)


def _field(result: FieldResult, merged: Record, own: Record) -> Iterator[Correction]:
    before, after = getattr(own, result.field), getattr(merged, result.field)
    if before == after:
        return
    kind = _kind(result, merged, own)
    if kind is not None:
        yield Correction(
            kind=kind, field=result.field, before=before, after=after, why=result.rule, sources=result.winner
        )


def _kind(result: FieldResult, merged: Record, own: Record) -> Kind | None:
    field = result.field
    if PERSON in result.winner or (not result.winner and any(claim.source == PERSON for claim in result.claims)):
        return "decided"
    if not result.winner:
        return None
    if field == "notice":
        return "notice"
    if getattr(own, field) in (None, ()):
        missed = field == "event_title" or field in cited(merged)
        return "missing" if missed and not says_elsewhere(field, own, merged) else None
    found = agree(field, own, merged)
    if found is None or found.kind in ("EQUAL", "EQUIVALENT"):
        return None
    if found.kind == "CONFLICT" and result.agreement.kind == "EQUIVALENT":
        # A third source knows both: the print and the online date, two names of one journal.
        return None
    if found.kind == "COMPATIBLE":
        return "sharper"
    return "outvoted" if len(set(result.winner)) > 1 else "conflict"


def corrected(own: Record, chosen: Sequence[Correction]) -> Record:
    """The record with its corrections made; pages that only say its article number again give way to that."""
    new = Record.model_validate(dict(own.__dict__) | {one.field: one.after for one in chosen})
    fields = {one.field for one in chosen}
    if "article_number" in fields and "page" not in fields and repeats_article_number(new.page, new.article_number):
        return Record.model_validate(dict(new.__dict__) | {"page": None})
    return new


def writes_over_words(made: Correction, own: Reading) -> bool:
    """Whether a correction, which nobody decided, would write pages over words that stand beside them ("123-8; discussion 129-30")."""
    beside = (OF_OTHERS, WORDED)
    return (
        made.field == "page" and made.kind != "decided" and any(left.field == "page" and left.why in beside for left in own.unread)
    )  # fmt: skip


def says_less(now: Any, new: Any, old: Any) -> bool:
    """Whether what was written for `new` lacks a last page, or says that others follow where they do not; or no longer, where `old` did."""
    if isinstance(new, PageRange) and isinstance(now, PageRange):
        return (now.last is None) > (new.last is None) or len(now.more) < len(new.more)
    if isinstance(new, tuple) and new and isinstance(new[-1], Name):
        return is_open(now) if not is_open(new) else is_open(old) and not is_open(now)
    return False
