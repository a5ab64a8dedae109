"""The report of a library that was checked: its own entry first, with its very text, and nobody's repository blamed for it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command_line import Cli
from lxml import html
from test_check_write import BIB, CSL, NBIB, RIS, web
from test_report_json import SCHEMA

__all__ = ["web"]
pytestmark = [pytest.mark.block_network, pytest.mark.usefixtures("web")]

FILES = {
    "lib.bib": (BIB, "bibtex", "The BibTeX entry", "3--10"),
    "lib.json": (CSL, "csl_json", "The CSL-JSON entry", "3-10"),
    "lib.ris": (RIS, "ris", "The RIS entry", "3"),
    "lib.nbib": (NBIB, "nbib", "The PubMed-format entry", "3-10"),
}


def text(node: Any) -> str:
    return " ".join(node.text_content().split())


def tree(out: Path) -> Any:
    return html.document_fromstring((out / "report.html").read_text("utf-8"))


def checked(cli: Cli, folder: Path, name: str) -> Path:
    library = folder / name
    library.write_text(FILES[name][0], "utf-8")
    assert cli("check", library, "-o", folder / "out").code == 0
    return folder / "out"


@pytest.mark.parametrize("name", FILES)
def test_the_librarys_own_column_and_evidence_stand_first(cli: Cli, tmp_path: Path, name: str) -> None:
    _body, source, words, said = FILES[name]
    out = checked(cli, tmp_path, name)
    page = tree(out)
    work = page.xpath("//details[contains(@class, 'work')]")[0]
    heads = [text(head) for head in work.xpath(".//table[@class='fields']/thead//th")]
    assert heads == ["Field", "In the citation", words, "Crossref", "PubMed", "How they agree"]
    assert text(work.xpath(".//ul[@class='asked']/li")[0]) == words
    (row,) = work.xpath(".//table[@class='fields']//tr[th='Pages']")
    assert "conflict" in row.get("class")
    # What contradicts lies open: the entry's text, and the line of the file that it stands in.
    (evidence,) = row.xpath(f"./td[@data-label='{words}']/details[@open]")
    assert said in text(evidence)
    if source != "csl_json":
        assert "line" in text(evidence)
    report = json.loads((out / "report.json").read_text("utf-8"))
    jsonschema.validate(report, SCHEMA)
    assert report["works"][0]["readings"][0]["source"] == source


def test_it_is_called_a_check_and_blames_no_repository(cli: Cli, tmp_path: Path) -> None:
    out = checked(cli, tmp_path, "lib.bib")
    page = tree(out)
    assert text(page.find(".//h1")) == "Check of a library"
    assert text(page.xpath("//header/p[@class='lede']")[0]).startswith("3 entries (")
    assert text(page.xpath("//ul[@class='tiles']/li")[0]) == "3 entries"
    assert page.xpath("//*[@id='repositories'] | //a[@href='#repositories'] | //input[@name='host']") == []
    assert len((out / "upstream.csv").read_text("utf-8").splitlines()) == 1


def test_what_is_open_is_answered_in_the_table_of_questions(cli: Cli, tmp_path: Path) -> None:
    out = checked(cli, tmp_path, "lib.bib")
    rows = csv.DictReader(io.StringIO((out / "report.csv").read_text("utf-8-sig"), newline=""))
    questions = [row for row in rows if row["row"] == "question"]
    assert all("harvester check FILE --to questions.csv" in row["advice"] for row in questions)
    ids = [row["identifier"] for row in questions]
    page = tree(out)
    asked = [text(one) for one in page.xpath("//details[@class='decide']")]
    assert len(ids) == len(asked) > 0
    for one in ids:
        assert any(
            f"at question {one}" in words and "harvester check FILE --to questions.csv" in words for words in asked
        )
