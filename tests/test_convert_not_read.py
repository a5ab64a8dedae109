"""What a library's entries say and was not read: told once by field, with the entries, by `convert` and `bibliography`."""

from __future__ import annotations

import io
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


_CZECH, _FRENCH = "Žižek píše česky a dobře", "Étude sur les élèves de l’école à Besançon, où l’été dure"
_SAID, _GUESSED = "as it says itself.", "guessed: save it as UTF-8, and nothing has to be guessed."
# (name, text, encoding, what is told of it)
ENCODED: tuple[tuple[str, str, str, str], ...] = (
    ("a.ris", f"TY  - JOUR\nID  - r\nTI  - {_CZECH}\nER  - \n", "cp1250", f"read as windows-1250, {_GUESSED}"), ("a.ris", f"TY  - JOUR\nID  - r\nTI  - {_CZECH}\nER  - \n", "utf-8", ""),
    ("a.ris", f"TY  - JOUR\rID  - r\rTI  - {_FRENCH}\rER  - \r", "mac-roman", f"read as Mac Roman, {_GUESSED}"),
    ("a.nbib", f"PMID- 1\nTI  - {_FRENCH}\n", "mac-roman", f"read as Mac Roman, {_GUESSED}"),
    ("a.json", f'[{{"id": "r", "type": "book", "title": "{_CZECH}"}}]', "cp1250", f"read as windows-1250, {_GUESSED}"),
    ("a.json", f'[{{"id": "r", "type": "book", "title": "{_CZECH}"}}]', "utf-16", f"read as UTF-16, {_SAID}"),
    ("a.json", f'[{{"id": "r", "type": "book", "title": "{_CZECH}"}}]', "utf-16-le", f"read as UTF-16, {_SAID}"),
    ("a.xml", f'<?xml version="1.0" encoding="windows-1250"?><mods ID="r"><titleInfo><title>{_CZECH}</title></titleInfo></mods>', "cp1250", f"read as windows-1250, {_SAID}"),
    ("a.bib", f"@book{{r, title={{{_CZECH}}}}}", "utf-8", ""), ("a.bib", f"\0@book{{r, title={{{_CZECH}}}}}", "utf-8", ""),
    ("a.bib", f"@book{{r, title={{{_CZECH}}}}}", "utf-8-sig", ""),
    ("a.bib", f"@book{{r, title={{{_CZECH}}}}}", "utf-16", f"read as UTF-16, {_SAID}"), ("a.bib", f"@book{{r, title={{{_CZECH}}}}}", "cp1250", f"read as windows-1250, {_GUESSED}"),
    ("a.bib", f"% Encoding: Cp1250\n@book{{r, title={{{_CZECH}}}}}", "cp1250", f"read as windows-1250, {_SAID}"),
    ("a.bib", f"@book{{r, title={{{_FRENCH}}}}}", "mac-roman", f"read as Mac Roman, {_GUESSED}"), ("a.bib", f"@book{{r, title={{{_FRENCH}}}}}", "cp1252", f"read as windows-1252, {_GUESSED}"),
    ("a.bib", "%% Saved with string encoding Western (Mac OS Roman) \n\n@book{r, title={Été}}", "mac-roman", f"read as Mac Roman, {_SAID}"),
    ("a.bib", "%% Created for Roe at 2006-01-01 \n\n\n%% Saved with string encoding Central European (Windows Latin 2) \n\n@book{r, title={Žižek}}", "cp1250", f"read as windows-1250, {_SAID}"),
)  # fmt: skip


@pytest.mark.parametrize("row", ENCODED, ids=lambda row: f"{row[0]} {row[2]}")
def test_an_encoding_other_than_utf_8_is_told(tmp_path: Path, cli: Cli, row: tuple[str, str, str, str]) -> None:
    name, text, encoding, told = row
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    done = cli("convert", str(path), "-t", "csl-json")
    assert json.loads(done.out)[0]["title"].startswith(("Žižek", "Été", _FRENCH))
    assert done.err == (f"{path}: {told}\n" if told else ""), done.err


def test_a_file_of_two_encodings_is_read_letter_by_letter(tmp_path: Path, cli: Cli) -> None:
    """As files are that were put together: UTF-8 and, of one entry, Latin-1."""
    (tmp_path / "a.bib").write_bytes(
        f"@book{{a, title={{{_CZECH * 3}}}}}\n".encode() + "@book{b, title={Étude}}".encode("latin-1")
    )
    done = cli("convert", str(tmp_path / "a.bib"), "-t", "csl-json")
    assert [item["title"] for item in json.loads(done.out)] == [_CZECH * 3, "Étude"]
    assert f"read as UTF-8 (not all of it is), {_GUESSED}" in done.err


@pytest.mark.parametrize(
    "command", [("check", "--no-enrich"), ("bibliography",), ("convert", "-t", "ris")], ids=lambda one: one[0]
)
@needs_styles
def test_each_command_tells_it(tmp_path: Path, cli: Cli, command: tuple[str, ...]) -> None:
    (tmp_path / "a.bib").write_bytes(
        f"@book{{r, title={{{_FRENCH}}}, author={{Roe, A.}}, year=2001}}".encode("mac-roman")
    )
    done = cli(command[0], str(tmp_path / "a.bib"), *command[1:])
    assert (
        _FRENCH.lower() in f"{done.out}".lower() or command[0] == "check",
        f"a.bib: read as Mac Roman, {_GUESSED}" in done.err,
    ) == (True, True)


def test_standard_input_and_a_library_whose_keys_are_kept_tell_it_too(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = f"@book{{r, title={{{_FRENCH}}}}}".encode("mac-roman")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(body)))
    assert f"standard input: read as Mac Roman, {_GUESSED}" in cli("convert", "-", "--from", "bib", "-t", "ris").err
    (tmp_path / "mine.bib").write_bytes(body)
    page = Path(__file__).parents[1] / "fixtures" / "demo" / "synapse-record.txt"
    done = cli(
        "harvest", str(page), "--no-enrich", "-o", str(tmp_path / "out"), "--freeze-keys", str(tmp_path / "mine.bib")
    )
    assert f"mine.bib: read as Mac Roman, {_GUESSED}" in done.err
