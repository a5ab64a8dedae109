"""What a library file already holds, cross-checked: each entry as if it were a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from harvester.assemble import Assembled, Listed
from harvester.crosscheck import DecisionBook, Material, Party, crosscheck, group_parties
from harvester.crosscheck.pairs import Grouped
from harvester.deciding.wanted import as_decided, joined
from harvester.enrichers import AnswerBook, Asker, Services, Wanted, answers, enrich
from harvester.errors import Failure, UsageError
from harvester.report import Reported
from harvester.work import Finding
from parsers.formats import Unreadable, bibtex, csl_json
from parsers.formats.library import Library

MOST_BYTES = 200 * 1024 * 1024
READERS: dict[str, Callable[[bytes], Library]] = {".bib": bibtex.read, ".json": csl_json.read}
WINDOW = 200


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
    path: Path, asker: Asker | None, book: AnswerBook, services: Services, decided: DecisionBook = DecisionBook()  # noqa: B008 - none
) -> Checked:  # fmt: skip
    """Ask about the entries that carry an identifier, and cross-check all of them, as people decided about them."""
    library = read_library(path)
    entries = library.entries
    parties = [Party((entry_name(path, e.key),), (e.reading.record,), e.reading.record) for e in entries]
    given = [Wanted(e.reading.record.doi, e.reading.record.pmid, e.reading.record.pmcid) for e in entries]
    wanted = [as_decided(ids, party.names, party.own, decided) for ids, party in zip(given, parties, strict=True)]
    if asker is not None:
        for start in range(0, len(wanted), WINDOW):
            enrich([one for ids in wanted[start : start + WINDOW] for one in ids], asker, book, services)
    groups = group_parties(parties, decided)
    group_of = {place: grouped for grouped in groups for place in grouped.members}
    works, failures = [], [Listed(_problem(path, p.message), str(path), p.line) for p in library.problems]
    for place, (entry, party, ids) in enumerate(zip(entries, parties, wanted, strict=True)):
        grouped = group_of[place]
        known = joined(answers(one, book) for one in ids)
        mine = [decision for decision in decided.of(party.names, party.own) if decision.other is None]
        material = Material(
            [f"{path}, line {entry.line}"], [entry.reading], known.readings, absent=known.absent, failures=known.failures,
            names=party.names, decisions=[*mine, *grouped.decisions], questions=grouped.questions,
        )  # fmt: skip
        twins = _twins(place, grouped, groups, [one.key for one in entries])
        works.append(Reported(key=entry.key, work=crosscheck(material, (*twins, *grouped.findings))))
        failures += [Listed(failure, str(path), entry.line) for failure in known.failures]
    positions = tuple((place,) for place in range(len(works)))
    return Checked(path, Assembled(tuple(works), tuple(failures), positions))


def entry_name(path: Path, key: str) -> str:
    """How an entry is named in a decision: by its file's name and its key."""
    return f"entry:{path.name}#{key}"


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
