"""Numbers of volumes and issues as they are printed: without the word that says what they are, supplements apart.

"85 Suppl 1" is supplement 1 of volume 85, and a citation names it as its issue; "0" of "0" and "ahead of print" stand where
an article has no volume yet.
"""

from __future__ import annotations

import re
from typing import Any

from parsers.clean import fold, line, pmcid
from parsers.place_words import ISSUE, VOLUME

# Google writes the parts of a patent's number apart: "US:9876543:B2".
_PATENT = re.compile(r"([A-Z]{2}):([A-Z]{0,2}\d{4,14}):([A-Z]\d?)")


def read_number(text: str) -> str | None:
    """A report's, standard's or patent's number as it is printed.

    >>> read_number("US:9876543:B2"), read_number("NREL/TP-5500-73233")
    ('US9876543B2', 'NREL/TP-5500-73233')
    """
    number = line(text)
    return _PATENT.sub(r"\1\2\3", number) if number else None


def read_pmcid(text: str) -> str | None:
    """A PMCID; behind its own label, or in its own tag, the letters may be missing.

    >>> [str(read_pmcid(text)) for text in ("PMC3554496", "3554496", "12")]
    ['PMC3554496', 'PMC3554496', 'None']
    """
    bare = text.strip()
    return pmcid(f"PMC{bare}" if bare.isdecimal() and len(bare) > _SHORTEST_PMCID else text)


_SHORTEST_PMCID = 4
_VOLUME = rf"(?:{VOLUME}|v|т)"
_ISSUE = rf"(?:{ISSUE}|n[°º]|[nhz](?=\.))"
_BEHIND = r"(?:\.\s*|\s+|[-:]\s*|(?=\d))"
_WORD = {
    "volume": re.compile(rf"(?:{_VOLUME}{_BEHIND})+(?=\d|[IVXLC]+\b(?!\.\s*\d))", re.IGNORECASE),
    "issue": re.compile(rf"{_ISSUE}{_BEHIND}(?=\d)", re.IGNORECASE),
}
# "Cilt:14 Sayı:2", "Volume 19, Issue 2": both stand where one belongs.
_BOTH = re.compile(
    rf"{_VOLUME}[.:]?\s*(?P<volume>\d{{1,4}}|[IVXLC]{{1,7}})[\s,;/-]+{_ISSUE}[.:]?\s*(?P<issue>\d{{1,4}}(?:\s?[-/–]\s?\d{{1,4}})?)"
    r"(?:[\s,;]*\(?(?:[^\W\d_]{3,12}\.?\s)?(?:1[89]|20)\d\d\)?)?",
    re.IGNORECASE,
)
# What stands for no number: zeros, and words of templates and of works not yet in an issue.
_NONE = frozenset(
    (
        "", "n/a", "na", "none", "null", "nil", "undefined", "unknown", "tbd", "aop", "ja", "onlinefirst", "online first",
        "earlyview", "early view", "ahead of print", "before print", "aheadofprint", "in press", "articles in press", "articles in advance",
        "in progress", "epub", "epub ahead of print", "publish ahead of print", "latest articles", "forthcoming",
        "online ahead of print", "published ahead of print", "advance online publication", "advance online", "advance access", "advance articles",
        "just accepted", "accepted article", "accepted articles", "published online", "publish first", "first view", "firstview", "early access",
        "early online", "e first", "efirst", "preprints", "uncorrected proof", "corrected proof", "to appear", "tba", "pending", "unassigned",
        "n.a.", "not available", "?", "im druck", "sous presse", "en prensa", "in stampa", "no prelo", "in druk", "в печати",
    )
)  # fmt: skip
_ZERO = re.compile(r"0+")
_NO_ISSUE = re.compile(r"vol(?:ume)?\b(?!.*\b(?:issue|no|suppl))", re.IGNORECASE)
_SUPPLEMENT = re.compile(
    r"(?P<volume>[\w./–-]{1,12})[\s,;]*\(?(?P<issue>suppl(?:ement|\.)?(?:\s?[\w.-]{1,8})?)\)?", re.IGNORECASE
)
_BRACKETED = re.compile(r"(?P<volume>\w{1,8})\s?\((?P<issue>[\w./ –-]{1,20})\)")
_DATED = re.compile(
    r"(\w{1,8})(?:\s?\((?:1[89]|20)\d\d\)|,\s(?:1[89]|20)\d\d)"
)  # "83 (1999)", "83, 1999": the year of the volume
_BLANKS = re.compile(r"(?<=[A-Za-z.])_(?=\w)")


