"""Bytes to text: which encoding a page is in, whatever it says, and its text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from parsers.encoding import detect, labels


class Decoded(NamedTuple):
    """A page's text, and the codec that read it; `as_is` where its bytes are that text in UTF-8 as they stand."""

    encoding: str
    text: str
    as_is: bool = False


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before the mark of UTF-16, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPED = re.compile(rb"\x1b\$[@AB()]|\x1b\(J")
# How many characters must be read for each that cannot: a page with stray bytes, not a page in another encoding.
_STRAY = 8
# How much cheaper another encoding must be before a label that decodes is not believed: in all, and for a byte.
_DOUBT, _DOUBT_PER_BYTE = 25.0, 0.8

# What a character of real Asian text costs at most, on average. UTF-8 read so has few common ones: 9 and more.
_RARE = 8.2
# Most pages are UTF-8; how far into them a label is looked for that would say otherwise.
_NEAR = 4096


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """The text of a page. Never raises; labels mean what they mean on the web.

    In this order: a byte order mark; UTF-8, where the bytes are nothing else and no label names a multibyte encoding
    that fits as well; the header's label and then the page's own, where they decode to something like text; what
    the bytes look like.

    >>> decode("Žižek".encode(), "text/html; charset=iso-8859-1")
    Decoded(encoding='utf-8', text='Žižek', as_is=True)
    >>> decode(b"caf\\xe9", "text/html; charset=utf-8").text
    'café'
    """
    marked = _marked(body)
    if marked is not None:
        return marked
    if body.isascii():
        return _ascii(body, content_type)
    wide = _wide(body)
    if wide is not None:
        return wide
    text, end = _utf8(body)
    if text is not None and not text.isascii():
        return _multibyte(body, content_type) or Decoded("utf-8", text, as_is=end == len(body))
    return _legacy(body, content_type)


def _marked(body: bytes) -> Decoded | None:
    for mark, name in _MARKS:
        if body.startswith(mark):
            rest = body[len(mark) :]
            text = rest.decode(name, "replace")
            # The mark of a template says nothing of a text in another encoding that was put into it.
            if name == "utf-8" and not _nearly(text):
                return None
            return Decoded(name, text)
    return None


def _ascii(body: bytes, content_type: str | None) -> Decoded:
    """A body of seven bits: ASCII, or UTF-16 of ASCII, or an encoding that escapes."""
    if b"\x00" in body and (wide := _wide(body)) is not None:
        return wide
    if b"\x1b" in body or b"~{" in body:
        named = [name for name in _labels(body, content_type) if name in labels.SEVEN_BIT]
        for name in (*named, *(("iso2022_jp", "iso2022_kr") if _ESCAPED.search(body) else ())):
            text = labels.read_as(body, name)
            if text is not None and not text.isascii():
                return Decoded(name, text)
    return Decoded("utf-8", body.decode("ascii"), as_is=True)


def _wide(body: bytes) -> Decoded | None:
    """UTF-16 without a mark: markup leaves every second byte empty."""
    start = body[:4096]
    if b"\x00" not in start[:64] or len(start) < 4:
        return None  # a tag in plain bytes at the start: the NULs further down are damage
    even, odd = start[::2].count(0), start[1::2].count(0)
    least, half = len(start) * 0.1, len(start) // 2
    if max(even, odd) < least or min(even, odd) > half * 0.02:
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    return Decoded(name, body.decode(name, "replace"))


def _utf8(body: bytes) -> tuple[str | None, int]:
    """(the text, up to which byte): a character cut off at the end is left out."""
    try:
        return codecs.utf_8_decode(body, "strict", False)
    except UnicodeDecodeError:
        return None, 0


def _labels(body: bytes, content_type: str | None) -> tuple[str, ...]:
    header = labels.of_header(content_type)
    own = labels.of_body(body)
    return tuple(dict.fromkeys((header, *own) if header else own))


def _multibyte(body: bytes, content_type: str | None) -> Decoded | None:
    """Bytes that are UTF-8 as well, in the encoding that their first label names, where that is the likelier one."""
    header = labels.of_header(content_type)
    name = header or next(iter(labels.of_body(body, _NEAR)), None)
    if name is None or name not in labels.MULTIBYTE:
        return None
    text = labels.read_as(body, name)
    if text is None:
        return None
    sample = detect.sample_of(body)
    signs = sum(char >= "\x80" for char in sample.decode(name, "ignore"))
    return Decoded(name, text) if detect.cost(sample, name) <= _RARE * signs else None


def _nearly(text: str) -> bool:
    """Whether a text with replaced bytes is a right one: a few strays among characters that were read."""
    strays = text.count("\ufffd")
    return not strays or len(text) - len(text.encode("ascii", "ignore")) - strays >= _STRAY * strays


def _legacy(body: bytes, content_type: str | None) -> Decoded:
    """A body that is not UTF-8: its labels where they give text, else what it looks like."""
    lenient = body.decode("utf-8", "replace")
    if _nearly(lenient):
        return Decoded("utf-8", lenient)
    named = [name for name in _labels(body, content_type) if name not in labels.WIDE and name != "utf-8"]
    read = {name: text for name in named if (text := _as_labelled(body, name)) is not None}
    sample, lang = detect.sample_of(body), detect.lang_of(body)
    looks = detect.best(sample, lang)
    beyond = sum(byte >= 0x80 for byte in sample)
    doubt = max(_DOUBT, _DOUBT_PER_BYTE * beyond)
    for name, text in read.items():
        if detect.cost(sample, name, lang) - looks.cost <= doubt:
            return Decoded(name, text)
    return Decoded(looks.codec, body.decode(looks.codec, "replace"))


def _as_labelled(body: bytes, name: str) -> str | None:
    text = labels.read_as(body, name)
    if text is None:
        text = body.decode(name, "replace")
        return text if _nearly(text) else None
    return text
