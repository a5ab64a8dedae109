"""What journals' pages hold twice, or beside the work: abstracts and keywords in two languages, dates of receipt, links beside people."""

from __future__ import annotations

import pytest
from small_pages import read, shown

from parsers.record import Record

_TAGS = (
    '<meta name="citation_title" content="Salt in small ponds"><meta name="citation_author" content="Roe, Ada">'
    '<meta name="citation_journal_title" content="Tides"><meta name="citation_volume" content="15">'
)
_FRENCH = "Le sel des petits étangs gagne les rives quand l'eau baisse. Les étangs du nord ont été mesurés à la main."
_ENGLISH = (
    "The salt of small ponds moves to the banks when the water falls. The ponds of the north were measured by hand."
)


def tagged(more: str = "", body: str = "") -> Record:
    return read(
        f'<html><head><meta charset="utf-8">{_TAGS}{more}</head><body><h1>Salt in small ponds</h1>{body}</body></html>'
    )


def _abstract(record: Record) -> str | None:
    return record.abstract.plain() if record.abstract is not None else None


def _keywords(record: Record) -> list[str]:
    return [keyword.text for keyword in record.keyword]


def test_of_an_abstract_in_two_languages_the_first_is_read_without_the_tabs() -> None:
    body = (
        "<div><h2>Résumés</h2><div><a>Français</a><a>English</a></div>"
        f'<p lang="fr">{_FRENCH}</p><p lang="en">{_ENGLISH}</p></div>'
    )
    assert _abstract(tagged(body=body)) == _FRENCH


def test_the_languages_of_elements_beside_an_abstract_tell_nothing() -> None:
    body = f'<div><h2>Abstract</h2><p lang="en">{_ENGLISH}</p><p>{_ENGLISH}</p></div><p lang="fr">{_FRENCH}</p>'
    assert _abstract(tagged(body=body)) == f"{_ENGLISH} {_ENGLISH}"


def test_an_abstract_that_is_a_part_of_its_element_ends_with_that_part() -> None:
    body = (
        "<div><span class='pb_title'>Salt in small ponds</span><br><span class='pb_authors'>A. Roe</span><br>"
        f"<span class='pb_abstract'><b>Abstract.</b> {_ENGLISH}</span><br><a>Full paper</a> (PDF, 500 KB)<br>"
        "<span class='pb_citation'><b>Citation:</b> Roe, A.: Salt in small ponds, Tides, 15, 1-9, 2019.</span></div>"
    )
    assert _abstract(shown(body, title="Salt in small ponds")) == _ENGLISH


def test_keywords_behind_labels_in_two_languages_are_two_lists() -> None:
    body = "<p>Mots-clés : étang, sel, rive</p><p>Keywords: pond, salt</p>"
    assert _keywords(tagged(body=body)) == ["étang", "sel", "rive", "pond", "salt"]


def test_a_tag_of_keywords_for_each_language_is_two_lists() -> None:
    two = '<meta name="citation_keywords" content="étang, sel, rive"><meta name="citation_keywords" content="pond, salt, bank">'
    assert _keywords(tagged(two)) == ["étang", "sel", "rive", "pond", "salt", "bank"]
    terms = '<meta name="citation_keywords" content="antigens, cd19"><meta name="citation_keywords" content="ponds">'
    assert _keywords(tagged(terms)) == ["antigens, cd19", "ponds"], "a tag for each term"


@pytest.mark.parametrize(
    "line", ["收稿日期：2018-09-02", "Eingegangen: 2. September 2018", "Дата поступления: 02.09.2018"]
)
def test_the_day_on_which_a_manuscript_came_is_no_date_of_publication(line: str) -> None:
    body = f"<h1>Salt in small ponds</h1><div class='authors'>Ada Roe, Bob Marsh</div><p>{line}</p><p>DOI: 10.5555/salt</p>"
    assert shown(body, title="Salt in small ponds").issued is None


def test_the_year_before_volume_and_issue_behind_a_chinese_label() -> None:
    body = (
        "<h2 class='title'>城市湿地水质变化特征研究</h2><p>作者：陈建国，赵敏</p><p>刊名：环境科学</p><p>年，卷（期）：2019，40(5)</p>"
        "<p>页码：1021-1030</p><p>收稿日期：2018-09-02</p>"
    )
    found = shown(body, title="城市湿地水质变化特征研究", lang="zh")
    assert (found.volume, found.issue, found.issued and found.issued.iso()) == ("40", "5", "2019")


def test_a_label_that_fills_its_row_stands_above_its_value() -> None:
    def table(*rows: str) -> str:
        return f"<table>{''.join(f'<tr><td>{row}</td></tr>' for row in rows)}</table>"

    body = (
        "<p class='title'><b>Salt in small ponds</b></p><p>Ada Roe, Bob Marsh</p><table><tr><td>Volume: 12</td><td>Year: 2018</td></tr></table>"
        + table("JOURNAL:", "<a>Tides of the North</a><br>Publisher: <a>Pond Society</a><br>ISSN: 0317-8471")
        + table("KEYWORDS:", "<a>ponds</a>, <a>salt</a>")
    )
    found = shown(body, title="Salt in small ponds")
    assert (found.container_title, found.publisher, _keywords(found)) == (
        "Tides of the North",
        "Pond Society",
        ["ponds", "salt"],
    )


def test_links_and_places_between_people_are_no_people() -> None:
    people = "".join(
        f"<li><a class='name'>{name}</a><div><p>Institute of Ponds, Marsh University, Oslo, Norway</p><a>View Profile</a></div>,</li>"
        for name in ("Ada Roe", "Bob Marsh")
    )
    found = shown(
        f"<h1>Salt in small ponds</h1><ul><li>Authors: </li>{people}</ul><p>DOI: 10.5555/salt</p>",
        title="Salt in small ponds",
    )
    assert [name.inverted() for name in found.author] == ["Roe, Ada", "Marsh, Bob"]
    assert found.author[0].affiliation == ("Institute of Ponds, Marsh University, Oslo, Norway",)


