"""How two titles stand to each other. Digits count exactly: "Part 1" and "Part 2" are two works."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from rapidfuzz.distance import Levenshtein

from parsers.clean import fold
from parsers.record import Record

TitleRelation = Literal["equal", "subtitle", "near", "inserted", "digits", "different", "missing"]

_WORD = re.compile(r"[^\W_]+")
# Titles that many works bear: they prove nothing.
GENERIC = frozenset(
    "editorial introduction preface foreword index contents abstracts news letters correspondence obituary announcements "
    "acknowledgments acknowledgements bibliography conclusion conclusions discussion summary comment commentary reply "
    "erratum corrigendum untitled frontmatter backmatter".split()
) | {
    "letter to the editor", "letters to the editor", "book review", "book reviews", "table of contents", "front matter",
    "back matter", "in memoriam", "editor s note", "from the editor", "author index", "subject index", "in this issue",
    "case report", "authors reply", "reply to letter to the editor", "editorial board", "title page", "about the authors",
}  # fmt: skip
# A notice about a work, or an answer to one, bears that work's title with one of these before it.
_ABOUT = re.compile(
    r"(?:erratum|errata|corrigendum|corrigenda|correction|retraction(?: note| notice)?|retracted|withdrawn|expression of concern|"
    r"reply|response|author'?s'? re(?:ply|sponse)|comments?|commentary|addendum|publisher'?s? (?:correction|note)|re|review of|"
    r"book review|letter)\b(?:\s*[:.—-]|\s+(?:to|on|of|for|by|regarding)\b)"
)
_RETRACTED = re.compile(r"^\W*(?:retracted(?: article)?|withdrawn)\W+")


def words(text: str) -> list[str]:
    """The words and numbers of a title as they are compared: folded, without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", fold(text))
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def is_generic(record: Record) -> bool:
    """Whether the title is one that many works bear."""
    return record.title is not None and " ".join(words(str(record.title))) in GENERIC


def about(record: Record) -> bool:
    """Whether the work is a notice about another, or an answer to one, by its title or its genre."""
    genre = fold(record.genre or "")
    if genre in ("erratum", "retraction notice", "comment", "reply", "correction"):
        return True
    return (
        record.title is not None
        and _ABOUT.match(fold(str(record.title))) is not None
        and not _retracted(str(record.title))
    )


def _retracted(title: str) -> bool:
    """Whether it is the work itself, marked by its publisher ("RETRACTED: A title")."""
    return _RETRACTED.match(fold(title)) is not None


def relate(a: Record, b: Record) -> TitleRelation:
    """The best relation among the titles and original titles of two records."""
    best: TitleRelation = "missing"
    for one in (a.title, a.original_title):
        for other in (b.title, b.original_title):
            if one is not None and other is not None:
                relation = relate_titles(str(one), str(other))
                best = min(best, relation, key=_ORDER.index)
    return best


_ORDER: tuple[TitleRelation, ...] = ("equal", "subtitle", "near", "inserted", "digits", "different", "missing")


def relate_titles(a: str, b: str) -> TitleRelation:
    """The relation of two titles.

    >>> relate_titles("Sleep and light: a review", "Sleep and Light")
    'subtitle'
    >>> relate_titles("Trial of A, part 1", "Trial of A, part 2")
    'digits'
    """
    one, other = (words(_RETRACTED.sub("", fold(text))) for text in (a, b))
    if not one or not other:
        return "missing"
    if one == other or "".join(one) == "".join(other):
        return "equal"
    if _numbers(one) != _numbers(other) and not _is_start(a, b, one, other):
        return "digits" if _similar(_letters(one), _letters(other)) > 0.9 else "different"
    if _is_start(a, b, one, other):
        return "subtitle"
    shorter, longer = sorted((one, other), key=len)
    # A word that only one has ("off-diagonal book Ramsey numbers") makes another work more often than a slip.
    if len(longer) > len(shorter) and _is_subsequence(shorter, longer):
        return "inserted"
    return "near" if len(one) == len(other) and _similar(one, other) >= 0.95 else "different"


def _numbers(title: list[str]) -> list[str]:
    roman = re.compile(r"[ivx]{1,4}")
    return [
        word for word in title if any(map(str.isdigit, word)) or (roman.fullmatch(word) and word not in ("i", "v", "x"))
    ]


def _letters(title: list[str]) -> list[str]:
    return [word for word in title if not any(map(str.isdigit, word))]


def _is_start(a: str, b: str, one: list[str], other: list[str]) -> bool:
    """Whether one is the other without its subtitle: the whole start, up to a colon, stop or dash."""
    (shorter_text, shorter), (longer_text, longer) = sorted(((a, one), (b, other)), key=lambda pair: len(pair[1]))
    del shorter_text
    if len(shorter) < 2 or longer[: len(shorter)] != shorter:
        return False
    folded = fold(longer_text)
    cuts = [match.start() for match in re.finditer(r"\s?[:.?!;(]|\s[-–—]\s", folded)]
    return any(words(folded[:cut]) == shorter for cut in cuts[:20])


def _is_subsequence(shorter: list[str], longer: list[str]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _similar(one: list[str], other: list[str]) -> float:
    return float(Levenshtein.normalized_similarity(" ".join(one)[:2000], " ".join(other)[:2000]))


def similarity(a: Record, b: Record) -> float:
    """How alike two titles are as letters, 0 to 1; only ever used to tell another work from another wording."""
    return _similar(words(str(a.title or "")), words(str(b.title or "")))
