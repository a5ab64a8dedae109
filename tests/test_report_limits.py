"""A report of very many works: the page shows those first that something is to be done about, and says what it leaves out."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from lxml import html
from report_world import FACTS, world

from harvester.crosscheck import Material, crosscheck
from harvester.crosscheck.lists import tell
from harvester.errors import Failure
from harvester.report import (
    Reported,
    Whole,
    csv_report,
    gather,
    overview,
    repositories,
    write_csv,
    write_html,
    write_json,
)
from parsers.record import Reading, Record

MOST = 20


@pytest.fixture(scope="module")
def whole() -> Whole:
    assembled = world(200)
    return gather(assembled.works, [one.failure for one in assembled.failures], FACTS)


@pytest.fixture(scope="module")
def page(whole: Whole) -> Any:
    return tree("".join(write_html(whole, MOST)))


def tree(text: str) -> Any:
    return html.document_fromstring(text)


def number(text: str) -> int:
    return int(text.split(maxsplit=1)[0].replace(",", ""))


def test_it_shows_the_gravest_in_the_order_of_the_list(whole: Whole, page: Any) -> None:
    shown = page.xpath("//details[contains(@class, 'work')]")
    assert len(shown) == MOST
    everything = tree("".join(write_html(whole))).xpath("//details[contains(@class, 'work')]")
    ranks = {one.get("id"): (int(one.get("data-s")), -int(one.get("data-c"))) for one in everything}
    mine = [one.get("id") for one in shown]
    assert len(ranks) == 200
    assert max(ranks[one] for one in mine) <= min(ranks[one] for one in ranks if one not in mine)
    assert mine == [one.get("id") for one in everything if one.get("id") in mine]


def test_it_says_what_it_leaves_out_and_counts_the_whole(whole: Whole, page: Any) -> None:
    assert "This page shows 20 of them" in page.xpath("//header")[0].text_content()
    assert "180 more are in report.csv and report.json" in page.xpath("//header")[0].text_content()
    tiles = [number(one.text_content()) for one in page.xpath("//ul[@class='tiles']/li")]
    counts = whole.figures.counts(len(whole.failures))
    assert tiles == [counts.works, counts.confirmed, counts.attention, counts.conflicts, counts.doubted, counts.failed]
    groups = page.xpath("//section[@id='overview']//details[contains(@class, 'group')]")
    told = overview.figures(one.work for one in whole.works).groups(whole.glances)
    assert {group.total for group in told} <= {number(one.xpath(".//span[@class='number']")[0].text) for one in groups}
    for group in groups:
        named, left = len(group.xpath(".//li")), group.xpath("p[@class='fine']")
        if "more are not on this page" in "".join(one.text_content() for one in left):
            assert named + number(left[0].text_content()) == number(group.xpath(".//span[@class='number']")[0].text)


def test_every_link_leads_somewhere(page: Any) -> None:
    names = {one.get("id") for one in page.xpath("//*[@id]")}
    assert {one.get("href")[1:] for one in page.xpath("//a[starts-with(@href, '#')]")} <= names


def test_tables_and_programs_get_everything(whole: Whole) -> None:
    rows = csv.DictReader(io.StringIO("".join(write_csv(whole)).removeprefix("\ufeff"), newline=""))
    assert len({row["key"] for row in rows}) == 200
    assert len(json.loads("".join(write_json(whole, world(200).listed())))["works"]) == 200


def test_of_many_failures_and_faults_the_first_are_named(monkeypatch: pytest.MonkeyPatch, whole: Whole) -> None:
    many = [
        Failure(
            address=f"https://a.example.org/{place}", stage="fetch", code="http-404", message="Gone.", advice="Look."
        )
        for place in range(overview.MOST_SHOWN + 7)
    ]
    (failed,) = overview.failed(many)
    assert (len(failed.failures), failed.total, failed.message) == (overview.MOST_SHOWN, len(many), "Gone.")
    (one,) = gather((), many, FACTS).fixes
    assert (len(one.fixes), one.count) == (len(many), len(many))
    shown = tree("".join(write_html(gather((), many, FACTS))))
    assert "7 more stand in failures.csv" in shown.text_content()
    assert "7 more stand in upstream.csv alone" in shown.text_content()
    monkeypatch.setattr(repositories, "MOST_ROWS", 10)
    found = repositories.repositories(whole.fixes)
    assert sum(len(fault.pages) for host in found for fault in host.faults) == 10
    assert all(len(f.pages) + f.rest == len(f.group.fixes) for host in found for f in host.faults)


def test_a_work_that_is_there_very_often_does_not_name_all_others_each_time() -> None:
    records = [
        Record(type="article-journal", title="On slate", doi="10.5555/a", note=str(n))
        for n in range(csv_report.MOST_OTHERS + 12)
    ]
    works = tell(
        [crosscheck(Material([f"a{n}"], [Reading(source="page", record=one)])) for n, one in enumerate(records)]
    )
    whole = gather([Reported(key=f"k{n:03}", work=work) for n, work in enumerate(works)], (), FACTS)
    rows = csv.DictReader(io.StringIO("".join(write_csv(whole)).removeprefix("\ufeff"), newline=""))
    mine = [row for row in rows if row["row"] == "duplicate" and row["key"] == "k000"]
    assert [len(mine), mine[-1]["value"], len({row["value"] for row in mine})] == [
        csv_report.MOST_OTHERS + 1,
        "",
        csv_report.MOST_OTHERS + 1,
    ]
    assert "11 more" in mine[-1]["message"]