def is_none_yet(text: str) -> bool:
    """Whether what stands for a volume or an issue says that there is none, or none yet.

    >>> [is_none_yet(text) for text in ("Ahead-of-Print", "–", "n/a", "B", "0")]
    [True, True, True, False, False]
    """
    return fold(text[:40]).replace("-", " ").strip() in _NONE


def read_volume(text: str) -> str | None:
    """The volume's number or name; None where there is none.

    >>> [read_volume(text) for text in ("Vol. 12", "85 Suppl 1", "Ahead of Print", "B")]
    ['12', '85 Suppl 1', None, 'B']
    """
    return _number(text, "volume")


def read_issue(text: str) -> str | None:
    """The issue's number or name; None where there is none, and where only the volume is named again.

    >>> [read_issue(text) for text in ("No. 3", "Pt_11", "Special Issue", "n/a", "Volume 70, 2019", "Cilt:14 Sayı:2")]
    ['3', 'Pt 11', 'Special Issue', None, None, '2']
    >>> read_issue("1-2010"), read_issue("2 - 2014"), read_issue("1-2"), read_issue("2019-3")
    ('1', '2', '1-2', '2019-3')
    """
    issue = _number(text, "issue")
    if issue is None or _NO_ISSUE.match(issue):
        return None
    dated = _ISSUE_OF_YEAR.fullmatch(issue)
    return dated[1] if dated is not None else issue


# "1-2010": no range of issues ends two thousand later; the year stands behind the issue's number.
_ISSUE_OF_YEAR = re.compile(r"(\d{1,2})\s?[-–]\s?(?:1[89]|20)\d\d")


def _number(text: str, field: str) -> str | None:
    cleaned = line(text)
    if cleaned is None or is_none_yet(cleaned):
        return None
    spaced = _BLANKS.sub(" ", cleaned)
    both = _BOTH.fullmatch(spaced)
    if both is not None:
        return both[field]
    word = _WORD[field].match(spaced)
    return spaced[word.end() :] if word is not None else spaced


def issue_in_volume(text: str) -> str | None:
    """The issue that a statement of the volume names in words; None where it names none.

    >>> issue_in_volume("v. 7 issue 4"), issue_in_volume("v. 7"), issue_in_volume("12(3)")
    ('4', None, None)
    """
    both = _BOTH.fullmatch(line(text) or "")
    return both["issue"] if both is not None else None


def volume_and_issue(volume: str | None, issue: str | None) -> tuple[str | None, str | None]:
    """Both as they belong: a supplement or issue in the volume apart, where nothing else tells the issue.

    >>> [volume_and_issue(*pair) for pair in (("85 Suppl 1", None), ("12(3)", None), ("85", "2"), ("12(3)", "4"))]
    [('85', 'Suppl 1'), ('12', '3'), ('85', '2'), ('12(3)', '4')]
    >>> volume_and_issue("83 (1999)", None)
    ('83', None)
    """
    # A first volume may be "0"; without an issue, or with issue "0", it is that of articles not yet in one.
    if volume is not None and _ZERO.fullmatch(volume) and (issue is None or _ZERO.fullmatch(issue)):
        return None, None
    dated = _DATED.fullmatch(volume) if volume is not None else None
    volume = dated[1] if dated is not None else volume
    found = (_SUPPLEMENT.fullmatch(volume) or _BRACKETED.fullmatch(volume)) if volume is not None else None
    if found is None or (issue is not None and _bare(issue) != _bare(found["issue"])):
        return volume, issue
    return found["volume"], issue or found["issue"].strip() or None  # "12 ( Pt 3)"


def _bare(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def settle_volume(values: dict[str, Any]) -> bool:
    """Settle a record's volume and issue; whether its volume told the issue."""
    before = values.get("issue")
    volume, issue = volume_and_issue(values.get("volume"), before)
    values["volume"], values["issue"] = volume, issue
    return issue is not None and before is None
