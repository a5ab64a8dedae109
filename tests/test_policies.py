"""A library's own order of trust: read from a file, wrong ones named, stored answers merged again without network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from merging import reading

from harvester.commands.stored import export, report
from harvester.crosscheck import DEFAULT, Policy, merge
from harvester.crosscheck.trust import ISSUE_DATA, Order
from harvester.enrichers import Stored
from harvester.errors import UsageError
from harvester.policies import configured_policy, load_policy
from harvester.settings import Settings
from harvester.sources import arguments
from harvester.store import Outcome, Store
from parsers.record import FIELDS

if TYPE_CHECKING:
    from command_line import Cli

pytestmark = pytest.mark.block_network


def policy(text: str, folder: Path) -> Policy:
    file = folder / "policy.toml"
    file.write_text(text, encoding="utf-8")
    return load_policy(file)


@pytest.mark.parametrize(
    ("text", "field", "sources"),
    [
        ("", "title", ("crossref", "datacite", "pubmed", "page")),
        ("[fields]\nabstract = ['crossref']", "abstract", ("crossref", "page", "pubmed", "datacite")),
        ("[fields]\nabstract = ['pubmed', 'page']", "abstract", ("pubmed", "page", "crossref", "datacite")),
        ("[fields]\nabstract = { order = ['datacite'], reason = 'why' }", "abstract", ("datacite", "page", "pubmed", "crossref")),
        ("[fields]\ngenre = { only = ['page'] }", "genre", ("page",)),
        ("[fields]\nrights = ['crossref']", "rights", ("crossref", "page")),
        ("order = ['page']", "title", ("page", "crossref", "datacite", "pubmed")),
        ("order = ['page']", "abstract", ("page", "pubmed", "crossref", "datacite")),
        ("order = ['page']\n[fields]\nnotice = ['pubmed']", "notice", ("pubmed", "crossref", "datacite", "page")),
    ],
)  # fmt: skip
def test_named_sources_come_first_and_the_others_follow(
    text: str, field: str, sources: tuple[str, ...], tmp_path: Path
) -> None:
    assert policy(text, tmp_path).order(field).sources == sources


def test_issue_data_have_one_order(tmp_path: Path) -> None:
    assert policy("order = ['page']", tmp_path).issue.sources[0] == "page"
    ours = policy("order = ['page']\nissue_data = ['pubmed']", tmp_path)
    assert ours.issue.sources == ("pubmed", "page", "crossref", "datacite")
    sources = [
        reading(source, volume=volume) for source, volume in (("crossref", "8"), ("pubmed", "9"), ("page", "10"))
    ]
    assert [merge(sources, one)[0].volume for one in (DEFAULT, ours)] == ["8", "9"]


def test_a_policy_has_a_name_which_every_rule_tells(tmp_path: Path) -> None:
    ours = policy(
        "name = 'Invented Library'\nversion = '3'\n[fields]\npublisher = { order = ['crossref'], reason = 'as in our catalogue' }",
        tmp_path,
    )
    assert ours.title() == "Invented Library 3"
    assert ours.rule("publisher") == (
        "order of trust crossref > page > datacite > pubmed (as in our catalogue), by the policy “Invented Library 3”"
    )
    assert policy("leave_out = ['keyword']", tmp_path).title() == "policy.toml"
    assert DEFAULT.title() == ""
    assert "policy" not in DEFAULT.rule("publisher")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1", "there is no “colour”"), ("fields = 1", "fields: a table"), ("[fields]\nabstrct = ['page']", "Did you mean “abstract”"),
        ("[fields]\nabstract = ['crosref']", "fields.abstract: there is no “crosref”. Did you mean “crossref”"), ("[fields]\nabstract = []", "fields.abstract"),
        ("[fields]\nabstract = 'page'", "fields.abstract"), ("[fields]\nabstract = ['page', 'page']", "stands there twice"),
        ("[fields]\nabstract = [1]", "fields.abstract"), ("[fields]\nabstract = ['person']", "what a person decided stands before every source"),
        ("[fields]\nabstract = { only = ['page'], order = ['page'] }", "“order” or “only”"), ("[fields]\nabstract = { reason = 'x' }", "“order” or “only”"),
        ("[fields]\nabstract = { only = ['page'], reason = 3 }", "reason"), ("[fields]\nabstract = { first = ['page'] }", "there is no “first”"),
        ("order = 'page'", "order: a list"), ("issue_data = ['volume']", "issue_data: there is no “volume”"), ("leave_out = ['keywords']", "Did you mean “keyword”"),
        ("leave_out = 'keyword'", "leave_out"), ("leave_out = ['keyword']\n[fields]\nkeyword = ['page']", "is left out and has an order"),
        ("leave_out = ['notice']", "notices of retraction"), ("[fields]\nnotice = { only = ['page'] }", "notices of retraction"),
        ("name = 3", "name: a line of text"), ("name = [", "no TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_policy_is_named_with_its_file(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        policy(text, tmp_path)
    assert str(tmp_path / "policy.toml") in raised.value.message
    assert message in raised.value.message


def test_allowed_names_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        policy("[fields]\nabstract = ['scopus']", tmp_path)
    assert all(name in raised.value.advice for name in ("crossref", "datacite", "pubmed", "page"))
    with pytest.raises(UsageError, match="cannot be read"):
        load_policy(tmp_path / "none.toml")


def test_a_section_of_the_settings_file_is_a_policy(tmp_path: Path) -> None:
    file = tmp_path / "harvester.toml"
    file.write_text(
        "threads = 3\n[policy]\nname = 'Ours'\n[policy.fields]\nabstract = ['crossref']\n", encoding="utf-8"
    )
    assert Settings.load({}, {}, file).threads == 3
    assert configured_policy(file).title() == "Ours"
    assert configured_policy(file).order("abstract").sources[0] == "crossref"
    file.write_text("threads = 3\n", encoding="utf-8")
    assert configured_policy(file) is DEFAULT
    file.write_text("[policy]\nnames = 'Ours'\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"harvester\.toml: policy: there is no “names”"):
        configured_policy(file)


def test_fields_left_out_keep_their_claims(tmp_path: Path) -> None:
    ours = policy("name = 'Ours'\nleave_out = ['keyword']", tmp_path)
    record, fields = merge([reading("page", title="A", keyword=[{"text": "fens"}])], ours)
    assert (str(record.title), record.keyword) == ("A", ())
    (left,) = (result for result in fields if result.field == "keyword")
    assert (left.value, left.winner, len(left.claims)) == (None, (), 1)
    assert left.rule == "left out by the policy “Ours”"


def test_no_policy_keeps_a_notice_out() -> None:
    for wrong in (
        {"left_out": frozenset(("notice",))},
        {"orders": {"notice": Order(("page",), "why")}},
        {"orders": {"pagination": DEFAULT.issue}},
    ):
        values: Mapping[str, Any] = {
            "general": DEFAULT.general,
            "issue": DEFAULT.issue,
            "orders": DEFAULT.orders,
            **wrong,
        }
        with pytest.raises(ValueError, match=r"notices of retraction|no fields of a record"):
            Policy(**values)


PAGE = {
    "title": "Ditches of the invented fen", "author": [{"family": "Ojala", "given": "R."}], "container_title": "Fen Biology", "volume": "3",
    "doi": "10.5555/fen.3", "publisher": "Fen Press", "abstract": "What the page says of ditches.", "issued": {"year": 2011},
    "keyword": [{"text": "ditches"}],
}  # fmt: skip
ANSWER = {
    "DOI": "10.5555/fen.3", "type": "journal-article", "title": ["Ditches of the invented fen"], "author": [{"family": "Ojala", "given": "Rufus"}],
    "container-title": ["Fen Biology"], "volume": "3", "publisher": "Invented Media LLC", "abstract": "Another text on mosses altogether, by Crossref.",
    "published-print": {"date-parts": [[2011, 5]]},
}  # fmt: skip


@pytest.fixture
def harvested(tmp_path: Path) -> Path:
    """A folder with a harvest of one page, and Crossref's answer to it."""
    store = Store(tmp_path / "out" / "harvest.db")
    lines = list(arguments(["https://fen.example.org/3"]))
    run = store.begin(lines, "test")
    address = lines[0].address
    assert address is not None
    store.lease(store.hosts(run))
    store.keep([(address.key, Outcome("record", reading("page", **PAGE)))])
    store.put("crossref", [("10.5555/fen.3", Stored("found", json.dumps(ANSWER).encode(), "2026-01-01T00:00:00Z"))])
    store.finish(run, [])
    store.close()
    return tmp_path / "out"


