"""Hosts that let no program in: what is said of them, and the works that are written without them."""

from __future__ import annotations

import csv
import io
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_web import WORLD, Web, failures, harvest, items, page

from harvester.commands.stored import _status, report
from harvester.errors import Failure
from harvester.fetch import Response
from harvester.outputs import exporters, write_refused
from harvester.progress import Unwatched
from harvester.refused import CODES, Asking, Closed, Refusal, Wall, ledger, letter, write_csv
from harvester.report import RunFacts, gather, write_html
from harvester.run import RunOptions, Summary, run_harvest
from harvester.settings import Settings
from harvester.sources import Lists, read_list
from harvester.store import Host, Store
from parsers.addresses import api_of, identifiers, oai_guesses

# What an address names.

NAMED: tuple[tuple[str, str], ...] = (
    ("https://ashpublications.org/bloodadvances/article/doi/10.1182/bloodadvances.2024013623/517000/A-title", "10.1182/bloodadvances.2024013623"),
    ("https://ashpublications.org/blood/article-abstract/doi/10.1182/blood.2019001/1/", "10.1182/blood.2019001/1"),
    ("https://academic.example.org/journal/article/doi/10.1093/bioinformatics/btaa123/5717964", "10.1093/bioinformatics/btaa123"),
    ("https://journals.example.org/doi/10.1177/0000000000000001", "10.1177/0000000000000001"),
    ("https://journals.example.org/doi/full/10.1177/0000000000000001?role=tab", "10.1177/0000000000000001"),
    ("https://journals.example.org/doi/pdf/10.1177/0000000000000001.pdf", "10.1177/0000000000000001"),
    ("https://journals.example.org/articles/10.3389/fmed.2020.00001/full", "10.3389/fmed.2020.00001"),
    ("https://journals.example.org/article/10.1088/1742-6596/123/1/012001/pdf", "10.1088/1742-6596/123/1/012001"),
    ("https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2.full.pdf", "10.1101/2020.01.02.123456"),
    ("https://journals.example.org/plosone/article?id=10.1371/journal.pone.0000001", "10.1371/journal.pone.0000001"),
    ("https://example.org/doi/abs/10.1002/%28SICI%291097-4571%28199806%2949:8%3C693::AID-ASI4%3E3.0.CO;2-O",
     "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"),
    ("https://example.org/doi/10.5555/ABC/#top", "10.5555/abc"),
    ("https://europepmc.org/article/MED/39058954", "39058954"), ("https://pmc.ncbi.nlm.nih.gov/articles/PMC11465741/", "PMC11465741"),
    ("https://example.org/articles/PMC11465741/", ""), ("https://example.org/version10.1234/a", ""), ("https://example.org/handle/1/2", ""),
    ("https://example.org/10.55/x", ""), ("http://[::1", ""),
)  # fmt: skip


@pytest.mark.parametrize(("url", "expected"), NAMED)
def test_what_an_address_names(url: str, expected: str) -> None:
    found = identifiers(url)
    assert (found.doi or found.pmid or found.pmcid or "") == expected


@given(st.text(max_size=300))
def test_no_address_is_too_odd(text: str) -> None:
    for url in (text, f"https://example.org/doi/10.5555/{text}", f"https://example.org/x?id=10.5555/{text}"):
        identifiers(url)
        oai_guesses(url)
        api_of(text)


OAI = (
    ("https://r.example.edu/items/0000-1", "https://r.example.edu/server/oai/request"),
    ("https://r.example.edu/ojs/index.php/j/article/view/12", "https://r.example.edu/index.php/index/oai"),
    ("https://r.example.edu/id/eprint/12", "https://r.example.edu/cgi/oai2"), ("https://r.example.edu/12/", "https://r.example.edu/cgi/oai2"),
    ("https://r.example.edu/records/12", "https://r.example.edu/oai2d"), ("https://r.example.edu/fac/12", "https://r.example.edu/do/oai/"),
)  # fmt: skip


@pytest.mark.parametrize(("url", "expected"), OAI)
def test_where_a_platform_has_its_interface(url: str, expected: str) -> None:
    assert oai_guesses(url)[0] == expected


