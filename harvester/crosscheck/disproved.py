"""Identifiers of a page that were shown to be another work's, or nobody's: they speak against no candidate."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from harvester.work import Registration
from parsers.record import Record


def without_disproved(
    record: Record, others: Iterable[Record], registrations: Iterable[Registration], absent: Collection[str]
) -> Record:
    """The record without its identifiers that bear no witness.

    `others` are works that its identifiers led to and that are not this one; a DOI may be registered nowhere, a PMID
    unknown to PubMed.
    """
    works = list(others)
    nowhere = {one.doi for one in registrations if one.agency is None}
    wrong = {
        name: None
        for name in ("doi", "pmid", "pmcid")
        if (value := getattr(record, name)) is not None
        and (any(getattr(work, name) == value for work in works) or value in nowhere or (name == "pmid" and "pubmed" in absent))
    }  # fmt: skip
    return Record(**{**dict(record), **wrong}) if wrong else record
