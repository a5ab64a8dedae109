"""What is to be said of the merged record and of the page by themselves: notices, unusable values, what is lacking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from harvester.crosscheck.findings_words import cut, field_name, listed
from harvester.crosscheck.kinds_about import is_marked_retracted
from harvester.work import Finding
from parsers.record import Notice, Reading, Record

_PLACE = ("page", "article_number")
_PEOPLE = ("author", "editor")
_DATES = ("issued", "issued_online")
# What a citation of each kind cannot do without; each group is satisfied by any of its fields.
NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article-journal": (_PEOPLE, ("container_title",), _DATES, ("volume",), _PLACE), "article-magazine": (("container_title",), _DATES),
    "article-newspaper": (("container_title",), _DATES), "article": (_PEOPLE, _DATES), "book": (_PEOPLE, _DATES, ("publisher",)),
    "chapter": (_PEOPLE, ("container_title",), _DATES, ("publisher",), _PLACE), "thesis": (_PEOPLE, _DATES, ("publisher",)),
    "report": (_PEOPLE, _DATES, ("publisher",)), "paper-conference": (_PEOPLE, ("container_title", "event_title"), _DATES),
    "dataset": (_PEOPLE, _DATES, ("publisher",)), "patent": (_PEOPLE, _DATES, ("number",)), "standard": (("number",), _DATES),
    "webpage": (("url",),), "periodical": (("issn",),),
}  # fmt: skip
_NOTICES = {
    "retraction": ("retracted", "error", "has been retracted"), "withdrawal": ("retracted", "error", "has been withdrawn"),
    "concern": ("concern", "error", "is under an expression of concern"), "correction": ("corrected", "warning", "has been corrected"),
}  # fmt: skip
# A value of these that cannot be read is one that a citation lacks; of others the report lists what was unread.
_WEIGHTY = frozenset(
    ("doi", "pmid", "pmcid", "issn", "isbn", "issued", "issued_online", "page", "author", "volume", "issue", "title")
)


def of_record(record: Record, own: Sequence[Reading]) -> Iterator[Finding]:
    """Notices, values of the page that cannot be used, pages that run backwards, what no source has."""
    yield from _notices(record)
    for item in sorted({item for reading in own for item in reading.unread}, key=lambda one: one.model_dump_json()):
        if item.field in _WEIGHTY:
            yield Finding(
                code="unreadable-value", severity="warning", field=item.field, sources=("page",),
                message=f"The page's {field_name(item.field)} “{cut(item.text)}” ({item.where}) cannot be used: {item.why}.",
            )  # fmt: skip
    yield from _backwards(record)
    yield from _incomplete(record)


def _notices(record: Record) -> Iterator[Finding]:
    def kind(notice: Notice) -> str:
        return _NOTICES[notice.kind][2]

    known = sorted(record.notice, key=lambda notice: (kind(notice), notice.model_dump_json()))
    for words, notices in groupby(known, kind):
        each = list(notices)
        code, severity, _words = _NOTICES[each[0].kind]
        told = list(dict.fromkeys(text for notice in each if (text := _notice(notice))))
        message = f"This work {words}{f' ({listed(told)})' if told else ''}."
        yield Finding.model_validate({"code": code, "severity": severity, "field": "notice", "message": message})
    if is_marked_retracted(record) and not any(_NOTICES[one.kind][0] == "retracted" for one in record.notice):
        yield Finding(
            code="retracted", severity="error", field="title",
            message=f"The title says that this work has been retracted: “{cut(str(record.title))}”. No service names a notice.",
        )  # fmt: skip


def _notice(notice: Notice) -> str:
    """The notice's date and identifier, as far as they are known."""
    number = f"notice {notice.doi}" if notice.doi else f"notice PMID {notice.pmid}" if notice.pmid else ""
    return ", ".join(part for part in (notice.date.iso() if notice.date else "", number) if part)


def _backwards(record: Record) -> Iterator[Finding]:
    page = record.page
    if page is None or page.last is None:
        return
    first, last = (re.fullmatch(r"(\D*)([0-9]{1,12})", label) for label in (page.first, page.last))
    if first and last and first[1].lower() == last[1].lower() and int(last[2]) < int(first[2]):
        yield Finding(
            code="pages-backwards", severity="warning", field="page", message=f"The pages run backwards: {page.text()}."
        )


def _incomplete(record: Record) -> Iterator[Finding]:
    held = set(record.said_fields())
    needed = (("title",), *NEEDED.get(record.type or "", (_PEOPLE, _DATES)))
    lacking = [] if record.type else ["kind of work"]
    lacking += [" or ".join(field_name(field) for field in group[:2]) if group != _DATES else "date" for group in needed
                if not held.intersection(group)]  # fmt: skip
    if lacking:
        message = f"No source has what a citation of this kind needs: {', '.join(lacking)}."
        yield Finding(code="incomplete", severity="warning", message=message)