# The ledger.


def refusal(
    address: str, code: str = "challenge", known: str = "", host: str = "", *, written: bool = False
) -> Refusal:
    return Refusal(Failure(address=address, stage="fetch", code=code, message="m", host=host), known, written)


def test_a_host_stands_once_with_all_that_it_refused() -> None:
    found = ledger(
        [
            refusal("https://a.example.edu/handle/1/2"), refusal("https://a.example.edu/handle/1/3", "host-blocked", "10.5555/x", written=True),
            refusal("https://resolver.example.org/1", host="a.example.edu"), refusal("https://b.example.org/1", "robots"),
            refusal("https://c.example.org/1", "http-404"), refusal("missing.html", "forbidden"),
        ],
        {"a.example.edu": Wall("Anubis's check against robots", "2026-11-27T15:00:00Z", "2026-11-28T15:00:00Z")},
    )  # fmt: skip
    assert [(one.host, len(one.addresses), one.known, one.written) for one in found] == [
        ("a.example.edu", 3, 1, 1),
        ("b.example.org", 1, 0, 0),
    ]
    assert found[0].seen == "Anubis's check against robots"
    assert found[0].when == "2026-11-27T15:00:00Z"
    assert found[0].oai == ("https://a.example.edu/server/oai/request", "https://a.example.edu/oai/request")
    assert "robots.txt" in found[1].seen
    text = "".join(write_csv(found)).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert (rows[0]["addresses"], rows[0]["written_from_services"], rows[0]["letter"]) == (
        "3",
        "1",
        "ask-for-access-a.example.edu.txt",
    )
    assert "2 addresses" in rows[0]["services"]


def closed(host: str) -> Closed:
    return Closed(host, "a wall", "2026-11-27T15:00:00Z", "", ("https://x.example.org/1",), 0, 0, (), "")


def test_a_letter_says_who_what_and_how_much() -> None:
    text = letter(closed("x.example.org"), Asking("me@example.org", "harvester/1 (mailto:me@example.org)", 1.0))
    assert all(
        part in text
        for part in ("x.example.org", "1 page ", "me@example.org", "2026-11-27", "OAI-PMH", "https://x.example.org/1")
    )


@pytest.mark.parametrize(
    "host", ["x.example.org", "x.example.org:8080", "[::1]:80", "a/../../etc", "é.example.org", "a" * 300]
)
def test_a_letter_stays_in_its_folder(host: str) -> None:
    name = closed(host).letter
    assert Path(name).name == name
    assert len(name) < 150
    assert (name == f"ask-for-access-{host}.txt") is (host == "x.example.org")


# A harvest.

CSV_LIST = (
    "url,doi,pmid\n"
    "https://walled.example.org/0,{0},\n"
    "https://walled.example.org/1,,{1}\n"
    "https://down.example.org/2,doi:{2},\n"
    "https://walled.example.org/3,,\n"
    "https://pages.example.org/anonymous,{9},\n"
    ",{5},\n"
)


def listed(tmp_path: Path, text: str, **changes: Any) -> Summary:
    path = tmp_path / "list.csv"
    path.write_text(text)
    options: dict[str, Any] = {
        "folder": tmp_path, "store": tmp_path / "harvest.db", "formats": exporters("csl-json"), "enrich": True, "replaying": True,
        "refresh": False, "origin": "test", "made": None,
    }  # fmt: skip
    summary = run_harvest(
        Lists((), (str(path),)), Settings(threads=2, delay=0, mailto="me@example.org"), RunOptions(**options | changes), Unwatched(),
    )  # fmt: skip
    assert summary is not None
    return summary


@pytest.fixture
def walled(web: Web) -> Web:
    web.broken["walled.example.org"] = Response(
        "https://walled.example.org/", 403, (("cf-mitigated", "challenge"),), b"wait"
    )
    return web


