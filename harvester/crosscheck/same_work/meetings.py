"""Names of conferences and their proceedings: "NIPS", "Advances in Neural Information Processing Systems 25" are one of a year."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.dates import years_apart
from harvester.crosscheck.agreement.short_words import shortens
from harvester.crosscheck.kinds_named import is_in_series, is_of_meeting, may_be_of_meeting
from harvester.crosscheck.words import words
from parsers.record import Record

_KINDS = frozenset(("paper-conference", "chapter", "speech"))
_YEAR = re.compile(r"(?:19|20)[0-9]{2}|'[0-9]{2}\b")
# Words that are in the name of any conference, and those of who holds it.
_COMMON = frozenset(
    "proceedings proc of the on in for and at a an annual annu international int intl national natl european asian world conference conf "
    "symposium symp workshop workshops meeting meetings congress colloquium seminar advances adv lecture notes held conducted presented paper "
    "papers abstracts transactions acm ieee cvf ifip siam usenix aaai springer acl society association joint edition record digest technical "
    "program companion volume vol part "
    "first second third fourth fifth sixth seventh eighth ninth tenth st nd rd th january february march april may june july august september "
    "october november december".split()
)
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")


# What the acronym of a conference stands for, where its initials do not tell.
_KNOWN: dict[str, str] = {
    "sigmod": "management of data", "pods": "principles of database systems", "vldb": "very large data bases", "icde": "data engineering",
    "edbt": "extending database technology", "kdd": "knowledge discovery and data mining", "sigkdd": "knowledge discovery and data mining",
    "cikm": "information and knowledge management", "sigir": "research and development in information retrieval",
    "wsdm": "web search and data mining", "www": "world wide web", "chi": "human factors in computing systems",
    "uist": "user interface software and technology", "siggraph": "computer graphics and interactive techniques",
    "stoc": "theory of computing", "focs": "foundations of computer science", "soda": "discrete algorithms",
    "popl": "principles of programming languages", "pldi": "programming language design and implementation",
    "oopsla": "object oriented programming systems languages and applications", "icse": "software engineering",
    "nips": "neural information processing systems", "neurips": "neural information processing systems", "icml": "machine learning",
    "iclr": "learning representations", "cvpr": "computer vision and pattern recognition", "iccv": "computer vision",
    "eccv": "computer vision", "aaai": "artificial intelligence", "ijcai": "artificial intelligence", "acl": "computational linguistics",
    "naacl": "computational linguistics", "emnlp": "empirical methods in natural language processing",
    "coling": "computational linguistics", "isca": "computer architecture", "sosp": "operating systems principles",
    "osdi": "operating systems design and implementation", "nsdi": "networked systems design and implementation",
    "asplos": "architectural support for programming languages and operating systems", "infocom": "computer communications",
    "icassp": "acoustics speech and signal processing", "icra": "robotics and automation", "iros": "intelligent robots and systems",
    "miccai": "medical image computing and computer assisted intervention", "isbi": "biomedical imaging",
    "ccs": "computer and communications security",
}  # fmt: skip


def same_meeting(a: Record, b: Record) -> bool:
    """Whether two papers, of one year or the next, stand in the proceedings of one conference, by its words or its acronym.

    Their containers, and the name of the event, are compared without years, places in the row, and the words that all have.
    """
    of_meetings = [_is_of_meeting(record) for record in (a, b)]
    # Proceedings come out in the year of the meeting or in the next; the journal that prints a paper again does, too.
    if not any(of_meetings) or (years_apart(a, b) or 0) > (1 if all(of_meetings) else 0):
        return False
    return any(
        _alike(one, other)
        for one in (a.container_title, a.event_title, a.collection_title)
        for other in (b.container_title, b.event_title, b.collection_title)
        if one and other
    )


def series_beside(a: Record, b: Record) -> bool:
    """Whether one paper stands in a series of proceedings ("Lecture Notes in Computer Science"), and the other in what may be a volume of it.

    What is called an article may be, where its container is a meeting's.
    """
    papers = [record.type in _KINDS or is_of_meeting(record) for record in (a, b)]
    return all(papers) and is_in_series(a) != is_in_series(b)


def workshop_beside(a: Record, b: Record) -> bool:
    """Whether one paper stands in the proceedings of a workshop, and the other in those of a conference: often the one before the other.

    >>> workshop, conference = Record(container_title="NIPS Workshop on Rooms"), Record(container_title="Conference on Rooms")
    >>> workshop_beside(workshop, conference), workshop_beside(workshop, workshop)
    (True, False)
    """
    one, other = a.container_title or "", b.container_title or ""
    return _is_workshop_of(one, other) or _is_workshop_of(other, one)


def _is_workshop_of(one: str, other: str) -> bool:
    """Whether a name is that of a workshop, or of a conference's workshops, and the other a conference's: the words may be the same."""
    one, other = one.lower(), other.lower()
    if "workshop" not in one or "workshop" in other:
        return False
    return "workshops" in one or ("conference" not in one and _CONFERENCE.search(other) is not None)


_CONFERENCE = re.compile(r"\bconference\b|\bsymposium\b|\bcongress\b|\badvances in\b")


def dated_alike(a: Record, b: Record) -> bool:
    """Whether two papers' proceedings both name the meeting by its year or its place in the row, which have no second volume of that name."""
    names = [record.container_title or "" for record in (a, b)]
    return (
        all(record.type in _KINDS for record in (a, b))
        and all(_YEAR.search(name) or _IN_ROW.search(name) for name in names)
        and not is_in_series(a)
        and not is_in_series(b)
    )


