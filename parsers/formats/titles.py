"""Titles as services give them: a subtitle apart, placeholders where there is no title yet."""

from __future__ import annotations

import re

from parsers import clean
from parsers.values import Rich

# Publishers register these before the article has its title.
_STUBS = frozenset((
    "oup accepted manuscript", "accepted manuscript", "title pending", "untitled", "[no title]", "no title", "title not available",
    "[not available]", "not available", "no title available", "title to come",
))  # fmt: skip
_ENDS = (":", "?", "!", ".", "…", "–", "—", "-")  # the subtitle follows these without a colon
_LEADING = re.compile(r"^\s*[:–—-]\s*(?=\S)")


def is_stub(title: Rich) -> bool:
    """Whether a title stands for none.

    >>> is_stub(Rich("OUP accepted manuscript")), is_stub(Rich("On manuscripts"))
    (True, False)
    """
    return len(title.root) < 40 and clean.fold(str(title)) in _STUBS


def with_subtitle(title: Rich, subtitle: Rich | None) -> Rich:
    """One title of both; a subtitle that the title already holds is not said twice.

    >>> with_subtitle(Rich("Why?"), Rich("A study")).root, with_subtitle(Rich("A study"), Rich(": in red")).root
    ('Why? A study', 'A study: in red')
    >>> with_subtitle(Rich("A study: in red"), Rich("In red")).root
    'A study: in red'
    """
    if subtitle is None:
        return title
    markup = _LEADING.sub("", subtitle.root)
    second = clean.rich(markup)
    if second is None:
        return title
    held, said = clean.fold(str(title)), clean.fold(str(second))
    if said == held or held.endswith(f" {said}") or (len(said) > 8 and f" {said}" in held):
        return title
    gap = " " if str(title).endswith(_ENDS) else ": "
    return clean.rich(f"{title.root}{gap}{markup}") or title
