"""What an address is: a URL, a DOI (an arXiv identifier has one), a PMID, a PMCID, or a saved file; and the key by which two spellings are one."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from w3lib.url import canonicalize_url

from parsers import clean

Kind = Literal["url", "doi", "pmid", "pmcid", "file", "capture"]


@dataclass(frozen=True, slots=True)
class Address:
    """One thing to harvest. `value` is what is asked or fetched; `key` tells whether two addresses are one.

    A "capture" is a page in an archive: its value is `harvester.warc.captures.Capture.text`.
    """

    kind: Kind
    value: str
    key: str


_DOI = re.compile(
    r"(?:doi:\s*|info:doi/|(?:https?://)?(?:dx\.|www\.)?doi\.org/)?10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+", re.IGNORECASE
)
_PMID = re.compile(
    r"(?:pmid:?\s*)?[1-9][0-9]{3,8}|pmid:?\s*[0-9]{1,9}|(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/[0-9]+/?",
    re.IGNORECASE,
)
_ARXIV = re.compile(r"arxiv\s*:\s*\S+", re.IGNORECASE)
_PMCID = re.compile(r"(?:pmcid:?\s*)?PMC[0-9]{1,9}", re.IGNORECASE)
_VERSION = re.compile(r"v[0-9]{1,3}$")


# An address that is its own key already, and stands for no identifier: most of a long list. What `_url` would make of it is the same.
# Between two parts of a path stands a stroke, always: were it one that may be left out, there would be no end of ways to part a word.
_PLAIN = re.compile(
    r"https?://(?![^/]*(?:doi\.org|ncbi\.nlm\.nih\.gov))(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}/"
    r"(?:[A-Za-z0-9_~-]++(?:[./][A-Za-z0-9_~-]++)*+/?)?"
)


def classify(text: str, base: Path | None = None) -> Address | None:
    """What `text` is, or None where it is no address. A relative file is looked for in `base`, else where we stand.

    >>> classify("https://doi.org/10.1000/XYZ").key, classify("PMC123").kind, classify("39058954").kind, classify("hello")
    ('doi:10.1000/xyz', 'pmcid', 'pmid', None)
    """
    stripped = text.strip()
    if _PLAIN.fullmatch(stripped):
        return Address("url", stripped, f"url:{_bounded(stripped)}")
    if _DOI.fullmatch(stripped) and (doi := clean.doi(stripped)):
        return Address("doi", doi, f"doi:{doi}")
    if _ARXIV.fullmatch(stripped) and (arxiv := clean.arxiv(stripped)):
        # arXiv registers with DataCite what it holds, all versions under one DOI: https://info.arxiv.org/help/doi.html
        doi = clean.doi(f"10.48550/arXiv.{_VERSION.sub('', arxiv)}")
        return Address("doi", str(doi), f"doi:{doi}") if doi else None
    if _PMCID.fullmatch(stripped) and (pmcid := clean.pmcid(stripped)):
        return Address("pmcid", pmcid, f"pmcid:{pmcid}")
    if _PMID.fullmatch(stripped) and not _exists(stripped, base) and (pmid := clean.pmid(stripped)):
        return Address("pmid", pmid, f"pmid:{pmid}")
    if re.match(r"https?://", stripped, re.IGNORECASE):
        return _url(stripped)
    return _file(stripped, base)


_BLANK = re.compile(r"[\s\x00-\x1f]")


def _url(text: str) -> Address | None:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
        if not host or parts.username is not None or _BLANK.search(text):
            return None
        host = f"[{host}]" if ":" in host else host
        default = {"http": 80, "https": 443}[parts.scheme.lower()]
        netloc = host if port in (None, default) else f"{host}:{port}"
        path = re.sub(r";jsessionid=[^/?#]*", "", parts.path, flags=re.IGNORECASE)
        # Only ever a key: it sorts the query, which may name another page.
        key = canonicalize_url(parts._replace(netloc=netloc, path=path, fragment="").geturl())
    except (ValueError, KeyError):
        return None
    return Address("url", text, f"url:{_bounded(key)}")


def web_key(text: str) -> str | None:
    """The key of a web address, whatever work it may name; None for what is none."""
    found = _url(text.strip())
    return found.key if found is not None else None


_LONGEST_KEY = 500


def _bounded(key: str) -> str:
    """A key that any index holds: a very long address by its digest."""
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:100]} {hashlib.sha256(key.encode()).hexdigest()}"


def _path(text: str, base: Path | None) -> Path:
    path = Path(text.removeprefix("file://"))
    return path if path.is_absolute() or base is None else base / path


def _exists(text: str, base: Path | None) -> bool:
    return _path(text, base).is_file()


def _file(text: str, base: Path | None) -> Address | None:
    looks_like_one = re.fullmatch(
        r"(?:file://)?[^\x00-\x1f]{1,400}\.(?:html?|xhtml|txt|mht|xml|pdf)", text, re.IGNORECASE
    )
    try:
        path = _path(text, base)
        if path.is_file() or looks_like_one:
            return Address("file", str(path), f"file:{path.resolve()}")
    except OSError:
        return None
    return None
