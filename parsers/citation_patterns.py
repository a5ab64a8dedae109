"""Patterns of citation strings: volumes, issues, pages and dates, by the order of numbers and by the words beside them."""

from __future__ import annotations

import re
from functools import cache

from parsers.dates.month_names import MONTH_WORDS

_WORD = r"(?<![^\W\d_])(?:" + "|".join(MONTH_WORDS) + r")(?![^\W\d_])"
MONTH = rf"(?i:{_WORD})\.?(?:\s?[-–/]\s?(?i:{_WORD})\.?)?"
YEAR = r"(?:1[6-9]|20)\d\d"
_DAYS = r"(?:\s\d{1,2}(?:[-–]\d{1,2})?(?![\w-]))?"
DATE = rf"(?:(?:\d{{1,2}}\s)?{MONTH},?\s(?:\d{{1,2}},?\s)?)?{YEAR}(?:\s{MONTH}{_DAYS})?"
# A number that goes on before or behind is another one: a time, an address, a decimal, an ISSN.
_VOLUME = (
    r"(?<![A-Za-z0-9_.:/+-])(?<!\b\d,)(?<!\b\d\d,)(?<!\b\d{3},)(?P<volume>(?!\d{4}-\d{3}[\dX])[A-Z]?\d{1,4}[A-Z]?(?:\s?[-–/]\s?\d{1,4})?"
    r"(?:\s?Suppl\.?(?:\s?\d{1,2})?)?)"
)
# Brackets with nothing in them but a blank or a dash hold no issue.
_ISSUE = r"\((?P<issue>(?=[^()\[\];:]{0,29}[^\W_])[^()\[\];:]{1,30})\)"
_FULL_ISSUE = rf"(?:{_ISSUE}|\([^\w()]{{0,5}}\))?"
_LOCATOR = r"(?!0\d?\b)[A-Za-z]{0,4}\.?\d{1,9}[A-Za-z]{0,2}"
_PAGES = rf"{_LOCATOR}(?:\s?(?:--|[-–—−‐])\s?{_LOCATOR})?"
_PP = r"(?:(?:pp?|pages?|pgs?)\.?\s?|S[.\s]\s?)?"
_ARTICLE_WORD = r"(?i:article|art\.)\s?(?i:no\.?|number|id|n°)?\s?:?\s?"
_PLACE = rf"(?:{_ARTICLE_WORD}(?P<article_number>[A-Za-z]?\d{{1,9}})|{_PP}(?P<page>{_PAGES}))"
# Not the beginning of a longer number, and not the first of several numbers with brackets.
_END = r"(?![\w-])(?!\.\d)(?!\s\()"
_NUMBER_WORD = r"(?i:nos?|nrs?|núm|num|n[°º]|n|issues?|iss|heft|h|fasc|№)\.?\s?"
# The issue or cover date in brackets: (2019), (March 2019), (Fall 2019).
_DATED = rf"\((?P<issued>(?:[^\W\d_]{{3,10}}\.?\s)?{DATE})\)"

