"""What was decided, in later runs: a DOI is asked about, two works stay joined or apart, a library's decisions lie beside it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from command_line import Cli
from made_up_web import WORLD, Web, harvest, html, items, page

from harvester.fetch import Response

pytestmark = pytest.mark.block_network


def test_a_doi_that_is_set_is_asked_about_in_the_next_run(web: Web, cli: Cli, tmp_path: Path) -> None:
    wrong = html(3).replace(WORLD.doi(3).encode(), WORLD.doi(4).encode())
    send = web.send

    def planted(method: str, url: str, **more: Any) -> Response:
        found = send(method, url, **more)
        return Response(url, 200, found.headers, wrong) if url == page(3) else found

    web.send = planted  # type: ignore[method-assign]
    harvest([page(3)], tmp_path)
    assert items(tmp_path)[0]["DOI"] == WORLD.doi(4)
    assert cli("decide", "-o", tmp_path, f"{page(3)}:doi", "set", WORLD.doi(3)).code == 0
    harvest([page(3)], tmp_path)
    (work,) = items(tmp_path)
    assert (work["DOI"], work["page"], work["custom"]["sources"]["page"]) == (
        WORLD.doi(3),
        "4-12",
        ["crossref", "pubmed"],
    )
    # The repository still hears that its page is wrong.
    report = list(csv.DictReader(io.StringIO((tmp_path / "report.csv").read_text(encoding="utf-8-sig"))))
    assert [row["code"] for row in report if row["row"] == "settled"] == ["wrong-doi"]
    web.sent.clear()
    harvest([page(3)], tmp_path)
    assert not [url for url in web.sent if "pages" not in url]


# Pages of one work that say too little to be surely one.
_ALIKE = "<meta name=citation_title content='Sleep and light in small mammals'><meta name=citation_author content='Okafor, C.'>"
_PLACED = (
    "<meta name=citation_journal_title content='Journal of Invented Biology'><meta name=citation_volume content=14>"
)
SAVED = (_ALIKE, _ALIKE + _PLACED)


@pytest.mark.parametrize(("word", "works"), [("accept", 1), ("reject", 2)])
def test_two_works_are_joined_or_apart_in_every_later_run(cli: Cli, tmp_path: Path, word: str, works: int) -> None:
    for number, text in enumerate(SAVED):
        (tmp_path / f"{number}.html").write_text(f"<html><head>{text}</head></html>", encoding="utf-8")
    command = ("harvest", tmp_path / "0.html", tmp_path / "1.html", "--no-enrich", "-o", tmp_path / "out")
    cli(*command)
    assert len(items(tmp_path / "out")) == 2
    (number,) = re.findall(
        r"^(q\w+) .*\n    Is this the same work", cli("decide", "-o", tmp_path / "out").out, re.MULTILINE
    )
    assert cli("decide", "-o", tmp_path / "out", number, word).code == 0
    cli(*command)
    assert len(items(tmp_path / "out")) == works
    assert "Is this the same work" not in cli("decide", "-o", tmp_path / "out").out
    assert "probable-duplicate" not in (tmp_path / "out" / "report.csv").read_text(encoding="utf-8")
    assert of_pair(cli, tmp_path / "out") == number
    cli("decide", "-o", tmp_path / "out", "--undo", number, "--write")
    assert len(items(tmp_path / "out")) == 2


def of_pair(cli: Cli, folder: Path) -> str:
    (number,) = re.findall(r"^(q\w+) .*\n    Decided: ", cli("decide", "-o", folder, "--all").out, re.MULTILINE)
    return str(number)


BIB = """@article{a, title = {Sleep and light}, author = {Okafor, C.}, journal = {J}, year = 2020, volume = 1, pages = {9--2}}
@article{b, title = {Other things}, author = {Ng, A.}, journal = {J}, year = 2020, volume = 1, pages = {1--2}, issn = {1234-0000}}
"""


def test_a_library_that_is_checked_keeps_its_decisions_beside_it(cli: Cli, tmp_path: Path) -> None:
    library, sheet, kept = tmp_path / "library.bib", tmp_path / "q.csv", tmp_path / "decisions.json"
    library.write_text(BIB, encoding="utf-8")
    assert "pages-backwards" in cli("check", library, "--no-enrich", "--to", sheet).out
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))
    assert [row["work"] for row in rows] == ["a", "b"]
    rows[0]["decision"], rows[1]["value"] = "accept", "2473-9529"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert cli("check", library, "--no-enrich", "--from", sheet).code == 2  # where would they be kept?
    assert cli("check", library, "--no-enrich", "--from", sheet, "--decisions", kept).out == ""
    assert [one["about"] for one in json.loads(kept.read_text(encoding="utf-8"))] == [
        "finding pages-backwards page",
        "issn",
    ]
    moved = tmp_path / "elsewhere" / "other-name.bib"
    moved.parent.mkdir()
    moved.write_text(BIB.replace("{a,", "{okafor2020,"), encoding="utf-8")
    assert cli("check", moved, "--no-enrich", "--decisions", kept).out == ""
    assert "pages-backwards" in cli("check", moved, "--no-enrich").out
