"""BibTeX and BibLaTeX: what must stand, and what is read back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from records import MADE, SHAPES, entries

from harvester.exporters import biblatex, bibtex
from harvester.exporters.title_case import protect
from parsers.formats import bibtex as reader
from parsers.record import Record
from parsers.values import Rich


def written(*values: dict[str, Any]) -> str:
    return "".join(bibtex.write(entries(*values)))


TITLES: tuple[tuple[str, str | None, str], ...] = (
    (SHAPES[0]["title"], "en", "Alliance {A061202}: Ixazomib, pomalidomide, and dexamethasone for patients with lenalidomide-refractory {MM} in first relapse"),
    ("Diagnosis of meningitis in Uganda", None, "Diagnosis of meningitis in {Uganda}"),
    ("Diagnosis and Treatment of Chronic Meningitis in Children", "en", "Diagnosis and Treatment of Chronic Meningitis in Children"),
    ("A Critical Review of mRNA Vaccines in the US", None, "A Critical Review of {mRNA} Vaccines in the {US}"),
    ("The role of T cells and vitamin D", "en", "The role of {T} cells and vitamin {D}"),
    ("Sleep: A review", "en", "Sleep: A review"),
    ("What I learned", "en", "What {I} learned"),
    ("COVID-19 in cats", "en", "{COVID}-19 in cats"),
    ("LEN-refractory disease", "en", "{LEN}-refractory disease"),
    ("Über die Wirkung des Lichts", "de", "{Über die Wirkung des Lichts}"),
    ("The <i>E. coli</i> story", "en", r"The \textit{E. coli} story"),
    ("50% of A&B_c", "en", r"50\% of {A}\&{B_c}".replace("_", r"\_")),
    ("Is it so? Yes", "en", "Is it so? {Yes}"),
)  # fmt: skip


@pytest.mark.parametrize(("title", "language", "expected"), TITLES)
def test_case_protection(title: str, language: str | None, expected: str) -> None:
    assert protect(Rich(title.replace("&", "&amp;")), language) == expected


def test_the_seed_as_an_entry() -> None:
    text = written(SHAPES[0])
    for line in (
        "@article{voorhees2024alliance,", "  pages = {5039--5050},", "  month = oct,", "  year = {2024},", "  volume = {8},", "  number = {19},",
        "  doi = {10.1182/bloodadvances.2024013623},", "  keywords = {{antigens, cd19}, human},", r"  abstract = {Rates were 43.6\% \& rising; P \textless{} .05.}",
    ):  # fmt: skip
        assert line in text
    assert "Alliance {A061202}: Ixazomib, pomalidomide" in text


def test_names_in_latex_specials_and_groups_in_braces() -> None:
    line = next(line for line in written(SHAPES[1]).splitlines() if line.startswith("  author"))
    for name in (
        "van Gogh, Vincent", "Beethoven, Ludwig van", "Bianco, Jr, F. J.", "{Alliance for Clinical Trials, Oncology and Research}",
        r"{{\'E}valuation Group}", r"{\"O}zt{\"u}rk, {\c{S}}ule", r"{\L}ukasiewicz, {\DJ}or{\dj}e", r"{\O}deg{\aa}rd, {\AA}se", r"Gro{\ss}, J{\"u}rgen",
        r"{\relax Иванов}, {\relax Иван}", r"Garc{\'i}a M{\'a}rquez, Gabriel", r"{and Sons}, Smith", "{de la Cruz}",
    ):  # fmt: skip
        assert name in line, name


def test_biblatex_stays_in_unicode() -> None:
    text = "".join(biblatex.write(entries()))
    for piece in (
        "Öztürk, Şule", "date = {2024-10-08}", "eid = {e0231847}", "eprint = {39058954}", "eprinttype = {pubmed}", "langid = {english}",
        "date = {2003-21}", "date = {2003-07/2003-08}", "@thesis{", "type = {mathesis}", "journaltitle = {Blood Advances}",
    ):  # fmt: skip
        assert piece in text, piece


LOSES = {
    "language",
    "issn",
    "issued",
    "collection_number",
    "number",
    "event_title",
    "event_date",
    "event_place",
    "type",
    "genre",
}


@given(MADE)
@settings(max_examples=150, deadline=None)
def test_export_read_export_is_a_fixed_point(value: dict[str, Any]) -> None:
    once = reader.read(written(value).encode())
    assert not once.problems
    record = once.entries[0].reading.record
    again = reader.read(written(record.model_dump(mode="json")).encode()).entries[0].reading.record
    assert again == record


@given(MADE)
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back(value: dict[str, Any]) -> None:
    record = Record.model_validate(value)
    back = reader.read(written(value).encode()).entries[0].reading.record
    for field in ("title", "author", "editor", "volume", "doi", "keyword"):
        if field == "volume" and record.type == "report":
            continue  # a technical report has no volume in BibTeX
        said = getattr(record, field)
        if field == "keyword":
            said = tuple(dict.fromkeys(said))
        found = getattr(back, field)
        if field in ("author", "editor"):
            # A family name of two words and no given name must be braced, and then reads as a group's.
            assert [name.inverted() for name in found] == [name.inverted() for name in said]
        else:
            assert str(found) == str(said), field


@pytest.mark.parametrize(
    "hostile",
    [
        "}}, note = {x",
        "\n@article{evil,\n title = {x}\n}",
        "a\r\nTY  - JOUR",
        "{",
        "}",
        "\\",
        "\\}",
        "$x^2$",
        '"',
        "%",
        "@string{a=1}",
    ],
)
def test_nothing_can_be_injected(hostile: str) -> None:
    line = " ".join(hostile.split())
    value = {
        "title": line.replace("<", "&lt;"),
        "container_title": line,
        "author": [{"family": line}],
        "type": "article-journal",
        "publisher": line,
    }
    for write in (bibtex.write, biblatex.write):
        library = reader.read("".join(write(entries(value))).encode())
        assert not library.problems
        assert len(library.entries) == 1
        assert str(library.entries[0].reading.record.container_title) == line
