"""The words of BibApp, the platform of MSK Synapse: the labels that its pages print, and its names for kinds of works.

Labels are those of Synapse and of BibApp's templates, in which they change with the kind of the work ("Degree Date",
"Date Presented"). Whoever lays the page out anew keeps the words.
"""

from __future__ import annotations

from parsers.clean import fold
from parsers.labels import field_of as common_field_of
from parsers.labels import table as common_labels
from parsers.types import read_type

LABELS: dict[str, str] = common_labels() | {
    "keywords": "keyword_semicolons", "article/chapter title": "title", "abstract title": "title", "book title": "book_title",
    "proceedings title": "container_title", "title of larger work": "container_title",
    "conference title": "event_title", "meeting title": "event_title", "title of conference or occasion": "event_title",
    "conference dates": "event_date", "meeting dates": "event_date", "date range": "event_date", "exhibition dates": "event_date",
    "conference location": "event_place", "meeting location": "event_place", "location": "event_place", "location given": "event_place",
    "series title": "collection_title", "title series": "collection_title", "series number": "collection_number",
    "degree granting institution": "publisher", "degree date": "issued", "degree level": "genre", "degree": "genre",
    "date presented": "issued", "date given": "issued", "date of composition": "issued", "discipline": "other",
    "alternate title": "other", "sponsor": "funder", "copyright statement": "rights", "copyright holder": "rights",
    "provider": "provider", "doi/url": "identifier", "identifier": "identifier", "accession": "other", "advisors": "contributor",
    "directors": "contributor", "medium": "other", "instrumentation": "other", "edition": "edition", "filing date": "other",
    "date of last visit": "other", "isrc": "other", "report number": "number", "parent title": "book_title", "translators": "translator",
}  # fmt: skip
# What the library's search offers as document types, and BibApp's own; the heading ends in one of these.
DOCUMENT_TYPES = (
    "Journal Article", "Meeting Abstract", "Review", "Editorial", "Correspondence", "Guidelines", "Research Letter",
    "Conference Paper", "Book Section", "Book Chapter", "Book", "Miscellaneous", "Dissertation / Thesis", "Dissertation/Thesis",
    "Dissertation Thesis", "Dissertation", "Thesis", "Report", "Letter", "Book Review", "Conference Proceeding",
    "Conference Poster", "Presentation / Lecture", "Presentation/Lecture", "Presentation Lecture", "Patent", "Web Page", "Erratum",
    "Case Report", "Commentary", "Short Survey", "Note", "Monograph", "Book Whole", "Book Edited",
    "Conference Proceeding Whole", "Generic",
)  # fmt: skip
# Labels that no other platform is known to print.
OWN_LABELS = frozenset(
    ("provider", "pubmed", "doi/url", "article/chapter title", "degree granting institution", "accession", "meeting dates", "abstract title")
)  # fmt: skip
# A page that holds none of these words is none of BibApp's.
MAY_BE = (
    "PROVIDER",
    "Provider:",
    "Provider<",
    "DOI/URL",
    "Article/Chapter Title",
    "Degree Granting Institution",
    "work-type",
)
_KINDS = {fold(words): words for words in DOCUMENT_TYPES}
# Words of BibApp's for a kind of work that are nobody else's.
_MEANT = {
    "book whole": "Book", "book edited": "Book", "conference proceeding whole": "Conference proceedings",
    "presentation / lecture": "Presentation", "presentation/lecture": "Presentation", "presentation lecture": "Presentation",
    "dissertation thesis": "Dissertation / Thesis", "dissertation/thesis": "Dissertation / Thesis",
}  # fmt: skip
# Words that tell no kind.
_NO_KIND = frozenset(("miscellaneous", "generic"))
_LONGEST_KIND = 30
_BRACKETS = "()[] "


def field_of(label: str) -> str | None:
    """The field that a label of BibApp's stands for, or one that any page prints; None where nobody knows it."""
    folded = fold(label).rstrip(": ")
    return LABELS.get(folded) or LABELS.get(folded.replace("(s)", "s")) or common_field_of(label)


def is_kind(text: str) -> bool:
    """Whether a text is nothing but one of BibApp's words for a kind of work."""
    return len(text) <= _LONGEST_KIND and fold(text.strip(_BRACKETS)) in _KINDS


def said_kind(words: str) -> str:
    """BibApp's words for a kind as others write them; nothing where they tell no kind."""
    words = words.strip(_BRACKETS)
    folded = fold(words)
    return "" if folded in _NO_KIND else _MEANT.get(folded, words)


def split_heading(heading: str, title: str) -> tuple[str, str]:
    """(title, kind) of a heading in which the two run together; `title` is what a label calls so, where one does.

    >>> split_heading("On tides Meeting Abstract", "")
    ('On tides', 'Meeting Abstract')
    >>> split_heading("On tides Case report", "On tides"), split_heading("A book review", "A book review")
    (('On tides', 'Case report'), ('A book review', ''))
    """
    if title and fold(heading).startswith(fold(title)):
        words = heading[len(title) :].strip() if heading.startswith(title) else heading.rsplit(maxsplit=1)[-1]
        return title, words if is_kind(words) or (len(words) <= _LONGEST_KIND and read_type(words)) else ""
    for words in sorted(DOCUMENT_TYPES, key=len, reverse=True):
        if heading.endswith(" " + words):
            return heading.removesuffix(words).strip(), words
    return heading, ""
