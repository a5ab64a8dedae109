"""Dublin Core in `meta` tags: the fifteen elements and DCTERMS, plain or qualified, in any of their spellings.

"DC.title", "dc:title", "DCTERMS.issued" and "DC.date.issued" are read alike (DCMI "Expressing Dublin Core in
HTML/XHTML meta and link elements"; the qualified names are those that repositories really write).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from parsers.citation_strings import read_citation
from parsers.formats.relators import CREDITED
from parsers.found import Found
from parsers.markup import unescape
from parsers.openurl import said_by_context
from parsers.page import Document, Meta
from parsers.record import Said

SOURCE = "dublin_core"

_NAME = re.compile(r"(?:dc|dcterms|dct)[.:_](.{1,60})", re.IGNORECASE)

# As long as MARC's codes are.
_CODE = 3
# Element with its qualifier, to field; the order of the rows is the order of preference within a field.
FIELDS: tuple[tuple[str, str], ...] = (
    ("title", "title"),
    ("creator", "author"),
    ("creator.personalname", "author"),
    ("creator.author", "author"),
    ("creator.corporatename", "author"),
    ("contributor.author", "author"),
    ("contributor.editor", "editor"),
    ("contributor.translator", "translator"),
    ("contributor", "contributor"),
    ("issued", "issued"),
    ("date.issued", "issued"),
    ("date.published", "issued"),
    ("date", "issued"),
    ("date.created", "issued"),
    ("created", "issued"),
    ("publisher", "publisher"),
    ("language", "language"),
    ("language.iso", "language"),
    ("title.alternative", "other"),
    ("source.uri", "other"),
    ("type", "type"),
    ("type.articletype", "genre"),
    ("identifier.doi", "doi"),
    ("identifier.pmid", "pmid"),
    ("identifier.issn", "issn"),
    ("source.issn", "issn"),
    ("identifier.isbn", "isbn"),
    ("identifier.uri", "identifier"),
    ("identifier", "identifier"),
    ("description.abstract", "abstract"),
    ("abstract", "abstract"),
    ("subject", "keyword_list"),
    ("rights", "rights"),
    ("rights.license", "license"),
    ("license", "license"),
    ("source.volume", "volume"),
    ("source.issue", "issue"),
    ("citation.volume", "volume"),
    ("citation.issue", "issue"),
    ("citation.spage", "first_page"),
    ("citation.epage", "last_page"),
    ("identifier.pagenumber", "page"),
    ("identifier.citation", "citation"),
    ("bibliographiccitation", "citation"),
    ("identifier.bibliographiccitation", "citation"),
    ("identifier.pmcid", "pmcid"),
    ("identifier.arxiv", "arxiv"),
    ("contributor.advisor", "contributor"),
    ("format.extent", "other"),
    ("relation.ispartof", "container_title"),
    ("ispartof", "container_title"),
    ("source", "container_title"),
)
# "DC.contributor.illustrator": what somebody did, in a word of MARC's relators that is a role of CSL's. Codes are too short to be sure of.
CREDITS: Mapping[str, str] = MappingProxyType(
    {
        f"contributor.{term.replace(' ', '')}": row.role
        for row in CREDITED
        for term in (row.term, *row.others)
        if len(term) > _CODE
    }
)
_FIELD = {**dict(FIELDS), **dict.fromkeys(CREDITS, "credit")}
_RANK = {element: rank for rank, element in enumerate(_FIELD)}


def find(document: Document) -> tuple[Found, ...]:
    """What the Dublin Core tags of a page say: at most one work, perhaps without its title."""
    known: list[tuple[int, Said]] = []
    cited = {meta.content.strip() for meta in document.metas_named("citation_title")}
    of_site = _of_site(document, cited)
    for meta in document.metas:
        name = _NAME.fullmatch(meta.name) if _spelt(meta) not in of_site else None
        element = name[1].lower().replace(":", ".").replace("_", ".") if name else ""
        if element in _FIELD:
            known += [(_RANK[element], said) for said in _said(element, meta)]
    if not known:
        return ()
    # Of several titles, in two languages or of the site besides, the one that is cited; then by the order above.
    # Of several dates that only one to the second is a repository's own: when it took the work in, when it showed it.
    known.sort(
        key=lambda item: (
            item[1].field == "title" and item[1].text.strip() not in cited,
            item[0],
            item[1].field == "issued" and _TIME.search(item[1].text) is not None,
        )
    )
    said = tuple(item for _rank, item in known)
    return (Found(SOURCE, _settled(said, document)),)


def _spelt(meta: Meta) -> str:
    """The spelling of the vocabulary's name in a tag: "dcterms" of "dcterms.title"."""
    return re.split(r"[.:_]", meta.name, maxsplit=1)[0]


