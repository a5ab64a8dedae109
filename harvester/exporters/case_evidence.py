"""How the words of a title are written elsewhere: inside sentences, where a capital is a word's own. Pure.

Nothing is taken from a place where any word may have a capital: the first of a sentence or behind a colon, a heading of an
abstract, a sentence or a title that capitalises all its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from harvester.exporters.remembered import Known

WORD = re.compile(r"[^\W_]\w*(?:[.'’]\w+)*")
"""A word: letters, digits and marks, with apostrophes and stops inside ("U.S.", "don't"); a hyphen ends it."""
_SMALL = frozenset(
    "a an and are as at by for from in into is of on onto or over per than the to via vs with within without".split()
)
# The first word of a text, of a sentence, or behind a colon.
_FIRST = re.compile(r"\W{0,40}\w+")
_NEXT_FIRST = re.compile(rf"[:.?!]\s{_FIRST.pattern}")
# The blank first: a pattern that begins with what stands before it is tried at every letter.
_SENTENCE_END = re.compile(r"\s(?<=[.?!;]\s)\s*")
# Behind these a sentence, a list or a quotation may begin.
_BEGINS = re.compile(r"[.?!:;•·–—\"“”‘]\s*$")
_MOST = 20_000
_FEW = 64

Shape = Literal["sentence", "title", "capitals"]
Seen = Mapping[str, frozenset[str]]
"""A word in small letters to the ways it is written inside sentences."""


def shape(plain: str) -> Shape:
    """Whether a text is in sentence case, capitalises its words, or is all capitals.

    >>> shape("The role of T cells"), shape("The Role of Cells in Chronic Disease"), shape("SLEEP AND ITS LOSS IN TEENAGERS")
    ('sentence', 'title', 'capitals')
    """
    first = _FIRST.match(plain)
    rest = _NEXT_FIRST.sub(" ", plain[first.end() :] if first else plain)
    if plain.upper() == plain and plain.lower() != plain:
        return "capitals" if len(list(filter(_tells, WORD.findall(rest)))) >= 2 else "sentence"
    told = "".join([_TOLD[piece] for piece in rest.split()])
    capitalised = told.count("C")
    telling = capitalised + told.count("s")
    return "title" if telling >= 3 and capitalised / telling > 0.55 else "sentence"


def _tells(word: str) -> bool:
    return len(word) > 3 and word.isalpha()


def _told(piece: str) -> str:
    """Of each word between two blanks that tells the case of a sentence, whether it begins with a capital or is small."""
    words = [word for word in ([piece] if piece.isalpha() else WORD.findall(piece)) if _tells(word)]
    telling = [word for word in words if word.lower() not in _SMALL and not word[1:].isupper()]
    return "".join(["C" if word[0].isupper() else "s" for word in telling])


_TOLD = Known(_told)


def seen_in(texts: Iterable[str], words: frozenset[str]) -> Seen:
    """How these words, given in small letters, are written inside the sentences of some texts.

    >>> seen_in(["We went to Uganda. Sleep in Uganda is poor."], frozenset(("uganda", "sleep")))
    {'uganda': frozenset({'Uganda'})}
    """
    found: dict[str, set[str]] = {}
    for text in texts:
        # Few texts have any of the words, and few of their sentences; what all others look like need not be known.
        here = _standing(words, text)
        for sentence in _SENTENCE_END.split(text[:_MOST]) if here else ():
            if not _standing(here, sentence) or here.isdisjoint(map(str.lower, WORD.findall(sentence))):
                continue
            if shape(sentence) != "sentence":
                continue
            last: int | None = None
            for word in WORD.finditer(sentence):
                gap = sentence[last : word.start()] if last is not None else ":"
                last = word.end()
                is_heading = sentence[last : last + 1] == ":"
                if word[0].lower() in here and not is_heading and not _BEGINS.search(gap):
                    found.setdefault(word[0].lower(), set()).add(word[0])
    return {word: frozenset(forms) for word, forms in found.items()}


def _standing(words: frozenset[str], text: str) -> frozenset[str]:
    """The words that may stand in a text, for their letters do; all, if they are many, for each is looked for.

    The small form of a sigma hangs on what stands beside it.
    """
    if len(words) > _FEW:
        return words
    small = text.lower()
    return frozenset([word for word in words if word in small or "σ" in word or "ς" in word])


def is_own(forms: frozenset[str] | None) -> bool:
    """Whether a word, seen so inside sentences, has a capital in all of them: a name, or an acronym."""
    return forms is not None and not any(map(str.islower, forms))


def is_acronym(forms: frozenset[str] | None) -> bool:
    """Whether a word, seen so inside sentences, has capitals behind its first letter in all of them."""
    return forms is not None and all(any(map(str.isupper, form[1:])) for form in forms)
