"""Formatted works as text, Markdown, HTML and DOCX: the same letters in each, none of them doing anything; the same bytes each time."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from bibliography_readers import HEADING, docx_text, entry, formatted, html_text
from citation_styles import needs_styles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from harvester.bibliography import Bibliography, bibliography, forms, markdown, written
from harvester.bibliography.formatted import Run
from parsers.values import Rich


def pandoc(form: str, body: bytes) -> str:
    """What a reader of the form sees, by pandoc's readers."""
    found = find_spec("pypandoc")
    assert found is not None
    program = Path((found.submodule_search_locations or [""])[0]) / "files" / "pandoc"
    command = [str(program), "--sandbox", "-f", form, "-t", "json"]
    done = subprocess.run(command, input=body, capture_output=True, check=True)
    return done.stdout.decode()


def said(tree_text: str) -> str:
    """The letters of a tree of pandoc's."""
    letters = re.findall(r'"t":"(?:Str","c":("(?:[^"\\]|\\.)*")|(Space|SoftBreak|LineBreak))', tree_text)
    return "".join(json.loads(text) if text else " " for text, _gap in letters)


# What a title may hold that a form, or what reads it, would take for its own.
EVIL = [
    "a *b* _c_ **d** `e` ~~f~~ ~g~ ^h^", "$x$ $$y$$ \\alpha \\textbf{x} \\(z\\)", "<script>alert(1)</script> <b onclick='x'>y</b>", "</li></ul><script>",
    "[x](javascript:alert(1)) ![i](http://example.org/i.png) [@cite] {{< x >}}", "</w:t></w:r><w:br/> ]]> <!-- c --> &lt;i&gt; &amp; &#65;",
    "# x", "1. x", "- x", "+ x", "> x", "| a | b |", ": x", "=1+2", "--- x", "::: {.x}", "{=html}", "a\\", "<i>only letters</i>", "http://example.org/<x>",
    "مرحبا بالعالم", "עברית 12 x", "𝔘𝔫𝔦 🎉 東京", "a\u202eb", "“quoted” ‘single’", "\U000ff03cscript>",
]  # fmt: skip

# Readers of Markdown that set type themselves, as pandoc's own does: they may turn quotation marks and join dots.
EXACT = ("commonmark", "gfm")
SETTING = ("commonmark_x", "markdown")
ACTIVE = re.compile(
    r'"t":"(?:Raw|Image|Math|Code|Header|BulletList|OrderedList|BlockQuote|Table|Cite|Strikeout|Div|Note)'
)


def bare(text: str) -> str:
    """Letters without what typography changes: quotation marks, white space, full stops, capitals."""
    return re.sub(r"[\s\"'“”‘’.…]", "", text.casefold())


@needs_styles
@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("field", ["title", "publisher"])
def test_letters_of_a_work_are_only_letters_in_every_form(evil: str, field: str) -> None:
    text = Rich.of(evil).root if field == "title" else evil
    found = bibliography([entry(**{"title": "T", field: text})], "vancouver")
    (line,) = (f"{one.label} {one.text()}" for one in found.works)
    assert bare(evil.replace("\U000ff03c", "<")) in bare(line)
    seen = " ".join(line.split())
    assert written(found, "text").decode().strip() == line
    page = written(found, "html").decode()
    assert html_text(page) == [seen]
    assert {one.tag for one in html.fromstring(page.encode()).iter("li", "script", "img", "a", "b", "i")} == {"li"}
    assert docx_text(written(found, "docx")) == [seen]
    body = written(found, "markdown")
    for reader in (*EXACT, *SETTING):
        read = pandoc(reader, body)
        assert not ACTIVE.search(read), reader
        read_text = " ".join(said(read).split())
        assert read_text == seen if reader in EXACT else bare(read_text) == bare(seen), reader


RUNS = st.builds(
    Run, st.text(st.sampled_from("ab \\`*_{}[]<>&$~^|#@!\"'.-+:=1()/مש🎉"), min_size=1, max_size=12),
    st.lists(st.sampled_from(("b", "i", "sup")), unique=True, max_size=2).map(lambda marks: tuple(sorted(marks))),
    st.sampled_from(("", "", "https://example.org/a_(b)<c>?d=*e*")),
)  # fmt: skip


# Letters of all scripts take long to be drawn where the machine is busy.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(RUNS, min_size=1, max_size=4).map(tuple), min_size=1, max_size=3),
    st.sampled_from(("", "1.", "[1]", "(a)")),
)
def test_html_holds_any_letters_as_they_are(lines: list[tuple[Run, ...]], label: str) -> None:
    work = formatted(*lines, label=label)
    page = "".join(forms.html([work], HEADING))
    (item,) = html.fromstring(page.encode()).iter("li")
    shown = ["".join(map(str, one.itertext())) for one in item if one.tag == "p"]
    assert shown == work.text().split("\n")
    assert {one.tag for one in item.iter()} <= {"li", "p", "span", "i", "b", "sup", "a"}
    assert {one.get("href") for one in item.iter("a")} <= {"https://example.org/a_(b)<c>?d=*e*"}