def _of_site(document: Document, cited: set[str]) -> set[str]:
    """The spelling in which a site's template speaks of itself, beside another that tells of the work.

    "dcterms.title" is "Digital Collections: On tides" where "DC.title" is the work's: what stands in the first spelling are
    the site's subjects, its director and its day.
    """
    titles = {
        (_spelt(meta), meta.content.strip())
        for meta in document.metas
        if meta.name.lower().endswith("title") and _NAME.fullmatch(meta.name) is not None
    }
    own = {spelling for spelling, title in titles if title in cited}
    return {
        spelling
        for spelling, title in titles
        if spelling not in own and own and any(title.endswith((f": {work}", f" - {work}")) for work in cited)
    }


def _said(element: str, meta: Meta) -> list[Said]:
    """A tag as what it says: a KEV ContextObject is taken apart, an address names no journal."""
    where = f"meta {meta.name}"
    field = _FIELD[element]
    if "rft." in meta.content[:400] and (meta.scheme or "").lower().startswith(("kev", "info:ofi")):
        return list(said_by_context(meta.content, where))
    if field == "credit":
        return [Said(field=field, text=meta.content, where=where, scheme=CREDITS[element])]
    if element == "creator.corporatename":
        return [Said(field=field, text=meta.content, where=where, scheme="organization")]
    scheme = (meta.scheme or "").lower()
    if field in _OF_PATENTS and scheme in _OF_PATENTS[field]:
        field = _OF_PATENTS[field][scheme]
    elif field == "identifier" and scheme in _BY_SCHEME:
        field = _BY_SCHEME[scheme]
    elif field == "container_title" and _ADDRESS.match(meta.content.strip()):
        field = "issn" if "issn" in meta.content[:12].lower() else "other"
    return [Said(field=field, text=meta.content, where=where, scheme=meta.scheme)]


# Google Patents tells by the scheme who invented a thing and who owns it, and which date is which.
_OF_PATENTS = {"contributor": {"inventor": "author", "assignee": "other"}, "issued": {"datesubmitted": "other"}}
_BY_SCHEME = {
    "doi": "doi",
    "issn": "issn",
    "isbn": "isbn",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "coden": "citation",
    "publisher-id": "other",
    "original-pdf": "other",
}
_ADDRESS = re.compile(r"(?:https?:|urn:|doi:|info:|hdl:|//)", re.IGNORECASE)
# What a source that is a whole citation says: "Tides of the North. 2001. № 274. С. 12-17".
_CITED = frozenset(("container_title", "page"))
_OF_A_JOURNAL = frozenset(("volume", "issue", "issn", "first_page", "page", "citation"))


def _settled(said: tuple[Said, ...], document: Document) -> tuple[Said, ...]:
    """What needs the other tags to be understood.

    "Source" is a journal only beside its volume or ISSN; elsewhere it is a catalogue, a press, a file. Where no creator is named,
    the contributors are all the people there are; a thesis without an author is not thought to have its advisors' name.
    """
    fields = {item.field for item in said}
    journal = bool(fields & _OF_A_JOURNAL) or bool(
        document.metas_named("citation_journal_title") or document.metas_named("citation_issn")
    )
    # A system of conferences names the meeting twice: what its papers stand in.
    meetings = {meta.content.strip() for meta in document.metas_named("citation_conference_title")}
    thesis = any(item.field == "type" and _THESIS.search(unescape(item.text)) for item in said)
    # A volume has no author where its editors are told.
    named = bool(fields & {"author", "editor"}) or any(
        document.metas_named(tag) for tag in ("citation_author", "citation_authors", "citation_editor", _EDITORS)
    )
    settled: list[Said] = []
    for item in said:
        if (
            item.field == "container_title"
            and item.where.lower().endswith("source")
            and not journal
            and item.text.strip() not in meetings
            and not read_citation(item.text).keys() >= _CITED
        ):
            settled.append(item.model_copy(update={"field": "other"}))
        elif item.field == "contributor" and not named and not thesis:
            settled.append(item.model_copy(update={"field": "author", "where": f"{item.where}, no creator is named"}))
        else:
            settled.append(item)
    return tuple(settled)


_EDITORS = "eprints.editors_name"
_TIME = re.compile(r"T\d\d:\d\d")
_THESIS = re.compile(r"thes|diss|tesi|tese|thèse|avhandling|hochschulschrift|диссерт|学位", re.IGNORECASE)
