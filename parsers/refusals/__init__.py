"""Pages that are no record: why nothing is read from them, as a code and a sentence.

Two looks. `refuse` comes before anything is read: what the bytes are, walls against robots, titles that are wholly a
wall's words on pages that name no work. `look` comes after, where nothing was read or only what a page shows to the
eye: it finds the reason for the silence, and takes back what was made of a list, a journal's home or an empty shell.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers.clean import fold
from parsers.page import Document, Kind
from parsers.refusals import lists, platforms, walls
from parsers.refusals.messages import MESSAGES
from parsers.refusals.sight import Sight
from parsers.refusals.vendors import wall_in_headers
from parsers.values import Value

__all__ = ["MESSAGES", "Refusal", "look", "named_as_none", "refusal", "refuse"]


class Refusal(Value):
    """Why a page gives no record. `code` is stable; `message` is for people."""

    code: str
    message: str


_Test = Callable[[Document, Sight], str | None]
_BY_KIND: dict[Kind, str] = {"empty": "empty", "pdf": "pdf", "image": "image"}
_START = re.compile(
    r"[\ufeff\s]{0,200}(?:<\?xml[^<>]{0,200}>\s{0,200})?(?:<!--[^<>]{0,500}-->\s{0,200}|<\?[^<>]{0,300}>\s{0,200}){0,5}<(\w{1,20}[:-]?\w{0,20})"
)
_ROOTS = {
    "rss": "feed",
    "feed": "feed",
    "rdf:rdf": "feed",
    "oai-pmh": "data",
    "urlset": "data",
    "opensearchdescription": "data",
}


def _bytes(document: Document, _sight: Sight) -> str | None:
    """What the bytes are, where they are no page."""
    body = document.page.body
    if body.startswith((b"{\\rtf", b"%!PS", b"\xd0\xcf\x11\xe0")):
        return "office"
    if body.startswith(b"PK\x03\x04"):
        return "office" if b"[Content_Types].xml" in body[:4096] or b"mimetype" in body[:64] else "archive"
    if body.startswith((b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh")):
        return "archive"
    if document.kind == "binary":
        return "binary"
    return _BY_KIND.get(document.kind)


def _feed(document: Document, _sight: Sight) -> str | None:
    """A feed or another answer for programs, by its first element; whatever it was served as."""
    root = _START.match(document.text[:4096])
    return _ROOTS.get(root[1].lower()) if root is not None else None


def _markup(document: Document, _sight: Sight) -> str | None:
    if document.kind != "html":
        return None
    return "hostile-markup" if document.overlong_tag else "unparsable" if document.tree is None else None


def _challenge_header(document: Document, _sight: Sight) -> str | None:
    return "challenge" if wall_in_headers(document.page.headers, len(document.page.body)) is not None else None


_BEFORE: tuple[_Test, ...] = (
    _bytes,
    _feed,
    _markup,
    _challenge_header,
    lambda _document, sight: walls.by_title(sight),
)
_AFTER: tuple[_Test, ...] = (
    walls.by_script,
    lambda _document, sight: walls.by_heading(sight),
    platforms.by_marks,
    walls.by_saying,
    lambda document, _sight: platforms.by_address(document),
    walls.by_shell,
)
_WORDLESS = 100
_DATA = ("json", "xml")
# What was read of a page with few words is of those words.
_SHELLS = frozenset(("redirect", "frame", "script-only"))
# These words stand above lists, and above single works too: the entries must be there.
_LISTS = frozenset(("search-results", "contents", "profile"))


def refusal(code: str) -> Refusal:
    """The refusal of that code, with its sentence."""
    return Refusal(code=code, message=MESSAGES[code])


def refuse(document: Document) -> Refusal | None:
    """The reason why a document is no record before it is read, or None."""
    sight = Sight(document)
    code = next((code for test in _BEFORE if (code := test(document, sight)) is not None), None)
    return refusal(code) if code is not None else None


def named_as_none(title: str, *, signed: bool) -> Refusal | None:
    """The reason why what was read under a title is no record, where the title is the name of a site's own page: "Editorial board".

    What somebody signed may be called as lists are: "Archives", by Ada Roe.
    """
    code = lists.word_code(fold(title).strip(" .:"))
    return refusal(code) if code is not None and not (signed and code in _LISTS) else None


def look(document: Document, *, silent: bool) -> Refusal | None:
    """The reason why a document is no record after it was read; `silent` where nothing at all was made of it.

    Without `silent` only what cannot be a record is refused, with it the likeliest reason is told.
    """
    sight = Sight(document)
    if document.kind in _DATA:
        return refusal("data") if silent else None
    if document.kind != "html" or sight.names_work:
        return None
    if not silent and "Z3988" in document.text and len(sight.text) < _WORDLESS:
        return None  # a COinS is all that the page says
    code = next((code for test in _AFTER if (code := test(document, sight)) is not None), None)
    if code in _SHELLS and not silent and len(sight.text) > _WORDLESS:
        code = None
    if code is None and silent:
        code = lists.by_words(sight)
    elif code is None:
        code = _surely(document, sight)
    code = code or lists.by_current_issue(sight) or lists.by_count(document) or lists.by_structure(document, sight)
    return refusal(code) if code is not None else None


def _surely(document: Document, sight: Sight) -> str | None:
    """What the words of the title make of a page from which something was read."""
    code = lists.by_words(sight)
    if code in _LISTS:
        # A volume may be a work: "Handbook of invention, volume 2".
        said = lists.by_heading(sight) == code if code != "contents" else lists.is_under_an_issue(sight)
        named = said and lists.by_title(sight) == code
        return code if named or lists.is_list(document, sight) else None
    # No other part of the title, and no heading, tells of anything else.
    if code is None or lists.by_title(sight) != code or any(text.count(" ") >= 4 for text in sight.title_parts[1:]):
        return None
    title = " ".join(sight.title_parts)
    return code if all(text in title or text.count(" ") < 4 for text in sight.first_headings) else None
