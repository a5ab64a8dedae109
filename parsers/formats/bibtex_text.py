"""The text of a .bib file, in whatever encoding it is.

JabRef of old wrote which one into the first lines ("% Encoding: Cp1250"). UTF-16 is known by its mark or its empty bytes. What is
neither these nor UTF-8 is read as Latin-1, which has a letter for every byte.
"""

from __future__ import annotations

import re

from parsers.encoding import decode, labels

_HEAD = 2000
_DECLARED = re.compile(rb"^\s*%+\s*encoding\s*[:=]\s*([\w:.-]{2,40})", re.IGNORECASE | re.MULTILINE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def text_of(body: bytes) -> str:
    """UTF-16 by its mark or its look; UTF-8, where it is; the encoding that the file names, if it decodes; else Latin-1."""
    if body.startswith(_WIDE) or b"\x00" in body[:64]:
        return decode(body).text
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    name = declared(body)
    text = labels.read_as(body, name) if name else None
    return body.decode("latin-1") if text is None else text


def declared(body: bytes) -> str | None:
    """The codec of the encoding that a file names in its first lines; None for one that cannot be (UTF-16 has none of these bytes)."""
    found = _DECLARED.search(body[:_HEAD])
    name = labels.codec(found[1].decode("ascii", "replace")) if found else None
    return None if name in labels.WIDE else name
