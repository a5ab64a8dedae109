"""The ground of a decision: what was to be seen when it was taken, and whether that has changed.

What is seen is kept piece by piece, each with a digest of all of it, so that a source that could not be asked this time, or
one that now bears the decision out, is no change; what a source says now and did not say then is one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from harvester.crosscheck.agreement.pages import last_in_full, number_label, page_label
from harvester.crosscheck.agreement.places import plain_number
from harvester.crosscheck.findings.heard import value_text
from harvester.crosscheck.title_numbers import roman_numeral
from harvester.crosscheck.trust import PERSON
from harvester.crosscheck.words import letters, words
from harvester.plain_words import cut
from harvester.work import Claim, FieldResult, Finding, Judged, Option, Seen
from parsers.clean import fold
from parsers.record import Reading, Record
from parsers.values import Name, PageRange, Rich

PARTS: tuple[str, ...] = (
    "type", "genre", "title", "original_title", "translated_title", "author", "editor", "translator", "container_title", "container_title_short",
    "issn", "isbn", "volume", "issue", "page", "article_number", "issued", "issued_online", "edition", "number", "version",
    "collection_title", "collection_number", "number_of_pages", "event_title", "publisher", "publisher_place", "language", "doi", "pmid", "pmcid",
    "arxiv", "handle", "related",
)  # fmt: skip
"""What `same_work` looks at."""
_TITLES = frozenset(("title", "original_title", "translated_title"))
# The first author, or half of the shorter list, tells people apart: a list of three thousand names need not be kept.
_MOST_NAMES = 25


def core(record: Record) -> Record:
    """What tells a record's work from others, and nothing else: short enough to be kept with each decision."""
    kept: dict[str, Any] = {field: getattr(record, field) for field in PARTS}
    for field in ("author", "editor", "translator"):
        kept[field] = tuple(_bare(name) for name in kept[field][:_MOST_NAMES])
    return Record(**kept)


def _bare(name: Name) -> Name:
    parts = ("family", "literal", "given", "non_dropping_particle", "dropping_particle", "suffix", "orcid")
    return Name(**{part: getattr(name, part) for part in parts})


