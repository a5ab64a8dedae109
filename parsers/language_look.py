"""Whether a text can be in the language a page's template claims for it: many sites say "en" of every page.

Nothing is guessed here: a claim is only doubted, where the script is another one, or where the commonest words of the text are
those of another language and none of its own.
"""

from __future__ import annotations

import re
from collections import Counter

# Commonest small words; one that several of these languages share stands in each of them.
_WORDS = {
    "en": "the of and in to for with is on by from that as are was this were which between among using",
    "de": "der die das und von zur im des für mit den dem eine einer auf bei nach ist wird durch über zum",
    "fr": "le les des du et dans une sur par pour est aux ses leur ce cette qui ont être",
    "es": "el los las del y en una por con para es como su más entre desde fue son",
    "pt": "o os do da dos das e em uma um por para com no na ao pelo pela são foi não",
    "it": "il lo gli della del dei delle di e che nel nella una per con sono alla dal",
    "nl": "het een van en de in op met voor zijn door naar bij aan uit werd worden",
    "sv": "och att det en ett av för med på till som den är från om vid",
    "da": "og at det en et af for med på til som den er fra om ved",
    "no": "og at det en et av for med på til som den er fra om ved",
    "pl": "w i na z do się jest oraz dla przez od nie są jako badania analiza",
    "tr": "ve bir bu ile için olarak olan da de çok üzerine göre arasında etkisi",
    "id": "dan yang di dari dengan untuk pada dalam ini adalah terhadap oleh sebagai",
    "fi": "ja on ei että oli sekä myös sen kuin ovat tai joka",
    "cs": "a v na se je z pro do jako nebo při podle také",
    "hu": "a az és hogy egy nem is meg volt vagy mint",
    "ro": "și în de la cu pe din pentru care este sau prin",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
LANGUAGES_OF = {
    word: tuple(name for name, words in _SETS.items() if word in words) for words in _SETS.values() for word in words
}
"""Commonest small words to the languages that have them."""
_SCRIPTS = {
    "ru": "\u0400-\u04ff", "uk": "\u0400-\u04ff", "bg": "\u0400-\u04ff", "be": "\u0400-\u04ff",
    "sr": "\u0400-\u04ffA-Za-z", "kk": "\u0400-\u04ffA-Za-z",
    "zh": "\u4e00-\u9fff", "ja": "\u3040-\u30ff\u4e00-\u9fff", "ko": "\uac00-\ud7af", "ar": "\u0600-\u06ff", "fa": "\u0600-\u06ff",
    "he": "\u0590-\u05ff", "el": "\u0370-\u03ff", "th": "\u0e00-\u0e7f", "hi": "\u0900-\u097f",
}  # fmt: skip
_RUNS = {language: re.compile(f"[{letters}]+") for language, letters in _SCRIPTS.items()}
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_LONGEST = 1_500
_LEAST_HITS = 2


def _is_in(script: re.Pattern[str], text: str) -> bool:
    """Whether half of a text's letters are of a script; so are those of a text that has none."""
    if script is _LATIN and len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS)) * 2 >= len(text):
        # As of most: half of it is letters of ASCII.
        return True
    found = sum(map(len, script.findall(text))) * 2
    # Of most texts it is half of all that they have.
    return found >= len(text) or found >= sum(map(len, _LETTERS.findall(text)))


def may_be(language: str, text: str) -> bool:
    """Whether nothing in `text` speaks against its being in `language` (a BCP 47 tag).

    >>> may_be("en", "Der Einfluss der Gezeiten auf die See"), may_be("de", "Der Einfluss der Gezeiten auf die See")
    (False, True)
    """
    primary = language.partition("-")[0].lower()
    text = text[:_LONGEST]
    script = _RUNS.get(primary, _LATIN)
    if (script is not _LATIN or not text.isascii()) and not _is_in(script, text):
        return False
    if primary not in _SETS:
        return True
    words = text.lower().split()
    if not _SETS[primary].isdisjoint(words):
        return True
    known = [word for word in words if word in LANGUAGES_OF]
    if len(known) < _LEAST_HITS:
        return True
    hits = Counter(language for word in known for language in LANGUAGES_OF[word])
    return max(hits.values(), default=0) < _LEAST_HITS
