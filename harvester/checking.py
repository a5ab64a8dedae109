"""What a library file already holds, cross-checked: each entry as if it were a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from harvester.assemble import NOTHING_DECIDED, Assembled, Listed
from harvester.crosscheck import DEFAULT, DecisionBook, Material, Party, Policy, crosscheck, group_parties
from harvester.crosscheck.pairs import Grouped
from harvester.deciding.wanted import as_decided
from harvester.enrichers import AnswerBook, Clerk, Wanted, answers_to_all
from harvester.errors import Failure, UsageError
from harvester.inquiry import Heard, found, inquire, search
from harvester.report import Reported
from harvester.work import Finding
from parsers.formats import Unreadable, bibtex, csl_json
from parsers.formats.library import Library

MOST_BYTES = 200 * 1024 * 1024
READERS: dict[str, Callable[[bytes], Library]] = {".bib": bibtex.read, ".json": csl_json.read}


@dataclass(frozen=True, slots=True)
class Checked:
    """The entries of a file as works, and what could not be read of it."""

    path: Path
    assembled: Assembled


def read_library(path: Path) -> Library:
    """The entries of a file by its ending. Raises UsageError where it cannot be read at all."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path}: a library is a .bib file (BibTeX, BibLaTeX) or a .json file (CSL-JSON)")
    try:
        body = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})", advice="Check the path.") from None
    if body is None:
        raise UsageError(f"{path} is larger than {MOST_BYTES} bytes", advice="Check it in parts.")
    try:
        return reader(body)
    except Unreadable as error:
        raise UsageError(f"{path}: {error}") from None


def check_library(
    path: Path, clerk: Clerk | None, book: AnswerBook, *, searching: bool = True, policy: Policy = DEFAULT,
    decided: DecisionBook = NOTHING_DECIDED,
) -> Checked:  # fmt: skip
    """Ask about the entries that carry an identifier, search those that do not, and cross-check all of them, as people decided."""
    library = read_library(path)
    entries = library.entries
    parties = [Party((entry_name(path, e.key),), (e.reading.record,), e.reading.record) for e in entries]
    heard = [hear(party, decided) for party in parties]
    if clerk is not None:
        inquire(lambda: heard, clerk)
        if searching:
            search(lambda: heard, clerk, book)
    groups = group_parties(parties, decided)
    group_of = {place: grouped for grouped in groups for place in grouped.members}
    works, failures = [], [Listed(_problem(path, p.message), str(path), p.line) for p in library.problems]
    for place, (entry, party, one) in enumerate(zip(entries, parties, heard, strict=True)):
        grouped = group_of[place]
        known = answers_to_all(one.wanted, book)
        searched = found(one, known, book)
        mine = [decision for decision in decided.of(party.names, party.own) if decision.other is None]
        material = Material(
            [f"{path}, line {entry.line}"], [entry.reading], known.readings, searched.candidates, known.absent,
            (*known.failures, *searched.failures), known.registrations,
            names=party.names, decisions=[*mine, *grouped.decisions], questions=grouped.questions,
        )  # fmt: skip
        twins = _twins(place, grouped, groups, [each.key for each in entries])
        works.append(Reported(key=entry.key, work=crosscheck(material, (*twins, *grouped.findings), policy)))
        failures += [Listed(failure, str(path), entry.line) for failure in material.failures]
    positions = tuple((place,) for place in range(len(works)))
    return Checked(path, Assembled(tuple(works), tuple(failures), positions))


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


def _twins(place: int, grouped: Grouped, groups: Sequence[Grouped], keys: Sequence[str]) -> list[Finding]:
    """For an entry, a finding that names each entry that is the same work; not those that people decided apart."""
    pairs = [(other, "the same work") for other in grouped.members if other != place]
    pairs += [(other, "very probably the same work") for number in grouped.alike for other in groups[number].members]
    words = (f"The entry “{keys[other]}” is {what}." for other, what in sorted(pairs))
    return [Finding(code="duplicate", severity="warning", message=message) for message in words]
