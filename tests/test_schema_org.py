"""schema.org: what a node says of a work, in whichever syntax it came."""

from __future__ import annotations

from typing import Any

import pytest
from schema_org_pages import ANNA, ARTICLE, BOOK, article, names, record

PERIODICAL = {"@type": "Periodical", "name": "Journal of Invented Seas", "issn": "2049-3630", "publisher": "Sea Press"}
VOLUME = {"@type": "PublicationVolume", "volumeNumber": "Volume 7"}
ISSUE = {"@type": "PublicationIssue", "issueNumber": 2}
PLACES: tuple[tuple[str, Any], ...] = (
    ("issue, volume, periodical", {**ISSUE, "isPartOf": {**VOLUME, "isPartOf": PERIODICAL}}),
    ("volume, issue, periodical", {**VOLUME, "isPartOf": {**ISSUE, "isPartOf": PERIODICAL}}),
    ("periodical outside in", {**ISSUE, "isPartOf": [VOLUME, PERIODICAL]}),
    ("side by side", [PERIODICAL, VOLUME, ISSUE]),
    ("one node of two types", {**ISSUE, **VOLUME, "@type": ["PublicationIssue", "PublicationVolume"], "isPartOf": PERIODICAL}),
    ("one node of all types", {**ISSUE, **VOLUME, **PERIODICAL, "@type": ["PublicationIssue", "PublicationVolume", "Periodical"]}),
    ("with prefixes", {"@type": "schema:PublicationIssue", "schema:issueNumber": "2", "http://schema.org/isPartOf": {**VOLUME, "isPartOf": PERIODICAL}}),
    ("a list of JSON-LD", {"@list": [PERIODICAL, VOLUME, {"@set": [ISSUE]}]}),
)  # fmt: skip


@pytest.mark.parametrize("place", [place for _name, place in PLACES], ids=[name for name, _place in PLACES])
def test_the_chain_of_containers_in_any_order(place: Any) -> None:
    said = article(isPartOf=place)
    assert (said["container_title"], said["volume"], said["issue"]) == ("Journal of Invented Seas", "7", "2")
    assert said["issn"] == [{"value": "2049-3630"}]
    assert (said["publisher"], said["type"]) == ("Sea Press", "article-journal")


def test_references_by_id_are_resolved_across_scripts() -> None:
    graph = {"@graph": [
        {"@id": "#p1", "@type": "Person", "familyName": "Invented", "givenName": "Anna", "affiliation": {"@id": "#u"}},
        {"@id": "#issue", **ISSUE, "isPartOf": {"@id": "#volume"}},
        {"@id": "#volume", **VOLUME, "isPartOf": {"@id": "#journal"}},
        {**ARTICLE, "author": [{"@id": "#p1"}, {"@id": "#p2", "@type": "Person"}], "isPartOf": {"@id": "#issue"}},
    ]}  # fmt: skip
    people = [{"@id": "#p2", "@type": "Person", "name": "Otto Made-Up"}, {"@id": "#u", "name": "Tidal University"}]
    said = record(graph, people, {"@id": "#journal", **PERIODICAL})
    assert names(said) == ["Invented, Anna", "Made-Up, Otto"]
    assert said["author"][0]["affiliation"] == ["Tidal University"]
    assert (said["container_title"], said["volume"], said["issue"]) == ("Journal of Invented Seas", "7", "2")


@pytest.mark.parametrize("part", [{"@id": "#a"}, [{"@id": "#a"}]])
def test_has_part_of_a_periodical_is_is_part_of(part: Any) -> None:
    work = {**ARTICLE, "@id": "#a", "author": ANNA}
    outside = {**PERIODICAL, "hasPart": {**VOLUME, "hasPart": {**ISSUE, "hasPart": part}}}
    said = record([outside, work])
    assert (said["container_title"], said["volume"], said["issue"]) == ("Journal of Invented Seas", "7", "2")
    nested = record({**PERIODICAL, "hasPart": {**VOLUME, "hasPart": {**ISSUE, "hasPart": work}}})
    assert nested == said


def test_names_of_a_context() -> None:
    said = record({
        "@context": {"sdo": "https://schema.org/", "titel": "sdo:x", "titel2": {"@id": "http://schema.org/name"}, "id": "@id", "type": "@type"},
        "type": "sdo:ScholarlyArticle", "id": "https://doi.org/10.5555/tides.1", "titel2": "Tides", "sdo:author": [{"type": "sdo:Person", "sdo:name": "Invented, Anna"}],
    })  # fmt: skip
    assert (said["title"], said["doi"], names(said)) == ("Tides", "10.5555/tides.1", ["Invented, Anna"])


