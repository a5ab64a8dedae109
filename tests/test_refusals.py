"""Pages that are no record: told apart by words, marks and shapes, without ever taking a record for one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from fixture_pages import CASES, load

from harvester.reading import _PARSE_ADVICE
from parsers import Page, read_page
from parsers.page import Document
from parsers.refusals import MESSAGES, look, refuse
from parsers.refusals.walls import PHRASES, WALLS, phrase_code

REFUSED = [case for case in CASES if case.parent.name == "refused"]
RECORDS = [
    case for case in CASES if case.parent.name != "refused" and "refusal" not in (case / "expected.json").read_text()
]
# Their works are told apart after they were read; and a page of opening hours is like any other page.
ONLY_BY_READING = frozenset(("no-record", "several-coins", "several-json-ld", "several-labelled"))


def name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


@pytest.mark.parametrize("case", [case for case in REFUSED if case.name not in ONLY_BY_READING], ids=name)
def test_it_stays_refused_whatever_a_reader_makes_of_it(case: Path) -> None:
    document = Document(load(case))
    assert refuse(document) or look(document, silent=document.kind != "html")


@pytest.mark.parametrize("case", RECORDS, ids=name)
def test_no_record_is_refused(case: Path) -> None:
    document = Document(load(case))
    assert refuse(document) is None
    assert look(document, silent=False) is None


def test_every_code_has_a_sentence_and_an_advice() -> None:
    assert set(MESSAGES) == set(_PARSE_ADVICE)
    assert set(PHRASES.values()) | WALLS <= set(MESSAGES)
    assert "spreadsheet" in MESSAGES["office"], "an .xlsx file is one of them"
    assert all(message.endswith(".") for message in (*MESSAGES.values(), *_PARSE_ADVICE.values()))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("404", "not-found"), ("404 not found", "not-found"), ("error 404 (not found)!!1", "not-found"),
        ("http status 404 - not found", "not-found"), ("oops! page not found", "not-found"), ("410 gone", "not-found"),
        ("error 403 (forbidden)!!1", "forbidden"), ("503 service unavailable", "maintenance"), ("erreur 500", "server-error"),
        ("500 years of invented printing", None), ("404 patients with invented disease", None), ("410 million years ago", None),
        ("not found: the lost plays", None), ("maintenance of bridges", None), ("login behaviour of students", None),
        ("access denied: doors of libraries", None), ("500", "server-error"),
    ],
)  # fmt: skip
def test_only_whole_phrases_and_numbers_count(text: str, code: str | None) -> None:
    assert phrase_code(text) == code


def entry(number: int) -> str:
    return f'<li class="r"><a href="/w/{number}">A quite ordinary invented title number {number}</a></li>'


LIST = "".join(map(entry, range(30)))


def looked(body: str, url: str = "https://journal.example.org/a/1") -> str | None:
    refusal = look(Document(Page(f"<html>{body}</html>".encode(), url=url)), silent=False)
    return refusal.code if refusal else None


def test_a_long_list_of_alike_links_is_a_list() -> None:
    assert looked(f"<title>Papers</title><body><h1>Papers</h1><ul>{LIST}</ul>") == "several-records"


@pytest.mark.parametrize(
    "body",
    [
        f"<title>A work</title><h1>A work</h1><h2>Abstract</h2><p>Text.</p><ul>{LIST}</ul>",
        f"<title>A work</title><h1>A work</h1><p>Text.</p><h3>Related articles</h3><ul>{LIST}</ul>",
        f"<title>A work</title><h1>A work</h1><p>Text.</p><div class='references'><ol>{LIST}</ol></div>",
        f"<title>A work</title><h1>A work</h1><nav><ul>{LIST}</ul></nav>",
        f"<title>A book</title><h1>A book</h1><p>ISBN 978-0-00-000000-2</p><ul>{LIST}</ul>",
    ],
    ids=["abstract", "related", "references", "menu", "book"],
)
def test_a_work_beside_a_list_stays_a_work(body: str) -> None:
    assert looked(body) is None


def test_a_volume_of_a_handbook_is_no_table_of_contents() -> None:
    assert looked("<title>Handbook of invention, volume 2</title><h1>Handbook of invention, volume 2</h1>") is None


def test_a_list_is_handed_on_in_order_one_of_each_work() -> None:
    for case in ("several-coins", "several-json-ld", "several-labelled"):
        reading = read_page(load(next(path for path in REFUSED if path.name == case)))
        titles = [str(one.record.title) for one in reading.readings]
        assert len(titles) == len(set(titles)) == (5 if case == "several-coins" else 3)
        assert [title[-1] for title in titles] == sorted(title[-1] for title in titles)


def test_what_is_read_below_the_name_of_a_sites_own_page_is_no_record() -> None:
    body = (
        "<h1>Pond Studies</h1><h2>Editorial board</h2><p>Associate Editors:</p><p>Bob Marsh, Marsh College</p>"
        "<p>Carl Wader, Reed Institute</p><p>ISSN: 0317-8471</p><p>Volume: 12</p><p>Publisher: Pond Press</p>"
    )
    reading = read_page(Page(f"<title>Pond Studies Editorial Board</title><body>{body}".encode()))
    assert reading.refusal is not None
    assert reading.refusal.code == "site-page"


def test_the_same_work_twice_is_listed_once() -> None:
    block = "Title: {0}\nAuthors: Roe, A.\nYear: 2001\nDOI: 10.5555/{1}\n"
    text = block.format("One work", 1) + block.format("Another work", 2) + block.format("One work", 1)
    reading = read_page(Page(text.encode()))
    assert [one.record.doi for one in reading.readings] == ["10.5555/1", "10.5555/2"]


@pytest.mark.parametrize(
    "piece",
    ["<a href='/1'>a long title of words and words</a>", "<div class='x'>", "<h2>vol. 1 no. 1 </h2>", "vol. 1, ",
     "error error error ", '"@type" : ', "<a href='/2'>", "page not found ", "<!-- -->", "1 - 2 of "],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        body = ("<html><title>" + piece * 50 + "</title><body>" + piece * times).encode()
        start = time.perf_counter()
        document = Document(Page(body, url="https://journal.example.org/"))
        assert document.tree is not None
        parsed = time.perf_counter()
        refuse(document)
        look(document, silent=False)
        return time.perf_counter() - max(start, parsed)

    small, large = min(seconds(2_000) for _ in range(3)), min(seconds(20_000) for _ in range(3))
    assert large < 0.1 + small * 40
