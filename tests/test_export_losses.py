"""What formats cannot hold: their tables against what they really write, and how it is told."""

from __future__ import annotations

from typing import Any

import pytest

from harvester.exporters import EXPORTERS, Exporter
from harvester.exporters.losses import Losses, encoded, exported, facts
from harvester.work import Entry
from parsers.record import CSL_TYPES, ROLES, Record

PERSON = {
    "family": "Okafor",
    "given": "Chidi",
    "orcid": "0000-0002-1825-0097",
    "affiliation": ["University of Testing"],
}
FULL: dict[str, Any] = {
    "genre": "Doctoral thesis", "title": "<i>Tides</i> and light", "title_short": "Short of it", "original_title": "Licht", "translated_title": "Lumiere",
    "author": [PERSON, {"family": "Ng"}], "editor": [{"family": "Smith"}], "translator": [{"family": "Roe"}],
    "contributor": [{"family": "Doe"}], "local_author": [{"family": "Okafor", "given": "Chidi"}], "credit": [{"role": role, "name": {"family": f"Of-{role}"}} for role in ROLES],
    "container_title": "Journal of Testing", "container_title_short": "J Test",
    "issn": [{"value": "2473-9529", "kind": "print"}, {"value": "2473-9537", "kind": "electronic"}], "volume": "81", "issue": "17",
    "page": {"first": "117", "last": "129"}, "article_number": "e777", "issued": {"year": 2020, "month": 5, "day": 23, "end": {"year": 2020, "month": 5, "day": 28}},
    "issued_online": {"year": 2019, "month": 12, "day": 3}, "collection_title": "Series of Tests", "collection_number": "5551", "edition": "2nd",
    "number": "TR-9", "number_of_pages": "345", "version": "4.1", "event_title": "Meeting on Tests", "event_place": "Lisbon",
    "event_date": {"year": 2018, "month": 11, "day": 2}, "publisher": "Invented Press", "publisher_place": "Leiden", "language": "en-GB", "doi": "10.5555/a", "pmid": "39058954",
    "pmcid": "PMC11465741", "arxiv": "1706.03762", "handle": "20.500.12345/77", "isbn": ["9780306406157", "9781861972712"], "url": "https://example.org/a", "accessed": {"year": 2022, "month": 9, "day": 6},
    "abstract": "It <b>works</b>.", "keyword": [{"text": "moss", "scheme": "MeSH"}, {"text": "rain"}], "rights": "All rights kept", "license": "https://example.org/licence",
    "funder": ["Fund for Tests"], "note": "Read twice\nSeen in print", "provider": "scopus", "notice": [{"kind": "retraction", "doi": "10.5555/r", "date": {"year": 2021}}],
    "related": [{"relation": "is-translation-of", "id": "10.5555/b"}],
}  # fmt: skip
FEW: tuple[dict[str, Any], ...] = (
    {"title": "Tides", "issued": {"year": 2003, "season": "spring"}}, {"title": "Tides", "issued": {"year": 2003, "month": 5, "day": 8}},
    # What has a place only where something else has not taken it.
    {"title": "Tides", "issued": {"year": 2003, "month": 5, "end": {"year": 2003, "month": 6}}},
    {"title": "Tides", "issued": {"year": 2003, "month": 12, "end": {"year": 2004, "month": 12}}},
    {"title": "Tides", "language": "fr-BE"}, {"title": "Tides", "language": "tlh-Latn"},
    {"title": "Tides", "handle": "20.500.12345/77", "url": "https://example.org/a"},
    {"title": "Tides", "handle": "20.500.12345/77", "pmid": "39058954"},
    {"title": "The <sc>d</sc>-form of <i>tides</i>", "title_short": "The <sc>d</sc>-form", "abstract": "Of <sc>l</sc>-alanine."},
    {"title": "Tides", "collection_title": "Series of Tests", "collection_number": "5551"},
    {"title": "Tides", "editor": [{"family": "Smith"}], "issue": "17", "collection_number": "5551"},
    {"title": "Tides", "event_title": "Meeting on Tests", "article_number": "e777"},
    # Who is no author stands in the author's place where there is none, the director in the editor's.
    *({"title": "Tides", "credit": [{"role": role, "name": {"family": "Varda"}}]} for role in ROLES),
    {"title": "Tides", "author": [{"literal": "Ministry of Health, Labour and Welfare"}]},
    {"title": "Tides", "author": [{"family": "de la Cruz"}]},
    # What is worded, and what no more is said of than a number.
    {"title": "Tides in the U.S.", "edition": "2nd ed.", "number_of_pages": "44 p."},
    {"title": "Tides", "edition": "Rev. ed.", "number_of_pages": "3 v."},
    {"title": "Tides", "edition": "Kindle", "number_of_pages": "xii, 345", "language": "de"},
    {"title": "Tides", "issued": {"year": 2003, "month": 5, "end": {"year": 2003, "month": 6, "day": 2}}},
    {"title": "Tides", "author": [{"family": "Ng"}], "editor": [{"family": "Smith"}], "credit": [{"role": "director", "name": {"family": "Varda"}}]},
)  # fmt: skip


ALONE = (None, "article-journal", "book", "chapter", "report", "thesis", "periodical", "software")


