"""What a server's wish to wait means, in seconds. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def retry_after(header: str | None, now: datetime, date: str | None = None) -> float | None:
    """Seconds a Retry-After header asks for: digits or an HTTP date, never negative; None for anything else.

    A date is counted from the answer's own Date header where there is one: the two clocks may differ.

    >>> now = datetime(2024, 10, 8, 12, tzinfo=UTC)
    >>> retry_after("120", now), retry_after("Tue, 08 Oct 2024 12:01:00 GMT", now), retry_after("soon", now), retry_after("-1", now)
    (120.0, 60.0, None, None)
    >>> retry_after("9" * 30, now)
    1000000000.0
    >>> retry_after("Tue, 08 Oct 2024 12:01:00 GMT", now, "Tue, 08 Oct 2024 12:00:50 GMT")
    10.0
    """
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdecimal():
        return float(text) if len(text) < 10 else _FOR_EVER
    when = _http_date(text)
    return None if when is None else max(0.0, (when - (_http_date(date or "") or now)).total_seconds())


_FOR_EVER = 1e9


def _http_date(text: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        # A day or a zone of twenty digits is no number that a date may have, and not told as one that is wrong.
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