_IN_ROW = re.compile(r"\b[0-9]{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)


def _is_of_meeting(record: Record) -> bool:
    """Whether a record is of a paper of a meeting, or stands in what may be called one: a list calls a paper an article."""
    return record.type in _KINDS or may_be_of_meeting(record)


def _alike(one: str, other: str) -> bool:
    if _is_workshop_of(one, other) or _is_workshop_of(other, one):
        return False
    years = [{year[-2:] for year in _YEAR.findall(text)} for text in (one, other)]
    if years[0] and years[1] and not years[0] & years[1]:
        return False
    counts = [found[1] if (found := _COUNT.match(text)) else "" for text in (one, other)]
    if all(counts) and counts[0] != counts[1]:
        return False
    one, other = (
        re.sub(r"\b(?:Conference|Conf\.?|Proceedings|Proc\.?|Symposium)\b", " ", text) for text in (one, other)
    )
    mine, theirs = (_telling(text) for text in (one, other))
    if not mine or not theirs:
        return False
    common = min(_found(mine, theirs), _found(theirs, mine))
    if common >= 2 and common >= 0.75 * min(len(set(mine)), len(set(theirs))):
        return True
    return any(_stands_for(short, long) for short, long in ((one, other), (other, one)))


# "Advances in Neural Information Processing Systems 30": the number behind the name, before what a colon, comma or bracket opens.
_COUNT = re.compile(r"[^:,(]{3,200}?\s([0-9]{1,3})(?=\s*(?:[:,(]|$))")


def _found(mine: list[str], theirs: list[str]) -> int:
    """How many words of one name the other has, whole or shortened: "Neural Inf. Process. Syst."."""
    return sum(any(shortens(word, one) or shortens(one, word) for one in theirs) for word in set(mine))


def _telling(text: str) -> list[str]:
    return [word for word in words(_YEAR.sub(" ", text)) if word not in _COMMON and not word[:1].isdecimal()]


def _stands_for(short: str, long: str) -> bool:
    """Whether a short name is an acronym that the long one spells out, or prints: "CVPR09", "… (ICASSP)"."""
    acronyms = [
        found
        for found in _ACRONYM.findall(re.sub(r"['0-9]+", " ", short))
        if 3 <= len(found) <= 9 and found.lower() not in _COMMON
    ]
    if not acronyms or len(_telling(short)) > 2:
        return False
    initials = "".join(
        word[0]
        for word in words(_YEAR.sub(" ", long))
        if word not in ("of", "the", "on", "in", "for", "and", "proceedings", "advances")
    )
    spelled = " ".join(words(long))
    if any(_KNOWN.get(one.lower(), "\0") in spelled for one in acronyms):
        return True
    printed = {found.lower() for found in _ACRONYM.findall(re.sub(r"['0-9]+", " ", long))}
    return any(
        one.lower() in printed or (len(one) >= 4 and one.lower() in initials) or one.lower() == initials
        for one in acronyms
    )
