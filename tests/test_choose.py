"""Several readings of one page: who is believed, what is sharper, and what is kept among the unread."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.choose import choose, same_title
from parsers.record import Reading, Record, Said
from parsers.values import PartialDate


def reading(source: str, where: str = "", **fields: Any) -> Reading:
    record = Record.model_validate(fields)
    said = tuple(Said(field=field, text=str(fields[field]), where=where or f"{source} {field}") for field in fields)
    return Reading(source=source, record=record, said=said)


def page(first: str, last: str | None = None) -> dict[str, str | None]:
    return {"first": first, "last": last}


def date(*parts: int) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), parts, strict=False))


DOE, ROE, POE = ({"family": family, "given": "A."} for family in ("Doe", "Roe", "Poe"))


@pytest.mark.parametrize(
    ("name", "readings", "field", "chosen", "unread"),
    [
        ("the more trusted", [("dublin_core", {"volume": "3"}), ("highwire", {"volume": "35"})], "volume", "35", ["3"]),
        ("a site's own reader first", [("highwire", {"volume": "3"}), ("a platform", {"volume": "35"})], "volume", "35", ["3"]),
        ("the only one", [("coins", {"volume": "35"})], "volume", "35", []),
        ("the same is no contradiction", [("highwire", {"volume": "35"}), ("coins", {"volume": "35"})], "volume", "35", []),
        ("a finer date", [("highwire", {"issued": date(2019, 3)}), ("labelled", {"issued": date(2019, 3, 14)})], "issued", date(2019, 3, 14), []),
        ("another month is no finer date", [("highwire", {"issued": date(2019, 3)}), ("labelled", {"issued": date(2019, 4, 14)})], "issued", date(2019, 3), ["{'year': 2019, 'month': 4, 'day': 14}"]),
        ("a day in place of the first of the month", [("highwire", {"issued": date(2019, 3, 1)}), ("labelled", {"issued": date(2019, 3, 14)})], "issued", date(2019, 3, 14), None),
        ("a year takes no other year", [("highwire", {"issued": date(2019)}), ("labelled", {"issued": date(2018, 3)})], "issued", date(2019), ["{'year': 2018, 'month': 3}"]),
        ("a whole range", [("highwire", {"page": page("12")}), ("visible", {"page": page("12", "20")})], "page", page("12", "20"), []),
        ("no other range", [("highwire", {"page": page("12")}), ("visible", {"page": page("13", "20")})], "page", page("12"), ["{'first': '13', 'last': '20'}"]),
        ("all the people", [("highwire", {"author": [DOE]}), ("visible", {"author": [DOE, ROE, POE]})], "author", [DOE, ROE, POE], []),
        ("not other people", [("highwire", {"author": [DOE]}), ("visible", {"author": [ROE, POE]})], "author", [DOE], []),
        ("never three of four", [("highwire", {"author": [DOE, ROE]}), ("visible", {"author": [DOE, ROE, POE]})], "author", [DOE, ROE], []),
        ("not a person twice", [("highwire", {"author": [DOE]}), ("visible", {"author": [DOE, DOE]})], "author", [DOE], []),
        ("an abbreviated journal is the journal", [("highwire", {"container_title": "Harbour Science"}), ("coins", {"container_title": "Harb. Sci."})], "container_title", "Harbour Science", []),
        ("another journal is not", [("highwire", {"container_title": "Harbour Science"}), ("coins", {"container_title": "Annals of Piers"})], "container_title", "Harbour Science", ["Annals of Piers"]),
        ("the abstract that is shown", [("highwire", {"abstract": "First words"}), ("visible", {"abstract": "First words and all."})], "abstract", "First words and all.", []),
        ("the publisher is not the repository", [("dublin_core", {"publisher": "Repository"}), ("labelled", {"publisher": "Press"})], "publisher", "Press", []),
    ],
)  # fmt: skip
def test_each_field_from_whom_it_is_believed(name: str, readings: list[tuple[str, dict[str, Any]]], field: str, chosen: Any, unread: list[str] | None) -> None:  # fmt: skip
    found = choose([reading(source, **fields) for source, fields in readings])
    assert found.record.model_dump(mode="json", exclude_none=True)[field] == Record.model_validate({field: chosen}).model_dump(mode="json", exclude_none=True)[field], name  # fmt: skip
    assert [item.text for item in found.unread] == unread if unread is not None else True


def test_all_texts_behind_a_field_are_kept_the_chosen_first() -> None:
    found = choose([reading("coins", volume="3"), reading("highwire", volume="35")])
    assert [(item.text, item.where) for item in found.said if item.field == "volume"] == [("35", "highwire volume"), ("3", "coins volume")]  # fmt: skip
    assert [item.why for item in found.unread] == ["contradicts what was chosen on this page"]
    assert found.source == "page"


def test_issns_and_isbns_add_up_and_a_typed_issn_is_kept() -> None:
    found = choose([
        reading("highwire", issn=[{"value": "0317-8471"}], isbn=["9780306406157"]),
        reading("coins", issn=[{"value": "0317-8471", "kind": "print"}, {"value": "2434-561X"}], isbn=["9780306406157"]),
    ])  # fmt: skip
    assert [(issn.value, issn.kind) for issn in found.record.issn] == [("0317-8471", "print"), ("2434-561X", None)]
    assert [str(isbn) for isbn in found.record.isbn] == ["9780306406157"]


def test_a_thesis_takes_no_advisors_and_no_journal_from_what_is_shown() -> None:
    found = choose([
        reading("dublin_core", type="thesis", title="Tides", author=[DOE]),
        reading("visible", author=[DOE, ROE], container_title="Harbour Science", volume="35", page=page("12")),
    ])  # fmt: skip
    assert found.record.said_fields() == ("type", "title", "author")
    assert [name.family for name in found.record.author] == ["Doe"]


def test_data_are_a_data_set_and_stand_in_no_journal() -> None:
    found = choose([reading("highwire", title="Data from: Tides and harbours", container_title="Harbour Science", type="article-journal")])  # fmt: skip
    assert (found.record.type, found.record.container_title) == ("dataset", None)


def test_what_has_a_journals_volume_is_an_article() -> None:
    found = choose([reading("coins", title="Tides", container_title="Harbour Science", volume="35")])
    assert found.record.type == "article-journal"
    assert "inferred" in next(item.where for item in found.said if item.field == "type")
    assert choose([reading("coins", title="Tides", container_title="Harbour Science")]).record.type is None


def test_the_only_date_is_the_works_date() -> None:
    found = choose([reading("highwire", title="Tides", issued_online=date(2019, 3, 14))])
    assert found.record.issued == PartialDate(year=2019, month=3, day=14)
    assert next(item.where for item in found.said if item.field == "issued").endswith("the only date")


def test_a_templates_language_is_doubted_and_kept_as_unread() -> None:
    german = {"title": "Der Einfluss der Gezeiten auf die See und das Land"}
    doubted = choose([reading("highwire", **german), reading("open_graph", language="en")])
    assert doubted.record.language is None
    assert [(item.field, item.text) for item in doubted.unread] == [("language", "en")]
    assert choose([reading("highwire", language="en", **german)]).record.language == "en"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tides and harbours", "Tides and harbours.", True), ("Tides and harbours", "TIDES AND HARBOURS: a study", True),
        ("Tides and harbours", "Harbours and tides", False), ("Tides of 1848", "Tides of 1849", False),
    ],
)  # fmt: skip
def test_titles_are_the_same_where_one_begins_the_other(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert same_title(reading("a", title=one), reading("b", title=other)) is same
