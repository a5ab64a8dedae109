"""The items of a JSON file that is broken somewhere: each item by itself, so that one with a comma too many does not take the others with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from parsers.formats import Unreadable, load_json


class Broken(NamedTuple):
    """An item that is no JSON: the line on which it begins, and what is wrong with it."""

    line: int
    why: str


# A text of JSON ends on the line it begins on: one that was never closed ends there, and the items behind are found all the same.
# None begins behind a backslash: in a text that is never closed each quote would else be tried.
_TOKEN = re.compile(r'(?<!\\)"(?:[^"\\\n]|\\.)*+"|[{}\[\]]')
_OPENING, _CLOSING = "{[", "}]"


def items_of(text: str) -> Iterator[Any]:
    r"""The objects that stand in the outermost list, or in the list "items" of an outermost object; of a broken one where it is.

    >>> [item if isinstance(item, dict) else item.line for item in items_of('[{"id": 1},\n{"id": 2,},\n{"id": 3}]')]
    [{'id': 1}, 2, {'id': 3}]
    """
    for line, item in _pieces(text):
        try:
            yield load_json(item.encode("utf-8", "replace"))
        except Unreadable as error:
            yield Broken(line, str(error))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Each of them as it stands there, with the line on which it begins."""
    # The list is the first that is opened: nothing stands before it in an array, and only names and values in {"items": […]}.
    begin = text.find("[")
    depth, start, line, counted = 0, 0, 1, 0
    for token in _TOKEN.finditer(text, begin + 1) if begin >= 0 else ():
        sign = token[0]
        if sign in _OPENING:
            if depth == 0:
                start = token.start()
            depth += 1
        elif sign in _CLOSING:
            depth -= 1
            if depth < 0:
                return
            if depth == 0 and text[start] == "{":
                line += text.count("\n", counted, start)
                counted = start
                yield line, text[start : token.end()]
    if depth > 0 and text[start] == "{":
        # The file was cut, or a brace is missing.
        yield line + text.count("\n", counted, start), text[start:]