# Where the numbers alone tell what they are, by their order and punctuation: the signs without which a shape is not looked for,
# and the shape. The first that is found counts. A shape that has a year somewhere cannot do without it.
SHAPES: tuple[tuple[str, str], ...] = (
    # Proceedings of Science: PoS(LATTICE 2013)001 and PoS LATTICE2013 (2014) 001
    ("()", r"(?<=\bPoS)\s?\((?P<volume>[^()]{3,40})\)\s?(?P<page>\d{3})(?!\d)"),
    ("()", rf"(?<=\bPoS)\s(?P<volume>[A-Z][\w-]{{3,30}})\s\((?P<issued>{YEAR})\)\s(?P<page>\d{{3}})(?!\d)"),
    # Vancouver: 2024 Oct 8;8(19):5039-5050 and Mar 7, 2007; 13(9): 1431-1434
    (
        ";",
        (
            rf"(?P<issued>{YEAR}(?:\s{MONTH}{_DAYS})?)\s?;\s?(?:{_VOLUME}\s?{_FULL_ISSUE}|(?:\((?P<only_issue>\d[^()\[\];:]{{0,20}})\)))"
            rf"(?:\s?:\s?{_PP}(?P<page>{_PAGES}))?"
        ),
    ),
    # Chicago: 35, no. 3 (March 2019): 12–20
    (
        "()",
        rf"{_VOLUME},\s{_NUMBER_WORD}(?P<issue>\d{{1,4}}(?:[-–/]\d{{1,4}})?)\s{_DATED}(?:\s?[:,]\s?{_PLACE}{_END})?",
    ),
    # MLA: 35.3 (2019): 12-20
    (
        "()",
        rf"(?<![\w.,:/-])(?P<volume>\d{{1,4}})\.(?P<issue>\d{{1,3}}(?:[-–/]\d{{1,3}})?)\s{_DATED}\s?:\s?{_PP}(?P<page>{_PAGES}){_END}",
    ),
    # 73:6 (2009), pp. 899-905
    (
        "():",
        rf"(?<![\w.,:/-])(?P<volume>\d{{1,4}})\s?:\s?(?P<issue>\d{{1,3}}(?:[-–/]\d{{1,3}})?)\s{_DATED}\s?[:,]\s?{_PP}(?P<page>{_PAGES}){_END}",
    ),
    # Bd. 12 (2019), Heft 3, S. 45–67
    (
        "()",
        rf"{_VOLUME}\s\((?P<issued>{YEAR})\),\s{_NUMBER_WORD}(?P<issue>\d{{1,4}}(?:[-–/]\d{{1,4}})?),\s{_PP}(?P<page>{_PAGES}){_END}",
    ),
    # 12 (2014) 3, pp. 201 - 214 and, as INSPIRE writes it, 102 (2020) 4, 043001
    (
        "(),",
        rf"{_VOLUME}\s\((?P<issued>{YEAR})\)\s(?P<issue>\d{{1,3}}(?:[-–/]\d{{1,3}})?),\s{_PP}(?P<page>{_PAGES}){_END}",
    ),
    # XII, 3 (2019), pp. 45-67
    (
        "()",
        rf",\s(?P<volume>[IVXLC]{{1,7}}|\d{{1,4}}),\s(?P<issue>\d{{1,4}}(?:[-–/]\d{{1,4}})?)\s{_DATED},\spp?\.\s?(?P<page>{_PAGES}){_END}",
    ),
    # Springer: (2019) 35(3):12–20, and behind it 35:3, 12-20
    ("()", rf"\((?P<issued>{YEAR})\)\.?\s{_VOLUME}\s?{_FULL_ISSUE}\s?:\s?{_PP}(?P<page>{_PAGES}){_END}"),
    (":", rf"(?P<issued>{YEAR})\s{_VOLUME}:(?P<issue>\d{{1,3}}),\s{_PP}(?P<page>{_PAGES}){_END}"),
    # Invented Ponds [2009, 85 Suppl 1], ppi72-80 and [2013, 77(2):196-202]
    (
        "[]",
        (
            rf"\[(?P<issued>{DATE}),\s{_VOLUME}\s?{_FULL_ISSUE}\]?\s?[,:]\s?"
            rf"(?:pp?\.?\s?)?(?P<page>{_PAGES})\]?"
        ),
    ),
    # 68 (4), 2023: 709-718
    (",", rf"{_VOLUME}\s?{_FULL_ISSUE},\s(?P<issued>{DATE})\s?[:,]\s?{_PLACE}"),
    # 9, 555–562 (2014) and 79(3):880-887 (2014)
    ("()", rf"{_VOLUME}\s?{_FULL_ISSUE}\s?(?::\s?|,\s){_PLACE}\s?,?\s?\((?P<issued>{DATE})\)"),
    # 2014, 79 (3), pp 880–887
    ("()", rf"(?<![A-Za-z0-9/-])(?P<issued>{YEAR})[,\s]\s?{_VOLUME}\s?{_ISSUE}\s?[,:]\s?{_PLACE}"),
    # 2019, 40(5), and nothing else: what Chinese databases print behind "年，卷（期）"
    ("()", rf"^(?P<issued>{YEAR}),?\s?{_VOLUME}\s?{_ISSUE}\.?$"),
    # 2019, 35, 3, 12–20 and 2019, 35, 12–20
    (
        ",",
        rf"(?<![A-Za-z0-9/-])(?P<issued>{YEAR}),\s{_VOLUME},\s(?P<issue>\d{{1,3}}),\s{_PP}(?P<page>{_PAGES}){_END}",
    ),
    (",", rf"(?<![A-Za-z0-9/-])(?P<issued>{YEAR}),\s?{_VOLUME},\s{_PLACE}{_END}"),
    # Acta Cryst. (2008). E64, o1234
    (
        "()",
        rf"\((?P<issued>{YEAR})\)[.,]?\s(?P<volume>[A-Z]\d{{1,3}}),\s(?P<page>[a-z]?\d{{1,6}}(?:\s?[-–]\s?[a-z]?\d{{1,6}})?){_END}",
    ),
    # 83 (2015) 56–71 and 35 (3) (2019), pp. 12-20
    ("()", rf"{_VOLUME}\s?(?:{_ISSUE}\s)?\((?P<issued>{YEAR})\)\s?[:,]?\s?{_PP}(?P<page>{_PAGES}){_END}"),
    # Copernicus: Atmos. Ponds, 13, 1689-1712, 2013
    (
        ",",
        (
            rf"(?<![\d\s,]),\s{_VOLUME},\s{_PP}(?P<page>{_LOCATOR}\s?[-–—−‐]\s?{_LOCATOR})"
            rf",\s(?:(?:https?://|doi:\s?)[^\s,]{{6,80}},\s)?(?P<issued>{YEAR})(?=[.;,]?\s|[.;,]?$)"
        ),
    ),
    # Trials 2015, 16:50 and Molinos, 2016, 4: 11-30
    (
        ":",
        rf"^(?!(?i:published|updated|posted|on)\b)[A-Z][^\d,:]{{3,120}},?\s(?P<issued>{YEAR}),\s{_VOLUME}\s?:\s?{_PP}(?P<page>{_PAGES}){_END}",
    ),
    # The Senior Care Pharmacist, 35, 4, 148-149(2)
    (",", rf"(?<=[^\W\d_)]),\s{_VOLUME},\s(?P<issue>\d{{1,4}}),\s(?P<page>{_PAGES})(?:\(\d+\))?$"),
    # Phys. Rev. X 12, 041027 – Published 1 December 2022
    (",", rf"(?<=[^\W\d_.])\.?\s{_VOLUME},\s(?P<page>[A-Z]?\d{{5,7}})\s[–—-]\sPublished\s(?P<issued>{DATE})"),
    # Acta Linguistica Academica 70: 195-218
    (
        ":",
        (
            rf"(?<=[^\W\d_])\.?\s{_VOLUME}\s?:(?:\s(?P<page>\d{{1,6}}\s?[-–]\s?\d{{1,6}})|(?P<long_page>\d{{3,6}}\s?[-–]\s?\d{{1,6}}))"
            r"(?=[.,;\])]|\s?$|\s\()"
        ),
    ),
    # 2017, Vol. 10 Issue (10): 63-71, as the platforms of Chinese journals print it
    (
        "()",
        (
            rf"(?:(?P<issued>{YEAR}),?\s)?(?i:vol)\.?\s?(?P<volume>\d{{1,4}})[,\s]\s?(?i:issue|no)\.?\s?\((?P<issue>[\w-]{{1,8}})\)"
            rf"(?:\s?[:,]\s?{_PP}(?P<page>{_PAGES}))?"
        ),
    ),
    # 106, (52) pp. 22341-22345
    ("(),", rf"{_VOLUME},\s{_ISSUE},?\spp?\.\s?(?P<page>{_PAGES}){_END}"),
    # 19 (1) - Pages 7-59
    ("()", rf"{_VOLUME}\s?{_ISSUE}\s?[-–—]\s?(?i:pages?|pp?\.?|seiten?)\s(?P<page>{_PAGES}){_END}"),
    # 12(3), 45–67 and 53(8):2102-2114 and 35(3), Article 112 and, as EPrints writes it, 14 (2). pp. 101-118
    ("()", rf"{_VOLUME}\s?{_ISSUE}\s?(?:[,:]|\.(?=\spp?\.))\s?{_PLACE}{_END}"),
)
SIGNS = frozenset("".join(signs for signs, _shape in SHAPES))
"""All signs of punctuation without which some shape is not looked for."""
YEAR_WITHIN = re.compile(YEAR)
"""A text without this has no year: shapes that hold one are not looked for in it."""


