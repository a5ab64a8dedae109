"""BibTeX and BibLaTeX: the entries of a .bib file as readings; a broken entry is a problem with its line.

The reader recovers at the next "@" that begins a line, so one missing brace costs one entry. What a field says that no field
of a record can hold is told with its entry and its name (`Unread`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from parsers import built, clean
from parsers.dates import read_date
from parsers.formats.bibtex_addresses import read_eprint
from parsers.formats.bibtex_braces import protected
from parsers.formats.bibtex_dates import unsaid_year, with_day, with_month, year_within
from parsers.formats.bibtex_entries import inherited, number_of, told
from parsers.formats.bibtex_fields import FIELDS, SEVERAL, UNSAID, is_about_the_entry, joined, read_line
from parsers.formats.bibtex_granular import Granular
from parsers.formats.bibtex_joined import Told
from parsers.formats.bibtex_kinds import IMPLIED, TYPES, is_bare, stands_in, subtype
from parsers.formats.bibtex_people import PEOPLE, read_people
from parsers.formats.bibtex_published import addresses_behind
from parsers.formats.bibtex_related import Others, related_works
from parsers.formats.bibtex_syntax import Entry, parse
from parsers.formats.bibtex_text import text_of
from parsers.formats.bibtex_wholes import Wholes
from parsers.formats.latex import unlatex
from parsers.formats.library import Library, LibraryEntry, Problem, Watch, library_entry, unwatched
from parsers.record import CslType, Reading, Said, Unread
from parsers.values import PartialDate

SOURCE = "page"
_PLACE = frozenset(("container_title", "volume", "issue", "page", "article_number"))
_OF_MEETINGS = frozenset(("inproceedings", "conference", "proceedings"))
_HOME = _PLACE | {"publisher", "collection_title", "event_title", "isbn"}
# What holds others' data, and what groups others: no works.
NO_WORKS = frozenset(("xdata", "set"))


def read(body: bytes, watch: Watch = unwatched) -> Library:
    """The entries of a .bib file, in the encoding that it is in (`bibtex_text`). Never raises."""
    text = text_of(body)
    parsed, problems = parse(text)
    resolved = Granular(parsed, len(text))
    wholes = Wholes(resolved.entries, len(text))
    entries = []
    for done, (entry, unread) in enumerate(zip(resolved.entries, resolved.unread, strict=True)):
        watch(done, len(resolved.entries), "entries")
        if entry.kind not in NO_WORKS:
            entries.append(_entry(entry, wholes, unread))
    why = "a set of entries is no work; its members stand by themselves"
    sets = [(entry.line, f"@set at line {entry.line}: {why}") for entry in parsed if entry.kind == "set"]
    told_of = sorted([*problems, *sets])
    return Library(
        entries=tuple(entries), problems=tuple(Problem(line=line, message=message) for line, message in told_of)
    )


def _entry(entry: Entry, wholes: Wholes, led_nowhere: tuple[Unread, ...]) -> LibraryEntry:
    fields, dangling = told(entry, wholes)
    names = inherited(fields) if any(one.inherited for one in fields) else ()
    reading = _Gathered(entry, fields).reading((*led_nowhere, *dangling), related_works(entry, wholes))
    braced = next((protected(one.raw) for one in fields if one.name == "title"), ())
    return library_entry(entry.key, entry.line, reading, names, braced)


class _Gathered:
    """An entry on its way to a reading: the values found so far, where each stood, and what could not be one."""

    def __init__(self, entry: Entry, told_fields: Sequence[Told]) -> None:
        self.entry = entry
        self.told = told_fields
        self.values: dict[str, Any] = {}
        self.said: list[Said] = []
        self.unread: list[Unread] = []
        self.further: dict[str, list[Any]] = {}
        self.wheres = {one.name: one.where for one in reversed(told_fields)}
        self.fields = {one.name: one.raw for one in reversed(told_fields)}

    def reading(self, led_nowhere: tuple[Unread, ...], others: Others) -> Reading:
        numbered = number_of(self.fields.get("entrysubtype") or self.entry.kind, self.told)
        for one in self.told:
            field = numbered if one.name == "number" else self._field(one.name)
            if one.raw.strip() and one.name not in PEOPLE:
                self._take(one, field)
        self.values |= {field: joined(self.values[field], more) for field, more in self.further.items()}
        people = read_people(self.told, self.fields)
        self.values |= people.values
        self.said += people.said
        self.unread += people.unread
        self.values |= {"related": others.related} if others.related else {}
        self.said += others.said
        self.unread += others.unread
        self._undefined()
        self._date()
        self._day()
        self._eprint()
        self._type()
        self._same_twice()
        return built.reading(SOURCE, built.record(self.values), tuple(self.said), (*self.unread, *led_nowhere))

    def where(self, name: str) -> str:
        """Where a field stands that may be inherited."""
        return self.wheres.get(name, f"field {name} (entry at line {self.entry.line})")

    def lose(self, field: str, text: str, where: str, why: str) -> None:
        self.unread.append(built.unread(field, text[:300], where, why))

    def keep(self, field: str, value: Any, text: str, where: str) -> None:
        self.values[field] = value
        self.said.append(built.said(field, text[:1000], where))

    def _field(self, name: str) -> str | None:
        """The field of a record that one of the entry's is; a site or a journal is what a work was "published" in."""
        if name == "howpublished" and stands_in(self.entry.kind, self.fields.get("entrysubtype", "")):
            return "container_title"
        if name == "location" and self.entry.kind in _OF_MEETINGS and self.fields.get("address"):
            return "event_place"  # ACM's: the publisher's place stands in `address`
        return FIELDS[name][0] if name in FIELDS else None

    def _take(self, one: Told, field: str | None) -> None:
        if field is None:
            if not is_about_the_entry(one.name):
                self.lose(one.name, one.raw, one.where, "a record has no place for it")
            return
        value: Any = (read_line if one.name == "number" else FIELDS[one.name][1])(one.raw)
        # None and () say nothing, and no value is false.
        if not value:
            why = UNSAID[one.name](one.raw) if one.name in UNSAID else None
            self.lose(field, one.raw, one.where, why or "cannot be read")
        elif field not in self.values:
            self.keep(field, value, one.raw, one.where)
            for address in addresses_behind(one.raw) if field != "url" else ():
                self.lose("url", address, one.where, "an address behind a text has no place")
            if one.name in UNSAID and (why := UNSAID[one.name](one.raw)):
                self.lose(field, one.raw, one.where, why)
        elif field in SEVERAL and not one.inherited:
            self.keep(field, self.values[field], one.raw, one.where)
            self.further.setdefault(field, []).extend(value)
        elif field == "note" and not one.inherited:
            self._add_note(value, one)
        elif value != self.values[field] and not one.inherited:
            self.lose(field, one.raw, one.where, "another field of the entry has said it otherwise")

    def _add_note(self, value: str, one: Told) -> None:
        """A note and an annotation are a line each; what says the same again is no second one."""
        lines = self.values["note"].split("\n")
        more = [line for line in value.split("\n") if line not in lines]
        if more:
            self.keep("note", "\n".join((*lines, *more)), one.raw, one.where)

    def _undefined(self) -> None:
        for name, macro in self.entry.undefined:
            field = FIELDS[name][0] if name in FIELDS else name
            if name != "month":
                self.lose(field, macro, self.where(name), f"no @string defines {macro[:60]}: it is read as it stands")

    def _date(self) -> None:
        if "issued" in self.values or not self.fields.get("year"):
            return
        year, month = unlatex(self.fields["year"]), unlatex(self.fields.get("month", ""))
        date = read_date(with_month(year, month))
        texts = [self.fields["year"], self.fields.get("month", "")]
        if date is None and month.strip() and (date := read_date(year)) is not None:
            # A month that is none takes nothing from the year.
            self.lose("issued", month, self.where("month"), "cannot be read")
            texts.pop()
        if date is None:
            first = year_within(year)
            date = PartialDate(year=first) if first else None
            self.lose(
                "issued", year, self.where("year"), f"only the year {first} is read" if first else "cannot be read"
            )
        elif why := unsaid_year(year):
            self.lose("issued", year, self.where("year"), why)
        if date is not None:
            where = f"fields year and month (entry at line {self.entry.line})"
            self.keep("issued", date, " ".join(texts).strip(), where)

    def _day(self) -> None:
        day, date = unlatex(self.fields.get("day", "")).strip(), self.values.get("issued")
        sharper = with_day(date, day) if date is not None else None
        if sharper is not None:
            self.keep("issued", sharper, day, self.where("day"))
        elif day and (date is None or day != f"{date.day}"):
            self.lose("issued", day, self.where("day"), "no day of the month that is told")

    def _eprint(self) -> None:
        found = read_eprint(self.fields)
        if found is None:
            return
        field, value = found
        if value is None:
            self.lose(field, self.fields["eprint"], self.where("eprint"), "no identifier of an archive that is known")
        elif field not in self.values:
            self.keep(field, value, self.fields["eprint"], self.where("eprint"))

    def _type(self) -> None:
        kind = self._kind()
        if kind is not None:
            self.keep("type", kind, self.entry.kind, f"entry at line {self.entry.line}")
        elif self.entry.kind not in TYPES:
            where = f"field entry type (entry at line {self.entry.line})"
            self.lose("type", self.entry.kind, where, "no type of BibTeX or BibLaTeX that a record has")
        if (genre := IMPLIED.get(self.entry.kind)) and "genre" not in self.values:
            self.keep("genre", genre, self.entry.kind, f"entry at line {self.entry.line}")
        if is_bare(kind, self.values.get("genre")):
            del self.values["genre"]

    def _kind(self) -> CslType | None:
        told_kind = subtype(self.fields.get("entrysubtype", ""))
        # doi.org gives a preprint as an @article that has a publisher and no place at all.
        if (
            self.entry.kind == "article"
            and {"doi", "publisher"} <= self.values.keys()
            and not _PLACE.intersection(self.values)
        ):
            return "article"
        if told_kind is None and self.entry.kind in ("misc", "online", "article") and self._is_at_arxiv():
            self._name_arxiv()
            return "article"
        # BibTeX's inbook is a book of which a chapter is cited; BibLaTeX's, a part of the book in `booktitle`.
        if self.entry.kind == "inbook" and "chapter" in self.fields and "container_title" not in self.values:
            return told_kind or "book"
        return told_kind or TYPES.get(self.entry.kind)

    def _is_at_arxiv(self) -> bool:
        """Whether arXiv is where a work is, and nothing else is."""
        homes = [str(self.values[name]) for name in _HOME if name in self.values]
        if self.entry.kind == "article" and (homes or "arxiv" not in str(self.values.get("doi", "arxiv")).lower()):
            return False  # INSPIRE's preprint is an @article that names nothing but arXiv
        return "arxiv" in self.values and all(clean.fold(home) == "arxiv" for home in homes)

    def _name_arxiv(self) -> None:
        self.values.pop("container_title", None)
        for name, value in (("publisher", "arXiv"), ("url", f"https://arxiv.org/abs/{self.values['arxiv']}")):
            if name not in self.values:
                self.keep(name, value, self.fields["eprint"], self.where("eprint"))

    def _same_twice(self) -> None:
        """What stands in two places of an entry for want of a better one."""
        values = self.values
        # BibTeX has no place for an article number but the pages: ours stands in both.
        if values.get("article_number") and values.get("page") and values["page"].text() == values["article_number"]:
            del values["page"]
        title, container = values.get("title"), values.get("container_title")
        if values.get("type") == "book" and title and container and clean.fold(title.plain()) == clean.fold(container):
            del values["container_title"]
