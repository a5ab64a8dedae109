"""schema.org JSON-LD: a graph that our own reader reads back, and that no text in it can break out of."""

from __future__ import annotations

import json
from typing import Any

import pytest
from any_records import RECORDS
from hypothesis import given, settings
from lxml import html as lxml_html
from records import MADE, entries

from harvester.exporters import EXPORTERS, json_ld
from harvester.exporters.json_ld_kinds import KINDS
from harvester.exporters.losses import lost
from harvester.work import Entry
from parsers import Page
from parsers.page import Document
from parsers.record import CSL_TYPES, Record
from parsers.understand import understand
from parsers.vocabularies import json_ld as reader


def made(**values: Any) -> Entry:
    return Entry(key="k", record=Record.model_validate(values))


def written(*given: Entry) -> str:
    return "".join(json_ld.write(given))


def page_of(*given: Entry) -> str:
    return f'<!DOCTYPE html><html><head><script type="application/ld+json">{written(*given)}</script></head><body><p>x</p></body></html>'


def read(*given: Entry) -> list[Record]:
    page = Page(page_of(*given).encode(), url="https://example.org/list")
    return [understand(found, page).record for found in reader.find(Document(page))]


PEOPLE = [
    {"family": "Gogh", "non_dropping_particle": "van", "given": "Vincent", "orcid": "0000-0002-1825-0097", "affiliation": ["University of Testing", "Second, of it"]},
    {"literal": "Group, of and for Tests"}, {"family": "Bianco", "given": "F. J.", "suffix": "Jr"}, {"family": "Plato"},
]  # fmt: skip
ISSNS = [{"value": "2473-9529", "kind": "print"}, {"value": "2473-9537", "kind": "electronic"}]
KEPT: tuple[tuple[str, dict[str, Any]], ...] = (
    ("article", {
        "type": "article-journal", "title": "Tides &amp; &lt;tides&gt;: \U0001f409 مرحبا", "author": PEOPLE, "container_title": "Journal of Testing", "volume": "8", "issue": "19",
        "page": {"first": "5039", "last": "5050"}, "issued": {"year": 2024, "month": 10, "day": 8}, "issn": ISSNS, "publisher": "Invented Society", "publisher_place": "Leiden",
        "doi": "10.5555/a(b)<c>;#1", "pmid": "39058954", "pmcid": "PMC11465741", "language": "en", "url": "https://example.org/a?b=1&c=2",
        "keyword": [{"text": "moss, wet", "scheme": "MeSH"}, {"text": "rain"}], "abstract": "It works; 1 &lt; 2.", "license": "https://example.org/licence", "funder": ["Fund & Co"],
    }),
    ("review article", {"type": "article-journal", "genre": "Review", "title": "T", "container_title": "J", "volume": "1"}),
    ("numbered article", {"type": "article-journal", "title": "T", "container_title": "J", "article_number": "e777", "issued": {"year": 2003}}),
    ("preprint", {"type": "article", "genre": "Preprint", "title": "T", "arxiv": "1706.03762", "issued": {"year": 2023, "month": 2}}),
    ("book", {"type": "book", "title": "A Handbook", "editor": [{"family": "Cruz", "given": "M."}], "translator": [{"family": "Roe", "given": "Ann"}], "edition": "2", "publisher": "Invented Press",
              "volume": "3", "isbn": ["9780306406157"], "issn": ISSNS, "collection_title": "Series of Tests", "collection_number": "7", "number_of_pages": "345", "issued": {"year": 2004}, "handle": "20.500.12345/77"}),
    ("chapter", {"type": "chapter", "title": "On light", "author": PEOPLE, "editor": [{"family": "Smith", "given": "J."}], "container_title": "A Handbook", "publisher": "Invented Press",
                 "page": {"first": "xiv", "last": "xx"}, "volume": "2", "isbn": ["9780306406157"], "collection_title": "Series of Tests", "issued": {"year": 2004}}),
    ("paper", {"type": "paper-conference", "title": "Joins", "author": PEOPLE[2:], "container_title": "Proceedings of the 9th Conference", "event_title": "9th Conference", "event_place": "Lisbon",
               "event_date": {"year": 2012, "month": 10, "day": 3, "end": {"year": 2012, "month": 10, "day": 5}}, "page": {"first": "101", "last": "109"}, "issued": {"year": 2012, "month": 10}}),
    ("thesis", {"type": "thesis", "genre": "Doctoral thesis", "title": "Seeds", "author": [{"family": "Lindqvist", "given": "Åsa"}], "publisher": "Invented University", "issued": {"year": 1998}, "language": "sv"}),
    ("report", {"type": "report", "title": "Water", "author": [PEOPLE[1]], "number": "TR-9", "publisher": "Institute", "issued": {"year": 2009, "month": 11}, "rights": "All kept"}),
    ("dataset", {"type": "dataset", "title": "Counts", "author": PEOPLE[:1], "version": "4.1", "publisher": "Bird Bank", "issued": {"year": 2003, "month": 7}}),
    ("software", {"type": "software", "title": "Counter", "author": PEOPLE[3:], "version": "4.1", "doi": "10.5555/s"}),
    ("patent", {"type": "patent", "title": "A valve", "author": PEOPLE[2:3], "doi": "10.5555/p"}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "values"), KEPT, ids=[name for name, _values in KEPT])
def test_our_own_reader_reads_the_same_values(name: str, values: dict[str, Any]) -> None:
    (record,) = read(made(**values))
    assert record.model_dump() == Record.model_validate(values).model_dump(), name


# What our reader takes for no work that one cites, whatever page it stands on: what search engines call news, posts and products.
NOT_READ = frozenset("article-newspaper bill legislation periodical post post-weblog regulation treaty webpage".split())
# A word for several kinds: "review" is the genre of an article to most pages, and a classic is a book.
READ_AS = {"review": "article-journal", "classic": "book"}


