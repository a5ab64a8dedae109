"""What kind of thing a record is: whether two kinds can be one work, and titles that tell of another work.

A notice, a reply, a review bears the title of the work it is about; a preprint and a meeting abstract that of the
article that followed; a chapter's book stands in its container. None of them is that work.
"""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.containers import agree_container_names
from harvester.crosscheck.agreement.places import plain_number
from harvester.crosscheck.kinds_named import (
    is_of_chapter,
    is_of_meeting,
    is_working_paper,
    kind_of_book,
)
from harvester.crosscheck.kinds_preprints import PREPRINT_DOI, is_on_server
from harvester.crosscheck.words import letters, squeezed, words
from parsers.clean import fold
from parsers.record import Record

# Kinds of which no two are one work under one title without an identifier in common.
_KINDS: dict[str, str] = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "paper-conference": "paper",
    "review": "article", "review-book": "review", "article": "preprint", "chapter": "chapter", "entry": "chapter",
    "entry-encyclopedia": "chapter", "entry-dictionary": "chapter", "book": "book", "collection": "book", "classic": "book",
    "dataset": "dataset", "software": "software", "thesis": "thesis", "report": "report", "patent": "patent",
    "standard": "standard", "periodical": "periodical", "speech": "speech", "figure": "figure", "graphic": "figure", "map": "map",
    "motion_picture": "film", "broadcast": "film", "song": "sound", "musical_score": "score", "interview": "interview",
    "legislation": "law", "bill": "law", "legal_case": "case",
    "pamphlet": "pamphlet", "regulation": "law", "post-weblog": "post", "post": "post", "personal_communication": "letter",
}  # fmt: skip
# Conference papers stand in journals and in books; sources call them either.
_ONE_KIND = frozenset(
    (
        frozenset(("article", "paper")),
        frozenset(("paper", "chapter")),
        frozenset(("paper", "speech")),
        frozenset(("book", "report")),
        frozenset(("report", "standard")),
        frozenset(("book", "pamphlet")),
        frozenset(("report", "pamphlet")),
        frozenset(("dataset", "software")),
        frozenset(("book", "standard")),
        frozenset(("case", "law")),
    )
)
_ABSTRACTS = frozenset(("meeting abstract", "abstract", "conference abstract", "meeting abstracts", "poster"))
# Titles that many works bear: they prove nothing.
GENERIC = frozenset(
    "editorial introduction preface foreword prologue epilogue afterword index contents abstracts news letters correspondence "
    "obituary announcements acknowledgments acknowledgements bibliography references glossary conclusion conclusions discussion "
    "summary comment commentary reply response erratum errata corrigendum correction retraction untitled frontmatter backmatter "
    "masthead notes notice calendar reviews letter appendix overview background methods results abstract perspective viewpoint "
    "welcome reviewers program posters vorwort einleitung inhalt avantpropos sommaire einfuhrung".split()
) | {
    "letter to the editor", "letters to the editor", "book review", "book reviews", "table of contents", "front matter",
    "back matter", "in memoriam", "editors note", "editor s note", "from the editor", "from the editors", "author index",
    "subject index", "in this issue", "case report", "authors reply", "author s reply", "reply to letter to the editor", "editorial board",
    "title page", "about the authors", "message from the editor", "note from the editor", "guest editorial", "list of reviewers",
    "instructions to authors", "call for papers", "general introduction", "introduction to the special issue", "editorial comment",
    "the authors reply", "invited commentary", "meeting abstracts", "conference proceedings", "issue information", "cover image",
    "book received", "books received", "thank you to our reviewers", "acknowledgement to reviewers", "president s message",
    "presidents message", "image of the month", "research highlights", "news and views", "concluding remarks", "list of contributors",
}  # fmt: skip


def is_generic(record: Record) -> bool:
    """Whether the title is one that many works bear."""
    tokens = words(str(record.title or ""))
    return " ".join(tokens) in GENERIC or "".join(tokens) in GENERIC or _LEAF.match(" ".join(tokens)) is not None


# Leaves and columns of an issue that bear no name of their own.
_LEAF = re.compile(
    r"(?:(?:the )?(?:book|paper|literature|software|article|media|web|film|reader|member|student|editor|president|chair|technical|news|legal|guest)?"
    r"(?: s)? ?(?:reviews?|notes?|message|news|letter|corner|page)? ?(?:column|section|corner)$|"
    r"(?:editors?|chairs?|presidents?|directors?)(?: s)? (?:notes?|message|letter|page|corner|report|remarks|foreword|introduction)$|"
    r"news (?:and|in) (?:notes|brief)$|recent books$|new books$|table of contents|"
    r"(?:the )?authors?(?: s)? (?:reply|replies|responses?|responds?|comments?|rejoinder)$|(?:open )?peer commentary$|"
    r"(?:inside )?(?:front|back) cover|cover picture|titelblatt|inhaltsverzeichnis)\b"
)


def is_short(record: Record) -> bool:
    """Whether the title is too short to be one work's alone ("Sleep", "Lung cancer"); five Chinese characters are five words."""
    if record.title is None:
        return False
    title = str(record.title)
    characters = len(_CHARACTERS.findall(title))
    return (characters or len(words(title))) <= (3 if characters else 2) and len(title) < 20


_CHARACTERS = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def may_be_book(record: Record) -> bool:
    """Whether a record may be of a book, a report or another work that stands for itself."""
    return (
        _KINDS.get(record.type or "", "book") in ("book", "report", "standard", "thesis", "law")
        and not (record.container_title and (record.page or record.issue))
        and not (record.type == "book" and is_of_chapter(record))
    )


