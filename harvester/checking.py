"""What a library file already holds, cross-checked: each entry as if it were a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harvester.assembled import Assembled, Listed
from harvester.assembled import entry as as_entry
from harvester.correcting import CheckedEntry, Copy, corrected_copy
from harvester.corrections import CORRECTORS
from harvester.corrections.choosing import Kind as Correction
from harvester.crosscheck import DEFAULT, DecisionBook, Material, Party, Policy, crosscheck, duplicates, group_parties
from harvester.crosscheck.decisions import NO_DECISIONS
from harvester.crosscheck.integrity import check_entry, check_file
from harvester.crosscheck.integrity.raw_files import READERS as RAW_READERS
from harvester.crosscheck.pairs import Grouped, decided_pairs, found_apart
from harvester.deciding.wanted import as_decided
from harvester.enrichers import AnswerBook, Clerk, Wanted, answers_to_all
from harvester.errors import Failure, UsageError
from harvester.inquiry import Heard, found, inquire, search
from harvester.library_files import nothing_in, read_body, read_library
from harvester.report import Reported
from harvester.steps import Step, Steps, untold
from harvester.work import Finding
from parsers.formats.libraries import Kind
from parsers.formats.library import LibraryEntry
from parsers.record import Reading


@dataclass(frozen=True, slots=True)
class Checked:
    """The entries of a file as works, in the order of the file, and what could not be read of it; `body` is the file."""

    path: Path
    kind: Kind
    assembled: Assembled
    body: bytes
    entries: tuple[CheckedEntry, ...]

    def corrected(self, kinds: Sequence[Correction]) -> Copy:
        """The file with corrections of these kinds. Raises UsageError where it cannot be written back as it was."""
        suffix = self.path.suffix.lower()
        if suffix == ".txt":
            suffix = self.kind.endings[0]  # as its first line tells it
        if suffix not in CORRECTORS:
            raise UsageError(
                f"{self.path}: no corrected copy is written of a file of this kind ({self.kind.title})",
                advice="`harvester convert` makes a .bib, .json or .ris file of it, which can be corrected.",
            )
        try:
            return corrected_copy(self.body, suffix, self.kind.read, self.entries, kinds)
        except ValueError as error:
            raise UsageError(f"{self.path}: no corrected copy can be written: {error}") from None


def check_library(
    path: Path, clerk: Clerk | None, book: AnswerBook, *, searching: bool = True, policy: Policy = DEFAULT,
    decided: DecisionBook = NO_DECISIONS, day: str = "", steps: Steps = untold,
) -> Checked:  # fmt: skip
    """Ask about the entries that carry an identifier, search those that do not, and cross-check all of them, as people decided.

    `day` is the one on which the file is read (ISO 8601), by which a date is one to come.
    """
    body = read_body(path)
    kind, library = read_library(path, body, steps)
    entries, problems = library.entries, [*library.problems, *nothing_in(library, body)]
    parties = [Party((entry_name(path, e.key),), (e.reading.record,), e.reading.record) for e in entries]
    heard = [hear(party, decided) for party in parties]
    if clerk is not None:
        inquire(lambda: heard, clerk)
        if searching:
            search(lambda: heard, clerk, book)
    groups = group_parties(parties, decided, steps)
    group_of = {place: grouped for grouped in groups for place in grouped.members}
    twins = _twins(parties, [entry.key for entry in entries], decided, groups, steps)
    own = _of_entries(path, body, entries)
    unit = "item" if kind.name == "csl_json" else "line"  # an item of JSON may stand on any line
    works, seen, failures = [], [], [Listed(_problem(path, p.message), str(path), p.line) for p in problems]
    step = Step("cross-checking", len(entries), steps)
    beside = step.through(zip(entries, heard, twins, own, strict=True))
    for place, (entry, one, alike, (texts, doubts)) in enumerate(beside):
        party, grouped = parties[place], group_of[place]
        mine = [decision for decision in decided.of(party.names, party.own) if decision.other is None]
        known = answers_to_all(one.wanted, book)
        searched = found(one, known, book)
        said = Reading(**{**dict(entry.reading), "source": kind.name, "retrieved": day or None})
        material = Material(
            [f"{path}, {unit} {entry.line}"], [said], known.readings, searched.candidates, known.absent,
            (*known.failures, *searched.failures), known.registrations,
            names=party.names, decisions=[*mine, *grouped.decisions], pairs=grouped.questions,
        )  # fmt: skip
        work = crosscheck(material, (*alike, *doubts, *grouped.findings), policy)
        works.append(Reported(key=entry.key, work=work))
        seen.append(CheckedEntry(entry, work, as_entry(entry.key, work).flags, texts))
        # A service was asked by what the entry says; staff look for the entry.
        named = entry.key or f"{path}, {unit} {entry.line}"
        asked = [failure.model_copy(update={"address": named}) for failure in material.failures]
        failures += [Listed(failure, str(path), entry.line) for failure in asked]
    positions = tuple((place,) for place in range(len(works)))
    return Checked(path, kind, Assembled(tuple(works), tuple(failures), positions), body, tuple(seen))


def entry_name(path: Path, key: str) -> str:
    """How an entry is named in a decision: by its file's name and its key."""
    return f"entry:{path.name}#{key}"


def hear(party: Party, decided: DecisionBook) -> Heard:
    """An entry as a work to ask about: its identifiers and those that people decided, and what it says."""
    record = party.merged
    return Heard(as_decided(Wanted(record.doi, record.pmid, record.pmcid), party.names, party.own, decided), record)


def _problem(path: Path, message: str) -> Failure:
    return Failure(
        address=str(path), stage="input", code="broken-entry", message=f"{path}: {message}", advice="Mend the entry; the rest was read.",
    )  # fmt: skip


_Texts = tuple[tuple[str, str], ...]


def _of_entries(path: Path, body: bytes, entries: Sequence[LibraryEntry]) -> list[tuple[_Texts, tuple[Finding, ...]]]:
    """For each entry its texts, and what is to be said of it as it stands in its file, and of its record by itself."""
    read_raw = RAW_READERS.get(path.suffix.lower())
    if read_raw is None:
        return [((), ()) for _entry in entries]
    raws = read_raw(body)
    told_of = list(zip(raws, check_file(raws), strict=True))
    by_key = {(raw.line, raw.key): (raw, told) for raw, told in told_of}
    # A record of tagged lines may have no key of its own.
    by_line = {raw.line: (raw, told) for raw, told in told_of}
    found = []
    for entry in entries:
        raw, told = by_key.get((entry.line, entry.key)) or by_line.get(entry.line) or (None, ())
        found.append((raw.fields, (*told, *check_entry(raw, entry.reading.record))) if raw is not None else ((), ()))
    return found


def _twins(
    parties: Sequence[Party], keys: Sequence[str], decided: DecisionBook, groups: Sequence[Grouped], steps: Steps
) -> tuple[tuple[Finding, ...], ...]:
    """For each entry, findings that name the entries that are the same work, or another under the same identifier.

    Not those that people kept apart.
    """
    one_work = decided_pairs(parties, decided).verdicts()
    links = duplicates.links_of([party.merged for party in parties], steps, found_apart(parties, groups))
    told = [link for link in links if one_work.get((link.first, link.second), True)]
    return duplicates.findings(told, [f"The entry “{key}”" for key in keys])
