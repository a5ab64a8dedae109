"""Pages that stand in place of the one asked for: checks against robots, missing pages, logins, errors, empty shells."""

from __future__ import annotations

import re

from lxml import etree

from parsers.page import Document
from parsers.refusals import marks, words, words_site
from parsers.refusals.sight import Sight, tidy

PHRASES: dict[str, str] = {
    tidy(phrase): code
    for table in (words_site.WHOLE, words.WHOLE)
    for code, by_language in table.items()
    for phrases in by_language.values()
    for phrase in phrases.split("|")
}
"""Phrase to code; where two tables know a phrase, the wall's meaning counts."""
WALLS: frozenset[str] = frozenset(
    (*words.WHOLE, "login", "cookies", "maintenance", "server-error"),
)
"""The codes of pages that stand in place of another: their words alone refuse a page that names no work."""

_NUMBER = re.compile(
    r"(?:(?:http|https|error|erreur|fehler|erro|errore|fout|fel|błąd|ошибка|помилка|错误|エラー|오류|hata|status|code|page|"
    r"oops|sorry)[\s:!,.-]{0,4}){0,3}(?:https?\s)?([45]\d\d)\b(?!\s{0,2}[%°])[\s:.()!*'\"-]{0,6}(.{0,60})"
)
_PREFIX = re.compile(r"(?:error|oops|sorry|whoops|uh-oh|erreur|fehler|erro|ошибка)[\s:!,.-]{1,5}(.{1,100})")
_BY_NUMBER = {"401": "forbidden", "403": "forbidden", "404": "not-found", "410": "not-found", "503": "maintenance"}
# A title of this length that begins with a wall's phrase is only a title.
_LONG = 1500
_SHORT = 2500
_BRIEF = 800
_SHELL = 160
_MISSING = frozenset(("not-found", "withdrawn"))

# Sentences of short pages, folded, that no abstract says; to a code. Without one of the first words there is none.
SAYS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("withdrawn", (" withdrawn", " removed", " deleted"), re.compile(
        r"\b(?:item|record|submission|document|eprint) (?:has been|was) (?:withdrawn|removed|deleted)\b"
    )),
    ("not-found", ("not found", "be found", "t exist", "not exist", "longer available", "matches"), re.compile(
        r"\b(?:page|item|resource|url|article|handle|record)(?: \S{1,80})? (?:you (?:are looking for|requested|"
        r"were looking for|have requested) )?(?:was not found|could not be found|cannot be found|can't be found|couldn't be found|"
        r"does not exist|doesn't exist|is no longer available)\b|\bno (?:such )?(?:item|record|document) matches"
    )),
    ("cookies", ("cookie",), re.compile(
        r"\b(?:enable|accept|allow|requires?|activate) (?:the use of )?(?:browser )?cookies\b|cookies (?:are |must be |to be )?(?:required|enabled|"
        r"disabled|turned off)|browser (?:does not|must) (?:accept|support) cookies|cookies (?:aktivieren|zulassen)|activer les cookies|"
        r"habilit(?:e|ar) (?:las |os )?cookies|включите cookie|cookieを有効"
    )),
    ("forbidden", ("permission", " access", "authoriz"), re.compile(
        r"do(?:es)?(?: not|n't) have (?:permission|access|authorization|the (?:necessary )?rights) to (?:access|view|get|see)\b|not authorized to "
        r"(?:access|view)\b|you need (?:permission|authorization)|access to this (?:resource|page|item) is (?:restricted|denied|forbidden)"
    )),
    ("maintenance", ("maintenance",), re.compile(
        r"\b(?:down|closed|offline|unavailable|undergoing|under) (?:for |due to )?(?:a |some )?"
        r"(?:scheduled |planned |routine |essential )?maintenance"
    )),
)  # fmt: skip
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|turn on|requires?|activate|without) (?:your )?java ?script|java ?script (?:is |must be |to be )?(?:required|enabled|disabled|"
    r"aktivieren|activé)|активируйте javascript|включите javascript|habilite (?:o )?javascript|启用 ?javascript|javascriptを有効"
)


