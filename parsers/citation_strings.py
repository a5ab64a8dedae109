"""Citations as people write them: "Blood Adv. 2024;8(19):5039-5050. doi:…", "Vol. 111, No. 9-11, July 2013, pp. 1092–1099".

A string is cut into texts under the field words of `understand`; nothing is made of a string that does not look like
a citation. What is found here is the last resort: the words before and between the numbers are weak evidence, and
every value says that it comes from a citation string.
"""

from __future__ import annotations

import re

from parsers import clean
from parsers.clean import fold
from parsers.dates.month_names import MONTH_WORDS

LONGEST = 1_500

_WORD = "(?:" + "|".join(MONTH_WORDS) + r")(?![^\W\d_])"
_MONTH = rf"(?i:{_WORD})\.?(?:\s?[-–/]\s?(?i:{_WORD})\.?)?"
_YEAR = r"(?:1[6-9]|20)\d\d"
_DATE = rf"(?:(?:\d{{1,2}}\s+)?{_MONTH}\s+(?:\d{{1,2}},?\s+)?)?{_YEAR}(?:\s+{_MONTH}(?:\s+\d{{1,2}})?)?"
_VOLUME = r"[A-Z]?\d{1,4}[A-Z]?(?:\s?[-–/]\s?\d{1,4})?(?:\s?Suppl\.?(?:\s?\d{1,2})?)?"
_ISSUE = r"[^()\[\];:]{1,30}"
_LOCATOR = r"[A-Za-z]{0,4}\.?\d{1,9}[A-Za-z]{0,2}"
_PAGES = rf"{_LOCATOR}(?:\s?[-–—−‐]\s?{_LOCATOR})?"
_PP = r"(?:pp?|pages?|S|pgs?)?\.?\s?"

_FULL_ISSUE = rf"(?:\((?P<issue>{_ISSUE})\))?"

# Where the numbers alone tell what they are, by their order and punctuation: the signs without which a shape is not looked for,
# and the shape. The first that is found counts.
_SHAPES = tuple(
    (signs, re.compile(shape))
    for signs, shape in (
        # Vancouver: 2024 Oct 8;8(19):5039-5050 and Mar 7, 2007; 13(9): 1431-1434
        (
            ";",
            (
                rf"(?P<issued>{_YEAR}(?:\s+{_MONTH}(?:\s+\d{{1,2}})?)?)\s?;\s?(?P<volume>{_VOLUME})\s?{_FULL_ISSUE}"
                rf"(?:\s?:\s?{_PP}(?P<page>{_PAGES}))?"
            ),
        ),
        # 68 (4), 2023: 709-718
        (",", rf"(?P<volume>{_VOLUME})\s?{_FULL_ISSUE},\s(?P<issued>{_DATE})\s?[:,]\s?{_PP}(?P<page>{_PAGES})"),
        # 9, 555–562 (2014) and 79(3):880-887 (2014)
        (
            "()",
            rf"(?P<volume>{_VOLUME})\s?{_FULL_ISSUE}\s?[:,]\s?{_PP}(?P<page>{_PAGES})\s?,?\s?\((?P<issued>{_DATE})\)",
        ),
        # 2014, 79 (3), pp 880–887
        (
            "()",
            rf"(?P<issued>{_YEAR})[,\s]\s?(?P<volume>{_VOLUME})\s?\((?P<issue>{_ISSUE})\)\s?[,:]\s?{_PP}(?P<page>{_PAGES})",
        ),
        (",", rf"(?P<issued>{_YEAR}),\s(?P<volume>{_VOLUME}),\s{_PP}(?P<page>{_PAGES})(?![\w-])"),
        # 83 (2015) 56–71
        ("()", rf"(?P<volume>{_VOLUME})\s?\((?P<issued>{_YEAR})\)\s?[:,]?\s?{_PP}(?P<page>{_PAGES})(?![\w-])"),
        # The Senior Care Pharmacist, 35, 4, 148-149(2)
        (",", rf",\s(?P<volume>{_VOLUME}),\s(?P<issue>\d{{1,4}}),\s(?P<page>{_PAGES})(?:\(\d+\))?$"),
        # Acta Linguistica Academica 70: 195-218
        (":", rf"(?<=[^\W\d_])\.?\s(?P<volume>{_VOLUME})\s?:\s?(?P<page>\d{{1,6}}\s?[-–]\s?\d{{1,6}})(?![\w-])"),
        # 12(3), 45–67 and 53(8):2102-2114
        ("()", rf"(?<![\w.])(?P<volume>{_VOLUME})\s?\((?P<issue>{_ISSUE})\)\s?[,:]\s?{_PP}(?P<page>{_PAGES})(?![\w-])"),
    )
)
# What stands of a date before its year: "Mar 7, " and "12 May ".
_BEFORE_YEAR = re.compile(rf"(?:(?<!\d)\d{{1,2}}\s+)?{_MONTH}\s+(?:\d{{1,2}},?\s+)?$")
_LONGEST_BEFORE = 32

