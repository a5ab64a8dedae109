"""Everyone that citations name beside authors, editors and translators: read into the record, and through the check."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from any_records import CREDITED, CREDITS
from credited import record, told
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.crosscheck import agree
from harvester.crosscheck.merge import merge
from harvester.crosscheck.typed import NotUnderstoodError, read_typed, shown
from harvester.needs import needed
from parsers.formats import bibtex, endnote_xml, marcxml, mods, ris
from parsers.formats.library import Library
from parsers.record import Reading, Record
from parsers.values import Name


def test_credits_stand_role_by_role_and_in_the_order_of_their_source_within_one() -> None:
    one = record(director=["Varda, Agnès", "Demy, Jacques"], composer=["Bruzdowicz, Joanna"])
    assert told(one) == "composer: Bruzdowicz, Joanna; director: Varda, Agnès; director: Demy, Jacques"
    assert one == record(composer=["Bruzdowicz, Joanna"], director=["Varda, Agnès", "Demy, Jacques"])


# ------------------------------------------------------------------ read

BIB = "@{}{{a, title={{T}}, {}}}"
MODS = "<mods><titleInfo><title>T</title></titleInfo>{}</mods>"
NAMED = '<name type="personal"><namePart type="family">Varda</namePart><namePart type="given">Agnès</namePart><role>{}</role></name>'
MARC = "<record><leader>00000nam a2200000 i 4500</leader><datafield tag='245'><subfield code='a'>T</subfield></datafield>{}</record>"
ADDED = "<datafield tag='700' ind1='1' ind2=' '><subfield code='a'>Varda, Agnès</subfield>{}</datafield>"
REF = (
    "<xml><records><record><ref-type name='{}'>{}</ref-type><contributors><{}><author>Varda, Agnès</author></{}></contributors>"
    "<titles><title>T</title></titles></record></records></xml>"
)


def _bib(kind: str, fields: str) -> tuple[Callable[[bytes], Library], str]:
    return bibtex.read, BIB.format(kind, fields)


def _ris(kind: str, tags: str) -> tuple[Callable[[bytes], Library], str]:
    return ris.read, f"TY  - {kind}\nTI  - T\n{tags}\nER  - \n"


def _end(name: str, number: int, group: str) -> tuple[Callable[[bytes], Library], str]:
    return endnote_xml.read, REF.format(name, number, group, group)


def _mods(roles: str) -> tuple[Callable[[bytes], Library], str]:
    return mods.read, MODS.format(NAMED.format(roles))


def _marc(subfields: str) -> tuple[Callable[[bytes], Library], str]:
    return marcxml.read, MARC.format(ADDED.format(subfields))


READ: tuple[tuple[tuple[Callable[[bytes], Library], str], str], ...] = (
    (_bib("inbook", "booktitle={B}, bookauthor={Varda, Agnès}"), "container-author: Varda, Agnès"),
    (_bib("movie", "editor={Varda, Agnès}, editortype={director}"), "director: Varda, Agnès"),
    (_bib("movie", "director={Varda, Agnès}, producer={{Ciné-Tamaris}}"), "director: Varda, Agnès; producer: Ciné-Tamaris"),
    (_bib("book", "editora={Varda, Agnès}, editoratype={compiler}, editorb={Ng, Li}, editorbtype={organizer}"), "compiler: Varda, Agnès; organizer: Ng, Li"),
    (_bib("music", "namea={Varda, Agnès}, nameatype={script-writer}"), "script-writer: Varda, Agnès"),
    (_bib("book", "editor={Varda, Agnès}"), ""), (_bib("book", "editora={Ng, Li}, editoratype={collaborator}"), ""),
    (_ris("MPCT", "AU  - Varda, Agnès\nA3  - Ng, Li\nA4  - Roe, Ada"), "director: Varda, Agnès; performer: Roe, Ada; producer: Ng, Li"),
    (_ris("VIDEO", "A1  - Varda, Agnès"), "director: Varda, Agnès"), (_ris("SOUND", "AU  - Varda, Agnès\nA2  - Ng, Li"), "composer: Varda, Agnès; performer: Ng, Li"),
    (_ris("PCOMM", "AU  - Ng, Li\nA2  - Varda, Agnès"), "recipient: Varda, Agnès"), (_ris("INTV", "A2  - Varda, Agnès"), "interviewer: Varda, Agnès"),
    (_ris("BOOK", "A2  - Varda, Agnès\nA3  - Ng, Li"), "collection-editor: Varda, Agnès"), (_ris("BOOK", "A2  - Varda, Agnès"), ""),
    (_ris("CHAP", "A2  - Ng, Li\nA3  - Varda, Agnès"), "collection-editor: Varda, Agnès"), (_ris("CHAP", "C2  - Varda, Agnès"), "container-author: Varda, Agnès"),
    (_ris("CHAP", "C2  - PMC77"), ""), (_ris("JOUR", "C2  - Varda, Agnès"), ""), (_ris("JOUR", "AU  - Varda, Agnès"), ""),
    (_end("Film or Broadcast", 21, "authors"), "director: Varda, Agnès"), (_end("Film or Broadcast", 21, "subsidiary-authors"), "performer: Varda, Agnès"),
    (_end("Music", 61, "authors"), "composer: Varda, Agnès"), (_end("Personal Communication", 26, "secondary-authors"), "recipient: Varda, Agnès"),
    (_end("Book Section", 5, "tertiary-authors"), "collection-editor: Varda, Agnès"),
    (_mods("<roleTerm type='code'>fmd</roleTerm><roleTerm type='text'>film director</roleTerm>"), "director: Varda, Agnès"),
    (_mods("<roleTerm>aut</roleTerm></role><role><roleTerm>ill</roleTerm>"), "illustrator: Varda, Agnès"), (_mods("<roleTerm>Series editor</roleTerm>"), "collection-editor: Varda, Agnès"),
    (_mods("<roleTerm>dedicatee</roleTerm>"), ""), (_mods("<roleTerm>ill</roleTerm></role><role><roleTerm>aut</roleTerm>"), "illustrator: Varda, Agnès"),
    (_marc("<subfield code='e'>film director.</subfield>"), "director: Varda, Agnès"),
    (_marc("<subfield code='e'>author,</subfield><subfield code='e'>narrator.</subfield>"), "narrator: Varda, Agnès"),
    (_marc("<subfield code='4'>http://id.loc.gov/vocabulary/relators/rcp</subfield>"), "recipient: Varda, Agnès"),
    (_marc("<subfield code='4'>com</subfield>"), "compiler: Varda, Agnès"),
)  # fmt: skip


@pytest.mark.parametrize(("way", "expected"), READ, ids=[row[0][1][:150] for row in READ])
def test_a_reader_knows_what_somebody_did(way: tuple[Callable[[bytes], Library], str], expected: str) -> None:
    read, text = way
    (entry,) = read(text.encode()).entries
    assert told(entry.reading.record) == expected
    said = {one.scheme for one in entry.reading.said if one.field == "credit"}
    assert said == {credit.role for credit in entry.reading.record.credit}


def test_who_wrote_and_illustrated_a_book_did_both() -> None:
    for roles in (
        "<roleTerm>ill</roleTerm><roleTerm>aut</roleTerm>",
        "<roleTerm>aut</roleTerm></role><role><roleTerm>ill</roleTerm>",
    ):
        (entry,) = mods.read(MODS.format(NAMED.format(roles)).encode()).entries
        assert [one.family for one in entry.reading.record.author] == ["Varda"]
        assert told(entry.reading.record) == "illustrator: Varda, Agnès"


def test_who_wrote_the_book_is_no_author_of_the_part() -> None:
    host = "<relatedItem type='host'><titleInfo><title>B</title></titleInfo>{}</relatedItem>"
    (entry,) = mods.read(MODS.format(host.format(NAMED.format("<roleTerm>aut</roleTerm>"))).encode()).entries
    assert (entry.reading.record.author, told(entry.reading.record)) == ((), "container-author: Varda, Agnès")
    whole = "@book{b, title={B}, author={Varda, Agnès}}"
    (part, _book) = bibtex.read(
        f"@inbook{{a, title={{T}}, author={{Ng, Li}}, crossref={{b}}}}\n{whole}".encode()
    ).entries
    assert ([one.family for one in part.reading.record.author], told(part.reading.record)) == (
        ["Ng"],
        "container-author: Varda, Agnès",
    )
    assert "credit" in part.inherited


# ------------------------------------------------------------------ checked

MERGED: tuple[tuple[tuple[Record, ...], str], ...] = (
    # Each role that one source names, and each name that it alone has.
    ((record(director=["Varda, Agnès"]), record(composer=["Bruzdowicz, J."])), "composer: Bruzdowicz, J.; director: Varda, Agnès"),
    # One person, in whatever way the name is written; the name that says more.
    ((record(director=["Varda, A."]), record(director=["Varda, Agnès"])), "director: Varda, Agnès"),
    ((record(performer=["Ng, Li", "Ng, Lo"]), record(performer=["Ng, Li", "Ng, Lo", "Roe, A."])), "performer: Ng, Li; performer: Ng, Lo; performer: Roe, A."),
    # Two who cannot both have directed it: the more trusted source's, and the other's claim is kept.
    ((record(director=["Varda, Agnès"]), record(director=["Demy, Jacques"])), "director: Varda, Agnès"),
)  # fmt: skip


@pytest.mark.parametrize(("records", "expected"), MERGED)
def test_credits_add_up(records: tuple[Record, ...], expected: str) -> None:
    readings = [Reading(source=source, record=one) for source, one in zip(("crossref", "page"), records, strict=True)]
    found, results = merge(readings)
    assert told(found) == expected
    (result,) = (one for one in results if one.field == "credit")
    assert [claim.value for claim in result.claims] == [one.credit for one in records]
    assert (result.agreement.kind == "CONFLICT") == (records[1].credited("director")[:1] == (Name(family="Demy", given="Jacques"),))  # fmt: skip
    for path, sources in result.parts:
        assert set(sources) <= set(result.winner)
        assert int(path.partition(".")[0]) < len(found.credit)


def test_two_pages_that_name_one_director_name_one() -> None:
    readings = [Reading(source="page", url=f"https://example.org/{n}", record=record(director=["Varda, Agnès"], **more)) for n, more in enumerate(({}, {"composer": ["Ng, Li"]}))]  # fmt: skip
    assert told(merge(readings)[0]) == "composer: Ng, Li; director: Varda, Agnès"


def test_sources_that_agree_with_a_third_do_not_add_up_where_they_contradict_each_other() -> None:
    records = (record(composer=["Ng, Li"]), record(director=["Varda, Agnès"]), record(director=["Demy, Jacques"]))
    readings = [Reading(source=source, record=one) for source, one in zip(("crossref", "pubmed", "page"), records, strict=True)]  # fmt: skip
    assert told(merge(readings)[0]) == "composer: Ng, Li; director: Varda, Agnès"


LISTS = st.lists(CREDITS.map(lambda people: Record.model_validate({"credit": people})), min_size=1, max_size=3)


@given(LISTS)
@settings(max_examples=150, deadline=None)
def test_what_was_merged_as_one_more_source_says_nothing_new(records: list[Record]) -> None:
    sources = ("crossref", "pubmed", "page")
    readings = [Reading(source=source, record=one) for source, one in zip(sources, records, strict=False)]
    found, results = merge(readings)
    assert merge(readings[::-1])[0] == found
    assert merge([*readings, Reading(source="zz", record=found)])[0] == found
    everyone = {(one.role, one.name.full_family()) for each in records for one in each.credit}
    assert {(one.role, one.name.full_family()) for one in found.credit} <= everyone
    assert all(result.value == found.credit for result in results if result.field == "credit")


@given(CREDITED, CREDITED)
@settings(max_examples=100, deadline=None)
def test_two_records_agree_on_credits_whichever_comes_first(a: Record, b: Record) -> None:
    assert agree("credit", a, b) == agree("credit", b, a)


@pytest.mark.parametrize(
    "text",
    [
        "director: Varda, Agnès",
        "container-author: =The Tide Group; director: Varda, Agnès; director: van Gogh, Vincent",
        "performer: Plato,; performer: Doe, Jane, Jr",
    ],
)
def test_a_person_types_credits_as_they_are_shown(text: str) -> None:
    assert shown("credit", read_typed("credit", text).credit) == text


@pytest.mark.parametrize("text", ["Varda, Agnès", "wizard: Varda, Agnès", "director: Varda", "director:", "director: Varda, A.; x"])  # fmt: skip
def test_what_is_no_list_of_credits_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstoodError, match="role: Family, Given"):
        read_typed("credit", text)


def test_a_film_needs_whoever_made_it_and_an_article_its_authors() -> None:
    made = {"director": ["Varda, Agnès"], "issued": {"year": 1985}}
    assert needed(record(type="motion_picture", **made)) == ()
    assert ("author", "editor") in needed(record(type="article-journal", **made))
