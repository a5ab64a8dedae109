"""How two addresses and two licences stand to each other."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from harvester.crosscheck.words import words
from harvester.work import Agreement

_SAME = Agreement(kind="EQUIVALENT", why="scheme or final slash")
_ANOTHER = Agreement(kind="COMPATIBLE", why="another address")
# What campaigns and mailings add to an address; it leads to the same page.
_TRACKING = re.compile(r"utm_|fbclid|gclid|mc_[ce]id|(?:ref|source)$")
_RESOLVER = re.compile(r"(?:dx\.)?doi\.org")
_MOST = 4000


def agree_addresses(one: str, other: str) -> Agreement:
    """Two addresses; the scheme, its usual port, "www.", a final slash, a place in the page and marks of campaigns do not count."""
    return _SAME if _address(one) == _address(other) else _ANOTHER


def _address(text: str) -> str:
    try:
        parts = urlsplit(text.strip()[:_MOST])
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    except ValueError:
        return text
    path = unquote(parts.path).rstrip("/")
    if _RESOLVER.fullmatch(host):
        host, path = "doi.org", path.lower()
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])])
    return f"{host}{port}{path}?{query}" if query else f"{host}{port}{path}"


_CC_ADDRESS = re.compile(
    r"(?:www\.)?creativecommons\.org/(?:licenses/([a-z+-]+)|publicdomain/(zero|mark))/?([0-9.]*)/?([a-z]{2,3}(?![a-z.]))?"
)
_CC_NAME = re.compile(r"cc (?:(by(?: (?:nc|nd|sa))*)|(0|zero)) ?([0-9]+(?: [0-9]+)?)?(?: ([a-z]{2,3}))?")
_LONG_NAMES = (
    ("public domain dedication", "0"), ("creative commons", "cc"), ("attribution", "by"), ("non commercial", "nc"), ("noncommercial", "nc"),
    ("no derivatives", "nd"), ("noderivatives", "nd"), ("no derivs", "nd"), ("noderivs", "nd"), ("share alike", "sa"), ("sharealike", "sa"),
    ("zero", "0"), ("universal", ""), ("international", ""), ("unported", ""), ("license", ""), ("licence", ""), ("cc0", "cc 0"),
)  # fmt: skip


def _creative_commons(text: str) -> tuple[str, str, str] | None:
    """(terms, version, country) of a Creative Commons licence by its address or name; None for anything else."""
    text = text[:300]
    found = _CC_ADDRESS.search(text.lower())
    if found:
        terms = "0" if found[2] == "zero" else found[2] or found[1]
        return (
            "-".join([terms.split("-")[0], *sorted(terms.split("-")[1:])]),
            found[3].rstrip(".").removesuffix(".0"),
            found[4] or "",
        )
    if "://" in text:
        return None
    name = " ".join(words(text))
    for long, short in _LONG_NAMES:
        name = name.replace(long, short)
    named = _CC_NAME.fullmatch(" ".join(name.split()))
    if named is None:
        return None
    first, *rest = (named[1] or "0").split()
    return "-".join((first, *sorted(rest))), (named[3] or "").replace(" ", ".").removesuffix(".0"), named[4] or ""


def agree_licences(one: str, other: str) -> Agreement:
    """Two licences by their addresses or names; Creative Commons' own tell one licence from another."""
    first, second = _creative_commons(one), _creative_commons(other)
    if first is None or second is None:
        return agree_addresses(one, other)
    if first == second:
        return _SAME if "://" in one and "://" in other else Agreement(kind="EQUIVALENT", why="name of the licence")
    if first[0] == second[0] and all(not x or not y or x == y for x, y in zip(first[1:], second[1:], strict=True)):
        return Agreement(kind="COMPATIBLE", why="precision")
    return Agreement(kind="CONFLICT", why="another licence")
