"""Where more is to be had: the addresses at which a page says that its work's metadata, identifier or authors are.

Facts about the page, not values of a record: the typed links of its head and of the HTTP `Link` header (RFC 8288), as
Signposting, unAPI and plain `rel=alternate` use them. Nothing here is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from parsers import clean
from parsers.page import Document
from parsers.values import Value

MOST = 200
# Relations that lead to metadata, identifiers or people; style sheets and icons do not.
RELATIONS = frozenset(
    (
        "alternate",
        "cite-as",
        "describedby",
        "author",
        "type",
        "item",
        "license",
        "linkset",
        "unapi-server",
        "collection",
        "canonical",
    )
)
# Formats of an alternate that hold metadata of a work; others are feeds, translations and printings.
FORMATS = frozenset(
    (
        "application/x-bibtex", "text/x-bibtex", "application/x-research-info-systems", "application/x-endnote-refer",
        "application/rdf+xml", "application/ld+json", "application/json", "application/xml", "text/xml", "application/mods+xml",
        "application/marcxml+xml", "application/vnd.citationstyles.csl+json", "application/vnd.datacite.datacite+xml",
        "application/vnd.datacite.datacite+json", "application/x-dc+xml", "text/turtle", "text/plain; charset=utf-8", "application/linkset+json",
    )
)  # fmt: skip
_HEADER = re.compile(
    r"<([^<>]{1,2000})>((?:\s*;\s*[\w*!#$&+.^`|~-]{1,40}\s*=\s*(?:\"[^\"]{0,400}\"|[^\s\",;]{1,400})){0,12})"
)
_PARAMETER = re.compile(r";\s*([\w*-]{1,40})\s*=\s*(?:\"([^\"]{0,400})\"|([^\s\",;]{1,400}))")


class Link(Value):
    """One typed link: its relation, its absolute address, and the media type it promises, where it says one."""

    rel: str
    href: str
    type: str | None = None


def links(document: Document) -> tuple[Link, ...]:
    """The typed links of a page that lead to more about its work, those of the HTTP header first, each once."""
    found: dict[tuple[str, str], Link] = {}
    # A `base` is about the links of the page, never about those of the header.
    typed = [(document.page.url, link) for link in _in_header(document)]
    typed += [(document.base, link) for link in _in_head(document)]
    for base, (rel, href, kind) in typed:
        for word in rel.lower().split():
            if (
                word not in RELATIONS
                or (word == "alternate" and (kind or "").lower() not in FORMATS)
                or len(found) >= MOST
            ):
                continue
            address = clean.url(href, base)
            if address is not None:
                found.setdefault((word, address), Link(rel=word, href=address, type=kind))
    return tuple(found.values())


def of_head(document: Document) -> Iterator[etree._Element]:
    """The `link` elements of a page's head."""
    for head in document.tree.iterchildren("head") if document.tree is not None else ():
        yield from head.iterchildren("link")


def _in_head(document: Document) -> list[tuple[str, str, str | None]]:
    return [
        (rel, href, element.get("type"))
        for element in islice(of_head(document), 10 * MOST)
        if (rel := element.get("rel")) and rel not in _NO_FACTS and (href := element.get("href"))
    ]


# What most links of a head are, passed over before anything else is asked of them.
_NO_FACTS = frozenset(
    ("stylesheet", "icon", "shortcut icon", "preload", "preconnect", "dns-prefetch", "apple-touch-icon", "manifest")
)


def _in_header(document: Document) -> list[tuple[str, str, str | None]]:
    found: list[tuple[str, str, str | None]] = []
    for name, value in document.page.headers:
        if name.lower() == "link":
            for link in _HEADER.finditer(value[:50_000]):
                parameters = {part[1].lower(): part[2] or part[3] or "" for part in _PARAMETER.finditer(link[2])}
                found.append((parameters.get("rel", ""), link[1], parameters.get("type")))
    return found
