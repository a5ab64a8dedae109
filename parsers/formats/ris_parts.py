"""Parts of a RIS record that need more than one text to be understood: people, names of journals, pages, numbers.

Each takes what it understands out of `said` (texts by the words of `ris_tags`).
"""

from __future__ import annotations

import re

from parsers import clean
from parsers.formats.extents import read_count
from parsers.formats.gathered import Collected
from parsers.formats.imprints import named_barely
from parsers.formats.ris_editors import editors_among
from parsers.formats.ris_groups import read_group
from parsers.formats.ris_journals import titles_of_issues
from parsers.formats.serials import read_serials
from parsers.formats.tagged import Field
from parsers.names import MOST_NAMES, read_name, read_name_parts, read_names
from parsers.names.text import is_degree
from parsers.numbering import issue_in_volume, settle_volume
from parsers.pagination import read_page_parts, read_pages
from parsers.record import ROLES
from parsers.values import Name

DOI = re.compile(r"\s*(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+\s*", re.IGNORECASE)
"""A text that is a DOI and nothing else."""
Texts = dict[str, list[Field]]
"""The fields of a record by the words of `ris_tags.meaning`."""


def people(got: Collected, said: Texts, _keys: list[Field]) -> None:
    """Authors and the others, in their order."""
    if "book_editor" in said:
        # EndNote and Zotero write a book's editors as A3, and its series' as A2.
        said["collection-editor"] = said.pop("editor", [])
        said["editor"] = said.pop("book_editor")
    if got.values.get("type") == "collection" and "editor" not in said and "author" in said:
        # EndNote: the authors of an edited book are its editors.
        said["editor"] = said.pop("author")
    if got.values.get("type") == "chapter":
        # Zotero: who wrote the book stands where PMCIDs do.
        writers = [field for field in said.get("custom_2", ()) if not any(map(str.isdigit, field.text))]
        said["container-author"] = writers
        said["custom_2"] = [field for field in said.get("custom_2", ()) if field not in writers]
    if "editor" not in said and got.values.get("type") in ("book", "collection"):
        said["author"], said["editor"] = editors_among(said.get("author", []))
    for role in ("author", "editor", "translator", "contributor", *ROLES):
        items = said.pop(role, [])
        # Some programs write the whole list twice, as AU and as A1.
        first = {field.text for field in items if field.tag == items[0].tag}
        for field in items[:MOST_NAMES]:
            if role != "author" and _FAMILIES_ALONE.fullmatch(field.folded()):
                got.lose(role, field.folded(), field.where, "family names alone, as a database lists whom a work cites")
            elif field.tag == items[0].tag or field.text not in first:
                found = _names(field.text)
                got.name(role, found, field.folded(), field.where)
                behind = _BEHIND.search(field.folded())
                if found and behind and not any("(" in name.inverted() for name in found):
                    got.lose(role, behind[0], field.where, "what stands in brackets behind a name has no place")


# Ovid's A2 of an article: "Andres, Buote, Byrne, Casati". An editor has a given name, or an initial.
_FAMILIES_ALONE = re.compile(r"[^\s,;.]{2,40}(?: [^\s,;.]{2,40})?(?:, [^\s,;.]{2,40}(?: [^\s,;.]{2,40})?){3,}")
_BEHIND = re.compile(r"\([^()]{1,300}\)(?=\s*(?:[;,]|$))")


def _names(text: str) -> list[Name]:
    """The names of a field: one, unless ";" parts several or each of its lines has a comma."""
    if ";" in text and text.endswith(",") and text.count(",") == 1 and (group := read_group(" ".join(text.split()))):
        return [group]  # the comma behind a group's name is EndNote's, and no list of people has only that
    lines = [line for line in text.split("\n") if line.strip()]
    texts = lines if all("," in line.rstrip(" ,") for line in lines) else [" ".join(lines)]
    pieces = [piece.strip() for one in texts for piece in (clean.line(one) or "").split(";") if piece.strip()]
    found = [_name(piece) for piece in pieces]
    if found == [None] and not pieces[0].startswith("["):
        return list(read_names(pieces[0]))  # "Smith, J., Doe, A., Roe, B." on one line
    return [name for name in found if name is not None]


def _name(text: str) -> Name | None:
    """One name: "Family, Given, Suffix", or a group's."""
    group = read_group(text)
    if group is not None:
        return group
    words = text.split()
    if "," not in text and len(words) > 1 and all(map(str.islower, words[:-1])):
        return read_name_parts(text)  # "de la Cruz": a family name alone
    # "[No author name available]": a remark in place of a name.
    return None if text.startswith("[") and text.endswith("]") else read_name(text)


# ------------------------------------------------------------------ what it appeared in


_PROCEEDINGS = re.compile(r"proceedings|\bproc\b|transactions|actas|tagungsband|сборник", re.IGNORECASE)
_MEETING = re.compile(
    r"conference|\bconf\b|symposium|\bsymp\b|workshop|congress|meeting|colloqui|tagung|конференц", re.IGNORECASE
)


def are_proceedings(text: str) -> bool:
    """Whether a name is that of proceedings, by its words."""
    return _PROCEEDINGS.search(text) is not None


def is_meeting(text: str) -> bool:
    """Whether a name is that of a meeting, by its words."""
    return _MEETING.search(text) is not None


