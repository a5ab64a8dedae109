"""Kinds of works, as pages name them, to CSL types and genres."""

from __future__ import annotations

from parsers.clean import fold
from parsers.record import CSL_TYPES, CslType

# Words for a kind of work, folded: document types of databases and repositories, schema.org classes, DCMI types,
# info:eu-repo terms, COAR names. The second value is a genre where CSL's type alone would lose something.
KINDS: dict[str, tuple[CslType, str | None]] = {
    "journal article": ("article-journal", None),
    "article": ("article-journal", None),
    "journal": ("article-journal", None),
    "research article": ("article-journal", None),
    "original article": ("article-journal", None),
    "original research": ("article-journal", None),
    "scholarlyarticle": ("article-journal", None),
    "medicalscholarlyarticle": ("article-journal", None),
    "text.serial.journal": ("article-journal", None),
    "peer-reviewed article": ("article-journal", None),
    "review": ("article-journal", "Review"),
    "review article": ("article-journal", "Review"),
    "meeting abstract": ("article-journal", "Meeting Abstract"),
    "editorial": ("article-journal", "Editorial"),
    "correspondence": ("article-journal", "Correspondence"),
    "letter": ("article-journal", "Letter"),
    "research letter": ("article-journal", "Research Letter"),
    "guidelines": ("article-journal", "Guidelines"),
    "guideline": ("article-journal", "Guideline"),
    "short survey": ("article-journal", "Short Survey"),
    "note": ("article-journal", "Note"),
    "erratum": ("article-journal", "Erratum"),
    "book review": ("review-book", None),
    "preprint": ("article", "Preprint"),
    "working paper": ("report", "Working Paper"),
    "conference paper": ("paper-conference", None),
    "conference item": ("paper-conference", None),
    "conference proceedings": ("paper-conference", None),
    "conferenceobject": ("paper-conference", None),
    "conference object": ("paper-conference", None),
    "proceedings paper": ("paper-conference", None),
    "book": ("book", None),
    "monograph": ("book", None),
    "edited book": ("book", None),
    "book section": ("chapter", None),
    "book chapter": ("chapter", None),
    "book part": ("chapter", None),
    "bookpart": ("chapter", None),
    "chapter": ("chapter", None),
    "report": ("report", None),
    "technical report": ("report", "Technical Report"),
    "thesis": ("thesis", None),
    "dissertation": ("thesis", "Dissertation"),
    "dissertation / thesis": ("thesis", None),
    "dissertation/thesis": ("thesis", None),
    "doctoral thesis": ("thesis", "Doctoral thesis"),
    "doctoralthesis": ("thesis", "Doctoral thesis"),
    "phd thesis": ("thesis", "PhD thesis"),
    "master thesis": ("thesis", "Master's thesis"),
    "masterthesis": ("thesis", "Master's thesis"),
    "master's thesis": ("thesis", "Master's thesis"),
    "bachelor thesis": ("thesis", "Bachelor's thesis"),
    "bachelorthesis": ("thesis", "Bachelor's thesis"),
    "dataset": ("dataset", None),
    "data set": ("dataset", None),
    "software": ("software", None),
    "softwaresourcecode": ("software", None),
    "patent": ("patent", None),
    "presentation": ("speech", None),
    "lecture": ("speech", None),
    "magazine article": ("article-magazine", None),
    "newspaper article": ("article-newspaper", None),
    "web page": ("webpage", None),
}
# "Other" and "Miscellaneous" say that nobody knows: no type at all.
_CSL: dict[str, CslType] = {name: name for name in CSL_TYPES}
_PREFIXES = (
    "info:eu-repo/semantics/",
    "http://purl.org/coar/resource_type/",
    "https://schema.org/",
    "http://schema.org/",
)


def read_type(text: str) -> tuple[CslType, str | None] | None:
    """The CSL type, and the genre where the words say more, that a page's word for a kind of work means.

    >>> read_type("Meeting Abstract")
    ('article-journal', 'Meeting Abstract')
    >>> read_type("info:eu-repo/semantics/doctoralThesis")
    ('thesis', 'Doctoral thesis')
    >>> read_type("Miscellaneous") is None
    True
    """
    folded = fold(text[:200])
    for prefix in _PREFIXES:
        folded = folded.removeprefix(prefix)
    if folded in KINDS:
        return KINDS[folded]
    return (_CSL[folded], None) if folded in _CSL else None
