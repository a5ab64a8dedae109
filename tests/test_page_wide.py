"""What only the whole page tells: the language of the work, the PMCID in its own address; and times that are no numbers of volumes."""

from __future__ import annotations

import pytest
from small_pages import read, shown

from parsers import Page, read_page
from parsers.citation_strings import read_citation
from parsers.dates import read_date
from parsers.language_seen import seen_language
from parsers.numbering import read_issue, read_volume, volume_and_issue
from parsers.record import Record

_ENGLISH = "The salt of the ponds is in the water and on the banks, and it was seen that the reeds are of use to the frogs that live in it."
_GERMAN = "Das Salz der Teiche ist in dem Wasser und auf den Ufern, und es wird gezeigt, dass das Schilf für die Frösche von Nutzen ist, die in dem Teich leben."


def tagged(title: str, abstract: str, body: str = "", more: str = "") -> Record:
    return read(
        f'<html><head><meta charset="utf-8"><meta name="citation_title" content="{title}"><meta name="citation_author" content="Roe, Ada">'
        f'<meta name="citation_abstract" content="{abstract}">{more}</head><body>{body}</body></html>'
    )


@pytest.mark.parametrize(
    ("title", "abstract", "language"),
    [
        ("Salt in small ponds", _ENGLISH, "en"),
        ("Salz in kleinen Teichen", _GERMAN, "de"),
        ("Соль в малых прудах", "Соль прудов находится в воде и на берегах, и было показано, что тростник полезен для лягушек, которые живут в этом пруду.", "ru"),
        ("Сіль у малих ставках", "Сіль ставків є у воді й на берегах, і було показано, що очерет є корисним для жаб, які живуть у цьому ставку.", "uk"),
        ("نمک در برکه‌ها", "نمک برکه‌ها در آب و در کناره‌ها است و نشان داده شد که نی برای قورباغه‌هایی که در برکه زندگی می‌کنند چیز سودمندی است", "fa"),
        ("小さな池の塩", "池の塩は水と岸にあり、葦は池に住む蛙にとって有用であることが示された。風の影響は考えられていたよりも小さい。", "ja"),
        ("작은 연못의 소금", "연못의 소금은 물과 기슭에 있으며 갈대는 연못에 사는 개구리에게 유용하다는 것이 밝혀졌다. 바람의 영향은 생각보다 작다.", "ko"),
        ("Sal en estanques", _ENGLISH, None),
        ("[Salz in Teichen]", _GERMAN, None),
        ("Salt in small ponds", "Salt. Ponds. Reeds.", None),
    ],
)  # fmt: skip
def test_the_language_of_title_and_abstract(title: str, abstract: str, language: str | None) -> None:
    if language is None:
        assert seen_language(title if title.startswith("[") else "El agua y la sal de los estanques", abstract) is None
    else:
        assert tagged(title, abstract).language == language


def test_a_language_that_is_told_counts() -> None:
    assert tagged("Salt in small ponds", _ENGLISH, more='<meta name="citation_language" content="fr">').language == "fr"


@pytest.mark.parametrize(("site", "language"), [("es-ES", None), ("en-US", "en-US"), ("", "en")])
def test_an_english_abstract_on_a_page_in_another_language_tells_nothing(site: str, language: str | None) -> None:
    page = (
        f'<html lang="{site}"><head><meta name="citation_title" content="Salt in small ponds"><meta name="citation_author" content="Roe, Ada">'
        f'<meta name="citation_abstract" content="{_ENGLISH}"></head><body></body></html>'
    )
    assert read(page).language == language


def test_an_english_abstract_on_a_page_in_another_script_tells_nothing() -> None:
    assert (
        tagged(
            "Salt in small ponds",
            _ENGLISH,
            "<p>" + "池の塩は水と岸にあり、葦は池に住む蛙にとって有用である。" * 3 + "</p>",
        ).language
        is None
    )


def test_pubmed_centrals_page_tells_its_number_in_its_own_address() -> None:
    own = '<meta name="citation_abstract_html_url" content="https://pmc.ncbi.nlm.nih.gov/articles/PMC99999/">'
    assert tagged("Salt in small ponds", _ENGLISH, more=own).pmcid == "PMC99999"
    other = '<meta name="citation_abstract_html_url" content="https://example.org/articles/PMC99999/">'
    assert tagged("Salt in small ponds", _ENGLISH, more=other).pmcid is None


def test_the_last_page_behind_a_first_one_with_a_letter() -> None:
    tags = "".join(
        f'<meta name="citation_{name}" content="{text}">'
        for name, text in (
            ("title", "Salt in small ponds"), ("author", "Roe, Ada"), ("author", "Reed, Bo"), ("journal_title", "Tides"), ("volume", "41"),
            ("issue", "Database issue"), ("firstpage", "D36"), ("publication_date", "2012/11/26"), ("doi", "10.5555/tides.1"),
        )
    )  # fmt: skip
    found = read(
        f"<html><head>{tags}</head><body><div>Tides. 2012 Nov 26;41(Database issue):D36–D42. doi: 10.5555/tides.1</div><h1>Salt in small ponds</h1></body></html>"
    )
    assert found.page is not None
    assert (found.page.first, found.page.last) == ("D36", "D42")


@pytest.mark.parametrize(
    "line", ["Case Study August 12, 2010, 5:00PM EST", "Sep. 21, 2011, 3:17 PM", "Ada Roe Apr. 24, 2014, 9:49 AM 286"]
)
def test_a_time_of_the_day_is_no_citation(line: str) -> None:
    assert read_citation(line) == {}


