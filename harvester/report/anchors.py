"""Where in the page a work or a repository stands: names for links, safe in an address whatever a key holds."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

_LONGEST = 80


def work_anchors(keys: Iterable[str]) -> tuple[str, ...]:
    """A name for each key, in order: letters that need no escape in an address, and no name twice.

    Keys of a library's file are its owner's, and may hold anything, or stand twice.

    >>> work_anchors(["smith2020", "Smith & Co", "smith2020"])
    ('w-smith2020', 'w-Smith%20%26%20Co', 'w-smith2020~2')
    """
    seen: set[str] = set()
    numbers: dict[str, int] = {}
    found = []
    for key in keys:
        name = anchor = _name("w-", key)
        while anchor in seen:
            numbers[name] = numbers.get(name, 1) + 1
            anchor = f"{name}~{numbers[name]}"
        seen.add(anchor)
        found.append(anchor)
    return tuple(found)


def host_anchor(host: str) -> str:
    """The name of a repository's list; pages without an address have one too.

    >>> host_anchor("repository.example.org"), host_anchor("")
    ('r-repository.example.org', 'r-')
    """
    return _name("r-", host)


def _name(kind: str, text: str) -> str:
    return kind + quote(text[:_LONGEST], safe="", errors="replace")
