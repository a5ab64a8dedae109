"""The words over abstracts, keywords and references, and those of publishers: each reader knows all of them."""

from __future__ import annotations

import re

import pytest
from small_pages import read

from parsers.citation_containers import with_publisher
from parsers.formats import jats
from parsers.heading_words import ABSTRACT, KEYWORDS, REFERENCES
from parsers.keyword_tails import without_keywords
from parsers.labels import field_of
from parsers.publisher_words import BODY, HOUSE
from parsers.visible.abstracts import END, STOPS, without_heading

_AUTHOR = '<meta name="citation_author" content="Roe, Ann"><meta name="citation_date" content="2019">'


def spelled(pattern: str) -> list[str]:
    """One spelling of each of a pattern's words, what may be left out left out."""
    plain = re.sub(r"\(\?:((?:[^()]|\([^()]*\))*)\)\?|(?<!\\)\w\?", "", pattern)
    plain = re.sub(r"\(\?:([^()|]*)[^()]*\)", r"\1", plain.replace(r"[\s-]?", "").replace(r"[\s-]", " "))
    return [re.sub(r"\[(.)[^]]*\]", r"\1", word).replace(r"\w*", "").replace(r"\w+", "y") for word in plain.split("|")]


def test_spelled_words_match_their_pattern() -> None:
    assert {"keyword", "mot clé", "palabra clave", "schlüsselwörter", "کلیدواژه"} <= set(spelled(KEYWORDS))
    for pattern in (ABSTRACT, KEYWORDS, REFERENCES, HOUSE, BODY):
        assert all(re.fullmatch(pattern, word) for word in spelled(pattern)), pattern


@pytest.mark.parametrize("word", spelled(KEYWORDS))
def test_words_of_keywords(word: str) -> None:
    text = "The salt of forty ponds on the shore was weighed in spring, and it fell with the tides of the moon."
    assert STOPS.match(f"{word.capitalize()} salt, ponds")
    assert without_keywords(f"{text} {word.capitalize()}: salt; ponds") == (text, "salt; ponds")
    page = f'<meta name="citation_title" content="Salt in ponds">{_AUTHOR}<p><b>{word.capitalize()}:</b> salt, small ponds</p>'
    assert [term.text for term in read(page).keyword] == ["salt", "small ponds"]


@pytest.mark.parametrize("word", spelled(ABSTRACT))
def test_words_of_abstracts(word: str) -> None:
    assert field_of(word) == "abstract"
    assert without_heading(f"{word.capitalize()} Salt keeps ponds clear.") == "Salt keeps ponds clear."
    told = jats.abstract(f"<jats:title>{word.capitalize()}</jats:title><jats:p>Salt keeps ponds clear.</jats:p>")[0]
    assert told is not None
    assert told.root == "Salt keeps ponds clear."


@pytest.mark.parametrize(
    "text", ["Abstraction is what salt does.", "Abstract algebra is of ponds.", "Summary of what we know of salt."]
)
def test_words_that_begin_a_sentence_are_no_heading(text: str) -> None:
    assert without_heading(text) == text


@pytest.mark.parametrize("heading", spelled(REFERENCES))
def test_headings_of_references_end_an_abstract(heading: str) -> None:
    assert END.fullmatch(heading.capitalize())


@pytest.mark.parametrize("word", spelled(HOUSE))
def test_a_house_before_a_year_is_no_place(word: str) -> None:
    name = f"Harbour {word.title()}"
    page = f"""<title>Salt in ponds</title><h1>Salt in ponds</h1><table><tr><td>Title</td><td>Salt in ponds</td></tr>
        <tr><td>Author</td><td>Ann Roe</td></tr><tr><td>Publisher</td><td>{name}, 1987</td></tr><tr><td>ISBN</td><td>9783161484100</td></tr></table>"""
    assert (read(page).publisher, read(page).publisher_place) == (name, None)


@pytest.mark.parametrize("word", spelled(f"{HOUSE}|{BODY}"))
def test_a_house_or_a_body_behind_a_journal_is_its_publisher(word: str) -> None:
    parts, numbers = {"page": "203-215"}, "vol. 31(2), pages 203-215"
    assert with_publisher(f"Tides, {word.title()}", parts, numbers) == ("Tides", word.title())
    assert with_publisher(f"Land, soil and {word.removeprefix('& ')}", parts, numbers) == (
        f"Land, soil and {word.removeprefix('& ')}",
        "",
    )
