"""RIS: where numbers and meetings stand, so that EndNote and Zotero find them and they are read back. Pure."""

from __future__ import annotations

from parsers.formats.ris_parts import are_proceedings, is_meeting
from parsers.formats.ris_tags import FAMILY
from parsers.formats.serials import read_serials
from parsers.record import Record

NUMBERED = frozenset(("RPRT", "STAND", "PAT"))
"""Types of which EndNote and Zotero keep the number where others have ISSN and ISBN; in M1 they look for a patent's application."""


def is_numbered(kind: str, number: str) -> bool:
    """Whether a number stands in SN: one that is not read as several there, or as an ISSN or ISBN."""
    return kind == "PAT" or (kind in NUMBERED and read_serials(number).neither == (number,))


def is_named_first(kind: str, record: Record) -> bool:
    """Whether a meeting stands in T2, as EndNote and Zotero have it: a talk's, and a paper's where the words tell it from its proceedings."""
    if kind == "SLIDE" or (FAMILY.get(kind) == "paper" and record.type == "speech"):
        return True
    event, container = record.event_title or "", record.container_title or ""
    return (
        FAMILY.get(kind) == "paper" and are_proceedings(container) and is_meeting(event) and not are_proceedings(event)
    )
