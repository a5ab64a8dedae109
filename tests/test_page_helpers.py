"""Small rooms around a page: surnames of two words, BibTeX printed on it, its links, its language, its tags and its OpenURL."""

from __future__ import annotations

import pytest

from parsers.citation_tags import said_by_tags
from parsers.embedded import embedded
from parsers.language_look import may_be
from parsers.links import links
from parsers.openurl import said_by_context
from parsers.page import Document, Page
from parsers.surnames import with_longer_family_names
from parsers.values import Name


def document(body: str, headers: tuple[tuple[str, str], ...] = ()) -> Document:
    return Document(Page(body.encode(), url="https://x.example/dir/page", headers=(("Content-Type", "text/html; charset=utf-8"), *headers)))  # fmt: skip


@pytest.mark.parametrize(
    ("given", "text", "name"),
    [
        ("Melissa Knothe", "cited by Moore SR, Knothe Tate ML. Tides", "Knothe Tate, Melissa"),
        ("Melissa Knothe", "Knothe Tate, Melissa", "Knothe Tate, Melissa"),
        ("Melissa Knothe", "Melissa Knothe Tate and Moore", "Tate, Melissa Knothe"),
        ("Melissa Knothe", "Tate MK, Moore SR", "Tate, Melissa Knothe"),
        ("Melissa Knothe", "Knothe Tate Research Group", "Tate, Melissa Knothe"),
        ("Melissa L.", "L. Tate M", "Tate, Melissa L."),
        ("Melissa", "Tate M", "Tate, Melissa"),
    ],
)
def test_a_family_name_is_longer_only_where_the_page_inverts_it(given: str, text: str, name: str) -> None:
    assert [one.inverted() for one in with_longer_family_names([Name(family="Tate", given=given)], text)] == [name]


ENTRY = "@article{doe2019, title={Tides and harbours}, author={Doe, Jane}, journal={Harbour Science}, year={2019}, volume={35}}"
OTHER = "@article{roe2001, title={Piers of the north}, author={Roe, Rex}, journal={Harbour Science}, year={2001}}"


@pytest.mark.parametrize(
    ("name", "body", "titles", "read"),
    [
        ("own", f"<pre>{ENTRY}</pre>", ("Tides and harbours",), ["Tides and harbours"]),
        ("own, no tags", f"<pre>{ENTRY}</pre>", (), ["Tides and harbours"]),
        ("own, with its subtitle in the tags", f"<pre>{ENTRY}</pre>", ("Tides and harbours: a study",), ["Tides and harbours"]),
        ("own, in a box", f"<textarea>{ENTRY}</textarea>", ("Tides and harbours",), ["Tides and harbours"]),
        ("own, printed twice", f"<pre>{ENTRY}</pre><textarea>{ENTRY}</textarea>", (), ["Tides and harbours"]),
        ("own, a line an element", "<div>@article{doe2019,<br>title={Tides and harbours},<br>year={2019}}</div>", (), ["Tides and harbours"]),
        ("another's", f"<pre>{OTHER}</pre>", ("Tides and harbours",), []),
        ("several", f"<pre>{ENTRY}</pre><pre>{OTHER}</pre>", (), []),
        ("several in one", f"<pre>{ENTRY}\n{OTHER}</pre>", ("Tides and harbours",), []),
        ("never closed", "<pre>@article{doe2019, title={Tides</pre>", (), []),
        ("in a script", f"<script>var entry = '{ENTRY}';</script>", (), []),
        ("prose", "<p>Use @article{key, to begin an entry.</p>", (), []),
        ("a bibliography", "<pre>" + ENTRY * 9 + "</pre>", (), []),
    ],
)  # fmt: skip
def test_bibtex_counts_where_it_is_the_works_own(
    name: str, body: str, titles: tuple[str, ...], read: list[str]
) -> None:
    assert [str(reading.record.title) for reading in embedded(document(body), titles)] == read, name


@pytest.mark.parametrize(
    ("head", "header", "found"),
    [
        ('<link rel="canonical" href="/a">', "", ["canonical https://x.example/a"]),
        ('<link rel="alternate" type="application/x-bibtex" href="b.bib">', "", ["alternate https://x.example/dir/b.bib"]),
        ('<link rel="alternate" type="application/rss+xml" href="feed">', "", []),
        ('<link rel="stylesheet" href="a.css"><link rel="icon" href="i.ico">', "", []),
        ('<link rel="license" href="javascript:alert(1)">', "", []),
        ('<link rel="license" href="data:text/html,x">', "", []),
        ('<link rel="license" href="file:///etc/passwd">', "", []),
        ('<link rel="license" href="">', "", []),
        ('<link rel="license author" href="/a">', "", ["license https://x.example/a", "author https://x.example/a"]),
        ("", '<https://doi.org/10.5555/a>; rel="cite-as"', ["cite-as https://doi.org/10.5555/a"]),
        ("", "</a.json>; rel=describedby; type=\"application/ld+json\", </b>; rel='x'", ["describedby https://x.example/a.json"]),
        ("", "<javascript:alert(1)>; rel=cite-as", []),
        ("", "garbage, <<>>; rel=item, <>; rel=item, <a", []),
        ('<link rel="canonical" href="/a">', "</a>; rel=canonical", ["canonical https://x.example/a"]),
    ],
)  # fmt: skip
def test_typed_links_of_head_and_header(head: str, header: str, found: list[str]) -> None:
    page = document(f"<html><head>{head}</head><body></body></html>", (("Link", header),) if header else ())
    assert [f"{link.rel} {link.href}" for link in links(page)] == found


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("https://y.example/z/", "https://y.example/z/a"),
        ("/z/", "https://x.example/z/a"),
        ("javascript:alert(1)", "https://x.example/dir/a"),
        ("https://[y", "https://x.example/dir/a"),
        ("", "https://x.example/dir/a"),
    ],
)
def test_a_base_changes_relative_links_of_the_head_and_not_of_the_header(base: str, address: str) -> None:
    head = f'<html><head><base href="{base}"><link rel="canonical" href="a"></head><body></body></html>'
    page = document(head, (("Link", "<b>; rel=item"),))
    assert [link.href for link in links(page)] == ["https://x.example/dir/b", address]


