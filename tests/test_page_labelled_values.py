"""Values behind labels that hold more than one thing, or another thing than the label says."""

from __future__ import annotations

import pytest
from small_pages import families, shown

from parsers.issns import issns_of
from parsers.numbering import read_number, read_pmcid
from parsers.record import Record
from parsers.thesis_notes import thesis_note


def rows(*pairs: tuple[str, str], title: str = "Salt in small ponds", lang: str = "en") -> Record:
    """The record of a page of labels and values below its title."""
    cells = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in pairs)
    return shown(f"<h1>{title}</h1><table>{cells}</table>", title=title, lang=lang)


AUTHOR = ("Author", "Reiher, Ada")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0141-6707 (print), 1365-2028 (online)", [("0141-6707", "print"), ("1365-2028", "electronic")]),
        ("0141-6707 1365-2028", [("0141-6707", None), ("1365-2028", None)]),
        ("ISSN 0141-6707 / e-ISSN 1365-2028", [("0141-6707", None), ("1365-2028", None)]),
        ("0141-6707; 1365-2028", [("0141-6707", None), ("1365-2028", None)]),
        ("01416707", [("0141-6707", None)]),
    ],
)
def test_all_issns_of_one_text_are_told(text: str, told: list[tuple[str, str | None]]) -> None:
    found = rows(AUTHOR, ("Journal", "Tides"), ("ISSN", text), ("Year", "2014"))
    assert [(issn.value, issn.kind) for issn in found.issn] == told


def test_a_text_without_an_issn_is_one_piece() -> None:
    assert (issns_of(""), issns_of("none")) == ([], [("none", None)])


@pytest.mark.parametrize(
    ("value", "pages"),
    [
        ("207 p. : ill. ; 24 cm", "207"),
        ("xii, 312 pages", "xii, 312"),
        ("244 Seiten : Ill.", "244"),
        ("3 v. : ill.", None),
        ("188", None),
    ],
)
def test_an_extent_tells_how_many_pages(value: str, pages: str | None) -> None:
    assert (
        rows(AUTHOR, ("ISBN", "9780306406157"), ("Year", "2014"), ("Physical description", value)).number_of_pages
        == pages
    )


def test_a_count_behind_a_label_for_pages_is_no_first_page() -> None:
    thesis = rows(AUTHOR, ("Degree", "Ph.D."), ("Pages", "203 p."), ("Year", "2014"))
    assert (thesis.number_of_pages, thesis.page) == ("203", None)
    article = rows(AUTHOR, ("Journal", "Tides"), ("Volume", "3"), ("Pages", "203"))
    assert (article.number_of_pages, article.page and article.page.first) == (None, "203")


def test_a_collection_with_a_number_is_a_series() -> None:
    found = rows(AUTHOR, ("ISBN", "9780306406157"), ("Year", "2014"), ("Collection", "Nature et pays ; 21"))
    assert (found.collection_title, found.collection_number) == ("Nature et pays", "21")
    shelf = rows(AUTHOR, ("ISBN", "9780306406157"), ("Year", "2014"), ("Collection", "Theses and papers"))
    assert shelf.collection_title is None


@pytest.mark.parametrize(
    ("label", "value", "told"),
    [
        ("Volume/Issue/Pages", "50/2-3, 241–256", ("50", "2-3", "241-256")),
        ("Volume/Issue", "12(3)", ("12", "3", None)),
        ("Volume/Issue", "12", (None, None, None)),
    ],
)
def test_a_label_that_names_several_numbers(label: str, value: str, told: tuple[str | None, ...]) -> None:
    found = rows(AUTHOR, ("Journal", "Tides"), (label, value), ("Year", "2014"), ("DOI", "10.5555/t.1"))
    page = f"{found.page.first}-{found.page.last}" if found.page else None
    assert (found.volume, found.issue, page) == told


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("Borah, Anjali (University of Pondshire) - ORCID: 0000-0002-1825-0097<br>Centre for Small Ponds", ["Borah", "Centre for Small Ponds"]),
        ("Petra Roe (Author) - University of Pondshire<br>Jo Wader", ["Roe", "Wader"]),
        ("<ul><li>Roe, Petra<sup>1</sup></li><li>Wader, Jo<sup>2</sup></li></ul><ul><li>1. University of Pondshire</li><li>2. Salt College</li></ul>", ["Roe", "Wader"]),
        ("Sven Boe 1950- author.", ["Boe"]),
    ],
)  # fmt: skip
def test_places_of_work_and_years_of_life_are_no_people(value: str, authors: list[str]) -> None:
    assert families(rows(("Authors", value), ("Journal", "Tides"), ("Volume", "3")), "author") == authors


def test_roles_in_brackets_behind_names_on_one_line() -> None:
    found = rows(
        ("Authors", "<a>Nino Aba (Author)</a>, <a>Lela Gog (Translator)</a>"),
        ("Publisher", "Pond House, Salt City, 2006"),
    )
    assert (families(found, "author"), families(found, "translator")) == (["Aba"], ["Gog"])
    assert (found.publisher, found.publisher_place, found.issued and found.issued.year) == (
        "Pond House",
        "Salt City",
        2006,
    )


