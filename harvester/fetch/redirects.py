"""Where a redirect leads: the next address, or why it is not followed."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from harvester.errors import FetchError
from harvester.fetch.session import Response, redact_url

STATUSES = frozenset((301, 302, 303, 307, 308))
_ADVICE = "Open the address in a browser, and give the one it ends at."


def target(answer: Response) -> str:
    """The address a redirect leads to. Raises FetchError "bad-redirect" for one that is none, or that gives up TLS."""
    location = answer.header("location")
    if not location or len(location) > 4000:
        raise FetchError("bad-redirect", f"{redact_url(answer.url)} redirects to nowhere", advice=_ADVICE)
    try:
        # Header bytes above ASCII arrive as Latin-1; servers mean UTF-8.
        text = location.encode("latin-1").decode("utf-8") if not location.isascii() else location
        found = urljoin(answer.url, text.strip().replace(" ", "%20"))
        parts = urlsplit(found)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        raise FetchError(
            "bad-redirect", f"{redact_url(answer.url)} redirects to {location[:80]!r}, which is no page", advice=_ADVICE
        )
    if urlsplit(answer.url).scheme == "https" and parts.scheme == "http":
        raise FetchError("bad-redirect", f"{redact_url(answer.url)} redirects from https to http", advice=_ADVICE)
    return parts._replace(fragment="").geturl()
