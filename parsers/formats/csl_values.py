"""CSL-JSON: the variables of an item that are fields of a record, and what reads each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from parsers import built, clean
from parsers.formats import texts
from parsers.formats.csl_dates import date
from parsers.held import held, held_together
from parsers.languages import read_language
from parsers.names.open_lists import without_words
from parsers.pagination import read_pages
from parsers.values import Keyword, Name, Rich, TypedIssn

ISSUED_BY_AUTHORITY = frozenset(("legal_case", "hearing", "bill"))
"""Types whose court or chamber CSL calls the authority; to other formats it is the publisher."""
# Volumes, journals, publishers and terms come again and again in a library.
_line = held(100)(clean.line)


def _text(raw: Any) -> str | None:
    if isinstance(raw, str):
        return _line(raw)
    found = texts(raw)
    return clean.line(found[0]) if found else None


def _lines(raw: Any) -> str | None:
    found = texts(raw)
    return clean.lines(found[0]) if found else None


def _rich(raw: Any) -> Rich | None:
    found = texts(raw)
    return clean.rich(found[0]) if found else None


def names_of(raw: Any) -> tuple[Name, ...]:
    names = []
    for one in raw if isinstance(raw, list) else [raw]:
        if not isinstance(one, dict):
            continue
        if (
            len(one) == 2
            and isinstance(family := one.get("family"), str)
            and isinstance(given := one.get("given"), str)
        ):
            # What most people have.
            parts = [family, given]
        else:
            parts = [raw if isinstance(raw := one.get(part), str) else "" for part in _PARTS]
        name = _name(*parts)
        if name is not None:
            names.append(name)
    return without_words(names)


_PARTS = ("family", "given", "suffix", "non-dropping-particle", "dropping-particle", "literal")


# The same people wrote many works of a library; longer names are nobody's.
@held_together(200)
def _name(family: str, given: str, *others: str) -> Name | None:
    """The name that these parts make, each as it stands in the file, "" where there is none."""
    called, own = clean.line(family), clean.line(given)
    suffix, particle, dropping, literal = [clean.line(one) if one else None for one in others] or (None,) * 4
    if called:
        return built.person(called, own, suffix, particle, dropping)
    whole = literal or own
    return built.group(whole) if whole else None


def _issn(raw: Any) -> tuple[TypedIssn, ...]:
    return tuple([built.typed_issn(issn) for text in texts(raw) for issn in clean.issns(text)])


def _isbn(raw: Any) -> tuple[Any, ...]:
    return tuple([isbn for text in texts(raw) for isbn in clean.isbns(text)])


def _keywords(raw: Any) -> tuple[Keyword, ...]:
    found = [_line(piece) for text in texts(raw) for piece in text.split(";" if ";" in text else ",")]
    return tuple([built.keyword(text) for text in dict.fromkeys(found) if text])


def _string(convert: Callable[[str], Any]) -> Callable[[Any], Any]:
    def read(raw: Any) -> Any:
        if isinstance(raw, str):
            return convert(raw)
        found = texts(raw)
        return convert(found[0]) if found else None

    return read


def _url(text: str) -> str | None:
    return clean.first_url(text)[0]


ROWS: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("title", "title", _rich), ("title-short", "title_short", _rich), ("shortTitle", "title_short", _rich),
    ("original-title", "original_title", _rich), ("genre", "genre", _text), ("author", "author", names_of), ("editor", "editor", names_of),
    ("translator", "translator", names_of), ("contributor", "contributor", names_of), ("container-title", "container_title", _text),
    ("container-title-short", "container_title_short", _text), ("journalAbbreviation", "container_title_short", _text),
    ("volume", "volume", _text), ("issue", "issue", _text), ("page", "page", _string(read_pages)), ("number", "number", _text),
    ("issued", "issued", date), ("available-date", "issued_online", date), ("accessed", "accessed", date),
    ("collection-number", "collection_number", _text), ("edition", "edition", _text), ("number-of-pages", "number_of_pages", _text),
    ("version", "version", _text), ("event-title", "event_title", _text), ("collection-title", "collection_title", _text),
    ("event", "event_title", _text), ("event-place", "event_place", _text), ("event-date", "event_date", date), ("publisher", "publisher", _text),
    ("publisher-place", "publisher_place", _text), ("DOI", "doi", _string(clean.doi)), ("PMID", "pmid", _string(clean.pmid)),
    ("PMCID", "pmcid", _string(clean.pmcid)), ("ISSN", "issn", _issn), ("ISBN", "isbn", _isbn), ("URL", "url", _string(_url)),
    ("language", "language", _string(read_language)), ("abstract", "abstract", _rich), ("keyword", "keyword", _keywords),
    ("note", "note", _lines), ("categories", "keyword", _keywords), ("copyright", "rights", _text),
    # The database or catalogue that it came from, as Zotero writes it.
    ("source", "provider", _text),
)  # fmt: skip
"""Variable, field of the record, what reads it; in the order in which they are read: of two for one field the first counts."""
