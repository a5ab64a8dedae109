"""Which fields a page tells machines, and the tag that would tell them.

The names are Highwire Press's, which Google Scholar and reference managers read (Google Scholar, "Inclusion Guidelines
for Webmasters").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from parsers.record import Reading, Record

# Where a text stood that was put there for machines (the last are of an embedded BibTeX entry); all others a reader sees.
_FOR_MACHINES = re.compile(r"(?:meta |COinS|JSON-LD|microdata|RDFa|link rel|fields? )")

TAGS: Mapping[str, str] = MappingProxyType(
    {
        "title": "citation_title", "author": "citation_author", "issued": "citation_publication_date",
        "container_title": "citation_journal_title", "volume": "citation_volume", "issue": "citation_issue",
        "page": "citation_firstpage and citation_lastpage", "issn": "citation_issn", "isbn": "citation_isbn", "doi": "citation_doi",
        "pmid": "citation_pmid", "publisher": "citation_publisher", "language": "citation_language",
    }
)  # fmt: skip
"""Field -> the tag for it. An article number has none of its own."""
_BY_TYPE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "container_title": MappingProxyType({"paper-conference": "citation_conference_title", "chapter": "citation_inbook_title"}),
        "publisher": MappingProxyType({"thesis": "citation_dissertation_institution", "report": "citation_technical_report_institution"}),
    }
)  # fmt: skip


def tag_for(field: str, record: Record) -> str:
    """The tag that would tell machines a field of such a work; "" where there is none."""
    return _BY_TYPE.get(field, {}).get(record.type or "", TAGS.get(field, ""))


def told_machines(reading: Reading) -> frozenset[str]:
    """The fields of a page's reading that any of its tags tells."""
    return frozenset(item.field for item in reading.said if _FOR_MACHINES.match(item.where))


def is_plain_text(reading: Reading) -> bool:
    """Whether a page was read from its text alone, saved by hand: of its tags nothing can be said."""
    return all(_LINE.search(item.where) for item in reading.said)


_LINE = re.compile(r"\bline [0-9]+\)|^inferred ")


def evidence(reading: Reading, field: str, *, in_tags: bool = False) -> tuple[str, str]:
    """(text, where it stood) behind a field of a page, as the reading took it; of the tags alone where asked."""
    found = (item for item in reading.said if item.field == field and (not in_tags or _FOR_MACHINES.match(item.where)))
    return next(((item.text, item.where) for item in found), ("", ""))
