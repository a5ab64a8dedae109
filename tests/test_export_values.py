"""Hard values, there and back through every format: what a file cannot tell from another value is told as lost, the rest comes back.

A file that is the same for two records cannot tell them apart. So each value that comes back as another is written again: where that
gives the same file, the format lost something, and it must have been told; where it gives another, the file does hold the value, and it is
our reader that reads it so, as it reads everybody's files (`READ_SO`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from harvester.exporters import EXPORTERS, Exporter
from harvester.exporters.losses import encoded, lost
from harvester.work import Entry
from parsers.formats.libraries import kind_of
from parsers.record import FIELDS, Reading, Record
from parsers.values import Name

READ = ("csl-json", "bibtex", "bibtex-ascii", "biblatex", "ris", "mods", "marcxml", "endnote-xml", "nbib")
WAYS = tuple(one for one in EXPORTERS if one.name in READ)
KINDS = ("article-journal", "book", "chapter", "thesis", "report", "paper-conference", "dataset")


def people(*names: str | dict[str, Any]) -> list[dict[str, Any]]:
    """People of "Family, Given", and groups without a comma; others in parts."""
    parts = (one.split(", ") if isinstance(one, str) else one for one in names)
    return [
        one if isinstance(one, dict) else {"family": one[0], "given": one[1]} if one[1:] else {"literal": one[0]}
        for one in parts
    ]


NAMES: tuple[list[dict[str, Any]], ...] = (
    people("WHO"), people("World Health Organization", "Roe, Ann"), people({"literal": "Ministry of Health, Labour and Welfare"}),
    people({"family": "Plato"}), people({"family": "de la Cruz"}), people("王, 小明"), people({"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
    people({"family": "King", "given": "M. L.", "suffix": "III"}), people({"family": "Gogh", "given": "Vincent", "non_dropping_particle": "van"}),
    people({"family": "Humboldt", "given": "Alexander", "dropping_particle": "von"}), people("García Márquez, Gabriel"), people("Smith-Jones, A."),
    people("Ng, A.", {"family": "Roe", "given": "B.", "others": True}), people("Ng, A.", "Ng, A."), people("al-Khwarizmi, M."), people("O’Neill, Seán"),
    people("Roe and Sons, A."), people("Roe, J.-P."), people("Bread; Wine"), people("Bread and Wine"), people("Apple Inc."), people("ATLAS Collaboration", "Aad, G."),
    people("Ruiz y Picasso, Pablo"), people("Ma, Y."), people({"literal": "Roe, Ann"}), people({"family": "Roe", "given": "Ann", "affiliation": ["Hall A", "Hall B"]}),
)  # fmt: skip
VALUES: dict[str, tuple[Any, ...]] = {
    "title": ("Tides.", "Tides?", "Tides!", "Tides…", "Tides: a study", "Tides; light", "“Tides”", "T", "1984", "Tides &amp; light", "Tides / light", "Tides = Licht",
        "$x^2$ and {y}", "50% of #1_a", "tides", "TIDES", "<i>Tides</i> in <b>red</b>", "H<sub>2</sub>O", "A~b", "a\\b", "Tides -- light", "`a' b", "--- x", "RETRACTED: Tides",
        "Tides in the U.S.", "Tides <i>in vivo</i>."),
    "genre": ("PhD thesis", "Doctoral thesis", "Doctoral dissertation", "Master's thesis", "MSc thesis", "Technical report", "Odd kind", "Working paper"),
    "title_short": ("Tides.", "T", "<i>Tides</i>"), "original_title": ("Licht", "Licht?"), "translated_title": ("Lumière.", "Lumière?"),
    "author": NAMES, "editor": NAMES, "translator": NAMES, "contributor": NAMES,
    "container_title": ("J", "The Lancet", "Science & Art", "Proc. X; Part A", "A: B", "JAMA", "Blood (New York)"), "container_title_short": ("J. Test.", "J Test", "JT"),
    "volume": ("8", "08", "VIII", "A", "8-9", "8/9", "2020", "8A", "n.s. 4"), "issue": ("19", "1-2", "S1", "1/2", "Suppl", "Pt 2", "June", "01", "A", "1,2"),
    "page": ({"first": "117", "last": "129"}, {"first": "1"}, {"first": "e7"}, {"first": "100", "last": "90"}, {"first": "xiv", "last": "xx"},
        {"first": "S12", "last": "S19"}, {"first": "12", "last": "15", "more": [{"first": "20"}]}, {"first": "1", "last": "2", "more": [{"first": "3"}]}),
    "article_number": ("e7", "7", "044501", "L12", "zsac123"),
    "issued": ({"year": 2020}, {"year": 2020, "month": 5}, {"year": 2020, "month": 5, "day": 3}, {"year": 2003, "season": "spring"},
        {"year": 2003, "month": 7, "end": {"year": 2003, "month": 8}}, {"year": 2003, "end": {"year": 2005}}, {"year": 2003, "month": 12, "end": {"year": 2004, "month": 1}},
        {"year": 2003, "season": "spring", "end": {"year": 2003, "season": "summer"}}, {"year": 2003, "month": 5, "day": 3, "end": {"year": 2003, "month": 6, "day": 9}},
        {"year": 2003, "month": 5, "end": {"year": 2003, "month": 6, "day": 2}}),
    "issued_online": ({"year": 2019}, {"year": 2019, "month": 12, "day": 3}), "accessed": ({"year": 2022}, {"year": 2022, "month": 9, "day": 6}),
    "event_date": ({"year": 2018}, {"year": 2018, "month": 11, "day": 2, "end": {"year": 2018, "month": 11, "day": 5}}),
    "collection_title": ("Series of Tests", "Series; A", "Studies in X, 7"),
    "number": ("TR-9", "US 7,654,321", "2009-04", "A; B"), "edition": ("2", "2nd", "2nd ed.", "Second", "Rev. ed.", "5th ed., rev.", "Zweite Auflage", "2. Aufl.", "Kindle", "Student edition", "21st", "11"),
    "number_of_pages": ("345", "44 p.", "xii, 345", "xiv, 200 p.", "345 pages", "1 CD", "3 v."), "version": ("4.1", "v4.1", "beta", "2020-05-03"),
    "event_title": ("Meeting on Tests", "ICML '19", "Meeting (Lisbon)"), "event_place": ("Lisbon, Portugal", "Online"),
    "publisher": ("Invented Press", "Springer & Co.", "Wiley, Inc.", "Roe; Doe", "P"), "publisher_place": ("New York, NY", "London; New York", "Washington, D.C."),
    "language": ("en-GB", "fr-BE", "zh-Hans", "mul", "grc", "pt-BR"), "doi": ("10.5555/odd{1}_2%(3)", "10.1002/(sici)1097(199823)43:4<338::aid-jbm16>3.0.co;2-b", "10.5555/a#b"),
    "isbn": (["9780306406157"], ["9780306406157", "9781861972712"]), "url": ("https://example.org/a_b?c=%20d#e", "https://example.org/a;b", "https://example.org/a,b"),
    "abstract": ("It works.", "AIM: a. METHODS: b.", "It <b>works</b> in H<sub>2</sub>O.", "a &lt; b", "50% of {x} \\alpha $y$"),
    "keyword": ([{"text": "moss"}], [{"text": "moss, green"}], [{"text": "a, b"}, {"text": "c"}], [{"text": "moss; rain"}], [{"text": "moss; rain"}, {"text": "a, b"}],
        [{"text": "moss", "scheme": "MeSH"}], [{"text": "moss", "scheme": "A"}, {"text": "rain", "scheme": "B"}], [{"text": "{moss}"}], [{"text": "a & b"}]),
    "rights": ("All rights kept",), "license": ("https://example.org/licence",), "funder": (["NCI"], ["A; B"], ["A, B", "NIH"]),
    "note": ("Read twice.", "a\nb", "a: b", "Includes index.", "44 p.", "Corrected."), "provider": ("scopus",),
    "notice": ([{"kind": "retraction", "doi": "10.5555/r", "date": {"year": 2021}}], [{"kind": "retraction"}], [{"kind": "withdrawal"}], [{"kind": "concern", "doi": "10.5555/c"}]),
    "related": ([{"relation": "is-translation-of", "id": "10.5555/b"}], [{"relation": "has-preprint", "id": "10.5555/b"}]),
}  # fmt: skip
AROUND: dict[str, dict[str, Any]] = {
    **{field: {"container_title": "Journal of Testing"} for field in ("volume", "issue", "page", "article_number", "container_title_short")},
    "author": {}, "collection_title": {"author": people("Roe, Ann")},
}  # fmt: skip

READ_SO = {("ris", "keyword"), ("endnote-xml", "keyword")}
"""(format, field) that our readers read as they do in everybody's files: databases write whole lists of terms into one line."""
_IN_BIBTEX = (("issue", "number"), ("number", "issue"), ("event_title", "container_title"))
MOVED: dict[str, tuple[tuple[str, str], ...]] = {
    "bibtex": _IN_BIBTEX, "bibtex-ascii": _IN_BIBTEX, "biblatex": (("issue", "number"), ("number", "collection_number"), ("number", "issue"), ("article_number", "page")), "endnote-xml": (("issue", "collection_number"),),
}  # fmt: skip
"""Fields that some kind of work has no place for in a format, and the one in whose place the text is written and read back."""


