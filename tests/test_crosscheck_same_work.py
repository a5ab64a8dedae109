"""Same work or not: a table of easy and devilish pairs, each the same in both directions."""

from __future__ import annotations

from typing import Any

import pytest

from harvester.crosscheck import same_work
from parsers.record import Record

BASE: dict[str, Any] = {
    "type": "article-journal", "title": "Sleep and light in small mammals", "author": [{"family": "Okafor", "given": "C."}, {"family": "Ng", "given": "A."}],
    "container_title": "Journal of Invented Biology", "volume": "14", "issue": "2", "page": {"first": "117", "last": "129"},
    "issued": {"year": 2021, "month": 3},
}  # fmt: skip
DOI = {"doi": "10.5555/jib.117"}
OTHER = {
    "title": "Spring arrival of the marsh warbler",
    "author": [{"family": "Virtanen", "given": "L."}],
    "container_title": "Birds",
}
NO_PLACE = {"container_title": None, "volume": None, "issue": None, "page": None}


def record(*changes: dict[str, Any]) -> Record:
    values = dict(BASE)
    for change in changes:
        values |= change
    return Record.model_validate({key: value for key, value in values.items() if value is not None})


# (what differs on one side, what differs on the other, the verdict, a reason that must be named)
TABLE: tuple[tuple[str, dict[str, Any], dict[str, Any], str, str], ...] = (
    ("the same", {}, {}, "EXACT", "titles-equal"),
    ("the same by DOI", DOI, DOI, "EXACT", "same-doi"),
    ("initials and full names", {"author": [{"family": "Okafor", "given": "Chidi"}, {"family": "Ng", "given": "Andrew"}]}, {}, "EXACT", "people-agree"),
    ("accents", {"author": [{"family": "Müller", "given": "J."}]}, {"author": [{"family": "Muller", "given": "Jan"}]}, "EXACT", "people-agree"),
    ("umlauts written out", {"author": [{"family": "Müller", "given": "J."}]}, {"author": [{"family": "Mueller"}]}, "EXACT", "people-agree"),
    ("markup, case, a final stop", {"title": "Sleep and Light in <i>small</i> mammals."}, {}, "EXACT", "titles-equal"),
    ("a dash and quotation marks", {"title": "“Sleep”–and light in small mammals"}, {"title": '"Sleep" - and light in small mammals'}, "EXACT", "titles-equal"),
    ("a subtitle", {"title": "Sleep and light in small mammals: a review"}, {}, "EXACT", "titles-equal-but-subtitle"),
    ("an abbreviated journal", {"container_title": "J Inv Biol"}, {}, "EXACT", "place-agrees"),
    ("print and online year", {"issued": {"year": 2020}}, {}, "EXACT", "people-agree"),
    ("no authors on one side", {"author": []}, {}, "EXACT", "place-agrees"),
    ("no place on one side", NO_PLACE, {}, "STRONG", "people-agree"),
    ("an author list cut short", {"author": [{"family": "Okafor", "given": "C."}]}, {}, "EXACT", "people-agree"),
    ("retracted, marked in the title", {"title": "RETRACTED: Sleep and light in small mammals"}, {}, "EXACT", "titles-equal"),
    ("translated title with the original", {"title": "Schlaf und Licht", "original_title": "Sleep and light in small mammals"}, {}, "EXACT", "titles-equal"),
    ("leading zeros", {"volume": "014", "page": {"first": "0117", "last": "129"}}, {}, "EXACT", "titles-equal"),
    ("a slip in a word, same DOI", {**DOI, "title": "Sleep and light in small mammales"}, DOI, "EXACT", "titles-nearly-equal"),
    # Not the same.
    ("another work", OTHER, {}, "DIFFERENT", "titles-differ"),
    ("another work under the page's DOI", {**OTHER, **DOI}, DOI, "DIFFERENT", "doi-of-another-work"),
    ("another work under the page's PMID", {**OTHER, "pmid": "77"}, {"pmid": "77"}, "DIFFERENT", "pmid-of-another-work"),
    ("part 1 and part 2", {"title": "Sleep and light in mice, part 1"}, {"title": "Sleep and light in mice, part 2"}, "DIFFERENT", "titles-differ-in-digits"),
    ("part II and part III", {"title": "Sleep and light in mice II"}, {"title": "Sleep and light in mice III"}, "DIFFERENT", "titles-differ-in-digits"),
    ("trial years", {"title": "The 2019 survey of sleepers"}, {"title": "The 2021 survey of sleepers"}, "DIFFERENT", "titles-differ-in-digits"),
    ("a word inserted", {"title": "Off-diagonal book Ramsey numbers", "page": {"first": "300"}}, {"title": "Off-diagonal Ramsey numbers"}, "DIFFERENT", "titles-differ-in-a-word"),
    ("two years apart", {"issued": {"year": 2019}, "page": {"first": "117"}}, {}, "DIFFERENT", "years-apart"),
    ("other people", {"author": [{"family": "Virtanen"}, {"family": "Haddad"}]}, {}, "DIFFERENT", "other-people"),
    ("another volume, same pages", {"volume": "15"}, {}, "STRONG", "pages-agree"),
    ("another volume", {"volume": "15", "page": {"first": "117"}}, {}, "DIFFERENT", "other-volume"),
    ("another page", {"page": {"first": "210"}}, {}, "DIFFERENT", "other-page"),
    ("chapter and book", {"type": "chapter", **NO_PLACE}, {"type": "book", **NO_PLACE}, "DIFFERENT", "other-kind-of-work"),
    ("preprint and article", {"type": "article", **NO_PLACE, "doi": "10.5555/pre.1"}, DOI, "DIFFERENT", "preprint-and-article"),
    ("thesis and article", {"type": "thesis", **NO_PLACE}, {}, "DIFFERENT", "other-kind-of-work"),
    ("dataset and article", {"type": "dataset", **NO_PLACE}, {}, "DIFFERENT", "other-kind-of-work"),
    ("meeting abstract and article", {"genre": "Meeting Abstract", **NO_PLACE}, {}, "DIFFERENT", "abstract-and-article"),
    ("erratum", {"title": "Erratum to: Sleep and light in small mammals"}, {}, "DIFFERENT", "one-is-a-notice-or-reply"),
    ("correction under the same DOI", {**DOI, "title": "Correction: Sleep and light in small mammals"}, DOI, "DIFFERENT", "one-is-a-notice-or-reply"),
    ("reply", {"title": "Reply to: Sleep and light in small mammals"}, {}, "DIFFERENT", "one-is-a-notice-or-reply"),
    ("comment", {"title": "Comment on “Sleep and light in small mammals”"}, {}, "DIFFERENT", "one-is-a-notice-or-reply"),
    ("retraction notice", {"title": "Retraction: Sleep and light in small mammals"}, {}, "DIFFERENT", "one-is-a-notice-or-reply"),
    # A person must decide.
    ("two DOIs, all else the same", DOI, {"doi": "10.5555/jib.118"}, "STRONG", "identifiers-differ"),
    ("a DOI for the suffix of one", DOI, {"doi": f"10.5555/https://doi.org/{DOI['doi']}"}, "EXACT", "people-agree"),
    ("a stroke more in one DOI", DOI, {"doi": DOI["doi"].replace("/", "//")}, "STRONG", "identifiers-differ"),
    ("two PMIDs, all else the same", {"pmid": "77"}, {"pmid": "78"}, "AMBIGUOUS", "identifiers-differ"),
    ("another journal", {"container_title": "Annals of Rooms", "volume": None, "page": None}, {"volume": None, "page": None}, "AMBIGUOUS", "other-container"),
    ("a title alone", {**NO_PLACE, "author": [], "issued": None}, {}, "AMBIGUOUS", "too-little-else-agrees"),
    ("a title that many bear", {"title": "Editorial", **NO_PLACE}, {"title": "Editorial"}, "AMBIGUOUS", "too-little-else-agrees"),
    ("the same DOI and people, another title", {**DOI, "title": "Schlaf und Licht bei kleinen Tieren"}, DOI, "STRONG", "pages-agree"),
    ("the same DOI and people, another title, no pages", {**DOI, **NO_PLACE, "title": "Schlaf und Licht bei kleinen Tieren"}, DOI, "AMBIGUOUS", "people-agree"),
    ("the same DOI, digits differ", {**DOI, "title": "Sleep in 10 mammals"}, {**DOI, "title": "Sleep in 12 mammals"}, "AMBIGUOUS", "titles-differ-in-digits"),
    ("no title", {**DOI, "title": None, "author": [], **NO_PLACE}, DOI, "AMBIGUOUS", "nothing-else-to-compare"),
    ("no title, the same place", {**DOI, "title": None, "author": []}, DOI, "STRONG", "people-or-place-agree"),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "one", "other", "level", "reason"), TABLE, ids=[row[0] for row in TABLE])
def test_verdict(_name: str, one: dict[str, Any], other: dict[str, Any], level: str, reason: str) -> None:
    a, b = record(one), record(other)
    verdict = same_work(a, b)
    assert (verdict.level, reason in verdict.reasons) == (level, True), verdict
    assert same_work(b, a) == verdict
