"""What Unicode calls a digit and is no decimal ("²", "③") makes nothing fail; neither do the decimals of other scripts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Cli

from harvester.exporters import EXPORTERS
from parsers import Page, read_page
from parsers.formats.bibtex_fields import FIELDS
from parsers.formats.csl_values import ROWS
from parsers.formats.ris_tags import KNOWN

ODD = ("²", "③", "٣", "２０２０", "2²–3²", "¹⁹⁵³")
# Read beside the table: parts of a date, of an eprint, of an entry's kind.
_MORE = ("year", "month", "day", "eprint", "chapter", "entrysubtype", "crossref")


def bibtex(text: str) -> str:
    fields = ", ".join(f"{name} = {{{text}}}" for name in (*FIELDS, *_MORE))
    return f"@article{{a, {fields}}}\n@inbook{{b, {fields}}}\n@techreport{{c, title = {{T}}, year = 2020, month = {{{text}}}}}\n"


def ris(text: str) -> str:
    return "".join(f"TY  - {kind}\n" + "".join(f"{tag}  - {text}\n" for tag in sorted(KNOWN - {"TY", "ER"})) + "ER  - \n" for kind in ("JOUR", "CHAP", "RPRT"))  # fmt: skip


def csl(text: str) -> str:
    said = {variable: text for variable, _field, _convert in ROWS}
    people = {role: [{"family": text, "given": text}] for role in ("author", "editor")}
    return json.dumps([{"id": "a", "type": kind, **said, **people} for kind in ("article-journal", "report", "book")])


def nbib(text: str) -> str:
    tags = (
        "TI",
        "VI",
        "IP",
        "PG",
        "DP",
        "DEP",
        "AU",
        "FAU",
        "IS",
        "LID",
        "AID",
        "TA",
        "JT",
        "LA",
        "PMC",
        "MH",
        "OT",
        "PT",
        "ISBN",
        "EN",
    )
    return "PMID- 12345678\n" + "".join(f"{tag:<4}- {text}\n" for tag in tags)


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize(("ending", "made"), [(".bib", bibtex), (".ris", ris), (".json", csl), (".nbib", nbib)])
def test_a_library_of_odd_digits_is_read_checked_and_written(
    tmp_path: Path, cli: Cli, text: str, ending: str, made: Callable[[str], str]
) -> None:
    path = tmp_path / f"odd{ending}"
    path.write_text(made(text), encoding="utf-8")
    assert cli("check", path, "--no-enrich", "-o", tmp_path / "out").code in (0, 1)
    assert (tmp_path / "out" / "report.html").exists()
    for one in EXPORTERS:
        assert cli("convert", path, "-t", one.name, "-o", tmp_path / one.file_name).code in (0, 1)
        assert (tmp_path / one.file_name).stat().st_size


TAGS = (
    *(f"citation_{name}" for name in ("author", "journal_title", "publication_date", "online_date", "volume", "issue", "firstpage", "lastpage", "issn", "doi", "pmid", "isbn", "language", "year")),
    *(f"DC.{name}" for name in ("creator", "date", "identifier", "source", "language")), "prism.volume", "prism.number", "prism.startingPage", "prism.publicationDate",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_a_page_of_odd_digits_is_read(text: str) -> None:
    tags = "".join(f'<meta name="{name}" content="{text}">' for name in TAGS)
    ld = json.dumps({"@context": "https://schema.org", "@type": "ScholarlyArticle", "headline": "T", "datePublished": text, "pageStart": text, "pagination": text})  # fmt: skip
    labels = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name in ("Volume", "Issue", "Date Published", "Start Page", "End Page", "ISSN", "PUBMED", "DOI"))  # fmt: skip
    body = f'<html><head><meta name="citation_title" content="A title of {text}">{tags}<script type="application/ld+json">{ld}</script></head><body><h1>A title of {text}</h1><dl>{labels}</dl></body></html>'  # fmt: skip
    read = read_page(Page(body.encode(), url="https://example.org/1", headers=(("Content-Type", "text/html; charset=utf-8"),)))  # fmt: skip
    assert read.page is not None
    assert str(read.page.record.title) == f"A title of {text}"
