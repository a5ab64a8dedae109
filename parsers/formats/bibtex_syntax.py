"""The syntax of .bib files: entries with their fields' raw values, strings resolved; broken entries with their line."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.formats.bibtex_keys import NAME, Key, read_key
from parsers.formats.bibtex_strays import missed, passed_over, taken_out
from parsers.formats.library import MOST_ENTRIES

MONTHS = {
    name: name.capitalize()
    for name in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
}
_START = re.compile(r"@\s*([A-Za-z]+)\s*([{(])")
_NAME = re.compile(rf"[\s,]*{NAME}")
# Web of Science's "Early Access Date = {{NOV 2018}}": no name to BibTeX, which passes over the rest of the entry.
_NAME_OF_WORDS = re.compile(r"[\s,]*([A-Za-z]\w*(?:[ \t][A-Za-z]\w*){1,3})\s*=\s*(?=[{\"])")
# Files of old Macs end their lines with a carriage return alone.
_LINE_END = re.compile(r"\r\n?|\n")
_NEXT = re.compile(r"(?:^|(?<=\r))[ \t]*@", re.MULTILINE)
_BARE = re.compile(r"[^\s,#{}()\"=]+")


class Place(NamedTuple):
    """Where a field stands in the text: its name as it is written, where that begins, and where the value begins and ends."""

    name: str
    start: int
    value: int
    end: int


class Entry(NamedTuple):
    """One entry: its type in lower case, its key, the line it begins at, its fields in order, names in lower case.

    `places` tells where in the text each field stands, delimiters of its value included; `key_at` where the key begins and
    `close` where the closing brace is. `undefined` are fields with the macros in them that no @string defines.
    """

    kind: str
    key: str
    line: int
    fields: tuple[tuple[str, str], ...]
    places: tuple[Place, ...] = ()
    key_at: int = 0
    close: int = 0
    undefined: tuple[tuple[str, str], ...] = ()


class _Broken(Exception):
    pass


# How much longer a file may become by its macros: journals' names stand for three letters, and no more than that is honest.
MOST_TIMES = 20
LEAST_EXPANDED = 1_000_000
LONGEST_MACRO = 10_000
# How far it is looked for what would end a value without an end, all such values of a file together. Behind that any "@" that begins a line
# ends one: else each entry of a file would be looked through to the end of the file.
_TIMES_LOOKED, _ALWAYS_LOOKED = 3, 1_000_000


class _File:
    """What is known of a file while it is read: its @strings, how many characters may still be put in their places, and
    through how many may still be looked for the ends of values that have none.

    Each of forty that names the one before it twice would double its text: what a file's macros make of it is bounded, in
    macros and in entries apart, so that the one's excess takes nothing from the other.
    """

    def __init__(self, size: int, most: int) -> None:
        self.texts = dict(MONTHS)
        self.most = most
        self.patience = _TIMES_LOOKED * size + _ALWAYS_LOOKED
        self.put_in: dict[bool, int] = {True: 0, False: 0}
        self.in_entry = False
        self.field = ""
        self.undefined: list[tuple[str, str]] = []
        self.remarks: list[str] = []

    def define(self, fields: list[tuple[str, str]]) -> None:
        """Take what an @string says. Raises _Broken for a text that is longer than any name."""
        for name, text in fields:
            if len(text) > LONGEST_MACRO:
                raise _Broken(f"the macro {name[:60]} is longer than {LONGEST_MACRO:,} characters")
            self.texts[name] = text

    def expanded(self, name: str) -> str:
        """What a bare word of a value stands for. Raises _Broken where the file has had more than its share."""
        text = self.texts.get(name.lower())
        if text is None:
            if name[0].isalpha():
                self.undefined.append((self.field, name))
            return name
        if self.put_in[self.in_entry] + len(text) > self.most:
            raise _Broken(f"the file's @string macros expand to more than {self.most:,} characters")
        self.put_in[self.in_entry] += len(text)
        return text


_END, _JOINED = re.compile(r"[\s,]*[})]"), re.compile(r"\s*#")


def parse(text: str, most_expanded: int | None = None) -> tuple[list[Entry], list[tuple[int, str]]]:
    """(entries, problems with their lines). Comments and preambles are left out.

    `most_expanded` is how many characters all macros together may put in, where that is not to follow from the file's size.
    """
    entries: list[Entry] = []
    problems: list[tuple[int, str]] = []
    file = _File(len(text), MOST_TIMES * len(text) + LEAST_EXPANDED if most_expanded is None else most_expanded)
    at, line, counted = 0, 1, 0
    is_of_mac = "\r" in text
    while (start := _START.search(text, at)) is not None and len(entries) < MOST_ENTRIES:
        line += (
            sum(1 for _end in _LINE_END.finditer(text, counted, start.start()))
            if is_of_mac
            else text.count("\n", counted, start.start())
        )
        counted = start.start()
        kind = start[1].lower()
        at = start.end()
        if kind == "comment":
            continue
        if (out := taken_out(text, start.start())) is not None:
            at = out
            continue
        file.in_entry = kind not in ("preamble", "string")
        try:
            if kind == "preamble":
                _value, at = _read_value(text, at, file)
            elif kind == "string":
                fields, _places, at = _read_fields(text, at, file)
                file.define(fields)
            else:
                entry, at = _read_entry(text, start, line, file)
                entries.append(entry)
                problems += [(line, f"@{kind} at line {line}: {remark}") for remark in file.remarks[:1]]
        except _Broken as broken:
            problems.append((line, f"@{kind} at line {line}: {broken}"))
            following = _NEXT.search(text, start.end())
            at = following.start() if following else len(text)
    return entries, problems


def _read_entry(text: str, start: re.Match[str], line: int, file: _File) -> tuple[Entry, int]:
    kind = start[1].lower()
    key = read_key(text, start.end(), start[2])
    if not isinstance(key, Key):
        raise _Broken(key)
    file.undefined.clear()
    file.remarks[:] = [key.remark] if key.remark else []
    fields, places, at = _read_fields(text, key.end, file)
    return Entry(kind, key.text, line, tuple(fields), tuple(places), key.at, at - 1, tuple(file.undefined)), at


def _read_fields(text: str, at: int, file: _File) -> tuple[list[tuple[str, str]], list[Place], int]:
    fields: list[tuple[str, str]] = []
    places: list[Place] = []
    while True:
        usual = _USUAL_FIELD.match(text, at)
        if usual is not None:
            called, value = usual.groups()
            if fields and "," not in text[at : usual.start(1)]:
                file.remarks.append(missed(called))
            at = usual.end()
            fields.append((called.lower(), value[1:-1]))
            places.append(Place(called, usual.start(1), usual.start(2), at))
            continue
        name = _NAME.match(text, at) or _NAME_OF_WORDS.match(text, at)
        if name is None:
            end = _END.match(text, at)
            if end is not None:
                return fields, places, end.end()
            stray = passed_over(text, at)
            if stray is None:
                raise _Broken(f"a field or the closing brace is missing {_before(text, at)}")
            at, remark = stray
            file.remarks.append(remark)
            continue
        if fields and "," not in text[at : name.start(1)]:
            file.remarks.append(missed(name[1]))
        file.field = name[1].lower()
        value, at = _read_value(text, name.end(), file)
        fields.append((name[1].lower(), value))
        places.append(Place(name[1], name.start(1), name.end(), at))


# A name and one value in braces, in which braces stand in pairs and nothing could be the next entry: most fields are so.
_USUAL_FIELD = re.compile(
    rf"{_NAME.pattern}(\{{(?:[^{{}}\\@]++|\\.|\{{(?:[^{{}}\\@]++|\\.|\{{(?:[^{{}}\\@]++|\\.)*+\}})*+\}})*+\}})(?!\s*#)",
    re.DOTALL,
)


def _before(text: str, at: int) -> str:
    """Where something is missing: what stands on the next line that has anything, or that the file ends there."""
    line = text[at : at + 400].strip(", \t\r\n").splitlines()
    return f"before “{line[0].strip()[:40]}”" if line else "where the file ends"


def _read_value(text: str, at: int, file: _File) -> tuple[str, int]:
    """A value: pieces in braces or quotation marks, numbers and names of strings, joined by "#"."""
    pieces: list[str] = []
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text):
            raise _Broken("the file ends inside a value")
        if text[at] in '{"':
            piece, at = _delimited(text, at, file)
        else:
            bare = _BARE.match(text, at)
            if bare is None:
                raise _Broken(f"a value is missing {_before(text, at)}")
            piece, at = file.expanded(bare[0]), bare.end()
        pieces.append(piece)
        joined = _JOINED.match(text, at)
        if joined is None:
            return "".join(pieces), at
        at = joined.end()


_SIGNS = r'[{}"\\]|(?:^|(?<=\r))[ \t]*@'
_MARKS = re.compile(rf"{_SIGNS}[A-Za-z]+[ \t]*\{{", re.MULTILINE)
_MARKS_OF_BROKEN = re.compile(_SIGNS, re.MULTILINE)


def _delimited(text: str, start: int, file: _File) -> tuple[str, int]:
    closing, depth, at = ("}" if text[start] == "{" else '"'), 0, start + 1
    why = "a closing brace or quotation mark is missing"
    marks = _MARKS if file.patience > 0 else _MARKS_OF_BROKEN
    while (mark := marks.search(text, at)) is not None and "@" not in (char := mark[0]):
        at = mark.end()
        if char == "\\":
            at += 1
        elif char == closing and depth == 0:
            return text[start + 1 : mark.start()], at
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth < 0:
                why = "a brace closes nothing"
                break
    file.patience -= (mark.start() if mark is not None else len(text)) - start
    raise _Broken(why)
