"""A page to its readings: refuse what is no record, let every reader find, understand, and choose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from parsers.choose import choose, same_title
from parsers.citable import is_record, is_shown_record, is_tagged
from parsers.clean import fold
from parsers.embedded import embedded
from parsers.found import Find, Found, without_denied
from parsers.links import Link, links
from parsers.page import Document, Page
from parsers.page_wide import completed
from parsers.record import Reading
from parsers.refusals import Refusal, look, named_as_none, refusal, refuse
from parsers.sites import SITES
from parsers.understand import understand
from parsers.values import Value
from parsers.visible import called, labelled, shown, told_keywords
from parsers.visible.blocks import Block, blocks
from parsers.visible.over_rows import cites_alone, heading_over, is_site, names_site
from parsers.visible.region import around_title
from parsers.visible.titles import only_heading
from parsers.vocabularies import VOCABULARIES, WEAK
from parsers.works import main_reading, one_of_each


class PageReading(Value):
    """What a page says: one record (`page`, all readings taken together) with the readings behind it, or a refusal."""

    page: Reading | None = None
    readings: tuple[Reading, ...] = ()
    refusal: Refusal | None = None
    links: tuple[Link, ...] = ()
    """Where the page says that more about its work is to be had."""


# A page that describes more works than this is a list; what it costs to read must not grow with it.
MOST_WORKS = 500


def read_page(page: Page, sites: Sequence[tuple[str, Find]] = SITES) -> PageReading:
    """Read one page. Pure, and never raises, whatever the bytes."""
    return read_document(Document(page), sites)


def read_document(document: Document, sites: Sequence[tuple[str, Find]] = SITES) -> PageReading:
    """Read a page whose document was made before.

    A platform's own reader comes first, then the vocabularies of tags; where these leave a citation wanting, what the
    page shows. Readings that speak of another title than the first (a COinS of a cited work) are left out; a page that
    only lists works, each its own, is refused.
    """
    refused = refuse(document)
    if refused is not None:
        return PageReading(refusal=refused)

    def read(found: Iterable[Found]) -> list[Reading]:
        return [understand(item, document.page, document.base) for item in found]

    of_sites = [item for _name, find in sites for item in find(document)[:MOST_WORKS]]
    denied = frozenset(where for item in of_sites for where in item.denied)
    own = read(of_sites)
    tags = read(without_denied(item, denied) for _name, find in VOCABULARIES for item in find(document)[:MOST_WORKS])
    readings = own + tags
    strong = [
        str(reading.record.title)
        for reading in readings
        if reading.record.title is not None and reading.source not in WEAK
    ]
    readings += embedded(document, strong)
    seen: list[Reading] = []
    # A platform's reader that finds the title knows the whole page.
    if wanting(readings) and not any(reading.record.title is not None for reading in own):
        told = any(is_tagged(reading) and reading.record.author for reading in readings)
        lines = blocks(document, around_title(document, strong) if told else None)
        rows = read(labelled.find(lines))
        titles = strong or _titles(rows) or _titles(readings)
        heading = read(shown.find(lines, titles, document.title, sure=bool(strong)))
        if heading and not strong and not _titles(rows) and is_site(str(heading[0].record.title), document.title):
            # The name of the site is no title, where another heading stands above the labels.
            over = heading_over(lines, [item.where for reading in rows for item in reading.said])
            heading = read(shown.find(lines, [over], document.title)) if over is not None else heading
        only = _heading(lines, rows, document.title) if not heading and not titles else None
        if only is not None and (
            (rows and only == only_heading(lines) and shown.tells_place(lines))
            or (rows and shown.tells_place_below(lines, only))
            or any(_tells_much(reading) or _cites(reading, only) for reading in (*own, *rows))
            or cites_alone(lines, only)
        ):
            # The page's `title` names the site; its labels tell that it describes a work, and its one heading names it.
            heading = read(shown.find(lines, [only], document.title, sure=False))
        heading += _cited_behind_labels(rows, heading, read)
        seen = heading + [_under(row, heading) for row in rows]
    tagged = any(map(is_tagged, readings))
    seen += read(called.find(document, _unsaid(readings + seen), strong if tagged else ()))
    if tagged and "keyword" in _unsaid(readings + seen):
        seen += read(told_keywords.find(document, strong, _abstracts(readings + seen)))
    return _choose(document, readings, seen)


def _cited_behind_labels(
    rows: Sequence[Reading], heading: Sequence[Reading], read: Callable[[Iterable[Found]], list[Reading]]
) -> list[Reading]:
    """What the citations behind labels ("How to cite") say, once the heading tells the title that they cite."""
    title = next((item for one in heading for item in one.said if item.field == "title"), None)
    cited = [item for row in rows for item in row.said if item.field == "citation"]
    found = read((Found(shown.SOURCE, (title, *cited)),)) if title is not None and cited else []
    # What cannot be read of them is told by the rows themselves.
    return [one.model_copy(update={"unread": ()}) for one in found if len(one.record.said_fields()) > 1]


def _heading(lines: Sequence[Block], rows: Sequence[Reading], page_title: str) -> str | None:
    """The heading that may be the title of what labels describe: the page's only one, else the nearest above them."""
    only = only_heading(lines)
    if only is None or names_site(only, page_title):
        return heading_over(lines, [item.where for reading in rows for item in reading.said]) or only
    return only


def _tells_much(rows: Reading) -> bool:
    """Whether labels tell so much that what stands above them is a work."""
    return len({*rows.record.said_fields()} & _TELLING) >= _LEAST_TOLD


