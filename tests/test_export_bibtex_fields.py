"""BibTeX and BibLaTeX field by field: types, names, dates, identifiers, addresses, markup."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

import pytest
from bibtex_dialects import DIALECTS, back, both, written
from hypothesis import given
from hypothesis import strategies as st
from records import entries

from harvester.exporters import biblatex, bibtex, bibtex_ascii
from harvester.exporters.bibtex_places import leaves_biblatex, leaves_bibtex
from harvester.exporters.bibtex_types import BIBLATEX, BIBTEX, ROWS, TAKES
from harvester.work import Entry
from parsers.formats.libraries import kind_of
from parsers.record import CSL_TYPES, Record


def test_every_type_of_csl_has_a_row_with_its_reason() -> None:
    assert [row.csl for row in ROWS] == list(CSL_TYPES)
    assert all(row.why for row in ROWS)
    assert set(BIBLATEX.values()) | {"collection", "misc"} <= set(TAKES)
    # The types of "BibTeXing": what else a style is given, it calls an error.
    assert set(BIBTEX.values()) <= {"article", "book", "booklet", "incollection", "inproceedings", "misc", "phdthesis", "techreport", "unpublished"}  # fmt: skip


@both
@pytest.mark.parametrize("csl", CSL_TYPES)
def test_every_type_is_read_back_as_itself(dialect: ModuleType, csl: str) -> None:
    value = {"type": csl, "title": "A study", "author": [{"family": "Okafor"}], "issued": {"year": 2020}}
    for more in ({}, {"container_title": "Tides"}, {"editor": [{"family": "Ng"}], "author": []}):
        assert back(written(dialect, value | more)).type == csl


ARTICLE: dict[str, Any] = {"type": "article-journal", "title": "On tides", "container_title": "Tides"}
PEOPLE: dict[str, Any] = {**ARTICLE, "title": "x"}


def by(*people: dict[str, Any]) -> dict[str, Any]:
    return {**PEOPLE, "author": list(people)}


# A record, and the lines that BibTeX, BibTeX in ASCII, and BibLaTeX have for it; None for a line that must not be there.
LINES: tuple[tuple[dict[str, Any], str | None, str | None, str | None], ...] = (
    # Names.
    (by({"family": "King", "given": "Martin Luther", "suffix": "Jr."}), "author = {King, Jr., Martin Luther}", "author = {King, Jr., Martin Luther}", "author = {King, Jr., Martin Luther}"),
    (by({"family": "Gogh", "given": "Vincent", "non_dropping_particle": "van"}), "author = {van Gogh, Vincent}", "author = {van Gogh, Vincent}", "author = {van Gogh, Vincent}"),
    (by({"literal": "Barnes and Noble, Inc."}), "author = {{Barnes and Noble, Inc.}}", "author = {{Barnes and Noble, Inc.}}", "author = {{Barnes and Noble, Inc.}}"),
    (by({"family": "Sword and Shield", "given": "A."}), "author = {{Sword and Shield}, A.}", "author = {{Sword and Shield}, A.}", "author = {{Sword and Shield}, A.}"),
    (by({"family": "Others"}), "author = {{Others}}", "author = {{Others}}", "author = {{Others}}"),
    (by({"family": "family=x"}), "author = {{family=x}}", "author = {{family=x}}", "author = {{family=x}}"),
    (by({"family": "Plato"}), "author = {Plato}", "author = {Plato}", "author = {Plato}"),
    (by({"family": "SMITH", "given": "JOHN"}), "author = {SMITH, JOHN}", "author = {SMITH, JOHN}", "author = {SMITH, JOHN}"),
    (by({"family": "Nguyễn", "given": "Thị"}), r"author = {Nguy{\~{\^e}}n, Th{\d{i}}}", r"author = {Nguy{\~{\^e}}n, Th{\d{i}}}", "author = {Nguyễn, Thị}"),
    # Dates.
    ({**ARTICLE, "issued": {"year": 2003, "month": 7, "end": {"year": 2003, "month": 8}}}, 'month = jul # "--" # aug', 'month = jul # "--" # aug', "date = {2003-07/2003-08}"),
    ({**ARTICLE, "issued": {"year": 2003, "season": "spring"}}, "month = {Spring}", "month = {Spring}", "date = {2003-21}"),
    ({**ARTICLE, "issued": {"year": 2003, "season": "spring", "end": {"year": 2003, "season": "autumn"}}}, "year = {2003}", "year = {2003}", "date = {2003-21/2003-23}"),
    ({**ARTICLE, "issued": {"year": 987}}, "year = {987}", "year = {987}", "date = {0987}"),
    ({**ARTICLE, "issued": {"year": 2024, "month": 2, "day": 29}}, "month = feb", "month = feb", "date = {2024-02-29}"),
    # Article numbers stand in `pages` too, for BibTeX's old styles know no other place.
    ({**ARTICLE, "article_number": "e0231847"}, "eid = {e0231847}", "pages = {e0231847}", "eid = {e0231847}"),
    # Identifiers.
    ({**ARTICLE, "arxiv": "2301.00001", "pmid": "77", "keyword": [{"text": "cs.LG", "scheme": "arXiv"}, {"text": "stat.ML", "scheme": "arXiv"}]}, "eprint = {2301.00001}", "archiveprefix = {arXiv}", "eprinttype = {arxiv}"),
    ({**ARTICLE, "arxiv": "2301.00001", "pmid": "77", "keyword": [{"text": "cs.LG", "scheme": "arXiv"}]}, "primaryclass = {cs.LG}", "pmid = {77}", "eprintclass = {cs.LG}"),
    ({**ARTICLE, "arxiv": "2301.00001", "pmid": "77"}, "pmid = {77}", "pmid = {77}", "userb = {77}"),
    ({**ARTICLE, "pmid": "77", "pmcid": "PMC11465741"}, "pmid = {77}", "pmcid = {PMC11465741}", "eprinttype = {pubmed}"),
    ({**ARTICLE, "pmcid": "PMC11465741"}, "pmcid = {PMC11465741}", "pmcid = {PMC11465741}", "usera = {PMC11465741}"),
    ({**ARTICLE, "handle": "1721.1/7"}, "url = {https://hdl.handle.net/1721.1/7}", "url = {https://hdl.handle.net/1721.1/7}", "eprinttype = {hdl}"),
    ({**ARTICLE, "issn": [{"value": "2473-9537", "kind": "electronic"}, {"value": "2473-9529", "kind": "print"}]}, "issn = {2473-9529, 2473-9537}", "issn = {2473-9529, 2473-9537}", "issn = {2473-9529}"),
    ({"type": "book", "title": "x", "isbn": ["9780306406157", "9781861972712"]}, "isbn = {9780306406157, 9781861972712}", None, "isbn = {9780306406157}"),
    # Languages.
    ({**ARTICLE, "language": "en-GB"}, "language = {en-GB}", "language = {en-GB}", "langid = {british}"),
    ({**ARTICLE, "language": "de"}, "language = {de}", "title = {{On tides}}", "langid = {ngerman}"),
    ({**ARTICLE, "language": "tlh"}, "language = {tlh}", "language = {tlh}", "language = {tlh}"),
    # Addresses stay as they are, but for what would end the field; ASCII wants a code for what is not in it.
    ({**ARTICLE, "url": "https://example.org/a_b~c?d=%20e&f=g#h"}, "url = {https://example.org/a_b~c?d=%20e&f=g#h}", "url = {https://example.org/a_b~c?d=%20e&f=g#h}", "url = {https://example.org/a_b~c?d=%20e&f=g#h}"),
    ({**ARTICLE, "url": "https://example.org/{a}"}, "url = {https://example.org/%7Ba%7D}", "url = {https://example.org/%7Ba%7D}", "url = {https://example.org/%7Ba%7D}"),
    ({**ARTICLE, "url": "https://example.org/é"}, "url = {https://example.org/é}", "url = {https://example.org/%C3%A9}", "url = {https://example.org/é}"),
    # Journals.
    ({**ARTICLE, "container_title_short": "Td."}, "shortjournal = {Td.}", "shortjournal = {Td.}", "shortjournal = {Td.}"),
    ({**ARTICLE, "publisher": "Press"}, "publisher = {Press}", "publisher = {Press}", "journaltitle = {Tides}"),
    # A publisher is one thing to BibTeX, and a list to BibLaTeX.
    ({"type": "book", "title": "x", "publisher": "Science and Media"}, "publisher = {Science and Media}", "publisher = {Science and Media}", "publisher = {{Science and Media}}"),
    # Editions: BibTeX's styles set them as they stand before the word.
    ({"type": "book", "title": "x", "edition": "2", "language": "en"}, "edition = {Second}", "edition = {Second}", "edition = {2}"),
    ({"type": "book", "title": "x", "edition": "2", "language": "de"}, "edition = {2}", "edition = {2}", "edition = {2}"),
    ({"type": "book", "title": "x", "edition": "21"}, "edition = {21st}", "edition = {21st}", "edition = {21}"),
    ({"type": "book", "title": "x", "edition": "12th"}, "edition = {12th}", "edition = {12th}", "edition = {12}"),
    ({"type": "book", "title": "x", "edition": "3rd ed."}, "edition = {Third}", "edition = {Third}", "edition = {3}"),
    ({"type": "book", "title": "x", "edition": "5th ed., rev."}, "edition = {5th, rev.}", "edition = {5th, rev.}", "edition = {5th ed., rev.}"),
    ({"type": "book", "title": "x", "edition": "0"}, "edition = {0}", "edition = {0}", "edition = {0}"),
    # Markup, Greek and signs.
    ({**ARTICLE, "title": "H<sub>2</sub>O<sup>+</sup> in <sc>dna</sc> and <i>E. coli</i>"}, r"title = {H\textsubscript{2}{O}\textsuperscript{+} in \textsc{dna} and \textit{E. coli}}",
     r"title = {H\textsubscript{2}{O}\textsuperscript{+} in \textsc{dna} and \textit{E. coli}}", r"title = {H\textsubscript{2}{O}\textsuperscript{+} in \textsc{dna} and \textit{E. coli}}"),
    ({**ARTICLE, "title": "α-synuclein at ≥5 µm — “naïve”"}, "title = {α-synuclein at ≥5 µm — “naïve”}",
     r"title = {{\ensuremath{\alpha}}-synuclein at {\ensuremath{\geq}}5 {\textmu}m --- {\textquotedblleft}na{\"i}ve{\textquotedblright}}", "title = {α-synuclein at ≥5 µm — “naïve”}"),
    ({**ARTICLE, "title": "Города и 東京"}, "title = {{Города и 東京}}", "title = {{Города и 東京}}", "title = {{Города и 東京}}"),
    # Theses and reports in biblatex's words.
    ({"type": "thesis", "title": "x", "genre": "PhD thesis"}, "type = {{PhD} thesis}", "type = {{PhD} thesis}", "type = {phdthesis}"),
    ({"type": "report", "title": "x", "genre": "Technical report", "number": "7"}, "number = {7}", "number = {7}", "type = {techreport}"),
    # A style prints of what has no type of its own only how it was published; of a report its number and institution.
    ({"type": "standard", "title": "x", "number": "ISO 690", "publisher": "ISO & IEC"}, "number = {ISO 690}", r"institution = {ISO \& IEC}", r"institution = {ISO \& IEC}"),
    ({"type": "standard", "title": "x", "number": "ISO 690"}, "type = {Standard}", "entrysubtype = {standard}", "number = {ISO 690}"),
    ({"type": "patent", "title": "x", "number": "US 7"}, "type = {Patent}", "number = {US 7}", "number = {US 7}"),
    ({"type": "dataset", "title": "x", "publisher": "Bank"}, "howpublished = {Bank}", "entrysubtype = {dataset}", "publisher = {Bank}"),
    ({"type": "dataset", "title": "x", "publisher": "Bank", "container_title": "Vault"}, "howpublished = {Vault}", "booktitle = {Vault}", "publisher = {Bank}"),
    ({"type": "article", "title": "x", "arxiv": "2301.00001", "publisher": "arXiv"}, "howpublished = {arXiv:2301.00001}", "archiveprefix = {arXiv}", "organization = {arXiv}"),
    ({"type": "article", "title": "x", "arxiv": "2301.00001"}, "howpublished = {arXiv preprint arXiv:2301.00001}", "archiveprefix = {arXiv}", "eprinttype = {arxiv}"),
    ({"type": "webpage", "title": "x", "publisher": "Bank"}, "publisher = {Bank}", "entrysubtype = {webpage}", "organization = {Bank}"),
    # Who names nobody is sorted by who made it, or by the title; BibTeX passes over fields that it does not know.
    ({"type": "bill", "title": "The Tides Bill of 1999 for Lakes"}, "key = {Tides Bill of 1999}", "key = {Tides Bill of 1999}", None),
    ({"type": "motion_picture", "title": "x", "credit": [{"role": "director", "name": {"family": "Šimić"}}]}, r"key = {{\v{S}}imi{\'c}}", r"director = {{\v{S}}imi{\'c}}", "editortype = {director}"),
    ({"type": "article-journal", "title": "“Über” alles", "container_title": "y"}, r"key = {{\"U}ber alles}", r"key = {{\"U}ber alles}", None),
    ({"type": "report", "title": "x", "number": "7"}, "number = {7}", "number = {7}", "type = {Report}"),
    # A collection has no author in BibLaTeX's data model; a book has.
    ({"type": "collection", "title": "x", "author": [{"family": "Roe"}]}, "author = {Roe}", "author = {Roe}", "author = {Roe}"),
    ({"type": "dataset", "title": "x", "genre": "Bird counts"}, "type = {Bird counts}", "entrysubtype = {dataset}", "type = {Bird counts}"),
    ({"type": "article-magazine", "title": "x", "container_title": "y"}, "entrysubtype = {magazine}", "entrysubtype = {magazine}", "entrysubtype = {magazine}"),
)  # fmt: skip


@pytest.mark.parametrize(("value", "plain", "in_ascii", "modern"), LINES)
def test_lines(value: dict[str, Any], plain: str | None, in_ascii: str | None, modern: str | None) -> None:
    for dialect, line in zip(DIALECTS, (plain, in_ascii, modern), strict=True):
        lines = [one.strip().rstrip(",") for one in written(dialect, value).splitlines()]
        assert line is None or line in lines, "\n".join(lines)


def test_the_day_a_page_was_read_stands_with_what_may_change() -> None:
    value = {"type": "webpage", "title": "x", "url": "https://example.org/"}
    for dialect in DIALECTS:
        assert "  urldate = {2026-11-27}" in written(dialect, value, accessed="2026-11-27")
        assert "urldate" not in written(dialect, value | {"doi": "10.5555/a"}, accessed="2026-11-27")
        assert "urldate" not in written(dialect, value)


@given(st.text(max_size=40))
def test_ascii_is_ascii_where_latex_has_commands(text: str) -> None:
    latin = "".join(char for char in text if char in "äöüßéèêëñçøåæœłđ“”‘’–—αβγδ≥≤×°µ") + "x"
    assert written(bibtex_ascii, {**ARTICLE, "title": latin, "publisher": latin}).isascii()


def test_a_list_of_entries_is_written_one_by_one() -> None:
    pieces = list(biblatex.write(entries()))
    assert len(pieces) == len(entries())
    assert all(piece.startswith("@") and piece.endswith("}\n\n") for piece in pieces)


def test_what_has_an_author_or_is_a_book_with_editors_needs_no_key() -> None:
    for value in (
        ARTICLE | {"author": [{"family": "Roe"}]},
        {"type": "book", "title": "x", "editor": [{"family": "Roe"}]},
    ):
        assert "  key = " not in written(bibtex, value)
    assert "  key = {x}" in written(bibtex, {"type": "chapter", "title": "x", "editor": [{"family": "Roe"}]})


@pytest.mark.parametrize("csl", CSL_TYPES)
def test_how_it_was_published_is_read_back_as_what_it_says(csl: str) -> None:
    at_arxiv: dict[str, Any] = {"arxiv": "2301.00001"} if csl == "article" else {}
    for more in ({}, {"container_title": "Vault"}, {"container_title": "Bank"}, at_arxiv):
        for house in ({}, {"publisher": "Bank"}, {"publisher": "arXiv"}):
            value = {"type": csl, "title": "x", "author": [{"family": "Roe"}], "number": "7"} | more | house
            one = Record.model_validate(value)
            for dialect, leaves in ((bibtex, leaves_bibtex), (biblatex, leaves_biblatex)):
                found, lost = back(written(dialect, value)), set(leaves(one))
                for field in ("container_title", "publisher", "arxiv", "genre"):
                    expected = None if field in lost else getattr(one, field)
                    assert getattr(found, field) == expected, written(dialect, value)


_EDTF = r"\d{4}(?:-(?:2[1-4]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))?"
# Files of libraries in which a month, or a day, is none.
IMPOSSIBLE: tuple[tuple[str, str], ...] = (
    (".bib", "@article{{a, title={{T}}, journal={{J}}, author={{Roe, A.}}, year={{2005}}, month={{{month}}}}}"),
    (".bib", "@article{{a, title={{T}}, journal={{J}}, author={{Roe, A.}}, date={{2005-{month}}}}}"),
    (".bib", "@inproceedings{{a, title={{T}}, author={{Roe, A.}}, eventdate={{2005-{month}-01}}, urldate={{2005-{month}}}, url={{https://example.org}}}}"),
    (".json", '[{{"id": "a", "type": "book", "title": "T", "issued": {{"date-parts": [[2005, "{month}"]]}}, "accessed": {{"date-parts": [[2005, "{month}", 1]]}}}}]'),
    (".json", '[{{"id": "a", "type": "book", "title": "T", "issued": {{"date-parts": [[2004], [2005, "{month}"]]}}}}]'),
    (".json", '[{{"id": "a", "type": "book", "title": "T", "issued": "2005-{month}", "event-date": {{"raw": "2005-{month}-40"}}}}]'),
    (".ris", "TY  - JOUR\nTI  - T\nPY  - 2005/{month}//\nDA  - 2005/{month}/01/\nET  - 2005-{month}\nER  - \n"),
    (".nbib", "PMID- 1\nTI  - T\nDP  - 2005 {month}\nPT  - Journal Article\n"),
)  # fmt: skip


@pytest.mark.parametrize("month", ["13", "25", "41", "00", "99", "1X"])
@pytest.mark.parametrize(("suffix", "text"), IMPOSSIBLE)
def test_no_date_but_of_the_calendar_is_written(suffix: str, text: str, month: str) -> None:
    library = kind_of(f"a{suffix}", body := text.format(month=month).encode())
    assert library is not None
    for entry in library.read(body).entries:
        lines = "".join(biblatex.write([Entry(key="a", record=entry.reading.record)])).splitlines()
        dates = [line.partition(" = ")[2].strip("{},") for line in lines if "date = " in line]
        assert [one for one in dates if not re.fullmatch(f"{_EDTF}(?:/{_EDTF})?", one)] == []
