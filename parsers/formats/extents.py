"""How many pages a work has, out of the extent that catalogues give: "xvi, 350 p. : ill. ; 24 cm", "1 online resource (20 pages)"."""

from __future__ import annotations

import re

_PAGES = re.compile(
    r"(?:1 online resource \()?(?P<pages>\[?(?:[ivxlcdm]+|\d+)\]?(?:, \[?(?:[ivxlcdm]+|\d+)\]?)*) ?"
    r"(?:p|pp|pages?|s|seiten|str|с|páginas|pagine|blz)?(?<=[^\s,])\.?\)?\.?",
    re.IGNORECASE,
)
_DETAILS = re.compile(r"\s+[:;+]\s")


def read_extent(text: str) -> tuple[str, str]:
    """The pages of an extent, and what it says beside: illustrations, size, what goes with it; one that counts no pages as it stands.

    >>> read_extent("xvi, 350 p. : ill. ; 24 cm"), read_extent("1 online resource (20 pages)"), read_extent("3 v. : ill.")
    (('xvi, 350', 'ill. ; 24 cm'), ('20', ''), ('3 v. : ill.', ''))
    """
    found = _DETAILS.search(text)
    first, beside = (text[: found.start()], text[found.end() :]) if found else (text, "")
    pages = _PAGES.fullmatch(first.strip())
    return (pages["pages"], beside.strip()) if pages and any(map(str.isdigit, pages["pages"])) else (text, "")
