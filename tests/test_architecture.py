"""The rooms of the house: who may import whom."""

from __future__ import annotations

import pytest
from house_modules import MODULES, imports, within

# Room (a module or a package, the longest prefix counts) to the rooms of ours that it may use. Imports point up
# this list; a room may always use itself. `parsers` never imports `harvester`.
VALUES = ("parsers.identifiers", "parsers.values", "parsers.record")
TEXT = (*VALUES, "parsers.markup", "parsers.clean", "parsers.checked", "parsers.built", "parsers.held")
# Text to value: one room in several files.
LANGUAGE = (
    "parsers.names",
    "parsers.dates",
    "parsers.pagination",
    "parsers.pages_unread",
    "parsers.numbering",
    "parsers.languages",
    "parsers.types",
    "parsers.texts",
)
FINDING = ("parsers.page", "parsers.found", "parsers.rows")
ALLOWED: dict[str, tuple[str, ...]] = {
    "parsers.identifiers": (),
    "parsers.rich": (),
    # Models made of what was checked: put together by the hundred thousand where libraries are read.
    "parsers.checked": (),
    "parsers.held": (),
    "parsers.left_out_words": (),
    "parsers.built": (*VALUES, "parsers.checked", "parsers.rich"),
    "parsers.values": ("parsers.identifiers", "parsers.rich"),
    "parsers.record": ("parsers.identifiers", "parsers.values"),
    "parsers.markup": VALUES,
    "parsers.clean": (*VALUES, "parsers.checked", "parsers.markup"),
    "parsers.names": TEXT,
    "parsers.dates": TEXT,
    "parsers.abbreviated_pages": (),
    "parsers.page_words": (),
    "parsers.pagination": (*TEXT, "parsers.abbreviated_pages", "parsers.page_words"),
    "parsers.pages_unread": (*TEXT, "parsers.page_words", "parsers.pagination"),
    "parsers.numbering": TEXT,
    "parsers.languages": TEXT,
    "parsers.article_kinds": VALUES,
    "parsers.types": (*TEXT, "parsers.article_kinds"),
    "parsers.texts": TEXT,
    "parsers.people": (*TEXT, *LANGUAGE),
    "parsers.relations": TEXT,
    "parsers.citation_patterns": LANGUAGE,
    "parsers.citation_containers": ("parsers.citation_patterns",),
    "parsers.citation_asides": (*TEXT, "parsers.citation_patterns"),
    "parsers.citation_strings": (
        *TEXT,
        *LANGUAGE,
        "parsers.citation_asides",
        "parsers.citation_patterns",
        "parsers.citation_containers",
    ),
    "parsers.surnames": TEXT,
    "parsers.labels": TEXT,
    "parsers.bibapp_words": (*TEXT, "parsers.labels", "parsers.types"),
    "parsers.hosts": (),
    "parsers.language_look": (),
    "parsers.citation_tags": FINDING + TEXT,
    "parsers.openurl": TEXT,
    "parsers.links": (*TEXT, "parsers.page"),
    "parsers.addresses": (*TEXT, "parsers.hosts"),
    "parsers.embedded": (*TEXT, "parsers.page", "parsers.formats"),
    "parsers.encoding": (),
    "parsers.prescan": (),
    "parsers.quoted_tags": (),
    "parsers.page": ("parsers.encoding", "parsers.prescan", "parsers.quoted_tags"),
    "parsers.found": ("parsers.page", "parsers.record"),
    "parsers.rows": (*TEXT, "parsers.page"),
    "parsers.citation_people": (*TEXT, *LANGUAGE, "parsers.citation_patterns"),
    "parsers.citations": (*TEXT, "parsers.citation_people", "parsers.citation_strings"),
    "parsers.sniffed": TEXT,
    "parsers.publishers": TEXT,
    "parsers.understand": (
        *TEXT,
        *LANGUAGE,
        *FINDING,
        "parsers.people",
        "parsers.citations",
        "parsers.publishers",
        "parsers.keyword_tails",
        "parsers.relations",
        "parsers.sniffed",
    ),
    # What a page shows; what its labels mean is a vocabulary.
    "parsers.visible": (
        *TEXT,
        *LANGUAGE,
        *FINDING,
        "parsers.citation_asides",
        "parsers.citation_strings",
        "parsers.citations",
        "parsers.labels",
        "parsers.language_look",
    ),
    # What somebody did is called alike on pages and in catalogues: MARC's relators.
    "parsers.schema_org": (*TEXT, *FINDING, "parsers.types", "parsers.formats.relators"),
    "parsers.vocabularies": (
        *TEXT,
        *FINDING,
        "parsers.citation_people",
        "parsers.citation_strings",
        "parsers.citation_tags",
        "parsers.links",
        "parsers.openurl",
        "parsers.schema_org",
        "parsers.types",
        "parsers.formats.relators",
    ),
    "parsers.sites": (
        *TEXT,
        *FINDING,
        *LANGUAGE,
        "parsers.bibapp_words",
        "parsers.citation_strings",
        "parsers.hosts",
        "parsers.labels",
        "parsers.visible",
    ),
    # Library files come in whatever encoding; a repository's feed says what its pages say, and is understood alike; an entry's address may
    # be all that tells its PMID.
    "parsers.formats": (
        *TEXT,
        *LANGUAGE,
        "parsers.addresses",
        "parsers.encoding",
        "parsers.left_out_words",
        "parsers.understand",
    ),
    "parsers.refusals": (*TEXT, *FINDING),
    "parsers.sharper": TEXT,
    "parsers.thesis_notes": (),
    "parsers.inferred": (*TEXT, "parsers.thesis_notes", "parsers.types"),
    "parsers.choose": (
        *TEXT,
        "parsers.inferred",
        "parsers.language_look",
        "parsers.sharper",
        "parsers.texts",
        "parsers.types",
    ),
    "parsers.works": (*TEXT, *FINDING, "parsers.choose"),
    "parsers.language_seen": ("parsers.language_look",),
    "parsers.page_wide": (*TEXT, *FINDING, "parsers.addresses", "parsers.language_seen", "parsers.surnames"),
    "parsers.citable": (*TEXT, "parsers.vocabularies"),
    "parsers.pages": (
        *TEXT,
        *FINDING,
        "parsers.choose",
        "parsers.citable",
        "parsers.embedded",
        "parsers.links",
        "parsers.page_wide",
        "parsers.refusals",
        "parsers.sites",
        "parsers.understand",
        "parsers.visible",
        "parsers.vocabularies",
        "parsers.works",
    ),
    "parsers": ("parsers",),
    "harvester.errors": ("parsers",),
    "harvester.finding": ("parsers",),
    "harvester.decision": ("parsers", "harvester.finding"),
    # What was found of a work and decided about it is part of it: who takes works takes these from here too.
    "harvester.work": ("parsers", "harvester.errors", "harvester.finding", "harvester.decision"),
    "harvester.settings": ("harvester.errors",),
    "harvester.waiting": (),
    # When a host has failed often enough: who asks it and who reckons how long a run takes go by one rule.
    "harvester.failing": (),
    "harvester.collector": (),
    "harvester.watch": (),
    # Lists that are longer than memory: what goes over all of them, pure or not, takes what is laid on a shelf.
    "harvester.shelf": (),
    "harvester.spool": ("parsers.checked", "harvester.errors", "harvester.shelf"),
    # One way to write a file, for exports and for people's own.
    "harvester.whole_files": ("harvester.errors",),
    # Libraries read without what cross-checks them: to convert one is no check.
    "harvester.library_files": ("parsers", "harvester.errors", "harvester.given_files"),
    # One way to read a file that people give.
    "harvester.given_files": ("harvester.errors",),
    "harvester.transliteration": (),
    "harvester.plain_words": (),
    "harvester.needs": ("parsers",),
    "harvester.format_names": ("harvester.errors",),
    "harvester.not_read": ("parsers", "harvester.plain_words"),
    "harvester.crosscheck": (
        "parsers",
        "harvester.errors",
        "harvester.shelf",
        "harvester.work",
        "harvester.plain_words",
        "harvester.needs",
    ),
    "harvester.policies": ("parsers", "harvester.errors", "harvester.crosscheck"),
    "harvester.citation_keys": ("parsers", "harvester.transliteration"),
    # What people see of a role is the same word in a table, a page and a loss that is told.
    "harvester.exporters": ("parsers", "harvester.plain_words", "harvester.work"),
    "harvester.formats_written": (
        "harvester.errors",
        "harvester.format_names",
        "harvester.plain_words",
        "harvester.exporters",
    ),
    # Exporters stay pure, so who runs a processor of styles over what they write lives here.
    "harvester.bibliography": ("parsers", "harvester.errors", "harvester.work", "harvester.exporters"),
    # A library's entries are known again by the same verdict as works; a table of keys is a table as others are.
    "harvester.keys": (
        "parsers",
        "harvester.errors",
        "harvester.citation_keys",
        "harvester.crosscheck",
        "harvester.exporters",
        "harvester.plain_words",
    ),
    # What doi.org says of a DOI is a value that reports show, so it is one of `harvester.work`.
    "harvester.enrichers": ("parsers", "harvester.errors", "harvester.waiting", "harvester.work"),
    "harvester.corrections": (
        "parsers",
        "harvester.finding",
        "harvester.needs",
        "harvester.work",
        "harvester.exporters",
        "harvester.crosscheck",
    ),
    # Exporters stay pure, so who carries what they write to Zotero, into a library's own file or to the clipboard lives here: it
    # asks through the guarded session alone, and edits files as corrections do.
    "harvester.destinations": (
        "parsers",
        "harvester.errors",
        "harvester.settings",
        "harvester.waiting",
        "harvester.work",
        "harvester.citation_keys",
        "harvester.exporters",
        "harvester.corrections.file_text",
        "harvester.fetch",
        "harvester.whole_files",
    ),
    # What an archive's bytes mean, whoever wrote it: no network, and nothing of ours is needed for that.
    "harvester.warc": (),
    # Whether an answer that is no page is a wall is told by the marks that refusals know.
    "harvester.fetch": (
        "harvester.watch",
        "harvester.errors",
        "harvester.failing",
        "harvester.settings",
        "harvester.waiting",
        "harvester.warc",
        "parsers.addresses",
        "parsers.refusals",
    ),
    "harvester.recording": ("harvester.errors", "harvester.fetch"),
    # What a finding is called, how an answer differs, what is asked and which works are twice is told by the rules that judged it.
    "harvester.report": (
        "parsers",
        "harvester.errors",
        "harvester.shelf",
        "harvester.work",
        "harvester.plain_words",
        "harvester.needs",
        "harvester.exporters",
        "harvester.crosscheck",
        # The hosts that let no program in are shown as blocked.csv tells them.
        "harvester.refused",
    ),
    "harvester.sources": ("parsers", "harvester.errors", "harvester.warc"),
    "harvester.store": (
        "parsers",
        "harvester.errors",
        "harvester.failing",
        "harvester.work",
        "harvester.sources",
        "harvester.enrichers",
        "harvester.keys",
    ),
    "harvester.progress": ("harvester.store",),
    "harvester.status": ("harvester.plain_words", "harvester.progress", "harvester.store"),
    "harvester.estimate": ("harvester.progress", "harvester.store"),
    "harvester.stopping": (),
    "harvester.sharing": (),
    # The child that reads pages leaves it to its parent to stop.
    "harvester.killable": (
        "parsers",
        "harvester.collector",
        "harvester.errors",
        "harvester.stopping",
        "harvester.watch",
    ),
    # Who refuses, and the ways there: from failures and what the store knows of hosts.
    "harvester.refused": ("parsers", "harvester.errors", "harvester.exporters.csv_table"),
    "harvester.reading": (
        "harvester.killable",
        "parsers",
        "harvester.errors",
        "harvester.store.rows",
        "harvester.warc",
    ),
}
TOGETHER = (
    "__main__",
    "cli",
    "commands",
    "harvest",
    "run",
    "crew",
    "queues",
    "leases",
    "rereading",
    "summary_json",
    "assemble",
    "assembled",
    "outputs",
    "correcting",
    "checking",
    "inquiry",
    "letters",
    "deciding",
)
"""Rooms below these (harvest, checking, deciding, outputs, cli) put the others together and may use all of them."""


def room_of(name: str) -> str | None:
    return max((room for room in ALLOWED if within(name, (room,))), key=len, default=None)


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
