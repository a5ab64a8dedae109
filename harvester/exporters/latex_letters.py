r"""Letters and signs beyond ASCII as LaTeX's commands, for files that must be ASCII and names that 8-bit BibTeX cuts.

Letters with accents become BibTeX's special characters (`{\"o}`), so that labels and sorting see them as letters. What is set
in mathematics alone (Greek, relations) becomes `{\ensuremath{\alpha}}`, which stands in text too. Letters of other scripts
have no commands that every LaTeX knows: they stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

from parsers.formats.latex_words import LETTERS as READ

# Combining mark to LaTeX's accent; those that are letters take their argument in braces. The hook is of Vietnamese fonts, as is the letter itself.
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u0304": "=", "\u0307": ".", "\u0306": "u",
    "\u030c": "v", "\u030b": "H", "\u0327": "c", "\u0328": "k", "\u030a": "r", "\u0323": "d", "\u0331": "b",
    "\u0309": "h", "\u0326": "textcommabelow",
}  # fmt: skip
# What needs no mathematics: letters, punctuation and signs of text.
_TEXT = (
    "o O l L ss ae AE oe OE aa AA dj DJ dh DH th TH i ng NG ohorn OHORN uhorn UHORN textendash textemdash ldots textquoteright textquoteleft "
    "textquotedblleft textquotedblright quotedblbase quotesinglbase guillemotleft guillemotright guilsinglleft guilsinglright textexclamdown "
    "textquestiondown textcopyright textregistered texttrademark textdegree textmu textonehalf textperiodcentered textbullet textdagger ddag S P "
    "textsterling texteuro textyen textordfeminine textordmasculine textperthousand"
).split()
# What LaTeX's own mathematics has, without a package.
_MATH = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega "
    "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega varsigma times pm mp div infty partial nabla leq geq neq ll gg approx sim "
    "simeq equiv propto in subset cup cap otimes oplus sum int prod to leftarrow leftrightarrow Rightarrow uparrow downarrow "
    "ell hbar perp parallel odot langle rangle cdots prime"
).split()
LETTERS: dict[str, str] = {
    **{READ[name]: rf"{{\ensuremath{{\{name}}}}}" for name in _MATH}, **{READ[name]: rf"{{\{name}}}" for name in _TEXT},
    "–": "--", "—": "---", "’": "'", "‘": "`", "ʼ": "'", "\u00a0": "~", "\u2009": r"\,", "‐": "{-}", "‑": "{-}", "−": r"{\ensuremath{-}}",
}  # fmt: skip


_MOST_KNOWN = 20_000


class Letters(dict[int, str]):
    """For `str.translate`: each letter's command is looked for once, when it first comes; one without a command stays."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        written = letter(char)
        # A file in all scripts of the world is not to fill memory.
        if len(self) < _MOST_KNOWN:
            self[code] = written
        return written


COMMANDS = Letters({code: chr(code) for code in range(128)})
"""Letter's number to its command; ASCII is written as it is."""


def letter(char: str) -> str:
    r"""One letter, with all marks on it, as a command; as it is where there is none.

    >>> print(letter("ö"), letter("ễ"), letter("x\u0323"), letter("ờ"), letter("α"), letter("東"))
    {\"o} {\~{\^e}} {\d{x}} {\`{\ohorn}} {\ensuremath{\alpha}} 東
    """
    if char.isascii():
        return char
    if char in LETTERS:
        return LETTERS[char]
    letters = unicodedata.normalize("NFD", char)
    base, marks = letters[0], letters[1:]
    if marks.startswith(_HORN):
        base, marks = unicodedata.normalize("NFC", base + _HORN), marks[1:]
    text = base if base.isascii() else LETTERS.get(base, base)[1:-1] if base.isalpha() else ""
    # What is set in mathematics takes no accent of text.
    if not text.isascii() or not text or text.startswith(r"\ensuremath") or not all(one in _ACCENTS for one in marks):
        return char
    # An i or j with an accent above loses its dot: LaTeX sees to that itself under its commonest four.
    accent = _ACCENTS[marks[0]] if marks else ""
    if base in "ij" and accent not in _BELOW and (base == "j" or accent not in "`'^\""):
        text = rf"\{base}"
    for one in marks:
        accent = _ACCENTS[one]
        inner = f"{{{text}}}" if accent.isalpha() or len(text) > 2 else text
        text = rf"\{accent}{inner}"
    return f"{{{text}}}"


_HORN = "\u031b"
_BELOW = ("c", "k", "d", "b", "textcommabelow")
_MARKED = re.compile("[^\\W_][\u0300-\u036f]+")


def commands(text: str) -> str:
    r"""A text with its letters beyond ASCII as commands: those with marks that are characters of their own, then each other one.

    >>> print(commands("m\u0303 Đu\u031bc 東"))
    {\~m} {\DJ}{\uhorn}c 東
    """
    composed = unicodedata.normalize("NFC", text)
    return _MARKED.sub(lambda found: letter(found[0]), composed).translate(COMMANDS)
