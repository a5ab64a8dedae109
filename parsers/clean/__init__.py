"""Raw text to its normal form, or None: cleaners repair what people and pages write.

Every cleaner is a fixed point on its own results: ``clean(clean(x)) == clean(x)``.
"""

from parsers.clean.identifiers import (
    arxiv,
    bare_handle,
    doi,
    doi_within,
    handle,
    isbn,
    isbns,
    issn,
    issns,
    orcid,
    pmcid,
    pmid,
)
from parsers.clean.text import apart, first_url, fold, line, lines, rich, url

__all__ = [
    "apart",
    "arxiv",
    "bare_handle",
    "doi",
    "doi_within",
    "first_url",
    "fold",
    "handle",
    "isbn",
    "isbns",
    "issn",
    "issns",
    "line",
    "lines",
    "orcid",
    "pmcid",
    "pmid",
    "rich",
    "url",
]
