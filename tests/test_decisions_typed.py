"""Values as people type them: read as pages are, refused where something would be guessed or lost, and shown in the same form."""

from __future__ import annotations

import re
from typing import Any

import pytest
from any_records import RECORDS
from hypothesis import given, settings
from hypothesis import strategies as st
from records import MADE, NASTY

from harvester.crosscheck.decisions import DECIDABLE
from harvester.crosscheck.typed import NotUnderstoodError, read_typed, shown
from parsers.record import Record
from parsers.values import UNPRINTABLE

# (field, what is typed, what it is as text in the same form)
READ: tuple[tuple[str, str, str], ...] = (
    ("author", "Okafor, C.; van der Berg, Joost", "Okafor, C.; van der Berg, Joost"), ("author", "=The Sleep Group; Ng, A.", "=The Sleep Group; Ng, A."),
    ("author", "Bianco, F. J., Jr", "Bianco, F. J., Jr"), ("author", "Plato,", "Plato,"), ("author", " ; Okafor ,  C ; ", "Okafor, C."),
    ("author", "'t Hooft, Gerard", "'t Hooft, Gerard"), ("author", "=Smith, Jones and Sons", "=Smith, Jones and Sons"), ("editor", "García Márquez, Gabriel", "García Márquez, Gabriel"),
    ("issued", "1215", "1215"), ("issued", "2024", "2024"), ("issued", "2024-10", "2024-10"), ("issued", "2024-10-08", "2024-10-08"), ("issued", "8 October 2024", "2024-10-08"),
    ("issued", "08.10.2024", "2024-10-08"), ("issued", "25/12/2014", "2014-12-25"), ("issued", "winter 1998", "1998 winter"), ("issued", "2003-07/2003-08", "2003-07/2003-08"),
    ("page", "117-129", "117-129"), ("page", "117–29", "117-129"), ("page", "S12-9", "S12-S19"), ("page", "e360", "e360"), ("page", "xiv-xx", "xiv-xx"),
    ("volume", "12", "12"), ("volume", "Vol. 12", "12"), ("volume", "12A", "12A"), ("issue", "1-2", "1-2"), ("issue", "Suppl 1", "Suppl 1"), ("issue", "March 2019", "March 2019"), ("issue", "February 1", "February 1"),
    # The apostrophe that keeps a cell, as programs turn it; three issues in one; a magazine's issue by its day.
    ("page", "'8-19", "8-19"), ("page", "’8-19", "8-19"), ("issue", "‘1-2", "1-2"), ("volume", "`12", "12"), ("issue", "10-11-12", "10-11-12"), ("issue", "'2019-08-19", "2019-08-19"),
    ("doi", "https://doi.org/10.5555/ABC", "10.5555/abc"), ("doi", "doi: 10.5555/abc", "10.5555/abc"), ("pmid", "PMID 39058954", "39058954"), ("pmcid", "PMC11465741", "PMC11465741"),
    ("handle", "1810/252364", "1810/252364"), ("arxiv", "arXiv:1706.03762", "1706.03762"), ("isbn", "0-306-40615-2; 9780306406157", "9780306406157"),
    ("issn", "2473-9529", "2473-9529"), ("issn", "2473-9529 (print); 2473-9537 (electronic)", "2473-9529 (print); 2473-9537 (electronic)"),
    ("issn", "eISSN: 2473–9537, p-ISSN 2473-9529", "2473-9537 (electronic); 2473-9529 (print)"), ("issn", "24739529 online", "2473-9529 (electronic)"),
    ("title", "The <i>Drosophila</i> eye & more, P < 0.05", "The <i>Drosophila</i> eye &amp; more, P &lt; 0.05"), ("title", "A & B, P < 0.05", "A & B, P < 0.05"),
    ("title", "Two\nlines\x00 and\x1b[31m a colour", "Two lines and [31m a colour"), ("type", "book", "book"), ("type", "Journal Article", "article-journal"),
    ("language", "deutsch", "de"), ("keyword", "sleep; antigens, cd19; sleep", "sleep; antigens, cd19"), ("funder", "NIH; NCI", "NIH; NCI"), ("url", "https://example.org/a", "https://example.org/a"),
    ("publisher", "Smith &amp; Sons", "Smith & Sons"),
)  # fmt: skip


@pytest.mark.parametrize(("field", "text", "expected"), READ)
def test_what_is_typed_is_read(field: str, text: str, expected: str) -> None:
    record = read_typed(field, text)
    assert record.said_fields() == (field,)
    assert shown(field, getattr(record, field)) == expected


