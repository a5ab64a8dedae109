"""What is made of short texts that come again and again in a library, kept at hand: names, words, journals. Bounded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

SHORT = 64
"""Letters of a text that is kept: no longer one comes again, and long ones are not to fill memory."""
MOST = 1 << 12
"""Texts that are kept; when there are more, all are forgotten and the next are kept."""


class Known(dict[str, T]):
    """A function that depends on a text alone, as a table: what a text's place holds is made when it is first asked for.

    A table, for it is asked many times for each work, and a function that looks into one takes longer.
    """

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> T:
        made = self._make(text)
        if len(text) < SHORT:
            if len(self) >= MOST:
                self.clear()
            self[text] = made
        return made
