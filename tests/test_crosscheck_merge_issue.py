"""Merging the data of an issue: they stand together, and come from sources that contradict each other in none."""

from __future__ import annotations

import pytest
from merging import JOURNAL, reading

from harvester.crosscheck import merge
from harvester.crosscheck.findings.heard import value_text


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


def test_a_date_alone_does_not_put_out_the_source_that_tells_the_volume() -> None:
    """Crossref's record from before the issue has a date and no more; PubMed's has volume and pages, and the date that goes with them."""
    ahead = reading("crossref", container_title="Rooms", issued={"year": 2020, "month": 12})
    place = {
        "volume": "14",
        "issue": "2",
        "page": {"first": "117", "last": "129"},
        "issued": {"year": 2021, "month": 3},
    }
    record, fields = merge([ahead, reading("pubmed", container_title="Rooms", **place)])
    assert record.said_fields() == ("container_title", "volume", "issue", "page", "issued")
    assert (record.volume, record.issued and record.issued.iso()) == ("14", "2021-03")
    assert next(result for result in fields if result.field == "issued").agreement.kind == "CONFLICT"


def test_online_dates_that_differ_by_a_day_do_not_part_print_from_online() -> None:
    online = {"year": 2020, "month": 12, "day": 3}
    crossref = reading("crossref", container_title="Rooms", issued=online, issued_online=online)
    pubmed = reading(
        "pubmed",
        container_title="Rooms",
        volume="14",
        issued={"year": 2021, "month": 3},
        issued_online=online | {"day": 4},
    )
    record, fields = merge([crossref, pubmed])
    assert (record.volume, record.issued and record.issued.iso()) == ("14", "2021-03")
    found = {result.field: result.agreement for result in fields}
    assert (found["issued"].kind, found["issued"].why) == ("EQUIVALENT", "print and online date")
    assert found["issued_online"].kind == "CONFLICT"
