"""The name of the journal in a citation string: what stands before its numbers, without what else stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from parsers.citation_patterns import DATE, MONTH, YEAR
from parsers.publisher_words import BODY, HOUSE

# What a name of a journal may end or begin with, when the rest of the citation was cut off.
TRIM = " \t,;:.–—-|/([«»“”\"'‘’•·●《》「」『』【】"
LONGEST_CONTAINER = 160
_NO_CONTAINER = re.compile(
    r"(?-i:\b[A-Z]\.\s?(?:[A-Z]\.\s?)*[A-Z][a-z]+(?:,| and ))"
    r"|\b(?:doi|https?|www|copyright|published|received|accepted|available|pages?|vol|volume|issue|retrieved|cited"
    r"|downloaded?|updated|first published|author manuscript)\b|©|\d{4}|@",
    re.IGNORECASE,
)
_DATE_BEHIND = re.compile(rf"(?:^|[\s,;:(.•–—-]){DATE}(?:/\d{{1,2}})?[\s,;:).•(–—-]*$")
# Words that announce a number or a date that was cut off behind them.
_LAST_WORDS = re.compile(
    r"(?:^|[\s,;(•])(?:(?:publication\s)?dated?|years?|yıl|anno|año|ano|année|jahr|rok|год|рік|volume|vol\.?|tahun)$",
    re.IGNORECASE,
)
_EDITORS = re.compile(r"^.{2,120}?\((?:[Ee]ds?|[Hh]rsg|Hg|éds?|dir|org|coord)s?\.?\)[,.]?\s")
# ". Cape Town: Invented Press": who published the book whose editors stand before its title.
_IMPRINT = re.compile(r"(?<=\w{2})[.,] [A-Z][^.:;\d]{2,40}: [A-Z][^.:;\d]{2,60}$")
# "Published in Tides 12 (2001)": what a page says of the journal before its name.
_PUBLISHED_IN = re.compile(
    r"^(?:first |originally |previously )?(?:published|appear(?:ed|s)|printed)\s+in\s+(?:the journal\s+)?"
    r"|^(?:from the journal|aus der zeitschrift):?\s+",
    re.IGNORECASE,
)
# China's standard of references (GB/T 7714) marks the kind of a work between its title and what it stands in: "池塘[J]. 水生学报".
_KIND_MARK = re.compile(r"(?:^|(?<=.))\[?(?:J|C|G)(?:/OL)?\]\s?(?:[.．,，]|//)?\s?(?!.*\[[JCG](?:/OL)?\])")
# The year of a meeting in the name of its proceedings: "Proceedings of the 2020 Conference on Ponds".
_PROCEEDINGS_YEAR = re.compile(r"(?<=Proceedings of the )(?:19|20)\d\d\b")
# People before a title that nobody told: "Roe A.B., Doe C. Salt in ponds. Tides", "Roe AB, Doe C. Salt in ponds. Tides".
_PEOPLE_FIRST = re.compile(
    r"[^\W\d_][\w’'-]{2,30},? (?:(?:[^\W\d_]\.\s?){1,3}[,;&]|[A-Z]{1,3}(?:, | and |\. )[^\W\d_]{3})"
)
# "Proceedings of the 38th Meeting, PMLR": the series stands behind in short.
_IN_SERIES = re.compile(r"(Proceedings\b.{10,150}),\s[A-Z]{3,8}")
_MONTHS_ALONE = re.compile(MONTH)
# What leads from a name to its numbers: "Tides, in (", "学报第". A word's own end is none: "Bulletin", "Medizin".
_LEADS_ON = re.compile(
    r"(?:(?<![\s,(])[\s,(]*(?:(?<![^\W\d_])(?:in|In|IN)|第|제)[\s:,(]*|(?<![\s:,(])[\s:,(]*)$",
)
# Commas and full stops between long pieces: people and a title stand before the journal's name.
_MANY = re.compile(r"(?:[^,]*,){3}|.{50,},|[^.]{25,}\.\s[^.]{12,}\.\s|[^.]{10,}\.\s[^.]{25,}\.\s")
# "Off-topic by A. Reed on", before a date: a sentence that was cut off, and no name.
_GOES_ON = re.compile(r"\s(?:on|by|at|of|from|and|the)$")
_DASH_BEHIND = re.compile(r"\.?\s[—–]\s")
_ABBREVIATED = re.compile(r"\w\. \w")


# What parts the levels of a way from the site's home to this page, and levels that are no journal.
_LEVEL = re.compile(r"[|»›]|\s>\s")
# "Harbour home / Tides of the North": a way that begins at the site's home, where strokes part the levels.
_HOME = re.compile(
    r"(?:[\w-]+ )?(?:home|top|inicio|início|accueil|startseite|anasayfa|beranda|главная|головна|domů|ホーム|トップ|首页|首頁|홈) / ",
    re.IGNORECASE,
)
_NO_JOURNALS = frozenset(
    (
        "home",
        "archives",
        "archive",
        "inicio",
        "início",
        "accueil",
        "startseite",
        "archivos",
        "arquivos",
        "anasayfa",
        "beranda",
        "главная",
        "головна",
        "strona główna",
        "domů",
        "trang chủ",
        "ホーム",
        "首页",
        "首頁",
        "홈",
        "الرئيسية",
    )
)


def _unclosed(name: str) -> str:
    """A name without the signs at its end, and without a bracket that closes nothing."""
    name = name.rstrip(TRIM)
    return name.rstrip(TRIM + ")") if name.endswith(")") and name.count("(") < name.count(")") else name


def container(before: str, *, behind_title: bool) -> str:
    """The name of the journal in what stands before the numbers; empty where it is something else."""
    marked = _KIND_MARK.search(before)
    before = before[marked.end() :] if marked is not None else before
    name = _DATE_BEHIND.sub("", _PUBLISHED_IN.sub("", _LEADS_ON.sub("", before).lstrip(TRIM)))
    if behind_title and " // " in name:
        # GOST: people again behind a stroke, the journal behind two, and the place behind a dash: "/ І. Roe // Tides. — Київ : …".
        name = _DASH_BEHIND.split(name.rpartition(" // ")[2], maxsplit=1)[0]
    if _MONTHS_ALONE.fullmatch(name.strip(TRIM)):
        return ""
    name = _LAST_WORDS.sub("", _unclosed(name))
    edited = _EDITORS.match(name)
    if edited is not None:
        name = name[edited.end() :]
        name = _IMPRINT.sub("", name)
    name = re.sub(rf"^(?:In|in)[:\s]\s?|^(?:w|en|em|dans|v)\s?:\s|^\(?{YEAR}[a-z]?\)?[,.:]?\s", "", name).strip(TRIM)
    if not behind_title and _PEOPLE_FIRST.match(name):
        return ""
    if not behind_title:
        # Without the title only a short text is surely the journal's name alone.
        name = _LEVEL.split(name.rstrip(TRIM + "»›>"))[-1].strip(TRIM)
        if " / " in name and _HOME.match(name):
            name = name.rpartition(" / ")[2]
        if name.lower() in _NO_JOURNALS:
            return ""
    no_container = _NO_CONTAINER.search(_PROCEEDINGS_YEAR.sub("", name, count=1))
    if not 2 <= len(name) <= LONGEST_CONTAINER or no_container or not name[0].isalnum():
        return ""
    if (series := _IN_SERIES.fullmatch(name)) is not None:
        name = series[1]
    if not any(map(str.isalpha, name)) or _MANY.search(name) or _GOES_ON.search(name):
        return ""
    # "J. Org. Chem." is abbreviated to its last word; "Журнал им. С. С. Боткина" ends a sentence.
    return f"{name}." if _is_abbreviated(name) and f"{name}." in before else name


def _is_abbreviated(name: str) -> bool:
    words = [word for word in name.split() if len(word.strip(".")) > 1 and not _INITIALS.fullmatch(word)]
    return _ABBREVIATED.search(name) is not None and (
        len(words) < _FEW_WORDS or sum(word.endswith(".") for word in words[:-1]) * 2 >= len(words) - 1
    )


_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}")
_FEW_WORDS = 3


def with_publisher(journal: str, parts: Mapping[str, str], numbers: str) -> tuple[str, str]:
    """The journal and its publisher, as RePEc sets them one behind the other: "Journal of Ponds, Elsevier, vol. 31(2), pages 203-215"."""
    name, comma, publisher = journal.rpartition(", ")
    if not comma or "page" not in parts or not _REPEC.match(numbers) or not _PUBLISHER.search(publisher):
        return journal, ""
    return name, publisher


_REPEC = re.compile(r"vol\. [\w-]+(?:\([^()]{1,20}\))?, pages? ")
# A name's words begin with capitals: "Land, soil and society" is a journal's.
_PUBLISHER = re.compile(rf"(?<!\w)(?![a-zà-ÿа-я])(?i:{HOUSE}|{BODY})\b")
