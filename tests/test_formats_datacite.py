"""DataCite: each rule a row."""

from __future__ import annotations

import json
from typing import Any

import pytest
from shown import shown

from parsers.formats import Unreadable, datacite
from parsers.formats.datacite_types import TYPES
from parsers.record import Record

BASE: dict[str, Any] = {
    "doi": "10.5555/x",
    "titles": [{"title": "A study"}],
    "types": {"resourceTypeGeneral": "Report"},
    "publicationYear": 2020,
}


def work(**changes: Any) -> Record:
    return datacite.read(json.dumps(BASE | changes).encode()).record


def types(general: str, own: str = "", **more: str) -> dict[str, Any]:
    return {"types": {"resourceTypeGeneral": general, "resourceType": own, **more}}


def date(kind: str, value: Any) -> dict[str, Any]:
    return {"dates": [{"dateType": kind, "date": value}]}


def creator(**row: Any) -> dict[str, Any]:
    return {"creators": [row]}


ROWS: tuple[tuple[dict[str, Any], str, Any], ...] = (
    # Kinds: the closed list, then the depositor's words, then what it stands in; DataCite's own hints say nothing of a Text.
    (types("JournalArticle"), "type", "article-journal"), (types("BookChapter"), "type", "chapter"), (types("Dissertation", "PhD Thesis"), "genre", "PhD thesis"),
    (types("Dissertation", "Doctoral Dissertation"), "genre", "Doctoral Dissertation"), (types("Preprint", "Working paper"), "genre", "Preprint"),
    (types("DataPaper"), "genre", "Data paper"), (types("ConferencePaper"), "type", "paper-conference"), (types("Software", "Software"), "genre", None),
    (types("Text", "Master's thesis"), "type", "thesis"), (types("Text", "Journal Article"), "type", "article-journal"), (types("Text", "Report"), "type", "report"),
    (types("Text", citeproc="article-journal"), "type", "document"), (types("Text", "Something", citeproc="chapter"), "type", "chapter"), (types("Text"), "type", "document"),
    (types("Text") | {"container": {"type": "Journal", "title": "J"}}, "type", "article-journal"), (types("Text") | {"container": {"type": "Book", "title": "B"}}, "type", "chapter"),
    (types("Audiovisual"), "type", "motion_picture"), (types("Poster"), "genre", "Poster"), (types("book-chapter"), "type", "chapter"), (types("Marvel"), "type", None),
    # Dates: the year is what DataCite cites.
    (date("Issued", "2020-03-04"), "issued", "2020-03-04"), (date("Issued", "2019-03-04"), "issued", "2020"), (date("Issued", 2020), "issued", "2020"),
    (date("Available", "2020-05"), "issued", "2020-05"), (date("Available", "2022-05"), "issued_online", "2022-05"), (date("Available", "2020-05"), "issued_online", None),
    (date("Created", "2020-01-02"), "issued", "2020"), (date("Updated", "2020-01-02"), "issued", "2020"), (date("Issued", "2019/2021"), "issued", "2019/2021"),
    (date("Issued", "2020-06-01T10:11:12Z"), "issued", "2020-06-01"), (date("Issued", "2020-02-30"), "issued", "2020-02"), (date("Issued", "2020/.."), "issued", "2020"),
    (date("Created", "1850/1860") | {"publicationYear": None}, "issued", "1850/1860"), (date("Updated", "2021") | {"publicationYear": None}, "issued", None),
    (date("Submitted", "2021-01-01") | {"publicationYear": ":unav"}, "issued", "2021-01-01"), (date("Coverage", "0500") | {"publicationYear": "1999"}, "issued", "1999"),
    # People: parts before the whole, groups by their mark or their words, ORCID iDs but no ISNI of the same form.
    (creator(name="Doe, Jane"), "author", "Doe, Jane"), (creator(name="Jane Doe", familyName="Doe", givenName="Jane"), "author", "Doe, Jane"),
    (creator(name="Smith, John", nameType="Organizational"), "author", "Smith, John"), (creator(name="Max Planck Institute for Doors"), "author", "Max Planck Institute for Doors"),
    (creator(name="WHO", nameType="Organizational"), "author", "WHO"), (creator(familyName="van Dyck", givenName="Jo"), "author", "van Dyck, Jo"),
    (creator(name="None, Given"), "author", "None, Given"), (creator(name="(:none)"), "author", ""), (creator(name="DOE, JANE"), "author", "Doe, Jane"),
    (creator(name="Doe, Jane; Roe, Richard"), "author", "Doe, Jane; Roe, Richard"), ({"contributors": [{"name": "A, B; C, D", "contributorType": "Editor"}]}, "editor", "A, B.; C, D."),
    # Titles.
    ({"titles": [{"title": "Türen", "lang": "de"}, {"title": "Doors", "lang": "en"}], "language": "en"}, "title", "Doors"),
    ({"titles": [{"title": "Türen", "lang": "de"}, {"title": "Doors", "lang": "en"}], "language": "en"}, "translated_title", "Türen"),
    ({"titles": [{"title": "Doors", "titleType": "TranslatedTitle"}]}, "title", "Doors"), ({"titles": [{"title": "Doors"}, {"title": "Gates"}]}, "translated_title", None),
    ({"titles": [{"title": "Why?"}, {"title": "Doors", "titleType": "Subtitle"}]}, "title", "Why? Doors"), ({"titles": [{"title": "<i>Ilex</i> &amp;amp; co"}]}, "title", "Ilex & co"),
    # What it stands in.
    ({"container": {"type": "Series", "title": "Reports", "volume": "5"}}, "collection_number", "5"), ({"container": {"type": "DataRepository", "title": "Bank"}}, "collection_title", None),
    (types("JournalArticle") | {"container": {"type": "Series", "title": "J", "firstPage": "117-29"}}, "container_title", "J"),
    (types("JournalArticle") | {"container": {"type": "Series", "title": "J", "firstPage": "117-29"}}, "page", "117-129"),
    ({"relatedIdentifiers": [{"relationType": "IsPublishedIn", "relatedIdentifierType": "LISSN", "relatedIdentifier": "2473-9529"}]}, "issn", "2473-9529"),
    ({"relatedIdentifiers": [{"relationType": "Continues", "relatedIdentifierType": "ISSN", "relatedIdentifier": "2473-9529"}]}, "issn", ""),
    # The rest.
    ({"publisher": {"name": "Press"}}, "publisher", "Press"), ({"publisher": "(:unav)"}, "publisher", None), ({"language": "ger"}, "language", "de"),
    ({"sizes": ["12 MB", "23 pages"]}, "number_of_pages", "23"), ({"sizes": ["S. 5-9"]}, "number_of_pages", None), ({"version": 2}, "version", "2"),
    ({"rightsList": [{"rightsUri": "info:eu-repo/semantics/openAccess"}]}, "license", None), ({"rightsList": [{"rights": "Open Access"}]}, "rights", None),
    ({"alternateIdentifiers": [{"alternateIdentifierType": "PMID", "alternateIdentifier": "7"}]}, "pmid", "7"),
    ({"identifiers": [{"identifierType": "Handle", "identifier": "1234/5"}]}, "handle", "1234/5"),
    ({"subjects": [{"subject": "004"}, {"subject": "004 Data"}]}, "keyword", "004 Data"),
)  # fmt: skip


