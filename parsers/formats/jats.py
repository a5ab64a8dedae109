"""JATS in titles and abstracts, as Crossref's members deposit it: formulas, headings, and TeX beside formulas."""

from __future__ import annotations

import re

from parsers import clean, markup
from parsers.formats.mathml import without_formulas
from parsers.heading_words import ABSTRACT
from parsers.texts import abstract_and_rights
from parsers.values import Rich

_HEADING = re.compile(r"<(?:jats:)?title\b[^<>]{0,200}>([^<>]{0,300})</(?:jats:)?title>")
# The heading of the whole is no part of it.
_OF_WHOLE = re.compile(f"{ABSTRACT}|summary")
_ESCAPED = re.compile(r"&(?:amp;)?lt;(?:jats|mml):")


def title(raw: str) -> Rich | None:
    """A title as rich text, its formulas on one line."""
    return clean.rich(without_formulas(raw) if "math" in raw else raw)


def abstract(raw: str) -> tuple[Rich | None, str | None]:
    """(abstract, rights): each part with its heading ("Methods: …"), the statement of rights at its end apart.

    >>> abstract("<jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title><jats:p>We look.</jats:p></jats:sec>")
    (Rich(root='Aim: We look.'), None)
    """
    text = markup.unescape(raw) if _ESCAPED.search(raw) else raw
    if "title" in text:
        text = _HEADING.sub(_heading, text)
    return abstract_and_rights(without_formulas(text) if "math" in text else text)


def _heading(found: re.Match[str]) -> str:
    words = " ".join(found[1].split()).rstrip(" :.")
    if _OF_WHOLE.fullmatch(clean.fold(words)) or not words:
        return " "
    return f"<p>{words}{'' if words.endswith(('?', '!')) else ':'} </p>"