def records() -> Iterator[tuple[str, Any, Record]]:
    for kind in KINDS:
        for field, values in VALUES.items():
            around = AROUND.get(field, {"author": people("Roe, Ann")})
            for value in values:
                yield (
                    kind,
                    value,
                    Record.model_validate({"type": kind, "title": "Tides and light", **around, field: value}),
                )


def text_of(exporter: Exporter, record: Record) -> bytes:
    return b"".join(encoded(exporter.write([Entry(key="k", record=record)])))


def read(exporter: Exporter, body: bytes) -> Reading:
    kind = kind_of(exporter.file_name, body)
    assert kind is not None
    (entry,) = kind.read(body).entries
    return entry.reading


def printed(name: Name) -> tuple[str, bool]:
    """A name as it is printed, and whether it is a group's: where a particle is told apart nothing of it changes."""
    return name.inverted().replace("’", "'"), name.literal is not None


def same(field: str, one: Any, other: Any) -> bool:
    if field in ("author", "editor", "translator", "contributor"):
        return [printed(name) for name in one] == [printed(name) for name in other]
    return bool(one == other)


def changed(record: Record, read_back: Record, told: frozenset[str]) -> list[str]:
    """The fields that came back otherwise and of which nothing was told."""
    left = {fact.partition(".")[0] for fact in told}
    left |= {"editor", "translator", "contributor"} if any(fact.startswith("author.") for fact in told) else set()
    left |= {"title_short", "original_title", "translated_title"} if "title.markup" in told else set()
    # What a format cannot say of one it may say of a neighbour: an address of the number, the journal's of the short name.
    return [
        field
        for field in FIELDS
        if field not in left
        and getattr(record, field)
        and not same(field, getattr(record, field), getattr(read_back, field))
    ]


