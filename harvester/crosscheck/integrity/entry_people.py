"""The raw names of a library's entry: what parts them, and what a list begins and ends with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.crosscheck.codes import Code
from harvester.crosscheck.integrity.names import OTHERS
from harvester.crosscheck.integrity.raw import RawEntry, record_field
from harvester.plain_words import cut
from harvester.work import Finding, Mend

ENDS = Code(
    "names-end", "warning", ("entry",), "A list of names that begins or ends with no name",
    "Take the lone “and” or comma away.",
)  # fmt: skip
PARTED = Code(
    "names-parted", "warning", ("entry",), "Names that are not parted by “and”",
    "BibTeX parts names by “ and ” alone: write it between them.",
)  # fmt: skip
CODES = (ENDS, PARTED)

_BEGINS = re.compile(r"^\s*(?:and\b|,|;)\s*", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:\band|,|;)\s*$", re.IGNORECASE)
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_ET_AL = re.compile(r"(?:,|;|\s+and)?\s+et\.?\s+al\.?\s*$|\s+and\s+others?\.\s*$", re.IGNORECASE)
_LONGEST = 20_000


def check(entry: RawEntry) -> Iterator[Finding]:
    """What is to be said of each list of names. Only BibTeX writes a list into one field."""
    if entry.format != "bibtex":
        return
    for name, raw in entry.of_role("names"):
        text = raw[:_LONGEST].strip()
        if text.startswith("{") and text.endswith("}") and text.count("{") == 1:
            continue
        field = record_field(entry.format, name)
        if _BEGINS.match(text) or (_ENDS.search(text[-20:]) and not text.endswith("}")):
            plain = _ENDS.sub("", _BEGINS.sub("", text))
            yield ENDS.found(
                f"“{name}” begins or ends with no name: “{cut(text)}”.", field=field, suggestion=plain,
                mend=Mend(field=name, text=plain) if plain else None,
            )  # fmt: skip
        elif _ET_AL.search(text[-40:]):
            whole = _ET_AL.sub(" and others", text)
            yield OTHERS.found(
                f"“{name}” ends in “et al.”: BibTeX writes “and others”, which a style knows how to print.",
                field=field, suggestion=whole, mend=Mend(field=name, text=whole),
            )  # fmt: skip
        elif _is_parted_otherwise(text):
            yield PARTED.found(f"“{name}” is one name to BibTeX: “{cut(text)}”.", field=field)


def _is_parted_otherwise(text: str) -> bool:
    """Whether several people stand there without an "and": by semicolons, or by commas beyond "von Last, Jr, First"."""
    plain = re.sub(r"\{[^{}]*\}", "x", text)
    if _AND.search(plain):
        return ";" in plain
    return ";" in plain or plain.count(",") > 2
