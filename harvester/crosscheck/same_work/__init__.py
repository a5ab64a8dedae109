"""Whether two records are about one work: a verdict with its reasons, never a score.

An answer that was asked for by an identifier always shares that identifier with the page that printed it, so the
identifier alone proves nothing: titles, people, container, year and place have to bear it out.
"""

from __future__ import annotations

from harvester.crosscheck.same_work.doubts import BORNE_OUT, DOUBTS, is_plain_title
from harvester.crosscheck.same_work.evidence import Evidence
from harvester.crosscheck.same_work.saying import agreeing, another, say
from harvester.crosscheck.same_work.sufficient import SUFFICIENT, is_weak_title
from harvester.crosscheck.same_work.unlike import unlike
from harvester.crosscheck.same_work.untitled import untitled
from harvester.work import SameWork
from parsers.record import Record


def same_work(a: Record, b: Record) -> SameWork:
    """The verdict on two records, the same whichever comes first.

    EXACT and STRONG may merge; AMBIGUOUS waits for a person; DIFFERENT is a finding where an identifier led there.
    """
    e = Evidence(a, b)
    for speaks, reason in (
        (e.whole_and_part, "chapter-and-its-book"), (e.part_by_doi, "doi-of-a-part"),
        (e.declared_another and e.same_id is None, "declared-related-work"),
    ):  # fmt: skip
        if speaks:
            return another(e, reason)
    if e.title == "no-title-to-compare":
        return untitled(e)
    if e.one_is_about_the_other:
        return another(e, "one-is-a-notice-or-reply")
    if not e.alike:
        return unlike(e)
    if e.title_versions == "within":
        return say("AMBIGUOUS", e, *agreeing(e), "another-version")
    return _confirmed(e) if e.same_id else _alike(e)


def _confirmed(e: Evidence) -> SameWork:
    """One identifier and one title: one work, unless the title proves nothing or much else speaks against it."""
    agreed = agreeing(e)
    others = "other-people" if e.people is False else ""
    against = e.place.against or e.clash or ("identifiers-differ" if e.two_identifiers else "")
    if e.generic:
        if others and e.place.against:
            return another(e, "title-that-many-works-bear", others, e.place.against)
        if others or against or not (e.people or e.place.same):
            # The same editor writes an "Editorial" for every issue.
            return say("AMBIGUOUS", e, "title-that-many-works-bear", others, against)
        return say("EXACT" if e.place.same else "STRONG", e, *agreed)
    if others:
        # A thesis of one university and year: who wrote it goes by another given name. Or a particle stands for that, and a house for the journal.
        numbers = e.place.numbers and e.title == "titles-equal" and is_plain_title(e)
        sure = (
            e.place.same
            or numbers
            or (e.theses and e.one_family and e.place.publisher and e.place.years == 0 and e.title == "titles-equal")
        )
        return say("STRONG" if sure else "AMBIGUOUS", e, *agreed, others)
    if e.clash and not e.place.same and (e.two_identifiers or e.far_kinds or e.clash != "other-kind-of-work"):
        # A preprint's page prints the article's DOI, and a meeting abstract's page that of the article that followed.
        return say("AMBIGUOUS", e, *agreed, e.clash, "identifiers-differ" if e.two_identifiers else "")
    if e.place.against in ("other-edition", "other-number") or (e.clash and e.numbered):
        # The number of a report, or the edition, names the item: a sister's DOI was printed, or that of the article it became.
        return say("AMBIGUOUS", e, *agreed, e.place.against or e.clash)
    if len(e.place.contradictions) > 1 and not e.place.numbers:
        # A letter, a statement in another journal, the same review two years later: each prints the DOI of the one it speaks of.
        return say("AMBIGUOUS", e, *agreed, *e.place.contradictions)
    if against:
        # A page may name another volume or year by mistake; the merge will show it.
        sure = e.people or not (e.short or e.nearly)
        return say("STRONG" if sure else "AMBIGUOUS", e, *agreed, against)
    if e.another_stage and not (e.people or e.place.same):
        return say("AMBIGUOUS", e, *agreed, "perhaps-another-stage")
    if e.nearly:
        return say("EXACT" if e.people and e.place.same else "STRONG", e, *agreed)
    return say("STRONG" if e.short and not (e.people or e.place.same) else "EXACT", e, *agreed)


