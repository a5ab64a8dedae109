"""What must be read with a citation: that a work was retracted, withdrawn, doubted, corrected, or published since, or bears a wrong number. Pure.

The words are for every format alike: a sentence where a format has a note, a keyword where it has keywords, so that the
work is found by it (Zotero makes a tag of it, JabRef and EndNote show it among the keywords).
"""

from __future__ import annotations

import re

from harvester.work import Entry
from parsers.record import Notice

# Kind of notice, the flag that tells it where no notice is known, its word, and the keyword for what must not be missed.
_KINDS: tuple[tuple[str, str, str, str], ...] = (
    ("retraction", "retracted", "Retracted", "retracted"), ("withdrawal", "withdrawn", "Withdrawn", "withdrawn"),
    ("concern", "concern", "Expression of concern", "expression of concern"), ("correction", "corrected", "Corrected", ""),
)  # fmt: skip
FLAGS = tuple(flag for _kind, flag, _word, _keyword in _KINDS)
"""The flags that tell of a notice."""
_PUBLISHED = "is-preprint-of"
# Flags of identifiers that lead elsewhere, in words. Which one it is, the report tells: the citation may have the right one by now.
_MISLEADING: tuple[tuple[str, str], ...] = (
    ("wrong-doi", "Check the DOI: one that was given for this work belongs to another."),
    ("wrong-pmid", "Check the PMID: one that was given for this work belongs to another."),
    ("wrong-pmcid", "Check the PMCID: one that was given for this work belongs to another."),
    ("doi-not-registered", "Check the DOI: nobody registered one that was given for this work."),
    ("doi-deleted", "Check the DOI: one that was given for this work was deleted."),
)


def is_quiet(entry: Entry) -> bool:
    """Whether there is nothing to be told of a work, and no note: of most there is none, and no more need be asked."""
    of_entry = entry.__dict__
    held = of_entry["record"].__dict__
    return not (of_entry["flags"] or held["notice"] or held["note"] or held["type"] == "article")


def sentences(entry: Entry) -> tuple[str, ...]:
    """A sentence for each thing that happened to the work, the gravest first, with the notices and their dates.

    >>> from parsers.record import Record
    >>> sentences(Entry(key="a", record=Record(notice=({"kind": "retraction", "doi": "10.5555/r", "date": {"year": 2023}},))))
    ('Retracted: notice https://doi.org/10.5555/r, 2023.',)
    """
    if not entry.record.notice and not entry.flags and entry.record.type != "article":
        return ()
    found = []
    for kind, flag, word, _keyword in _KINDS:
        notices = [notice for notice in entry.record.notice if notice.kind == kind]
        told = "; ".join(dict.fromkeys(text for notice in notices if (text := _notice(notice))))
        if notices or flag in entry.flags:
            found.append(f"{word}: {told}." if told else f"{word}.")
    if entry.record.type == "article":
        published = dict.fromkeys(
            one.id for one in entry.record.related if one.relation == _PUBLISHED and one.id.startswith("10.")
        )
        found += [f"Published as https://doi.org/{doi}." for doi in published]
    return tuple(found)


def _notice(notice: Notice) -> str:
    number = (
        f"notice https://doi.org/{notice.doi}" if notice.doi else f"notice PMID {notice.pmid}" if notice.pmid else ""
    )
    return ", ".join(part for part in (number, notice.date.iso() if notice.date else "") if part)


def warnings(entry: Entry) -> tuple[str, ...]:
    """A sentence for each kind of identifier that led to another work, or to none.

    >>> from parsers.record import Record
    >>> warnings(Entry(key="a", record=Record(), flags=("doi-deleted",)))
    ('Check the DOI: one that was given for this work was deleted.',)
    """
    return tuple(sentence for flag, sentence in _MISLEADING if flag in entry.flags)


def marks(entry: Entry) -> tuple[str, ...]:
    """Keywords by which such a work is found: "retracted", "withdrawn", "expression of concern"."""
    if not entry.record.notice and not entry.flags:
        return ()
    kinds = {notice.kind for notice in entry.record.notice}
    return tuple(keyword for kind, flag, _word, keyword in _KINDS if keyword and (kind in kinds or flag in entry.flags))


def grave(entry: Entry) -> tuple[str, ...]:
    """The sentences for what must not be missed, also where a library's file tells it in its note or keywords alone.

    >>> from parsers.record import Record
    >>> grave(Entry(key="a", record=Record(note="Read. Retracted: notice https://doi.org/10.5555/r, 2023. Seen.")))
    ('Retracted: notice https://doi.org/10.5555/r, 2023.',)
    """
    known = sentences(entry)
    words = {str(word.text).lower() for word in entry.record.keyword}
    found = []
    for _kind, _flag, word, keyword in _KINDS:
        if not keyword:
            continue
        ours = next((one for one in known if one.startswith(word)), None)
        # A note has lines, and the sentence may stand at the beginning of any; the one with the notice's number tells most.
        noted = re.finditer(rf"(?m)(?:^|(?<=[.!?;] )){word}(?:: .*?)?\.(?=\s|$)", entry.record.note or "")
        most = max((one[0] for one in noted), key=len, default=None)
        told = ours or most or (f"{word}." if keyword in words else None)
        found += [told] if told else []
    return tuple(found)


def status(entry: Entry) -> str | None:
    """The one word of CSL's `status`, where the work is no longer what it was published as."""
    found = marks(entry)
    return next((mark for mark in found if mark in ("retracted", "withdrawn")), None) if found else None


def unsaid(entry: Entry) -> tuple[str, ...]:
    """The sentences that the work's own note does not hold already: a corrected library says them itself."""
    own = entry.record.note or ""
    return tuple(
        one
        for one in (*sentences(entry), *warnings(entry))
        if one not in own and f"{one.removesuffix('.')}:" not in own
    )


def note(entry: Entry) -> str:
    """The work's own note and these sentences behind it; what it says already is not said twice."""
    own = entry.record.note or ""
    # Of most works there is nothing to say.
    if not entry.flags and not entry.record.notice and entry.record.type != "article":
        return own
    new = " ".join(unsaid(entry))
    if not new:
        return own
    gap = "" if not own or not new else " " if own.endswith((".", "!", "?", ";")) else ". "
    return f"{own}{gap}{new}"
