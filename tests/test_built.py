"""Values that are built of what was cleaned are those that the models would make, and nothing else gets through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from parsers import built
from parsers.formats.libraries import kind_of
from parsers.identifiers import Doi, Isbn, Issn, Pmid
from parsers.record import FIELDS, Credit, Notice, Reading, Record, Related, Said, Unread
from parsers.rich import are_lines, is_line
from parsers.values import Keyword, Name, PageRange, PartialDate, Rich, TypedIssn, Value

FIXTURES = Path(__file__).parents[1] / "fixtures"
ORD, DATE = Name(family="Ord"), PartialDate(year=2024)
GOOD: dict[str, Any] = {
    "type": "book", "genre": "Essay", "title": Rich("A <i>b</i>"), "author": (ORD,), "issn": (TypedIssn(value=Issn("2473-9529")),),
    "page": PageRange(first="1"), "issued": DATE, "doi": Doi("10.5555/a"), "pmid": Pmid("1"), "isbn": (Isbn("9780306406157"),),
    "keyword": (Keyword(text="sleep"),), "funder": ("Fund",), "note": "One\nTwo", "notice": (Notice(kind="concern"),),
    "related": (Related(relation="has-part", id="x"),), "language": "en", "credit": (Credit(role="director", name=ORD),),
}  # fmt: skip
# What a field may be given that is no value of it, or is one only when the model has converted it.
ODD: tuple[Any, ...] = (
    *(
        "",
        " a",
        "a ",
        "a\nb",
        "\ud800",
        "x",
        "10.5555/A",
        "10.5555/a",
        "2024",
        5,
        True,
        b"a",
        [],
        ["a"],
        ("a",),
        ("a ",),
        {},
        {"family": "Roe"},
        None,
        (),
    ),
    *(
        (ORD,),
        [ORD],
        ({"family": "Roe"},),
        (None,),
        Rich("a"),
        DATE,
        {"year": 2024},
        Doi("10.5555/a"),
        Issn("2473-9529"),
        ("2473-9529",),
    ),
    *((Keyword(text="a"),), PageRange(first="1"), (Credit(role="host", name=ORD), Credit(role="chair", name=ORD))),
)


def outcome(make: Callable[..., Value], *given: Any, **named: Any) -> tuple[Any, ...]:
    """What is made, with the very kinds of what it holds; or what the refusal says."""
    try:
        found = make(*given, **named)
    except ValidationError as error:
        return (str(error),)
    return (
        found,
        repr(found),
        found.model_dump_json(),
        hash(found),
        *map(type, found.__dict__.values()),
        *found.__dict__,
    )


@pytest.mark.parametrize("field", FIELDS)
def test_a_record_is_what_the_model_makes_of_the_same(field: str) -> None:
    for value in (*ODD, *GOOD.values()):
        assert outcome(built.record, {field: value}) == outcome(Record, **{field: value})


def test_a_record_of_good_values_is_not_looked_at_by_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {field: value for field, value in GOOD.items() if field != "credit"}
    whole = Record(**values)
    monkeypatch.setattr(built, "Record", None)
    assert built.record(values) == whole
    assert set(FIELDS) - set(built._LOOKS) == {"credit"}


def test_a_record_has_no_other_fields() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        built.record({"colour": "red"})


PARTS = st.one_of(
    st.none(), st.sampled_from(("Ng", "", " ", "van", "a ", "\u2028", "\x00", "é", "\ud800")), st.text(max_size=4)
)


@given(st.tuples(PARTS, PARTS, PARTS, PARTS, PARTS))
def test_a_name_is_what_the_model_makes_of_the_same(parts: Any) -> None:
    told = dict(zip(("family", "given", "suffix", "non_dropping_particle", "dropping_particle"), parts, strict=True))
    assert outcome(built.person, *parts)[1:] == outcome(Name.model_validate, told)[1:]


@given(PARTS)
def test_a_group_and_a_term_are_what_the_models_make_of_the_same(text: Any) -> None:
    assert outcome(built.group, text) == outcome(Name, literal=text)
    assert outcome(built.keyword, text) == outcome(Keyword, text=text)


NUMBERS = st.one_of(st.none(), st.integers(-1, 33), st.sampled_from((1900, 2000, 2023, 2024, 9999, 10_000)))


@given(st.integers(-1, 10_001), NUMBERS, NUMBERS)
def test_a_date_is_what_the_model_makes_of_the_same(year: int, month: int | None, day: int | None) -> None:
    assert outcome(built.date, year, month, day)[1:] == outcome(PartialDate, year=year, month=month, day=day)[1:]


def test_what_is_told_of_a_reading_is_what_the_models_make() -> None:
    said, unread = (
        Said(field="title", text="A", where="T1 (line 2)"),
        Unread(field="doi", text="x", where="DO", why="not a DOI"),
    )
    assert built.said("title", "A", "T1 (line 2)") == said
    assert built.said("credit", "A", "A3", "producer") == Said(field="credit", text="A", where="A3", scheme="producer")
    assert built.unread("doi", "x", "DO", "not a DOI") == unread
    assert built.typed_issn(Issn("2473-9529"), "print") == TypedIssn(value=Issn("2473-9529"), kind="print")
    whole = Reading(source="page", record=Record(**GOOD), said=(said,), unread=(unread,))
    again = built.reading("page", Record(**GOOD), (said,), (unread,))
    assert (again, hash(again), again.model_dump_json()) == (whole, hash(whole), whole.model_dump_json())


@given(st.text(max_size=6))
def test_a_line_is_what_the_model_takes_for_one(text: str) -> None:
    for field, look in (("genre", is_line), ("note", are_lines)):
        assert look(text) is (len(outcome(Record, **{field: text})) > 1)


LIBRARIES = [
    path
    for path in sorted(FIXTURES.rglob("*"))
    if path.suffix in (".bib", ".ris", ".nbib", ".json") and "works" not in path.parts
]


@pytest.mark.parametrize("path", LIBRARIES, ids=[str(path.relative_to(FIXTURES)) for path in LIBRARIES])
def test_all_that_libraries_give_the_models_take(path: Path) -> None:
    body = path.read_bytes()
    kind = kind_of(path.name, body)
    assert kind is not None
    try:
        library = kind.read(body)
    except ValueError:
        return
    for entry in library.entries:
        again = type(entry).model_validate(entry.model_dump())
        assert (again, repr(again)) == (entry, repr(entry))