def without(record: Record, fact: str) -> Record:
    """The record without a fact: a field emptied, or a detail of it."""
    values = record.model_dump()
    field, _dot, detail = fact.partition(".")
    if not detail:
        values[fact] = () if isinstance(values[fact], tuple) else None
        return Record.model_validate(values)
    if field == "credit":
        values["credit"] = [one for one in values["credit"] if one["role"] != detail]
        return Record.model_validate(values)
    for name in {
        "title": ("title", "title_short") if detail != "stop" else ("title",),
        "author": ("author", "editor"),
    }.get(field, (field,)):
        values[name] = _LESS[detail](values[name]) if values[name] else values[name]
    return Record.model_validate(values)


_LESS: dict[str, Any] = {
    "markup": lambda text: text.replace("<i>", "").replace("</i>", "").replace("<b>", "").replace("</b>", ""),
    "small_caps": lambda text: text.replace("<sc>", "").replace("</sc>", ""),
    "orcid": lambda people: [one | {"orcid": None} for one in people],
    "affiliation": lambda people: [one | {"affiliation": ()} for one in people], "more": lambda values: values[:1],
    "kind": lambda issns: [one | {"kind": None} for one in issns], "scheme": lambda words: [one | {"scheme": None} for one in words],
    "region": lambda tag: tag.partition("-")[0],
    "day": lambda date: date | {"day": None, "end": date.get("end") and date["end"] | {"day": None, "month": 6}},
    "group": lambda people: [{"family": one["literal"].split(", ")[0], "given": one["literal"].split(", ")[1]} for one in people],
    "season": lambda date: date | {"season": None}, "end": lambda date: date | {"end": None},
    "lines": lambda note: note.replace("\n", " "), "stop": lambda title: title.removesuffix("."),
    "words": lambda text: {"Doctoral thesis": "PhD thesis", "2nd ed.": "2", "2nd": "2", "44 p.": "44", "Rev. ed.": "Rev.", "3 v.": "3"}.get(text, "9"),
    "family": lambda people: [{"literal": one["family"]} for one in people],
}  # fmt: skip


def text_of(exporter: Exporter, record: Record) -> bytes:
    return b"".join(encoded(exporter.write([Entry(key="k", record=record)])))


@pytest.mark.parametrize(
    ("exporter", "kind"),
    [
        pytest.param(exporter, kind, id=f"{exporter.name}-{kind}")
        for exporter in EXPORTERS
        # A workbook takes its time, and its columns are those of every kind.
        for kind in ((None, "chapter") if exporter.name == "xlsx" else (None, *CSL_TYPES))
    ],
)
def test_what_is_told_to_be_lost_is_what_changes_nothing_when_it_goes(exporter: Exporter, kind: str | None) -> None:
    """A fact without which the export is the same, letter for letter, is not in it; every other is."""
    wrong = []
    # Each field alone too, for a few kinds: what a format has room for may depend on what else there is.
    alone = [{"title": "Tides", name: FULL[name]} for name in FULL] if kind in ALONE else []
    for given in (FULL, *FEW, *alone):
        record = Record.model_validate({"type": kind, **given})
        whole = text_of(exporter, record)
        for fact in facts(record):
            if fact in ("type", "local_author") or (fact == "issued.day" and record.issued and record.issued.end):
                continue
            is_there = text_of(exporter, without(record, fact)) != whole
            left = set(exporter.leaves(record))
            # Of a field that is left out nothing is told beside it.
            told = (
                fact in exporter.holds and fact not in left and ("." not in fact or fact.partition(".")[0] not in left)
            )
            if is_there != told:
                wrong.append(
                    (fact, "is written" if is_there else "is not written", sorted(given) if len(given) < 9 else "full")
                )
    assert not wrong


@pytest.mark.parametrize("exporter", EXPORTERS, ids=[one.name for one in EXPORTERS])
def test_citation_keys_are_told_to_be_lost_where_they_are_not_written(exporter: Exporter) -> None:
    record = Record(type="book", title="Tides")
    told = [Losses(), Losses()]
    first, second = (
        b"".join(exported(exporter, [Entry(key=key, record=record, has_own_key=True)], losses))
        for key, losses in zip(("one", "other"), told, strict=True)
    )
    assert exporter.keeps_keys == (first != second)
    assert (told[0].keys.get("key") == ["one"]) == (first == second)


# Key, whether a library has it, whether it is missed where it is not written. PubMed's number is written as such.
MISSED = [
    ("roe2001tides", False, False),
    ("roe2001tides", True, True),
    ("12345678", True, False),
    ("87654321", True, True),
]


@pytest.mark.parametrize("exporter", [one for one in EXPORTERS if not one.keeps_keys], ids=lambda one: one.name)
@pytest.mark.parametrize(("key", "has_own_key", "is_missed"), MISSED)
def test_only_a_key_that_a_library_has_is_missed(
    exporter: Exporter, key: str, *, has_own_key: bool, is_missed: bool
) -> None:
    losses = Losses()
    work = Entry(key=key, has_own_key=has_own_key, record=Record(type="book", title="Tides", pmid="12345678"))
    assert "".join(piece.decode() for piece in exported(exporter, [work], losses))
    assert losses.keys == ({"key": [key]} if is_missed else {})


@pytest.mark.parametrize("name", ["ris", "endnote-xml"])
def test_a_thesis_has_no_volume_where_programs_have_its_degree(name: str) -> None:
    exporter = next(one for one in EXPORTERS if one.name == name)
    for volume, told in (("A", {"volume": 1}), ("2", {})):
        losses = Losses()
        record = Record.model_validate({"type": "thesis", "title": "T", "volume": volume})
        assert b"".join(exported(exporter, [Entry(key="a", record=record)], losses))
        assert losses.counts == told
