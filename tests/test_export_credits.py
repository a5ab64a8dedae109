"""Who did what for a work, in every format: there and back, told where it is lost, and nothing in a name that breaks a file."""

from __future__ import annotations

import pytest
from credited import VARDA, named, read_back, record, told, written

from harvester.destinations.zotero_items import item
from harvester.exporters import EXPORTERS, Exporter
from harvester.exporters.losses import lost
from harvester.work import Entry
from parsers.formats.libraries import kind_of
from parsers.record import ROLES, Record

ALL = record(type="motion_picture", **{role.replace("-", "_"): [f"{role.title()}, Ada"] for role in ROLES})


@pytest.mark.parametrize("name", ["csl-json", "mods", "marcxml"])
@pytest.mark.parametrize("kind", ["motion_picture", "chapter", "book", None])
def test_formats_that_hold_every_role_give_it_back(name: str, kind: str | None) -> None:
    one = Record.model_validate(ALL.model_dump() | {"type": kind, "container_title": "Whole"})
    assert not [fact for fact in lost(named(name))(one) if fact.startswith("credit")]
    library = read_back(named(name), one)
    assert library is not None
    (entry,) = library.entries
    assert told(entry.reading.record) == told(one)
    assert entry.reading.unread == ()


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda one: one.name)
@pytest.mark.parametrize("kind", ["motion_picture", "chapter", "book", "song", "personal_communication", "article-journal"])  # fmt: skip
def test_what_is_not_told_as_lost_comes_back_as_it_was(exporter: Exporter, kind: str) -> None:
    for role in ROLES:
        one = record(type=kind, **{role.replace("-", "_"): ["Varda, Agnès", "The Tide Group, Paris"]})
        library = read_back(exporter, one)
        if library is not None:
            (entry,) = library.entries
            assert told(entry.reading.record) == ("" if f"credit.{role}" in lost(exporter)(one) else told(one)), role


def test_who_is_known_by_an_orcid_id_is_known_in_any_role() -> None:
    name = {**VARDA, "orcid": "0000-0002-1825-0097", "affiliation": ["Ciné-Tamaris"]}
    people = {field: [name] for field in ("author", "editor", "translator", "contributor")}
    one = record(type="book", **people, credit=[{"role": "director", "name": name}])
    for exporter in (named("csl-json"), named("mods")):
        library = read_back(exporter, one)
        assert library is not None
        back = library.entries[0].reading.record
        assert (back.credit, back.translator, back.contributor) == (one.credit, one.translator, one.contributor)


EVIL = ("x\nER  - \nTY  - JOUR", "</script><script>", "a & b < c", "=1+1", "{} \\ % $ # _", "}, title = {Evil", "مرحبا", "\U0001f409", "others", "a and b", "x, director: y; z")  # fmt: skip


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda one: one.name)
@pytest.mark.parametrize("evil", EVIL)
def test_no_name_ends_or_begins_anything(exporter: Exporter, evil: str) -> None:
    line = " ".join(evil.split())
    names = [{"literal": line}, {"family": line, "given": line}]
    one = record(type="motion_picture", credit=[{"role": role, "name": name} for role in ROLES for name in names])
    body = written(exporter, one, record(title="The other"))
    assert exporter.name not in ("html", "json-ld") or b"<script>" not in body
    kind = kind_of(exporter.file_name, body)
    if kind is not None:
        library = kind.read(body)
        assert library.problems == ()
        assert [str(entry.reading.record.title) for entry in library.entries] == ["Tides", "The other"]


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda one: one.name)
def test_ten_thousand_credits(exporter: Exporter) -> None:
    people = [{"role": "performer", "name": {"family": f"Doe{place}", "given": "Jane"}} for place in range(10_000)]
    one = record(type="motion_picture", credit=people)
    library = read_back(exporter, one)
    if library is not None:
        expected = 0 if "credit.performer" in lost(exporter)(one) else 10_000
        assert len(library.entries[0].reading.record.credit) == expected


# ------------------------------------------------------------------ handed on

CREATORS: tuple[tuple[Record, list[str], str], ...] = (
    (record(type="motion_picture", director=["Varda, Agnès"], composer=["Ng, Li"]), ["director"], "Composer: Ng || Li"),
    # Zotero calls a film's first name its director: the author beside one is told in words.
    (record(type="motion_picture", director=["Varda, Agnès"], author=[{"family": "Roe"}]), ["director"], "Author: Roe"),
    (record(type="motion_picture", author=[{"family": "Roe"}], producer=["Ng, Li"]), ["director", "producer"], ""),
    (record(type="chapter", container_author=["Varda, Agnès"], collection_editor=["Ng, Li"]), ["seriesEditor", "bookAuthor"], ""),
    (record(type="broadcast", performer=["Varda, Agnès"], guest=["Ng, Li"]), ["guest", "castMember"], ""), (record(type="song", performer=["Varda, Agnès"]), ["performer"], ""),
    (record(type="personal_communication", recipient=["Varda, Agnès"]), ["recipient"], ""), (record(type="review-book", reviewed_author=["Varda, Agnès"]), ["reviewedAuthor"], ""),
    (record(type="thesis", original_author=["Varda, Agnès"]), [], "Original Author: Varda || Agnès"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "roles", "line"), CREATORS)
def test_zotero_has_them_as_creators_or_in_extra(one: Record, roles: list[str], line: str) -> None:
    found = item(Entry(key="k", record=one))
    assert [creator["creatorType"] for creator in found["creators"]] == roles
    assert line in found["extra"].splitlines() or not line


SHOWN = {
    "json-ld": '"director":[{"@type":"Person","name":"Agnès Varda"', "csv": '"composer: Ng, Li; director: Varda, Agnès"',
    "html": "composer Ng, Li; director Varda, Agnès</bdi>", "jsonl": '{"role":"director","name":{"family":"Varda","given":"Agnès"}}',
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_handed_on_tells_who_did_what(name: str) -> None:
    film = record(type="motion_picture", director=["Varda, Agnès"], composer=["Ng, Li"])
    assert SHOWN[name] in written(named(name), film).decode()


def test_a_role_that_schema_org_has_no_property_for_is_told_in_words() -> None:
    body = written(named("json-ld"), record(type="book", curator=["Varda, Agnès"], contributor=[VARDA])).decode()
    assert '{"@type":"Role","roleName":"curator","contributor":{"@type":"Person","name":"Agnès Varda"' in body
