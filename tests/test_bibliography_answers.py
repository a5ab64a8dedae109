"""What a processor answers: of a work that says nothing, of one that says very much, and an answer that is none."""

from __future__ import annotations

import pytest
from bibliography_readers import entry
from citation_styles import needs_styles

from harvester.bibliography import bibliography
from harvester.bibliography.formatted import read_answer
from harvester.errors import HarvesterError
from harvester.work import Entry
from parsers.record import Record


@needs_styles
def test_a_work_that_says_nothing_is_told_where_the_style_prints_nothing_of_it() -> None:
    works = [entry("full", title="T"), Entry(key="bare", record=Record())]
    assert bibliography(works, "nature").left == ("bare",)
    assert [one.text() for one in bibliography(works, "apa").works] == ["(n.d.).", "T. (n.d.)."]


@needs_styles
def test_ten_thousand_authors_are_formatted() -> None:
    work = entry(title="T", author=[{"family": f"Name{place}", "given": "A. B."} for place in range(10_000)])
    found = bibliography([work], "apa")
    assert found.works[0].text().startswith("Name0, A. B., Name1, A. B.,")
    assert "Name18, A. B., … Name9999, A. B. (n.d.). T." in found.works[0].text().replace("\u00a0", " ")
    everyone = bibliography([work], "bibtex")
    assert "Name9998" in everyone.works[0].text()


@pytest.mark.parametrize(
    "answer",
    [b"", b"[]", b"{}", b'{"blocks":[{"t":"Div","c":[["x",["csl-entry"],[]],[]]}]}', b'{"blocks":[{"t":"Div"}]}', b'{"blocks":7}', b"[" * 100_000],
)  # fmt: skip
def test_an_answer_that_is_none_is_told(answer: bytes) -> None:
    with pytest.raises(HarvesterError, match="something else than a bibliography"):
        read_answer(answer)
