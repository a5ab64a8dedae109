"""What is made of short texts that come again and again in a library: names, years, journals. Kept, and bounded."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
MOST = 10_000


def held(longest: int, most: int = MOST) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """For a function of one text alone: what it made of the last `most` texts is at hand, of those with no more letters than `longest`.

    Longer ones do not come again, and are not to fill memory.

    >>> @held(5)
    ... def shout(text: str) -> str:
    ...     return text.upper() + "!"
    >>> shout("tide"), shout("tide") is shout("tide"), shout("neap tide") is shout("neap tide")
    ('TIDE!', True, False)
    """

    def keep(make: Callable[[str], T]) -> Callable[[str], T]:
        kept = lru_cache(most)(make)

        def look(text: str) -> T:
            return kept(text) if len(text) <= longest else make(text)

        update_wrapper(look, kept)
        return look

    return keep


def held_together(longest: int, most: int = MOST) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """The same for a function of several texts, or none in place of one: their letters are counted together.

    >>> @held_together(8)
    ... def joined(one: str, other: str | None) -> str:
    ...     return f"{one} {other}"
    >>> joined("ebb", "tide"), joined("ebb", None) is joined("ebb", None), joined("neap", "tides") is joined("neap", "tides")
    ('ebb tide', True, False)
    """

    def keep(make: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(most)(make)

        def look(*texts: str | None) -> T:
            return kept(*texts) if sum(map(len, filter(None, texts))) <= longest else of_texts(*texts)

        of_texts = cast("Callable[..., T]", make)
        update_wrapper(look, kept)
        return cast("Callable[P, T]", look)

    return keep