IDENTIFIERS: tuple[tuple[Any, dict[str, Any]], ...] = (
    ("10.5555/tides.1", {"doi": "10.5555/tides.1"}),
    ("doi:10.5555/tides.1", {"doi": "10.5555/tides.1"}),
    ("https://doi.org/10.5555/tides.1", {"doi": "10.5555/tides.1"}),
    (["https://doi.org/10.5555/tides.1", "PMID: 39058954"], {"doi": "10.5555/tides.1", "pmid": "39058954"}),
    ({"@type": "PropertyValue", "propertyID": "doi", "value": "10.5555/tides.1"}, {"doi": "10.5555/tides.1"}),
    ({"@type": "PropertyValue", "name": "DOI", "value": "https://doi.org/10.5555/tides.1"}, {"doi": "10.5555/tides.1"}),
    ({"@type": "PropertyValue", "propertyID": "https://registry.identifiers.org/registry/doi", "value": "doi:10.5555/tides.1"}, {"doi": "10.5555/tides.1"}),
    ({"@type": "PropertyValue", "propertyID": "PMID", "value": 39058954}, {"pmid": "39058954"}),
    ({"@type": "PropertyValue", "propertyID": "pmc", "value": "11465741"}, {"pmcid": "PMC11465741"}),
    ({"@type": "PropertyValue", "propertyID": "pmcid", "value": "PMC11465741"}, {"pmcid": "PMC11465741"}),
    ({"@type": "PropertyValue", "propertyID": "arXiv", "value": "1706.03762"}, {"arxiv": "1706.03762"}),
    ({"@type": "PropertyValue", "propertyID": "handle", "value": "1810/252364"}, {"handle": "1810/252364"}),
    ({"@type": "PropertyValue", "propertyID": "hdl", "value": "http://hdl.handle.net/1810/252364"}, {"handle": "1810/252364"}),
    ({"@type": "PropertyValue", "propertyID": "ISSN", "value": "2049-3630"}, {"issn": [{"value": "2049-3630"}]}),
    ({"@type": "PropertyValue", "propertyID": "ISBN", "value": "978-0-306-40615-7"}, {"isbn": ["9780306406157"]}),
    ("978-0-306-40615-7", {"isbn": ["9780306406157"]}),
    # A bare number is a number of somebody's own, though its check digit would make it an ISSN.
    ("20493630", {}),
    ({"@type": "PropertyValue", "propertyID": "local", "value": "20493630"}, {}),
)  # fmt: skip


@pytest.mark.parametrize(("identifier", "expected"), IDENTIFIERS)
def test_identifiers(identifier: Any, expected: dict[str, Any]) -> None:
    said = article(identifier=identifier)
    fields = ("doi", "pmid", "pmcid", "arxiv", "handle", "issn", "isbn")
    assert {field: said[field] for field in fields if field in said} == expected


@pytest.mark.parametrize("key", ["@id", "sameAs", "url", "mainEntityOfPage"])
@pytest.mark.parametrize(
    "address", ["https://doi.org/10.5555/tides.1", "https://www.press.example.org/doi/full/10.5555/tides.1"]
)
def test_a_doi_in_the_address_of_a_work(key: str, address: str) -> None:
    assert article(**{key: address})["doi"] == "10.5555/tides.1"


def test_other_addresses_of_a_work_are_no_address_to_cite() -> None:
    assert "url" not in article(sameAs=["https://www.wikidata.org/wiki/Q1", "https://social.example.org/x"])
    said = article(
        url="https://example.org/x", sameAs="https://www.press.example.org/doi/10.5555/b", identifier="10.5555/a"
    )
    assert (said["url"], said["doi"]) == ("https://example.org/x", "10.5555/a")


