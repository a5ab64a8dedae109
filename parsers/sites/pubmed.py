"""PubMed: the page since 2020, and Entrez' page before it.

Both show what the tags lack (people in full, subjects, publication types); the new page's tag `citation_publisher` holds the
journal's abbreviation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from parsers.clean import fold
from parsers.found import Found
from parsers.page import Document
from parsers.record import Said
from parsers.rows import inner_text

SOURCE = "pubmed_page"
_NEW = b"full-view-heading"
_OLD = (b"rprt", b"auths", b"abstr")
# Types that speak of the record, of money or of where it was made, and not of what kind of work it is.
_NO_KINDS = ("research support", "english abstract", "journal article")


def find(document: Document) -> tuple[Found, ...]:
    """What a page of one PubMed record shows beyond its tags: no title, so all else is read elsewhere."""
    body, tree = document.page.body, document.tree
    if tree is None:
        return ()
    if document.metas_named("citation_pmid") and _NEW in body:
        said = (*_journal(tree), *_people(tree), *_identifiers(tree), *_terms(tree), *_abstract(tree))
        return (Found(SOURCE, said, denied=frozenset(("meta citation_publisher",))),)
    if all(mark in body for mark in _OLD):
        # Of several records a page is a list.
        records = [box for box in tree.iter("div") if _has(box, "rprt") and _has(box, "abstract")]
        if len(records) == 1:
            return (Found(SOURCE, tuple(_old(records[0]))),)
    return ()


def _has(element: etree._Element, name: str) -> bool:
    return name in (element.get("class") or "").split()


def _one(tree: etree._Element, tag: str, identifier: str) -> etree._Element | None:
    """The first element of that id; the id is one of this file's own words."""
    return next((one for one in tree.iter(tag) if one.get("id") == identifier), None)


def _journal(tree: etree._Element) -> Iterator[Said]:
    button = _one(tree, "button", "full-view-journal-trigger")
    if button is not None:
        where = "button full-view-journal-trigger"
        yield Said(field="container_title", text=button.get("title") or "", where=where)
        yield Said(field="container_title_short", text=inner_text(button), where=where)


def _people(tree: etree._Element) -> Iterator[Said]:
    """The authors in full with where they work: the heading stands twice, for wide and for narrow screens."""
    heading = _one(tree, "div", "full-view-heading")
    for item in heading.iter("span") if heading is not None else ():
        if not _has(item, "authors-list-item"):
            continue
        for part in item.iter("a", "span"):
            if _has(part, "full-name"):
                yield Said(field="author", text=inner_text(part), where="list of authors")
            elif _has(part, "affiliation-link") and part.get("title"):
                yield Said(field="author_affiliation", text=part.get("title") or "", where="list of authors")


def _identifiers(tree: etree._Element) -> Iterator[Said]:
    identifiers = _one(tree, "ul", "full-view-identifiers")
    for item in identifiers.iter("span") if identifiers is not None else ():
        if _has(item, "pmc"):
            for link in item.iter("a"):
                yield Said(field="pmcid", text=inner_text(link), where="identifiers pmc")


def _terms(tree: etree._Element) -> Iterator[Said]:
    """Author's keywords first, then the descriptors of MeSH; and the publication types."""
    abstract = _one(tree, "div", "abstract")
    for mark in abstract.iter("strong") if abstract is not None else ():
        parent = mark.getparent()
        if inner_text(mark).lower().startswith("keyword") and parent is not None:
            text = inner_text(parent).removeprefix(inner_text(mark)).strip(" .")
            yield Said(field="keyword_list", text=text, where="Keywords below the abstract", scheme="author")
    for identifier, read in (("mesh-terms", _mesh), ("publication-types", _kinds)):
        section = _one(tree, "div", identifier)
        if section is not None:
            buttons = (one for one in section.iter("button") if _has(one, "keyword-actions-trigger"))
            yield from read([inner_text(button) for button in buttons], f"section {identifier}")


def _mesh(terms: Iterable[str], where: str) -> Iterator[Said]:
    """Descriptors without their qualifiers and the star of the main ones, each once."""
    descriptors = (term.partition("/")[0].strip(" *") for term in terms)
    yield from (
        Said(field="keyword", text=term, where=where, scheme="MeSH") for term in dict.fromkeys(descriptors) if term
    )


def _kinds(terms: Iterable[str], where: str) -> Iterator[Said]:
    said = [term for term in terms if not term.lower().startswith(_NO_KINDS)]
    yield from (Said(field="type", text=term, where=where) for term in said)


def _abstract(tree: etree._Element) -> Iterator[Said]:
    """The abstract with the labels of its parts, without the keywords that stand below it."""
    boxes = (_one(tree, "div", name) for name in ("enc-abstract", "eng-abstract"))
    for box in (box for box in boxes if box is not None):
        text = " ".join(inner_text(paragraph) for paragraph in box.iter("p"))
        yield Said(field="abstract", text=text, where="div abstract-content")


def _old(tree: etree._Element) -> Iterator[Said]:
    """The whole record as Entrez shows it: boxes of the title, the authors and the abstract, and links that tell their kind."""
    seen: set[str] = set()
    for box in tree.iter("div"):
        for name in (box.get("class") or "").split():
            if name in BOXES and name not in seen:
                seen.add(name)
                yield from _boxed(name, box)
    for heading in tree.iter("h1"):
        parent = heading.getparent()
        if parent is not None and _has(parent, "rprt"):
            yield Said(field="title", text=inner_text(heading), where="heading h1")
    yield from _linked(tree)


# Classes of Entrez' boxes, to fields.
BOXES = {"cit": "citation", "auths": "author", "abstr": "abstract", "keywords": "keyword_list", "resc": "identifier"}


def _boxed(name: str, box: etree._Element) -> Iterator[Said]:
    where, field = f"div {name}", BOXES[name]
    if name == "auths":
        yield from (Said(field=field, text=inner_text(link), where=where) for link in box.iter("a"))
    elif name == "resc":
        labels = [fold(inner_text(label)).strip(": ") for label in box.iter("dt")]
        for label, value in zip(labels, box.iter("dd"), strict=False):
            if label in ("pmid", "pmcid", "doi"):
                yield Said(field=label, text=inner_text(value), where=f"label {label.upper()}")
    elif name == "keywords":
        for part in box.iter("p"):
            yield Said(field=field, text=inner_text(part), where=where, scheme="author")
    else:
        yield Said(field=field, text=inner_text(box).removeprefix("Abstract").strip(), where=where)


def _linked(tree: etree._Element) -> Iterator[Said]:
    """What Entrez marks in its links: the journal, the publication types, the headings of MeSH."""
    links = {"jour": list[str](), "mesh": list[str](), "ptyp": list[str]()}
    for link in tree.iter("a"):
        kind = link.get("alsec") or ""
        if kind in links:
            links[kind].append(inner_text(link))
    for name in links["jour"][:1]:
        yield Said(field="container_title_short", text=name.rstrip("."), where="link to the journal")
    yield from _mesh(links["mesh"], "link mesh")
    yield from _kinds(links["ptyp"], "link ptyp")
    yield Said(field="type", text="journal article", where="PubMed's citation of a journal")
