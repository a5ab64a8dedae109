"""Terms of titles that are written in two ways, brought to one; and what a part behind a title says of its place in a row.

Everything here takes folded text, and is only ever used to compare.
"""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.number_words import ORDINALS
from harvester.crosscheck.title_numbers import roman

# A numeral that stands for itself behind a stop: "On surfaces. I", "On surfaces. I. Curves", "On surfaces, V: points".
_ALONE = re.compile(r"(?<=[.,:;(\-–—])\s?(?P<numeral>[ivx])(?=\s*[.:;)]|\s*$|\s[-–—]\s)")
_AT_END = re.compile(r"(?<=\w\s)(?P<numeral>[ivx])(?=\W*$)")
# The unit, not the letter: "3 Å", "3.2 Ångström".
_ANGSTROM = re.compile(r"(?<=[0-9])\s?(?:å|a\u030a)(?:ngstr(?:o|ö)ms?)?\b|(?<=[0-9])\s?angstroms?\b")
# The owner's "s", which English titles leave out as they like: "Parkinson's disease", "Parkinson disease".
_POSSESSIVE = re.compile(r"(?<=[^\W\d_]{2})['’]s?\b(?=\s)")


def in_plain_terms(title: str) -> str:
    """A folded title with lone numerals as digits, units written out and no possessive endings.

    >>> in_plain_terms("on surfaces. i"), in_plain_terms("parkinson's disease at 3 å resolution"), in_plain_terms("i, robot")
    ('on surfaces. 1', 'parkinson disease at 3 angstrom resolution', 'i, robot')
    """
    title = spans_in_full(_ANGSTROM.sub(" angstrom", title))
    if "'" in title or "’" in title:
        title = _POSSESSIVE.sub("", title)
    return _AT_END.sub(_number, _ALONE.sub(_number, title))


# "2014/15", "2014-2015".
_SPAN = re.compile(r"\b((?:1[5-9]|20)[0-9]{2})\s?[/–-]\s?((?:1[5-9]|20)?[0-9]{2})\b(?![/-])")


def spans_in_full(title: str) -> str:
    """A folded title with spans of years written out.

    >>> spans_in_full("rooms, 1939–45"), spans_in_full("rooms, 2014/15"), spans_in_full("rooms, 1914-1918")
    ('rooms, 1939-1945', 'rooms, 2014-2015', 'rooms, 1914-1918')
    """
    return _SPAN.sub(_span, title)


def _span(found: re.Match[str]) -> str:
    return f"{found[1]}-{found[1][:2]}{found[2]}" if len(found[2]) == 2 else f"{found[1]}-{found[2]}"


# "multiple myeloma (MM) patients": the initials of what stands before it.
_ACRONYM = re.compile(r"\s?\((?P<letters>[A-Z][A-Z-]{1,6})s?\)(?=[\s,.:;?]|$)")


def without_acronyms(title: str) -> str:
    """A title without acronyms in brackets that only repeat its words in short.

    >>> without_acronyms("Multiple myeloma (MM) in rats"), without_acronyms("On small surfaces (II)")
    ('Multiple myeloma in rats', 'On small surfaces (II)')
    """
    if ")" not in title:
        return title

    def dropped(found: re.Match[str]) -> str:
        before = re.findall(r"[^\W_]+", title[max(0, found.start() - 120) : found.start()])
        letters = found["letters"].replace("-", "").lower()
        said = [
            "".join(word[0] for word in before[-len(letters) :]),
            "".join(word[0] for word in before if len(word) > 3)[-len(letters) :],
        ]
        return "" if letters in map(str.lower, said) else found[0]

    return _ACRONYM.sub(dropped, title)


def _number(found: re.Match[str]) -> str:
    return f" {roman(found['numeral'])}"


_PARTS = (
    r"part|pt|paper|communication|report|memoir|note|lecture|letter|volume|vol|supplement|suppl|section|appendix|chapter|book|series|"
    r"teil|mitteilung|abhandlung|beitrag|folge|band|heft|tome|partie|memoire|communication|parte|nota|memoria|comunicacion|comunicazione|"
    r"сообщение|часть|статья|soobshchenie|chast|delen?|del|osa|czesc|cast"
)
# "Part 2", "the second part", "Zweite Mitteilung", "2. Teil", "Сообщение 2"; "a report of two cases" counts nothing.
_PART = re.compile(
    r"(?:the )?(?:part|volume|vol|supplement|suppl|section|appendix|chapter|book|tome|band|teil)\b"
    rf"|(?:{_PARTS}) (?:[0-9]+|[ivx]+|one|two|three|four|five)\b"
    rf"|(?:the )?(?:(?:{'|'.join(ORDINALS)})|[0-9]{{1,2}}(?:st|nd|rd|th|e|a|o|я)?) (?:{_PARTS})\b"
)
COUNTERS: dict[str, str] = (
    dict.fromkeys("part pt teil partie parte часть ч".split(), "")
    | dict.fromkeys("volume vol band bd tome tomo том т".split(), "volume")
    | dict.fromkeys("issue heft выпуск вып".split(), "issue")
)
"""Bare words that count parts and volumes, where a number follows, in the form that is compared."""
# 第二部分, 第2報, (二), 下, 续: the parts of a Chinese or Japanese title.
_EASTERN_PART = re.compile(
    r"\W*(?:第\s?[一二三四五六七八九十0-9]{1,3}\s?(?:部分|部|報|报|回|章|篇|巻|卷|編|编)|[二三四五六七八九十上中下續続续]|"
    r"その\s?[0-9一二三四五六七八九]+)[)）]?\W*"
)
# A number alone, but the first: a first part is often numbered only when the second is written.
_LATER = re.compile(r"(?:[2-9]|[1-9][0-9])")


def names_a_part(tail: str, words: str) -> bool:
    """Whether what stands behind a title makes it a part of a row; `tail` as it is printed, `words` as bare words.

    >>> names_a_part(". Zweite Mitteilung", "zweite mitteilung"), names_a_part(": a report of two cases", "a report of 2 cases")
    (True, False)
    """
    if _LATER.fullmatch(words):
        return True
    return _PART.match(words) is not None or _EASTERN_PART.fullmatch(tail) is not None


# A standard's number with its year: "6023/2000", "10520:2002".
_OF_STANDARD = re.compile(r"\b[0-9]{3,6}[/:](?:19|20)[0-9]{2}\b")


def names_another_standard(head: str, tail: str) -> bool:
    """Whether a title is about one standard, and what stands behind it names another.

    >>> names_another_standard("a style for standard 6023/2000", ": what is particular to standard 10520/2001")
    True
    >>> names_another_standard("a style for standards", ": what is particular to standard 10520/2001")
    False
    """
    ours = set(_OF_STANDARD.findall(head))
    return bool(ours) and not ours.issuperset(_OF_STANDARD.findall(tail))
