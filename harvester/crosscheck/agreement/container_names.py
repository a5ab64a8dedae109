"""How two names of journals, books, series and proceedings stand to each other, by their words alone."""

from __future__ import annotations

import re
from functools import lru_cache

from harvester.crosscheck.agreement.abbreviations import is_abbreviation, name_words
from harvester.crosscheck.agreement.han import in_two_hands
from harvester.crosscheck.agreement.journal_names import by_custom, straight, unqualified
from harvester.crosscheck.agreement.proceedings import agree_proceedings
from harvester.crosscheck.agreement.scripts import in_another_script, latin_first, writes
from harvester.crosscheck.agreement.spelling import spelled
from harvester.crosscheck.title_numbers import ordinal
from harvester.crosscheck.words import bare, unescaped, visible
from harvester.work import EQUAL, Agreement

ABBREVIATION = Agreement(kind="EQUIVALENT", why="journal abbreviation")
ANOTHER_NAME = Agreement(kind="CONFLICT", why="another name")
SECTION = "one names a section more"
_PUNCTUATION = Agreement(kind="EQUIVALENT", why="case or punctuation")
_TAIL = Agreement(kind="EQUIVALENT", why="with and without subtitle or place")
_DATA = Agreement(kind="EQUIVALENT", why="volume or year behind the name")

# Issue data that a page prints behind the journal's name: "Nature 2014 506:7487", "Trials, vol. 16 (2015)".
_ISSUE = re.compile(
    r",?\s*(?:\bvol(?:ume)?\.?\s*\d.*|\b(?:1[5-9]|20)\d\d,?\s+\d+\s*[:(].*|,\s*published online\b.*"
    r"|\s\d+\s*\(\d+\)\s*[:,].*)$",
    re.IGNORECASE,
)
# ISBD's signs, as PubMed prints them: " : " opens a subtitle, " / " who is responsible, " = " the title in another language.
_ISBD = re.compile(r" [:/=] ")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\.?$")
_COUNTRY = re.compile(r",? of the united states of america$|\s+(?:u\.? ?s\.? ?a\.?)$", re.IGNORECASE)
_ENGLISH = re.compile(r"\s+(?:engl(?:ish)?\.?(?: ed(?:ition)?\.?)?|in english)$", re.IGNORECASE)
# "The Journal of Bone and Joint Surgery. American volume", "J Bone Joint Surg Am".
_VOLUME = re.compile(r"(?<=\w)[,.]?\s+volume\.?$", re.IGNORECASE)
# "Blood. Conference: 54th Annual Meeting of …": how Embase names the supplement of a meeting.
_CONFERENCE = re.compile(r"\.\s*Conference(?: Publication)?:.*$", re.IGNORECASE)
# A subtitle that describes the journal; a section's name never does.
_DESCRIBED = re.compile(
    r"(?:[:.]| -)\s+(?=(?:the|le|la|die|der|das)\s|(?:\w+ ){0,4}?"
    r"(?:journal|official|publication|magazine|zeitschrift|(?:bulletin|proceedings)(?=\s(?:of|de|des|du|der|europ))|"
    r"organ|revue|revista|rivista|international(?!\sed))\b)",
    re.IGNORECASE,
)
# "Chemistry - A European Journal", "Chemistry - An Asian Journal": whose it is tells one from the other.
_WHOSE = re.compile(r"(?: -|[:.]) an? (\w+) journal$", re.IGNORECASE)
# "Journal of Vacuum Science and Technology B: Nanotechnology and Microelectronics": the letter names the section.
_LETTERED = re.compile(r"(?<=\s[A-Z]):\s*(?=[A-Z])")
_BOOK = re.compile(
    r"\b(?:handbook|handbuch|encyclop\w+|enzyklop\w+|textbook|lehrbuch|companion|manual|dictionary|atlas)\b",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"\s*[:.]\s+|\s+-\s+")
