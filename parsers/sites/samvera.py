"""Samvera: Hyrax and its forebears, whose pages name each value's field by its class ("attribute attribute-creator").

The classes stay the same whatever language or words the labels are in; the table of files below them has a title of its
own, which is no work's.
"""

from __future__ import annotations

from itertools import islice

from lxml import etree

from parsers.found import Found
from parsers.labels import field_of
from parsers.page import Document
from parsers.record import Said
from parsers.rows import inner_text

SOURCE = "samvera"
_MARKS = (b"attribute attribute-", b"attribute creator")
_MOST = 2_000
# Names of attributes, to fields; what is not here is looked up among the labels. The date of publication comes first.
FIELDS: dict[str, str | None] = {
    "date_issued": "issued", "publication_date": "issued", "date_published": "issued", "date_created": "issued",
    "creator": "author", "author": "author", "editor": "editor", "advisor": "contributor", "committee_member": "contributor",
    "contributor": "contributor", "resource_type": "type", "human_readable_type": None, "keyword": "keyword", "subject": "keyword",
    "tag": "keyword", "journal_title": "container_title", "bibliographic_citation": "citation", "description": "abstract",
    "identifier": "identifier", "doi": "doi", "date_uploaded": None, "date_modified": None, "filename": None, "depositor": None,
    "rights_statement": None, "license": "license", "based_near": None, "source": None, "related_url": None, "title": None,
}  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(FIELDS)}
_ADDRESSED = frozenset(("license",))


def find(document: Document) -> tuple[Found, ...]:
    """What a work page of Samvera says: one work, or nothing."""
    body = document.page.body
    if not any(mark in body for mark in _MARKS) or document.tree is None:
        return ()
    if any("otal" in (label.text or "") for label in document.tree.iter("dt")):
        return ()  # a collection, which counts its items
    found = [
        (name, said)
        for item in islice(document.tree.iter("li"), _MOST)
        if (name := _name(item)) is not None and (said := _said(name, item)) is not None
    ]
    if not any(said.field in ("author", "type", "issued") for _name, said in found):
        return ()
    found += _by_labels(document.tree)
    found.sort(key=lambda pair: _RANK.get(pair[0], len(_RANK)))
    return (Found(SOURCE, (*_heading(document.tree), *(said for _name, said in found))),)


def _by_labels(tree: etree._Element) -> list[tuple[str, Said]]:
    """Values of a list of attributes in items that no class names, by the label beside them."""
    found: list[tuple[str, Said]] = []
    for label in islice(tree.iter("dt", "th"), _MOST):
        cell = label.getnext()
        items = list(cell.iter("li")) if cell is not None and cell.tag in ("dd", "td") else []
        name = inner_text(label).rstrip(": ").lower().replace(" ", "_")
        if all(_name(item) is None for item in items):
            found += [(name, said) for item in items if (said := _said(name, item)) is not None]
    return found


def _name(item: etree._Element) -> str | None:
    """The attribute that a class names, or None where it names none."""
    names = (item.get("class") or "").split()
    if "attribute" not in names:
        return None
    own = [name.removeprefix("attribute-") for name in names if name != "attribute"]
    return own[0].lower() if own else None


def _said(name: str, item: etree._Element) -> Said | None:
    field = FIELDS[name] if name in FIELDS else field_of(name.replace("_", " "))
    if field is None or field == "other":
        return None
    text = inner_text(item)
    if field in _ADDRESSED:
        link = next(item.iter("a"), None)
        text = (link.get("href") or text) if link is not None else text
    field = {"author_list": "author", "editor_list": "editor", "keyword_list": "keyword"}.get(field, field)
    return Said(field=field, text=text, where=f"attribute {name}") if text else None


def _heading(tree: etree._Element) -> list[Said]:
    """The title in the page's heading, without the badges beside it; and the description below it."""
    said: list[Said] = []
    for heading in tree.iter("h1"):
        inner = next((span for span in heading.iter("span") if span.get("itemprop") == "name"), None)
        title = inner_text(inner) if inner is not None else " ".join((heading.text or "").split())
        if title:
            said.append(Said(field="title", text=title, where="heading h1"))
            break
    for paragraph in tree.iter("p", "div"):
        if "work_description" in (paragraph.get("class") or ""):
            said.append(Said(field="abstract", text=inner_text(paragraph), where="work_description"))
            break
    return said
