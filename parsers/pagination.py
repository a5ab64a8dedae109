"""Printed page labels to a page range.

Journals abbreviate ("5039-50"), letter their supplements ("S12-9"), number with Roman numerals or inside a part
("1:1-1:15"), and cataloguers write the extent of a book where pages are asked for ("284 f. : il."). A label is kept
as printed; only an abbreviated last page is written in full.
"""

from __future__ import annotations

import re

from parsers.abbreviated_pages import in_full
from parsers.checked import maker
from parsers.clean import line
from parsers.page_words import without_words
from parsers.values import PageRange

_pages = maker(PageRange)
# Longer than any statement of pages: what follows is not read.
LONGEST = 400

_DASHES = dict.fromkeys(
    map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d\uff5e\u301c~"), "\u2013"
)
_PREFIX = re.compile(
    r"(?:pages?|pgs?|pp?|págs?|pags?|páginas?|paginas?|pagg|pagine?|seiten?|sidor?|siden?|strony?|str|стр|с|blz|blzn|bl|"
    r"oldal|sivut?|sayfa|ss?|hlm|hal|第|頁|页)(?:\.\s*|:\s*|\s+(?=\S)|(?=\d))",
    re.IGNORECASE,
)
# "S12", "P3" and "s5" are labels: a supplement's, a poster's. Only "p12" and "pp12" are "page" without its blank.
_GLUED_LABEL = re.compile(r"(?:S|s|P|С|с)\d")
_UNIT = (
    r"(?:pages?|pgs?|pp?|págs?|pags?|páginas?|paginas?|pagine?|seiten?|sidor|sider|"
    r"stron|str|стр|с|blz|bl|oldal|sivua?|sayfa|ss?|f|ff?ls?|h|hojas|folhas|folios|leaves|leaf|v|vols?|p\. l|頁|页|쪽|ページ)"
)
_RANGE_UNIT = re.compile(rf"(?:\s+|(?<=\d))(?:{_UNIT}\.?|頁|页|쪽|ページ)$", re.IGNORECASE)
# "11s-19s" are labels of a supplement; "11-19 s" has the word for pages behind.
_LETTERED = re.compile(r"\d([a-zA-Z]{1,3})[-\u2013]\d{1,9}\1")
# "284 f. : il., gráfs.", "xii, 345 p.", "[8] leaves", "8 pages": how much there is, not where it stands.
_EXTENT = re.compile(
    rf"(?:\[?[ivxlc]+\]?\s*,\s*)?\[?\d+\]?(?:,\s*\[?\d+\]?)?(?:\s+{_UNIT}\b|pp?\b|f\.|頁|页|쪽|ページ)\.?(?!\d)"
    r"|[ivxlc]+\s*,\s*\[?\d|.*\bonline resource",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"(?:\D{0,80}\s)?\d+\s*\([^()]{1,20}\)\s*:\s*")  # "Blood Adv 8(19):5039-50"
_WORDS_BETWEEN = re.compile(r"(?<=\w)\s+(?:to|through|thru|bis|à|al?|until)\s+(?=\w)")
_THOUSANDS = re.compile(r"(\d{1,3}),(\d{3})\s*[-\u2013]\s*(\d{1,3}),(\d{3})")
_THOUSAND = re.compile(r"(\d{1,2}),(\d{3})")
_BLANKS_AROUND = re.compile(r"\s*([-\u2013])\s*")
_RUNS = re.compile(r"[-\u2013]{2,}")
_LABEL = re.compile(r"[^\W_](?:[\w.:*/+]|-(?=\w)){0,30}")
_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_PREFIX_AGAIN = re.compile(r"(?<=[-\u2013])(?:pp?|s|с)\.\s*(?=\d)", re.IGNORECASE)  # "p.12-p.19"
_ELECTRONIC_TAIL = re.compile(r"(\d+)-(\d+\.e)\d+-e?(\d+)")


