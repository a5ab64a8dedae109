"""Everyone in a .bib entry but its authors: BibLaTeX's editors of each kind, authors of the book around a part, people of custom fields.

What somebody did stands in the name of the field ("bookauthor"), or in the field that types another one ("editortype", "nameatype"),
in BibLaTeX's words or in CSL's. Editorial work that CSL has no word for (a redactor's, a commentator's) is kept as an editor's or a
contributor's, and that it was another is told. (The biblatex manual, sections 2.2.2 and 2.3.6.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from parsers import built
from parsers.formats.bibtex_joined import Told
from parsers.formats.bibtex_names import read_bibtex_names, unnamed
from parsers.formats.gathered import credited
from parsers.formats.latex import unlatex
from parsers.formats.relators import Did
from parsers.names.open_lists import joined
from parsers.record import ROLES, Said, Unread
from parsers.values import Name

# Field of names to what its people did; of those that CSL has no word for to a contributor.
_DID: dict[str, Did] = {
    "translator": "translator", "bookauthor": "container-author", "commentator": "contributor", "annotator": "contributor",
    "introduction": "contributor", "foreword": "contributor", "afterword": "contributor",
    # Not of BibLaTeX's data model, but what reference managers write of a film.
    "director": "director", "producer": "producer", "scriptwriter": "script-writer", "composer": "composer", "performer": "performer",
    "illustrator": "illustrator", "collaborator": "contributor",
}  # fmt: skip
_UNWORDED = frozenset(("commentator", "annotator", "introduction", "foreword", "afterword"))
# Field of names to the field that says what they did.
TYPED: dict[str, str] = {
    name: f"{name}type" for name in ("editor", "editora", "editorb", "editorc", "namea", "nameb", "namec")
}
PEOPLE: frozenset[str] = frozenset((*_DID, *TYPED))
"""The fields that hold names, but for `author`."""
_WORDS: dict[str, Did] = {
    "editor": "editor", "translator": "translator", "contributor": "contributor", "collaborator": "contributor",
    **{role: role for role in ROLES},
}  # fmt: skip


class People(NamedTuple):
    """The fields of a record that people stand in, the texts behind them, and what could not be read."""

    values: dict[str, Any]
    said: tuple[Said, ...]
    unread: tuple[Unread, ...]


def what_they_did(name: str, fields: Mapping[str, str]) -> tuple[Did | None, str | None]:
    """What the people in a field did, and what of that has no place; None where a record has none for them at all.

    >>> what_they_did("editor", {"editortype": "director"}), what_they_did("editora", {"editoratype": "redactor"})
    (('director', None), ('contributor', 'redactor: there is no such role, kept as contributor'))
    """
    if name in _DID:
        return _DID[name], _kept(name, "contributor") if name in _UNWORDED else None
    word = unlatex(fields.get(TYPED[name], "")).strip().lower().replace(" ", "-")
    if word in _WORDS:
        return _WORDS[word], None
    if name.startswith("name"):
        # Fields of a user's own: without a word that is known nobody can say what they hold.
        return None, None
    if not word:
        return "editor", None
    did: Did = "editor" if name == "editor" else "contributor"
    return did, _kept(word, did)


def _kept(word: str, did: Did) -> str:
    return f"{word[:60]}: there is no such role, kept as {did}"


def read_people(told: Sequence[Told], fields: Mapping[str, str]) -> People:
    """All people of an entry but its authors; of one field that stands twice the first counts."""
    names: dict[str, tuple[Name, ...]] = {}
    seen: dict[str, tuple[Name, ...]] = {}
    said: list[Said] = []
    unread: list[Unread] = []

    def lose(field: str, one: Told, why: str) -> None:
        unread.append(built.unread(field, one.raw[:300], one.where, why))

    for one in [one for one in told if one.name in PEOPLE]:
        if not one.raw.strip():
            continue
        did, beside = what_they_did(one.name, fields)
        found = read_bibtex_names(one.raw) if did is not None else ()
        if did is None:
            lose(one.name, one, "a record has no place for it")
        elif one.name in seen:
            if found != seen[one.name] and not one.inherited:
                lose(did, one, "another field of the entry has said it otherwise")
        elif not found:
            lose(did, one, unnamed(one.raw) or "cannot be read")
        else:
            seen[one.name] = found
            names[did] = joined(names.get(did, ()), found)
            field, scheme = ("credit", did) if did in ROLES else (did, None)
            said.append(built.said(field, one.raw[:1000], one.where, scheme))
            if beside:
                lose(did, one, beside)
    values: dict[str, Any] = {
        field: names[field] for field in ("editor", "translator", "contributor") if field in names
    }
    return People(values | ({"credit": credits_} if (credits_ := credited(names)) else {}), tuple(said), tuple(unread))


def field_of(name: str, fields: Mapping[str, str]) -> str:
    """The field of a record that the people in a field of names stand in."""
    did, _beside = what_they_did(name, fields)
    return "credit" if did in ROLES else did or name
