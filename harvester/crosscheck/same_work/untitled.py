"""The verdict where a record has no title: an identifier, people and place have to tell the work."""

from __future__ import annotations

from harvester.crosscheck.same_work.evidence import Evidence
from harvester.crosscheck.same_work.saying import agreeing, another, say
from harvester.work import SameWork


def untitled(e: Evidence) -> SameWork:
    """A record without a title: an identifier in common and people or place as well, or all of a place; else it waits for a person."""
    others = "other-people" if e.people is False else ""
    if e.same_id is None:
        if e.two_identifiers:
            return another(e, "identifiers-differ")
        return say("STRONG" if _is_told_by_place(e) else "AMBIGUOUS", e, *agreeing(e))
    if others and e.place.against:
        return another(e, e.title, others, e.place.against)
    if e.people and e.place.numbers and e.place.contradictions == ("other-container",):
        # A journal cut so short that nobody knows it: its volume and page are there.
        return say("STRONG", e, *agreeing(e), "volume-and-page-agree", "other-container")
    if others or e.place.against:
        return say("AMBIGUOUS", e, e.title, others, e.place.against)
    if e.people or e.place.same:
        return say("STRONG", e, e.title, "people-or-place-agree")
    against = e.clash or ("identifiers-differ" if e.two_identifiers else "")
    return say("AMBIGUOUS", e, e.title, against or NOTHING_ELSE)


NOTHING_ELSE = "nothing-else-to-compare"
"""The reason where an identifier alone speaks for one work, and nothing against it."""


def _is_told_by_place(e: Evidence) -> bool:
    """Whether people and place name a work as a reference without its title does: "Amin MB, 2017, CA-Cancer J Clin, V67, P93".

    A letter and its reply may share a page, and so may two abstracts: the people must be one, unless the piece has pages of its own.
    """
    if e.generic or e.clash or e.one_is_about_the_other or e.notices or e.place.years != 0 or not e.place.telling_page:
        return False
    own = e.people is True or (e.people is None and e.place.pages is True and e.place.longer)
    if not own or e.place.supplement or e.place.volume is not True:
        return False
    # A journal cut so short that it cannot be told from its neighbours in an alphabet: all else must be there.
    return e.place.same or bool(
        e.people and e.place.numbers and e.place.container_opens and e.place.contradictions == ("other-container",)
    )
