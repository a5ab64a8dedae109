"""EndNote's import format (.enw), which Google Scholar and publishers offer too, and Refer's, of which it was made: a percent sign and a
letter before each text, `%0` before the type. Records of Refer have no type; an empty line parts them.

EndNote exports the same fields as RIS, so each tag has one there, and what that means in a reference of a type is said once
(`ris_tags`). (EndNote's manual, "Creating a Tagged EndNote Import File"; refer(1) of M. Lesk.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.encoding import decode
from parsers.formats import Unreadable, ris
from parsers.formats.endnote_types import BY_NAME
from parsers.formats.library import MOST_ENTRIES, Library, LibraryEntry, Problem, Watch, library_entry, unwatched
from parsers.formats.ris_tags import FAMILY
from parsers.formats.tagged import Field, fields

_TAG = re.compile(r"\ufeff?%([0-9A-Za-z?@!#$\]&()*+^><\[=~])(?:[ \t](.*)|\Z)", re.DOTALL)
# The tag to the one of RIS that EndNote exports the field as; of what says nothing of the work (attached files, a change's date) to L1.
TAGS: dict[str, str] = {
    "A": "AU", "B": "T2", "C": "CY", "D": "PY", "E": "A2", "F": "ID", "G": "LA", "I": "PB", "J": "T2", "K": "KW", "L": "CN", "M": "AN", "N": "IS",
    "O": "J2", "P": "SP", "Q": "TT", "R": "DO", "S": "T3", "T": "TI", "U": "UR", "V": "VL", "W": "DP", "X": "AB", "Y": "A3", "Z": "N1", "1": "C1",
    "2": "C2", "3": "C3", "4": "C4", "6": "NV", "7": "ET", "8": "DA", "9": "M3", "?": "A4", "@": "SN", "!": "ST", "#": "C5", "$": "C6", "]": "C7",
    "&": "SE", "(": "OP", ")": "RP", "*": "RI", "+": "AD", "^": "CA", "<": "RN", "[": "Y2", "~": "DB", ">": "L1", "=": "L1",
}  # fmt: skip
_TYPE = "0"
_TYPES = BY_NAME | {"serial publication": "SER", "serial (book, monograph)": "SER", "film": "MPCT", "broadcast": "MPCT"}
# What Refer tells a record's type by: the first of these tags that it has.
_BY_TAGS = (("J", "JOUR"), ("B", "CHAP"), ("I", "BOOK"))


def read(body: bytes, watch: Watch = unwatched) -> Library:
    """The records of a file, in whatever encoding. Raises Unreadable where no line of it has a tag."""
    entries: list[LibraryEntry] = []
    problems: list[Problem] = []
    text = decode(body).text
    lines = text.count("\n") + 1
    for record in split(text):
        watch(record[0].line, lines, "lines")
        line = record[0].line
        if len(record) == 1 and record[0].tag == _TYPE:
            problems.append(Problem(line=line, message=f"line {line}: a record with nothing in it but its type"))
        elif len(entries) == MOST_ENTRIES:
            problems.append(Problem(line=line, message=f"line {line}: only {MOST_ENTRIES} records are read"))
            break
        else:
            label = next((field.folded()[:200] for field in record if field.tag == "F" and field.text), "")
            shown: dict[str, str] = {}
            reading = ris.lent(list(_as_ris(record, shown)), line, shown)
            entries.append(library_entry(label or f"record-{len(entries) + 1}", line, reading))
    if not entries and not problems and body.strip():
        raise Unreadable("no line of it has a tag of EndNote's import format (%T …)")
    return Library(entries=tuple(entries), problems=tuple(problems))


def split(text: str) -> Iterator[list[Field]]:
    """The records of a file as their fields: one begins at its type, or, where the one above has none, behind an empty line."""
    held: list[Field] = []
    for field in fields(text, _read_tag):
        if held and (field.tag == _TYPE or (field.after_blank and held[0].tag != _TYPE)):
            yield held
            held = []
        held.append(field)
    if held:
        yield held


def _read_tag(line: str) -> tuple[str, str] | None:
    found = _TAG.match(line)
    return (found[1], found[2] or "") if found is not None else None


def _as_ris(record: Sequence[Field], shown: dict[str, str]) -> Iterator[Field]:
    """The fields of a record as those of RIS, its type first."""
    kind, begin = _kind(record)
    first = Field("TY", kind, begin.line, begin.last)
    shown[first.where] = f"%{begin.tag} (line {begin.line})"
    yield first
    tags = {field.tag for field in record if field.text}
    for field in record:
        tag = TAGS.get(field.tag, "ZZ")
        if field.tag == "J" and kind == "THES" and "I" not in tags:
            tag = "PB"  # CNKI: the university stands where a journal would
        if tag == "IS" and FAMILY.get(kind) in ("book", "part"):
            tag = "SV"  # the number of a book is that in its series
        # Terms stand each in a line of their own.
        for text in field.text.split("\n") if tag == "KW" else (field.text,):
            if field.tag != _TYPE and text:
                one = field._replace(tag=tag, text=text)
                shown.setdefault(one.where, f"%{field.tag} (line {field.line})")
                yield one


def _kind(record: Sequence[Field]) -> tuple[str, Field]:
    """The type as RIS has it, and the field that tells it."""
    told = next((field for field in record if field.tag == _TYPE), None)
    if told is not None:
        # Unknown to us, but a reference all the same: EndNote's users may make types of their own.
        return _TYPES.get(told.folded().lower(), "GEN"), told
    by_tag = {field.tag: field for field in record}
    return next(((kind, by_tag[tag]) for tag, kind in _BY_TAGS if tag in by_tag), ("GEN", record[0]))
