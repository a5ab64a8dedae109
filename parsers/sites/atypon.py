"""Atypon Literatum, the platform of Taylor & Francis, ACS, ACM, AAAS, PNAS, SAGE, Annual Reviews and many societies.

Its tags are Dublin Core alone or little more: names and title, and the day the work went online. The rest stands in
marks that all its sites share: `pbContext`, which names article and issue by their DOIs; a `dc.Identifier` of scheme
"coden", which cites the article; and a few classes. Boxes of other articles use the same classes below the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from parsers.citation_strings import read_citation
from parsers.clean import fold, line
from parsers.dates import read_date
from parsers.found import Found
from parsers.page import Document, Meta
from parsers.record import Said
from parsers.rows import inner_text

SOURCE = "atypon"

_ARTICLE = re.compile(r"(?:^|;)article:article:([^;]+)")
_ISSUE = re.compile(r"(?:^|;)issue:issue:([^;]+)")
# "10.1080/tmph20.v111.i09-11", "10.1021/joceah.2014.79.issue-3", "10.1002/andp.v385:13": the issue's DOI tells volume and
# issue; zeros and words stand for articles that have none yet.
_ISSUE_KEYS = (
    re.compile(r".*\.v(?P<volume>\d{1,4})[.:]i?(?P<issue>[\d-]{1,9})"),
    re.compile(r".*[._](?:1[6-9]|20)\d\d\.(?P<volume>\d{1,4})\.(?:issue-)?(?P<issue>[\d-]{1,9})"),
)
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
# Class to field; the first element of that class is the article's own.
CLASSES: dict[str, str] = {
    "cit-title": "container_title_short", "cit-volume": "volume", "cit-issue": "issue", "cit-pageRange": "page",
    "cit-fg-title": "container_title_short", "cit-fg-volume": "volume", "cit-fg-issue": "issue",
    "cit-fg-pageRange": "page", "contentItemPageRange": "page", "current-issue__description": "page",
    "epub-section__title": "container_title",
}  # fmt: skip
# Boxes of other works: nothing from the first one on is about this one.
_OTHERS = frozenset(("relatedArticles", "related-articles", "cited-by", "citedBySection", "references__list"))
_PAGES = re.compile(
    r"^\W*(?:(?:pages?|pp?\.?)\W*)?(?P<pages>[A-Za-z]{0,3}\d[\w.]*(?:\s?[-–]\s?\w[\w.]*)?)$", re.IGNORECASE
)
# What the `title` element adds behind the journal's name: the publisher's, the volume.
_TITLE_TAIL = re.compile(r"\s*(?:\([^()]{2,60}\)|[:|]\s*(?:vol|ahead of print|\d).*)$", re.IGNORECASE)
_ABSTRACT = frozenset(("hlFld-Abstract", "abstractSection", "article_abstract"))
_LONGEST_CONTAINER = 160
_SHORT = 40


def find(document: Document) -> tuple[Found, ...]:
    """What a Literatum page of an article says beyond its tags: at most one work, its title left to the tags."""
    context = next((meta.content for meta in document.metas_named("pbcontext")), "").replace("\\", "")
    article = _ARTICLE.search(context)
    if article is None or document.tree is None:
        return ()
    tagged = {meta.name.lower() for meta in document.metas}
    said = [Said(field="doi", text=article[1], where="meta pbContext, article")] if "citation_doi" not in tagged else []
    if "citation_author" not in tagged:
        said += [_said("author", meta) for meta in document.metas_named("dc.creator")]
    if "citation_abstract" not in tagged:
        said += _abstract(document, document.tree)
    if "citation_volume" not in tagged:
        said += _published_in(document, document.tree, context)
    if "csubtype:string:Conference" in context:
        said.append(Said(field="type", text="conference paper", where="meta pbContext, csubtype"))
    return (Found(SOURCE, tuple(said)),) if said else ()


def _said(field: str, meta: Meta) -> Said:
    return Said(field=field, text=meta.content, where=f"meta {meta.name}", scheme=meta.scheme)


def _published_in(document: Document, tree: etree._Element, context: str) -> list[Said]:
    """Where the article appeared: as the page shows it, as its issue's DOI says, as its `title` ends."""
    said = [*_printed(document), *_shown(tree)]
    if not any(item.field == "volume" for item in said):
        said += _issue(context)
    if not document.metas_named("citation_journal_title") and not any(i.field == "container_title" for i in said):
        said += _container(document)
    return said


def _printed(document: Document) -> list[Said]:
    """The date in the citation of a `dc.Identifier`, where it is of another year than the day the work went online."""
    meta = next((meta for meta in document.metas_named("dc.identifier") if meta.scheme == "coden"), None)
    text = read_citation(meta.content).get("issued", "") if meta is not None else ""
    printed = read_date(text)
    online = next((read_date(other.content) for other in document.metas_named("dc.date")), None)
    if printed is None or online is None or printed.year == online.year:
        return []
    online_tag = document.metas_named("dc.date")[0]
    return [
        Said(field="issued", text=text, where="meta dc.Identifier (coden)"),
        Said(field="issued_online", text=online_tag.content, where="meta dc.Date"),
    ]


def _abstract(document: Document, tree: etree._Element) -> list[Said]:
    """The paragraphs of the abstract; else the description, which holds all of it or its first words."""
    for element in tree.iter("div", "section"):
        if element.get("id") == "abstract" or not _ABSTRACT.isdisjoint((element.get("class") or "").split()):
            parts = [inner_text(part) for part in element.iter("p", "div") if part.tag == "p" or part.get("role")]
            if any(parts):
                return [Said(field="abstract", text=" ".join(parts), where=f"{element.tag} of the abstract")]
    meta = next(iter(document.metas_named("dc.description")), None)
    if meta is None or len(meta.content) < _SHORT or meta.content.rstrip().endswith(("...", "…")):
        return []
    return [_said("abstract", meta)]


def _shown(tree: etree._Element) -> Iterator[Said]:
    seen: set[str] = set()
    for element in tree.iter("div", "span", "a"):
        for name in (element.get("class") or "").split():
            if name in _OTHERS:
                return
            field = CLASSES.get(name)
            if field is None or field in seen:
                continue
            text = inner_text(element).strip(" ,;:")
            pages = _PAGES.match(text) if field == "page" else None
            if field != "page" and text:
                seen.add(field)
                yield Said(field=field, text=text, where=f"class {name}")
            elif pages is not None:
                seen.add(field)
                yield Said(field=field, text=pages["pages"], where=f"class {name}")


def _issue(context: str) -> list[Said]:
    issue = _ISSUE.search(context)
    key = issue[1].replace("%3A", ":") if issue is not None else ""
    found = next((found for pattern in _ISSUE_KEYS if (found := pattern.fullmatch(key))), None)
    if found is None or not int(found["volume"]):
        return []
    return [
        Said(field=field, text=_ZEROS.sub("", found[field].strip("-")), where="meta pbContext, issue")
        for field in ("volume", "issue")
    ]


def _container(document: Document) -> list[Said]:
    """The journal that the page's `title` names behind the work's own title."""
    title = line(next((meta.content for meta in document.metas_named("dc.title")), "")) or ""
    folded = fold(title)
    whole = line(document.title) or ""
    if len(folded) != len(title) or not fold(whole).startswith(folded):
        return []
    rest = whole[len(title) :].lstrip(" .")
    name = _TITLE_TAIL.sub("", rest[1:]).strip() if rest[:1] in "|-–:" else ""
    if not 2 < len(name) <= _LONGEST_CONTAINER:
        return []
    return [Said(field="container_title", text=name, where="title of the page")]
