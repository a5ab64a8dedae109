"""Merging: which value of a field wins, who is credited with it, and the rule that tells why."""

from __future__ import annotations

from typing import Any

import pytest
from merging import INITIALS, PEOPLE, reading, told

from harvester.crosscheck import DEFAULT, merge
from harvester.crosscheck.findings.heard import value_text

ENGLISH = {"language": "en"}


@pytest.mark.parametrize(
    ("field", "said", "beside", "value", "winner"),
    [
        # The sharper of values that agree; the others are not credited with what they did not say.
        ("issued", [("crossref", {"year": 2024, "month": 10}), ("page", {"year": 2024, "month": 10, "day": 8})], {}, "2024-10-08", ["page"]),
        ("issued", [("crossref", {"year": 2015, "month": 1, "day": 1}), ("page", {"year": 2015, "month": 6, "day": 3})], {}, "2015-06-03", ["page"]),
        ("issued", [("crossref", {"year": 2015, "month": 1, "day": 1}), ("page", {"year": 2015})], {}, "2015-01-01", ["crossref"]),
        # A year goes with both months; these do not go with each other: the more trusted of them, never the year.
        ("issued", [("crossref", {"year": 2024, "month": 7}), ("pubmed", {"year": 2024}), ("page", {"year": 2024, "month": 10})], {}, "2024-07", ["crossref"]),
        ("issued", [("crossref", {"year": 2003, "month": 7}), ("pubmed", {"year": 2003, "month": 7, "end": {"year": 2003, "month": 8}})], {}, "2003-07/2003-08", ["pubmed"]),
        # Titles: markup, subtitle, capitals, sentence case.
        ("title", [("crossref", "Sleep and <i>E. coli</i>"), ("pubmed", "Sleep and E. coli"), ("page", "Sleep and E. coli")], {}, "Sleep and <i>E. coli</i>", ["crossref"]),
        ("title", [("crossref", "SLEEP AND LIGHT"), ("page", "Sleep and light")], {}, "Sleep and light", ["page"]),
        ("title", [("crossref", "Sleep and light"), ("page", "Sleep and light: a review of rooms")], {}, "Sleep and light: a review of rooms", ["page"]),
        ("title", [("crossref", "Sleep and light in the rooms of…"), ("page", "Sleep and light in the rooms of nurses")], {}, "Sleep and light in the rooms of nurses", ["page"]),
        ("title", [("crossref", "Sleep Among London Nurses With HIV"), ("pubmed", "Sleep among London nurses with HIV")], ENGLISH, "Sleep among London nurses with HIV", ["pubmed"]),
        ("title", [("crossref", "Sleep Among London Nurses"), ("pubmed", "Sleep among london nurses")], ENGLISH, "Sleep Among London Nurses", ["crossref"]),
        ("title", [("crossref", "Sleep Among London Nurses With HIV"), ("pubmed", "Sleep among London nurses with HIV")], {}, "Sleep Among London Nurses With HIV", ["crossref"]),
        ("title", [("crossref", "Die Behandlung von Patienten in London"), ("page", "Die behandlung von patienten in London")], {"language": "de"}, "Die Behandlung von Patienten in London", ["crossref"]),
        ("title", [("crossref", "Sleep and light"), ("page", "RETRACTED: Sleep and light")], {}, "RETRACTED: Sleep and light", ["page"]),
        # Journals: the full name, not in capitals; a place or subtitle is no gain.
        ("container_title", [("crossref", "Blood Adv"), ("page", "Blood Advances")], {}, "Blood Advances", ["page"]),
        ("container_title", [("crossref", "BLOOD ADVANCES"), ("pubmed", "Blood advances")], {}, "Blood advances", ["pubmed"]),
        ("container_title", [("crossref", "The Lancet"), ("pubmed", "Lancet (London, England)")], {}, "The Lancet", ["crossref"]),
        # Volumes and issues.
        ("issue", [("crossref", "1"), ("pubmed", "1-2")], {}, "1-2", ["pubmed"]),
        ("volume", [("crossref", "8"), ("pubmed", "8 Suppl 1")], {}, "8 Suppl 1", ["pubmed"]),
        ("issue", [("crossref", "01"), ("pubmed", "1")], {}, "01", ["crossref"]),
        ("page", [("crossref", {"first": "117"}), ("pubmed", {"first": "117", "last": "129"})], {}, "117-129", ["pubmed"]),
        # Kinds and languages that tell something.
        ("type", [("crossref", "document"), ("page", "report")], {}, "report", ["page"]),
        ("type", [("crossref", "article-journal"), ("page", "review")], {}, "article-journal", ["crossref"]),
        ("language", [("pubmed", "und"), ("page", "en")], {}, "en", ["page"]),
        ("language", [("pubmed", "en"), ("page", "en-GB")], {}, "en-GB", ["page"]),
        ("abstract", [("page", "It works in rooms"), ("crossref", "It works in rooms and in the fen.")], {}, "It works in rooms and in the fen.", ["crossref"]),
        ("abstract", [("page", "Results: it works."), ("pubmed", "RESULTS It works.")], {}, "Results: it works.", ["page"]),
        ("arxiv", [("crossref", "1706.03762"), ("page", "1706.03762v5")], {}, "1706.03762v5", ["page"]),
        # Keywords of one source, never a mixture of schemes; more of the same terms are sharper.
        ("keyword", [("page", [{"text": "sleep"}]), ("pubmed", [{"text": "Sleep", "scheme": "MeSH"}, {"text": "Light", "scheme": "MeSH"}])], {}, "sleep", ["page"]),
        ("keyword", [("page", [{"text": "sleep"}]), ("crossref", [{"text": "sleep"}, {"text": "light"}])], {}, "sleep; light", ["crossref"]),
        # More sources bear it out; two pages of one kind are one source.
        ("publisher", [("page", "Fen Press"), ("crossref", "Invented Media"), ("datacite", "Invented Media")], {}, "Invented Media", ["crossref", "datacite"]),
        ("publisher", [("page", "Fen Press"), ("crossref", "Invented Media")], {}, "Fen Press", ["page"]),
        ("publisher", [("page", "Fen Press"), ("page", "Fen Press"), ("crossref", "Invented Media"), ("datacite", "Another House")], {}, "Fen Press", ["page"]),
        ("doi", [("page", "10.5555/a"), ("bibtex", "10.5555/a"), ("crossref", "10.5555/b")], {}, "10.5555/a", ["bibtex", "page"]),
        # Only the page speaks for itself.
        ("rights", [("crossref", "(c) A"), ("page", "(c) B")], {}, "(c) B", ["page"]),
        # DataCite beside Crossref: the order of trust.
        ("version", [("datacite", "2"), ("crossref", "3")], {}, "3", ["crossref"]),
        # People: more names, whole lists, divided names.
        ("author", [("crossref", [*INITIALS[:1], {"literal": "et al."}]), ("page", INITIALS)], {}, "Okafor, C.; Ng, A.", ["page"]),
        ("author", [("crossref", PEOPLE[:1]), ("page", INITIALS)], {}, "Okafor, Chidi; Ng, A.", ["page", "crossref"]),
        ("author", [("crossref", INITIALS), ("pubmed", PEOPLE)], {}, "Okafor, Chidi; Ng, Andrew", ["crossref", "pubmed"]),
        ("author", [("crossref", [{"literal": "Chidi Okafor"}]), ("page", PEOPLE[:1])], {}, "Okafor, Chidi", ["page"]),
        ("author", [("crossref", [{"literal": "Invented Sleep Group"}]), ("page", [{"family": "Invented Sleep Group"}])], {}, "Invented Sleep Group", ["crossref"]),
        # What adds up.
        ("funder", [("crossref", ["Fen Fund"]), ("pubmed", ["Fen fund", "NCI"])], {}, "Fen Fund; NCI", ["crossref", "pubmed"]),
        ("isbn", [("crossref", ["9780306406157"]), ("page", ["9780306406157", "9783161484100"])], {}, "9780306406157; 9783161484100", ["crossref", "page"]),
        ("isbn", [("crossref", ["9780306406157"]), ("page", ["9783161484100"])], {}, "9780306406157", ["crossref"]),
    ],
)  # fmt: skip
def test_which_value_wins_and_who_is_credited(
    field: str, said: list[tuple[str, Any]], beside: dict[str, Any], value: str, winner: list[str]
) -> None:
    result = told(field, *said, beside=beside)
    assert (value_text(result.value) if field != "title" else result.value.root, list(result.winner)) == (value, winner)


