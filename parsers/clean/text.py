"""Raw text to clean text: one line, rich text, an address, and text as it is compared."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urljoin, urlsplit

from parsers import markup
from parsers.checked import maker
from parsers.values import MARKS, UNPRINTABLE, Mark, Rich

_rich = maker(Rich)
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]")
_ROUNDS = 8
_SPECIAL = re.compile("[<>&]")
_BLANKS = re.compile(r"\s+")
# Markup that says what it seems to say: marks that hold text and stand apart, and signs that are no part of a tag or an entity,
# whether they are written as entities or not.
_MARK = f"(?:{'|'.join(MARKS)})"
_SETTLED = re.compile(
    r"(?:[^<>&]+|&(?:amp;)?(?![#\w]{1,40};)|(?:&lt;|<)(?=[ 0-9=.])|(?<!\])(?:&gt;|>)(?=[ 0-9=.]|\Z)"
    rf"|<({_MARK})>[^<>& ](?:[^<>&]*[^<>& ])?</\1>(?!<))*+"
)
# A tag, an entity, or else a sign of the text alone: all begin with one of three, which is found at once.
_SIGN = re.compile(rf"[<>&](?:(?<=<)/?{_MARK}>|(?<=&)(?:amp|lt|gt);)?")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_LINE_ENDS = re.compile("[\r\n\u2028\u2029]+")
# UTF-8 read as Latin-1 or Windows-1252 shows one of these; only then is the slow repair worth asking.
_MOJIBAKE_SHOWN = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
_MOJIBAKE = re.compile(f"{_MOJIBAKE_SHOWN.pattern}|[\u0080-\u009f]")


def line(raw: str) -> str | None:
    r"""One clean line: entities decoded, NFC, white space folded, what cannot be printed dropped.

    >>> line("  American Society\n of Hematology&nbsp; ")
    'American Society of Hematology'
    >>> line(" \u200b ") is None
    True
    """
    if raw.isprintable() and (raw.isascii() or is_plain(raw)) and ("&" not in raw or not markup.ENTITY.search(raw)):
        return " ".join(raw.split()) or None
    text = raw
    for _ in range(_ROUNDS):
        before = text
        text = _BLANKS.sub(" ", printable(markup.unescape(text))).strip()
        # What was dropped from inside "&am\u200bp;" may have left an entity, or mojibake that can now be seen.
        if text == before or (text.isascii() and "&" not in text):
            break
    return text or None


def lines(raw: str) -> str | None:
    r"""Several lines, each clean, a line feed between them; lines in which nothing is are none, and paragraphs are lines.

    >>> lines("Seen in print.\r\n\r\n  Second  paragraph&nbsp; ")
    'Seen in print.\nSecond paragraph'
    """
    return "\n".join(found for one in _LINE_ENDS.split(raw) if (found := line(one))) or None


def is_plain(text: str) -> bool:
    """Whether `printable` would leave a text as it is; most texts are so, and need no slower look."""
    # What is invisible, a control or a surrogate is not printable to Python either.
    return text.isprintable() and (
        text.isascii() or (unicodedata.is_normalized("NFC", text) and not _MOJIBAKE_SHOWN.search(text))
    )


def printable(text: str) -> str:
    """`text` in NFC, its mojibake mended, without what is invisible; controls are blanks."""
    if text.isascii() and text.isprintable():
        return text
    text = INVISIBLE.sub("", text)
    if _MOJIBAKE.search(text):
        text = INVISIBLE.sub("", _mended(text))
    return UNPRINTABLE.sub(" ", unicodedata.normalize("NFC", text))


def _mended(text: str) -> str:
    import ftfy  # noqa: PLC0415 - slow to import, and few texts need it

    # A lone surrogate cannot be encoded, and ftfy encodes to mend.
    text = re.sub("[\ud800-\udfff]", " ", text)
    # fix_encoding alone: fix_text would also straighten quotes and split ligatures.
    return ftfy.fix_encoding(text)


def rich(raw: str, ours: str = "") -> Rich | None:
    """Rich text from text that may hold markup and entities, each of them escaped or not.

    `ours` are letters of private use that a reader has put in, and takes out again: here they are letters as any.

    >>> rich("The &lt;i&gt;Drosophila&lt;/i&gt; eye, P <0.05 &amp;amp; more").root
    'The <i>Drosophila</i> eye, P &lt;0.05 &amp; more'
    """
    shown = raw
    for letter in ours:
        shown = shown.replace(letter, "#")
    if is_plain(shown):
        # What is built here without a second look is well-formed: it can be printed, and its marks are closed.
        folded = " ".join(raw.split())
        if not _SPECIAL.search(folded):
            return _rich({"root": folded}) if folded else None
        if _SETTLED.fullmatch(folded):
            return _rich({"root": _SIGN.sub(lambda found: _ENTITIES.get(found[0], found[0]), folded)})
    return _settled(raw)


def _settled(raw: str) -> Rich | None:
    """`rich` of any text: what is dropped and decoded may leave something to be dropped and decoded again."""
    text = raw
    for _ in range(_ROUNDS):
        tidy = _tidy(text)
        if not tidy:
            return None
        before, text = text, markup.render(tidy)
        # What was dropped from inside "<<b></b>i>" may have left a tag.
        if text == before or (text.isascii() and "&" not in text):
            return Rich(text)
    plain = line(re.sub("[<>&]", " ", "".join(piece for piece, _marks in tidy))) or ""
    return Rich.of(plain) if plain else None


def _tidy(raw: str) -> list[tuple[str, tuple[Mark, ...]]]:
    """The pieces of `raw` with white space folded across them; empty when nothing is left."""
    pieces = markup.runs(printable(markup.unescape(raw)))
    tidy: list[tuple[str, tuple[Mark, ...]]] = []
    blank = True  # nothing yet, or the text so far ends in a blank
    for text, marks in pieces:
        folded = _BLANKS.sub(" ", text)
        if blank:
            folded = folded.lstrip(" ")
        if folded:
            blank = folded.endswith(" ")
            if tidy and tidy[-1][1] == marks:
                tidy[-1] = (tidy[-1][0] + folded, marks)
            else:
                tidy.append((folded, marks))
    while tidy and not tidy[-1][0].rstrip():
        tidy.pop()
    if tidy:
        tidy[-1] = (tidy[-1][0].rstrip(), tidy[-1][1])
    return tidy


_LONGEST_ADDRESS = 4000
# Most addresses are so: a host's name, a path, and no sign that could be read otherwise.
_PLAIN_ADDRESS = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:/(?:[\w!#$%'()*+,./:;=?@~-]++|&(?!#?\w{1,40};))*+)?", re.ASCII
)


def url(raw: str, base: str | None = None) -> str | None:
    """An absolute http or https address, made so with `base` where it is relative; None for every other scheme.

    >>> url("/articles/1", base="https://journal.example.org/x")
    'https://journal.example.org/articles/1'
    """
    if base is None and len(raw) <= _LONGEST_ADDRESS and _PLAIN_ADDRESS.fullmatch(raw):
        return raw
    text = line(raw[:_LONGEST_ADDRESS])
    if text is None:
        return None
    try:
        absolute = urljoin(base, text) if base else text
        parts = urlsplit(absolute)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        return None
    return absolute.replace(" ", "%20")


# Where reference managers put all addresses of a work into one field, with blanks, signs or an "and" between them.
# What stands between begins behind something else, so that each run of blanks is looked at once.
_NEXT_ADDRESS = re.compile(r"(?<!\s)(?:\s*+[;|]\s*+|,?\s++(?:and\s++)?)(?=https?://)")


def first_url(raw: str) -> tuple[str | None, str]:
    """The first of several addresses in one text, and what stands behind it.

    >>> first_url("https://example.org/1 https://example.org/2"), first_url("https://example.org/a b")
    (('https://example.org/1', 'https://example.org/2'), ('https://example.org/a%20b', ''))
    """
    first, *behind = _NEXT_ADDRESS.split(raw.strip(), maxsplit=1)
    return url(first), "".join(behind)


def apart(raw: str) -> list[str]:
    """The addresses that stand in one text, as they are written.

    >>> apart("https://example.org/1 and https://example.org/2"), apart("https://example.org/?to=https://example.net/")
    (['https://example.org/1', 'https://example.org/2'], ['https://example.org/?to=https://example.net/'])
    """
    return _NEXT_ADDRESS.split(raw.strip())


_FOLDED = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d", "-")
_FOLDED |= dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`", "'")
_FOLDED |= dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
# An abstract has a handful of them: a pattern finds these ten times as fast as `translate` looks at every letter.
_FOLDS = re.compile(f"[{''.join(_FOLDED)}]")


def fold(text: str) -> str:
    """`text` as it is compared: NFKC, without case; dashes, quotes and white space alike. Accents count.

    >>> fold("The “Blood–Brain”  BARRIER")
    'the "blood-brain" barrier'
    """
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    # Quotes before NFKC too: it would turn an acute accent into a blank and a combining accent.
    text = unicodedata.normalize("NFKC", _with_plain_marks(INVISIBLE.sub("", text)))
    return " ".join(unicodedata.normalize("NFC", _with_plain_marks(text).casefold()).split())


def _with_plain_marks(text: str) -> str:
    return _FOLDS.sub(lambda found: _FOLDED[found[0]], text)
