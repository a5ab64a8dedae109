"""Merging people: what a name takes from the same person in another list, and who is credited with each part."""

from __future__ import annotations

from typing import Any

import pytest
from merging import INITIALS, reading, told

from harvester.crosscheck import merge
from harvester.crosscheck.findings.heard import value_text


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
        # Nobody has a name in two scripts.
        ([{"family": "Ivanov", "given": "I."}], [{"family": "Иванов", "given": "Иван"}], "Ivanov, I."),
        ([{"family": "Wang", "given": "X."}], [{"family": "王", "given": "小明"}], "Wang, X."),
        ([{"family": "ヤマダ", "given": "タロウ"}], [{"family": "山田", "given": "太郎"}], "ヤマダ, タロウ"),
        ([{"family": "Mueller", "given": "Juergen"}], [{"family": "Müller", "given": "Jürgen"}], "Müller, Jürgen"),
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


SMITH, ALSO_SMITH = (
    {"family": "Smith", "given": "Jane", "affiliation": ["Ward One"]},
    {"family": "Smith", "given": "Jane"},
)


@pytest.mark.parametrize("twice", [SMITH, ALSO_SMITH])
def test_who_is_written_twice_is_one_and_moves_nobody_into_a_neighbours_place(twice: dict[str, Any]) -> None:
    page = reading("page", author=[twice, twice, {"family": "Muller", "given": "Karl"}])
    answer = reading("crossref", author=[ALSO_SMITH, {"family": "Müller", "given": "Karl"}])
    for readings in ([page, answer], [answer, page]):
        record, fields = merge(readings)
        assert [name.inverted() for name in record.author] == ["Smith, Jane", "Müller, Karl"]
        # Nobody told where Müller works.
        assert [name.affiliation for name in record.author] == [tuple(twice.get("affiliation", ())), ()]
        assert next(one for one in fields if one.field == "author").agreement.kind == "EQUIVALENT"


def test_two_of_one_family_and_initial_may_be_two_people() -> None:
    wang = {"family": "Wang", "given": "Y."}
    record, _fields = merge([
        reading("page", author=[wang, wang, {"family": "Ng", "given": "A."}]), reading("crossref", author=[wang, {"family": "Ng", "given": "A."}]),
    ])  # fmt: skip
    assert len(record.author) == 3
