"""Family names of two words, seen as such where the page itself inverts them.

"Melissa L. Knothe Tate" does not tell where the family name begins. A page often does: in its own citation ("Moore SR,
Knothe Tate ML"), or in the list of references, where authors cite themselves ("Knothe Tate ML, Falls TD").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.values import Name

_MOST = 40
_INITIALS = re.compile(r"(?:[A-Z]\.?[\s-]?)+")


def with_longer_family_names(names: Sequence[Name], text: str) -> tuple[Name, ...]:
    """The names, those whose longer family name `text` prints before the same initials changed; `text` is the page's."""
    if len(names) > _MOST:
        return tuple(names)
    return tuple(_longer(name, text) or name for name in names)


def _longer(name: Name, text: str) -> Name | None:
    words = (name.given or "").split()
    if len(words) < 2 or name.family is None or name.dropping_particle or name.suffix:
        return None
    for cut in range(1, min(len(words), 3)):
        if _INITIALS.fullmatch(words[cut]) or len(words[cut]) < 3:
            continue
        family = " ".join((*words[cut:], *filter(None, (name.non_dropping_particle,)), name.family))
        if _is_inverted(family, words[:cut], text):
            return Name.model_validate(
                name.model_dump() | {"family": family, "given": " ".join(words[:cut]), "non_dropping_particle": None}
            )
    return None


def _is_inverted(family: str, given: list[str], text: str) -> bool:
    """Whether the text prints the family name with these initials, or this given name, behind it."""
    at = text.find(family)
    initials = "".join(word[0] for word in given)
    behind = re.compile(
        rf",?\s+(?:{re.escape(initials[0])}\.?[\s-]?(?:{'|'.join(map(re.escape, initials[1:])) or '(?!)'}|[A-Z])?\b|{re.escape(given[0])}\b)"
    )
    for _ in range(60):
        if at < 0:
            return False
        found = behind.match(text, at + len(family))
        before = text[at - 1 : at]
        # Behind another name's comma or at a line's begin; not "Melissa L. Knothe Tate M", where the name goes on before it.
        if (
            found is not None
            and not before.isalpha()
            and not re.search(r"[A-Z]\.?\s$|[a-z]\s$", text[max(0, at - 4) : at])
        ):
            return True
        at = text.find(family, at + 1)
    return False
