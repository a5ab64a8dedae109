"""Titles without what a browser, a program or a list ran into them: the site's name, the version, the book and its pages."""

from __future__ import annotations

import re

from harvester.crosscheck.kinds_named import RUN_ON
from harvester.crosscheck.words import words
from parsers.record import Record

_MOST = 2000


def title_alone(record: Record, other: Record) -> str:
    """A record's title beside another record: without the site, the version or the book that was run into it, where the other or the type tells."""
    title = without_names(str(record.title or "")[:_MOST], record, other)
    title = without_mark(title, str(other.title or "")[:_MOST])
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


def site_named(title: str) -> str:
    """The site whose name a browser put behind a title: "History of Tibet - BBC News"; "" for none.

    >>> site_named("History of Tibet - BBC News"), site_named("History of Tibet")
    ('BBC News', '')
    """
    found = _SITE.search(title[:_MOST])
    return found[1] if found is not None and found.start() else ""


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


# Words in capitals at the end of a title that has others: "… a Systems Approach TAESIK AHN and GARY GRUDNITSKI".
_CAPITALS = re.compile(r"(?<=[a-z\"”’)])[.,:]?\s+((?:(?:[A-Z][A-Z.'’-]*,?|and|&)\s+){1,12}[A-Z][A-Z.'’-]+)$")


def without_names(title: str, record: Record, other: Record) -> str:
    """A title without the names of its own authors, which a list ran into it from the line below, where the other title has no such end.

    >>> from parsers.values import Name
    >>> smith = Record(author=(Name(family="Smith", given="A."),)), Record(title="Sleep in mice")
    >>> without_names("Sleep in Mice ANNA B. SMITH", *smith), without_names("Sleep in Mice of the NORTH SEA", *smith)
    ('Sleep in Mice', 'Sleep in Mice of the NORTH SEA')
    """
    found = _CAPITALS.search(title)
    if found is None:
        return title
    told = {word for word in words(found[1]) if len(word) > 1 and word != "and"}
    people = record.author[:_PEOPLE]
    own = {word for name in people for word in words(f"{name.given or ''} {name.family or name.literal or ''}")}
    families = [set(words(name.family or "")) for name in people]
    named = any(family and family <= told for family in families)
    # Given names stand as initials in the field.
    few = len(told - own) <= len(people) and not told & set(words(str(other.title or "")[:_MOST]))
    return title[: found.start()] if named and (told <= own or few) else title


_PEOPLE = 20
_MARK = re.compile(r"(?<=[a-z]{3})[0-9]{1,2}$")


def without_mark(title: str, other: str) -> str:
    """A title without the number of a note that was run into its last word, where the other title ends with that word.

    >>> without_mark("Toward a unified view1", "Toward a Unified View"), without_mark("Toward a unified view1", "Toward a unified view 2")
    ('Toward a unified view', 'Toward a unified view1')
    """
    found = _MARK.search(title)
    if found is None:
        return title
    plain, ends = words(title[: found.start()]), words(other)
    return title[: found.start()] if plain[-1:] == ends[-1:] else title


def _plain(tokens: list[str]) -> list[str]:
    return tokens[1:] if tokens[:1] == ["the"] else tokens


_SITE = re.compile(r"\s+(?:[-–—|]|::)\s+([^-–—|]{2,60})$")
