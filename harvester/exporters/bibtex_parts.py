"""Parts of an entry that BibTeX and BibLaTeX write alike: pages, addresses, keywords, notes, what arXiv calls a work's field. Pure."""

from __future__ import annotations

import re
from typing import Any

from harvester.exporters import notices
from harvester.exporters.latex import ESCAPED, escape
from harvester.work import Entry
from parsers.record import Record
from parsers.values import PageRange, PartialDate

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BREAKS = re.compile(r"[\s{}\\]")


def pages(value: PageRange) -> str:
    """First and last page with two hyphens; several ranges with commas between them."""
    held = value.__dict__
    first, last, more = held["first"], held["last"], held["more"]
    if more:
        return ", ".join((pages(PageRange(first=first, last=last)), *map(pages, more)))
    # As most are; too many to be kept among the texts that come again.
    if first.isdigit() and (last is None or last.isdigit()):
        return f"{first}--{last}" if last else first
    return f"{escape(first)}--{escape(last)}" if last else escape(first)


def raw(text: str) -> str:
    """A DOI or an address: as it is, but for what would end or break the field."""
    # Nearly all have none of it, and these looks together take a third of the time in which the expression finds that.
    if text.split() == [text] and "{" not in text and "}" not in text and "\\" not in text:
        return text
    return _BREAKS.sub(_percent, text)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def keywords(value: tuple[Any, ...], marks: tuple[str, ...] = ()) -> str:
    """Terms joined by ", ", then marks that are not among them; a term that holds what parts terms in braces.

    The only term of a list has two pairs of them: Web of Science puts one around the whole list.
    """
    texts = dict.fromkeys([*[word.__dict__["text"] for word in value], *marks])
    if len(texts) == 1 and ";" in (text := next(iter(texts))):
        return f"{{{{{ESCAPED[text]}}}}}"
    return ", ".join([f"{{{ESCAPED[text]}}}" if "," in text or ";" in text else ESCAPED[text] for text in texts])


def notes(entry: Entry, annotation: str) -> list[tuple[str, str]]:
    """What happened to the work in `note`, which every style prints, with the work's own note before it.

    Alone, the own note ("Source: Scopus") stands in the field for annotations, which styles do not print; BibTeX's styles want
    one of what is unpublished. An empty line parts its lines: a paragraph to readers, a blank to BibTeX and biber.
    """
    text = notices.note(entry)
    if not text:
        return []
    paragraphs = "\n\n".join(map(escape, text.split("\n")))
    return [("note" if notices.sentences(entry) else annotation, paragraphs)]


def arxiv_class(record: Record) -> str | None:
    """The primary class of a work at arXiv ("cs.LG"), where its categories are known: the first of them."""
    if not record.arxiv:
        return None
    classes = (word.text for word in record.keyword if word.scheme == "arXiv")
    return next((text for text in classes if re.fullmatch(r"[a-z-]+(?:\.[A-Za-z-]+)?", text)), None)


def month(value: PartialDate) -> str | None:
    """A month as BibTeX's macro, two of one year joined; a season as its word."""
    held = value.__dict__
    if held["season"]:
        return f"{{{held['season'].capitalize()}}}"
    if held["month"] is None:
        return None
    first, last = MONTHS[held["month"] - 1], last_month(value) if held["end"] else None
    return first if last is None else f'{first} # "--" # {MONTHS[last - 1]}'


def last_month(value: PartialDate) -> int | None:
    """The last month of a span inside one year: no other end of a date has a place."""
    end = value.end
    if value.season or value.month is None or end is None or end.year != value.year or end.month == value.month:
        return None
    return end.month


def address(record: Record) -> str:
    """Where the work is on the web; of one that has no other address its Handle's."""
    return raw(record.url or (f"https://hdl.handle.net/{record.handle}" if record.handle else ""))


def urldate(entry: Entry) -> str | None:
    """The day on which somebody looked; else that on which a page was read, for what has no identifier that lasts: it may change."""
    record = entry.record
    if record.accessed:
        return record.accessed.iso()
    return (
        entry.accessed if entry.accessed and record.url and not (record.doi or record.handle or record.pmid) else None
    )
