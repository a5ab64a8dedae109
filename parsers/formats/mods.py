"""MODS 3, of any version and program: the works of a file as readings.

A related item of the type "host" is what a work stands in, one of the type "series" its series; a host of the host is a series
too, as bibutils writes one. A part stands in the host or beside it. CSL's own word for the kind ("csl") counts before the
terms of MARC and of other programs; what a journal is called ("periodical") makes an article of what stands in it.
(Library of Congress, "MODS User Guidelines", version 3; bibutils' and Zotero's use of it.)
"""

from __future__ import annotations

from lxml import etree

from parsers import clean
from parsers.formats.extents import read_extent
from parsers.formats.gathered import NO_FIELD, Collected
from parsers.formats.library import Library, Watch, unwatched
from parsers.formats.mods_kinds import read_kind
from parsers.formats.mods_parts import (
    read_dates,
    read_identifier,
    read_imprint,
    read_notes,
    read_part,
    read_related,
    read_subject,
)
from parsers.formats.mods_people import read_conference, read_name
from parsers.formats.mods_titles import read_titles, title_of
from parsers.formats.xml_entries import children, first, local_name, place_of
from parsers.formats.xml_libraries import read_entries
from parsers.formats.xml_texts import text_of
from parsers.languages import read_language
from parsers.numbering import read_volume
from parsers.record import Reading

SOURCE = "page"
# What says nothing of the work itself, or the same once more.
_SILENT = frozenset(
    "titleInfo name typeOfResource genre originInfo language physicalDescription abstract note subject relatedItem identifier location "
    "accessCondition part recordInfo extension".split()
)


def read(body: bytes, watch: Watch = unwatched) -> Library:
    """The works of a file, in whatever encoding. Raises Unreadable where it holds no `mods`."""
    return read_entries(body, "mods", _entry, "no element of it is a record of MODS (<mods>)", watch)


def _entry(root: etree._Element, line: int) -> tuple[str, Reading]:
    got = Collected()
    hosts = [one for one in children(root, "relatedItem") if one.get("type") == "host"]
    host = hosts[0] if hosts else None
    read_kind(got, root, host, line)
    if got.values.get("type") == "book" and not any(one.get("authority") == "csl" for one in children(root, "genre")):
        host = None  # bibutils writes the series of a book as its host
    read_titles(got, root, line)
    for name in children(root, "name"):
        (read_conference if name.get("type") == "conference" else read_name)(got, name, line)
    for origin in children(root, "originInfo"):
        read_imprint(got, origin, line)
        read_dates(got, origin, line)
    for part in children(root, "part"):
        read_part(got, part, line)
    if host is not None:
        _host(got, host, line)
    for item in children(root, "relatedItem"):
        if item is not host:
            read_related(got, item, line)
    for identifier in children(root, "identifier"):
        read_identifier(got, identifier, line)
    read_notes(got, root, line)
    for subject in children(root, "subject"):
        read_subject(got, subject, line)
    _rest(got, root, line)
    for item in root:
        if local_name(item) not in _SILENT and text_of(item):
            got.lose("other", text_of(item), place_of(item, line), NO_FIELD)
    return _key(root), got.reading(SOURCE)


def _host(got: Collected, host: etree._Element, line: int) -> None:
    """What the work stands in: its names, people, imprint and numbers; an inner host is its series."""
    for title in children(host, "titleInfo"):
        field = "container_title_short" if title.get("type") == "abbreviated" else "container_title"
        got.read(field, clean.line, title_of(title), place_of(title, line))
        got.read("volume", read_volume, text_of(first(title, "partNumber")), place_of(title, line))
    for name in children(host, "name"):
        if name.get("type") != "conference":
            read_name(got, name, line, of_host=True)
        else:
            read_conference(got, name, line)
    for part in children(host, "part"):
        read_part(got, part, line, of_host=True)
    for origin in children(host, "originInfo"):
        read_imprint(got, origin, line)
        if "issued" not in got.values:
            read_dates(got, origin, line)
    for identifier in children(host, "identifier"):
        if identifier.get("type") in ("issn", "issn-l", "isbn"):
            read_identifier(got, identifier, line)
        elif text_of(identifier):
            got.lose(
                "other", text_of(identifier), place_of(identifier, line), "an identifier of what the work stands in"
            )
    for inner in children(host, "relatedItem"):
        read_related(got, inner, line)


def _rest(got: Collected, root: etree._Element, line: int) -> None:
    for language in children(root, "language"):
        # Bibutils has the language's name without a term around it.
        for term in list(children(language, "languageTerm")) or [language]:
            tag = read_language(text_of(term))
            # Code and name say the same: the first of them counts, and only another language is told as unread.
            if tag is None or tag.split("-")[0] != str(got.values.get("language", "")).split("-")[0]:
                got.read("language", read_language, text_of(term), place_of(term, line))
    for description in children(root, "physicalDescription"):
        for extent in children(description, "extent"):
            pages, beside = read_extent(text_of(extent))
            got.read("number_of_pages", clean.line, pages, place_of(extent, line))
            if beside:
                got.lose("other", beside, place_of(extent, line), NO_FIELD)
    for abstract in children(root, "abstract"):
        got.read("abstract", clean.rich, text_of(abstract), place_of(abstract, line))
    for location in children(root, "location"):
        for url in children(location, "url"):
            got.read("url", clean.url, text_of(url), place_of(url, line))
    for condition in children(root, "accessCondition"):
        links = [str(value) for key, value in condition.attrib.items() if str(key).endswith("href")]
        if links:
            got.read("license", clean.line, links[0], place_of(condition, line))
        else:
            got.read("rights", clean.line, text_of(condition), place_of(condition, line))
    provider = first(root, "recordInfo", "recordContentSource")
    if provider is not None:
        got.read("provider", clean.line, text_of(provider), place_of(provider, line))


def _key(root: etree._Element) -> str:
    """The citation key: bibutils' identifier, else the record's own, else the ID of the element."""
    keys = [text_of(one) for one in children(root, "identifier") if one.get("type") == "citekey"]
    keys += [text_of(first(root, "recordInfo", "recordIdentifier")), str(root.get("ID", ""))]
    return next((key[:200] for key in keys if key), "")
