"""Texts of a library's entry: what HTML, LaTeX or a wrong encoding left in them."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from harvester.crosscheck.codes import Code
from harvester.crosscheck.integrity.raw import RawEntry, record_field
from harvester.crosscheck.integrity.titles import MARKUP
from harvester.plain_words import cut
from harvester.work import Finding, Mend
from parsers.clean.text import printable

BRACES = Code(
    "braces-unbalanced", "error", ("entry",), "Braces that do not match",
    "Mend the braces: BibTeX counts “\\{” too, and may swallow what follows.",
)  # fmt: skip
CHARACTERS = Code("control-characters", "warning", ("entry",), "Characters that nobody can see", "They are taken out.")
MOJIBAKE = Code(
    "mojibake", "warning", ("entry",), "Letters read in a wrong encoding",
    "The letters that were meant are put in their place.",
)  # fmt: skip
LOST = Code(
    "characters-lost", "warning", ("entry",), "Letters that were lost",
    "Look at the work, and write the letters that “�” stands for.",
)  # fmt: skip
NOT_NFC = Code(
    "not-nfc", "info", ("entry",), "Accents written apart from their letters",
    "They are joined (Unicode NFC): searches and styles expect it.",
)  # fmt: skip
SPECIAL = Code(
    "latex-special", "warning", ("entry",), "A character that LaTeX reads as a command",
    "A backslash is put before it.",
)  # fmt: skip
MATH = Code(
    "math-unclosed", "warning", ("entry",), "A “$” without another",
    "Close the formula, or write “\\$” for the sign.",
)  # fmt: skip
SPACES = Code("spaces", "info", ("entry",), "Blanks too many", "They are taken out.")
UNPROTECTED = Code(
    "title-unprotected", "info", ("entry",), "Capitals that a BibTeX style would lower",
    "Braces are put around the words that have inner capitals.",
)  # fmt: skip
CODES = (BRACES, CHARACTERS, LOST, MOJIBAKE, MARKUP, SPECIAL, MATH, NOT_NFC, SPACES, UNPROTECTED)

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|p|br|span|div|a|sc|jats:[a-z-]{1,20}|mml:[a-z-]{1,20}|title|sec)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]"
)
_UNESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)([&%#])")
_COMMAND = re.compile(r"\\(?:url|href|verb|texttt)\b")
# A word that a style in sentence case would ruin: a capital behind its first letter, not within braces already.
_RUINED = re.compile(r"(?<![\w\\{])[^\W\d_]?[\w-]*[^\W\d_a-z][\w-]*(?![\w}])")


def check(entry: RawEntry) -> Iterator[Finding]:
    """What is to be said of each text of an entry."""
    bibtex = entry.format == "bibtex"
    for name, text in entry.of_role("text", "names"):
        yield from _letters(entry, name, text)
        yield from _html(entry, name, text)
        if bibtex:
            yield from _latex(entry, name, text)
        elif text != " ".join(text.split()) and "\n" not in text:
            yield _found(SPACES, entry, name, f"There are blanks too many in “{cut(text)}”.", " ".join(text.split()))
    if bibtex:
        for name, text in entry.fields:
            if text.count("{") != text.count("}"):
                yield _found(BRACES, entry, name, f"The braces of “{name}” do not match: “{cut(text)}”.")
        title = entry.first("title")
        if title and not title.isupper() and not (title.startswith("{") and title.endswith("}")):
            yield from _unprotected(entry, title)


def _found(code: Code, entry: RawEntry, name: str, message: str, text: str | None = None) -> Finding:
    return code.found(
        message, field=record_field(entry.format, name), suggestion=text or "", mend=Mend(field=name, text=text) if text else None,
    )  # fmt: skip


def _letters(entry: RawEntry, name: str, text: str) -> Iterator[Finding]:
    if text.isascii() and text.isprintable():
        return
    if "\ufffd" in text:
        yield _found(LOST, entry, name, f"Letters of “{name}” were lost: “{cut(text)}”.")
        return
    if _HIDDEN.search(text):
        seen = _HIDDEN.sub("", text)
        yield _found(
            CHARACTERS,
            entry,
            name,
            f"“{name}” holds characters that nobody can see: “{cut(seen)}”.",
            seen.strip() or None,
        )
        return
    # A line at a time: line ends and tabs are the file's own.
    mended = "".join(part if part.isspace() else printable(part) for part in re.split(r"([\r\n\t]+)", text))
    if mended != text:
        code = NOT_NFC if unicodedata.normalize("NFC", text) == mended else MOJIBAKE
        words = (
            "is written with accents apart from their letters" if code is NOT_NFC else "was read in a wrong encoding"
        )
        yield _found(code, entry, name, f"“{name}” {words}: “{cut(text)}”.", mended)


def _html(entry: RawEntry, name: str, text: str) -> Iterator[Finding]:
    if "&" not in text and "<" not in text:
        return
    entity, tag = _ENTITY.search(text), _TAG.search(text)
    if entity and html.unescape(entity[0]) != entity[0]:
        plain = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        if entry.format == "bibtex":
            plain = _escaped(plain)
        yield _found(
            MARKUP, entry, name, f"“{name}” holds {entity[0]}, which is HTML for “{html.unescape(entity[0])}”.", plain
        )
    # CSL writes italics and the like as tags.
    elif tag and not (entry.format == "csl-json" and re.fullmatch(r"</?(?:i|b|sub|sup|span[^<>]*)>", tag[0])):
        yield _found(MARKUP, entry, name, f"“{name}” holds the HTML tag {cut(tag[0], 40)}.")


def _escaped(text: str) -> str:
    return _UNESCAPED.sub(r"\1\\\2", text)


def _latex(entry: RawEntry, name: str, text: str) -> Iterator[Finding]:
    if _COMMAND.search(text) or _ENTITY.search(text):
        return
    found = _UNESCAPED.search(text)
    if found:
        yield _found(
            SPECIAL,
            entry,
            name,
            f"LaTeX takes the “{found[2]}” in “{name}” for a command: “{cut(text)}”.",
            _escaped(text),
        )
    if len(re.findall(r"(?<!\\)\$", text)) % 2:
        yield _found(MATH, entry, name, f"There is a “$” without another in “{name}”: “{cut(text)}”.")


def _unprotected(entry: RawEntry, title: str) -> Iterator[Finding]:
    """Words with inner capitals that stand outside braces, formulas and commands."""
    plain = _outside(title)
    found = [word[0] for word in _RUINED.finditer(plain) if _is_ruined(word[0])]
    # Where most words are in capitals, the title is, and that is another matter.
    if found and len(found) * 2 <= len(title.split()):
        wanted = dict.fromkeys(found)
        mended = _RUINED.sub(
            lambda word: (
                f"{{{word[0]}}}" if word[0] in wanted and plain[word.start() : word.end()] == word[0] else word[0]
            ),
            title,
        )
        first = found[0]
        yield _found(
            UNPROTECTED, entry, "title", f"A style that lowers titles would write “{first[0]}{first[1:].lower()}” for “{first}”.", mended,
        )  # fmt: skip


def _is_ruined(word: str) -> bool:
    """Whether lowering all but the first letter ruins a word: "mRNA", "DNA-binding", "3D"; but not "High-Quality"."""
    return any(char.isupper() for part in word.split("-") for char in part[1:])


def _outside(title: str) -> str:
    """The title with what stands in braces, formulas and commands blanked out, every place kept."""
    out, depth, math, at = [], 0, False, 0
    while at < len(title):
        char = title[at]
        command = re.compile(r"\\(?:[A-Za-z]+|.)").match(title, at) if char == "\\" else None
        if command:
            out.append(" " * len(command[0]))
            at = command.end()
            continue
        depth += (char == "{") - (char == "}")
        math = math != (char == "$")
        out.append(char if depth == 0 and not math and char not in "{}$" else " ")
        at += 1
    return "".join(out)
