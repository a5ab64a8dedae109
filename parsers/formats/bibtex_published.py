r"""Addresses among words in .bib files: "[Online]. Available: \url{…}", "\href{…}{The site}", "\texttt{http://…}. Accessed: 2019-09-30"."""

from __future__ import annotations

import re
from typing import NamedTuple

_ADDRESS = r"https?://[^\s{}\"<>]*[^\s{}\"<>.,;:)\]]"
_HREF = re.compile(rf"\\href\s*\{{\s*(?P<address>{_ADDRESS})\s*\}}\s*\{{(?P<text>[^{{}}]*)\}}")
_WRAPPED = re.compile(
    rf"(?:\\(?:url|path|nolinkurl|texttt)\s*)?\{{\s*(?:\\(?:tt|ttfamily)\s+)?<?(?P<braced>{_ADDRESS})>?\s*\}}|<?(?P<bare>{_ADDRESS})>?"
)
_ACCESSED = re.compile(
    r"[\[(]?\b(?:last\s+)?(?:accessed|visited|retrieved|checked|viewed)(?:\s+on)?(?!\s+(?:from|at|via)\b)\s*:?\s*(?P<date>[^\[\]();]*\d[^\[\]();]*?)[\])]?\s*[.;]?\s*$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\[\s*online\s*\]|\b(?:(?:also\s+)?(?:is\s+)?available|online|retrieved|accessible|published|download(?:ed|able)?|see|url|web\s?(?:site|page)|www|homepage)"
    r"(?:\s+(?:online|at|from|on|via|in))*(?!\s*-)\b",
    re.IGNORECASE,
)
_EDGES = " \t\r\n.,;:()[]<>-–~"


class Published(NamedTuple):
    """What says how a work was published, taken apart; "" for what is not in it."""

    address: str
    accessed: str
    words: str


def taken_apart(raw: str) -> Published:
    r"""The first address of a text, the day it was looked at, and the words beside it but for those that only lead to it.

    >>> taken_apart(r"[Online]. Available: \url{http://example.org/a}")
    Published(address='http://example.org/a', accessed='', words='')
    >>> taken_apart(r"Self-published, \url{http://example.org/a} (accessed on 2019-09-30)")
    Published(address='http://example.org/a', accessed='2019-09-30', words='Self-published')
    """
    href = _HREF.search(raw)
    found = href or _WRAPPED.search(raw)
    if found is None:
        return Published("", "", raw)
    address = href["address"] if href else found["braced"] or found["bare"]
    text = href["text"] if href and not _WRAPPED.fullmatch(href["text"].strip()) else ""
    rest = f"{raw[: found.start()]} {text} {raw[found.end() :]}"
    looked = _ACCESSED.search(rest)
    rest = rest[: looked.start()] if looked else rest
    words = _LEADS.sub(" ", rest).strip(_EDGES)
    return Published(
        address, looked["date"].strip(_EDGES) if looked else "", rest.strip(_EDGES) if _says(words) else ""
    )


def addresses_behind(raw: str) -> list[str]:
    r"""The addresses that \href puts behind a text.

    >>> addresses_behind(r"See \href{http://example.org/a}{the site}")
    ['http://example.org/a']
    """
    return [found["address"] for found in _HREF.finditer(raw)] if "\\href" in raw else []


def _says(words: str) -> bool:
    return any(map(str.isalpha, re.sub(r"\\[a-zA-Z]+", "", words)))
