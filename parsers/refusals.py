"""Pages that are no record: why nothing is read from them, as a code and a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers.page import Document, Kind
from parsers.rows import inner_text
from parsers.values import Value


class Refusal(Value):
    """Why a page gives no record. `code` is stable; `message` is for people."""

    code: str
    message: str


def _title(document: Document) -> str:
    if document.tree is None:
        return ""
    element = next(document.tree.iter("title"), None)
    return inner_text(element).casefold() if element is not None else ""


# Words of the title of a page that stands in place of the one asked for, whole or at its start.
_CHALLENGE = re.compile(
    r"just a moment|attention required|checking your browser|making sure you're not a bot|human verification"
    r"|are you a robot|security check|access denied|request unsuccessful|pardon our interruption|ddos-guard"
    r"|validate user|bot verification"
)
_CHALLENGE_MARKS = (
    b"cf-challenge", b"/cdn-cgi/challenge-platform", b"_cf_chl_opt", b"anubis_challenge", b"AwsWafIntegration",
    b"aws-waf-token", b"_Incapsula_Resource", b"window.gokuProps", b"px-captcha", b"geo.captcha-delivery.com",
)  # fmt: skip
_MISSING = re.compile(
    r"(?:error\s*)?4(?:04|10)\b|(?:page |item |record |article |document |resource )?(?:was |is )?not found\b"
    r"|page cannot be found|(?:this )?page (?:does not|doesn't) exist|no longer available"
)
_LOGIN = re.compile(r"(?:log ?in|sign ?in|single sign-on|anmelden|connexion)(?:\s*[|:–-].*)?")
_MAINTENANCE = re.compile(
    r"(?:down for |under |scheduled |site )?maintenance|service unavailable|temporarily unavailable"
    r"|5\d\d (?:error|service|bad)"
)


def challenge(document: Document) -> bool:
    """A wall against robots: recognised so that it is never parsed, and never evaded."""
    page = document.page
    if page.header("cf-mitigated") == "challenge" or page.header("x-amzn-waf-action") is not None:
        return True
    if document.kind != "html" or len(document.text) > 200_000:
        return False
    # Pages that passed a wall carry its script too: what has citation tags is the page itself.
    return _CHALLENGE.match(_title(document)) is not None or (
        any(mark in page.body for mark in _CHALLENGE_MARKS) and not document.metas_named("citation_title")
    )


def _titled(pattern: re.Pattern[str]) -> Callable[[Document], bool]:
    return lambda document: pattern.match(_title(document)) is not None


def _is(kind: Kind) -> Callable[[Document], bool]:
    return lambda document: document.kind == kind


# Before anything is read; the first that holds is the reason. What it says to people is in `MESSAGES`.
REFUSALS: tuple[tuple[str, Callable[[Document], bool]], ...] = (
    ("empty", _is("empty")),
    ("pdf", _is("pdf")),
    ("image", _is("image")),
    ("binary", _is("binary")),
    ("hostile-markup", lambda document: document.kind == "html" and document.overlong_tag),
    ("unparsable", lambda document: document.kind == "html" and document.tree is None),
    ("challenge", challenge),
    ("not-found", _titled(_MISSING)),
    ("login", _titled(_LOGIN)),
    ("maintenance", _titled(_MAINTENANCE)),
)
MESSAGES: dict[str, str] = {
    "empty": "The page is empty.",
    "pdf": "This is a PDF file, not a citation page; give the address of the page that describes it.",
    "image": "This is an image, not a citation page.",
    "binary": "These bytes are no text; the file may be damaged or of another kind.",
    "hostile-markup": "The page holds a tag with thousands of attributes and was not parsed.",
    "unparsable": "The page could not be parsed as HTML.",
    "challenge": "The site answered with a check against robots instead of the page; ask it for access, or give the "
    "work's DOI or PMID.",
    "not-found": "The page says that what was asked for does not exist.",
    "login": "The page asks to log in.",
    "maintenance": "The site says that it is under maintenance; try again later.",
    "no-record": "Nothing on the page reads as a citation: no labelled fields, no citation tags.",
    "several-records": "The page lists several works; give the addresses of their own pages.",
}


def refusal(code: str) -> Refusal:
    """The refusal of that code, with its sentence."""
    return Refusal(code=code, message=MESSAGES[code])


def refuse(document: Document) -> Refusal | None:
    """The reason why a document is no record before it is read, or None."""
    return next((refusal(code) for code, holds in REFUSALS if holds(document)), None)
