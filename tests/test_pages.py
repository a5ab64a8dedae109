"""Every page in fixtures/pages gives the record, or the refusal, that stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixture_pages import CASES, PAGES, as_expected, case_name, expected, load

from parsers import Page, read_page
from parsers.record import Record
from parsers.sites import SITES
from parsers.visible import labelled, shown
from parsers.vocabularies import VOCABULARIES

READERS = {name for name, _find in (*SITES, *VOCABULARIES)} | {labelled.SOURCE, shown.SOURCE}


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_page_gives_its_expectation(case: Path) -> None:
    assert as_expected(read_page(load(case))) == expected(case)


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_every_value_has_its_evidence(case: Path) -> None:
    reading = read_page(load(case)).page
    if reading is None:
        return
    fields = {said.field for said in reading.said}
    # A genre may come with the words for the type, rights with the abstract.
    explained = fields | ({"genre"} if "type" in fields else set()) | ({"rights"} if "abstract" in fields else set())
    assert set(reading.record.said_fields()) <= explained
    assert all(said.where and said.text.strip() for said in reading.said)


def test_every_reader_has_a_fixture_and_every_folder_a_reader() -> None:
    folders = {path.name for path in PAGES.iterdir() if path.is_dir()}
    assert folders == READERS | {"refused"}


def test_every_expectation_is_a_record_of_the_model() -> None:
    for case in CASES:
        known = expected(case)
        if "record" in known:
            record = Record.model_validate(known["record"])
            assert record.model_dump(mode="json", exclude_defaults=True) == known["record"]


class TestSeed:
    """The seed, as saved text and as the page it comes from."""

    SEEDS = ("seed-text", "seed-text-crlf", "seed-html")

    def test_text_and_html_give_one_record(self) -> None:
        records = [read_page(load(PAGES / "bibapp" / seed)).page for seed in self.SEEDS]
        first, *others = [reading.record.model_dump(exclude={"url"}) for reading in records if reading is not None]
        assert len(others) == 2
        assert all(other == first for other in others)

    @pytest.mark.parametrize("seed", SEEDS)
    def test_what_a_librarian_counts(self, seed: str) -> None:
        reading = read_page(load(PAGES / "bibapp" / seed)).page
        assert reading is not None
        record = reading.record
        assert str(record.title).endswith("MM in first relapse")
        assert [name.full_family() for name in record.author] == [
            "Voorhees", "Suman", "Efebera", "Raje", "Tuchman", "Rodriguez", "Laubach", "Bova-Solem", "Carlisle",
            "Usmani", "McCarthy", "Richardson",
        ]  # fmt: skip
        assert record.author[-1].given == "P. G."
        assert len(record.keyword) == 52
        assert str(record.abstract).endswith("LEN-refractory disease at first relapse.")
        assert record.rights == "© 2024 by The American Society of Hematology."
        assert record.publisher == "American Society of Hematology"
        assert [(issn.value, issn.kind) for issn in record.issn] == [("2473-9529", None)]
        assert (record.pmid, record.pmcid) == ("39058954", "PMC11465741")
        assert [name.inverted() for name in record.local_author] == ["Usmani, Saad Zafar"]
        assert (record.note, record.provider) == ("Article -- Source: Scopus", "scopus")


@pytest.mark.parametrize("empty", ["DOI/URL:", "Issue:", "Volume:", "Abstract:", "Altmetric"])
def test_an_empty_label_shifts_nothing(empty: str) -> None:
    lines = [
        "A title Journal Article",
        "",
        "Authors: Doe, J.",
        "Article Title: A title",
        empty,
        "Journal Title: J",
        "PUBMED: 12",
        "PROVIDER: x",
    ]
    reading = read_page(Page("\n".join(lines).encode())).page
    assert reading is not None
    record = reading.record
    assert record.said_fields() == ("type", "title", "author", "container_title", "pmid", "provider")
