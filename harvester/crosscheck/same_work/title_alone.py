"""Titles without what a browser, a program or a list ran into them: the site's name, the version, the book and its pages."""

from __future__ import annotations

import re

from harvester.crosscheck.kinds_named import RUN_ON
from harvester.crosscheck.words import words
from parsers.record import Record

_MOST = 2000


def title_alone(record: Record, other: Record) -> str:
    """A record's title beside another record: without the site, the version or the book that was run into it, where the other or the type tells."""
    title = str(record.title or "")[:_MOST]
    if record.type == "book":
        return RUN_ON.sub("", title)
    if record.type == other.type == "software":
        # "GIMP 2.10.20": the number at the end is the version that the other names apart.
        version = record.version or other.version or ""
        name = title.removesuffix(f" {version}")
        return f"{name}, version {version}" if version and name != title and not _A_VERSION.search(name) else title
    return without_site(title, record, other) if record.type in _OF_WEB else title


_A_VERSION = re.compile(r"\b(?:version|ver\.|v\.?|release)$", re.IGNORECASE)
_OF_WEB = frozenset((None, "webpage", "document", "article-newspaper", "article-magazine", "post", "post-weblog"))


def without_site(title: str, a: Record, b: Record) -> str:
    """A title without the name of the site or newspaper that a browser puts behind it: "History of Tibet - BBC News".

    >>> without_site("History of Tibet - BBC News", Record(publisher="BBC"), Record(container_title="BBC News"))
    'History of Tibet'
    """
    found = _SITE.search(title)
    if found is None or not found.start():
        return title
    tail = words(found[1])
    names = (name for record in (a, b) for name in (record.container_title, record.publisher) if name)
    return title[: found.start()] if any(_plain(words(name)) == _plain(tail) for name in names) else title


def _plain(tokens: list[str]) -> list[str]:
    return tokens[1:] if tokens[:1] == ["the"] else tokens


_SITE = re.compile(r"\s+(?:[-–—|]|::)\s+([^-–—|]{2,60})$")
