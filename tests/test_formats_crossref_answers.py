"""Crossref's answers and snapshots: cut into works, or refused; none too deep and no XML too hostile."""

from __future__ import annotations

import pytest

from parsers.formats import Unreadable, crossref, crossref_xml


@pytest.mark.parametrize(
    ("body", "dois"),
    [
        (b'{"items":[{"DOI":"10.5555/A","reference":[]},{"DOI":"no"}]}', ["10.5555/a"]),
        (b'{"DOI":"10.5555/a"}\n\n{"DOI":"10.5555/b"}\n', ["10.5555/a", "10.5555/b"]), (b'{"DOI":"10.5555/a"}', ["10.5555/a"]),
        (b'{"status":"ok","message":{"DOI":"10.5555/a"}}', ["10.5555/a"]), (b'{"status":"ok","message-type":"work-list","message":{"items":[]}}', []),
    ],
)  # fmt: skip
def test_answers_and_snapshots(body: bytes, dois: list[str]) -> None:
    found = crossref.split(body)
    assert [doi for doi, _item in found] == dois
    assert all(b"reference" not in item for _doi, item in found)


@pytest.mark.parametrize(
    "body",
    [
        b"Resource not found.", b"<html>\n<head><title>504", b'{"status":"error","message-type":"exception","message":{"name":"x"}}', b"[]", b"null", b'{"DOI":7}\n<html>',
        b'{"status":"ok","message-type":"work-agency","message":{"DOI":"10.5555/a","agency":{"id":"datacite"}}}', b'{"status":"ok","message":[]}', b"{}\n{",
        b'{"status":"ok","message-type":"journal","message":{"title":"Doors","ISSN":["2473-9529"]}}',
    ],
)  # fmt: skip
def test_what_is_no_answer_about_works(body: bytes) -> None:
    with pytest.raises(Unreadable):
        crossref.split(body)


@pytest.mark.parametrize("depth", [400, 900, 980, 990, 995, 1000, 5000])
def test_deep_json_is_refused_or_read(depth: int) -> None:
    nested = b"[" * depth + b"]" * depth
    for body in (
        b'{"status":"ok","message":{"DOI":"10.5555/a","title":%s}}' % nested,
        b'{"status":"failed","message":%s}' % nested,
    ):
        try:
            for _doi, item in crossref.split(body):
                crossref.read(item)
        except Unreadable:
            continue


XML = (
    b"", b"<", b"<html/>", b"<doi_records/>", b"<crossref_result><query_result><body/></query_result></crossref_result>", b"<journal><journal_article/></journal>",
    b"<doi_records><doi_record><crossref><journal/><book/><conference/><dissertation/><report-paper/><standard/><posted_content/><peer_review/><database/><sa_component/></crossref></doi_record></doi_records>",
    b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><doi_records>&b;</doi_records>",
    b"<crossref><journal><journal_article><titles><title>&x;</title></titles><doi_data><doi>10.5555/a</doi></doi_data></journal_article></journal></crossref>",
    b"<crossref><book><content_item><doi_data><doi>10.5555/a</doi></doi_data></content_item></book></crossref>",
    b"<crossref><journal><journal_article><doi_data><doi>10.5555/a</doi></doi_data><pages/><publication_date/><contributors><person_name/><organization/></contributors></journal_article></journal></crossref>",
    b"<crossref>" + b"<journal>" * 300 + b"</journal>" * 300 + b"</crossref>",
)  # fmt: skip


@pytest.mark.parametrize("body", XML)
def test_hostile_xml(body: bytes) -> None:
    for action in (
        lambda: [crossref_xml.read(item) for _doi, item in crossref_xml.split(body)],
        lambda: crossref_xml.read(body),
    ):
        try:
            action()
        except Unreadable:
            continue
