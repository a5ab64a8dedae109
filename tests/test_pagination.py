from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.pagination import read_page_parts, read_pages
from parsers.values import PageRange

ROWS = [
    ("5039-5050", "5039-5050"),
    ("5039-50", "5039-5050"),
    ("117-29", "117-129"),
    ("123-9", "123-129"),
    ("5039\u20135050", "5039-5050"),
    ("5039--5050", "5039-5050"),
    ("5039 - 5050", "5039-5050"),
    ("5039\u2212\u200b50", "5039-5050"),
    ("1-12", "1-12"),
    ("99-101", "99-101"),
    ("1234", "1234"),
    ("026101", "026101"),
    ("5-5", "5"),
    # words before and behind
    ("pp. 12\u201319", "12-19"),
    ("p. 5", "5"),
    ("p12-19", "12-19"),
    ("p.12-p.19", "12-19"),
    ("Pages 171-178", "171-178"),
    ("pp 12 to 19", "12-19"),
    ("S. 12-19", "12-19"),
    ("S. 12 bis 19", "12-19"),
    ("с. 12-19", "12-19"),
    ("стр. 12-19", "12-19"),
    ("12-19 p.", "12-19"),
    ("12-19頁", "12-19"),
    ("第12-19页", "12-19"),
    ("12-19 (8 pages)", "12-19"),
    ("[12]-19", "12-19"),
    ("8(19):5039-50", "5039-5050"),
    ("１２－１９", "12-19"),
    ("٣-٩", "3-9"),
    ("1,234-1,245", "1234-1245"),
    # letters
    ("S12-S19", "S12-S19"),
    ("S12-9", "S12-S19"),
    ("S12-19", "S12-S19"),
    ("S12", "S12"),
    ("P12-P15", "P12-P15"),
    ("W64-5", "W64-W65"),
    ("e360-e363", "e360-e363"),
    ("e360-3", "e360-e363"),
    ("e1003604", "e1003604"),
    ("473s", "473s"),
    ("12a-b", "12a-12b"),
    ("12a-15b", "12a-15b"),
    ("xiv-xx", "xiv-xx"),
    ("XIV", "XIV"),
    ("iv-12", "iv-12"),
    ("12.1-12.15", "12.1-12.15"),
    ("1:1-1:15", "1:1-1:15"),
    ("1:1-15", "1:1-1:15"),
    ("A-1\u2013A-10", "A-1-A-10"),
    ("A-1-A-10", "A-1-A-10"),
    ("1254-1266.e7", "1254-1266.e7"),
    ("1254-1266.e1-e7", "1254-1266.e7"),
    ("234-41.e1-2", "234-241.e2"),
    ("iii-iv", "iii-iv"),
    ("11s-19s", "11s-19s"),
    ("12-19 s", "12-19"),
    ("12+", "12+"),
    ("12/13", "12/13"),
    ("12ff", "12ff"),
    # the first of several; what runs backwards is kept as printed
    ("444-445, 450", "444-445, 450"),
    ("pp. 1234, 1236", "1234, 1236"),
    ("12-15 & 18", "12-15, 18"),
    ("50-12", "50-12"),
    ("129-3", "129-3"),
    ("1234-", "1234"),
]

NONE = """|-|n/a|online first|ahead of print|NP|-1234|284 f. : il., gráfs., tabs., fots.|284 p.|284p.|8 pages|xii, 345 p.|viii, 284 Seiten
284 S.|[8] leaves|1 online resource (xii, 300 pages)|12 f.|Article ID 247835, 9 pages|1 v.|unpaged|and|---|12-13-14-15-16-17-18x y"""


@pytest.mark.parametrize(("text", "pages"), ROWS)
def test_pages_are_as_printed_and_in_full(text: str, pages: str) -> None:
    read = read_pages(text)
    assert read is not None
    assert read.text() == pages


@pytest.mark.parametrize("text", NONE.replace("\n", "|").split("|"))
def test_an_extent_or_words_are_no_pages(text: str) -> None:
    assert read_pages(text) is None


@pytest.mark.parametrize(
    ("first", "last", "pages"),
    [
        ("5039", "5050", "5039-5050"),
        ("5039", "50", "5039-5050"),
        ("S12", "9", "S12-S19"),
        ("e360", "e363", "e360-e363"),
        ("444-445", "445", "444-445"),
        ("444-445", "", "444-445"),
        ("444", "444-445", "444-445"),
        ("7", "7", "7"),
        ("7", "", "7"),
        ("7", "n/a", "7"),
        ("p. 7", "p. 9", "7-9"),
        ("50", "12", "50-12"),
        ("xiv", "xx", "xiv-xx"),
        (" 7 ", "\u00a09\r\n", "7-9"),
    ],
)
def test_pages_told_apart(first: str, last: str, pages: str) -> None:
    read = read_page_parts(first, last)
    assert read is not None
    assert read.text() == pages


@pytest.mark.parametrize("first", ["", "n/a", "284 f. : il."])
def test_without_a_first_page_there_is_none(first: str) -> None:
    assert read_page_parts(first, "9") is None


_LABELS = st.builds(
    lambda prefix, number: f"{prefix}{number}", st.sampled_from(["", "S", "e", "W"]), st.integers(1, 99_999)
)
_PIECES = st.sampled_from("12|9|S|e|p.|pp.|S.|-|\u2013|--|,|:|.|(|)|[|]| |f.|xiv|a|\x00|\ud800|１|٣|/|+".split("|"))


@given(st.text() | st.lists(_PIECES, max_size=10).map("".join), st.text(max_size=5))
def test_no_text_makes_it_raise(text: str, last: str) -> None:
    read_pages(text)
    read_page_parts(text, last)


@given(_LABELS, _LABELS)
def test_printed_in_full_it_is_read_as_printed(first: str, last: str) -> None:
    pages = read_pages(f"{first}-{last}")
    assert pages is not None
    assert pages.first == first
    assert read_pages(pages.text()) == pages


@given(st.integers(1, 99_999), st.integers(1, 500), st.sampled_from(["", "S", "e"]))
def test_an_abbreviation_is_undone(first: int, more: int, prefix: str) -> None:
    start, end = str(first), str(first + more)
    cut = (
        next((place for place, (a, b) in enumerate(zip(start, end, strict=False)) if a != b), 0)
        if len(start) == len(end)
        else 0
    )
    pages = PageRange(first=prefix + start, last=prefix + end)
    assert read_pages(f"{prefix}{start}-{end[cut:]}") == pages
    assert read_page_parts(prefix + start, end[cut:]) == pages


@pytest.mark.parametrize("unit", ["1", "-", "1-", "1,", " ", "p", "(", "a ", "12(", "xi, ", "\u2013"])
def test_a_megabyte_is_read_in_one_go(unit: str) -> None:
    pages = read_pages(unit * (1_000_000 // len(unit)))
    assert pages is None or len(pages.text()) < 70
