"""Editors whom a program of RIS names among a book's authors, and tells by what stands behind their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.formats.tagged import Field

# "Takada, Mitsuo eds" behind the last of several, "Li, Xiaoxi (Ed.)" behind each.
_EDITS = re.compile(r"(?<=[^\s,])\s+(?:\((eds?|editors?|hrsg|hg)\.?\)|((?-i:eds?))\.?)\s*$", re.IGNORECASE)


def editors_among(items: Sequence[Field]) -> tuple[list[Field], list[Field]]:
    """The authors of a book and, by what stands behind their names, its editors; "eds" behind the last is of all."""
    told = [_EDITS.search(field.text) for field in items]
    several = bool(items) and told[-1] is not None and (told[-1][1] or told[-1][2]).lower() in ("eds", "editors")
    authors, editors = [], []
    for field, found in zip(items, told, strict=True):
        # "Harris, Ed" is a name.
        is_editor = found is not None and (found[1] is not None or "," in field.text[: found.start()])
        if is_editor or several:
            editors.append(field._replace(text=field.text[: found.start()]) if found and is_editor else field)
        else:
            authors.append(field)
    return authors, editors
