"""ScienceDirect, Elsevier's platform: its state as JSON, and the authors that its tags leave out.

Pages since 2016 have tags of everything but the authors; all of it stands, sharper, in a script: a supplement, a group, an
article number. Where a page was saved without its scripts, given names and surnames are set apart at the title.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said
from parsers.rows import inner_text

SOURCE = "sciencedirect"
MOST_BYTES = 8_000_000
MOST_NODES = 20_000
MOST_DEPTH = 12

_STATE = re.compile(r"__PRELOADED_STATE__\s*=\s*")
# Elsevier's document subtypes, to words that `types` knows.
SUBTYPES: dict[str, str] = {
    "fla": "article", "rev": "review", "sco": "short communication", "edi": "editorial", "cor": "correspondence",
    "err": "erratum", "ssu": "short survey", "brv": "book review", "abs": "abstract", "dis": "discussion",
    "chp": "chapter", "dat": "data article", "pgl": "guideline", "cnf": "article", "ret": "retraction",
    "crp": "case report", "mic": "article", "vid": "article", "osp": "software article",
}  # fmt: skip
PLAIN: tuple[tuple[str, str], ...] = (
    ("doi", "doi"), ("srctitle", "container_title"), ("vol-first", "volume"), ("cover-date-start", "issued"),
    ("availableOnlineDate", "issued_online"), ("issn-primary-formatted", "issn"), ("issn", "issn"), ("isbn", "isbn"),
    ("article-number", "article_number"), ("language", "language"),
)  # fmt: skip
_ISSUE = re.compile(r"(?:^|,\s*)(?:Issues?\s+(?P<issue>.+)|(?P<supplement>Suppl.*))$")


def find(document: Document) -> tuple[Found, ...]:
    """What a page of ScienceDirect says beyond its tags: at most one work, its title left to tags and heading."""
    body = document.page.body
    said: list[Said] = []
    if b'data-iso-key="_0"' in body or b"__PRELOADED_STATE__" in body:
        said = _by_state(_state(document))
    if not said and document.tree is not None and b"author-group" in body and b"ScienceDirect" in body:
        said = _shown(document.tree)
    if said and document.tree is not None:
        said += _keywords(document.tree)
    return (Found(SOURCE, tuple(said)),) if said else ()


def _state(document: Document) -> dict[str, Any]:
    """The page's state, a JSON object in a script; empty where there is none that can be read."""
    for script in document.tree.iter("script") if document.tree is not None else ():
        text = script.text or ""
        start = _STATE.search(text[:2000])
        if (start is None and script.get("data-iso-key") is None) or len(text) > MOST_BYTES:
            continue
        try:
            data, _end = json.JSONDecoder(strict=False).raw_decode(text[start.end() if start else 0 :].lstrip())
            data = json.loads(data) if isinstance(data, str) else data
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict) and isinstance(data.get("article"), dict):
            return data
    return {}


def _by_state(state: dict[str, Any]) -> list[Said]:
    article = state.get("article") or {}
    said = [
        Said(field=field, text=str(article[key]), where=f"state, article/{key}")
        for key, field in PLAIN
        if isinstance(article.get(key), (str, int)) and str(article[key]).strip()
    ]
    said += _issue(article.get("vol-iss-suppl-text"))
    said += _pages(article)
    kind = "chp" if article.get("contentType") == "BK" else article.get("document-subtype")
    if isinstance(kind, str) and kind in SUBTYPES:
        said.append(Said(field="type", text=SUBTYPES[kind], where="state, article/document-subtype"))
    for node in _nodes(state.get("authors"), ("author", "collaboration")):
        said += _person(node)
    return said + _abstract(state)


def _issue(text: Any) -> list[Said]:
    """The issue in "Volume 104, Issue 6, Supplement" and "Volume 85, Supplement 1"."""
    found = _ISSUE.search(text[:200]) if isinstance(text, str) else None
    issue = (found["issue"] or found["supplement"]) if found is not None else ""
    return [Said(field="issue", text=issue, where="state, article/vol-iss-suppl-text")] if issue else []


