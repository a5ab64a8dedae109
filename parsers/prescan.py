"""A look at a page's bytes before a parser has them: might they keep it busy for long?

libxml2 compares every attribute of a tag with every other: 100,000 of them take it ten seconds, and it cannot be
interrupted. Everything else that is built to hurt needs bulk. So small pages are plain whatever they hold, big ones
never are, and between the two a crowd of attributes, tags or nodes of JSON-LD is looked for.

The look must cost far less than parsing: no step of it is taken for every tag.
"""

from __future__ import annotations

import re
from typing import Literal

Suspicion = Literal["size", "tags", "attributes", "json-ld"]

MOST_BYTES = 1_000_000
"""A larger page is suspicious, and with it every token, and every number of tags, that needs more."""
FEW_BYTES = 64_000
"""A smaller page is parsed in a second, if it were all one tag."""
MOST_TAGS = 80_000
"""No page that is plain is nested deeper than this."""
MOST_ATTRIBUTES = 20_000
MOST_SCRIPTS = 50
MOST_JSON = 300_000
MOST_NODES = 10_000

_BLOCK = 16_384
_NEAR = 1024
_FEWEST_BYTES = 3  # an attribute with its blank; few names are shorter
# The rest of a tag after a quoted value, by HTML5's tokens, without a way back: a quote that opens must close.
_VALUE = rb"(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\s>]*+)"
_REST = re.compile(rb"(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+" + _VALUE + rb"|(?!\s*+=)))*+>")
_JSON_LD = b"application/ld+json"
_NO_MARKS = bytes(set(range(256)) - set(b"=/"))
_NO_BLANKS = bytes(set(range(256)) - set(b" \t\n\r\f\v"))


def suspicion(body: bytes) -> Suspicion | None:
    """Why parsing these bytes might take long; None where it cannot. Linear, and cheap beside parsing.

    `body` is what the HTML parser would be given: in an encoding that agrees with ASCII, and without NULs.

    >>> suspicion(b"<p class=x>" * 5_000), suspicion(b"<p " + b"".join(b"a%d=1 " % n for n in range(30_000)))
    (None, 'attributes')
    """
    size = len(body)
    if size > MOST_BYTES:
        return "size"
    if size <= FEW_BYTES:
        return None
    # No tag is shorter than three bytes.
    if size > 3 * MOST_TAGS and body.count(b"<") > MOST_TAGS:
        return "tags"
    if _crowded(body):
        return "attributes"
    return "json-ld" if _heavy_json(body) else None


def _crowded(body: bytes) -> bool:
    """Whether a tag may hold more attributes than are parsed quickly."""
    places = [place for place in range(0, len(body), _BLOCK) if not _parted(body, place)]
    if len(places) * _BLOCK <= MOST_ATTRIBUTES * _FEWEST_BYTES:
        return False
    blocks = [body[place : place + _BLOCK] for place in places]
    marks = sum(len(block.translate(None, _NO_MARKS)) for block in blocks)
    blanks = sum(len(block.translate(None, _NO_BLANKS)) for block in blocks)
    return marks + blanks > MOST_ATTRIBUTES and marks + sum(len(b.split()) for b in blocks) > MOST_ATTRIBUTES


def _parted(body: bytes, place: int) -> bool:
    """Whether no tag goes through all of a block and has many attributes there.

    The first ">" of the block ends a tag, unless it stands in a quoted value. Then the value goes on to the end of
    the block, and leaves no room for attributes; or its quote closes, and the tag must end soon after.
    """
    first = body.find(b">", place, place + _NEAR)
    if first < 0:
        return False
    for quote in (b'"', b"'"):
        closing = body.find(quote, first, place + _BLOCK)
        if closing >= 0 and _REST.match(body, closing + 1, closing + 1 + _NEAR) is None:
            return False
    return True


def _heavy_json(body: bytes) -> bool:
    """Whether the scripts of JSON-LD are many, large, or hold many nodes, nested or side by side."""
    at = body.find(_JSON_LD)
    for _ in range(MOST_SCRIPTS):
        if at < 0:
            return False
        end = body.find(b"</script", at)
        end = len(body) if end < 0 else end
        if end - at > MOST_JSON or body.count(b"{", at, end) + body.count(b"[", at, end) > MOST_NODES:
            return True
        at = body.find(_JSON_LD, end)
    return at >= 0