def test_what_two_sources_say_stands_against_one() -> None:
    sources = [reading("page", volume="8"), reading("pubmed", volume="8"), reading("crossref", volume="9")]
    assert merge([reading(r.source, container_title="R", volume=r.record.volume) for r in sources])[0].volume == "8"


def test_a_title_in_the_works_own_language_wins_over_a_translation() -> None:
    page = reading("page", title="Schlaf im Moor", language="de")
    article = reading("pubmed", title="Sleep in the fen", original_title="Schlaf im Moor", language="de")
    record, fields = merge([page, article])
    assert (str(record.title), record.original_title) == ("Schlaf im Moor", None)
    results = {result.field: result for result in fields}
    assert [str(claim.value) for claim in results["title"].claims] == ["Sleep in the fen", "Schlaf im Moor"]
    assert (results["original_title"].winner, results["original_title"].rule) == ((), "it is the title itself")
    # Where nobody else knows the work, nothing of what PubMed says is lost.
    alone, _fields = merge([article])
    assert (str(alone.title), str(alone.original_title)) == ("Sleep in the fen", "Schlaf im Moor")


@pytest.mark.parametrize(
    ("field", "said", "rule"),
    [
        ("publisher", [("page", "Fen Press")], "no other source speaks of it"),
        ("publisher", [("page", "Fen Press"), ("crossref", "Fen Press")], "the sources say the same"),
        ("publisher", [("page", "Fen Press"), ("crossref", "Invented Media")], f"{DEFAULT.rule('publisher')}; the other values are kept"),
        ("publisher", [("page", "Fen Press"), ("crossref", "Invented Media"), ("pubmed", "Invented Media")], f"more sources bear it out; {DEFAULT.rule('publisher')}; the other values are kept"),
        ("issued", [("crossref", {"year": 2020}), ("page", {"year": 2020, "month": 5})], f"the sharper of values that agree; the issue's data stand together; {DEFAULT.rule('issued')}"),
        ("funder", [("crossref", ["NCI"]), ("pubmed", ["Fen Fund"])], f"what the sources say adds up; {DEFAULT.rule('funder')}"),
        ("rights", [("crossref", "(c)")], DEFAULT.rule("rights")),
        ("volume", [("crossref", "8"), ("page", "9")], "the issue's data stand together; the other values are kept"),
    ],
)  # fmt: skip
def test_the_rule_tells_why(field: str, said: list[tuple[str, Any]], rule: str) -> None:
    assert told(field, *said).rule == rule
