"""Which types of schema.org are works that one cites, and what kind of work a node is."""

from __future__ import annotations

import re

from parsers.schema_org.nodes import Graph, Node, types
from parsers.types import read_type

# Types that are always works, in small letters, to CSL's types: the first that a node has decides.
WORKS: dict[str, str] = {
    "thesis": "thesis", "chapter": "chapter", "report": "report", "dataset": "dataset",
    "softwaresourcecode": "software", "presentationdigitaldocument": "speech",
    "medicalscholarlyarticle": "article-journal", "scholarlyarticle": "article-journal", "book": "book",
}  # fmt: skip
# Types that any web page may have: works only where a citable identifier or a periodical stands beside them.
WEAK: dict[str, str | None] = {
    "softwareapplication": "software", "manuscript": "manuscript", "map": "map", "review": "review",
    "criticreview": "review", "collection": "collection", "imageobject": "graphic", "poster": "graphic",
    "videoobject": "motion_picture", "movie": "motion_picture", "musicrecording": "song", "musiccomposition": "musical_score",
    "sheetmusic": "musical_score", "audiobook": "book", "message": "personal_communication",
    "article": None, "techarticle": None, "creativework": None,
    "digitaldocument": None, "textdigitaldocument": None, "mediaobject": None, "learningresource": None,
}  # fmt: skip
# What news sites and blogs call their articles, and what is sold: no works here by their type, whatever else they are called.
_NEVER = re.compile(r".*newsarticle|.*blogposting|socialmediaposting|discussionforumposting|product|recipe")

# What a newspaper or a weblog printed: a work only where it is what the whole page is about (`works.is_press`).
_PRESS = re.compile(r"(?:reportage|analysis|background|opinion|review)?(?P<news>newsarticle)|blogposting")

PERIODICAL = frozenset(("periodical", "newspaper", "journal", "magazine"))
ISSUE = frozenset(("publicationissue",))
VOLUME = frozenset(("publicationvolume",))
BOOK = frozenset(("book",))
SERIES = frozenset(("bookseries", "creativeworkseries", "series"))
EVENT = frozenset(("event", "conferenceseries", "eventseries", "educationevent", "businessevent"))

_WORKS_AND_WEAK = {**WORKS, **WEAK}
_MEETING = re.compile(r"\b(?:proceedings|conference|symposium|workshop|congress)\b", re.IGNORECASE)
# Types under which many kinds of works are deposited; a word beside them tells which.
_GENERAL = frozenset(("article-journal", "graphic", "review", None))
_KIND_WORDS = ("additionalType", "genre", "learningResourceType")


def may_be_work(node: Node) -> bool:
    """Whether a node has the type of a work at all, be it a general one."""
    return not types(node).isdisjoint(_WORKS_AND_WEAK)


def is_strong(node: Node) -> bool:
    """Whether a node is a work by its type alone."""
    return not types(node).isdisjoint(WORKS)


def is_weak(node: Node) -> bool:
    """Whether a node may be a work, if more than its type speaks for it."""
    kinds = types(node)
    return not kinds.isdisjoint(WEAK) and not any(map(_NEVER.fullmatch, kinds))


def press_kind(node: Node) -> str | None:
    """CSL's word for what a newspaper or a weblog printed; None where a node is no such thing, or is another work too."""
    kinds = types(node)
    if not kinds.isdisjoint(WORKS) or not kinds.isdisjoint(("product", "recipe")):
        return None
    found = next((match for kind in sorted(kinds) if (match := _PRESS.fullmatch(kind)) is not None), None)
    return ("article-newspaper" if found["news"] else "post-weblog") if found is not None else None


def kind_of(graph: Graph, node: Node, containers: list[Node]) -> tuple[str, str] | None:
    """(kind, where): the kind of work in CSL's words or the node's own, and the name it stands under."""
    press = press_kind(node)
    if press is not None:
        return press, "@type"
    own = types(node)
    kind = next((csl for name, csl in _WORKS_AND_WEAK.items() if name in own), None)
    where = "@type"
    places = frozenset(name for container in containers for name in types(container))
    if kind in _GENERAL or kind == "thesis":
        for key in _KIND_WORDS:
            for text in graph.texts(node, key):
                read = read_type(re.sub(r"https?://schema\.org/", "", text))
                if read is not None and (kind in _GENERAL or read[0] == kind):
                    return text, key
    if kind in ("article-journal", None) and places & (PERIODICAL | ISSUE | VOLUME):
        return "article-journal", where if kind else "isPartOf"
    if kind == "article-journal" and places & (BOOK | EVENT):
        titles = " ".join(graph.text(container, "name") for container in containers)
        return "paper-conference" if places & EVENT or _MEETING.search(titles) else "chapter", "isPartOf"
    if kind == "review" and any("book" in types(item) for item in graph.nodes(node, "itemReviewed")):
        return "review-book", "itemReviewed"
    return (kind, where) if kind else None
