"""A .bib file that others write too, brought up to date: our entries in place, new ones at the end, all else byte for byte. Pure.

Which entries are ours, and what we wrote, is remembered beside the file. An entry that says anything else than we wrote was
changed by a person: it is left, and told. Blanks, and the order of fields, are nobody's change: reference managers write them anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from harvester.citation_keys import digest
from harvester.corrections.file_text import FileText, Splice, spliced
from harvester.destinations import Left, Outcome
from harvester.destinations.identity import Ledger, Sent, merged, names
from harvester.exporters.latex import ascii_text
from harvester.work import Entry
from parsers import clean
from parsers.formats.bibtex_syntax import Entry as Found
from parsers.formats.bibtex_syntax import parse
from parsers.formats.bibtex_text import decoded

Write = Callable[[Iterable[Entry]], Iterator[str]]
Content = tuple[str, tuple[tuple[str, str], ...]]
# Fields of entries that name the work: what a library has already is not added once more.
_IDENTIFIERS: tuple[tuple[str, str, Callable[[str], str | None]], ...] = (
    ("doi", "doi", clean.doi), ("pmid", "pmid", clean.pmid), ("pmcid", "pmcid", clean.pmcid),
)  # fmt: skip


class Updated(NamedTuple):
    """The file as it is to be, what is to be remembered of it, and what came of each work."""

    body: bytes
    rows: tuple[Sent, ...]
    outcome: Outcome


def update(body: bytes, ledger: Ledger, entries: Iterable[Entry], write: Write) -> Updated:
    """The file with these works; `write` is the exporter's. With the same works a second time, nothing changes."""
    file = FileText.of(body, decoded(body).encoding) or FileText.of(body, "latin-1")
    assert file is not None, "Latin-1 reads and writes any bytes"
    wanted = sorted(entries, key=lambda entry: entry.key)
    work = _Work(_Library.of(file), ledger, write)
    # Those that were written before come first: a new one must not take their place.
    called = [names(entry.record) for entry in wanted]
    ledger.expect(called)
    rows = [ledger.find(mine) for mine in called]
    for entry, row in zip(wanted, rows, strict=True):
        if row is not None:
            work.again(entry, row)
    for entry, row in zip(wanted, rows, strict=True):
        if row is None:
            work.add(entry)
    return work.updated()


@dataclass(frozen=True, slots=True)
class _Library:
    """The entries of a file: by key, and by the identifiers that they name."""

    file: FileText
    by_key: Mapping[str, list[Found]]
    by_name: Mapping[str, list[Found]]

    @classmethod
    def of(cls, file: FileText) -> _Library:
        by_key: dict[str, list[Found]] = {}
        by_name: dict[str, list[Found]] = {}
        for found in parse(file.text)[0]:
            by_key.setdefault(found.key.casefold(), []).append(found)
            for name in _names(found):
                by_name.setdefault(name, []).append(found)
        return cls(file, by_key, by_name)