# Words before a number that say what it is, in the languages of journals.
_VOLUME_WORDS = (
    r"vols?\b|volumes?\b|volumen\b|band\b|bd\b|jahrgang\b|jg\b|tomes?\b|tomo\b|årg\b|årgång\b|tom\b|rocznik\b|cilt\b|jilid\b"
    r"|том\b|т(?=\.\s?\d)|t(?=\.\s?\d)|vol(?=\d)|v(?=\.\s?\d)"
)
_ISSUE_WORDS = (
    r"nos?\b|issues?\b|iss\b|numbers?\b|num\b|núm\b|número\b|numéro\b|numero\b|n[°ºo](?=[\s.]?\d)|heft\b|h(?=\.\s?\d)|nr\b"
    r"|zeszyt\b|z(?=\.\s?\d)|sayı\b|nomor\b|№|вып\b|выпуск\b|вип\b|n(?=\.\s?\d)"
)
_PAGE_WORDS = (
    r"pp?\b|pages?\b|pgs?\b|on page\(s\)|seiten?\b|s(?=\.\s?\d)|páginas?\b|pág\b|págs\b|pagine?\b|str\b|ss(?=\.\s?\d)"
    r"|с(?=\.\s?\d)|c(?=\.\s?\d)|стр\b|сс(?=\.)|hlm\b|hal\b|sayfa\b"
)
_VOLUME_NUMBER = r"\d{1,4}(?:\s?[-–/]\s?\d{1,4})?|[IVXLC]{1,7}\b"
_ISSUE_NUMBER = r"[A-Z]?\d{1,5}(?:[-–/]\d{1,4}|\s?&\s?\d{1,4}){0,3}|Suppl\w*\.?\s?\d*"
# Pieces of these words: a text without any of them, in small letters, is not looked through for the words.
_MARKS = {
    "volume": ("vol", "band", "bd", "jahrgang", "jg", "tom", "årg", "rocznik", "cilt", "jilid", "том", "т.", "t.", "v."),
    "issue": (
        "no", "iss", "num", "núm", "núm", "n°", "nº", "heft", "h.", "nr", "zeszyt", "z.", "sayı", "№", "вып", "вип", "n.",
    ),
    "page": ("p", "s.", "seite", "str", "с.", "c.", "стр", "hlm", "hal", "sayfa", "ss."),
}  # fmt: skip
_WORDED = {
    field: re.compile(rf"(?<![^\W_])(?:{words})[.:]?\s{{0,2}}(?P<text>{number})", re.IGNORECASE)
    for field, words, number in (
        ("volume", _VOLUME_WORDS, _VOLUME_NUMBER),
        ("issue", _ISSUE_WORDS, _ISSUE_NUMBER),
        ("page", _PAGE_WORDS, _PAGES),
    )
}
# CJK writes the word behind the number: 35卷3期, 第12巻 第3号, 제5권 제2호.
_BEHIND = {
    "volume": re.compile(r"(?P<text>\d{1,4})\s?(?:卷|巻|권|辑)"),
    "issue": re.compile(r"(?P<text>\d{1,4})\s?(?:期|号|號|호)"),
    "issued": re.compile(rf"(?P<text>{_YEAR})\s?[年년]"),
    "page": re.compile(r"(?P<text>\d{1,6}\s?[-–~〜～]\s?\d{1,6})\s?(?:页|頁|ページ|쪽|면)"),
}
_YEAR_ALONE = re.compile(r"\b(?:1[6-9]|20)\d\d\b(?!-\w)")
_AFTER_YEAR = re.compile(rf"\s+{_MONTH}(?:\s+\d{{1,2}})?(?![\w-])")
_DOI = re.compile(r"(?:doi\s?:?\s?|doi\.org/)10\.", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:article|art\.)\s(?:no\.?|number|id|n°)?\s?(?P<text>[A-Za-z]?\d{2,9})", re.IGNORECASE)
_NUMBERS = frozenset(("volume", "issue", "page", "article_number"))
# What a name of a journal may end or begin with, when the rest of the citation was cut off.
_TRIM = " \t,;:.–—-|/([«»“”\"'"
_LONGEST_CONTAINER = 160
_NO_CONTAINER = re.compile(
    r"\b(?:doi|https?|www|copyright|published|received|accepted|available|received|pages?|vol|volume|issue|retrieved|cited"
    r"|downloaded?|updated|first published|author manuscript)\b|©|\d{4}|@",
    re.IGNORECASE,
)
_DATE_BEHIND = re.compile(rf"(?:^|[\s,;:(.]+){_DATE}[\s,;:).]*$")
_MONTHS_ALONE = re.compile(_MONTH)
_ABBREVIATED = re.compile(r"\w\. \w")
_AS = re.compile(
    r"\b(?:published in(?: final edited form as)?|citation|cite(?: this article)? as|source|in)\s?:\s",
    re.IGNORECASE,
)