def _alike(e: Evidence) -> SameWork:
    """One title and no identifier in common: the title AND the people, OR the container with its volume and page."""
    if e.clash == "abstract-and-article" and e.people and e.place.numbers and not e.two_identifiers:
        # On one page of one volume there is one of the two: the other record only does not say that it is an abstract.
        return say("STRONG", e, *agreeing(e), e.clash)
    if e.clash == "other-kind-of-work" and e.people and is_plain_title(e) and not e.two_identifiers:
        if e.place.same:
            # A memoir that is a book to one and an article of its series to the other: the people, the volume and the page are one.
            return say("STRONG", e, *agreeing(e), e.clash)
        if e.place.range and e.place.years == 0:
            # A chapter to one and an article to the other: the people, the year and all pages are one.
            return say("STRONG", e, *agreeing(e), "pages-agree", e.clash)
    if e.program_and_manual and e.people and e.title == "titles-equal" and e.place.years == 0 and not e.two_identifiers:
        # "R: A Language and Environment for Statistical Computing", a program to one and a book to the other.
        return say("STRONG", e, *agreeing(e), e.clash)
    if e.clash:
        # On one page of one volume somebody has named the kind wrong; a person sees who.
        return say("AMBIGUOUS", e, *agreeing(e), e.clash) if e.place.same else another(e, e.title, e.clash)
    if e.another_version_of_data:
        # Figures that are computed from version 1 are not those of version 2.
        return say("AMBIGUOUS", e, *agreeing(e), "another-version")
    if e.title_versions == "other" and not e.versions:
        return another(e, e.title, "another-version")
    if e.versions and e.people and e.place.contradictions in ((), ("years-apart",)):
        return say("STRONG", e, *agreeing(e), "another-version")
    if e.two_days and e.place.volume is not True and not e.place.contradictions:
        return say("AMBIGUOUS", e, *agreeing(e), "perhaps-another-issue")
    if e.place.same:
        return _in_one_place(e)
    if e.place.against in ("other-edition", "other-number"):
        return another(e, e.title, e.place.against)
    if e.place.number and not e.place.contradictions and e.people is not False and not e.generic:
        return say("STRONG", e, *agreeing(e), "number-agrees")
    if e.people is False:
        here = e.place.numbers or (
            e.place.years == 0 and (e.place.publisher or e.place.container) and not e.place.contradictions
        )
        sure = e.nearly_people and here and is_plain_title(e) and not e.two_identifiers
        return say("STRONG", e, *agreeing(e), "people-nearly-agree") if sure else another(e, e.title, "other-people")
    borne = next((reason for reason, holds in BORNE_OUT if holds(e)), "")
    if borne and e.two_identifiers and not e.two_dois_alone:
        # Two abstracts of one title on two pages, each with a number of its own.
        return say("AMBIGUOUS", e, *agreeing(e), borne, *e.place.contradictions, "identifiers-differ")
    if e.place.contradictions:
        return say("STRONG", e, *agreeing(e), borne, *e.place.contradictions) if borne else _contradicted(e)
    if e.two_identifiers:
        return say("AMBIGUOUS", e, *agreeing(e), "identifiers-differ")
    if e.of_book and e.place.isbn and e.people:
        return say("STRONG", e, *agreeing(e), "isbn-agrees")
    doubt = next((reason for reason, holds in DOUBTS if holds(e)), "")
    if doubt:
        return say("AMBIGUOUS", e, *agreeing(e), doubt)
    for level, reason, holds in SUFFICIENT:
        if holds(e):
            return say(level, e, *agreeing(e), reason)
    return _weak_title(e) if is_weak_title(e) else say("AMBIGUOUS", e, *agreeing(e), "too-little-else-agrees")


def _in_one_place(e: Evidence) -> SameWork:
    """One title in one volume on one page."""
    agreed = agreeing(e)
    if e.people is False:
        if e.nearly_people and not (e.generic or e.short):
            return say("STRONG", e, *agreed, "people-nearly-agree")
        if (
            e.place.long_stretch
            and e.telling_title
            and e.title == "titles-equal"
            and not e.two_identifiers
            and not e.notices
        ):
            # Given names for family names: on all pages of a piece stands one of so long a title, whoever a list says wrote it.
            return say("STRONG", e, *agreed, "pages-agree", "other-people")
        return another(e, e.title, "other-people")
    if e.two_identifiers:
        # A journal that moved, a digit misprinted: DOIs differ for one article, PubMed's numbers do not.
        sure = e.people and not e.generic and e.two_dois_alone
        return say("STRONG" if sure else "AMBIGUOUS", e, *agreed, "identifiers-differ")
    if (e.generic or e.short) and not e.people:
        return say("AMBIGUOUS", e, *agreed, "too-little-else-agrees")
    if e.place.translated_journal:
        # "Anales de Pediatría" and its English edition, page for page.
        return say("AMBIGUOUS", e, *agreed, "one-may-be-a-translation")
    if e.begins_an_issue:
        # One editor's "Editorial" opens every issue of a volume.
        return say("AMBIGUOUS", e, *agreed, "perhaps-another-issue")
    return say("STRONG" if e.generic or e.nearly else "EXACT", e, *agreed)


def _contradicted(e: Evidence) -> SameWork:
    """Another volume or page of one journal is another piece; another journal may have printed the same one again, and the page beside be a slip."""
    again = e.place.contradictions[0] == "other-container"
    beside = (
        e.place.contradictions == ("other-page",)
        and (e.place.near_page or e.place.slips_next_door)
        and e.place.container
        and not e.notices
    )
    if (again or beside) and e.people and not e.generic:
        return say(
            "AMBIGUOUS", e, *agreeing(e), *e.place.contradictions, "identifiers-differ" if e.two_identifiers else ""
        )
    return another(e, e.title, e.place.against)


def _weak_title(e: Evidence) -> SameWork:
    """A title that proves little by itself, and no page to tell: people, year and publisher or journal have to agree."""
    place = e.place
    telling = e.many_words and place.container and place.years == 0
    undated = (
        e.many_words and e.full_names and place.container and place.years is None and e.title == "titles-nearly-equal"
    )
    if e.slip and not (place.volume or e.of_book or telling):
        # Whoever measured the nitrate of a lake measured its nitrite too: without volume or page nothing tells the papers apart.
        return say("AMBIGUOUS", e, *agreeing(e), "too-little-else-agrees")
    one_edition = place.edition is True and place.publisher is True
    near_years = place.years == 0 or (place.years == 1 and (place.volume or one_edition) and not e.short)
    agreed = (
        e.people
        and near_years
        and (place.container or place.publisher or ((e.full_names or e.telling_title or place.city) and e.of_book))
    )
    nameless = e.people is None and e.nearly and e.of_book and place.publisher and place.years == 0
    if (agreed or nameless or (undated and e.people and not e.slip)) and not e.generic:
        told = "container-agrees" if place.container else "publisher-and-year-agree" if place.publisher else ""
        return say("STRONG", e, *agreeing(e), told)
    return say("AMBIGUOUS", e, *agreeing(e), "too-little-else-agrees")
