"""What a format cannot hold of a work, found while it is written and told once at the end. Pure.

Each exporter names the facts that it holds, and where (`Exporter.holds`); a fact is a field of the record, or a detail of one
that a format may drop while it keeps the field ("issn.kind": which ISSN is the printed one). A format whose fields depend on
the kind of work says which of them a record's kind leaves out (`Exporter.leaves`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, compress
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from harvester.exporters import wordings
from harvester.plain_words import ROLES as ROLE_WORDS
from harvester.work import Entry
from parsers.record import FIELDS, ROLES, Record

# Works that are named for each thing lost; the others are counted.
MOST_KEYS = 3
Pieces = Iterator[str] | Iterator[bytes]
"""What is written piece by piece: a text, or the bytes of a format that is none (XLSX)."""
Write = Callable[[Iterable[Entry]], Pieces]


def _none(_record: Record) -> tuple[str, ...]:
    return ()


class Exporter(NamedTuple):
    """A format: its name on the command line and to people, its file, what writes it piece by piece, and what it holds.

    `holds` maps facts to where they stand in the format; `leaves` gives those that a record's kind has no place for; `keeps_keys`
    tells whether the citation key is in it, which is no fact of a record; one that was made of the record is not missed. `tells_all`
    tells whether all that was said of a work is in it too (`Entry.work`).
    """

    name: str
    title: str
    file_name: str
    write: Write
    holds: Mapping[str, str]
    leaves: Callable[[Record], Iterable[str]] = _none
    keeps_keys: bool = True
    tells_all: bool = False


_PEOPLE = ("author", "editor", "translator", "contributor")
_TITLES = ("title", "title_short", "original_title", "translated_title")


_take_people = itemgetter(*_PEOPLE)
_held = attrgetter("__dict__")
People = wordings.People
Has = Callable[[Record, People], bool]
"""Whether a record has a detail; it is given beside the record what everybody in it holds, made once for all details."""


def _people(record: Record) -> People:
    """What each person and group in a record holds, whatever their part in it."""
    held = record.__dict__
    people = list(map(_held, chain.from_iterable(_take_people(held))))
    return people + [one.name.__dict__ for one in held["credit"]] if held["credit"] else people


def _somebody(part: str) -> Has:
    """Whether any person or group in a record has a part."""
    take = itemgetter(part)
    return lambda _record, people: any(map(take, people))


def _is_any_open(record: Record, _people: People) -> bool:
    """Whether a list of people says that others follow who are not named: its last name does."""
    held = record.__dict__
    for name in _PEOPLE:
        if (people := held[name]) and people[-1].__dict__["others"]:
            return True
    return bool(held["credit"]) and any(one.name.others for one in held["credit"])


def _has_group_with_comma(_record: Record, people: People) -> bool:
    """Whether a group's name has a comma, so that it looks like a person's where that alone tells them apart."""
    return bool([True for one in people if one["literal"] and "," in one["literal"]])


def _some(part: str, field: str) -> Has:
    """Whether one of the values in a field of a record has a part."""
    take = itemgetter(part)
    return lambda record, _people: any(map(take, map(_held, record.__dict__[field])))


def _dated(part: str) -> Has:
    """Whether the date of publication has a part."""

    def has(record: Record, _people: People) -> bool:
        issued = record.__dict__["issued"]
        return issued is not None and bool(issued.__dict__[part])

    return has


def _marked(mark: re.Pattern[str], *fields: str) -> Has:
    """Whether a mark is in the text of some fields."""

    def has(record: Record, _people: People) -> bool:
        held = record.__dict__
        return any("<" in value.root and mark.search(value.root) for name in fields if (value := held[name]))

    return has


_MARK, _SMALL_CAPS = re.compile("<(?!/?sc>)"), re.compile("<sc>")


# Detail, how it is called where it is told, and whether a record has it.
DETAILS: tuple[tuple[str, str, Has], ...] = (
    ("title.markup", "italics, sub- and superscript in titles", _marked(_MARK, *_TITLES)),
    ("title.small_caps", "small capitals in titles", _marked(_SMALL_CAPS, *_TITLES)),
    ("abstract.markup", "italics, sub- and superscript in abstracts", _marked(_MARK, "abstract")),
    ("abstract.small_caps", "small capitals in abstracts", _marked(_SMALL_CAPS, "abstract")),
    ("author.orcid", "ORCID iDs", _somebody("orcid")), ("author.affiliation", "affiliations", _somebody("affiliation")),
    ("author.others", "that others follow who are not named (“et al.”)", _is_any_open),
    ("author.group", "that names with a comma are groups’", _has_group_with_comma),
    ("author.family", "that names of several words are persons’", wordings.has_person_of_words),
    ("title.stop", "full stops at the end of titles", wordings.has_title_with_stop),
    ("genre.words", "how theses and reports are called", lambda r, _people: bool(r.genre)),
    ("edition.words", "how editions are worded (“2nd ed.” is 2)", wordings.beyond_number("edition")),
    ("number_of_pages.words", "how numbers of pages are worded (“44 p.” is 44)", wordings.beyond_number("number_of_pages")),
    ("issn.more", "more than one ISSN", lambda r, _people: len(r.issn) > 1 and len({one.value for one in r.issn}) > 1),
    ("issn.kind", "which ISSN is of print and which electronic", _some("kind", "issn")),
    ("isbn.more", "more than one ISBN", lambda r, _people: len(r.isbn) > 1),
    ("keyword.scheme", "whose terms the keywords are", _some("scheme", "keyword")),
    ("language.region", "the region or script of the language", lambda r, _people: "-" in (r.language or "")),
    ("issued.day", "the day of publication", wordings.has_day),
    ("issued.season", "the season of publication", _dated("season")),
    ("note.lines", "the lines of notes", lambda r, _people: "\n" in (r.note or "")),
    ("issued.end", "the end of a span of dates", _dated("end")),
)  # fmt: skip
CREDITS: tuple[str, ...] = tuple(f"credit.{role}" for role in ROLES)
"""Credits are told role by role: a format may have a place for the director of a film and none for its composer."""
KEY = "key"
"""What is lost where a format has no place for citation keys, and a library has one."""
FACTS: tuple[str, ...] = (
    *(one for one in FIELDS if one != "credit"),
    *(name for name, _words, _has in DETAILS),
    *CREDITS,
)
_ALL = frozenset(FACTS)
WORDS: Mapping[str, str] = {
    **{name: words for name, words, _has in DETAILS}, **{f"credit.{role}": ROLE_WORDS[role][1] for role in ROLES}, KEY: "citation keys",
}  # fmt: skip


def facts(record: Record) -> tuple[str, ...]:
    """What a record says, as facts: its fields, and the details of their values."""
    people = _people(record)
    return (*_said(record), *(name for name, _words, has in DETAILS if has(record, people)))


def _said(record: Record) -> tuple[str, ...]:
    """The fields that hold something; of credits each role that somebody has."""
    fields = record.said_fields()
    if not record.credit:
        return fields
    return (*(field for field in fields if field != "credit"), *_credits(record))


def _credits(record: Record) -> Iterable[str]:
    return dict.fromkeys(f"credit.{one.role}" for one in record.credit)


Look = Callable[[Record], tuple[str, ...]]


class _Out(NamedTuple):
    """What works of one kind lose where they have it: fields, what takes these from a record, and details with their fields."""

    fields: list[str]
    take: Callable[[dict[str, Any]], tuple[Any, ...]]
    details: list[tuple[str, str, Has]]


def lost(exporter: Exporter) -> Look:
    """What gives the facts of a record that a format does not hold; a detail of a field that is lost is not told beside it."""

    # Works of one kind leave out the same, and only for that is it looked in each of them.
    @lru_cache(1024)
    def out(left: frozenset[str]) -> _Out:
        without = [fact for fact in FACTS if fact not in exporter.holds or fact in left]
        details = [(name, name.partition(".")[0], has) for name, _words, has in DETAILS if name in without]
        fields = [fact for fact in without if "." not in fact]
        # Of one field alone it would give no tuple; what is taken beyond them is not looked at.
        return _Out(fields, itemgetter(*fields, *FIELDS[:2]), [row for row in details if row[1] not in left])

    def look(record: Record) -> tuple[str, ...]:
        left = frozenset(exporter.leaves(record))
        without, take, details = out(left)
        held = record.__dict__
        # What holds nothing is None or (), and no other value of a record is false.
        fields = list(compress(without, take(held)))
        if held["credit"]:
            fields += [fact for fact in _credits(record) if fact not in exporter.holds or fact in left]
        people = _people(record)
        return (*fields, *[name for name, of, has in details if of not in fields and has(record, people)])

    return look


def _is_missed(entry: Entry) -> bool:
    """Whether a key is lost where it is not written: a library has it, and it is no number that is written elsewhere (PubMed's own)."""
    return entry.has_own_key and entry.key != entry.record.pmid


@dataclass(slots=True)
class Losses:
    """What was lost so far: how many works of each fact, and the keys of the first few."""

    counts: dict[str, int] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)

    def watch(self, exporter: Exporter, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries as they come, each looked at in passing: nothing is held but counts."""
        if exporter.keeps_keys and exporter.leaves is _none and exporter.holds.keys() >= _ALL:
            yield from entries
            return
        look, counts, loses_keys = lost(exporter), self.counts, not exporter.keeps_keys
        for entry in entries:
            for fact in (*look(entry.record), *((KEY,) if loses_keys and _is_missed(entry) else ())):
                number = counts[fact] = counts.get(fact, 0) + 1
                if number <= MOST_KEYS:
                    self.keys.setdefault(fact, []).append(entry.key)
            yield entry


def exported(exporter: Exporter, entries: Iterable[Entry], losses: Losses) -> Iterator[bytes]:
    """The pieces of an export's file; what it could not hold is in `losses` when the last is written."""
    return encoded(exporter.write(losses.watch(exporter, entries)))


def encoded(pieces: Pieces) -> Iterator[bytes]:
    """The pieces of a file: a text's in UTF-8, and what is bytes already as it is."""
    for piece in pieces:
        yield piece.encode() if isinstance(piece, str) else piece
