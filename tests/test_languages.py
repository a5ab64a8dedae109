from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.languages import read_language

ROWS = [
    ("English", "en"),
    ("ENGLISH", "en"),
    ("eng", "en"),
    ("en", "en"),
    ("En", "en"),
    ("en-US", "en-US"),
    ("en_GB", "en-GB"),
    ("en-uk", "en-GB"),
    ("eng-US", "en-US"),
    ("en-US.UTF-8", "en-US"),
    ("en_US_POSIX", "en-US"),
    ("ger", "de"),
    ("deu", "de"),
    ("Deutsch", "de"),
    ("Englisch", "en"),
    ("français", "fr"),
    ("franc\u0327ais", "fr"),
    ("Francais", "fr"),
    ("Inglés", "en"),
    ("castellano", "es"),
    ("por", "pt"),
    ("pt-BR", "pt-BR"),
    ("Brazilian Portuguese", "pt-BR"),
    ("fa-IR", "fa-IR"),
    ("zh-Hans-CN", "zh-Hans-CN"),
    ("sr-latn", "sr-Latn"),
    ("русский", "ru"),
    ("日本語", "ja"),
    ("中文", "zh"),
    ("한국어", "ko"),
    ("tiếng Việt", "vi"),
    ("język polski", "pl"),
    ("Bahasa Indonesia", "id"),
    ("Old English", "ang"),
    ("Greek, Modern (1453-)", "el"),
    ("English (UK)", "en-GB"),
    ("swahili", "sw"),
    ("iw", "he"),
    ("scr", "hr"),
    ("mul", "mul"),
    ("zxx", "zxx"),
    ("jp", "ja"),
    # the first of several
    ("English, Spanish", "en"),
    ("Español; Castellano", "es"),
    ("eng;spa", "en"),
    ("English and French", "en"),
    ("Text in English", "en"),
    (" English\u00a0\r\n", "en"),
    ("[en]", "en"),
]

NONE = (
    "|und|mis|Other|other languages|n/a|none|Unknown|undetermined|A|C|xx|e n|Article|text|en-|-|123|the|,;|" + "x" * 200
)


@pytest.mark.parametrize(("text", "tag"), ROWS)
def test_a_language_however_it_is_named(text: str, tag: str) -> None:
    assert read_language(text) == tag


@pytest.mark.parametrize("text", NONE.split("|"))
def test_an_unknown_language_is_none(text: str) -> None:
    assert read_language(text) is None


_PIECES = st.sampled_from("en|eng|English|-|_|,|;| and |US|GB|(|)|.|x|zh|Hans|\x00|\ud800|é".split("|"))


@given(st.text() | st.lists(_PIECES, max_size=8).map("".join))
def test_what_was_read_is_a_tag_that_reads_as_itself(text: str) -> None:
    tag = read_language(text)
    assert tag is None or read_language(tag) == tag


def test_the_usual_languages_need_no_tables() -> None:
    code = (
        "import sys; from parsers.languages import read_language as r; "
        "print([r(t) for t in ('English', 'en_GB', 'ger')], 'langcodes' in sys.modules)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout  # a fresh interpreter
    assert shown.strip() == "['en', 'en-GB', 'de'] False"
