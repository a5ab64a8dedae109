"""Case protection: braces around what a bibliography style would ruin, and around nothing else.

A style in sentence case lowers every letter of a title but the first and the one after a colon. So acronyms, identifiers,
words with inner capitals, single capitals ("T cells") and proper nouns are braced. Proper nouns can be told only in
a title that is in sentence case already; of a title in title case nothing but the first four kinds is braced.
"""

from __future__ import annotations

import re

from harvester.exporters.latex import escape_run, mark
from parsers.values import Rich

# A word: letters, digits and marks, with apostrophes and stops inside ("U.S.", "don't"); a hyphen ends it.
_WORD = re.compile(r"[^\W_](?:[\w]|[.'’](?=\w))*")
_SMALL = frozenset(
    "a an and are as at by for from in into is of on onto or over per than the to via vs with within without".split()
)


def protect(value: Rich, language: str | None) -> str:
    """A title as LaTeX with its case protected.

    A title in another language than English is braced as a whole: no style for English may touch its capitals.
    """
    if language and not language.lower().startswith("en"):
        return "{" + "".join(mark(escape_run(text), marks) for text, marks in value.runs()) + "}"
    in_title_case = is_title_case(value.plain())
    out: list[str] = []
    at, plain = 0, value.plain()
    for text, marks in value.runs():
        if marks:
            # Inside the braces of a command no style changes case.
            out.append(mark(escape_run(text), marks))
        else:
            out.append(_protected(text, at, plain, in_title_case=in_title_case))
        at += len(text)
    return "".join(out)


def _protected(text: str, start: int, plain: str, *, in_title_case: bool) -> str:
    out: list[str] = []
    last = 0
    for found in _WORD.finditer(text):
        word = found[0]
        out.append(escape_run(text[last : found.start()]))
        needs = needs_braces(word, before=plain[: start + found.start()], in_title_case=in_title_case)
        out.append(f"{{{escape_run(word)}}}" if needs else escape_run(word))
        last = found.end()
    return "".join(out) + escape_run(text[last:])


def needs_braces(word: str, *, before: str, in_title_case: bool) -> bool:
    """Whether a style in sentence case would ruin a word of a title, given the text before it."""
    if word.islower() or not any(char.isupper() for char in word):
        return False
    first_of_all = not re.search(r"\w", before)
    # BibTeX keeps the capital after a colon and a blank, as at the start.
    safe_start = first_of_all or re.search(r":\s+[\"'“‘(\[¿¡]*$", before) is not None
    if any(char.isupper() for char in word[1:]) or (word[0].isupper() and any(char.isdigit() for char in word)):
        return True
    if len(word) == 1:
        # "A" is an article at a start or in title case; "T cells", "vitamin D" and "I" are none.
        return not safe_start and not (word == "A" and (in_title_case or bool(re.search(r"[.?!]\s+$", before))))
    return not safe_start and not in_title_case


def is_title_case(plain: str) -> bool:
    """Whether most words that could be lower case are capitalised; the first of the title and of a subtitle do not count."""
    words = [found[0] for found in _WORD.finditer(re.sub(r"(^|[:.?!]\s)\W*\w+", " ", plain))]
    telling = [
        word
        for word in words
        if len(word) > 3 and word.isalpha() and word.lower() not in _SMALL and not word[1:].isupper()
    ]
    capitalised = sum(word[0].isupper() for word in telling)
    return len(telling) >= 3 and capitalised / len(telling) > 0.55
