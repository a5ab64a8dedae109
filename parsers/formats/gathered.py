"""What is gathered of one work while a reader reads it: values, the text behind each, and what could not be read.

Readers differ in what a second text about a field means, and so there are two ways of taking one: in a library's file or an
article of PubMed the first stands and another is told as unread (`Collected`); in a service's answer the reader goes
through places of which each speaks of its own field, and says itself which counts (`Gathering`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from parsers import built
from parsers.formats.imprints import UNKNOWN
from parsers.names import MOST_NAMES
from parsers.names.open_lists import are_others, ends_open, opened
from parsers.pages_unread import unread_pages
from parsers.record import ROLES, Credit, Reading, Record, Said, Unread
from parsers.values import Name, PageRange

# Longer evidence is cut: an abstract is shown where it stands, not told again. And no entry has more to tell than this.
MOST_SAID, MOST_UNREAD, MOST_TEXTS = 1_000, 300, 30_000
NO_FIELD = "a citation has no field for this"
WHY = {
    "doi": "not a DOI", "pmid": "not a PMID", "pmcid": "not a PMCID", "issued": "not a date", "issued_online": "not a date",
    "language": "not a language", "page": "not pages", "volume": "no volume's number", "issue": "no issue's number",
    "publisher": UNKNOWN, "publisher_place": UNKNOWN,
    "author": "not a name", "editor": "not a name", "translator": "not a name", "contributor": "not a name",
}  # fmt: skip


_ROLES = frozenset(ROLES)


def credited(names: Mapping[str, Sequence[Name]]) -> tuple[Credit, ...]:
    """The credits among names by what they did."""
    return tuple(Credit(role=role, name=name) for role in ROLES for name in names.get(role, ()))


@dataclass(slots=True)
class _Gathered:
    """The values of one work as they come in; nothing that is said gets lost on the way.

    `values` are fields of one value, `several` those of several, each once by its key; `names` keep namesakes, under a field or
    the role of a credit; those in `open_lists` go on with people that are not named. `where` is the way to a value: a line of a file,
    "$.journal-issue.published-print" in an answer.
    """

    values: dict[str, Any] = field(default_factory=dict)
    several: dict[str, dict[Any, Any]] = field(default_factory=dict)
    names: dict[str, list[Name]] = field(default_factory=dict)
    open_lists: set[str] = field(default_factory=set)
    said: list[Said] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def note(self, name: str, text: str, where: str) -> None:
        """Keep the text behind a value."""
        if len(self.said) < MOST_TEXTS:
            # Of a credit the field says that it is one, its scheme which.
            field, scheme = ("credit", name) if name in _ROLES else (name, None)
            self.said.append(built.said(field, text[:MOST_SAID], where, scheme))

    def lose(self, name: str, text: str, where: str, why: str) -> None:
        """Keep a text that is no value, and why."""
        if len(self.unread) < MOST_TEXTS:
            self.unread.append(built.unread(name, text[:MOST_UNREAD], where, why))

    def lose_beside_pages(self, text: str, pages: PageRange | None, where: str) -> None:
        """Keep a statement of pages that says more than the pages that were read of it, and what; one that gave none is told by itself."""
        if pages is not None and (why := unread_pages(text, pages)):
            self.lose("page", text, where, why)

    def reading(self, source: str) -> Reading:
        """The reading that it all amounts to."""
        values = {name: value for name, value in self.values.items() if value is not None}
        values |= {name: tuple(found.values()) for name, found in self.several.items() if found}
        for name in self.open_lists & self.names.keys():
            self.names[name] = list(opened(self.names[name]))
        values |= {name: tuple(found) for name, found in self.names.items() if found and name not in _ROLES}
        values |= {"credit": credits_} if (credits_ := credited(self.names)) else {}
        try:
            record = built.record(values)
        except ValidationError as error:
            # Cleaners and types disagree about a text that nobody thought of: it is kept as unread, and all else is read.
            for name in {str(one["loc"][0]) for one in error.errors() if one["loc"]}:
                self.lose(name, str(values.pop(name)), "the whole record", "no value that this field can have")
            record = Record(**values)
        return built.reading(source, record, tuple(self.said), tuple(self.unread))


class Collected(_Gathered):
    """What a file's entry says: of two texts about one field the first counts."""

    __slots__ = ()

    def take(self, name: str, value: Any, text: str, where: str, why: str = "") -> None:
        """Take a value for a field, the first that can be read; None could not be read, and why."""
        if not text.strip():
            return
        if value is None:
            self.lose(name, text, where, why or WHY.get(name, "cannot be read"))
        elif name not in self.values:
            self.values[name] = value
            self.note(name, text, where)
        elif self.values[name] != value:
            self.lose(name, text, where, "another value stands before it")

    def read(self, name: str, convert: Callable[[str], Any], text: str, where: str) -> None:
        """Take what a reader makes of a text."""
        if text.strip():
            self.take(name, convert(text), text, where)

    def add(self, name: str, values: Iterable[Any], text: str, where: str) -> None:
        """Take more values for a field that holds several."""
        self.several.setdefault(name, {}).update({value: value for value in values})
        self.note(name, text, where)

    def name(self, role: str, names: Iterable[Name], text: str, where: str) -> None:
        """Take the people or groups of a text; "et al." behind others makes the list open, and what else names nobody could not be read."""
        held = self.names.setdefault(role, [])
        found = list(names)
        if held and are_others(text):
            self.open_lists.add(role)
            self.note(role, text, where)
        elif not found and text.strip():
            self.lose(role, text, where, WHY["author"])
        elif found:
            held += found[: MOST_NAMES - len(held)]
            if ends_open(text) and not ends_open(found[-1].inverted()):
                self.open_lists.add(role)
            self.note(role, text, where)

    def call(self, name: str, other: str) -> None:
        """Call a value by the name of another field, its text with it."""
        self.values[other] = self.values.pop(name)
        self.said = [one.model_copy(update={"field": other}) if one.field == name else one for one in self.said]


class Gathering(_Gathered):
    """What a service answers: the reader knows which text counts."""

    __slots__ = ()

    def take(self, field: str, value: Any, text: str, where: str) -> None:
        """Make `value` the record's, said by `text` at `where`; None and an empty list are no value."""
        if value is not None and value != ():
            self.values[field] = value
            self.note(field, text, where)

    def add(self, field: str, value: Any, text: str, where: str, key: Any = None) -> None:
        """Add a value to a field that holds several, each once by its `key`, else by itself."""
        self.several.setdefault(field, {}).setdefault(value if key is None else key, value)
        self.note(field, text, where)

    def read(self, field: str, value: Any, text: str, where: str, why: str) -> None:
        """`take`, or where `text` says something that gave no value, keep it as unread."""
        if value is not None and value != ():
            self.take(field, value, text, where)
        elif text.strip():
            self.lose(field, text, where, why)
