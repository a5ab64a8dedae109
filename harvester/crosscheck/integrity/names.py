"""Names as a cataloguer would question them: what is no person, several in one, digits, capitals, the same twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from harvester.crosscheck.codes import Code
from harvester.crosscheck.words import bare
from harvester.plain_words import cut, field_name
from harvester.work import Finding
from parsers.names.groups import is_group
from parsers.record import Record
from parsers.values import Name

OTHERS = Code(
    "name-et-al", "warning", ("citation", "page", "entry"), "“Et al.” for a name",
    "Name the others, or leave it out: styles shorten lists themselves.",
)  # fmt: skip
SEVERAL = Code(
    "name-several", "warning", ("citation", "page", "entry"), "Several people in one name",
    "Give each person a name of their own (a tag for each on the page).",
)  # fmt: skip
ORGANISATION = Code(
    "name-organisation", "warning", ("citation", "page", "entry"), "An organisation cut into a family and a given name",
    "Write it as one name, so that no style turns it round (in BibTeX: in braces of its own).",
)  # fmt: skip
ADDRESS = Code(
    "name-address", "warning", ("citation", "page", "entry"), "An address in a name",
    "Take it out: a name is a name alone.",
)  # fmt: skip
DIGITS = Code(
    "name-digits", "info", ("citation", "page", "entry"), "Digits in a name",
    "They may be the mark of a footnote: take them out.",
)  # fmt: skip
CAPITALS = Code(
    "name-capitals", "info", ("citation", "page", "entry"), "Names all in capitals",
    "Write them as people do: styles that want capitals make them.",
)  # fmt: skip
TITLES = Code(
    "name-degree", "info", ("citation", "page", "entry"), "A degree or title of address in a name",
    "Take it out: “MD” and “Dr.” are no part of a name in a citation.",
)  # fmt: skip
TWICE = Code(
    "name-twice", "info", ("citation", "page", "entry"), "The same person twice in one list",
    "Compare with the work: two people of one name are rare, a slip is not.",
)  # fmt: skip
ORCID_TWICE = Code(
    "orcid-twice", "warning", ("citation", "service", "page"), "One ORCID iD for two people",
    "Look the iD up at orcid.org, and mend it where it is wrong.",
)  # fmt: skip
EDITOR = Code(
    "editor-is-author", "info", ("citation", "page", "entry"), "The same people as authors and as editors",
    "Keep the role that the title page gives them.",
)  # fmt: skip
CODES = (OTHERS, SEVERAL, ORGANISATION, ADDRESS, ORCID_TWICE, TWICE, EDITOR, DIGITS, TITLES, CAPITALS)

_OTHERS = frozenset(("et al", "et al.", "and others", "others", "et. al.", "et alii", "u.a.", "u. a.", "and others."))
_DEGREE = re.compile(
    r"(?:^|[\s,(])(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?(?=\s)|(?:M\.?D|Ph\.?\s?D|M\.?P\.?H|M\.?B\.?B\.?S|FRCP|FACS|R\.?N)\.?(?=$|[\s,)]))"
)
# "Smith J, Doe A", "Jane Smith; John Doe", "Jane Smith and John Doe": but a group may have "and" and commas in its name.
_SEMICOLON = re.compile(r"[^\W\d_]{2,}[^;]*;\s*[^\W\d_]{2,}")
_INITIALS_LIST = re.compile(r"(?:[^\W\d_][\w'’-]+ [A-Z]{1,3}\b\.?,\s*)+[^\W\d_][\w'’-]+ [A-Z]{1,3}\b")
_MOST, _LONGEST = 5_000, 500


def check(record: Record) -> Iterator[Finding]:
    """What is to be said of the authors and the editors; of each kind of doubt one finding a list."""
    for field in ("author", "editor"):
        names: Sequence[Name] = getattr(record, field)[:_MOST]
        if names:
            yield from _list(field, names)
    if record.author and record.author == record.editor and record.type != "chapter":
        yield EDITOR.found(
            f"The same people stand as authors and as editors: “{cut('; '.join(name.inverted() for name in record.author[:5]))}”.", field="editor",
        )  # fmt: skip


class _Doubt(NamedTuple):
    """A doubt about single names; `hint` is found in the text of any list in which one of them could raise it."""

    code: Code
    hint: re.Pattern[str]
    raises: Callable[[Name], bool]
    words: str


def _list(field: str, names: Sequence[Name]) -> Iterator[Finding]:
    role, texts = field_name(field), [name.inverted() for name in names]
    all_of_it = "\n".join(texts)
    for doubt in _DOUBTS:
        found = [name for name in names if doubt.raises(name)] if doubt.hint.search(all_of_it) else []
        if found:
            told = cut("”, “".join(name.inverted() for name in found[:5]))
            whole = (
                f"{found[0].given} {found[0].full_family()}" if doubt.code is ORGANISATION and len(found) == 1 else ""
            )
            yield doubt.code.found(doubt.words.format(role=role, names=told), field=field, suggestion=whole)
    loud = [name for name in names if _is_loud(name)]
    if loud and len(loud) * 2 >= sum(name.family is not None for name in names):
        told = cut("; ".join(name.inverted() for name in loud[:5]))
        yield CAPITALS.found(f"The {role} are all in capitals: “{told}”.", field=field)
    yield from _twice(field, role, names, texts)


def is_others(name: Name) -> bool:
    """Whether it stands for people who are not named."""
    return bare(name.literal or name.full_family()) in _OTHERS and not name.given


def is_several(name: Name) -> bool:
    """Whether one name holds several people."""
    text = name.literal[:_LONGEST] if name.literal else f"{name.family} {name.given or ''}"[:_LONGEST]
    if ";" not in text and (name.literal is None or "," not in text):
        return False
    listed = name.literal is not None and _INITIALS_LIST.search(text) is not None
    return listed or (_SEMICOLON.search(text) is not None and not is_group(text))


def is_cut_organisation(name: Name) -> bool:
    """Whether family and given name are the two halves of an organisation's name ("Organization", "World Health")."""
    if not name.family or not name.given or len(name.given) < 4:
        return False
    whole = f"{name.given} {name.full_family()}"
    # A person may be called Press, Board or Field: two words of which one has only groups are needed.
    return len(whole.split()) >= 3 and is_group(whole) and is_group(f"{name.full_family()}, {name.given}")


