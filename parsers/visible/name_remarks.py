"""Remarks in lists of people that are no part of their names: a romanisation, a place of work in brackets, blanks between initials."""

from __future__ import annotations

import re

from parsers.visible.places import names_a_place

# A Chinese or Korean name with its romanisation: "林建宏(Chien-Hung Lin)".
_ROMANISED = re.compile(r"(?<=[\u4e00-\u9fff\uac00-\ud7af])\s?[(（][A-Z][A-Za-z .,'’-]{2,40}[)）]")
_IN_BRACKETS = re.compile(r"\s?\([^()]{4,80}(?:\([^()]{2,40}\)[^()]{0,80})?\)")
_INITIALS_APART = re.compile(r"(?<=[A-Z]\.) (?=-[A-Z]\.)")


def without_remarks(text: str) -> str:
    """A line of people without what stands in brackets behind a name, where it is a romanisation or a place of work."""
    text = _IN_BRACKETS.sub(lambda found: "" if names_a_place(found[0]) else found[0], text)
    return _INITIALS_APART.sub("", _ROMANISED.sub("", text))


# The button of WEKO that closes the box of a person: "× 山田, 太郎".
_CLOSING = re.compile(r"(?:^|(?<=\x1f))\s*[×✕✖]\s*(?=[\s\x1f]*[^\W\d_])")


def without_closing(text: str) -> str:
    """A line of people without the signs of buttons before names."""
    return _CLOSING.sub("", text)
