"""RIS files and PubMed's MEDLINE text: every dialect a case, every value with its line, and nothing that breaks a reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import fixture_answers as fixtures
import pytest
from hypothesis import given, settings
from records import MADE, SHAPES, entries

from harvester.exporters import ris as ris_writer
from parsers.formats import nbib, ris
from parsers.formats.library import Library
from parsers.formats.ris_tags import EVERYWHERE, KNOWN, TYPES
from parsers.record import Record, Said, Unread
from parsers.values import PageRange

READERS: dict[str, Callable[[bytes], Library]] = {"ris": ris.read, "nbib": nbib.read}
CASES = [case for kind in READERS for case in fixtures.cases(kind)]


def read(case: Path) -> Library:
    return READERS[case.parent.name](fixtures.answer(case))


@pytest.mark.parametrize("case", CASES, ids=fixtures.case_name)
def test_a_file_gives_its_expectation(case: Path) -> None:
    assert fixtures.library_as_expected(read(case)) == fixtures.expected(case)


@pytest.mark.parametrize("case", CASES, ids=fixtures.case_name)
def test_every_value_has_its_text_and_line(case: Path) -> None:
    body = fixtures.answer(case)
    encoding = {"latin-1": "cp1252", "utf-16": "utf-16"}.get(case.name, "utf-8")
    lines = body.decode(encoding).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for entry in read(case).entries:
        said = entry.reading.said
        assert set(entry.reading.record.said_fields()) <= {one.field for one in said}
        told: list[Said | Unread] = [*said, *entry.reading.unread]
        for one in told:
            tag, line = one.where.removesuffix(")").split(" (line ")
            assert lines[int(line) - 1].lstrip().startswith(tag)
            assert one.text.split()[0] in " ".join(lines[int(line) - 1 :])


def test_expectations_are_records_of_the_model() -> None:
    for case in CASES:
        for entry in fixtures.expected(case)["entries"]:
            dumped = Record.model_validate(entry["record"]).model_dump(mode="json", exclude_defaults=True)
            assert dumped == entry["record"]


# ------------------------------------------------------------------ RIS, row by row

JOURNAL = "TY  - JOUR\nTI  - A title\n"
ROWS: tuple[tuple[str, str, object], ...] = (
    # types, and what their tags mean
    ("TY  - PAT\nTI  - T\nSN  - EP 1 234", "number", "EP 1 234"), ("TY  - ELEC\nTI  - T\nT2  - A site", "container_title", "A site"),
    ("TY  - BOOK\nBT  - T", "title", "T"), ("TY  - CHAP\nTI  - T\nBT  - B", "container_title", "B"), ("TY  - UNPB\nCT  - T", "title", "T"),
    ("TY  - COMP\nTI  - T\nET  - 2.1", "version", "2.1"), ("TY  - SLIDE\nTI  - T\nT2  - A meeting", "event_title", "A meeting"),
    ("TY  - GEN\nTI  - T\nM3  - Journal Article", "type", "article-journal"), ("TY  - GEN\nTI  - T", "type", None),
    ("TY  - EDBOOK\nTI  - T\nAU  - Roe, A.\nED  - Doe, J.", "author", "Roe, A."), ("TY  - EDBOOK\nTI  - T\nAU  - Roe, A.", "author", ""),
    # people
    (JOURNAL + "AU  - Smith, John, Jr", "author", "Smith, John, Jr"), (JOURNAL + "AU  - Smith, J.; Doe, A.", "author", "Smith, J.; Doe, A."),
    (JOURNAL + "AU  - Smith, J., Doe, A., Roe, B.", "author", "Smith, J.; Doe, A.; Roe, B."), (JOURNAL + "AU  - NHS England,", "author", "NHS England"),
    (JOURNAL + "A1  - Smith, J\nAU  - Doe, A\nA1  - Roe, B\nAU  - Smith, J", "author", "Smith, J.; Doe, A.; Roe, B."),
    (JOURNAL + "AU  - Wang, Y.\nAU  - Wang, Y.", "author", "Wang, Y.; Wang, Y."), (JOURNAL + "AU  - M&uuml;ller, H.", "author", "Müller, H."),
    (JOURNAL + "AU  - [Anonymous]", "author", ""), (JOURNAL + "AU  - Clinic of Sleep\n  and Light", "author", "Clinic of Sleep and Light"),
    (JOURNAL + "AU  - ACME, Inc.", "author", "ACME, Inc."), (JOURNAL + "AU  - Roe Tools, Ltd", "author", "Roe Tools, Ltd"), (JOURNAL + "AU  - Moos GmbH", "author", "Moos GmbH"),
    (JOURNAL + "AU  - Smith, J.", "author", "Smith, J."), (JOURNAL + "AU  - Roe, A. (Univ X)", "author", "Roe, A."),
    # dates
    (JOURNAL + "PY  - 2003///", "issued", "2003"), (JOURNAL + "DA  - 2003//05/", "issued", "2003"), (JOURNAL + "Y1  - 2003/07/12/Summer", "issued", "2003-07-12"),
    (JOURNAL + "Y1  - 2003///Summer", "issued", "2003 summer"), (JOURNAL + "PY  - 2012\nDA  - Mar 15", "issued", "2012-03-15"),
    (JOURNAL + "DA  - 2012/03/15\nPY  - 2012", "issued", "2012-03-15"), (JOURNAL + "PY  - 2012\nDA  - 2011/12/30", "issued", "2012"),
    (JOURNAL + "PY  - 2003/02/30", "issued", "2003-02"), (JOURNAL + "Y1  - 2015/october", "issued", "2015-10"), (JOURNAL + "PY  - 2003/00/00/", "issued", "2003"), (JOURNAL + "PY  - 2005/13//", "issued", "2005"), (JOURNAL + "PY  - 2005 (repr. 2010)", "issued", "2005"), (JOURNAL + "PY  - 2003///Jul-Aug", "issued", "2003-07/2003-08"),
    (JOURNAL + "PY  - 2014\nET  - 2013/11/28", "issued_online", "2013-11-28"), (JOURNAL + "ET  - Late", "edition", "Late"),
    (JOURNAL + "Y2  - 2020/01/02/11:00:00", "accessed", "2020-01-02"), (JOURNAL + "Y2  - 2 January 2020", "accessed", "2020-01-02"),
    # pages and numbers
    (JOURNAL + "SP  - 123-9", "page", "123-129"), (JOURNAL + "SP  - 123\nEP  - 9", "page", "123-129"), (JOURNAL + "SP  - 444-445\nEP  - 445", "page", "444-445"),
    (JOURNAL + "EP  - 12-19", "page", "12-19"), (JOURNAL + "SP  - Article 123", "article_number", "Article 123"), (JOURNAL + "M1  - 104567", "article_number", "104567"),
    (JOURNAL + "SP  - 1\nM1  - 104567", "article_number", None), (JOURNAL + "SP  - e17\nC7  - e17", "page", None), (JOURNAL + "C7  - e17", "article_number", "e17"),
    ("TY  - BOOK\nTI  - T\nSP  - 345 p.", "number_of_pages", "345 p."), ("TY  - BOOK\nTI  - T\nSP  - 12\nEP  - 19", "page", "12-19"),
    # containers
    (JOURNAL + "JA  - J. Short", "container_title", "J. Short"), (JOURNAL + "JO  - J. Short\nJF  - Journal of the Short", "container_title_short", "J. Short"),
    (JOURNAL + "T2  - Nature\nJO  - Nature", "container_title_short", None), ("TY  - CONF\nTI  - T\nT2  - Lect. Notes\nC3  - Proceedings of X", "collection_title", "Lect. Notes"),
    # a special issue's title beside the journal's, and names that are one journal's
    (JOURNAL + "JO  - NeuroImage\nT2  - Machine learning in brain imaging", "container_title", "NeuroImage"), (JOURNAL + "JO  - Procedia Computer Science\nT2  - 12th Conference on Computer Science", "container_title", "Procedia Computer Science"),
    (JOURNAL + "JF  - Journal of Moss\nJO  - J. Moss\nT2  - Special issue: Stones and rain", "container_title", "Journal of Moss"), (JOURNAL + "JO  - Dtsch Arztebl Int\nT2  - Deutsches Aerzteblatt", "container_title", "Deutsches Aerzteblatt"),
    (JOURNAL + "JO  - PNAS\nT2  - Proceedings of the National Academy", "container_title", "Proceedings of the National Academy"), (JOURNAL + "JO  - Journal of Moss\nT2  - JAMA", "container_title", "Journal of Moss"),
    (JOURNAL + "JO  - J. Short\nT2  - Журнал", "container_title", "J. Short"), (JOURNAL + "JA  - J. Short\nT2  - Annals of Moss", "container_title", "Annals of Moss"),
    # identifiers
    (JOURNAL + "M3  - doi: 10.5555/A", "doi", "10.5555/a"), (JOURNAL + "UR  - https://doi.org/10.5555/a", "doi", "10.5555/a"), (JOURNAL + "ID  - 10.5555/a", "doi", "10.5555/a"),
    (JOURNAL + "UR  - https://example.org/10.5555/a", "doi", None), (JOURNAL + "L3  - 10.5555/a\nDO  - 10.5555/b", "doi", "10.5555/b"),
    (JOURNAL + "AN  - 12345", "pmid", "12345"), (JOURNAL + "AN  - 12345\nDB  - Academic Search", "pmid", None), (JOURNAL + "AN  - PMID: 12345\nDB  - X", "pmid", "12345"),
    (JOURNAL + "AN  - 12345\nDB  - Ovid MEDLINE", "pmid", "12345"), (JOURNAL + "C2  - 12345\nDB  - Scopus", "pmid", "12345"), (JOURNAL + "C2  - PMC77", "pmcid", "PMC77"),
    (JOURNAL + "UR  - https://pubmed.ncbi.nlm.nih.gov/77/", "pmid", "77"), (JOURNAL + "UR  - https://arxiv.org/abs/1706.03762", "arxiv", "1706.03762"),
    (JOURNAL + "SN  - 0140-6736; 1474-547X", "issn", "0140-6736; 1474-547X"), (JOURNAL + "SN  - 1474547X 01406736", "issn", "1474-547X; 0140-6736"),
    (JOURNAL + "M1  - 10.5555/a", "doi", "10.5555/a"), (JOURNAL + "C5  - doi:10.5555/a", "doi", "10.5555/a"), (JOURNAL + "C5  - 10.5555/a\nDO  - 10.5555/b", "doi", "10.5555/b"),
    # texts
    (JOURNAL + "KW  - moss; stones;; ", "keyword", "moss; stones"), (JOURNAL + "KW  - Neoplasms, Second Primary", "keyword", "Neoplasms, Second Primary"),
    (JOURNAL + "KW  - moss, stones, rain", "keyword", "moss; stones; rain"), (JOURNAL + "KW  - moss\nstones", "keyword", "moss; stones"),
    (JOURNAL + "N2  - We did. (c) 2020 The Society.", "rights", "(c) 2020 The Society."), (JOURNAL + "LA  - ger", "language", "de"), (JOURNAL + "ST  - A title", "title_short", None),
    (JOURNAL + "TT  - Ein Titel", "translated_title", "Ein Titel"), (JOURNAL + "TT  - A title", "translated_title", None), (JOURNAL + "OP  - Un titre\nTT  - Ein Titel", "original_title", "Un titre"),
    (JOURNAL + "N1  - One\nN1  - Two", "note", "One\nTwo"), (JOURNAL + "N1  - References: Roe, A., (1986) Moss,\nDoe, B.\nN1  - Two", "note", "Two"),
    (JOURNAL + "UR  - //example.org/a", "url", "https://example.org/a"), (JOURNAL + "VL  - 85 Suppl 1", "issue", "Suppl 1"), (JOURNAL + "M3  - Editorial", "genre", "Editorial"),
    (JOURNAL + "M3  - Article", "genre", None),
    ("TY  - BOOK\nTI  - T\nPB  - [s.n.]", "publisher", None), ("TY  - BOOK\nTI  - T\nCY  - [S.l.]", "publisher_place", None), ("TY  - BOOK\nTI  - T\nPB  - S.N. Press", "publisher", "S.N. Press"),
    # EndNote's thesis has its degree for a volume, its meetings their days apart from the year.
    ("TY  - THES\nTI  - T\nVL  - Ph.D.", "genre", "Ph.D."), ("TY  - THES\nTI  - T\nVL  - Ph.D.", "volume", None), ("TY  - THES\nTI  - T\nVL  - 2", "volume", "2"),
    ("TY  - CONF\nTI  - T\nPY  - 2001\nDA  - 3-5 June", "issued", "2001-06-03/2001-06-05"), ("TY  - CONF\nTI  - T\nT2  - Int. Conf. on Moss\nC3  - Proc. Moss", "event_title", "Int. Conf. on Moss"),
    # EBSCO's place that is none, catalogues' punctuation, PubMed Central's identifiers
    (JOURNAL + "CY  - , ", "publisher_place", None), ("TY  - BOOK\nTI  - T\nCY  - Buenos Aires :\nPB  - Moss,", "publisher_place", "Buenos Aires"), ("TY  - BOOK\nTI  - T\nPB  - Moss,", "publisher", "Moss"),
    (JOURNAL + "U2  - PMC77[pmcid]", "pmcid", "PMC77"), (JOURNAL + "U1  - 12345[pmid]", "pmid", "12345"),
    # the frame
    ("\ufeffTY  - JOUR\nTI  - T", "title", "T"), ("TY  -JOUR\nTI  -T", "title", "T"), ("TY - JOUR\nTI - T", "title", "T"), ("  TY  - JOUR\n  TI  - T", "title", "T"),
    ("TY\t-\tJOUR\nTI\t-\tT", "title", "T"), ("TY  – JOUR\nTI  – T", "title", "T"), (JOURNAL + "AB  - A\nT2- weighted\nL1-norm", "abstract", "A T2- weighted L1-norm"),
    (JOURNAL + "AB  - One\n\nTwo\fThree\nER  - ", "abstract", "One Two Three"),
)  # fmt: skip


def shown(value: object) -> object:
    if isinstance(value, tuple):
        return "; ".join(str(shown(one)) for one in value)
    for method in ("inverted", "iso", "plain"):
        if callable(getattr(value, method, None)):
            return getattr(value, method)()
    if isinstance(value, PageRange):
        return value.text()
    for attribute in ("value", "text"):
        if hasattr(value, attribute):
            return str(getattr(value, attribute))
    return value if value is None else str(value)


@pytest.mark.parametrize(("text", "field", "expected"), ROWS)
def test_ris(text: str, field: str, expected: object) -> None:
    (entry,) = ris.read(text.encode()).entries
    assert shown(getattr(entry.reading.record, field)) == expected


# As EndNote has them: a comma behind a group's name, and where its name has one that one twice.
GROUPS = (
    ("{Bread and Wine}", "Bread and Wine"), ("Bread and Wine,", "Bread and Wine"), ("Bread,, Cheese and Wine", "Bread, Cheese and Wine"), ("Bread,, Cheese, and Wine", "Bread, Cheese, and Wine"),
    ("Ministry of Health, Labour and Welfare", "Ministry of Health, Labour and Welfare"), ("Smith,, Jr.", None), ("Smith,,", None), ("Smith, John,", None), ("Roe, A., Jr", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "literal"), GROUPS)
def test_groups_of_ris(text: str, literal: str | None) -> None:
    (entry,) = ris.read(f"{JOURNAL}AU  - {text}\nER  - \n".encode()).entries
    assert [one.literal for one in entry.reading.record.author] == [literal]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("AU  - Roe, A. (Univ X)", "(Univ X)"),
        ("L3  - 10.5555/a\nDO  - 10.5555/b", "10.5555/a"),
        ("Y2  - never", "never"),
        ("PY  - 2005/13//", "2005/13//"),
        ("JO  - NeuroImage\nT2  - Machine learning in brain imaging", "Machine learning in brain imaging"),
        ("UR  - https://example.org/a\nUR  - https://example.org/b", "https://example.org/b"),
    ],
)
def test_ris_tells_what_it_leaves(text: str, told: str) -> None:
    (entry,) = ris.read((JOURNAL + text).encode()).entries
    assert [one.text for one in entry.reading.unread] == [told]


GRANTS: tuple[tuple[str, str], ...] = (
    ("R01 HL123/HL/NHLBI NIH HHS/United States", "NHLBI NIH HHS"), ("R01 HL123/HL/NHLBI NIH HHS", "NHLBI NIH HHS"), ("R01 X/NIH", "NIH"), ("12 345/Fund for Tests", "Fund for Tests"),
    ("Wellcome Trust/United Kingdom", "Wellcome Trust"), ("Fund for Tests", "Fund for Tests"), ("1/Fund/France", "Fund"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "agency"), GRANTS)
def test_who_paid_is_the_agency_and_not_the_grant(text: str, agency: str) -> None:
    (entry,) = nbib.read(f"PMID- 1\nTI  - T\nGR  - {text}\n".encode()).entries
    assert entry.reading.record.funder == (agency,)


@pytest.mark.parametrize("name", TYPES)
def test_every_type_of_ris_is_read(name: str) -> None:
    (entry,) = ris.read(f"TY  - {name}\nTI  - T\nER  - ".encode()).entries
    assert entry.reading.record.type == TYPES[name][0]
    assert not entry.reading.unread


def test_no_tag_is_dropped_quietly() -> None:
    for tag in sorted(KNOWN - {"TY", "ER", "ID", "L1", "L4"}):
        (entry,) = ris.read(f"TY  - JOUR\nXX  - x\n{tag}  - 2003 (a text of {tag})\nER  - ".encode()).entries
        places = [one.where for one in entry.reading.said] + [one.where for one in entry.reading.unread]
        assert f"{tag} (line 3)" in places, tag
    assert frozenset(EVERYWHERE) <= KNOWN


def exported(*values: dict[str, object]) -> bytes:
    return "".join(ris_writer.write(entries(*values))).encode()


@pytest.mark.parametrize("value", SHAPES, ids=lambda value: str(value["title"])[:20])
def test_what_we_export_is_read_back(value: dict[str, object]) -> None:
    (entry,) = ris.read(exported(value)).entries
    (expected,) = entries(value)
    got = entry.reading.record
    assert entry.key == expected.key
    kept = {
        "title",
        "translated_title",
        "container_title",
        "volume",
        "issue",
        "page",
        "article_number",
        "doi",
        "pmid",
        "pmcid",
        "publisher",
        "author",
        "editor",
    }
    for field in sorted(kept - ({"title"} if "<" in str(value["title"]) else set())):
        assert shown(getattr(got, field)) == shown(getattr(expected.record, field)), field


@given(MADE)
@settings(max_examples=150, deadline=None)
def test_reading_what_we_export_of_what_was_read_changes_nothing(value: dict[str, object]) -> None:
    (first,) = ris.read(exported(value)).entries
    (second,) = ris.read(exported(first.reading.record.model_dump(mode="json", exclude_defaults=True))).entries
    (third,) = ris.read(exported(second.reading.record.model_dump(mode="json", exclude_defaults=True))).entries
    assert third.reading.record == second.reading.record
