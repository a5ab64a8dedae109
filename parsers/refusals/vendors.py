"""Whose wall it is that stands before a page: by its headers and by the marks it leaves. Bytes alone, nothing is parsed.

A wall that has no name here is seen by its words (`refuse`, `look`); this is for answers that are no page at all by their
status (403, 429, 503), of which a wall must be told from a plain "no", and to say in a report what was seen.
"""

from __future__ import annotations

from collections.abc import Iterable

from parsers.refusals.marks import WALL

_HEAD = 200_000
# (header, what its value begins with, whose wall): sent with a wall alone, never with a page that passed one.
_HEADERS: tuple[tuple[str, str, str], ...] = (
    ("cf-mitigated", "challenge", "Cloudflare"), ("x-amzn-waf-action", "", "AWS WAF"), ("x-vercel-mitigated", "", "Vercel"),
)  # fmt: skip
_DATADOME, _SHORT = "x-datadome", 5_000
"""DataDome sends its header with every page; with one so short it is the wall."""


def wall_in_headers(headers: Iterable[tuple[str, str]], size: int) -> str | None:
    """Whose wall the headers of an answer of so many bytes tell; None where they tell none.

    >>> wall_in_headers([("CF-Mitigated", "challenge")], 0), wall_in_headers([("X-DataDome", "protected")], 90_000)
    ('Cloudflare', None)
    """
    sent = {name.lower(): value.strip().lower() for name, value in headers}
    for name, start, whose in _HEADERS:
        if name in sent and sent[name].startswith(start):
            return whose
    return "DataDome" if sent.get(_DATADOME) == "protected" and size < _SHORT else None


def wall_of(headers: Iterable[tuple[str, str]], body: bytes) -> str | None:
    """Whose wall an answer is by its headers and marks; None where it shows none. Only for what is no page already.

    >>> wall_of([("CF-Mitigated", "challenge")], b""), wall_of([], b"<script>window._cf_chl_opt={}</script>"), wall_of([], b"Forbidden")
    ('Cloudflare', 'Cloudflare', None)
    """
    head = body[:_HEAD]
    return wall_in_headers(headers, len(body)) or next(
        (whose for mark, whose in WALL.items() if whose and mark in head), None
    )