def _has_address(name: Name) -> bool:
    text = name.inverted()
    return "@" in text or "http" in text or "www." in text


def _has_digits(name: Name) -> bool:
    return name.family is not None and re.search("[0-9]", f"{name.family} {name.given or ''}") is not None


def has_degree(name: Name) -> bool:
    """Whether a degree ("MD", "PhD") or a title of address ("Dr.") stands in a person's name."""
    if name.literal:
        return False
    # Initials "M.D." are a given name's own: only behind a given name, or in the suffix, are they a degree.
    given = name.given or ""
    return _DEGREE.search(name.suffix or "") is not None or (
        len(given.split()) > 1 and _DEGREE.search(given) is not None
    )


def _is_loud(name: Name) -> bool:
    family = name.family or ""
    return len(family) > 3 and family.isupper() and family.upper() != family.lower()


def _twice(field: str, role: str, names: Sequence[Name], texts: Sequence[str]) -> Iterator[Finding]:
    """The first name that stands twice, or the first ORCID iD that two names have."""
    if len({text.casefold() for text in texts}) < len(texts):
        seen: set[str] = set()
        for name, text in zip(names, texts, strict=True):
            # "Wang, Y." twice may well be two people.
            whole = name.literal or (name.given and len(re.sub(r"\W", "", name.given)) > 3)
            if whole and text.casefold() in seen:
                yield TWICE.found(f"Among the {role} “{text}” stands twice.", field=field)
                break
            seen.add(text.casefold())
    by_orcid: dict[str, str] = {}
    for name, text in zip(names, texts, strict=True):
        if name.orcid and bare(by_orcid.setdefault(name.orcid, text)) != bare(text):
            yield ORCID_TWICE.found(
                f"Among the {role} “{by_orcid[name.orcid]}” and “{text}” have one ORCID iD, {name.orcid}.", field=field,
            )  # fmt: skip
            return


_DOUBTS = (
    _Doubt(OTHERS, re.compile(r"\b(?:et\.? al|others|u\. ?a)\b", re.IGNORECASE), is_others, "Among the {role} stands “{names}”."),
    _Doubt(SEVERAL, re.compile("[;,]"), is_several, "One of the {role} is several people: “{names}”."),
    _Doubt(ORGANISATION, re.compile(", "), is_cut_organisation, "Among the {role} an organisation is written as a person: “{names}”."),
    _Doubt(ADDRESS, re.compile(r"@|http|www\."), _has_address, "Among the {role} an address stands in a name: “{names}”."),
    _Doubt(DIGITS, re.compile("[0-9]"), _has_digits, "Among the {role} a name has digits in it: “{names}”."),
    _Doubt(TITLES, _DEGREE, has_degree, "Among the {role} a name has a degree or title of address in it: “{names}”."),
)  # fmt: skip
