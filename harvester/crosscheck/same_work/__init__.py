"""Whether two records are about one work: a verdict with its reasons, never a score.

An answer that was asked for by an identifier always shares that identifier with the page that printed it, so the
identifier alone proves nothing: titles, people, container, year and place have to bear it out.
"""

from __future__ import annotations

from harvester.crosscheck.same_work.doubts import BORNE_OUT, DOUBTS, is_plain_title
from harvester.crosscheck.same_work.evidence import Evidence, weigh
from harvester.work import SameWork, SameWorkLevel
from parsers.record import Record


def same_work(a: Record, b: Record) -> SameWork:
    """The verdict on two records, the same whichever comes first.

    EXACT and STRONG may merge; AMBIGUOUS waits for a person; DIFFERENT is a finding where an identifier led there.
    """
    e = weigh(a, b)
    for speaks, reason in (
        (e.whole_and_part, "chapter-and-its-book"), (e.part_by_doi, "doi-of-a-part"),
        (e.declared_another and e.same_id is None, "declared-related-work"),
    ):  # fmt: skip
        if speaks:
            return _another(e, reason)
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
    here = bool(e.people and e.place.same)
    if here and e.begins:
        return _say("STRONG", e, e.title, "one-title-begins-the-other", _who(e), "place-agrees")
    if e.people and e.place.stretch and not e.two_identifiers and e.reworded:
        # An index's translation of the title, a list's own words for it: on these pages there is but one piece of theirs.
        return _say("STRONG", e, e.title, "people-agree", "pages-agree")
    if e.place.number and e.titled_by_number and e.people is not False and e.place.years in (0, None):
        # Laws and patents go by many names and have one number.
        return _say("STRONG", e, e.title, _who(e), "number-agrees")
    if e.same_id is None:
        by_book = e.begins and e.of_book and e.people and e.place.publisher and e.place.years == 0
        by_meeting = (
            e.begins and e.many_words and e.people and e.place.container and e.place.years == 0 and e.one_word_more
        )
        if by_meeting and not (e.place.contradictions or e.two_identifiers or e.clash):
            return _say("STRONG", e, e.title, "one-title-begins-the-other", _who(e), "container-agrees")
        if by_book and not e.place.contradictions:
            return _say("STRONG", e, e.title, "one-title-begins-the-other", _who(e), "publisher-and-year-agree")
        if here and e.in_two_languages:
            return _say("AMBIGUOUS", e, e.title, "one-may-be-a-translation", "people-agree", "place-agrees")
        if here and e.opens:
            # A page that shows the beginning of a short title alone: too little for one work, and no sign of another.
            return _say("AMBIGUOUS", e, e.title, "one-title-begins-the-other", "people-agree", "place-agrees")
        return _another(e, e.title, others)
    if here and (e.title == "titles-differ-in-a-word" or (e.in_two_languages and e.place.range)):
        # The same people on the same pages under the same identifier: a slip of a typist, or the title in another language.
        return _say("STRONG", e, e.title, _who(e), "place-agrees")
    if others:
        return _another(e, e.title, others, e.place.against)
    if e.place.same:
        return _say("AMBIGUOUS", e, e.title, _who(e), "place-agrees")
    if e.preprints and e.people and e.place.years == 0:
        # A preprint's title is another one from version to version, under one DOI.
        return _say("AMBIGUOUS", e, e.title, _who(e))
    if e.titles_close and (e.people or not e.place.against):
        return _say("AMBIGUOUS", e, e.title, _who(e), e.place.against)
    if e.people and e.place.container and not e.place.against:
        return _say("AMBIGUOUS", e, e.title, _who(e), "container-agrees")
    return _another(e, e.title, e.place.against)


def _agreeing(e: Evidence) -> tuple[str, str, str]:
    return e.title, "people-agree" if e.people else "", "place-agrees" if e.place.same else ""


def _confirmed(e: Evidence) -> SameWork:
    """One identifier and one title: one work, unless the title proves nothing or much else speaks against it."""
    agreeing = _agreeing(e)
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
    if e.clash and not e.place.same and (e.two_identifiers or e.far_kinds or e.clash != "other-kind-of-work"):
        # A preprint's page prints the article's DOI, and a meeting abstract's page that of the article that followed.
        return _say("AMBIGUOUS", e, *agreeing, e.clash, "identifiers-differ" if e.two_identifiers else "")
    if e.place.against in ("other-edition", "other-number") or (e.clash and e.numbered):
        # The number of a report, or the edition, names the item: a sister's DOI was printed, or that of the article it became.
        return _say("AMBIGUOUS", e, *agreeing, e.place.against or e.clash)
    if len(e.place.contradictions) > 1 and not e.place.numbers:
        # A letter, a statement in another journal, the same review two years later: each prints the DOI of the one it speaks of.
        return _say("AMBIGUOUS", e, *agreeing, *e.place.contradictions)
    if against:
        # A page may name another volume or year by mistake; the merge will show it.
        sure = e.people or not (e.short or e.nearly)
        return _say("STRONG" if sure else "AMBIGUOUS", e, *agreeing, against)
    if e.another_stage and not (e.people or e.place.same):
        return _say("AMBIGUOUS", e, *agreeing, "perhaps-another-stage")
    if e.nearly:
        return _say("EXACT" if e.people and e.place.same else "STRONG", e, *agreeing)
    return _say("STRONG" if e.short and not (e.people or e.place.same) else "EXACT", e, *agreeing)


