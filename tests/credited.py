"""Records with people in the roles that citations name beside authors, editors and translators, written and read back."""

from __future__ import annotations

from typing import Any

from harvester.exporters import EXPORTERS, Exporter
from harvester.exporters.losses import encoded
from harvester.work import Entry
from parsers.formats.libraries import kind_of
from parsers.formats.library import Library
from parsers.record import ROLES, Record

VARDA = {"family": "Varda", "given": "Agnès"}


def record(**values: Any) -> Record:
    """A record whose words with a hyphen are roles: director=["Varda, Agnès"]."""
    roles = {name.replace("_", "-"): names for name, names in values.items() if name.replace("_", "-") in ROLES}
    held = {name: value for name, value in values.items() if name.replace("_", "-") not in ROLES}
    return Record.model_validate({"title": "Tides", "credit": [{"role": role, "name": person(one)} for role, names in roles.items() for one in names], **held})  # fmt: skip


def person(text: str) -> dict[str, Any]:
    family, comma, given_ = text.partition(", ")
    return {"family": family, "given": given_} if comma else {"literal": text}


def told(one: Record) -> str:
    return "; ".join(f"{credit.role}: {credit.name.inverted()}" for credit in one.credit)


def written(exporter: Exporter, *records: Record) -> bytes:
    return b"".join(encoded(exporter.write([Entry(key=f"k{place}", record=one) for place, one in enumerate(records)])))


def read_back(exporter: Exporter, *records: Record) -> Library | None:
    body = written(exporter, *records)
    kind = kind_of(exporter.file_name, body)
    return kind.read(body) if kind is not None else None


def named(name: str) -> Exporter:
    return next(one for one in EXPORTERS if one.name == name)
