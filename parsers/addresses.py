"""What the address of a page says by itself: the work's identifiers, and where its host offers the same to programs.

An address is no evidence about a work. Its identifiers are for when the page cannot be had: then a service is asked about them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import parse_qsl, unquote, urlsplit

from parsers import clean
from parsers.hosts import is_host
from parsers.identifiers import Doi, Pmcid, Pmid
from parsers.values import Value

_LONGEST = 2000
_DOI = re.compile(r"(?<=/)10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_IN_QUERY = frozenset(("doi", "id", "uri", "articleid"))
# What platforms put behind a DOI: other views of the work, and file names.
_VIEW = re.compile(
    r"(?:/(?:abs|abstract|summary|full|fulltext|full-text|full/html|html|pdf|pdfft|epdf|epub|meta|references|figures|tables|metrics|"
    r"citation|citedby|suppl|suppl_file|supplementary-material|download|review|peer-review)|\.pdf|\.epub|\.html?|\.full|\.abstract)/?$",
    re.IGNORECASE,
)
# Silverchair ("/article/doi/10.1182/bloodadvances.2024013623/517000/The-title"): its own number behind the DOI, and a title.
_OWN_NUMBER = re.compile(r"/[0-9]{3,9}(?:/[^/]*)?/?$")
_SILVERCHAIR = re.compile(r"/article(?:-abstract|-pdf|-standard)?/doi/$", re.IGNORECASE)
# bioRxiv and medRxiv: the version of a preprint.
_VERSION = re.compile(r"v[0-9]{1,3}$")
_PREPRINTS = ("10.1101/", "10.64898/")
_PMCID = re.compile(r"/(?:articles?|pmc)/(?:PMC/)?PMC([0-9]{1,9})(?:/|$)", re.IGNORECASE)
_PMID = re.compile(r"/(?:med|pubmed)/([0-9]{1,9})/?$", re.IGNORECASE)
OF_PUBMED = ("ncbi.nlm.nih.gov", "europepmc.org")
"""Hosts whose addresses, and their parts' (“pmc.…”), name articles by their PMID or PMCID."""
_AT_PUBMED = re.compile(r"/([0-9]{1,9})/?")


# Most addresses of a long list: a name in small letters, and nothing else before the path.
_PLAIN = re.compile(r"https?://([a-z0-9.-]+)(?:[/?#]|\Z)")
# What makes more of a host than its name: a port, a literal address, a user.
_ODD = re.compile(r"[:@\[]")
_DEFAULT_PORT: Mapping[str, int] = MappingProxyType({"http": 80, "https": 443})


def host_of(url: str) -> str:
    """Whom an address asks: the host in small letters, and its port where that is not the scheme's own; "" for no address.

    >>> host_of("https://Example.org:443/a"), host_of("http://example.org:8080/"), host_of("http://[::1]:80/"), host_of("http://[")
    ('example.org', 'example.org:8080', '[::1]', '')
    """
    plain = _PLAIN.match(url)
    if plain is not None:
        return plain[1]
    try:
        parts = urlsplit(url)
        if not _ODD.search(parts.netloc):
            return parts.netloc.lower()
        name, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    name = f"[{name}]" if ":" in name else name
    return name if port in (None, _DEFAULT_PORT.get(parts.scheme)) else f"{name}:{port}"


class Named(Value):
    """The identifiers that an address names."""

    doi: Doi | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None


def identifiers(url: str) -> Named:
    """The identifiers that an address of a page names.

    >>> identifiers("https://ashpublications.org/bloodadvances/article/doi/10.1182/bloodadvances.2024013623/517000/A-title").doi
    Doi('10.1182/bloodadvances.2024013623')
    >>> identifiers("https://www.example.org/doi/full/10.5555/abc?role=tab").doi, identifiers("https://example.org/10.5/x").doi
    (Doi('10.5555/abc'), None)
    """
    try:
        parts = urlsplit(url[:_LONGEST])
        host = parts.hostname or ""
    except ValueError:
        return Named()
    path = unquote(parts.path)
    of_pubmed = any(is_host(host, name) for name in OF_PUBMED)
    pmcid = _PMCID.search(path) if of_pubmed else None
    pmid = _PMID.search(path) if of_pubmed else None
    if host == "pubmed.ncbi.nlm.nih.gov":
        pmid = _AT_PUBMED.fullmatch(path)
    return Named(
        doi=_doi(path) or _doi_of_query(parts.query), pmid=clean.pmid(pmid[1]) if pmid else None,
        pmcid=clean.pmcid(f"PMC{pmcid[1]}") if pmcid else None,
    )  # fmt: skip


