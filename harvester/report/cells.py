"""Values and their evidence as the table of a work shows them: short where they are long, whole on opening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from harvester.exporters import plain
from harvester.report import reasons
from harvester.report.rich import markup, web_link
from harvester.report.wording import VALUES, counted, heading, inline, listed, source_name
from harvester.work import Claim, FieldResult
from parsers.record import Said
from parsers.values import Name, Rich

LONG = 180
"""Characters of a text shown before the rest is folded."""
MANY = 5
"""Names or terms shown before the rest are folded."""
REPEATED = 100
"""Characters of a source's text that is printed again where it is letter for letter the value that stands beside it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as it is shown: `short` always; where that is not all, `rest` says how much, `full` has it whole."""

    short: Markup
    rest: str = ""
    full: tuple[Markup, ...] = ()
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something stood, and the very texts that stood there.

    A long text that is the value itself, letter for letter, is not printed twice: `alike` says that there was one.
    """

    where: str
    texts: tuple[str, ...]
    alike: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """One value of a source; `same` where it is letter for letter the merged value."""

    shown: Shown
    same: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of a field: one value, or several where it speaks twice (a page and its saved copy)."""

    source: str
    sayings: tuple[Saying, ...]
    credited: bool
    evidence: tuple[Evidence, ...]


def shown(field: str, value: Any) -> Shown:
    """A value of a field, folded where it is long."""
    held = plain.typed(field, value)
    if isinstance(held, list | tuple) and len(held) > MANY + 1:
        parts = tuple(_part(part) for part in held)
        return Shown(
            short=Markup("; ").join(parts[:MANY]), rest=f"all {counted(len(parts), *_noun(field))}", full=parts
        )
    if isinstance(held, list | tuple):
        return Shown(short=Markup("; ").join(_part(part) for part in held))
    text = plain.one(held)
    if len(text) > LONG:
        return Shown(short=escape(_cut(text)), rest=f"all {counted(len(text), 'character')}", full=(_part(held),))
    if text in VALUES.get(field, {}):
        return Shown(short=escape(VALUES[field][text]))
    link = plain.LINKS[field](text) if field in plain.LINKS and held is not None else None
    return Shown(short=_part(held), link=web_link(link))


def cells(result: FieldResult, sources: Sequence[str]) -> tuple[Cell | None, ...]:
    """A cell for each source of the work, None where it says nothing of this field."""
    merged = plain.text(result.field, result.value)
    by_source: dict[str, list[Claim]] = {}
    for claim in result.claims:
        by_source.setdefault(claim.source, []).append(claim)
    return tuple(_cell(result, by_source[source], merged) if source in by_source else None for source in sources)


def whys(result: FieldResult) -> tuple[str, ...]:
    """A sentence for each way in which sources differ: who against whom, and why."""
    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one, other, agreement in result.pairs:
        groups.setdefault((agreement.kind, agreement.why), []).append((one, other))
    if not groups:
        return (heading(reasons.why(result.agreement.why)),) if result.agreement.why else ()
    return tuple(f"{heading(_against(pairs))}: {reasons.why(why)}" for (_kind, why), pairs in groups.items())


def _against(pairs: Sequence[tuple[str, str]]) -> str:
    """Who differs from whom: "the page against Crossref and PubMed" where all pairs share the page."""
    for common in pairs[0]:
        if all(common in pair for pair in pairs):
            others = dict.fromkeys(source_name(one if other == common else other) for one, other in pairs)
            return f"{source_name(common)} against {listed(list(others))}"
    return "; ".join(dict.fromkeys(f"{source_name(one)} against {source_name(other)}" for one, other in pairs))


def credit(result: FieldResult) -> str:
    """Who is behind the merged value: "from the page and Crossref"; "why" stands where there is none, over the rule."""
    return f"from {listed([source_name(source) for source in result.winner])}" if result.winner else "why"


def _cell(result: FieldResult, claims: Sequence[Claim], merged: str) -> Cell:
    source = claims[0].source
    texts = [plain.text(result.field, claim.value) for claim in claims]
    values = dict(zip(texts, (claim.value for claim in claims), strict=True))
    return Cell(
        source=heading(source_name(source)),
        sayings=tuple(Saying(shown(result.field, value), same=text == merged) for text, value in values.items()),
        credited=source in result.winner,
        evidence=_evidence([(item, text) for claim, text in zip(claims, texts, strict=True) for item in claim.said]),
    )


def _evidence(said: Sequence[tuple[Said, str]]) -> tuple[Evidence, ...]:
    """The texts by where they stood, in order, each once."""
    by_place: dict[str, dict[str, None]] = {}
    values: dict[str, str] = {}
    for item, value in said:
        by_place.setdefault(item.where, {})[item.text] = None
        values[item.where] = value
    return tuple(_stood(where, tuple(texts), values[where]) for where, texts in by_place.items())


def _stood(where: str, texts: tuple[str, ...], value: str) -> Evidence:
    alike = len(value) > REPEATED and "; ".join(" ".join(text.split()) for text in texts) == value
    return Evidence(where, () if alike else texts, alike)


def _part(value: object) -> Markup:
    if isinstance(value, Rich):
        return markup(value)
    if isinstance(value, Name):
        name = escape(value.inverted())
        if value.orcid:
            name = Markup('{} <a class="orcid" href="https://orcid.org/{}">ORCID</a>').format(name, value.orcid)
        return Markup("{}; {}").format(name, plain.ET_AL) if value.others else name
    return escape(plain.one(value))


def _noun(field: str) -> tuple[str, str]:
    plural = inline(field)
    return (plural.removesuffix("s"), plural)


def _cut(text: str) -> str:
    return text[:LONG].rsplit(" ", 1)[0] + " …"