def read_pages(text: str, *, abbreviated: bool = False) -> PageRange | None:
    """The page range that `text` states; None for an extent, an article's words, or nothing.

    Of several ranges ("444-445, 450") the first is where the work begins, and the others follow it; what follows and is no range ("discussion
    451") is left, as `pages_unread` tells. A last page that runs backwards and is no abbreviation is kept as printed: it is a matter for
    the cross-check, not for a guess. So is "100-90", which may be 100-190 or 90-100: of a source that always abbreviates (`abbreviated`)
    it is the first.

    >>> [read_pages(text).text() for text in ("5039-50", "S12-9", "pp. xiv–xx", "e360-e363", "50-12", "444-5; 450", "100-90")]
    ['5039-5050', 'S12-S19', 'xiv-xx', 'e360-e363', '50-12', '444-445, 450', '100-90']
    >>> read_pages("100-90", abbreviated=True).text()
    '100-190'
    >>> read_pages("284 f. : il.") is None
    True
    """
    plain = PLAIN_RANGE.fullmatch(text)
    if plain is not None and len(plain[1]) == len(plain[2]) and plain[1] < plain[2]:
        return _pages({"first": plain[1], "last": plain[2], "more": ()})
    stated, *others = _stated(text) or [""]
    if not stated:
        return None
    first, last = _cut(stated)
    found = _range(first, last, abbreviated=abbreviated)
    return _with_more(found, others, abbreviated=abbreviated) if found and others else found


SEPARATOR = re.compile(r"[,;&]| and | und | y | e | et ")
# No work is printed in more pieces; and what stands so far behind the last of them, or before it, is no page but a year or a count.
_MOST_RANGES, _FARTHEST = 20, 2_000
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def _with_more(found: PageRange, texts: list[str], *, abbreviated: bool) -> PageRange:
    """The range with those of the texts that go on where it ends: a smaller number, or a year far behind, is something else."""
    more: list[PageRange] = []
    for text in texts[:_MOST_RANGES]:
        one = _range(*_cut(text), abbreviated=abbreviated) if text else None
        before = more[-1] if more else found
        if one is None and _WORDED.search(text) and any(map(str.isdigit, text)):
            break  # "author reply 130, 132": what follows is the reply's
        if one is not None and _goes_on(before.last or before.first, one.first):
            more.append(one)
    return PageRange(first=found.first, last=found.last, more=tuple(more))


_WORDED = re.compile(r"[^\W\d_]{3}")


def _goes_on(before: str, label: str) -> bool:
    if not (before.isdecimal() and label.isdecimal()):
        return before != label
    gap = int(label[:30]) - int(before[:30])
    return 0 < gap < _FARTHEST and not (gap > _FAR and _YEAR.fullmatch(label))


_FAR = 100


# A plain page number, about which nothing needs to be asked.
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
PLAIN_RANGE = re.compile(r"([1-9][0-9]{0,5})-([1-9][0-9]{0,5})")


def read_page_parts(first: str, last: str) -> PageRange | None:
    """The page range of a first and a last page that a source tells apart.

    Either may hold the whole range ("444-445" beside "445"); the last may be abbreviated, the same, or no page at all.

    >>> [read_page_parts(*parts).text() for parts in (("5039", "50"), ("444-445", "445"), ("7", "7"), ("7", "n/a"))]
    ['5039-5050', '444-445', '7', '7']
    """
    if _NUMBER.fullmatch(first) and _NUMBER.fullmatch(last) and len(first) == len(last) and first < last:
        return _pages({"first": first, "last": last, "more": ()})
    begin = read_pages(first)
    if begin is None or begin.last is not None:
        return begin
    if not begin.more and SEPARATOR.search(last):
        # "i" and "iv, 1-20": that alone would be what a book has.
        whole = read_pages(f"{first}-{last}")
        if whole is not None and whole.first == begin.first and whole.last is not None:
            return whole
    end = read_pages(last)
    if end is None:
        return begin
    if begin.more:
        # "12, 20" and "25": cut at the hyphen of "12, 20-25".
        *more, cut = begin.more
        whole = _range(cut.first, end.last or end.first) if cut.last is None else None
        return PageRange(first=begin.first, more=(*more, whole or cut))
    found = _range(begin.first, end.last or end.first)
    return PageRange(first=found.first, last=found.last, more=end.more) if found and end.more else found


