"""LaTeX's commands that are letters, signs or names of their own, and those that only say how a text is set."""

from __future__ import annotations

import re
import unicodedata

# Greek letters have in LaTeX the names they have in Unicode, but for lambda; omicron and some capitals are Latin there.
_GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega"
_CAPITAL_GREEK = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"


def _greek(name: str) -> str:
    size = "CAPITAL" if name[0].isupper() else "SMALL"
    return unicodedata.lookup(f"GREEK {size} LETTER {name.upper().replace('LAMBDA', 'LAMDA')}")


LETTERS: dict[str, str] = {
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "dj": "đ",
    "DJ": "Đ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "i": "ı", "j": "ȷ", "ng": "ŋ", "NG": "Ŋ", "imath": "ı", "jmath": "ȷ",
    "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư",
    "textbackslash": "\\", "textasciicircum": "^", "textasciitilde": "~", "textless": "<", "textgreater": ">", "textbar": "|",
    "textbraceleft": "{", "textbraceright": "}", "textunderscore": "_", "textdollar": "$", "textasteriskcentered": "*",
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": '"', "textquotesingle": "'", "quotedblbase": "„", "quotesinglbase": "‚",
    "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›",
    # The soft and the hard sign in Latin letters, as mathematicians' indexes write them: "Gel{\\cprime}fand".
    "cprime": "ʹ", "Cprime": "ʹ", "cdprime": "ʺ", "Cdprime": "ʺ", "cydot": "·",
    "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
    "textexclamdown": "¡", "textquestiondown": "¿", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™",
    "textdegree": "°", "degree": "°", "textmu": "µ", "textonehalf": "½", "textperiodcentered": "·", "textbullet": "•", "textdagger": "†",
    "dag": "†", "ddag": "‡", "S": "§", "P": "¶", "pounds": "£", "textsterling": "£", "texteuro": "€", "euro": "€", "EUR": "€", "textyen": "¥",
    "textordfeminine": "ª", "textordmasculine": "º", "textnumero": "№", "textperthousand": "‰", "slash": "/", "space": " ", "quad": " ",
    "qquad": " ",
    "mathsemicolon": ";", "lbrace": "{", "rbrace": "}", "backslash": "\\", "vert": "|", "mid": "|", "colon": ":", "prime": "′", "circ": "°",
    "times": "×", "pm": "±", "mp": "∓", "cdot": "·", "div": "÷", "ast": "*", "star": "⋆", "bullet": "•", "infty": "∞", "partial": "∂", "nabla": "∇",
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "ll": "≪", "gg": "≫", "approx": "≈", "sim": "∼", "simeq": "≃",
    "equiv": "≡",
    "propto": "∝", "lesssim": "≲", "gtrsim": "≳", "in": "∈", "subset": "⊂", "cup": "∪", "cap": "∩", "otimes": "⊗", "oplus": "⊕", "sqrt": "√",
    "sum": "∑", "int": "∫", "prod": "∏", "to": "→", "rightarrow": "→", "longrightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔",
    "Rightarrow": "⇒",
    "mapsto": "↦", "uparrow": "↑", "downarrow": "↓", "ell": "ℓ", "hbar": "ℏ", "dagger": "†", "perp": "⊥", "parallel": "∥", "odot": "⊙", "sun": "☉",
    "angle": "∠",
    "langle": "⟨", "rangle": "⟩", "cdots": "⋯", "square": "□", "flat": "♭", "sharp": "♯", "natural": "♮",
    **{name: _greek(name) for name in (*_GREEK.split(), *_CAPITAL_GREEK.split())},
    "varepsilon": "ε", "vartheta": "ϑ", "varpi": "ϖ", "varrho": "ϱ", "varsigma": "ς", "varphi": "φ", "omicron": "ο",
}  # fmt: skip
"""Command to the sign it sets. TeX eats the blank behind it."""

ACCENTS: dict[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307", "u": "\u0306", "v": "\u030c",
    "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331", "h": "\u0309", "textcommabelow": "\u0326",
    # In mathematics they tell one thing from another: $\bar{p}$ is no $p$.
    "bar": "\u0304", "hat": "\u0302", "tilde": "\u0303", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308", "acute": "\u0301", "grave": "\u0300",
    "breve": "\u0306", "check": "\u030c", "widehat": "\u0302", "widetilde": "\u0303", "overline": "\u0304",
}  # fmt: skip
"""Command to the sign that combines with the letter before it."""

