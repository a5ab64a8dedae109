"""Merging: a function of the set, no value without a source, issue data together, the seed from end to end."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.crosscheck import DEFAULT, Material, crosscheck, merge
from harvester.crosscheck.findings.heard import value_text
from harvester.crosscheck.identity import group
from harvester.crosscheck.trust import PERSON
from harvester.work import FieldResult, Work
from parsers import Page, read_page
from parsers.formats import crossref, pubmed
from parsers.record import Reading, Record, Said

ROOT = Path(__file__).parents[1] / "fixtures"
SOURCES = ("page", "crossref", "pubmed")


def reading(source: str, **values: Any) -> Reading:
    return Reading(source=source, record=Record.model_validate(values))


NAMES = st.builds(
    lambda family, given: {"family": family, "given": given},
    st.sampled_from(["Okafor", "Ng", "Müller"]),
    st.sampled_from([None, "C.", "Chidi"]),
)
DATES = st.builds(
    lambda year, month, day: {"year": year, "month": month, "day": day if month else None},
    st.sampled_from([2020, 2021]), st.sampled_from([None, 1, 5]), st.sampled_from([None, 1, 8]),
)  # fmt: skip
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["A study", "A study: in red", "A <i>study</i>", "Another"]), "author": st.lists(NAMES, max_size=3),
        "container_title": st.sampled_from(["Blood Advances", "Blood Adv", "Rooms"]), "volume": st.sampled_from(["8", "08", "9"]),
        "issue": st.sampled_from(["1", "1-2"]), "issued": DATES, "doi": st.sampled_from(["10.5555/a", "10.5555/b"]),
        "page": st.sampled_from([{"first": "1", "last": "9"}, {"first": "1"}, {"first": "e7"}]), "article_number": st.sampled_from(["e7"]),
        "issn": st.lists(st.sampled_from([{"value": "2473-9529", "kind": "print"}, {"value": "2473-9537", "kind": None}]), max_size=2),
        "keyword": st.lists(st.sampled_from([{"text": "sleep"}, {"text": "light", "scheme": "MeSH"}]), max_size=2),
        "note": st.just("n"), "pmid": st.sampled_from(["77", "78"]),
    },
)  # fmt: skip
READINGS = st.lists(
    st.builds(lambda s, r: Reading(source=s, record=Record.model_validate(r)), st.sampled_from(SOURCES), RECORDS),
    max_size=4,
)


@given(READINGS)
@settings(max_examples=150, deadline=None)
def test_the_order_of_arrival_changes_nothing(readings: list[Reading]) -> None:
    first = merge(readings)
    for order in itertools.islice(itertools.permutations(readings), 6):
        assert merge(order) == first


@given(READINGS)
@settings(max_examples=100, deadline=None)
def test_the_same_reading_twice_is_the_same_reading(readings: list[Reading]) -> None:
    assert merge([*readings, *readings]) == merge(readings)


@given(READINGS)
@settings(max_examples=150, deadline=None)
def test_no_value_without_a_source_and_no_claim_lost(readings: list[Reading]) -> None:
    record, fields = merge(readings)
    results = {result.field: result for result in fields}
    for field in record.said_fields():
        assert results[field].winner
        assert set(results[field].winner) <= {one.source for one in readings}
    for one in readings:
        for field in one.record.said_fields():
            claims = [claim.value for claim in results[field].claims] if field in results else []
            assert getattr(one.record, field) in claims or (field == "note" and one.source != "page")


@given(READINGS, READINGS)
@settings(max_examples=60, deadline=None)
def test_a_crosscheck_does_not_depend_on_order(pages: list[Reading], answers: list[Reading]) -> None:
    assert crosscheck(Material(["a"], pages, answers)) == crosscheck(Material(["a"], pages[::-1], answers[::-1]))


def test_issue_data_of_two_sources_are_not_mixed() -> None:
    # The online year of one source must not meet the print volume of the other.
    page = reading(
        "page", title="A study", container_title="Rooms", volume="12", issued={"year": 2019}, page={"first": "3"}
    )
    answer = reading(
        "crossref", title="A study", container_title="Rooms", volume="11", issued={"year": 2018}, issue="2"
    )
    record, fields = merge([page, answer])
    assert (record.volume, record.issue, record.issued and record.issued.year, record.page) == ("11", "2", 2018, None)
    by_field = {result.field: result for result in fields}
    assert by_field["volume"].agreement.kind == "CONFLICT"
    assert [claim.source for claim in by_field["page"].claims] == ["page"]


def test_what_two_sources_say_stands_against_one() -> None:
    sources = [reading("page", volume="8"), reading("pubmed", volume="8"), reading("crossref", volume="9")]
    assert merge([reading(r.source, container_title="R", volume=r.record.volume) for r in sources])[0].volume == "8"


def test_a_full_name_and_an_orcid_come_from_an_aligned_list_and_are_credited() -> None:
    page = reading("page", author=[{"family": "Okafor", "given": "Chidi"}, {"family": "Ng", "given": "A."}])
    answer = reading(
        "crossref",
        author=[
            {"family": "Okafor", "given": "C.", "orcid": "0000-0002-1825-0097"},
            {"family": "Ng", "given": "Andrew"},
        ],
    )
    record, fields = merge([page, answer])
    assert [name.given for name in record.author] == ["Chidi", "Andrew"]
    assert record.author[0].orcid == "0000-0002-1825-0097"
    assert set(next(result for result in fields if result.field == "author").winner) == {"page", "crossref"}


def told(field: str, *said: tuple[str, Any], beside: dict[str, Any] | None = None, **options: Any) -> FieldResult:
    """What comes of one field where each source says a value of it, and all say `beside`."""
    readings = [reading(source, **{field: value}, **(beside or {})) for source, value in said]
    (result,) = (result for result in merge(readings, **options)[1] if result.field == field)
    return result


PEOPLE = [{"family": "Okafor", "given": "Chidi"}, {"family": "Ng", "given": "Andrew"}]
INITIALS = [{"family": "Okafor", "given": "C."}, {"family": "Ng", "given": "A."}]
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
    ("mine", "theirs", "names"),
    [
        ([{"family": "Müller", "given": "Jürgen"}], [{"family": "Mueller", "given": "Juergen"}], "Müller, Jürgen"),
        ([{"family": "Lodz", "given": "M."}], [{"family": "Łódź", "given": "M."}], "Łódź, M."),
        ([{"family": "WATSON", "given": "J."}], [{"family": "Watson", "given": "James"}], "Watson, James"),
        ([{"family": "Voorhees", "given": "P. M."}], [{"family": "Voorhees", "given": "Peter"}], "Voorhees, P. M."),
        ([{"family": "Voorhees", "given": "P."}], [{"family": "Voorhees", "given": "Peter M"}], "Voorhees, Peter M"),
        ([{"family": "Voorhees", "given": "JA"}], [{"family": "Voorhees", "given": "John A"}], "Voorhees, John A"),
        ([{"family": "Wang", "given": "Y. L."}], [{"family": "Wang", "given": "Yiling"}], "Wang, Y. L."),
        ([{"family": "Bianco", "given": "F."}], [{"family": "Bianco", "given": "F.", "suffix": "Jr"}], "Bianco, F., Jr"),
        # Not one person by letters: nothing is taken.
        ([{"family": "Solem", "given": "M. B."}], [{"family": "Bova-Solem", "given": "Marit"}], "Solem, M. B."),
        # A group stands elsewhere in the other list: people are aligned with people.
        ([{"family": "Okafor", "given": "C."}, {"literal": "Fen Group"}, {"family": "Ng", "given": "A."}],
         [{"family": "Okafor", "given": "Chidi"}, {"family": "Ng", "given": "Andrew"}, {"literal": "Fen Group"}], "Okafor, Chidi; Fen Group; Ng, Andrew"),
    ],
)  # fmt: skip
def test_what_a_name_takes_from_the_same_person_elsewhere(mine: list[Any], theirs: list[Any], names: str) -> None:
    result = told("author", ("crossref", mine), ("pubmed", theirs))
    assert value_text(result.value) == names


def test_each_part_of_a_name_tells_who_gave_it() -> None:
    orcid = "0000-0002-1825-0097"
    lists = {
        "crossref": [{"family": "Okafor", "given": "C.", "orcid": orcid}, {"family": "Ng", "given": "A."}],
        "pubmed": [{"family": "Okafor", "given": "Chidi", "affiliation": ["Fen University"]}, {"family": "Ng", "given": "A."}],
        "page": [{"family": "Okafor", "given": "C."}, {"family": "Ng", "given": "Andrew"}],
    }  # fmt: skip
    result = told("author", *lists.items())
    assert value_text(result.value) == "Okafor, Chidi; Ng, Andrew"
    assert dict(result.parts) == {"0.given": ("pubmed",), "0.affiliation": ("pubmed",), "1.given": ("page",)}
    assert result.value[0].orcid == orcid
    assert result.winner == ("crossref", "pubmed", "page")


def test_a_disputed_given_name_is_that_of_more_sources() -> None:
    one, other, most = ([{"family": "Okafor", "given": given}] for given in ("C.", "Chidi", "Claude"))
    lists = [("crossref", one), ("datacite", other), ("pubmed", most), ("page", most)]
    assert value_text(told("author", *lists).value) == "Okafor, Claude"


def test_a_list_that_conflicts_gives_nothing() -> None:
    other = [{"family": "Okafor", "given": "Chidi"}, {"family": "Quist", "given": "Anna"}]
    result = told("author", ("crossref", INITIALS), ("page", other))
    assert (value_text(result.value), result.winner, result.agreement.kind) == (
        "Okafor, C.; Ng, A.",
        ("crossref",),
        "CONFLICT",
    )


def test_every_issn_tells_who_names_it_and_its_kind() -> None:
    result = told(
        "issn", ("crossref", [{"value": "2473-9529", "kind": None}, {"value": "2473-9537", "kind": "electronic"}]),
        ("pubmed", [{"value": "2473-9529", "kind": "print"}]), ("page", [{"value": "2473-9529"}]), beside={"container_title": "R"},
    )  # fmt: skip
    assert [(issn.value, issn.kind) for issn in result.value] == [("2473-9529", "print"), ("2473-9537", "electronic")]
    assert dict(result.parts) == {"0": ("crossref", "pubmed", "page"), "0.kind": ("pubmed",), "1": ("crossref",)}


@pytest.mark.parametrize(
    ("lists", "notices"),
    [
        # Crossref knows a notice by its DOI, PubMed by its PMID; whoever knows both brings them together.
        ([[{"kind": "retraction", "doi": "10.5555/r", "date": {"year": 2020}}], [{"kind": "retraction", "pmid": "7"}], [{"kind": "retraction", "doi": "10.5555/r", "pmid": "7"}]],
         [("retraction", "10.5555/r", "7", 2020)]),
        ([[{"kind": "retraction", "doi": "10.5555/r"}], [{"kind": "retraction", "pmid": "7"}]], [("retraction", "10.5555/r", None, None), ("retraction", None, "7", None)]),
        ([[{"kind": "retraction", "doi": "10.5555/r"}], [{"kind": "retraction"}]], [("retraction", "10.5555/r", None, None)]),
        ([[{"kind": "correction", "doi": "10.5555/r"}], [{"kind": "retraction"}]], [("correction", "10.5555/r", None, None), ("retraction", None, None, None)]),
        ([[{"kind": "retraction", "doi": "10.5555/r", "date": {"year": 2020}}], [{"kind": "retraction", "date": {"year": 2024}}]],
         [("retraction", "10.5555/r", None, 2020), ("retraction", None, None, 2024)]),
        ([[{"kind": "correction", "doi": "10.5555/r", "pmid": "7"}], [{"kind": "correction", "doi": "10.5555/r", "pmid": "8"}]],
         [("correction", "10.5555/r", "7", None), ("correction", "10.5555/r", "8", None)]),
    ],
)  # fmt: skip
def test_a_notice_known_to_anybody_survives_and_is_told_once(lists: list[Any], notices: list[Any]) -> None:
    for order in itertools.permutations(zip(("crossref", "pubmed", "page"), lists, strict=False)):
        result = told("notice", *order)
        assert [(one.kind, one.doi, one.pmid, one.date and one.date.year) for one in result.value] == notices
        assert set(result.winner) == {source for source, _notices in order}


JOURNAL = {"container_title": "Rooms", "issued": {"year": 2020}}


def test_a_source_outside_the_circle_fills_no_gap_and_a_source_inside_it_does() -> None:
    crossref_says = reading("crossref", **JOURNAL, volume="8")
    inside = reading("pubmed", **JOURNAL, volume="8", issue="2")
    outside = reading("page", **JOURNAL, volume="9", page={"first": "3"}, article_number="e9", doi="10.5555/a")
    record, fields = merge([crossref_says, inside, outside])
    assert (record.volume, record.issue, record.page, record.article_number, record.doi) == (
        "8",
        "2",
        None,
        None,
        "10.5555/a",
    )
    page = next(result for result in fields if result.field == "page")
    assert (page.winner, page.rule) == (
        (),
        "its source contradicts the others on the issue, and an issue's data stand together",
    )


def test_a_sharper_date_does_not_come_from_outside_the_circle() -> None:
    ours = reading("crossref", **JOURNAL, volume="8")
    other = reading("page", container_title="Rooms", issued={"year": 2020, "month": 5, "day": 3}, volume="9")
    assert merge([ours, other])[0].issued == ours.record.issued


def test_the_print_date_goes_with_the_volume_and_the_online_date_beside_it() -> None:
    page = reading("page", container_title="Rooms", issued={"year": 2019, "month": 11}, volume="8")
    answer = reading(
        "crossref",
        container_title="Rooms",
        issued={"year": 2020, "month": 2},
        issued_online={"year": 2019, "month": 11},
        volume="8",
    )
    record, fields = merge([page, answer])
    assert (value_text(record.issued), value_text(record.issued_online)) == ("2020-02", "2019-11")
    assert next(result for result in fields if result.field == "issued").agreement.kind == "EQUIVALENT"


@pytest.mark.parametrize(
    ("page", "kept"),
    [({"first": "e7"}, None), ({"first": "1", "last": "12"}, None), ({"first": "17", "last": "29"}, "17-29")],
)
def test_pages_that_repeat_the_article_number_leave_the_record(page: dict[str, str], kept: str | None) -> None:
    record, fields = merge([reading("crossref", article_number="e7"), reading("page", page=page)])
    assert (record.article_number, record.page and record.page.text()) == ("e7", kept)
    assert {result.field for result in fields} == {"article_number", "page"}


def decided(**values: Any) -> Reading:
    said = tuple(
        Said(field=field, text=str(value), where="A. Librarian, 2026-03-01") for field, value in values.items()
    )
    return Reading(source=PERSON, record=Record.model_validate(values), said=said)


def test_what_a_person_decided_stands_over_all() -> None:
    sources = [
        reading(source, **JOURNAL, volume="8", issue="2", publisher="Fen Press", author=PEOPLE)
        for source in ("crossref", "pubmed", "page")
    ]
    record, fields = merge([*sources, decided(volume="9", author=INITIALS, publisher="Fen Press")])
    results = {result.field: result for result in fields}
    assert (record.volume, record.publisher, value_text(record.author)) == ("9", "Fen Press", "Okafor, C.; Ng, A.")
    # Nothing is added to what a person said, and nobody is put out for it.
    assert (record.issue, results["issue"].winner) == ("2", ("crossref", "pubmed", "page"))
    assert results["volume"].winner == (PERSON,)
    assert results["publisher"].winner == (PERSON, "page", "crossref", "pubmed")
    assert {results[field].rule for field in ("volume", "author", "publisher")} == {"decided by a person"}
    assert results["volume"].claims[0].said[0].where == "A. Librarian, 2026-03-01"
    assert results["volume"].agreement.kind == "CONFLICT"


def test_the_circle_that_bears_a_decision_out_goes_first() -> None:
    ours = reading("crossref", **JOURNAL, volume="8", issue="2", page={"first": "17"})
    other = reading("page", **JOURNAL, volume="9", issue="3")
    assert merge([ours, other])[0].issue == "2"
    record, _fields = merge([ours, other, decided(volume="9")])
    assert (record.volume, record.issue, record.page) == ("9", "3", None)
    mended, _fields = merge([ours, other, decided(volume="11")])
    assert (mended.volume, mended.issue, mended.page and mended.page.text()) == ("11", "2", "17")


def test_a_decided_page_stands_beside_an_article_number_and_a_decided_field_against_a_policy() -> None:
    sources = [
        reading("crossref", article_number="e7"),
        decided(page={"first": "1", "last": "12"}, keyword=[{"text": "fens"}]),
    ]
    policy = replace(DEFAULT, left_out=frozenset(("keyword",)), name="Ours")
    record, _fields = merge(sources, policy)
    assert (record.page and record.page.text(), record.keyword[0].text) == ("1-12", "fens")


def test_a_field_that_a_person_left_out_keeps_its_claims() -> None:
    left_out = [Said(field="publisher", text="", where="A. Librarian, 2026-03-01")]
    result = told("publisher", ("crossref", "Fen Press"), ("page", "Invented Media"), left_out=left_out)
    assert (result.value, result.winner, len(result.claims)) == (None, (), 2)
    assert result.rule == "left out by decision of a person (A. Librarian, 2026-03-01)"


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


def seed() -> tuple[Reading, Reading, Reading]:
    page = read_page(Page((ROOT / "demo" / "synapse-record.txt").read_bytes())).page
    assert page is not None
    answer = crossref.read((ROOT / "demo" / "answers" / "crossref" / "synapse.json").read_bytes())
    ((_pmid, article),) = pubmed.split((ROOT / "demo" / "answers" / "pubmed" / "synapse.xml").read_bytes())
    return page, answer, pubmed.read(article)


def pair(work: Work, field: str, a: str, b: str) -> str:
    result: FieldResult = next(one for one in work.fields if one.field == field)
    found = [agreement for x, y, agreement in result.pairs if {x, y} == {a, b}]
    return found[0].kind if found else "EQUAL"


def test_the_seed() -> None:
    page, answer, article = seed()
    work = crosscheck(Material(["seed"], [page], [answer, article]))
    assert {one.verdict.level for one in work.readings} == {"EXACT"}
    assert not work.set_aside
    author = next(result for result in work.fields if result.field == "author")
    assert (author.agreement.kind, author.agreement.why) == ("COMPATIBLE", "initials")
    assert "crossref" in author.winner
    assert work.record.author[9].given == "Saad"
    assert (
        pair(work, "issued", "page", "pubmed") == "COMPATIBLE"
        or pair(work, "issued", "page", "crossref") == "COMPATIBLE"
    )
    assert work.record.issued is not None
    assert work.record.issued.iso() == "2024-10-08"
    assert pair(work, "issn", "page", "pubmed") == "EQUIVALENT"
    assert pair(work, "issn", "page", "crossref") == "EQUIVALENT"
    assert len(work.record.author) == 12
    assert len(work.record.keyword) == 52
    assert [name.inverted() for name in work.record.local_author] == ["Usmani, Saad Zafar"]


@pytest.mark.parametrize("with_pubmed", [True, False])
def test_a_planted_wrong_doi_is_a_finding_and_changes_nothing(with_pubmed: bool) -> None:  # noqa: FBT001 - a row of the table
    page, _answer, article = seed()
    wrong = crossref.read((ROOT / "demo" / "answers" / "crossref" / "birds.json").read_bytes())
    planted = Reading(**{name: getattr(wrong, name) for name in ("source", "said")}, record=Record.model_validate(
        wrong.record.model_dump() | {"doi": page.record.doi}))  # fmt: skip
    others = [article] if with_pubmed else []
    work = crosscheck(Material(["seed"], [page], [planted, *others]))
    assert work.record == crosscheck(Material(["seed"], [page], others)).record
    assert [one.verdict.level for one in work.set_aside] == ["DIFFERENT"]
    assert [finding.code for finding in work.findings if finding.severity == "error"] == ["wrong-doi"]
    assert str(wrong.record.title) in work.findings[0].message


def test_an_ambiguous_answer_is_set_aside_and_flagged() -> None:
    page, answer, _article = seed()
    other = Reading(
        source="crossref",
        record=Record.model_validate(answer.record.model_dump() | {"title": "Eine andere Fassung der Studie"}),
    )
    work = crosscheck(Material(["seed"], [page], [other]))
    assert work.record == crosscheck(Material(["seed"], [page], [])).record
    assert "unconfirmed" in [finding.code for finding in work.findings]


def test_lines_of_one_work_are_brought_together_and_strong_ones_linked() -> None:
    page, answer, article = seed()
    other = Record.model_validate({"title": "Another", "author": [{"family": "X"}]})
    bare = Record.model_validate({"title": str(page.record.title), "author": [{"family": "Voorhees"}]})
    groups, alike = group([page.record, other, answer.record, article.record, bare])
    assert groups == ((0, 2, 3), (1,), (4,))
    assert (0, 4) in alike


def test_forms_of_a_book_stand_beside_each_other_whoever_else_names_one() -> None:
    """Whether two ISBNs are forms of one book is seen from the titles beside them, of each source its own."""
    page = Reading(source="page", record=Record(type="book", title="A study of rooms", isbn=("9780306406157",)))
    other = Reading(source="datacite", record=Record(type="book", title="A study of rooms", isbn=("9781861972712",)))
    third = Reading(source="crossref", record=Record(type="book", title="A Study of Rooms", isbn=("9780306406157",)))
    for readings in ([page, other], [page, other, third]):
        record, fields = merge(readings)
        (found,) = (field for field in fields if field.field == "isbn")
        assert found.agreement.kind == "COMPATIBLE", len(readings)
        assert set(record.isbn) == {"9780306406157", "9781861972712"}
