"""What a citation of this kind of work should have, and this one does not."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from parsers.record import Record

# Each group is satisfied by any of its fields: pages or an article number, an author or an editor.
Needs = tuple[tuple[str, ...], ...]
_ANY: Needs = (("title",), ("author", "editor"), ("issued", "issued_online"))
EXPECTED: Mapping[str, Needs] = MappingProxyType(
    {
        "article-journal": (
            *_ANY,
            ("container_title",),
            ("volume",),
            ("page", "article_number"),
            ("doi", "pmid"),
            ("issn",),
        ),
        "paper-conference": (*_ANY, ("container_title", "event_title"), ("page", "article_number")),
        "chapter": (*_ANY, ("container_title",), ("publisher",), ("page",)),
        "book": (*_ANY, ("publisher",), ("isbn", "doi")),
        "report": (*_ANY, ("publisher",)),
        "thesis": (*_ANY, ("publisher",), ("genre",)),
    }
)
"""CSL type -> what its citation is made of: the fields BibTeX and CSL styles ask for, and one identifier."""


def missing(record: Record) -> tuple[tuple[str, ...], ...]:
    """The groups of fields of which the record holds none.

    >>> missing(Record(type="book", title="A", author=({"family": "B"},), publisher="C", isbn=("9780306406157",)))
    (('issued', 'issued_online'),)
    """
    held = set(record.said_fields())
    expected = EXPECTED.get(record.type or "", _ANY)
    lacking = tuple(group for group in expected if not held.intersection(group))
    return lacking if record.type else (("type",), *lacking)
