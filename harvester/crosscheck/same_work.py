"""Whether two records are about one work: a verdict with its reasons, never a score.

An answer that was asked for by an identifier always shares that identifier with the page that printed it, so the
identifier alone proves nothing: titles, people, container, year and place have to bear it out.
"""

from __future__ import annotations

from harvester.crosscheck.evidence import Evidence, weigh
from harvester.work import SameWork, SameWorkLevel
from parsers.record import Record


def same_work(a: Record, b: Record) -> SameWork:
    """The verdict on two records, the same whichever comes first.

    EXACT and STRONG may merge; AMBIGUOUS waits for a person; DIFFERENT is a finding where an identifier led there.
    """
    e = weigh(a, b)
    if e.whole_and_part:
        return _another(e, "chapter-and-its-book")
    if e.part_by_doi:
        return _another(e, "doi-of-a-part")
    if e.declared_another and e.same_id is None:
        return _another(e, "declared-related-work")
    if e.title == "no-title-to-compare":
        return _untitled(e)
    if e.one_is_about_the_other:
        return _another(e, "one-is-a-notice-or-reply")
    if not e.alike:
        return _unlike(e)
    return _confirmed(e) if e.same_id else _alike(e)


def _say(level: SameWorkLevel, e: Evidence, *reasons: str) -> SameWork:
    shared = f"same-{e.same_id}" if e.same_id else ""
    return SameWork(level=level, reasons=tuple(dict.fromkeys(reason for reason in (shared, *reasons) if reason)))


def _another(e: Evidence, *reasons: str) -> SameWork:
    wrong = f"{e.same_id}-of-another-work" if e.same_id else ""
    return SameWork(level="DIFFERENT", reasons=tuple(dict.fromkeys(reason for reason in (wrong, *reasons) if reason)))


def _who(e: Evidence) -> str:
    return {True: "people-agree", False: "other-people", None: "no-people-to-compare"}[e.people]


def _untitled(e: Evidence) -> SameWork:
    """A record without a title: an identifier in common and people or place as well, or it waits for a person."""
    others = "other-people" if e.people is False else ""
    if e.same_id is None:
        return _another(e, "identifiers-differ") if e.two_identifiers else _say("AMBIGUOUS", e, e.title)
    if others and e.place.against:
        return _another(e, e.title, others, e.place.against)
    if others or e.place.against:
        return _say("AMBIGUOUS", e, e.title, others, e.place.against)
    if e.people or e.place.same:
        return _say("STRONG", e, e.title, "people-or-place-agree")
    return _say("AMBIGUOUS", e, e.title, "nothing-else-to-compare")


def _unlike(e: Evidence) -> SameWork:
    """Titles that differ: another work, unless much else agrees; then a person has to look."""
    others = "other-people" if e.people is False else ""
    if e.same_id is None:
        if e.people and e.place.same and e.in_two_languages:
            return _say("AMBIGUOUS", e, e.title, "one-may-be-a-translation", "people-agree", "place-agrees")
        return _another(e, e.title, others)
    if e.title == "titles-differ-in-a-word" and e.people and e.place.same:
        # One word more or another, the same people on the same page under the same identifier: a slip of a typist.
        return _say("STRONG", e, e.title, _who(e), "place-agrees")
    if others:
        return _another(e, e.title, others, e.place.against)
    if e.place.same:
        return _say("AMBIGUOUS", e, e.title, _who(e), "place-agrees")
    if e.titles_close and (e.people or not e.place.against):
        return _say("AMBIGUOUS", e, e.title, _who(e), e.place.against)
    if e.people and e.place.container and not e.place.against:
        return _say("AMBIGUOUS", e, e.title, _who(e), "container-agrees")
    return _another(e, e.title, e.place.against)


def _confirmed(e: Evidence) -> SameWork:
    """One identifier and one title: one work, unless the title proves nothing or much else speaks against it."""
    agreeing = (e.title, "people-agree" if e.people else "", "place-agrees" if e.place.same else "")
    others = "other-people" if e.people is False else ""
    against = e.place.against or e.clash or ("identifiers-differ" if e.two_identifiers else "")
    if e.generic:
        if others and e.place.against:
            return _another(e, "title-that-many-works-bear", others, e.place.against)
        if others or against or not (e.people or e.place.same):
            # The same editor writes an "Editorial" for every issue.
            return _say("AMBIGUOUS", e, "title-that-many-works-bear", others, against)
        return _say("EXACT" if e.place.same else "STRONG", e, *agreeing)
    if others:
        return _say("STRONG" if e.place.same else "AMBIGUOUS", e, *agreeing, others)
    if e.two_identifiers and e.clash:
        return _say("AMBIGUOUS", e, *agreeing, e.clash, "identifiers-differ")
    if against:
        # A page may name another volume or year by mistake; the merge will show it.
        sure = e.people or not (e.short or e.nearly)
        return _say("STRONG" if sure else "AMBIGUOUS", e, *agreeing, against)
    if e.nearly:
        return _say("EXACT" if e.people and e.place.same else "STRONG", e, *agreeing)
    return _say("STRONG" if e.short and not (e.people or e.place.same) else "EXACT", e, *agreeing)


def _alike(e: Evidence) -> SameWork:
    """One title and no identifier in common: the title AND the people, OR the container with its volume and page."""
    agreeing = (e.title, "people-agree" if e.people else "", "place-agrees" if e.place.same else "")
    against = e.place.against
    if e.clash or against in ("years-apart", "other-edition"):
        return _another(e, e.title, e.clash or against)
    if e.people is False:
        return _another(e, e.title, "other-people")
    if against:
        # Another volume or page of one journal is another piece; another journal may have printed the same one again.
        again = against == "other-container" and e.people and not e.generic
        return _say("AMBIGUOUS", e, *agreeing, against) if again else _another(e, e.title, against)
    if e.two_identifiers:
        return _say("AMBIGUOUS", e, *agreeing, "identifiers-differ")
    if e.by_original_title and not e.place.same:
        return _say("AMBIGUOUS", e, *agreeing, "one-may-be-a-translation")
    if e.generic or e.short or e.nearly:
        both = e.place.same and e.people
        level: SameWorkLevel = "EXACT" if e.short and not (e.generic or e.nearly) else "STRONG"
        return _say(level, e, *agreeing) if both else _say("AMBIGUOUS", e, *agreeing, "too-little-else-agrees")
    if e.place.same:
        return _say("EXACT", e, *agreeing)
    if e.people and e.place.container:
        return _say("EXACT", e, *agreeing, "container-agrees")
    return _say("STRONG", e, *agreeing) if e.people else _say("AMBIGUOUS", e, *agreeing, "too-little-else-agrees")
