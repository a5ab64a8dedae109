"""What doi.org's content negotiation gives of Crossref's and DataCite's works, as CSL-JSON and BibTeX: nothing is lost on the way."""

from __future__ import annotations

import json
from typing import Any

import pytest

from parsers.formats import bibtex, crossref, csl_json
from parsers.record import Reading, Record

CROSSREFS: dict[str, Any] = {
    "indexed": {"date-parts": [[2031, 1, 1]]}, "reference-count": 2, "publisher": "Invented Press", "issue": "3", "content-domain": {"domain": []},
    "published-print": {"date-parts": [[2023]]}, "DOI": "10.5555/jit.17", "type": "journal-article", "page": "1-9", "article-number": "e17",
    "title": "Herons of the <i>Coast</i>", "subtitle": ["A Count"], "volume": "12", "container-title": "Journal of Invented Tides", "language": "en",
    "container-title-short": "J Inv Tides", "author": [{"ORCID": "http://orcid.org/0000-0002-1825-0097", "given": "Marit", "family": "Ode",
    "sequence": "first", "affiliation": [{"name": "University of the Coast"}]}, {"name": "Heron Network", "sequence": "additional", "affiliation": []}],
    "published-online": {"date-parts": [[2022, 11, 30]]}, "issued": {"date-parts": [[2022, 11, 30]]}, "journal-issue": {"published-print": {"date-parts": [[2023, 4]]}},
    "issn-type": [{"type": "print", "value": "2473-9529"}], "ISSN": ["2473-9529"], "URL": "http://dx.doi.org/10.5555/jit.17", "original-title": [],
    "resource": {"primary": {"URL": "https://example.org/17"}}, "funder": [{"name": "Fund"}], "relation": {"has-preprint": [{"id": "10.5555/p", "id-type": "doi"}]},
    "updated-by": [{"type": "retraction", "DOI": "10.5555/r"}], "reference": [{"DOI": "10.5555/cited"}],
}  # fmt: skip


def one(library: Any) -> Reading:
    assert not library.problems
    (entry,) = library.entries
    reading: Reading = entry.reading
    return reading


def csl(item: dict[str, Any]) -> Reading:
    return one(csl_json.read(json.dumps([item]).encode()))


def bib(text: str) -> Record:
    return one(bibtex.read(text.encode())).record


def test_crossrefs_csl_says_all_that_its_api_says() -> None:
    reading = csl(CROSSREFS)
    assert reading.record == crossref.read(json.dumps(CROSSREFS).encode()).record
    assert reading.source == "page"
    assert {one.where for one in reading.said} >= {
        "$.title",
        "$.container-title",
        "$.container-title-short",
        "$.journal-issue.published-print",
    }


def test_what_a_person_added_to_crossrefs_csl_is_read_too() -> None:
    record = csl(
        CROSSREFS | {"PMID": "7", "PMCID": "PMC7", "note": "mine", "id": "ode", "keyword": "tides; herons"}
    ).record
    assert (record.pmid, record.pmcid, record.note, [term.text for term in record.keyword]) == (
        "7",
        "PMC7",
        "mine",
        ["tides", "herons"],
    )
    assert (record.article_number, record.page) == ("e17", None)


def test_csl_that_is_not_crossrefs_is_read_by_csls_own_rules() -> None:
    item = {key: CROSSREFS[key] for key in ("DOI", "title", "subtitle", "issued", "published-print", "page")}
    reading = csl(item)
    assert str(reading.record.title) == "Herons of the Coast"
    assert reading.record.issued
    assert reading.record.issued.iso() == "2022-11-30"


def test_datacites_csl() -> None:
    record = csl(
        {
            "type": "dataset",
            "id": "https://doi.org/10.5555/d",
            "categories": ["tides", "herons"],
            "copyright": "CC0",
            "DOI": "10.5555/D",
            "title": "D",
        }
    ).record
    assert ([term.text for term in record.keyword], record.rights, record.doi, record.type) == (
        ["tides", "herons"],
        "CC0",
        "10.5555/d",
        "dataset",
    )


