"""Lists of names that are open: others follow who are not named ("et al.", BibTeX's "and others").

That a list is open goes with its last name, so that it stays with the list wherever that is kept, compared or chosen. The words
that say so are nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.values import Name

ET_AL = r"et\.?\s*al(?:ii|\.)?"
"""A pattern of the words for others, as all languages have them from Latin."""
_OTHERS = re.compile(rf"[\[({{]?\s*(?:(?:and|&)\s+)?(?:others|{ET_AL})\s*[.,;]?\s*[\])}}]?", re.IGNORECASE)
_LONGEST = 20
_AT_END = re.compile(rf"(?<![^\s,;])(?:(?:and|&)\s+others|{ET_AL})[.\s]*$", re.IGNORECASE)


def are_others(text: str) -> bool:
    """Whether a text that stands where a name would says that the list goes on.

    >>> are_others("et al."), are_others("[et al.]"), are_others("and others"), are_others("Al, Et"), are_others("Others, Ann")
    (True, True, True, False, False)
    """
    stripped = text.strip()
    return len(stripped) <= _LONGEST and _OTHERS.fullmatch(stripped) is not None


def ends_open(text: str) -> bool:
    """Whether the text of a list says at its end that the list goes on.

    >>> ends_open("Ng A, Cruz M, et al."), ends_open("Ng A and others"), ends_open("Ng, Et"), ends_open("Okafor, Chidi")
    (True, True, False, False)
    """
    return _AT_END.search(text[-_LONGEST:]) is not None


def is_open(names: Sequence[Name]) -> bool:
    """Whether a list says that others follow."""
    return bool(names) and names[-1].__dict__["others"] is not None


def opened(names: Sequence[Name]) -> tuple[Name, ...]:
    """The list as one that goes on; one that names nobody stays empty.

    >>> is_open(opened([Name(family="Ng")])), is_open([Name(family="Ng")]), opened([])
    (True, False, ())
    """
    return (*closed(names[:-1]), _marked(names[-1])) if names else ()


def closed(names: Sequence[Name]) -> tuple[Name, ...]:
    """The list without a word of others."""
    return tuple(Name.model_validate({**one.__dict__, "others": None}) if one.others else one for one in names)


def joined(*lists: Sequence[Name]) -> tuple[Name, ...]:
    """Several lists as one, which is open where any of them was."""
    whole = [name for names in lists for name in names]
    return opened(whole) if any(map(is_open, lists)) else tuple(whole)


def without_words(names: Sequence[Name]) -> tuple[Name, ...]:
    """A list at whose end "et al." stands as if it were a name: open, and without it.

    >>> [name.inverted() for name in without_words([Name(family="Ng"), Name(literal="et al.")])]
    ['Ng']
    """
    count = len(names)
    while count and not (last := names[count - 1].__dict__)["given"] and are_others(last["literal"] or last["family"]):
        count -= 1
    return tuple(names) if count == len(names) else opened(names[:count])


def _marked(name: Name) -> Name:
    return name if name.others else Name.model_validate({**name.__dict__, "others": True})
