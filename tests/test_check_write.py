"""`harvester check --write`: a corrected copy of each kind of file, in which all else is byte for byte as it was."""

from __future__ import annotations

import csv
import difflib
import io
import json
from pathlib import Path
from typing import NamedTuple

import pytest
from command_line import Cli
from made_up_web import Web
from standin import World, title

from harvester.fetch import Session

pytestmark = pytest.mark.block_network

WORLD = World(600, elsewhere=lambda n: n >= 500)


@pytest.fixture(autouse=True)
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    found = Web()
    monkeypatch.setattr("made_up_web.WORLD", WORLD)
    monkeypatch.setattr(Session, "send", lambda _session, *args, **kwargs: found.send(*args, **kwargs))
    monkeypatch.setattr("harvester.harvest.time.sleep", lambda _seconds: None)
    return found


class Row(NamedTuple):
    """A row of changes.csv, as far as it is the same in every file."""

    entry: str
    field: str
    before: str
    after: str
    kind: str
    state: str


def rows(path: Path) -> list[Row]:
    found = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    return [Row(*(row[name].removeprefix("'") for name in Row._fields)) for row in found]


def changed(before: str, after: str) -> list[str]:
    """The lines that differ, those that went with "-" and those that came with "+"."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "", "", n=0, lineterm="")
    return [line for line in list(lines)[2:] if not line.startswith("@@")]


# Three works: a page and a year that two sources contradict and a DOI with its resolver; no volume, no DOI; all right.
BIB = f"""% kept as it is  \r
@ARTICLE {{one,
    TITLE   = "{{{title(1)}}}",
    AUTHOR  = "Okafor, Anna",
    JOURNAL = "Journal of Works",
    YEAR    = 2019,
    VOLUME  = 1,
    PAGES   = "3--10",
    DOI     = "https://doi.org/10.5555/w.1",
    FILE    = "one.pdf"
}}

@article{{two, title={{{title(2)}}}, author={{Anna Okafor}}, journal={{Journal of Works}}, year={{2020}}, pages={{3-11}}, pmid={{1002}}}}
@article{{three,
  title = {{{title(3)}}}, author = {{Okafor, Anna}}, journal = {{Journal of Works}}, year = 2020, month = may, volume = 1,
  pages = {{4--12}}, doi = {{10.5555/w.3}}, pmid = {{1003}}
}}
"""
CSL = json.dumps(
    [
        {"id": "one", "type": "article-journal", "title": title(1), "author": [{"family": "Okafor", "given": "Anna"}], "page": "3-10", "DOI": "https://doi.org/10.5555/w.1",
         "container-title": "Journal of Works", "volume": 1, "issued": {"date-parts": [[2019]]}, "my-own": {"a": [1, 2.50]}},
        {"id": "two", "type": "article-journal", "title": title(2), "author": [{"family": "Okafor", "given": "Anna"}], "page": "3-11", "PMID": "1002",
         "container-title": "Journal of Works", "issued": {"date-parts": [["2020"]]}},
        {"id": "three", "type": "article-journal", "title": title(3), "author": [{"family": "Okafor", "given": "Anna"}], "page": "4-12", "DOI": "10.5555/w.3", "PMID": "1003",
         "container-title": "Journal of Works", "volume": "1", "issued": {"date-parts": [[2020, 5]]}},
    ], indent=4,
)  # fmt: skip
RIS = f"""TY  - JOUR
ID  - one
T1  - {title(1)}
A1  - Okafor, Anna
JF  - Journal of Works
Y1  - 2019///
VL  - 1
SP  - 3
EP  - 10
M3  - https://doi.org/10.5555/w.1
N1  - ours:  kept
N1  - and this
ER  -\x20

TY  - JOUR
ID  - two
T1  - {title(2)}
A1  - Okafor, Anna
JF  - Journal of Works
Y1  - 2020
SP  - 3
EP  - 11
DO  - 10.5555/w.2
ER  -\x20
"""
NBIB = f"""PMID- 1001
DP  - 2019 May
TI  - {title(1)}.
PG  - 3-10
VI  - 1
AU  - Okafor A
JT  - Journal of works
LID - 10.5555/w.1 [doi]

