r"""Addresses among words in .bib files: "[Online]. Available: \url{…}", "\href{…}{The site}", "\texttt{http://…}. Accessed: 2019-09-30"."""

from __future__ import annotations

import re
from typing import NamedTuple

_ADDRESS = r"https?://[^\s{}\"<>]+"
# Within braces an address ends at theirs, whatever it holds: "\url{http://example.org/\~{}ng/Mercury_(planet)}".
_IN_BRACES = r"\{\s*(?:\\(?:tt|ttfamily)\s+)?<?(?P<braced>https?://(?:[^\s{}<>]|\{[^{}]*\})+)>?\s*\}"
_HREF = re.compile(rf"\\href\s*{_IN_BRACES}\s*\{{(?P<text>[^{{}}]*)\}}")
_WRAPPED = re.compile(rf"(?:\\(?:url|path|nolinkurl|texttt)\s*)?{_IN_BRACES}|<?(?P<bare>{_ADDRESS})>?")
_LOOKED = re.compile(
    r"[\[(]?\b(?:last\s)?(?:accessed|visited|retrieved|checked|viewed)(?:\son)?(?!\s(?:from|at|via)\b)\s?:?",
    re.IGNORECASE,
)
_MOST, _MOST_OF_DAY = 2_000, 60
"""Letters of a text that is taken apart, and of what may be a day."""
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
    href = _HREF.search(raw) if len(raw) <= _MOST else None
    found = href or (_WRAPPED.search(raw) if len(raw) <= _MOST else None)
    if found is None:
        return Published("", "", raw)
    address = found["braced"] if href or found["braced"] else _without_tail(found["bare"])
    end = found.end() if href or found["braced"] else found.start("bare") + len(address)
    text = href["text"] if href and href["text"].strip() != address else ""
    rest, day = _looked(" ".join(f"{raw[: found.start()]} {text} {raw[end:]}".split()))
    words = _LEADS.sub(" ", rest).strip(_EDGES)
    return Published(address, day, _without_lead(rest) if _says(words) else "")


def _without_lead(rest: str) -> str:
    """Words without those at their end that led to the address: "A site (see"."""
    rest = rest.strip(_EDGES)
    leads = [
        found
        for found in _LEADS.finditer(rest)
        if found.end() == len(rest) and rest[: found.start()][-1:] in tuple(" ([,;:")
    ]
    return rest[: leads[0].start()].strip(_EDGES) if leads else rest


def _without_tail(address: str) -> str:
    """An address among words, without what the sentence put behind it: a bracket that it does not open, a stop."""
    while address[-1:] in tuple(".,;:") or (
        address[-1:] in (")", "]") and address.count(address[-1]) > address.count("(" if address[-1] == ")" else "[")
    ):
        address = address[:-1]
    return address


def _looked(text: str) -> tuple[str, str]:
    """A text without the day on which somebody looked at its end, and that day."""
    *_before, found = [None, *_LOOKED.finditer(text)]
    if found is None:
        return text, ""
    day = text[found.end() :].strip(" .;])")
    if len(day) > _MOST_OF_DAY or not any(map(str.isdigit, day)) or re.search(r"[\[\]();]", day):
        return text, ""
    return text[: found.start()], day.strip(_EDGES)


def addresses_behind(raw: str) -> list[str]:
    r"""The addresses that \href puts behind a text.

    >>> addresses_behind(r"See \href{http://example.org/a}{the site}")
    ['http://example.org/a']
    """
    return [found["braced"] for found in _HREF.finditer(raw[:_MOST])] if "\\href" in raw else []


def _says(words: str) -> bool:
    return any(map(str.isalnum, re.sub(r"\\[a-zA-Z]+", "", words)))