ALONE = {"^": "^", "~": "~", "`": "`", "'": "´", '"': "¨", "=": "¯", ".": "˙"}
"""What an accent over nothing sets, as Mendeley writes a tilde or a circumflex: "{\\\\~{}}5"."""

NAMES: dict[str, str] = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX", "LuaTeX": "LuaTeX",
    "LuaLaTeX": "LuaLaTeX", "ConTeXt": "ConTeXt", "pdfTeX": "pdfTeX", "pdfLaTeX": "pdfLaTeX", "PiC": "PiC", "AmS": "AMS", "AmSTeX": "AMS-TeX",
    "MF": "Metafont", "MP": "MetaPost", "CTAN": "CTAN", "TUB": "TUGboat", "eTeX": "eTeX", "KOMAScript": "KOMA-Script",
}  # fmt: skip
"""Command to the name it sets. TeX eats the blank behind these too, which nobody who writes a title means."""

MARKS = {
    "textit": "i", "emph": "i", "mkbibemph": "i", "it": "i", "em": "i", "textbf": "b", "bf": "b", "textsubscript": "sub", "textsuperscript": "sup",
    "textsc": "sc",
}  # fmt: skip
# What holds until its group ends: "{\\em Escherichia coli}".
DECLARED = {
    "em": "i", "it": "i", "itshape": "i", "sl": "i", "slshape": "i", "bf": "b", "bfseries": "b", "sc": "sc", "scshape": "sc",
}  # fmt: skip
# What is set around what a command is given; quotation marks within others are single.
AROUND = {
    "enquote": ("“", "”"), "mkbibquote": ("“", "”"), "textquote": ("“", "”"), "mkbibparens": ("(", ")"), "mkbibbrackets": ("[", "]"),
}  # fmt: skip
CLOSING = frozenset("”’)]")
# Commands whose first argument is not text: how a thing is sorted, where a link leads, which language or colour a text has, how wide a
# gap is; and the one that is set over another.
_ASIDE = {
    **dict.fromkeys(
        "noopsort SortNoop href foreignlanguage textcolor color hspace vspace phantom hphantom vphantom begin end".split(), "aside"
    ),
    **dict.fromkeys("frac tfrac dfrac nicefrac".split(), "over"),
}  # fmt: skip
WAITING = {**_ASIDE, **{command: command for command in AROUND}}
"""Commands for which the next brace is another than usual, and what waits for it."""

SILENT = frozenset(
    """
    relax protect ensuremath text textrm textsf texttt textup textmd textnormal textsl textlf mbox hbox fbox makebox uppercase lowercase
    MakeUppercase MakeLowercase MakeTextUppercase MakeTextLowercase NoCaseChange rm rmfamily sf sffamily tt ttfamily sl slshape md mdseries
    up upshape sc scshape normalfont normalsize small footnotesize scriptsize tiny large Large LARGE huge Huge mathrm mathbf mathit mathsf
    mathtt mathcal mathbb mathfrak mathscr mathnormal boldsymbol bm bold operatorname left right big Big bigl bigr displaystyle textstyle
    scriptstyle limits nolimits noindent par newline linebreak nolinebreak hfill hskip kern xspace ignorespaces unskip nobreak
    allowbreak sloppy url path href nolinkurl mkbibbold mkbibsuperscript mkbibsubscript autocap
    underline uline bibinfo bibnamefont bibfnamefont natexlab smash underbar
    """.split()
)
"""Commands that say how a text is set and are no text: what they are given is kept."""

# Letters in braces of their own, as programs write them: "{\\'e}", "{\\'{e}}", "{\\v C}", "{\\v{C}}", "{\\'{\\i}}", "{\\ss}".
LETTER = re.compile(
    r"\{\\(?:[`'^\"~=.](?:[A-Za-z]|\{[A-Za-z]\}|\\[ij]|\{\\[ij]\})|[uvHckrdb](?: [A-Za-z]|\{[A-Za-z]\}|\{\\[ij]\})"
    r"|o|O|l|L|ss|ae|AE|oe|OE|aa|AA|dh|DH|dj|DJ|th|TH|ng|NG|i|j)\}"
)
# A text that has nothing of LaTeX but such letters.
WITH_LETTERS = re.compile(rf"(?:[^\\{{}}$~_^`'\x02-\x04-]++|-(?!-)|'(?!')|`(?!`)|{LETTER.pattern})*+")
