"""Other works that a BibLaTeX entry names as standing to its own (`related`, `relatedtype`): entries of the file, known by their DOI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from parsers import clean
from parsers.formats.bibtex_addresses import plain_address
from parsers.formats.bibtex_syntax import Entry
from parsers.record import Related, Said, Unread

# BibLaTeX's words (its manual, 3.5) that say which of the two is which, as DataCite has them.
_RELATIONS = {
    "translationof": "is-translation-of", "translatedas": "has-translation", "reviewof": "is-review-of", "multivolume": "has-part",
    "reprintof": "is-reprint-of", "reprintfrom": "is-reprint-of", "reprintas": "is-original-form-of",
    "origpubas": "is-original-form-of", "origpubin": "is-variant-form-of",
}  # fmt: skip


class Others(NamedTuple):
    """The works that an entry names, the texts behind them, and those that cannot be named."""

    related: tuple[Related, ...]
    said: tuple[Said, ...]
    unread: tuple[Unread, ...]


NONE = Others((), (), ())


def related_works(entry: Entry, entries: Mapping[str, Entry]) -> Others:
    """The works that an entry names; an entry that the file has not is told elsewhere."""
    if "related" not in [name for name, _raw in entry.fields]:
        return NONE
    fields = dict(reversed(entry.fields))
    raw = fields.get("related", "")
    if not raw.strip():
        return NONE
    kind, where = fields.get("relatedtype", "").strip(), f"field related (entry at line {entry.line})"
    relation = _RELATIONS.get(kind.lower())
    found, unread = [], []
    for key in dict.fromkeys(one.strip() for one in raw.split(",") if one.strip()):
        other = entries.get(key.lower())
        if other is None:
            continue
        doi = clean.doi(plain_address(next((text for name, text in other.fields if name == "doi"), "")))
        if relation and doi:
            found.append(Related(relation=relation, id=doi))
        else:
            why = (
                "no known relation stands in relatedtype"
                if relation is None
                else "the entry has no DOI by which it could be named"
            )
            unread.append(Unread(field="related", text=f"{kind} {key}".strip()[:300], where=where, why=why))
    said = (Said(field="related", text=raw[:1000], where=where),) if found else ()
    return Others(tuple(dict.fromkeys(found)), said, tuple(unread))
