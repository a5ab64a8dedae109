"""Abstracts that nothing announces, abstracts that are none, and the keywords at the end of one."""

from __future__ import annotations

import pytest
from small_pages import read

from parsers.keyword_tails import without_keywords
from parsers.record import Record

_TEXT = (
    "We study how the salt of small ponds moves to the banks when the water falls. The ponds of the north were measured by hand for two years, "
    "and those of the south by boat. Salt moves sooner where reeds stand near the water. What the wind adds is less than was thought, and "
    "the frogs add nothing at all to what was found in the first of the two years of work."
)
_TAGS = '<meta name="citation_title" content="Salt in small ponds"><meta name="citation_author" content="Roe, Ada"><meta name="citation_date" content="2019">'


def tagged(body: str, more: str = "") -> Record:
    return read(
        f'<html><head><meta charset="utf-8"><title>Salt in small ponds</title>{_TAGS}{more}</head><body>{body}</body></html>'
    )


def _abstract(record: Record) -> str | None:
    return record.abstract.plain() if record.abstract is not None else None


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Salt in small ponds</h1><p>Ada Roe</p><div><p>{_TEXT}</p></div><p>We thank the reeders of the ponds, {_TEXT}</p><h3>Related</h3>",
        f"<h1>Salt in small ponds</h1><div><p>{_TEXT[:380]}.</p><p>{_TEXT[:370]}.</p></div><h2>Media</h2><p>Slides</p>",
    ],
)
def test_the_only_prose_under_the_title_is_the_abstract(body: str) -> None:
    found = _abstract(tagged(body))
    assert found is not None
    assert found.startswith("We study how the salt")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"<h1>Salt in small ponds</h1><p>{_TEXT}</p><h2>References</h2><p>Reed 2001</p>", id="the work itself"
        ),
        pytest.param(
            f"<h1>Salt in small ponds</h1><div><p>{_TEXT}</p></div><div><p>{_TEXT}</p></div>", id="more prose elsewhere"
        ),
        pytest.param(
            f"<h1>Salt in small ponds</h1><h2>The house of ponds</h2><p>{_TEXT}</p>", id="under another heading"
        ),
        pytest.param(f"<h1>Salt in small ponds</h1><footer><p>{_TEXT}</p></footer>", id="at the foot"),
        pytest.param(f"<h1>Salt in small ponds</h1><p>This site uses cookies. {_TEXT}</p>", id="about the site"),
    ],
)
def test_other_prose_is_no_abstract(body: str) -> None:
    assert _abstract(tagged(body)) is None


def test_without_tags_no_prose_is_taken_for_an_abstract() -> None:
    page = f"<html><head><title>Salt in small ponds</title></head><body><h1>Salt in small ponds</h1><p>By Ada Roe</p><p>DOI: 10.5555/pond.1</p><p>{_TEXT}</p></body></html>"
    assert _abstract(read(page)) is None


def test_the_text_that_the_description_begins_with() -> None:
    description = f'<meta name="description" content="{_TEXT[:160]}…">'
    found = _abstract(tagged(f"<h2>Ponds</h2><div>{_TEXT}</div>", description))
    assert found == _TEXT
    assert _abstract(tagged("<h2>Ponds</h2>", description)) is None, "an advertisement that the page does not show"


def test_a_long_and_whole_description_of_dublin_core() -> None:
    assert _abstract(tagged("", f'<meta name="DC.Description" content="{_TEXT}">')) == _TEXT
    assert _abstract(tagged("", f'<meta name="DC.Description" content="{_TEXT[:330]}...">')) is None
    assert _abstract(tagged("", '<meta name="DC.Description" content="Thesis (M.A.). Includes maps.">')) is None


def test_one_word_is_no_abstract() -> None:
    assert _abstract(tagged("", '<meta name="DCTERMS.abstract" content="newline">')) is None


@pytest.mark.parametrize(
    ("tail", "terms"),
    [
        ("Keywords: salt; small ponds; reeds", ["salt", "small ponds", "reeds"]),
        ("Palabras clave: sal, estanques. Clasificación JEL: Q25, Q53.", ["sal", "estanques"]),
        ("Kata Kunci: garam, kolam kecil", ["garam", "kolam kecil"]),
        ("<b>Ключевые слова:</b> соль, пруд", ["соль", "пруд"]),
    ],
)
def test_keywords_behind_the_last_sentence(tail: str, terms: list[str]) -> None:
    text = f"{_TEXT} {tail}".replace("<", "&lt;").replace(">", "&gt;")
    found = tagged("", f'<meta name="citation_abstract" content="{text}">')
    assert _abstract(found) == _TEXT
    assert [keyword.text for keyword in found.keyword] == terms


def test_keywords_told_elsewhere_count_before_those_in_an_abstract() -> None:
    tags = f'<meta name="citation_keywords" content="mud; frogs"><meta name="citation_abstract" content="{_TEXT} Keywords: salt; ponds">'
    found = tagged("", tags)
    assert _abstract(found) == _TEXT
    assert [keyword.text for keyword in found.keyword] == ["mud", "frogs"]


@pytest.mark.parametrize(
    "text",
    [
        "Keywords: they matter. We show why they matter to those who read them.",
        f"{_TEXT} Keywords: these are the words that a reader looks for when there is nothing else to look for on the page that is read.",
    ],
)
def test_a_sentence_about_keywords_stays(text: str) -> None:
    assert without_keywords(text) == (text, "")


def test_the_tag_for_search_engines_where_the_abstract_speaks_of_its_terms() -> None:
    told = f'<meta name="citation_abstract" content="{_TEXT}">'
    own = tagged("", told + '<meta name="keywords" content="salt, small ponds, reeds, limnology">')
    assert [keyword.text for keyword in own.keyword] == ["salt", "small ponds", "reeds", "limnology"]
    sites = tagged("", told + '<meta name="keywords" content="journal, articles, limnology, ponds">')
    assert sites.keyword == ()
    titled = tagged("", told + '<meta name="keywords" content="Salt in small ponds, ponds, reeds">')
    assert titled.keyword == ()


def test_a_heading_that_goes_on_is_no_part_of_the_abstract() -> None:
    body = f"""<div class="full abstract"><h2 class="abstract">Abstract of the article on geography by Ada Roe, who works at the institute of ponds and of lakes</h2>
    <p>{_TEXT}</p></div>"""
    assert _abstract(tagged(body)) == _TEXT


def test_a_short_text_of_east_asia_is_an_abstract() -> None:
    text = "池の塩は水と岸にあり、葦は池に住む蛙にとって有用であることが示された。風の影響は小さいと言える。"
    assert _abstract(tagged(f'<div id="article-abstract-wrap"><div>抄録</div><p>{text}</p></div>')) == text
