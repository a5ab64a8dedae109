"""schema.org in microdata (WHATWG HTML, section 5): itemscope, itemtype, itemprop, itemid and itemref."""

from __future__ import annotations

from typing import Any

from lxml import etree

from parsers import schema_org
from parsers.found import Found
from parsers.page import Document
from parsers.schema_org.elements import OF_THE_PAGE, Values, add, names, select
from parsers.schema_org.kinds import may_be_work
from parsers.schema_org.nodes import Node

SOURCE = "microdata"
_MOST_REFERENCES = 5000
# Items that refer to what stands elsewhere share it: each property counts as often as it is shared.
_MOST_PROPERTIES = 40_000


def find(document: Document) -> tuple[Found, ...]:
    """The works that the microdata of a page describes, outermost ones only."""
    text = document.text
    # Most pages have none: found out before anything is parsed for it.
    if "schema.org" not in text or not document.may_hold(b"itemscope") or document.tree is None:
        return ()
    if not any(word in text for word in ("itemscope", "itemScope", "ITEMSCOPE")):
        return ()
    elements = select(document.tree, "itemscope", "itemprop")
    items: dict[etree._Element, Node] = {one: _item(one) for one in elements if one.get("itemscope") is not None}
    if not any(map(may_be_work, items.values())):
        return ()
    roots = _connect(elements, items, _referring(document.tree, items), Values(document.base))
    return schema_org.read(roots, SOURCE, ["microdata "] * len(roots))


def _item(element: etree._Element) -> Node:
    kinds = [kind for kind in (element.get("itemtype") or "")[:1000].split() if "schema.org" in kind or "/" not in kind]
    item: Node = {"@type": kinds} if kinds else {}
    if element.get("itemid"):
        item["@id"] = element.get("itemid", "").strip()
    return item


def _referring(tree: etree._Element, items: dict[etree._Element, Node]) -> dict[etree._Element, list[Node]]:
    """Elements that belong to items elsewhere, which name them in `itemref`."""
    wanted: dict[str, list[Node]] = {}
    for element, item in items.items():
        for name in (element.get("itemref") or "")[:1000].split():
            if len(wanted) < _MOST_REFERENCES:
                wanted.setdefault(name, []).append(item)
    if not wanted:
        return {}
    return {one: wanted[name][:100] for one in select(tree, "id") if (name := one.get("id", "")) in wanted}


def _connect(
    elements: list[etree._Element],
    items: dict[etree._Element, Node],
    referring: dict[etree._Element, list[Node]],
    values: Values,
) -> list[Any]:
    """Give every property to the items it belongs to; the items that are no property are the roots."""
    roots: list[Any] = []
    left = _MOST_PROPERTIES
    for element in elements:
        properties = names(element.get("itemprop"))
        own = items.get(element)
        owners = _owners(element, items, referring) if properties else []
        if own is not None and not owners and (not properties or OF_THE_PAGE & {*properties}):
            roots.append(own)
        for owner in owners:
            for name in properties:
                left -= 1
                if owner is not own and left > 0:
                    add(owner, name, own if own is not None else values.value(element, name, rich=may_be_work(owner)))
    values.speak(items, "itemprop")
    return roots


def _owners(
    element: etree._Element, items: dict[etree._Element, Node], referring: dict[etree._Element, list[Node]]
) -> list[Node]:
    """The nearest item around an element, and those that refer to the element or to what it stands in."""
    owners = list(referring.get(element, ()))
    for around in element.iterancestors():
        if around in items:
            owners.append(items[around])
            break
        owners += referring.get(around, ())
    return owners
