"""How the words of a title are written elsewhere: inside sentences, where a capital is a word's own. Pure.

Nothing is taken from a place where any word may have a capital: the first of a sentence or behind a colon, a heading of an
abstract, a sentence or a title that capitalises all its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

WORD = re.compile(r"[^\W_]\w*(?:[.'’]\w+)*")
"""A word: letters, digits and marks, with apostrophes and stops inside ("U.S.", "don't"); a hyphen ends it."""
_SMALL = frozenset(
    "a an and are as at by for from in into is of on onto or over per than the to via vs with within without".split()
)
# The first word of a text, of a sentence, or behind a colon.
_FIRST = re.compile(r"\W{0,40}\w+")
_NEXT_FIRST = re.compile(rf"[:.?!]\s{_FIRST.pattern}")
_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+")
# Behind these a sentence, a list or a quotation may begin.
_BEGINS = re.compile(r"[.?!:;•·–—\"“”‘]\s*$")
_MOST = 20_000

Shape = Literal["sentence", "title", "capitals"]
Seen = Mapping[str, frozenset[str]]
"""A word in small letters to the ways it is written inside sentences."""


def shape(plain: str) -> Shape:
    """Whether a text is in sentence case, capitalises its words, or is all capitals.

    >>> shape("The role of T cells"), shape("The Role of Cells in Chronic Disease"), shape("SLEEP AND ITS LOSS IN TEENAGERS")
    ('sentence', 'title', 'capitals')
    """
    first = _FIRST.match(plain)
    words = WORD.findall(_NEXT_FIRST.sub(" ", plain[first.end() :] if first else plain))
    if plain.upper() == plain and plain.lower() != plain:
        return "capitals" if len([word for word in words if len(word) > 3 and word.isalpha()]) >= 2 else "sentence"
    # Of three words that tell two must have a capital: most sentences have not.
    if len([word for word in words if word[0].isupper()]) < 2:
        return "sentence"
    cased = [word for word in words if len(word) > 3 and word.isalpha()]
    telling = [word for word in cased if word.lower() not in _SMALL and not word[1:].isupper()]
    capitalised = sum(word[0].isupper() for word in telling)
    return "title" if len(telling) >= 3 and capitalised / len(telling) > 0.55 else "sentence"


def seen_in(texts: Iterable[str], words: frozenset[str]) -> Seen:
    """How these words, given in small letters, are written inside the sentences of some texts.

    >>> seen_in(["We went to Uganda. Sleep in Uganda is poor."], frozenset(("uganda", "sleep")))
    {'uganda': frozenset({'Uganda'})}
    """
    found: dict[str, set[str]] = {}
    for text in texts:
        # Few texts have any of the words; in other scripts a letter's small form may hang on what stands beside it.
        if text.isascii() and not _holds(text, words):
            continue
        for sentence in _SENTENCE_END.split(text[:_MOST]):
            # Few sentences have any of the words, and what all others look like need not be known.
            if sentence.isascii() and not _holds(sentence, words):
                continue
            if words.isdisjoint(map(str.lower, WORD.findall(sentence))) or shape(sentence) != "sentence":
                continue
            last: int | None = None
            for word in WORD.finditer(sentence):
                gap = sentence[last : word.start()] if last is not None else ":"
                last = word.end()
                is_heading = sentence[last : last + 1] == ":"
                if word[0].lower() in words and not is_heading and not _BEGINS.search(gap):
                    found.setdefault(word[0].lower(), set()).add(word[0])
    return {word: frozenset(forms) for word, forms in found.items()}


def _holds(text: str, words: frozenset[str]) -> bool:
    small = text.lower()
    return any(word in small for word in words)


def is_own(word: str, seen: Seen) -> bool:
    """Whether a word is written with a capital wherever it stands inside a sentence: a name, or an acronym."""
    forms = seen.get(word.lower())
    return forms is not None and not any(form.islower() for form in forms)


def is_acronym(word: str, seen: Seen) -> bool:
    """Whether a word has capitals behind its first letter wherever it stands inside a sentence."""
    forms = seen.get(word.lower())
    return forms is not None and all(any(char.isupper() for char in form[1:]) for form in forms)
