"""Two titles of which one ends sooner: without the subtitle, the name of the trial before it, or cut by a field that was too short."""

from __future__ import annotations

import re
from typing import Literal

from harvester.crosscheck.agreement.spelling import spelled
from harvester.crosscheck.agreement.title_terms import COUNTERS, names_a_part, names_another_standard
from harvester.crosscheck.title_numbers import in_digits, number_words, ordinal
from harvester.crosscheck.words import letters, words

# Where a title ends and its subtitle begins, in folded text.
_CUT = re.compile(
    r"\s?[:.?!;(\[/=（：；]|\s-\s|--|(?<=[\u3041-\u9fff\uac00-\ud7a3])[-―~〜～]"
    r"|,\s(?=(?:[0-9]{1,2}(?:st|nd|rd|th|e|\.)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|revised)\s(?:ed|aufl))"
)
Cut = Literal["subtitle", "cut", "digits"]
_MOST_CUTS = 30


def without_subtitle(first: str, second: str, one: list[str], other: list[str]) -> Cut | None:
    """The relation "subtitle" where one is the other up to, or after, a separator; "cut" where one breaks off.

    `first` and `second` are folded titles in plain terms, `one` and `other` their words.
    """
    (short_text, shorter), (long_text, longer) = sorted(((first, one), (second, other)), key=lambda pair: len(pair[1]))
    if len(shorter) == len(longer):
        return "cut" if _breaks_off(*sorted((first, second), key=len)) else None
    if short_text.endswith(("...", "…")):
        # As it stands too: what an ellipsis cuts through is no word to be spelled, nor a Roman numeral.
        begun = letters(longer).startswith(letters(shorter).rstrip("|"))
        if begun or long_text.startswith(short_text.rstrip(".… ")):
            return "cut"
    if _breaks_off(short_text, long_text):
        return "cut"
    whole, without = letters(shorter), letters(without_article(shorter))
    for cut in [match.start() for match in _CUT.finditer(long_text)][:_MOST_CUTS]:
        head, tail = ([spelled(word) for word in in_digits(words(part))] for part in (long_text[:cut], long_text[cut:]))
        if letters(head) == whole or letters(without_article(head)) == without:
            apart = names_a_part(long_text[cut:], " ".join(tail)) or names_another_standard(
                long_text[:cut], long_text[cut:]
            )
            return "digits" if apart else "subtitle"
        # "Alliance A061202: Ixazomib …": the name of the trial is left out.
        if letters(tail) == whole and len(shorter) > 2:
            return "subtitle"
    return None


def counted_head(text: str, longer: list[str], shorter: list[str]) -> Cut | None:
    """The relation "subtitle" where a shorter title is a longer one up to its first separator, both with their numbers in digits.

    `text` is the longer one, folded; the words of both are `counted`: "Capital in the Twenty-First Century: …", "Capital in the 21st Century".
    """
    cut = _CUT.search(text)
    head = words(text[: cut.start()]) if cut is not None else []
    if cut is None or not head or len(longer) <= len(shorter):
        return None
    told = [spelled(word) for word in counted(in_digits(head))]
    tail = " ".join(in_digits(words(text[cut.start() :])))
    same = without_article(told) == without_article(shorter)
    return "subtitle" if same and not names_a_part(text[cut.start() :], tail) else None


def _breaks_off(short: str, long: str) -> bool:
    """Whether a long title ends inside a word of the longer one: a field of a database was too short for it."""
    return (
        len(short) >= _LONG
        and long.startswith(short)
        and long[len(short) : len(short) + 3].isalpha()
        and short[-1:].isalpha()
    )


_LONG = 60


_LEFT_OUT = frozenset(("percent", "degree", "degrees"))


def counted(tokens: list[str]) -> list[str]:
    """Words with number words and ordinals as digits, the word that counts a part left out, a volume's in one form.

    "Three new species" is "3 new species", "the 14th century" is "the XIV century", "Bd. 1" is "Band 1", "Part 1" is "1".
    """
    found = [_ORDINAL.sub(r"\1", ordinal(token)) for token in number_words(tokens) if token not in _LEFT_OUT]
    before_number = [after.isdecimal() for after in found[1:]]
    found = [
        COUNTERS.get(token, token) if counts else token
        for token, counts in zip(found, [*before_number, False], strict=False)
    ]
    return [token for token in found if token]


_ORDINAL = re.compile(r"^([0-9]+)(?:st|nd|rd|th)$")
# What may stand before a title or not: "(The) origin of species", "(Ein) Beitrag zur Kenntnis der Fische".
LEADING = frozenset("the a an der die das ein eine le la les un une el los las il lo gli het een".split())


def without_article(tokens: list[str]) -> list[str]:
    """Words of a title without the article it begins with; what is left has two words, for "A" may be all that a name has."""
    return tokens[1:] if len(tokens) > 2 and tokens[0] in LEADING else tokens
