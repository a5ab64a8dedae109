"""An entry of a library's file as it stands there: its fields by the file's own names, and what each of them holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from parsers.values import Value

Format = Literal["bibtex", "csl-json", "ris", "nbib"]
Role = Literal[
    "text",
    "names",
    "pages",
    "date",
    "year",
    "month",
    "doi",
    "url",
    "issn",
    "isbn",
    "pmid",
    "pmcid",
    "language",
    "number",
    "other",
]


class RawEntry(Value):
    """One entry before it is read.

    `kind` is the type as the file has it ("article", "JOUR", "article-journal"), `key` its citation key, `fields` its
    fields in order, a repeated one repeated, each value in the file's own syntax without its delimiters. Only values that
    are text belong here: of CSL-JSON no names and no dates in parts.
    """

    format: Format
    kind: str
    key: str
    fields: tuple[tuple[str, str], ...]
    line: int = 0

    def first(self, name: str) -> str:
        """The first value of a field that is not blank, "" where there is none."""
        return next((text for field, text in self.fields if field == name and text.strip()), "")

    def of_role(self, *roles: Role) -> Iterator[tuple[str, str]]:
        """(name, value) of the fields of these roles that are not blank."""
        of = ROLES[self.format]
        return (
            (name, text) for name, text in self.fields if text.strip() and of.get(name, ("other", None))[0] in roles
        )


def record_field(format_: Format, name: str) -> str:
    """The field of a record that a file's field is read as; its own name where there is none."""
    return ROLES[format_].get(name, ("other", None))[1] or name


_Row = tuple[Role, str | None]
_BIBTEX: dict[str, _Row] = {
    "title": ("text", "title"), "subtitle": ("text", "title"), "booktitle": ("text", "container_title"), "journal": ("text", "container_title"),
    "journaltitle": ("text", "container_title"), "shortjournal": ("text", "container_title_short"), "series": ("text", "collection_title"),
    "publisher": ("text", "publisher"), "school": ("text", "publisher"), "institution": ("text", "publisher"), "organization": ("text", "publisher"),
    "address": ("text", "publisher_place"), "location": ("text", "publisher_place"), "edition": ("text", "edition"), "note": ("text", "note"),
    "annote": ("text", None), "annotation": ("text", None), "abstract": ("text", "abstract"), "keywords": ("text", "keyword"),
    "howpublished": ("text", "container_title"), "type": ("text", "genre"), "eventtitle": ("text", "event_title"), "venue": ("text", "event_place"),
    "shorttitle": ("text", "title_short"), "addendum": ("text", None), "maintitle": ("text", None), "issuetitle": ("text", None),
    "author": ("names", "author"), "editor": ("names", "editor"), "translator": ("names", "translator"), "pages": ("pages", "page"),
    "date": ("date", "issued"), "urldate": ("date", "accessed"), "eventdate": ("date", "event_date"),
    "origdate": ("date", None), "year": ("year", "issued"), "month": ("month", "issued"), "doi": ("doi", "doi"),
    "url": ("url", "url"), "issn": ("issn", "issn"), "isbn": ("isbn", "isbn"),
    "pmid": ("pmid", "pmid"), "pmcid": ("pmcid", "pmcid"), "language": ("language", "language"), "langid": ("language", "language"),
    "volume": ("number", "volume"), "number": ("number", "issue"), "issue": ("number", "issue"), "eid": ("number", "article_number"),
}  # fmt: skip
_CSL: dict[str, _Row] = {
    "title": ("text", "title"), "title-short": ("text", "title_short"), "container-title": ("text", "container_title"),
    "container-title-short": ("text", "container_title_short"), "collection-title": ("text", "collection_title"),
    "publisher": ("text", "publisher"), "publisher-place": ("text", "publisher_place"), "event-title": ("text", "event_title"),
    "genre": ("text", "genre"), "edition": ("text", "edition"), "note": ("text", "note"), "abstract": ("text", "abstract"),
    "keyword": ("text", "keyword"), "page": ("pages", "page"), "DOI": ("doi", "doi"), "URL": ("url", "url"), "ISSN": ("issn", "issn"),
    "ISBN": ("isbn", "isbn"), "PMID": ("pmid", "pmid"), "PMCID": ("pmcid", "pmcid"), "language": ("language", "language"),
    "volume": ("number", "volume"), "issue": ("number", "issue"),
}  # fmt: skip
_RIS: dict[str, _Row] = {
    **dict.fromkeys(("TI", "T1", "CT", "BT"), ("text", "title")),
    "ST": ("text", "title_short"), **dict.fromkeys(("T2", "JO", "JF"), ("text", "container_title")),
    **dict.fromkeys(("J2", "JA"), ("text", "container_title_short")), "T3": ("text", "collection_title"), "PB": ("text", "publisher"),
    **dict.fromkeys(("CY", "PP"), ("text", "publisher_place")), "ET": ("text", "edition"), "M3": ("text", "genre"),
    **dict.fromkeys(("AB", "N2"), ("text", "abstract")), "N1": ("text", "note"), "KW": ("text", "keyword"), "DO": ("doi", "doi"),
    **dict.fromkeys(("UR", "L2"), ("url", "url")), "SN": ("other", "issn"), "LA": ("language", "language"), "VL": ("number", "volume"),
    "IS": ("number", "issue"), "SP": ("pages", "page"), "EP": ("other", "page"), "PY": ("year", "issued"),
    **dict.fromkeys(("AU", "A1"), ("names", "author")), **dict.fromkeys(("ED", "A2"), ("names", "editor")),
}  # fmt: skip
_NBIB: dict[str, _Row] = {
    "TI": ("text", "title"),
    "JT": ("text", "container_title"),
    "AB": ("text", "abstract"),
    "PMID": ("pmid", "pmid"),
}
ROLES: Mapping[Format, Mapping[str, _Row]] = MappingProxyType(
    {"bibtex": _BIBTEX, "csl-json": _CSL, "ris": _RIS, "nbib": _NBIB}
)
"""By format: the file's name of a field -> what kind of thing it holds, and the field of a record that it is read as."""
