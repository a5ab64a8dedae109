"""Preprints at arXiv: the article that DataCite relates one to is its published version."""

from __future__ import annotations

import json

import pytest
from two_works import FULL, codes

from harvester.crosscheck import Material, crosscheck
from harvester.work import Work
from parsers.formats import datacite
from parsers.record import Reading, Record

RELATIONS = (
    "IsVersionOf", "IsPreprintOf", "IsPublishedIn", "IsPreviousVersionOf", "IsVariantFormOf", "IsIdenticalTo", "IsObsoletedBy",
    "IsOriginalFormOf", "IsContinuedBy", "HasVersion",
)  # fmt: skip


def at_arxiv(relation: str, other: str, kind: str) -> Work:
    """The work of a page of arXiv, and what DataCite says of it."""
    item = {
        "doi": "10.48550/arxiv.2101.00001", "titles": [{"title": FULL["title"]}], "publisher": "arXiv", "publicationYear": 2021,
        "creators": [{"givenName": "C.", "familyName": "Okafor", "nameType": "Personal"}], "types": {"resourceTypeGeneral": kind},
        "relatedIdentifiers": [{"relationType": relation, "relatedIdentifier": other, "relatedIdentifierType": "DOI"}],
    }  # fmt: skip
    body = json.dumps({"data": {"id": item["doi"], "type": "dois", "attributes": item}}).encode()
    answers = [datacite.read(part) for _doi, part in datacite.split(body)]
    page = Record.model_validate({name: FULL[name] for name in ("title", "author", "issued")} | {"arxiv": "2101.00001"})
    return crosscheck(Material(["a"], [Reading(source="page", record=page)], answers))


@pytest.mark.parametrize("kind", ["Preprint", "Text"])
@pytest.mark.parametrize("relation", RELATIONS)
def test_a_preprint_at_arxiv_that_datacite_relates_to_an_article_has_been_published(relation: str, kind: str) -> None:
    work = at_arxiv(relation, "10.5555/JIB.117", kind)
    found = [(one.code, one.suggestion) for one in work.findings if one.field == "related"]
    assert found == [("published-version", "10.5555/jib.117")]


@pytest.mark.parametrize(("relation", "other"), [
    ("IsVersionOf", "10.48550/arXiv.2101.00001v2"), ("IsSupplementedBy", "10.5281/zenodo.1"), ("IsPartOf", "10.5555/b"),
])  # fmt: skip
def test_a_preprint_at_arxiv_that_is_related_otherwise_has_not(relation: str, other: str) -> None:
    assert "published-version" not in codes(at_arxiv(relation, other, "Preprint"))
