"""Other works that a service names: their identifiers, and the words for how they stand to a work."""

from __future__ import annotations

import re

from parsers import clean

_LONGEST = 1_000
_DOI = re.compile(r"\s*(?:10\.\d{4}|doi:|info:doi/|urn:doi:|https?://(?:dx\.|www\.)?doi\.org/)", re.IGNORECASE)
# What a bare number of that type is written after, so that it can be told from others.
_PREFIXES = {
    "pmid": "pmid:", "arxiv": "arXiv:", "isbn": "isbn:", "issn": "issn:", "eissn": "issn:", "lissn": "issn:", "handle": "hdl:", "uuid": "urn:uuid:",
}  # fmt: skip
# What a work cites is its list of references, and no part of its own citation.
REFERENCES = frozenset(("references", "cites"))
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s_]+")


def identifier(kind: str, raw: str) -> str | None:
    """The identifier of a work, of the type a service says: a DOI where it is one, else as it is printed.

    An address that only holds a DOI somewhere is no DOI.

    >>> identifier("doi", "https://doi.org/10.5555/A"), identifier("PMID", "007"), identifier("arXiv", "2101.00001")
    (Doi('10.5555/a'), 'pmid:7', 'arXiv:2101.00001')
    >>> identifier("uri", "https://example.org/10.5555/a/view"), identifier("other", "https://doi.org/10.5555/A")
    ('https://example.org/10.5555/a/view', Doi('10.5555/a'))
    """
    kind = kind.strip().lower()
    if kind == "doi" or _DOI.match(raw):
        doi = clean.doi(raw)
        if doi is not None:
            return doi
    printed = clean.line(raw[:_LONGEST])
    if printed is None:
        return None
    if kind == "pmid" and (pmid := clean.pmid(printed)):
        return f"pmid:{pmid}"
    prefix = _PREFIXES.get(kind, "")
    return printed if "://" in printed or printed.lower().startswith(prefix.lower()) else prefix + printed


def relation(name: str) -> str | None:
    """The word for a relation, in small letters with hyphens, as Crossref writes them.

    >>> relation("IsSupplementTo"), relation("is-preprint-of"), relation("new_version")
    ('is-supplement-to', 'is-preprint-of', 'new-version')
    """
    return clean.line(_HUMP.sub("-", name[:100]).lower())
