"""RIS as databases and review programs write it: CAB, AGRIS, the Lens, Ovid, EBSCO, Publish or Perish."""

from __future__ import annotations

from parsers.formats.libraries import KINDS
from parsers.record import Reading

_RIS = next(kind for kind in KINDS if kind.name == "ris")


def _read(*lines: str, kind: str = "JOUR") -> Reading:
    text = "\r\n".join((f"TY  - {kind}", "TI  - T", *lines, "ER  - ", ""))
    (entry,) = _RIS.read(text.encode()).entries
    return entry.reading


def test_how_many_pages_there_are_is_no_articles_number() -> None:
    reading = _read("SP  - ix + 246")
    assert (reading.record.number_of_pages, reading.record.article_number) == ("ix + 246", None)
    assert _read("SP  - 256 p.").record.number_of_pages == "256"
    ranged = _read("SP  - 113-127").record
    assert (ranged.number_of_pages, ranged.page and ranged.page.text()) == (None, "113-127")


def test_a_volume_that_names_its_issue() -> None:
    for text, volume, issue in (("v. 7 issue 4", "7", "4"), ("v. v. 176", "176", None), ("v. 40", "40", None)):
        reading = _read(f"VL  - {text}")
        assert (reading.record.volume, reading.record.issue) == (volume, issue)
        assert reading.unread == ()
    assert [one.text for one in _read("VL  - v. 7 issue 4").said if one.field == "issue"] == ["v. 7 issue 4"]
    assert _read("VL  - v. 7 issue 4", "IS  - 5").record.issue == "5"


def test_null_is_no_given_name() -> None:
    assert [name.inverted() for name in _read("AU  - Sneha, null", "AU  - Null, Ada").record.author] == ["Sneha", "Null, Ada"]  # fmt: skip


def test_addresses_of_one_field_are_told_apart() -> None:
    first, second = "https://www.mdpi.com/760628", "https://www.mdpi.com/2073-4441/12/7/1910/pdf"
    for between in (" and ", " ", "; ", ";", ", ", "|"):
        reading = _read(f"UR  - {first}{between}{second}")
        assert reading.record.url == first
        assert [(one.field, one.text) for one in reading.unread] == [("url", second)]
    through = "https://proxy.example.org/login?url=https://example.org/a"
    assert _read(f"UR  - {through}").record.url == through


def test_the_works_own_address_stands_before_its_files() -> None:
    reading = _read("L2  - https://europepmc.org/article/X", "L1  - https://example.org/a.pdf", "UR  - https://lens.org/000")  # fmt: skip
    assert reading.record.url == "https://lens.org/000"


def test_the_number_of_a_record_of_ovids_medline_is_its_pmid() -> None:
    ovid = "http://ovidsp.ovid.com/ovidweb.cgi?T=JS&PAGE=reference"
    assert _read(f"L2  - {ovid}&D=medp&NEWS=N&AN=30439442").record.pmid == "30439442"
    assert _read(f"L2  - {ovid}&D=emed21&NEWS=N&AN=30439442").record.pmid is None
    assert _read(f"L2  - {ovid}&D=psyc16&NEWS=N&AN=2019-65183-001").record.pmid is None


def test_a_degree_among_the_numbers_of_a_thesis_is_its_kind() -> None:
    record = _read("M1  - Ph.D.", kind="THES").record
    assert (record.genre, record.number) == ("Ph.D.", None)
    assert _read("M1  - TR-12", kind="THES").record.number == "TR-12"


def test_a_run_of_blanks_in_an_address_is_looked_at_once() -> None:
    """Else the time would grow with its square: of this one, to minutes."""
    reading = _read(f"UR  - https://example.org/a{' ' * 300_000}b")
    assert reading.record.url is not None


def test_editors_among_the_authors_of_a_book() -> None:
    for lines, authors, editors in (
        (("AU  - Asano, Kota", "AU  - Takada, Mitsuo eds"), [], ["Asano, Kota", "Takada, Mitsuo"]),
        (("AU  - Li, Xiaoxi ed",), [], ["Li, Xiaoxi"]),
        (("AU  - Roe, Ann", "AU  - Smith, John (Ed.)"), ["Roe, Ann"], ["Smith, John"]),
        (("AU  - Harris, Ed", "AU  - Smith, John Ed"), ["Harris, Ed", "Smith, John Ed"], []),
        (("AU  - Roe, Ann eds", "ED  - Ng, Bo"), ["Roe, Ann eds"], ["Ng, Bo"]),
    ):
        record = _read(*lines, kind="BOOK").record
        assert [name.inverted() for name in record.author] == authors
        assert [name.inverted() for name in record.editor] == editors
    assert _read("AU  - Roe, Ann eds").record.editor == ()


def test_what_a_database_says_of_itself_is_no_number_and_no_kind() -> None:
    reading = _read("M1  - Query date: 2023-02-10 11:34:05", kind="BOOK")
    assert (reading.record.number, [one.where for one in reading.unread]) == (None, ["M1 (line 3)"])
    reading = _read("M3  - Health & Mental Health Treatment & Prevention [3300]")
    assert (reading.record.genre, [one.field for one in reading.unread]) == (None, ["genre"])
    assert _read("M3  - Case report").record.genre == "Case report"


def test_a_short_title_in_another_language_is_a_translated_one() -> None:
    text = "TY  - JOUR\nTI  - Few detections of woodpeckers in wildfires\nST  - {}\nER  - \n"
    for short, field in (
        ("Faible détection de pics dans des secteurs brûlés", "translated_title"),
        ("Few detections", "title_short"),
        ("Woodpeckers", "title_short"),
    ):
        (entry,) = _RIS.read(text.format(short).encode()).entries
        record = entry.reading.record
        assert {"translated_title": record.translated_title, "title_short": record.title_short}[field] is not None
        assert (record.translated_title is None) == (field == "title_short")


def test_a_record_of_ebscos_among_the_notes_is_its_own() -> None:
    text = "Ak, M. 1; Affiliations: 1 : University, Ankara; Source Info: Oct2014, Vol. 38, p700; Thesaurus Term: Energy; Document Type: Article"
    reading = _read(f"N1  - {text}")
    assert (reading.record.note, [one.why for one in reading.unread]) == (None, ["a database's own remark"])
    assert _read("N1  - Source Info: see shelf").record.note == "Source Info: see shelf"
