r"""Corrections of a .bib file in place: values are changed, fields added or taken away, all other bytes stay.

A changed value keeps its delimiters; a new field is written as its neighbours are: their indent, the column of their
equals signs, their habit of a last comma.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from harvester.corrections.bibtex_fields import is_biblatex, rendered
from harvester.corrections.file_text import FileText, Splice, spliced
from harvester.corrections.spots import Left, Spot, Wanted, last_word
from harvester.exporters.latex import ascii_text
from harvester.finding import Mend
from parsers.formats.bibtex_syntax import MONTHS, Entry, parse
from parsers.formats.bibtex_text import decoded

_BEFORE_LINE = re.compile(r"(?:^|(?<=\n)|(?<=\r))[ \t]*$")
_COMMA = re.compile(r"[ \t]*,")
_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)?")


def apply(body: bytes, wanted: Mapping[Spot, Wanted]) -> tuple[bytes, list[Left]]:
    """The file with what is wanted of its entries, and the fields that cannot be written.

    A value cannot be written where the file's encoding lacks its letters and LaTeX has no command for them, or where its
    braces are not balanced.
    """
    file = FileText.of(body, decoded(body).encoding) or FileText.of(body, "latin-1")
    assert file is not None, "Latin-1 reads and writes any bytes"
    entries, _problems = parse(file.text)
    biblatex = any(is_biblatex(entry) for entry in entries)
    splices: list[Splice] = []
    left: list[Left] = []
    for entry in entries:
        spot = Spot(entry.line, entry.key)
        if spot not in wanted:
            continue
        kept: list[Mend] = []
        for mend in last_word((*wanted[spot].mends, *rendered(entry, wanted[spot], biblatex=biblatex))):
            written = _writable(mend, file)
            if written is None:
                left.append(Left(spot, mend.field, f"it cannot be written in this file ({file.encoding})"))
            else:
                kept.append(written)
        splices += _entry(file, entry, kept)
    return file.encoded(spliced(file.text, splices)), left


def _writable(mend: Mend, file: FileText) -> Mend | None:
    if mend.text is None:
        return mend
    text = mend.text if file.can_hold(mend.text) else ascii_text(mend.text)
    return Mend(field=mend.field, text=text) if file.can_hold(text) and _balanced(text) else None


def _balanced(text: str) -> bool:
    depth = 0
    for found in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            return False
    return depth == 0 and not re.search(r"(?<!\\)(?:\\\\)*\\$", text)


def _entry(file: FileText, entry: Entry, mends: Sequence[Mend]) -> list[Splice]:
    splices: list[Splice] = []
    added: list[str] = []
    removed: set[int] = set()
    names = [place.name.lower() for place in entry.places]
    for mend in mends:
        name = mend.field.lower()
        if name == "key" and mend.text:
            splices.append(Splice(entry.key_at, entry.key_at + len(entry.key), mend.text))
        elif name not in names:
            if mend.text is not None:
                added.append(_as_neighbours(file.text, entry)(mend.field, _delimited(name, mend.text, "{")))
        elif mend.text is None:
            removed.add(names.index(name))
        else:
            at = entry.places[names.index(name)]
            splices.append(Splice(at.value, at.end, _delimited(name, mend.text, file.text[at.value])))
    splices += _removals(file.text, entry, removed)
    if added:
        splices.append(_addition(file, entry, added, removed))
    return splices


def _delimited(name: str, text: str, opening: str) -> str:
    """A value in delimiters like those that stood there; a month's macro and a bare number have none."""
    if name == "month" and text.lower() in MONTHS:
        return text
    if opening == '"' and '"' not in text:
        return f'"{text}"'
    return text if opening.isdecimal() and text.isdecimal() else f"{{{text}}}"


def _as_neighbours(text: str, entry: Entry) -> Callable[[str, str], str]:
    """How a field is written in this entry: the name up to the column in which the others have their equals sign."""
    if not entry.places:
        return lambda name, value: f"{name} = {value}"
    columns = Counter(text[place.start : place.value].find("=") for place in entry.places)
    common, times = columns.most_common(1)[0]
    last = entry.places[-1]
    after = text[last.start : last.value].partition("=")[2]
    before = text[last.start + len(last.name) : last.value].partition("=")[0]
    column = common if times * 2 > len(entry.places) > 1 else None
    capitals = all(place.name.isupper() for place in entry.places)

    def write(name: str, value: str) -> str:
        shown = name.upper() if capitals else name
        gap = " " * max(column - len(shown), 1) if column is not None else " " if before else ""
        return f"{shown}{gap}={after if not after.strip() else ' '}{value}"

    return write


def _addition(file: FileText, entry: Entry, added: Sequence[str], removed: set[int]) -> Splice:
    """Where new fields go: behind the last field that stays."""
    text = file.text
    last = next((p for number, p in reversed(list(enumerate(entry.places))) if number not in removed), None)
    if last is None:
        comma = "" if text[entry.key_at + len(entry.key) : entry.close].lstrip().startswith(",") else ","
        joined = ("," + file.newline + "  ").join(added)
        return Splice(entry.close, entry.close, f"{comma}{file.newline}  {joined}{file.newline}")
    begun = _BEFORE_LINE.search(text, 0, last.start)
    gap = file.newline + text[begun.start() : last.start] if begun else " "
    comma_after = _COMMA.match(text, last.end)
    if comma_after is not None:
        return Splice(comma_after.end(), comma_after.end(), "".join(f"{gap}{one}," for one in added))
    return Splice(last.end, last.end, "".join(f",{gap}{one}" for one in added))


def _removals(text: str, entry: Entry, removed: set[int]) -> list[Splice]:
    """Fields taken away with their comma and their line; a comma that is now the last may stand before the brace."""
    splices = []
    for number in sorted(removed):
        place = entry.places[number]
        comma = _COMMA.match(text, place.end)
        begun = _BEFORE_LINE.search(text, 0, place.start)
        end = comma.end() if comma else place.end
        rest = _REST_OF_LINE.match(text, end) if begun else None
        # What follows on the same line stays on it.
        whole = rest is not None and rest.end() > rest.start()
        splices.append(
            Splice(begun.start() if begun and whole else place.start, rest.end() if rest and whole else end, "")
        )
    return splices
