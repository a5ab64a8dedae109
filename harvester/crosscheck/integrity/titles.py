"""Titles as a cataloguer would question them: capitals, stops, what a program left in them, what does not belong there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.crosscheck.codes import Code
from harvester.crosscheck.words import letters, words
from harvester.plain_words import cut, field_name
from harvester.work import Finding
from parsers.clean import fold
from parsers.record import Record

CAPITALS = Code(
    "title-capitals", "info", ("citation", "page", "entry"), "A title all in capitals",
    "Write it as the work does, with capitals where the language has them: no style can do that afterwards.",
)  # fmt: skip
PLACEHOLDER = Code(
    "title-placeholder", "warning", ("citation", "page", "entry"), "What stands for a title and is none",
    "Look at the work, and decide its title.",
)  # fmt: skip
MARKUP = Code(
    "markup-left", "warning", ("citation", "page", "entry"), "HTML left in a text",
    "Write the characters themselves; italics and the like belong in the format's own way.",
)  # fmt: skip
LATEX = Code(
    "latex-left", "info", ("citation", "page"), "LaTeX left in a text",
    "Write the characters themselves: only LaTeX can print it as it stands.",
)  # fmt: skip
ADDRESS = Code(
    "title-address", "warning", ("citation", "page", "entry"), "An address in a title",
    "Take it out of the title; the address has a field of its own.",
)  # fmt: skip
STOP = Code(
    "title-stop", "info", ("citation", "page", "entry"), "A title that ends in a stop",
    "Take the stop away: citation styles set their own.",
)  # fmt: skip
BRACKETS = Code(
    "title-brackets", "info", ("citation", "page", "entry"), "A bracket that is not closed, or not opened",
    "Compare with the work: something may have been cut off.",
)  # fmt: skip
JOURNAL = Code(
    "title-holds-journal", "warning", ("citation", "page", "entry"), "The journal's or site's name in the title",
    "Take it out of the title; the journal has a field of its own.",
)  # fmt: skip
IS_JOURNAL = Code(
    "title-is-journal", "warning", ("citation", "page", "entry"), "The journal's name for a title",
    "The page may be the journal's or an issue's; look for the article's own title.",
)  # fmt: skip
CODES = (PLACEHOLDER, IS_JOURNAL, JOURNAL, MARKUP, ADDRESS, LATEX, CAPITALS, BRACKETS, STOP)

_PLACEHOLDERS = frozenset(
    ("untitled", "untitled document", "no title", "[no title]", "title pending", "not available", "[not available]", "n/a",
     "oup accepted manuscript", "accepted manuscript", "(without a title)", "no title available", "unknown title", "full text", "pdf",
     "404 not found", "page not found",
     "access denied", "just a moment", "loading")
)  # fmt: skip
# What a program took for a title: the name of a file, or the DOI. "Microsoft Word - thesis final.doc" stands in many PDF files.
_OF_A_FILE = re.compile(
    r"microsoft (?:word|powerpoint) ?- ?\S.*|.*[^\W_]\.(?:pdf|docx?|rtf|odt|pptx?|indd|qxd)|(?:doi ?:? ?|https?://(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/\S+"
)
_LONGEST_PLACEHOLDER, _LONGEST_FILE = 30, 200
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|p|br|span|div|a|font|u|sc|jats:[a-z-]{1,20}|mml:[a-z-]{1,20}|inline-formula|title|sec)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
# A command with its argument, an accent command, or mathematics that could not be sums of money.
_LATEX = re.compile(
    r"\\[A-Za-z]{2,20}\{|\{?\\[\"'`^~=.][{ ]?[A-Za-z]\}?|\$[^$]{0,200}[\\^_{}][^$]{0,200}\$|\\\("
    r"|\\(?:alpha|beta|gamma|delta|mu|sim|times|leq|geq|rm)\b"
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.[a-z])\S", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]{5,})[)\]”\"']?\.$")
_PARTS = 5
_SEPARATED = re.compile(r"\s[|»·•]\s|\s[-–—]\s|\s?:\s|\s\(")


def check(record: Record) -> Iterator[Finding]:
    """What is to be said of the title, and of texts beside it that a program may have left something in."""
    title = str(record.title) if record.title else ""
    if title:
        yield from _title(record, title)
    for field in ("title", "container_title"):
        text = str(getattr(record, field) or "")
        if ("://" in text or "www" in text.lower()) and _ADDRESS.search(text):
            yield ADDRESS.found(f"An address stands in the {field_name(field)}: “{cut(text)}”.", field=field)
        if "&" in text or "<" in text:
            yield from _markup(field, text)
        if "\\" in text or "$" in text:
            yield from _latex(field, text)


def _title(record: Record, title: str) -> Iterator[Finding]:
    if (len(title) < _LONGEST_PLACEHOLDER and fold(title).strip(".… ") in _PLACEHOLDERS) or (
        len(title) < _LONGEST_FILE and _OF_A_FILE.fullmatch(fold(title))
    ):
        yield PLACEHOLDER.found(f"“{cut(title)}” is hardly the title of a work.", field="title")
    if title.isupper() and len(title.split()) >= 4 and sum(map(str.isalpha, title)) >= 20:
        yield CAPITALS.found(f"The title is all in capitals: “{cut(title)}”.", field="title")
    if title.endswith(".") and not title.endswith("..") and _LAST_WORD.search(title[-80:]) and title.count(".") == 1:
        yield STOP.found(f"The title ends in a stop: “{cut(title)}”.", field="title", suggestion=title[:-1])
    if unbalanced(title):
        yield BRACKETS.found(f"A bracket of the title has no other half: “{cut(title)}”.", field="title")
    yield from _journal(record, title)


_OPENING = {")": "(", "]": "["}
_LIST_MARK = re.compile(r"(?:^|[\s,;:])(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{1,5})$")
_LONGEST_INTERVAL = 40


def unbalanced(text: str) -> bool:
    """Whether a bracket has no other half; "a)", "1)" and intervals like "[0, 1)" are none.

    >>> unbalanced("Light (and sleep"), unbalanced("1) Light 2) sleep"), unbalanced("Maps on [0,1)"), unbalanced("Cl (X or I)")
    (True, False, False, False)
    """
    if not any(char in text for char in "()[]"):
        return False
    opened: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        if char in "([":
            opened.append((char, place))
        elif char in ")]":
            inside = text[opened[-1][1] : place] if opened else ""
            if opened and (opened[-1][0] == _OPENING[char] or ("," in inside and len(inside) < _LONGEST_INTERVAL)):
                opened.pop()
            elif not _LIST_MARK.search(text[max(0, place - 6) : place]):
                return True
    return bool(opened)


def _journal(record: Record, title: str) -> Iterator[Finding]:
    """The container's name at the end of the title, behind a separator; or as the title."""
    container = record.container_title
    if not container or record.type in ("periodical", "webpage", "book", "review"):
        return
    # Most titles have not even the first word of it in them, and need no slower look.
    if container.split()[0].casefold() not in title.casefold():
        return
    name = letters(words(container))
    if (
        name
        and letters(words(title)) == name
        and record.type in ("article-journal", "article-magazine", "paper-conference", "chapter")
    ):
        yield IS_JOURNAL.found(f"The title “{cut(title)}” is the name of the journal or book.", field="title")
        return
    if len(container) < 8 or len(container.split()) < 2:
        return
    for found in list(_SEPARATED.finditer(title))[-_PARTS:]:
        rest, before = title[found.end() :].strip(" )."), title[: found.start()].strip()
        if before and len(rest) < 2 * len(container) and letters(words(rest)) == name:
            yield JOURNAL.found(
                f"The title ends with the name of the journal or book: “{cut(title)}”.", field="title", suggestion=before,
            )  # fmt: skip
            return


def _markup(field: str, text: str) -> Iterator[Finding]:
    found = _ENTITY.search(text) or _TAG.search(text)
    if found:
        yield MARKUP.found(f"HTML was left in the {field_name(field)}: “{cut(found[0], 60)}”.", field=field)


def _latex(field: str, text: str) -> Iterator[Finding]:
    found = _LATEX.search(text)
    if found:
        yield LATEX.found(f"LaTeX was left in the {field_name(field)}: “{cut(found[0], 60)}”.", field=field)