def _cites(rows: Reading, title: str) -> bool:
    """Whether a citation behind a label names a title."""
    cited = [one.text for one in rows.said if one.field == "citation"]
    cited += [one.text for one in rows.unread if one.field == "citation"]
    return any(fold(title) in fold(text) for text in cited)


_TELLING = frozenset(
    ("author", "editor", "issued", "container_title", "volume", "page", "doi", "issn", "isbn", "publisher", "abstract", "keyword", "type")
)  # fmt: skip
_LEAST_TOLD = 3


def _unsaid(readings: Sequence[Reading]) -> list[str]:
    """Which of the abstract and the keywords nobody told, of a page that has a work at all."""
    if not any(reading.record.title is not None for reading in readings):
        return []
    return [
        field for field in ("abstract", "keyword") if not any(getattr(reading.record, field) for reading in readings)
    ]


def _abstracts(readings: Sequence[Reading]) -> list[str]:
    return [reading.record.abstract.plain() for reading in readings if reading.record.abstract is not None]


def _choose(document: Document, readings: list[Reading], seen: list[Reading]) -> PageReading:
    """The page's record among its readings; those of tags and sites, then what is shown."""
    works = [reading for reading in readings if is_record(reading) and reading.source not in WEAK]
    weak = [reading for reading in readings if reading.source in WEAK]
    titled = [reading for reading in (*works, *readings, *seen, *weak) if reading.record.title is not None]
    titled.sort(key=lambda reading: reading.source in WEAK)
    if not titled:
        return PageReading(refusal=look(document, silent=True) or refusal("no-record"))
    visible = [one for one in seen if is_record(one) and is_shown_record(one)]
    listed = works or [one for one in visible if one.source == labelled.SOURCE]
    main = main_reading(document, listed[0] if len(listed) > 1 else titled[0], listed, visible)
    if main is None:
        return PageReading(readings=one_of_each(listed), refusal=refusal("several-records"))
    # What has no title speaks of the page's work, for it is the only one.
    of_one_work = tuple(
        reading
        for reading in (*readings, *seen)
        if reading.record.said_fields() and (reading.record.title is None or same_title(main, reading))
    )
    chosen = choose(of_one_work)
    if not is_record(chosen) or not (works or is_shown_record(chosen)):
        return PageReading(refusal=look(document, silent=True) or refusal("no-record"))
    tagged = any(map(is_tagged, of_one_work))
    named = None if tagged else named_as_none(str(chosen.record.title), signed=bool(chosen.record.author))
    vetoed = None if tagged else named or look(document, silent=False)
    if vetoed is not None:
        return PageReading(refusal=vetoed)
    return PageReading(page=completed(chosen, document), readings=of_one_work, links=links(document))


def _under(rows: Reading, heading: Sequence[Reading]) -> Reading:
    """Labelled rows below a heading that is the title: a title among the rows that is another names a file or a part."""
    titles = {item.text for item in rows.said if item.field == "title"}
    record = rows.record
    if not titles or not heading or same_title(heading[0], rows):
        return rows
    own = fold(str(heading[0].record.title)).rstrip(".")
    around = len(titles) == 1 and len(own) >= _LEAST_TITLE and own in fold(next(iter(titles)))
    if len(titles) >= _SEVERAL or around:
        return rows.model_copy(update={"record": record.model_copy(update={"title": None})})
    if record.author or record.container_title or not (record.page and (record.isbn or record.publisher)):
        return rows
    # Pages and a publisher, and no people: the labelled title is the book's that the work stands in.
    host = record.model_copy(update={"title": None, "container_title": record.title.plain() if record.title else None})
    said = tuple(
        item.model_copy(update={"field": "container_title"}) if item.field == "title" else item for item in rows.said
    )
    return rows.model_copy(update={"record": host, "said": said})


_SEVERAL, _LEAST_TITLE = 2, 8


def _titles(readings: Sequence[Reading]) -> list[str]:
    return [str(reading.record.title) for reading in readings if reading.record.title is not None]


# What a citation of nearly any kind of work has. Where tags say all of it, what the page shows is not read.
_WANTED = frozenset(("title", "author", "issued", "container_title", "volume", "page", "doi"))


_MAY_GO_ON = re.compile(r"[A-Z]{0,2}\d{1,5}")


def wanting(readings: Sequence[Reading]) -> bool:
    """Whether the readings together lack something that a citation may need, so that the visible page is worth reading."""
    said = {field for reading in readings for field in reading.record.said_fields()}
    # The first of a month, alone, only fills up: the day stands on the page.
    days = [reading.record.issued.parts()[2:] for reading in readings if reading.record.issued is not None]
    if "issued_online" not in said and days and all(day == (1,) for day in days):
        return True
    numbered = "article_number" in said
    if not said.issuperset(_WANTED - {"page"} if numbered else _WANTED):
        return True
    # A first page may have a last one ("D36" of a supplement, too), and one author others; "e1000446" is whole.
    pages = [reading.record.page for reading in readings if reading.record.page is not None]
    whole = numbered or any(page.last or not _MAY_GO_ON.fullmatch(page.first) for page in pages)
    return not whole or max(len(reading.record.author) for reading in readings) == 1 or _only_initials(readings)


def _only_initials(readings: Sequence[Reading]) -> bool:
    """Whether nobody tells a given name in full: indexers' tags shorten "Rufus Wale" to "RW", and drop its accents."""
    given = [name.given for reading in readings for name in reading.record.author if name.given]
    return bool(given) and all(any(map(str.isupper, name)) and not any(map(str.islower, name)) for name in given)
