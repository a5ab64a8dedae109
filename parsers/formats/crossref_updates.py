"""Notices about a Crossref work, and the works it is related to.

Two directions tell of a retraction: `updated-by` on the work that is retracted, `update-to` on the notice. Both come from the
publisher (Crossmark) or from Retraction Watch, and often from both: then the same notice stands there twice.
"""

from __future__ import annotations

from typing import Any, Literal

from parsers import clean
from parsers.formats.crossref_dates import read as read_date
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import rows, text
from parsers.formats.other_works import REFERENCES, identifier, relation
from parsers.identifiers import Issn
from parsers.record import Notice, Related
from parsers.values import TypedIssn

NoticeKind = Literal["retraction", "correction", "concern", "withdrawal"]
# What Crossref calls an update, to our kinds of notice and, for the notice itself, its genre.
NOTICES: dict[str, tuple[NoticeKind, str]] = {
    "retraction": ("retraction", "Retraction notice"), "partial_retraction": ("retraction", "Retraction notice"),
    "removal": ("withdrawal", "Retraction notice"), "withdrawal": ("withdrawal", "Retraction notice"),
    "correction": ("correction", "Correction"), "corrigendum": ("correction", "Corrigendum"), "erratum": ("correction", "Erratum"),
    "correction_and_republication": ("correction", "Correction"), "expression_of_concern": ("concern", "Expression of concern"),
}  # fmt: skip
# Updates that say nothing against a work: as relations, on the work that is updated and on the one that updates it.
UPDATES: dict[str, tuple[str, str]] = {
    "new_version": ("is-previous-version-of", "is-new-version-of"), "new_edition": ("is-previous-edition-of", "is-new-edition-of"),
    "addendum": ("has-addendum", "is-addendum-of"), "clarification": ("has-clarification", "is-clarification-of"),
}  # fmt: skip
# Relations that are notices too.
_RELATED_NOTICES: dict[str, NoticeKind] = {
    "is-retracted-by": "retraction", "has-retraction": "retraction", "is-corrected-by": "correction", "has-correction": "correction",
    "has-erratum": "correction", "has-expression-of-concern": "concern", "is-withdrawn-by": "withdrawal",
}  # fmt: skip


def updates(work: dict[str, Any], gathered: Gathering) -> None:
    """Notices (`updated-by`, and what the work says of itself), and what this work updates (`update-to`)."""
    own = gathered.values.get("doi")
    notices: dict[tuple[str, str], Notice] = {}
    _relations(work, notices, gathered)
    for key, mine in (("updated-by", 0), ("update-to", 1)):
        for place, row in rows(work[key]) if work.get(key) else ():
            where = f"$.{key}[{place}]"
            kind = _kind(row)
            printed = text(row.get("DOI"))
            doi = clean.doi(printed) if printed else None
            said = f"{text(row.get('label')) or text(row.get('type'))} {printed}".strip()
            # A notice that updates itself stands in the work's own place: "withdrawn" over the article.
            if kind in NOTICES and (key == "updated-by" or (doi is not None and doi == own)):
                date, _said = read_date(row.get("updated"))
                notice = Notice(kind=NOTICES[kind][0], doi=doi, date=date)
                of_same = notices.get((notice.kind, doi or ""))
                if of_same is None or (of_same.date is None and date is not None) or _is_publishers(row):
                    notices[notice.kind, doi or ""] = notice
                gathered.note("notice", said, where)
            elif kind in NOTICES and doi is not None:
                gathered.values.setdefault("genre", NOTICES[kind][1])
                gathered.note("genre", said, f"{where}.type")
                gathered.add("related", Related(relation=f"is-{kind.replace('_', '-')}-of", id=doi), said, where)
            elif doi is not None and doi != own:
                word = UPDATES[kind][mine] if kind in UPDATES else ("is-updated-by", "is-update-to")[mine]
                gathered.add("related", Related(relation=word, id=doi), said, where)
                if kind not in UPDATES and kind:
                    gathered.lose("notice", said, where, "an update of a kind Crossref's documentation does not name")
            elif said:
                gathered.lose("notice", said, where, "an update that names no other work")
    if notices:
        # A notice without its DOI is one of those that have theirs.
        named = {kind for kind, doi in notices if doi}
        gathered.values["notice"] = tuple(one for (kind, doi), one in notices.items() if doi or kind not in named)


def _kind(row: dict[str, Any]) -> str:
    """The kind of an update in the table's words: its type, else its label."""
    names = [text(row.get(key)).strip().lower().replace("-", "_").replace(" ", "_") for key in ("type", "label")]
    return next((name for name in names if name in NOTICES or name in UPDATES), names[0] or names[1])


def _is_publishers(row: dict[str, Any]) -> bool:
    return text(row.get("source")) == "publisher" and bool(row.get("updated"))


def _relations(work: dict[str, Any], notices: dict[tuple[str, str], Notice], gathered: Gathering) -> None:
    """Every relation in its own word; the list of references is none, and a number of what the work is part of is its container's."""
    relations = work.get("relation")
    for name, value in relations.items() if isinstance(relations, dict) else ():
        word = relation(name)
        for place, row in rows(value) if value and word is not None and word not in REFERENCES else ():
            printed, of = text(row.get("id")), text(row.get("id-type")).lower()
            where = f"$.relation.{name}[{place}].id"
            target = identifier(of, printed) if printed else None
            if word is None or target is None:
                continue
            if word == "is-part-of" and of == "issn" and (issn := clean.issn(printed)) is not None:
                _container_issn(issn, printed, where, gathered)
                continue
            gathered.add("related", Related(relation=word, id=target), printed, where)
            kind = _RELATED_NOTICES.get(word)
            if kind is not None:
                doi = clean.doi(target)
                notices.setdefault((kind, doi or ""), Notice(kind=kind, doi=doi))
                gathered.note("notice", printed, where)


def _container_issn(issn: Issn, printed: str, where: str, gathered: Gathering) -> None:
    known = gathered.values.get("issn", ())
    if issn not in {one.value for one in known}:
        gathered.values["issn"] = (*known, TypedIssn(value=issn))
    gathered.note("issn", printed, where)
