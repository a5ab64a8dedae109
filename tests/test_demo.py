"""The demonstration: a whole harvest replayed offline gives what its works are there to show."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from demo_harvest import CASSETTE, FIXTURES, harvest

from harvester.assemble import Assembled, assemble
from harvester.report import json_report
from harvester.store import Store
from harvester.work import FieldResult, Work

pytestmark = pytest.mark.block_network

SEED = "https://synapse.mskcc.org/synapse/works/219786"
TRIAL = "https://journals.example.org/aim/article/view/118"
WRONG_DOI = "https://repository.example.org/handle/1234.5/417"
GROUP = "https://journals.example.org/openexmed/article/0231847"
THESIS = "https://repository.example.org/theses/77"
BARE_DOI = "10.1038/171737a0"
WRITTEN = ("records.json", "records.bib", "records.ris", "records.csv", "report.csv", "failures.csv")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return harvest(tmp_path_factory.mktemp("demo"), threads=16)


@pytest.fixture(scope="module")
def assembled(folder: Path) -> Assembled:
    store = Store(folder / "harvest.db", write=False)
    try:
        return assemble(store.rows(store.runs()[-1][0]), store, asked=True)
    finally:
        store.close()


@pytest.fixture(scope="module")
def work(assembled: Assembled) -> Callable[[str], Work]:
    by_address = {address: one.work for one in assembled.works for address in one.work.addresses}
    return by_address.__getitem__


def field(work: Work, name: str) -> FieldResult:
    (result,) = (result for result in work.fields if result.field == name)
    return result


def said(work: Work, name: str) -> dict[str, object]:
    return {claim.source: claim.value for claim in field(work, name).claims}


def test_it_holds_six_works_and_two_failures(assembled: Assembled) -> None:
    assert len(assembled.works) == 6
    assert [
        (one.failure.address.rpartition("/")[2], one.failure.stage, one.failure.code) for one in assembled.failures
    ] == [
        ("404", "fetch", "http-404"),
        ("17", "parse", "challenge"),
    ]


def test_a_page_and_its_saved_text_are_one_work_confirmed_by_both_services(work: Callable[[str], Work]) -> None:
    seed = work(SEED)
    assert seed.addresses == (SEED, "synapse-record.txt")
    assert sorted(judged.reading.source for judged in seed.readings) == ["crossref", "page", "page", "pubmed"]
    assert {judged.verdict.level for judged in seed.readings} == {"EXACT"}
    assert (len(seed.record.author), len(seed.record.keyword), len(seed.record.local_author)) == (12, 52, 1)
    assert not [result.field for result in seed.fields if result.agreement.kind == "CONFLICT"]


def test_initials_and_full_names_are_compatible_and_the_fuller_is_credited(work: Callable[[str], Work]) -> None:
    result = field(work(SEED), "author")
    assert result.agreement.kind == "COMPATIBLE"
    assert "crossref" in result.winner
    assert "page" not in result.winner
    assert [name.given for name in work(SEED).record.author][:2] == ["Peter", "Vera"]
    assert [name.given for name in result.claims[-1].value][:2] == ["P.", "V."]


def test_a_month_and_a_full_date_are_compatible_and_the_sharper_wins(work: Callable[[str], Work]) -> None:
    result = field(work(SEED), "issued")
    assert result.agreement.kind == "COMPATIBLE"
    assert result.value.iso() == "2024-10-08"
    assert "page" in result.winner
    assert "crossref" not in result.winner


def test_print_and_electronic_issn_are_equivalent(work: Callable[[str], Work]) -> None:
    result = field(work(SEED), "issn")
    pairs = {frozenset((one, other)): agreement.kind for one, other, agreement in result.pairs}
    assert pairs[frozenset(("pubmed", "page"))] == "EQUIVALENT"
    assert {(issn.value, issn.kind) for issn in result.value} == {("2473-9529", "print"), ("2473-9537", "electronic")}


@pytest.mark.parametrize(("name", "page", "crossref"), [("volume", "12", "11"), ("issued", "2019-03-01", "2018-09")])
def test_a_disagreement_is_a_conflict_with_both_values(
    work: Callable[[str], Work], folder: Path, name: str, page: str, crossref: str
) -> None:
    result = field(work(TRIAL), name)
    assert result.agreement.kind == "CONFLICT"
    values = {
        source: getattr(value, "iso", lambda value=value: value)() for source, value in said(work(TRIAL), name).items()
    }
    assert values == {"page": page, "crossref": crossref}
    assert name in {finding.field for finding in work(TRIAL).findings if finding.code == "conflict"}
    shown = (folder / "report.html").read_text("utf-8")
    assert f"the page says “{page}”" in shown
    assert f"Crossref says “{crossref}”" in shown


def test_another_works_doi_is_a_finding_and_changes_nothing(work: Callable[[str], Work]) -> None:
    wrong = work(WRONG_DOI)
    assert ("wrong-doi", "error") in {(finding.code, finding.severity) for finding in wrong.findings}
    assert [judged.verdict.level for judged in wrong.set_aside] == ["DIFFERENT"]
    assert {claim.source for result in wrong.fields for claim in result.claims} == {"page"}
    assert str(wrong.record.title) == "Insulin release from light-sensitive hydrogels"
    assert wrong.record.volume == "5"


def test_a_group_is_a_name_of_its_own_and_an_article_number_no_page_range(work: Callable[[str], Work]) -> None:
    group = work(GROUP)
    assert [name.literal for name in group.record.author] == [None, None, "Northern Sleep Study Group"]
    assert group.record.article_number == "e0231847"
    assert group.record.page is None or group.record.page.last is None
    assert {judged.reading.source for judged in group.readings} == {"page", "crossref"}


def test_what_the_services_do_not_know_is_written_from_its_page(work: Callable[[str], Work]) -> None:
    thesis = work(THESIS)
    # Its DOI is another agency's: Crossref has no reason to know it.
    assert (thesis.absent, thesis.failures) == (("pubmed",), ())
    assert [(one.doi, one.agency) for one in thesis.registrations] == [(thesis.record.doi, "mEDRA")]
    assert (thesis.record.type, thesis.record.publisher) == ("thesis", "University of Example")
    assert [judged.reading.source for judged in thesis.readings] == ["page"]


def test_a_bare_doi_is_what_the_services_say(work: Callable[[str], Work]) -> None:
    helix = work(BARE_DOI)
    assert {judged.reading.source for judged in helix.readings} == {"crossref", "pubmed"}
    assert helix.record.pmid == "13054692"
    assert helix.record.page is not None
    assert helix.record.page.text() == "737-738"


def test_a_second_run_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = harvest(tmp_path, threads=1)
    # Another second, and another day: a replay has the time at which it was recorded.
    for name in (
        *WRITTEN,
        "report.html",
        "report.json",
        "upstream.csv",
        "blocked.csv",
        "summary.json",
        "ask-for-access-press.example.org.txt",
    ):
        assert (folder / name).read_bytes() == (again / name).read_bytes(), name
    assert "2026-11-27T14:29:56Z" in (again / "report.json").read_text("utf-8")


def test_its_report_is_what_the_schema_says_failures_included(folder: Path) -> None:
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert [one["host"] for one in report["failures"]] == ["repository.example.org", "press.example.org"]
    schema = Path(json_report.__file__).with_name("report.schema.json")
    jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(report)


def test_the_cassette_is_what_its_files_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("compose", FIXTURES / "demo" / "compose.py")
    assert spec is not None
    assert spec.loader is not None
    compose = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "compose", compose)
    spec.loader.exec_module(compose)
    compose.compose(tmp_path / "demo.yaml")
    assert (tmp_path / "demo.yaml").read_bytes() == CASSETTE.read_bytes(), "run: python fixtures/demo/compose.py"


def test_the_cassette_says_how_it_was_made_and_names_nobody() -> None:
    text = CASSETTE.read_text("utf-8")
    assert text.startswith("# A whole harvest")
    assert "Composed, not recorded" in text
    assert [
        address for address in re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", text) if not address.endswith("example.org")
    ] == []
