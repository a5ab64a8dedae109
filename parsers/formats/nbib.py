"""MEDLINE text, as PubMed saves citations (.nbib): one record a citation, four columns of tag, then the text.

PMID begins a record, and an empty line ends it. What follows an author ("AUID", "AD") is that author's; group authors
("CN") stand where the article has them; editors of books and investigators have tags of their own.
(NLM, "MEDLINE/PubMed Data Element (Field) Descriptions".)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from parsers import clean
from parsers.encoding import decode
from parsers.formats import Unreadable
from parsers.formats.gathered import NO_FIELD, Collected
from parsers.formats.library import MOST_ENTRIES, Library, LibraryEntry, Problem, Watch, library_entry, unwatched
from parsers.formats.nbib_parts import PARTS
from parsers.formats.nbib_people import people
from parsers.formats.pubmed_links import TAGS as LINKS
from parsers.formats.tagged import Field, TaggedEntry, fields
from parsers.numbering import read_issue, read_volume
from parsers.record import Reading

SOURCE = "page"
_TAG = re.compile(r"(?=.{4}-)([A-Z]{2,4}) {0,2}-(?: (.*))?$", re.DOTALL)


def read(body: bytes, watch: Watch = unwatched) -> Library:
    """The records of a file. Raises Unreadable where no line of it has a tag of the MEDLINE format."""
    entries: list[LibraryEntry] = []
    problems: list[Problem] = []
    text = decode(body).text
    lines = text.count("\n") + 1
    for entry in split(text):
        watch(entry.line, lines, "lines")
        if len(entries) == MOST_ENTRIES:
            problems.append(
                Problem(line=entry.line, message=f"line {entry.line}: only {MOST_ENTRIES} records are read")
            )
            break
        if not entry.all("PMID", "TI", "TT", "BTI", "FAU", "AU") and entry.fields[0].tag != "PMID":
            message = f"line {entry.line}: a record without PMID, title or author"
            problems.append(Problem(line=entry.line, message=message))
            continue
        key = next((field.folded()[:40] for field in entry.all("PMID")), f"record-{len(entries) + 1}")
        reading = _reading(entry)
        if not any(field != "type" for field in reading.record.said_fields()):
            problems.append(Problem(line=entry.line, message=f"line {entry.line}: nothing of this record can be read"))
            continue
        entries.append(library_entry(key, entry.line, reading))
    if not entries and not problems and body.strip():
        raise Unreadable("no line of it has a tag of PubMed's MEDLINE format (PMID- …)")
    return Library(entries=tuple(entries), problems=tuple(problems))


def split(text: str) -> Iterator[TaggedEntry]:
    """The records of a file. Where none has a PMID, the tag that begins the first begins the others."""
    held: list[Field] = []
    begins = "PMID"
    for field in fields(text, read_tag):
        if held and (field.tag == "PMID" or (field.after_blank and field.tag == begins)):
            yield TaggedEntry(tuple(held), held[0].line)
            held = []
        if not held:
            begins = field.tag
        held.append(field)
    if held:
        yield TaggedEntry(tuple(held), held[0].line)


def read_tag(line: str) -> tuple[str, str] | None:
    """A line's tag and text: two to four capitals, blanks up to the fourth column, a hyphen and a blank."""
    found = _TAG.match(line)
    return (found[1], found[2] or "") if found is not None else None


def _reading(entry: TaggedEntry) -> Reading:
    got = Collected()
    of_book = bool(entry.all("BTI"))
    for tag, (name, convert) in (SINGLE | (OF_BOOK if of_book else OF_ARTICLE)).items():
        for field in entry.all(tag):
            if name not in got.values:
                got.read(name, convert, field.folded(), field.where)
    people(entry, got)
    for part in PARTS:
        part(entry, got)
    for field in entry.fields:
        if field.text and field.tag in NO_PLACE:
            got.lose(NO_PLACE[field.tag], field.folded(), field.where, NO_FIELD)
        elif field.text and field.tag not in KNOWN:
            got.lose("other", field.folded(), field.where, "a tag nobody knows")
    return got.reading(SOURCE)


_Convert = Callable[[str], Any]
# Tags that are one value, with what reads them.
SINGLE: dict[str, tuple[str, _Convert]] = {
    "PMID": ("pmid", clean.pmid), "PMC": ("pmcid", clean.pmcid), "AB": ("abstract", clean.rich), "CI": ("rights", clean.line),
    "VI": ("volume", read_volume),
}  # fmt: skip
OF_ARTICLE: dict[str, tuple[str, _Convert]] = {
    "TA": ("container_title_short", clean.line), "IP": ("issue", read_issue),
}  # fmt: skip
OF_BOOK: dict[str, tuple[str, _Convert]] = {
    "PB": ("publisher", clean.line), "PL": ("publisher_place", clean.line), "EN": ("edition", clean.line), "CTI": ("collection_title", clean.line),
}  # fmt: skip
# Tags of things that are said and that a record has no place for, with the field they come nearest to.
NO_PLACE = {"OAB": "abstract", "OCI": "rights", "GN": "note"}
# All other tags that the format has: what is read by a part, and NLM's own affairs (dates of indexing, status, subsets,
# substances, data banks, the citation once more).
KNOWN = frozenset((*SINGLE, *OF_ARTICLE, *OF_BOOK, *LINKS, *NO_PLACE)) | frozenset(
    """
    AD AID AU AUID BTI CDAT CN COI COIS CRDT CTDT DA DCOM DDAT DEP DP DRDT ED EDAT FAU FED FIR FPS GR GS IR IRAD IS ISBN JID JT LA LID
    LR MH MHDA MID NM OABL OID OT OTO OWN PG PHST PMCR PS PST PT PUBM RF RN SB SFM SI SO STAT TI TT VTI
    """.split()
)
