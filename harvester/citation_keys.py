"""Citation keys: the first author's family name, the year, the first telling word of the title. Pure.

A key that two works would share (without regard to case) gets a suffix made of what the works are, never of their
order: the same works have the same keys in every run, however they come.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from harvester.transliteration import to_latin
from parsers.record import Record

_STOP = frozenset(
    "a an the on of in for to and or at by from with is are do does can how what why when some "
    "der die das den dem des ein eine einer und im zur zum über von le la les l un une des du de d el los las una y o en "
    "il lo gli i della dei di het een van voor".split()
)
_MOST = 60


def assign(records: Sequence[Record]) -> tuple[str, ...]:
    """A key for each record, in the same order; unique without regard to case, [a-z0-9-] only.

    Two records that are alike in everything get the same suffix and then a number: they are one work twice.
    """
    stems = [stem(record) for record in records]
    shared = Counter(stems)
    seen: Counter[str] = Counter()
    keys = []
    for place, one in enumerate(stems):
        # What stands by itself needs no second look: the records may be on disk. A stem has no hyphen, a suffix has one.
        key = one if shared[one] == 1 else f"{one}-{digest(records[place])}"
        if shared[one] > 1:
            seen[key] += 1
        keys.append(key if seen[key] < 2 else f"{key}-{seen[key]}")
    return tuple(keys)


def stem(record: Record) -> str:
    """The key without a suffix: "voorhees2024alliance"; "anonymous" and "undated" stand for what is not known."""
    people = record.author or record.editor
    name = (people[0].full_family() if people[0].family else _group(people[0].literal or "")) if people else ""
    year = str(record.issued.year) if record.issued else "undated"
    words = [word for word in re.findall(r"[^\W_]+", to_latin(str(record.title or ""))) if _ascii(word)]
    word = next((w for w in words if w.lower() not in _STOP), words[0] if words else "")
    family = _ascii(to_latin(name)) or "anonymous"
    return f"{family[:30]}{year}{_ascii(word)[:30]}"[:_MOST]


def _group(literal: str) -> str:
    words = [word for word in literal.split() if word.lower() not in _STOP]
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