PEOPLE: tuple[tuple[Any, list[str]], ...] = (
    ("Invented, Anna", ["Invented, Anna"]),
    ("Anna Invented and Otto Made-Up", ["Invented, Anna", "Made-Up, Otto"]),
    (["Invented, Anna", "Made-Up, Otto"], ["Invented, Anna", "Made-Up, Otto"]),
    (["Invented, Anna", {"@type": "Person", "name": "Otto Made-Up"}], ["Invented, Anna", "Made-Up, Otto"]),
    ({"familyName": "Invented", "givenName": "Anna", "additionalName": "B."}, ["Invented, Anna B."]),
    ({"familyName": "Invented", "givenName": "Otto", "honorificSuffix": "Jr."}, ["Invented, Otto, Jr."]),
    ({"familyName": "Invented", "givenName": "Otto", "honorificSuffix": "PhD"}, ["Invented, Otto"]),
    ({"familyName": "Invented", "name": "Otto Invented"}, ["Invented, Otto"]),
    ({"familyName": "Invented", "name": "Otto"}, ["Invented, Otto"]),
    ({"@type": "CollegeOrUniversity", "name": "Tidal University"}, ["Tidal University"]),
    ({"@type": "Organization", "legalName": "The Tide Group"}, ["The Tide Group"]),
    ({"@type": "Role", "author": {"@type": "Person", "name": "Anna Invented"}, "roleName": "lead"}, ["Invented, Anna"]),
    ({"@type": "OrganizationRole", "author": "Anna Invented"}, ["Invented, Anna"]),
    ({"@list": [{"name": "Anna Invented"}, {"name": "Otto Made-Up"}]}, ["Invented, Anna", "Made-Up, Otto"]),
    ([{"name": "Wei Wang"}, {"name": "Na Li"}, {"name": "Wei Wang"}], ["Wang, Wei", "Li, Na", "Wang, Wei"]),
    ([{"name": "Ann Abel"}, {"name": "Bo Baker"}, {"name": "Ann Abel"}, {"name": "Bo Baker"}], ["Abel, Ann", "Baker, Bo"]),
)  # fmt: skip


@pytest.mark.parametrize(("author", "expected"), PEOPLE)
def test_people(author: Any, expected: list[str]) -> None:
    assert names(record({**ARTICLE, "author": author, "datePublished": "2020"})) == expected


def test_creators_are_authors_only_where_there_are_none() -> None:
    other = {"@type": "Person", "name": "Otto Made-Up"}
    assert names(article(creator=[ANNA, other])) == ["Invented, Anna"]
    assert names(record({**ARTICLE, "creator": [ANNA, other]})) == ["Invented, Anna", "Made-Up, Otto"]
    assert names(article(editor=other, contributor="Cleo Imagined"), "editor") == ["Made-Up, Otto"]


@pytest.mark.parametrize("said", [
    {"@id": "https://orcid.org/0000-0002-1825-0097"},
    {"sameAs": ["https://example.org/anna", "http://orcid.org/0000-0002-1825-0097"]},
    {"identifier": "https://orcid.org/0000-0002-1825-0097"},
    {"identifier": "0000-0002-1825-0097"},
    {"identifier": {"@type": "PropertyValue", "propertyID": "https://registry.identifiers.org/registry/orcid", "value": "0000-0002-1825-0097"}},
    {"url": "https://orcid.org/0000-0002-1825-0097"},
])  # fmt: skip
def test_an_orcid_wherever_it_stands(said: dict[str, Any]) -> None:
    assert article(author={**ANNA, **said})["author"][0]["orcid"] == "0000-0002-1825-0097"


KINDS: tuple[tuple[dict[str, Any], str | None], ...] = (
    ({"@type": ["ScholarlyArticle", "MedicalScholarlyArticle"]}, "article-journal"),
    ({"@type": "https://schema.org/Book"}, "book"),
    ({"@type": "dataset"}, "dataset"),
    ({"@type": ["CreativeWork", "Thesis"]}, "thesis"),
    ({"@type": "Chapter"}, "chapter"),
    ({"@type": "Report"}, "report"),
    ({"@type": "SoftwareSourceCode"}, "software"),
    ({"@type": "PresentationDigitalDocument"}, "speech"),
    ({"@type": "Collection", "identifier": "10.5555/c"}, "collection"),
    ({"@type": "Review", "identifier": "10.5555/c", "itemReviewed": BOOK}, "review-book"),
    ({"@type": "Article", "isPartOf": PERIODICAL}, "article-journal"),
    ({"@type": "Article", "identifier": "10.5555/c"}, None),
    ({"@type": "ScholarlyArticle", "isPartOf": BOOK}, "chapter"),
    ({"@type": "ScholarlyArticle", "isPartOf": {**BOOK, "name": "Proceedings of the Tide Symposium"}}, "paper-conference"),
    ({"@type": "ScholarlyArticle", "additionalType": "Preprint"}, "article"),
    ({"@type": "ScholarlyArticle", "additionalType": "Other", "articleSection": "Report"}, "article-journal"),
    ({"@type": "CreativeWork", "identifier": "10.5555/c", "learningResourceType": "Working Paper"}, "report"),
)  # fmt: skip


@pytest.mark.parametrize(("node", "kind"), KINDS)
def test_kinds(node: dict[str, Any], kind: str | None) -> None:
    assert article(**node).get("type") == kind


