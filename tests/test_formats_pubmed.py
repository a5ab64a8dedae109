"""PubMed's articles and books: every case of the fixtures, and rows for what has many forms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import fixture_answers as fixtures
import pytest
from pubmed_cases import CASES, WHOLE

from parsers.formats import pubmed
from parsers.formats.pubmed_kinds import ROWS as KINDS
from parsers.formats.pubmed_kinds import kind_of
from parsers.formats.pubmed_links import NOTICES, RELATIONS, TAGS, Link, read_notice, read_related
from parsers.formats.pubmed_pages import read_place
from parsers.formats.pubmed_parts import read_pubmed_date
from parsers.formats.pubmed_titles import journal_name, settle_title
from parsers.record import Record
from parsers.values import PageRange, Rich


def read(body: bytes) -> list[tuple[str, Any]]:
    return [(str(pmid), pubmed.read(item)) for pmid, item in pubmed.split(body)]


@pytest.mark.parametrize("case", CASES, ids=fixtures.case_name)
def test_an_answer_gives_its_expectation(case: Path) -> None:
    found = [{"pmid": pmid} | fixtures.reading_as_expected(one) for pmid, one in read(fixtures.answer(case))]
    assert found == fixtures.expected(case)


@pytest.mark.parametrize("case", CASES, ids=fixtures.case_name)
def test_every_value_has_its_evidence(case: Path) -> None:
    for _pmid, reading in read(fixtures.answer(case)):
        fields = {said.field for said in reading.said}
        assert set(reading.record.said_fields()) <= fields
        assert all(said.where and said.text.strip() for said in reading.said)


def test_expectations_are_records_of_the_model() -> None:
    for case in CASES:
        for one in fixtures.expected(case):
            assert Record.model_validate(one["record"]).model_dump(mode="json", exclude_defaults=True) == one["record"]


TITLES: tuple[tuple[str, str | None], ...] = (
    ("Sleep and light.", "Sleep and light"), ("Sleep and light", "Sleep and light"), ("[Sleep and light].", "Sleep and light"), ("[Sleep and light.]", "Sleep and light"),
    ("[Sleep [REM] and light].", "Sleep [REM] and light"), ("[18F]FDG in the brain.", "[18F]FDG in the brain"), ("Uptake of [18F].", "Uptake of [18F]"),
    ("[18F] and [the brain].", "[18F] and [the brain]"), ("[A] [B]", "[A] [B]"), ("[Why sleep?]", "Why sleep?"), ("Why sleep?", "Why sleep?"), ("[Not Available].", None),
    ("[No title available].", None), ("Not Available", None), ("[In process citation]", None), ("[Sleep (author's transl)].", "Sleep"), ("[Sleep. (author's transl)]", "Sleep"),
    ("[Sleep.] [Article in French]", "Sleep"), ("Sleep in the U.S.", "Sleep in the U.S."), ("Moss sp. nov.", "Moss sp. nov."), ("Smith et al.", "Smith et al."),
    ("Sleep...", "Sleep..."), ("[<i>E. coli</i>].", "E. coli"), ("[]", None), ("[", "["), (".", None), ("[[Sleep]]", "[Sleep]"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_titles(text: str, title: str | None) -> None:
    settled = settle_title(Rich(text))
    assert (str(settled) if settled is not None else None) == title


PLACES: tuple[tuple[str, str, str | None, str | None], ...] = (
    ("117-29", "", "117-129", None), ("117-29, 133", "", "117-129, 133", None), ("117-29; discussion 130", "", "117-129", None), ("author reply 123-4", "", "123-124", None),
    ("123-4; author reply 124", "", "123-124", None), ("iii-iv", "", "iii-iv", None), ("S12-9", "", "S12-S19", None), ("Suppl:12-7", "", "12-17", None), ("Suppl 3:12-7", "", "12-17", None),
    ("suppl 1-10", "", "1-10", None), ("11s-19s", "", "11s-19s", None), ("234-41.e1-2", "", "234-241.e2", None), ("1541-1549.e3", "", "1541-1549.e3", None), ("E3541-8", "", "E3541-E3548", None),
    ("5", "", "5", None), ("12345", "", "12345", None), ("P12", "", "P12", None), ("S12", "", "S12", None), ("444", "S0140-6736(20)1", "444", None),
    ("e0231847", "", None, "e0231847"), ("e215", "", None, "e215"), ("i493", "", None, "i493"), ("zsaa001", "", None, "zsaa001"), ("CD001234", "", None, "CD001234"), ("105678", "", None, "105678"),
    ("026002", "", None, "026002"), ("42", "42", None, "42"), ("66", "181", "66", None), ("e360-e363", "", "e360-e363", None), ("R12", "R12", None, "R12"),
    ("1-12", "btk021", "1-12", None), ("1-12", "S0140-6736(20)1", "1-12", None), ("2020.01.01.000001", "", None, "2020.01.01.000001"), ("rs.3.rs-99999", "", None, "rs.3.rs-99999"),
    ("29-32 passim", "", "29-32", None), ("117-29 contd", "", "117-129", None), ("117-9 discussion 120", "", "117-119", None), ("507-7", "", "507", None),
    ("arXiv:2301.01234v2", "", None, None), ("1 p following 345", "", None, None), ("", "", None, None), ("passim", "", None, None), ("[1-8]", "", "1-8", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "pii", "page", "number"), PLACES)
def test_pages_and_article_numbers(text: str, pii: str, page: str | None, number: str | None) -> None:
    place = read_place(text, pii)
    found = place.get("page")
    assert (found.text() if isinstance(found, PageRange) else None, place.get("article_number")) == (page, number)


PARTS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    # elements of an article; the field; what is read of it; the texts behind it
    ('<Abstract><AbstractText Label="UNASSIGNED" NlmCategory="UNASSIGNED">We saw.</AbstractText></Abstract>', "abstract", "We saw.", ("We saw.",)),
    ('<Abstract><AbstractText Label="AIM">To see.</AbstractText><AbstractText Label="Unlabelled">We saw.</AbstractText></Abstract>', "abstract", "AIM: To see. We saw.", ("AIM: To see. We saw.",)),
    ("<GrantList><Grant><GrantID>R1</GrantID><Agency>NIH</Agency></Grant><Grant><GrantID>R2</GrantID><Agency>NIH</Agency></Grant><Grant><Agency>MRC</Agency></Grant></GrantList>",
     "funder", "('NIH', 'MRC')", ("NIH (R1, R2)", "MRC")),
)  # fmt: skip


@pytest.mark.parametrize(("elements", "field", "value", "texts"), PARTS)
def test_parts_of_an_article(elements: str, field: str, value: str, texts: tuple[str, ...]) -> None:
    reading = pubmed.read((WHOLE % (elements, "")).encode())
    assert str(getattr(reading.record, field)) == value
    assert tuple(one.text for one in reading.said if one.field == field) == texts


def test_a_group_is_named_without_what_it_was_written_for() -> None:
    authors = "<AuthorList><Author><CollectiveName>for the Door Study Group</CollectiveName></Author></AuthorList>"
    reading = pubmed.read((WHOLE % (authors, "")).encode())
    assert [one.literal for one in reading.record.author] == ["Door Study Group"]
    assert [one.text for one in reading.said if one.field == "author"] == ["for the Door Study Group"]


def test_a_group_beside_a_person_is_kept() -> None:
    author = "<Author><LastName>Doe</LastName><ForeName>Jo</ForeName><CollectiveName>A Group</CollectiveName></Author>"
    reading = pubmed.read((WHOLE % (f"<AuthorList>{author}</AuthorList>", "")).encode())
    assert [(one.field, one.text) for one in reading.unread] == [("author", "A Group")]


DATES: tuple[tuple[str, str | None], ...] = (
    ("2003 Jul-Aug", "2003-07/2003-08"), ("1998 Winter", "1998 winter"), ("2000 Dec 23-30", "2000-12-23/2000-12-30"), ("1999-2000", "1999/2000"), ("2018 May/Jun", "2018-05/2018-06"),
    ("Spring 2000", "2000 spring"), ("2000 Spring-Summer", "2000 spring/2000 summer"), ("1998 Dec-1999 Jan", "1998-12/1999-01"), ("2000 Dec 23-2001 Jan 5", "2000-12-23/2001-01-05"),
    ("1983-1984 Winter", "1983 winter/1984"), ("2024 10 8", "2024-10-08"), ("2024 Oct 08", "2024-10-08"), ("2024 10", "2024-10"), ("2024", "2024"), ("2016 Fall", "2016 autumn"),
    ("2005 Suppl", "2005"), ("1949 Trimest", "1949"), ("1993 Christmas", "1993"), ("2000 1st Quarter", "2000-01/2000-03"), ("2013 Jan-Mar", "2013-01/2013-03"), ("1976 Sep 28", "1976-09-28"),
    ("2015 2 30", "2015-02"), ("2015 13 1", "2015"), ("no year", None), ("", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "date"), DATES)
def test_dates(text: str, date: str | None) -> None:
    found = read_pubmed_date(text)
    assert (found.iso() if found is not None else None) == date


JOURNALS: tuple[tuple[str, str, str], ...] = (
    ("Lancet (London, England)", "Lancet", "Lancet"), ("Science (New York, N.Y.)", "Science", "Science"), ("BMJ (Clinical research ed.)", "BMJ", "BMJ"),
    ("Journal of applied physiology (Bethesda, Md. : 1985)", "J Appl Physiol (1985)", "Journal of applied physiology"),
    ("Advanced science (Weinheim, Baden-Wurttemberg, Germany)", "Adv Sci (Weinh)", "Advanced science"), ("Chemistry (Weinheim an der Bergstrasse, Germany)", "Chemistry", "Chemistry"),
    ("Angewandte Chemie (International ed. in English)", "Angew Chem Int Ed Engl", "Angewandte Chemie (International ed. in English)"),
    ("Proceedings (Baylor University. Medical Center)", "Proc (Bayl Univ Med Cent)", "Proceedings (Baylor University. Medical Center)"),
    ("Zhonghua yi xue za zhi (Chinese medical journal, Taipei)", "", "Zhonghua yi xue za zhi (Chinese medical journal, Taipei)"),
    ("The New England journal of medicine", "N Engl J Med", "The New England journal of medicine"), ("(London, England)", "", "(London, England)"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "short", "name"), JOURNALS)
def test_journals_without_what_cataloguers_add(text: str, short: str, name: str) -> None:
    assert journal_name(text, short) == name


def test_every_kind_of_publication_is_read() -> None:
    for name, csl, genre in KINDS:
        assert kind_of({name, "Journal Article", "Research Support, N.I.H., Extramural"}) == (csl, genre), name
    assert kind_of({"Clinical Trial, Phase III", "Journal Article"}) == ("article-journal", None)
    assert kind_of({"Editorial", "Published Erratum", "Comment"}) == ("article-journal", "Erratum")
    assert kind_of(set()) == ("article-journal", None)


def test_every_link_is_a_notice_or_a_relation_and_has_its_tag() -> None:
    assert set(TAGS.values()) <= set(NOTICES) | set(RELATIONS)
    for ref_type in set(NOTICES) | set(RELATIONS):
        link = Link(ref_type, "J Foo. 2012 Mar 3;12(3):45. doi: 10.5555/x", "7")
        notice, related = read_notice(link), read_related(link, from_preprint=False)
        assert notice is not None or related is not None
        if notice is not None:
            assert (notice.doi, notice.pmid, notice.date and notice.date.iso()) == ("10.5555/x", "7", "2012-03-03")
        if related is not None:
            assert related.id == "10.5555/x"
