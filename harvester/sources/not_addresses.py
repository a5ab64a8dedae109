"""Why a text is no address, and what to write in its place: what people give most often, by its shape. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers import clean

_WRITE = "Write a URL (https://…), a DOI (10.…), a PMID, a PMCID (PMC…), an arXiv identifier (arXiv:…), or the path of a saved page."
# A bare number of fewer digits may be anything: a year, a count, a line that was cut.
_SHORTEST_PMID = 4
# Whoever reads a list, its failures or its report shall not read a password in it.
_CREDENTIALS = re.compile(r"(?<=://)[^\s/?#]*@")
_SCHEME = re.compile(r"(?!https?:)([a-z][a-z0-9+.-]{1,20})://", re.IGNORECASE)
_BARE_HOST = re.compile(
    r"(?:www\.[^\s/]+|(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,24})(?::[0-9]{1,5})?(?:/\S*)?", re.IGNORECASE
)
# What stands alone and ends as files do is one that is not there, and no host.
_FILE = re.compile(
    r"(?!www\.)[^/]+\.(?:bib|bibtex|csl|csv|docx?|enw|json|jsonl|marc|mhtml|nbib|ods|odt|php|ris|rtf|tsv|warc|webarchive|xlsx?|zip)",
    re.IGNORECASE,
)
_IS_ISBN = re.compile(r"(?:isbn(?:-1[03])?:?\s*)?[0-9][0-9 -]{8,15}[0-9x]", re.IGNORECASE)


class NoAddress(NamedTuple):
    """What is said of a text: the text as it may be shown, the end of a sentence about it, and what to do."""

    shown: str
    what: str
    advice: str


def without_credentials(text: str) -> str:
    """A text without the user name and the password of an address that it holds.

    >>> without_credentials("https://me:s3cret@repository.example.org/1")
    'https://…@repository.example.org/1'
    """
    return _CREDENTIALS.sub("…@", text) if "@" in text else text


def no_address(text: str) -> NoAddress:
    """Why a text, in which nobody sees an address, is none.

    >>> no_address("www.example.org/a").advice
    'Write https:// before it: https://www.example.org/a'
    >>> no_address("ISBN 978-3-16-148410-0").what
    'is an ISBN, by which nobody is asked'
    """
    shown = without_credentials(text)
    if shown != text and re.match(r"https?:", text, re.IGNORECASE):
        return NoAddress(
            shown, "names a user or a password", "None is ever sent: give the address without it, or save the page by hand and give the file."
        )  # fmt: skip
    if scheme := _SCHEME.match(text):
        return NoAddress(
            shown, f"begins with {scheme[1]}://, and pages are fetched by http and https alone",
            "Give its https address, or the work's DOI or PMID.",
        )  # fmt: skip
    if _IS_ISBN.fullmatch(text) and clean.isbn(text):
        return NoAddress(
            shown, "is an ISBN, by which nobody is asked", "Give the address of the book's page, or its DOI."
        )
    if len(text) < 300 and _FILE.fullmatch(text):
        return NoAddress(shown, "is no address, and there is no such file", _WRITE)
    if len(text) < 300 and _BARE_HOST.fullmatch(text):
        return NoAddress(shown, "is no address", f"Write https:// before it: https://{text}")
    if text.isdecimal() and len(text) < _SHORTEST_PMID:
        return NoAddress(shown, "is no address", f"A PMID of so few digits is written pmid:{text}.")
    return NoAddress(shown, "is no address", _WRITE)
