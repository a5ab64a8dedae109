"""Kinds of works: the words of repositories in their languages, and what no kind of work is."""

from __future__ import annotations

import pytest

from parsers.record import CSL_TYPES
from parsers.types import AS_PRINTED, ROWS, read_type


@pytest.mark.parametrize(
    ("printed", "kind", "genre"),
    [
        ("Journal Article", "article-journal", None),
        ("journal-article", "article-journal", None),
        ("Artigo de periódico", "article-journal", None),
        ("Zeitschriftenaufsatz", "article-journal", None),
        ("ARTICULO", "article-journal", None),
        ("Article, Journal article", "article-journal", None),
        ("Article (peer-reviewed)", "article-journal", None),
        ("text::journal::journal article", "article-journal", None),
        ("http://purl.org/coar/resource_type/c_db06", "thesis", "Doctoral thesis"),
        ("info:eu-repo/semantics/conferenceObject", "paper-conference", None),
        ("Thesis (PhD)", "thesis", "PhD thesis"),
        ("Thesis (Masters)", "thesis", "Thesis (Masters)"),
        ("Dissertação (mestrado)", "thesis", "Dissertação"),
        ("Trabajo de grado - Maestría", "thesis", "Trabajo de grado - Maestría"),
        ("Doctoral thesis, comprehensive summary (Other academic)", "thesis", "Doctoral thesis"),
        ("Independent thesis Basic level (degree of Bachelor)", "thesis", None),
        ("Kapitel i bok, del av antologi", "chapter", None),
        ("Rozdział w monografii", "chapter", None),
        ("Teil eines Buches (Kapitel)", "chapter", None),
        ("Monograph (Working Paper)", "report", "Working Paper"),
        ("Laporan Penelitian", "report", None),
        ("Yüksek Lisans Tezi", "thesis", "Yüksek Lisans Tezi"),
        ("Conference or Workshop Item (Poster)", "speech", "Poster"),
        ("Jeu de données", "dataset", None),
        ("paper-conference", "paper-conference", None),
    ],
)
def test_words_of_repositories(printed: str, kind: str, genre: str | None) -> None:
    found = read_type(printed)
    assert found is not None
    assert found[0] == kind
    # What a bracket says of a thesis is kept as it is printed.
    assert found[1] == genre or (genre is None and found[1] == printed)


@pytest.mark.parametrize(
    "printed",
    ["Other", "Text", "Miscellaneous", "Learning Object", "publishedVersion", "Peer reviewed", "", "Synthesis"],
)
def test_what_is_no_kind_of_work(printed: str) -> None:
    assert read_type(printed) is None


def test_rows_hold_types_of_csl_and_each_word_is_found() -> None:
    for kind, genre, words in ROWS:
        assert kind in CSL_TYPES
        for word in words.split(" | "):
            found = read_type(word)
            assert found is not None
            assert genre != AS_PRINTED or found[0] == "thesis" or found[1] == word


def test_a_long_text_of_parts_takes_no_time() -> None:
    assert read_type("a, " * 100_000) is None
    assert read_type("(" * 100_000) is None
