"""Whether what was read of a page is a work that one cites: by its tags, by what every citation has, by what a page shows."""

from __future__ import annotations

from parsers.record import Reading
from parsers.values import Rich
from parsers.vocabularies import WEAK

# Readers of what lists and walls may hold too; the others read what was put into a page for machines.
_LOOSE = frozenset(("coins", "labelled", "visible", *WEAK))


def is_tagged(reading: Reading) -> bool:
    """Whether a reading is of tags, and says more than a journal's or a site's own page would."""
    record = reading.record
    said = (record.author, record.editor, record.isbn, record.doi, record.pmid, record.pmcid, record.arxiv)
    return reading.source not in _LOOSE and any(said)


def is_record(reading: Reading) -> bool:
    """Whether a reading has what makes a citation: a title, and beside it one thing that a mere web page has not."""
    record = reading.record
    # An ISSN beside a title alone is that of the journal that the title names.
    in_a_serial = record.issn and (record.volume or record.page or record.issued)
    edited = record.editor and record.type == "book"
    return record.title is not None and any(
        (edited, record.author, record.doi, record.pmid, record.pmcid, record.container_title, in_a_serial, record.isbn)
    )


def is_shown_record(reading: Reading) -> bool:
    """Whether what a page shows, without any tag, is surely a citation: people, and what tells where the work appeared."""
    record = reading.record
    published = (
        record.doi,
        record.pmid,
        record.pmcid,
        record.volume,
        record.page,
        record.isbn,
        record.handle,
        record.event_title,
    )
    # An ISSN stands on a journal's and a series' own pages too, beside the years of its volumes: there nothing is named that they are in.
    in_a_serial = record.container_title and record.issn
    weak = (
        record.issued,
        record.container_title,
        record.abstract,
        record.keyword,
        record.publisher_place,
        in_a_serial,
    )
    # A book, or a part of one, may be told by its editors alone; with nothing but an ISSN they are a journal's.
    edited = record.editor and (record.isbn or record.type == "book" or (record.doi and record.issued))
    return bool(record.author or edited) and (
        any(published) or sum(map(bool, weak)) > 1 or record.type == "thesis" or _long(record.abstract)
    )


def _long(abstract: Rich | None) -> bool:
    return abstract is not None and len(abstract.root) > _LONG_ABSTRACT


_LONG_ABSTRACT = 200
