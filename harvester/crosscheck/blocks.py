"""Which records of a list are worth comparing: those that share a key; of a key that very many share, the likest.

"Editorial" and "Book reviews" stand over thousands of works, and each of them beside each would be millions of pairs. So
of a block of more than `MOST_IN_A_BLOCK` each record meets its neighbours alone, in two orders: by title, people and
year, and by journal, volume and page. Two records of one work stand beside each other in at least one of them, unless
they agree in neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harvester.crosscheck.words import bare, letters, words
from parsers.record import Record

MOST_IN_A_BLOCK = 50
"""Records that share a key and are all compared with each other; of more, each with half so many on either side."""


def worth_comparing(
    records: Sequence[Record], texts: Sequence[str], keys: Sequence[Sequence[str]]
) -> Iterator[tuple[int, list[int]]]:
    """Each place of a list with the places worth comparing it with, those that share its surest key first.

    `texts` are the records as text, by which what is alike in all else is ordered; `keys` those of each record, the surest
    first. Which pairs there are does not depend on the order of the records, but for what is letter for letter the same.
    """
    order = sorted(range(len(records)), key=lambda place: (texts[place], place))
    blocks: dict[str, list[int]] = {}
    for place in order:
        for key in keys[place]:
            blocks.setdefault(key, []).append(place)
    near = {key: _neighbours(block, records) for key, block in blocks.items() if len(block) > MOST_IN_A_BLOCK}
    for place in order:
        met = dict.fromkeys(
            other
            for key in keys[place]
            for other in (near[key][place] if key in near else blocks[key])
            if other != place
        )
        yield place, list(met)


def _neighbours(block: Sequence[int], records: Sequence[Record]) -> dict[int, list[int]]:
    """For each place of a large block, those that stand near it in either order; the block is in the order of its texts."""
    reach = MOST_IN_A_BLOCK // 2
    found: dict[int, list[int]] = {place: [] for place in block}
    for likeness in (_of_people, _of_place):
        row = sorted(block, key=lambda place: likeness(records[place]))
        for at, place in enumerate(row):
            found[place] += row[max(0, at - reach) : at + 1 + reach]
    return found


def _of_people(record: Record) -> tuple[str, str, int]:
    people = record.author or record.editor
    who = bare(people[0].full_family()) if people else ""
    return letters(words(str(record.title or ""))), who, record.issued.year if record.issued else 0


def _of_place(record: Record) -> tuple[str, str, str, str]:
    first = record.page.first if record.page else record.article_number
    container = letters(words(record.container_title or record.container_title_short or ""))
    # The volume before the journal, whose name may be abbreviated.
    return record.volume or "", first or "", container, record.issue or ""
