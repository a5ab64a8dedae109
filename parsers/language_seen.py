"""The language of a work whose page tells none: seen in the work's own title and abstract, where these leave no doubt.

A script that only one language has tells it at once; of languages that share one, the commonest small words of a long text do. A
text that two languages might have written tells nothing, nor does one on a page that is half in another script: journals print
abstracts in English of works that are not.
"""

from __future__ import annotations

import re
from collections import Counter

from parsers.language_look import LANGUAGES_OF, may_be

_LETTERS = re.compile(r"[^\W\d_]+")
# Scripts of one language each.
_ONE = (
    ("ko", re.compile("[\uac00-\ud7af]")), ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")), ("th", re.compile("[\u0e00-\u0e7f]")),
    ("he", re.compile("[\u0590-\u05ff]")), ("ka", re.compile("[\u10a0-\u10ff]")), ("hy", re.compile("[\u0530-\u058f]")),
)  # fmt: skip
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u3400-\u9fff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# Letters that one language of a script has and its neighbours have not.
_OWN = (
    (_ARABIC, "ur", re.compile("[ٹڈڑےں]")), (_ARABIC, "ckb", re.compile("[ۆێە]")), (_ARABIC, "fa", re.compile("[پچژگکی]")),
    (_CYRILLIC, "uk", re.compile("[іїєґ]", re.IGNORECASE)), (_CYRILLIC, "be", re.compile("ў", re.IGNORECASE)),
    (_CYRILLIC, "kk", re.compile("[әғқңөұүһ]", re.IGNORECASE)), (_CYRILLIC, "sr", re.compile("[ђћљњџј]", re.IGNORECASE)),
    (_CYRILLIC, "ru", re.compile("[ыэё]", re.IGNORECASE)),
)  # fmt: skip
_MOST = 3_000
_LEAST_LETTERS = 40
_LEAST_OWN, _LEAST_SHARE = 3, 0.01
_LEAST_WORDS = 8
_TIMES = 3


def seen_language(title: str, abstract: str) -> str | None:
    """The language (a BCP 47 tag) that a title and an abstract are both in, or None where that is not sure.

    >>> seen_language("Salt in small ponds", "The salt of the ponds is in the water and on the banks, and it was seen that the reeds are of use.")
    'en'
    >>> seen_language("تاریخ ایران", "پژوهش حاضر به بررسی تاریخ ایران در دورهٔ گذشته می‌پردازد و نگاهی تازه به آن دارد")
    'fa'
    >>> seen_language("El agua de los estanques", "The salt of the ponds is in the water and on the banks, and it was seen that reeds are of use.")
    """
    text = abstract[:_MOST]
    letters = sum(map(len, _LETTERS.findall(text)))
    if letters < _LEAST_LETTERS or title.startswith("["):
        return None
    language = _by_script(text, letters) or _by_words(text)
    return language if language is not None and may_be(language, title) else None


def _by_script(text: str, letters: int) -> str | None:
    if text.isascii():
        return None
    if len(_HAN.findall(text)) + len(_KANA.findall(text)) > letters * 0.7:
        return "ja" if len(_KANA.findall(text)) > letters * 0.1 else None if _KANA.search(text) else "zh"
    for language, script in _ONE:
        if len(script.findall(text)) > letters * 0.7:
            return language
    for script, language, own in _OWN:
        if len(script.findall(text)) > letters * 0.7 and len(own.findall(text)) >= max(
            _LEAST_OWN, letters * _LEAST_SHARE
        ):
            return language
    return None


def _by_words(text: str) -> str | None:
    hits = Counter(language for word in text.lower().split() for language in LANGUAGES_OF.get(word, ()))
    best = hits.most_common(2)
    if not best or best[0][1] < _LEAST_WORDS or (len(best) > 1 and best[1][1] * _TIMES > best[0][1]):
        return None
    return best[0][0]


def is_of_one_script(text: str) -> bool:
    """Whether a page is written in Latin letters alone, but for a sign here and there."""
    # Of most pages it is enough how much is not ASCII at all.
    if (len(text) - len(text.encode("ascii", "ignore"))) * _SHARE < len(text):
        return True
    return len(_FOREIGN.findall(text)) * _SHARE < len(text)


_FOREIGN = re.compile("[\u0370-\u1fff\u3040-\ud7af]")
_SHARE = 500
