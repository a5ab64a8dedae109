r"""What an author put in braces in a title ("Methods for {Africa}"), so that no style takes its capitals: evidence of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers import clean
from parsers.formats.latex import unlatex

_MARKS = re.compile(r"\\.|[{}]", re.DOTALL)
_COMMAND = re.compile(r"\\[A-Za-z]+\*?[ \t]*\Z")
_LETTERS_BEFORE, _LETTERS_BEHIND = re.compile(r"[^\W_]{0,40}\Z"), re.compile(r"[^\W_]{0,40}")
_NEAR = 60
MOST = 200


def protected(raw: str) -> tuple[str, ...]:
    r"""The texts in braces that have a capital, each once; of a part of a word ("{A}frica") the whole word.

    Braces around all of a title are a program's habit and say nothing of a word, nor do those of commands and accents.

    >>> protected(r"{Bayesian} methods for {A}frica, \emph{E. coli} and {\"U}ber"), protected("{All of It}")
    (('Bayesian', 'Africa'), ())
    """
    found = dict.fromkeys(text for text in _groups(raw.strip()) if any(char.isupper() for char in text))
    return tuple(found)[:MOST]


def _groups(raw: str) -> Iterator[str]:
    depth = start = 0
    for mark in _MARKS.finditer(raw):
        if mark[0] == "{":
            start = mark.start() if depth == 0 else start
            depth += 1
        elif mark[0] == "}" and depth:
            depth -= 1
            whole = start == 0 and mark.end() == len(raw)
            before = raw[max(0, start - _NEAR) : start]
            is_text = depth == 0 and not whole and raw[start + 1] not in "\\}"
            if is_text and not ("\\" in before and _COMMAND.search(before)):
                begun = _LETTERS_BEFORE.search(before) if before[-1:].isalnum() else None
                ended = _LETTERS_BEHIND.match(raw, mark.end())
                word = (begun[0] if begun else "") + raw[start : mark.end()] + (ended[0] if ended else "")
                if text := clean.line(unlatex(word)):
                    yield text