def test_a_work_whose_identifier_is_known_is_written_without_its_page(walled: Web, tmp_path: Path) -> None:
    text = CSV_LIST.format(*(WORLD.pmid(n) if n == 1 else WORLD.doi(n) for n in range(10)))
    summary = listed(tmp_path, text)
    assert (summary.works, summary.closed) == (5, 1)
    works = {item["DOI"]: item["custom"]["sources"] for item in items(tmp_path)}
    assert set(works) == {WORLD.doi(n) for n in (0, 1, 2, 5, 9)}
    assert {name for n in (0, 1, 2) for names in works[WORLD.doi(n)].values() for name in names} <= {
        "crossref",
        "pubmed",
    }
    rows = failures(tmp_path)
    assert {url: row["code"] for url, row in rows.items()} == {
        **{f"https://walled.example.org/{n}": "challenge" for n in (0, 1, 3)}, "https://down.example.org/2": "connect",
    }  # fmt: skip
    assert "from the services alone" in rows["https://walled.example.org/0"]["message"]
    assert WORLD.doi(0) in rows["https://walled.example.org/0"]["message"]
    assert "services" not in rows["https://walled.example.org/3"]["message"]
    table = list(csv.DictReader(io.StringIO((tmp_path / "blocked.csv").read_text(encoding="utf-8-sig"))))
    assert [(row["host"], row["addresses"], row["written_from_services"]) for row in table] == [
        ("walled.example.org", "3", "2")
    ]
    assert table[0]["seen"] == "Cloudflare's check against robots"
    assert table[0]["when"]
    assert "me@example.org" in (tmp_path / table[0]["letter"]).read_text()
    assert len([url for url in walled.sent if "walled" in url]) <= 4, "its robots.txt and three pages"


def test_an_address_that_names_its_doi_needs_no_column(walled: Web, tmp_path: Path) -> None:
    del walled
    summary = harvest(
        [f"https://walled.example.org/doi/full/{WORLD.doi(7)}", "https://walled.example.org/doi/10.5555/w.99999"],
        tmp_path,
    )
    assert summary.works == 1
    assert items(tmp_path)[0]["DOI"] == WORLD.doi(7)
    messages = [row["message"] for row in failures(tmp_path).values()]
    assert "which the address names: from the services alone" in messages[0]
    assert "gave no record" in messages[1]


def test_a_page_that_is_read_speaks_for_itself(web: Web, tmp_path: Path) -> None:
    del web
    path = tmp_path / "list.csv"
    path.write_text(f"url,doi\n{page(3)},{WORLD.doi(4)}\n")
    assert [line.known for line in read_list(str(path))] == [f"doi:{WORLD.doi(4)}"]
    listed(tmp_path, path.read_text())
    assert [item["DOI"] for item in items(tmp_path)] == [WORLD.doi(3)]


def test_without_services_nothing_is_asked(walled: Web, tmp_path: Path) -> None:
    del walled
    summary = listed(tmp_path, f"url,doi\nhttps://walled.example.org/0,{WORLD.doi(0)}\n", enrich=False)
    assert (summary.works, json.loads((tmp_path / "records.json").read_text())) == (0, [])


def test_a_blocked_table_is_brought_up_to_date(walled: Web, tmp_path: Path) -> None:
    harvest(["https://walled.example.org/0"], tmp_path)
    walled.broken.clear()
    harvest([page(0)], tmp_path)
    assert len((tmp_path / "blocked.csv").read_text(encoding="utf-8-sig").splitlines()) == 1


def test_the_table_is_written_again_with_the_report(
    walled: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del walled
    harvest(["https://walled.example.org/0"], tmp_path)
    first = (tmp_path / "blocked.csv").read_bytes()
    (tmp_path / "blocked.csv").unlink()
    monkeypatch.chdir(tmp_path)
    report(tmp_path)
    assert (tmp_path / "blocked.csv").read_bytes() == first


def test_status_names_the_hosts_that_refuse(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "harvest.db")) as store:
        store.begin(Lists(("https://a.example.org/1",)), "test", name="x")
        store.keep(
            (),
            met=[
                Host("a.example.org", 0, 1, 3, "Cloudflare's check against robots", 1_800_000_000, 1_800_086_400),
                Host("b.example.org"),
            ],
        )
        text = _status(store, "text")
    assert (
        "a.example.org refuses: Cloudflare's check against robots, 3 times in a row, left in peace until 2027-01-16 08:00 UTC"
        in text
    )
    assert "b.example.org" not in text


