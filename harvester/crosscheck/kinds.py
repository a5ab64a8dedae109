"""What kind of thing a record is: whether two kinds can be one work, and titles that tell of another work.

A notice, a reply, a review bears the title of the work it is about; a preprint and a meeting abstract that of the
article that followed; a chapter's book stands in its container. None of them is that work.
"""

from __future__ import annotations

import re

from harvester.crosscheck.words import letters, words
from parsers.clean import fold
from parsers.record import Record

# Kinds of which no two are one work under one title without an identifier in common.
_KINDS: dict[str, str] = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "paper-conference": "paper",
    "review": "article", "review-book": "review", "article": "preprint", "chapter": "chapter", "entry": "chapter",
    "entry-encyclopedia": "chapter", "entry-dictionary": "chapter", "book": "book", "collection": "book", "classic": "book",
    "dataset": "dataset", "software": "software", "thesis": "thesis", "report": "report", "patent": "patent",
    "standard": "standard", "periodical": "periodical", "speech": "speech",
}  # fmt: skip
# Conference papers stand in journals and in books; sources call them either.
_ONE_KIND = frozenset(
    (frozenset(("article", "paper")), frozenset(("paper", "chapter")), frozenset(("paper", "speech")))
)
_ABSTRACTS = frozenset(("meeting abstract", "abstract", "conference abstract", "meeting abstracts", "poster"))
_ABOUT_GENRES = frozenset(
    (
        "erratum",
        "corrigendum",
        "correction",
        "published erratum",
        "retraction notice",
        "comment",
        "reply",
        "author reply",
    )
)
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
_ABOUT = re.compile(
    r"\W*(?:(?:erratum|errata|corrigendum|corrigenda|correction|retraction(?: note| notice)?|withdrawal|expression of concern|"
    r"reply|response|rejoinder|author'?s'? re(?:ply|sponse)|comments?|commentary|addendum|publisher'?s? (?:correction|note)|"
    r"review of|book review|re)\s*(?:[:—]|\s-\s)"
    r"|(?:erratum|errata|corrigend(?:um|a)|correction|retraction(?: note| notice)?|withdrawal|expression of concern|reply|rejoinder|"
    r"comments?|commentary|addendum|publisher'?s? (?:correction|note)|review|a response|letter)\s+(?:to|on|of|for|by|regarding|concerning)"
    r"\s+[\"':])"
)
# "Reply to Smith et al.", "Comment on Jones": who is meant needs no quotation marks; "Correction to:" neither.
_ABOUT_WORK = re.compile(
    r"\W*(?:reply to|comments? on|rejoinder to|in reply to|response to letter|(?:correction|erratum|corrigendum|addendum) (?:to|for)|"
    r"retraction of|withdrawal of)\b"
)
_ABOUT_END = re.compile(
    r"(?:[:.(\[]|\s-)\s*(?:an? |the |authors?'? )?(?:reply|rejoinder|erratum|corrigendum|correction|addendum|retraction|comment|response)\W*$"
)
_RETRACTED = re.compile(r"^\W*(?:retracted(?: article| paper)?|withdrawn(?: article)?)\b\W")


def is_generic(record: Record) -> bool:
    """Whether the title is one that many works bear."""
    tokens = words(str(record.title or ""))
    return " ".join(tokens) in GENERIC or "".join(tokens) in GENERIC


def is_short(record: Record) -> bool:
    """Whether the title is too short to be one work's alone ("Sleep", "Lung cancer")."""
    return record.title is not None and len(words(str(record.title))) <= 2 and len(str(record.title)) < 20


def is_marked_retracted(record: Record) -> bool:
    """Whether a publisher marked the title: "RETRACTED: A title" is the work itself."""
    return record.title is not None and _RETRACTED.match(fold(str(record.title))) is not None


def is_about_another(record: Record) -> bool:
    """Whether the work is a notice about another, or an answer to one, by its title or its genre."""
    if fold(record.genre or "") in _ABOUT_GENRES:
        return True
    if record.title is None or is_marked_retracted(record):
        return False
    folded = fold(str(record.title)[:1000])
    found = (_ABOUT.match(folded), _ABOUT_WORK.match(folded), _ABOUT_END.search(folded))
    return any(match is not None for match in found)


def clash(a: Record, b: Record) -> str | None:
    """The reason why records of one title are two works by their kinds; None where they can be one."""
    kinds = [kind(record) for record in (a, b)]
    if kinds[0] and kinds[1] and kinds[0] != kinds[1] and frozenset(kinds) not in _ONE_KIND:
        return "preprint-and-article" if "preprint" in kinds else "other-kind-of-work"
    abstracts = [fold(record.genre or "") in _ABSTRACTS for record in (a, b)]
    if abstracts[0] != abstracts[1] and a.type and b.type:
        return "abstract-and-article"
    return None


_PREPRINT_SERVERS = frozenset(
    ("arxiv", "biorxiv", "medrxiv", "chemrxiv", "ssrn", "research square", "psyarxiv", "preprints")
)
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/arxiv\.|1101/(?:[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.)?[0-9]{6}|2139/ssrn|21203/rs\.|20944/preprints)"
)


def kind(record: Record) -> str | None:
    """The kind of a record for comparing; a preprint is one by its type, genre, server or DOI."""
    server = fold(record.container_title or record.publisher or "").partition(" (")[0]
    if fold(record.genre or "") == "preprint" or server in _PREPRINT_SERVERS or _PREPRINT_DOI.match(record.doi or ""):
        return "preprint"
    return _KINDS.get(record.type or "")


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
