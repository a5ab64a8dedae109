"""A page to its readings: refuse what is no record, let every reader find, understand, and choose."""

from __future__ import annotations

from parsers.choose import choose, same_title
from parsers.found import Found
from parsers.page import Document, Page
from parsers.record import Reading
from parsers.refusals import Refusal, refusal, refuse
from parsers.sites import SITES
from parsers.understand import understand
from parsers.values import Value
from parsers.vocabularies import VOCABULARIES


class PageReading(Value):
    """What a page says: one record (`page`, all readings taken together) with the readings behind it, or a refusal."""

    page: Reading | None = None
    readings: tuple[Reading, ...] = ()
    refusal: Refusal | None = None


def read_page(page: Page) -> PageReading:
    """Read one page. Pure, and never raises, whatever the bytes.

    A platform's own reader comes first, then the vocabularies. Readings that speak of another title than the
    first (a COinS of a cited work) are left out; a page that only lists works, each its own, is refused.
    """
    document = Document(page)
    refused = refuse(document)
    if refused is not None:
        return PageReading(refusal=refused)
    found: list[Found] = []
    for _name, find in (*SITES, *VOCABULARIES):
        works = find(document)
        # A site that knows its page also knows better than the general reader of the same labels.
        if not (works and works[0].source == "labelled" and any(f.source in dict(SITES) for f in found)):
            found += works
    readings = [reading for item in found if _is_record(reading := understand(item, page, document.base))]
    if not readings:
        return PageReading(refusal=refusal("no-record"))
    main = readings[0]
    of_one_work = tuple(reading for reading in readings if same_title(main, reading))
    others = [reading for reading in readings if reading.source == main.source and not same_title(main, reading)]
    if others:
        return PageReading(readings=tuple(readings), refusal=refusal("several-records"))
    return PageReading(page=choose(of_one_work), readings=of_one_work)


def _is_record(reading: Reading) -> bool:
    """Whether a reading has what makes a citation: a title, and beside it one thing that a mere web page has not."""
    record = reading.record
    return record.title is not None and any(
        (record.author, record.doi, record.pmid, record.pmcid, record.container_title, record.issn, record.isbn)
    )