def test_every_refusal_is_a_failure_that_exists() -> None:
    source = "".join(path.read_text() for path in (Path(__file__).parents[1] / "harvester").rglob("*.py"))
    assert all(f'"{code}"' in source for code in CODES)


# Letters of earlier harvests.


def table_of(*letters: str) -> str:
    rows = [
        Closed(f"h{n}.example.org", "a wall", "", "", ("https://x.example.org/1",), 0, 0, (), "")
        for n, _ in enumerate(letters)
    ]
    text = "".join(write_csv(rows))
    for row, name in zip(rows, letters, strict=True):
        text = text.replace(row.letter, name)
    return text


ASKING = Asking("me@example.org", "harvester/1", 1.0)
OURS = letter(closed("x.example.org"), ASKING)
LETTERS: tuple[tuple[str, str, str, bool], ...] = (
    ("ours", "ask-for-access-x.example.org.txt", OURS, True),
    ("signed", "ask-for-access-x.example.org.txt", OURS.replace("[your name, your library]", "Ann Writer"), False),
    ("added to", "ask-for-access-x.example.org.txt", OURS + "PS", False),
    ("somebody's own", "ask-for-access-x.example.org.txt", "Dear Sirs", False),
    ("of another name", "notes.txt", OURS, False), ("elsewhere", "../ask-for-access-x.txt", OURS, False),
    ("no text", "ask-for-access-x.example.org.txt", "\udcff", False), ("still wanted", "ask-for-access-kept.example.org.txt", OURS, False),
)  # fmt: skip


@pytest.mark.parametrize(("_why", "name", "text", "goes"), LETTERS, ids=[row[0] for row in LETTERS])
def test_letters_of_hosts_that_are_open_again_go(
    tmp_path: Path, _why: str, name: str, text: str, *, goes: bool
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    (folder / "blocked.csv").write_text(table_of(name), encoding="utf-8")
    write_refused(folder, [closed("kept.example.org")], ASKING)
    assert (folder / name).exists() is not goes


def test_a_letter_that_no_table_names_stays(tmp_path: Path) -> None:
    own = tmp_path / "ask-for-access-x.example.org.txt"
    own.write_text(OURS)
    (tmp_path / "blocked.csv").write_bytes(b"\xff\xfe\0")
    write_refused(tmp_path, [], ASKING)
    assert own.exists()


# The report.


@pytest.mark.parametrize("made", [None, "2026-11-27 16:00 UTC"])
def test_the_report_shows_who_refuses_and_what_is_open(made: str | None) -> None:
    evil = "<script>alert(1)</script>"
    hosts = (
        Closed("a.example.org", evil, "2026-11-27T15:00:00Z", "2026-11-28T15:00:00Z", ("https://a.example.org/1", "https://a.example.org/2"), 1, 1,
               ("https://a.example.org/oai",), "https://api.example.org"),
        closed("b.example.org"),
    )  # fmt: skip
    text = "".join(write_html(gather((), (), RunFacts(made=made, closed=hosts))))
    assert evil not in text
    for part in ("Hosts that let no program in", "a.example.org", "b.example.org", "2 addresses", "https://a.example.org/oai", "https://api.example.org",
                 hosts[0].letter, "1 work written from what the services say"):  # fmt: skip
        assert part in text
    assert ("left in peace until 2026-11-28 15:00 UTC" in text) is (made is not None)
    assert "Hosts that let no program in" not in "".join(write_html(gather((), (), RunFacts(made=made))))


def test_a_harvest_shows_who_refused_it(walled: Web, tmp_path: Path) -> None:
    del walled
    harvest(["https://walled.example.org/0"], tmp_path)
    text = (tmp_path / "report.html").read_text("utf-8")
    assert "Hosts that let no program in" in text
    assert "ask-for-access-walled.example.org.txt" in text
