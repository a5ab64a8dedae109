"""Patterns of citation strings: volumes, issues, pages and dates, by the order of their numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from parsers.dates.month_names import MONTH_WORDS
from parsers.place_words import PAGE

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
LOCATOR = r"(?!0\d?\b)[A-Za-z]{0,4}\.?\d{1,9}[A-Za-z]{0,2}"
_PAGES = rf"{LOCATOR}(?:\s?(?:--|[-–—−‐])\s?{LOCATOR})?"
_PP = rf"(?:(?:pp?|pages?|pgs?)\.?\s?|(?:{PAGE}|ss?|с)\.\s?|S[.\s]\s?)?"
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
            rf"(?<![\d\s,]),\s{_VOLUME},\s{_PP}(?P<page>{LOCATOR}\s?[-–—−‐]\s?{LOCATOR})"
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
            rf"(?:(?P<issued>{YEAR}),?\s)?(?i:vol)\.?\s?(?P<volume>\d{{1,4}})(?:[,\s]|\s?››)\s?(?i:issue|no)\.?\s?\((?P<issue>[\w-]{{1,8}})\)"
            rf"(?:\s?[:,]\s?{_PP}(?P<page>{_PAGES}))?"
        ),
    ),
    # 106, (52) pp. 22341-22345
    ("(),", rf"{_VOLUME},\s{_ISSUE},?\spp?\.\s?(?P<page>{_PAGES}){_END}"),
    # 19 (1) - Pages 7-59
    ("()", rf"{_VOLUME}\s?{_ISSUE}\s?[-–—]\s?(?i:pages?|pp?\.?|seiten?)\s(?P<page>{_PAGES}){_END}"),
    # 12(3), 45–67 and 53(8):2102-2114 and 35(3), Article 112 and, as EPrints writes it, 14 (2). pp. 101-118
    ("()", rf"{_VOLUME}\s?{_ISSUE}\s?(?:[,:]|\.(?=\spp?\.))\s?{_PLACE}{_END}"),
    # American law reviews: 88 Midw. L. Rev. 1013 (2021)
    (
        "()",
        (
            rf"^(?P<volume>\d{{1,4}})\s(?P<container_title>(?=[^()\d]{{0,60}}(?:L\.|Law)\s?(?:[\w&]+\.?\s){{0,3}}(?:Rev|Review|J|Journal|Q)\b)"
            rf"[A-Z][^()\d]{{3,80}}?)\s(?P<page>\d{{1,5}})\s\((?P<issued>{YEAR})\)\.?$"
        ),
    ),
)
SIGNS = frozenset("".join(signs for signs, _shape in SHAPES))
"""All signs of punctuation without which some shape is not looked for."""
YEAR_WITHIN = re.compile(YEAR)
"""A text without this has no year: shapes that hold one are not looked for in it."""


@cache
def compiled(shape: str) -> re.Pattern[str]:
    """A shape made ready when it is first needed: they hold the months of many languages, and take long to compile."""
    return re.compile(shape)


BEHIND_TITLE = (  # and only there
    # Harbour Science, 35, 12–20
    re.compile(rf"(?<=[^\W\d_)]),\s{_VOLUME},\s(?P<page>{_PAGES}){_END}"),
    # Front. Ponds 10:1234
    re.compile(rf"(?<=[^\W\d_)])\.?\s{_VOLUME}:\s?(?P<page>{_PAGES})(?=[.,;]?(?:\s|$))"),
    # Harbour Science, (14), 77–92: a journal without volumes, as APA cites it
    re.compile(rf"(?<=[^\W\d_)]),\s\((?P<issue>\d{{1,4}}(?:[-–/]\d{{1,4}})?)\),\s(?P<page>{_PAGES}){_END}"),
    # Information Ponds, 12(4) paper 324
    re.compile(
        rf"(?<=[^\W\d_)]),?\s{_VOLUME}\s?{_ISSUE}(?:,?\s(?i:paper|article)\s(?P<article_number>[A-Za-z]?\d{{1,6}}))?(?=[\s,.;\]]|$)"
    ),
)
# Behind a label that says where a work appeared, without its pages: "Tides of the North, 12(3)".
NUMBERS_ALONE = re.compile(r"(?<=[^\W\d_]),?\s(?P<volume>\d{1,4})\s?\((?P<issue>\d{1,3}(?:[-–/]\d{1,3})?)\)\.?$")
# And with its pages, but without its year: "Tides of the North 31, pp. 12–19".
VOLUME_AND_PAGES = re.compile(
    rf"(?<=[^\W\d_]),?\s(?P<volume>\d{{1,3}})\s?[,:]\s?(?i:{PAGE}|ss?|с)\.?\s?(?P<page>{_PAGES})\.?$"
)


def numbers_alone(parts: Mapping[str, str], rest: str) -> tuple[dict[str, str], int] | None:
    """What a label's words alone make numbers of a place, and where they begin: "Tides 31, pp. 12–19", "Tides, 12(3)"; None where nothing is."""
    found = VOLUME_AND_PAGES.search(rest) if "volume" not in parts else None
    found = NUMBERS_ALONE.search(rest) if found is None and not parts else found
    return (found.groupdict(), found.start()) if found is not None else None


# What stands of a date before its year: "Mar 7, " and "12 May ".
BEFORE_YEAR = re.compile(
    rf"(?:(?<!\d)\d{{1,2}}\s)?{MONTH}\s?,?\s(?:\d{{1,2}},?\s)?$"
    r"|(?<![\w.])(?:[0-2]?\d|3[01])\.(?:0?\d|1[0-2])\.$"
    r"|(?<!\w)(?i:spring|summer|autumn|fall|winter)\s$"
)
LONGEST_BEFORE = 32
# A month before a number makes it a day.
MONTH_BEFORE = re.compile(rf"{MONTH}\s$")

# What must not stand before it is looked at behind its first two digits: a pattern that begins with a digit is found far sooner.
YEAR_ALONE = re.compile(
    r"(?:1[6-9]|20)(?<!\w\d\d)\d\d\b(?!-\w(?!\d-\d\d\b)(?!(?<=0)[1-9](?![\w-])|(?<=1)[0-2](?![\w-])))"
)
AFTER_YEAR = re.compile(
    rf",?\s{MONTH}{_DAYS}(?![\w-])|-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])(?![\w-])|/(?:0[1-9]|1[0-2])(?=[）)])"
)
YEARS = re.compile(rf"{YEAR}(?:\D+{YEAR})?(?!\d)")
