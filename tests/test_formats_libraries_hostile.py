"""RIS files and PubMed's MEDLINE text that are damaged, hostile, long or of another kind: read as far as it goes, or refused."""

from __future__ import annotations

from pathlib import Path

import fixture_answers as fixtures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_formats_libraries import CASES, READERS

from parsers.formats import Unreadable, nbib, refer, ris, wos
from parsers.formats.library import Library
from parsers.formats.ris_tags import KNOWN

ALL = (*READERS.values(), refer.read, wos.read)


def survives(body: bytes) -> None:
    for reader in ALL:
        try:
            library = reader(body)
        except Unreadable:
            continue
        for entry in library.entries:
            assert entry.line > 0
            assert all(one.where and one.why for one in entry.reading.unread)


TAGS = st.sampled_from([*(f"{tag}  - " for tag in sorted(KNOWN)), *"PMID- |TI  - |FAU - |AU  - |AUID- |AD  - |CN  - |PT  - |MH  - |RIN - |DP  - |PG  - |AID - |IS  - |GR  - |BTI - |%A |%0 |%N |%K |%8 |%@ |%R |AF |SO |PD |AR |DT |".split("|"), "AU - ", "\n", "      "])  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=20), st.sampled_from(["2003/07/12/Summer", "Smith, J.", "10.5555/a [doi]", "0140-6736", "[Not Available].", "e17", "12( )", "12 ( Pt 3)", "a/b/c", ",", ";", "[", "/", "JOUR"])
)  # fmt: skip


@given(st.lists(st.tuples(TAGS, VALUES), max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=300, deadline=None)
def test_scrambled_records_survive(rows: list[tuple[str, str]], end: str) -> None:
    text = end.join(
        tag + value
        for tag, value in [("TY  - ", "JOUR"), ("PMID- ", "1"), ("PT ", "J"), ("%0 ", "Journal Article"), *rows]
    )
    survives(text.encode("utf-8", "surrogatepass"))


@given(st.sampled_from(CASES), st.data())
@settings(max_examples=150, deadline=None)
def test_damaged_files_survive(case: Path, data: st.DataObject) -> None:
    body = fixtures.answer(case)
    at = data.draw(st.integers(0, len(body)))
    size = data.draw(st.integers(0, 40))
    put = data.draw(st.binary(max_size=6))
    survives(body[:at])
    survives(body[:at] + put + body[at + size :])


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_survive(body: bytes) -> None:
    survives(body)


LONG: tuple[tuple[str, bytes], ...] = (
    ("continued", b"TY  - JOUR\nPMID- 1\nAB  - x\n" + b"y\n" * 300_000), ("records", b"TY  - JOUR\nTI  - a\n" * 4_000 + b"PMID- 1\nTI  - a\n\n" * 4_000),
    ("authors", b"TY  - JOUR\n" + b"AU  - Doe, J.\n" * 30_000), ("keywords", b"TY  - JOUR\nKW  - " + b"a,b;" * 100_000), ("strays", b"AU  - a\n" * 60_000),
    ("blanks", b"TY  - JOUR\nAU  -" + b" " * 1_000_000), ("numbers", b"TY  - JOUR\nSN  - " + b"1234-5678 " * 100_000), ("links", b"PMID- 1\n" + b"RIN - J. 2003 Jan;1. PMID: 2\n" * 8_000),
    ("unknown", b"TY  - JOUR\n" + b"ZZ  - a\n" * 100_000), ("dashes", b"TY  - JOUR\nSP  - " + b"1-" * 500_000), ("semicolons", b"TY  - JOUR\nAU  - " + b"a;" * 200_000),
    ("percents", b"%A a\n" * 60_000), ("terms", b"%0 Book\n%K a\n" + b"b\n" * 60_000), ("groups", b"PT J\nCA a\n" + b"   b\n" * 30_000),
    ("names", b"TY  - JOUR\nAU  - " + b"Doe, J., " * 100_000), ("notes", b"TY  - JOUR\n" + b"N1  - <p>a\n" * 50_000),
)  # fmt: skip


@pytest.mark.parametrize("body", [body for _name, body in LONG], ids=[name for name, _body in LONG])
def test_long_files_are_read_to_their_end(body: bytes) -> None:
    survives(body)


def test_a_file_of_another_kind_is_refused() -> None:
    for body in (b"<html><body>TY", b"@article{a, title={b}}", b"{}", b"\x00\x01\x02"):
        for reader in ALL:
            with pytest.raises(Unreadable):
                reader(body)
    assert ris.read(b" \n") == Library()
    assert nbib.read(b"") == Library()
