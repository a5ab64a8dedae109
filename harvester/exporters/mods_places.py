"""MODS: where each field of a record stands. Pure."""

from __future__ import annotations

from types import MappingProxyType

from parsers.formats.relators import CREDITED

# Field of the record and MARC's relator, in the order in which they are written.
ROLES: tuple[tuple[str, str], ...] = (
    ("author", "aut"),
    ("editor", "edt"),
    ("translator", "trl"),
    ("contributor", "ctb"),
)
TITLES: tuple[tuple[str | None, str], ...] = (
    (None, "title"), ("abbreviated", "title_short"), ("uniform", "original_title"), ("translated", "translated_title"),
)  # fmt: skip
IDENTIFIERS: tuple[tuple[str, str], ...] = (
    ("doi", "doi"), ("pmid", "pmid"), ("pmc", "pmcid"), ("arxiv", "arxiv"), ("hdl", "handle"),
)  # fmt: skip
NOTES: tuple[tuple[str, str], ...] = (
    ("venue", "event_place"),
    ("version identification", "version"),
    ("funding", "funder"),
)
HOLDS = MappingProxyType(
    {
        "type": "typeOfResource, genre", "genre": "genre without an authority", "title": "titleInfo/title",
        "title_short": "titleInfo[@type=abbreviated]", "original_title": "titleInfo[@type=uniform]",
        "translated_title": "titleInfo[@type=translated]",
        **{field: f"name, roleTerm {code}" for field, code in ROLES},
        **{f"credit.{one.role}": f"name, roleTerm {one.code or one.term}" for one in CREDITED},
        "credit.container-author": "relatedItem[@type=host]/name, roleTerm aut", "author.orcid": "name/nameIdentifier[@type=orcid]",
        "author.affiliation": "name/affiliation", "author.others": "name/etal", "author.group": "name/@type", "author.family": "name/@type",
        "container_title": "relatedItem[@type=host]/titleInfo",
        "container_title_short": "relatedItem[@type=host]/titleInfo[@type=abbreviated]", "issn": "identifier[@type=issn]",
        "issn.kind": "identifier/@displayLabel", "issn.more": "identifier, repeated", "volume": "part/detail[@type=volume]",
        "issue": "part/detail[@type=issue]", "page": "part/extent[@unit=page]", "article_number": "part/detail[@type=article number]",
        "issued": "originInfo/dateIssued", "issued.day": "dateIssued", "issued.season": "dateIssued[@encoding=edtf]",
        "issued.end": "dateIssued[@point=end]",
        "issued_online": "originInfo/dateOther[@type=online]", "collection_title": "relatedItem[@type=series]/titleInfo/title",
        "collection_number": "relatedItem[@type=series]/titleInfo/partNumber", "edition": "originInfo/edition",
        "number": "part/detail[@type=number]", "number_of_pages": "physicalDescription/extent",
        "version": "note[@type=version identification]", "event_title": "name[@type=conference]",
        "accessed": "originInfo/dateCaptured", "event_place": "note[@type=venue]", "event_date": "note[@type=event date]",
        "publisher": "originInfo/publisher; of a thesis, name with roleTerm dgg", "publisher_place": "originInfo/place",
        "language": "language/languageTerm",
        "language.region": "languageTerm",
        **{field: f"identifier[@type={kind}]" for kind, field in IDENTIFIERS}, "isbn": "identifier[@type=isbn]",
        "isbn.more": "identifier, repeated", "url": "location/url", "abstract": "abstract", "keyword": "subject/topic",
        "keyword.scheme": "subject/@authority", "rights": "accessCondition", "license": "accessCondition/@xlink:href",
        "funder": "note[@type=funding]", "note": "note", "note.lines": "note, repeated", "provider": "recordInfo/recordContentSource",
        "notice": "relatedItem/@otherType", "related": "relatedItem/@otherType",
    }
)  # fmt: skip
