"""HTML to hand on, and the COinS in it: read back by our own reader, and nothing in it ends a tag or runs."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs

import pytest
from any_records import RECORDS
from hypothesis import given, settings
from lxml import html as lxml_html
from records import MADE, entries

from harvester.exporters import coins, html
from harvester.work import Entry
from parsers import Page
from parsers.page import Document
from parsers.record import CSL_TYPES, Record
from parsers.understand import understand
from parsers.vocabularies import coins as reader


def made(**values: Any) -> Entry:
    return Entry(key="k", record=Record.model_validate(values))


def written(*given: Entry) -> str:
    return "".join(html.write(given))


def read(*given: Entry) -> list[Record]:
    page = Page(written(*given).encode(), url="https://example.org/list")
    return [understand(found, page).record for found in reader.find(Document(page))]


def tree(*given: Entry) -> Any:
    return lxml_html.document_fromstring(written(*given))


ARTICLE: dict[str, Any] = {
    "type": "article-journal", "title": "Tides & <tides>, 100% + 1 = \U0001f409 مرحبا; \"x\" 'y'".replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
    "author": [{"family": "Gogh", "non_dropping_particle": "van", "given": "Vincent"}, {"literal": "Group, of and for Tests"}, {"family": "Ng"}],
    "container_title": "Journal of Testing & More", "container_title_short": "J Test", "volume": "8", "issue": "19", "page": {"first": "5039", "last": "5050"},
    "issued": {"year": 2024, "month": 10, "day": 8}, "issn": [{"value": "2473-9537", "kind": "electronic"}, {"value": "2473-9529"}],
    "doi": "10.5555/a(b)<c>;#1", "pmid": "39058954", "pmcid": "PMC11465741", "arxiv": "1706.03762", "handle": "20.500.12345/77",
}  # fmt: skip
KEPT: tuple[tuple[str, dict[str, Any]], ...] = (
    ("article", ARTICLE),
    ("number of an article", {"type": "article-journal", "title": "T", "container_title": "J", "article_number": "e777", "issued": {"year": 2020}}),
    ("preprint", {"type": "article", "genre": "Preprint", "title": "T", "issued": {"year": 2023, "month": 2}, "doi": "10.5555/pre.1"}),
    ("book", {"type": "book", "title": "A Handbook", "author": [{"literal": "WHO"}, {"family": "Okafor", "given": "Chidi"}], "publisher": "Invented Press",
              "publisher_place": "Leiden", "edition": "2", "isbn": ["9780306406157"], "collection_title": "Series of Tests", "number_of_pages": "345", "issued": {"year": 2004}}),
    ("chapter", {"type": "chapter", "title": "On light", "author": [{"family": "Okafor", "given": "C."}], "container_title": "A Handbook", "page": {"first": "xiv", "last": "xx"}}),
    ("report", {"type": "report", "title": "Water", "author": [{"literal": "Invented Institute of Gardens"}], "publisher": "Institute", "issued": {"year": 2009, "month": 11}}),
    ("thesis", {"type": "thesis", "title": "Seeds", "author": [{"family": "Lindqvist", "given": "Åsa"}], "publisher": "Invented University", "issued": {"year": 1998}, "language": "sv"}),
    ("patent", {"type": "patent", "title": "A valve", "author": [{"family": "Doe", "given": "Jane"}], "publisher": "Office", "issued": {"year": 1999}, "rights": "All kept"}),
    ("map", {"type": "map", "title": "Coasts", "author": [{"family": "Doe", "given": "Jane"}], "keyword": [{"text": "moss"}], "abstract": "It shows all coasts."}),
    ("periodical", {"type": "periodical", "title": "Journal of Testing", "issn": [{"value": "2473-9529"}]}),
    ("paper", {"type": "paper-conference", "title": "Joins", "author": [{"family": "Ng", "given": "A."}], "container_title": "Proceedings of the 9th Conference", "page": {"first": "101", "last": "109"}}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "values"), KEPT, ids=[name for name, _values in KEPT])
def test_our_own_reader_reads_the_same_values(name: str, values: dict[str, Any]) -> None:
    (record,) = read(made(**values))
    assert record == Record.model_validate(values), name


@pytest.mark.parametrize("kind", [None, *CSL_TYPES])
def test_every_kind_has_a_format_that_names_it(kind: str | None) -> None:
    context = parse_qs(coins.context(made(type=kind, title="Tides", container_title="Whole")))
    (form,) = context["rft_val_fmt"]
    assert form.startswith("info:ofi/fmt:kev:mtx:")
    rows = coins.ROWS[form.rpartition(":")[2]]
    allowed = {f"rft.{key}" for key, _field, _values in rows} | {
        "rft.atitle", "rft.jtitle", "rft.btitle", "rft.title", "rft.genre", "rft.type", "ctx_ver", "rfr_id", "rft_val_fmt",
    }  # fmt: skip
    assert set(context) <= allowed
    assert form.endswith(":dc") is ("rft.type" in context)
    (record,) = read(made(type=kind, title="Tides"))
    assert str(record.title) == "Tides"
    if kind is not None and form.endswith(":dc"):
        assert record.type == kind


def test_every_choice_that_loses_the_kind_says_why() -> None:
    seen: dict[tuple[str, str], str] = {}
    for name, kind in coins.KINDS.items():
        assert kind.why or (kind.format, kind.genre) not in seen, name
        seen.setdefault((kind.format, kind.genre), name)
    assert set(coins.KINDS) == set(CSL_TYPES)


EVIL = (
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b>', "'><b>", "&amp;lt;", "--><!--", "</span></li>", "a&rft.title=evil",
    "مرحبا \u202e x", "\U0001f409", "javascript:alert(1)", "]]>", "100%41", "+ +",
)  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_becomes_a_tag_an_attribute_or_a_key(evil: str) -> None:
    entry = Entry(key=f"{evil}\x00\ud800\n", record=Record.model_validate({
        "type": "article-journal", "title": "Tides", "author": [{"literal": evil, "affiliation": [evil]}], "container_title": evil, "volume": evil,
        "publisher": evil, "url": evil, "license": evil, "note": evil, "genre": evil, "language": evil, "keyword": [{"text": evil, "scheme": evil}],
        "rights": evil, "related": [{"relation": evil, "id": evil}],
    }))  # fmt: skip
    plain = tree(made(
        type="article-journal", title="Tides", author=[{"literal": "x", "affiliation": ["x"]}], container_title="x", volume="x", publisher="x",
        url="x", license="x", note="x", genre="x", language="x", keyword=[{"text": "x", "scheme": "x"}], rights="x",
    ))  # fmt: skip
    page = tree(entry)
    assert [one.tag for one in page.iter()] == [one.tag for one in plain.iter()]
    assert [sorted(one.keys()) for one in page.iter()] == [sorted(one.keys()) for one in plain.iter()]
    assert {one.get("href") for one in page.iter("a")} == set()
    context = parse_qs(page.xpath("//span[@class='Z3988']")[0].get("title"))
    assert context["rft.jtitle"] == [evil]
    assert context["rft.atitle"] == ["Tides"]
    assert "rft.title" not in context


def test_links_lead_to_the_web_alone() -> None:
    page = tree(made(title="T", doi="10.5555/a#b", url="https://example.org/?a=1&b=%20", license="file:///etc/passwd"))
    assert [one.get("href") for one in page.iter("a")] == [
        "https://doi.org/10.5555/a%23b", "https://example.org/?a=1&b=%20",
    ]  # fmt: skip


def test_marks_are_tags_and_a_retraction_is_seen() -> None:
    text = written(
        made(title="The <i>eye</i>: H<sub>2</sub>O &lt;b&gt;", notice=[{"kind": "retraction", "doi": "10.5555/r"}])
    )
    assert "The <i>eye</i>: H<sub>2</sub>O &lt;b&gt;" in text
    assert '<p class="notice">Retracted: notice https://doi.org/10.5555/r.</p>' in text


@given(record=RECORDS | MADE.map(Record.model_validate))
@settings(max_examples=100, deadline=None)
def test_any_records_are_a_page_with_a_span_each(record: Record) -> None:
    page = tree(Entry(key="a", record=record), Entry(key="b", record=Record(title=record.title)))
    assert [one.get("id") for one in page.xpath("//li/div")] == ["a", "b"]
    assert len(page.xpath("//span[@class='Z3988']")) == 2
    if record.title:
        assert page.xpath("//li")[0].xpath("string(.//bdi[@class='title'])") == str(record.title)


# A record, and its line as a person reads it.
LINES: tuple[tuple[dict[str, Any], str], ...] = (
    ({"title": "Things", "container_title": "Handbook of Things", "volume": "2", "collection_title": "Big Series", "publisher": "Springer", "publisher_place": "Berlin"},
     "Things. Handbook of Things, vol. 2. Big Series. Springer, Berlin."),
    ({"author": [{"family": "Roe", "given": "Jane"}, {"family": "Ng", "given": "A."}], "issued": {"year": 2001, "month": 5}, "title": "Tides", "container_title": "Journal of Testing",
      "container_title_short": "J Test", "volume": "8", "issue": "19", "page": {"first": "5039", "last": "5050"}, "doi": "10.5555/a", "pmid": "39058954"},
     "Roe, Jane; Ng, A. (2001-05). Tides. Journal of Testing (J Test), vol. 8, no. 19, pp. 5039-5050. doi:10.5555/a; PMID 39058954."),
    ({"author": [{"family": "Ng", "given": "A."}], "title": "Who pays?", "title_short": "Pays"}, "Ng, A. Who pays? [Pays]."),
    ({"author": [{"literal": "WHO"}], "title": "Who pays?", "publisher": "Springer Inc."}, "WHO. Who pays? Springer Inc."),
    ({"title": "What is “this?”", "original_title": "<i>Was?</i>", "translated_title": "Quoi !", "genre": "Essay"}, "What is “this?” Original title: Was? [Quoi !] [Essay]."),
    ({"editor": [{"family": "Roe"}], "translator": [{"family": "Ng"}], "contributor": [{"family": "Ek"}], "title": "T"}, "ed. Roe; transl. Ng; with Ek. T."),
    ({"title": "T", "edition": "2", "collection_title": "Series", "collection_number": "5", "number_of_pages": "345", "isbn": ["9780306406157"]}, "T. ed. 2. Series, 5. 345 pages. ISBN 9780306406157."),
    ({"title": "T", "event_title": "Meeting", "event_place": "Lisbon", "event_date": {"year": 2018}, "issn": [{"value": "2473-9529"}], "isbn": ["9780306406157"]},
     "T. Meeting, Lisbon (2018). ISSN 2473-9529; ISBN 9780306406157."),
    ({"title": "T", "number": "TR-9", "version": "4.1", "publisher_place": "Leiden"}, "T. no. TR-9, version 4.1. Leiden."),
    ({"title": "T", "page": {"first": "3"}, "article_number": "e7", "collection_number": "5", "event_date": {"year": 2018}}, "T. pp. 3, art. e7. 5. (2018)."),
    ({"title": "AT&amp;T", "publisher": 'The "Press"', "note": "Read twice", "funder": ["Fund A", "Fund B"], "keyword": [{"text": "moss"}, {"text": "rain"}]},
     'AT&T. The "Press". Funding: Fund A; Fund B. Read twice. Keywords: moss; rain.'),
    ({"issued": {"year": 2001}}, "(2001)."), ({}, ""),
)  # fmt: skip


@pytest.mark.parametrize(("values", "line"), LINES)
def test_the_line_reads_as_a_reference(values: dict[str, Any], line: str) -> None:
    (shown,) = tree(made(**values)).xpath("//li/div/p")
    assert shown.text_content() == line


@given(record=RECORDS | MADE.map(Record.model_validate))
@settings(max_examples=100, deadline=None)
def test_any_line_ends_its_sentences_once(record: Record) -> None:
    line = list(html._line(record))
    for sentence in line:
        outside = re.sub(r"<bdi.*?</bdi>", "", sentence, flags=re.DOTALL)
        assert not re.search(r"\.\.|[,;] *$|^ *[,;.]\s*$(?<!\.)", outside), sentence
    assert sum(sentence.count("<bdi ") for sentence in line) == sum(
        getattr(record, part.field) not in (None, ()) for part in html.PARTS
    )


def test_all_shapes_are_one_page() -> None:
    titled = [entry for entry in entries() if entry.record.title]
    assert [str(one.title) for one in read(*titled)] == [str(entry.record.title) for entry in titled]


def test_ten_thousand_authors_and_nothing_at_all() -> None:
    people = [{"family": f"Doe{place}", "given": "Jane"} for place in range(10_000)]
    page = tree(made(title="Tides", author=people), Entry(key="b", record=Record()))
    spans = page.xpath("//span[@class='Z3988']")
    assert spans[0].get("title").count("rft.au=") == 10_000
    assert parse_qs(spans[1].get("title"))["rft.genre"] == ["unknown"]
    assert tree().xpath("//li") == []
