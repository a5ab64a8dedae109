"""Addresses of a repository that gave no page, or a page that shows machines nothing: for whoever runs it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from harvester.crosscheck.codes import Code
from harvester.errors import Failure

GONE = Code(
    "page-gone", "error", ("page",), "Addresses that lead to no page",
    "Bring the page back, or let the address lead to where it is now: it stands in citations and catalogues.",
)  # fmt: skip
FAILING = Code(
    "site-fails", "error", ("page",), "Addresses at which the site fails",
    "Look into the server's log for this address; it may fail for readers too.",
)  # fmt: skip
CLOSED = Code(
    "page-closed", "warning", ("page",), "Pages that are closed to machines",
    "Let programs that say who they are read the citation pages, or offer the same by OAI-PMH; the full text may stay closed.",
)  # fmt: skip
SILENT = Code(
    "page-silent", "warning", ("page",), "Pages that show machines no citation",
    "Put the citation into the page itself, in citation tags, not only into what its scripts load.",
)  # fmt: skip
CODES = (GONE, FAILING, CLOSED, SILENT)

# Code of a failure -> what it is to whoever runs the site. What is wrong with the list, or with our own network, is not here.
_KINDS: Mapping[str, Code] = MappingProxyType(
    {
        "not-found": GONE, "withdrawn": GONE, "too-many-redirects": FAILING, "bad-redirect": FAILING, "server-error": FAILING, "tls": FAILING,
        "bad-encoding": FAILING, "cut-short": FAILING, "maintenance": FAILING, "robots": CLOSED, "forbidden": CLOSED, "challenge": CLOSED,
        "host-blocked": CLOSED, "login": CLOSED, "cookies": CLOSED, "script-only": SILENT, "no-record": SILENT, "empty": SILENT, "frame": SILENT,
        "unparsable": SILENT, "hostile-markup": SILENT,
    }
)  # fmt: skip
_STATUS: Mapping[str, Code] = MappingProxyType(
    {"http-401": CLOSED, "http-402": CLOSED, "http-403": CLOSED, "http-451": CLOSED, "http-404": GONE, "http-410": GONE, "http-500": FAILING,
     "http-501": FAILING, "http-502": FAILING, "http-503": FAILING, "http-504": FAILING}
)  # fmt: skip


def kind_of(failure: Failure) -> Code | None:
    """What a failure is to whoever runs the site; None where it is not theirs."""
    if failure.stage not in ("fetch", "parse"):
        return None
    return _KINDS.get(failure.code) or _STATUS.get(failure.code)
