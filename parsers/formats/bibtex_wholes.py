"""What the entries of a .bib file take over from others: a part from its whole (`crossref`), any entry from @xdata.

A hundred thousand papers may name one volume, and each would hold its title: what an entry hands down is gathered once, and what
all entries of a file take over together is bounded by the file's size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parsers.formats.bibtex_joined import Told, joined
from parsers.formats.bibtex_syntax import Entry
from parsers.record import Unread

# What a part takes over from its whole. Neither its title, people, pages nor identifiers: those are the whole's own.
_INHERITED = frozenset(
    ("booktitle", "year", "date", "month", "publisher", "address", "location", "editor", "series", "isbn", "issn", "organization",
     "institution", "school", "eventtitle", "bookauthor", "editortype", "editora", "editoratype", "editorb", "editorbtype", "editorc", "editorctype",
      "journal", "journaltitle", "volume", "number", "edition", "language", "langid")
)  # fmt: skip
# Of these the title is a part's booktitle, and the author an @inbook's bookauthor.
_HANDED_DOWN = _INHERITED | {"title", "author"}
# BibLaTeX's rule, for which the whole need not say its title twice.
_PARTS = frozenset(("inproceedings", "conference", "incollection", "inbook", "inreference"))
_TOGETHER = (
    frozenset(("year", "date", "month")),
    frozenset(("journal", "journaltitle")),
    frozenset(("address", "location")),
)
_REFERRING = ("crossref", "xdata", "xref", "related")
# No work inherits from more entries than these.
_MOST_XDATA = 100
# How many times a file's characters its entries may take over together, each field counted with what is kept of it beside its text.
_MOST_TIMES, _ALWAYS, _A_FIELD = 20, 1_000_000, 100
_TOO_MUCH = "the entries of the file take over too much together: nothing is taken over here"


class Wholes(Mapping[str, Entry]):
    """The entries that another may refer to, by their key in lower case; of two under one key the first, as BibTeX does."""

    def __init__(self, entries: Sequence[Entry], size: int) -> None:
        self._entries = {entry.key.lower(): entry for entry in reversed(entries)}
        self._handed_down: dict[str, tuple[Told, ...]] = {}
        self._left = size * _MOST_TIMES + _ALWAYS

    def __getitem__(self, key: str) -> Entry:
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def handed_down(self, key: str) -> tuple[Told, ...]:
        """What parts may take over from the entry of a key: of each field the first that says something."""
        found = self._handed_down.get(key)
        if found is None:
            whole, fields = self[key], dict[str, Told]()
            of_data, _unread = self.of_xdata(whole)
            for one in joined([*own(whole), *of_data]):
                if one.name in _HANDED_DOWN and one.raw.strip():
                    where = (
                        one.where if one.inherited else f"field {one.name} of {whole.key} (entry at line {whole.line})"
                    )
                    fields.setdefault(one.name, Told(one.name, one.raw, where, inherited=True))
            found = self._handed_down[key] = tuple(fields.values())
        return found

    def of_xdata(self, entry: Entry) -> tuple[list[Told], list[Unread]]:
        """What stands in the @xdata entries that an entry names, and in those that these name, each once."""
        waiting, seen = named(entry, "xdata"), {entry.key.lower()}
        taken = {name for name, raw in entry.fields if raw.strip()} if waiting else set()
        found: list[Told] = []
        while waiting and len(seen) < _MOST_XDATA:
            data = self.get((key := waiting.pop(0)).lower())
            if data is None or key.lower() in seen:
                continue
            if not self.may_take([raw for _name, raw in data.fields]):
                return found, [_too_much(entry, "xdata", key)]
            seen.add(key.lower())
            waiting += named(data, "xdata")
            for name, raw in data.fields:
                if name not in taken and name not in ("xdata", "crossref") and raw.strip():
                    taken.add(name)
                    found.append(
                        Told(name, raw, f"field {name} of {data.key} (entry at line {data.line})", inherited=True)
                    )
        return found, []

    def may_take(self, texts: Sequence[str]) -> bool:
        """Whether an entry may take over fields of these texts still; they are counted."""
        self._left -= sum(map(len, texts)) + _A_FIELD * len(texts)
        return self._left >= 0


def own(entry: Entry) -> list[Told]:
    """The fields of an entry as they stand in it."""
    place = f"(entry at line {entry.line})"
    return [Told(name, raw, f"field {name} {place}") for name, raw in entry.fields]


def named(entry: Entry, field: str) -> list[str]:
    """The keys that a field of an entry names."""
    for name, raw in entry.fields:
        if name == field:
            return [key.strip() for key in raw.split(",") if key.strip()]
    return []


def of_the_whole(entry: Entry, fields: Sequence[Told], wholes: Wholes) -> tuple[list[Told], list[Unread]]:
    """What an entry takes over from the one that its `crossref` names; `fields` are what it says itself."""
    raw = next((raw for name, raw in entry.fields if name == "crossref"), "")
    # An entry without a key is nobody's whole: who names none would have it.
    key = raw.strip().lower()
    whole = wholes.get(key) if key else None
    if whole is None or whole is entry:
        return [], []
    theirs = wholes.handed_down(key)
    if not wholes.may_take([one.raw for one in theirs]):
        return [], [_too_much(entry, "crossref", raw)]
    said = {one.name for one in fields if one.raw.strip()}
    taken = said | {name for together in _TOGETHER if together & said for name in together}
    named_otherwise = any(one.name == "booktitle" for one in theirs)
    found = []
    for one in theirs:
        name = one.name
        if name == "title" and entry.kind in _PARTS and not named_otherwise:
            name = "booktitle"
        elif name == "author" and entry.kind == "inbook":
            # Who wrote the book is no author of the part.
            name = "bookauthor"
        if name in _INHERITED and name not in taken:
            found.append(one._replace(name=name))
    return found, []


def dangling(entry: Entry, wholes: Mapping[str, Entry]) -> Iterator[Unread]:
    """References to entries that the file has not."""
    if not any(name in _REFERRING for name, _raw in entry.fields):
        return
    for field in _REFERRING:
        for key in named(entry, field):
            if key.lower() not in wholes:
                where = f"field {field} (entry at line {entry.line})"
                yield Unread(field=field, text=key[:300], where=where, why="the file has no entry of this key")


def _too_much(entry: Entry, field: str, key: str) -> Unread:
    where = f"field {field} (entry at line {entry.line})"
    return Unread(field=field, text=key.strip()[:300], where=where, why=_TOO_MUCH)
