"""Patterns of citation strings: volumes, issues, pages and dates, by the order of numbers and by the words beside them."""

from __future__ import annotations

import re

from parsers.dates.month_names import MONTH_WORDS

_WORD = "(?:" + "|".join(MONTH_WORDS) + r")(?![^\W\d_])"
MONTH = rf"(?i:{_WORD})\.?(?:\s?[-–/]\s?(?i:{_WORD})\.?)?"
YEAR = r"(?:1[6-9]|20)\d\d"
DATE = rf"(?:(?:\d{{1,2}}\s+)?{MONTH}\s+(?:\d{{1,2}},?\s+)?)?{YEAR}(?:\s+{MONTH}(?:\s+\d{{1,2}})?)?"
_VOLUME = r"[A-Z]?\d{1,4}[A-Z]?(?:\s?[-–/]\s?\d{1,4})?(?:\s?Suppl\.?(?:\s?\d{1,2})?)?"
_ISSUE = r"[^()\[\];:]{1,30}"
_LOCATOR = r"[A-Za-z]{0,4}\.?\d{1,9}[A-Za-z]{0,2}"
_PAGES = rf"{_LOCATOR}(?:\s?[-–—−‐]\s?{_LOCATOR})?"
_PP = r"(?:pp?|pages?|S|pgs?)?\.?\s?"

_FULL_ISSUE = rf"(?:\((?P<issue>{_ISSUE})\))?"

# Where the numbers alone tell what they are, by their order and punctuation: the signs without which a shape is not looked for,
# and the shape. The first that is found counts.
SHAPES = tuple(
    (signs, re.compile(shape))
    for signs, shape in (
        # Vancouver: 2024 Oct 8;8(19):5039-5050 and Mar 7, 2007; 13(9): 1431-1434
        (
            ";",
            (
                rf"(?P<issued>{YEAR}(?:\s+{MONTH}(?:\s+\d{{1,2}})?)?)\s?;\s?(?P<volume>{_VOLUME})\s?{_FULL_ISSUE}"
                rf"(?:\s?:\s?{_PP}(?P<page>{_PAGES}))?"
            ),
        ),
        # 68 (4), 2023: 709-718
        (",", rf"(?P<volume>{_VOLUME})\s?{_FULL_ISSUE},\s(?P<issued>{DATE})\s?[:,]\s?{_PP}(?P<page>{_PAGES})"),
        # 9, 555–562 (2014) and 79(3):880-887 (2014)
        (
            "()",
            rf"(?P<volume>{_VOLUME})\s?{_FULL_ISSUE}\s?[:,]\s?{_PP}(?P<page>{_PAGES})\s?,?\s?\((?P<issued>{DATE})\)",
        ),
        # 2014, 79 (3), pp 880–887
        (
            "()",
            rf"(?P<issued>{YEAR})[,\s]\s?(?P<volume>{_VOLUME})\s?\((?P<issue>{_ISSUE})\)\s?[,:]\s?{_PP}(?P<page>{_PAGES})",
        ),
        (",", rf"(?P<issued>{YEAR}),\s(?P<volume>{_VOLUME}),\s{_PP}(?P<page>{_PAGES})(?![\w-])"),
        # 83 (2015) 56–71
        ("()", rf"(?P<volume>{_VOLUME})\s?\((?P<issued>{YEAR})\)\s?[:,]?\s?{_PP}(?P<page>{_PAGES})(?![\w-])"),
        # The Senior Care Pharmacist, 35, 4, 148-149(2)
        (",", rf",\s(?P<volume>{_VOLUME}),\s(?P<issue>\d{{1,4}}),\s(?P<page>{_PAGES})(?:\(\d+\))?$"),
        # Acta Linguistica Academica 70: 195-218
        (":", rf"(?<=[^\W\d_])\.?\s(?P<volume>{_VOLUME})\s?:\s?(?P<page>\d{{1,6}}\s?[-–]\s?\d{{1,6}})(?![\w-])"),
        # 12(3), 45–67 and 53(8):2102-2114
        ("()", rf"(?<![\w.])(?P<volume>{_VOLUME})\s?\((?P<issue>{_ISSUE})\)\s?[,:]\s?{_PP}(?P<page>{_PAGES})(?![\w-])"),
    )
)
# What stands of a date before its year: "Mar 7, " and "12 May ".
BEFORE_YEAR = re.compile(rf"(?:(?<!\d)\d{{1,2}}\s+)?{MONTH}\s+(?:\d{{1,2}},?\s+)?$")
LONGEST_BEFORE = 32

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
MARKS = {
    "volume": ("vol", "band", "bd", "jahrgang", "jg", "tom", "årg", "rocznik", "cilt", "jilid", "том", "т.", "t.", "v."),
    "issue": (
        "no", "iss", "num", "núm", "núm", "n°", "nº", "heft", "h.", "nr", "zeszyt", "z.", "sayı", "№", "вып", "вип", "n.",
    ),
    "page": ("p", "s.", "seite", "str", "с.", "c.", "стр", "hlm", "hal", "sayfa", "ss."),
}  # fmt: skip
WORDED = {
    field: re.compile(rf"(?<![^\W_])(?:{words})[.:]?\s{{0,2}}(?P<text>{number})", re.IGNORECASE)
    for field, words, number in (
        ("volume", _VOLUME_WORDS, _VOLUME_NUMBER),
        ("issue", _ISSUE_WORDS, _ISSUE_NUMBER),
        ("page", _PAGE_WORDS, _PAGES),
    )
}
# CJK writes the word behind the number: 35卷3期, 第12巻 第3号, 제5권 제2호.
BEHIND = {
    "volume": re.compile(r"(?P<text>\d{1,4})\s?(?:卷|巻|권|辑)"),
    "issue": re.compile(r"(?P<text>\d{1,4})\s?(?:期|号|號|호)"),
    "issued": re.compile(rf"(?P<text>{YEAR})\s?[年년]"),
    "page": re.compile(r"(?P<text>\d{1,6}\s?[-–~〜～]\s?\d{1,6})\s?(?:页|頁|ページ|쪽|면)"),
}
YEAR_ALONE = re.compile(r"\b(?:1[6-9]|20)\d\d\b(?!-\w)")
AFTER_YEAR = re.compile(rf"\s+{MONTH}(?:\s+\d{{1,2}})?(?![\w-])")
# HighWire sets the pages behind the issue without a word, as in "June 2010 vol. 108 no. 6 1500-1509".
PAGES_BEHIND = re.compile(
    rf"(?:{_ISSUE_WORDS})[.:]?\s{{0,2}}(?:{_ISSUE_NUMBER}),?\s(?P<text>[A-Z]?\d{{1,6}}\s?[-–]\s?[A-Z]?\d{{1,6}})(?![\w-])",
    re.IGNORECASE,
)
YEARS = re.compile(rf"{YEAR}\D+{YEAR}")