@pytest.mark.parametrize(("changes", "field", "value"), ROWS)
def test_datacite(changes: dict[str, Any], field: str, value: Any) -> None:
    assert shown(getattr(work(**changes), field)) == value


def test_descriptions_of_other_kinds_are_kept() -> None:
    rows = [
        {"description": "Notes on Doors, 5(2), 117-129", "descriptionType": "SeriesInformation"},
        {"description": "A door.", "descriptionType": "Abstract"},
    ]
    reading = datacite.read(json.dumps(BASE | {"descriptions": rows}).encode())
    assert str(reading.record.abstract) == "A door."
    assert [(one.field, one.text) for one in reading.unread] == [("note", "Notes on Doors, 5(2), 117-129")]


def test_an_isni_is_no_orcid_id() -> None:
    isni = {"nameIdentifier": "0000 0001 2103 2683", "nameIdentifierScheme": "ISNI", "schemeUri": "http://isni.org"}
    row = {"name": "Doe, Jane", "nameIdentifiers": [isni]}
    assert [name.orcid for name in work(creators=[row]).author] == [None]
    orcid = {"nameIdentifier": "0000-0002-1825-0097", "nameIdentifierScheme": "ORCID"}
    row["nameIdentifiers"] = [isni, orcid]
    assert [name.orcid for name in work(creators=[row]).author] == ["0000-0002-1825-0097"]