@cache
def compiled(shape: str) -> re.Pattern[str]:
    """A shape made ready when it is first needed: they hold the months of many languages, and take long to compile."""
    return re.compile(shape)


# Behind the work's title, and only there: Harbour Science, 35, 12–20.
BEHIND_TITLE = re.compile(rf"(?<=[^\W\d_)]),\s{_VOLUME},\s(?P<page>{_PAGES}){_END}")
# Behind a label that says where a work appeared, without its pages: "Tides of the North, 12(3)".
NUMBERS_ALONE = re.compile(r"(?<=[^\W\d_]),?\s(?P<volume>\d{1,4})\s?\((?P<issue>\d{1,3}(?:[-–/]\d{1,3})?)\)\.?$")
# What is in brackets behind a volume and is no issue: words of a sentence, a share, a number of things.
NO_ISSUE = re.compile(
    r"[%=<>±]|\b(?:of|in|to|the|are|is|was|were|n|years?)\b|^\d+\s(?!suppl|pt|part|special|bis|pp?\b)[a-z]{3}"
    r"|^(?:print|online|electronic|linking)",
    re.IGNORECASE,
)
# What stands of a date before its year: "Mar 7, " and "12 May ".
BEFORE_YEAR = re.compile(
    rf"(?:(?<!\d)\d{{1,2}}\s)?{MONTH}\s?,?\s(?:\d{{1,2}},?\s)?$"
    r"|(?<![\w.])(?:[0-2]?\d|3[01])\.(?:0?\d|1[0-2])\.$"
    r"|(?<!\w)(?i:spring|summer|autumn|fall|winter)\s$"
)
LONGEST_BEFORE = 32
# A month before a number makes it a day.
MONTH_BEFORE = re.compile(rf"{MONTH}\s$")

