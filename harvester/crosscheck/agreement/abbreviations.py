"""Whether one title abbreviates another, word by word as ISO 4 does, or by the initials of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from harvester.crosscheck.agreement.short_words import shortens
from harvester.crosscheck.words import words
from parsers.left_out_words import LEFT_OUT

# "a" opens a title or a subtitle as an article: "CA: A Cancer Journal"; elsewhere it is a section: "Journal of Physics A".
_ARTICLE = re.compile(r"^[Aa] (?=\w)|(?<=[:.\-\u2013\u2014/=(] )[Aa]n? (?=\w)")
# Small letters that join words: "Higiene e Medicina"; a section's letter is a capital.
_JOINS = re.compile(r"(?<=[^\W\d_] )[eyoudlsi] (?=[^\W\d_])")
# "Ann. d. Phys.", "Z. f. Phys.": der, für, und, zur; a section's letter is a capital.
_CUT_SMALL = re.compile(r"(?<=[\w.] )[dfuvz]\. ?(?=\w)")
_ELIDED = re.compile(r"\b(?:[dlsn]|dell|nell|all|sull|dall|qu|un)['\u2019](?=\w)", re.IGNORECASE)
_AMPERSANDS = re.compile(r"[A-Z](?:\s?&\s?[A-Z]){1,4}")
_CAPITALS = re.compile(r"\b[A-Z]{2,5}\b")
_SOFT_SIGN = re.compile(r"(?<=\w)['\u2019\u02b9](?=\w)")
# One word that shows that it is cut: a stop behind it, a capital or digit inside ("F1000Res", "BioTech").
_IS_CUT = re.compile(r"\.\s*$|(?<=[a-z0-9])[A-Z]")
_LONGEST = 400
_MOST_WORDS = 60


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that an abbreviation keeps.

    >>> name_words("CA: A Cancer Journal for Clinicians"), name_words("Journal of Physics A")
    (('ca', 'cancer', 'journal', 'clinicians'), ('journal', 'physics', 'a'))
    """
    found = _all_words(name)
    return tuple(word for place, word in enumerate(found) if not _is_small(word) or _ends(found, place))


def _ends(found: Sequence[str], place: int) -> bool:
    """Whether a word that could be a small one ends a name of several, where no small word stands: "JACS Au" is not JACS."""
    return 0 < place == len(found) - 1 and found[place] in _GOLD


# French "au", and gold.
_GOLD = frozenset(("au",))


def _all_words(name: str) -> list[str]:
    text = _CUT_SMALL.sub("", _ELIDED.sub("", name[:_LONGEST]))
    # What is left of apostrophes is a soft sign: "Eksperimental'naya".
    return words(_JOINS.sub("", _ARTICLE.sub("", _SOFT_SIGN.sub("", text))))


def _is_small(word: str) -> bool:
    return len(word) > 1 and word in LEFT_OUT


@lru_cache(maxsize=4096)
def is_abbreviation(short: str, full: str) -> bool:
    """Whether `short` abbreviates `full` word by word, as ISO 4 does, or by the initials of its words.

    >>> is_abbreviation("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences of the United States of America")
    True
    >>> is_abbreviation("JAMA", "Journal of the American Medical Association"), is_abbreviation("Gut", "Gut Microbes")
    (True, False)
    """
    wholes, parts = name_words(full), name_words(short)
    if _AMPERSANDS.fullmatch(short):
        # "A&A": all initials, and no fewer.
        return [word[0] for word in wholes] == re.findall("[a-z]", short.lower())
    if not parts or not wholes or parts == wholes or max(len(parts), len(wholes)) > _MOST_WORDS:
        return False
    if len(parts) == len(wholes) == 2 and any(whole == f"{part}s" for part, whole in zip(parts, wholes, strict=True)):
        # Nor does it cut an "s": "Mol Cell" is "Molecular Cell", not "Molecules and Cells". In longer names it is a slip.
        return False
    if len(parts) == len(wholes) == 1 and not _IS_CUT.search(short):
        # ISO 4 cuts no title of one word: "Cell" and "Cells", "Gene" and "Genes", "Polymer" and "Polymers" are two journals each.
        return False
    if len(parts) == 1 and len(wholes) > 1 and len(_all_words(short)) == 1:
        return is_initialism(parts[0], wholes)
    capitals = frozenset(map(str.lower, _CAPITALS.findall(short)))
    whole, part = _all_words(full)[: 2 * _MOST_WORDS], _all_words(short)[: 2 * _MOST_WORDS]
    return any(
        _stand_for(mine, theirs, capitals)
        for mine in _with_and_without_initials(part)
        for theirs in _with_and_without_initials(whole)
    )


