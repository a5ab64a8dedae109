"""One article as several sources tell of it, merged: which value it has, and who is credited."""

from __future__ import annotations

from typing import Any

import pytest
from two_works import FULL, reading

from harvester.crosscheck import merge
from parsers.record import Reading, Record

# (what sources say, in any order; the field; its value in the merged record; who is credited)
MERGES: tuple[tuple[dict[str, dict[str, Any]], str, Any, set[str]], ...] = (
    ({"page": {"issued": {"year": 2021, "month": 3, "day": 8}}, "crossref": {}}, "issued", "2021-03-08", {"page"}),
    ({"page": {"issued": {"year": 2021, "month": 1, "day": 1}}, "crossref": {}}, "issued", "2021", {"crossref"}),
    ({"page": {"issued": {"year": 2020, "month": 11}}, "crossref": {"issued_online": {"year": 2020, "month": 11}}}, "issued", "2021", {"crossref"}),
    ({"page": {}, "crossref": {"issued": {"year": 2020}, "issued_online": {"year": 2020}}}, "issued", "2021", {"page"}),
    ({"page": {"container_title": "J Inv Biol"}, "crossref": {}}, "container_title", FULL["container_title"], {"crossref"}),
    ({"page": {}, "crossref": {"container_title": "J Inv Biol"}}, "container_title", FULL["container_title"], {"page"}),
    ({"page": {"title": "Sleep and light in small mammals: a review"}, "crossref": {}}, "title", "Sleep and light in small mammals: a review", {"page"}),
    ({"page": {}, "crossref": {"title": "SLEEP AND LIGHT IN SMALL MAMMALS"}}, "title", FULL["title"], {"page"}),
    ({"page": {"volume": "15"}, "crossref": {}, "pubmed": {"volume": "15"}}, "volume", "15", {"page", "pubmed"}),
    ({"page": {"volume": "15"}, "bibtex": {"volume": "15"}, "crossref": {}}, "volume", "15", {"page", "bibtex"}),
    ({"page": {"article_number": "e7", "page": None}, "crossref": {"page": {"first": "1", "last": "12"}}}, "page", None, set()),
    ({"page": {"rights": None}, "pubmed": {"rights": "©"}}, "rights", None, set()),
    ({"page": {"publisher": "Nature"}, "crossref": {"publisher": "Springer Science and Business Media LLC"}}, "publisher", "Nature", {"page"}),
    ({"page": {"type": "document"}, "crossref": {}}, "type", "article-journal", {"crossref"}),
    ({"page": {"language": "de"}, "crossref": {"language": "de"}, "pubmed": {"language": "en"}}, "language", "de", {"page", "crossref"}),
    ({"page": {"language": "de"}, "pubmed": {"language": "en"}}, "language", "en", {"pubmed"}),
    ({"page": {"author": [{"family": "OKAFOR", "given": "C."}]}, "pubmed": {"author": [{"family": "Okafor", "given": "Chidi"}]}},
     "author", "Okafor, Chidi", {"pubmed"}),
    ({"crossref": {"author": [{"family": "Muller", "given": "J."}]}, "page": {"author": [{"family": "Müller", "given": "Jan"}]}},
     "author", "Müller, Jan", {"crossref", "page"}),
    ({"crossref": {"author": [{"family": "Okafor", "given": "C. N."}]}, "page": {"author": [{"family": "Okafor", "given": "Chidi"}]}},
     "author", "Okafor, C. N.", {"crossref"}),
    ({"crossref": {"author": [{"family": "Okafor"}]}, "page": {"author": [{"family": "Okafor"}, {"family": "Ng"}]}}, "author", "Okafor; Ng", {"page"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sources", "field", "value", "credited"), MERGES, ids=[f"{n}-{row[1]}" for n, row in enumerate(MERGES)]
)
def test_a_merge(sources: dict[str, dict[str, Any]], field: str, value: str | None, credited: set[str]) -> None:
    record, fields = merge([reading(source, said) for source, said in sources.items()])
    result = next(one for one in fields if one.field == field)
    found = getattr(record, field)
    if field == "author":
        found = "; ".join(name.inverted() for name in found)
    elif field in ("issued", "title") and found is not None:
        found = found.iso() if field == "issued" else str(found)
    assert found == value
    assert set(result.winner) == credited


def test_no_field_of_the_issue_comes_from_a_source_that_contradicts_it() -> None:
    # A source that knows no more than the year must not bring two together that contradict each other.
    vague = Reading(source="pubmed", record=Record.model_validate({"title": FULL["title"], "issued": {"year": 2021}}))
    page = reading("page", {"volume": "15", "issue": "9", "issued": None})
    record, fields = merge([page, reading("crossref"), vague])
    assert (record.volume, record.issue) == ("14", None)
    assert next(one for one in fields if one.field == "issue").winner == ()