# Every word of the schema up to 4.7, and what becomes of it; what a work cites is left out.
RELATIONS = """IsCitedBy IsSupplementTo IsSupplementedBy IsContinuedBy Continues IsDescribedBy Describes HasMetadata IsMetadataFor HasVersion
IsVersionOf IsNewVersionOf IsPreviousVersionOf IsPartOf HasPart IsPublishedIn IsReferencedBy IsDocumentedBy Documents IsCompiledBy Compiles
IsVariantFormOf IsOriginalFormOf IsIdenticalTo IsReviewedBy Reviews IsDerivedFrom IsSourceOf IsRequiredBy Requires IsObsoletedBy Obsoletes
IsCollectedBy Collects IsTranslationOf HasTranslation Other""".split()


@pytest.mark.parametrize("word", RELATIONS)
def test_every_relation_keeps_its_word(word: str) -> None:
    row = {"relationType": word, "relatedIdentifier": "https://doi.org/10.5555/Y", "relatedIdentifierType": "DOI"}
    ((relation, target),) = [(one.relation, one.id) for one in work(relatedIdentifiers=[row]).related]
    assert (relation.replace("-", ""), target) == (word.lower(), "10.5555/y")


@pytest.mark.parametrize("word", ["Cites", "References"])
def test_what_a_work_cites_is_left_out(word: str) -> None:
    row = {"relationType": word, "relatedIdentifier": "10.5555/y", "relatedIdentifierType": "DOI"}
    assert work(relatedIdentifiers=[row]).related == ()


def test_every_type_of_the_schema_has_its_row() -> None:
    listed = """Audiovisual Award Book BookChapter Collection ComputationalNotebook ConferencePaper ConferenceProceeding DataPaper Dataset
    Dissertation Event Image Instrument InteractiveResource Journal JournalArticle Model OutputManagementPlan PeerReview PhysicalObject Poster
    Preprint Presentation Project Report Service Software Sound Standard StudyRegistration Workflow""".split()
    assert {name.lower() for name in listed} <= set(TYPES)


@pytest.mark.parametrize(
    "body",
    [
        b'{"errors":[{"status":"404","title":"The resource you are looking for doesn\'t exist."}]}', b'{"data":null}', b'{"meta":{}}',
        b"Not found", b"<html>", b"[]", b"null", b"",
    ],
)  # fmt: skip
def test_errors_are_no_works(body: bytes) -> None:
    with pytest.raises(Unreadable):
        datacite.split(body)


def test_an_empty_list_is_no_error_and_noise_is_dropped() -> None:
    assert datacite.split(b'{"data":[],"meta":{"total":0}}') == ()
    ((doi, item),) = datacite.split(
        b'{"data":[{"id":"10.5555/A","type":"dois","attributes":{"doi":"10.5555/A","xml":"PHg+","citationCount":7,"titles":[]}},'
        b'{"id":"x","type":"clients","attributes":{"doi":"10.5555/b"}},{"type":"dois","attributes":{"doi":"no doi"}}]}'
    )
    assert (doi, item) == ("10.5555/a", b'{"doi":"10.5555/a","titles":[]}')
