"""The verdict where titles differ: another work, unless so much else agrees that the title must be another wording."""

from __future__ import annotations

from harvester.crosscheck.same_work.evidence import Evidence
from harvester.crosscheck.same_work.place import SOME_PAGES
from harvester.crosscheck.same_work.saying import another, say, who
from harvester.work import SameWork


def unlike(e: Evidence) -> SameWork:
    """Titles that differ: another work, unless much else agrees; then a person has to look."""
    others = "other-people" if e.people is False else ""
    here = bool(e.people and e.place.same)
    whole = e.place.long_stretch or (e.place.known_stretch and e.place.extent >= SOME_PAGES)
    if whole and e.people and e.misspelt and not e.two_identifiers:
        # Misspelt, misread, a number lost: on all pages of a piece stands one of nearly that title.
        return say("STRONG", e, e.title, "people-agree", "pages-agree")
    if whole and (e.begins or (e.opens and e.people)) and e.people is not False and not e.two_identifiers:
        return say("STRONG", e, e.title, "one-title-begins-the-other", who(e), "pages-agree")
    if (
        here
        and e.part_left_out
        and e.place.longer
        and e.place.far_page
        and not (e.place.supplement or e.two_identifiers)
    ):
        # "Density-functional thermochemistry. III. The role of exact exchange": a list leaves out the number and what it is of.
        return say("STRONG", e, e.title, "one-title-begins-the-other", "people-agree", "place-agrees")
    if here and e.begins:
        return say("STRONG", e, e.title, "one-title-begins-the-other", who(e), "place-agrees")
    if here and e.ends and not e.two_identifiers:
        # A list ran the name of a group, or of the series, into the title, or lost where it begins.
        return say("STRONG", e, e.title, "one-title-ends-the-other", who(e), "place-agrees")
    reworded = e.reworded or (e.same_id and e.title == "titles-differ")
    if e.people and (e.place.stretch or e.place.known_stretch) and reworded and not e.two_identifiers:
        # An index's translation of the title, a list's own words for it: on these pages there is but one piece of theirs.
        return say("STRONG", e, e.title, "people-agree", "pages-agree")
    if (
        here
        and e.place.runs_on
        and e.place.telling_page
        and e.reworded
        and e.title != "titles-differ"
        and not e.two_identifiers
    ):
        # One list says where it begins, the other to what page it goes: no second piece of theirs begins there under nearly one title.
        return say("STRONG", e, e.title, "people-agree", "place-agrees")
    if e.cases and e.place.numbers and e.share_a_name:
        # "Roe v. Wade" and "Jane Roe et al. v. Henry Wade, District Attorney": on one page of a reporter one case begins.
        return say("STRONG", e, e.title, "volume-and-page-agree")
    if e.cases and e.place.number and e.share_a_name:
        return say("STRONG", e, e.title, "number-agrees")
    if e.place.number and e.titled_by_number and e.people is not False and e.place.years in (0, None):
        # Laws and patents go by many names and have one number.
        return say("STRONG", e, e.title, who(e), "number-agrees")
    if e.one_document and not (e.place.contradictions or e.two_identifiers or e.clash):
        # "Network Element (QoS Control) Service Specification Template", RFC 2216: the number of its series names the document.
        return say("STRONG", e, e.title, who(e), "number-agrees")
    if e.same_id is None:
        by_book = (
            e.begins
            and not (e.one_word_more or e.names_a_stage)
            and e.of_book
            and e.people
            and e.place.publisher
            and e.place.years == 0
            and e.title != "titles-differ-in-digits"
        )
        by_meeting = (
            e.begins
            and e.many_words
            and e.people
            and e.place.container
            and e.place.years == 0
            and e.one_word_more
            and (e.meetings or not e.adds_a_term)
        )
        by_volume = (
            e.begins
            and e.telling_title
            and e.people
            and e.place.container
            and e.place.volume
            and e.place.years == 0
            and not (e.adds_a_term or e.names_a_stage)
            and e.title != "titles-differ-in-digits"
        )
        by_formula = e.cut_at_formula and e.many_words and e.people and e.place.container and e.place.years == 0
        if (by_meeting or by_volume or by_formula) and not (e.place.contradictions or e.two_identifiers or e.clash):
            return say("STRONG", e, e.title, "one-title-begins-the-other", who(e), "container-agrees")
        if by_book and not e.place.contradictions:
            return say("STRONG", e, e.title, "one-title-begins-the-other", who(e), "publisher-and-year-agree")
        if here and e.in_two_languages:
            return say("AMBIGUOUS", e, e.title, "one-may-be-a-translation", "people-agree", "place-agrees")
        if here and e.opens:
            # A page that shows the beginning of a short title alone: too little for one work, and no sign of another.
            return say("AMBIGUOUS", e, e.title, "one-title-begins-the-other", "people-agree", "place-agrees")
        return another(e, e.title, others)
    numbered = e.title == "titles-differ-in-digits"
    if (
        e.cut_at_formula
        and (e.people or e.opens)
        and not (others or e.place.contradictions or e.clash)
        and e.place.years in (0, 1, None)
    ):
        return say("STRONG", e, e.title, "one-title-begins-the-other", who(e))
    if e.begins and not (numbered or others or e.place.contradictions) and e.place.years in (0, 1, None):
        # A database cut the title, or lost it from a formula on.
        return say("STRONG", e, e.title, "one-title-begins-the-other", who(e))
    if e.ends and e.people and not (numbered or e.place.contradictions or e.clash) and e.place.years in (0, 1, None):
        # A reference by the words that everybody knows it by.
        return say("STRONG", e, e.title, "one-title-ends-the-other", who(e))
    if here and (e.title == "titles-differ-in-a-word" or (e.in_two_languages and e.place.range)):
        # The same people on the same pages under the same identifier: a slip of a typist, or the title in another language.
        return say("STRONG", e, e.title, who(e), "place-agrees")
    if e.same_id == "handle" and e.place.isbn and e.people and e.title == "titles-differ-in-a-word" and not e.clash:
        # One deposit of one book, whose title one of two read wrong.
        return say("STRONG", e, e.title, who(e), "isbn-agrees")
    if others:
        return another(e, e.title, others, e.place.against)
    if e.place.same:
        return say("AMBIGUOUS", e, e.title, who(e), "place-agrees")
    if e.preprints and e.people and e.place.years == 0:
        # A preprint's title is another one from version to version, under one DOI.
        return say("AMBIGUOUS", e, e.title, who(e))
    if e.titles_close and (e.people or not e.place.against):
        return say("AMBIGUOUS", e, e.title, who(e), e.place.against)
    if e.people and e.place.container and not e.place.against:
        return say("AMBIGUOUS", e, e.title, who(e), "container-agrees")
    return another(e, e.title, e.place.against)
