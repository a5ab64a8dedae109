"""What BibTeX's styles do something to: editions, kinds of theses and reports, and what they sort an entry by that names nobody. Pure."""

from __future__ import annotations

import re

from harvester.exporters.filing import not_filed
from harvester.exporters.latex import ESCAPED, ascii_name, escape
from harvester.work import Entry
from parsers.formats.bibtex_editions import read_edition

_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


# Of "5th ed., rev." the word that styles set behind it.
_NAMED = re.compile(r"\s+(?:ed\.|edn\.?|edition)(?=[\s,;]|$)", re.IGNORECASE)


def edition(entry: Entry) -> str:
    """BibTeX's styles set "Second edition" of "Second": a number becomes its word or "21st", where the work is in English."""
    text = read_edition(entry.record.edition or "")
    if not (entry.record.language or "en").startswith("en"):
        return escape(text)
    if not re.fullmatch(r"[1-9][0-9]*", text):
        return escape(_NAMED.sub("", text))
    number = int(text)
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def is_reworded(edition: str, language: str | None) -> bool:
    """Whether an edition is written as another one would be: "2nd ed." as 2, "Rev. ed." in English as "Rev."."""
    return read_edition(edition) != edition or ((language or "en").startswith("en") and bool(_NAMED.search(edition)))


def genre(text: str) -> str:
    """A genre, its words with capitals inside in braces: styles lower those of "PhD thesis"."""
    return " ".join([f"{{{word}}}" if any(map(str.isupper, word[1:])) else word for word in ESCAPED[text].split()])


_MOST_WORDS = 4
# Types of which a style takes the editors where there are no authors.
_BY_EDITORS = frozenset(("book",))
# Whoever made a film or a recording is whom a reader looks for.
_MAKERS = ("director", "composer", "performer")


def sort_key(entry: Entry, kind: str) -> str | None:
    """The `key` of an entry: who directed, composed or performed it, else its title from its first word on that is filed.

    None where there are authors, or of a book editors: "to sort, need author or key" is what the styles say of the others.
    """
    record = entry.record
    if record.author or (record.editor and kind in _BY_EDITORS):
        return None
    makers = next((people for role in _MAKERS if (people := record.credited(role))), ())
    if makers:
        return ascii_name(makers[0].full_family())
    title = str(record.title or "")
    words = title[not_filed(title, record.language) :].split()[:_MOST_WORDS]
    # A style would take a quotation mark for the first letter.
    return ascii_name(" ".join(words).translate(_QUOTES).strip(" '’([¿¡.,:;")) or None


_QUOTES = str.maketrans("", "", '"“”‘«»„')
