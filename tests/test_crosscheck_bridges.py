"""What a third source knows of two that contradict each other: it makes one value of two only where it holds both."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from merging import reading

from harvester.corrections import choosing
from harvester.crosscheck import merge
from harvester.work import Work

BBA = "Biochimica et Biophysica Acta (BBA) - Molecular Cell Research"
_PRINT = {"year": 2019, "month": 3}
_ONLINE = {"year": 2018, "month": 12, "day": 20}


def _issn(*numbers: str) -> list[dict[str, str]]:
    return [{"value": number} for number in numbers]


# case | field | the three sources' words | how the page and PubMed, who do not agree alone, stand to each other
ROWS: tuple[tuple[str, str, dict[str, Any], dict[str, Any], dict[str, Any], str], ...] = (
    ("print and online", "issued", {"issued": {"year": 2018}}, {"issued": _PRINT, "issued_online": _ONLINE}, {"issued": _PRINT}, "EQUIVALENT"),
    ("only the year of print", "issued", {"issued": {"year": 2018}}, {"issued": {"year": 2019}, "issued_online": _ONLINE}, {"issued": _PRINT},
     "EQUIVALENT"),
    ("no online date", "issued", {"issued": {"year": 2018}}, {"issued": _PRINT}, {"issued": _PRINT}, "CONFLICT"),
    ("another online year", "issued", {"issued": {"year": 2017}}, {"issued": _PRINT, "issued_online": _ONLINE}, {"issued": _PRINT}, "CONFLICT"),
    ("online long before", "issued", {"issued": {"year": 2016}}, {"issued": _PRINT, "issued_online": {"year": 2016}}, {"issued": _PRINT}, "CONFLICT"),
    ("a third print date", "issued", {"issued": {"year": 2018}}, {"issued": _PRINT, "issued_online": _ONLINE}, {"issued": {"year": 2020}}, "CONFLICT"),
    ("days of one year", "issued", {"issued": {"year": 2018, "month": 2, "day": 3}},
     {"issued": {"year": 2018, "month": 9, "day": 15}, "issued_online": {"year": 2018, "month": 2, "day": 3}},
     {"issued": {"year": 2018, "month": 9, "day": 15}}, "EQUIVALENT"),
    ("a day that nobody names", "issued", {"issued": {"year": 2018, "month": 5, "day": 1}},
     {"issued": {"year": 2018}, "issued_online": {"year": 2018, "month": 2, "day": 3}}, {"issued": {"year": 2018, "month": 2, "day": 3}}, "CONFLICT"),
    ("names by one title and one ISSN", "container_title", {"container_title": "Rooms quarterly"},
     {"container_title": "Rooms quarterly", "container_title_short": "Rooms", "issn": _issn("0167-4889")},
     {"container_title": "Zimmer und Licht", "issn": _issn("0167-4889")}, "EQUIVALENT"),
    ("a title and its short title", "container_title", {"container_title": "RQ-Invented"},
     {"container_title": "Rooms quarterly", "container_title_short": "RQ-Invented"}, {"container_title": "Rooms Quarterly"}, "EQUIVALENT"),
    ("a name that the third does not know", "container_title", {"container_title": "Windows"},
     {"container_title": "Rooms quarterly", "issn": _issn("0167-4889")}, {"container_title": "Zimmer und Licht", "issn": _issn("0167-4889")}, "CONFLICT"),
    ("two sections under one ISSN", "container_title", {"container_title": "Physical Review B"},
     {"container_title": "Physical Review", "container_title_short": "Physical Review B", "issn": _issn("0167-4889")},
     {"container_title": "Physical Review D", "issn": _issn("0167-4889")}, "CONFLICT"),
    ("a journal and one that begins so", "container_title", {"container_title": "Lancet"}, {"container_title": "The Lancet"},
     {"container_title": "The Lancet Oncology"}, "CONFLICT"),
    ("a number of each", "issn", {"container_title": "Rooms", "issn": _issn("0167-4889")},
     {"container_title": "Rooms quarterly", "issn": _issn("0167-4889", "1879-2596")},
     {"container_title": "Zimmer und Licht", "issn": _issn("1879-2596")}, "EQUIVALENT"),
    ("a number that the third does not know", "issn", {"container_title": "Rooms", "issn": _issn("2473-9529")},
     {"container_title": "Rooms quarterly", "issn": _issn("0167-4889", "1879-2596")},
     {"container_title": "Zimmer und Licht", "issn": _issn("1879-2596")}, "CONFLICT"),
)  # fmt: skip


@pytest.mark.parametrize(("_case", "field", "page", "crossref", "pubmed", "kind"), ROWS, ids=[row[0] for row in ROWS])
def test_row(
    _case: str, field: str, page: dict[str, Any], crossref: dict[str, Any], pubmed: dict[str, Any], kind: str
) -> None:
    heard = [reading("bibtex", **page), reading("crossref", **crossref), reading("pubmed", **pubmed)]
    merged = [merge(order) for order in permutations(heard)]
    assert all(one == merged[0] for one in merged), "in whatever order they come"
    result = next(one for one in merged[0][1] if one.field == field)
    pairs = {frozenset((one, other)): found.kind for one, other, found in result.pairs}
    assert pairs[frozenset(("bibtex", "pubmed"))] == kind
    alone = merge([heard[0], heard[2]])[1]
    assert next(one for one in alone if one.field == field).agreement.kind == "CONFLICT", "alone they do not agree"
    if kind == "EQUIVALENT":
        assert result.agreement.kind != "CONFLICT"


def test_the_print_date_stands_and_the_online_date_beside_it() -> None:
    entry = reading("bibtex", container_title="Rooms", volume="8", issued={"year": 2018})
    crossref = reading("crossref", container_title="Rooms", volume="8", issued=_PRINT, issued_online=_ONLINE)
    pubmed = reading("pubmed", container_title="Rooms", volume="8", issued=_PRINT)
    record, _fields = merge([entry, crossref, pubmed])
    assert (record.volume, record.issued, record.issued_online) == (
        "8",
        crossref.record.issued,
        crossref.record.issued_online,
    )


def test_a_journal_by_three_names() -> None:
    entry = reading("bibtex", container_title="Biochim Biophys Acta Mol Cell Res", volume="8")
    crossref = reading("crossref", container_title=BBA, volume="8", issn=_issn("0167-4889"))
    pubmed = reading(
        "pubmed", container_title="Biochimica et biophysica acta. Molecular cell research", issn=_issn("0167-4889"),
        container_title_short="Biochim Biophys Acta Mol Cell Res", volume="8",
    )  # fmt: skip
    record, fields = merge([entry, crossref, pubmed])
    assert next(one for one in fields if one.field == "container_title").agreement.kind == "EQUIVALENT"
    assert record.container_title == BBA


def test_what_a_third_source_explains_is_no_correction_of_an_entry() -> None:
    entry = reading("bibtex", container_title="ZuL-Invented")
    crossref = reading(
        "crossref", container_title="Rooms quarterly", container_title_short="RQ", issn=_issn("0167-4889")
    )
    pubmed = reading(
        "pubmed", container_title="Zimmer und Licht", container_title_short="ZuL-Invented", issn=_issn("0167-4889")
    )
    record, fields = merge([entry, crossref, pubmed])
    assert (record.container_title, record.container_title_short) == ("Rooms quarterly", "RQ")
    work = Work(addresses=("entry",), record=record, fields=fields, readings=())
    kinds = choosing.corrections(work, entry.record, ("outvoted", "conflict"))
    assert [one.field for one in kinds] == []
