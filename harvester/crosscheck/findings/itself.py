"""The merged record by itself: what JabRef and papis doctor would say of it, and who is behind it."""

from __future__ import annotations

from collections.abc import Iterator

from harvester.crosscheck.findings.heard import Heard, value_text
from harvester.crosscheck.integrity import CHECKS, check_record
from harvester.crosscheck.words import letters, words
from harvester.work import Finding

CODES = tuple(code for family in CHECKS for code in family.codes)


def find(heard: Heard) -> Iterator[Finding]:
    """Each doubt about the merged record, with the sources of the value; and another source's better writing, if there is one."""
    for one in check_record(heard.work.record):
        field = one.field or ""
        yield Finding(
            code=one.code, severity=one.severity, message=one.message, field=one.field, sources=heard.winner(field), advice=one.advice,
            suggestion=one.suggestion or _better(heard, field),
        )  # fmt: skip


def _better(heard: Heard, field: str) -> str:
    """The same words in another case, as another source writes them."""
    value = getattr(heard.work.record, field, None)
    text = value_text(value) if value else ""
    if not text.isupper():
        return ""
    return next(
        (other for claim in heard.claims(field) if not (other := value_text(claim.value)).isupper() and _same(other, text)), ""
    )  # fmt: skip


def _same(one: str, other: str) -> bool:
    return letters(words(one)) == letters(words(other))
