"""A corrected copy of a library's file: what is to be changed, written, and read again to see that nothing else changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from harvester.corrections import CORRECTORS, Left, Spot, Wanted
from harvester.corrections.choosing import MORE_PAGES, Kind, corrected, corrections, says_less, writes_over_words
from harvester.crosscheck import agree
from harvester.crosscheck.integrity.raw import RawEntry
from harvester.crosscheck.integrity.raw_files import READERS as RAW_READERS
from harvester.exporters import notices
from harvester.exporters.csv_table import line
from harvester.exporters.plain import text as plain_text
from harvester.work import Entry, Work
from parsers.formats.library import Library, LibraryEntry
from parsers.record import FIELDS, Record

Read = Callable[[bytes], Library]
COLUMNS = ("file", "entry", "line", "field", "before", "after", "kind", "why", "sources", "state")
# Rounds in which what does not read back is left out; what is still wrong then keeps every entry of the file as it was.
_ROUNDS = 4
_UNREAD = "the entry would not have read back as it should"
_NO_PLACE = "a file of this kind has no place for it"
# A notice that has no field of its own in the file is told in these.
_TELL_NOTICES = ("note", "keyword", "related")


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """An entry of a file with the work it is, and what must travel with its citation (`harvester.work.Entry.flags`).

    `texts` are the fields of the file as they stand there, by name.
    """

    entry: LibraryEntry
    work: Work
    flags: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return Spot(self.entry.line, self.entry.key)


class Change(NamedTuple):
    """A change of an entry, as a person reads it; `left` tells why it was not made, "" where it was."""

    entry: LibraryEntry
    field: str
    before: str
    after: str
    kind: Kind
    why: str
    sources: tuple[str, ...]
    left: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """The corrected file, and every change made or left."""

    body: bytes
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class _Order:
    """What is wanted of one entry: for the file, and for the person who reads what was changed.

    `formed` are the fields of the record that a mend of the text may change.
    """

    wanted: Wanted
    changes: tuple[Change, ...] = ()
    formed: frozenset[str] = frozenset()

    def without(self, fields: set[str], why: str) -> _Order:
        """The same, but for some fields, which stay as they are."""
        old = {name: getattr(self.wanted.old, name) for name in fields}
        new = Record.model_validate(dict(self.wanted.new) | old)
        changes = tuple(
            one._replace(left=why) if one.field in fields and one.kind != "form" else one for one in self.changes
        )
        return replace(self, wanted=self.wanted._replace(new=new), changes=changes)

    def without_notices(self) -> _Order:
        """The same, but for what tells of notices."""
        new = Record.model_validate(dict(self.wanted.new) | {"notice": self.wanted.old.notice})
        changes = tuple(one for one in self.changes if one.kind != "notice")
        return replace(self, wanted=self.wanted._replace(new=new, flags=()), changes=changes)

    def undone(self, why: str) -> _Order:
        """None of it: the entry stays as it is."""
        return _Order(
            Wanted(self.wanted.old, self.wanted.old), tuple(one._replace(left=one.left or why) for one in self.changes)
        )


def corrected_copy(
    body: bytes, suffix: str, read: Read, checked: Sequence[CheckedEntry], kinds: Sequence[Kind]
) -> Copy:
    """The file with the corrections of these kinds. Raises ValueError where it cannot be written back as it was.

    The copy is read again: what does not read back as it should is left as it was, and says so. An entry of which
    anything else reads otherwise than before is left whole.
    """
    before = read(body)
    orders = {one.spot: order for one in checked if (order := _order(one, kinds)) is not None}
    after = body
    for _round in range(_ROUNDS):
        after, unwritten = CORRECTORS[suffix](body, {spot: order.wanted for spot, order in orders.items()})
        again = _mended(before, read(after), orders, unwritten)
        if again == orders:
            break
        orders = again
    else:
        after, orders = body, {spot: order.undone(_UNREAD) for spot, order in orders.items()}
    told = _as_written(body, after, suffix, orders)
    return Copy(after, tuple(change for order in told for change in order.changes))


def _as_written(body: bytes, after: bytes, suffix: str, orders: Mapping[Spot, _Order]) -> Iterator[_Order]:
    """The orders as they were written: an entry that tells its notices already has none to be told as a change."""
    telling = {
        spot for spot, order in orders.items() if any(one.kind == "notice" and not one.left for one in order.changes)
    }
    silent, _left = CORRECTORS[suffix](
        body, {spot: (order.without_notices() if spot in telling else order).wanted for spot, order in orders.items()}
    ) if telling else (after, [])  # fmt: skip
    read = RAW_READERS[suffix]
    texts = {_place(one): n for n, one in enumerate(read(body))} if telling else {}
    lines = {line: n for (line, _key), n in texts.items()}
    written, unwritten = (read(after), read(silent)) if telling else ([], [])
    for spot, order in orders.items():
        number = texts.get((spot.line, spot.key), lines.get(spot.line))
        same = spot in telling and number is not None and written[number].fields == unwritten[number].fields
        yield order.without_notices() if same else order


def _place(raw: RawEntry) -> tuple[int, str]:
    return raw.line, raw.key


def _order(one: CheckedEntry, kinds: Sequence[Kind]) -> _Order | None:
    """What is wanted of an entry; None where that is nothing."""
    old = one.entry.reading.record
    all_chosen = corrections(one.work, old, kinds)
    chosen = [made for made in all_chosen if not writes_over_words(made, one.entry.reading)]
    fields = {correction.field for correction in all_chosen}
    times = Counter(name.lower() for name, _text in one.texts)
    # What stands there several times is not changed by the name alone.
    mending = [
        told
        for told in one.work.findings
        if told.mend and "form" in kinds and told.field not in fields and times[told.mend.field.lower()] == 1
    ]
    # What else travels with a citation corrects nothing: the report tells it.
    flags = tuple(flag for flag in one.flags if flag in notices.FLAGS) if "notice" in kinds else ()
    wanted = Wanted(old, corrected(old, chosen), tuple(told.mend for told in mending if told.mend), flags)
    changes = [
        Change(
            one.entry, made.field, plain_text(made.field, made.before), plain_text(made.field, made.after), made.kind, made.why, made.sources,
            "" if made in chosen else MORE_PAGES,
        )
        for made in all_chosen
    ]  # fmt: skip
    texts = {name.lower(): text for name, text in one.texts}
    changes += [
        Change(one.entry, told.mend.field, texts.get(told.mend.field.lower(), ""), told.mend.text or "", "form", told.message, ())
        for told in mending if told.mend
    ]  # fmt: skip
    if flags and "notice" not in fields:
        changes.append(_of_flags(one, flags))
    if not changes:
        return None
    return _Order(wanted, tuple(changes), frozenset(told.field for told in mending if told.field))


def _of_flags(one: CheckedEntry, flags: tuple[str, ...]) -> Change:
    """The change that tells what happened to a work of which no source names a notice: its title alone may say so."""
    found = [finding for finding in one.work.findings if finding.code in flags]
    sources = tuple(dict.fromkeys(source for finding in found for source in finding.sources))
    told = " ".join(notices.sentences(Entry(key=one.entry.key, record=Record(), flags=flags)))
    return Change(one.entry, "notice", "", told, "notice", " ".join(finding.message for finding in found), sources)


def _mended(
    before: Library, after: Library, orders: Mapping[Spot, _Order], unwritten: Sequence[Left]
) -> dict[Spot, _Order]:
    """The orders without what does not read as it should; none of them where the file as a whole does not."""
    spots = [Spot(entry.line, entry.key) for entry in before.entries]
    if len(after.entries) != len(spots) or len(after.problems) != len(before.problems) or any(
        spot not in orders and _own(one) != _own(other)
        for spot, one, other in zip(spots, before.entries, after.entries, strict=True)
    ):  # fmt: skip
        return {spot: order.undone(_UNREAD) for spot, order in orders.items()}
    why = {one.spot: one.why for one in unwritten}
    found = dict(orders)
    for spot, one, other in zip(spots, before.entries, after.entries, strict=True):
        if spot not in orders:
            continue
        order = orders[spot]
        record = other.reading.record
        if one.key != other.key or any(_differs(order, name, record) for name in FIELDS if name not in one.inherited):
            found[spot] = order.undone(_UNREAD)
        elif missing := {name for name in FIELDS if _is_missing(order, name, record)}:
            found[spot] = order.without(missing, why.get(spot, _NO_PLACE))
    return found


def _own(entry: LibraryEntry) -> Record:
    """What an entry says itself: what it refers to may have been corrected where that stands."""
    if not entry.inherited:
        return entry.reading.record
    return Record(**{name: value for name, value in entry.reading.record if name not in entry.inherited})


def _differs(order: _Order, name: str, found: Record) -> bool:
    """Whether a field that was to stay has changed, or one that was to change says something else. A notice may be told in
    a note or a keyword.
    """
    old, new, now = (getattr(record, name) for record in (order.wanted.old, order.wanted.new, found))
    if now == old or name in order.formed or name == "notice" or (order.wanted.flags and name in _TELL_NOTICES):
        return False
    if old == new or new in (None, ()):
        return bool(now != new)
    how = agree(name, found, order.wanted.new)
    return how is None or how.kind == "CONFLICT" or says_less(now, new, old)


def _is_missing(order: _Order, name: str, found: Record) -> bool:
    """Whether a field that was to change has not."""
    old, new = getattr(order.wanted.old, name), getattr(order.wanted.new, name)
    return old != new and name != "notice" and getattr(found, name) == old


def changes_csv(copies: Sequence[tuple[str, Copy]]) -> Iterator[str]:
    """changes.csv: for each file's name and copy a row for each change made, and for each left with why."""
    yield "\ufeff" + line(list(COLUMNS))
    for name, copy in copies:
        for one in copy.changes:
            yield line([
                name, one.entry.key, str(one.entry.line), one.field, one.before, one.after, one.kind, one.why,
                "; ".join(one.sources), f"left: {one.left}" if one.left else "made",
            ])  # fmt: skip
