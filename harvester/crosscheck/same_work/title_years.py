"""The years and versions that titles name: what comes out every year under one title, and what is numbered as it changes."""

from __future__ import annotations

import re
from typing import Literal

from harvester.crosscheck.agreement.counts import agree_versions
from harvester.crosscheck.same_work.title_parts import TitleParts
from parsers.clean import fold
from parsers.record import Record

_MOST = 1000
# What comes out every year under one title.
_YEARLY = re.compile(
    r"\b(?:report|yearbook|annual|almanac|survey|statistics|outlook|directory|proceedings|abstracts|guidelines?|budget|facts|review|"
    r"hearings?|minutes|bulletin|newsletter)\b"
)
# What is written anew every few years, by the same people.
_RENEWED = re.compile(
    r"\b(?:guidelines?|recommendations|consensus|position (?:paper|statement)|report|statistics|standards of)\b"
)


def may_be_yearly(parts: tuple[TitleParts, TitleParts]) -> bool:
    """Whether a title is one under which something comes out every year."""
    return any(_YEARLY.search(part.name) for part in parts)


def is_renewed(parts: tuple[TitleParts, TitleParts]) -> bool:
    """Whether a title is one of guidelines, of a report: a society's, until the next."""
    return any(_RENEWED.search(part.name) for part in parts)


_NAMED_YEAR = re.compile(r"\b(?:1[89]|20)[0-9]{2}\b")


def names_a_year(name: str) -> bool:
    return _NAMED_YEAR.search(name) is not None


# "Dynamic reports in R. R package version 1.8".
_OF_A_PACKAGE = re.compile(r"\bpackage version\b")


def names_a_package(parts: tuple[TitleParts, TitleParts]) -> bool:
    """Whether a title says that it is one version of a program's package: each comes out in another year."""
    return any(_OF_A_PACKAGE.search(part.name) for part in parts)


_DIGIT = re.compile(r"\d")
_VERSION = re.compile(r"\b(?:version|release|v)\.? ?([0-9]+(?:\.[0-9]+)*)\W*$")


def versions(a: Record, b: Record) -> Literal["", "within", "other"]:
    """How the versions with which two titles end stand to each other: "within" for "Version 3" and "Version 3.2.0", "" where nothing tells two."""
    texts = [str(record.title or "")[:_MOST] for record in (a, b)]
    if not all(map(_DIGIT.search, texts)):
        return ""
    found = [_VERSION.search(fold(text)) for text in texts]
    shorter, longer = sorted((match[1] if match else "" for match in found), key=len)
    if not shorter or agree_versions(shorter, longer).kind != "CONFLICT":
        return ""
    return "within" if longer.startswith(f"{shorter}.") else "other"
