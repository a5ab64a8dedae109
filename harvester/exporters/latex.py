"""Text as LaTeX: what must be escaped, markup as commands, letters with accents as commands where 8 bits are too few."""

from __future__ import annotations

import re
import unicodedata

from harvester.exporters.latex_letters import commands
from harvester.exporters.remembered import Known
from parsers.values import Mark, Rich

# Characters that the commands are made of, so that they are seen to first; and the others.
_BRACES = str.maketrans({"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
_SIGNS = (
    ("%", r"\%"), ("&", r"\&"), ("#", r"\#"), ("_", r"\_"), ("$", r"\$"), ("^", r"\textasciicircum{}"), ("~", r"\textasciitilde{}"),
    ("<", r"\textless{}"), (">", r"\textgreater{}"), ("|", r"\textbar{}"),
)  # fmt: skip
# What TeX sets as one sign with the next: a dash, a quotation mark, a Spanish sign. One character is looked for many times as fast as two.
_PAIRS = tuple((pair[-1], pair, f"{pair[0]}{{}}{pair[1]}") for pair in ("--", "``", "''", "?`", "!`"))
_ANY = re.compile(r"[\\{}%&#_$^~<>|]|--|[`?!]`|''")
_SHORT = 120
_COMMANDS: dict[Mark, str] = {
    "i": r"\textit{", "b": r"\textbf{", "sub": r"\textsubscript{", "sup": r"\textsuperscript{", "sc": r"\textsc{", "nocase": "{",
}  # fmt: skip

# The same of markup, whose tags and entities are not the text's own.
_IN_MARKUP = tuple(row for row in _SIGNS if row[0] not in "&<>")
_ENTITIES = {"amp": r"\&", "lt": r"\textless{}", "gt": r"\textgreater{}"}
_TAGS: dict[str, str] = {f"/{one}": "}" for one in _COMMANDS} | dict(_COMMANDS)
_TAG, _ENTITY = re.compile("<([^>]*)>"), re.compile("&([^;]*);")
# A mark inside another, or around nothing: what is inside two marks is written with both.
_NESTED = re.compile("<[a-z]+>(?:[^<]+<[a-z]|<)")


def escape(text: str) -> str:
    r"""Plain text for any field: NFC, one line, LaTeX's own characters escaped, braces balanced whatever comes in.

    >>> print(escape("50% of {A & B}_1"))
    50\% of \textbraceleft{}A \& B\textbraceright{}\_1
    """
    return ESCAPED[text]


def _escaped(text: str) -> str:
    return escape_run(" ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split()))


ESCAPED = Known(_escaped)
"""A text to what `escape` makes of it."""


def rich(value: Rich) -> str:
    r"""Rich text with LaTeX commands.

    >>> print(rich(Rich("CD4<sup>+</sup> in <i>E. coli</i>")))
    CD4\textsuperscript{+} in \textit{E. coli}
    """
    markup = value.root
    if "<" in markup and _NESTED.search(markup):
        return "".join(mark(escape_run(text), marks) for text, marks in value.runs())
    text = _signs(markup, _IN_MARKUP)
    if "&" in markup:
        text = _commands(text, _ENTITY, _ENTITIES)
    return _commands(text, _TAG, _TAGS) if "<" in text else text


def _commands(text: str, pattern: re.Pattern[str], known: dict[str, str]) -> str:
    """A text with what a pattern finds as commands: entities, tags."""
    # A text, what was found, a text, what was found, ..., a text.
    parts = pattern.split(text)
    parts[1::2] = [known[word] for word in parts[1::2]]
    return "".join(parts)


def escape_run(text: str) -> str:
    r"""A piece of a line: escaped, its blanks at both ends kept, and two hyphens two.

    >>> print(escape_run("the option --all of a_b"))
    the option -{}-all of a\_b
    """
    # Most short texts have nothing of it, and one look tells.
    if len(text) < _SHORT and not _ANY.search(text):
        return text
    return _signs(text, _SIGNS)


def _signs(text: str, signs: tuple[tuple[str, str], ...]) -> str:
    if "\\" in text or "{" in text or "}" in text:
        text = text.translate(_BRACES)
    for sign, command in signs:
        if sign in text:
            text = text.replace(sign, command)
    for sign, pair, apart in _PAIRS:
        # Twice, for the second of a pair may be the first of another.
        if sign in text and pair in text:
            text = text.replace(pair, apart).replace(pair, apart)
    return text


def mark(text: str, marks: tuple[Mark, ...]) -> str:
    """Escaped text under marks, outermost first."""
    return "".join(_COMMANDS[one] for one in marks) + text + "}" * len(marks)


def ascii_name(text: str) -> str:
    r"""A part of a name for 8-bit BibTeX, which cuts UTF-8 letters in two when it takes an initial.

    Letters with accents become LaTeX's special characters; a name in letters that LaTeX has no command for becomes
    one special character as a whole, so that BibTeX never cuts inside it.

    >>> print(ascii_name("Ødegård"), ascii_name("Šimić"), ascii_name("Иван"))
    {\O}deg{\aa}rd {\v{S}}imi{\'c} {\relax Иван}
    """
    # What is letters alone has nothing to escape.
    escaped = unicodedata.normalize("NFC", text) if text.isalpha() else _escaped(text)
    if escaped.isascii():
        return escaped
    written = commands(escaped)
    if written.isascii():
        return written
    return " ".join(f"{{\\relax {word}}}" if not word.isascii() else word for word in escaped.split())


def ascii_text(text: str) -> str:
    r"""LaTeX text with its letters beyond ASCII as commands, where LaTeX has them; others stay as they are.

    >>> print(ascii_text(r"\textit{Ødegård} in 東京"))
    \textit{{\O}deg{\aa}rd} in 東京
    """
    return commands(text)
