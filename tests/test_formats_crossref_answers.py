"""Crossref's answers and snapshots: cut into works, or refused; none too deep and no XML too hostile."""

from __future__ import annotations

from collections.abc import Callable

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
    try:
        found = [
            crossref.read(item)
            for _doi, item in crossref.split(b'{"status":"ok","message":{"DOI":"10.5555/a","title":%s}}' % nested)
        ]
    except Unreadable as refused:
        assert str(refused) == "JSON nested too deep"
        assert depth > 400
    else:
        assert [(one.record.doi, one.record.title) for one in found] == [("10.5555/a", None)]
    with pytest.raises(Unreadable, match=r"answered no works|nested too deep"):
        crossref.split(b'{"status":"failed","message":%s}' % nested)


NOT_XML, NO_RECORD = ["not whole XML"], ["not a Crossref record: crossref"]
# An answer, the works that it is cut into, and what it is as the record of one work; or what refuses it.
XML: dict[bytes, tuple[list[str], list[str]]] = {
    b"": (NOT_XML, NOT_XML), b"<": (NOT_XML, NOT_XML), b"<html/>": (["not Crossref's XML: html"], ["not a Crossref record: html"]),
    b"<doi_records/>": ([], ["not a Crossref record: doi_records"]),
    b"<crossref_result><query_result><body/></query_result></crossref_result>": ([], ["not a Crossref record: crossref_result"]),
    b"<journal><journal_article/></journal>": (["not Crossref's XML: journal"], ["None article-journal"]),
    b"<doi_records><doi_record><crossref><journal/><book/><conference/><dissertation/><report-paper/><standard/><posted_content/><peer_review/><database/><sa_component/></crossref></doi_record></doi_records>":
        ([], ["not a Crossref record: doi_records"]),
    b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><doi_records>&b;</doi_records>": ([], ["not a Crossref record: doi_records"]),
    b"<crossref><journal><journal_article><titles><title>&x;</title></titles><doi_data><doi>10.5555/a</doi></doi_data></journal_article></journal></crossref>": (NOT_XML, NOT_XML),
    b"<crossref><book><content_item><doi_data><doi>10.5555/a</doi></doi_data></content_item></book></crossref>": ([], NO_RECORD),
    b"<crossref><journal><journal_article><doi_data><doi>10.5555/a</doi></doi_data><pages/><publication_date/><contributors><person_name/><organization/></contributors></journal_article></journal></crossref>":
        (["10.5555/a article-journal"], NO_RECORD),
    b"<crossref>" + b"<journal>" * 300 + b"</journal>" * 300 + b"</crossref>": (NOT_XML, NOT_XML),
}  # fmt: skip


def outcome(bodies: Callable[[], list[bytes]]) -> list[str]:
    """The identifier and type of each record that is read; or the words that refuse one, up to where the parser says which."""
    try:
        found = [crossref_xml.read(body).record for body in bodies()]
    except Unreadable as refused:
        return [str(refused).partition(" (")[0]]
    return [f"{record.doi} {record.type}" for record in found]


@pytest.mark.parametrize("body", XML)
def test_hostile_xml(body: bytes) -> None:
    works, alone = XML[body]
    assert outcome(lambda: [item for _doi, item in crossref_xml.split(body)]) == works
    assert outcome(lambda: [body]) == alone