class _Work:
    """What is to be done to a file, gathered."""

    def __init__(self, library: _Library, ledger: Ledger, write: Write) -> None:
        self._library, self._ledger, self._write = library, ledger, write
        self._splices: list[Splice] = []
        self._new: list[str] = []
        self._keys = set(library.by_key)
        self._ours: set[int] = set()
        self._counts: Counter[str] = Counter()
        self._left: list[Left] = []

    def again(self, entry: Entry, row: Sent) -> None:
        """A work that was written before, under the key that it has in the file."""
        there = [found for found in self._library.by_key.get(row.key.casefold(), ()) if found.key == row.key]
        if len(there) != 1:
            why = (
                "stands in the file more than once"
                if there
                else "was taken out of the file, or given another key; it is not added again"
            )
            self._leave(entry, "conflict" if there else "taken-out", f"@{row.key} {why}")
            return
        found, text = there[0], self._text(entry, row.key)
        self._ours.add(found.key_at)
        if text is None:
            self._leave(
                entry, "unwritable", f"@{row.key} cannot be written in this file ({self._library.file.encoding})"
            )
            return
        have, old, new = _content(found), _content_of(row.body), _content_of(text)
        if have == new:
            self._counts["unchanged"] += 1
        elif have != old and new == old:
            # Ours says what it said: a person's words stand, and there is nothing to tell.
            self._counts["unchanged"] += 1
            return
        elif have != old:
            self._leave(
                entry,
                "conflict",
                f"the entry @{row.key} was changed by somebody since it was written, and was left as it is",
                _apart(have, new),
            )
            return
        else:
            start = self._library.file.text.rfind("@", 0, found.key_at)
            self._splices.append(Splice(start, found.close + 1, self._lines(text)))
            self._counts["updated"] += 1
        self._remember(entry, row.key, text, row.names)

    def add(self, entry: Entry) -> None:
        """A work that was not written before."""
        mine = names(entry.record)
        found = next(
            (one for name in mine for one in self._library.by_name.get(name, ()) if one.key_at not in self._ours), None
        )
        if found is not None:
            # After a crash our own entry may stand there and not be remembered.
            text = self._text(entry, found.key)
            if text is not None and _content(found) == _content_of(text):
                self._ours.add(found.key_at)
                self._counts["unchanged"] += 1
                self._remember(entry, found.key, text, ())
            else:
                self._leave(
                    entry,
                    "already-there",
                    f"the file has it already as @{found.key} (line {found.line}), which was left as it is",
                )
            return
        key = self._free(entry)
        text = self._text(entry, key)
        if text is None:
            self._leave(
                entry, "unwritable", f"the entry @{key} cannot be written in this file ({self._library.file.encoding})"
            )
            return
        self._keys.add(key.casefold())
        self._new.append(self._lines(text))
        self._counts["created"] += 1
        self._remember(entry, key, text, ())

    def updated(self) -> Updated:
        """The file with all of it."""
        file, text = self._library.file, spliced(self._library.file.text, self._splices)
        if self._new:
            end = file.newline
            gap = "" if not text or text.endswith(end * 2) else end if text.endswith(("\n", "\r")) else end * 2
            text += gap + (end * 2).join(self._new) + end
        return Updated(file.encoded(text), self._ledger.rows(), Outcome(self._counts, tuple(self._left)))

    def _free(self, entry: Entry) -> str:
        """The key of a new entry: its own, or one with a suffix made of what the work is, where another has it."""
        key, number = entry.key, 1
        while key.casefold() in self._keys or self._ledger.has(key):
            key = f"{entry.key}-{digest(entry.record)}" + (f"-{number}" if number > 1 else "")
            number += 1
        return key

    def _text(self, entry: Entry, key: str) -> str | None:
        """The entry as it is written in this file; None where it cannot be, or would not be read back as one entry."""
        text = "".join(self._write([Entry(**{**dict(entry), "key": key})])).strip()
        if not self._library.file.can_hold(text):
            text = ascii_text(text)
        if not self._library.file.can_hold(text):
            return None
        found, problems = parse(text)
        is_one = len(found) == 1 and not problems and found[0].key == key and found[0].close == len(text) - 1
        return text if is_one and text.startswith("@") else None

    def _lines(self, text: str) -> str:
        return text.replace("\n", self._library.file.newline)

    def _remember(self, entry: Entry, key: str, text: str, before: Iterable[str]) -> None:
        self._ledger.keep(Sent(merged(names(entry.record), before), key, 1, text))

    def _leave(self, entry: Entry, code: str, why: str, told: tuple[tuple[str, str, str], ...] = ()) -> None:
        self._left.append(Left(entry.key, code, why, told))


def _names(found: Found) -> Iterator[str]:
    values = dict(found.fields)
    for field, kind, cleaned in _IDENTIFIERS:
        text = re.sub(r"\\([_&%#$])", r"\1", values.get(field, ""))
        value = cleaned(text) if text else None
        if value:
            yield f"{kind}:{value}"


def _content(found: Found) -> Content:
    """What an entry says: its type, and its fields without regard to their order and to blanks."""
    return found.kind, tuple(sorted((name, " ".join(value.split())) for name, value in found.fields))


def _content_of(text: str) -> Content:
    found = parse(text)[0]
    return _content(found[0]) if len(found) == 1 else ("", ())


def _apart(have: Content, new: Content) -> tuple[tuple[str, str, str], ...]:
    """The fields in which two entries differ."""
    mine, theirs = dict(new[1]), dict(have[1])
    rows = [("entry type", have[0], new[0])] if have[0] != new[0] else []
    rows += [
        (name, theirs.get(name, ""), mine.get(name, ""))
        for name in sorted(mine | theirs)
        if mine.get(name) != theirs.get(name)
    ]
    return tuple(rows)