def is_moved(exporter: Exporter, field: str, record: Record, read_back: Record) -> bool:
    """Whether a value came back whole under the name of its neighbour."""
    for of, to in MOVED.get(exporter.name, ()):
        value = getattr(read_back, to) if field == of else None
        if value is not None and getattr(record, field) == (value.text() if to == "page" else value):
            return True
    return False


@pytest.mark.parametrize("exporter", WAYS, ids=lambda one: one.name)
def test_what_comes_back_otherwise_was_told_as_lost(exporter: Exporter) -> None:
    look = lost(exporter)
    wrong = []
    for kind, value, record in records():
        body = text_of(exporter, record)
        reading = read(exporter, body)
        for field in changed(record, reading.record, frozenset(look(record))):
            is_one_file = text_of(exporter, reading.record) == body
            is_read_so = not is_one_file and (exporter.name, field) in READ_SO and ";" in str(value)
            if not is_read_so and not is_moved(exporter, field, record, reading.record):
                wrong.append(
                    (kind, value, field, getattr(reading.record, field), "one file" if is_one_file else "read so")
                )
    assert not wrong


# What a format cannot tell from another value, and the words of its loss.
TOLD: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("bibtex", {"type": "book", "edition": "2nd ed."}, "edition.words"), ("biblatex", {"type": "book", "edition": "Zweite Auflage"}, "edition.words"),
    ("bibtex", {"type": "book", "edition": "Rev. ed."}, "edition.words"), ("mods", {"type": "book", "number_of_pages": "44 p."}, "number_of_pages.words"),
    ("marcxml", {"type": "book", "number_of_pages": "xiv, 200 p."}, "number_of_pages.words"), ("nbib", {"type": "book", "title": "Tides."}, "title.stop"),
    ("bibtex", {"translator": people({"family": "de la Cruz"})}, "author.family"), ("csv", {"author": people({"family": "de la Cruz"})}, "author.family"),
    ("nbib", {"editor": people({"literal": "Health, Labour and Welfare"})}, "author.group"),
    ("nbib", {"issued": {"year": 2003, "month": 5, "end": {"year": 2003, "month": 6, "day": 2}}}, "issued.day"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "fields", "fact"), TOLD)
