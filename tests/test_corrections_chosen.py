"""What a corrected copy changes of an entry, and that its table tells each change and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from two_works import BIRDS, notice, reading

from harvester.assembled import entry as as_entry
from harvester.checking import check_library
from harvester.correcting import CheckedEntry, Copy, corrected_copy
from harvester.corrections.choosing import DEFAULT
from harvester.crosscheck import Material, crosscheck
from harvester.crosscheck.integrity.raw_files import READERS as RAW
from harvester.enrichers import MemoryBook
from parsers.formats import bibtex, csl_json, ris
from parsers.formats.library import Library
from parsers.record import Reading

READ = {".bib": bibtex.read, ".json": csl_json.read, ".ris": ris.read}
ARTICLE = (
    "@article{a, title={Sleep and light in small mammals}, author={Okafor, C.}, journal={Journal of Invented Biology}, "
    "volume=14, year=2021, %s, doi={10.5555/a}}\n"
)
BOOK: dict[str, Any] = {
    "type": "book", "title": "Mosses of the South", "author": [{"family": "Virtanen", "given": "Aino"}], "doi": "10.5555/a", "issued": {"year": 2012},
    "container_title": None, "volume": None, "page": None, "publisher": "Bryo Press", "edition": "2", "isbn": ["9783161484100"],
    "publisher_place": "Oslo",
}  # fmt: skip
FILE = "@%s{a, title={Mosses of the South}, author={Virtanen, Aino}, year=2012, doi={10.5555/a}}\n"


def corrected(suffix: str, text: str, *answers: Reading) -> tuple[Copy, Library]:
    body = text.encode()
    library = READ[suffix](body)
    checked = []
    for one in library.entries:
        own = Reading(**{**dict(one.reading), "source": "bibtex"})
        work = crosscheck(Material(["x"], [own], list(answers)))
        raw = next(found for found in RAW[suffix](body) if found.line == one.line)
        checked.append(CheckedEntry(one, work, as_entry(one.key, work).flags, raw.fields))
    return corrected_copy(body, suffix, READ[suffix], checked, DEFAULT), library


# (the entry, what a service says of it, field and value of each change that is made)
CASES: tuple[tuple[str, dict[str, Any], tuple[tuple[str, str], ...]], ...] = (
    (FILE % "book", BOOK, (("edition", "2"), ("publisher", "Bryo Press"), ("isbn", "9783161484100"))),
    (FILE % "phdthesis", BOOK | {"type": "thesis", "isbn": [], "edition": None}, (("publisher", "Bryo Press"),)),
    (FILE % "techreport", BOOK | {"type": "report", "isbn": [], "edition": None, "number": "TR-12"}, (("number", "TR-12"), ("publisher", "Bryo Press"))),
    (ARTICLE % "pages={117--129}", {"publisher": "Moss Press"}, ()),
    # An article number that stands as pages keeps nothing else from being corrected.
    (ARTICLE % "pages={118560}", {"page": None, "article_number": "118560", "issue": "3"}, (("issue", "3"),)),
    (
        "@misc{a, title={Sleep and light in small mammals}, author={Okafor, C.}, howpublished={medRxiv}, year=2021, doi={10.5555/a}}\n",
        {"type": "article", "container_title": "medRxiv", "volume": None, "page": None}, (),
    ),
    (
        ARTICLE % "pages={117--129}", notice("retraction", doi="10.5555/r", date={"year": 2023}),
        (("notice", "retraction, 10.5555/r, 2023"),),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "says", "made"), CASES)
def test_what_is_changed(text: str, says: dict[str, Any], made: tuple[tuple[str, str], ...]) -> None:
    copy, _library = corrected(".bib", text, reading("crossref", says))
    assert [(one.field, one.after) for one in copy.changes] == list(made)
    assert [one.left for one in copy.changes] == [""] * len(made)
    assert (copy.body == text.encode()) is (not made)
    # What was corrected has nothing left to correct: the same answers change no byte, and no change is told.
    again, _library = corrected(".bib", copy.body.decode(), reading("crossref", says))
    assert (again.body, again.changes) == (copy.body, ())


RETRACTED = "RETRACTED: Sleep and light in small mammals"
FILES = (
    (".bib", ARTICLE % "pages={117--129}"),
    (".json", '[{{"id": "a", "type": "article-journal", "title": "{}", "author": [{{"family": "Okafor", "given": "C."}}], "container-title": '
     '"Journal of Invented Biology", "volume": "14", "issued": {{"date-parts": [[2021]]}}, "page": "117-129", "DOI": "10.5555/a"}}]'.format("Sleep and light in small mammals")),
    (".ris", ("TY  - JOUR\nTI  - Sleep and light in small mammals\nAU  - Okafor, C.\nJF  - Journal of Invented Biology\nVL  - 14\nPY  - 2021\nSP  - 117\nEP  - 129\n"
     "DO  - 10.5555/a\nER  - \n")),
)  # fmt: skip


@pytest.mark.parametrize(("suffix", "text"), FILES)
def test_a_wrong_identifier_is_no_change(suffix: str, text: str) -> None:
    copy, _library = corrected(suffix, text, reading("crossref", BIRDS))
    assert (copy.body, copy.changes) == (text.encode(), ())


@pytest.mark.parametrize(("suffix", "text"), FILES)
@pytest.mark.parametrize("by_title", [True, False])
def test_a_retraction_is_one_change_and_told_once(suffix: str, text: str, by_title: bool) -> None:  # noqa: FBT001
    text = text.replace("Sleep and light in small mammals", RETRACTED) if by_title else text
    answer = reading("crossref", {"title": RETRACTED} if by_title else notice("retraction", doi="10.5555/r"))
    copy, _library = corrected(suffix, text, answer)
    assert [(one.field, one.kind, one.left) for one in copy.changes] == [("notice", "notice", "")]
    assert "Retracted" in copy.changes[0].after or "retraction" in copy.changes[0].after
    assert copy.body != text.encode()
    again, _library = corrected(suffix, copy.body.decode(), answer)
    assert (again.body, again.changes) == (copy.body, ())


@pytest.mark.parametrize(("day", "told"), [("2026-01-05T10:00:00Z", True), ("2030-06-01", False), ("", False)])
def test_a_year_to_come_is_told_by_the_day_of_the_check(tmp_path: Path, day: str, told: bool) -> None:  # noqa: FBT001
    file = tmp_path / "a.bib"
    file.write_text(ARTICLE.replace("2021", "2031") % "pages={117--129}", encoding="utf-8")
    (work,) = check_library(file, None, MemoryBook(), day=day).assembled.works
    assert ("date-future" in [finding.code for finding in work.work.findings]) is told


def test_two_dois_of_one_entry_are_told_as_two(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_text(ARTICLE % "doi={10.5555/b}, pages={117--129}", encoding="utf-8")
    (work,) = check_library(file, None, MemoryBook()).assembled.works
    told = {finding.code: finding.message for finding in work.work.findings}
    assert "doi-malformed" not in told
    assert "10.5555/a" in told["page-contradicts-itself"]
    assert "10.5555/b" in told["page-contradicts-itself"]


def test_a_wrong_identifier_travels_no_further_than_the_right_one_is_cited() -> None:
    page = reading("page", {"pmid": "77"})
    answers = [reading("crossref", BIRDS), reading("pubmed", {"doi": "10.5555/b", "pmid": "77"})]
    work = crosscheck(Material(["x"], [page], answers))
    assert "wrong-doi" in [finding.code for finding in work.findings]
    assert (work.record.doi, as_entry("a", work).flags) == ("10.5555/b", ())
    alone = crosscheck(Material(["x"], [page], answers[:1]))
    assert (alone.record.doi, as_entry("a", alone).flags) == ("10.5555/a", ("wrong-doi",))
