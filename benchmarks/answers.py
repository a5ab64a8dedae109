"""Answers of two services about one work: real ones as they are, and the other's as it would look.

Few real works are at hand with the answers of both services. So of a real Crossref item the PubMed article is composed,
and of a real PubMed article the Crossref item: of the fields that a service gives, without what it adds beside them
(histories, links, affiliations, funders' numbers), so that a composed answer is quicker to read than a real one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from parsers.formats import Unreadable, crossref, pubmed
from parsers.record import Reading, Record, Said
from parsers.values import Name, Rich

LEAST = 1000
"""Bytes: a shorter item was asked for with `select`, and is no whole answer."""


class Answered(NamedTuple):
    """A work: what a page shows of it, and the bytes that the two services answer."""

    name: str
    page: Reading
    crossref: bytes
    pubmed: bytes


def works(folder: Path) -> Iterator[Answered]:
    """The articles among the answers kept in a folder, each once."""
    known: set[str] = set()
    for path in sorted(folder.rglob("*.json")):
        for doi, item in _items(path, crossref.split):
            record = crossref.read(item).record
            if len(item) >= LEAST and _is_article(record) and doi not in known:
                known.add(doi)
                yield Answered(path.name, page(record), item, as_pubmed(record))
    for path in sorted(folder.rglob("*.xml")):
        for pmid, item in _items(path, pubmed.split):
            record = pubmed.read(item).record
            if len(item) >= LEAST and _is_article(record) and pmid not in known:
                known.add(pmid)
                yield Answered(path.name, page(record), as_crossref(record), item)


def _items(path: Path, split: Callable[[bytes], tuple[tuple[str, bytes], ...]]) -> tuple[tuple[str, bytes], ...]:
    try:
        return split(path.read_bytes())
    except Unreadable:
        return ()


def _is_article(record: Record) -> bool:
    return bool(record.title and record.author and record.container_title and record.issued)


def page(record: Record) -> Reading:
    """What a repository's page shows of a work: initials, and its own marks of punctuation."""
    shown = record.model_dump() | {
        "author": [_initials(name) for name in record.author], "notice": (), "related": (), "funder": (), "keyword": (),
        "title": str(record.title).rstrip("."), "container_title_short": None, "issn": record.issn[:1],
        "abstract": Rich.of(str(record.abstract).replace(": ", " ")) if record.abstract else None,
        "url": f"https://repository.example.org/{record.doi or record.pmid}",
    }  # fmt: skip
    shown["title"] = Rich.of(shown["title"])
    read = Record.model_validate(shown)
    said = tuple(
        Said(field=field, text=str(getattr(read, field))[:500], where=f"meta {field}") for field in read.said_fields()
    )
    return Reading(source="page", record=read, said=said)


def _initials(name: Name) -> dict[str, Any]:
    given = " ".join(f"{part[0]}." for part in (name.given or "").replace("-", " ").split() if part[0].isalpha())
    return name.model_dump() | {"given": given or None, "orcid": None, "affiliation": ()}


def as_pubmed(record: Record) -> bytes:
    """A work as PubMed's XML gives it."""
    assert record.issued is not None
    kinds = {"print": "Print", "electronic": "Electronic"}
    date = zip(("Year", "Month", "Day"), record.issued.parts(), strict=False)
    issns = [f'<ISSN IssnType="{kinds[issn.kind]}">{issn.value}</ISSN>' for issn in record.issn if issn.kind in kinds]
    journal = (
        f'{"".join(issns)}<JournalIssue CitedMedium="Internet">{_element("Volume", record.volume)}{_element("Issue", record.issue)}'
        f"<PubDate>{''.join(_element(part, str(number)) for part, number in date)}</PubDate></JournalIssue>"
        + _element("Title", record.container_title)
    )
    pages = _element("MedlinePgn", record.page.text()) if record.page else ""
    abstract = _element("AbstractText", str(record.abstract)) if record.abstract else ""
    article = (
        f"<Journal>{journal}</Journal>{_element('ArticleTitle', str(record.title).rstrip('.') + '.')}"
        f"<Pagination>{pages}</Pagination>{f'<Abstract>{abstract}</Abstract>' if abstract else ''}"
        f'<AuthorList CompleteYN="Y">{"".join(map(_author, record.author))}</AuthorList><Language>eng</Language>'
        '<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>'
    )
    short = _element("MedlineTA", record.container_title_short or record.container_title)
    doi = f'<ArticleId IdType="doi">{escape(record.doi)}</ArticleId>' if record.doi else ""
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">38000001</PMID>'
        f'<Article PubModel="Print">{article}</Article><MedlineJournalInfo>{short}</MedlineJournalInfo></MedlineCitation>'
        f"<PubmedData><PublicationStatus>ppublish</PublicationStatus>"
        f'<ArticleIdList><ArticleId IdType="pubmed">38000001</ArticleId>{doi}</ArticleIdList></PubmedData></PubmedArticle>'
    ).encode()


def _element(tag: str, text: str | None) -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if text else ""


def _author(name: Name) -> str:
    given = (name.given or "").replace(".", "")
    initials = "".join(part[0] for part in given.split())
    parts = (("LastName", name.full_family()), ("ForeName", given), ("Initials", initials), ("Suffix", name.suffix))
    inside = _element("CollectiveName", name.literal) or "".join(_element(tag, text) for tag, text in parts)
    return f'<Author ValidYN="Y">{inside}</Author>'


def as_crossref(record: Record) -> bytes:
    """A work as Crossref's REST API gives it."""
    assert record.issued is not None
    printed = {"date-parts": [list(record.issued.parts())]}
    item: dict[str, Any] = {
        "DOI": record.doi or f"10.5555/{record.pmid}", "type": "journal-article", "title": [record.title.root if record.title else ""],
        "author": [
            {"name": name.literal, "sequence": "additional", "affiliation": []} if name.literal
            else {"family": name.full_family(), "given": name.given, "sequence": "additional", "affiliation": []}
            for name in record.author
        ],
        "container-title": [record.container_title], "short-container-title": [record.container_title_short or record.container_title],
        "issn-type": [{"value": issn.value, "type": issn.kind} for issn in record.issn if issn.kind != "linking"],
        "ISSN": [issn.value for issn in record.issn], "volume": record.volume, "issue": record.issue,
        "page": record.page.text() if record.page else None, "published-print": printed, "issued": printed, "published": printed,
        "publisher": "Invented Press Ltd", "language": record.language, "source": "Crossref", "prefix": "10.5555", "member": "1",
        "URL": f"https://doi.org/{record.doi}", "score": 1.0, "reference-count": 0, "is-referenced-by-count": 3,
    }  # fmt: skip
    return json.dumps({key: value for key, value in item.items() if value is not None}, separators=(",", ":")).encode()
