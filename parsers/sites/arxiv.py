"""arXiv: an abstract page speaks of the preprint, and names the published version beside it.

Its tag `citation_doi` is the DOI of the published version, and "Journal reference" the place of that version: both are
other works than the preprint. The preprint's own DOI follows from its identifier, since arXiv registers one for each.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from parsers import clean
from parsers.found import Found
from parsers.hosts import is_host
from parsers.page import Document
from parsers.record import Said
from parsers.rows import inner_text

SOURCE = "arxiv"
_HOSTS = ("arxiv.org", "xxx.lanl.gov", "xxx.soton.ac.uk")
_MARKS = (b"tablecell", b"citation_arxiv_id")
OWN_PREFIX = "10.48550/arxiv."
_DENIED = frozenset(("meta citation_doi", "meta citation_online_date"))
# Classes of the cells of the table below the abstract.
CELLS = frozenset(("subjects", "arxivid", "arxivdoi", "jref", "doi"))


def find(document: Document) -> tuple[Found, ...]:
    """The preprint of an abstract page of arXiv, whole but for the authors and the date that its tags tell well."""
    if not any(is_host(document.host, host) for host in _HOSTS):
        return ()
    body = document.page.body
    if not any(mark in body for mark in _MARKS) or document.tree is None:
        return ()
    heading = next((one for one in document.tree.iter("h1") if "title" in _classes(one)), None)
    title = _undescribed(heading) if heading is not None else ""
    if not title:
        return ()
    said = [
        Said(field="title", text=title, where="heading h1.title"),
        Said(field="type", text="preprint", where="an abstract page of arXiv"),
        Said(field="publisher", text="arXiv", where="an abstract page of arXiv"),
        *_people_and_date(document, document.tree),
        *_cells(document.tree),
        *_abstract_and_licence(document.tree),
    ]
    said += _own_doi(document, said)
    return (Found(SOURCE, tuple(said), denied=_DENIED),)


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()


def _undescribed(element: etree._Element) -> str:
    """The text of an element without the word "Title:" or "Abstract:" that begins it."""
    first = next(iter(element), None)
    label = inner_text(first) if first is not None and "descriptor" in _classes(first) else ""
    return inner_text(element).removeprefix(label).strip()


def _people_and_date(document: Document, tree: etree._Element) -> Iterator[Said]:
    """Authors and the day of the first version, of pages from before there were tags."""
    for box in tree.iter("div"):
        classes = _classes(box)
        if "authors" in classes and not document.metas_named("citation_author"):
            for link in box.iter("a"):
                yield Said(field="author", text=inner_text(link), where="div authors")
        elif "dateline" in classes and not document.metas_named("citation_date"):
            _before, _submitted, rest = inner_text(box).partition("ubmitted on ")
            date = rest.partition("(")[0].partition(",")[0].strip(" )]")
            if date:
                yield Said(field="issued", text=date, where="div dateline")


def _cells(tree: etree._Element) -> Iterator[Said]:
    seen: set[str] = set()
    for cell in tree.iter("td"):
        name = next((name for name in _classes(cell) if name in CELLS), None) if "tablecell" in _classes(cell) else None
        if name is None or name in seen:
            continue
        seen.add(name)
        text = inner_text(cell)
        where = f"cell {name}"
        if name == "subjects":
            terms = [term.strip() for term in text.split(";")]
            yield from (Said(field="keyword", text=term, where=where, scheme="arXiv") for term in terms if term)
        elif name == "arxivid":
            yield Said(field="arxiv", text=text.partition("[")[0], where=where)
        elif name == "arxivdoi":
            yield Said(field="doi", text=text, where=where)
        elif text:
            yield Said(field="related", text=text, where=where, scheme="is-preprint-of")


def _abstract_and_licence(tree: etree._Element) -> Iterator[Said]:
    for box in tree.iter("blockquote", "div"):
        classes = _classes(box)
        if "abstract" in classes and box.tag == "blockquote":
            yield Said(field="abstract", text=_undescribed(box), where="blockquote abstract")
        elif "abs-license" in classes:
            for link in box.iter("a"):
                yield Said(field="license", text=link.get("href") or "", where="div abs-license")


def _own_doi(document: Document, said: list[Said]) -> list[Said]:
    """The DOI that arXiv registers for every identifier, where the page does not print it."""
    if any(item.field == "doi" for item in said):
        return []
    tagged = [meta.content for meta in document.metas_named("citation_arxiv_id")]
    shown = [item.text for item in said if item.field == "arxiv"]
    known = next((found for text in (*tagged, *shown) if (found := clean.arxiv(text))), None)
    if known is None:
        return []
    bare, version, number = str(known).rpartition("v")
    identifier = bare if version and number.isdecimal() else str(known)
    return [
        Said(field="doi", text=OWN_PREFIX + identifier, where="the rule by which arXiv makes DOIs of its identifiers")
    ]
