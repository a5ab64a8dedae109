"""Text as LaTeX: what must be escaped, markup as commands, letters with accents as commands where 8 bits are too few."""

from __future__ import annotations

import re
import unicodedata

from harvester.exporters.latex_letters import COMMANDS
from parsers.values import Mark, Rich

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "%": r"\%", "&": r"\&", "#": r"\#",
    "_": r"\_", "$": r"\$", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}",
}  # fmt: skip
# LaTeX's own characters, and those that TeX sets as one sign with the next: a dash, a quotation mark, a Spanish sign. A pattern that
# begins with a set of characters is looked for several times as fast as one that begins with alternatives.
_SPECIAL = re.compile(
    f"[{re.escape(''.join(_ESCAPES))}`'?!-]" + r"(?:(?<![-`'?!])|(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`))"
)
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
    return _SPECIAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"{found[0]}{{}}"


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
    written = escaped.translate(COMMANDS)
    if written.isascii():
        return written
    return " ".join(f"{{\\relax {word}}}" if not word.isascii() else word for word in escaped.split())


def ascii_text(text: str) -> str:
    r"""LaTeX text with its letters beyond ASCII as commands, where LaTeX has them; others stay as they are.

    >>> print(ascii_text(r"\textit{Ødegård} in 東京"))
    \textit{{\O}deg{\aa}rd} in 東京
    """
    return unicodedata.normalize("NFC", text).translate(COMMANDS)