def phrase_code(text: str) -> str | None:
    """The code of a tidied text that is wholly a phrase of `words.py` or an error's number, or None."""
    if text in PHRASES:
        return PHRASES[text]
    numbered = _NUMBER.fullmatch(text)
    if numbered is not None:
        rest = tidy(numbered[2]).strip("()!?1 ")
        if not rest or rest in PHRASES or rest in ("page", "error", "error page") or phrase_code(rest) is not None:
            return _BY_NUMBER.get(numbered[1], "not-found" if numbered[1] < "500" else "server-error")
    prefixed = _PREFIX.fullmatch(text)
    return PHRASES.get(tidy(prefixed[1])) if prefixed is not None else None


def by_title(sight: Sight) -> str | None:
    """The wall whose words the title is, where the page names no work."""
    for part in sight.title_parts:
        code = phrase_code(part)
        if code in WALLS and not sight.names_work and not _is_a_title(sight, part):
            return code
    return None


def _is_a_title(sight: Sight, phrase: str) -> bool:
    """Whether a long page's heading goes on where the phrase ends ("Access denied - a history of libraries")."""
    goes_on = any(text.startswith(phrase) and len(text) > len(phrase) + 12 for text in sight.first_headings)
    return goes_on and len(sight.text) > _LONG


def by_script(document: Document, sight: Sight) -> str | None:
    """A wall against robots by what its software leaves in the page."""
    if len(document.text) > 200_000 or sight.names_work:
        return None
    body = document.page.body
    if len(sight.text) < _SHORT and any(mark in body for mark in marks.WALL):
        return "challenge"
    return None


def by_heading(sight: Sight) -> str | None:
    """The wall whose words a first heading is; on a short page, any heading that speaks of what is missing."""
    short = len(sight.text) < _LONG
    for text in sight.first_headings[:2]:
        code = phrase_code(text)
        if code in WALLS and (short or code in _MISSING):
            return code
    codes = (phrase_code(text) for _tag, text in sight.headings) if short else ()
    return next((code for code in codes if code in _MISSING), None)


def by_saying(document: Document, sight: Sight) -> str | None:
    """The wall that a short page describes in a sentence of its own."""
    text = sight.folded_text
    if len(text) >= _LONG:
        return None
    body = document.page.body
    if any(says in text for says in marks.WALL_SAYS) and any(mark in body for mark in marks.PASSIVE):
        return "challenge"
    if len(text) < _BRIEF // 2 and "password" in document.text and _has_password(document):
        return "login"
    # A record says of its files that they are restricted, and a banner wants cookies, where more is said.
    return next(
        (
            code
            for code, gate, says in SAYS
            if (code in _MISSING or len(text) < _BRIEF) and any(word in text for word in gate) and says.search(text)
        ),
        None,
    )


def _has_password(document: Document) -> bool:
    tree = document.tree
    return tree is not None and any((box.get("type") or "").lower() == "password" for box in tree.iter("input"))


def by_shell(document: Document, sight: Sight) -> str | None:
    """A page without words of its own: one that forwards, frames another, or waits for its scripts."""
    tree = document.tree
    if tree is None or document.kind != "html" or len(sight.text) > _SHELL * 3:
        return None
    says_script = "script" in sight.folded_text and _NEEDS_SCRIPT.search(sight.folded_text) is not None
    if len(sight.text) > _SHELL and not says_script:
        return None
    for meta in tree.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh" and "url" in (meta.get("content") or "").lower():
            return "redirect"
    if next(tree.iter("frameset", "embed", "object", "iframe"), None) is not None:
        return "frame"
    return "script-only" if says_script or any(map(_runs, tree.iter("script"))) else None


def _runs(script: etree._Element) -> bool:
    """Whether a script is one that a browser runs, and no data."""
    return (script.get("type") or "").lower() in ("", "module", "text/javascript", "application/javascript")
