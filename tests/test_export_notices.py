"""What must be read with a citation, in every format: retractions with notice and date, corrections, the own note beside it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import MADE, NASTY
from test_export_judges import back, needs, run

from harvester.exporters import EXPORTERS, biblatex, bibtex, csl_json, csv_table, notices, ris
from harvester.exporters.losses import encoded
from harvester.work import Entry
from parsers.formats import bibtex as bibtex_reader
from parsers.formats import csl_json as csl_reader
from parsers.formats import ris as ris_reader
from parsers.record import Record

SCHEMA = json.loads((Path(__file__).parent / "data" / "csl-data-1.0.2.json").read_text(encoding="utf-8"))
WORK: dict[str, Any] = {
    "type": "article-journal", "title": "Sleep and light", "author": [{"family": "Okafor", "given": "C."}], "container_title": "Invented Biology",
    "volume": "14", "page": {"first": "1", "last": "9"}, "issued": {"year": 2021}, "doi": "10.5555/a", "keyword": [{"text": "sleep"}],
}  # fmt: skip
BY_DOI = {"kind": "retraction", "doi": "10.5555/r_{1}%", "date": {"year": 2023, "month": 5, "day": 1}}
SAID = "Retracted: notice https://doi.org/10.5555/r_{1}%, 2023-05-01."


def entry(*flags: str, **more: Any) -> Entry:
    return Entry(key="okafor2021", record=Record.model_validate(WORK | more), flags=flags)


# (the work, sentences, keywords, CSL's status)
CASES: tuple[tuple[Entry, tuple[str, ...], tuple[str, ...], str | None], ...] = (
    (entry(), (), (), None), (entry("unconfirmed", "wrong-doi"), (), (), None), (entry("retracted"), ("Retracted.",), ("retracted",), "retracted"),
    (entry("retracted", notice=[BY_DOI]), (SAID,), ("retracted",), "retracted"), (entry(notice=[BY_DOI]), (SAID,), ("retracted",), "retracted"),
    (entry(notice=[{"kind": "retraction", "pmid": "9"}, {"kind": "retraction", "doi": "10.5555/s"}]),
     ("Retracted: notice PMID 9; notice https://doi.org/10.5555/s.",), ("retracted",), "retracted"),
    (entry(notice=[{"kind": "withdrawal", "date": {"year": 2022}}]), ("Withdrawn: 2022.",), ("withdrawn",), "withdrawn"),
    (entry("concern", notice=[{"kind": "concern"}]), ("Expression of concern.",), ("expression of concern",), None),
    (entry("corrected", notice=[{"kind": "correction", "doi": "10.5555/c"}]), ("Corrected: notice https://doi.org/10.5555/c.",), (), None),
    (entry(notice=[{"kind": "correction", "pmid": "8"}, BY_DOI]), (SAID, "Corrected: notice PMID 8."), ("retracted",), "retracted"),
    (entry("published-version", type="article", related=[{"relation": "is-preprint-of", "id": "10.5555/z"}]), ("Published as https://doi.org/10.5555/z.",), (), None),
    (entry(related=[{"relation": "is-preprint-of", "id": "10.5555/z"}]), (), (), None),
)  # fmt: skip


@pytest.mark.parametrize(("one", "said", "marked", "status"), CASES)
def test_what_is_said_of_a_work(one: Entry, said: tuple[str, ...], marked: tuple[str, ...], status: str | None) -> None:
    assert notices.sentences(one) == said
    assert notices.marks(one) == marked
    assert notices.status(one) == status


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("In press", f"In press. {SAID}"),
        ("In press.", f"In press. {SAID}"),
        (f"Seen. {SAID}", f"Seen. {SAID}"),
        (None, SAID),
    ],
)
def test_a_works_own_note_is_kept_beside(own: str | None, expected: str) -> None:
    one = entry("retracted", notice=[BY_DOI], note=own)
    assert notices.note(one) == expected
    assert csl_json.item(one)["note"] == expected
    assert f"N1  - {own}\r\n" in "".join(ris.write([one])) or own is None
    for write in (bibtex.write, biblatex.write):
        read = bibtex_reader.read("".join(write([one])).encode()).entries[0].reading.record
        assert read.note == expected


def test_a_note_without_a_notice_is_no_part_of_a_printed_bibliography() -> None:
    one = entry(note="Source: Scopus & more")
    assert dict(bibtex.fields(one))["annote"] == r"{Source: Scopus \& more}"
    assert dict(biblatex.fields(one))["annotation"] == r"{Source: Scopus \& more}"
    assert csl_json.item(one)["note"] == "Source: Scopus & more"


MISLED = "Check the DOI: one that was given for this work belongs to another."


def test_an_identifier_that_leads_elsewhere_is_told_in_each_format_that_has_a_note() -> None:
    one = entry("unconfirmed", "wrong-doi", "doi-not-registered", note="Own")
    told = f"Own. {MISLED} Check the DOI: nobody registered one that was given for this work."
    assert csl_json.item(one)["note"] == told
    # For whoever looks, and not for a printed bibliography.
    assert dict(bibtex.fields(one))["annote"] == dict(biblatex.fields(one))["annotation"] == f"{{{told}}}"
    for exporter in EXPORTERS:
        if exporter.name in ("ris", "mods", "marcxml", "endnote-xml", "html"):
            assert MISLED in b"".join(encoded(exporter.write([one]))).decode()


def test_a_retracted_work_with_a_wrong_identifier_has_both_in_its_note() -> None:
    one = entry("retracted", "wrong-pmid", notice=[BY_DOI])
    assert notices.note(one) == f"{SAID} Check the PMID: one that was given for this work belongs to another."
    assert "note" in dict(bibtex.fields(one))


def test_a_retraction_in_each_format() -> None:
    one = entry("retracted", notice=[BY_DOI])
    item = csl_json.item(one)
    assert (item["status"], item["note"], item["custom"]["notice"][0]["date"]) == (
        "retracted",
        SAID,
        {"year": 2023, "month": 5, "day": 1},
    )
    jsonschema.validate([item], SCHEMA)
    latex = r"{Retracted: notice https://doi.org/10.5555/r\_\textbraceleft{}1\textbraceright{}\%, 2023-05-01.}"
    for fields in (dict(bibtex.fields(one)), dict(biblatex.fields(one))):
        assert (fields["note"], fields["keywords"]) == (latex, "{sleep, retracted}")
    lines = "".join(ris.write([one])).split("\r\n")
    assert f"N1  - {SAID}" in lines
    assert "KW  - retracted" in lines
    row = next(csv.DictReader(io.StringIO("".join(csv_table.write([one])).lstrip("\ufeff"))))
    assert (row["notices"], row["flags"], row["keywords"]) == (SAID, "retracted", "sleep")


def test_a_keyword_that_is_there_already_is_not_written_twice() -> None:
    one = entry("retracted", keyword=[{"text": "retracted"}, {"text": "sleep"}])
    assert dict(bibtex.fields(one))["keywords"] == "{retracted, sleep}"
    assert "".join(ris.write([one])).count("KW  - retracted") == 1


def test_a_work_of_which_nothing_is_to_be_said_is_written_as_before() -> None:
    one = entry()
    assert "note" not in {**dict(bibtex.fields(one)), **dict(biblatex.fields(one)), **csl_json.item(one)}
    assert "N1  -" not in "".join(ris.write([one]))


NOTICES = st.lists(
    st.fixed_dictionaries(
        {"kind": st.sampled_from(["retraction", "withdrawal", "concern", "correction"])},
        optional={"doi": st.sampled_from(["10.5555/r", "10.5555/{x}_%<y>", "10.5555/a\\b"]), "pmid": st.just("9"), "date": st.just({"year": 2023})},
    ),
    max_size=4,
)  # fmt: skip


@given(
    MADE,
    NOTICES,
    st.one_of(st.none(), NASTY),
    st.lists(st.sampled_from(["retracted", "concern", "withdrawn"]), unique=True),
)
@settings(max_examples=150, deadline=None)
def test_no_notice_and_no_note_breaks_an_export(
    value: dict[str, Any], told: list[Any], own: str | None, flags: list[str]
) -> None:
    one = Entry(key="a1", record=Record.model_validate(value | {"notice": told, "note": own}), flags=tuple(flags))
    for write in (bibtex.write, biblatex.write):
        library = bibtex_reader.read("".join(write([one])).encode())
        assert not library.problems
        assert len(library.entries) == 1
        assert str(library.entries[0].reading.record.title) == str(one.record.title)
    text = b"".join(csl_json.write([one])).decode()
    jsonschema.validate(json.loads(text), SCHEMA)
    once = csl_reader.read(text.encode()).entries[0].reading.record
    again = b"".join(csl_json.write([Entry(key="a1", record=once, flags=tuple(flags))])).decode()
    assert csl_reader.read(again.encode()).entries[0].reading.record.note == once.note
    lines = "".join(ris.write([one])).split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert len(list(csv.reader(io.StringIO("".join(csv_table.write([one])))))) == 2
    for exporter in EXPORTERS:
        assert any(encoded(exporter.write([one])))


@needs("bibtex")
def test_bibtex_prints_the_notice(tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text("".join(bibtex.write([entry("retracted", notice=[BY_DOI])])), encoding="utf-8")
    (tmp_path / "x.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{x}\n", encoding="utf-8")
    assert run("bibtex", "x", cwd=tmp_path).returncode == 0
    assert "Retracted: notice" in " ".join((tmp_path / "x.bbl").read_text(encoding="utf-8").split())


@needs("biber")
def test_biber_finds_nothing_wrong_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text(
        "".join(biblatex.write([entry("retracted", notice=[BY_DOI]), entry(note="Own")])), encoding="utf-8"
    )
    out = run("biber", "--tool", "--validate-datamodel", "x.bib", cwd=tmp_path).stdout.decode("utf-8", "replace")
    assert [
        line
        for line in out.splitlines()
        if ("WARN" in line or "ERROR" in line)
        and "Duplicate entry key" not in line
        and "warnings:" not in line.casefold()
    ] == []


@needs("pandoc")
@pytest.mark.parametrize(
    ("write", "source"), [(csl_json.write, "csljson"), (biblatex.write, "biblatex"), (bibtex.write, "bibtex")]
)
def test_pandoc_reads_the_notice_back(tmp_path: Path, write: Any, source: str) -> None:
    one = entry("retracted", notice=[{**BY_DOI, "doi": "10.5555/r_1%"}], note="Own")
    (item,) = back(b"".join(encoded(write([one]))).decode(), source, tmp_path)
    assert item["note"] == "Own. Retracted: notice https://doi.org/10.5555/r_1%, 2023-05-01."


@needs("ris2xml", "xml2ris")
def test_bibutils_reads_the_notice_back(tmp_path: Path) -> None:
    (tmp_path / "x.ris").write_text(
        "".join(ris.write([entry("retracted", notice=[BY_DOI], note="Own")])), encoding="utf-8", newline=""
    )
    made = run("ris2xml", "x.ris", cwd=tmp_path)
    assert made.returncode == 0
    text = made.stdout.decode("utf-8")
    assert "Retracted: notice https://doi.org/10.5555/r_{1}%, 2023-05-01." in text
    assert "<topic>retracted</topic>" in text


@pytest.mark.parametrize("own", ["Read in print", "Read in print.", "Retracted. Or so he said", "First\nSecond"])
def test_a_notice_beside_an_ordinary_note_is_read_back_from_ris_with_its_number_and_date(own: str) -> None:
    made = entry("retracted", notice=[BY_DOI], note=own)
    (read,) = ris_reader.read("".join(ris.write([made])).encode()).entries
    back_again = Entry(key="a", record=read.reading.record)
    assert str(read.reading.record.note).split("\n") == [*own.split("\n"), SAID]
    assert notices.grave(back_again) == (SAID,)
    assert notices.sentences(back_again) == ()
    written = "".join(ris.write([back_again]))
    assert (written.count(f"N1  - {SAID}"), written.count("KW  - retracted")) == (1, 1)
