"""Files that libraries of works are kept in: which format a file has, by its name and, of XML, by what it holds.

The table is the whole list: a new format is a reader and a row here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from parsers.encoding import decode, labels
from parsers.formats.identified import identified
from parsers.formats.library import Library, Watch, unwatched
from parsers.formats.noticed import noticed


class Encoding(NamedTuple):
    """An encoding as people know it, and whether a file says itself that it is in this one."""

    name: str
    is_said: bool


class Kind(NamedTuple):
    """A format: how it is called here and by people, the endings of its files, elements that tell its XML, its reader.

    `reader` raises Unreadable for what is none of it.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    elements: tuple[str, ...]
    reader: Callable[[bytes, Watch], Library]

    def read(self, body: bytes, watch: Watch = unwatched) -> Library:
        """What a file of this format holds, identifiers and notices found wherever they stand. Raises Unreadable for what is none of it."""
        return noticed(identified(self.reader(body, watch)))


def _by(name: str) -> Callable[[bytes, Watch], Library]:
    """The reader of a format, imported when a file of it is read: whoever has a .bib file does not wait for what reads XML."""

    def read(body: bytes, watch: Watch) -> Library:
        found: Library = import_module(f"parsers.formats.{name}").read(body, watch)
        return found

    return read


KINDS: tuple[Kind, ...] = (
    Kind("bibtex", "BibTeX or BibLaTeX", (".bib", ".bibtex", ".biblatex"), (), _by("bibtex")),
    Kind("csl_json", "CSL-JSON", (".json",), (), _by("csl_json")),
    Kind("ris", "RIS", (".ris",), (), _by("ris")),
    Kind("nbib", "PubMed nbib", (".nbib",), (), _by("nbib")),
    Kind("refer", "EndNote import (Refer)", (".enw", ".refer"), (), _by("refer")),
    Kind("wos", "Web of Science", (".ciw",), (), _by("wos")),
    # MODS may hold anything in its extensions, and a catalogue's answer may hold MODS: its own element is the surest.
    Kind("mods", "MODS", (".mods", ".xml"), ("modsCollection", "mods"), _by("mods")),
    Kind("endnote_xml", "EndNote XML", (".xml",), ("ref-type",), _by("endnote_xml")),
    Kind("marcxml", "MARCXML", (".marcxml", ".mrcx", ".xml"), ("datafield", "leader"), _by("marcxml")),
)

# What begins a file that databases call by no more than .txt (PubMed's, Web of Science's, publishers'): each of its format alone.
_BEGINNINGS = re.compile(
    r"(?:\s|\d{1,6}\.\s)*(?:(?P<wos>FN [^\n]+\s+VR |PT\t[A-Z][A-Z0-9]\t|PT [A-Z]\s)|(?P<nbib>PMID ?- )|(?P<ris>TY {1,2}- )|(?P<refer>%0 )"
    r"|(?P<bibtex>@[A-Za-z]{3,20}\s?\{))"
)
ENDINGS: tuple[str, ...] = (*dict.fromkeys(ending for kind in KINDS for ending in kind.endings), ".txt")
# Where a file's first entry begins, its elements are told.
_LOOK = 200_000
_ELEMENT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
# As people know them, where Python calls them otherwise.
_SHOWN = {
    "utf-8": "UTF-8 (not all of it is)", "mac-roman": "Mac Roman", "iso2022_jp": "ISO-2022-JP",
    "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "mac-latin2": "Mac Central European",
}  # fmt: skip


def encoding_of(kind: Kind, body: bytes) -> Encoding | None:
    """The encoding that a file of a format is read in; None for UTF-8, which need not be told."""
    is_utf_8 = _is_utf_8(body)
    # UTF-16 of ASCII is UTF-8 too, full of empty characters, and so is what Japanese is escaped to.
    if is_utf_8 and b"\x00" not in body[:64] and b"\x1b$" not in body:
        return None
    if kind.name == "bibtex":
        # Imported late, as the readers are.
        _text, name, is_said = import_module("parsers.formats.bibtex_text").decoded(body)
    else:
        name = decode(body).encoding
        is_said = name.startswith(("utf-16", "utf-32", "iso2022")) or name in labels.of_body(body)
    if is_utf_8 and name == "utf-8":
        return None
    return Encoding(_SHOWN.get(name, re.sub(r"^cp(?=125\d$)", "windows-", name)), is_said=is_said)


def _is_utf_8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def kind_of(name: str, body: bytes) -> Kind | None:
    """The format of a file, None where neither its name nor its elements (of .txt its first line) tell one.

    >>> kind_of("a.xml", b"<mods><titleInfo/></mods>").name, kind_of("a.bib", b"").name, kind_of("a.xml", b"<html>")
    ('mods', 'bibtex', None)
    >>> kind_of("a.txt", b"PMID- 12345678").name, kind_of("a.txt", b"Dear reader")
    ('nbib', None)
    """
    lowered = name.lower()
    if lowered.endswith(".txt"):
        begins = _BEGINNINGS.match(decode(body[:_LOOK]).text.lstrip("\ufeff"))
        return next((kind for kind in KINDS if begins and kind.name == begins.lastgroup), None)
    fitting = [kind for kind in KINDS if lowered.endswith(kind.endings)]
    if not fitting or not fitting[0].elements:
        return fitting[0] if fitting else None
    there = _ELEMENT.findall(decode(body[:_LOOK]).text)
    told = next((kind for one in there for kind in KINDS if one in kind.elements), None)
    # A file that holds nothing yet is what its name says.
    return told or (fitting[0] if len(fitting) == 1 or not lowered.endswith(".xml") else None)
