"""How right the parsers are: on our own pages wholly, on real ones (where HARVESTER_CORPUS names their folder) never below the floors."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import accuracy
import floors
import pytest
from accuracy_page import explanations, page
from accuracy_tables import PEERS, Table, by_field, errors, short
from corpus import Case, folders
from fixture_pages import CASES, as_expected, case_name, expected, load
from measuring import Run, leave_out, measure, measure_folder
from scoring import FIELDS, Wrong

from parsers import Page, read_page
from parsers.clean import fold
from parsers.record import Record
from parsers.sites import SITES

CORPUS = Path(os.environ.get("HARVESTER_CORPUS") or "/nowhere")
needs_corpus = pytest.mark.skipif(
    not (CORPUS / "pages").is_dir(), reason="HARVESTER_CORPUS does not name the folder of the corpus"
)


def test_every_page_of_ours_is_read_as_expected() -> None:
    wrong = [case_name(case) for case in CASES if as_expected(read_page(load(case))) != expected(case)]
    share = 1 - len(wrong) / len(CASES)
    assert share == 1, f"{share:.1%} of {len(CASES)} pages read as expected; not: {', '.join(wrong)}"


# ------------------------------------------------------------------ the measuring itself, on pages made up here


def made_up(slug: str, volume: str, *, read: str = "7") -> Case:
    body = f"""<html><head><meta name="citation_title" content="Of moss"><meta name="citation_author" content="Doe, Ann">
        <meta name="citation_journal_title" content="Lichen Notes"><meta name="citation_volume" content="{read}">
        <meta name="citation_date" content="2011"></head><body><p>Of moss</p></body></html>"""
    gold = {
        "title": "Of moss", "author": [{"family": "Doe", "given": "A."}], "container-title": "Lichen Notes", "volume": volume, "issued": "2011",
    }  # fmt: skip
    return Case(slug, Page(body.encode(), url="https://example.org/1"), gold, "moss")


NO_RECORD = Case("none", Page(b"<html><body><p>About us"), {"not_a_record": True}, "home")


def test_a_floor_holds_and_says_what_fell() -> None:
    good = measure((made_up("a", "7"), made_up("b", "7"), NO_RECORD), "pages")
    bad = measure((made_up("a", "7"), made_up("b", "8"), NO_RECORD), "pages")
    floor: Mapping[str, Any] = {**floors.figures(good.score), "negatives_made": 0, "wrong": floors.wrong(good.score)}
    assert floors.figures(good.score)["exact"] == 2
    assert floors.below(good.score, floor) == []
    said = floors.below(bad.score, floor)
    assert "exact 1 is below 2" in said
    assert "fell: b: volume" in said
    of_old = {**floors.figures(bad.score), "negatives_made": 0, "wrong": floors.wrong(bad.score)}
    assert floors.below(good.score, of_old) == [], "what rises is not below"


def test_a_record_made_of_a_page_that_is_none_is_below_every_floor() -> None:
    liar = made_up("c", "7")._replace(gold={"not_a_record": True})
    run = measure((made_up("a", "7"), liar), "pages")
    floor = {**floors.figures(run.score), "negatives_made": 0, "wrong": {}}
    assert floors.below(run.score, floor) == ["records made of pages that are none: c"]


def test_floors_are_written_and_only_rise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "floors.toml"
    good = measure((made_up("a", "7"), made_up("b", "7")), "pages")
    bad = measure((made_up("a", "7"), made_up("b", "8")), "pages")
    assert floors.write(path, [bad]) == 0
    assert tomllib.loads(path.read_text(encoding="utf-8"))["pages"]["wrong"] == {"b": ["volume"]}
    assert floors.write(path, [good]) == 0
    assert floors.read(path)["pages"]["exact"] == 2
    assert floors.write(path, [bad]) == 1
    assert "fell: b: volume" in capsys.readouterr().err
    assert floors.read(path)["pages"]["exact"] == 2


def test_a_reader_left_out_is_judged_on_its_own_pages() -> None:
    from parsers.vocabularies.highwire import find

    run = measure(
        (made_up("a", "7"), NO_RECORD),
        "pages",
        (("moss", lambda document: tuple(one._replace(source="moss") for one in find(document))),),
    )
    (one,) = leave_out(run, (("moss", lambda _document: ()), ("other", lambda _document: ())))
    assert (one.site, len(one.with_it.pages), one.with_it.count("exact"), one.without.count("exact")) == (
        "moss",
        1,
        1,
        1,
    )


def test_without_sites_only_vocabularies_read() -> None:
    case = next(case for case in CASES if case_name(case) == "bibapp/seed-html")
    known = {name for name, _find in SITES}
    assert known & {one.source for one in read_page(load(case)).readings}
    assert not known & {one.source for one in read_page(load(case), sites=()).readings}


def test_errors_are_told_short_and_with_why() -> None:
    wrong = [("a", Wrong("volume", "7", None)), ("a", Wrong("issue", "1", "2")), ("b", Wrong("page", "x" * 200, "1"))]
    table = errors(wrong, {"a": {"volume": "not on the page"}, "b": {"*": "all of it"}})
    assert [row[-1] for row in table.rows] == ["not on the page", "unexplained", "all of it"]
    assert len(table.rows[2][2]) == 60
    assert (
        short([{"family": "Berg", "non-dropping-particle": "van", "given": "Jo"}, {"literal": "A | B"}])
        == "2: van Berg, J; A | B"
    )
    assert short({"date-parts": [[2011, 6], [2012]]}) == "2011-06/2012"
    assert Table("t", ("a", "b"), [("x|y", "<i>")]).markdown().splitlines()[-1] == "| x\\|y | \\<i> |"


def test_peers_have_a_figure_for_every_tool() -> None:
    assert all(
        len(row) == len(PEERS["tools"])
        for row in (*PEERS["f1"].values(), PEERS["core"], PEERS["exact"], PEERS["negatives_made"])
    )
    assert set(PEERS["f1"]) <= set(FIELDS)


def test_explanations_say_why_or_dispute() -> None:
    assert all(why for fields in explanations().values() for why in fields.values())


def test_the_program_needs_a_folder(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("HARVESTER_CORPUS", raising=False)
    with pytest.raises(SystemExit) as stop:
        accuracy.main([])
    assert stop.value.code == 2
    assert "HARVESTER_CORPUS" in capsys.readouterr().err


# ------------------------------------------------------------------ real pages


@cache
def run_of(folder: str) -> Run:
    return measure_folder(CORPUS / folder)


@needs_corpus
@pytest.mark.parametrize("folder", ["pages", "labelled"])
def test_figures_are_not_below_their_floors(folder: str) -> None:
    said = floors.below(run_of(folder).score, floors.read()[folder])
    assert not said, "\n".join((folder, *said))


@needs_corpus
def test_the_page_of_the_documents_is_written() -> None:
    run = run_of("pages")
    text = page([(run, measure(run.cases, run.name, ()))])
    counted = len(list(run.wrong()))
    assert f"{counted} wrong core fields" in text
    assert by_field(run, peers=True).markdown() in text


@needs_corpus
def test_a_root_holds_its_folders() -> None:
    assert [folder.name for folder in folders([CORPUS])] == ["pages", "labelled"]
    assert list(folders([CORPUS / "labelled"])) == [CORPUS / "labelled"]


@needs_corpus
def test_a_page_is_read_or_refused() -> None:
    for folder in ("pages", "labelled"):
        for slug, prediction in run_of(folder).predictions.items():
            assert bool(prediction.item) == (prediction.refusal is None), slug


def as_gold(record: Record) -> dict[str, Any]:
    """The fields that a Synapse record's gold speaks of, in its words; texts folded."""
    said: dict[str, Any] = {
        "type": record.type, "title": record.title and fold(str(record.title)), "container-title": record.container_title,
        "volume": record.volume, "issue": record.issue, "page": record.page and record.page.text(),
        "publisher": record.publisher, "language": record.language, "PMID": record.pmid, "DOI": record.doi,
        "ISSN": [issn.value for issn in record.issn], "keyword": [keyword.text for keyword in record.keyword],
        "author": [{k: v for k, v in (("family", n.family), ("given", n.given), ("suffix", n.suffix)) if v} for n in record.author],
        "issued": record.issued and {"date-parts": [list(record.issued.parts())]}, "note": record.note,
    }  # fmt: skip
    return {field: value for field, value in said.items() if value}


@needs_corpus
def test_synapse_records_are_wholly_right() -> None:
    """More than the score asks: given names in full, and nothing beside what the gold has."""
    cases = [case for case in run_of("labelled").cases if case.slug.startswith("synapse-")]
    assert cases
    for case in cases:
        reading = read_page(case.page).page
        assert reading is not None
        known = {field: value for field, value in case.gold.items() if not field.startswith("_")}
        known["title"] = fold(known["title"])
        if "DOI" in known:
            known["DOI"] = known["DOI"].lower()
        said = as_gold(reading.record)
        # The gold of a text that was cut off does not say what kind of work the heading names.
        assert {field: said.get(field) for field in known} == known, case.slug
        assert set(said) - set(known) <= {"type"}
        assert reading.record.abstract is None  # the copies hold a placeholder in its place
