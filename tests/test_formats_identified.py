"""Identifiers that libraries keep in notes, addresses and the place of a journal are found; nothing is taken from a remark."""

from __future__ import annotations

import json

import pytest

from parsers.formats.libraries import KINDS
from parsers.record import Reading

READERS = {kind.name: kind.read for kind in KINDS}

# fmt: off
NOTES: tuple[tuple[str, dict[str, str]], ...] = (
    # Zotero's Extra, in its exports
    ("PMID: 24554776", {"pmid": "24554776"}),
    ("PMID: 24554776\nPMCID: PMC3929000", {"pmid": "24554776", "pmcid": "PMC3929000"}),
    ("PMCID: PMC3929000\ntex.shortjournal: J\nread in the group", {"pmcid": "PMC3929000"}),
    ("arXiv:1810.04805 [cs]", {"arxiv": "1810.04805"}),
    ("arXiv: hep-th/9901001", {"arxiv": "hep-th/9901001"}),
    ("DOI: 10.5555/12345678", {"doi": "10.5555/12345678"}),
    # PubMed's way to end a citation
    ("PubMed PMID: 24554776; PubMed Central PMCID: PMC3929000.", {"pmid": "24554776", "pmcid": "PMC3929000"}),
    ("PMID: 24554776 [PubMed - indexed for MEDLINE]", {"pmid": "24554776"}),
    ("pmid:24554776", {"pmid": "24554776"}),
    ("A remark; PMID: 24554776", {"pmid": "24554776"}),
    # what is about something else, or is none
    ("See also PMID: 24554776", {}),
    ("PMID: 24554776 is the erratum", {}),
    ("Erratum in: PMID: 24554776", {}),
    ("DOI: 10.5555/12345678 (the data)", {}),
    ("PMID: unknown", {}),
    ("PMID:", {}),
    ("PMID: 24554776, 24554777", {}),
    ("arXiv: 10 pages, 3 figures", {}),
    ("preprint of arXiv:1810.04805", {}),
)
ADDRESSES: tuple[tuple[str, dict[str, str]], ...] = (
    ("https://pubmed.ncbi.nlm.nih.gov/24554776/", {"pmid": "24554776"}),
    ("https://www.ncbi.nlm.nih.gov/pubmed/24554776", {"pmid": "24554776"}),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3929000/", {"pmcid": "PMC3929000"}),
    ("http://arxiv.org/abs/1810.04805v2", {"arxiv": "1810.04805v2"}),
    ("https://arxiv.org/pdf/1810.04805.pdf", {"arxiv": "1810.04805"}),
    ("https://example.org/arxiv.org/abs/1810.04805", {}),
    ("https://notarxiv.org/abs/1810.04805", {}),
    ("https://example.org/pubmed/24554776", {}),
    ("https://pubmed.ncbi.nlm.nih.gov/?term=24554776", {}),
)
AT_ARXIV = (
    "@article{a, title={T}, year=2019, journal={arXiv preprint arXiv:1810.04805}}",
    "@article{a, title={T}, year=2019, journal={arXiv preprint arXiv:1810.04805 [cs.CL]}}",
    "@article{a, title={T}, year=2019, journal={arXiv:1810.04805 [cs]}, url={http://arxiv.org/abs/1810.04805}}",
    "@article{a, title={T}, year=2019, journal={CoRR}, volume={abs/1810.04805}}",
    "@article{a, title={T}, year=2019, journal={arXiv e-prints}, eprint={1810.04805}, archiveprefix={arXiv}}",
    "@misc{a, title={T}, year=2019, publisher={arXiv}, doi={10.48550/arXiv.1810.04805}}",
    "@misc{a, title={T}, year=2019, howpublished={arXiv:1810.04805}}",
    r"@misc{a, title={T}, year=2019, howpublished={\url{https://arxiv.org/abs/1810.04805}}}",
    "@misc{a, title={T}, year=2019, note={arXiv: 1810.04805}}",
)
PUBLISHED = (
    "@article{a, title={T}, year=2019, journal={Journal of X}, volume=3, url={http://arxiv.org/abs/1810.04805}}",
    "@article{a, title={T}, year=2019, journal={CoRR}, volume=3, url={http://arxiv.org/abs/1810.04805}}",
    "@inproceedings{a, title={T}, year=2019, booktitle={Proceedings of X}, note={arXiv:1810.04805}}",
    "@book{a, title={T}, year=2019, publisher={Springer}, url={http://arxiv.org/abs/1810.04805}}",
    "@phdthesis{a, title={T}, year=2019, school={University of X}, url={http://arxiv.org/abs/1810.04805}}",
)
# fmt: on
IDENTIFIERS = ("doi", "pmid", "pmcid", "arxiv")