def clash(a: Record, b: Record) -> str | None:
    """The reason why records of one title are two works by their kinds; None where they can be one."""
    kinds = [kind(record) for record in (a, b)]
    two = kinds[0] and kinds[1] and kinds[0] != kinds[1] and frozenset(kinds) not in _ONE_KIND
    if two and not (_in_no_journal(a, b) or _in_no_journal(b, a) or _in_one_book(a, b) or _in_one_book(b, a)):
        return "preprint-and-article" if "preprint" in kinds else "other-kind-of-work"
    if is_recording(a) != is_recording(b) and a.type in _OF_BOOKS and b.type in _OF_BOOKS:
        return "other-kind-of-work"
    abstracts = [fold(record.genre or "") in _ABSTRACTS for record in (a, b)]
    if abstracts[0] != abstracts[1] and a.type and b.type:
        return "abstract-and-article"
    return None


def _in_one_book(article: Record, chapter: Record) -> bool:
    """Whether what one calls an article stands in the other's book, or in what is a meeting's: a list's program knows articles alone."""
    if article.type not in ("article-journal", "article-magazine") or _KINDS.get(chapter.type or "") != "chapter":
        return False
    names = article.container_title, chapter.container_title
    one = names[0] and names[1] and agree_container_names(names[0], names[1]).kind in ("EQUAL", "EQUIVALENT")
    return bool(one) or (is_of_meeting(article) and not article.issue)


def _in_no_journal(article: Record, other: Record) -> bool:
    """Whether what one calls the journal is the other's publisher, series or number: an article of "RFC 5246", of "Harvard University Press".

    With a volume or issue, where that is the other's number in the series: a monograph that is a number of a journal.
    """
    if article.type != "article-journal" or other.container_title:
        return False
    journal = squeezed(article.container_title or "")
    counted = [plain_number(number) for number in (article.volume, article.issue) if number]
    if counted:
        number = other.collection_number or (other.volume if other.collection_title else None)
        return bool(
            number and journal == squeezed(other.collection_title or "") != "" and plain_number(number) in counted
        )
    return journal != "" and journal in map(
        squeezed, filter(None, (other.publisher, other.collection_title, other.number))
    )


_MOST = 300
_OF_BOOKS = frozenset((None, "book", "document", "song", "chapter"))


def kind(record: Record) -> str | None:
    """The kind of a record for comparing; a preprint is one by its type, genre, server or DOI."""
    # What has a volume and pages of a journal is the article, though its page prints the preprint's DOI.
    printed = record.type == "article-journal" and record.container_title and record.volume and record.page
    by_doi = not printed and PREPRINT_DOI.match(record.doi or "")
    if by_doi or fold(record.genre or "") == "preprint" or is_on_server(record):
        return "preprint"
    # A page of arXiv that names no journal is the preprint's; an article may name its preprint beside its own volume.
    if (
        record.arxiv
        and not record.container_title
        and not record.doi
        and record.type in (None, "article", "document", "manuscript")
    ):
        return "preprint"
    if record.type == "article":
        # What has a volume and pages of a journal was printed there, whatever its type says.
        return (
            "article"
            if record.container_title and record.volume and (record.page or record.article_number)
            else "preprint"
        )
    if record.type == "book":
        return kind_of_book(record)
    if is_working_paper(record):
        return "report"
    if record.type in ("article-journal", None, "document", "webpage"):
        # Much that is no article is called one; where it stands in a journal it is.
        placed = record.container_title and (
            record.volume or record.issue or record.page or record.article_number or record.issn
        )
        return "article" if placed or (record.type == "article-journal" and record.container_title) else None
    return _KINDS.get(record.type)


_RECORDING = re.compile(r"\b(?:audio(?:book|books)?|audible|sound recording|audio ?cd|hörbuch|horbuch|livre audio)\b")


def is_recording(record: Record) -> bool:
    """Whether a book is read aloud, by its genre, edition or publisher."""
    return any(
        _RECORDING.search(fold(text[:_MOST])) for text in (record.genre, record.edition, record.publisher) if text
    )


# A thesis, a data set, a talk, a film bear an article's title, and often its DOI; books and reports are often only called so.
_FAR = frozenset(
    (
        "thesis",
        "dataset",
        "software",
        "speech",
        "film",
        "patent",
        "figure",
        "map",
        "sound",
        "score",
        "interview",
        "letter",
        "post",
    )
)


def are_far(a: Record, b: Record) -> bool:
    """Whether two records of different kinds are of kinds that nobody takes for each other."""
    kinds = [kind(record) for record in (a, b)]
    return kinds[0] != kinds[1] and bool(_FAR & set(kinds)) and all(kinds) and frozenset(kinds) not in _ONE_KIND


def is_whole_of(a: Record, b: Record) -> bool:
    """Whether one record is the book, journal or issue in which the other stands."""

    def holds(whole: Record, part: Record) -> bool:
        if whole.title is None or part.container_title is None or part.title is None or whole.container_title:
            return False
        name, container, title = (letters(words(str(text))) for text in (whole.title, part.container_title, part.title))
        return name == container != title

    return holds(a, b) or holds(b, a)


# "is-identical-to" and the like name the same work; all others another one.
_SAME = frozenset(("is-identical-to", "is-same-as", "has-identical", "is-variant-form-of"))


def declared_another(a: Record, b: Record) -> bool:
    """Whether one record itself names the other's DOI as that of a related work (its preprint, its translation)."""
    return any(
        theirs.doi is not None
        and theirs.doi != mine.doi
        and item.id.lower() == theirs.doi
        and item.relation not in _SAME
        for mine, theirs in ((a, b), (b, a))
        for item in mine.related
    )
