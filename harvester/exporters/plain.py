"""Values of a record as text a person reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import singledispatch
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from harvester.plain_words import role_name
from parsers.names.open_lists import is_open
from parsers.record import FIELDS, Credit, Notice, Record, Related
from parsers.values import Keyword, Name, PageRange, PartialDate, Rich, TypedIssn

_TEXTS = frozenset(
    field
    for field, told in Record.model_fields.items()
    if any(get_args(kind)[:1] == (str,) or get_origin(kind) is Literal for kind in get_args(told.annotation))
)
"""Fields whose values are plain texts."""


def typed(field: str, value: Any) -> Any:
    """The value as the record holds it; what came back from a store as plain JSON is built again.

    >>> typed("page", {"first": "5039", "last": "5050"})
    PageRange(first='5039', last='5050', more=())
    """
    first = value[0] if isinstance(value, tuple) and value else value
    # Nearly all are as the record holds them.
    if isinstance(first, BaseModel) or (isinstance(first, str) and (type(first) is not str or field in _TEXTS)):
        return value
    if field not in FIELDS:
        return value
    try:
        return getattr(Record.model_validate({field: value}), field)
    except ValidationError:
        return value


ET_AL = "et al."
"""What stands for people who are not named."""


@singledispatch
def one(value: object) -> str:
    """One value as one line of text.

    >>> one(PageRange(first="5039", last="5050"))
    '5039-5050'
    """
    return str(value).replace("\n", " ")


@one.register
def _(value: None) -> str:  # noqa: ARG001  the dispatcher reads its type
    return ""


@one.register
def _(value: Rich) -> str:
    return value.plain()


@one.register
def _(value: Name) -> str:
    return f"{value.inverted()} (ORCID {value.orcid})" if value.orcid else value.inverted()


@one.register
def _(value: Credit) -> str:
    return f"{value.name.inverted()} ({role_name(value.role)})"


@one.register
def _(value: PartialDate) -> str:
    return value.iso()


@one.register
def _(value: PageRange) -> str:
    return value.text()


@one.register
def _(value: TypedIssn) -> str:
    return f"{value.value} ({value.kind})" if value.kind else str(value.value)


@one.register
def _(value: Keyword) -> str:
    return f"{value.text} ({value.scheme})" if value.scheme else str(value.text)


@one.register
def _(value: Notice) -> str:
    named = (value.doi, f"PMID {value.pmid}" if value.pmid else None, value.date.iso() if value.date else None)
    return ", ".join((value.kind, *(str(part) for part in named if part)))


@one.register
def _(value: Related) -> str:
    return f"{value.relation.replace('-', ' ')} {value.id}"


def items(field: str, value: Any) -> tuple[str, ...]:
    """The parts of a value that holds several (authors, keywords, ISSNs), or the one it is; () for nothing.

    A list of people that is open has "et al." for those who are not named.
    """
    held = typed(field, value)
    if isinstance(held, list | tuple):
        goes_on = bool(held) and isinstance(held[-1], Name) and is_open(held)
        return (*map(one, held), *([ET_AL] if goes_on else []))
    return (one(held),) if held is not None else ()


def text(field: str, value: Any) -> str:
    """A value on one line, its parts joined by "; ".

    >>> text("author", [{"family": "Usmani", "given": "Saad"}, {"literal": "Alliance"}])
    'Usmani, Saad; Alliance'
    """
    return "; ".join(items(field, value))


RESOLVERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "doi": "https://doi.org/{}".format,
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/".format,
        "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/".format,
        "arxiv": "https://arxiv.org/abs/{}".format,
        "handle": "https://hdl.handle.net/{}".format,
        "url": "{}".format,
    }
)
"""Where each identifier leads."""

LINKS: Mapping[str, Callable[[str], str]] = MappingProxyType({**RESOLVERS, "license": "{}".format})
"""Fields whose value leads somewhere, identifiers or not."""


def address(field: str, value: str) -> str | None:
    """Where a value of a field in `LINKS` leads on the web; None where that is no address of the web, which may do anything.

    >>> address("doi", "10.5555/a#b"), address("url", "javascript:alert(1)")
    ('https://doi.org/10.5555/a%23b', None)
    """
    is_number = field not in ("url", "license")
    found = LINKS[field](quote(value, safe="/:;()@!$&'*+,=.~-_", errors="replace") if is_number else value)
    return found if _WEB.match(found) else None


_WEB = re.compile(r"https?://", re.IGNORECASE)