def test_a_value_that_a_format_writes_as_another_is_told(name: str, fields: dict[str, Any], fact: str) -> None:
    exporter = next(one for one in EXPORTERS if one.name == name)
    record = Record.model_validate({"type": "article-journal", "title": "Tides", **fields})
    assert fact in lost(exporter)(record)


# The same fields, with values that are written as they are.
HELD: tuple[tuple[str, dict[str, Any]], ...] = (
    ("bibtex", {"type": "book", "edition": "2"}), ("biblatex", {"type": "book", "edition": "Rev. ed."}), ("bibtex", {"type": "book", "edition": "Kindle"}),
    ("mods", {"type": "book", "number_of_pages": "345"}), ("mods", {"type": "book", "number_of_pages": "3 v."}), ("marcxml", {"type": "book", "number_of_pages": "xii, 345"}),
    ("nbib", {"type": "book", "title": "Tides?"}), ("ris", {"type": "book", "edition": "2nd ed.", "number_of_pages": "44 p.", "title": "Tides."}),
    ("bibtex", {"translator": people({"family": "Plato"})}), ("mods", {"translator": people({"family": "de la Cruz"})}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "fields"), HELD)
def test_of_a_value_that_is_written_as_it_is_nothing_is_told(name: str, fields: dict[str, Any]) -> None:
    exporter = next(one for one in EXPORTERS if one.name == name)
    record = Record.model_validate({"type": "article-journal", "title": "Tides", **fields})
    assert lost(exporter)(record) == ()


def lines(**fields: Any) -> list[str]:
    ris = next(one for one in EXPORTERS if one.name == "ris")
    return text_of(ris, Record.model_validate({"title": "Tides", **fields})).decode().splitlines()


# Where EndNote and Zotero look for it: their own tables of what a tag means by the type of a reference.
TAGS: tuple[tuple[dict[str, Any], list[str]], ...] = (
    ({"type": "patent", "number": "US 7,654,321"}, ["SN  - US 7,654,321"]), ({"type": "report", "number": "TR-9", "issn": [{"value": "2473-9529"}]}, ["SN  - TR-9"]),
    ({"type": "report", "number": "2473-9529"}, ["M1  - 2473-9529"]), ({"type": "report", "number": "A; B"}, ["M1  - A; B"]),
    ({"type": "standard", "number": "ISO 9001:2015"}, ["SN  - ISO 9001:2015"]), ({"type": "bill", "number": "H.R. 12"}, ["M1  - H.R. 12"]),
    ({"type": "speech", "event_title": "Meeting on Tests"}, ["T2  - Meeting on Tests"]), ({"type": "dataset", "version": "1.2"}, ["ET  - 1.2"]),
    ({"type": "paper-conference", "container_title": "Proceedings of X", "event_title": "Conference on X"}, ["T2  - Conference on X", "C3  - Proceedings of X"]),
    ({"type": "paper-conference", "container_title": "Papers on X", "event_title": "ICML"}, ["T2  - Papers on X", "C3  - ICML"]),
    ({"type": "article-journal", "container_title": "Journal of X", "container_title_short": "J X"}, ["T2  - Journal of X", "JF  - Journal of X", "J2  - J X"]),
)  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), TAGS)
def test_ris_has_it_where_programs_look_for_it_and_it_is_read_back(fields: dict[str, Any], expected: list[str]) -> None:
    found = [line for line in lines(**fields) if line[:2] in ("SN", "M1", "T2", "C3", "ET", "JO", "JF", "J2")]
    assert sorted(found) == sorted(expected)
    ris = next(one for one in EXPORTERS if one.name == "ris")
    record = Record.model_validate({"title": "Tides", **fields})
    assert changed(record, read(ris, text_of(ris, record)).record, frozenset(lost(ris)(record))) == []