def digest(text: str) -> str:
    """A digest short enough to be read in a file, long enough that no two texts share one."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def identity_digest(record: Record) -> str:
    """A digest of what `same_work` looks at, as it compares it: case, markup and punctuation of titles count for nothing, nor do
    zeros that lead a number.
    """
    return _digest_of(record, _compared)


def _identity_digests(record: Record) -> frozenset[str]:
    """The digest of a record, and the one that decisions of earlier versions have, in which "015" was another volume than "15"."""
    return frozenset((identity_digest(record), _digest_of(record, _compared_before)))


def _digest_of(record: Record, compared: Callable[[str, Any], str | tuple[str, ...]]) -> str:
    kept = core(record)
    said = [(field, compared(field, getattr(kept, field))) for field in kept.said_fields()]
    return digest(repr(said))


def _plain_number(text: str) -> str:
    plain = plain_number(text)
    return str(roman_numeral(plain) or plain)


def _plain_pages(pages: PageRange) -> str:
    return ", ".join(
        f"{page_label(one.first)}-{page_label(last_in_full(one.first, one.last or ''))}" for one in (pages, *pages.more)
    )


_COUNTED: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {
        "volume": _plain_number,
        "issue": _plain_number,
        "collection_number": _plain_number,
        "article_number": number_label,
        "page": _plain_pages,
    }
)
"""Fields of which one value is written in several ways: each brought to the one by which it is compared."""


def _compared_before(field: str, value: Any) -> str | tuple[str, ...]:
    return letters(words(str(value))) if field in _TITLES else _compared_as_text(field, value)


def _compared(field: str, value: Any) -> str | tuple[str, ...]:
    if field in _TITLES:
        return letters(words(str(value)))
    if field in _COUNTED:
        return fold(_COUNTED[field](value))
    return _compared_as_text(field, value)


def _compared_as_text(field: str, value: Any) -> str | tuple[str, ...]:
    if field == "related":
        return tuple(sorted(f"{item.relation} {item.id.lower()}" for item in value))
    if isinstance(value, tuple):
        parts = [fold(value_text(part)) for part in value]
        return tuple(sorted(parts)) if field == "issn" else tuple(parts)
    return fold(value_text(value))


def cited(record: Record) -> str:
    """A record in one line, as far as a person needs it to tell a work from another."""
    people = record.author or record.editor
    names = "; ".join(name.inverted() for name in people[:3]) + ("; …" if len(people) > 3 else "")
    place = " ".join(part for part in (record.container_title, record.volume) if part)
    pages = record.page.text() if record.page else record.article_number or ""
    number = record.doi or (f"PMID {record.pmid}" if record.pmid else record.pmcid)
    parts = (
        names,
        str(record.title or "(no title)"),
        place,
        pages,
        record.issued.iso() if record.issued else "",
        number,
    )
    return ". ".join(part.rstrip(".") for part in parts if part)


def seen_record(reading: Reading) -> Seen:
    """A reading as one of two that may be about one work."""
    return Seen(source=reading.source, text=cut(cited(reading.record)), digest=identity_digest(reading.record))


def claim_options(claims: Sequence[Claim], field: str) -> tuple[Option, ...]:
    """What each source says of a field; a source that says several things (two pages) has a label for each."""
    said: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        if claim.source != PERSON:
            said.setdefault((claim.source, _whole(claim.value)), claim)
    labels = _labels([source for source, _text in said])
    return tuple(
        Option(
            source=claim.source, text=cut(value_text(claim.value)), digest=_claim_digest(field, claim.value), label=label,
            value=Record(**{field: claim.value}),
        )
        for label, claim in zip(labels, said.values(), strict=True)
    )  # fmt: skip


def _claim_digest(field: str, value: Any) -> str:
    """A digest of what is to be seen of a value: "015" is the volume "15", and its digest."""
    return digest(_COUNTED[field](value) if field in _COUNTED else _whole(value))


def _labels(sources: Sequence[str]) -> list[str]:
    counted: dict[str, int] = {}
    labels = []
    for source in sources:
        counted[source] = counted.get(source, 0) + 1
        labels.append(f"{source}-{counted[source]}" if sources.count(source) > 1 else source)
    return labels


def _whole(value: Any) -> str:
    """All that a person may have seen of a value: markup too, but neither ORCID iDs nor affiliations."""
    if isinstance(value, tuple):
        return "; ".join(_whole(part) for part in value)
    return value.root if isinstance(value, Rich) else value_text(value)


def finding_options(finding: Finding, fields: Sequence[FieldResult], judged: Sequence[Judged]) -> tuple[Option, ...]:
    """What a finding rests on: the claims of its field and the texts that could not be read.

    Not the finding's own words, for a new wording must not ask everything anew; only one without a field is its message,
    from the colon on.
    """
    field = finding.field
    if field is None:
        told = finding.message.partition(": ")[2] or finding.message
        return (Option(source="finding", label="finding", text=cut(told), digest=digest(told)),)
    claims = next((result.claims for result in fields if result.field == field), ())
    unread = dict.fromkeys(
        (one.reading.source, item.text) for one in judged for item in one.reading.unread if item.field == field
    )
    return (
        *claim_options(claims, field),
        *(Option(source=source, label=source, text=cut(f"{text} (unread)"), digest=digest(f"unread {text}")) for source, text in unread),
    )  # fmt: skip


def has_changed(
    then: Iterable[Seen], now: Iterable[Option], heard: Collection[str], confirming: Collection[str] = ()
) -> bool:
    """Whether the ground of a decision has changed.

    It has where a source says what was not to be seen then, unless that bears out what was decided (its digest is among
    the `confirming` ones); and where a source that is `heard` now is silent about what it spoke of then.
    """
    known = {(one.source, one.digest) for one in then}
    present = list(now)
    if any(known.isdisjoint(_known_as(one)) and one.digest not in confirming for one in present):
        return True
    speaking = {one.source for one in present}
    return any(source in heard and source not in speaking for source, _digest in known)


def _known_as(one: Option) -> set[tuple[str, str]]:
    """What a choice is known by: its digest, and the one that decisions of earlier versions have of its value as it is written."""
    values = [getattr(one.value, field) for field in one.value.said_fields()]
    return {(one.source, one.digest), *((one.source, digest(_whole(value))) for value in values)}


def is_same_pair(then: Sequence[Seen], ones: Iterable[Record], others: Iterable[Record]) -> bool:
    """Whether both sides of a verdict on identity, each by any of its records, are what was to be seen then."""
    known = {one.digest for one in then}
    return all(any(not known.isdisjoint(_identity_digests(one)) for one in side) for side in (ones, others))