# Words before a number that say what it is, in the languages of journals.
_VOLUME_WORDS = (
    r"vols?\b|volumes?\b|volumen\b|band\b|bd\b|jahrgang\b|jg\b|tomes?\b|tomo\b|årg\b|årgång\b|tom\b|rocznik\b|roč\b|ročník\b|cilt\b|jilid\b|bind\b|jrg\b|jaargang\b"
    r"|(?<!\d\s)[巻卷](?=\s?\d)|том\b|т(?=\.\s?\d)|t(?=\.\s?\d)|vol(?=\d)|v(?=\.\s?\d)"
)
_ISSUE_WORDS = (
    r"nos?\b|issues?\b|iss\b|numbers?\b|num\b|núm\b|número\b|numéro\b|numero\b|n[°ºo]\.?(?=\s?\d)|nummer\b|fascicolo\b|fascículo\b|fascicule\b|fasc\b|heft\b|h(?=\.\s?\d)|nr\b"
    r"|(?<!\d\s)[号期](?=\s?\d)|zeszyt\b|z(?=\.\s?\d)|č(?=\.\s?\d)|číslo\b|sayı\b|nomor\b|№|вып\b|выпуск\b|вип\b|n(?=\.\s?\d)"
)
_PAGE_WORDS = (
    r"pp?\b|pages?\b(?!\()|pgs?\b|(?:on )?page\(s\)|seiten?\b|s(?=\.\s?\d)|páginas?\b|pág\b|págs\b|pags\b|pagine?\b|str\b|ss(?=\.\s?\d)"
    r"|с(?=\.\s?\d)|c(?=\.\s?\d)|стр\b|сс(?=\.)|hlm\b|hal\b|halaman\b|sayfa\b|pagg\b|blz\b|[页頁](?=\s?\d)"
)
_VOLUME_NUMBER = r"\d{1,4}(?!\d)(?:\s?[-–/]\s?\d{1,4}(?!\d))?|(?-i:[IVXLC]{1,7})\b"
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
        ("page", _PAGE_WORDS, rf"{_LOCATOR}(?:(?:\s?[-–—−‐]\s?|\s(?:à|bis|to|al?)\s){_LOCATOR})?"),
    )
}
# CJK and Hungarian write the word behind the number: 35卷3期, 第12巻 第3号, 제5권 제2호, 98. évf. 2. sz.
BEHIND = {
    "volume": re.compile(r"(?P<text>\d{1,4})(?:\s?(?:卷|巻|권|辑)|\.\s?évf)"),
    "issue": re.compile(r"(?P<text>\d{1,4})(?:\s?(?:期|号|號|호)|\.\s?sz(?:ám)?\b)"),
    "issued": re.compile(rf"(?P<text>{YEAR})\s?[年년]"),
    "page": re.compile(r"(?P<text>\d{1,6}\s?[-–~〜～]\s?\d{1,6})\s?(?:页|頁|ページ|쪽|면)"),
}
# What must not stand before it is looked at behind its first two digits: a pattern that begins with a digit is found far sooner.
YEAR_ALONE = re.compile(
    r"(?:1[6-9]|20)(?<!\w\d\d)\d\d\b(?!-\w(?!\d-\d\d\b)(?!(?<=0)[1-9](?![\w-])|(?<=1)[0-2](?![\w-])))"
)
AFTER_YEAR = re.compile(
    rf",?\s{MONTH}{_DAYS}(?![\w-])|-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])(?![\w-])|/(?:0[1-9]|1[0-2])(?=[）)])"
)
# HighWire sets the pages behind the issue without a word, as in "June 2010 vol. 108 no. 6 1500-1509".
PAGES_BEHIND = re.compile(
    rf"(?:{_ISSUE_WORDS})[.:]?\s{{0,2}}(?:{_ISSUE_NUMBER}),?\s(?P<text>[A-Z]?\d{{1,6}}\s?[-–]\s?[A-Z]?\d{{1,6}})(?![\w-])",
    re.IGNORECASE,
)
# And OJS behind a semicolon, Turkish and Korean journals behind a comma or a blank: "Vol 3, No 2 (2019): June; 10-20".
PAGES_LAST = re.compile(
    r"(?:[;,]\s?|[号號호]\s)(?P<text>[1-9]\d{0,5}\s?[-–]\s?[1-9]\d{0,5})(?=\.?$|,\s(?:\d{1,2}\.\d{1,2}\.)?\d{4}$)"
)
# The volume before the word of the issue, by its place alone: "12 (2019), Heft 3", "35, no. 3".
VOLUME_BEFORE = re.compile(rf"(?<=[^\W\d_])[.,]?\s(?P<text>(?!{YEAR})\d{{1,4}})(?:\s\({YEAR}\))?,\s?$")
# A year and an issue without a volume: 2019年第3期.
YEAR_AND_ISSUE = re.compile(rf"(?P<issued>{YEAR})\s?[年년]\s?[第제]?\s?(?P<issue>\d{{1,3}})\s?[期号號호]")
YEARS = re.compile(rf"{YEAR}(?:\D+{YEAR})?(?!\d)")
# What parts the levels of a way from the site's home to this page, and levels that are no journal.
LEVEL = re.compile(r"[|»›]|\s>\s")
NO_JOURNALS = frozenset(
    "home archives archive inicio início accueil startseite archivos arquivos anasayfa beranda".split()
)
