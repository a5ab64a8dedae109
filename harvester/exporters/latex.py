"""Text as LaTeX: what must be escaped, markup as commands, letters with accents as commands where 8 bits are too few."""

from __future__ import annotations

import re
import unicodedata

from parsers.values import Mark, Rich

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "%": r"\%", "&": r"\&", "#": r"\#",
    "_": r"\_", "$": r"\$", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
# Two signs that TeX sets as one: a dash, a quotation mark, a Spanish sign.
_LIGATURE = re.compile(r"-(?=-)|`(?=`)|'(?=')|[?!](?=`)")
_COMMANDS: dict[Mark, str] = {
    "i": r"\textit{", "b": r"\textbf{", "sub": r"\textsubscript{", "sup": r"\textsuperscript{", "sc": r"\textsc{", "nocase": "{",
}  # fmt: skip
# Combining mark to LaTeX's accent; those that are letters take their argument in braces.
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u0304": "=", "\u0307": ".", "\u0306": "u",
    "\u030c": "v", "\u030b": "H", "\u0327": "c", "\u0328": "k", "\u030a": "r", "\u0323": "d", "\u0331": "b",
}  # fmt: skip
_LETTERS = {
    "ø": r"{\o}", "Ø": r"{\O}", "ł": r"{\l}", "Ł": r"{\L}", "ß": r"{\ss}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}",
    "å": r"{\aa}", "Å": r"{\AA}", "đ": r"{\dj}", "Đ": r"{\DJ}", "ð": r"{\dh}", "Ð": r"{\DH}", "þ": r"{\th}", "Þ": r"{\TH}",
    "ı": r"{\i}", "ŋ": r"{\ng}", "Ŋ": r"{\NG}", "–": "--", "’": "'", "‘": "`", "ʼ": "'",
}  # fmt: skip


def escape(text: str) -> str:
    r"""Plain text for any field: NFC, one line, LaTeX's own characters escaped, braces balanced whatever comes in.

    >>> print(escape("50% of {A & B}_1"))
    50\% of \textbraceleft{}A \& B\textbraceright{}\_1
    """
    line = " ".join(unicodedata.normalize("NFC", text).split())
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
    letters = [_letter(char) for char in escaped]
    if all(letter.isascii() for letter in letters):
        return "".join(letters)
    return " ".join(f"{{\\relax {word}}}" if not word.isascii() else word for word in escaped.split())


def ascii_text(text: str) -> str:
    r"""LaTeX text with its letters beyond ASCII as commands, where LaTeX has them; others stay as they are.

    >>> print(ascii_text(r"\textit{Ødegård} in 東京"))
    \textit{{\O}deg{\aa}rd} in 東京
    """
    return "".join(_letter(char) for char in unicodedata.normalize("NFC", text))


def _letter(char: str) -> str:
    if char.isascii():
        return char
    if char in _LETTERS:
        return _LETTERS[char]
    letters = unicodedata.normalize("NFD", char)
    base, marks = letters[0], letters[1:]
    if marks not in _ACCENTS or not base.isascii():
        return char
    accent = _ACCENTS[marks]
    # An i or j with an accent above loses its dot.
    argument = rf"\{base}" if base in "ij" and accent not in "ckdb" else base
    return rf"{{\{accent}{{{argument}}}}}" if accent.isalpha() else rf"{{\{accent}{argument}}}"
