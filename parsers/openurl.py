"""OpenURL ContextObjects in key/encoded-value form (NISO Z39.88-2004): the keys of its journal, book, dissertation and
Dublin Core formats, and the fields they speak of.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

from parsers.markup import unescape
from parsers.record import Said

# Key to field, for keys that mean the same in every format; the order is the order of preference.
FIELDS: tuple[tuple[str, str], ...] = (
    ("rft.atitle", "title"),
    ("rft.jtitle", "container_title"),
    ("rft.stitle", "container_title_short"),
    ("rft.au", "author"),
    ("rft.aucorp", "author"),
    ("rft.date", "issued"),
    ("rft.volume", "volume"),
    ("rft.issue", "issue"),
    ("rft.spage", "first_page"),
    ("rft.epage", "last_page"),
    ("rft.pages", "page"),
    ("rft.artnum", "article_number"),
    ("rft.issn", "issn"),
    ("rft.eissn", "issn_electronic"),
    ("rft.isbn", "isbn"),
    ("rft.pub", "publisher"),
    ("rft.inst", "publisher"),
    ("rft.place", "publisher_place"),
    ("rft.edition", "edition"),
    ("rft.series", "collection_title"),
    ("rft.tpages", "number_of_pages"),
    ("rft.language", "language"),
    ("rft_id", "identifier"),
    ("rft.identifier", "identifier"),
    # Dublin Core's format (info:ofi/fmt:kev:mtx:dc).
    ("rft.creator", "author"),
    ("rft.publisher", "publisher"),
    ("rft.type", "type"),
    ("rft.source", "container_title"),
    ("rft.subject", "keyword_list"),
    ("rft.rights", "rights"),
    ("rft.description", "abstract"),
)
_FIELD = dict(FIELDS)
# Persons and groups stand in one order, that of the authors.
_RANKS = {key: place for place, key in enumerate(_FIELD)} | {"rft.aucorp": list(_FIELD).index("rft.au")}
_SCHEMES = {"rft.aucorp": "organization"}
# "genre" of the journal, book and dissertation formats, to what it makes the work.
GENRES: dict[str, str] = {
    "article": "article-journal", "proceeding": "paper-conference", "conference": "paper-conference",
    "preprint": "preprint", "issue": "periodical", "journal": "periodical", "bookitem": "chapter", "book": "book",
    "report": "report", "dissertation": "thesis", "document": "document",
}  # fmt: skip


def said_by_context(context: str, where: str) -> tuple[Said, ...]:
    """What a ContextObject says of its referent; `where` stands before the names of its keys."""
    try:
        pairs = parse_qsl(unescape(context), keep_blank_values=False, max_num_fields=2000)
    except ValueError:  # too many fields: no work has thousands
        return ()
    pairs = [(key.lower(), value) for key, value in pairs]
    values: dict[str, list[str]] = {}
    for key, value in pairs:
        values.setdefault(key, []).append(value)

    said = [
        Said(field=_FIELD[key], text=value, where=f"{where} {key}", scheme=_SCHEMES.get(key))
        for key, value in sorted(pairs, key=lambda pair: _rank(pair[0]))
        if key in _FIELD
    ]
    genre = next(iter(values.get("rft.genre", ())), "").lower()
    whole_format = next(iter(values.get("rft_val_fmt", ())), "")
    # Beside the title of an article or a chapter it is that of the whole.
    field = "container_title" if values.get("rft.atitle") else "title"
    for key in ("rft.btitle", "rft.title"):
        said += [Said(field=field, text=value, where=f"{where} {key}") for value in values.get(key, ())]
    if "rft.au" not in values and values.get("rft.aulast"):
        given = next(iter(values.get("rft.aufirst", values.get("rft.auinit", ()))), "")
        said.append(
            Said(field="author", text=f"{values['rft.aulast'][0]}, {given}".rstrip(", "), where=f"{where} rft.aulast")
        )
    if GENRES.get(genre) == "periodical" and not any(item.field == "title" for item in said):
        # A journal is named as one, and stands in nothing else.
        said = [
            Said(field="title", text=item.text, where=item.where) if item.where.endswith("rft.jtitle") else item
            for item in said
        ]
    kind = GENRES.get(genre) or ("thesis" if whole_format.endswith(":dissertation") else None)
    if kind is not None:
        key = "rft.genre" if genre in GENRES else "rft_val_fmt"
        said.append(Said(field="type", text=kind, where=f"{where} {key}"))
    return tuple(said)


def _rank(key: str) -> int:
    return _RANKS.get(key, len(_RANKS))
