"""Zotero's item types, as far as citations need them: their fields, who makes them, and which CSL type is which. Pure.

After Zotero's own schema (version 22, https://api.zotero.org/schema): its servers refuse an item with a field that its type has
not. Later versions only add fields, and take what stands in “Extra” into them.
"""

from __future__ import annotations

from typing import NamedTuple

from parsers.record import CslType


class ItemType(NamedTuple):
    """The fields of a type beside those that all have, and its roles: the first is that of an author."""

    fields: frozenset[str]
    roles: tuple[str, ...]


def _of(fields: str, roles: str) -> ItemType:
    return ItemType(frozenset((*fields.split(), *_EVERYWHERE)), tuple(roles.split()))


_EVERYWHERE = ("abstractNote", "language", "shortTitle", "url", "accessDate", "rights", "extra")
_IN_A_BOOK = "title series seriesNumber volume edition place publisher date pages ISBN"
_EDITED = "author contributor editor translator"
_IN_SERIES = f"{_EDITED} seriesEditor"
_OF_WORKS = f"{_EDITED} reviewedAuthor"

ITEM_TYPES: dict[str, ItemType] = {
    "artwork": _of("title date", "artist contributor"),
    "audioRecording": _of("title seriesTitle volume place label date ISBN", "performer contributor composer"),
    "bill": _of("title billNumber code codeVolume codePages date", "sponsor contributor"),
    "blogPost": _of("title blogTitle websiteType date", "author contributor"),
    "book": _of("title series seriesNumber volume edition place publisher date numPages ISBN", _IN_SERIES),
    "bookSection": _of(f"{_IN_A_BOOK} bookTitle", f"{_IN_SERIES} bookAuthor"),
    "case": _of("caseName dateDecided docketNumber reporter reporterVolume firstPage", "author contributor"),
    "computerProgram": _of("title seriesTitle versionNumber date place company ISBN", "programmer contributor"),
    "conferencePaper": _of("title date proceedingsTitle conferenceName place publisher volume pages series DOI ISBN", _IN_SERIES),
    "dataset": _of("title identifier type versionNumber date repository repositoryLocation DOI", "author contributor"),
    "dictionaryEntry": _of(f"{_IN_A_BOOK} dictionaryTitle", _IN_SERIES),
    "document": _of("title publisher date", _OF_WORKS),
    "encyclopediaArticle": _of(f"{_IN_A_BOOK} encyclopediaTitle", _IN_SERIES),
    "film": _of("title distributor date genre", "director contributor producer scriptwriter"),
    "forumPost": _of("title forumTitle postType date", "author contributor"),
    "hearing": _of("title place publisher documentNumber pages date", "contributor"),
    "interview": _of("title date", "interviewee contributor interviewer translator"),
    "journalArticle": _of("title publicationTitle volume issue pages date series seriesTitle journalAbbreviation DOI ISSN", _OF_WORKS),
    "letter": _of("title letterType date", "author contributor recipient"),
    "magazineArticle": _of("title publicationTitle volume issue date pages ISSN", "author contributor reviewedAuthor translator"),
    "manuscript": _of("title manuscriptType place date numPages", "author contributor translator"),
    "map": _of("title mapType seriesTitle edition place publisher date ISBN", "cartographer contributor seriesEditor"),
    "newspaperArticle": _of("title publicationTitle place edition date pages ISSN", "author contributor reviewedAuthor translator"),
    "patent": _of("title place patentNumber pages issueDate", "inventor contributor"),
    "preprint": _of("title genre repository archiveID place date series seriesNumber DOI", _OF_WORKS),
    "presentation": _of("title presentationType date place meetingName", "presenter contributor"),
    "report": _of("title reportNumber reportType seriesTitle place institution date pages", "author contributor seriesEditor translator"),
    "standard": _of("title type number versionNumber date publisher place DOI numPages", "author contributor"),
    "statute": _of("nameOfAct code publicLawNumber dateEnacted pages", "author contributor"),
    "thesis": _of("title thesisType university place date numPages", "author contributor"),
    "tvBroadcast": _of("title programTitle episodeNumber place network date", "director castMember contributor guest producer scriptwriter"),
    "webpage": _of("title websiteTitle websiteType date", "author contributor translator"),
}  # fmt: skip

# CSL type: Zotero's type, and why where Zotero has none of its own. What Zotero would not give back as the same CSL type is
# told in “Extra” as "Type: …", which it follows when it cites.
TYPES: dict[CslType, tuple[str, str]] = {
    "article": ("preprint", ""), "article-journal": ("journalArticle", ""), "article-magazine": ("magazineArticle", ""),
    "article-newspaper": ("newspaperArticle", ""), "bill": ("bill", ""), "book": ("book", ""),
    "broadcast": ("tvBroadcast", "CSL does not say whether it was radio or television; both go back to broadcast"),
    "chapter": ("bookSection", ""), "classic": ("book", "a classic is cited by editions, which are books"),
    "collection": ("book", "an edited volume has a book's fields; Zotero's collections are folders"), "dataset": ("dataset", ""),
    "document": ("document", ""), "entry": ("encyclopediaArticle", "an entry of a work of reference, of which Zotero has two kinds"),
    "entry-dictionary": ("dictionaryEntry", ""), "entry-encyclopedia": ("encyclopediaArticle", ""),
    "event": ("presentation", "the type that has a meeting and its place"), "figure": ("artwork", "a picture"), "graphic": ("artwork", ""),
    "hearing": ("hearing", ""), "interview": ("interview", ""), "legal_case": ("case", ""), "legislation": ("statute", ""),
    "manuscript": ("manuscript", ""), "map": ("map", ""), "motion_picture": ("film", ""),
    "musical_score": ("book", "a printed score has publisher, series and ISBN"), "pamphlet": ("document", "no series, no ISBN"),
    "paper-conference": ("conferencePaper", ""), "patent": ("patent", ""),
    "performance": ("presentation", "something held at a place on a day"),
    "periodical": ("journalArticle", "the only type with volume, issue and ISSN"), "personal_communication": ("letter", ""),
    "post": ("forumPost", ""), "post-weblog": ("blogPost", ""), "regulation": ("statute", "what binds by law"), "report": ("report", ""),
    "review": ("journalArticle", "reviews stand in journals"), "review-book": ("journalArticle", "reviews stand in journals"),
    "software": ("computerProgram", ""), "song": ("audioRecording", ""), "speech": ("presentation", ""),
    "standard": ("standard", "Zotero knows it, its schema names no CSL type for it"), "thesis": ("thesis", ""),
    "treaty": ("document", "no legislature and no code"), "webpage": ("webpage", ""),
}  # fmt: skip
