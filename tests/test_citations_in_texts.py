"""Citations as many lands print them, cut into journal, volume, issue and pages; with and without the title of their work."""

from __future__ import annotations

import pytest

from parsers.citation_containers import container
from parsers.citation_strings import read_citation

TITLE = "Salt in small ponds of the north"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Revue des étangs, 2015/3 Vol. 56, p. 457-490", {"container_title": "Revue des étangs", "issued": "2015", "issue": "3", "volume": "56", "page": "457-490"}),
        ("Journal of Ponds, Elsevier, vol. 31(2), pages 203-215, June 2009.", {"container_title": "Journal of Ponds", "publisher": "Elsevier", "volume": "31", "issue": "2", "page": "203-215"}),
        ("Journal of Ponds, Reeds, and Tides, vol. 31(2), pages 203-215, June 2009.", {"container_title": "Journal of Ponds, Reeds, and Tides"}),
        ("88 Pond. L. Rev. 1013 (2021)", {"container_title": "Pond. L. Rev.", "volume": "88", "page": "1013", "issued": "2021"}),
        ("《池塘科学》2021年第45卷第4期33-41,共9页", {"container_title": "池塘科学", "volume": "45", "issue": "4", "page": "33-41"}),
        ("Proceedings of the 2020 Conference on Small Ponds April 2020 Pages 1–13", {"container_title": "Proceedings of the 2020 Conference on Small Ponds", "page": "1–13"}),
        ("池塘学报, 2023, 39(1): 73-89", {"container_title": "池塘学报", "volume": "39"}),
        ("引用本文: 王小明. 池塘的盐[J]. 池塘学报, 2023, 39(1): 73-89", {"container_title": "池塘学报", "page": "73-89"}),
    ],
)  # fmt: skip
def test_citations_of_many_lands(text: str, parts: dict[str, str]) -> None:
    found = read_citation(text)
    assert {field: found.get(field) for field in parts} == parts


def test_an_issue_behind_the_title_without_pages() -> None:
    found = read_citation(
        f'Wader, A. (2007). "{TITLE}" Information Ponds, 12(4) paper 324 [Available at http://example.org]', TITLE
    )
    assert (found["container_title"], found["volume"], found["issue"], found["article_number"]) == (
        "Information Ponds",
        "12",
        "4",
        "324",
    )


def test_people_before_a_title_that_nobody_told_are_no_journal() -> None:
    assert container("Бродов И.С., Камышова Е.В. Соль в малых прудах. Пруды и моря", behind_title=False) == ""
    assert container("J. Pond. Chem.", behind_title=False) == "J. Pond. Chem."


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"Wader A (2019) {TITLE}. Front. Ponds 10:1234. doi: 10.5555/p", {"container_title": "Front. Ponds", "volume": "10", "page": "1234"}),
        (f"Wader, A. (2015). {TITLE}. Pond Words, (14), 77–92.", {"container_title": "Pond Words", "issue": "14", "page": "77–92"}),
    ],
)  # fmt: skip
def test_citations_behind_the_title(text: str, parts: dict[str, str]) -> None:
    found = read_citation(text, TITLE)
    assert {field: found.get(field) for field in parts} == parts


def test_a_volume_beside_its_year() -> None:
    assert read_citation("Pond Studies, Volume 10 - 2019, p. 3-9")["volume"] == "10"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Building Letters 12 (2014) 3, pp. 201 - 214", ("12", "3", "201 - 214")),
        ("Phys.Ponds.D 102 (2020) 4, 043001", ("102", "4", "043001")),
        ("Journal of Ponds, Vol.77(2), pp.344-352", ("77", "2", "344-352")),
        ("Ponds 83 (2015) 56–71", ("83", None, "56–71")),
    ],
)
def test_volume_issue_and_pages(text: str, told: tuple[str | None, ...]) -> None:
    found = read_citation(text)
    assert tuple(found.get(field) for field in ("volume", "issue", "page")) == told


def test_the_imprint_behind_a_chapters_pages() -> None:
    text = "Abe, N. (2014). Salt in small ponds. In R. Duke (Ed.), Ruins of ponds (pp. 77-98). London: Tang. ISBN 9780306406157."
    found = read_citation(text, "Salt in small ponds")
    assert (found["publisher_place"], found["publisher"], found["isbn"]) == ("London", "Tang", "9780306406157")


def test_a_journal_behind_the_strokes_of_gost() -> None:
    text = "Roe I. Salt in small ponds / I. Roe, O. Doe // Tides of the North. — Kyiv : TNT, 2019. — Vol. 94. — No. 2. — P. 45–52."
    assert read_citation(text, "Salt in small ponds")["container_title"] == "Tides of the North"


def test_a_series_of_papers_is_no_journal() -> None:
    found = read_citation(
        "Roe, Ada. 2018. Salt in small ponds. Policy Research Working Paper; No. 8444.", "Salt in small ponds"
    )
    assert found == {
        "issued": "2018", "collection_title": "Policy Research Working Paper", "collection_number": "8444", "type": "working paper",
    }  # fmt: skip
    paged = read_citation(
        "Roe, Ada. Salt in small ponds. Ponds Research Papers 4(3): 12-20, 2019.", "Salt in small ponds"
    )
    assert paged["container_title"] == "Ponds Research Papers"


def test_a_book_is_named_behind_its_in_of_any_language() -> None:
    parts = read_citation(
        "Roe A., Wiatr w kominach, w: Materiały Konferencji Kominowej, 2011, s. 33-40", "Wiatr w kominach"
    )
    assert parts["container_title"] == "Materiały Konferencji Kominowej"
