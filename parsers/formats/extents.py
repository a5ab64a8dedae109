"""How many pages a work has, out of the extent that catalogues give: "xvi, 350 p. : ill. ; 24 cm", "1 online resource (20 pages)"."""

from __future__ import annotations

import re

_PAGES = re.compile(
    r"(?:(?:1 )?online[- ](?:resource|ressource) \()?(?P<pages>\[?(?:[ivxlcdm]+|\d+)\]?(?:, \[?(?:[ivxlcdm]+|\d+)\]?)*) ?"
    r"(?:p|pp|pages?|s|seiten|str|с|páginas|pagine|blz)?(?<=[^\s,])\.?\)?\.?",
    re.IGNORECASE,
)
_DETAILS = re.compile(r"\s+[:;+]\s")


_PART = r"\[?(?:[ivxlcdm]+|\d+)\]?"
# Numbered parts of a book, one behind another. "43+" are pages that go on.
_SUM = re.compile(rf"{_PART}(?:\s\+\s{_PART})+", re.IGNORECASE)
# "viii, 236", "XX, 327 Seiten", "146p"; "12, 15" are two pages.
_COUNTED = re.compile(r"[ivxlcdm]+, \d|\d+ ?(?:pp?\b|pages\b|seiten\b)", re.IGNORECASE)


def read_count(text: str) -> str | None:
    """How many pages a text counts that stands where pages do; None for pages, and for what nobody knows.

    >>> read_count("xi + 361"), read_count("282 pp."), read_count("xx, 327 Seiten"), read_count("12-17"), read_count("12, 15")
    ('xi + 361', '282', 'xx, 327', None, None)
    """
    if _SUM.fullmatch(text):
        return text
    extent, beside = read_extent(text)
    return extent if not beside and (extent != text or "," in text) and _COUNTED.match(text) else None


def read_extent(text: str) -> tuple[str, str]:
    """The pages of an extent, and what it says beside: illustrations, size, what goes with it; one that counts no pages as it stands.

    >>> read_extent("xvi, 350 p. : ill. ; 24 cm"), read_extent("1 online resource (20 pages)"), read_extent("3 v. : ill.")
    (('xvi, 350', 'ill. ; 24 cm'), ('20', ''), ('3 v. : ill.', ''))
    """
    found = _DETAILS.search(text)
    first, beside = (text[: found.start()], text[found.end() :]) if found else (text, "")
    pages = _PAGES.fullmatch(first.strip())
    return (pages["pages"], beside.strip()) if pages and any(map(str.isdigit, pages["pages"])) else (text, "")
