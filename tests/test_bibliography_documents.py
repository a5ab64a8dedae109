"""Formatted works as DOCX: the text of the text, the same bytes each time, and nothing that a document may not hold."""

from __future__ import annotations

import io
import re
import zipfile

from bibliography_readers import docx_text, entry, formatted
from citation_styles import needs_styles
from cited_works import entries
from lxml import etree

from harvester.bibliography import bibliography, written
from harvester.bibliography.docx import finished, tree
from harvester.bibliography.formatted import Mark, Run
from harvester.bibliography.processor import document

_W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


@needs_styles
def test_a_document_has_the_text_of_the_text_and_the_same_bytes_each_time() -> None:
    for style in ("apa", "vancouver", "ieee"):
        found = bibliography(entries(), style)
        first = written(found, "docx")
        assert docx_text(first) == [" ".join(f"{one.label} {one.text()}".split()) for one in found.works]
        assert first == written(bibliography(entries(), style), "docx")
        with zipfile.ZipFile(io.BytesIO(first)) as archive:
            assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert f"<dc:title>References ({found.style})</dc:title>".encode() in archive.read("docProps/core.xml")
            styles = archive.read("word/styles.xml").decode()
        assert 'w:styleId="Bibliography"' in styles
        assert '<w:ind w:left="720" w:hanging="720" />' in styles


@needs_styles
def test_no_works_make_a_document_that_opens() -> None:
    assert docx_text(written(bibliography([], "apa"), "docx")) == []


@needs_styles
def test_works_from_right_to_left_run_so_in_a_document() -> None:
    works = [entry("a", title="שינה, sleep"), entry("b", title="Sleep, שינה"), entry("c", title="2020: النوم")]
    with zipfile.ZipFile(io.BytesIO(written(bibliography(works, "vancouver"), "docx"))) as archive:
        paragraphs = re.findall(r"<w:p>.*?</w:p>", archive.read("word/document.xml").decode(), re.DOTALL)
    assert ["<w:bidi" in one for one in paragraphs] == [True, False, True]


@needs_styles
def test_a_work_in_another_language_than_its_list_is_checked_by_that_one() -> None:
    works = [
        entry("a", title="Schlaf und Licht", language="de-AT"), entry("b", title="Sleep", language="en-US"), entry("c", title="Tides"),
        entry("d", title="Somnus", language="und"), entry("e", title="Sommeil", language="fr", notice=[{"kind": "retraction"}]),
    ]  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(written(bibliography(works, "vancouver", "en-GB"), "docx"))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    told = [
        sorted({str(one.get(f"{{{_W['w']}}}val")) for one in paragraph.iterfind(".//w:lang", _W)})
        for paragraph in body.iterfind(".//w:p", _W)
    ]
    assert told == [["de-AT"], [], [], [], ["en", "fr"]]


@needs_styles
def test_marks_links_and_hostile_letters_are_what_they_are_in_the_document_itself() -> None:
    title = "The <i>Sphagnum</i> of H<sub>2</sub>O &amp; &lt;w:p/&gt; ]]&gt; &lt;/w:t&gt;"
    works = [
        entry("a", title=title, doi="10.5555/a", type="article-journal", container_title="Tides of Time"),
        entry("b", title="Tides", type="webpage", url="javascript:alert(1)"),
    ]
    with zipfile.ZipFile(io.BytesIO(written(bibliography(works, "apa", "de-DE"), "docx"))) as archive:
        body, links, styles = (
            etree.fromstring(archive.read(f"word/{name}"))
            for name in ("document.xml", "_rels/document.xml.rels", "styles.xml")
        )
    runs = {
        "".join(map(str, run.itertext())): {etree.QName(mark).localname for mark in run.iterfind("w:rPr/*", _W)}
        for run in body.iterfind(".//w:r", _W)
    }
    assert (runs["Sphagnum"], runs["2"]) == ({"i", "iCs"}, {"vertAlign"})
    assert "O & <w:p/> ]]> </w:t>. " in " ".join(runs)
    assert {one.get(f"{{{_W['w']}}}val") for one in body.iterfind(".//w:pStyle", _W)} == {"Bibliography"}
    # What is no address of the web leads to a host that is none, and runs nothing.
    led_to = [str(one.get("Target")) for one in links if one.get("TargetMode") == "External"]
    assert (led_to[0], {one.partition("//")[0] for one in led_to}) == ("https://doi.org/10.5555/a", {"https:"})
    assert [one.get(f"{{{_W['w']}}}val") for one in styles.iterfind(".//w:lang", _W)] == ["de-DE"]


@needs_styles
def test_control_characters_never_reach_a_document() -> None:
    lines: list[tuple[Run, ...]] = [(Run("a\x00\x08\x1b[31m\ud800\uffff"),)]
    marks: tuple[Mark, ...] = ("sc", "u", "sup")
    body = finished(document(tree([formatted(*lines, (Run("b", marks),))], "en"), 1), "t\x01")
    assert docx_text(body) == ["a\ufffd\ufffd\ufffd[31m\ufffd\ufffd b"]


@needs_styles
def test_an_open_list_and_several_ranges_are_printed_as_styles_print_them() -> None:
    people = [{"family": "Ng", "given": "Amara"}, {"family": "Cruz", "given": "M.", "others": True}]
    page = {"first": "12", "last": "15", "more": [{"first": "20"}]}
    work = entry("a", type="article-journal", title="Tides", container_title="Rooms", author=people, page=page)
    for style, names, pages in (
        ("apa", "Ng, A., Cruz, M., et al.", "12–15, 20"),
        ("ieee", "A. Ng, M. Cruz, et al.", "pp. 12–15, 20"),
    ):
        text = written(bibliography([work], style), "text").decode()
        assert names in text
        assert pages in text
