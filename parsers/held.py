"""What is made of short texts that come again and again in a library: names, years, journals. Kept, and bounded."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


def held(longest: int, most: int = 10_000) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """For a function of texts alone: what it made of the last `most` texts is at hand, where they have no more letters than `longest` together.

    Longer ones do not come again, and are not to fill memory.

    >>> @held(5)
    ... def shout(text: str) -> str:
    ...     return text.upper() + "!"
    >>> shout("tide"), shout("tide") is shout("tide"), shout("neap tide") is shout("neap tide")
    ('TIDE!', True, False)
    """

    def keep(make: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(most)(make)

        def look(text: str, *others: str | None) -> T:
            size = len(text) + sum(map(len, filter(None, others))) if others else len(text)
            return kept(text, *others) if size <= longest else make(text, *others)  # type: ignore[call-arg,arg-type]

        update_wrapper(look, kept)
        return cast("Callable[P, T]", look)

    return keep
