"""Authors, editors and groups of a MEDLINE record, in their order, with what follows each of them."""

from __future__ import annotations

from parsers import clean
from parsers.formats.gathered import Collected
from parsers.formats.tagged import Field, TaggedEntry
from parsers.names import MOST_NAMES, read_name, read_name_parts
from parsers.names.open_lists import are_others
from parsers.values import Name

# Tag to the role of whom it names; a short form ("AU") repeats the full name ("FAU") above it.
_FULL = {"FAU": "author", "FED": "editor"}
_SHORT = {"AU": "author", "ED": "editor"}
_OTHERS = frozenset(("FIR", "IR", "IRAD", "FPS", "PS"))
"""Investigators and people that an article is about: no authors."""
_MOST_ADDRESSES = 200
_SUFFIXES = frozenset(("Jr", "Sr", "2nd", "3rd", "4th", "II", "III", "IV"))


def people(entry: TaggedEntry, got: Collected) -> None:
    """The names of a record; an address above all authors is the first one's, as records of before 2014 have it."""
    names: dict[str, list[Name]] = {"author": [], "editor": []}
    role, full, before = "", "", list[Field]()
    for place, field in enumerate(entry.fields):
        text = field.folded()
        if field.tag in _FULL or field.tag in _SHORT:
            of_short = _SHORT.get(field.tag)
            of = _FULL.get(field.tag) or str(of_short)
            if names[of] and are_others(text):
                # As PubMed has it of lists that it cut: "AU  - et al.", without a full form.
                got.open_lists.add(of)
                got.note(of, text, field.where)
                continue
            if of_short is not None and full == of_short:
                full = ""  # the short form of the name above
                got.note(of_short, text, field.where)
                continue
            role = full = _FULL.get(field.tag, "")
            role = role or str(of_short)
            if len(names[role]) == MOST_NAMES:
                continue
            is_group = field.tag == "FED" and "," not in text and not _is_short(entry.fields[place + 1 : place + 2])
            name = _group(text) if is_group else _full(text) if full else read_short_name(text)
        elif field.tag == "CN":
            role, full = "author", ""
            name = _group(text)
        elif field.tag in _OTHERS:
            role, full = "", ""
            continue
        else:
            if field.tag in ("AUID", "AD"):
                _belongs(field, names.get(role, []), before, got)
            continue
        if name is None:
            got.lose(role, text, field.where, "not a name")
            continue
        if before and role == "author":
            name, before = _with(name, affiliation=tuple(line for one in before if (line := clean.line(one.text)))), []
        names[role].append(name)
        got.note(role, text, field.where)
    got.names |= names
    for field in before:
        got.lose("author", field.folded(), field.where, "an address of nobody")


def _belongs(field: Field, names: list[Name], before: list[Field], got: Collected) -> None:
    """Give the last name its ORCID iD or address; an address that stands above all names is kept in `before`."""
    text = clean.line(field.text)
    if field.tag == "AUID":
        orcid = clean.orcid(field.folded())
        if orcid is None or not names:
            got.lose("author", field.folded(), field.where, "not an ORCID iD" if orcid is None else "nobody's ORCID iD")
            return
        names[-1] = _with(names[-1], orcid=orcid)
        got.note("author", field.folded(), field.where)
    elif text is not None and names:
        # Longer lists of addresses than this are nobody's.
        names[-1] = _with(names[-1], affiliation=(*names[-1].affiliation, text)[:_MOST_ADDRESSES])
    elif text is not None and len(before) < _MOST_ADDRESSES:
        before.append(field)


def _with(name: Name, **changes: object) -> Name:
    return Name.model_validate(name.model_dump() | changes)


def _group(text: str) -> Name | None:
    literal = clean.line(text)
    return Name(literal=literal) if literal else None


def _is_short(following: tuple[Field, ...]) -> bool:
    """Whether the short form of a name follows, as it does behind every person's; a group among the editors has no tag of its own."""
    return any(field.tag in _SHORT for field in following)


def _full(text: str) -> Name | None:
    """The name of "Casbon, James A" or "Smith, John A Jr"."""
    family, _comma, given = text.partition(", ")
    return read_name_parts(family, given)


def read_short_name(text: str) -> Name | None:
    """The name of "Casbon JA", "Smith JA Jr" or "van der Berg J"; a text without initials is read as any other.

    >>> read_short_name("van der Berg J").inverted(), read_short_name("Smith JA Jr").suffix, read_short_name("de Kort IV").given
    ('van der Berg, J.', 'Jr', 'I. V.')
    """
    words = text.split()
    # "Ivanov Petrov IV" has initials.
    suffixed = len(words) > 2 and words[-1] in _SUFFIXES and words[-2].replace("-", "").isupper()
    suffix = words.pop() if suffixed else ""
    if len(words) > 1 and words[-1].replace("-", "").isupper() and len(words[-1]) <= 4:
        given = words.pop()
        return read_name_parts(" ".join(words), given, suffix)
    return read_name_parts(text, "", "") if len(words) == 1 else read_name(text)
