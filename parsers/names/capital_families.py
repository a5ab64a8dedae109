"""Family names that a whole list sets in capitals, told from initials where they are short: "Cora LEIGH, Ada ROE"."""

from __future__ import annotations

import re
from collections.abc import Sequence

# "Ada ROE", "Ada M. ROE": given names as they are written, and one word in capitals behind them.
_BEHIND = re.compile(r"(?P<given>[^\W\d_][^\W\d_.'’-]+(?:[ '’-][^\W\d_]+\.?){0,3}) (?P<family>[^\W\d_]{2,30})")
_LONGEST_SHORT = 3
# Nobody has so many initials: "Silva ABCD" is met, in Brazil.
_LEAST_LONG = 5


def with_commas(texts: Sequence[str]) -> list[str]:
    """The names of a list; short family names in capitals with the comma that shows them, where all end so and a third are too long for initials.

    Alone, "Ada ROE" is as like "Roe ADA" with initials, as indexes have it.

    >>> with_commas(["Cora LEIGH", "Ada ROE"]), with_commas(["Cora Leigh", "Roe ADA"])
    (['Cora LEIGH', 'ROE, Ada'], ['Cora Leigh', 'Roe ADA'])
    >>> with_commas(["Silva ABCD", "Souza JM"])
    ['Silva ABCD', 'Souza JM']
    """
    found = [_BEHIND.fullmatch(text.strip()) for text in texts]
    if not all(one is not None and one["family"].isupper() and not one["given"].isupper() for one in found):
        return list(texts)
    if sum(one is not None and len(one["family"]) >= _LEAST_LONG for one in found) * 3 < len(texts):
        return list(texts)
    return [
        f"{one['family']}, {one['given']}" if one is not None and len(one["family"]) <= _LONGEST_SHORT else text
        for one, text in zip(found, texts, strict=True)
    ]
