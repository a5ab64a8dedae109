"""Values of a record, built by the hundred thousand out of what a reader has cleaned.

What is given is looked at once, as the models do: each text is one clean line, each identifier one that was built, each list one of
its own values. That takes a fraction of what the models take to find it out, who convert what is given as well. Whatever
else is given, the model itself is asked: it converts it, or refuses it with its own words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from parsers.checked import maker
from parsers.identifiers import Issn
from parsers.record import Reading, Record, Said, Unread
from parsers.rich import are_lines, is_line
from parsers.values import IssnKind, Keyword, Line, Lines, Name, PartialDate, TypedIssn

_Look = Callable[[Any], bool]
_new_name, _new_keyword, _new_issn = maker(Name), maker(Keyword), maker(TypedIssn)
_new_date = maker(PartialDate)
_new_said, _new_unread, _new_reading, _new_record = maker(Said), maker(Unread), maker(Reading), maker(Record)


def person(
    family: str,
    given: str | None = None,
    suffix: str | None = None,
    non_dropping_particle: str | None = None,
    dropping_particle: str | None = None,
) -> Name:
    """A person's name of its parts. Raises ValueError where one of them is no clean line."""
    parts = {
        "family": family, "literal": None, "given": given, "non_dropping_particle": non_dropping_particle,
        "dropping_particle": dropping_particle, "suffix": suffix, "orcid": None, "affiliation": (), "others": None,
    }  # fmt: skip
    if (
        is_line(family)
        and (given is None or is_line(given))
        and (suffix is None or is_line(suffix))
        and (non_dropping_particle is None or is_line(non_dropping_particle))
        and (dropping_particle is None or is_line(dropping_particle))
    ):
        return _new_name(parts)
    return Name.model_validate(parts)


def group(literal: str) -> Name:
    """A group's name, or one of which the parts are not known. Raises ValueError where it is no clean line."""
    if not is_line(literal):
        return Name(literal=literal)
    return _new_name(
        {
            "family": None, "literal": literal, "given": None, "non_dropping_particle": None, "dropping_particle": None,
            "suffix": None, "orcid": None, "affiliation": (), "others": None,
        }
    )  # fmt: skip


def date(year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    """A date of its numbers. Raises ValueError where there is no such day."""
    parts = {"year": year, "month": month, "day": day, "season": None, "end": None}
    # What every month has needs no look at the calendar.
    is_sure = day is None or (month is not None and 1 <= day <= _DAYS)
    if is_sure and 1 <= year <= 9999 and (month is None or 1 <= month <= 12):
        return _new_date(parts)
    return PartialDate.model_validate(parts)


_DAYS = 28


def keyword(text: str) -> Keyword:
    """A subject term of no scheme. Raises ValueError where it is no clean line."""
    return _new_keyword({"text": text, "scheme": None}) if is_line(text) else Keyword(text=text)


def typed_issn(value: Issn, kind: IssnKind | None = None) -> TypedIssn:
    """An ISSN that was built, and which it is."""
    return _new_issn({"value": value, "kind": kind})


def said(field: str, text: str, where: str, scheme: str | None = None) -> Said:
    """A text behind a value."""
    return _new_said({"field": field, "text": text, "where": where, "scheme": scheme})


def unread(field: str, text: str, where: str, why: str) -> Unread:
    """A text that is no value, and why."""
    return _new_unread({"field": field, "text": text, "where": where, "why": why})


def reading(source: str, record_: Record, said_: tuple[Said, ...], unread_: tuple[Unread, ...]) -> Reading:
    """What a file says of a work."""
    return _new_reading(
        {"source": source, "record": record_, "said": said_, "unread": unread_, "url": None, "digest": None, "retrieved": None}
    )  # fmt: skip


def record(values: Mapping[str, Any]) -> Record:
    """A record of these values. Raises ValidationError where one of them is none that its field can hold."""
    for field, value in values.items():
        look = _LOOKS.get(field)
        if look is None or not look(value):
            return Record(**values)
    return _new_record({**_EMPTY, **values})


_EMPTY: dict[str, Any] = dict(Record().__dict__)


def _is(kind: type) -> _Look:
    return lambda value: type(value) is kind


def _are(look: _Look) -> _Look:
    return lambda value: type(value) is tuple and all(map(look, value))


def _look(annotation: Any) -> _Look | None:
    """What looks whether a value is what an annotation says and need not be converted; None for what only the model can tell."""
    if annotation == Line:
        return is_line
    if annotation == Lines:
        return are_lines
    if get_origin(annotation) in (Union, UnionType):
        kinds = [one for one in get_args(annotation) if one is not type(None)]
        return _look(kinds[0]) if len(kinds) == 1 else None
    if get_origin(annotation) is tuple:
        one, *more = get_args(annotation)
        look = _look(one) if more == [...] else None
        return _are(look) if look is not None else None
    if get_origin(annotation) is Literal:
        words = frozenset(get_args(annotation))
        return lambda value: type(value) is str and value in words
    return _is(annotation) if isinstance(annotation, type) else None


# What has a validator of its own beside its type (the order of credits) the model looks at.
_LOOKS: Mapping[str, _Look] = MappingProxyType(
    {
        field: look
        for field, told in Record.model_fields.items()
        if not told.metadata and (look := _look(told.annotation)) is not None
    }
)
