"""Citation strings among the texts that a reader found, made into texts of fields."""

from __future__ import annotations

from parsers.citation_people import people_before
from parsers.citation_strings import before_title, read_citation
from parsers.record import Said


def with_citations_read(said: tuple[Said, ...]) -> tuple[Said, ...]:
    """What was said, its citation strings cut into what they say, behind all that is said outright.

    A string that says nothing stays as it stood, a "citation" that `understand` has no field for.
    """
    citations = [
        item for item in said if item.field == "citation" or (item.field in _MAY_BE and _is_citation(item.text))
    ]
    if not citations:
        return said
    title = next((item.text for item in said if item.field == "title"), "")
    parts: list[Said] = []
    for item in citations:
        read = read_citation(item.text, title, weak=item.scheme == LABELLED)
        where = f"{item.where} (citation string)"
        parts += [Said(field=field, text=text, where=where) for field, text in read.items()]
        if read and not any(one.field in _PEOPLE for one in (*said, *parts)):
            parts += people_before(before_title(item.text, title), where)
        if not read and item.text.strip():
            parts.append(item.model_copy(update={"field": "citation"}))
    return (*(item for item in said if item not in citations), *parts)


def _is_citation(text: str) -> bool:
    """Whether an identifier is a citation in words: publishers write "Molecular Physics, Vol. 111, …" there."""
    return " " in text.strip() and len(read_citation(text)) > _LEAST_PARTS


LABELLED = "container"
"""The scheme of a citation that a label such as "Journal" or "Published in" stands before."""
_LEAST_PARTS = 2
_PEOPLE = frozenset(("author", "author_list", "local_author"))
_MAY_BE = frozenset(("identifier", "container_title"))
