"""PubMed's publication types: the kind of work, and its genre, that they tell (MeSH, "Publication Characteristics").

An article has several: what it is ("Editorial"), how the study was made ("Randomized Controlled Trial"), who paid
("Research Support, N.I.H., Extramural"). The first row whose type is there names the genre; the design of a study is an
article like any other, and who paid is no kind of work.
"""

from __future__ import annotations

from collections.abc import Collection

from parsers.record import CslType

# In the order in which they say more: a notice is a notice whatever else it is, a letter that comments is a letter.
ROWS: tuple[tuple[str, CslType, str | None], ...] = (
    ("Preprint", "article", "Preprint"), ("Published Erratum", "article-journal", "Erratum"),
    ("Retraction of Publication", "article-journal", "Retraction notice"), ("Retraction Notice", "article-journal", "Retraction notice"),
    ("Expression of Concern", "article-journal", "Expression of Concern"), ("Dataset", "dataset", None),
    ("Meeting Abstract", "article-journal", "Meeting Abstract"), ("Editorial", "article-journal", "Editorial"),
    ("Letter", "article-journal", "Letter"), ("News", "article-journal", "News"), ("Newspaper Article", "article-newspaper", None),
    ("Interview", "article-journal", "Interview"), ("Biography", "article-journal", "Biography"),
    ("Autobiography", "article-journal", "Autobiography"),
    ("Obituary", "article-journal", "Obituary"), ("Systematic Review", "article-journal", "Systematic Review"),
    ("Scoping Review", "article-journal", "Scoping Review"), ("Case Reports", "article-journal", "Case Report"),
    ("Practice Guideline", "article-journal", "Practice Guideline"), ("Guideline", "article-journal", "Guideline"),
    ("Consensus Development Conference, NIH", "article-journal", "Consensus Statement"),
    ("Consensus Development Conference", "article-journal", "Consensus Statement"), ("Consensus Statement", "article-journal", "Consensus Statement"),
    ("Clinical Trial Protocol", "article-journal", "Study Protocol"), ("Review", "article-journal", "Review"),
    # A comment that is no letter and no editorial is a commentary with a title of its own.
    ("Comment", "article-journal", "Commentary"), ("Introductory Journal Article", "article-journal", "Introduction"),
    ("Technical Report", "article-journal", "Technical Report"), ("Personal Narrative", "article-journal", "Personal Narrative"),
    ("Lecture", "article-journal", "Lecture"), ("Address", "article-journal", "Address"), ("Bibliography", "article-journal", "Bibliography"),
    ("Patient Education Handout", "article-journal", "Patient Education Handout"), ("Legal Case", "article-journal", "Legal Case"),
    ("Congress", "article-journal", "Meeting Report"), ("Overall", "article-journal", "Meeting Report"),
    ("Duplicate Publication", "article-journal", "Duplicate Publication"),
)  # fmt: skip
# Names that MeSH gave up, and plurals.
_OF_OLD = {
    "Congresses": "Congress", "Editorials": "Editorial", "Case Report": "Case Reports", "Abstracts": "Meeting Abstract",
    "Meeting Abstracts": "Meeting Abstract", "Addresses": "Address", "Lectures": "Lecture", "Interviews": "Interview",
    "Review Literature": "Review", "Review, Tutorial": "Review", "Review, Academic": "Review", "Review, Multicase": "Review",
    "Review of Reported Cases": "Review", "Corrected and Republished Article": "Journal Article", "Guidelines": "Guideline",
}  # fmt: skip
RETRACTED = "Retracted Publication"


def kind_of(types: Collection[str]) -> tuple[CslType, str | None]:
    """The kind of work and its genre.

    >>> kind_of({"Journal Article", "Comment", "Letter"}), kind_of({"Journal Article", "Randomized Controlled Trial"})
    (('article-journal', 'Letter'), ('article-journal', None))
    """
    known = {_OF_OLD.get(name, name) for name in types}
    return next(((csl, genre) for name, csl, genre in ROWS if name in known), ("article-journal", None))


SCHEMES = {
    "NOTNLM": "author",
    "NLM": "NLM",
    "NLM-AUTO": "NLM",
    "NASA": "NASA",
    "PIP": "PIP",
    "KIE": "KIE",
    "HHS": "HHS",
}
"""Who made a list of keywords, to their scheme: the authors themselves; NLM, NASA, the Population Information Program,
the Kennedy Institute of Ethics, the Department of Health and Human Services."""
MESH, SUPPLEMENTARY, AS_SUBJECT = "MeSH", "MeSH supplementary", "name as subject"
