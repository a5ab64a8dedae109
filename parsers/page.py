"""A page: bytes with where they came from; and the document they are, decoded once and parsed once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import urljoin

from lxml import etree

from parsers import prescan
from parsers.encoding import Decoded, decode
from parsers.quoted_tags import MOST_CUT, is_cut, whole_content

Kind = Literal["html", "text", "json", "xml", "pdf", "image", "binary", "empty"]


@dataclass(frozen=True)
class Page:
    """What was fetched or saved: the bytes as they came, their address after redirects, the HTTP headers.

    `retrieved` is an ISO 8601 time in UTC where it is known. A saved file has no headers, and an address only
    where the user gives one.
    """

    body: bytes
    url: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    retrieved: str | None = None

    def __post_init__(self) -> None:
        """Raise TypeError for a text: which bytes it was, and in which encoding, nobody knows any more."""
        if not isinstance(self.body, (bytes, bytearray)):
            raise TypeError(
                f"a page is bytes, as they came, not {type(self.body).__name__}: open its file with “rb”, or give response.content"
            )

    def header(self, name: str) -> str | None:
        """The first header of that name, without regard to case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the body, in hex."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Meta:
    """One `meta` element of a page's head or body: its name as written, its content, its scheme and language."""

    name: str
    content: str
    scheme: str | None = None
    lang: str | None = None


_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", "pdf"), (b"\x89PNG", "image"), (b"GIF8", "image"), (b"\xff\xd8\xff", "image"), (b"PK\x03\x04", "binary"),
    (b"\x1f\x8b", "binary"), (b"\x7fELF", "binary"), (b"\xd0\xcf\x11\xe0", "binary"), (b"Rar!", "binary"),
)  # fmt: skip
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|div|table|span|h[1-6]|p|a|ul|ol|dl|br)\b", re.IGNORECASE
)
_NOTHING = b" \t\r\n\x00\xef\xbb\xbf"
# lxml needs seconds for a tag with tens of thousands of attributes, and cannot be interrupted.
_MOST_ATTRIBUTES = 1000
_LONG_TAG = 10_000
_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_ATTRIBUTE = re.compile(r"[\s/][^\s=/]")


