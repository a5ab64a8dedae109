"""What each type of CSL is in BibTeX and in BibLaTeX, and why; which fields BibLaTeX's data model lets an entry have.

BibTeX has the types of "BibTeXing" (O. Patashnik, 1988) and no others: its styles call every other one an error. BibLaTeX
lists more in its manual, but its data model gives those that its styles only set as `misc` (`artwork`, `legislation`, `movie`,
`standard` …) no title, so that biber finds fault with each: they are `misc` here.

Where a type would be read back as another one, the entry says in `entrysubtype` what it is, in the manual's words
("magazine", "newspaper") or in CSL's.
"""

from __future__ import annotations

from typing import NamedTuple

from parsers.formats.bibtex_kinds import PUBLISHED, SUBTYPES
from parsers.formats.bibtex_kinds import TYPES as READ
from parsers.record import Record


class Row(NamedTuple):
    """A type of CSL, its entry types, and why they are that."""

    csl: str
    bibtex: str
    biblatex: str
    why: str


_MISC = "neither has a type of its own that takes a title"
ROWS: tuple[Row, ...] = (
    Row("article", "misc", "online", "a preprint stands on a server, in no journal"),
    Row("article-journal", "article", "article", "the same"),
    Row("article-magazine", "article", "article", "BibLaTeX tells magazines by entrysubtype"),
    Row("article-newspaper", "article", "article", "BibLaTeX tells newspapers by entrysubtype"),
    Row("bill", "misc", "misc", _MISC),
    Row("book", "book", "book", "the same; with editors alone it is BibLaTeX's collection"),
    Row("broadcast", "misc", "misc", _MISC),
    Row("chapter", "incollection", "incollection", "a part with a title and authors of its own; inbook is one without"),
    Row("classic", "book", "book", "an old text is cited by its edition"),
    Row("collection", "book", "collection", "BibTeX's book takes editors in place of authors"),
    Row("dataset", "misc", "dataset", "BibTeX knows no data"),
    Row("document", "misc", "misc", "nothing is known of its kind"),
    Row("entry", "incollection", "inreference", "a part of a work of reference"),
    Row("entry-dictionary", "incollection", "inreference", "a part of a work of reference"),
    Row("entry-encyclopedia", "incollection", "inreference", "a part of a work of reference"),
    Row("event", "misc", "misc", _MISC),
    Row("figure", "misc", "misc", _MISC),
    Row("graphic", "misc", "misc", _MISC),
    Row("hearing", "misc", "misc", _MISC),
    Row("interview", "misc", "misc", _MISC),
    Row("legal_case", "misc", "misc", _MISC),
    Row("legislation", "misc", "misc", _MISC),
    Row("manuscript", "unpublished", "unpublished", "the same"),
    Row("map", "misc", "misc", _MISC),
    Row("motion_picture", "misc", "misc", _MISC),
    Row("musical_score", "misc", "misc", _MISC),
    Row("pamphlet", "booklet", "booklet", "printed and bound, without a publisher"),
    Row("paper-conference", "inproceedings", "inproceedings", "the same"),
    Row("patent", "techreport", "patent", "BibTeX knows no patents, and prints the number of a report"),
    Row("performance", "misc", "misc", _MISC),
    Row("periodical", "misc", "periodical", "BibTeX knows no whole periodicals"),
    Row("personal_communication", "misc", "misc", _MISC),
    Row("post", "misc", "online", "BibTeX knows no web"),
    Row("post-weblog", "misc", "online", "BibTeX knows no web"),
    Row("regulation", "misc", "misc", _MISC),
    Row("report", "techreport", "report", "the same"),
    Row("review", "article", "article", "it stands in a journal"),
    Row("review-book", "article", "article", "it stands in a journal"),
    Row("software", "misc", "software", "BibTeX knows no programs"),
    Row("song", "misc", "misc", _MISC),
    Row("speech", "unpublished", "unpublished", "given and not printed; BibLaTeX takes the event there"),
    Row("standard", "techreport", "report", "both print the number of a report; BibLaTeX has no type of its own that takes a title"),
    Row("thesis", "phdthesis", "thesis", "BibTeX's mastersthesis by its genre"),
    Row("treaty", "misc", "misc", _MISC),
    Row("webpage", "misc", "online", "BibTeX knows no web"),
)  # fmt: skip
BIBTEX: dict[str, str] = {row.csl: row.bibtex for row in ROWS}
BIBLATEX: dict[str, str] = {row.csl: row.biblatex for row in ROWS}