def read_citation(text: str, title: str = "", *, weak: bool = False) -> dict[str, str]:
    """Field words to texts of what a citation string says; empty where it is none.

    `title`, where it is known, tells where the name of the journal begins. `weak` is for a text that a label says to be
    about where the work appeared: pages and a year are then enough.

    >>> read_citation("Blood Adv. 2024 Oct 8;8(19):5039-5050. doi:10.5555/x")["page"]
    '5039-5050'
    >>> read_citation("Acta Exempla 68 (4), 2023: 709-718")["container_title"]
    'Acta Exempla'
    >>> read_citation("We saw 12 (3) of them.")
    {}
    """
    text = clean.line(text[:LONGEST]) or ""
    if not any(map(str.isdigit, text)):
        return {}
    text = _without_as(text)
    rest, cut = _behind_title(text, title)
    parts, start = _by_words(rest, weak=weak)
    if len(parts.keys() & _NUMBERS) < 2:
        shaped = _by_shape(rest)
        parts, start = shaped if shaped[0] else (parts, start)
    if not parts:
        return {}
    if "issued" not in parts:
        date = _date(rest) or _date(text)
        if date is not None:
            parts["issued"] = date
    if title and not cut and len(rest[:start]) > _LONGEST_CONTAINER:
        return {}  # the citation of another work: it names another title
    container = _container(rest[:start], behind_title=cut)
    if container:
        parts["container_title"] = container
    if _DOI.search(text):
        doi = clean.doi(text[_DOI.search(text).start() :])  # type: ignore[union-attr]
        if doi:
            parts["doi"] = doi
    return {field: " ".join(part.split()) for field, part in parts.items()}


def _without_as(text: str) -> str:
    """A citation without the words before it that say that it is one."""
    found = _AS.search(text, 0, _LONGEST_AS) if ":" in text[:_LONGEST_AS] else None
    return text[found.end() :] if found is not None else text


_LONGEST_AS = 120


