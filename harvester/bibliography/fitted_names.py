"""Names fitted to a style and to the processor of styles. Pure.

The processor (pandoc 3.9) knows two kinds of letters. Of a name in those that it takes for Latin's kin it makes initials, and sets the style's
full stop behind a whole word where the script has no capitals ("أحمد. الحسن"). Any other name is family and given name in one ("शर्माराम"),
which is right for Chinese, Japanese and Korean alone.
"""

from __future__ import annotations

import re
import unicodedata

from harvester.bibliography.style_files import Style

# Stands where no name has a letter; the processor takes a name that holds it for one like Latin's. It is left out of what is printed.
MARK = "\u202d"
_INITIALS = re.compile(r"(?<=\w\.)-(?=\w\.)")
_JUNIOR = re.compile(r"([JS]r)\.")
# Letters of Latin, Greek, Cyrillic, Hebrew, Arabic and Thai: one of them is enough.
_KNOWN = re.compile(r"[A-Za-z\u00c0-\u052f\u0590-\u06ff\u0e00-\u0e7f\u1e00-\u1fff]")
# Names of Chinese, Japanese and Korean letters stand family first and without initials.
_EAST_ASIAN = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)


def fitted(one: dict[str, str], style: Style) -> dict[str, str]:
    """A name as the processor prints it by the style's rules."""
    if (
        one.keys() == {"family", "given"}
        and _EAST_ASIAN.fullmatch(one["family"])
        and _EAST_ASIAN.fullmatch(one["given"])
    ):
        return {"literal": one["family"] + one["given"]}
    changed = dict(one)
    if style.is_without_hyphens and "given" in one:
        changed["given"] = _INITIALS.sub(" ", one["given"])
    if style.has_bare_initials and "suffix" in one:
        changed["suffix"] = _JUNIOR.sub(r"\1", one["suffix"])
    if "family" in one and "given" in one and not _KNOWN.search(one["family"]):
        changed["family"] = one["family"] + MARK
    if "given" in one and "dropping-particle" not in one and _has_no_capitals(one["given"]):
        # No initials are made of a particle, and it stands where the given name does.
        changed["dropping-particle"] = changed.pop("given")
    return changed


def _has_no_capitals(text: str) -> bool:
    """Whether all letters of a text are of scripts that have but one form of each: Arabic, Hebrew, Devanagari, Thai, Georgian."""
    kinds = {unicodedata.category(letter) for letter in text if letter.isalpha() and not _GEORGIAN.match(letter)}
    return kinds <= {"Lo"} and any(map(str.isalpha, text)) and not _EAST_ASIAN.search(text)


# Unicode has capitals of Georgian, which no name is written with.
_GEORGIAN = re.compile("[\u10d0-\u10fa]")
