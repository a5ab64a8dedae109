"""MARC: numbers and codes (013 to 088, 041), each by what its field or its source says it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from parsers import clean
from parsers.formats.gathered import Collected
from parsers.formats.marc_fields import Datafield, Marc
from parsers.languages import read_language
from parsers.values import IssnKind, TypedIssn

# $2 of 024 to the field that the number is.
SOURCES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "doi": ("doi", clean.doi), "pmid": ("pmid", clean.pmid), "pubmed": ("pmid", clean.pmid), "pmcid": ("pmcid", clean.pmcid),
    "pmc": ("pmcid", clean.pmcid), "arxiv": ("arxiv", clean.arxiv), "hdl": ("handle", clean.bare_handle), "uri": ("url", clean.url),
}  # fmt: skip
_KINDS: dict[str, IssnKind] = {"print": "print", "electronic": "electronic", "online": "electronic"}


def read_number(got: Collected, field: Datafield) -> None:
    """A report's or a patent's number."""
    got.read("number", clean.line, field.first("a"), field.where)


def read_isbn(got: Collected, field: Datafield) -> None:
    """An ISBN, what it is of behind it in brackets; one that was cancelled is told as unread."""
    for text in field.all("a"):
        isbn = clean.isbn(text) or clean.isbn(text.partition(" ")[0])
        if isbn is not None:
            got.add("isbn", [isbn], text, field.where)
        else:
            got.lose("isbn", text, field.where, "not an ISBN, or its check digit is wrong")
    for text in field.all("z"):
        got.lose("isbn", text, field.where, "an ISBN that was cancelled or is another edition's")


def read_issn(got: Collected, field: Datafield) -> None:
    """The ISSN of a serial, and the one that links its editions."""
    for code in ("a", "l"):
        for text in field.all(code):
            issn = clean.issn(text)
            if issn is None:
                got.lose("issn", text, field.where, "not an ISSN, or its check digit is wrong")
            elif issn not in {one.value for one in got.several.get("issn", ())}:
                kind: IssnKind | None = "linking" if code == "l" else _KINDS.get(clean.fold(field.first("q")))
                got.add("issn", [TypedIssn(value=issn, kind=kind)], text, field.where)
    for text in field.all("y", "z", "m"):
        got.lose("issn", text, field.where, "an ISSN that is wrong or was cancelled")


def read_other_number(got: Collected, field: Datafield) -> None:
    """An identifier by its source."""
    text, source = field.first("a"), clean.fold(field.first("2"))
    if source in SOURCES:
        name, convert = SOURCES[source]
        got.read(name, convert, text, field.where)
    elif text:
        got.lose("other", field.shown(), field.where, "an identifier of another kind")


def read_language_codes(got: Collected, marc: Marc) -> None:
    """The language of the text: 041 $a, else the code of 008."""
    for field in marc.all("041"):
        for text in field.all("a"):
            # Codes of old records stand together: "engfre".
            code = (
                text[:3] if text.isalpha() and len(text) % 3 == 0 and len(text) > 3 and field.first("2") == "" else text
            )
            got.read("language", read_language, code, field.where)
    code = marc.controls["008"][35:38].strip(" |")
    # Three letters: of an 008 that lost a character others stand there.
    if "language" not in got.values and len(code) == 3 and code not in ("und", "zxx"):
        got.read("language", read_language, code, "008/35-37")
