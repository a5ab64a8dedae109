"""Records that say little: which have no place, or name nobody, and what such a record may be beside a fuller one."""

from __future__ import annotations

from harvester.crosscheck.kinds_named import is_of_publisher
from harvester.crosscheck.same_work.title_alone import site_named
from harvester.crosscheck.words import goes_on, words
from parsers.record import Record

_OF_MEETINGS = frozenset(("paper-conference", "speech"))


def is_too_bare(one: Record, paper: Record) -> bool:
    """Whether a record beside a meeting's paper, or a manuscript beside an article, may as well be its preprint, or slides shown of it."""
    if one.publisher and paper.type == "article-journal" and paper.container_title and _is_deposit(one):
        return True
    if one.type == "manuscript" and paper.type == "article-journal":
        return _stands_nowhere(one)
    return _bare(one) and (paper.type in _OF_MEETINGS or one.type == "speech") and one.type != paper.type


# Where programs, data, posters and slides are deposited, under the title of the article about them.
_REPOSITORIES = frozenset(
    ("zenodo", "figshare", "dryad", "osf", "open science framework", "mendeley data", "harvard dataverse", "pangaea")
)


def _is_deposit(record: Record) -> bool:
    return (
        record.type in (None, "document", "webpage")
        and not record.container_title
        and (record.publisher or "").lower() in _REPOSITORIES
    )


def _bare(record: Record) -> bool:
    """Whether a record names no kind, or a lecture, and nothing that its work stands in or comes from, be it by its DOI."""
    bare = record.type in (None, "document", "webpage", "speech") and _stands_nowhere(record)
    return bare and not is_of_publisher(record)


def _stands_nowhere(record: Record) -> bool:
    return not (
        record.container_title
        or record.publisher
        or record.issn
        or record.isbn
        or record.volume
        or record.page
        or record.article_number
    )


def is_alone(record: Record) -> bool:
    """Whether a record has a title, a kind and a date, and nothing that its work stands in or who made it."""
    return _stands_nowhere(record) and not (record.author or record.editor or record.edition or record.number)


def is_unplaced(record: Record) -> bool:
    """Whether an article has no volume, issue or page yet."""
    return not (record.volume or record.issue or record.page or record.article_number)


_OF_NEWS = frozenset(
    (
        None,
        "webpage",
        "document",
        "article-newspaper",
        "article-magazine",
        "post",
        "post-weblog",
        "broadcast",
        "article-journal",
    )
)


def _bodies(record: Record) -> list[str]:
    """The groups that made a page: a body is the author of what stands on its site."""
    return [name.literal for name in record.author[:2] if name.literal]


def _site(record: Record) -> str:
    return site_named(str(record.title or "")) if record.type == "webpage" else ""


def on_one_site(a: Record, b: Record) -> bool:
    """Whether one names as container or publisher what the other does: "BBC News", and "BBC News" of the BBC."""
    if not (a.type in _OF_NEWS and b.type in _OF_NEWS):
        return False
    names = [
        [name for name in (record.container_title, record.publisher, *_bodies(record), _site(record)) if name]
        for record in (a, b)
    ]
    return any(_opens(one, other) or _opens(other, one) for one in names[0] for other in names[1])


def _opens(short: str, name: str) -> bool:
    """Whether a name is another, or its first words; one word is only where it is initials: "Time" is not "Time Out"."""
    mine, theirs = words(short), words(name)
    if mine == theirs:
        return bool(mine)
    return goes_on(mine, theirs) and (len(mine) >= _TWO or (short.isupper() and len(short) >= _INITIALS))


_TWO = 2
_INITIALS = 3