PMID- 1002
DP  - 2020 May
TI  - {title(2)}.
PG  - 3-11
FAU - Okafor, Anna
AU  - Okafor A
JT  - Journal of works
AID - 10.5555/w.2 [doi]
"""


def made(entry: str, *fields: tuple[str, str, str, str]) -> list[Row]:
    return [Row(entry, *field, "made") for field in fields]


PAGE, YEAR, NUMBER = (
    ("page", "3-10", "2-10", "outvoted"),
    ("issued", "2019", "2020-05", "outvoted"),
    ("pmid", "", "1001", "missing"),
)
VOLUME, NO_DOI = ("volume", "", "1", "missing"), ("doi", "", "10.5555/w.2", "missing")
TWO = "@article{{two, title={{{}}}, author={{Anna Okafor}}, journal={{Journal of Works}}, year={{2020}}, pages={{{}}}, pmid={{1002}}{}}}"

# (name, text, the lines that went and came, the changes told)
FILES: tuple[tuple[str, str, list[str], list[Row]], ...] = (
    (
        "library.bib", BIB,
        [
            "-    YEAR    = 2019,", "+    YEAR    = 2020,", '-    PAGES   = "3--10",', '-    DOI     = "https://doi.org/10.5555/w.1",', '-    FILE    = "one.pdf"',
            '+    PAGES   = "2--10",', '+    DOI     = "10.5555/w.1",', '+    FILE    = "one.pdf",', "+    MONTH   = may,", "+    PMID    = {1001}",
            "-" + TWO.format(title(2), "3-11", ""), "+" + TWO.format(title(2), "3--11", ", volume={1}, doi={10.5555/w.2}"),
        ],
        [
            *made("one", PAGE, YEAR, NUMBER, ("doi", "https://doi.org/10.5555/w.1", "10.5555/w.1", "form")),
            *made("two", VOLUME, NO_DOI, ("pages", "3-11", "3--11", "form")),
        ],
    ),
    (
        "library.json", CSL,
        [
            '-        "page": "3-10",', '-        "DOI": "https://doi.org/10.5555/w.1",', '+        "page": "2-10",', '+        "DOI": "10.5555/w.1",', '-        "issued": {',
            '-            "date-parts": [', "-                [", "-                    2019", "-                ]", "-            ]", "-        },",
            '+        "issued": {"date-parts": [[2020, 5]]},', "-        }", "+        },", '+        "PMID": "1001"', "-        }", "+        },",
            '+        "volume": "1",', '+        "DOI": "10.5555/w.2"',
        ],
        [*made("one", PAGE, YEAR, NUMBER, ("DOI", "https://doi.org/10.5555/w.1", "10.5555/w.1", "form")), *made("two", VOLUME, NO_DOI)],
    ),
    (
        "library.ris", RIS,
        ["-Y1  - 2019///", "+Y1  - 2020/05//", "-SP  - 3", "+SP  - 2", "+AN  - 1001", "+VL  - 1", "+AN  - 1002"],
        [*made("one", PAGE, YEAR, NUMBER), *made("two", VOLUME, ("pmid", "", "1002", "missing"))],
    ),
    (
        "library.nbib", NBIB,
        ["-DP  - 2019 May", "+DP  - 2020 May", "-PG  - 3-10", "+PG  - 2-10", "+VI  - 1"],
        [*made("1001", PAGE, ("issued", "2019-05", "2020-05", "outvoted")), *made("1002", VOLUME)],
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", FILES, ids=[name for name, *_rest in FILES])
def test_a_corrected_copy(cli: Cli, tmp_path: Path, case: tuple[str, str, list[str], list[Row]]) -> None:
    name, text, lines, told = case
    file = tmp_path / name
    file.write_bytes(text.encode())
    copy = tmp_path / f"corrected{file.suffix}"
    done = cli("check", file, "--write", copy)
    assert (done.code, file.read_bytes()) == (0, text.encode())
    assert changed(text, copy.read_bytes().decode()) == lines
    assert rows(tmp_path / "corrected-changes.csv") == told
    assert f"{copy}: {len(told)} corrections in 2 entries" in done.err
    # What was corrected has nothing left to correct, and what is not to be corrected stays.
    again, plain = tmp_path / f"again{file.suffix}", tmp_path / f"plain{file.suffix}"
    cli("check", copy, "--write", again)
    cli("check", file, "--write", plain, "--correct", "decided")
    assert (again.read_bytes(), plain.read_bytes()) == (copy.read_bytes(), file.read_bytes())
    assert rows(tmp_path / "again-changes.csv") == rows(tmp_path / "plain-changes.csv") == []


def test_what_one_source_alone_contradicts_is_corrected_where_that_is_asked_for(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "library.bib"
    entry = "@article{a, title = {%s}, author = {Okafor, Anna}, journal = {Journal of Works}, year = 2020, month = may, volume = 7, pages = {513--521}, doi = {10.5555/w.512}}\n"
    file.write_text(entry % title(512), encoding="utf-8")
    for kinds, volume in (
        ((), "7"),
        (("--correct", "all"), "1"),
        (("--correct", "sharper,conflict"), "1"),
        (("--correct", "missing"), "7"),
    ):
        assert cli("check", file, "--write", tmp_path / "out.bib", *kinds).code == 0
        assert f"volume = {volume}," in (tmp_path / "out.bib").read_text(encoding="utf-8")


def test_what_a_person_decided_is_in_the_copy(cli: Cli, tmp_path: Path) -> None:
    file, sheet, kept, copy = (tmp_path / name for name in ("library.bib", "q.csv", "decisions.json", "copy.bib"))
    file.write_text(BIB, encoding="utf-8", newline="")
    assert f"--from {sheet} --decisions decisions.json." in cli("check", file, "--to", sheet).err
    asked = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))
    pages = next(row for row in asked if row["work"] == "one" and "pages" in row["question"])
    pages["value"] = "'5-10"
    with sheet.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(pages))
        writer.writeheader()
        writer.writerows([pages])
    assert cli("check", file, "--from", sheet, "--decisions", kept, "--write", copy).code == 0
    assert Row("one", "page", "3-10", "5-10", "decided", "made") in rows(tmp_path / "copy-changes.csv")
    assert 'PAGES   = "5--10"' in copy.read_text(encoding="utf-8")


def test_several_files_go_to_a_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(BIB, encoding="utf-8", newline="")
    (tmp_path / "B.RIS").write_text(RIS, encoding="utf-8", newline="")
    assert cli("check", tmp_path / "a.bib", tmp_path / "B.RIS", "--write", tmp_path / "out").code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["B.RIS", "a.bib", "changes.csv"]
    assert len(rows(tmp_path / "out" / "changes.csv")) == len(FILES[0][3]) + len(FILES[2][3])


def test_a_library_called_txt_is_corrected_by_what_it_is(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "set.txt").write_text(RIS, encoding="utf-8", newline="")
    assert cli("check", tmp_path / "set.txt", "--write", tmp_path / "copy.txt").code == 0
    assert len(rows(tmp_path / "copy-changes.csv")) == len(FILES[2][3])


# (files, options, a word of the message)
REFUSED: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("a.bib",), ("--write", "a.bib"), "never changed"), (("a.bib",), ("--write", "."), "never changed"), (("a.bib",), ("--write", "new.json"), "of the kind of its file"),
    (("a.bib",), ("--correct", "all"), "needs --write"), (("a.bib",), ("--write", "b.bib", "--correct", "spelling"), "spelling"),
    (("a.bib", "sub/a.bib"), ("--write", "out"), "two of the files"), (("cut.json",), ("--write", "b.json"), "not JSON"), (("a.csv",), ("--write", "b.csv"), ".nbib"),
)  # fmt: skip


@pytest.mark.parametrize("row", REFUSED)
def test_refused(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: tuple[tuple[str, ...], tuple[str, ...], str]
) -> None:
    files, options, message = row
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    for name in ("a.bib", "sub/a.bib"):
        (tmp_path / name).write_text(BIB, encoding="utf-8", newline="")
    (tmp_path / "cut.json").write_bytes(CSL.rstrip()[:-1].encode("utf-16"))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    done = cli("check", "--no-enrich", *files, *options)
    assert done.code == 2
    assert message in done.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()} == before


def test_a_copy_of_json_in_utf_16_stays_in_utf_16(cli: Cli, tmp_path: Path) -> None:
    text = '[{"id": "one", "type": "book", "title": "Tïdes", "DOI": "https://doi.org/10.5555/w.1"}]'
    (tmp_path / "wide.json").write_bytes(text.encode("utf-16"))
    cli("check", "--no-enrich", tmp_path / "wide.json", "--write", tmp_path / "b.json")
    assert (tmp_path / "b.json").read_bytes().decode("utf-16") == text.replace("https://doi.org/", "")
