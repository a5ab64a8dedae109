"""Items fitted to a style and its processor: what a style does not know under its newer name, and what the processor takes for something else. Pure.

Nothing is said here that a work does not say. Each rule was found by reading works in the styles beside their printed manuals, and
`tests/test_bibliography_fitted.py` shows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from harvester.bibliography import fitted_names
from harvester.bibliography.style_files import Style
from parsers.formats.bibtex_editions import read_edition
from parsers.formats.csl_values import ISSUED_BY_AUTHORITY

# Letters of private use, plane 15, for signs by which the processor tells several numbers from one.
_KEPT = {" ": "\U000ff020", ",": "\U000ff02c", "-": "\U000ff02d"}
_SIGNS = str.maketrans(_KEPT)
RESTORED: Mapping[str, str] = {letter: sign for sign, letter in _KEPT.items()} | {fitted_names.MARK: ""}
# "Suppl 1" is one issue, not two ("nos. Suppl 1"); "1, 3" and "1-2" are two.
_INSIDE = re.compile(r"(?<=[^\s,&–-]) (?=[^\s,&–-])")
_ONE_BY_ONE = ("volume", "issue", "collection-number")
# "US 7,654,321" and "2009-04" are one number each.
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")
# "v2.3": styles write their own word before it.
_VERSION = re.compile(r"^(?:v(?:ersion)?|release)[. ]{0,2}(?=\d)", re.IGNORECASE)
# Types of CSL 1.0.2 that older styles do not name, and what such a work is to them, the nearest first; a style that names it has its own rule.
_OLDER: Mapping[str, tuple[str, ...]] = {
    "classic": ("book",), "collection": ("book",), "pamphlet": ("book",), "periodical": ("book",), "review": ("article-journal",),
    "review-book": ("article-journal",), "regulation": ("legislation",), "standard": ("report", "book"),
}  # fmt: skip
# What stands by itself: a style that takes all it does not name for an article of a journal says "Published online 1789" of a diary.
_BY_THEMSELVES: Mapping[str, tuple[str, ...]] = {
    "map": ("book",), "manuscript": ("book",), "hearing": ("book",), "musical_score": ("book",), "figure": ("book",), "software": ("book",),
    "dataset": ("webpage", "book"), "personal_communication": ("webpage", "book"), "broadcast": ("webpage", "book"),
}  # fmt: skip
# Kinds of articles that need no telling; APA has brackets for "Editorial" and "Letter to the editor" (Publication Manual, 9.21 and 10.1).
_ROUTINE = re.compile(
    r"(?:journal |research |original |review |regular |full[- ]length )?(?:articles?|papers?|research|review)|original (?:investigation|contribution)"
    r"|(?:proceedings|conference) papers?",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"(?<=[:?!—] )([“‘\"'(]?)([^\W\d_])([^\W\d_]*)")
_TITLES = ("title", "container-title")


def fitted(item: dict[str, Any], style: Style, people: Sequence[str]) -> dict[str, Any]:
    """An item for a style; `people` are the variables of it that hold names."""
    found = dict(item)
    found["type"] = _type(found, style)
    if item["type"] == "dataset" and found["type"] == "webpage" and "publisher" in found:
        found.setdefault("container-title", found["publisher"])
    if "event-title" in found and "event-title" not in style.words and "container-title" not in found:
        # Its name up to CSL 1.0.1; beside the proceedings, which are named after it, it would be printed twice.
        found["event"] = found["event-title"]
    for name in _ONE_BY_ONE:
        if name in found:
            found[name] = _INSIDE.sub(_KEPT[" "], found[name])
    if found["type"] in ("article-journal", "paper-conference") and _ROUTINE.fullmatch(found.get("genre", "")):
        del found["genre"]
    if found["type"] in ISSUED_BY_AUTHORITY and "authority" in style.words and "publisher" in found:
        # Of styles that know the name some print it of a case alone.
        found.setdefault("authority", found["publisher"])
    if "number" in found:
        found["number"] = _number(found["number"])
    if "version" in found:
        found["version"] = _VERSION.sub("", found["version"], count=1)
    if "edition" in found:
        # The style says "2nd ed.", "2nd edn" or "2. Aufl." of a number.
        found["edition"] = read_edition(found["edition"])
    for name in people:
        found[name] = [fitted_names.fitted(one, style) for one in found[name]]
    if style.has_capital_subtitles and found.get("language", "en").startswith("en"):
        for name in _TITLES:
            if name in found:
                found[name] = _SUBTITLE.sub(_capital, found[name])
    return found


def _number(text: str) -> str:
    """One number, by whatever signs it has inside: "US 7,654,321", "2009-04"; a list of them stays one."""
    if "," in _THOUSANDS.sub("", text) or "&" in text:
        return text
    return text.translate(_SIGNS)


def _type(item: Mapping[str, Any], style: Style) -> str:
    """The type by which a style prints a work: its own where the style names it, else the nearest that it does name."""
    own: str = item["type"]
    if "article-journal" not in style.words and not {"volume", "issue"} & item.keys():
        # To such a style what has neither is ahead of print: "Published online Winter 2012:3".
        if own == "article-magazine" and own not in style.words and "article-newspaper" in style.words:
            return "article-newspaper"
        near = _BY_THEMSELVES.get(own, _OLDER.get(own, ()))
    else:
        near = _OLDER.get(own, ())
    return own if own in style.words else next((kind for kind in near if kind in style.words), own)


def _capital(found: re.Match[str]) -> str:
    """The first word of a subtitle with a capital; one that has capitals of its own ("mRNA", "pH") as it is."""
    before, first, rest = found.groups()
    return found[0] if any(map(str.isupper, rest)) else f"{before}{first.upper()}{rest}"
