"""A library's XML cut into its entries, so that a broken one takes no other with it and each has its line.

The file is never parsed as a whole: neither its size nor what its document type declares (entities that grow, files of the
machine) can do anything. An entry is parsed by itself, without entities, network, or nesting beyond reason; what its prefixes
stand for is not asked, for formats are told by the names of their elements.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from lxml import etree

from parsers.formats import Unreadable
from parsers.formats.library import Problem
from parsers.formats.xml_texts import parse

# An entry of more characters than this is none: ten thousand authors with their addresses are two million.
MOST_CHARACTERS = 16_000_000
_MARKUP = re.compile(r"<!--|<!\[CDATA\[|<\?|</?([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_PREFIXES = re.compile(r"[<\s/]([A-Za-z_][\w.-]*):[A-Za-z_]")
# EndNote and catalogues write what XML forbids (a form feed in an abstract): a blank.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Where the parser found it, counted from where the entry begins.
_POSITION = re.compile(r", line (\d+), column \d+.*", re.DOTALL)
_REFERENCES = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")


# What a catalogue's answer wraps an entry in: <zs:record> of SRU and <record> of OAI-PMH hold one, and are none.
_WRAPPED = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?(?:recordData|metadata)(?:\s[^<>]*)?>\s*\Z")
_LONGEST_TAG = 2_000


class Cut(NamedTuple):
    """An entry's text, and the line it begins at."""

    line: int
    text: str


def cut(text: str, name: str) -> Iterator[Cut | Problem]:
    """The elements of a name, whatever their prefix, in the order of the file; one that does not end is a problem."""
    begun, begun_line = -1, 0
    at, line, counted = 0, 1, 0
    find = _Finder(text).find
    while found := _MARKUP.search(text, at):
        at = found.end()
        end = _ENDS.get(found[0])
        if end is not None:
            place = find(end, at)
            at = place + len(end) if place >= 0 else at
            continue
        if found[2] != name:
            continue
        if found[0].startswith("</"):
            if begun >= 0:
                close = find(">", at)
                at = close + 1 if close >= 0 else len(text)
                yield _entry(text, begun, at, begun_line)
                begun = -1
            continue
        if begun >= 0 and not _WRAPPED.search(text, max(begun, found.start() - _LONGEST_TAG), found.start()):
            yield Problem(line=begun_line, message=f"line {begun_line}: the entry does not end (</{name}>)")
        line += text.count("\n", counted, found.start())
        counted = found.start()
        close = find(">", at)
        if close >= 0 and text[close - 1] == "/":
            yield Problem(line=line, message=f"line {line}: an entry with nothing in it")
            begun, at = -1, close + 1
            continue
        begun, begun_line = found.start(), line
    if begun >= 0:
        yield Problem(line=begun_line, message=f"line {begun_line}: the entry does not end: is the file cut off?")


class _Finder:
    """Finds what ends something; where one has no end, no later one has: the file is looked through once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.missing: set[str] = set()

    def find(self, end: str, at: int) -> int:
        """Where `end` stands from `at` on; -1 where it does not."""
        place = -1 if end in self.missing else self.text.find(end, at)
        if place < 0:
            self.missing.add(end)
        return place


def _entry(text: str, begin: int, end: int, line: int) -> Cut | Problem:
    if end - begin > MOST_CHARACTERS:
        return Problem(line=line, message=f"line {line}: an entry of more than {MOST_CHARACTERS:,} characters")
    return Cut(line, text[begin:end])


def element(entry: Cut) -> etree._Element:
    """The entry as an element. Raises Unreadable, with the line."""
    plain = _REFERENCES.sub(_allowed, _FORBIDDEN.sub(" ", entry.text))
    prefixes: Collection[str] = set(_PREFIXES.findall(plain)) - {"xml", "xmlns"}
    declared = "".join(f' xmlns:{prefix}="urn:{prefix}"' for prefix in sorted(prefixes))
    try:
        return parse(f"<r{declared}>{plain}</r>".encode())[0]
    except Unreadable as error:
        found = _POSITION.search(str(error))
        line = entry.line + (int(found[1]) - 1 if found else 0)
        raise Unreadable(f"line {line}: {_POSITION.sub('', str(error)).rstrip('( ')})") from None


def _allowed(reference: re.Match[str]) -> str:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return " " if number > 0x10FFFF or _FORBIDDEN.fullmatch(chr(number)) else reference[0]


def local_name(item: etree._Element) -> str:
    """An element's name without its prefix."""
    return str(item.tag).rpartition("}")[2]


def children(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of these names, in their order."""
    # In whatever namespace or none; without a name the parser's own search would give all of them.
    return parent.iterchildren(*[f"{{*}}{name}" for name in names]) if names else iter(())


def first(parent: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element on a path of names."""
    for name in path:
        parent = None if parent is None else next(children(parent, name), None)
    return parent


def place_of(item: etree._Element, entry_line: int) -> str:
    """A person's way back to an element: "titleInfo (line 12)"."""
    return f"{local_name(item)} (line {entry_line - 1 + int(str(item.sourceline))})"