def test_a_day_is_no_volume_and_a_volume_stays_one() -> None:
    assert read_citation("Tides 12, 2019, 45-67")["volume"] == "12"


def test_a_sentence_cut_off_before_a_date_is_no_journal() -> None:
    assert "container_title" not in read_citation("Off-topic by A. Reed on Jun 24, 2014", weak=True)


def test_an_issn_is_no_range_of_years() -> None:
    assert read_date("2007-9753") is None
    found = tagged("Salt in small ponds", _ENGLISH, "<h1>Salt in small ponds</h1><p>Ada Roe</p><p>ISSN: 2007-1972</p>")
    assert found.issued is None


def test_the_day_online_before_the_year_of_the_volume() -> None:
    found = shown(
        """<h1>Smooth salt on small ponds</h1><div>by Ada Roe and Bert Reed</div><div>Tides of the North 33 (2020), 1-29</div>
        <ul><li>Published electronically: October 1, 2019</li><li>DOI: https://doi.org/10.5555/tides/929</li></ul>""",
        title="Smooth salt on small ponds",
    )
    assert found.issued is not None
    assert found.issued_online is not None
    assert (found.issued.iso(), found.issued_online.iso()) == ("2020", "2019-10-01")


@pytest.mark.parametrize(
    ("text", "volume", "issue"),
    [("Cilt:14 Sayı:2", "14", "2"), ("Volume 19, Issue 2", "19", "2"), ("Vol. XII, no 3 (2014)", "XII", "3")],
)
def test_both_numbers_in_the_place_of_one(text: str, volume: str, issue: str) -> None:
    assert (read_volume(text), read_issue(text)) == (volume, issue)


def test_words_for_a_volume_and_an_issue() -> None:
    assert [read_volume(text) for text in ("Band 12", "Cilt 14", "Том 5")] == ["12", "14", "5"]
    assert [read_issue(text) for text in ("Heft 3", "Sayı: 2", "№ 3", "Núm. 4")] == ["3", "2", "3", "4"]
    assert volume_and_issue("19, 1968", None) == ("19", None)


def refused(head: str, body: str) -> str | None:
    page = read_page(
        Page(f"<html><head>{head}</head><body>{body}</body></html>".encode(), url="https://example.org/ponds/1")
    )
    return page.refusal.code if page.refusal is not None else None


def test_a_journals_home_page_shows_its_current_issue() -> None:
    body = """<h1>Revista de Estanques</h1><p>ISSN: 2007-9753</p><h2>Número actual</h2><p>Vol. 12 Núm. 3 (2019)</p>
    <h3><a href="/view/1">La sal en los estanques</a></h3><div class="authors">María López</div><div class="pages">1-12</div>"""
    assert refused("<title>Revista de Estanques</title>", body) == "journal"
    work = """<h1>La sal en los estanques</h1><p>María López</p><p>Revista de Estanques 12(3), 1-12, 2019. DOI: 10.5555/est.1</p><h2>Número actual</h2>"""
    assert refused("<title>La sal en los estanques</title>", work) is None


def test_coins_among_references_are_cited_works() -> None:
    span = "<span class='Z3988' title='ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&amp;rft.btitle=Salt+in+small+ponds&amp;rft.au=Roe%2C+Ada&amp;rft.date=2005'></span>"
    assert (
        refused(
            "<title>Salt in small ponds</title>",
            f"<h1>Salt in small ponds</h1><ol class='references'><li>Roe 2005{span}</li></ol>",
        )
        is not None
    )
    assert refused("<title>Salt in small ponds</title>", f"<h1>Salt in small ponds</h1><p>Roe 2005{span}</p>") is None


def test_words_beside_a_form_are_no_address_and_links_no_keywords() -> None:
    found = tagged(
        "Salt in small ponds",
        _ENGLISH,
        "<p>URL: Comments (plain text only)</p><p>Tags: salt, ponds | Get more of these »</p>",
    )
    assert found.url is None
    assert "Get more of these »" not in [keyword.text for keyword in found.keyword]


_ENTRIES = """<h3><a href="/view/1">La sal en los estanques</a></h3><div class="authors">María López, Ana Ruiz</div><div class="pages">1-12</div>
<h3><a href="/view/2">El lodo</a></h3><div class="authors">José Pérez</div><div class="pages">13-22</div>"""


@pytest.mark.parametrize(
    ("title", "above", "code"),
    [
        (
            "Результаты поиска",
            "<h1>Результаты поиска</h1><p>Вестник прудов. 2019. Т. 12. № 3. С. 45-67.</p>",
            "search-results",
        ),
        (
            "DergiPark » Göl Dergisi » Cilt: 12 Sayı: 3",
            "<h1>Göl Dergisi</h1><h2>Cilt: 12 Sayı: 3, 30.09.2019</h2>",
            "contents",
        ),
    ],
)
def test_a_list_of_two_is_a_list(title: str, above: str, code: str) -> None:
    assert refused(f"<title>{title}</title>", above + _ENTRIES) == code


def test_an_issue_by_its_address() -> None:
    head = "<title>Vol. 12 Núm. 3 (2019): Estanques | Revista</title>"
    body = f"<html><head>{head}</head><body><h1>Vol. 12 Núm. 3 (2019): Estanques</h1>{_ENTRIES}</body></html>"
    page = read_page(Page(body.encode(), url="https://example.org/index.php/rev/issue/view/12"))
    assert page.refusal is not None
    assert page.refusal.code == "contents"