def _pages(article: dict[str, Any]) -> list[Said]:
    """Pages, unless the first is the article's number."""
    pages = article.get("pages")
    first = pages[0] if isinstance(pages, list) and pages and isinstance(pages[0], dict) else {}
    said = [
        Said(field=field, text=str(first[key]), where=f"state, article/pages/{key}")
        for key, field in (("first-page", "first_page"), ("last-page", "last_page"))
        if isinstance(first.get(key), (str, int))
    ]
    return [] if "article-number" in article and len(said) < _FIRST_AND_LAST else said


_FIRST_AND_LAST = 2


def _person(node: dict[str, Any]) -> list[Said]:
    where = "state, authors"
    if node.get("#name") == "collaboration":
        texts = [_text(child) for child in _nodes(node, ("text",))]
        return [Said(field="author", text=text, where=where, scheme="organization") for text in texts[:1] if text]
    parts = {str(child.get("#name")): _text(child) for child in _children(node)}
    family, given = parts.get("surname", ""), parts.get("given-name", "")
    name = ", ".join(part for part in (family, given, parts.get("suffix", "")) if part)
    said = [Said(field="author", text=name, where=where)] if family else []
    attributes = node.get("$")
    orcid = attributes.get("orcid") if isinstance(attributes, dict) else None
    if said and isinstance(orcid, str):
        said.append(Said(field="author_orcid", text=orcid, where=where))
    return said


def _abstract(state: dict[str, Any]) -> list[Said]:
    """The abstract among highlights and graphical abstracts: the one of class "author"."""
    for node in _nodes(state.get("abstracts"), ("abstract",)):
        attributes = node.get("$")
        if isinstance(attributes, dict) and attributes.get("class", "author") == "author":
            paragraphs = [_text(child) for child in _nodes(node, ("simple-para",))]
            return [Said(field="abstract", text=" ".join(paragraphs), where="state, abstracts")]
    return []


def _children(node: Any) -> list[dict[str, Any]]:
    inner = node.get("$$") if isinstance(node, dict) else None
    return [child for child in inner[:MOST_NODES] if isinstance(child, dict)] if isinstance(inner, list) else []


def _nodes(root: Any, names: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The outermost nodes of these names below `root`, in the page's order."""
    content = root.get("content") if isinstance(root, dict) else None
    start = content if isinstance(content, list) else _children(root)
    stack = [(node, 0) for node in reversed(start[:MOST_NODES])]
    seen = 0
    while stack and seen < MOST_NODES:
        node, depth = stack.pop()
        seen += 1
        if isinstance(node, dict) and node.get("#name") in names:
            yield node
        elif depth < MOST_DEPTH:
            stack += [(child, depth + 1) for child in reversed(_children(node))]


def _text(node: dict[str, Any], depth: int = 0) -> str:
    own = node.get("_")
    if isinstance(own, str):
        return own
    return "".join(_text(child, depth + 1) for child in _children(node)) if depth < MOST_DEPTH else ""


def _classes(element: etree._Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def _keywords(tree: etree._Element) -> list[Said]:
    """Keywords below the abstract, each in an element of its own."""
    terms = [inner_text(div) for div in tree.iter("div") if "keyword" in _classes(div)]
    return [Said(field="keyword", text=term, where="div keyword") for term in terms if term]


def _shown(tree: etree._Element) -> list[Said]:
    """The authors at the title, whose given names and surnames are set apart, and the abstract that is theirs."""
    group = next((div for div in tree.iter("div") if "author-group" in _classes(div)), None)
    said: list[Said] = []
    given = ""
    for span in group.iter("span") if group is not None else ():
        if "given-name" in _classes(span):
            given = inner_text(span)
        elif "surname" in _classes(span):
            name = ", ".join(part for part in (inner_text(span), given) if part)
            said.append(Said(field="author", text=name, where="div author-group"))
            given = ""
    abstract = next((div for div in tree.iter("div") if _classes(div) >= {"abstract", "author"}), None)
    if said and abstract is not None:
        text = " ".join(inner_text(paragraph) for paragraph in abstract.iter("p"))
        said.append(Said(field="abstract", text=text, where="div abstract author"))
    return said
