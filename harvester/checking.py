"""What a library file already holds, cross-checked: each entry as if it were a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harvester.assemble import Assembled, Listed
from harvester.crosscheck import DEFAULT, Material, Policy, crosscheck, group
from harvester.enrichers import AnswerBook, Clerk, Wanted, answers_to_all
from harvester.errors import Failure, UsageError
from harvester.inquiry import Heard, found, inquire, search
from harvester.report import Reported
from harvester.work import Finding
from parsers.formats import Unreadable, bibtex, csl_json
from parsers.formats.library import Library
from parsers.record import Record

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
    path: Path, clerk: Clerk | None, book: AnswerBook, *, searching: bool = True, policy: Policy = DEFAULT
) -> Checked:
    """Ask about the entries that carry an identifier, search those that do not, and cross-check all of them."""
    library = read_library(path)
    entries = library.entries
    heard = [hear(entry.reading.record) for entry in entries]
    if clerk is not None:
        inquire(lambda: heard, clerk)
        if searching:
            search(lambda: heard, clerk, book)
    twins = _twins([entry.reading.record for entry in entries], [entry.key for entry in entries])
    works, failures = [], [Listed(_problem(path, p.message), str(path), p.line) for p in library.problems]
    for entry, one, alike in zip(entries, heard, twins, strict=True):
        known = answers_to_all(one.wanted, book)
        searched = found(one, known, book)
        material = Material(
            [f"{path}, line {entry.line}"], [entry.reading], known.readings, searched.candidates, known.absent,
            (*known.failures, *searched.failures), known.registrations,
        )  # fmt: skip
        work = crosscheck(material, alike, policy)
        works.append(Reported(key=entry.key, work=work))
        failures += [Listed(failure, str(path), entry.line) for failure in material.failures]
    positions = tuple((place,) for place in range(len(works)))
    return Checked(path, Assembled(tuple(works), tuple(failures), positions))


def hear(record: Record) -> Heard:
    """An entry as a work to ask about: its identifiers, and what it says."""
    return Heard((Wanted(record.doi, record.pmid, record.pmcid),), record)


def _problem(path: Path, message: str) -> Failure:
    return Failure(
        address=str(path), stage="input", code="broken-entry", message=f"{path}: {message}", advice="Mend the entry; the rest was read.",
    )  # fmt: skip


def _twins(records: list[Record], keys: list[str]) -> list[list[Finding]]:
    """For each entry, a finding that names the entries that are the same work."""
    groups, alike = group(records)
    pairs = [(a, b, "the same work") for members in groups for a in members for b in members if a != b]
    pairs += [(x, y, "very probably the same work") for a, b in alike for x, y in ((a, b), (b, a))]
    found: list[list[Finding]] = [[] for _ in records]
    for a, b, words in sorted(pairs):
        found[a].append(Finding(code="duplicate", severity="warning", message=f"The entry “{keys[b]}” is {words}."))
    return found
