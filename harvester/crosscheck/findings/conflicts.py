"""Answers that a person has to judge, and sources that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from harvester.crosscheck.agreement.names import agree_names
from harvester.crosscheck.agreement.people import agree_people
from harvester.crosscheck.codes import Code
from harvester.crosscheck.findings import identifiers
from harvester.crosscheck.findings.heard import Heard, in_order, says, title_text
from harvester.crosscheck.reason_words import listed_in_words
from harvester.plain_words import capital, field_name, listed, source_name
from harvester.work import Claim, FieldResult, Finding
from parsers.values import PartialDate

UNCONFIRMED = Code(
    "unconfirmed", "warning", ("citation",), "An answer that may be about another work",
    "Compare the two and decide: `harvester decide` keeps the answer, and the question is not asked again.", True,
)  # fmt: skip
CONFLICT = Code(
    "conflict", "warning", ("citation", "page", "service"), "Sources that contradict each other",
    "Look at the work itself, and decide which is right; tell the one that is wrong.",
)  # fmt: skip
SLIGHT = Code(
    "slight-conflict", "info", ("page", "service"), "Sources that differ where it seldom matters to a citation",
    "Look where this matters to you; the merged value is the one that the order of trust puts first.",
)  # fmt: skip
OTHER_EDITION = Code(
    "isbn-of-another-edition", "info", ("citation", "page"), "An ISBN that no other source has",
    "Check that the ISBN is that of the edition and binding that is cited; the citation carries all of them.",
)  # fmt: skip
SUGGESTED = Code(
    "suggested-work", "info", ("citation", "page"), "A work that a search found, which may be this one",
    "Compare the two and decide: where it is the work, its identifier can be given to the page.",
)  # fmt: skip
CODES = (UNCONFIRMED, CONFLICT, SLIGHT, OTHER_EDITION, SUGGESTED)

# Sources differ in these without a citation being wrong for it.
_SLIGHT = frozenset(
    ("abstract", "publisher", "publisher_place", "type", "language", "license", "event_place", "event_title", "number_of_pages",
     "container_title_short", "title_short", "collection_title", "url", "handle", "arxiv", "issued_online", "contributor")
)  # fmt: skip
_PEOPLE = frozenset(("author", "editor", "translator", "contributor"))


def find(heard: Heard) -> Iterator[Finding]:
    """Answers set aside until a person decides, each field that is in conflict, and what a search suggests."""
    for one in in_order(heard.work.set_aside, "AMBIGUOUS"):
        answer, who = one.reading.record, source_name(one.reading.source)
        reasons = listed_in_words(one.verdict.reasons)
        notices = "".join(sorted({f" That record carries a notice of {notice.kind}." for notice in answer.notice}))
        yield UNCONFIRMED.found(
            f"{capital(who)}'s answer “{title_text(answer)}” may be about this work or another ({reasons}). Nothing was taken "
            f"from it until a person decides.{notices}",
            sources=tuple(dict.fromkeys((*(own.source for own in heard.own[:1]), one.reading.source))),
        )  # fmt: skip
    for result in heard.work.fields:
        if result.agreement.kind == "CONFLICT" and result.field not in identifiers.KINDS:
            yield _conflict(result)
    for one in in_order(heard.work.candidates, "AMBIGUOUS"):
        record = one.reading.record
        number = str(record.doi or record.pmid or "")
        yield SUGGESTED.found(
            f"A search of {source_name(one.reading.source)} found “{title_text(record)}” ({number or 'without an identifier'}), which may be "
            f"this work ({listed_in_words(one.verdict.reasons)}). Nothing was taken from it.",
            field="doi" if record.doi else "pmid" if record.pmid else None, sources=(one.reading.source,),
        )  # fmt: skip


def _conflict(result: FieldResult) -> Finding:
    taken = listed([source_name(source) for source in result.winner])
    used = (
        f"The citation uses what {taken} {'say' if len(result.winner) > 1 else 'says'}."
        if result.winner
        else "The citation leaves it out."
    )
    why = f" ({detail})" if (detail := _detail(result)) else ""
    slight = result.field in _SLIGHT or _of_one_year(result)
    code = OTHER_EDITION if result.field == "isbn" else SLIGHT if slight else CONFLICT
    return code.found(
        f"The sources disagree about the {field_name(result.field)}{why}: {'; '.join(map(says, result.claims))}. {used}",
        field=result.field, sources=tuple(dict.fromkeys(claim.source for claim in result.claims)),
    )  # fmt: skip


# Lists that are compared name by name: beyond that the report shows them whole.
_MOST_NAMES, _MOST_TOLD = 300, 3


def _of_one_year(result: FieldResult) -> bool:
    """Whether all that dates disagree about is the day or month of one year: mostly that of print, of the issue or online.

    Day and month exchanged is a slip that somebody should mend.
    """
    dates = [claim.value for claim in result.claims if isinstance(claim.value, PartialDate)]
    if len(dates) != len(result.claims) or len({date.year for date in dates}) != 1 or any(date.end for date in dates):
        return False
    days = {(date.month, date.day) for date in dates if date.day}
    return not any(month != day and (day, month) in days for month, day in days)


def _detail(result: FieldResult) -> str:
    """Why the values cannot both be right; of two lists of names, the names that only one has, else the first that differ.

    Two lists of forty names look alike in a sentence that has room for eight.
    """
    why = result.agreement.why
    if result.field not in _PEOPLE:
        return why
    for one, other in combinations(result.claims, 2):
        if (
            max(len(one.value), len(other.value)) > _MOST_NAMES
            or agree_people(one.value, other.value).kind != "CONFLICT"
        ):
            continue
        only = [
            f"{told} only in what {source_name(claim.source)} says"
            for claim, told in ((one, _without(one, other)), (other, _without(other, one)))
            if told
        ]
        if only and len(one.value) != len(other.value):
            return f"{why}; {'; '.join(only)}"
        for number, (mine, theirs) in enumerate(zip(one.value, other.value, strict=False), start=1):
            if agree_names(mine, theirs).kind == "CONFLICT":
                return f"{why}; name {number}: {mine.inverted()} / {theirs.inverted()}"
    return why


def _without(one: Claim, other: Claim) -> str:
    """The names of a list that nobody in another agrees with, the first few of them."""
    lacking = [
        name.inverted()
        for name in one.value
        if all(agree_names(name, theirs).kind == "CONFLICT" for theirs in other.value)
    ]
    more = f" and {len(lacking) - _MOST_TOLD} more" if len(lacking) > _MOST_TOLD else ""
    return listed(lacking) if not more else ", ".join(lacking[:_MOST_TOLD]) + more
