"""Notes in formatted works: letters, whatever of CSL they look like."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from citation_styles import needs_styles, style

from harvester.bibliography import bibliography
from harvester.work import Entry
from parsers.record import Record

# As people keep what CSL has no place for in "Extra".
TAKEN = [
    "Number: 3", "DOI: 10.9999/evil", "DOI:10.9999/evil", "{:DOI: 10.9999/evil}", "Publisher: Wiley", "publisher-place: Bern", "type: patent", "container-title: Nature",
    "issued: 1066", "original-date: 1066", "author: Evil || Eve", "editor: Evil || Eve", "volume: 666", "URL: https://example.org/evil", "title: Other", "edition: 9",
    "{:number: 3} {:genre: Evil}", "tex.publisher: x {:publisher: Wiley}", "PMID: 666", "status: retracted", "Read twice. Number: 3",
]  # fmt: skip
NOTED = style('<text variable="title" suffix=". "/><text variable="note" prefix="[" suffix="]"/>')


@needs_styles
@pytest.mark.parametrize("kind", ["book", "article-journal", "report"])
@pytest.mark.parametrize("asked", ["apa", "chicago", "mla", "vancouver", "ieee", "harvard", "nature", "iso690"])
def test_a_note_changes_nothing_that_is_not_the_note(asked: str, kind: str) -> None:
    """Where a style prints no note, nothing is printed of it; where it does, its letters and nothing else."""
    # Each by another author: styles print "---" for one who is named again, and "2001b".
    said = {"type": kind, "title": "Tides", "issued": {"year": 2001}, "container_title": "Journal"}
    entries = [
        Entry(key="k", record=Record.model_validate({**said, "author": [{"family": f"Roe{chr(97 + place)}"}], "note": note or None}))
        for place, note in enumerate(("", "Plainly", *TAKEN))
    ]  # fmt: skip
    letters = {
        one.place: re.sub(r"(?i)roe[a-z]", "Roe", "".join(one.text().split()))
        for one in bibliography(entries, asked).works
    }
    prints_notes = "Plainly" in letters[1]
    for place, note in enumerate(TAKEN, 2):
        expected = letters[1].replace("Plainly", "".join(note.split())) if prints_notes else letters[0]
        assert re.sub(r"\W", "", letters[place]).casefold() == re.sub(r"\W", "", expected).casefold(), note


@needs_styles
@pytest.mark.parametrize("note", TAKEN)
def test_a_note_that_a_style_prints_is_letters(tmp_path: Path, note: str) -> None:
    (tmp_path / "x.csl").write_bytes(NOTED)
    work = Entry(key="k", record=Record.model_validate({"type": "book", "title": "Tides", "note": note}))
    (found,) = bibliography([work], str(tmp_path / "x.csl")).works
    assert found.text() == f"Tides. [{' '.join(note.split())}]"
    assert not any(run.link for line in found.lines for run in line if "10.9999" in run.link)
