"""General identifiers ("dc:identifier") told apart: a DOI, a PMID, an address, or nothing; and numbers printed under another's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from parsers import clean
from parsers.record import Said


def sniff(item: Said) -> tuple[Said, ...]:
    """A general identifier as the field it turns out to be; anything else as it is.

    Systems with one field for both numbers print a journal's ISSN as "ISBN".
    """
    if item.field == "isbn" and len(item.text) < _LONGEST_ISSN and clean.isbn(item.text) is None:
        return (told(item, "issn" if clean.issn(item.text) is not None else "isbn"),)
    if item.field == "url" and "hdl.handle.net/" in item.text and clean.handle(item.text) is not None:
        return (item, told(item, "handle"))
    if item.field != "identifier":
        return (item,)
    scheme = (item.scheme or "").lower()
    for field, test in _IDENTIFIERS:
        if test(item.text) is not None:
            return (told(item, field),)
    return () if not item.text.strip() or "uri" in scheme else (told(item, "other"),)


def told(item: Said, field: str) -> Said:
    """The same text, said of another field."""
    return Said(field=field, text=item.text, where=item.where, scheme=item.scheme)


def _only_doi(text: str) -> Any:
    bare = text.strip().lower()
    return (
        clean.doi(text)
        if bare.startswith(("10.", "doi:", "info:doi/", "urn:doi:")) or "doi.org/" in bare[:24]
        else None
    )


def _only_pmid(text: str) -> Any:
    return clean.pmid(text) if not text.strip().isdecimal() else None


_LONGEST_ISSN = 24
_IDENTIFIERS: tuple[tuple[str, Callable[[str], Any]], ...] = (
    ("doi", _only_doi), ("pmid", _only_pmid),
    ("pmcid", lambda text: clean.pmcid(text) if "pmc" in text.lower() else None),
    ("arxiv", lambda text: clean.arxiv(text) if "arxiv" in text.lower() else None), ("handle", clean.handle),
    ("issn", lambda text: clean.issn(text) if len(text.strip()) < _LONGEST_ISSN else None),
    ("isbn", lambda text: clean.isbn(text) if len(text.strip()) < 32 else None), ("url", clean.url),
)  # fmt: skip
