"""What a page does not say, says only to readers, says otherwise than others, or says in a form that loses something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.crosscheck.codes import Code
from harvester.crosscheck.findings import completeness, identifiers
from harvester.crosscheck.findings.heard import Heard, named, value_text
from harvester.crosscheck.upstream.faults import Fault, Right, fault, names, of_finding, others
from harvester.crosscheck.upstream.tags import evidence, is_plain_text, tag_for, told_machines
from harvester.plain_words import capital, cut, field_name, listed, source_name
from parsers.record import Reading

LACKING = Code(
    "field-lacking", "warning", ("page",), "What a citation needs and the page does not say", "Add it to the page and to its tags.",
)  # fmt: skip
DIFFERS = Code(
    "value-differs", "warning", ("page",), "What the page says otherwise than others",
    "Look at the work itself, and mend the page where it is wrong.",
)  # fmt: skip
NO_TAGS = Code(
    "no-tags", "warning", ("page",), "Pages without any citation tags",
    "Add Highwire's tags (citation_title, citation_author, citation_doi …): Google Scholar and reference managers read them.",
)  # fmt: skip
IN_ONE = Code(
    "authors-in-one-tag", "warning", ("page",), "Several people in one tag",
    "Give each author a citation_author tag of their own: indexers take one tag for one person.",
)  # fmt: skip
UNTAGGED = Code(
    "field-untagged", "info", ("page",), "Shown to readers, and in no tag for machines",
    "Add the tag: what is only shown is guessed at, if it is found at all.",
)  # fmt: skip
WANTED = Code(
    "field-wanted", "info", ("page",), "What others know and the page could say", "Add it where your catalogue has room for it.",
)  # fmt: skip
SHORT_DATE = Code(
    "date-imprecise", "info", ("page",), "Only the year of publication", "Add month and day where they are known."
)
SHORT_NAMES = Code(
    "names-shortened", "info", ("page",), "Initials where the given names are known",
    "Give the names in full where the work has them: initials are shared by many.",
)  # fmt: skip
CODES = (LACKING, DIFFERS, NO_TAGS, IN_ONE, UNTAGGED, WANTED, SHORT_DATE, SHORT_NAMES)

# Fields that a page should say because a citation needs them, and fields that help to find the work.
_NEEDED = ("title", "author", "container_title", "issued", "volume", "page", "article_number", "doi")
_WANTED = ("issue", "issn", "pmid", "isbn", "publisher", "language")
_COMPARED = frozenset(
    ("title", "author", "container_title", "issued", "volume", "issue", "page", "article_number", "issn", "isbn")
)
_PLACE = ("page", "article_number")
_PEOPLE_IN_ONE = re.compile(r"[^\W\d_]{2,}[^;]{0,80};\s*[^\W\d_]{2,}|[^\W\d_]{2,}\sand\s[^\W\d_]{2,}")
# `citation_authors` is made for several.
_ONE_TAG = "meta citation_author"
_LONGEST = 500


def find(reading: Reading, heard: Heard) -> Iterator[Fault]:
    """What the page lacks, does not tell machines, or tells otherwise than others, field by field."""
    machines = told_machines(reading)
    saved_text = is_plain_text(reading)
    # A page without any tag is told so once, not field by field; of one that was saved as text nobody knows.
    bare = not machines & {*_NEEDED}
    if bare and reading.said and not saved_text:
        yield fault(NO_TAGS, "", "No tag of the page tells machines what it is about.")
    for field in (*_NEEDED, *_WANTED):
        value = getattr(reading.record, field)
        if value in (None, ()):
            yield from _lacking(field, reading, heard)
            continue
        differing = list(_differing(field, reading, heard)) if field in _COMPARED else []
        tag = tag_for(field, heard.work.record)
        # What is wrong is to be mended, not to be told to machines too.
        doubted = bool(differing) or (field == "doi" and _is_wrong(reading, heard))
        if not bare and field in _NEEDED and field not in machines and tag and not doubted:
            text = cut(value_text(value), 120)
            yield fault(
                UNTAGGED, field, f"The page shows the {field_name(field)} “{text}”, and no tag tells it ({tag}).", said=evidence(reading, field),
            )  # fmt: skip
        yield from differing
    yield from _people(reading, heard)
    yield from _only_year(reading, heard)


def _is_wrong(reading: Reading, heard: Heard) -> bool:
    """Whether the DOI of a page is another work's, or nobody's."""
    printed = str(reading.record.doi)
    return any(
        finding.field == "doi"
        and finding.severity == "error"
        and names(finding, printed)
        and printed != finding.suggestion
        for finding in identifiers.find(heard)
    )


def _lacking(field: str, reading: Reading, heard: Heard) -> Iterator[Fault]:
    right = others(heard, field, reading)
    # Pages and an article number are two ways to say where: one of them is enough.
    if not right.value or (field in _PLACE and any(getattr(reading.record, other) for other in _PLACE)):
        return
    tag = tag_for(field, heard.work.record)
    words = f"The page does not say the {named(field, heard.results[field].value)}{f' ({tag})' if tag else ''}."
    yield fault(LACKING if field in _NEEDED else WANTED, field, words, right=right)


def _differing(field: str, reading: Reading, heard: Heard) -> Iterator[Fault]:
    """A value that cannot be right beside the merged one, which others bear out and the page does not."""
    result = heard.results.get(field)
    if result is None:
        return
    against = [
        how.why
        for one, other, how in result.pairs
        if how.kind == "CONFLICT" and reading.source in (one, other) and {one, other} & set(result.winner)
    ]
    right = others(heard, field, reading)
    if against and right.value and reading.source not in result.winner:
        who = listed([source_name(source) for source in right.sources])
        mine = cut(value_text(getattr(reading.record, field)))
        why = f" ({against[0]})" if against[0] else ""
        yield fault(
            DIFFERS, field, f"The page says “{mine}”, {who} “{cut(right.value)}”{why}.", said=evidence(reading, field), right=right,
        )  # fmt: skip


def _people(reading: Reading, heard: Heard) -> Iterator[Fault]:
    """All authors in one tag, a list cut short, initials alone."""
    mine, merged = reading.record.author, heard.work.record.author
    text, where = evidence(reading, "author", in_tags=True)
    tags = sum(item.field == "author" and item.where == where for item in reading.said)
    if len(mine) > 1 and tags == 1 and where == _ONE_TAG and _PEOPLE_IN_ONE.search(text[:_LONGEST]):
        yield fault(IN_ONE, "author", f"One tag names {len(mine)} people.", said=(text, where))
    right = others(heard, "author", reading)
    for finding in completeness.cut_lists(heard):
        if reading.source in finding.sources and len(mine) < len(merged):
            yield of_finding(finding, evidence(reading, "author"), right)
    fuller = [name for name in merged if name.given and not _is_initials(name.given)]
    if (
        mine
        and right.value
        and all(_is_short(name.given) for name in mine if name.family)
        and len(fuller) * 2 > len(merged)
    ):
        yield fault(
            SHORT_NAMES, "author", f"The page gives initials, {listed([source_name(source) for source in right.sources])} the names in full.",
            said=evidence(reading, "author"), right=right,
        )  # fmt: skip


def _is_short(given: str | None) -> bool:
    return given is None or _is_initials(given)


def _is_initials(given: str) -> bool:
    """Whether a given name is initials alone: "P. G.", "PG", "J-P"."""
    return all(len(part) == 1 or (len(part) <= 3 and part.isupper()) for part in re.split(r"[\s.‐-]+", given) if part)


def _only_year(reading: Reading, heard: Heard) -> Iterator[Fault]:
    mine, merged = reading.record.issued, heard.work.record.issued
    right = others(heard, "issued", reading)
    if (
        mine is None
        or merged is None
        or not right.value
        or mine.month
        or mine.season
        or not (merged.month or merged.season)
    ):
        return
    if mine.year == merged.year:
        who = capital(listed([source_name(source) for source in right.sources]))
        yield fault(
            SHORT_DATE, "issued", f"The page gives the year {mine.year} alone. {who} gives {merged.iso()}.",
            said=evidence(reading, "issued"), right=Right(merged.iso(), right.sources),
        )  # fmt: skip
