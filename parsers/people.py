"""Names of people and groups as a reader found them: single names, lists in one text, and what belongs to a name."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from parsers import clean
from parsers.names import MOST_NAMES, read_name, read_names
from parsers.names.given_behind import in_one_order
from parsers.names.open_lists import are_others, opened
from parsers.names.readings import without_latin_forms, without_readings
from parsers.record import Credit, Said, Unread
from parsers.values import Name

# Fields of which every text is one name, also a lone one.
ONE_EACH = frozenset(("local_author",))
# Texts that speak of the name before them.
ABOUT_AUTHOR = frozenset(("author_orcid", "author_affiliation"))


def people(said: Sequence[Said], unread: list[Unread]) -> tuple[Name, ...]:
    """The names in `said`, in its order; what cannot be read as a name goes to `unread`.

    Each text is one name where the source repeats the field; a lone text, and one of a field that is a list
    ("author_list"), may hold several ("Smith, J.; Doe, A."). A name written twice running is one.
    """
    if not said:
        return ()
    lone = sum(item.field not in ABOUT_AUTHOR for item in said) == 1 and said[0].field not in ONE_EACH
    names: list[Name] = []
    for item in _ordered(said):
        if item.field in ABOUT_AUTHOR:
            if names and not _belongs(item, names):
                unread.append(Unread(field="author", text=item.text, where=item.where, why="not an ORCID iD"))
            continue
        is_list = lone or item.field.endswith("_list")
        read = _group(item) or (read_names(item.text) if is_list else _one(item.text))
        if not read and names and are_others(item.text):
            names = list(opened(names))
            continue
        if not read and item.text.strip():
            unread.append(
                Unread(field=item.field.removesuffix("_list"), text=item.text, where=item.where, why="not a name")
            )
        names += [name for place, name in enumerate(read) if place or not names or names[-1] != name]
    half, odd = divmod(len(names), 2)
    if half and not odd and names[:half] == names[half:]:
        names = names[:half]  # the whole list twice: a repository that has a work from two sources
    if any(name.family is not None and name.family.casefold() in _PLACEHOLDERS for name in names):
        return ()  # a form, or a guide to one: "Last name, First name"
    kept = without_latin_forms(without_readings(names[:MOST_NAMES])) if len(names) > 1 else tuple(names)
    # A list that says so at its end may be followed by another.
    return opened(kept) if any(map(_OTHERS, names)) else kept


def _ordered(said: Sequence[Said]) -> list[Said]:
    """The texts of people told one by one, in one order: "Németh Gábor" beside "Szabó Katalin"."""
    alone = [item.text for item in said if item.field not in ABOUT_AUTHOR]
    if len(alone) < _SEVERAL or any("," in text for text in alone):
        return list(said)
    texts = iter(in_one_order(alone))
    return [item if item.field in ABOUT_AUTHOR else item.model_copy(update={"text": next(texts)}) for item in said]


_SEVERAL = 2
_OTHERS = attrgetter("others")
_PLACEHOLDERS = frozenset(("last name", "lastname", "surname", "family name", "apellido", "sobrenome", "nachname"))


def credits_of(said: Sequence[Said], unread: list[Unread]) -> tuple[Credit, ...]:
    """Those who did something else, which the scheme of each text names: one name a text, each once in a role."""
    found: dict[Credit, None] = {}
    for item in said[:MOST_NAMES]:
        literal = clean.line(item.text) if item.field == "credit_group" else None
        names = (Name(literal=literal),) if literal else _one(item.text)
        if not names and item.text.strip():
            unread.append(Unread(field="credit", text=item.text, where=item.where, why="not a name"))
        found |= {Credit.model_validate({"role": item.scheme, "name": name}): None for name in names}
    return tuple(found)


def _one(text: str) -> tuple[Name, ...]:
    name = read_name(text)
    return (name,) if name is not None else ()


def _group(item: Said) -> tuple[Name, ...]:
    if item.scheme != "organization":
        return ()
    literal = clean.line(item.text)
    return (Name(literal=literal),) if literal else ()


def _belongs(item: Said, names: list[Name]) -> bool:
    """Give what `item` says to the last name; False where it is nothing that can be given."""
    last = names[-1]
    changes: dict[str, object]
    if item.field == "author_orcid":
        orcid = clean.orcid(item.text)
        if orcid is None:
            return not item.text.strip()
        changes = {"orcid": last.orcid or orcid}
    else:
        affiliation = clean.line(item.text)
        changes = {"affiliation": (*last.affiliation, affiliation)} if affiliation else {}
    names[-1] = Name.model_validate(last.model_dump() | changes)
    return True
