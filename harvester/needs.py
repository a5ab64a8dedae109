"""What a citation is made of, kind by kind: what it cannot do without, and what one expects beside it. Pure.

After what BibTeX and biblatex call required, and what CSL's common styles print. Each group is satisfied by any of its
fields: an author or an editor, pages or an article number.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from parsers.record import Record

Group = tuple[str, ...]


class Needs(NamedTuple):
    """Groups without which a citation is `incomplete`, and groups whose lack is only shown."""

    needed: tuple[Group, ...]
    expected: tuple[Group, ...] = ()


_TITLE: Group = ("title",)
_PEOPLE: Group = ("author", "editor")
# Of a film, a recording or a performance those who made it.
_MAKERS: Group = (*_PEOPLE, "credit")
_DATE: Group = ("issued", "issued_online")
_IN: Group = ("container_title",)
_PLACE: Group = ("page", "article_number")
_BY: Group = ("publisher",)
# Journals that count issues alone, without volumes, are many.
_VOLUME: Group = ("volume", "issue")
_ANY = Needs((_TITLE, _MAKERS, _DATE))

NEEDS: Mapping[str, Needs] = MappingProxyType(
    {
        "article-journal": Needs((_TITLE, _PEOPLE, _IN, _DATE, _VOLUME, _PLACE), (("doi", "pmid"), ("issn",))),
        "review": Needs((_TITLE, _PEOPLE, _DATE), (_IN, _VOLUME, _PLACE, ("doi", "pmid"))),
        "review-book": Needs((_TITLE, _PEOPLE, _IN, _DATE), (_VOLUME, _PLACE)),
        "article-magazine": Needs((_TITLE, _IN, _DATE), (_PEOPLE,)), "article-newspaper": Needs((_TITLE, _IN, _DATE), (_PEOPLE,)),
        "article": Needs((_TITLE, _PEOPLE, _DATE), (("doi", "arxiv", "url", "handle"),)),
        "book": Needs((_TITLE, _PEOPLE, _DATE, _BY), (("isbn", "doi"),)),
        "chapter": Needs((_TITLE, _PEOPLE, _IN, _DATE, _BY), (_PLACE,)),
        "paper-conference": Needs((_TITLE, _PEOPLE, ("container_title", "event_title"), _DATE), (_PLACE,)),
        "thesis": Needs((_TITLE, _PEOPLE, _DATE, _BY), (("genre",),)), "report": Needs((_TITLE, _PEOPLE, _DATE, _BY)),
        "dataset": Needs((_TITLE, _PEOPLE, _DATE, _BY), (("doi", "url", "handle"),)),
        "patent": Needs((_TITLE, _PEOPLE, _DATE, ("number",))), "standard": Needs((_TITLE, ("number",), _DATE)),
        # What BibTeX calls "misc" is anything: a page of the web, a law, a letter.
        "document": Needs((_TITLE, _DATE), (_PEOPLE,)),
        "webpage": Needs((_TITLE, ("url",)), (_PEOPLE, _DATE)), "periodical": Needs((_TITLE, ("issn",))),
        "post": Needs((_TITLE, ("url",)), (_PEOPLE, _DATE)), "post-weblog": Needs((_TITLE, ("url",)), (_PEOPLE, _DATE)),
    }
)  # fmt: skip
"""CSL type -> what its citation is made of; a type that is not here needs a title, people and a date."""


# What any citation prints, or what leads to the work.
_OF_ANY = frozenset(
    ("title", "author", "container_title", "volume", "issue", "page", "article_number", "issued", "doi", "pmid", "pmcid", "issn")
)  # fmt: skip
_BOOK = ("publisher", "editor", "edition", "isbn")
_PART = ("publisher", "editor", "isbn")
# What citations of some kinds print beside that: an article's publisher is not missed, a book's is.
_OF_KIND: Mapping[str, Group] = MappingProxyType(
    {
        **dict.fromkeys(("book", "classic", "collection", "chapter", "entry", "entry-dictionary", "entry-encyclopedia"), _BOOK),
        "paper-conference": _PART, "periodical": ("publisher",), "thesis": ("publisher",), "pamphlet": ("publisher", "isbn"),
        "report": ("publisher", "number", "isbn"), "standard": ("publisher", "number", "isbn"), "patent": ("number",),
        "dataset": ("publisher", "version"), "software": ("publisher", "version"),
        **dict.fromkeys(("map", "musical_score", "motion_picture", "song"), ("publisher",)),
    }
)  # fmt: skip


def cited(record: Record) -> frozenset[str]:
    """The fields that a citation of this kind of work prints, and those that lead to it: where one is lacking, it is missed.

    >>> sorted(cited(Record(type="thesis")) - cited(Record(type="article-journal")))
    ['publisher']
    """
    return _OF_ANY.union(_OF_KIND.get(record.type or "", ()))


def needed(record: Record) -> tuple[Group, ...]:
    """The groups of which the record holds none, and without which its citation is incomplete.

    >>> needed(Record(type="book", title="A", author=({"family": "B"},), publisher="C"))
    (('issued', 'issued_online'),)
    """
    return _lacking(record, NEEDS.get(record.type or "", _ANY).needed)


def expected(record: Record) -> tuple[Group, ...]:
    """All groups of which the record holds none: those needed first, then those whose lack is only shown."""
    needs = NEEDS.get(record.type or "", _ANY)
    return _lacking(record, (*needs.needed, *needs.expected))


def _lacking(record: Record, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    held = set(record.said_fields())
    lacking = tuple(group for group in groups if not held.intersection(group))
    return lacking if record.type else (("type",), *lacking)
