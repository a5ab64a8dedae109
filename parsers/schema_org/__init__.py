"""schema.org: from nodes, in whatever syntax a page writes them, to what they say of a work.

A reader of a syntax (JSON-LD, microdata, RDFa) makes plain dicts, as JSON-LD would have them; this room knows which of
them are works, and which name means which field.
"""

from __future__ import annotations

import re
from typing import Any

from parsers.clean import fold
from parsers.found import Found
from parsers.record import Said
from parsers.schema_org.containers import contained, containers, number
from parsers.schema_org.identifiers import identifiers
from parsers.schema_org.kinds import PERIODICAL, kind_of, press_kind
from parsers.schema_org.nodes import Graph, Node, texts, types
from parsers.schema_org.people import people
from parsers.schema_org.works import clean_title, works

# Names that mean a field as they stand; the order is the order of preference within a field.
PLAIN: tuple[tuple[str, str], ...] = (
    ("datePublished", "issued"), ("publicationDate", "issued"), ("pagination", "page"), ("isbn", "isbn"), ("issn", "issn"),
    ("volumeNumber", "volume"), ("issueNumber", "issue"), ("inLanguage", "language"),
    ("url", "url"), ("numberOfPages", "number_of_pages"), ("bookEdition", "edition"), ("reportNumber", "number"),
    ("copyrightNotice", "rights"),
)  # fmt: skip
# All that the works of a page say together: references let many works share one long list.
MOST_SAID = 50_000
# Kinds of works that are often dated by their making only.
_MADE = frozenset(("thesis", "dataset", "software"))
_VERSIONED = frozenset(("dataset", "software"))
# A description this long, and not cut off, is the abstract; a shorter one is an advertisement.
_LONG = 250
# Marks of references that have run into the words ("climate change1,2"): the page's first paragraph, flattened.
_RUN_IN = re.compile(r"[a-z]{3}[0-9]{1,2}(?:[,\u2013-][0-9]{1,2})+(?=[\s.,;:])")
# As long as headlines may be for search engines: what ends here may be cut off.
_CUT_HEADLINE = range(95, 116)
_MOST_HEADLINE = 300


def read(roots: list[Any], source: str, where: list[str], page_title: str = "") -> tuple[Found, ...]:
    """The works that the nodes under `roots` describe; `where` says of each root how a person finds it.

    With the page's title, what a newspaper or a weblog printed is a work where that title names it.
    """
    graph = Graph(roots, fold(clean_title(page_title)))
    found: list[Found] = []
    left = MOST_SAID
    for node, root in works(graph, roots):
        said = said_of(graph, node, where[root]) if left > 0 else ()
        left -= len(said)
        if said:
            found.append(Found(source, said))
    return tuple(found)


def said_of(graph: Graph, node: Node, where: str) -> tuple[Said, ...]:
    """What a node says of the work it is; nothing where it has no title."""
    title = _title(graph, node, where)
    if title is None:
        return ()
    kind = kind_of(graph, node, [one for one, _way in containers(graph, node)])
    word = kind[0] if kind else ""
    said = [title] + ([Said(field="type", text=word, where=where + kind[1])] if kind else [])
    for key, field in PLAIN:
        values = graph.texts(node, key)
        if field in ("volume", "issue"):
            values = [number(text) for text in values]
        said += [Said(field=field, text=text, where=where + key) for text in values]
    said += _pages(graph, node, where)
    said += people(graph, node, where)
    said += identifiers(graph, node, where)
    said += _publisher(graph, node, word, where)
    said += _paper(graph, node, where) if press_kind(node) is not None else contained(graph, node, word, where)
    said += _dates(graph, node, word, where, has_date=any(item.field == "issued" for item in said))
    said += _description(graph, node, word, where)
    said += _keywords(graph, node, where)
    said += _rights(graph, node, where)
    said += _funders(graph, node, where)
    if word in _VERSIONED:
        said += _plain(graph, node, ("version", "softwareVersion"), "version", where)
    if word == "thesis":
        said += _plain(graph, node, ("inSupportOf",), "genre", where)
    return tuple(said)


def _plain(graph: Graph, node: Node, keys: tuple[str, ...], field: str, where: str) -> list[Said]:
    return [Said(field=field, text=text, where=where + key) for key in keys for text in graph.texts(node, key)]


def _title(graph: Graph, node: Node, where: str) -> Said | None:
    """The headline, or the name where the headline is cut off or is a text and no title."""
    headline, name = (graph.text(node, key).strip() for key in ("headline", "name"))
    key = "headline" if headline else "name"
    if headline and name:
        start = headline.rstrip("… .")
        is_cut = headline.endswith(("…", "...")) or len(headline) in _CUT_HEADLINE
        if (is_cut and name.startswith(start)) or len(name) < _MOST_HEADLINE < len(headline):
            key = "name"
    # Library catalogues leave the mark that divides a title from what followed it on the card.
    text = re.sub(r"(?<!\s)\s+[/:;,=]$", "", headline if key == "headline" else name)
    return Said(field="title", text=text, where=where + key) if text else None