def test_what_stands_below_a_whole_list_is_no_more_of_it() -> None:
    found = shown(
        """<h1>Salt in small ponds</h1><div><p>Authors</p><p>Maria Lopez, Giulia Ferrante.</p><p>Salt City: <a>Pond Institute</a>; 2021 Oct.</p>
        <p>ISBN-13: 978-0-306-40615-7</p></div>""",
        title="Salt in small ponds",
    )
    assert families(found, "author") == ["Lopez", "Ferrante"]


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Richard J. Strange, Larry Wilson", ["Strange", "Wilson"]),
        ("Strange, Richard J.", ["Strange"]),
        ("<a>Duarte, Blas</a>, <a>Pond Institute (Salt City)</a>", ["Duarte", "Pond Institute (Salt City)"]),
        ("徐堉峰、林宗岐", ["徐", "林"]),
        ("Amorim, Inês (University of Pondshire)", ["Amorim"]),
    ],
)
def test_several_contributors_on_one_line(value: str, people: list[str]) -> None:
    found = rows(AUTHOR, ("Advisor", "Roe, Ann"), ("Committee members", value), ("Year", "2014"))
    assert families(found, "contributor") == ["Roe", *people]


def test_a_role_behind_a_contributor_is_told() -> None:
    found = rows(
        AUTHOR,
        ("ISBN", "9780306406157"),
        ("Year", "2014"),
        ("Contributor", "<a>Roe, Jean [Editor]</a> | <a>Wader, Bo [Preface]</a>"),
    )
    assert (families(found, "editor"), families(found, "contributor")) == (["Roe"], ["Wader"])


def test_a_repository_is_nothing_that_a_work_stands_in() -> None:
    found = rows(AUTHOR, ("Source", "Repositório da Universidade da Lagoa"), ("Institution", "Universidade da Lagoa"),
                 ("Contributor(s)", "Roe, Ann (advisor)"), ("Date", "2009-07"), ("Abstract", "Mosses of nine islands are listed."))  # fmt: skip
    assert (found.container_title, found.publisher, found.type) == (None, "Universidade da Lagoa", "thesis")


def test_a_labelled_source_may_be_a_whole_citation_with_people_and_title() -> None:
    source = "Ling, SD, Johnson, CR and Frusher, S, Salt in small ponds, Marine Letters, 106, (52) pp. 22341-22345. ISSN 2049-3630 (2009) [Refereed Article]"
    found = rows(("Author", "Ling, SD ; Johnson, CR"), ("Source", source))
    assert (found.container_title, found.volume, found.issue, found.page and found.page.first) == ("Marine Letters", "106", "52", "22341")  # fmt: skip


def test_a_university_grants_a_thesis_whatever_indexes_it() -> None:
    found = rows(AUTHOR, ("Type", "Dissertation"), ("Source", "DAI-B 67/03, Abstracts of Ponds"), ("University", "Pond State University"), ("Year", "2006"))  # fmt: skip
    assert found.publisher == "Pond State University"


@pytest.mark.parametrize(
    ("label", "lang"), [("مقطع تحصیلی", "fa"), ("학위", "ko"), ("Tutkielman tyyppi", "fi"), ("Degree", "en")]
)
def test_a_degree_in_any_language_makes_a_thesis(label: str, lang: str) -> None:
    assert rows(AUTHOR, (label, "Ph.D."), ("Year", "2014"), lang=lang).type == "thesis"


def test_a_report_number_alone_makes_a_report() -> None:
    assert rows(AUTHOR, ("Report Number", "1701"), ("Year", "2011"), ("DOI", "10.5555/r.1")).type == "report"


def test_the_day_in_the_month_that_another_label_tells() -> None:
    found = rows(AUTHOR, ("Published", "2018-05"), ("Date", "2018-05-22"), ("DOI", "10.5555/r.1"))
    assert found.issued is not None
    assert found.issued.iso() == "2018-05-22"
    other = rows(AUTHOR, ("Published", "2018-05"), ("Date", "2018-06-22"), ("DOI", "10.5555/r.1"))
    assert other.issued is not None
    assert other.issued.iso() == "2018-05"


@pytest.mark.parametrize(
    ("value", "terms"),
    [
        ("梯田 水土保持 黄土高原", ["梯田", "水土保持", "黄土高原"]),
        ("Sel – Guérande – Marais salants", ["Sel", "Guérande", "Marais salants"]),
        ("Salt – a history", ["Salt – a history"]),
    ],
)
def test_keywords_that_blanks_or_dashes_part(value: str, terms: list[str]) -> None:
    found = rows(AUTHOR, ("Journal", "Tides"), ("Volume", "3"), ("Keywords", value))
    assert [keyword.text for keyword in found.keyword] == terms


def test_the_code_of_its_language_is_no_part_of_an_abstract() -> None:
    found = rows(
        AUTHOR,
        ("DOI", "10.5555/r.1"),
        ("Abstract", "[fr] La gale est fréquente. Un traitement est proposé."),
        lang="fr",
    )
    assert str(found.abstract) == "La gale est fréquente. Un traitement est proposé."


def test_the_format_of_a_file_is_no_kind_of_work() -> None:
    assert (
        rows(AUTHOR, ("Date", "1948"), ("Format", "image/jp2"), ("Subject", "Ponds; Salt"), ("Publisher", "Tang")).type
        is None
    )


def test_labels_without_colons_beside_values_with_them() -> None:
    found = shown(
        """<h3>Salt in small ponds</h3><div><div><span>Creator</span><span>Reiher, Ada</span></div><div><span>Publisher</span><span>Salt City : Tang
        Press</span></div><div><span>Identifier</span><span>ISBN : 9780306406157</span></div></div>""",
        title="Salt in small ponds",
    )
    assert (found.publisher, found.publisher_place, found.isbn) == ("Tang Press", "Salt City", ("9780306406157",))


def test_numbers_as_their_sources_write_them() -> None:
    assert (read_number("US:9876543:B2"), read_number("TP:5500")) == ("US9876543B2", "TP:5500")
    assert (read_pmcid("3554496"), read_pmcid("PMC3554496"), read_pmcid("12")) == ("PMC3554496", "PMC3554496", None)
    assert thesis_note("PhD : Pond Institute of Technology : 2019-06-14") == ("PhD", "Pond Institute of Technology")
