"""The rooms of the house: who may import whom."""

from __future__ import annotations

import pytest
from house_modules import MODULES, imports, within
from rooms import ALLOWED, TOGETHER, room_of


@pytest.mark.parametrize("name", MODULES)
def test_a_room_imports_only_what_stands_above_it(name: str) -> None:
    room = room_of(name)
    if room is None:
        return
    ours = {found for found in imports(MODULES[name]) if within(found, ("parsers", "harvester"))}
    # The bare package in "from parsers import clean" is only the way to the module.
    ours -= {"parsers"} if any(found.startswith("parsers.") for found in ours) else set()
    # The program's own version stands in the package itself, which imports nothing.
    ours -= {"harvester"}
    wrong = {found for found in ours if not within(found, (room, *ALLOWED[room]))}
    assert not wrong, f"{name} (room {room}) may not import {sorted(wrong)}"


@pytest.mark.parametrize("name", [name for name in MODULES if within(name, ("parsers",))])
def test_parsers_never_import_harvester(name: str) -> None:
    assert not [found for found in imports(MODULES[name]) if within(found, ("harvester",))]


def test_every_desk_is_in_the_table() -> None:
    from harvester.enrichers.desks import DESKS

    modules = {name for name in MODULES if within(name, ("harvester.enrichers",))}
    folder = {name for name in modules if "\nDESKS = (" in MODULES[name].read_text(encoding="utf-8")}
    assert folder == {desk.read.__module__ for desk in DESKS.values()}


@pytest.mark.parametrize(("package", "table"), [("parsers.vocabularies", "VOCABULARIES"), ("parsers.sites", "SITES")])
def test_readers_of_one_kind_never_import_each_other(package: str, table: str) -> None:
    files = [name for name in MODULES if within(name, (package,)) and name != package]
    for name in files:
        others = {found for found in imports(MODULES[name]) if within(found, (package,)) and found != name}
        assert not others, f"{name} imports {sorted(others)}"
    source = MODULES[package].read_text(encoding="utf-8")
    forgotten = [name for name in files if f"{name.rpartition('.')[2]}.find" not in source]
    assert not forgotten, f"not in {table}: {forgotten}"


def test_every_exporter_is_in_the_table() -> None:
    from harvester.exporters import EXPORTERS

    writers = {exporter.write.__module__ for exporter in EXPORTERS}
    folder = {
        name
        for name in MODULES
        if within(name, ("harvester.exporters",)) and "\ndef write(" in MODULES[name].read_text(encoding="utf-8")
    }
    assert folder == writers


@pytest.mark.parametrize("name", MODULES)
def test_files_stay_small(name: str) -> None:
    lines = len(MODULES[name].read_text(encoding="utf-8").splitlines())
    assert lines <= 250, f"{name} has {lines} lines: split it by idea"


def test_every_file_belongs_to_a_room_or_puts_rooms_together() -> None:
    together = ("harvester", *(f"harvester.{name}" for name in TOGETHER))
    strangers = [
        name
        for name in MODULES
        if room_of(name) is None
        and not any(name == t or (t != "harvester" and name.startswith(t + ".")) for t in together)
    ]
    assert not strangers, f"name the room of {strangers} in ALLOWED"
