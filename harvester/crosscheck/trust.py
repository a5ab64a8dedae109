"""The order of trust, field by field, with its reasons: a policy. The written one, `DEFAULT`, stands here.

What a person decided stands over all. Else, of claims that cannot both be right, the one that more sources bear out
stands (`merge`), then the one of the source that comes first here. A library that trusts otherwise writes a policy of
its own (`harvester.policies`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from parsers.record import FIELDS

SERVICES: tuple[str, ...] = ("crossref", "datacite", "pubmed")
PERSON = "person"
"""The source of what a person decided: over every order."""
OWN = "page"
"""How any other source ranks: the page itself, or the entry of a library that is being checked."""


def is_own(source: str) -> bool:
    """Whether a source is the work's own page or a library's entry of it: neither a service nor a person.

    >>> is_own("page"), is_own("bibtex"), is_own("crossref"), is_own("person")
    (True, True, False, False)
    """
    return source not in (*SERVICES, PERSON)


# What several sources say adds up.
UNIONS = frozenset(("issn", "isbn", "notice", "related", "funder", "credit"))
# What belongs together stays together: an online year must not meet a print volume.
ISSUE_DATA: tuple[str, ...] = (
    "container_title", "container_title_short", "issn", "volume", "issue", "page", "article_number", "issued",
)  # fmt: skip
# A retraction that is known to anybody must reach the reader: no policy can keep it out.
ALWAYS = frozenset(("notice",))


@dataclass(frozen=True, slots=True)
class Order:
    """The sources that have a say in a field, the most trusted first, and why."""

    sources: tuple[str, ...]
    reason: str

    def rank(self, source: str) -> int | None:
        """How far down a source stands; None where it has no say."""
        name = source if source in SERVICES else OWN
        return self.sources.index(name) if name in self.sources else None

    def words(self) -> str:
        """The order as a rule that a person can read."""
        if len(self.sources) == 1:
            return f"the {self.sources[0]} alone ({self.reason})"
        return f"order of trust {' > '.join(self.sources)} ({self.reason})"


@dataclass(frozen=True, slots=True)
class Policy:
    """Whose word stands for which field.

    `orders` holds the fields with an order of their own, `general` is that of all others, and `issue` that of the
    sources' issue data as wholes. `left_out` are fields that no record is to have: their claims are kept.
    `name` and `version` tell whose policy it is; the written one has none.
    """

    general: Order
    issue: Order
    orders: Mapping[str, Order]
    left_out: frozenset[str] = frozenset()
    name: str = ""
    version: str = ""

    def __post_init__(self) -> None:
        unknown = sorted({*self.orders, *self.left_out} - set(FIELDS))
        if unknown:
            raise ValueError(f"no fields of a record: {', '.join(unknown)}")
        if any(field in self.left_out or not {*SERVICES, OWN} <= {*self.order(field).sources} for field in ALWAYS):
            raise ValueError("notices of retraction and correction come from every source, and cannot be left out")

    def order(self, field: str) -> Order:
        """The order of trust for a field."""
        return self.orders.get(field, self.general)

    def title(self) -> str:
        """Whose policy it is, in words; "" for the written one."""
        return " ".join(part for part in (self.name, self.version) if part)

    def rule(self, field: str) -> str:
        """The order of trust for a field in words, and whose it is."""
        return self.order(field).words() + (f", by the policy “{self.title()}”" if self.title() else "")


_GENERAL = Order(
    ("crossref", "datacite", "pubmed", OWN),
    "the publisher deposits at Crossref or DataCite, PubMed's indexers check, and a page or a library's entry is a copy",
)
# Where another order is better, with the reason.
_ORDERS: dict[str, tuple[tuple[str, ...], str]] = {
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
    "accessed": ((OWN,), "only who looked can say when"),
    "rights": ((OWN,), "only the page speaks for itself"),
    "note": ((OWN,), "only the page speaks for itself"),
    "provider": ((OWN,), "only the page can say where its data come from"),
}  # fmt: skip
DEFAULT = Policy(
    general=_GENERAL, issue=_GENERAL,
    orders=MappingProxyType({field: Order(sources, reason) for field, (sources, reason) in _ORDERS.items()}),
)  # fmt: skip
"""The written policy."""
assert {*UNIONS, *ISSUE_DATA, *ALWAYS} <= set(FIELDS), "only fields of a record are in these tables"
