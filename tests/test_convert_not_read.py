"""What a library's entries say and was not read: told once by field, with the entries, by `convert` and `bibliography`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from citation_styles import needs_styles
from command_line import Cli

from harvester.not_read import MOST_FIELDS, not_read
from parsers.formats import csl_json

ITEMS = [{"id": f"k{n}", "type": "book", "title": "T", "archive": "B"} for n in range(5)]
ITEMS[1]["section"] = "7"
CSL = json.dumps(ITEMS)
# (name, what it holds, what is told)
FILES: tuple[tuple[str, str, str], ...] = (
    ("a.json", CSL, "Not read: archive (5 entries: k0, k1, k2, …); section (1 entry: k1)."),
    ("a.json", json.dumps([{"id": "a", "type": "nonsense", "title": "T"}]), "Not read: type (1 entry: a)."),
    ("a.ris", "TY  - JOUR\nID  - r\nTI  - T\nNV  - 3\nAB  - One\nAB  - Two\nL3  - x\nM1  - y\nER  - \n", "NV (1 entry: r)"),
    ("a.ris", "TY  - JOUR\nID  - r\nTI  - T\nAB  - One\nAB  - Two\nER  - \n", "Not read: AB (1 entry: r)."),
    ("a.ris", "TY  - JOUR\nID  - r\nTI  - T\nL3  - x\nM1  - y\nER  - \n", "Not read: M1 (1 entry: r); L3 (1 entry: r)."),
    ("a.ris", "TY  - FOO\nID  - r\nTI  - T\nER  - \n", "Not read: TY (1 entry: r)."), ("a.nbib", "PMID- 1\nTI  - T\nLA  - eng\nLA  - fre\n", "Not read: LA (1 entry: 1)."),
    ("a.bib", "@book{b, title={T}, issn={1234-5678}}", "Not read: issn (1 entry: b)."),
    ("a.xml", "<xml><records><record><ref-type>6</ref-type><label>e</label><titles><title>T</title></titles><call-num>Q 1</call-num></record></records></xml>", "Not read: call-num (1 entry: e)."),
    ("a.xml", "<mods><titleInfo><title>T</title></titleInfo><classification>Q 1</classification></mods>", "classification (1 entry: "),
    ("a.xml", ("<record><controlfield tag='001'>m</controlfield><datafield tag='245'><subfield code='a'>T</subfield></datafield>"
     "<datafield tag='099'><subfield code='a'>x</subfield></datafield></record>"), "099 (1 entry: m)"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "text", "told"), FILES)
def test_convert_names_each_field_and_strict_ends_with_1(
    tmp_path: Path, cli: Cli, name: str, text: str, told: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = cli("convert", str(tmp_path / name), "-t", "csl-json", "-o", str(tmp_path / "out.json"))
    assert (done.code, told in done.err, done.err.count("Not read")) == (0, True, 1), done.err
    strict = cli("convert", str(tmp_path / name), "-t", "csl-json", "-o", str(tmp_path / "out.json"), "--strict")
    assert (strict.code, "not everything was read, and --strict is given" in strict.err) == (1, True)
    assert (tmp_path / "out.json").exists()


@needs_styles
def test_a_bibliography_of_libraries_tells_it_too(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "a.json").write_text(CSL, encoding="utf-8")
    done = cli("bibliography", str(tmp_path / "a.json"))
    assert (done.code, FILES[0][2] in done.err) == (0, True)


def test_what_was_read_whole_is_told_nothing_of_and_strict_is_content(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "a.json").write_text('[{"id": "a", "type": "book", "title": "T"}]', encoding="utf-8")
    done = cli("convert", str(tmp_path / "a.json"), "-t", "csl-json", "--strict")
    assert (done.code, done.err) == (0, "")


def test_a_key_that_could_not_be_kept_is_told(tmp_path: Path, cli: Cli) -> None:
    items = [{"id": key, "type": "book", "title": "T"} for key in ("a", "a", "b c", "d{", "e~")]
    (tmp_path / "a.json").write_text(json.dumps(items), encoding="utf-8")
    done = cli("convert", str(tmp_path / "a.json"), "-t", "csl-json")
    keys = [one["id"] for one in json.loads(done.out)]
    assert done.code == 0
    assert (
        f"4 keys stood twice or cannot be cited: “a” is {keys[1]}, “b c” is {keys[2]}, “d{{” is {keys[3]}, …."
        in done.err
    )
    (tmp_path / "b.ris").write_text("TY  - BOOK\nTI  - T\nER  - \n", encoding="utf-8")
    assert cli("convert", str(tmp_path / "b.ris"), "-t", "csl-json").err == ""


def test_what_is_told_is_short_and_harmless_whatever_the_file_says() -> None:
    hurtful = {"x\x1b[2J\n" + "y" * 5_000: 1} | {f"v{n}": 1 for n in range(1_000)}
    told = not_read(csl_json.read(json.dumps([{"id": "k\x1b\u202e" * 99, "type": "book"} | hurtful]).encode()).entries)
    assert told.isprintable()
    assert len(told) < 100 * MOST_FIELDS
    assert told.endswith(f"; {1_001 - MOST_FIELDS} more fields.")


# (name, text, encoding, what is told of it)
ENCODED: tuple[tuple[str, str, str, str], ...] = (
    ("a.ris", "TY  - JOUR\nID  - r\nTI  - Žižek píše česky a dobře\nER  - \n", "cp1250", "read as windows-1250, guessed"), ("a.ris", "TY  - JOUR\nID  - r\nTI  - Žižek\nER  - \n", "utf-8", ""),
    ("a.json", '[{"id": "r", "type": "book", "title": "Žižek píše česky a dobře"}]', "cp1250", "read as windows-1250, guessed"),
    ("a.json", '[{"id": "r", "type": "book", "title": "Žižek"}]', "utf-16", ""), ("a.json", '[{"id": "r", "type": "book", "title": "Žižek"}]', "utf-16-le", ""),
    ("a.xml", '<?xml version="1.0" encoding="windows-1250"?><mods ID="r"><titleInfo><title>Žižek</title></titleInfo></mods>', "cp1250", ""),
)  # fmt: skip


@pytest.mark.parametrize("row", ENCODED, ids=lambda row: f"{row[0]} {row[2]}")
def test_an_encoding_that_was_guessed_is_told(tmp_path: Path, cli: Cli, row: tuple[str, str, str, str]) -> None:
    name, text, encoding, told = row
    (tmp_path / name).write_bytes(text.encode(encoding))
    done = cli("convert", str(tmp_path / name), "-t", "csl-json")
    assert json.loads(done.out)[0]["title"].startswith("Žižek")
    assert (told in done.err, bool(done.err)) == (True, bool(told)), done.err