def containers(got: Collected, said: Texts, _keys: list[Field]) -> None:
    """Of several names the longest is the journal's or book's, another its abbreviation; one abbreviation alone is its name.

    Of a paper, T2 and C3 are its proceedings and its conference, or its series and its proceedings: their words tell.
    """
    fields = said.pop("container", []) + said.pop("container_short", [])
    for field in titles_of_issues(fields) if str(got.values.get("type", "")).startswith("article") else ():
        fields.remove(field)
        got.lose("container_title", field.folded(), field.where, "another title than the journal's: an issue's")
    events = said.pop("event_title", [])
    proceedings = [field for field in events if _PROCEEDINGS.search(field.text)]
    if fields and proceedings and not any(_PROCEEDINGS.search(field.text) for field in fields):
        events = [field for field in fields if _MEETING.search(field.text)]
        for field in fields:
            if field not in events:
                got.read("collection_title", clean.line, field.text, field.where)
        fields = proceedings
    for field in events:
        got.read("event_title", clean.line, field.text, field.where)
    named = [(clean.line(field.text), field) for field in fields]
    longest = max((name for name, _field in named if name), key=len, default=None)
    # Web of Science's own abbreviation (J9) and a user's (J1) come after the standard one.
    named.sort(key=lambda pair: (pair[0] != longest, pair[1].tag in ("J1", "J9")))
    for name, field in named:
        where = "container_title" if name in (longest, None) else "container_title_short"
        got.take(where, name, field.folded(), field.where)


def places(got: Collected, said: Texts, _keys: list[Field]) -> None:
    """Where it was published; of a paper's two places CY is where the conference was."""
    printed = said.pop("proceedings_place", [])
    other = "event_place" if printed else "publisher_place"
    for name, items in (("publisher_place", printed), (other, said.pop("publisher_place", []))):
        for field in items:
            got.read(name, named_barely, field.text, field.where)


# ------------------------------------------------------------------ pages and numbers


def _extent(text: str) -> str | None:
    """How much a work has, without what leads to the next part of a catalogue's statement; an address counts nothing."""
    extent = clean.line(text)
    return extent.rstrip(" :;,/") if extent and any(map(str.isdigit, extent)) and "://" not in extent else None


_NUMBER_OF_ARTICLE = re.compile(r"(?:art(?:icle)?\.?\s*(?:no\.?|number)?\s*|e|E|#)?\d{3,12}")


# From one page to another, of a whole work too; of one with letters both labels, and nothing else: "xiv-xx", "S12-S19".
_SPAN_OF_PAGES = re.compile(
    r"\d\s*[-\u2013]\s*\d|^\s*(?:[a-z]\d+\s*[-\u2013]\s*[a-z]\d+|[ivxlc]+\s*[-\u2013]\s*[ivxlc]+)\s*$", re.IGNORECASE
)


def pages(got: Collected, said: Texts, _keys: list[Field]) -> None:
    """First and last page, or both in SP; how many there are of a whole work; an article's number where it has no pages."""
    first, last = said.pop("first_page", []), said.pop("last_page", [])
    for field in said.pop("extent", ()):
        if last or _SPAN_OF_PAGES.search(field.text):
            first.append(field)
        else:
            got.read("number_of_pages", _extent, field.text, field.where)
    for field in first:
        if not last and (count := read_count(field.folded())):
            got.take("number_of_pages", count, field.folded(), field.where)
            continue
        found = read_page_parts(field.text, last[0].text if last else "")
        if found is None and (number := clean.line(field.text)) and any(map(str.isdigit, number)):
            got.take("article_number", number, field.folded(), field.where)
        else:
            got.take("page", found, field.folded(), field.where)
            got.lose_beside_pages(field.text, found, field.where)
    for field in last:
        if first:
            got.note("page", field.folded(), field.where)
        else:
            got.read("page", read_pages, field.text, field.where)
        got.lose_beside_pages(field.text, got.values.get("page"), field.where)
    number, page = got.values.get("article_number"), got.values.get("page")
    if page is not None and number == page.text():
        del got.values["page"]  # the number stands in both where a program knows no field for it


def numbers(got: Collected, said: Texts, _keys: list[Field]) -> None:
    """M1: a journal's article number where it looks like one; elsewhere a report's number."""
    if settle_volume(got.values):
        volume = next(one for one in got.said if one.field == "volume")
        got.note("issue", volume.text, volume.where)
    if got.values.get("issue") is None:
        for told in [one for one in got.said if one.field == "volume"]:
            if (issue := issue_in_volume(told.text)) is not None:
                got.values["issue"] = issue
                got.note("issue", told.text, told.where)
    of_journal = str(got.values.get("type", "")).startswith("article")
    for field in said.pop("misc_1", ()):
        text = field.folded()
        if DOI.fullmatch(text):
            got.read("doi", clean.doi, text, field.where)
        elif got.values.get("type") == "thesis" and is_degree(text):
            got.read("genre", clean.line, field.text, field.where)  # EBSCO's degree: "Ph.D."
        elif text.startswith("Query date:"):
            got.lose("other", text, field.where, "a database's own remark")  # Publish or Perish
        elif not of_journal:
            got.read("number", clean.line, field.text, field.where)
        elif text in (got.values.get("issue"), got.values.get("article_number")):
            got.note("issue" if text == got.values.get("issue") else "article_number", text, field.where)
        elif "page" not in got.values and _NUMBER_OF_ARTICLE.fullmatch(text):
            got.read("article_number", clean.line, field.text, field.where)
        else:
            got.lose("other", text, field.where, "no number that an article has")
    numbered = got.values.get("type") in ("report", "standard", "patent")
    for field in said.pop("serial", ()):
        found = read_serials(field.text)
        for name, serials in (("issn", found.issn), ("isbn", found.isbn)):
            if serials:
                got.add(name, serials, field.folded(), field.where)
        for piece in found.neither:
            name = "isbn" if sum(map(str.isdigit, piece)) > 8 else "issn"
            if numbered:
                got.read("number", clean.line, piece, field.where)
            else:
                got.lose(name, piece, field.where, f"not an {name.upper()}, or its check digit is wrong")
