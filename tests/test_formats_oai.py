"""OAI-PMH: every kind of answer, Dublin Core as repositories use it, arXiv's own format, and feeds that no XML may be."""

from __future__ import annotations

from pathlib import Path

import fixture_answers as fixtures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.formats import Unreadable, oai
from parsers.record import Record

CASES = fixtures.cases("oai")
HEAD = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024</responseDate>'
DC = 'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


@pytest.mark.parametrize("case", CASES, ids=fixtures.case_name)
def test_an_answer_gives_its_expectation(case: Path) -> None:
    assert fixtures.oai_as_expected(oai.read(fixtures.answer(case))) == fixtures.expected(case)


def test_expectations_are_records_of_the_model() -> None:
    for case in CASES:
        for one in fixtures.expected(case).get("records", ()):
            record = Record.model_validate(one.get("record", {}))
            assert record.model_dump(mode="json", exclude_defaults=True) == one.get("record", {})


def record_of(*elements: str) -> Record:
    inner = "".join(
        f"<dc:{name}>{text}</dc:{name}>" for name, _equals, text in (one.partition("=") for one in elements)
    )
    body = f"{HEAD}<ListRecords><record><header/><metadata><oai_dc:dc {DC}>{inner}</oai_dc:dc></metadata></record></ListRecords></OAI-PMH>"
    (one,) = oai.read(body.encode()).records
    assert one.reading is not None
    return one.reading.record


LONG_TEXT = "We looked at moss and found that it is soft, green and slow, whatever the weather. " * 3
ROWS: tuple[tuple[tuple[str, ...], str, object], ...] = (
    (("date=2015-04-07T20:55:12Z", "date=2012"), "issued", "2012"), (("date=2015-04-07T20:55:12Z", "date=2015-03-07T20:55:12Z"), "issued", "2015-03-07"),
    (("date=2014-01-01T08:00:00Z",), "issued", "2014"), (("date=2014-12-01T08:00:00Z",), "issued", "2014-12"), (("date=2013-08-09T07:00:00Z",), "issued", "2013-08-09"),
    (("date=(1870-1871)",), "issued", "1870/1871"), (("date=n.d.",), "issued", None), (("type=Text", "type=Thesis"), "type", "thesis"), (("type=text", "source=Dissertations"), "type", "thesis"),
    (("type=doc-type:article",), "type", "article-journal"), (("type=publications:dataset",), "type", "dataset"), (("type=Journal",), "type", "periodical"), (("type=Sound",), "type", None),
    (("type=info:eu-repo/semantics/publishedVersion", "type=info:eu-repo/semantics/bookPart"), "type", "chapter"), (("identifier=doi:10.5555/a",), "doi", "10.5555/a"),
    (("identifier=http://hdl.handle.net/1/2",), "handle", "1/2"), (("identifier=1570-5846",), "issn", "1570-5846"), (("identifier=0-306-40615-2",), "isbn", "9780306406157"),
    (("relation=info:eu-repo/semantics/altIdentifier/doi/10.5555/b",), "doi", "10.5555/b"), (("relation=https://doi.org/10.5555/b",), "doi", None), (("relation=https://doi.org/10.5555/b",), "related", ""),
    (("title=Of moss", "source=Roe, A. (2011). Of moss. Moss Studies, 43(5). UC Shore: Retrieved from: x"), "container_title", "Moss Studies"),
    (("title=Of moss", "source=Roe, A. (2011). Of moss. Moss Studies, 43(5). UC Shore: Retrieved from: x"), "issue", "5"),
    (("source=Journal of Moss, Vol. 3, No. 2 (2001), pp. 12-19",), "volume", "3"), (("source=Physics Publications",), "container_title", None),
    ((f"description={LONG_TEXT}", "description=34 pages"), "abstract", LONG_TEXT.strip()), (("description=v.4",), "abstract", None), (("description=v.4",), "note", "v.4"),
    (("contributor=Roe, Ann",), "author", "Roe, Ann"), (("contributor=Roe, Ann", "creator=Doe, J."), "author", "Doe, J."), (("contributor=Roe, Ann", "type=Thesis"), "author", ""),
    (("contributor=Roe, Ann (Author)",), "author", "Roe, Ann"), (("contributor=Roe, Ann (Performer)",), "author", ""), (("contributor=Invented Press (Publisher)",), "publisher", "Invented Press"),
    (("rights=http://creativecommons.org/licenses/by/4.0/",), "license", "http://creativecommons.org/licenses/by/4.0/"), (("rights=info:eu-repo/semantics/openAccess",), "rights", None),
    (("subject=moss; stones",), "keyword", "moss; stones"), (("subject=moss, green", "subject=stones"), "keyword", "moss, green; stones"), (("title=[en] Moss", "title=[de] Moos", "language=ger"), "title", "Moos"),
    (("title=[2,3] Addition",), "title", "[2,3] Addition"), (("title=One", "title=Two"), "title", "One"), (("language=en_US",), "language", "en-US"),
)  # fmt: skip


