"""How two titles stand to each other. Digits count exactly: "Part 1" and "Part 2" are two works."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from rapidfuzz.distance import Levenshtein

from harvester.crosscheck.agreement.han import in_two_hands
from harvester.crosscheck.agreement.number_words import in_another_tongue
from harvester.crosscheck.agreement.slips import (
    LEFT_OUT,
    are_exchanged,
    extra_words,
    is_inflection,
    is_slip,
    same_but_for_small_words,
)
from harvester.crosscheck.agreement.spelling import reformed, spelled
from harvester.crosscheck.agreement.title_cuts import (
    LEADING,
    counted,
    counted_head,
    without_article,
    without_subtitle,
)
from harvester.crosscheck.agreement.title_signs import contrary_signs
from harvester.crosscheck.agreement.title_terms import in_plain_terms, without_acronyms
from harvester.crosscheck.title_numbers import in_digits, numbers
from harvester.crosscheck.words import letters, unescaped, words, written_out
from parsers.clean import fold

TitleRelation = Literal[
    "equal", "article", "subtitle", "cut", "near", "slip", "inserted", "word", "digits", "different", "missing"
]
ORDER: tuple[TitleRelation, ...] = (
    "equal", "article", "subtitle", "cut", "near", "slip", "inserted", "word", "digits", "different", "missing",
)  # fmt: skip
"""Relations from the best to the worst; a record with an original title is compared by its best."""

_MOST = 2000
# A publisher's mark on the work itself, in front of its title or behind it in brackets.
_RETRACTED = re.compile(
    r"^\W*(?:retracted(?: article| paper)?|withdrawn(?: article)?|removed)\b\W+|\s*[(\[](?:retracted|withdrawn)(?: article| paper)?[)\]]\W*$"
)
# Parts that are only numbered: "… calculations. I. The atoms", and as the Web of Science writes it, "… calculations .1. The atoms".
_NUMBERED = re.compile(r"(?<=[^\W\d_]{3})(?:\.\s(?=[ivx])|\s\.(?=[0-9]))([ivx]{1,5}|[0-9]{1,2})\.\s+(?=\w)")


def relate_titles(a: str, b: str) -> TitleRelation:
    """The relation of two plain titles, the same whichever comes first.

    >>> relate_titles("Sleep and light: a review", "Sleep and Light")
    'subtitle'
    >>> relate_titles("Trial of A, part 1", "Trial of A, part 2")
    'digits'
    """
    found = _relate(a, b)
    if found == "equal" or (a.isascii() and b.isascii()):
        return found
    printed = [fold(text[:_MOST]) for text in (a, b)]
    likeness = [text.translate(_LIKENESS) for text in printed]
    # The other has no Greek letter of its own.
    in_latin = (likeness[0] == printed[0]) != (likeness[1] == printed[1]) and _relate(*likeness) == "equal"
    return "equal" if in_latin else found


# "NF-kB" for "NF-κB", "TNF-a", "10 ug": what a keyboard has that looks like the Greek letter.
_LIKENESS = str.maketrans("αβγδεκμ", "abgdeku")


def _relate(a: str, b: str) -> TitleRelation:
    raw = [without_acronyms(without_markup(text[:_MOST])) for text in (a, b)]
    printed = [_RETRACTED.sub("", fold(text)) for text in raw]
    tokens = [words(text) for text in printed]
    bare_letters = [letters(found) for found in tokens]
    if bare_letters[0] == bare_letters[1] != "":
        return "digits" if contrary_signs(*raw) else "equal"
    written = [written_out(text) for text in printed]
    if written != printed:
        spelt = [letters(words(text)) for text in written]
        if spelt[0] == spelt[1] or spelt[0] == bare_letters[1] or bare_letters[0] == spelt[1]:
            return "digits" if contrary_signs(*raw) else "equal"
    if any(found[:1] and found[0] in LEADING for found in tokens):
        bare_letters = [letters(without_article(found)) for found in tokens]
        if bare_letters[0] == bare_letters[1] != "":
            return "digits" if contrary_signs(*raw) else "article"
    first, second = (in_plain_terms(_NUMBERED.sub(r". part \1. ", text)) for text in printed)
    one, other = in_digits(words(first)), in_digits(words(second))
    if not one or not other:
        return "missing" if first != second or not first else "equal"
    if letters(one) == letters(other) or in_two_hands(first, second):
        return "digits" if contrary_signs(*raw) else "equal"
    if letters(without_article(one)) == letters(without_article(other)):
        return "digits" if contrary_signs(*raw) else "article"
    # Numbers first: "fourth" is no American spelling's "forth".
    numbered = [counted(tokens) for tokens in (one, other)]
    mine, theirs = ([spelled(word) for word in tokens] for tokens in numbered)
    one, other = ([spelled(word) for word in tokens] for tokens in (one, other))
    if letters(one) == letters(other) or mine == theirs or _reformed(numbered[0]) == _reformed(numbered[1]):
        return "digits" if contrary_signs(*raw) else "equal"
    if without_article(mine) == without_article(theirs):
        return "digits" if contrary_signs(*raw) else "article"
    found = without_subtitle(first, second, one, other)
    if found is None and (mine != one or theirs != other):
        found = counted_head(first, mine, theirs) or counted_head(second, theirs, mine)
    return found or ("equal" if in_another_tongue(mine, theirs) else _wording(mine, theirs))


def _reformed(tokens: list[str]) -> list[str]:
    return [reformed(word) for word in tokens]


# What other formats leave in a title: LaTeX's commands and signs, tags and entities that were escaped once too often.
_LATEX = re.compile(
    r"\\(?:text(?:it|bf|rm|sc|sup|sub|tt|sf)?|emph|math(?:rm|it|bf|sf|cal|bb)|rm|it|bf|em|ensuremath|mbox|"
    # Signs that words leave out ("√s", "B̄"), and brackets that grow.
    r"sqrt|bar|overline|tilde|hat|vec|dot|left|right|big|to|rightarrow|pm|circ|operatorname|displaystyle)(?![A-Za-z])\s*"
)
_TAG = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|sc|scp|span|p|br|jats:\w+|mml:\w+|inf|italic|bold|title"
    r"|math|m(?:i|o|n|row|sup|sub|subsup|text|space|over|under|frac|sqrt|style)|inline-formula|tex-math)\b[^<>]{0,200}>",
    re.IGNORECASE,
)


# UTF-8 read as Windows-1252: "Ã¼" for "ü".
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00c5][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00e2[\u0080\u20ac]"
)


# "TGF-ß", "ß-carotene": no German word begins with that letter, and a symbol's beta looks like it.
_BETA = re.compile(r"(?<![^\W\d_])ß")
# A lowered or raised number as the Web of Science writes it: "L1(0)-FePt", "1 Tb/in.(2)", "H(2)O".
INDEX = re.compile(r"(?<=[A-Za-z0-9.])\(([0-9]{1,2})\)(?=[^a-z0-9]|$)")


def _fixed(text: str) -> str:
    from ftfy import fix_encoding  # noqa: PLC0415 - few titles need it, and its tables take time to read

    return fix_encoding(text)


def without_markup(text: str) -> str:
    """A title without the marks of other formats that a source left in it.

    >>> without_markup("Growth of &lt;i&gt;E. coli&lt;/i&gt;"), without_markup(r"\\textit{E. coli} in H$_2$O").translate({36: None})
    ('Growth of E. coli', '{E. coli} in H_2O')
    """
    if "&" in text:
        text = unescaped(text)
    if "<" in text:
        text = _TAG.sub("", text)
    if _MOJIBAKE.search(text):
        text = _fixed(text)
    if "ß" in text:
        text = _BETA.sub("β", text)
    if "(" in text:
        text = INDEX.sub(r"\1", text)
    return _LATEX.sub("", text) if "\\" in text else text


def _wording(one: list[str], other: list[str]) -> TitleRelation:
    close = similarity_of(one, other)
    if numbers(one) != numbers(other):
        return "digits" if similarity_of(_wordy(one), _wordy(other)) > 0.9 else "different"
    lettered = (one[-1:] == ["a"]) != (other[-1:] == ["a"])
    if (same_but_for_small_words(one, other) and not lettered) or _once(one) == _once(other):
        return "near"
    shorter, longer = sorted((one, other), key=len)
    extra = extra_words(shorter, longer)
    if extra is not None and extra:
        # A letter at the end counts: "Vitamin", "Vitamin A".
        if set(extra) <= LEFT_OUT and not lettered:
            return "near"
        # A word that only one has ("off-diagonal book Ramsey numbers") makes another work more often than a slip.
        return "inserted" if len(extra) * 2 <= len(longer) else "different"
    if len(one) == len(other):
        pairs = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
        if len(pairs) == 1 and len(one) > _MANY and are_exchanged(*pairs[0]):
            return "near"
        if len(pairs) <= max(1, len(one) // 6) and all(is_slip(x, y) or is_inflection(x, y) for x, y in pairs):
            return "near" if all(is_inflection(x, y) for x, y in pairs) else "slip"
    return "word" if close > 0.8 else "different"


def _once(tokens: list[str]) -> list[str]:
    """Words, of which a typist wrote none twice, nor the beginning: "in in the north"."""
    once = [word for place, word in enumerate(tokens) if place == 0 or word != tokens[place - 1]]
    again = next((n for n in range(_MANY, len(once) // 2 + 1) if once[:n] == once[n : 2 * n]), 0)
    return once[again:]


_MANY = 5


def _wordy(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if not any(map(str.isdigit, token))]


def similarity_of(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two texts are as letters, 0 to 1: only ever used to tell another wording from another work."""
    return float(Levenshtein.normalized_similarity(" ".join(one)[:_MOST], " ".join(other)[:_MOST]))