# Where a section begins: a stop, a colon, a dash, "Part A", a single capital or a Roman numeral.
_SECTION = re.compile(
    r"\s*:\s+|(?<=[a-z]{4})\.\s+|\s+-\s+|(?<=[a-z])-(?=[A-Z])|(?<=\b[A-Z]),\s+"
    r"|,?\s+(?=(?i:part|section|series|sect\.|ser\.)\s)|,?\s+(?=[A-Z](?:[:,.\s]|$)|[IVX]+(?:[:,.\s]|$))"
)
# What is no section of a journal and is never cited for it: "Nuclear Physics B - Proceedings Supplements".
_OFFSHOOT = re.compile(r"\b(?:proceedings|supplements?|conference series|letters)\b", re.IGNORECASE)
# A name of cut words has a stop behind most of them: none of these begins a section.
_CUT_WORDS = re.compile(r"\.\s+\S+\.(?:\s|$)")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015", "-"))
_MOST = 600


def agree_container_names(one: str, other: str) -> Agreement:
    """Two names of containers or series."""
    return EQUAL if one == other else _agree_names(*sorted((one, other)))


@lru_cache(maxsize=8192)
def _agree_names(one: str, other: str) -> Agreement:
    one, other = (unqualified(visible(unescaped(name[:_MOST])).translate(_DASHES)) for name in (one, other))
    if bare(one) == bare(other):
        return _PUNCTUATION
    turned = [straight(name) for name in (one, other)]
    if turned != [one, other]:
        found = _agree_names(*sorted(turned))
        return Agreement(kind="EQUIVALENT", why="a name turned round") if found == _PUNCTUATION else found
    coded = [by_custom(name) for name in (one, other)]
    if coded != [one, other]:
        found = _agree_names(*sorted(coded))
        return ABBREVIATION if found.kind == "EQUIVALENT" else found
    if in_another_script(one, other):
        same = writes(*latin_first(one, other)) == "same"
        return (
            Agreement(kind="EQUIVALENT", why="transliteration")
            if same
            else Agreement(kind="COMPATIBLE", why="another script")
        )
    if in_two_hands(one, other):
        return Agreement(kind="EQUIVALENT", why="simplified and traditional characters")
    return (
        _agree_words(one, other)
        or _without_tails(one, other)
        or _without_society(one, other)
        or _without_seat(one, other)
        or agree_proceedings(one, other)
        or _sections(one, other)
        or ANOTHER_NAME
    )


def _agree_words(one: str, other: str) -> Agreement | None:
    """Two names word by word: the same, in another spelling, or abbreviated."""
    first, second = ([ordinal(word) for word in name_words(name)] for name in (one, other))
    if not first or not second:
        return None
    if "".join(first) == "".join(second):
        return _PUNCTUATION
    plain = [_UMLAUT.sub("", "".join(words)) for words in (first, second)]
    if plain[0] == plain[1]:
        return _PUNCTUATION
    if [spelled(word) for word in first] == [spelled(word) for word in second]:
        return Agreement(kind="EQUIVALENT", why="spelling")
    return ABBREVIATION if is_abbreviation(one, other) or is_abbreviation(other, one) else None


_UMLAUT = re.compile(r"(?<=[aou])e")


def _heads(name: str) -> list[tuple[str, Agreement, str]]:
    """The name without what may stand behind it: (the rest, what its absence is called, what stood in brackets)."""
    found: list[tuple[str, Agreement, str]] = [(name, _TAIL, "")]
    data = _ISSUE.search(name)
    if data and data.start():
        found.append((name[: data.start()].rstrip(" ,.;"), _DATA, ""))
    patterns = (
        _COUNTRY,
        _ENGLISH,
        _VOLUME,
        _ISBD,
        _CONFERENCE,
        _DESCRIBED,
        _LETTERED,
        *((_SUBTITLE,) if _BOOK.search(name) else ()),
    )
    tails = [tail.start() for pattern in patterns if (tail := pattern.search(name))]
    found += [(name[:start], _TAIL, "") for start in tails if start]
    for head, why, _inside in found[:4]:
        bracket = _BRACKET.search(head)
        if bracket and bracket.start():
            found.append((head[: bracket.start()], why, bracket[1]))
    return found