@dataclass(frozen=True)
class Document:
    """A page's content: what kind it is, its text, and its tree where it is HTML. Never raises on any bytes."""

    page: Page

    @property
    def url(self) -> str | None:
        return self.page.url

    @cached_property
    def encoding(self) -> str:
        """The codec that read the body: see `parsers.encoding.decode`."""
        return self._decoded.encoding

    @cached_property
    def text(self) -> str:
        """The body decoded, without NULs and lone surrogates."""
        return self._decoded.text.replace("\x00", "")

    @cached_property
    def _decoded(self) -> Decoded:
        return decode(self.page.body, self.page.header("content-type"))

    @cached_property
    def kind(self) -> Kind:
        """What the bytes are by their own look; the declared content type is only believed where they say nothing."""
        body = self.page.body
        # The start tells of nearly every page that it is not empty, without a copy of the whole.
        if not body[:1000].strip(_NOTHING) and not body.strip(_NOTHING):
            return "empty"
        for magic, kind in _MAGIC:
            if body.startswith(magic):
                return kind
        start = self.text[:4096].lstrip("\ufeff \t\r\n")
        declared = (self.page.header("content-type") or "").lower()
        if _HTML.search(start) or "html" in declared:
            return "html"
        if start.startswith("<?xml") or (start.startswith("<") and "xml" in declared):
            return "xml"
        if start[:1] in ("{", "["):
            return "json"
        if sum((char < " " and char not in "\t\r\n\f") or char == "\ufffd" for char in start) > len(start) // 20:
            return "binary"
        return "html" if _HTML.search(self.text[:200_000]) else "text"

    @cached_property
    def markup(self) -> bytes:
        """The bytes that the HTML parser is given: UTF-8 without NULs."""
        body = self.page.body
        return body if self._decoded.as_is and b"\x00" not in body else self.text.encode("utf-8", "replace")

    def may_hold(self, word: bytes) -> bool:
        """Whether a word of ASCII, given in small letters, stands in the markup, in whatever case: one look in place of one for each spelling."""
        return word in self._lowered

    @cached_property
    def _lowered(self) -> bytes:
        return self.markup.lower()

    @cached_property
    def suspicion(self) -> prescan.Suspicion | None:
        """Why reading this page may take long; None where it cannot, or where nothing in it would be parsed."""
        if len(self.page.body) > prescan.MOST_BYTES:
            return "size"
        return prescan.suspicion(self.markup) if self.kind in ("html", "text", "xml", "json") else None

    @cached_property
    def overlong_tag(self) -> bool:
        """Whether a tag holds so many attributes that parsing it would hang: found by one pass over the bytes."""
        if self.suspicion is None:
            return False
        for piece in self.text.split("<")[1:]:
            if len(piece) > _LONG_TAG and piece[:1].isalpha():
                # JSON in a quoted attribute holds many blanks, and is one attribute.
                tag = _QUOTED.sub(" ", piece).partition(">")[0]
                if len(_ATTRIBUTE.findall(tag)) > _MOST_ATTRIBUTES:
                    return True
        return False

    @cached_property
    def tree(self) -> etree._Element | None:
        """The root of the parsed page; None where it is no HTML or cannot be parsed."""
        if self.kind != "html" or self.overlong_tag:
            return None
        # The parser of lxml.html would give every element a class of its own, at twice the cost.
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
        try:
            return etree.fromstring(self.markup, parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
            return None

    @cached_property
    def title(self) -> str:
        """The text of the page's `title` element, which is not always the work's title."""
        element = next(self.tree.iter("title"), None) if self.tree is not None else None
        return " ".join("".join(map(str, element.itertext())).split())[:1000] if element is not None else ""

    @cached_property
    def address(self) -> str:
        """The page's address; of a page saved without one, the address that it calls its own, or nothing."""
        if self.page.url or self.tree is None:
            return self.page.url or ""
        own = (link.get("href") or "" for link in self.tree.iter("link") if link.get("rel") == "canonical")
        shared = (meta.content for meta in self.metas_named("og:url"))
        return next((address.strip() for address in (*own, *shared) if _ADDRESS.match(address)), "")

    @cached_property
    def host(self) -> str:
        """The host of the page's address, in lower case."""
        found = _ADDRESS.match(self.address)
        return found[1].lower().rstrip(".") if found is not None else ""

    @cached_property
    def base(self) -> str | None:
        """The address that relative links are relative to, for addresses only ever reported: the page's, or what its `base` says."""
        base = self.tree.find("head/base[@href]") if self.tree is not None else None
        if base is None:
            return self.page.url
        try:
            address = urljoin(self.page.url or "", (base.get("href") or "").strip()[:2_000])
        except ValueError:
            return self.page.url
        return address if address.startswith(("https://", "http://")) else self.page.url

    @cached_property
    def metas(self) -> tuple[Meta, ...]:
        """All `meta` elements with a name (or property) and a content, in the page's order."""
        if self.tree is None:
            return ()
        found: list[Meta] = []
        odd = 0
        for element in self.tree.iter("meta"):
            attributes = element.attrib
            content = attributes.get("content")
            names = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
            if not content or not names:
                continue
            if odd < MOST_CUT and is_cut(map(str, attributes)):
                content, odd = whole_content(self.text, names, content), odd + 1
            lang = attributes.get("lang") or attributes.get("xml:lang")
            found.extend(Meta(name, content, attributes.get("scheme"), lang) for name in names.split())
        return tuple(found)

    def metas_named(self, name: str) -> tuple[Meta, ...]:
        """The metas of that name, without regard to case; the name is given in small letters."""
        return self._metas_by_name.get(name, ())

    @cached_property
    def _metas_by_name(self) -> dict[str, tuple[Meta, ...]]:
        by_name: dict[str, list[Meta]] = {}
        for meta in self.metas:
            by_name.setdefault(meta.name.lower(), []).append(meta)
        return {name: tuple(metas) for name, metas in by_name.items()}


_ADDRESS = re.compile(r"\s*https?://(?:[^/?#@\s]{0,100}@)?([a-z0-9.-]{1,253})(?=[:/?#\s]|$)", re.IGNORECASE)


def elements_of(tree: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The elements of a page in its order, all or those of these tags; also what broken markup leaves beside the root."""
    for top in (tree, *tree.itersiblings()):
        yield from top.iter(*tags)