BIB: tuple[tuple[str, str, Any], ...] = (
    (" @article{A_2024, title={T}, url={http://dx.doi.org/10.5555/x}, DOI={10.5555/x}, publisher={Laboratory}, year={2024}, month=apr }", "type", "article"),
    ("@article{A, title={T}, DOI={10.5555/x}, journal={J}, publisher={P}}", "type", "article-journal"), ("@article{A, title={T}, DOI={10.5555/x}, volume={7}, publisher={P}}", "type", "article-journal"),
    ("@article{A, title={T}, DOI={10.5555/x}}", "type", "article-journal"), ("@article{A, year={2024}, month=apr }", "issued", "2024-04"), ("@article{A, year=2024, month={Sep}}", "issued", "2024-09"),
    ("@article{A, pages={525–535}}", "page", "525-535"), ("@article{A, pages={S12–S19}}", "page", "S12-S19"), ("@article{A, pages={188947} }", "page", "188947"),
    ("@article{A, ISSN={0304-419X}}", "issn", "0304-419X"), ("@article{A, title={Big &amp; <i>E. coli</i> CO<sub>2</sub> P &lt; 1}}", "title", "Big & E. coli CO2 P < 1"),
    ("@article{A, title={Big {\\&}amp$\\mathsemicolon$ {\\textless}i{\\textgreater}E{\\textless}/i{\\textgreater}}}", "title", "Big & E"), ("@article{A, journal={{PLoS} {ONE}}}", "container_title", "PLoS ONE"),
    ("@article{A, journal={Big Data &amp; Society}}", "container_title", "Big Data & Society"), ("@article{A, publisher={Oxford ({OUP})}}", "publisher", "Oxford (OUP)"),
    ("@inbook{A, booktitle={B}, collection={Lecture Notes}}", "collection_title", "Lecture Notes"), ("@misc{A, copyright={CC0}}", "rights", "CC0"),
    ("@misc{A, eprint={1706.03762}, archivePrefix={arXiv}, primaryClass={cs.CL}}", "arxiv", "1706.03762"), ("@online{A, eprint={1706.03762v5}, eprinttype={arxiv}}", "arxiv", "1706.03762v5"),
    ('@article{A, eprint={hep-th/9901001}, archiveprefix="arXiv"}', "arxiv", "hep-th/9901001"), ("@article{A, eprint={9901001}, archiveprefix={arXiv}, primaryclass={hep-th}}", "arxiv", "hep-th/9901001"),
    ("@article{A, eprint={arXiv:2101.00001}}", "arxiv", "2101.00001"), ("@article{A, eprint={2101.00001}}", "arxiv", "2101.00001"), ("@article{A, eprint={123456}, eprinttype={jstor}}", "arxiv", None),
    ("@article{A, eprint={http://x.example/a.pdf}}", "arxiv", None), ("@article{A, eprint={12345}, eprinttype={pubmed}}", "pmid", "12345"), ("@article{A, eprint={10400.5/12}, eprinttype={hdl}}", "handle", "10400.5/12"),
    (r"@book{A, title={The \LaTeX\ Companion}}", "title", "The LaTeX Companion"), (r"@book{A, title={The {\LaTeX} Companion}}", "title", "The LaTeX Companion"),
    (r"@book{A, title={The \LaTeX{} Companion}}", "title", "The LaTeX Companion"), (r"@book{A, title={The \LaTeX Companion}}", "title", "The LaTeX Companion"),
    (r"@book{A, title={The {\TeX}book and {\BibTeX}}}", "title", "The TeXbook and BibTeX"), (r"@book{A, title={About \foo{bars} and \emph{more}}}", "title", "About bars and more"),
    (r"@book{A, title={About \foo bars}}", "title", r"About \foo bars"), (r"@book{A, title={\small About \textsf{bars}}}", "title", "About bars"), (r"@book{A, title={The $\Lambda$CDM model at $z \approx 2$}}", "title", "The ΛCDM model at z ≈ 2"),
    (r"@book{A, title={TNF-$\alpha$ at 37$^\circ$C, H$_\beta$}}", "title", "TNF-α at 37°C, Hβ"), (r"@book{A, title={{\relax Ch}ristos, \o re, \v{s}}}", "title", "Christos, øre, š"),
    ('@article{A, author={M{\\"u}ller, J{\\"u}rgen and {The Group}}}', "author", "Müller, Jürgen; The Group"), ("@article{A, url={http://dx.doi.org/10.5555/x_1}}", "url", "http://dx.doi.org/10.5555/x_1"),
)  # fmt: skip


def test_an_eprint_of_an_archive_nobody_knows_is_kept_as_unread() -> None:
    reading = one(bibtex.read(b"@article{A, eprint={123456}, eprinttype={jstor}}"))
    assert [(item.field, item.text) for item in reading.unread] == [("eprint", "123456")]


@pytest.mark.parametrize(("text", "field", "value"), BIB)
def test_bibtex(text: str, field: str, value: Any) -> None:
    found = getattr(bib(text), field)
    for method in ("iso", "plain", "text"):
        if callable(getattr(found, method, None)):
            found = getattr(found, method)()
    if isinstance(found, tuple):
        found = "; ".join(getattr(item, "value", None) or item.inverted() for item in found)
    assert found == value