@pytest.mark.parametrize("kind", CSL_TYPES)
def test_every_kind_is_read_as_itself_or_as_no_work(kind: str) -> None:
    found = read(made(type=kind, title="Tides", doi="10.5555/a"))
    assert [record.type for record in found] == ([] if kind in NOT_READ else [READ_AS.get(kind, kind)])


def test_a_class_that_kinds_share_tells_them_apart_and_says_why() -> None:
    assert set(KINDS) == set(CSL_TYPES)
    told = [(kind.type, kind.additional) for kind in KINDS.values()]
    assert len(set(told)) == len(told)
    assert all(kind.why for kind in KINDS.values() if kind.type == "CreativeWork")


def test_an_article_is_part_of_an_issue_of_a_volume_of_a_periodical() -> None:
    (node,) = json.loads(written(made(**KEPT[0][1])))["@graph"]
    assert node["@type"] == "ScholarlyArticle"
    issue = node["isPartOf"]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "19")
    assert (issue["isPartOf"]["@type"], issue["isPartOf"]["volumeNumber"]) == ("PublicationVolume", "8")
    journal = issue["isPartOf"]["isPartOf"]
    assert (journal["@type"], journal["name"], journal["issn"]) == (
        "Periodical",
        "Journal of Testing",
        ["2473-9529", "2473-9537"],
    )
    assert {"@type": "PropertyValue", "propertyID": "pmid", "value": "39058954"} in node["identifier"]


@pytest.mark.parametrize(
    ("issued", "published", "told"),
    [
        ({"year": 2024, "month": 10, "day": 8}, "2024-10-08", ()),
        ({"year": 77}, "0077", ()),
        ({"year": 2003, "season": "spring"}, "2003", ("issued.season",)),
        ({"year": 2003, "month": 7, "end": {"year": 2003, "month": 8}}, "2003-07", ("issued.end",)),
    ],
)
def test_a_date_is_one_of_schema_org_and_what_it_cannot_say_is_told(
    issued: dict[str, Any], published: str, told: tuple[str, ...]
) -> None:
    entry = made(title="T", issued=issued)
    (node,) = json.loads(written(entry))["@graph"]
    assert node["datePublished"] == published
    (exporter,) = [one for one in EXPORTERS if one.name == "json-ld"]
    assert lost(exporter)(entry.record) == told


def test_a_meeting_has_a_first_and_a_last_day() -> None:
    (node,) = json.loads(written(made(**dict(KEPT)["paper"])))["@graph"]
    (event,) = [one for one in node["isPartOf"] if one["@type"] == "Event"]
    assert (event["startDate"], event["endDate"]) == ("2012-10-03", "2012-10-05")


def test_a_retraction_is_told() -> None:
    (node,) = json.loads(written(made(title="T", notice=[{"kind": "retraction", "doi": "10.5555/r"}])))["@graph"]
    assert (node["creativeWorkStatus"], node["correction"]) == (
        "retracted",
        ["Retracted: notice https://doi.org/10.5555/r."],
    )


EVIL = (
    "</script><script>alert(1)</script>", "<!--<script>", "-->", "]]>", '","@type":"Evil', "\\u003c/script\\u003e", "&quot;&lt;", "a\u2060b", "مرحبا \u202e x", "\U0001f409", "{{x}}",
)  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_ends_the_script_or_its_string(evil: str) -> None:
    entry = Entry(key=f"{evil}\ud800\x00\u2028", record=Record.model_validate({
        "type": "article-journal", "title": "Tides", "author": [{"literal": evil, "affiliation": [evil]}], "container_title": evil, "volume": evil, "url": evil,
        "note": evil, "genre": evil, "language": evil, "keyword": [{"text": evil, "scheme": evil}], "funder": [evil], "publisher": evil, "license": evil,
    }))  # fmt: skip
    text = written(entry)
    assert not set(text) & set("<>&\u2028\u2029")
    assert text.encode()
    (script,) = lxml_html.document_fromstring(page_of(entry)).iter("script")
    (node,) = json.loads(script.text or "")["@graph"]
    assert node["@type"] == "ScholarlyArticle"
    assert node["author"][0]["name"] == node["isPartOf"]["isPartOf"]["name"] == node["url"] == evil


@given(record=RECORDS | MADE.map(Record.model_validate))
@settings(max_examples=100, deadline=None)
def test_any_record_is_a_node_with_its_own_values(record: Record) -> None:
    text = written(Entry(key="a", record=record), Entry(key="b", record=record))
    one, other = json.loads(text)["@graph"]
    assert (one["@id"], other["@id"]) == ("#a", "#b")
    assert one | {"@id": ""} == other | {"@id": ""}
    assert one.get("name") == (str(record.title) if record.title else None)
    assert len(one.get("author", ())) == len(record.author)


def test_all_shapes_are_one_graph_and_those_that_are_works_are_read() -> None:
    given = entries()
    assert len(json.loads(written(*given))["@graph"]) == len(given)
    typed = [entry.record for entry in given if entry.record.type]
    assert [str(record.title) for record in read(*given)] == [str(record.title) for record in typed]


def test_ten_thousand_authors_and_nothing_at_all() -> None:
    people = [{"family": f"Doe{place}", "given": "Jane"} for place in range(10_000)]
    graph = json.loads(written(made(type="book", title="Tides", author=people), Entry(key="b", record=Record())))[
        "@graph"
    ]
    assert [len(node.get("author", ())) for node in graph] == [10_000, 0]
    assert graph[1] == {"@type": "CreativeWork", "@id": "#b"}
    assert json.loads(written())["@graph"] == []
