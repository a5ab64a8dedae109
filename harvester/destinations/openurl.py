"""OpenURL 1.0 (NISO Z39.88-2004) in keys and values: what a library's link resolver takes to find where a work can be read. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlencode, urlsplit

from harvester.errors import UsageError
from harvester.settings import origin
from harvester.work import Entry
from parsers.record import Record
from parsers.values import Name

MOST_AUTHORS = 10
"""People told of a work: servers refuse addresses of more than some 8,000 letters, and resolvers look at the first."""
# CSL type: the format that describes it, and its genre there. What has none is described in Dublin Core.
FORMATS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper", "review", "review-book"), ("journal", "article")),
    "article": ("journal", "preprint"), "periodical": ("journal", "journal"), "paper-conference": ("book", "proceeding"),
    **dict.fromkeys(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"), ("book", "bookitem")),
    **dict.fromkeys(("book", "collection", "classic", "musical_score"), ("book", "book")), "report": ("book", "report"),
    **dict.fromkeys(("document", "manuscript", "pamphlet", "standard"), ("book", "document")), "thesis": ("dissertation", "dissertation"),
    "patent": ("patent", ""),
}  # fmt: skip
_KINDS = {"print": "rft.issn", "electronic": "rft.eissn", None: "rft.issn", "linking": "rft.issn"}


def resolver(base: str) -> str:
    """A resolver's address, to which keys and values are put. Raises UsageError for what is none."""
    text = base.strip()
    try:
        origin(text)
        is_one = text.isprintable() and " " not in text and urlsplit(text).username is None
    except ValueError:
        is_one = False
    if not is_one:
        raise UsageError(
            f"--to openurl:{base[:80]}: this is no address of a resolver",
            advice="Write it as openurl:https://resolver.example.org/openurl.",
        )
    return text


def write(entries: Iterator[Entry], base: str) -> Iterator[str]:
    """A line a work: its key, a tab, and its link; without a base, the keys and values alone."""
    for entry in entries:
        yield f"{entry.key}\t{link(entry.record, base)}\n"


def link(record: Record, base: str = "") -> str:
    """The OpenURL of a work.

    >>> link(Record(type="article-journal", doi="10.5555/a"), "https://resolver.example.org/?lang=en")[:52]
    'https://resolver.example.org/?lang=en&ctx_ver=Z39.88'
    """
    told = urlencode([*_pairs(record)], quote_via=quote, safe="")
    if not base:
        return told
    stem, hash_mark, fragment = base.partition("#")
    joint = "" if stem.endswith(("?", "&")) else "&" if "?" in stem else "?"
    return f"{stem}{joint}{told}{hash_mark}{fragment}"


def _pairs(record: Record) -> Iterator[tuple[str, str]]:
    form, genre = FORMATS.get(record.type or "", ("dc", ""))
    if genre == "proceeding" and record.issn:
        form = "journal"
    yield "ctx_ver", "Z39.88-2004"
    yield "ctx_enc", "info:ofi/enc:UTF-8"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"
    for scheme, value in (
        ("info:doi/", record.doi),
        ("info:pmid/", record.pmid),
        ("info:hdl/", record.handle),
        ("", record.url),
    ):
        if value:
            yield "rft_id", f"{scheme}{value}"
    rows = _dublin_core(record) if form == "dc" else _of(record, form, genre)
    yield from ((key, value) for key, value in rows if value)


def _of(record: Record, form: str, genre: str) -> Iterator[tuple[str, str | None]]:
    title, container = str(record.title or ""), record.container_title
    if form not in ("dissertation", "patent"):
        yield "rft.genre", genre
    is_part = genre in ("article", "preprint", "proceeding", "bookitem")
    if form in ("dissertation", "patent"):
        yield "rft.title", title
    elif form == "journal":
        yield "rft.atitle" if is_part else "rft.jtitle", title
        yield "rft.jtitle", container
        yield "rft.stitle", record.container_title_short
    else:
        yield "rft.atitle" if is_part else "rft.btitle", title
        yield "rft.btitle", container or record.event_title if is_part else None
    yield from _people(
        record.author or (() if is_part else record.editor), "rft.inventor" if form == "patent" else "rft.au"
    )
    yield "rft.date", record.issued.iso().partition("/")[0].partition(" ")[0] if record.issued else None
    if form == "patent":
        yield "rft.number", record.number
        return
    if form == "journal":
        yield "rft.volume", record.volume
        yield "rft.issue", record.issue
        yield "rft.artnum", record.article_number
        for one in record.issn:
            yield _KINDS[one.kind], one.value
    if form != "dissertation" and record.page:
        yield "rft.spage", record.page.first
        yield "rft.epage", record.page.last
        yield "rft.pages", record.page.text()
    if form == "book":
        yield "rft.pub", record.publisher
        yield "rft.place", record.publisher_place
        yield "rft.edition", record.edition
        yield "rft.series", record.collection_title
    if form == "dissertation":
        yield "rft.inst", record.publisher
        yield "rft.degree", record.genre
    yield "rft.tpages", record.number_of_pages if form != "journal" else None
    yield "rft.isbn", next(iter(record.isbn), None)


def _people(people: tuple[Name, ...], key: str) -> Iterator[tuple[str, str | None]]:
    first = next(iter(people), None)
    if first is not None and first.family and key == "rft.au":
        yield "rft.aulast", first.full_family()
        yield "rft.aufirst", first.given
    for one in people[:MOST_AUTHORS]:
        yield "rft.aucorp" if one.literal and key == "rft.au" else key, one.inverted()


def _dublin_core(record: Record) -> Iterator[tuple[str, str | None]]:
    yield "rft.title", str(record.title or "")
    for one in (record.author or record.editor)[:MOST_AUTHORS]:
        yield "rft.creator", one.inverted()
    yield "rft.date", record.issued.iso() if record.issued else None
    yield "rft.publisher", record.publisher
    yield "rft.type", record.type
    yield "rft.source", record.container_title
    yield "rft.language", record.language
