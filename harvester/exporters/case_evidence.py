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
_WORDS = re.compile(f"({WORD.pattern})")
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
    rest = plain[first.end() :] if first else plain
    if ":" in rest or "." in rest or "?" in rest or "!" in rest:
        rest = _NEXT_FIRST.sub(" ", rest)
    if plain.upper() == plain and plain.lower() != plain:
        return "capitals" if len(list(filter(_tells, WORD.findall(rest)))) >= 2 else "sentence"
    told = "".join([_TOLD[piece] for piece in rest.split()])
    return "title" if len(told) >= 3 and told.count("C") / len(told) > 0.55 else "sentence"


def _tells(word: str) -> bool:
    return len(word) > 3 and word.isalpha()


def _told(piece: str) -> str:
    """Of each word between two blanks that tells the case of a sentence, whether it begins with a capital or is small."""
    words = [word for word in ([piece] if piece.isalpha() else WORD.findall(piece)) if _tells(word)]
    telling = [word for word in words if word.lower() not in _SMALL and not word[1:].isupper()]
    return "".join(["C" if word[0].isupper() else "s" for word in telling])


_TOLD = Known(_told)


def seen_in(texts: Iterable[str], words: frozenset[str]) -> Seen:
    """How these words, given in small letters, are written inside the sentences of some texts; of each no more than until it is small.

    >>> seen_in(["We went to Uganda. Sleep in Uganda is poor."], frozenset(("uganda", "sleep")))
    {'uganda': frozenset({'Uganda'})}
    """
    found: dict[str, set[str]] = {}
    small: set[str] = set()
    for text in texts:
        # Few texts have any of the words, and few of their sentences; what all others look like need not be known.
        here = _standing(words, text)
        for sentence in _SENTENCE_END.split(text[:_MOST]) if here else ():
            told = _inside(sentence, here) if _standing(here, sentence) else ()
            if told and shape(sentence) == "sentence":
                for word, form in told:
                    found.setdefault(word, set()).add(form)
                    if form.islower():
                        small.add(word)
                # What has small letters once is no name, and need not be looked for again.
                here -= small
                if not here:
                    break
    return {word: frozenset(forms) for word, forms in found.items()}


def _inside(sentence: str, words: frozenset[str]) -> list[tuple[str, str]]:
    """Each of these words that stands inside a sentence, in small letters and as it is written there."""
    # A gap, a word, a gap, a word, ..., a gap.
    parts = _WORDS.split(sentence)
    return [
        (word, parts[place])
        for place in range(3, len(parts), 2)
        if (word := parts[place].lower()) in words
        and parts[place + 1][:1] != ":"
        and not _BEGINS.search(parts[place - 1])
    ]


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
