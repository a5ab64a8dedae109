"""XML that holds a library, whatever its format: entries read one by one, broken ones told with their lines."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from parsers.encoding import decode
from parsers.formats import Unreadable
from parsers.formats.library import MOST_ENTRIES, Library, LibraryEntry, Problem, Watch
from parsers.formats.xml_entries import Cut, cut, element
from parsers.record import Reading

# Broken places that are told one by one: nobody mends more so, and the others are counted.
MOST_PROBLEMS = 1_000


def read_entries(
    body: bytes, name: str, read: Callable[[etree._Element, int], tuple[str, Reading]], lacking: str, watch: Watch
) -> Library:
    """The entries of a file. Raises Unreadable, saying `lacking`, where it has no element of that name.

    `read` takes an entry and its line to its key ("" where it has none) and its reading; it may raise Unreadable.
    """
    entries: list[LibraryEntry] = []
    problems: list[Problem] = []
    untold = 0
    text = decode(body).text
    many = text.count(f"{name}>")  # where entries end; in some files those around them too
    for done, found in enumerate(cut(text, name)):
        watch(done, max(many, done), "entries")
        if len(entries) == MOST_ENTRIES:
            message = f"line {found.line}: only {MOST_ENTRIES} records are read"
            problems.append(Problem(line=found.line, message=message))
            break
        try:
            key, reading = _read(found, read)
        except Unreadable as error:
            untold += len(problems) >= MOST_PROBLEMS
            if len(problems) < MOST_PROBLEMS:
                problems.append(Problem(line=found.line, message=str(error)))
            continue
        entries.append(LibraryEntry(key=key or f"record-{len(entries) + 1}", line=found.line, reading=reading))
    if untold:
        line = problems[-1].line
        problems.append(Problem(line=line, message=f"behind line {line}: {untold:,} more broken entries"))
    if not entries and not problems and body.strip():
        raise Unreadable(lacking)
    return Library(entries=tuple(entries), problems=tuple(problems))


def _read(found: Cut | Problem, read: Callable[[etree._Element, int], tuple[str, Reading]]) -> tuple[str, Reading]:
    if isinstance(found, Problem):
        raise Unreadable(found.message)
    key, reading = read(element(found), found.line)
    if not reading.record.said_fields():
        raise Unreadable(f"line {found.line}: an entry that says nothing of a work")
    return key, reading
