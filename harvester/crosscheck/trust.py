"""The order of trust, field by field, with its reasons.

Whose claim stands where claims cannot both be right: two sources against one (`merge`), then this order.
"""

from __future__ import annotations

from parsers.record import FIELDS

SERVICES: tuple[str, ...] = ("crossref", "datacite", "pubmed")
PERSON = "person"
"""The source of what a person decided."""
OWN = "page"
"""How any other source ranks: the page itself, or the entry of a library that is being checked."""

ORDER: tuple[str, ...] = ("crossref", "datacite", "pubmed", OWN)
REASON = (
    "the publisher deposits at Crossref or DataCite, PubMed's indexers check, a page or a library's entry is a copy"
)

# Where another order is better, with the reason.
ORDER_FOR: dict[str, tuple[tuple[str, ...], str]] = {
    "type": (("crossref", "datacite", OWN, "pubmed"), "Crossref registers the kind; PubMed holds journal articles alone"),
    "genre": ((OWN, "pubmed", "crossref", "datacite"), "who catalogued it names the kind of document in finer words"),
    "local_author": ((OWN,), "only the institution's own page can say who belongs to it"),
    # Crossref's name is the member's that deposits: "Springer Science and Business Media LLC", "Elsevier BV".
    "publisher": ((OWN, "crossref", "datacite", "pubmed"), "Crossref names the company that deposits, the page the imprint"),
    "publisher_place": ((OWN, "crossref", "datacite", "pubmed"), "Crossref names the place of the company that deposits"),
    "language": (("pubmed", OWN, "crossref", "datacite"), "PubMed names the article's language, Crossref often the journal's"),
    "pmid": (("pubmed", OWN, "crossref", "datacite"), "PubMed's own number"),
    "pmcid": (("pubmed", OWN, "crossref", "datacite"), "PubMed knows its sister archive's number"),
    "handle": ((OWN, "crossref", "datacite", "pubmed"), "the repository's own number"),
    "url": ((OWN, "crossref", "datacite", "pubmed"), "the page's own address"),
    "abstract": ((OWN, "pubmed", "crossref", "datacite"), "what the reader of the page sees; Crossref's is often cut or lacks headings"),
    "keyword": ((OWN, "pubmed", "crossref", "datacite"), "the page's own terms; those of other schemes are kept as claims"),
    "rights": ((OWN,), "only the page speaks for itself"),
    "note": ((OWN,), "only the page speaks for itself"),
    "provider": ((OWN,), "only the page can say where its data come from"),
}  # fmt: skip
# What several sources say adds up.
UNIONS = frozenset(("issn", "isbn", "notice", "related", "funder"))
# What belongs together stays together: an online year must not meet a print volume.
ISSUE_DATA: tuple[str, ...] = (
    "container_title", "container_title_short", "issn", "volume", "issue", "page", "article_number", "issued",
)  # fmt: skip
assert {*ORDER_FOR, *UNIONS, *ISSUE_DATA} <= set(FIELDS), "only fields of a record are in these tables"


def order(field: str) -> tuple[str, ...]:
    """The sources that may speak of a field, the most trusted first."""
    return ORDER_FOR.get(field, (ORDER, ""))[0]


def rank(source: str, field: str) -> int | None:
    """How far down a source stands for a field; None where it has no say in it. What a person decided stands before all."""
    if source == PERSON:
        return -1
    name = source if source in SERVICES else OWN
    return order(field).index(name) if name in order(field) else None


def rule(field: str) -> str:
    """The order of trust for a field in words, and why."""
    reason = ORDER_FOR[field][1] if field in ORDER_FOR else REASON
    names = " > ".join(order(field))
    return f"order of trust {names} ({reason})" if len(order(field)) > 1 else f"the {names} alone ({reason})"
