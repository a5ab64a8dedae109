"""schema.org in RDFa Lite 1.1: vocab, typeof, property, resource and prefix, with `content` and `about` as pages use them."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from parsers import schema_org
from parsers.found import Found
from parsers.page import Document
from parsers.schema_org.elements import OF_THE_PAGE, Values, add, names, select
from parsers.schema_org.kinds import may_be_work
from parsers.schema_org.nodes import Node, types

SOURCE = "rdfa"
# Types of values: what has one is a text, whatever properties stand inside.
_TEXTS = frozenset(("text", "url", "date", "datetime", "number", "integer", "boolean"))
_PREFIX = re.compile(r"([\w.-]+):\s+https?://(?:www\.)?schema\.org/?(?:\s|$)", re.IGNORECASE)


def find(document: Document) -> tuple[Found, ...]:
    """The works that the RDFa of a page describes in schema.org's words, outermost ones only."""
    text = document.text
    # Most pages have none: found out before anything is parsed for it. (Scripts hold the word, without the sign.)
    if "schema" not in text or not document.may_hold(b"typeof=") or document.tree is None:
        return ()
    if not any(word in text for word in ("typeof=", "TYPEOF=", "typeOf=")):
        return ()
    elements = select(document.tree, "typeof", "property", "about", "resource")
    prefixes = frozenset(
        found
        for one in (select(document.tree, "prefix")[:100] if document.may_hold(b"prefix") else ())
        for found in _PREFIX.findall(one.get("prefix", "")[:2000])
    )
    subjects = {one: node for one in elements if (node := _subject(one, prefixes)) is not None}
    if not any(map(may_be_work, subjects.values())):
        return ()
    roots = _connect(elements, _by_name(subjects), prefixes, Values(document.base))
    return schema_org.read(roots, SOURCE, ["RDFa "] * len(roots))


def _subject(element: etree._Element, prefixes: frozenset[str]) -> Node | None:
    """The node that an element begins: a thing with a type, or one that others refer to by its address."""
    kind = element.get("typeof")
    name = element.get("resource") or element.get("about")
    if kind is None:
        return {"@id": name.strip()[:4000]} if name and element.get("property") is None else None
    kinds = (
        _known(kind, prefixes) if _speaks_schema(element) else [one for one in _known(kind, prefixes) if ":" in kind]
    )
    node: Node = {"@type": kinds} if kinds else {"@type": ["unknown"]}
    name = name or (element.get("href") or element.get("src") if element.get("property") is not None else None)
    if name:
        node["@id"] = name.strip()[:4000]
    return node


def _by_name(subjects: dict[etree._Element, Node]) -> dict[etree._Element, Node]:
    """The same, an element that goes on with a thing as that thing: what has a type is described."""
    described = {node["@id"]: node for node in reversed(subjects.values()) if "@type" in node and "@id" in node}
    return {one: node if "@type" in node else described.get(node["@id"], node) for one, node in subjects.items()}


def _known(tokens: str | None, prefixes: frozenset[str]) -> list[str]:
    """Names of schema.org's own; "sdo:name" where the page gives its address that prefix."""
    found = [token.split(":", 1) for token in (tokens or "")[:1000].split()]
    return names(" ".join(pair[-1] if len(pair) == 2 and pair[0] in prefixes else ":".join(pair) for pair in found))


def _speaks_schema(element: etree._Element) -> bool:
    """Whether names without a prefix are schema.org's where an element stands; so they are where nothing is said."""
    for around in (element, *element.iterancestors()):
        vocabulary = around.get("vocab")
        if vocabulary:
            return "schema.org" in vocabulary.lower()
    return True


def _connect(
    elements: list[etree._Element], subjects: dict[etree._Element, Node], prefixes: frozenset[str], values: Values
) -> list[Any]:
    """Give every property to the node it belongs to; the nodes that are no property are the roots."""
    roots: list[Any] = []
    for element in elements:
        own = subjects.get(element)
        properties = _known(element.get("property"), prefixes)
        owner = next((subjects[around] for around in element.iterancestors() if around in subjects), None)
        if own is not None and (not properties or (owner is None and OF_THE_PAGE & {*properties})):
            roots.append(own)
        if own is not None and types(own) & _TEXTS:
            own["@value"] = values.text(element, rich=True)
        for name in properties:
            if owner is None:
                break
            add(owner, name, own if own is not None else _value(element, name, values, rich=may_be_work(owner)))
    values.speak(subjects, "property")
    return roots


def _value(element: etree._Element, name: str, values: Values, *, rich: bool) -> Any:
    """A property's value: another node by its address, else what the element says."""
    resource = element.get("resource")
    if resource and element.get("content") is None:
        return {"@id": resource.strip()[:4000]}
    return values.value(element, name, rich=rich)
