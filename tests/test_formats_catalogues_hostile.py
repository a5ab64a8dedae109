"""MODS, MARCXML and EndNote's XML that are broken or hostile: told with their lines, refused, and read to their end in one pass."""

from __future__ import annotations

import pytest
from catalogue_entries import TITLE, field, leader_of
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.formats import Unreadable, endnote_xml, marcxml, mods
from parsers.formats.libraries import KINDS, Kind
from parsers.formats.library import Library
from parsers.formats.xml_entries import MOST_CHARACTERS
from parsers.formats.xml_libraries import MOST_PROBLEMS


def test_a_broken_entry_is_told_with_its_line_and_the_rest_is_read() -> None:
    text = f"<modsCollection>\n<mods>{TITLE}</mods>\n<mods>\n<titleInfo><title>B</titleInfo></mods>\n<mods>{TITLE}</mods>\n<mods/>\n<mods>"
    found = mods.read(text.encode())
    assert [one.line for one in found.entries] == [2, 5]
    assert [(one.line, one.message[:34]) for one in found.problems] == [
        (3, "line 4: not whole XML (Opening and"), (6, "line 6: an entry with nothing in i"), (7, "line 7: the entry does not end: is"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!DOCTYPE x [<!ENTITY e 'eeee'>]><mods><note>&e;</note></mods>", "not defined"),
        ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><mods><note>&e;</note></mods>", "not defined"),
        (f"<mods>{'<a>' * 5_000}{'</a>' * 5_000}</mods>", "depth"), (f"<mods><note>{'x' * (MOST_CHARACTERS + 1)}</note></mods>", "more than"),
        ("<mods><name type='personal'/></mods>", "says nothing"), ("<mods><note>&nbsp;</note></mods>", "not defined"),
    ],
)  # fmt: skip
def test_what_hostile_xml_wants_is_refused(text: str, said: str) -> None:
    found = mods.read(f"{text}\n<mods>{TITLE}</mods>".encode())
    assert [str(one.reading.record.title) for one in found.entries] == ["T"]
    assert len(found.problems) == 1
    assert said in found.problems[0].message


def test_a_season_of_the_year_0_is_no_date_and_the_entry_is_read() -> None:
    found = mods.read(f"<mods>{TITLE}<originInfo><dateIssued>0000-21</dateIssued></originInfo></mods>".encode())
    assert [str(one.reading.record.title) for one in found.entries] == ["T"]
    assert [(one.field, one.text) for one in found.entries[0].reading.unread] == [("issued", "0000-21")]


def test_of_endless_broken_entries_some_are_told() -> None:
    found = mods.read(b"<mods>" * 50_000 + f"<mods>{TITLE}</mods>".encode())
    assert len(found.problems) == MOST_PROBLEMS + 1
    assert found.problems[-1].message == f"behind line 1: {50_000 - MOST_PROBLEMS:,} more broken entries"
    assert [str(one.reading.record.title) for one in found.entries] == ["T"]


@pytest.mark.parametrize(
    "text",
    ["<!-- <mods>", "<mods><!--" * 9_000, "<mods" * 100_000, "<mods><![CDATA[" * 9_000, "<?<mods>", "<mods a='>"],
)
def test_what_never_ends_is_looked_through_once(text: str) -> None:
    assert mods.read(text.encode()).entries == ()


def test_comments_and_sections_of_text_end_no_entry() -> None:
    text = "<mods><!-- </mods> --><titleInfo><title><![CDATA[</mods> T]]></title></titleInfo></mods>"
    (entry,) = mods.read(text.encode()).entries
    assert str(entry.reading.record.title) == "</mods> T"


@pytest.mark.parametrize("character", ["\x0b", "&#11;", "&#xD800;", "&#x110000;", "\x00"])
def test_what_xml_forbids_is_a_blank(character: str) -> None:
    (entry,) = mods.read(f"<mods><titleInfo><title>A{character}B</title></titleInfo></mods>".encode()).entries
    assert str(entry.reading.record.title) == "A B"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.elements], ids=lambda kind: kind.name)
@given(
    body=st.one_of(st.binary(max_size=300), st.text("<>/&;!-[]modsrecrdftype =\"'x\n", max_size=300).map(str.encode))
)
@settings(max_examples=200, deadline=None)
def test_no_bytes_break_a_reader(kind: Kind, body: bytes) -> None:
    for wrapped in (body, b"<mods>" + body + b"</mods>", b"<record>" + body + b"</record>"):
        try:
            found = kind.read(wrapped)
        except Unreadable:
            continue
        assert isinstance(found, Library)


@pytest.mark.parametrize("read", [mods.read, marcxml.read, endnote_xml.read])
def test_another_format_is_said_to_be_none_of_it(read: object) -> None:
    assert callable(read)
    with pytest.raises(Unreadable):
        read(b"<html><body>Not found</body></html>")
    assert read(b"") == Library()


def test_a_record_of_something_else_is_no_work() -> None:
    authority = f"<record><leader>{leader_of('nz  a')}</leader>{field('100', 'aRoe, A.')}</record>"
    (problem,) = marcxml.read(authority.encode()).problems
    assert "authority" in problem.message
