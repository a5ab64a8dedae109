"""The text of a .bib file, in whatever encoding it is.

JabRef of old wrote which one into the first lines ("% Encoding: Cp1250"), as BibDesk does ("%% Saved with string encoding Western
(Mac OS Roman)"). UTF-16 is known by its mark or its empty bytes. What is neither these nor UTF-8 is read as it looks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.encoding import decode, labels

_HEAD = 2000
_DECLARED = re.compile(
    rb"^\s*%+\s*(?:encoding\s*[:=]\s*([\w:.-]{2,40})|saved with string encoding ([\w() -]{2,60}))",
    re.IGNORECASE | re.MULTILINE,
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# What the Mac calls encodings, as BibDesk writes them.
_OF_MACS = {
    "Western (Mac OS Roman)": "macintosh", "Western (ISO Latin 1)": "iso-8859-1", "Western (Windows Latin 1)": "windows-1252",
    "Western (ISO Latin 9)": "iso-8859-15", "Central European (ISO Latin 2)": "iso-8859-2", "Central European (Windows Latin 2)": "windows-1250",
    "Central European (Mac OS)": "x-mac-ce", "Cyrillic (Windows)": "windows-1251", "Greek (Windows)": "windows-1253",
    "Turkish (Windows Latin 5)": "windows-1254",
    "Unicode (UTF-8)": "utf-8", "Japanese (Shift JIS)": "shift_jis", "Japanese (EUC)": "euc-jp", "Simplified Chinese (GB 18030)": "gb18030",
}  # fmt: skip
_STRAYS = re.compile("[\udc80-\udcff]+")


class Decoded(NamedTuple):
    """The text of a file, the codec that reads it, and whether the file says so itself."""

    text: str
    encoding: str
    is_said: bool = True


def decoded(body: bytes) -> Decoded:
    """UTF-16 by its mark or its look; UTF-8, where it is; the encoding that the file names, if it decodes; else what it looks like.

    A file that is UTF-8 but for a few bytes, as files are that were put together, is that; the strays are Windows-1252.
    """
    # Japanese in seven bits is ASCII too, full of escapes, among them braces.
    if body.startswith(_WIDE) or b"\x00" in body[:64] or (b"\x1b$" in body and body.isascii()):
        wide = decode(body)
        return Decoded(wide.text, wide.encoding)
    try:
        return Decoded(body.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        pass
    name = declared(body)
    text = labels.read_as(body, name) if name else None
    if name is not None and text is not None:
        return Decoded(text, name)
    looks = decode(body)
    if looks.encoding != "utf-8":
        return Decoded(looks.text, looks.encoding, is_said=False)
    # A stray is a byte, and no character of UTF-8.
    lenient = body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    return Decoded(_STRAYS.sub(_as_windows_1252, lenient), "utf-8", is_said=False)


def _as_windows_1252(found: re.Match[str]) -> str:
    return found[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def text_of(body: bytes) -> str:
    """The text of a file."""
    return decoded(body).text


def declared(body: bytes) -> str | None:
    """The codec of the encoding that a file names in its first lines; None for one that cannot be (UTF-16 has none of these bytes)."""
    found = _DECLARED.search(body[:_HEAD])
    said = (found[1] or found[2]).decode("ascii", "replace").strip() if found else ""
    name = labels.codec(_OF_MACS.get(said, said)) if said else None
    return None if name in labels.WIDE else name
