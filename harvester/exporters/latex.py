"""Text as LaTeX: what must be escaped, markup as commands, letters with accents as commands where 8 bits are too few."""

from __future__ import annotations

import re
import unicodedata

from harvester.exporters.latex_letters import letter
from parsers.values import Mark, Rich

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "%": r"\%", "&": r"\&", "#": r"\#",
    "_": r"\_", "$": r"\$", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
# Two signs that TeX sets as one: a dash, a quotation mark, a Spanish sign.
_LIGATURE = re.compile(r"-(?=-)|`(?=`)|'(?=')|[?!](?=`)")
# Most pieces have nothing of either.
_ANY = re.compile("[" + re.escape("".join(_ESCAPES)) + "`'?!-]")
_COMMANDS: dict[Mark, str] = {
    "i": r"\textit{", "b": r"\textbf{", "sub": r"\textsubscript{", "sup": r"\textsuperscript{", "sc": r"\textsc{", "nocase": "{",
}  # fmt: skip


def escape(text: str) -> str:
    r"""Plain text for any field: NFC, one line, LaTeX's own characters escaped, braces balanced whatever comes in.

    >>> print(escape("50% of {A & B}_1"))
    50\% of \textbraceleft{}A \& B\textbraceright{}\_1
    """
    if not text:
        return ""
    line = " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())
    return escape_run(line)


def rich(value: Rich) -> str:
    r"""Rich text with LaTeX commands.

    >>> print(rich(Rich("CD4<sup>+</sup> in <i>E. coli</i>")))
    CD4\textsuperscript{+} in \textit{E. coli}
    """
    return "".join(mark(escape_run(text), marks) for text, marks in value.runs())


def escape_run(text: str) -> str:
    r"""A piece of a line: escaped, its blanks at both ends kept, and two hyphens two.

    >>> print(escape_run("the option --all of a_b"))
    the option -{}-all of a\_b
    """
    if not _ANY.search(text):
        return text
    return _LIGATURE.sub(r"\g<0>{}", _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text))


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
    escaped = escape(text)
    if escaped.isascii():
        return escaped
    letters = [letter(char) for char in escaped]
    if all(one.isascii() for one in letters):
        return "".join(letters)
    return " ".join(f"{{\\relax {word}}}" if not word.isascii() else word for word in escaped.split())


def ascii_text(text: str) -> str:
    r"""LaTeX text with its letters beyond ASCII as commands, where LaTeX has them; others stay as they are.

    >>> print(ascii_text(r"\textit{Ødegård} in 東京"))
    \textit{{\O}deg{\aa}rd} in 東京
    """
    return "".join(letter(char) for char in unicodedata.normalize("NFC", text))
