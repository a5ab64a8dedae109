"""Whether an address is of a website: hosts are compared, never pieces of addresses."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_of(address: str | None, host: str) -> bool:
    """Whether the host of an address is that host or one below it.

    >>> is_of("https://www.noormags.ir/view/1", "noormags.ir"), is_of("https://noormags.ir.example.org/", "noormags.ir")
    (True, False)
    """
    try:
        found = urlsplit((address or "").strip()[:2000]).hostname or ""
    except ValueError:
        return False
    return found == host or found.endswith(f".{host}")