@pytest.mark.parametrize(
    ("language", "text", "may"),
    [
        ("en", "The colour of the water in harbours", True), ("en", "Der Einfluss der Gezeiten auf die See", False),
        ("en", "L'influence des marées sur les ports et la mer", False), ("de", "Der Einfluss der Gezeiten auf die See", True),
        ("en", "Приливы и цвет воды", False), ("ru", "Приливы и цвет воды", True), ("zh", "潮汐与港口", True), ("en", "潮汐与港口", False),
        ("ja", "潮汐と港の水の色", True), ("ko", "조석과 항구", True), ("el", "Παλίρροιες και λιμάνια", True), ("ar", "لون الماء", True),
        ("en", "Harbour", True), ("en", "", True), ("en", "12 - 20", True), ("en-GB", "The colour of water", True), ("xx", "Something", True),
        ("de", "Homo sapiens", True), ("sr", "Boja vode u luci", True), ("sr", "Боја воде у луци", True),
    ],
)  # fmt: skip
def test_a_language_is_doubted_only_where_the_words_speak_against_it(language: str, text: str, may: bool) -> None:  # noqa: FBT001
    assert may_be(language, text) is may


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ("citation_journal_title=Harbour Science", "article-journal"), ("citation_dissertation_institution=Plains", "thesis"),
        ("citation_technical_report_number=7", "report"), ("citation_conference_title=Harbours 2019", "paper-conference"),
        ("citation_inbook_title=The Book of Harbours", "chapter"), ("citation_isbn=9780306406157", "book"),
        ("citation_isbn=9780306406157|citation_inbook_title=The Book of Harbours", "chapter"),
        ("citation_journal_title= ", None), ("citation_title=Tides", None), ("citation_patent_number=US1", "patent"),
        ("citation_conference_title=Harbours 2019|citation_journal_title=Harbour Science", "paper-conference"),
    ],
)  # fmt: skip
def test_tags_tell_the_kind_of_work(tags: str, kind: str | None) -> None:
    metas = "".join('<meta name="{}" content="{}">'.format(*tag.split("=")) for tag in tags.split("|"))
    said = said_by_tags(document(f"<html><head>{metas}</head></html>").metas, "citation_")
    assert next((item.text for item in said if item.field == "type"), None) == kind


def test_tags_of_authors_keep_the_pages_order_and_dates_their_rank() -> None:
    metas = "".join(
        f'<meta name="{name}" content="{content}">'
        for name, content in (
            ("citation_year", "2018"), ("citation_author", "Doe, Jane"), ("citation_author_institution", "Plains"), ("citation_author", "Roe, Rex"),
            ("CITATION_PUBLICATION_DATE", "2019/03/14"), ("citation_pdf_url", "https://x.example/a.pdf"), ("dc.title", "No"),
        )
    )  # fmt: skip
    said = said_by_tags(document(f"<html><head>{metas}</head></html>").metas, "citation_")
    assert [(item.field, item.text) for item in said] == [
        ("author", "Doe, Jane"), ("author_affiliation", "Plains"), ("author", "Roe, Rex"), ("issued", "2019/03/14"), ("issued", "2018"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("context", "told"),
    [
        ("rft.atitle=Tides&rft.jtitle=Harbour+Science&rft.genre=article", {"title": "Tides", "container_title": "Harbour Science", "type": "article-journal"}),
        ("rft.atitle=Tides&amp;rft.title=Harbour%20Science", {"title": "Tides", "container_title": "Harbour Science"}),
        ("rft.btitle=Harbours&rft.genre=book&rft.isbn=9780306406157", {"title": "Harbours", "type": "book", "isbn": "9780306406157"}),
        ("rft.aulast=Doe&rft.aufirst=Jane", {"author": "Doe, Jane"}), ("rft.aulast=Doe", {"author": "Doe"}),
        ("rft.aulast=Doe&rft.au=Jane+Doe", {"author": "Jane Doe"}),
        ("rft_val_fmt=info:ofi/fmt:kev:mtx:dissertation&rft.title=Tides", {"title": "Tides", "type": "thesis"}),
        ("rft_id=info:doi/10.5555/a.1", {"identifier": "info:doi/10.5555/a.1"}),
        ("rft.volume=&rft.issue=3", {"issue": "3"}), ("", {}), ("&&&===", {}), ("rft.genre=unknown", {}), ("rft.nothing=1", {}), ("a=1&" * 5000, {}),
    ],
)  # fmt: skip
def test_an_openurl_is_cut_into_what_it_says(context: str, told: dict[str, str]) -> None:
    assert {item.field: item.text for item in said_by_context(context, "COinS")} == told
