r"""Names as BibTeX and BibLaTeX take them: "von Last, Jr, First", joined by " and ".

A group stands in braces, as does a part of a name that holds " and ", a comma, or what else would end it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from harvester.exporters.latex import ascii_name, escape
from harvester.exporters.remembered import Known
from parsers.names.open_lists import without_words
from parsers.values import Name, joined


class Letters(NamedTuple):
    """What writes the name of a group, and what writes a part of a person's."""

    whole: Callable[[str], str]
    part: Known[str]


def _letters(write: Callable[[str], str]) -> Letters:
    def part(text: str) -> str:
        # Most are one word, and nothing but these is apart that is letters alone.
        if text.isalpha() and text.casefold() not in ("and", "others"):
            return text if text.isascii() else write(text)
        return f"{{{write(text)}}}" if _is_apart(text) else write(text)

    return Letters(write, Known(part))


def _is_apart(text: str) -> bool:
    """Whether a part of a name would end it or begin the next one.

    "others" alone stands for people who are not named, and biber takes what has an equals sign for a name written in parts.
    """
    small = text.casefold()
    return "," in text or "=" in text or ("and" in small and "and" in small.split()) or small == "others"


ASCII = _letters(ascii_name)
"""8-bit BibTeX's: letters with accents as LaTeX's commands."""
UNICODE = _letters(escape)


def name(value: Name, letters: Letters = ASCII) -> str:
    """A name as "von Last, Jr, First"; a group in braces; " and " and commas inside a part in braces of their own."""
    if value.literal:
        return f"{{{letters.whole(value.literal)}}}"
    part = letters.part
    held = value.family or ""
    # One without more stands in braces as a whole.
    family = _family(held, letters) if value.given or value.suffix else part[held]
    if value.non_dropping_particle:
        is_hyphened = value.non_dropping_particle[-1] == "-"
        family = joined(part[value.non_dropping_particle], family)
        family = f"{{{family}}}" if is_hyphened else family
    given = part[value.given] if value.given else ""
    if value.dropping_particle and value.dropping_particle[-1] in "'’":
        # Behind the given name it would be printed with a blank: "Jean d' Alembert".
        family = joined(part[value.dropping_particle], family)
    elif value.dropping_particle:
        given = f"{given} {part[value.dropping_particle]}".lstrip()
    if value.suffix:
        # A suffix in the second place of two would be a given name.
        family, given = f"{family}, {part[value.suffix]}", given or "{}"
    return f"{family}, {given}" if given else family


def _family(text: str, letters: Letters) -> str:
    """A family name; in braces where its first of several words is small and no particle, or BibTeX would take one before a hyphen for one."""
    written = letters.part[text]
    is_small = (" " in text and text[0].islower()) or ("-" in text and _is_small_before_hyphen(text))
    return f"{{{written}}}" if is_small and not _is_apart(text) else written


def _has_words(text: str) -> bool:
    """Whether BibTeX would find several words in a name that stands alone, and none of them its given name."""
    return " " in text or ("-" in text and _is_small_before_hyphen(text))


def _is_small_before_hyphen(text: str) -> bool:
    """Whether BibTeX, which ends a word at a hyphen too, takes one for a particle and prints a blank behind it: "al-Khwarizmi"."""
    words = re.split(r"[\s-]", text)
    return any(word[:1].islower() for word in words[:-1])


def names(values: tuple[Name, ...], letters: Letters = ASCII) -> str:
    """Names joined by " and "; a family name of several words without a comma would be read as given and family.

    Behind a list that is open stands "others", for which styles print "et al.".
    """
    part = letters.part
    found = []
    if len(values) > 1 and values[-1].__dict__["literal"]:
        # "et al." as if it were a group's name.
        values = without_words(values) or values
    for one in values:
        held = one.__dict__
        given = held["given"]
        if given and not (held["suffix"] or held["non_dropping_particle"] or held["dropping_particle"]):
            # As most are: told without asking more of it.
            family = held["family"]
            found.append(
                f"{_family(family, letters) if ' ' in family or '-' in family else part[family]}, {part[given]}"
            )
        elif given or held["suffix"] or not held["family"] or not _has_words(one.full_family()):
            found.append(name(one, letters))
        else:
            found.append(f"{{{name(one, letters)}}}")
    if values and values[-1].__dict__["others"]:
        found.append("others")
    return " and ".join(found)