def _pages(graph: Graph, node: Node, where: str) -> list[Said]:
    first, last = graph.text(node, "pageStart"), graph.text(node, "pageEnd")
    if first and not last and re.search(r"\w\s?[-\u2013]\s?\w", first):
        return [Said(field="page", text=first, where=where + "pageStart")]
    said = [Said(field="first_page", text=first, where=where + "pageStart")] if first else []
    return said + ([Said(field="last_page", text=last, where=where + "pageEnd")] if first and last else [])


def _publisher(graph: Graph, node: Node, kind: str, where: str) -> list[Said]:
    """The publisher; of a thesis the institution first."""
    keys = {"thesis": ("sourceOrganization", "publisher"), "report": ("publisher", "sourceOrganization")}
    for key in keys.get(kind, ("publisher",)):
        if text := graph.text(node, key):
            places = [place for one in graph.nodes(node, key)[:1] for place in graph.texts(one, "location")[:1]]
            said = [Said(field="publisher_place", text=place, where=f"{where}{key}/location") for place in places]
            return [Said(field="publisher", text=text, where=where + key), *said]
    return []


# What a weblog's or a newspaper's own node is called.
_PAPERS = PERIODICAL | {"blog", "website"}


def _paper(graph: Graph, node: Node, where: str) -> list[Said]:
    """The newspaper or weblog that printed a piece: what it is part of, else who published it, which go by one name."""
    for key, kinds in (("isPartOf", _PAPERS), ("publisher", None)):
        for one in graph.nodes(node, key):
            name = graph.text(one, "name")
            if name and (kinds is None or types(one) & kinds):
                return [Said(field="container_title", text=name, where=f"{where}{key}/name")]
    return []


def _dates(graph: Graph, node: Node, kind: str, where: str, *, has_date: bool) -> list[Said]:
    """A date for works that name none of publication: never the one of a page's last change."""
    if has_date:
        return []
    keys = (*(("dateCreated",) if kind in _MADE else ()), "copyrightYear")
    # Koha's catalogue sets the date among what it says of the publisher, as it stands on the card.
    imprint = [
        said
        for one in graph.nodes(node, "publisher")[:1]
        for said in _plain(graph, one, ("datePublished", "publicationDate"), "issued", f"{where}publisher/")
    ]
    return imprint + _plain(graph, node, keys, "issued", where)


def _description(graph: Graph, node: Node, kind: str, where: str) -> list[Said]:
    abstracts = graph.values(node, "abstract")
    # Beside a "Significance" or a lay summary, the one that is called so.
    abstracts.sort(
        key=lambda item: not (isinstance(item, dict) and re.match("abstract", graph.text(item, "name"), re.IGNORECASE))
    )
    if said := [
        Said(field="abstract", text=one, where=where + "abstract") for item in abstracts for one in texts(item)
    ]:
        return said
    return [
        Said(field="abstract", text=text, where=where + "description")
        for text in graph.texts(node, "description")[:1]
        if kind == "dataset" or (len(text) >= _LONG and text.rstrip()[-1:] in ".!?)>\"'”。")
        if not text.rstrip().endswith(("…", "...")) and not _RUN_IN.search(text)
    ]


def _keywords(graph: Graph, node: Node, where: str) -> list[Said]:
    """Subject terms: a text may be a list, a DefinedTerm is one term of its set."""
    said: list[Said] = []
    for item in graph.values(node, "keywords"):
        is_term = isinstance(item, dict) and "name" in item
        of = next(iter(graph.texts(item, "inDefinedTermSet")), None) if isinstance(item, dict) else None
        terms = graph.texts(item, "name") if isinstance(item, dict) and is_term else texts(item)
        said += [
            Said(field="keyword" if is_term else "keyword_list", text=text, where=where + "keywords", scheme=of)
            for text in terms
        ]
    return said


def _rights(graph: Graph, node: Node, where: str) -> list[Said]:
    """A licence's address, or its name where there is none."""
    said: list[Said] = []
    for item in graph.values(node, "license"):
        keys = ("url", "license", "@id", "sameAs", "identifier", "name")
        names = [text for key in keys for text in graph.texts(item, key)] if isinstance(item, dict) else texts(item)
        address = next((text for text in names if re.match(r"\s*(?:https?:)?//", text)), None)
        if address is not None:
            said.append(Said(field="license", text=address, where=where + "license"))
        elif names:
            said.append(Said(field="rights", text=names[-1], where=where + "license"))
    return said


def _funders(graph: Graph, node: Node, where: str) -> list[Said]:
    said = _plain(graph, node, ("funder",), "funder", where)
    for grant in graph.nodes(node, "funding"):
        said += _plain(graph, grant, ("funder",), "funder", where + "funding/")
    return list({item.text: item for item in said}.values())
