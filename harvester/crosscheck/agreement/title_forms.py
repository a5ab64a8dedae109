"""Two titles that are one written in two ways: markup, punctuation, another alphabet, a translation behind it, a letter lost."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.given import lost_a_letter
from harvester.crosscheck.agreement.han import in_two_hands
from harvester.crosscheck.agreement.scripts import is_foreign, latin_first, writes
from harvester.crosscheck.agreement.title_signs import contrary_signs
from harvester.crosscheck.agreement.titles import TitleRelation, relate_titles, without_markup
from harvester.crosscheck.kinds_about import is_about_another
from harvester.crosscheck.words import letters, words
from harvester.work import Agreement
from parsers.clean import fold
from parsers.record import Record
from parsers.values import Rich

_MOST = 2000


def agree_titles(one: Rich, other: Rich) -> Agreement:
    """Two titles: markup, case and punctuation are ways to write one title; a subtitle makes it sharper."""
    one, other = sorted((one, other), key=lambda title: title.root)
    first, second = str(one), str(other)
    if first == second:
        return Agreement(kind="EQUIVALENT", why="markup")
    if _ELLIPSIS.sub("...", fold(first)).rstrip(". ") == _ELLIPSIS.sub("...", fold(second)).rstrip(". "):
        return Agreement(kind="EQUIVALENT", why="case, dashes or quotation marks")
    if is_foreign(first) != is_foreign(second):
        same = writes(*latin_first(first[:_MOST], second[:_MOST])) == "same"
        return (
            Agreement(kind="EQUIVALENT", why="transliteration")
            if same
            else Agreement(kind="COMPATIBLE", why="another script")
        )
    plain = [without_markup(text) for text in (first, second)]
    if _same_letters(*plain) and not contrary_signs(*plain):
        return Agreement(kind="EQUIVALENT", why="punctuation or accents")
    noted = [_without_note(title) for title in (one, other)]
    if _same_letters(*noted) and not contrary_signs(*noted):
        return Agreement(kind="EQUIVALENT", why="a footnote mark")
    if in_two_hands(*map(fold, plain)):
        return Agreement(kind="EQUIVALENT", why="simplified and traditional characters")
    found = relate_titles(first, second)
    if found == "equal" and max(len(first), len(second)) > _MOST:
        # They are alike as far as titles are compared, and their letters are not the same: no title is so long.
        return _AGREEMENTS["different"]
    if found == "subtitle" and is_about_another(Record(title=one)) != is_about_another(Record(title=other)):
        return Agreement(kind="CONFLICT", why="one is a notice or reply")
    if found == "subtitle" and _translated(first, second):
        return Agreement(kind="COMPATIBLE", why="one has its translation too")
    if found not in ("equal", "article", "subtitle", "cut") and lost_a_letter(first, second):
        return Agreement(kind="COMPATIBLE", why="a letter was lost")
    return _AGREEMENTS[found]


_ELLIPSIS = re.compile(r"\s*\.\.\.$")
_UMLAUT = re.compile(r"(?<=[aou])e")
# The part of a title that another title lacks: "Schlaf und Licht = Sleep and light".
_TRANSLATION = re.compile(r"\s[=/]\s|\s\[[^\[\]]+\]\W*$")


def _same_letters(one: str, other: str) -> bool:
    """Whether two titles are the same letters and numbers; "für" is "fuer" too, where one of them has the umlaut."""
    mine, theirs = letters(words(one)), letters(words(other))
    if not mine or mine == theirs:
        return mine == theirs != ""
    umlauts = not (one.isascii() and other.isascii()) and abs(len(mine) - len(theirs)) <= len(mine) // 4
    return umlauts and _UMLAUT.sub("", mine) == _UMLAUT.sub("", theirs)


def _without_note(title: Rich) -> str:
    """A title without a footnote's mark at its end: a number or letter set high behind a word."""
    runs = list(title.runs())[-2:]
    if len(runs) == 2 and runs[1][1] == ("sup",) and len(runs[1][0]) <= 2 and runs[0][0][-4:].isalpha():
        return str(title)[: -len(runs[1][0])]
    return str(title)


def _translated(one: str, other: str) -> bool:
    longer = max(one, other, key=len)
    return _TRANSLATION.search(longer) is not None


_AGREEMENTS: dict[TitleRelation, Agreement] = {
    "equal": Agreement(kind="EQUIVALENT", why="spelling"),
    "article": Agreement(kind="EQUIVALENT", why="an article before the title"),
    "subtitle": Agreement(kind="COMPATIBLE", why="one has a subtitle"),
    "cut": Agreement(kind="COMPATIBLE", why="cut short"),
    "near": Agreement(kind="CONFLICT", why="nearly equal"),
    "slip": Agreement(kind="CONFLICT", why="nearly equal"),
    "inserted": Agreement(kind="CONFLICT", why="a word more"),
    "word": Agreement(kind="CONFLICT", why="another word"),
    "digits": Agreement(kind="CONFLICT", why="another number"),
    "different": Agreement(kind="CONFLICT", why="another title"),
    "missing": Agreement(kind="CONFLICT", why="another title"),
}
