"""Where citations are sent: Zotero's servers, a Zotero that runs here, a watched .bib, link resolvers, the clipboard.

What is sent, and what becomes of what is there already, is told by pure functions (`zotero_items`, `bib`, `openurl`, `identity`).
The others talk to the outside, through the guarded session or to the local disk alone. No destination deletes anything.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

NO_FAULT = frozenset(("already-there", "taken-out", "sent-before"))
"""Codes of what is left as it is for a good reason: it is told, and is no failure."""


class Left(NamedTuple):
    """A work that was not sent, or not brought up to date: its citation key, a stable code, and a sentence for people.

    `differences` are (field, what stands there, what would have been written).
    """

    key: str
    code: str
    message: str
    differences: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of sending: how many works were created, updated or left as they were ("unchanged"), and those left out."""

    counts: Counter[str] = field(default_factory=Counter)
    left: tuple[Left, ...] = ()
