"""The identifiers of two records: which they share, whether they have two of one kind, whether one names a part of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import clean
from parsers.identifiers import Doi
from parsers.record import Record

NAMES = ("doi", "pmid", "pmcid")
"""Identifiers of which a work has one of a kind, the surest first."""
# "10.6084/m9.figshare.5616424.v1", "10.21203/rs.3.rs-1/v2", "10.12688/f1000research.9005.2": a version of the work.
_VERSION = re.compile(r"[./]v[0-9]{1,3}$|(?<=^10\.12688/)([a-z0-9]+\.[0-9]+)\.[0-9]{1,2}$")
_ARXIV = re.compile(r"arxiv:\s*([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})", re.IGNORECASE)
# "10.1371/journal.pone.0000030.t001", "….s002", "…/fig-1", "…/supp-2": a table, a figure, a supplement of the work.
_COMPONENT = re.compile(
    r"(?:\.[tgs][0-9]{3}|/(?:fig|table|supp|abstract|full|mm)-?[0-9]*|\.(?:sup|app|fig|tab)[0-9]*)$"
)


def shared(a: Record, b: Record) -> str | None:
    """The surest kind of identifier that two records have in common: "doi", "pmid", "pmcid", "arxiv" or "handle"; None for none.

    An article may name its preprint at arXiv, so a number of arXiv counts only between records that name nothing surer. A Handle is that of
    one deposit: a work may have several.
    """
    for name in NAMES:
        one, other = getattr(a, name), getattr(b, name)
        if one and one == other:
            return name
    papers = [_paper(record) for record in (a, b)]
    if papers[0] and papers[0] == papers[1] and not (a.doi and b.doi):
        return "arxiv"
    return "handle" if a.handle and a.handle == b.handle else None


def differ(a: Record, b: Record, names: Sequence[str] = NAMES) -> bool:
    """Whether two records have two identifiers of one kind, of these kinds; JSTOR gives articles of others a DOI of its own."""
    papers = _paper(a), _paper(b)
    if all(papers) and papers[0] != papers[1]:
        return True
    return any(
        one
        and other
        and one != other
        and not (
            name == "doi"
            and (
                _base(one) == _base(other)
                or _of_jstor(one) != _of_jstor(other)
                or other in _within(one)
                or one in _within(other)
            )
        )
        for name in names
        for one, other in ((getattr(a, name), getattr(b, name)),)
    )


def _within(doi: Doi) -> tuple[Doi, ...]:
    """The DOI whose address somebody took for a suffix: "10.5555/https://doi.org/10.5555/a"."""
    found = clean.doi_within(doi)
    return () if found is None else (found,)


def _of_jstor(doi: str) -> bool:
    return doi.startswith("10.2307/")


def are_versions(a: Record, b: Record) -> bool:
    """Whether the DOIs of two records are those of two versions of one work.

    >>> are_versions(Record(doi="10.6084/m9.figshare.5616424.v1"), Record(doi="10.6084/m9.figshare.5616424"))
    True
    """
    one, other = a.doi or "", b.doi or ""
    return bool(one and other) and one != other and _base(one) == _base(other)


def is_part_by_doi(a: Record, b: Record) -> bool:
    """Whether one record's DOI is that of a table, figure or supplement of the other's.

    >>> whole, part = Record(doi="10.1371/journal.pone.0000030"), Record(doi="10.1371/journal.pone.0000030.t001")
    >>> is_part_by_doi(whole, part), is_part_by_doi(whole, whole)
    (True, False)
    """
    one, other = a.doi or "", b.doi or ""
    return (
        bool(one and other) and one != other and (_COMPONENT.sub("", one) == other or _COMPONENT.sub("", other) == one)
    )


def _base(doi: str) -> str:
    return _VERSION.sub(lambda found: found[1] or "", doi)


def _paper(record: Record) -> str:
    """The number of a paper at arXiv without its version, also where it only stands in the name of the container."""
    found = _ARXIV.search(record.container_title or "")
    number = str(record.arxiv).partition("v")[0] if record.arxiv else found[1].lower() if found else ""
    return _SUBJECT.sub("", number)


# "math.DG/0303109": the number is the archive's, whatever the subject.
_SUBJECT = re.compile(r"\.[A-Za-z]{2}(?=/)")
