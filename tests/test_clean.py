"""Cleaners: a table of what the world writes, and the promise that cleaning twice is cleaning once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import clean
from parsers.identifiers import ArxivId, Doi, Handle, Isbn, Issn, Orcid, Pmcid, Pmid

TABLE: tuple[tuple[str, str, str | None], ...] = (
    ("doi", "10.1182/bloodadvances.2024013623", "10.1182/bloodadvances.2024013623"),
    ("doi", "DOI: 10.1182/BloodAdvances.2024013623.", "10.1182/bloodadvances.2024013623"),
    ("doi", "https://dx.doi.org/10.1182%2Fbloodadvances.2024013623", "10.1182/bloodadvances.2024013623"),
    ("doi", "http://doi.org/10.1000/xyz?utm_source=a#b", "10.1000/xyz"),
    ("doi", "https://journal.example.org/doi/full/10.1000/xyz/pdf", "10.1000/xyz"),
    ("doi", "(doi:10.1000/xyz)", "10.1000/xyz"),
    ("doi", "10.1016/S0140-6736(24)00001-2", "10.1016/s0140-6736(24)00001-2"),
    ("doi", "[10.1000/a(b)c]", "10.1000/a(b)c"),
    ("doi", "10.1002/(SICI)109(1998)49:8&lt;69::AID-4&gt;3.0.CO;2-O", "10.1002/(sici)109(1998)49:8<69::aid-4>3.0.co;2-o"),
    ("doi", '<a href="https://doi.org/10.1000/xyz">10.1000/xyz</a>', "10.1000/xyz"),
    ("doi", "10.1000/xyz\u200b", "10.1000/xyz"),
    # Each stroke of a suffix counts; those before the name are the address's.
    ("doi", "10.1037//0022-3514.51.6.1173", "10.1037//0022-3514.51.6.1173"),
    ("doi", "https://doi.org//10.1037/0022-3514.51.6.1173", "10.1037/0022-3514.51.6.1173"),
    ("doi", "10.5424/http://dx.doi.org/10.5424/sjar/2011-1", "10.5424/http://dx.doi.org/10.5424/sjar/2011-1"),
    ("doi_within", "10.5424/http://dx.doi.org/10.5424/sjar/2011-1", "10.5424/sjar/2011-1"),
    ("doi_within", "10.5555/https://doi.org/10.5555/a", "10.5555/a"),
    ("doi_within", "10.5555/https:/doi.org/10.5555/a", "10.5555/a"),
    ("doi_within", "10.5555/doi:10.5555/a", "10.5555/a"),
    ("doi_within", "10.5555/https://doi.org/10.5555/https://doi.org/10.5555/a", "10.5555/https://doi.org/10.5555/a"),
    ("doi_within", "10.5555/10.5555/a", None),
    ("doi_within", "10.5555/http://example.org/10.5555/a", None),
    ("doi_within", "10.5555/http://doi.org/10.5555", None),
    ("doi", "10.1000/", None),
    ("doi", "10.1/abc", None),
    ("doi", "volume 10.1000", None),
    ("doi", "info:doi/10.1000.12/é", "10.1000.12/é"),
    ("pmid", "39058954", "39058954"),
    ("pmid", "PMID: 039058954", "39058954"),
    ("pmid", "info:pmid/{pubmed}", None),
    ("pmid", "https://www.ncbi.nlm.nih.gov/pubmed/39058954", "39058954"),
    ("pmid", "39058954 [PMID]", "39058954"),
    ("pmid", "2024-10-08", None),
    ("pmcid", "PMC11465741", "PMC11465741"),
    ("pmcid", "pmc 2933457", "PMC2933457"),
    ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2933457/", "PMC2933457"),
    ("pmcid", "11465741", None),
    ("issn", "2473-9529", "2473-9529"),
    ("issn", "24739529", "2473-9529"),
    ("issn", "ISSN 2473 – 9529", "2473-9529"),
    ("issn", "2473-9520", None),
    ("issn", "1050-124x", "1050-124X"),
    ("issn", "ERROR! NO ISSN", None),
    ("isbn", "0-306-40615-2", "9780306406157"),
    ("isbn", "978-0-306-40615-7 (hardback)", "9780306406157"),
    ("isbn", "978-0-306-40615-8", None),
    ("isbn", "0-8044-2957-X", "9780804429573"),
    ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
    ("orcid", "0000-0002-1825-0098", None),
    ("arxiv", "arXiv:1706.03762v5 [cs.CL]", "1706.03762v5"),
    ("arxiv", "https://arxiv.org/pdf/hep-th/9901001.pdf", "hep-th/9901001"),
    ("arxiv", "10.1234/5678", None),
    ("handle", "https://hdl.handle.net/1810/252364", "1810/252364"),
    ("handle", "https://repository.example.org/handle/1810/252364?show=full", "1810/252364"),
    ("handle", "https://doi.org/10.1000/xyz", None),
    ("url", "javascript:alert(1)", None),
    ("url", "https://user@example.org/", None),
    ("url", "https://example.org/a b", "https://example.org/a%20b"),
    ("line", "  a\u00a0b\r\n c&amp;amp;d ", "a b c&d"),
    ("line", "Universit\u00c3\u00a4t", "Universität"),
    ("line", "a\x00b\ud800", "a b"),
    ("line", "&am\u200bp;", "&"),
    ("line", " \u200b\ufeff", None),
)  # fmt: skip


@pytest.mark.parametrize(("cleaner", "raw", "expected"), TABLE)
def test_table(cleaner: str, raw: str, expected: str | None) -> None:
    assert getattr(clean, cleaner)(raw) == expected


RICH: tuple[tuple[str, str | None], ...] = (
    ("Plain", "Plain"),
    ("P <0.05 and x > y", "P &lt;0.05 and x &gt; y"),
    ("<i>E. coli</i>  and\n<em>B. subtilis</em>", "<i>E. coli</i> and <i>B. subtilis</i>"),
    ("CO&lt;sub&gt;2&lt;/sub&gt;", "CO<sub>2</sub>"),
    ("<jats:italic>Zea</jats:italic> &amp;amp; co", "<i>Zea</i> &amp; co"),
    ("<scp>DNA</scp> and <span style='font-variant: small-caps'>RNA</span>", "<sc>DNA</sc> and <sc>RNA</sc>"),
    ("<p>One.</p><p>Two.</p>", "One. Two."),
    ("<mml:math><mml:mi>x</mml:mi><mml:mo>=</mml:mo><mml:mn>1</mml:mn></mml:math>", "x=1"),
    ("<i>unclosed", "<i>unclosed</i>"),
    ("closed</i> only", "closed only"),
    ("<b><i>both</b></i>", "<b><i>both</i></b>"),
    ("<<b></b>i>x", "<i>x</i>"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("<Tag> of unknown kind", "&lt;Tag&gt; of unknown kind"),
    ("<!-- note -->Text", "Text"),
    ("<i> </i>", None),
    ("", None),
)


@pytest.mark.parametrize(("raw", "expected"), RICH)
def test_rich(raw: str, expected: str | None) -> None:
    value = clean.rich(raw)
    assert (value.root if value is not None else None) == expected


IDENTIFIERS: tuple[tuple[Callable[[str], Any], type[str]], ...] = (
    (clean.doi, Doi), (clean.pmid, Pmid), (clean.pmcid, Pmcid), (clean.issn, Issn), (clean.isbn, Isbn),
    (clean.orcid, Orcid), (clean.arxiv, ArxivId),
)  # fmt: skip
NASTY = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="10./()<>&;amplgtbisu% \u200b\u00ad\u00c3\u00a4-", max_size=60),
    st.from_regex(r"(doi:|https://doi\.org/)?10\.[0-9]{4}/[ -~]{1,30}", fullmatch=True),
)


@pytest.mark.parametrize(("cleaner", "kind"), IDENTIFIERS, ids=[kind.__name__ for _cleaner, kind in IDENTIFIERS])
@given(text=NASTY)
def test_cleaning_an_identifier_twice_is_cleaning_it_once(
    cleaner: Callable[[str], Any], kind: type[str], text: str
) -> None:
    once = cleaner(text)
    if once is not None:
        assert isinstance(once, kind)
        assert cleaner(once) == once
    # The type takes exactly what its cleaner returns unchanged.
    try:
        built = kind(text)
    except ValueError:
        assert once != text
    else:
        assert once == built


@given(text=NASTY)
def test_cleaning_a_handle_twice_is_cleaning_it_once(text: str) -> None:
    once = clean.handle(f"hdl:{text}")
    assert once is None or (Handle(once) == once and clean.handle(f"hdl:{once}") == once)


@given(text=NASTY)
def test_cleaning_text_twice_is_cleaning_it_once(text: str) -> None:
    once = clean.line(text)
    assert once is None or clean.line(once) == once
    value = clean.rich(text)
    assert value is None or clean.rich(value.root) == value
    assert clean.fold(clean.fold(text)) == clean.fold(text)
