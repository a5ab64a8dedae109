"""EPrints' tags (`eprints.*`): the fields of the repository's own record, under the names of its default schema.

`eprints.number` is an issue's number, `eprints.pages` a count; `eprints.date` is what `eprints.date_type` says it is, and
`eprints.datestamp` the day of deposit, which is no date of the work.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.found import Found
from parsers.page import Document, Meta
from parsers.record import Said

SOURCE = "eprints"
_PREFIX = "eprints."

# Field of EPrints to field; the order of the rows is the order of preference within a field.
FIELDS: dict[str, str] = {
    "title": "title", "creators_name": "author", "creators_orcid": "author_orcid", "corp_creators": "corporate_author",
    "editors_name": "editor", "contributors_name": "contributor", "type": "type", "thesis_type": "genre",
    "publication": "container_title", "book_title": "container_title", "volume": "volume", "number": "issue",
    "pagerange": "page", "article_number": "article_number", "pages": "number_of_pages", "issn": "issn", "isbn": "isbn",
    "id_number": "identifier", "doi": "doi", "pmid": "pmid", "official_url": "identifier", "publisher": "publisher",
    "institution": "institution", "place_of_pub": "publisher_place", "series": "collection_title", "event_title": "event_title",
    "event_location": "event_place", "event_dates": "event_date", "abstract": "abstract", "keywords": "keyword_list",
    "language": "language", "funders": "funder", "note": "note", "edition": "edition", "report_number": "number",
    "patent_number": "number",
}  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(FIELDS)}
# What the date is the date of. A date without a kind is the publication's: older versions had no kinds.
_DATES = {"": "issued", "published": "issued", "completed": "issued", "published_online": "issued_online"}
# Document types of the default schema whose words alone would not tell.
TYPES = {
    "article": "article-journal", "book_section": "chapter", "monograph": "report", "conference_item": "paper-conference",
    "book": "book", "thesis": "thesis", "patent": "patent", "dataset": "dataset", "composition": "musical_score", "video": "motion_picture",
    "image": "graphic", "software": "software",
}  # fmt: skip


def find(document: Document) -> tuple[Found, ...]:
    """What the `eprints.*` tags of a page say: at most one work."""
    tags = [
        (meta.name.lower().removeprefix(_PREFIX), meta)
        for meta in document.metas
        if meta.name.lower().startswith(_PREFIX)
    ]
    if not tags:
        return ()
    said = [
        (
            _RANK[name],
            Said(
                field=FIELDS[name],
                text=_type(meta.content) if name == "type" else meta.content,
                where=f"meta {meta.name}",
            ),
        )
        for name, meta in tags
        if name in FIELDS
    ]
    if any(item.field == "type" and item.text in _NUMBERED for _rank, item in said):
        # The number of a working paper or of a book is that in its series.
        said = [
            (rank, item.model_copy(update={"field": "collection_number"}) if item.field == "issue" else item)
            for rank, item in said
        ]
    said.sort(key=lambda item: _RANK["creators_name"] if item[1].field == "author_orcid" else item[0])
    said = [(rank, _corporate(item)) for rank, item in said]
    return (Found(SOURCE, (*(item for _rank, item in said), *_dates(tags))),)


def _corporate(item: Said) -> Said:
    return (
        Said(field="author", text=item.text, where=item.where, scheme="organization")
        if item.field == "corporate_author"
        else item
    )


_NUMBERED = frozenset(("report", "book", "thesis"))


def _type(text: str) -> str:
    return TYPES.get(text.strip().lower(), text)


def _dates(tags: Sequence[tuple[str, Meta]]) -> list[Said]:
    kinds = [meta.content.strip().lower() for name, meta in tags if name == "date_type"]
    kind = kinds[0] if kinds else ""
    field = _DATES.get(kind)
    if field is None:
        return []
    return [Said(field=field, text=meta.content, where="meta eprints.date") for name, meta in tags if name == "date"]
