"""Web of Science's own text (.ciw, and .txt of "Plain text"): PT begins a record, ER ends it, two letters before each text.

Authors, editors and addresses stand each in a line of their own; other texts are folded at any length. Each tag is one of RIS (`ris_tags`).
(Clarivate's "Web of Science Core Collection Field Tags".) The same tags head the columns of its "Tab delimited file". Its other databases (MEDLINE,
BIOSIS, the Zoological Record, INSPEC) have pages in PS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.encoding import decode
from parsers.formats import Unreadable, ris
from parsers.formats.library import MOST_ENTRIES, Library, LibraryEntry, Problem, Watch, library_entry, unwatched
from parsers.formats.pubmed_titles import without_stop
from parsers.formats.tagged import Field, TaggedEntry, fields

_TAG = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: (.*)|\Z)", re.DOTALL)
TAGS: dict[str, str] = {
    "TI": "TI", "SO": "T2", "SE": "T3", "JI": "J2", "LA": "LA", "DE": "KW", "ID": "KW", "AB": "AB", "PU": "PB", "PI": "CY", "SN": "SN", "EI": "SN",
    "BN": "SN", "PD": "DA", "PY": "PY", "VL": "VL", "IS": "IS", "BP": "SP", "EP": "EP", "DI": "DO", "C1": "AD", "RP": "RP",
    "OI": "RI", "RI": "RI", "CT": "C3", "PV": "CY",
}  # fmt: skip
# People and groups, each in a line of its own; of the authors' two lists the one with whole names counts.
_PEOPLE = {"AF": "AU", "AU": "AU", "BE": "A2"}
_GROUPS = {"CA": "AU", "GP": "A2"}
_TERMS = frozenset(("DE", "ID"))
# What says nothing of the work: the file's frame, numbers of citations, subjects of journals, and who paid, where, in what access.
_SILENT = frozenset(
    "FN VR PT DT ER EF UT CR NR TC Z9 U1 U2 PG GA WC SC WE OA DA HC HP EM PA FU FX P2 J9 C3 HO CL CY SP ES EY MA SI NI".split()
)


def read(body: bytes, watch: Watch = unwatched) -> Library:
    """The records of a file, in whatever encoding. Raises Unreadable where none begins in it."""
    entries: list[LibraryEntry] = []
    problems: list[Problem] = []
    text = decode(body).text
    lines = text.count("\n") + 1
    for entry in _split(text):
        watch(entry.line, lines, "lines")
        if len(entries) == MOST_ENTRIES:
            problems.append(
                Problem(line=entry.line, message=f"line {entry.line}: only {MOST_ENTRIES} records are read")
            )
            break
        shown: dict[str, str] = {}
        reading = ris.lent(list(_as_ris(entry, shown)), entry.line, shown)
        number = next((field.folded()[:200] for field in entry.all("UT")), f"record-{len(entries) + 1}")
        entries.append(library_entry(number, entry.line, reading))
    if not entries and body.strip():
        raise Unreadable("no line of it begins a record of Web of Science (PT J)")
    return Library(entries=tuple(entries), problems=tuple(problems))


def _split(text: str) -> Iterator[TaggedEntry]:
    if _TABLE.match(text) is not None:
        yield from _rows(text)
        return
    held: list[Field] = []
    for field in fields(text, _read_tag):
        if field.tag in ("PT", "ER", "EF"):
            if held:
                yield TaggedEntry(tuple(held), held[0].line)
            held = []
        if field.tag == "PT" or held:
            held.append(field)
    if held:
        yield TaggedEntry(tuple(held), held[0].line)


_TABLE = re.compile(r"\ufeff?PT\t(?:[A-Z][A-Z0-9]\t)+")


def _rows(text: str) -> Iterator[TaggedEntry]:
    """The records of a tab-delimited file: a row each, under its tags; people are parted by semicolons there."""
    head, *rows = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tags = head.split("\t")
    for line, row in enumerate(rows, start=2):
        cells = zip(tags, row.split("\t"), strict=False)
        held = [
            Field(
                tag, _PARTED.sub("\n", cell.strip()) if tag in _PEOPLE or tag in _GROUPS else cell.strip(), line, line
            )
            for tag, cell in cells
        ]
        if any(field.text for field in held):
            yield TaggedEntry(tuple(held), line)


_PARTED = re.compile(r"\s*;\s*")


def _read_tag(line: str) -> tuple[str, str] | None:
    found = _TAG.match(line)
    return (found[1], found[2] or "") if found is not None else None


def _as_ris(entry: TaggedEntry, shown: dict[str, str]) -> Iterator[Field]:
    """The fields of a record as those of RIS, its type first."""

    def lend(tag: str, text: str, field: Field) -> Field:
        one = Field(tag, text, field.line, field.last)
        shown.setdefault(one.where, field.where)
        return one

    kind = _kind(entry)
    yield lend("TY", kind, entry.fields[0])
    has_whole_names = bool(entry.all("AF"))
    # MEDLINE's and the Zoological Record's titles all end in a full stop, which is the database's.
    source = next((field.folded() for field in entry.all("UT")), "").partition(":")[0]
    has_pages = bool(entry.all("BP", "AR"))
    for field in entry.fields:
        if field.tag == "UT" and (numbered := _OF_MEDLINE.fullmatch(field.folded())) and not entry.all("PM"):
            yield lend("AN", f"PMID: {numbered[1]}", field)
            continue
        if field.tag in _SILENT or not field.text or (field.tag == "AU" and has_whole_names):
            continue
        if field.tag in _PEOPLE or field.tag in _GROUPS:
            for line in field.text.split("\n"):
                # A group's name ends with a comma, as EndNote has it.
                yield (
                    lend(_PEOPLE[field.tag], line, field)
                    if field.tag in _PEOPLE
                    else lend(_GROUPS[field.tag], f"{line},", field)
                )
        elif field.tag in _TERMS:
            yield from (lend("KW", term.strip(), field) for term in field.folded().split(";") if term.strip())
        elif field.tag == "TI" and source in _STOPPED:
            yield lend("TI", without_stop(field.folded()), field)
        elif field.tag == "PS":
            numbered = _NUMBERED.fullmatch(field.folded())
            if numbered or not has_pages:
                yield lend("C7", numbered[1], field) if numbered else lend("SP", field.folded(), field)
        elif field.tag == "BP" and any(_NUMBERED.fullmatch(one.folded()) for one in entry.all("PS")):
            continue
        elif field.tag == "PM":
            yield lend("AN", f"PMID: {field.folded()}", field)
        elif field.tag == "SU":
            yield lend("IS", f"Suppl. {field.folded()}", field)
        elif field.tag == "AR":
            yield lend("C7", field.folded().removeprefix("UNSP "), field)  # unspecified, what it is a number of
        else:
            yield lend(TAGS.get(field.tag, "U1"), field.folded(), field)


# BIOSIS: "Article No.: e0191645", which it calls a first page too.
_NUMBERED = re.compile(r"Article No\.?:?\s?(\S{1,40})", re.IGNORECASE)
_STOPPED = frozenset(("MEDLINE", "ZOOREC"))
_OF_MEDLINE = re.compile(r"MEDLINE:(\d{1,8})")


def _kind(entry: TaggedEntry) -> str:
    """The type of RIS, by the kinds of document first: a paper of a meeting may stand in a journal, or in a book."""
    published = next((field.folded() for field in entry.all("PT")), "")
    kinds = {part.strip().lower() for field in entry.all("DT") for part in field.folded().split(";")}
    if published == "J":
        return "ABST" if "meeting abstract" in kinds else "JOUR"
    if published == "P":
        return "PAT"
    if "book chapter" in kinds:
        return "CHAP"
    return "CPAPER" if {"proceedings paper", "meeting abstract"} & kinds or published == "C" else "BOOK"
