"""A library's own order of trust: a TOML file, or the [policy] section of harvester.toml.

    name = "Invented Library"             whose policy it is; the reports and exports say so
    version = "2026-03"
    order = ["pubmed", "crossref"]        for fields that have no order of their own in the written policy
    issue_data = ["pubmed", "crossref"]   whose journal, volume, issue, pages and date stand, as one
    leave_out = ["keyword"]               fields that no record is to have; their claims stay in the report

    [fields]
    abstract = ["pubmed", "page"]
    publisher = { order = ["crossref"], reason = "our catalogue follows Crossref" }
    genre = { only = ["page"], reason = "the cataloguer's words alone" }

A source that a list does not name follows in the order of the written policy, so that nothing is lost by leaving a
name away; `only` silences it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from harvester.crosscheck.trust import DEFAULT, OWN, PERSON, SERVICES, Order, Policy
from harvester.errors import UsageError
from parsers import clean
from parsers.record import FIELDS

_SOURCES = (*SERVICES, OWN)
_KEYS = ("name", "version", "order", "issue_data", "leave_out", "fields")
_FIELD_KEYS = ("order", "only", "reason")
_REASON = "set by the library"


def load_policy(file: Path) -> Policy:
    """The policy of a file of its own. Raises UsageError naming the file and what is wrong in it."""
    return read_policy(_toml(file), str(file), file.name)


def configured_policy(file: Path) -> Policy:
    """The policy of the [policy] section of a settings file; the written one where it has none. Raises UsageError."""
    section = _toml(file).get("policy")
    return DEFAULT if section is None else read_policy(section, f"{file}: policy", file.name)


def notes(policy: Policy) -> tuple[str, ...]:
    """What a report says of the policy: nothing of the written one."""
    return (f"Merged by the policy “{policy.title()}”.",) if policy.title() else ()


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} is no TOML: {error}") from None


def read_policy(data: object, where: str, name: str) -> Policy:
    """A policy from what stands in a file; `name` is its name where it has none itself. Raises UsageError."""
    section = _table(data, where, _KEYS)
    general = _whole(section.get("order"), DEFAULT.general, f"{where}: order")
    issue = _whole(section.get("issue_data"), general, f"{where}: issue_data")
    orders = dict(DEFAULT.orders)
    for field, value in _table(section.get("fields", {}), f"{where}: fields", FIELDS).items():
        orders[field] = _order(value, DEFAULT.order(field), f"{where}: fields.{field}")
    left_out = section.get("leave_out", [])
    for field in _names(left_out, FIELDS, f"{where}: leave_out") if left_out else ():
        if field in orders and field in section.get("fields", {}):
            raise UsageError(
                f"{where}: “{field}” is left out and has an order", advice="Take it out of one of the two."
            )
    texts = {key: _text(section.get(key, ""), f"{where}: {key}") for key in ("name", "version")}
    try:
        return Policy(
            general=general, issue=issue, orders=orders, left_out=frozenset(left_out),
            name=texts["name"] or name, version=texts["version"],
        )  # fmt: skip
    except ValueError as error:
        raise UsageError(
            f"{where}: {error}", advice="A retraction that any source knows must reach the reader."
        ) from None


def _order(value: object, written: Order, where: str) -> Order:
    """A field's order: a list of sources, or a table with `order` or `only`, and a reason."""
    if isinstance(value, list):
        return _whole(value, written, where)
    table = _table(value, where, _FIELD_KEYS)
    if ("order" in table) == ("only" in table):
        raise UsageError(f"{where}: has to have “order” or “only”, and not both", advice=_example())
    reason = _text(table.get("reason", ""), f"{where}.reason") or _REASON
    if "only" in table:
        return Order(_names(table["only"], _SOURCES, f"{where}.only"), reason)
    return Order(_whole(table["order"], written, f"{where}.order").sources, reason)


def _whole(value: object, written: Order, where: str) -> Order:
    """The sources of a list, then those of the written order that it does not name."""
    if value is None:
        return written
    named = _names(value, _SOURCES, where)
    return Order((*named, *(source for source in written.sources if source not in named)), _REASON)


def _names(value: object, known: Iterable[str], where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(name, str) for name in value):
        raise UsageError(f"{where}: a list of names is expected, not {value!r}", advice=_example())
    for name in value:
        _known(name, known, where)
    twice = sorted({name for name in value if value.count(name) > 1})
    if twice:
        raise UsageError(f"{where}: “{twice[0]}” stands there twice")
    return tuple(value)


def _known(name: str, known: Iterable[str], where: str) -> None:
    names = tuple(known)
    if name in names:
        return
    if name == PERSON:
        raise UsageError(f"{where}: what a person decided stands before every source; it needs no place in an order")
    near = get_close_matches(name, names, n=1)
    meant = f" Did you mean “{near[0]}”?" if near else ""
    raise UsageError(f"{where}: there is no “{name}”.{meant}", advice=f"Known here: {', '.join(names)}.")


def _table(value: object, where: str, known: Iterable[str]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise UsageError(f"{where}: a table or a list is expected, not {value!r}", advice=_example())
    for name in value:
        _known(name, known, where)
    return value


def _text(value: object, where: str) -> str:
    text = clean.line(value) if isinstance(value, str) else None
    if text is None and value != "":
        raise UsageError(f"{where}: a line of text is expected, not {value!r}")
    return text or ""


def _example() -> str:
    return f'As in: abstract = ["pubmed", "page"]. Sources: {", ".join(_SOURCES)}.'
