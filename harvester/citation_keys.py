"""Citation keys: the first author's family name, the year, the first telling word of the title. Pure.

A key that two works would share (without regard to case) gets a suffix made of what the works are, never of their
order: the same works have the same keys in every run, however they come.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from harvester.transliteration import to_latin
from parsers.record import Record

SMALL_WORDS = frozenset(
    "a an the on of in for to and or at by from with is are do does can how what why when some "
    "der die das den dem des ein eine einer und im zur zum über von le la les l un une des du de d el los las una y o en "
    "il lo gli i della dei di het een van voor".split()
)
_MOST = 60


NOTHING_HELD: Mapping[int, str] = MappingProxyType({})


def assign(
    records: Sequence[Record],
    held: Mapping[int, str] = NOTHING_HELD,
    make: Callable[[Record], str] | None = None,
    is_taken: Callable[[str, int], bool] | None = None,
) -> tuple[str, ...]:
    """A key for each record, in the same order; unique without regard to case.

    `held` are the keys that some places have already. The others' are made by `make` (`stem`, which gives [a-z0-9] only);
    `is_taken` tells of a key and a place whether another work has it that is not among these. Two records that are alike in
    everything get the same suffix and then a number: they are one work twice.
    """
    make = make or stem
    stems = ["" if place in held else make(record) for place, record in enumerate(records)]
    shared = Counter(one.casefold() for one in stems)
    used = {key.casefold() for key in held.values()}
    seen: Counter[str] = Counter()
    keys = []
    for place, one in enumerate(stems):
        if place in held:
            keys.append(held[place])
            continue
        key, folded = one, one.casefold()
        if shared[folded] > 1 or folded in used or (is_taken is not None and is_taken(one, place)):
            # What stands by itself needs no second look: the records may be on disk.
            alike = f"{one}-{digest(records[place])}"
            seen[alike.casefold()] += 1
            number = seen[alike.casefold()]
            key = alike if number == 1 else f"{alike}-{number}"
            while key.casefold() in used:
                seen[alike.casefold()] = number = number + 1
                key = f"{alike}-{number}"
        used.add(key.casefold())
        keys.append(key)
    return tuple(keys)


def stem(record: Record) -> str:
    """The key without a suffix: "voorhees2024alliance"; "anonymous" and "undated" stand for what is not known."""
    people = record.author or record.editor or record.credited("director")
    name = (people[0].full_family() if people[0].family else _group(people[0].literal or "")) if people else ""
    year = str(record.issued.year) if record.issued else "undated"
    words = [word for word in re.findall(r"[^\W_]+", to_latin(str(record.title or ""))) if _ascii(word)]
    word = next((w for w in words if w.lower() not in SMALL_WORDS), words[0] if words else "")
    family = _ascii(to_latin(name)) or "anonymous"
    return f"{family[:30]}{year}{_ascii(word)[:30]}"[:_MOST]


def _group(literal: str) -> str:
    words = [word for word in literal.split() if word.lower() not in SMALL_WORDS]
    return words[0] if words else literal


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", plain)


def digest(record: Record) -> str:
    """Four letters made of what the work is: its identifier, else its title, names and place."""
    identity = record.doi or record.pmid or record.pmcid or record.handle or record.url
    if identity is None:
        identity = record.model_dump_json(
            include={"title", "author", "issued", "container_title", "volume", "page", "isbn"}
        )
    number = int.from_bytes(hashlib.sha256(str(identity).encode()).digest()[:4])
    return "".join("abcdefghjkmnpqrstuvwxyz23456789"[number // 31**place % 31] for place in range(4))
