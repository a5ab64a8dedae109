"""The order of trust, field by field, with its reasons; and what makes one value sharper than another."""

from __future__ import annotations

from typing import Any

from parsers.record import FIELDS, Reading
from parsers.values import Name, PartialDate

# Crossref holds what the publisher itself deposited; PubMed what its indexers checked; a repository's page is a copy.
ORDER: tuple[str, ...] = ("crossref", "pubmed", "page")
# Where another order is better, with the reason.
ORDER_FOR: dict[str, tuple[str, ...]] = {
    # Who publishes the page knows where it stands and in which words it gives its own terms.
    "url": ("page", "crossref", "pubmed"),
    "keyword": ("page", "pubmed", "crossref"),
    # Crossref's abstract is often missing or in JATS with headings lost; the page's is what the reader sees.
    "abstract": ("page", "pubmed", "crossref"),
    # PubMed names the language of the article; Crossref's is often the journal's.
    "language": ("pubmed", "page", "crossref"),
    # PubMed's identifiers are its own.
    "pmid": ("pubmed", "page", "crossref"),
    "pmcid": ("pubmed", "page", "crossref"),
    # A repository knows what kind of document it holds in finer words.
    "genre": ("page", "pubmed", "crossref"),
}
REASONS: dict[str, str] = {
    "url": "the page's own address", "keyword": "the page's own terms first", "abstract": "the page's text first",
    "language": "PubMed names the article's language", "pmid": "PubMed's own identifier", "pmcid": "PubMed's own identifier",
    "genre": "the page's own words first",
}  # fmt: skip
# Only the page can speak of these.
PAGE_ONLY = frozenset(("local_author", "note", "provider", "rights"))
# What several sources say adds up.
UNIONS = frozenset(("issn", "isbn", "notice", "related", "funder"))
# What belongs together stays together: an online year must not meet a print volume.
ISSUE_DATA: tuple[str, ...] = (
    "container_title", "container_title_short", "issn", "volume", "issue", "page", "article_number", "issued",
)  # fmt: skip


def rank(source: str, field: str) -> int:
    """How far down a source stands in the order of trust for a field; a source not named stands last."""
    order = ORDER_FOR.get(field, ORDER)
    return order.index(source) if source in order else len(order)


def rule(field: str) -> str:
    """The order of trust for a field in words, and why."""
    order = " > ".join(ORDER_FOR.get(field, ORDER))
    return f"order of trust {order} ({REASONS.get(field, 'the publisher deposits, PubMed checks, a page is a copy')})"


def sharpness(field: str, value: Any) -> tuple[int, ...]:
    """How much a value says, to be compared among values that agree: the greater is the sharper."""
    if isinstance(value, PartialDate):
        # "2015-01-01" beside 2015 is a year padded to a date, and no sharper than the year.
        padded = (value.month, value.day) == (1, 1)
        return (1 if padded else len(value.parts()), int(value.season is not None or value.end is not None))
    if field in ("author", "editor", "translator", "contributor") and isinstance(value, tuple):
        return (len(value), sum(_letters(name) for name in value))
    if field == "title":
        return (len(value.plain().split()), sum(bool(marks) for _text, marks in value.runs()))
    if field == "page":
        return (int(value.last is not None),)
    if isinstance(value, tuple):
        return (len(value),)
    if field in ("container_title", "publisher", "event_title", "collection_title"):
        return (
            (len(value.split()),)
            if field != "container_title"
            else (int("." not in value), len(max(value.split(), key=len)))
        )
    return (0,)


def _letters(name: Name) -> int:
    return sum(char.isalpha() for char in name.given or "") + bool(name.orcid)


def in_order(readings: list[Reading], field: str) -> list[Reading]:
    """Readings by trust for a field; those of one source in an order that depends on what they say alone."""
    return sorted(readings, key=lambda reading: (rank(reading.source, field), reading.record.model_dump_json()))


assert frozenset(ISSUE_DATA) | UNIONS | PAGE_ONLY <= frozenset(FIELDS)