def _doi(path: str) -> Doi | None:
    found = _DOI.search(path)
    if found is None:
        return None
    text = found[0].rstrip("/")
    while (shorter := _VIEW.sub("", text)) != text and shorter.count("/"):
        text = shorter
    if _SILVERCHAIR.search(path[: found.start()]) and text.count("/") > 1:
        text = _OWN_NUMBER.sub("", text)
    if text.startswith(_PREPRINTS):
        text = _VERSION.sub("", text)
    return clean.doi(text)


def _doi_of_query(query: str) -> Doi | None:
    """The DOI of PLOS' "article?id=10.1371/journal.pone.0000001" and its like."""
    pairs = parse_qsl(query, max_num_fields=50) if query.count("&") < 50 else []
    found = (_doi("/" + value) for name, value in pairs if name.lower() in _IN_QUERY)
    return next((doi for doi in found if doi is not None), None)


# Shape of an address's path -> where the platform has its OAI-PMH interface unless its operator moved it: (pattern, paths).
_OAI: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), paths)
    for pattern, paths in (
        (r"/(?:handle|items|entities|bitstream|bitstreams|xmlui|jspui)/", ("/server/oai/request", "/oai/request")),  # DSpace 7, and before
        (r"/article/view/|/index\.php/", ("/index.php/index/oai", "/oai")),  # Open Journal Systems
        (r"/id/eprint/\d|^/\d{1,8}/?$|/eprint/", ("/cgi/oai2",)),  # EPrints
        (r"/records?/\w", ("/oai2d",)),  # Invenio
        (r"/cgi/viewcontent\.cgi|^/[\w-]+/(?:vol\d+/iss\d+/)?\d{1,6}/?$", ("/do/oai/",)),  # Digital Commons
        (r"/islandora/|/object/|/node/\d", ("/oai2", "/oai/request")),  # Islandora
        (r"diva-portal|/smash/", ("/dice/oai",)),  # DiVA
    )
)  # fmt: skip
# Host, or the end of one -> its interface for programs.
_API: Mapping[str, str] = MappingProxyType(
    {
        "sciencedirect.com": "Elsevier's API (https://dev.elsevier.com)", "link.springer.com": "Springer Nature's API (https://dev.springernature.com)",
        "nature.com": "Springer Nature's API (https://dev.springernature.com)", "ieeexplore.ieee.org": "IEEE Xplore's API (https://developer.ieee.org)",
        "onlinelibrary.wiley.com": "Wiley's text and data mining service, by DOI (ask Wiley for a token)",
        "plos.org": "PLOS' search API (https://api.plos.org)", "arxiv.org": "arXiv's API (https://info.arxiv.org/help/api)",
        "biorxiv.org": "bioRxiv's API (https://api.biorxiv.org)", "medrxiv.org": "medRxiv's API (https://api.medrxiv.org)",
        "europepmc.org": "Europe PMC's API (https://europepmc.org/RestfulWebService)",
        "ncbi.nlm.nih.gov": "NCBI's E-utilities and PMC's OAI-PMH, by PMID or PMCID", "zenodo.org": "Zenodo's API (https://developers.zenodo.org)",
        "figshare.com": "Figshare's API (https://docs.figshare.com)", "osf.io": "OSF's API (https://developer.osf.io)",
        "hal.science": "HAL's API (https://api.archives-ouvertes.fr/docs)", "core.ac.uk": "CORE's API (https://core.ac.uk/services/api)",
        "scielo.br": "SciELO's ArticleMeta API", "doaj.org": "DOAJ's API (https://doaj.org/api)", "inspirehep.net": "INSPIRE's API",
    }
)  # fmt: skip


def oai_guesses(url: str) -> tuple[str, ...]:
    """Where a host may offer OAI-PMH, guessed by the shape of a page's address; nobody was asked.

    >>> oai_guesses("https://repo.example.edu/handle/1/2")
    ('https://repo.example.edu/server/oai/request', 'https://repo.example.edu/oai/request')
    """
    try:
        parts = urlsplit(url[:_LONGEST])
    except ValueError:
        return ()
    base = f"{parts.scheme}://{parts.netloc}"
    for pattern, paths in _OAI:
        if pattern.search(parts.path) or pattern.search(parts.netloc):
            return tuple(base + path for path in paths)
    return ()


def api_of(host: str) -> str:
    """The interface for programs that a host is known to have; "" where none is known.

    >>> api_of("www.sciencedirect.com"), api_of("repo.example.edu")
    ("Elsevier's API (https://dev.elsevier.com)", '')
    """
    name = host.partition(":")[0]
    return next((said for known, said in _API.items() if is_host(name, known)), "")
