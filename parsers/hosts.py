"""Whether a host or an address is of a website: hosts are compared, never pieces of addresses."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_host(host: str, of: str) -> bool:
    """Whether a host is another one, or stands below it.

    >>> is_host("export.arxiv.org", "arxiv.org"), is_host("notarxiv.org", "arxiv.org")
    (True, False)
    """
    return host == of or host.endswith(f".{of}")


def is_of(address: str | None, host: str) -> bool:
    """Whether the host of an address is that host or one below it.

    >>> is_of("https://www.noormags.ir/view/1", "noormags.ir"), is_of("https://noormags.ir.example.org/", "noormags.ir")
    (True, False)
    """
    try:
        found = urlsplit((address or "").strip()[:2000]).hostname or ""
    except ValueError:
        return False
    return is_host(found, host)
