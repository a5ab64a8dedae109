"""Corrections of PubMed's MEDLINE text in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from harvester.corrections import tagged
from harvester.corrections.spots import Left, Spot, Wanted
from harvester.finding import Mend
from parsers.formats import nbib
from parsers.formats.pubmed_kinds import RETRACTED
from parsers.formats.tagged import TaggedEntry
from parsers.names.open_lists import is_open
from parsers.record import Notice
from parsers.values import Name, PartialDate, TypedIssn

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_KINDS = {"print": "Print", "electronic": "Electronic", "linking": "Linking"}


def _date(value: PartialDate) -> list[str]:
    parts = [
        str(value.year),
        *([value.season.capitalize()] if value.season else []),
        *([_MONTHS[value.month - 1]] if value.month else []),
    ]
    return [" ".join((*parts, *([str(value.day)] if value.day else [])))]


def _issns(value: tuple[TypedIssn, ...]) -> list[str]:
    return [f"{one.value} ({_KINDS[one.kind]})" if one.kind else str(one.value) for one in value]


def _names(value: tuple[Name, ...]) -> list[str]:
    return [one.inverted() for one in value if one.family]


def _short_names(value: tuple[Name, ...]) -> list[str]:
    return [
        " ".join(
            part
            for part in (
                one.full_family(),
                "".join(word[0] for word in re.split(r"[\s.-]+", one.given or "") if word),
                one.suffix,
            )
            if part
        )
        for one in value
        if one.family
    ] + (["et al."] if is_open(value) else [])


def _groups(value: tuple[Name, ...]) -> list[str]:
    return [one.literal for one in value if one.literal]


def _text(value: Any) -> list[str]:
    return [str(value)]


ROWS: tuple[tuple[str, str, Callable[[Any], list[str]]], ...] = (
    ("PMID", "pmid", _text), ("IS", "issn", _issns), ("VI", "volume", _text), ("IP", "issue", _text), ("DP", "issued", _date),
    ("TI", "title", _text), ("PG", "page", lambda page: [page.text()]), ("PG", "article_number", _text), ("AB", "abstract", _text),
    ("FAU", "author", _names), ("AU", "author", _short_names), ("CN", "author", _groups),
    ("LA", "language", _text), ("TA", "container_title_short", _text),
    ("JT", "container_title", _text), ("PMC", "pmcid", _text), ("AID", "doi", lambda doi: [f"{doi} [doi]"]),
)  # fmt: skip
"""Tag, field of the record, its lines."""


def apply(body: bytes, wanted: Mapping[Spot, Wanted]) -> tuple[bytes, list[Left]]:
    """The file with what is wanted of its records, and what cannot be written. Raises ValueError as `tagged.opened` does."""
    file = tagged.opened(body)
    return tagged.apply(file, nbib.split(file.text), wanted, lambda _line: "{:<4}- ".format, _rendered)


def _rendered(record: TaggedEntry, wanted: Wanted) -> list[Mend]:
    mends: dict[str, Mend] = {}
    for tag, field, convert in ROWS:
        old, new = getattr(wanted.old, field), getattr(wanted.new, field)
        lines = convert(new) if new not in (None, ()) else []
        if old == new or (tag in mends and not lines):
            continue
        if tag == "AID":
            mends |= {mend.field: mend for mend in (_doi(record, lines),)}
        else:
            mends[tag] = Mend(field=tag, text="\n".join(lines) or None)
    return [*mends.values(), *_notices(record, wanted)]


# Kind of notice -> the tag of PubMed's link to it, and the publication type that goes with it.
_NOTICES = {
    "retraction": ("RIN", RETRACTED),
    "withdrawal": ("RIN", RETRACTED),
    "concern": ("ECI", ""),
    "correction": ("EIN", ""),
}


def _notices(record: TaggedEntry, wanted: Wanted) -> Iterator[Mend]:
    """Notices that the record has not yet, as PubMed links to them; without flags none is wanted."""
    held = {(one.kind, one.doi, one.pmid) for one in wanted.old.notice}
    added: dict[str, list[str]] = {}
    for one in wanted.new.notice if wanted.flags else ():
        tag, kind = _NOTICES[one.kind]
        if (one.kind, one.doi, one.pmid) not in held and (one.doi or one.pmid):
            added.setdefault(tag, []).append(_citation(one))
        if kind and not any(field.folded() == kind for field in record.all("PT")):
            added["PT"] = [kind]
    for tag, texts in added.items():
        yield Mend(field=tag, text="\n".join((*(field.folded() for field in record.all(tag)), *texts)))


def _citation(notice: Notice) -> str:
    date = f"{_date(notice.date)[0]}. " if notice.date else ""
    return (
        f"{date}{f'doi: {notice.doi}. ' if notice.doi else ''}{f'PMID: {notice.pmid}' if notice.pmid else ''}".strip()
    )


def _doi(record: TaggedEntry, lines: list[str]) -> Mend:
    """The DOI where it stands, as a location or as an identifier; other numbers of the article stay."""
    tag = next((one.tag for one in record.fields if one.tag in ("LID", "AID") and one.text.endswith("[doi]")), "AID")
    others = [one.text for one in record.fields if one.tag == tag and not one.text.endswith("[doi]")]
    return Mend(field=tag, text="\n".join((*others, *lines)) or None)
