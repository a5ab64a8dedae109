"""Front pages, collections, guides and news that name works, and are the record of none."""

from __future__ import annotations

import pytest

from parsers import Page, read_page

PEOPLE = '<p><span class="person_name">Marsh, Ivy</span> (2001) <a><em>Ditches of the fen.</em></a> Fen Biology, 3 (1). pp. 1-9.</p>'


def test_the_newest_work_on_a_front_page_is_not_the_pages() -> None:
    welcome = (
        f"<html><head><title>Welcome to the Fen</title></head><body><h1>Welcome to the Fen</h1>{PEOPLE}</body></html>"
    )
    assert read_page(Page(welcome.encode(), url="https://eprints.example.org/latest")).page is None


@pytest.mark.parametrize("item", ["<li class='attribute attribute-creator'>Kelp Society</li>", "<li>Kelp Society</li>"])
def test_what_counts_its_items_is_a_collection(item: str) -> None:
    page = (
        "<html><head><title>Kelp papers | Repository</title></head><body><h1>Kelp papers</h1><dl><dt>Total items</dt><dd>12</dd><dt>Creator</dt>"
        f"<dd><ul>{item}</ul></dd><dt>Date created</dt><dd>1990</dd><dt>Subject</dt><dd>Kelp</dd></dl></body></html>"
    )
    assert read_page(Page(page.encode(), url="https://ir.example.org/collections/1")).page is None


def test_a_guide_to_a_form_is_no_record() -> None:
    page = (
        "<html><head><title>How to describe your deposit</title></head><body><h1>How to describe your deposit</h1><dl><dt>Title</dt><dd>The full title of"
        f"</dd><dt>Authors</dt><dd>Last name, First name; one per line</dd><dt>Abstract</dt><dd>{'A summary of the work. ' * 12}</dd><dt>Keywords</dt>"
        "<dd>Up to ten keywords, separated by commas</dd></dl></body></html>"
    )
    assert read_page(Page(page.encode(), url="https://library.example.org/guide")).page is None


def test_a_book_that_news_speak_of_is_not_the_page() -> None:
    page = (
        "<html><head><title>Library news: new books in spring</title></head><body><h1>Library news: new books in spring</h1><p>By Jane Librarian</p>"
        "<p>March 3, 2022</p><p>This spring the library has bought forty new books. Among them are the Handbook of fog (DOI 10.5555/fog.1) and others"
        " that you will like.</p></body></html>"
    )
    assert read_page(Page(page.encode(), url="https://library.example.org/news/1")).page is None
