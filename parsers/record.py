"""What one source said about one work: a record, the text behind it, and what could not be read.

The vocabulary is CSL's in snake_case, richer where CSL would lose something (typed ISSNs, article numbers
beside pages, the online date beside the issue's, keywords with their scheme).
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator

from parsers.identifiers import ArxivId, Doi, Handle, Isbn, Pmcid, Pmid
from parsers.values import Keyword, Line, Lines, Name, PageRange, PartialDate, Rich, TypedIssn, Value

CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip
"""The item types of CSL 1.0.2."""

CSL_TYPES: tuple[CslType, ...] = get_args(CslType)

Role = Literal[
    "chair", "collection-editor", "compiler", "composer", "container-author", "curator", "director", "editorial-director",
    "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer", "original-author",
    "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator",
]  # fmt: skip
"""The name variables of CSL 1.0.2 that are no fields of a record of their own."""

ROLES: tuple[Role, ...] = get_args(Role)
_ORDER = {role: place for place, role in enumerate(ROLES)}


class Notice(Value):
    """A notice about a work: its retraction, correction or expression of concern, with the notice's DOI and date."""

    kind: Literal["retraction", "correction", "concern", "withdrawal"]
    doi: Doi | None = None
    pmid: Pmid | None = None
    date: PartialDate | None = None


class Related(Value):
    """Another work and how it stands to this one, in the words of DataCite's and Crossref's relation types.

    "is-preprint-of", "has-preprint", "is-version-of", "is-translation-of", "is-review-of", "is-comment-on",
    "is-erratum-of", … `id` is a DOI where it can be read as one.
    """

    relation: Line
    id: Line


class Credit(Value):
    """What a person or group did for a work beside writing, editing and translating it: directed the film, wrote the book around it."""

    role: Role
    name: Name


def _by_role(credits_: tuple[Credit, ...]) -> tuple[Credit, ...]:
    """The credits role by role: whose role a source names first means nothing; within a role its order stands."""
    return tuple(sorted(credits_, key=lambda one: _ORDER[one.role])) if len(credits_) > 1 else credits_


class Record(Value):
    """What a source said about a work. Everything is optional: completeness is a check, not an invariant.

    The identifiers name the work; `issn` names its container; `isbn` the book (the work itself or its container).
    """

    type: CslType | None = None
    genre: Line | None = None
    title: Rich | None = None
    title_short: Rich | None = None
    original_title: Rich | None = None
    """The title that the work was translated from."""
    translated_title: Rich | None = None
    """The title in another language, as the publisher gives it beside the work's own."""

    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    contributor: tuple[Name, ...] = ()
    credit: Annotated[tuple[Credit, ...], AfterValidator(_by_role)] = ()
    """Everyone in another role that citations name."""
    local_author: tuple[Name, ...] = ()
    """The publishing institution's own people among the authors: a claim about them, never more authors."""

    container_title: Line | None = None
    container_title_short: Line | None = None
    issn: tuple[TypedIssn, ...] = ()
    volume: Line | None = None
    issue: Line | None = None
    page: PageRange | None = None
    article_number: Line | None = None
    issued: PartialDate | None = None
    """The date of the issue or edition that is cited; else the only date of publication known."""
    issued_online: PartialDate | None = None
    """The date of first publication online, where the source tells it apart."""

    collection_title: Line | None = None
    collection_number: Line | None = None
    edition: Line | None = None
    number: Line | None = None
    """A report's, standard's or patent's number."""
    number_of_pages: Line | None = None
    version: Line | None = None
    event_title: Line | None = None
    event_place: Line | None = None
    event_date: PartialDate | None = None

    publisher: Line | None = None
    """The publisher; for a thesis the institution that grants the degree, for a report the one that issues it."""
    publisher_place: Line | None = None
    language: Line | None = None
    """A BCP 47 tag."""

    doi: Doi | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None
    arxiv: ArxivId | None = None
    handle: Handle | None = None
    isbn: tuple[Isbn, ...] = ()
    url: Line | None = None
    accessed: PartialDate | None = None
    """The day on which a person looked at it, as a library says: never when a harvest did."""

    abstract: Rich | None = None
    keyword: tuple[Keyword, ...] = ()
    rights: Line | None = None
    license: Line | None = None
    """The address of a licence."""
    funder: tuple[Line, ...] = ()
    note: Lines | None = None
    """What a library remarks on the work, a line each; several notes are several lines."""
    provider: Line | None = None
    """Where the page itself says its data come from ("scopus")."""

    notice: tuple[Notice, ...] = ()
    related: tuple[Related, ...] = ()

    def credited(self, role: str) -> tuple[Name, ...]:
        """Those who are credited with a role, in their order.

        >>> Record(credit=(Credit(role="director", name=Name(family="Varda", given="Agnès")),)).credited("director")[0].family
        'Varda'
        """
        return tuple(one.name for one in self.credit if one.role == role)

    def said_fields(self) -> tuple[str, ...]:
        """The names of the fields that hold something, in the order of the model."""
        # What holds nothing is None or (), and no other value of a record is false.
        return tuple([name for name, value in self.__dict__.items() if value])


FIELDS: tuple[str, ...] = tuple(Record.model_fields)


class Said(Value):
    """One thing found on a page: the field it is about, the raw text, and where it stood.

    `where` is a person's way back to it: "meta citation_doi", "label Volume (line 12)", "COinS rft.volume".
    `field` is a field of `Record` or, for parts that several texts make up, a word of `understand`'s table
    ("first_page", "last_page", "author_affiliation"); `scheme` qualifies it where the vocabulary does.
    """

    field: str
    text: str
    where: str
    scheme: str | None = None


class Unread(Value):
    """Something a source said that could not be made a value: kept, with why, so that nothing is lost quietly."""

    field: str
    text: str
    where: str
    why: str


class Reading(Value):
    """What one source says about one work, and how we know.

    `source` names who speaks: "highwire", "labelled", "page" (all readings of a page taken together),
    "crossref", "pubmed". `digest` is the SHA-256 of the bytes read, in hex; `retrieved` an ISO 8601 time in
    UTC, given by whoever fetched (nothing here has a clock).
    """

    source: str
    record: Record
    said: tuple[Said, ...] = ()
    unread: tuple[Unread, ...] = ()
    url: str | None = None
    digest: str | None = None
    retrieved: str | None = None
