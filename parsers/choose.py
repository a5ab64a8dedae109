"""Several readings of one page, one record: which reader is believed, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from parsers.clean import fold
from parsers.inferred import OF_A_JOURNAL, inferred
from parsers.language_look import may_be
from parsers.record import FIELDS, Reading, Record, Said, Unread
from parsers.sharper import of_another_issue, sharpest, without
from parsers.texts import settle_title
from parsers.types import is_data
from parsers.values import Name

# Readers in the order in which they are believed: a platform's own file knows what its page means; tags made for
# indexers come before general ones; visible text in the order people trust it; a COinS is often cut short.
TRUST: tuple[str, ...] = (
    "eprints", "highwire", "bepress", "json_ld", "microdata", "rdfa", "bibtex", "prism", "labelled", "dublin_core", "coins",
    "signposting", "visible", "open_graph",
)  # fmt: skip
# Where another order is better, with the reason.
TRUST_FOR: dict[str, tuple[str, ...]] = {
    # Highwire's abstract tag is often an address or its first words; JSON-LD holds the text.
    "abstract": (
        "eprints", "labelled", "visible", "json_ld", "microdata", "rdfa", "highwire", "bepress", "bibtex", "prism", "dublin_core", "coins",
    ),
    # What indexers are told holds a journal's own subjects too; what readers are shown is the authors' list.
    "keyword": (
        "eprints", "labelled", "highwire", "bepress", "json_ld", "microdata", "rdfa", "bibtex", "prism", "dublin_core", "coins", "visible",
    ),
    # DC.publisher is the repository as often as the publisher.
    "publisher": (
        "eprints", "highwire", "bepress", "labelled", "json_ld", "microdata", "rdfa", "bibtex", "coins", "prism", "dublin_core", "visible",
    ),
}  # fmt: skip
PAGE = "page"
# Kinds of works that stand in no journal: a line of volume and pages beside them cites another version or another work.
_ALONE = frozenset(("thesis", "dataset", "report", "book", "software"))
# Readers that only see what a page shows.
_SHOWN = frozenset(("labelled", "visible"))
# Readers whose container is as often a series, a catalogue or the article that data belong to.
_LOOSE = _SHOWN | {"dublin_core"}
_SHORT = 8
# Fields in which two readers of one page may contradict each other, and a person should know.
_COMPARED = ("doi", "pmid", "pmcid", "volume", "issue", "page", "issued", "container_title", "title")


def _rank(source: str, field: str) -> int:
    order = TRUST_FOR.get(field, TRUST)
    if source in order:
        return order.index(source)
    return len(order) if source in TRUST else -1  # a site's own reader comes first


def choose(readings: Sequence[Reading]) -> Reading:
    """One reading, "page", of all readings of a page; `readings` is not empty.

    Each field is taken whole from the most trusted reading that has it; nothing is mixed within a field but ISSNs
    and ISBNs, which add up. A sharper value of a less trusted reading that says the same wins: a day over its
    month, a range over its first page, a list of authors over a part of it. The texts behind every field of every reading
    are kept, the chosen first; a value that contradicts the chosen one is kept among the unread, with the reason.
    """
    first = readings[0]
    having: dict[str, list[Reading]] = {}
    for reading in readings:
        for field in reading.record.said_fields():
            having.setdefault(field, []).append(reading)
    typed = [r for r in having.get("type", ()) if r.source != "visible"]
    kind = sharpest("type", typed, None).record.type if typed else None
    of_data = _of_data(having)
    if of_data:
        kind = "dataset"
    values: dict[str, Any] = {}
    said: list[Said] = []
    unread = [item for reading in readings for item in reading.unread]
    said_by = {id(reading): _by_field(reading) for reading in readings}
    for field in FIELDS:
        if field == "issued_online" and _is_deposited(readings):
            continue
        if field not in having:
            continue
        able = [
            r
            for r in having[field]
            if not (kind in _ALONE and field in OF_A_JOURNAL and (of_data or r.source in _LOOSE))
            and not (r.source in _SHOWN and of_another_issue(r.record, field, values))
            # Beside a preprint the line that cites is that of the version which a journal published.
            and not (kind == "article" and r.source == "visible" and field in OF_A_JOURNAL)
            # "© Ada Roe" in the publisher's place of her thesis.
            and not (
                kind == "thesis" and field == "publisher" and _is_author(r.record.publisher, values.get("author", ()))
            )
        ]
        if able:
            by_trust = sorted(able, key=lambda reading: _rank(reading.source, field))
            if field == "type" and of_data:
                by_trust.sort(key=lambda reading: reading.record.type != "dataset")
            if field == "abstract" and len(by_trust) > 1 and "language" in having:
                # A page shows the abstract in the language of its menus; tags that name the work's language have it in that one.
                language = min(having["language"], key=lambda r: _rank(r.source, "language"))
                if language.source != "open_graph":
                    tongue = str(language.record.language)
                    by_trust.sort(key=lambda r: not may_be(tongue, str(r.record.abstract)))
            if field == "container_title":
                # A platform's own reader knows of a publisher that has its journal's name.
                by_trust.sort(key=lambda r: r.source in TRUST and _is_publisher(r.record.container_title, having))
            chosen = sharpest(field, by_trust, kind)
            values[field] = getattr(chosen.record, field)
            ordered = [chosen, *(reading for reading in by_trust if reading is not chosen)]
            said += [item for reading in ordered for item in said_by[id(reading)].get(field, ())]
            unread += _contradicting(field, ordered)
    values["issn"] = _all_of(readings, "issn", lambda issn: issn.value)
    values["isbn"] = _all_of(readings, "isbn", str)
    # HighWire names the authors a second time, as contributors; EPrints the editors.
    known = (name for field in ("author", "editor", "translator") for name in values.get(field, ()))
    values["contributor"] = without(values.get("contributor", ()), tuple(known))
    # One reader tells the title, another the people whom it names behind a stroke.
    settle_title(values)
    unread += _doubtful_language(values, having)
    unread += _shelf(values, having)
    said += inferred(values, said)
    said += [item for reading in readings for item in reading.said if item.field not in having]
    return Reading(
        source=PAGE, record=Record(**values), said=tuple(said), unread=tuple(unread),
        url=first.url, digest=first.digest, retrieved=first.retrieved,
    )  # fmt: skip


def _by_field(reading: Reading) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for item in reading.said:
        found.setdefault(item.field, []).append(item)
    return found


def _of_data(having: dict[str, list[Reading]]) -> bool:
    """Whether the work is a data set: by its title, or as a reader is told outright, where no volume or ISSN speaks of a journal.

    A data centre that names itself in `citation_journal_title` makes no journal article of its data.
    """
    if is_data(str(having["title"][0].record.title if "title" in having else "")):
        return True
    told = any(r.record.type == "dataset" and r.source not in _SHOWN for r in having.get("type", ()))
    return told and not having.keys() & {"volume", "issn"}


def _is_publisher(container: str | None, having: dict[str, list[Reading]]) -> bool:
    """Whether a reader calls the publisher, whom another tells by name, the journal."""
    return any(fold(container or "") == fold(r.record.publisher or "") for r in having.get("publisher", ()))


def _is_deposited(readings: Sequence[Reading]) -> bool:
    """Whether a repository's own tags stand there: then the day online in Highwire's is the day of deposit."""
    return any(reading.source == "eprints" and reading.record.issued_online is None for reading in readings)


def _doubtful_language(values: dict[str, Any], having: dict[str, list[Reading]]) -> list[Unread]:
    """A language that only the page's template names, where the work's own words speak against it: taken back."""
    readings = having.get("language", [])
    if not readings or any(reading.source != "open_graph" for reading in readings):
        return []
    text = " ".join(str(values.get(field, "")) for field in ("title", "abstract"))
    if may_be(values["language"], text):
        return []
    language = values.pop("language")
    return [
        Unread(field="language", text=language, where="html lang", why="the work's own words are in another language")
    ]


def _is_author(publisher: str | None, authors: Sequence[Name]) -> bool:
    """Whether what stands for a publisher is the name of one of the authors."""
    names = {fold(f"{name.given or ''} {name.full_family() if name.family else ''}".strip()) for name in authors}
    return fold(publisher or "") in names


def _shelf(values: dict[str, Any], having: dict[str, list[Reading]]) -> list[Unread]:
    """The series that Digital Commons files an article in ("Faculty Publications"), where its journal is told: taken back."""
    readings = having.get("collection_title", [])
    if "container_title" not in values or not readings or any(one.source != "bepress" for one in readings):
        return []
    values.pop("collection_number", None)
    name = values.pop("collection_title")
    return [
        Unread(
            field="collection_title",
            text=name,
            where="meta bepress_citation_series_title",
            why="a shelf of the repository",
        )
    ]


def _contradicting(field: str, ordered: list[Reading]) -> list[Unread]:
    if field not in _COMPARED or len(ordered) == 1:
        return []
    chosen = getattr(ordered[0].record, field)
    found: list[Unread] = []
    for reading in ordered[1:]:
        value = getattr(reading.record, field)
        if value != chosen and not _compatible(field, chosen, value):
            item = next((item for item in reading.said if item.field == field), None)
            text, where = (item.text, item.where) if item is not None else (str(value), reading.source)
            found.append(Unread(field=field, text=text, where=where, why="contradicts what was chosen on this page"))
    return found


def _compatible(field: str, chosen: Any, value: Any) -> bool:
    if field == "issued":
        mine, theirs = chosen.parts(), value.parts()
        short = min(len(mine), len(theirs))
        return bool(mine[:short] == theirs[:short])
    if field == "page":
        return bool(chosen.first == value.first and not (chosen.last and value.last and chosen.last != value.last))
    one, other = sorted((fold(str(chosen)).rstrip("."), fold(str(value)).rstrip(".")), key=len)
    # A journal's abbreviation is the journal's name.
    return (
        one == other
        or (field == "title" and one in other)
        or (field == "container_title" and (one in other or "." in one or len(one) < _SHORT))
    )


def _all_of(readings: Sequence[Reading], field: str, key: Any) -> tuple[Any, ...]:
    """All values of a field by trust of their reader, each once; a typed ISSN before the same one untyped."""
    values = [
        value for r in sorted(readings, key=lambda r: _rank(r.source, field)) for value in getattr(r.record, field)
    ]
    best: dict[Any, Any] = {}
    for value in values:
        known = best.setdefault(key(value), value)
        if getattr(known, "kind", "") is None and getattr(value, "kind", None) is not None:
            best[key(value)] = value
    return tuple(best.values())


def same_title(a: Reading, b: Reading) -> bool:
    """Whether two readings of a page name the same title, or one of them the start of the other."""
    titles = sorted((fold(str(r.record.title)).rstrip(".") for r in (a, b)), key=len)
    return titles[1].startswith(titles[0])
