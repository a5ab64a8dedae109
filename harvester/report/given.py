"""Who gave which part of a value, where not all who are credited gave all of it: in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from harvester.exporters import plain
from harvester.report.wording import counted, listed, source_name
from harvester.work import FieldResult
from parsers.values import Name

_PARTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "given": ("given name", "given names"), "family": ("family name", "family names"), "orcid": ("ORCID iD", "ORCID iDs"),
        "affiliation": ("affiliation", "affiliations"), "suffix": ("suffix", "suffixes"), "literal": ("name", "names"),
        "non_dropping_particle": ("particle", "particles"), "dropping_particle": ("particle", "particles"),
        "kind": ("kind", "kinds"), "doi": ("DOI", "DOIs"), "pmid": ("PMID", "PMIDs"), "date": ("date", "dates"),
    }
)  # fmt: skip
NAMED = 2
"""People or things that are named each; of more their number is told."""


def given(result: FieldResult) -> tuple[str, ...]:
    """A phrase for each part and who gave it: "given names of Okafor and Ng from Crossref".

    >>> from harvester.work import Agreement
    >>> people = (Name(family="Okafor", given="Chidi"), Name(family="Ng", given="Anh"))
    >>> given(FieldResult(field="author", value=people, winner=("page", "pubmed"), claims=(), agreement=Agreement(kind="EQUAL"),
    ...       parts=(("0.given", ("pubmed",)), ("1.given", ("pubmed",)))))
    ('given names of Okafor and Ng from PubMed',)
    """
    held = plain.typed(result.field, result.value)
    things = held if isinstance(held, list | tuple) else ()
    groups: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for part, sources in result.parts:
        place, _dot, name = part.partition(".")
        if place.isdecimal() and int(place) < len(things):
            groups.setdefault((name, sources), []).append(int(place))
    # All that a list holds from all who are credited is what the credit says already.
    told = {key: places for key, places in groups.items() if key != ("", result.winner) or len(places) < len(things)}
    return tuple(_phrases(told, things))


def _phrases(groups: Mapping[tuple[str, tuple[str, ...]], Sequence[int]], things: Sequence[Any]) -> Iterator[str]:
    for (part, sources), places in groups.items():
        who = listed([source_name(source) for source in sources])
        what = _named([things[place] for place in places], len(things))
        if part:
            one, several = _PARTS.get(part, (part.replace("_", " "), f"{part.replace('_', ' ')}s"))
            what = f"{one if len(places) == 1 else several} of {what}"
        yield f"{what} from {who}"


def _named(things: Sequence[Any], of: int) -> str:
    if len(things) > NAMED:
        return f"all {of}" if len(things) == of else f"{len(things):,} of {counted(of, 'entry', 'entries')}"
    return listed([_short(thing) for thing in things])


def _short(thing: Any) -> str:
    text = thing.full_family() if isinstance(thing, Name) else str(getattr(thing, "value", None) or plain.one(thing))
    return text if len(text) <= 60 else f"{text[:59]}…"
