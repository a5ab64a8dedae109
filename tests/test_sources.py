"""Lists of addresses in all the forms people keep them, and what each address is."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.errors import UsageError
from harvester.sources import arguments, classify, read_list
from harvester.sources.addresses import _PLAIN, _url

LISTS: tuple[tuple[str, bytes, list[str]], ...] = (
    ("plain", b"# a list\n\nhttps://a.example.org/1  # first\r\n10.5555/x\n", ["https://a.example.org/1", "10.5555/x"]),
    ("csv", b'title,DOI,year\nA study,10.5555/x,2020\n"B, C",10.5555/y,\n', ["10.5555/x", "10.5555/y"]),
    ("semicolons", b"\xef\xbb\xbfid;url\n1;https://a.example.org/1\n", ["https://a.example.org/1"]),
    ("tabs", b"pmid\tnote\n39058954\tx\n", ["pmid:39058954"]),
    ("short PMIDs", b"pmid;note\n1;x\n960;y\n", ["pmid:1", "pmid:960"]),
    ("gzip", gzip.compress(b"10.5555/x\n10.5555/y\n"), ["10.5555/x", "10.5555/y"]),
    ("UTF-16 with its mark", "title\turl\r\nBäume\thttps://a.example.org/1\r\n".encode("utf-16"), ["https://a.example.org/1"]),
    ("UTF-16, packed", gzip.compress("10.5555/x\r\n10.5555/y".encode("utf-16")), ["10.5555/x", "10.5555/y"]),
    ("UTF-16 LE", "10.5555/x\r\n10.5555/y".encode("utf-16-le"), ["10.5555/x", "10.5555/y"]),
    ("UTF-16 BE, cut", "10.5555/x\n10.5555/y".encode("utf-16-be")[:-1], ["10.5555/x", "10.5555/\ufffd"]),
    ("latin-1", b"# caf\xe9\n10.5555/x\n", ["10.5555/x"]),
    ("empty", b"", []),
    ("no line end", b"PMC7", ["PMC7"]),
)  # fmt: skip


@pytest.mark.parametrize(("_name", "content", "expected"), LISTS, ids=[row[0] for row in LISTS])
def test_lists(tmp_path: Path, _name: str, content: bytes, expected: list[str]) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(content)
    lines = list(read_list(str(path)))
    assert [line.text for line in lines] == expected
    assert all(line.address for line in lines)


ADDRESSES: tuple[tuple[str, str | None, str | None], ...] = (
    ("https://repository.example.org/1?b=2&a=1#top", "url", "url:https://repository.example.org/1?a=1&b=2"),
    ("HTTPS://Repository.Example.ORG:443/1;jsessionid=AB12?a=1", "url", "url:https://repository.example.org/1?a=1"),
    ("https://doi.org/10.1000/XYZ", "doi", "doi:10.1000/xyz"),
    ("doi:10.1000/xyz.", "doi", "doi:10.1000/xyz"),
    ("https://pubmed.ncbi.nlm.nih.gov/39058954/", "pmid", "pmid:39058954"),
    ("PMID: 123", "pmid", "pmid:123"),
    ("39058954", "pmid", "pmid:39058954"),
    ("pmc11465741", "pmcid", "pmcid:PMC11465741"),
    ("arXiv:1706.03762v5", "doi", "doi:10.48550/arxiv.1706.03762"),
    ("arxiv: hep-th/9901001", "doi", "doi:10.48550/arxiv.hep-th/9901001"),
    ("arXiv:nothing", None, None),
    ("https://user:pw@example.org/", None, None),
    ("http://[2001:DB8::7]:8080/a", "url", "url:http://[2001:db8::7]:8080/a"),
    ("http://[::1", None, None),
    ("javascript:alert(1)", None, None),
    ("12", None, None),
    ("a title of a work", None, None),
    ("", None, None),
)


# What publishers' addresses look like. Each of these took minutes or ages once: a pattern had many ways to part a word.
LONG = (
    "https://www.example.com/science/article/pii/S0167811621000811?via%3Dihub", "https://www.example.com/journals/lancet/article/PIIS0140-6736(20)30183-5/fulltext",
    "https://www.example.com/articles/s41586-020-2649-2?error=cookies", f"https://example.org/{'a' * 500}?x", f"https://example.org/{'a.b/' * 500}?x",
    f"https://example.org/{'a/' * 500}(x)", f"https://{'a' * 500}?x", f"https://{'a.' * 500}org/x?y", f"https://{'a-' * 500}.org/x?y",
)  # fmt: skip


@pytest.mark.parametrize("text", LONG)
def test_long_addresses_are_addresses_like_others(text: str) -> None:
    found = classify(text)
    assert found is not None
    assert (found.kind, found.value) == ("url", text)


@pytest.mark.parametrize(("text", "kind", "key"), ADDRESSES)
def test_addresses(text: str, kind: str | None, key: str | None) -> None:
    found = classify(text)
    assert (found.kind if found else None, found.key if found else None) == (kind, key)


def test_a_file_is_found_beside_its_list(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("x", encoding="utf-8")
    (tmp_path / "list.txt").write_text("page.html\nmissing.html\n", encoding="utf-8")
    kinds = [
        line.address and (line.address.kind, Path(line.address.value).is_file())
        for line in read_list(str(tmp_path / "list.txt"))
    ]
    assert kinds == [("file", True), ("file", False)]


@pytest.mark.parametrize(
    "content",
    [gzip.compress(b"10.5555/x\n" * 1000)[:40], b"PK\x03\x04", b"%PDF-1.7"],
    ids=["half a gzip", "a spreadsheet", "a PDF"],
)
def test_a_list_that_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"list\.txt"):
        list(read_list(str(path)))


@settings(max_examples=500)
@given(
    st.from_regex(
        r"https?://[a-z0-9.-]{1,20}\.(?:org|com|gov)(?::[0-9]{2,4})?/[A-Za-z0-9._~/%;=&?,+()-]{0,30}", fullmatch=True
    )
)
def test_the_short_way_to_a_key_leads_where_the_long_one_does(text: str) -> None:
    if _PLAIN.fullmatch(text):
        assert classify(text) == _url(text)


@pytest.mark.parametrize(
    "text", ["https://doi.org/10.1000/x", "https://dx.doi.org/10.1000/x", "https://pubmed.ncbi.nlm.nih.gov/39058954", "https://www.ncbi.nlm.nih.gov/pubmed/39058954"]
)  # fmt: skip
def test_an_address_of_an_identifier_is_no_plain_one(text: str) -> None:
    assert _PLAIN.fullmatch(text) is None


def test_a_number_that_may_be_a_pmid_says_how_to_write_it() -> None:
    (line,) = arguments(["960"])
    assert line.failure is not None
    assert line.failure.advice == "A PMID of so few digits is written pmid:960."
    assert next(arguments(["pmid:960"])).address is not None


NO_ADDRESSES: tuple[tuple[str, str, str, str], ...] = (
    ("https://me:s3cret@repository.example.org/1?a=b@c", "https://…@repository.example.org/1?a=b@c", "names a user or a password", "without it"),
    ("ftp://me:s3cret@example.org/x", "ftp://…@example.org/x", "begins with ftp://", "https address"),
    ("www.example.org/a?b=1", "www.example.org/a?b=1", "is no address", "https://www.example.org/a?b=1"),
    ("library.bib", "library.bib", "is no address, and there is no such file", "or the path of a saved page"),
    ("repository.example.org:8080/handle/1/2", "repository.example.org:8080/handle/1/2", "is no address", "Write https:// before it"),
    ("ISBN: 978-3-16-148410-0", "ISBN: 978-3-16-148410-0", "is an ISBN", "its DOI"), ("978-3-16-148410-1", "978-3-16-148410-1", "is no address", "Write a URL"),
    ("someone@example.org", "someone@example.org", "is no address", "Write a URL"), ("a title of a work", "a title of a work", "is no address", "arXiv"),
    ("960", "960", "is no address", "pmid:960"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "shown", "what", "advice"), NO_ADDRESSES, ids=[row[0] for row in NO_ADDRESSES])
def test_a_line_without_an_address_says_what_it_is_and_shows_no_password(
    text: str, shown: str, what: str, advice: str
) -> None:
    (line,) = arguments([text])
    assert line.failure is not None
    assert (line.address, line.text, line.failure.address) == (None, shown, shown)
    assert line.failure.message == f"command line, line 1: “{shown}” {line.failure.message.partition('” ')[2]}"
    assert what in line.failure.message
    assert advice in line.failure.advice


def test_a_long_list_in_utf_16_is_read_piece_by_piece(tmp_path: Path) -> None:
    expected = [f"https://a.example.org/{number}?ä" for number in range(20_000)]
    (tmp_path / "list.txt").write_bytes("\r\n".join(expected).encode("utf-16"))
    assert [line.text for line in read_list(str(tmp_path / "list.txt"))] == expected
