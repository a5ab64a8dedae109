"""Identifiers of a schema.org node: texts, PropertyValues and addresses that name the work itself."""

from __future__ import annotations

import re

from parsers import clean
from parsers.record import Said
from parsers.schema_org.nodes import Graph, Node, local, texts

# What a PropertyValue's propertyID or name says, its letters and digits only, to (field, prefix that a bare value lacks).
SCHEMES: dict[str, tuple[str, str]] = {
    "doi": ("doi", ""), "digitalobjectidentifier": ("doi", ""), "p356": ("doi", ""),
    "pmid": ("pmid", ""), "pubmed": ("pmid", ""), "pubmedid": ("pmid", ""), "p698": ("pmid", ""),
    "pmc": ("pmcid", "PMC"), "pmcid": ("pmcid", "PMC"), "pubmedcentral": ("pmcid", "PMC"), "p932": ("pmcid", "PMC"),
    "arxiv": ("arxiv", ""), "arxivid": ("arxiv", ""), "p818": ("arxiv", ""),
    "handle": ("handle", "hdl:"), "hdl": ("handle", "hdl:"), "p1184": ("handle", "hdl:"),
    "isbn": ("isbn", ""), "isbn10": ("isbn", ""), "isbn13": ("isbn", ""), "eisbn": ("isbn", ""),
    "issn": ("issn", ""), "eissn": ("issn_electronic", ""), "issnonline": ("issn_electronic", ""),
    "onlineissn": ("issn_electronic", ""), "pissn": ("issn_print", ""), "issnprint": ("issn_print", ""),
    "printissn": ("issn_print", ""), "issnl": ("issn_linking", ""),
    "articlenumber": ("article_number", ""),
    "uri": ("identifier", ""), "url": ("identifier", ""), "urn": ("identifier", ""),
}  # fmt: skip
# Fields that say which work it is.
NAMING = frozenset(("doi", "pmid", "pmcid", "arxiv", "handle", "isbn"))
_DOI = re.compile(r"(?:10\.|doi:|info:doi/|urn:doi:|(?:https?:)?(?://)?(?:dx\.|www\.)?doi\.org/)", re.IGNORECASE)
# A publisher's page of a work carries its DOI in the path.
_DOI_PATH = re.compile(r"https?://[^/?#]+/(?:[a-z]+/)?doi/(?:[a-z]+/)?10\.", re.IGNORECASE)
_KNOWN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("doi", _DOI),
    ("doi", _DOI_PATH),
    ("pmid", re.compile(r"pmid|pubmed|info:pmid|https?://(?:www\.)?(?:pubmed\.)?ncbi\.[^/]+/(?:m/)?(?:pubmed/)?[0-9]", re.IGNORECASE)),
    ("pmcid", re.compile(r"pmc(?:id)?[: ]{0,2}(?:pmc)?[0-9]|https?://[^/]*(?:ncbi|pmc)\.[^?#]{0,80}/PMC[0-9]", re.IGNORECASE)),
    ("arxiv", re.compile(r"arxiv:|oai:arxiv|(?:https?://)?(?:[a-z]+\.)?arxiv\.org/", re.IGNORECASE)),
    ("handle", re.compile(r"hdl:|https?://(?:hdl\.handle\.net/|[^?#]{1,200}/handle/[0-9])", re.IGNORECASE)),
    ("isbn", re.compile(r"(?:urn:)?isbn", re.IGNORECASE)),
)  # fmt: skip
_READ = {
    "doi": clean.doi, "pmid": clean.pmid, "pmcid": clean.pmcid, "arxiv": clean.arxiv, "handle": clean.handle,
    "isbn": clean.isbn,
}  # fmt: skip


def known(text: str) -> str | None:
    """The field of a text that is an identifier of a work by its own look; None for any other address or number.

    >>> known("https://doi.org/10.5555/a"), known("https://example.org/10"), known("39058954")
    ('doi', None, None)
    """
    stripped = text.strip()[:1000]
    for field, look in _KNOWN:
        if look.match(stripped) and _READ[field](stripped) is not None:
            return field
    if re.fullmatch(r"97[89][0-9-]{10,14}", stripped) and clean.isbn(stripped):
        return "isbn"
    return None


def identifiers(graph: Graph, node: Node, where: str) -> list[Said]:
    """All that names a node: its own address first, then identifiers, then the addresses of the same thing."""
    said = _that_name(node.get("@id"), where + "@id")
    for item in graph.values(node, "identifier"):
        said += _property_value(graph, item, where) if isinstance(item, dict) else _loose(item, where)
    for key in ("doi", "sameAs", "url", "mainEntityOfPage"):
        said += [one for item in graph.values(node, key) for one in _that_name(item, where + key)]
    # DOIs of the resolver before DOIs in a publisher's path.
    return sorted(said, key=lambda one: one.field == "doi" and _DOI_PATH.match(one.text.strip()) is not None)


def _that_name(item: object, where: str) -> list[Said]:
    if isinstance(item, dict) and item.get("@id"):
        item = item["@id"]
    return [
        Said(field=field, text=text, where=where)
        for text in texts(item)
        if isinstance(item, str) and (field := known(text)) is not None
    ]


def _loose(item: object, where: str) -> list[Said]:
    """An identifier that nothing tells the scheme of; a bare number is a number of somebody's own."""
    return [
        Said(field=known(text) or ("other" if text.strip().isdecimal() else "identifier"), text=text, where=where + "identifier")
        for text in texts(item)
    ]  # fmt: skip


def _property_value(graph: Graph, item: Node, where: str) -> list[Said]:
    name = next((text for key in ("propertyID", "name") for text in graph.texts(item, key)), "")
    values = next((found for key in ("value", "@value", "url", "@id") if (found := graph.texts(item, key))), [])
    field, prefix = SCHEMES.get(scheme(name), ("", ""))
    if not field:
        # The name of a thing without a value is its identifier.
        return [said for text in values or graph.texts(item, "name") for said in _loose(text, where)]
    said: list[Said] = []
    for text in values:
        whole = prefix + text.strip() if prefix and text.strip()[:1].isdecimal() else text
        said.append(Said(field=field, text=whole, where=f"{where}identifier {name}", scheme=name))
    return said


def scheme(name: str) -> str:
    """What a propertyID says, its letters and digits only: an address's last part.

    >>> scheme("https://registry.identifiers.org/registry/doi"), scheme("PubMed ID")
    ('doi', 'pubmedid')
    """
    last = re.split(r"[/#:]", local(name.strip()).rstrip("/#:"))[-1]
    return "".join(filter(str.isalnum, last)).lower()
