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
# Words that a title in title case may leave small: where they are small they tell nothing.
_SMALL = frozenset(
    "a about across after against along among an and around as at before behind between beyond but by down during for from if in into near "
    "nor of off on onto or over per since so than that the through to toward towards under until up upon using versus via vs with within "
    "without yet".split()
)
# Others as short, which it does not: verbs, pronouns and the like.
_SHORT = frozenset(
    "am be do he is it me my no not our us we what who how why are was can its you your their his her she has had does".split()
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
    >>> shape("A new species of Bombylius Linnaeus from Turkey"), shape("Attention Is All You Need"), shape("SEASONAL pH OF GREAT LAKES")
    ('sentence', 'title', 'capitals')
    """
    first = _FIRST.match(plain)
    rest = plain[first.end() :] if first else plain
    if ":" in rest or "." in rest or "?" in rest or "!" in rest:
        rest = _NEXT_FIRST.sub(" ", rest)
    if _is_loud(plain) and (found := _loud(rest)):
        return found
    told = "".join([_TOLD[piece] for piece in rest.split()])
    names, small = told.count("C"), told.count("s")
    capitals = names + told.count("c") + told.count("F")
    # A name is a capital anywhere; "Is" and "With" have one in title case alone.
    is_told = names >= 3 or capitals >= 4 or (capitals == 3 and "F" in told)
    return "title" if is_told and capitals >= _TO_ONE_SMALL * small else "sentence"


# What is small by oversight, and the name of a species, stand in long titles; a sentence has small words however many names it has.
_TO_ONE_SMALL = 6


_LOWER = bytes(range(ord("a"), ord("z") + 1))


def _is_loud(plain: str) -> bool:
    """Whether few letters are small Latin ones: those of "mRNA" and "pH" may be."""
    letters = plain.encode("ascii", "ignore")
    return (len(letters) - len(letters.translate(None, _LOWER))) * 4 < len(letters)


def _loud(rest: str) -> Shape | None:
    """What a text with few small letters is behind its first word: all capitals, or too short to tell; None where it has small words."""
    words = WORD.findall(rest)
    if any(word.isascii() and word.isalpha() and len(word) > 1 and word[1:].islower() for word in words):
        return None
    return "capitals" if len([word for word in words if _tells(word) and word.isupper()]) >= 2 else "sentence"


def _tells(word: str) -> bool:
    return len(word) > 3 and word.isalpha()


# Of what is told, the word before a hyphen may be left out already, for it is the first.
_HYPHEN = re.compile(r"(?:(?<=\w)|^)[-\u2010\u2011]\w+")


def _told(piece: str) -> str:
    """What each word between two blanks tells of the case of a sentence: one letter a word, none for one that tells nothing.

    "C" for a capital, "c" for that of a short word, "F" for that of a word which is no name, "s" for a small word. Title case may leave
    small what stands behind a hyphen.
    """
    words = [piece] if piece.isalpha() else WORD.findall(_HYPHEN.sub("", piece))
    told = "".join([_tells_what(word) for word in words if word.isalpha() and not word[1:].isupper()])
    # What is quoted begins with a capital.
    return told.replace("F", "") if piece[0] in _QUOTES else told


_QUOTES = "\"'“”‘«„(["


def _tells_what(word: str) -> str:
    small = word.lower()
    if word == small:
        return "" if small in _SMALL or (len(word) < 3 and small not in _SHORT) else "s"
    if len(word) > 1 and (small in _SMALL or small in _SHORT):
        return "F"
    return "C" if len(word) > 3 else "c" if len(word) > 2 else ""


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
