"""Which records of a list are worth comparing: those that share a key; of a key that very many share, the likest.

"Editorial" and "Book reviews" stand over thousands of works, and each of them beside each would be millions of pairs. So
of a block of more than `MOST_IN_A_BLOCK` each record meets its neighbours alone, in two orders: by title, people and
year, and by journal, volume and page. Two records of one work stand beside each other in at least one of them, unless
they agree in neither.

A list may be longer than memory: of each record only the digests of its keys are held, and of those that share one the places.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Any

from harvester.crosscheck.agreement.pages import page_label
from harvester.crosscheck.agreement.places import plain_number
from harvester.crosscheck.search_keys import WORDS
from harvester.crosscheck.words import bare, letters, words
from parsers.record import Record

MOST_IN_A_BLOCK = 50
"""Records that share a key and are all compared with each other; of more, each with half so many on either side."""
_REACH = MOST_IN_A_BLOCK // 2
MOST_OF_WORDS = 10
"""Records whose titles share two words and that are compared for that alone; in a list of one subject, or of one form of title, more do."""
_PARTS = 16
"""In how many parts the digests of a list are gone through, so that a part of them is held as numbers at a time."""
_SLICE, _MOST_SLICE = 256, 1 << 14
"""Characters of a text by which it is ordered at first; four times as many wherever that does not tell, up to a most."""


_OF_WORDS = 1


class Blocks:
    """The places of a list that share a key with another one, and which others each is worth comparing with.

    `texts` are the records as text, by which what is alike in all else is ordered; `keys` those of each record, the surest
    first. Which pairs there are does not depend on the order of the records, but for what is letter for letter the same; and
    of two places each is worth comparing with the other, or neither.
    """

    def __init__(self, records: Sequence[Record], texts: Sequence[str], keys: Iterable[Sequence[str]]) -> None:
        self._digests, self._ends = array("Q"), array("Q", [0])
        for several in keys:
            self._digests.extend(_digest(key) for key in dict.fromkeys(several))
            self._ends.append(len(self._digests))
        self._shared = _repeated(self._digests)
        sharing = (place for place in range(len(self._ends) - 1) if next(self._keys(place), None) is not None)
        self.places = array("Q", in_order_of_texts(sharing, texts))
        """Those that share a key, in the order of their texts."""
        blocks: dict[int, array[int]] = {}
        for place in self.places:
            for key in self._keys(place):
                blocks.setdefault(key, array("Q")).append(place)
        self._sizes = {key: len(block) for key, block in blocks.items()}
        self.crowded = {
            key: size
            for key, size in self._sizes.items()
            if size > (MOST_OF_WORDS if key & _OF_WORDS else MOST_IN_A_BLOCK)
        }
        """Keys that more places share than are all compared with each other, and how many do."""
        self._blocks = {
            key: _Large(block, records) if len(block) > MOST_IN_A_BLOCK else block
            for key, block in blocks.items()
            if not (key & _OF_WORDS and len(block) > MOST_OF_WORDS)
        }

    def near(self, place: int) -> list[int]:
        """The places worth comparing one with, those that share its surest key first."""
        return self._met(place, self._keys(place))

    def near_anew(self, place: int, crowded: Mapping[int, int]) -> list[int]:
        """Those of them that may not have been near in a longer list, of which these keys were `crowded`: some of it are one by now."""
        changed = (key for key in self._keys(place) if key in crowded and crowded[key] != self._sizes[key])
        return self._met(place, changed)

    def _met(self, place: int, keys: Iterable[int]) -> list[int]:
        met: dict[int, None] = {}
        for key in keys:
            block = self._blocks.get(key, ())
            met |= dict.fromkeys(block.near(place) if isinstance(block, _Large) else block)
        met.pop(place, None)
        return list(met)

    def _keys(self, place: int) -> Iterator[int]:
        """The keys of a place that it shares."""
        mine = self._digests[self._ends[place] : self._ends[place + 1]]
        return (digest for digest in mine if digest in self._shared)


def _digest(key: str) -> int:
    """A key as a number, odd where it is of words. Where two keys had one, records would be compared that need not be: nothing else."""
    number = int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    return number | _OF_WORDS if key.startswith(WORDS) else number & ~_OF_WORDS


def _repeated(digests: Sequence[int]) -> set[int]:
    """The numbers that stand in a list more than once."""
    found: set[int] = set()
    for part in range(_PARTS):
        mine = sorted(digest for digest in digests if digest % _PARTS == part)
        found.update(one for one, next_one in pairwise(mine) if one == next_one)
    return found


def in_order_of_texts(places: Iterable[int], texts: Sequence[str]) -> Iterator[int]:
    """Places in the order of their texts, of which no more is held than is needed to tell them apart.

    What is letter for letter the same stays in the order in which it was given.

    >>> list(in_order_of_texts((2, 0, 1), ("b", "a", "b")))
    [1, 2, 0]
    """
    todo = [(0, _SLICE, list(places))]
    while todo:
        start, size, alike = todo.pop()
        if len(alike) < 2 or not size:
            yield from alike
            continue
        parts: dict[str, list[int]] = {}
        for place in alike:
            parts.setdefault(texts[place][start : start + size], []).append(place)
        # The last one put there is looked at first. A text that ended is told apart from all others.
        longer = min(4 * size, _MOST_SLICE)
        todo += [
            (start + size, longer if len(part) == size else 0, parts[part]) for part in sorted(parts, reverse=True)
        ]


class _Large:
    """A block of very many, in two orders by which those that are alike stand near each other."""

    def __init__(self, block: Sequence[int], records: Sequence[Record]) -> None:
        """Order a block that stands in the order of its texts."""
        self._members = array("Q", sorted(block))
        self._rows = tuple(self._row(block, records, likeness) for likeness in (_of_people, _of_place))

    def _row(
        self, block: Sequence[int], records: Sequence[Record], likeness: Callable[[Record], tuple[Any, ...]]
    ) -> tuple[array[int], array[int]]:
        """The block in an order, and for each member where it stands in it."""
        row = array("Q", sorted(block, key=lambda place: likeness(records[place])))
        at = array("Q", bytes(row.itemsize * len(row)))
        for number, place in enumerate(row):
            at[bisect_left(self._members, place)] = number
        return row, at

    def near(self, place: int) -> Iterator[int]:
        """Those that stand near a member in either order."""
        me = bisect_left(self._members, place)
        for row, at in self._rows:
            yield from row[max(0, at[me] - _REACH) : at[me] + 1 + _REACH]


def _of_people(record: Record) -> tuple[str, str, int]:
    people = record.author or record.editor
    who = bare(people[0].full_family()) if people else ""
    return letters(words(str(record.title or ""))), who, record.issued.year if record.issued else 0


def _of_place(record: Record) -> tuple[str, str, str, str]:
    first = record.article_number or (record.page.first if record.page else "")
    container = letters(words(record.container_title or record.container_title_short or ""))
    # The volume before the journal, whose name may be abbreviated.
    return plain_number(record.volume or ""), page_label(first), container, plain_number(record.issue or "")
