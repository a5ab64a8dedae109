"""What an address names by itself, so that a work can be written without its page: identifiers, interfaces of its platform."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.addresses import api_of, identifiers, oai_guesses

NAMED: tuple[tuple[str, str], ...] = (
    ("https://ashpublications.org/bloodadvances/article/doi/10.1182/bloodadvances.2024013623/517000/A-title", "10.1182/bloodadvances.2024013623"),
    ("https://ashpublications.org/blood/article-abstract/doi/10.1182/blood.2019001/1/", "10.1182/blood.2019001/1"),
    ("https://academic.example.org/journal/article/doi/10.1093/bioinformatics/btaa123/5717964", "10.1093/bioinformatics/btaa123"),
    ("https://journals.example.org/doi/10.1177/0000000000000001", "10.1177/0000000000000001"),
    ("https://journals.example.org/doi/full/10.1177/0000000000000001?role=tab", "10.1177/0000000000000001"),
    ("https://journals.example.org/doi/pdf/10.1177/0000000000000001.pdf", "10.1177/0000000000000001"),
    ("https://journals.example.org/articles/10.3389/fmed.2020.00001/full", "10.3389/fmed.2020.00001"),
    ("https://journals.example.org/article/10.1088/1742-6596/123/1/012001/pdf", "10.1088/1742-6596/123/1/012001"),
    ("https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2.full.pdf", "10.1101/2020.01.02.123456"),
    ("https://journals.example.org/plosone/article?id=10.1371/journal.pone.0000001", "10.1371/journal.pone.0000001"),
    ("https://example.org/doi/abs/10.1002/%28SICI%291097-4571%28199806%2949:8%3C693::AID-ASI4%3E3.0.CO;2-O",
     "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"),
    ("https://example.org/doi/10.5555/ABC/#top", "10.5555/abc"),
    ("https://europepmc.org/article/MED/39058954", "39058954"), ("https://pmc.ncbi.nlm.nih.gov/articles/PMC11465741/", "PMC11465741"),
    ("https://example.org/articles/PMC11465741/", ""), ("https://example.org/version10.1234/a", ""), ("https://example.org/handle/1/2", ""),
    ("https://example.org/10.55/x", ""), ("http://[::1", ""),
)  # fmt: skip


@pytest.mark.parametrize(("url", "expected"), NAMED)
def test_what_an_address_names(url: str, expected: str) -> None:
    found = identifiers(url)
    assert (found.doi or found.pmid or found.pmcid or "") == expected


@given(st.text(max_size=300))
def test_no_address_is_too_odd(text: str) -> None:
    for url in (text, f"https://example.org/doi/10.5555/{text}", f"https://example.org/x?id=10.5555/{text}"):
        identifiers(url)
        oai_guesses(url)
        api_of(text)


OAI = (
    ("https://r.example.edu/items/0000-1", "https://r.example.edu/server/oai/request"),
    ("https://r.example.edu/ojs/index.php/j/article/view/12", "https://r.example.edu/index.php/index/oai"),
    ("https://r.example.edu/id/eprint/12", "https://r.example.edu/cgi/oai2"), ("https://r.example.edu/12/", "https://r.example.edu/cgi/oai2"),
    ("https://r.example.edu/records/12", "https://r.example.edu/oai2d"), ("https://r.example.edu/fac/12", "https://r.example.edu/do/oai/"),
)  # fmt: skip


@pytest.mark.parametrize(("url", "expected"), OAI)
def test_where_a_platform_has_its_interface(url: str, expected: str) -> None:
    assert oai_guesses(url)[0] == expected