def test_the_language_behind_its_label_may_be_a_code() -> None:
    body = "<h1>Salt in small ponds</h1><dl><dt>Author</dt><dd>Roe, Ada</dd><dt>DOI</dt><dd>10.5555/salt</dd><dt>Language</dt><dd>fr</dd></dl>"
    assert shown(body, title="Salt in small ponds", lang="").language == "fr"


def test_a_first_of_january_makes_no_day_of_a_year() -> None:
    more = (
        '<meta name="citation_publication_date" content="2016"><script type="application/ld+json">{"@context": "https://schema.org",'
        '"@type": "ScholarlyArticle", "name": "Salt in small ponds", "datePublished": "%s"}</script>'
    )
    assert [tagged(more % day).issued.iso() for day in ("2016-01-01", "2016-05-03")] == ["2016", "2016-05-03"]  # type: ignore[union-attr]


def test_papers_of_a_meeting_stand_in_what_the_tag_of_the_conference_names() -> None:
    tags = (
        '<meta name="citation_title" content="Salt in small ponds"><meta name="citation_author" content="Roe, Ada">'
        '<meta name="citation_conference_title" content="Ponds 2018: Salt and Mud">'
    )
    paged = read(f'<html><head>{tags}<meta name="citation_firstpage" content="12"></head>')
    assert (paged.type, paged.container_title) == ("paper-conference", "Ponds 2018: Salt and Mud")
    assert read(f"<html><head>{tags}</head>").container_title is None, "a talk may stand in nothing"


def test_proceedings_of_a_year_are_no_journal() -> None:
    tags = (
        '<meta name="citation_title" content="Salt in small ponds"><meta name="citation_author" content="Roe, Ada">'
        '<meta name="citation_journal_title" content="Proceedings of the 2018 Meeting on Ponds">'
    )
    assert read(f"<html><head>{tags}</head>").type == "paper-conference"
    assert read(f'<html><head>{tags}<meta name="citation_volume" content="3"></head>').type == "article-journal"


def test_keywords_of_two_languages_in_one_tag_are_parted() -> None:
    tag = '<meta name="citation_keywords" content="Estanque, México, sal.&gt;&gt;&gt;Pond, Mexico, salt.">'
    assert _keywords(tagged(tag)) == ["Estanque", "México", "sal", "Pond", "Mexico", "salt"]


def test_the_abstract_in_the_works_own_language_counts_before_that_of_the_menus() -> None:
    tags = f'<meta name="citation_language" content="en"><meta name="citation_abstract" content="{_ENGLISH}">'
    assert _abstract(tagged(tags, f"<h2>Résumé</h2><div class='abstract'>{_FRENCH} {_FRENCH}</div>")) == _ENGLISH


def test_chinese_titles_before_all_that_a_site_offers() -> None:
    body = (
        "<div><a>首页</a> &gt; <a>云南植物研究</a></div><h4>云南池塘植物小志</h4><table>"
        "<tr><th>作 者</th><td><a>王玉民</a> <a>(中国科学院昆明植物研究所,昆明)；</a> <a>黄素华</a> <a>(云南大学生物系,昆明)；</a></td></tr>"
        "<tr><th>刊 名</th><td><a>云南植物研究</a> <a>1999年21卷01期</a> 11-24页</td></tr>"
        "<tr><th>关键词</th><td><a>池塘</a>\n<a>新种</a>\n<a>云南</a></td></tr><tr><th>DOI号</th><td><a>10.5555/pond.2</a></td></tr></table>"
    )
    found = shown(
        body, title="云南池塘植物小志 --万方医学网-医学杂志-医学期刊-医学论文-中华医学会期刊-医学外文文献", lang="zh"
    )
    assert [name.inverted() for name in found.author] == ["王, 玉民", "黄, 素华"]
    assert _keywords(found) == ["池塘", "新种", "云南"]
    assert (str(found.title), found.volume, found.issue, found.page and found.page.text()) == (
        "云南池塘植物小志",
        "21",
        "01",
        "11-24",
    )
    assert str(found.doi) == "10.5555/pond.2"


def test_chinese_pages_without_tags_are_read_by_their_first_line_and_their_byline() -> None:
    body = (
        "<table><tr><td>中国池塘政策&nbsp; 2017, Vol. 10 Issue (10): 63-71 &nbsp; <a>PDF</a></td></tr></table><h1>在线池塘中医生努力的影响研究</h1>"
        "<p>梁俏<sup>1</sup>, 梅 广<sup>1</sup>, 吴志艳<sup>2</sup> 综述, 赵旭东<sup>3</sup> 审校</p><p>摘要：本研究探索池塘对水草的影响，并且比较了各地的情况。</p>"
    )
    found = shown(body, title="在线池塘中医生努力的影响研究", lang="zh")
    assert [name.inverted() for name in found.author] == ["梁, 俏", "梅, 广", "吴, 志艳", "赵, 旭东"]
    assert (found.container_title, found.volume, found.issue, found.page and found.page.text()) == (
        "中国池塘政策",
        "10",
        "10",
        "63-71",
    )


def test_a_hyphen_that_does_not_break_is_one() -> None:
    body = "<h1>Структура научных публикаций</h1><p>Журнал: Хирургия прудов. 2011;17(4): 50\u201155</p><p>Авторы: Башинский С.Е.</p>"
    found = shown(body, title="Структура научных публикаций", lang="ru")
    assert found.page is not None
    assert found.page.text() == "50-55"
