"""The journal, volume and pages that a page without tags shows around its heading, and what looks like them."""

from __future__ import annotations

import pytest
from small_pages import read, shown

from parsers.inferred import inferred

TITLE = "Salt in small ponds of the north"


def test_dergiparks_title_begins_with_the_journal() -> None:
    found = read(
        f"""<html><head><title>Pond Dergisi » Makale » {TITLE}</title></head><body><div><h1>{TITLE}</h1><p>Yıl 2025, Cilt: 22 Sayı: 3, 54 - 60, 31.12.2025</p>
        <p class="authors">Ann Wader, Bo Reed</p><h3>Anahtar Kelimeler</h3><p>tuz, göl</p>
        <table><tr><th>Konular</th><td>Su Bilimleri</td></tr><tr><th>Yazarlar</th><td>Ann Wader <a>0000-0001-2345-6789</a><br>Türkiye</td></tr></table></div></body></html>"""
    )
    assert (found.container_title, found.volume, found.issue) == ("Pond Dergisi", "22", "3")
    assert [one.text for one in found.keyword] == ["tuz", "göl"]
    assert [name.family for name in found.author] == ["Wader", "Reed"]


def test_a_rocznik_that_is_a_year() -> None:
    found = shown(
        f"""<h1>{TITLE}</h1><table><tr><th>Autorzy</th><td>Ann Wader, Bo Reed</td></tr><tr><th>Czasopismo</th><td>Stawy</td></tr>
        <tr><th>Rocznik</th><td>2015</td></tr><tr><th>Tom</th><td>11</td></tr><tr><th>Strony</th><td>195-210</td></tr></table>""",
        title=TITLE,
    )
    assert (found.volume, found.issued is not None and found.issued.year) == ("11", 2015)


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("str. 201-215", "201-215"),
        ("Pages 457 à 490", "457-490"),
        ("Pages 113-131 | Received 12 Jan 2018", "113-131"),
        ("10688 pages", None),
        ("p. 215-201", None),
    ],
)
def test_pages_alone_in_a_line(line: str, page: str | None) -> None:
    found = shown(
        f"<p>Tides, Vol. 68 No. 1-2, 1998.</p><h2>{TITLE}</h2><p>Ann Wader, Bo Reed</p><p>{line}</p>", title=TITLE
    )
    assert (found.page.text() if found.page is not None else None) == page


def test_who_cites_this_is_no_journal_and_the_end_of_the_pages_title_is() -> None:
    found = shown(
        f"""<a>Pondography</a><p>Volume 43, Issue 8 p. 1135-1146</p><h1>{TITLE}</h1><p class="authors">Ann Wader, Bo Reed</p>
        <h2>Citing Literature</h2><p>Volume 43, Issue 8</p>""",
        title=f"{TITLE} - Wader - 2020 - Pondography",
    )
    assert found.container_title == "Pondography"


def test_a_journal_above_its_issn_and_numbers() -> None:
    found = shown(
        f"""<p><b>Nordic Journal of Ponds</b></p><p>ISSN: 0317-8471<br>Vol. 5, No. 2, 2005, pp. 112-119</p><h2>{TITLE}</h2>
        <p>Ann Wader and Bo Reed</p><p>© Copyright 2005</p>""",
        title=TITLE,
    )
    assert found.container_title == "Nordic Journal of Ponds"


def test_what_sites_say_of_journals_is_no_name_of_one() -> None:
    found = shown(
        f"<p>JOURNAL FREE ACCESS</p><p>2019 Volume 35 Issue 3 Pages 12-20</p><h1>{TITLE}</h1><p>Ann Wader and Bo Reed</p>",
        title=TITLE,
    )
    assert (found.container_title, found.volume) == (None, "35")


def test_series_of_proceedings_are_no_journals() -> None:
    values = {
        "type": "article-journal",
        "container_title": "Advances in Neural Information Processing Systems",
        "volume": "30",
    }
    inferred(values, [])
    assert values["type"] == "paper-conference"


def test_a_title_whose_main_part_the_pages_title_holds() -> None:
    found = shown(
        """<center><i>Electronic Journal of Ponds</i><br>Volume 3, Number 2 (1998)</center><h1>The Virtual Reed Bed: Lessons from Three Years</h1>
        <h3>Judith Wader and Bo Reed</h3>""",
        title="Wader & Reed: The Virtual Reed Bed",
    )
    assert (str(found.title), found.container_title, found.volume) == (
        "The Virtual Reed Bed: Lessons from Three Years",
        "Electronic Journal of Ponds",
        "3",
    )


def test_the_sites_name_in_a_line_is_no_title_where_the_heading_begins_the_pages() -> None:
    found = shown(
        '<div>Nordic Pond Law Review</div><h1>The Quiet Pond</h1><p class="author">Ann B. Wader</p><p>131 Nordic Pond Law Review 1201 (2018)</p>',
        title="The Quiet Pond - Nordic Pond Law Review",
    )
    assert (str(found.title), found.container_title, found.page is not None and found.page.text()) == (
        "The Quiet Pond",
        "Nordic Pond Law Review",
        "1201",
    )


def test_a_page_whose_title_names_the_site_and_that_says_where_the_work_appeared() -> None:
    found = shown(
        f"""<div><div>Pondology 2018; 49(05): 310-316<br>DOI: 10.5555/pond.49</div><h1>{TITLE}</h1><div class="authors"><span>Ann Wader</span>, <span>Bo Reed</span></div></div>""",
        title="Pond E-Journals - Pondology / Abstract",
    )
    assert (str(found.title), found.container_title, found.volume) == (TITLE, "Pondology", "49")


def test_a_name_that_begins_as_a_subtitle_does() -> None:
    found = shown(
        f"<h1>{TITLE}</h1><div>Ann Wader</div><div>The International Journal of Ponds</div><div>Vol. 22, No. 3 (1989), pp. 451-478</div>",
        title=f"{TITLE} on POND",
    )
    assert found.container_title == "The International Journal of Ponds"
