"""Records that say little: which have no place, or name nobody, and what such a record may be beside a fuller one."""

from __future__ import annotations

from harvester.crosscheck.kinds_named import is_of_publisher
from parsers.record import Record

_OF_MEETINGS = frozenset(("paper-conference", "speech"))


def is_too_bare(one: Record, paper: Record) -> bool:
    """Whether a record beside a meeting's paper, or a manuscript beside an article, may as well be its preprint, or slides shown of it."""
    if one.type == "manuscript" and paper.type == "article-journal":
        return _stands_nowhere(one)
    return _bare(one) and (paper.type in _OF_MEETINGS or one.type == "speech") and one.type != paper.type


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


def months_differ(a: Record, b: Record) -> bool:
    """Whether two dates name two months."""
    months = {record.issued.month for record in (a, b) if record.issued and record.issued.month}
    return len(months) > 1
