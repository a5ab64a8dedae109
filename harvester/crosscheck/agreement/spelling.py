"""British and American spelling, and other ways to write one word, brought to one form; only ever used to compare."""

from __future__ import annotations

import re
from functools import lru_cache

# On bare words of five letters or more ("tumour", "oedema", "randomised", "centre").
_SPELLING: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("[ao]e"), "e"), (re.compile("our"), "or"), (re.compile("isation"), "ization"), (re.compile("sulph"), "sulf"),
    (re.compile(r"([iy])s(e|ed|es|ing|er)$"), r"\1z\2"), (re.compile("tre(s?)$"), r"ter\1"), (re.compile("ogue(s?)$"), r"og\1"),
    (re.compile("ll(ed|ing|er)$"), r"l\1"), (re.compile("^programme"), "program"), (re.compile("efence"), "efense"),
    (re.compile("^aluminium"), "aluminum"), (re.compile("^ageing"), "aging"), (re.compile("^ance"), "anze"),
)  # fmt: skip
_OTHERWISE = {
    "vs": "versus",
    "v": "versus",
    "cheque": "check",
    "cheques": "checks",
    "plough": "plow",
    "jewellery": "jewelry",
    "percent": "percent",
    "grey": "gray",
    "skilful": "skillful",
    "fibre": "fiber",
    "fibres": "fibers",
}


@lru_cache(maxsize=8192)
def spelled(word: str) -> str:
    """A bare word in one of its spellings.

    >>> spelled("tumour"), spelled("oedema"), spelled("randomised"), spelled("four")
    ('tumor', 'edema', 'randomized', 'four')
    """
    if len(word) >= 5:
        for pattern, plain in _SPELLING:
            word = pattern.sub(plain, word)
    return _OTHERWISE.get(word, word)
