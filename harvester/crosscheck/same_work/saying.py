"""How a verdict is said: its level, and the reason codes that are common to many."""

from __future__ import annotations

from harvester.crosscheck.same_work.evidence import Evidence
from harvester.work import SameWork, SameWorkLevel


def say(level: SameWorkLevel, e: Evidence, *reasons: str) -> SameWork:
    """A verdict, the identifier in common before its reasons."""
    shared = f"same-{e.same_id}" if e.same_id else ""
    return SameWork(level=level, reasons=tuple(dict.fromkeys(reason for reason in (shared, *reasons) if reason)))


def another(e: Evidence, *reasons: str) -> SameWork:
    """Another work: an identifier in common is that of the other."""
    wrong = f"{e.same_id}-of-another-work" if e.same_id else ""
    return SameWork(level="DIFFERENT", reasons=tuple(dict.fromkeys(reason for reason in (wrong, *reasons) if reason)))


def who(e: Evidence) -> str:
    """What the people say."""
    return {True: "people-agree", False: "other-people", None: "no-people-to-compare"}[e.people]


def agreeing(e: Evidence) -> tuple[str, str, str]:
    """What agrees of title, people and place; "" for what does not."""
    return e.title, "people-agree" if e.people else "", "place-agrees" if e.place.same else ""