@needs_styles
@settings(max_examples=25, deadline=None)
@given(st.lists(RUNS, min_size=1, max_size=4).map(tuple))
def test_markdown_holds_any_letters_as_they_are(line: tuple[Run, ...]) -> None:
    read = pandoc("gfm", "".join(markdown.markdown([formatted(line)], HEADING)).encode())
    assert not ACTIVE.search(read.replace('"RawInline"', "")), read
    assert " ".join(said(re.sub(r"</?sup>", "", read)).split()) == " ".join("".join(run.text for run in line).split())


@needs_styles
@pytest.mark.parametrize("form", ["text", "html", "markdown", "docx"])
def test_a_retraction_stands_under_the_work_in_every_form(form: str) -> None:
    works = [
        entry(
            "a",
            title="Gone",
            notice=[{"kind": "retraction", "doi": "10.5555/r", "date": {"year": 2023}}, {"kind": "correction"}],
        ),
        entry("b", title="Here", notice=[{"kind": "correction", "doi": "10.5555/c"}]),
        entry("c", title="Noted", note="Read. Retracted: notice https://doi.org/10.5555/n, 2022. Seen."),
        entry("d", title="Tagged", keyword=[{"text": "Withdrawn"}]),
        entry("e", title="Told").model_copy(update={"flags": ("retracted",)}),
        entry("f", title="Doubted", notice=[{"kind": "concern"}]),
    ]
    found = bibliography(works, "apa")
    told = {works[one.place].key: one.told for one in found.works}
    retracted = "Retracted: notice https://doi.org/10.5555/r, 2023."
    assert told == {
        "a": (retracted,), "b": (), "c": ("Retracted: notice https://doi.org/10.5555/n, 2022.",), "d": ("Withdrawn.",),
        "e": ("Retracted.",), "f": ("Expression of concern.",),
    }  # fmt: skip
    body = written(found, form)
    texts = {
        "text": lambda: body.decode().split("\n\n"),
        "html": lambda: html_text(body.decode()),
        "markdown": lambda: body.decode().split("\n\n"),
        "docx": lambda: docx_text(body),
    }[form]()
    (gone,) = (one for one in texts if "Gone" in one)
    assert gone.replace("\\", "").strip(" *\n").endswith(retracted)
    (here,) = (one for one in texts if "Here" in one)
    assert "10.5555/c" not in here


def test_a_page_says_its_language_and_has_a_title_and_no_script() -> None:
    page = "".join(forms.html([formatted((Run("T"),))], HEADING))
    root = html.fromstring(page.encode())
    assert (root.get("lang"), root.get("dir"), root.findtext(".//title")) == (
        "en-GB",
        "ltr",
        "References (Ours & <theirs>)",
    )
    assert page.startswith("<!DOCTYPE html>\n<html")
    assert '<meta charset="utf-8">' in page
    assert [one.tag for one in root.iter("script", "link", "img", "iframe")] == []
    assert len(root.findall(".//main")) == len(root.findall(".//h1")) == 1


@pytest.mark.parametrize(
    ("locale", "direction", "heading", "said_lang"),
    [("de-DE", "ltr", "Literaturverzeichnis", None), ("he", "rtl", "מקורות", None), ("tlh", "ltr", "References", "en"), ("", "ltr", "References", "en")],
)  # fmt: skip
def test_a_page_is_headed_in_its_language_or_says_which_it_is(
    locale: str, direction: str, heading: str, said_lang: str | None
) -> None:
    root = html.fromstring("".join(forms.html([], forms.Heading("", locale))).encode())
    title = root.find(".//h1")
    assert title is not None
    assert (root.get("dir"), title.text, title.get("lang")) == (direction, heading, said_lang)


MARKDOWN: list[tuple[tuple[Run, ...], str]] = [
    ((Run("a "), Run(" b ", ("i",)), Run("c")), "a  *b* c"), ((Run("1. x"),), "1\\. x"), ((Run("- x"),), "\\- x"), ((Run("x - 1. y"),), "x - 1. y"), ((Run("a"), Run(".b", ("i",))), "a<i>.b</i>"), ((Run("a", ("b",)), Run("b", ("i",))), "<b>a</b><i>b</i>"),
    ((Run("t", (), "https://example.org/a b<c>"),), "[t](<https://example.org/a%20b%3Cc%3E>)"),
    ((Run("a ", (), "https://e.org"), Run("b", ("i",), "https://e.org")), "[a *b*](<https://e.org>)"), ((Run("2", ("sub",)),), "<sub>2</sub>"),
    ((Run("Go! Go!"), Run("t", (), "https://e.org")), "Go! Go\\![t](<https://e.org>)"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "text"), MARKDOWN)
def test_markdown_is_written_so(line: tuple[Run, ...], text: str) -> None:
    assert "".join(markdown.markdown([formatted(line)], HEADING)) == f"{text}\n"


def test_nothing_makes_an_empty_text_and_a_whole_page() -> None:
    empty = Bibliography((), (), "S", "en")
    assert (written(empty, "text"), written(empty, "markdown")) == (b"", b"")
    assert b"</html>" in written(empty, "html")
