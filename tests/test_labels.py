"""The vocabulary of visible labels: its file, and how a printed label finds its field."""

from __future__ import annotations

from collections import defaultdict
from importlib import resources

import pytest

from parsers import labels
from parsers.clean import fold
from parsers.found import Found
from parsers.page import Page
from parsers.record import Said
from parsers.rows import Row
from parsers.understand import understand
from parsers.visible.labelled import as_said

TEXT = resources.files("parsers").joinpath("labels.txt").read_text(encoding="utf-8")
LINES = [line for line in TEXT.splitlines() if line and not line.startswith("#")]
CHIEF = {
    "title", "author_list", "abstract", "keyword_list", "container_title", "volume", "issue", "page", "issued",
    "publisher", "language", "type",
}  # fmt: skip
MAIN_LANGUAGES = "en de fr es pt it nl sv pl ru uk zh zh-Hant ja ko tr id".split()
# A value that the field can be read from.
VALUES = {
    "doi": "10.5555/a.1", "pmid": "12345678", "pmcid": "PMC1234567", "arxiv": "2101.00001", "handle": "hdl:10400.5/12",
    "issn": "0317-8471", "issn_print": "0317-8471", "issn_electronic": "0317-8471", "isbn": "9780306406157",
    "issn_or_isbn": "9780306406157", "issued": "2020-03-01", "issued_online": "2020", "event_date": "2020",
    "page": "1-9", "first_page": "1", "last_page": "9", "language": "en", "type": "Article",
    "url": "https://example.org/a", "license": "https://creativecommons.org/licenses/by/4.0/",
    "identifier": "https://doi.org/10.5555/a.1", "citation": "Doe J. On nothing. Annals of Nothing. 2020;12(3):1-9.",
}  # fmt: skip
PAGE = Page(url="https://example.org/", body=b"")


def test_every_line_of_the_file_is_read() -> None:
    for line in LINES:
        field, language, words = line.split("\t")
        assert field.islower(), line
        assert 2 <= len(language) <= 7, line
        assert all(word == word.strip() and word and "|" not in word for word in words.split(" | ")), line
    assert sum(len(line.split("\t")[2].split(" | ")) for line in LINES) == len(list(labels.entries()))


def test_no_label_has_two_fields() -> None:
    fields: dict[str, set[str]] = defaultdict(set)
    for field, _language, label in labels.entries():
        fields[fold(label)].add(field)
    assert not {label: found for label, found in fields.items() if len(found) > 1}


def test_labels_stand_folded_and_without_colon() -> None:
    assert not [label for _field, _language, label in labels.entries() if fold(label) != label or label.endswith(":")]


def test_languages_know_the_chief_fields() -> None:
    known: dict[str, set[str]] = defaultdict(set)
    for field, language, _label in labels.entries():
        known[language].add(field)
    assert len([language for language, fields in known.items() if fields >= CHIEF]) >= 16
    assert not {language: CHIEF - known[language] for language in MAIN_LANGUAGES if CHIEF - known[language]}