# (field, what nobody can read without a guess, a word of the message)
REFUSED: tuple[tuple[str, str, str], ...] = (
    ("author", "World Health Organization", "=Group"), ("author", "Okafor, C.; Ng", "=Group"), ("author", "a, b, c, d", "Family"), ("author", "=", "Family"), ("author", "", "Family"),
    ("issued", "03/04/2014", "2014-04-03"), ("issued", "2015-02-30", "2014-04-03"), ("issued", "10/8/2024", "2014"), ("issued", "soon", "2014"), ("issued", "2024-13-01", "2014"),
    # What a spreadsheet makes of "8-19", "1-2" and "12-9".
    ("page", "19-Aug", "' before it"), ("page", "Aug-19", "' before it"), ("volume", "19. Aug", "' before it"), ("issue", "01-Feb", "' before it"), ("issue", "févr-01", "' before it"),
    ("page", "08/19/2026", "' before it"), ("page", "2026-08-19", "' before it"), ("issue", "01.02.26", "' before it"), ("issue", "02.янв", "' before it"), ("page", "8月19日", "' before it"),
    ("issue", "02.sty", "' before it"), ("page", "1.17E+05", "' before it"),
    ("page", "117-129, discussion 140", "12-15, 20"), ("page", "284 p.", "117-129"), ("volume", "8(19)", "alone"), ("volume", "85 Suppl 1", "alone"),
    ("issn", "2473-9520", "check digits"), ("issn", "2473-9529; 1234-0000", "check digits"), ("issn", "2473-9529 (paper)", "(print)"), ("isbn", "9780306406158", "check digits"),
    ("doi", "10.5555/a and 10.5555/b", "10.5555/abc"), ("doi", "11.5555/a", "10.5555/abc"), ("pmid", "39 058 954", "39058954"), ("pmcid", "11465741x", "PMC"),
    ("url", "javascript:alert(1)", "https://"), ("license", "CC BY", "https://"), ("language", "none", "en"), ("type", "thing", "article-journal"), ("title", " \u200b ", "text"),
    ("notice", "retraction", "cannot be set"), ("related", "x", "cannot be set"), ("nonsense", "x", "cannot be set"), ("note", "x" * 200_000, "line of text"), ("keyword", ";", "terms"),
)  # fmt: skip


@pytest.mark.parametrize(("field", "text", "word"), REFUSED, ids=[f"{row[0]}-{row[1][:20]}" for row in REFUSED])
def test_what_cannot_be_read_is_refused_with_how_to_write_it(field: str, text: str, word: str) -> None:
    with pytest.raises(NotUnderstoodError) as told:
        read_typed(field, text)
    assert word in str(told.value)
    assert len(str(told.value)) < 500


# Not said again in text: who somebody is beside the name, and where a term comes from.
SILENT = {"orcid": None, "affiliation": ()}


def letters(text: str) -> str:
    """Without what initials are pointed with, and without case."""
    return re.sub(r"[.\s]", "", text).casefold()


def plain(field: str, record: Record) -> Any:
    value = getattr(record, field)
    if field in ("author", "editor"):
        return [name.model_dump() | SILENT for name in value]
    if field == "keyword":
        return {term.text for term in value}
    return set(value) if isinstance(value, tuple) else value


@given(st.one_of(RECORDS, MADE.map(Record.model_validate)))
@settings(max_examples=150, deadline=None)
def test_what_a_source_says_can_be_copied_and_typed(record: Record) -> None:
    for field in record.said_fields():
        if field not in DECIDABLE or (
            field in ("keyword", "funder") and any(";" in str(item) for item in getattr(record, field))
        ):
            continue
        text = shown(field, getattr(record, field))
        try:
            again = read_typed(field, text)
        except NotUnderstoodError:
            # What stands for two things, or for a date, must be typed with care: never read as another value.
            assert field in ("volume", "issue", "page", "author", "editor", "keyword", "issued"), (field, text)
            continue
        if field in ("author", "editor"):
            assert letters(shown(field, getattr(again, field))) == letters(text)
        elif field == "page":  # an abbreviated last page is written in full
            assert again.page is not None
            assert again.page.first == text.partition(",")[0].partition("-")[0]
            assert record.page is not None
            assert again.page.more == record.page.more
        else:
            assert plain(field, again) == plain(field, record) or shown(field, getattr(again, field)) == text


@given(
    st.sampled_from(DECIDABLE),
    st.one_of(st.text(max_size=60), NASTY, st.binary(max_size=60).map(lambda raw: raw.decode("latin-1"))),
)
@settings(max_examples=400, deadline=None)
def test_nothing_that_is_typed_makes_it_fail(field: str, text: str) -> None:
    try:
        record = read_typed(field, text)
    except NotUnderstoodError:
        return
    assert record.said_fields() == (field,)
    assert not UNPRINTABLE.search(shown(field, getattr(record, field)))