def exported(folder: Path, policy_file: Path | None) -> dict[str, Any]:
    export(output=folder, formats="csl-json", policy=policy_file)
    (item,) = json.loads((folder / "records.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = item
    return found


def test_stored_answers_merge_again_under_another_policy_without_network(harvested: Path, tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(
        "name = 'Invented Library'\nleave_out = ['keyword']\n[fields]\npublisher = ['crossref']\nabstract = ['crossref']\n",
        encoding="utf-8",
    )
    written, ours, again = exported(harvested, None), exported(harvested, file), exported(harvested, None)
    assert (written["publisher"], written["keyword"]) == ("Fen Press", "ditches")
    assert written["abstract"].startswith("What the page says")
    assert "policy" not in written["custom"]
    assert ours["publisher"] == "Invented Media LLC"
    assert ours["abstract"].startswith("Another text")
    assert "keyword" not in ours
    assert ours["custom"]["policy"] == "Invented Library"
    assert ours["custom"]["sources"]["publisher"] == ["crossref"]
    assert again == written
    report(output=harvested, policy=file)
    assert "Merged by the policy “Invented Library”." in (harvested / "report.html").read_text(encoding="utf-8")
    rows = (harvested / "report.csv").read_text(encoding="utf-8")
    assert "eft out by the policy “Invented Library”" in rows
    assert ", by the policy “Invented Library”" in rows


def test_report_and_reparse_follow_the_policy_of_the_settings_file_that_is_named(
    harvested: Path, tmp_path: Path, cli: Cli
) -> None:
    file = tmp_path / "ours.toml"
    file.write_text("[policy]\nname = 'Invented Library'\nleave_out = ['keyword']\n", encoding="utf-8")
    assert cli("report", "-o", harvested, "--config", file).code == 0
    assert "Merged by the policy “Invented Library”." in (harvested / "report.html").read_text(encoding="utf-8")
    cli("reparse", "-o", harvested, "--formats", "csl-json", "--config", file)
    (item,) = json.loads((harvested / "records.json").read_text(encoding="utf-8"))
    assert item["custom"]["policy"] == "Invented Library"


def test_the_documentation_tells_every_order_with_its_reason() -> None:
    text = " ".join((Path(__file__).parents[1] / "docs" / "crosscheck.md").read_text(encoding="utf-8").split())
    for order in {DEFAULT.general, *DEFAULT.orders.values()}:
        assert order.reason in text, order.reason
    assert all(DEFAULT.order(field).reason for field in FIELDS)
    assert all(f"`{field}`" in text for field in (*DEFAULT.orders, *ISSUE_DATA))