@pytest.mark.parametrize("field", sorted({field for field, _language, _label in labels.entries()}))
def test_a_field_word_is_understood(field: str) -> None:
    said = as_said(Row("label", VALUES.get(field, "Something Said"), "row label"), field)
    if field == "last_page":
        said.append(Said(field="first_page", text="1", where="row"))
    reading = understand(Found("labelled", tuple(said)), PAGE)
    kept = [unread for unread in reading.unread if unread.why == "a citation has no field for this"]
    assert reading.record.said_fields() or kept


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Journal Title", "container_title"), ("Date of Publication", "issued"), ("Year of publication", "issued"),
        ("Author(s):", "author_list"), ("Title (en)", "title"), ("Abstract [en]", "abstract"), ("Keywords [sv]", "keyword_list"),
        ("Title\u00a0*", "title"), ("DOI：", "doi"), ("Accepted", "other"), ("Series/Report no.:", "collection_title"),
        ("Suggested Citation", "citation"), ("Degree Grantor", "institution"), ("Thesis level", "degree"),
        ("Volume/Issue", "citation"), ("ISSN (Online)", "issn_electronic"), ("ISSN(Print)", "issn_print"),
        ("Zeitschriftentitel", "container_title"), ("Erscheinungsjahr", "issued"), ("Band", "volume"), ("Heft", "issue"),
        ("Schlagwörter", "keyword_list"), ("Verfasser:in", "author_list"),
        ("Mots-clés :", "keyword_list"), ("Éditeur", "publisher"), ("EDITEUR", "publisher"), ("Numéro", "issue"),
        ("Año de publicación", "issued"), ("TITULO", "title"), ("Palabra(s) clave", "keyword_list"), ("Cómo citar", "citation"),
        ("Título(s) alternativo(s)", "other"), ("Autor(es)", "author_list"), ("Orientador", "contributor"), ("Editora", "publisher"),
        ("Fascicolo", "issue"), ("Rivista", "container_title"), ("Jaargang", "volume"), ("Nyckelord", "keyword_list"),
        ("Słowa kluczowe", "keyword_list"), ("Czasopismo", "container_title"), ("Ключевые слова", "keyword_list"),
        ("Том", "volume"), ("Дата надходження", "other"), ("Назва статті", "title"), ("发表时间", "issued"), ("【作者】", "author_list"),
        ("关 键 词", "keyword_list"), ("收稿日期", "other"), ("指導教授", "contributor"), ("校院名稱", "institution"),
        ("論文タイトル", "title"), ("公開日", "issued_online"), ("掲載誌名", "container_title"), ("저자명", "author_list"),
        ("발행 연도", "issued"), ("학위수여기관", "institution"), ("BAŞLIK", "title"), ("İlk Sayfa", "first_page"),
        ("Yazar(lar)", "author_list"), ("Kata Kunci", "keyword_list"), ("Pembimbing", "contributor"),
        ("كلمات مفتاحية", "keyword_list"), ("تأريخ النشر", "issued"), ("کلیدواژهها", "keyword_list"), ("نويسنده", "author_list"),
        ("Từ khóa", "keyword_list"), ("ΤΙΤΛΟΣ", "title"),
        ("dc.title", "title"), ("dc.contributor.author", "author_list"), ("dc.date.issued", "issued"),
        ("dc.identifier.doi", "doi"), ("dc.relation.ispartof", "container_title"), ("dc.language.iso", "language"),
        ("dc.identifier.citation", "citation"), ("dc.description.abstract[en_US]", "abstract"), ("dc.subject.agrovoc", "keyword_list"),
        ("dc.date.accessioned", "other"), ("dc.date.available", "other"), ("metadata.dc.contributor.advisor-co1", "contributor"),
        ("dc.title.alternative", "other"), ("dc.source.volume", "volume"), ("thesis.degree.grantor", "institution"),
    ],
)  # fmt: skip
def test_a_printed_label_has_its_field(label: str, field: str) -> None:
    assert labels.field_of(label) == field


@pytest.mark.parametrize(
    "label",
    [
        "",
        ":",
        "Colour",
        "Background",
        "Methods",
        "Results",
        "Conclusions",
        "Objective",
        "(en)",
        "[]",
        "dc",
        "x.y.z",
        "a" * 999,
        "((((",
        "Title of the hospital",
    ],
)
def test_what_nobody_knows_is_no_label(label: str) -> None:
    assert labels.field_of(label) is None


def test_the_table_is_read_once() -> None:
    assert labels.table()["journal title"] == "container_title"
    assert labels.table() is labels.table()


@pytest.mark.parametrize(
    ("said", "publisher", "genre"),
    [
        ((("institution", "University of Nowhere"), ("degree", "PhD")), "University of Nowhere", "PhD"),
        ((("institution", "University of Nowhere"), ("publisher", "Nowhere Press")), "Nowhere Press", None),
        ((("institution", "University of Nowhere"), ("container_title", "Annals of Nothing")), None, None),
    ],
)
def test_an_institution_publishes_what_nobody_else_does(
    said: tuple[tuple[str, str], ...], publisher: str | None, genre: str | None
) -> None:
    found = Found("labelled", tuple(Said(field=field, text=text, where="row") for field, text in said))
    record = understand(found, PAGE).record
    assert (record.publisher, record.genre) == (publisher, genre)