def _alike(e: Evidence) -> SameWork:
    """One title and no identifier in common: the title AND the people, OR the container with its volume and page."""
    if e.clash == "abstract-and-article" and e.people and e.place.numbers and not e.two_identifiers:
        # On one page of one volume there is one of the two: the other record only does not say that it is an abstract.
        return _say("STRONG", e, *_agreeing(e), e.clash)
    if e.clash == "other-kind-of-work" and e.people and e.place.same and is_plain_title(e) and not e.two_identifiers:
        # A memoir that is a book to one and an article of its series to the other: the people, the volume and the page are one.
        return _say("STRONG", e, *_agreeing(e), e.clash)
    if e.clash:
        # On one page of one volume somebody has named the kind wrong; a person sees who.
        return _say("AMBIGUOUS", e, *_agreeing(e), e.clash) if e.place.same else _another(e, e.title, e.clash)
    if e.another_version_of_data:
        # Figures that are computed from version 1 are not those of version 2.
        return _say("AMBIGUOUS", e, *_agreeing(e), "another-version")
    if e.versions and e.people and e.place.contradictions in ((), ("years-apart",)):
        return _say("STRONG", e, *_agreeing(e), "another-version")
    if e.place.same:
        return _in_one_place(e)
    if e.place.against in ("other-edition", "other-number"):
        return _another(e, e.title, e.place.against)
    if e.place.number and not e.place.contradictions:
        return _say("STRONG", e, *_agreeing(e), "number-agrees")
    if e.people is False:
        here = e.place.numbers or (
            e.place.years == 0 and (e.place.publisher or e.place.container) and not e.place.contradictions
        )
        sure = e.nearly_people and here and is_plain_title(e) and not e.two_identifiers
        return _say("STRONG", e, *_agreeing(e), "people-nearly-agree") if sure else _another(e, e.title, "other-people")
    borne = next((reason for reason, holds in BORNE_OUT if holds(e)), "")
    if e.place.contradictions:
        return _say("STRONG", e, *_agreeing(e), borne, *e.place.contradictions) if borne else _contradicted(e)
    if e.two_identifiers:
        return _say("AMBIGUOUS", e, *_agreeing(e), "identifiers-differ")
    if e.of_book and e.place.isbn and e.people:
        return _say("STRONG", e, *_agreeing(e), "isbn-agrees")
    doubt = next((reason for reason, holds in DOUBTS if holds(e)), "")
    if doubt:
        return _say("AMBIGUOUS", e, *_agreeing(e), doubt)
    if e.generic or e.short or e.nearly:
        return _weak_title(e)
    if e.people and e.place.container:
        return _say("EXACT", e, *_agreeing(e), "container-agrees")
    if e.people:
        return _say("STRONG", e, *_agreeing(e))
    if e.of_book and e.place.publisher and e.place.years == 0:
        return _say("STRONG", e, *_agreeing(e), "publisher-and-year-agree")
    if e.telling_title and e.place.container and e.place.years == 0:
        # Nobody is named, or in one record alone; so long a title stands once in what came out that year.
        return _say("STRONG", e, *_agreeing(e), "container-agrees")
    return _say("AMBIGUOUS", e, *_agreeing(e), "too-little-else-agrees")


def _in_one_place(e: Evidence) -> SameWork:
    """One title in one volume on one page."""
    agreeing = _agreeing(e)
    if e.people is False:
        slip = e.nearly_people and not (e.generic or e.short)
        return _say("STRONG", e, *agreeing, "people-nearly-agree") if slip else _another(e, e.title, "other-people")
    if e.two_identifiers:
        # A journal that moved, a digit misprinted: DOIs differ for one article, PubMed's numbers do not.
        sure = e.people and not e.generic and e.two_dois_alone
        return _say("STRONG" if sure else "AMBIGUOUS", e, *agreeing, "identifiers-differ")
    if (e.generic or e.short) and not e.people:
        return _say("AMBIGUOUS", e, *agreeing, "too-little-else-agrees")
    return _say("STRONG" if e.generic or e.nearly else "EXACT", e, *agreeing)


def _contradicted(e: Evidence) -> SameWork:
    """Another volume or page of one journal is another piece; another journal may have printed the same one again."""
    again = e.place.contradictions[0] == "other-container" and e.people and not e.generic
    if again:
        return _say("AMBIGUOUS", e, *_agreeing(e), *e.place.contradictions)
    return _another(e, e.title, e.place.against)


def _weak_title(e: Evidence) -> SameWork:
    """A title that proves little by itself, and no page to tell: people, year and publisher or journal have to agree."""
    place = e.place
    telling = e.many_words and place.container and place.years == 0
    if e.slip and not (place.volume or e.of_book or telling):
        # Whoever measured the nitrate of a lake measured its nitrite too: without volume or page nothing tells the papers apart.
        return _say("AMBIGUOUS", e, *_agreeing(e), "too-little-else-agrees")
    near_years = place.years == 0 or (place.years == 1 and place.volume and not e.short)
    agreed = e.people and near_years and (place.container or place.publisher or (e.full_names and e.of_book))
    nameless = e.people is None and e.nearly and e.of_book and place.publisher and place.years == 0
    if (agreed or nameless) and not e.generic:
        return _say("STRONG", e, *_agreeing(e), "container-agrees" if place.container else "publisher-and-year-agree")
    return _say("AMBIGUOUS", e, *_agreeing(e), "too-little-else-agrees")