def _stated(text: str) -> list[str]:
    """The statements of pages in `text`, their dashes, blanks and brackets evened out; empty when there is none."""
    clean = line(text[: LONGEST * 4])
    if clean is None:
        return []
    stated = without_words("".join(_digit(char) for char in clean[:LONGEST]).translate(_DASHES).strip(" ,;:."))
    prefix = None if _GLUED_LABEL.match(stated) else _PREFIX.match(stated)
    if prefix is not None:
        stated = stated[prefix.end() :]
    issue = _ISSUE.match(stated)
    if issue:
        stated = stated[issue.end() :]
    if prefix is None and _EXTENT.match(stated):
        return []
    stated = _THOUSANDS.sub(r"\1\2-\3\4", stated)
    if (alone := _THOUSAND.fullmatch(stated)) and (alone[2][0] == "0" or int(alone[2]) - int(alone[1]) >= _FAR):
        stated = alone[1] + alone[2]  # "1,234" is a page; "99,101" are two
    stated = stated.replace("[", "").replace("]", "").strip("( ")
    stated = _WORDS_BETWEEN.sub("-", stated)
    stated = _RUNS.sub("\u2013", _BLANKS_AROUND.sub(r"\1", stated))
    stated = _PREFIX_AGAIN.sub("", stated)
    pieces = SEPARATOR.split(_BRACKET.split(stated, maxsplit=1)[0])
    return [_bare(_AGAIN.sub("", piece.strip(" .:"))) for piece in pieces]


# "pp. 12-15, pp. 20-22"
_AGAIN = re.compile(r"(?:(?:pp?|pages?)\.?\s*|(?:s|seiten?)(?:\.\s*|\s+))(?=\d)")
_BRACKET = re.compile(r"[(|)]")


def _bare(stated: str) -> str:
    """A range without the word for pages behind it."""
    return _RANGE_UNIT.sub("", stated) if re.search(r"[-\u2013]", stated) and not _LETTERED.search(stated) else stated


def _digit(char: str) -> str:
    """Full-width and other scripts' digits and letters as plain ones."""
    if char.isdecimal() and not char.isascii():
        return str(int(char))
    return chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" and char not in "\uff0d\uff5e" else char


def _cut(stated: str) -> tuple[str, str]:
    """First and last label. A dash between them beats hyphens, which may stand inside ("A-1–A-10")."""
    if stated.count("\u2013") == 1:
        first, _, last = stated.partition("\u2013")
        return first, last
    stated = stated.replace("\u2013", "-")
    electronic = _ELECTRONIC_TAIL.fullmatch(stated)
    if electronic:  # "1254-1266.e1-e7": the article's last page is one of its electronic ones
        return electronic[1], electronic[2] + electronic[3]
    pieces = stated.split("-")
    if len(pieces) % 2 == 0:
        half = len(pieces) // 2
        return "-".join(pieces[:half]), "-".join(pieces[half:])
    return stated, ""


def _range(first: str, last: str, *, abbreviated: bool = False) -> PageRange | None:
    if not _is_label(first):
        return None
    last = in_full(first, last.strip(), always=abbreviated)
    return PageRange(first=first, last=last if _is_label(last) and last != first else None)


def _is_label(text: str) -> bool:
    """A printed label has a digit, or is a Roman numeral: "n/a" and "online" are none."""
    return bool(
        _LABEL.fullmatch(text) and (any(char.isdecimal() for char in text) or _ROMAN.fullmatch(text))
    ) and not re.search(r"\D{6}", text)