def shown(value: object) -> object:
    if isinstance(value, tuple):
        return "; ".join(str(shown(one)) for one in value)
    for method in ("inverted", "iso", "plain"):
        if callable(getattr(value, method, None)):
            return getattr(value, method)()
    return str(getattr(value, "value", getattr(value, "text", value))) if value is not None else None


@pytest.mark.parametrize(("elements", "field", "expected"), ROWS)
def test_dublin_core(elements: tuple[str, ...], field: str, expected: object) -> None:
    assert shown(getattr(record_of(*elements), field)) == expected


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html/>",
        b"{}",
        b"<OAI-PMH/>",
        f"{HEAD}</OAI-PMH>".encode(),
        b"<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'>",
        b"\xff\xfe\x00<",
    ],
)
def test_answers_that_are_none(body: bytes) -> None:
    with pytest.raises(Unreadable):
        oai.read(body)


PIECES = st.sampled_from(
    ["<record>", "</record>", "<header>", "</header>", "<header status='deleted'/>", "<metadata>", "</metadata>", f"<oai_dc:dc {DC}>", "</oai_dc:dc>", "<dc:title>", "</dc:title>", "<dc:date>2015-01-01T00:00:00Z</dc:date>",
     "<dc:source>J 3 (2001) 1-2</dc:source>", "<dc:contributor>A (B)</dc:contributor>", "<arXiv xmlns='http://arxiv.org/OAI/arXiv/'>", "</arXiv>", "<id>9999.00001</id>", "<authors><author><keyname>A</keyname></author></authors>",
     "<resumptionToken completeListSize='x'>", "</resumptionToken>", "\x0b", "&nbsp;", "&", "&#11;", "é", "]]>", "<![CDATA["]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=14).map("".join))
@settings(max_examples=300, deadline=None)
def test_scrambled_answers_survive(inner: str) -> None:
    for body in (
        f"{HEAD}<ListRecords>{inner}</ListRecords></OAI-PMH>",
        f"{HEAD}<ListRecords><record><metadata><oai_dc:dc {DC}>{inner}",
    ):
        try:
            oai.read(body.encode("utf-8", "surrogatepass"))
        except Unreadable:
            continue


@given(st.sampled_from(CASES), st.data())
@settings(max_examples=100, deadline=None)
def test_damaged_answers_survive(case: Path, data: st.DataObject) -> None:
    body = fixtures.answer(case)
    at = data.draw(st.integers(0, len(body)))
    for damaged in (
        body[:at],
        body[:at] + data.draw(st.binary(max_size=6)) + body[at + data.draw(st.integers(0, 40)) :],
    ):
        try:
            oai.read(damaged)
        except Unreadable:
            continue


def test_long_lists_are_read_to_their_end() -> None:
    record = f"<record><header><identifier>1</identifier></header><metadata><oai_dc:dc {DC}><dc:title>T</dc:title></oai_dc:dc></metadata></record>"
    answer = oai.read(f"{HEAD}<ListRecords>{record * 2_000}</ListRecords></OAI-PMH>".encode())
    assert len(answer.records) == 2_000
    many = "".join(f"<dc:subject>a{n}</dc:subject><dc:description>b{n}</dc:description>" for n in range(5_000))
    assert len(record_of("title=T", f"x=</dc:x>{many}<dc:x>").keyword) > 1_000
    with pytest.raises(Unreadable):
        oai.read((HEAD + "<a>" * 100_000).encode())