def _without_tails(one: str, other: str) -> Agreement | None:
    """Two names that are one without a place, a subtitle, a name in another language or the issue's data."""
    whose = [said[1].lower() if (said := _WHOSE.search(name)) else "" for name in (one, other)]
    if all(whose) and whose[0] != whose[1]:
        return None
    for head, why, inside in _heads(one):
        for theirs, their_why, their_inside in _heads(other):
            if (head, theirs) == (one, other):
                continue
            if inside and their_inside and not _one_place(inside, their_inside):
                continue
            if bare(head) == bare(theirs):
                return _DATA if _DATA in (why, their_why) else _TAIL
            found = _agree_words(head, theirs)
            if found is not None:
                whole = _DATA if _DATA in (why, their_why) else _TAIL
                return ABBREVIATION if found == ABBREVIATION else whole
    return None


# Societies whose initials stand before the name of a journal, or not: "ACM SIGMOD Record", "IEEE/ACM Transactions on …".
SOCIETY = re.compile(
    r"^(?:ACM|IEEE|IET|SIAM|AIAA|ASME|ASCE|IFIP)(?:/(?:ACM|IEEE|IET|ASME))?\s+(?=\S+\s+\S)", re.IGNORECASE
)


def _without_society(one: str, other: str) -> Agreement | None:
    """Two names that are one without the initials of the society: what is left has two words, for "Network" is anybody's."""
    first, second = (SOCIETY.sub("", name) for name in (one, other))
    if (first == one) == (second == other) or not (bare(first) == bare(second) or _agree_words(first, second)):
        return None
    return Agreement(kind="EQUIVALENT", why="with and without the society's name")


# Where a society has its seat: "Philosophical Transactions of the Royal Society (of London). Series B", "C. R. Acad. Sci. (Paris)".
_SEAT = re.compile(
    r"(?<=\bsociety)(?: of)? london\b|(?<=\bsoc)\.? lond(?:on)?\b\.?|(?<=\bsciences) de paris\b|(?<=\bsci)\.? paris\b\.?",
    re.IGNORECASE,
)


def _without_seat(one: str, other: str) -> Agreement | None:
    """Two names that are one without the city of the society or academy."""
    first, second = (_SEAT.sub("", name) for name in (one, other))
    if (first, second) == (one, other):
        return None
    found = (
        _PUNCTUATION if bare(first) == bare(second) else _agree_words(first, second) or _without_tails(first, second)
    )
    return _TAIL if found == _PUNCTUATION else found


def _one_place(one: str, other: str) -> bool:
    """Whether what two names have in brackets can be one place: "(London, England)", "(Lond)"."""
    first, second = (name_words(text)[:1] for text in (one, other))
    return not first or not second or first[0].startswith(second[0]) or second[0].startswith(first[0])


def _sections(one: str, other: str) -> Agreement | None:
    """A name beside one that has a section more.

    A long common title ("American Journal of Physiology") is often cited without its section. A name of one or two words
    is a journal of its own beside one that only begins so ("The Lancet", "The Lancet. Oncology").
    """
    for whole, name in ((one, other), (other, one)):
        stops = _CUT_WORDS.search(whole) is None
        for cut in list(_SECTION.finditer(whole))[:8]:
            head = whole[: cut.start()]
            if not head or (cut[0].startswith(".") and not stops):
                continue
            without = _BRACKET.sub("", head) or head
            for part in dict.fromkeys((head, without)):
                bracketed = _BRACKET.sub("", name) or name
                if any(bare(part) == bare(theirs) or _agree_words(part, theirs) for theirs in (name, bracketed)):
                    long = min(len(name_words(part)), len(name_words(name))) >= 3 and not _OFFSHOOT.search(
                        whole, cut.end()
                    )
                    return Agreement(kind="COMPATIBLE" if long else "CONFLICT", why=SECTION)
    return None
