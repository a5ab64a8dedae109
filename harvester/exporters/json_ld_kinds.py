"""schema.org: what a work of each CSL type is there, what it is part of, and where each fact stands. Pure."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from parsers.record import ROLES, CslType, Role


class Kind(NamedTuple):
    """The class of the work, the word beside it where the class is shared, the class of what it stands in, and why."""

    type: str
    additional: str = ""
    container: str = "CreativeWork"
    why: str = ""


KINDS: dict[CslType, Kind] = {
    "article": Kind("ScholarlyArticle", "preprint", "Periodical", "a preprint: no class of its own"),
    "article-journal": Kind("ScholarlyArticle", container="Periodical"),
    "article-magazine": Kind("Article", "article-magazine", "Periodical", "an article in a magazine is not scholarly"),
    "article-newspaper": Kind("NewsArticle", container="Newspaper"),
    "bill": Kind("Legislation", "bill", why="a bill is a law that is proposed"),
    "book": Kind("Book"),
    "broadcast": Kind("CreativeWork", "broadcast", why="radio or television: BroadcastEvent would be when it was sent"),
    "chapter": Kind("Chapter", container="Book"),
    "classic": Kind("Book", "classic", why="read as a book"),
    "collection": Kind("Collection"),
    "dataset": Kind("Dataset"),
    "document": Kind("CreativeWork", "document", why="CSL's word for anything"),
    "entry": Kind("Article", "entry", "Book", "an entry of a work of reference is an article there"),
    "entry-dictionary": Kind("Article", "entry-dictionary", "Book", "an entry of a work of reference is an article there"),
    "entry-encyclopedia": Kind("Article", "entry-encyclopedia", "Book", "an entry of a work of reference is an article there"),
    "event": Kind("CreativeWork", "event", why="an Event has no authors"),
    "figure": Kind("ImageObject", "figure"),
    "graphic": Kind("ImageObject", "graphic"),
    "hearing": Kind("CreativeWork", "hearing", why="no class"),
    "interview": Kind("CreativeWork", "interview", why="no class"),
    "legal_case": Kind("CreativeWork", "legal_case", why="Legislation is no court's word"),
    "legislation": Kind("Legislation"),
    "manuscript": Kind("Manuscript"),
    "map": Kind("Map"),
    "motion_picture": Kind("Movie"),
    "musical_score": Kind("SheetMusic"),
    "pamphlet": Kind("CreativeWork", "pamphlet", why="no class"),
    "paper-conference": Kind("ScholarlyArticle", "paper-conference", "Book", "proceedings are a book"),
    "patent": Kind("CreativeWork", "patent", why="no class"),
    "performance": Kind("CreativeWork", "performance", why="a TheaterEvent has no authors"),
    "periodical": Kind("Periodical"),
    "personal_communication": Kind("Message"),
    "post": Kind("SocialMediaPosting"),
    "post-weblog": Kind("BlogPosting"),
    "regulation": Kind("Legislation", "regulation", why="a regulation is a law that an office makes"),
    "report": Kind("Report"),
    "review": Kind("ScholarlyArticle", "review", "Periodical", "a scholarly review is an article; Review is what customers write"),
    "review-book": Kind("ScholarlyArticle", "review-book", "Periodical", "a scholarly review is an article; Review is what customers write"),
    "software": Kind("SoftwareSourceCode"),
    "song": Kind("MusicRecording"),
    "speech": Kind("PresentationDigitalDocument"),
    "standard": Kind("CreativeWork", "standard", why="no class"),
    "thesis": Kind("Thesis"),
    "treaty": Kind("Legislation", "treaty", why="a treaty is a law between states"),
    "webpage": Kind("WebPage"),
}  # fmt: skip
NO_TYPE = Kind("CreativeWork", why="nothing says what it is")
# Role, property and the classes that schema.org lets have it; any other role, or class, has a Role with its name among the contributors.
PROPERTIES: tuple[tuple[Role, str, frozenset[str]], ...] = (
    ("director", "director", frozenset(("Movie",))), ("composer", "musicBy", frozenset(("Movie",))), ("performer", "actor", frozenset(("Movie",))),
    ("performer", "byArtist", frozenset(("MusicRecording",))), ("illustrator", "illustrator", frozenset(("Book",))),
    ("recipient", "recipient", frozenset(("Message",))), ("producer", "producer", frozenset(kind.type for kind in KINDS.values())),
)  # fmt: skip


def property_of(role: Role, kind: str) -> str | None:
    """The property of a class that says who did something; None where schema.org has none."""
    return next((name for one, name, kinds in PROPERTIES if one == role and kind in kinds), None)


def _held(role: Role) -> str:
    own = (
        f"{name} of {' and '.join(sorted(kinds)) if len(kinds) < 3 else 'every class'}"
        for one, name, kinds in PROPERTIES
        if one == role
    )
    return "; ".join((*own, "contributor (Role)"))


HOLDS = MappingProxyType(
    {
        "type": "@type, additionalType", "title": "name", "title_short": "alternateName", "original_title": "translationOfWork/name",
        "translated_title": "workTranslation/name", "genre": "genre", **{role: role for role in ("author", "editor", "translator", "contributor")},
        **{f"credit.{role}": _held(role) for role in ROLES},
        "author.group": "author/@type", "author.family": "author/@type",
        "author.orcid": "author/sameAs", "author.affiliation": "author/affiliation", "container_title": "isPartOf/name",
        "container_title_short": "isPartOf/alternateName", "issn": "issn of the periodical or the work",
        "issn.more": "issn", "issn.kind": "identifier beside issn",
        "volume": "volumeNumber of the volume or the work", "issue": "issueNumber of the issue or the work",
        "page": "pageStart, pageEnd", "article_number": "identifier",
        "issued": "datePublished", "issued.day": "datePublished",
        "collection_title": "isPartOf (BookSeries)/name", "collection_number": "isPartOf (BookSeries)/volumeNumber", "edition": "bookEdition",
        "number": "reportNumber", "number_of_pages": "numberOfPages", "version": "version", "event_title": "isPartOf (Event)/name",
        "event_place": "isPartOf (Event)/location", "event_date": "isPartOf (Event)/startDate, endDate", "publisher": "publisher/name",
        "publisher_place": "publisher/location", "language": "inLanguage", "language.region": "inLanguage",
        **dict.fromkeys(("doi", "pmid", "pmcid", "arxiv", "handle"), "identifier"), "isbn": "isbn", "isbn.more": "isbn", "url": "url",
        "abstract": "abstract", "keyword": "keywords/name", "keyword.scheme": "keywords/inDefinedTermSet", "rights": "copyrightNotice",
        "license": "license", "funder": "funder/name", "provider": "sdPublisher/name", "notice": "creativeWorkStatus, correction",
    }
)  # fmt: skip
