"""Several ISBNs or ISSNs in one text, as Zotero's one field has them: none is dropped in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.formats import bibtex, csl_json, ris
from parsers.record import Record, Said
from parsers.understand import reading_of

ISBNS = ("9780306406157", "9783161484100")


def of_bibtex(name: str, text: str) -> Record:
    return bibtex.read(f"@book{{a, title={{Tides}}, {name.lower()}={{{text}}}}}".encode()).entries[0].reading.record


def of_csl(name: str, text: str) -> Record:
    body = f'[{{"id": "a", "type": "book", "title": "Tides", "{name}": "{text}"}}]'
    return csl_json.read(body.encode()).entries[0].reading.record


def of_ris(_name: str, text: str) -> Record:
    return ris.read(f"TY  - BOOK\nTI  - Tides\nSN  - {text}\nER  - \n".encode()).entries[0].reading.record


def of_page(name: str, text: str) -> Record:
    return reading_of("highwire", (Said(field=name.lower(), text=text, where="meta"),)).record


@pytest.mark.parametrize("text", ["978-0-306-40615-7 978-3-16-148410-0", "9780306406157; 9783161484100", "0-306-40615-2 (pbk.) 3-16-148410-X (online)"])  # fmt: skip
@pytest.mark.parametrize("read", [of_bibtex, of_csl, of_ris, of_page])
def test_all_isbns_of_a_text_are_the_records(read: Callable[[str, str], Record], text: str) -> None:
    assert read("ISBN", text).isbn == ISBNS


@pytest.mark.parametrize("text", ["2473-9529 2473-9537", "2473-9529, 2473-9537"])
@pytest.mark.parametrize("read", [of_bibtex, of_csl, of_ris])
def test_all_issns_of_a_text_are_the_records(read: Callable[[str, str], Record], text: str) -> None:
    assert [one.value for one in read("ISSN", text).issn] == ["2473-9529", "2473-9537"]


def test_an_isbn_of_two_lengths_is_one() -> None:
    assert of_csl("ISBN", "9780306406157, 0-306-40615-2").isbn == ISBNS[:1]
