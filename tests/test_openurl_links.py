"""OpenURLs: what a resolver is told, read back by our own reader; nothing of a record becomes another key."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from records import MADE, SHAPES, entries, person

from harvester.destinations.openurl import FORMATS, MOST_AUTHORS, link, resolver, write
from harvester.errors import UsageError
from parsers.openurl import said_by_context
from parsers.record import CSL_TYPES, Record

KEYS = frozenset(
    "ctx_ver ctx_enc rft_val_fmt rft_id rft.genre rft.title rft.atitle rft.btitle rft.jtitle rft.stitle rft.au rft.aulast rft.aufirst rft.aucorp rft.inventor "
    "rft.date rft.number rft.volume rft.issue rft.artnum rft.issn rft.eissn rft.spage rft.epage rft.pages rft.pub rft.place rft.edition rft.series rft.inst "
    "rft.degree rft.tpages rft.isbn rft.creator rft.publisher rft.type rft.source rft.language".split()
)


def pairs(**values: Any) -> list[tuple[str, str]]:
    return parse_qsl(link(Record.model_validate(values)), strict_parsing=True)


TOLD = (
    ({"type": "article-journal", "title": "<i>E. coli</i> &amp; co", "container_title": "J", "volume": "8", "doi": "10.5555/a", "pmid": "1"}, {
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:journal", "rft.genre": "article", "rft.atitle": "E. coli & co", "rft.jtitle": "J", "rft.volume": "8"}),
    ({"type": "chapter", "title": "C", "container_title": "B", "editor": [person("Doe", "J.")], "isbn": ["9780306406157"]}, {
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:book", "rft.genre": "bookitem", "rft.atitle": "C", "rft.btitle": "B", "rft.isbn": "9780306406157", "rft.aulast": None}),
    ({"type": "book", "title": "B", "editor": [person("Doe", "J.")], "publisher": "P"}, {"rft.btitle": "B", "rft.aulast": "Doe", "rft.aufirst": "J.", "rft.pub": "P"}),
    ({"type": "paper-conference", "title": "T", "event_title": "Meeting"}, {"rft_val_fmt": "info:ofi/fmt:kev:mtx:book", "rft.genre": "proceeding", "rft.btitle": "Meeting"}),
    ({"type": "thesis", "title": "T", "publisher": "U", "genre": "PhD thesis"}, {"rft_val_fmt": "info:ofi/fmt:kev:mtx:dissertation", "rft.title": "T", "rft.inst": "U", "rft.degree": "PhD thesis", "rft.genre": None}),
    ({"type": "patent", "title": "T", "number": "US1", "author": [person("Doe", "J.")]}, {"rft.number": "US1", "rft.inventor": "Doe, J.", "rft.aulast": None}),
    ({"type": "dataset", "title": "T", "author": [{"literal": "WHO"}]}, {"rft_val_fmt": "info:ofi/fmt:kev:mtx:dc", "rft.creator": "WHO", "rft.type": "dataset"}),
    ({"type": "book", "title": "T", "author": [{"literal": "WHO"}], "issued": {"year": 2003, "season": "spring"}}, {"rft.aucorp": "WHO", "rft.date": "2003"}),
)  # fmt: skip


@pytest.mark.parametrize(("values", "expected"), TOLD)
def test_keys(values: dict[str, Any], expected: dict[str, str | None]) -> None:
    found = dict(reversed(pairs(**values)))
    assert {key: found.get(key) for key in expected} == expected


def test_identifiers_are_told_each() -> None:
    found = [
        value
        for key, value in pairs(doi="10.5555/a#b", pmid="7", url="https://example.org/?a=1&b=2")
        if key == "rft_id"
    ]
    assert found == ["info:doi/10.5555/a#b", "info:pmid/7", "https://example.org/?a=1&b=2"]


def test_every_format_is_of_a_csl_type() -> None:
    assert set(FORMATS) <= set(CSL_TYPES)


READ = {
    "title": "title",
    "volume": "volume",
    "issue": "issue",
    "container_title": "container_title",
    "publisher": "publisher",
}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape["title"])[:20])
def test_our_own_reader_reads_them_back(shape: dict[str, Any]) -> None:
    record = Record.model_validate(shape)
    said = said_by_context(link(record).replace("&", "&amp;"), "link")
    told = {one.field: one.text for one in reversed(said)}
    assert told.get("title") == str(record.title)
    assert told.get("volume", record.volume) == record.volume
    assert {one.text for one in said if one.field == "issn"} <= {one.value for one in record.issn}


@given(MADE)
def test_no_text_becomes_another_key(values: dict[str, Any]) -> None:
    told = link(Record.model_validate(values), "https://resolver.example.org/x?institution=7#top")
    assert told.isascii()
    assert not set(told) & set(" \"<>'\n\t\\")
    parts = urlsplit(told)
    found = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True)
    assert (parts.hostname, parts.fragment, found[0]) == ("resolver.example.org", "top", ("institution", "7"))
    assert {key for key, _value in found[1:]} <= KEYS


def test_a_line_a_work_and_only_so_many_authors() -> None:
    found = entries({"type": "book", "title": "T\u200b", "author": [person("Doe", str(n)) for n in range(10_000)]}, {})
    lines = "".join(write(iter(found), "")).splitlines()
    assert [line.split("\t")[0] for line in lines] == [entry.key for entry in found]
    assert lines[0].count("rft.au=") == MOST_AUTHORS


BASES = (
    "resolver.example.org",
    "javascript:alert(1)",
    "https://",
    "https://a b.example.org/",
    "https://u:p@example.org/",
    "https://x\n.example.org",
    "http://[::1",
)


@pytest.mark.parametrize("base", BASES)
def test_what_is_no_resolver(base: str) -> None:
    with pytest.raises(UsageError, match="no address of a resolver"):
        resolver(base)
