"""People of pages without tags, told from where they work, from links and from who edited or published; names whose order their letters tell."""

from __future__ import annotations

import pytest
from small_pages import read, shown

from parsers.names import read_name

TITLE = "Salt in small ponds of the north"


def test_a_book_of_editors_is_a_record() -> None:
    found = read(
        """<html><head><title>Handbook of Ponds</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"Book",
        "name":"Handbook of Ponds","editor":[{"@type":"Person","name":"Ann Wader"}],"datePublished":"2016"}</script></head>
        <body><h1>Handbook of Ponds</h1></body></html>"""
    )
    assert (found.type, [name.inverted() for name in found.editor]) == ("book", ["Wader, Ann"])


def test_links_and_lives_below_a_label_of_authors_are_no_authors() -> None:
    found = shown(
        f"""<div><h1>{TITLE}</h1><h3>Авторы:</h3><p>Бродов Н.Н., Камышова Ю.А.</p><p><a>Подробнее об авторах</a></p>
        <p>Журнал: <a>Журнал прудов им. С.С. Осокина. 2023;123(5): 34‑40</a></p><h3>Авторы:</h3><p>Бродов Н.Н.</p><p>ФГБОУ ВО «Прудовый университет»</p>
        <p>Дата принятия в печать: 10.03.2023</p></div>""",
        title=TITLE,
    )
    assert [name.family for name in found.author] == ["Бродов", "Камышова"]
    assert found.container_title == "Журнал прудов им. С.С. Осокина"


def test_a_colon_in_the_values_cell_and_several_labels_in_one() -> None:
    found = shown(
        f"""<h2>{TITLE}</h2><table><tr><td>Yazar</td><td>: Ann Wader - Bo Ali Reed</td></tr><tr><td>Dergi</td><td>: Pond Dergisi</td></tr>
        <tr><td>Yıl - Cilt - Sayı</td><td>: 2018 - 5 - 1</td></tr><tr><td>Sayfa</td><td>: 22-41</td></tr></table>""",
        title=TITLE,
    )
    assert [name.inverted() for name in found.author] == ["Wader, Ann", "Reed, Bo Ali"]
    assert (found.container_title, found.volume, found.issue, found.page is not None and found.page.text()) == (
        "Pond Dergisi",
        "5",
        "1",
        "22-41",
    )


def test_names_with_a_place_in_brackets() -> None:
    found = shown(
        f"""<div><h2>{TITLE}</h2><ul class="authors"><li>정한민 (한국연못대학교 물리학과) ;</li><li>김태홍 (연못연구원)</li></ul>
        <dl><dt>Journal</dt><dd>Pond Contents</dd><dt>DOI</dt><dd>10.5555/pond.1</dd></dl></div>""",
        title=TITLE,
    )
    assert [name.inverted() for name in found.author] == ["정, 한민", "김, 태홍"]


@pytest.mark.parametrize(
    ("text", "name"), [("Lê Quốc Bảo", "Lê, Quốc Bảo"), ("Lê Martin", "Martin, Lê"), ("Quốc Bảo Lê", "Lê, Quốc Bảo")]
)
def test_vietnamese_names_begin_with_the_family(text: str, name: str) -> None:
    found = read_name(text)
    assert found is not None
    assert found.inverted() == name


def test_names_apart_from_places_in_one_line() -> None:
    found = shown(
        f"""<div><h1>{TITLE}</h1><div><h3>Authors:</h3><p><span>Ann Wader</span><span>University of the Ponds</span>, <span>Bo Reed</span></p></div>
        <p>DOI: 10.5555/pond.1</p></div>""",
        title=TITLE,
    )
    assert [name.inverted() for name in found.author] == ["Wader, Ann", "Reed, Bo"]


def test_who_edited_an_article_for_its_journal_is_no_publisher() -> None:
    found = shown(
        f"""<div><h1>{TITLE}</h1><ul class="author-list"><li>Ann Wader,</li><li>Bo Reed</li></ul><p>https://doi.org/10.5555/pond.1</p>
        <p><strong>Editor: </strong>Cy Marsh, Universidade das Salinas, PORTUGAL</p></div>""",
        title=TITLE,
    )
    assert (found.publisher, found.editor) == (None, ())


@pytest.mark.parametrize(
    ("line", "publisher", "day"),
    [
        ("Published online by Harbour University Press: 05 August 2019", "Harbour University Press", (2019, 8, 5)),
        ("Published by Pond Press January 15, 2019", "Pond Press", (2019, 1, 15)),
        ("Published By: Centre for Pond Studies", "Centre for Pond Studies", None),
        ("Published by 2019", None, None),
    ],
)
def test_who_published_in_the_words_of_a_line(line: str, publisher: str | None, day: tuple[int, ...] | None) -> None:
    found = shown(
        f"<h1>{TITLE}</h1><p>{line}</p><p>Ann Wader, Bo Reed</p><p>https://doi.org/10.5555/pond.1</p>", title=TITLE
    )
    assert (found.publisher, found.issued.parts() if found.issued is not None else None) == (publisher, day)


def test_a_publishers_name_before_a_year_is_no_place() -> None:
    found = shown(
        """<h1>Rivers of the Old Ponds</h1><table><tr><td>Title</td><td>Rivers of the Old Ponds</td></tr><tr><td>Authors</td><td>Ann Wader, Bo Reed</td></tr>
        <tr><td>Publisher</td><td>Harbour University Press, 1987</td></tr><tr><td>ISBN</td><td>9783161484100</td></tr></table>""",
        title="Rivers of the Old Ponds - Ann Wader, Bo Reed",
    )
    assert (found.publisher, found.publisher_place) == ("Harbour University Press", None)
