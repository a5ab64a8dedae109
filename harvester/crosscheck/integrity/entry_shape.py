"""The shape of a library's entry: its key, its type, which fields it has, and where they would be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType

from harvester.crosscheck.codes import Code
from harvester.crosscheck.integrity.raw import RawEntry, record_field
from harvester.plain_words import cut, listed
from harvester.work import Finding, Mend

NO_KEY = Code(
    "key-missing", "warning", ("entry",), "An entry without a key",
    "Give it one: without a key it cannot be cited.",
)  # fmt: skip
KEY = Code(
    "key-characters", "warning", ("entry",), "A key with characters that BibTeX trips over",
    "Change it, here and where it is cited.",
)  # fmt: skip
KEY_TWICE = Code(
    "key-twice", "warning", ("entry", "list"), "One key for two entries",
    "Change one of them: only the first is ever cited.",
)  # fmt: skip
LINK = Code(
    "link-broken", "warning", ("entry", "list"), "An entry that refers to one that is not there",
    "Mend the key it names, or add that entry.",
)  # fmt: skip
TYPE = Code(
    "entry-type", "warning", ("entry",), "A type of entry that nobody knows",
    "Styles print it as “misc”: give one that they know.",
)  # fmt: skip
TWICE = Code(
    "field-twice", "warning", ("entry",), "A field that stands twice",
    "Keep one: readers take the first, or the last, or neither.",
)  # fmt: skip
MISPLACED = Code(
    "field-misplaced", "warning", ("entry",), "A field that is not read in this type of entry",
    "Rename it, or the type: as it stands it is not printed.",
)  # fmt: skip
DISAGREE = Code(
    "fields-disagree", "warning", ("entry",), "Two fields of an entry that say two things",
    "Keep the one that is right.",
)  # fmt: skip
EMPTY = Code("field-empty", "info", ("entry",), "A field with nothing in it", "It is taken away.")
CODES = (NO_KEY, KEY, KEY_TWICE, LINK, TYPE, TWICE, MISPLACED, DISAGREE, EMPTY)

# BibTeX's own types, biblatex's, and those that files of either have of old.
TYPES = frozenset(
    "article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings techreport unpublished "
    "artwork audio bibnote bookinbook collection commentary customa customb customc customd custome customf dataset electronic image "
    "inreference jurisdiction legal legislation letter movie music mvbook mvcollection mvproceedings mvreference online patent performance "
    "periodical reference report review set software standard suppbook suppcollection suppperiodical thesis video www xdata ieeetranbstctl".split()
)  # fmt: skip
# What people write, to what was meant.
_MEANT: Mapping[str, str] = MappingProxyType(
    {
        "paper": "article", "journal": "article", "journalarticle": "article", "thesisphd": "phdthesis", "phd": "phdthesis", "msc": "mastersthesis",
        "webpage": "online", "website": "online", "web": "online",
        "chapter": "incollection", "bookchapter": "incollection",
        "proceeding": "proceedings",
        "inproceeding": "inproceedings", "tech": "techreport", "preprint": "unpublished", "talk": "unpublished", "data": "dataset",
        "code": "software",
    }
)  # fmt: skip
# By type: a field that its styles do not print, to the one that they do.
_READ_AS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "article": {"booktitle": "journal"}, "inproceedings": {"journal": "booktitle", "journaltitle": "booktitle"},
        "conference": {"journal": "booktitle", "journaltitle": "booktitle"}, "incollection": {"journal": "booktitle", "journaltitle": "booktitle"},
        "phdthesis": {"publisher": "school"}, "mastersthesis": {"publisher": "school"},
        "techreport": {"publisher": "institution", "school": "institution"},
    }
)  # fmt: skip
_BAD = re.compile(r"[\s{}(),=\\\"#%~']")
_ISSUE = re.compile(r"[A-Za-z]{0,6}\.?\s?[0-9]{1,5}(?:\s?[-–/]+\s?[0-9]{1,5})?")


def check(entry: RawEntry) -> Iterator[Finding]:
    """What is to be said of an entry as a whole."""
    yield from _key(entry)
    if entry.format == "bibtex":
        yield from _type(entry)
        yield from _misplaced(entry)
        yield from _disagreeing(entry)
    counted = Counter(name for name, _text in entry.fields)
    for name, text in entry.fields:
        if not text.strip('{}" \t\r\n'):
            yield EMPTY.found(
                f"“{name}” is empty.", field=record_field(entry.format, name), mend=Mend(field=name, text=None)
            )
    for name, times in counted.items():
        if times > 1 and entry.format in ("bibtex", "csl-json"):
            yield TWICE.found(f"“{name}” stands {times} times in the entry.", field=record_field(entry.format, name))


def _key(entry: RawEntry) -> Iterator[Finding]:
    if entry.format not in ("bibtex", "csl-json"):
        return
    if not entry.key.strip():
        yield NO_KEY.found("The entry has no citation key.", field="key")
    elif entry.format == "bibtex" and (bad := sorted(set(_BAD.findall(entry.key)))):
        told = listed([f"“{char}”" if not char.isspace() else "a blank" for char in bad])
        yield KEY.found(
            f"The key “{cut(entry.key, 80)}” holds {told}.", field="key", suggestion=_BAD.sub("", entry.key)
        )


def _type(entry: RawEntry) -> Iterator[Finding]:
    kind = entry.kind.lower()
    if kind in TYPES:
        return
    meant = _MEANT.get(kind) or next(iter(get_close_matches(kind[:40], sorted(TYPES), 1, 0.8)), "")
    yield TYPE.found(
        f"Nobody knows entries of type “{cut(entry.kind, 60)}”{f'; “{meant}” may be meant' if meant else ''}.", field="type", suggestion=meant,
    )  # fmt: skip


def _misplaced(entry: RawEntry) -> Iterator[Finding]:
    kind = entry.kind.lower()
    for name, right in _READ_AS.get(kind, {}).items():
        # biblatex reads `journaltitle` for what BibTeX calls `journal`.
        if entry.first(name) and not entry.first(right) and not (right == "journal" and entry.first("journaltitle")):
            yield MISPLACED.found(
                f"“{name}” is not printed in entries of type “{kind}”; “{right}” is.", field=record_field(entry.format, name), suggestion=right,
            )  # fmt: skip
    if kind == "proceedings" and entry.first("pages"):
        yield MISPLACED.found(
            f"Whole proceedings have no pages (“{cut(entry.first('pages'), 40)}”): a paper in them is an “inproceedings”.", field="type",
            suggestion="inproceedings",
        )  # fmt: skip
    issue = entry.first("issue").strip("{} ")
    if issue and not entry.first("number") and _ISSUE.fullmatch(issue):
        yield MISPLACED.found(
            f"“issue” holds a number ({issue}), which styles look for in “number”.", field="issue", suggestion="number",
        )  # fmt: skip


def _disagreeing(entry: RawEntry) -> Iterator[Finding]:
    date, year = entry.first("date").strip(), re.sub(r"\D", "", entry.first("year"))
    if date and len(year) == 4 and re.match(r"[0-9]{4}", date) and not date.startswith(year):
        yield DISAGREE.found(f"“date” says {cut(date, 40)}, “year” {year}.", field="issued")
    names = [_bare(entry.first(name)) for name in ("journal", "journaltitle")]
    if all(names) and names[0] != names[1]:
        yield DISAGREE.found(
            f"“journal” says “{cut(entry.first('journal'))}”, “journaltitle” “{cut(entry.first('journaltitle'))}”.",
            field="container_title",
        )


def _bare(text: str) -> str:
    return re.sub(r"[^\w]", "", text).casefold()


_NAMED = 6
_LINKS = ("crossref", "xref", "xdata", "related", "entryset")


def check_file(entries: Sequence[RawEntry]) -> tuple[tuple[Finding, ...], ...]:
    """For each entry of a file what only the file tells: another entry with its key, and links that lead nowhere.

    BibTeX compares keys without regard to case.
    """
    of_key: dict[str, list[RawEntry]] = {}
    for entry in entries:
        of_key.setdefault(entry.key.casefold(), []).append(entry)
    return tuple((*_twins(entry, of_key), *_links(entry, of_key)) for entry in entries)


def _twins(entry: RawEntry, of_key: Mapping[str, Sequence[RawEntry]]) -> Iterator[Finding]:
    same = of_key[entry.key.casefold()]
    if entry.key and len(same) > 1:
        lines = [str(one.line) for one in same[:_NAMED] if one is not entry and one.line]
        unit = "item" if entry.format == "csl-json" else "line"
        where = f" (see {unit} {listed(lines)})" if lines else ""
        yield KEY_TWICE.found(
            f"The key “{cut(entry.key, 80)}” stands {len(same)} times in the file{where}.", field="key"
        )


def _links(entry: RawEntry, of_key: Mapping[str, Sequence[RawEntry]]) -> Iterator[Finding]:
    for name in _LINKS if entry.format == "bibtex" else ():
        for target in (part.strip() for part in entry.first(name).split(",")):
            if target and target.casefold() not in of_key:
                yield LINK.found(f"“{name}” names the entry “{cut(target, 80)}”, which is not in the file.", field=name)