def is_initialism(word: str, wholes: Sequence[str]) -> bool:
    """Whether a word is made of the initials of all words, of at least four of the first ("PNAS"), or of those before initials ("CACM")."""
    initials = "".join(one[0] for one in wholes)
    begun = len(word) >= 4 and initials.startswith(word) and not _OFFSHOOTS & set(wholes[len(word) :])
    # "CACM": what ends the name is initials itself.
    nested = len(wholes) > 1 and len(wholes[-1]) >= 3 and "".join(one[0] for one in wholes[:-1]) + wholes[-1] == word
    return len(word) >= 3 and (initials == word or begun or nested)


# What the initials of a journal leave out makes another one of it: "MNRAS" is not "Monthly Notices … Letters".
_OFFSHOOTS = frozenset(
    "letters supplement supplements series reports reviews open advances bulletin abstracts communications".split()
)


def _with_and_without_initials(tokens: list[str]) -> list[list[str]]:
    """The words, and the words without the initials of all others in front: "MMWR Morb Mortal Wkly Rep"."""
    rest = tokens[1:]
    kept = [word for word in rest if not _is_small(word)]
    return [tokens, rest] if len(kept) > 2 and is_initialism(tokens[0], kept) else [tokens]


def _stand_for(parts: Sequence[str], wholes: Sequence[str], capitals: frozenset[str]) -> bool:
    """Whether the parts, in order, stand for all the words: one for one, by initials of a run ("USA"), or across compounds."""
    todo = [(0, 0, 0, 0)]  # part, letters of it used, word, letters of it used
    seen = set(todo)
    while todo:
        i, used, j, gone = todo.pop()
        if i == len(parts) and j == len(wholes):
            return True
        for state in _steps(parts, wholes, capitals, i, used, j, gone):
            if state not in seen:
                seen.add(state)
                todo.append(state)
    return False


def _steps(  # noqa: PLR0917 - where both sides stand
    parts: Sequence[str], wholes: Sequence[str], capitals: frozenset[str], i: int, used: int, j: int, gone: int
) -> list[tuple[int, int, int, int]]:
    steps = []
    if not used and not gone:
        # "For" is forestry in one title and a preposition in another: a small word may be left out, or stand for its word.
        if j < len(wholes) and _is_small(wholes[j]):
            steps.append((i, 0, j + 1, 0))
        if i < len(parts) and _is_small(parts[i]) and not _ends(parts, i):
            steps.append((i + 1, 0, j, 0))
    if i == len(parts) or j == len(wholes):
        return steps
    part, word = parts[i][used:], wholes[j][gone:]
    if (word.startswith(part) if used else shortens(part, word)) and (len(part) > 1 or not gone or part == word):
        steps.append((i + 1, 0, j + 1, 0))
    # "Subcell" for "Sub-Cellular", "Healthc" for "Health Care".
    if len(word) >= 2 and len(part) > len(word) and part.startswith(word):
        steps.append((i, used + len(word), j + 1, 0))
    # "Neuro Anat" for "Neuroanatomy".
    if len(part) >= 3 and len(word) > len(part) and word.startswith(part):
        steps.append((i + 1, 0, j, gone + len(part)))
    if not used and not gone:
        # "USA" and "NY" for their words; "U", "S" for "US".
        run = [place for place in range(j, len(wholes)) if not _is_small(wholes[place])][: len(part)]
        if part in capitals and "".join(wholes[place][0] for place in run) == part:
            steps.append((i + 1, 0, run[-1] + 1, 0))
        letters = parts[i : i + len(word)]
        if 2 <= len(word) <= 5 and len(letters) == len(word) and "".join(letters) == word:
            steps.append((i + len(word), 0, j + 1, 0))
    return steps
