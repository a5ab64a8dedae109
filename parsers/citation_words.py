"""Patterns of citation strings: volumes, issues and pages, by the words beside their numbers."""

from __future__ import annotations

import re

from parsers.citation_patterns import LOCATOR, YEAR
from parsers.place_words import ISSUE, PAGE, VOLUME

# Words before a number that say what it is, in the languages of journals.
_VOLUME_WORDS = rf"(?:{VOLUME})\b|(?<!\d\s)[巻卷](?=\s?\d)|т(?=\.\s?\d)|t(?=\.\s?\d)|vol(?=\d)|v(?=\.\s?\d)"
_ISSUE_WORDS = (
    rf"(?:{ISSUE})\b|n[°ºo]\.?(?=\s?\d)|h(?=\.\s?\d)|(?<!\d\s)[号期](?=\s?\d)|z(?=\.\s?\d)|č(?=\.\s?\d)|№|n(?=\.\s?\d)"
)
_PAGE_WORDS = rf"(?:{PAGE})\b(?!\()|(?:on )?page\(s\)|s(?=\.\s?\d)|ss(?=\.\s?\d)|с(?=\.\s?\d)|c(?=\.\s?\d)|сс(?=\.)|[页頁](?=\s?\d)"
# A year behind a dash is that of the volume ("Volume 10 - 2019") but behind another year.
_VOLUME_NUMBER = r"(?:19|20)\d\d[-–/](?:19|20)\d\d(?!\d)|\d{1,4}(?!\d)(?:\s?[-–/]\s?(?!(?:19|20)\d\d)\d{1,4}(?!\d))?|(?-i:[IVXLC]{1,7})\b"
_ISSUE_NUMBER = r"[A-Z]?\d{1,5}(?!\d)(?:[-–/]\d{1,4}|\s?&\s?\d{1,4}){0,3}|Suppl\w*\.?\s?\d*"
# Pieces of these words: a text without any of them, in small letters, is not looked through for the words.
MARKS = {
    "volume": ("vol", "band", "bd", "jahrg", "jg", "tom", "årg", "roč", "rocznik", "cilt", "jilid", "bind", "jrg", "jaarg", "том", "т.",
               "t.", "v.", "巻", "卷"),
    "issue": (
        "no", "iss", "num", "núm", "núm", "n°", "nº", "heft", "h.", "nr", "fasc", "zeszyt", "z.", "č.", "číslo", "sayı", "№", "вып", "вип", "n.",
        "号", "期",
    ),
    "page": ("p", "s.", "seite", "str", "с.", "c.", "стр", "hlm", "hal", "sayfa", "ss.", "blz", "页", "頁"),
}  # fmt: skip
WORDED = {
    field: re.compile(rf"(?<![^\W_])(?:{words})[.:]?\s{{0,2}}(?P<text>{number})", re.IGNORECASE)
    for field, words, number in (
        ("volume", _VOLUME_WORDS, _VOLUME_NUMBER),
        ("issue", _ISSUE_WORDS, _ISSUE_NUMBER),
        ("page", _PAGE_WORDS, rf"{LOCATOR}(?:(?:\s?[-–—−‐]\s?|\s(?:à|bis|to|al?)\s){LOCATOR})?"),
    )
}
# CJK and Hungarian write the word behind the number: 35卷3期, 第12巻 第3号, 제5권 제2호, 98. évf. 2. sz.
BEHIND = {
    "volume": re.compile(r"(?P<text>\d{1,4})(?:\s?(?:卷|巻|권|辑)|\.\s?évf)"),
    "issue": re.compile(r"(?P<text>\d{1,4})(?:\s?(?:期|号|號|호)|\.\s?sz(?:ám)?\b)"),
    "issued": re.compile(rf"(?P<text>{YEAR})\s?[年년]"),
    "page": re.compile(r"(?P<text>\d{1,6}\s?[-–~〜～]\s?\d{1,6})\s?(?:页|頁|ページ|쪽|면)"),
}
# HighWire sets the pages behind the issue without a word, as in "June 2010 vol. 108 no. 6 1500-1509".
PAGES_BEHIND = re.compile(
    rf"(?:{_ISSUE_WORDS})[.:]?\s{{0,2}}(?:{_ISSUE_NUMBER}),?\s(?P<text>[A-Z]?\d{{1,6}}\s?[-–]\s?[A-Z]?\d{{1,6}})(?![\w-])",
    re.IGNORECASE,
)
# And OJS behind a semicolon, Turkish and Korean journals behind a comma or a blank: "Vol 3, No 2 (2019): June; 10-20".
PAGES_LAST = re.compile(
    r"(?:[;,]\s?|[号號호]\s|期[,，]?\s?)(?P<text>[1-9]\d{0,5}\s?[-–]\s?[1-9]\d{0,5})(?=\.?$|,\s(?:\d{1,2}\.\d{1,2}\.)?\d{4}$|[,，]\s?共)"
)
# Cairn's "2015/3 (Vol. 56)": the issue behind the year, before the word of the volume.
YEAR_SLASH_ISSUE = re.compile(rf"(?<![\w/-]){YEAR}/(?P<text>\d{{1,2}}(?:-\d{{1,2}})?),?\s\(?(?:Vol|Tome|T|n°)\b")
# The volume before the word of the issue, by its place alone: "12 (2019), Heft 3", "35, no. 3".
VOLUME_BEFORE = re.compile(rf"(?<=[^\W\d_])[.,]?\s(?P<text>(?!{YEAR})\d{{1,4}})(?:\s\({YEAR}\))?,\s?$")
# A year and an issue without a volume: 2019年第3期.
YEAR_AND_ISSUE = re.compile(rf"(?P<issued>{YEAR})\s?[年년]\s?[第제]?\s?(?P<issue>\d{{1,3}})\s?[期号號호]")