def test_an_address_that_is_the_nodes_own_is_an_address() -> None:
    said = article(
        **{"@id": "https://example.org/x", "url": "https://example.org/x", "sameAs": "https://example.org/x"}
    )
    assert (said["url"], said["title"]) == ("https://example.org/x", "Tides of the inner ear")


def test_dates() -> None:
    assert article(datePublished="2020-03-01T23:00:00.000Z", dateCreated="2019")["issued"] == {
        "year": 2020,
        "month": 3,
        "day": 1,
    }
    assert "issued" not in article(dateModified="2021", dateCreated="2019")
    assert article(copyrightYear=2018, dateCreated="2019")["issued"] == {"year": 2018}
    assert article(**{"@type": "Thesis", "dateCreated": "2019"})["issued"] == {"year": 2019}
    assert article(**{"@type": "Dataset", "dateCreated": "2019-02", "datePublished": "2020"})["issued"] == {
        "year": 2020
    }
    assert article(isPartOf={**ISSUE, "datePublished": "2021-05"})["issued"] == {"year": 2021, "month": 5}


def test_pages() -> None:
    assert article(pageStart=12, pageEnd="19")["page"] == {"first": "12", "last": "19"}
    assert article(pagination="pp. 12–19")["page"] == {"first": "12", "last": "19"}
    assert article(pageStart="12-19")["page"] == {"first": "12", "last": "19"}


LONG = "The tides of the inner ear follow the moon, as we show in forty people and one seal. " * 4


@pytest.mark.parametrize(("kind", "more", "expected"), [
    ("ScholarlyArticle", {"abstract": "Tides rise.", "description": LONG}, "Tides rise."),
    ("ScholarlyArticle", {"description": LONG}, LONG.strip()),
    ("ScholarlyArticle", {"description": LONG.replace("people", "people1,2")}, None),
    ("ScholarlyArticle", {"description": "Read it on our pages."}, None),
    ("ScholarlyArticle", {"description": LONG[:280]}, None),
    ("ScholarlyArticle", {"description": LONG[:270] + " …"}, None),
    ("Dataset", {"description": "Ears of forty people."}, "Ears of forty people."),
])  # fmt: skip
def test_an_abstract_or_a_description(kind: str, more: dict[str, Any], expected: str | None) -> None:
    assert article(**{"@type": kind}, **more).get("abstract") == expected


def test_keywords() -> None:
    def texts(keywords: Any) -> list[tuple[str, str | None]]:
        return [(one["text"], one.get("scheme")) for one in article(keywords=keywords)["keyword"]]

    assert texts("ears, tides, moon") == [("ears", None), ("tides", None), ("moon", None)]
    assert texts(["ears", "tides, high"]) == [("ears", None), ("tides, high", None)]
    term = {"@type": "DefinedTerm", "name": "Ear, Inner", "inDefinedTermSet": {"name": "MeSH"}}
    assert texts([term, "moon"]) == [("Ear, Inner", "MeSH"), ("moon", None)]


def test_theses_and_what_else_a_work_says() -> None:
    said = article(**{
        "@type": "Thesis", "sourceOrganization": {"@type": "CollegeOrUniversity", "name": "Tidal University"}, "publisher": "A repository",
        "inSupportOf": "Doctor of Philosophy", "inLanguage": {"@type": "Language", "name": "German", "alternateName": "de"},
        "license": {"@type": "CreativeWork", "name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "funding": {"@type": "Grant", "identifier": "X-1", "funder": {"name": "Moon Fund"}}, "funder": [{"name": "Sea Fund"}, {"name": "Moon Fund"}],
    })  # fmt: skip
    assert (said["publisher"], said["genre"], said["language"]) == ("Tidal University", "Doctor of Philosophy", "de")
    assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert said["funder"] == ["Sea Fund", "Moon Fund"]
    assert article(license="All rights reserved")["rights"] == "All rights reserved"


@pytest.mark.parametrize(("headline", "name", "title"), [
    ("Tides of the <i>Phoca</i> ear", "Tides | Journal of Invented Seas", "Tides of the <i>Phoca</i> ear"),
    ("Tides of the inner …", "Tides of the inner ear", "Tides of the inner ear"),
    (("Tides and currents of " * 6)[:110], ("Tides and currents of " * 6) + "ears", ("Tides and currents of " * 6) + "ears"),
    (LONG, "Tides of the inner ear", "Tides of the inner ear"),
])  # fmt: skip
def test_headline_or_name(headline: str, name: str, title: str) -> None:
    assert article(headline=headline, name=name)["title"] == title
