"""Kinds of work in Crossref's words (https://api.crossref.org/types), as CSL's types with a genre."""

from __future__ import annotations

from typing import Any

from parsers import clean
from parsers.formats.gathered import Gathering
from parsers.formats.json_values import line, mapping, text
from parsers.record import CSL_TYPES, CslType

# The second value is a genre where CSL's type alone would lose something.
TYPES: dict[str, tuple[CslType, str | None]] = {
    "journal-article": ("article-journal", None), "book": ("book", None), "monograph": ("book", None),
    "edited-book": ("book", None), "reference-book": ("book", None), "book-set": ("book", "Book set"), "book-series": ("book", "Book series"),
    "book-chapter": ("chapter", None), "book-section": ("chapter", None), "book-part": ("chapter", None),
    "book-track": ("chapter", None), "reference-entry": ("entry", None), "proceedings-article": ("paper-conference", None),
    "proceedings": ("book", "Proceedings"), "proceedings-series": ("book", "Proceedings"), "report": ("report", None),
    "report-component": ("report", None), "report-series": ("report", "Report series"), "dissertation": ("thesis", None),
    "posted-content": ("article", None), "dataset": ("dataset", None), "database": ("dataset", "Database"),
    "peer-review": ("review", "Peer review"), "standard": ("standard", None), "standard-series": ("standard", "Standard series"),
    "journal": ("periodical", None), "journal-issue": ("periodical", "Journal issue"), "journal-volume": ("periodical", "Journal volume"),
    "grant": ("document", "Grant"), "component": ("document", "Component"), "other": ("document", None),
}  # fmt: skip
# What posted content is, by its subtype; a preprint where it says nothing, for that is what nearly all of it is.
SUBTYPES: dict[str, tuple[CslType, str | None]] = {
    "preprint": ("article", "Preprint"), "working_paper": ("article", "Working paper"), "letter": ("article", "Letter"),
    "dissertation": ("thesis", None), "report": ("report", None), "blog": ("post-weblog", None), "": ("article", "Preprint"),
    "other": ("article", None),
}  # fmt: skip
# What a peer review is, by its own type, where it is no referee's.
REVIEWS = {
    "editor-report": "Editor's report", "author-comment": "Author's comment", "community-comment": "Community comment",
    "manuscript": "Manuscript", "aggregate": "Aggregate review", "recommendation": "Recommendation",
}  # fmt: skip


def take_kind(work: dict[str, Any], gathered: Gathering) -> CslType | None:
    """The type and the genre of a work; None for a type that nobody knows."""
    said = text(work.get("type"))
    csl, genre, where = _kind(said, work)
    gathered.read("type", csl, said, "$.type", "a type Crossref's documentation does not name")
    gathered.take("genre", genre, said, where)
    if csl == "thesis":
        degree = text(work.get("degree"))
        gathered.take("genre", clean.line(degree), degree, "$.degree[0]")
    return csl


def _kind(said: str, work: dict[str, Any]) -> tuple[CslType | None, str | None, str]:
    if said == "posted-content":
        subtype = text(work.get("subtype")).strip().lower().replace("-", "_").replace(" ", "_")
        csl, genre = SUBTYPES.get(subtype, ("article", line(work.get("subtype"))))
        return csl, genre, "$.subtype" if subtype else "$.type"
    if said == "peer-review":
        review = REVIEWS.get(text(mapping(work.get("review")).get("type")))
        return "review", review or "Peer review", "$.review.type" if review else "$.type"
    if said == "other" and text(work.get("ISBN")) and text(work.get("container-title")):
        return "chapter", None, "$.type"  # front matter, an index: a part of a book under no name of its own
    if said in TYPES:
        return *TYPES[said], "$.type"
    # Content negotiation writes CSL's own words.
    return next((name for name in CSL_TYPES if name == said), None), None, "$.type"
