"""Web of Science's text as its other databases write it (MEDLINE, BIOSIS, the Zoological Record), as a table, and under the name .txt."""

from __future__ import annotations

import pytest

from parsers.formats.libraries import KINDS, kind_of
from parsers.record import Record

_WOS = next(kind for kind in KINDS if kind.name == "wos")


def _read(*lines: str) -> Record:
    text = "\r\n".join(("FN Clarivate", "VR 1.0", "PT J", *lines, "ER", "", "EF"))
    (entry,) = _WOS.read(text.encode()).entries
    return entry.reading.record


@pytest.mark.parametrize(
    ("lines", "page", "number"),
    [
        (("PS 2457-71",), "2457-2471", None), (("PS 113-125", "BP 113", "EP 125"), "113-125", None), (("PS i-iv, 1-74",), "i-iv, 1-74", None),
        (("PS Article No.: e0191645", "BP e0191645"), None, "e0191645"), (("PS 1-9", "AR 77"), None, "77"),
    ],
)  # fmt: skip
def test_pages_of_other_databases(lines: tuple[str, ...], page: str | None, number: str | None) -> None:
    record = _read("TI Tides", *lines)
    assert (record.page and record.page.text(), record.article_number) == (page, number)


def test_the_number_of_a_record_of_medline_is_its_pmid() -> None:
    assert _read("TI Tides", "UT MEDLINE:16842170").pmid == "16842170"
    assert _read("TI Tides", "UT ZOOREC:ZOOR15512090342").pmid is None
    assert _read("TI Tides", "UT BIOSIS:PREV2", "PM 29782655").pmid == "29782655"


def test_the_full_stop_of_a_database_ends_no_title() -> None:
    assert str(_read("TI Nest sites after", "   wildfire.", "UT ZOOREC:ZOOR1").title) == "Nest sites after wildfire"
    assert str(_read("TI Tides of Acme Inc.", "UT WOS:1").title) == "Tides of Acme Inc."


TABLE = (
    "PT\tAU\tAF\tTI\tSO\tDE\tSN\tBP\tEP\tPY\tDI\tUT\r\n"
    "J\tRoe, A; Ng, B\tRoe, Ann; Ng, Bo\tOf \u201ctides\u201d\tTidal Letters\tsea; moon\t1234-5679\t1\t9\t2020\t10.5555/a\tWOS:0001\r\n"
    "J\tOkafor, C\t\tOf salt\tTidal Letters\t\t\t\t\t2021\t\tWOS:0002\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_of_tags_has_a_record_in_each_row(encoding: str) -> None:
    first, second = _WOS.read(TABLE.encode(encoding)).entries
    assert [name.inverted() for name in first.reading.record.author] == ["Roe, Ann", "Ng, Bo"]
    assert str(first.reading.record.title) == "Of \u201ctides\u201d"
    assert [term.text for term in first.reading.record.keyword] == ["sea", "moon"]
    assert first.reading.record.page is not None
    assert (first.key, first.line, first.reading.record.page.text()) == ("WOS:0001", 2, "1-9")
    assert [name.inverted() for name in second.reading.record.author] == ["Okafor, C."]
    assert (second.key, second.line, second.reading.record.keyword) == ("WOS:0002", 3, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (TABLE, "wos"), ("\ufeffFN Clarivate\nVR 1.0\nPT J\n", "wos"), ("\n\nPMID- 12345678\nOWN - NLM\n", "nbib"), ("TY  - JOUR\n", "ris"),
        ("1.\nTY  - JOUR\n", "ris"), ("%0 Journal Article\n", "refer"), ("@article{a,\n", "bibtex"), ("Dear reader", None), ("", None), ("PTA", None),
    ],
)  # fmt: skip
def test_a_file_called_txt_is_told_by_how_it_begins(text: str, name: str | None) -> None:
    found = kind_of("savedrecs.TXT", text.encode())
    assert (found.name if found else None) == name
