"""Raw text to its normal form, or None: cleaners repair what people and pages write.

Every cleaner is a fixed point on its own results: ``clean(clean(x)) == clean(x)``.
"""

from parsers.clean.identifiers import arxiv, doi, handle, isbn, issn, orcid, pmcid, pmid
from parsers.clean.text import fold, line, rich, url

__all__ = ["arxiv", "doi", "fold", "handle", "isbn", "issn", "line", "orcid", "pmcid", "pmid", "rich", "url"]