def reading(kind: str, text: str) -> Reading:
    (entry,) = READERS[kind](text.encode()).entries
    return entry.reading


def found(one: Reading) -> dict[str, str]:
    return {name: str(value) for name in IDENTIFIERS if (value := getattr(one.record, name)) is not None}


@pytest.mark.parametrize(("note", "expected"), NOTES)
def test_of_notes_in_bibtex(note: str, expected: dict[str, str]) -> None:
    one = reading("bibtex", f"@article{{a, title={{T}}, journal={{J}}, note={{{note}}}}}")
    assert found(one) == expected
    assert one.record.note == " ".join(note.split()), "the note is the library's own"
    for field in expected:
        assert [said.where for said in one.said if said.field == field] == [
            said.where for said in one.said if said.field == "note"
        ]


@pytest.mark.parametrize(("note", "expected"), NOTES)
def test_of_notes_in_csl_json(note: str, expected: dict[str, str]) -> None:
    item = {"id": "a", "type": "article-journal", "title": "T", "container-title": "J", "note": note}
    assert found(reading("csl_json", json.dumps([item]))) == expected


@pytest.mark.parametrize(("note", "expected"), NOTES)
def test_of_notes_in_ris(note: str, expected: dict[str, str]) -> None:
    lines = "\n".join(f"N1  - {line}" for line in note.split("\n"))
    assert found(reading("ris", f"TY  - JOUR\nTI  - T\nT2  - J\n{lines}\nER  - \n")) == expected


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_of_addresses(address: str, expected: dict[str, str]) -> None:
    assert found(reading("bibtex", f"@article{{a, title={{T}}, journal={{J}}, url={{{address}}}}}")) == expected
    assert found(reading("ris", f"TY  - JOUR\nTI  - T\nT2  - J\nUR  - {address}\nER  - \n")) == expected


@pytest.mark.parametrize("entry", AT_ARXIV)
def test_what_stands_at_arxiv_is_a_preprint(entry: str) -> None:
    record = reading("bibtex", entry).record
    assert (record.type, record.publisher, record.container_title, record.volume) == ("article", "arXiv", None, None)
    assert str(record.arxiv) == "1810.04805"
    assert record.url is not None
    assert "arxiv.org/abs/1810.04805" in record.url


@pytest.mark.parametrize("entry", PUBLISHED)
def test_what_stands_elsewhere_too_is_what_it_was(entry: str) -> None:
    record = reading("bibtex", entry).record
    assert str(record.arxiv) == "1810.04805"
    assert record.type != "article"
    assert record.publisher != "arXiv"
    assert record.container_title or record.publisher


def test_an_identifiers_own_field_stands_before_all() -> None:
    one = reading("bibtex", "@article{a, title={T}, journal={J}, pmid={11111111}, note={PMID: 22222222}}")
    assert found(one) == {"pmid": "11111111"}
    assert one.record.note == "PMID: 22222222"


@pytest.mark.parametrize("kind", ["bibtex", "csl_json", "ris"])
def test_what_is_found_once_is_found_once_more(kind: str) -> None:
    """A second reading of the same record adds nothing."""
    from parsers.formats.identified import with_identifiers

    texts = {
        "bibtex": AT_ARXIV[0],
        "csl_json": json.dumps([{"id": "a", "type": "document", "title": "T", "note": "arXiv:1810.04805"}]),
        "ris": "TY  - GEN\nTI  - T\nPB  - arXiv\nUR  - http://arxiv.org/abs/1810.04805\nER  - \n",
    }
    once = reading(kind, texts[kind])
    assert once.record.type == "article"
    assert with_identifiers(once) == once
