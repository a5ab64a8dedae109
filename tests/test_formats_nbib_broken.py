"""A record of an .nbib file of which nothing can be read is told, and makes no empty entry."""

from __future__ import annotations

from parsers.formats.nbib import read


def test_a_record_without_title_and_people_is_one() -> None:
    library = read(b"PMID- \nJT  - J Tides\nVI  - 8\n\nPMID- \nLID - 10.5555/a [doi]\n")
    first, second = (one.reading.record for one in library.entries)
    assert (first.container_title, first.volume, second.doi) == ("J Tides", "8", "10.5555/a")


def test_a_record_without_anything_is_a_problem() -> None:
    library = read(b"PMID- 1\nTI  - One\n\nPMID- x\nTI\n  broken line\nAU- \n\nPMID- 3\nTI  - Three\n")
    assert [one.key for one in library.entries] == ["1", "3"]
    assert [(one.line, one.message) for one in library.problems] == [(4, "line 4: nothing of this record can be read")]
