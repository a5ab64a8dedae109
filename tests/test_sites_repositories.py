"""Readers of repositories' platforms: what each adds, and that hostile pages neither raise nor take long."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parsers import Page, read_page
from parsers.page import Document
from parsers.sites import diva, dspace, eprints_page, invenio_rdm, ojs, samvera

PAGES = Path(__file__).parents[1] / "fixtures" / "pages"
FOLDERS = ("digital_commons", "diva", "dspace", "eprints_page", "invenio_rdm", "ojs", "pure", "samvera")
CASES = sorted(case for folder in FOLDERS for case in (PAGES / folder).iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_the_platforms_reader_is_needed(case: Path) -> None:
    meta = json.loads((case / "meta.json").read_text(encoding="utf-8"))
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))["record"]
    found = read_page(Page((case / "page.html").read_bytes(), url=meta["url"]), sites=()).page
    assert found is None or found.record.model_dump(mode="json", exclude_defaults=True) != expected


def state(items: list[dict[str, Any]]) -> str:
    cache = {str(number): {"data": item} for number, item in enumerate(items)}
    return json.dumps({"NGRX_STATE": {"core": {"cache/object": cache}}})


def item(uuid: str, title: str) -> dict[str, Any]:
    metadata = {"dc.title": [{"value": title}], "dc.contributor.author": [{"value": "Marsh, Ivy"}]}
    return {"type": "item", "uuid": uuid, "handle": f"99999/{uuid}", "metadata": metadata}


def titles(script: str, url: str, title: str = "") -> list[str]:
    html = f'<html><head><title>{title}</title></head><body><script id="dspace-angular-state">{script}</script></body></html>'
    found = dspace.find(Document(Page(html.encode(), url=url)))
    return [said.text for one in found for said in one.said if said.field == "title"]


class TestState:
    def test_the_item_is_the_one_of_the_address(self) -> None:
        script = state([item("10", "Ten"), item("1012", "The one"), item("101", "Other")])
        assert titles(script, "https://repo.example/handle/99999/101") == ["Other"]
        assert titles(script, "https://repo.example/handle/99999/1012?x=1") == ["The one"]

    def test_else_the_one_of_the_title(self) -> None:
        script = state([item("10", "Ten ducks"), item("11", "Ten ducks and a goose")])
        assert titles(script, "https://repo.example/x", "Ten ducks and a goose :: Repo") == ["Ten ducks and a goose"]
        assert titles(script, "https://repo.example/x", "Search") == []

    @pytest.mark.parametrize(
        "script",
        ["", "{", "[" * 200_000, '{"a":' * 200_000, "&q;" * 100_000, "9" * 10_000, '{"metadata": 3, "type": "item"}'],
        ids=("empty", "cut", "deep", "deeper", "entities", "digits", "shape"),
    )
    def test_what_is_no_state_says_nothing(self, script: str) -> None:
        assert titles(script, "https://repo.example/x") == []

    @pytest.mark.parametrize("value", [None, 3, "bare", [], [None], [{"value": 3}], [{"value": " "}], {"value": "x"}])
    def test_values_of_any_shape(self, value: object) -> None:
        odd = {"type": "item", "uuid": "10", "metadata": {"dc.title": value, "dc.type": value, "..": value}}
        assert titles(state([odd]), "https://repo.example/items/10") == []


def in_attribute(record: str) -> tuple[str, ...]:
    html = f"<html><body><div data-record='{record}'></div>resource_type</body></html>"
    return tuple(said.field for one in invenio_rdm.find(Document(Page(html.encode()))) for said in one.said)


class TestInvenioRdm:
    def test_a_journal_and_a_kind(self) -> None:
        metadata = {
            "resource_type": {"id": "publication-article"},
            "creators": [{"person_or_org": {"name": "Roe, Alma"}}],
        }
        fields = {
            "journal:journal": {"title": "Tides", "volume": "3"},
            "imprint:imprint": {"title": "No part of a book"},
        }
        said = in_attribute(json.dumps({"metadata": metadata, "custom_fields": fields}))
        assert said == ("container_title", "volume", "type", "author")

    @pytest.mark.parametrize("odd", [None, 3, "bare", [], [None], {"id": 3}, {"person_or_org": None}])
    def test_values_of_any_shape(self, odd: object) -> None:
        metadata = {"resource_type": odd, "creators": odd, "publication_date": odd}
        assert in_attribute(json.dumps({"metadata": metadata, "custom_fields": odd, "pids": odd})) in ((), ("issued",))

    @pytest.mark.parametrize("text", ["{", '{"a":' * 200_000, '{"metadata": 3}', '{"metadata": {}}'])
    def test_what_is_no_record_says_nothing(self, text: str) -> None:
        assert in_attribute(text) == ()


@pytest.mark.parametrize(("title", "found"), [("Gulls | Roe | Gull Studies", 1), ("About | Gull Studies", 0), ("", 0)])
def test_ojs_journal_is_the_end_of_an_articles_title(title: str, found: int) -> None:
    head = f'<title>{title}</title><meta name="generator" content="Open Journal Systems 2.4.8.0">'
    assert len(ojs.find(Document(Page(f"<html><head>{head}</head></html>".encode())))) == found


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + '<span class="person_name">A, B</span> (2001) ' * 5_000 + "<em>T</em>" + " In: a." * 5_000,
        '<p><span class="person_name">A, B</span><em>T</em></p>' * 5_000,
        "DiVA, id 2011 (English)In: " + "a, " * 100_000,
        "DiVA, id " + "<span>2011 (English)</span><h5>Abstract [en]</h5>" * 10_000,
        '<ul><li class="attribute attribute-creator">' * 10_000,
        '<table class="ds-includeSet-table">' + "<tr><td>dc.title</td><td>x</td></tr>" * 20_000,
        'metadataFieldLabel<table><tr><td class="metadataFieldLabel">collection' * 2_000,
    ],
    ids=("people", "list", "line", "abstracts", "nested", "rows", "cells"),
)
def test_long_pages_are_read_in_time(body: str) -> None:
    document = Document(Page(f"<html><body>{body}</body></html>".encode()))
    for find in (dspace.find, diva.find, eprints_page.find, samvera.find):
        assert len(find(document)) <= 1


def test_a_list_of_works_is_no_citation() -> None:
    head = "<h1>Ditches</h1>"
    one = '<p><span class="person_name">Marsh, Ivy</span> (2001) <em>Ditches.</em> Fen Biology, 3 (1). pp. 1-9.</p>'
    assert eprints_page.find(Document(Page(f"<html><body>{head}{one}</body></html>".encode())))
    assert not eprints_page.find(Document(Page(f"<html><body>{head}{one}{one}</body></html>".encode())))


@pytest.mark.parametrize("mark", ["\x01", "\x0b", "\x1f", "&#1;", "\ufffe"])
def test_control_characters_in_a_class_do_not_raise(mark: str) -> None:
    meta = '<meta name="citation_title" content="Tides"><meta name="citation_author" content="Roe, Alma">'
    body = f'<html><head>{meta}</head><body><div class="abstract{mark}x">One. Two. Three words.</div></body></html>'
    assert read_page(Page(body.encode())).page is not None
