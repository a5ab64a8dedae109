"""What is made of short texts that come again and again in a library, kept at hand: names, words, journals. Pure, and bounded."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

SHORT = 64
"""Letters of a text that is kept: no longer one comes again, and long ones are not to fill memory."""
MOST = 1 << 13


def of_short(make: Callable[[str], T]) -> Callable[[str], T]:
    """A function of a text that keeps what it made of short ones, the last that came; `make` depends on the text alone."""
    known = lru_cache(MOST)(make)
    return lambda text: known(text) if len(text) < SHORT else make(text)