# Of several words for one type the first.
_WORD_OF = {csl: word for word, csl in reversed(SUBTYPES.items())}

HOW = frozenset(("misc", "booklet", "unpublished", "software"))
"""Types whose `howpublished` is set by styles: it is whoever made the work known, or else what the work stands in."""


def subtype(record: Record, kind: str) -> str | None:
    """What `entrysubtype` must say for an entry of this type to be read as what the record is.

    Where it stands, "howpublished" is read as what the work stands in; where it does not, as a publisher ("Self-published").
    """
    if record.type is None or READ.get(kind) == record.type:
        is_told = kind in HOW and record.container_title and record.type not in PUBLISHED
        return READ[kind] if is_told else None
    return _WORD_OF.get(record.type) or record.type.replace("_", " ")


def how_published(record: Record, kind: str) -> str:
    """What stands in `howpublished`: what the work stands in, else its publisher, where it is a kind that says nothing else."""
    if kind not in HOW or (record.container_title and record.type not in PUBLISHED):
        return record.container_title or ""
    return "" if subtype(record, kind) and kind != "software" else _named(record)


def stated(record: Record, kind: str) -> str:
    """What BibTeX's styles are to print in `howpublished` of a work that stands in nothing: its publisher, or its number at arXiv.

    >>> stated(Record(type="dataset", publisher="Bank"), "misc"), stated(Record(type="article", arxiv="1706.03762", publisher="arXiv"), "misc")
    ('Bank', 'arXiv:1706.03762')
    """
    if kind != "misc" or record.container_title:
        return ""
    if record.type == "article" and record.arxiv:
        return f"arXiv:{record.arxiv}" if record.publisher == "arXiv" else f"arXiv preprint arXiv:{record.arxiv}"
    return _named(record) if record.type in PUBLISHED else ""


def _named(record: Record) -> str:
    """The publisher; one without a letter ("50%") would be read as a year, which publishes nothing, and has a field of its own."""
    return record.publisher if record.publisher and any(map(str.isalpha, record.publisher)) else ""


# Fields that every type of BibLaTeX may have, of those that we write.
_ANY = frozenset(
    "shorttitle origtitle shortjournal date doi eprint eprinttype eprintclass usera userb url urldate langid keywords abstract annotation "
    "entrysubtype author title language note "
    "namea nameatype nameb namebtype namec namectype".split()
)
_EDITORS = "editor editortype editora editoratype editorb editorbtype editorc editorctype"
_BOOK = f"{_EDITORS} translator series volume number edition publisher location isbn"
_TAKES = {
    "article": f"{_EDITORS} translator journaltitle series volume number pages eid issn version",
    "book": f"{_BOOK} pages pagetotal",
    "booklet": "editor editortype howpublished pages location type pagetotal",
    "collection": f"{_BOOK} pages pagetotal",
    "dataset": "editor editortype series number edition publisher location type version",
    "incollection": f"{_BOOK} booktitle pages",
    "inbook": f"{_BOOK} bookauthor booktitle pages",
    "inproceedings": "editor editortype booktitle eventtitle venue eventdate series volume number pages publisher location isbn",
    "inreference": f"{_BOOK} booktitle pages",
    "misc": "editor editortype howpublished location type version organization",
    "online": "editor editortype version organization",
    "patent": "number location type version",
    "periodical": f"{_EDITORS} series volume number issn",
    "report": "number pages institution location type pagetotal version",
    "software": "editor editortype howpublished location type version organization",
    "thesis": "pages institution location type pagetotal",
    "unpublished": "howpublished eventtitle venue eventdate location type",
}
TAKES: dict[str, frozenset[str]] = {kind: _ANY | frozenset(names.split()) for kind, names in _TAKES.items()}
"""Entry type of BibLaTeX to the fields of ours that its data model (`blx-dm.def`) lets it have."""
# Those have no author.
TAKES |= {kind: TAKES[kind] - {"author"} for kind in ("collection", "periodical")}