def _behind_title(text: str, title: str) -> tuple[str, bool]:
    """What follows the work's title in its citation; all of it where the title is not in it."""
    key = fold(title).rstrip(" .?!")
    if len(key) < 8:
        return text, False
    folded = fold(text)
    at = folded.rfind(key)
    # Folding keeps the length of nearly all texts; where it does not, the title's end is looked for by its words.
    if at >= 0 and len(folded) == len(text):
        return text[at + len(key) :].lstrip(_TRIM + "?!)]"), True
    return (text, False) if at < 0 else (text[-(len(folded) - at - len(key)) :].lstrip(_TRIM), True)


def _by_shape(text: str) -> tuple[dict[str, str], int]:
    for signs, shape in _SHAPES:
        found = shape.search(text) if all(sign in text for sign in signs) else None
        if found is not None:
            parts = {field: part for field, part in found.groupdict().items() if part}
            if "page" in parts and re.fullmatch(_YEAR, parts["page"]) and "issued" not in parts:
                continue
            start = found.start()
            if signs == ";":
                before = _BEFORE_YEAR.search(text[max(0, start - _LONGEST_BEFORE) : start])
                if before is not None:
                    parts["issued"], start = before[0] + parts["issued"], start - len(before[0])
            return parts, start
    return {}, 0


def _date(text: str) -> str | None:
    """The first date in a text: a year, with what stands around it of its month and day."""
    found = _YEAR_ALONE.search(text)
    if found is None:
        return None
    before = _BEFORE_YEAR.search(text[max(0, found.start() - _LONGEST_BEFORE) : found.start()])
    after = _AFTER_YEAR.match(text, found.end())
    return (before[0] if before is not None else "") + found[0] + (after[0] if after is not None else "")


def _by_words(text: str, *, weak: bool) -> tuple[dict[str, str], int]:
    parts: dict[str, str] = {}
    starts: list[int] = []
    lowered = text.lower()
    for table in (_WORDED, _BEHIND):
        if table is _BEHIND and text.isascii():
            break
        for field, pattern in table.items():
            told = table is _BEHIND or any(mark in lowered for mark in _MARKS[field])
            found = pattern.search(text) if told and field not in parts else None
            if found is not None:
                parts[field] = found["text"]
                starts.append(found.start())
    article = _ARTICLE.search(text)
    if article is not None and "page" not in parts:
        parts["article_number"] = article["text"]
        starts.append(article.start())
    strong = len(parts.keys() & _NUMBERS)
    date = _date(text)
    dated = "issued" in parts or date is not None
    if strong < 2 and not (strong and dated and (weak or "volume" in parts)) and not (weak and dated):
        return {}, 0
    if date is not None:
        parts.setdefault("issued", date)
        starts = starts or [text.find(date)]
    return parts, min(starts)


def _container(before: str, *, behind_title: bool) -> str:
    """The name of the journal in what stands before the numbers; empty where it is something else."""
    name = re.sub(r"[\s,(]*(?:in|In|IN|第|제)?[\s:,(]*$", "", before)
    name = _DATE_BEHIND.sub("", name)
    if _MONTHS_ALONE.fullmatch(name.strip(_TRIM)):
        return ""
    name = re.sub(r"[\s,;(]*(?:publication\s)?dated?$", "", name, flags=re.IGNORECASE)
    name = re.sub(rf"^(?:In|in)[:\s]\s?|^\(?{_YEAR}[a-z]?\)?[,.:]?\s", "", name).strip(_TRIM)
    if not behind_title:
        # Without the title only a short text is surely the journal's name alone.
        name = name.rpartition("|")[2].rpartition("»")[2].strip(_TRIM)
    if not 2 <= len(name) <= _LONGEST_CONTAINER or _NO_CONTAINER.search(name) or not name[0].isalnum():
        return ""
    if not any(map(str.isalpha, name)):
        return ""
    # "J. Org. Chem." is abbreviated to its last word.
    return f"{name}." if _ABBREVIATED.search(name) and f"{name}." in before else name
