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
