"""Titles as PubMed prints them: a stop behind, brackets around a translation, and remarks where there is no title.

"[Sleep and light]." translates the title of an article in another language, which `VernacularTitle` gives.
"""

from __future__ import annotations

import re

from parsers import clean
from parsers.values import Rich

# A last stop that is an abbreviation's own: "in the U.S.", "sp. nov.", "Smith et al."
_OWN_STOP = re.compile(
    r"(?:\b[A-Za-z]\.\s?[A-Za-z]|\bal|\betc|\bInc|\bLtd|\bCo|\bJr|\bSr|\bspp?|\bsubsp|\bnov|\bgen|\bvar|\bcv|\bvs|\bSt|\bDr)\.$"
)
_NONE = frozenset(("not available", "no title available", "in process citation", "untitled", "title not available"))
_REMARK = re.compile(r"\s*(?:\(author'?s transl\.?\)|\[article in [^\[\]]{1,60}\])\.?$", re.IGNORECASE)


def settle_title(title: Rich | None) -> Rich | None:
    """A title without its final stop, the brackets of a translation and remarks; None where it only says that there is none.

    >>> [str(settle_title(Rich(text))) for text in ("[Sleep [REM] and light.]", "[18F]FDG in the [old] brain.", "[Not Available].")]
    ['Sleep [REM] and light', '[18F]FDG in the [old] brain', 'None']
    """
    if title is None:
        return None
    text = without_stop(_REMARK.sub("", title.root))
    if _is_bracketed(text):
        text = without_stop(_REMARK.sub("", text[1:-1].strip()))
    if clean.fold(text) in _NONE or not text:
        return None
    return title if text == title.root else clean.rich(text)


def without_stop(text: str) -> str:
    return (
        text[:-1].rstrip()
        if text.endswith(".") and not text.endswith("..") and not _OWN_STOP.search(text[-12:])
        else text
    )


def _is_bracketed(text: str) -> bool:
    """Whether one pair of brackets holds the whole text."""
    if not (text.startswith("[") and text.endswith("]")):
        return False
    depth = 0
    for mark in re.finditer(r"[\[\]]", text):
        depth += 1 if mark[0] == "[" else -1
        if depth == 0:
            return mark.end() == len(text)
    return False


_PLACE = re.compile(r"\s*\(([^(),]{2,40}), [^()]{2,40}\)$")
_SMALL = frozenset("an am der den de des la le les upon du do da del di sur in of the auf im bei".split())


def journal_name(text: str, short: str = "") -> str | None:
    """A journal's name without what NLM adds in brackets where several journals bear it: a place, or an edition.

    `short` is NLM's abbreviation: where that is all that stands before the brackets, they are an addition.

    >>> journal_name("Lancet (London, England)"), journal_name("Proceedings (Baylor University. Medical Center)")
    ('Lancet', 'Proceedings (Baylor University. Medical Center)')
    >>> journal_name("Journal of applied physiology (Bethesda, Md. : 1985)"), journal_name("BMJ (Clinical research ed.)", "BMJ")
    ('Journal of applied physiology', 'BMJ')
    """
    name = clean.line(text)
    if name is None or not name.endswith(")"):
        return name
    head = name[: name.rfind("(")].rstrip()
    if head and clean.fold(head) == clean.fold(short):
        return head
    place = _PLACE.search(name)
    words = place[1].replace("-", " ").split() if place is not None else []
    named = bool(words) and all(word[:1].isupper() or word in _SMALL for word in words)
    return name[: place.start()] or name if place is not None and named else name
