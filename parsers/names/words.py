"""The words of names: initials and their normal form, capitals, suffixes."""

from __future__ import annotations

import re

from parsers.names.iberian import IBERIAN
from parsers.names.particles import CAPITAL_PARTICLES, PARTICLES, SUFFIXES, SUFFIXES_OR_INITIALS

# "J.", "J.A.", "J.-P.", "J-P", "Yu.", "Ch.", "JA", "EJP": one or more first letters.
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?){1,6}[^\W\d_]?\.?")
_SHORT = re.compile(r"[^\W\d_]{1,3}\.(?:-?[^\W\d_]{1,3}\.){0,3}")
_RUN = re.compile(r"[^\W\d_](?:-?[^\W\d_]){0,3}")
_LETTER_AFTER_DOT = re.compile(r"(?<![^\W\d_]{2}\.)(?<=\.)(?=[^\W\d_ªº])")  # "M.ª" is María
_VOWELS = "AEIOUYÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕØÚÙÛÜÝĄĘİ"
_MC = re.compile(r"(Mc|Mac)([A-ZÀ-Þ]{2,})")
_PIECE = re.compile(r"[^\W\d_]+")
_NOT_INITIALS = frozenset(("st.", "ste.", "mc.", "mac.", "ph.", "jr.", "sr."))


def is_cased(text: str) -> bool:
    """Whether `text` has letters that are capital or small: Latin, Greek, Cyrillic, …"""
    return text.lower() != text.upper()


def is_initials(word: str) -> bool:
    """Whether `word` can only be initials by its look: dotted first letters, or one capital.

    >>> [is_initials(word) for word in ("J.", "J.A.", "J", "J.-P.", "Yu.", "JA", "Jo", "St.", "M.ª")]
    [True, True, True, True, True, False, False, False, False]
    """
    if not word[:1].isupper() or word[-1] in "ªº":
        return False
    if len(word) == 1 or _DOTTED.fullmatch(word):
        return True
    return bool(_SHORT.fullmatch(word)) and word.casefold() not in _NOT_INITIALS


def is_run(word: str) -> bool:
    """Whether `word` may be initials run together, as indexes print them behind the family name ("JA", "EJP", "J-B").

    Four capitals that can be spoken are a name ("AMIR"), and so is anything longer.
    """
    if not _RUN.fullmatch(word) or not word.replace("-", "").isupper():
        return False
    letters = word.replace("-", "")
    return len(letters) <= 3 or not any(letter in _VOWELS for letter in letters)


def spoken(word: str) -> bool:
    """Whether three or more capitals look like a word and not like initials: "PETER", "LEE", "AMY"; not "HTS", "EJP"."""
    return len(word) >= 4 or (len(word) == 3 and (word[1] in _VOWELS or (word[0] in _VOWELS and word[2] in _VOWELS)))


def initials(word: str) -> str:
    """Initials in their one normal form: a stop after each letter and a blank between, hyphens kept.

    How initials are pointed and spaced is the habit of a journal, never a fact about the person; but a program that
    abbreviates "JA" prints "J.", and the second one would be lost.

    >>> initials("JA"), initials("J.A."), initials("J-B"), initials("J"), initials("Yu.")
    ('J. A.', 'J. A.', 'J.-B.', 'J.', 'Yu.')
    """
    if _SHORT.fullmatch(word) and not _DOTTED.fullmatch(word):
        return re.sub(r"\.(?=[^\W\d_])", ". ", word)  # "Yu.A."
    groups = ["".join(_PIECE.findall(group)) for group in word.split("-")]
    return "-".join(" ".join(f"{letter}." for letter in group) for group in groups if group)


def given_name(text: str) -> str:
    """Given names with their initials in normal form and their capitals set right.

    >>> given_name("Stephen J"), given_name("EJP"), given_name("PETER M"), given_name("Yu.A.")
    ('Stephen J.', 'E. J. P.', 'Peter M.', 'Yu. A.')
    """
    words = _LETTER_AFTER_DOT.sub(" ", text).split()
    if len(words) == 1 and is_run(words[0]):
        return initials(words[0])
    return " ".join(_given_word(word) for word in words)


def _given_word(word: str) -> str:
    if is_initials(word) or (is_run(word) and "-" in word and all(len(piece) == 1 for piece in word.split("-"))):
        return initials(word)
    return recased(word) if word.isupper() and len(word) > 2 else word


def recased(text: str) -> str:
    """Words that are all capitals with a capital first: "VAN DER BERG" is "Van der Berg", "O'NEAL" "O'Neal".

    >>> [recased(text) for text in ("VOORHEES", "McDONALD", "MCDONALD", "O'NEAL", "SMITH-JONES", "DE LA CRUZ", "MacGregor")]
    ['Voorhees', 'McDonald', 'McDonald', "O'Neal", 'Smith-Jones', 'De la Cruz', 'MacGregor']
    """
    words = text.split()
    return " ".join(
        _recased_word(word, first=place == 0 or len(words) == place + 1) for place, word in enumerate(words)
    )


def with_dotless(printed: str, small: str, beside: str) -> str:
    """A family name made small, its "I" as Turkish has it where the name is Turkish by its letters, or is a common Turkish one.

    >>> with_dotless("YILMAZ", "Yilmaz", "Ayşe"), with_dotless("SMITH", "Smith", "John")
    ('Yılmaz', 'Smith')
    """
    if len(printed) != len(small) or not (_TURKISH_LETTERS.search(f"{printed} {beside}") or printed in _TURKISH):
        return small
    return "".join("ı" if (one, two) == ("I", "i") else two for one, two in zip(printed, small, strict=True))


_TURKISH_LETTERS = re.compile("[ğşıĞŞİ]")
_TURKISH = frozenset("YILMAZ YILDIZ YILDIRIM AYDIN KILIÇ KILINÇ ÇAKIR AKIN YALÇIN ALTINTAŞ".split())


def _recased_word(word: str, *, first: bool) -> str:
    mac = _MC.fullmatch(word)
    if mac:
        return mac[1] + mac[2][0] + _lower(mac[2][1:])
    if not word.isupper() or len(word) < 2 or is_initials(word):
        return word
    if not first and word.casefold() in PARTICLES:
        return _lower(word)
    low = _PIECE.sub(lambda piece: piece[0][0] + _lower(piece[0][1:]), word)
    return re.sub(r"^Mc([^\W\d_])", lambda match: "Mc" + match[1].upper(), low)


def _lower(letters: str) -> str:
    # Turkish dotted capital I: its plain lower case is two characters.
    return letters.replace("İ", "i").lower()


# Particles that are given names too: "Al Gore JR".
_GIVEN_TOO = frozenset(("Al", "Del", "La", "Van"))


def are_initials_behind(word: str, before: list[str]) -> bool:
    """Whether a suffix is initials, being all that is given behind the family name `before`.

    In capitals "JR" may be both: behind "Emberson" it is J. R., behind "John Smith" and "Smith J" it is Jr. Two words are a
    family name where a particle begins them or both are common Iberian ones.

    >>> are_initials_behind("JR", ["Emberson"]), are_initials_behind("Jr", ["Emberson"]), are_initials_behind("JR", ["John", "Smith"])
    (True, False, False)
    """
    if word not in SUFFIXES_OR_INITIALS or not before or any(map(is_initials, before)):
        return False
    lead, last = before[0], before[-1].casefold()
    if len(before) == 1 or lead in PARTICLES or (lead in CAPITAL_PARTICLES and lead not in _GIVEN_TOO):
        return True
    return len(before) == 2 and lead.casefold() in IBERIAN and last in IBERIAN


def cut_suffix(words: list[str]) -> tuple[list[str], str | None]:
    """The words without a suffix at their end, and that suffix: "F. J. Jr", "Driggers III"."""
    if len(words) > 1 and words[-1].casefold() in SUFFIXES and (words[-1][0].isupper() or words[-1][0].isdecimal()):
        return words[:-1], words[-1]
    return words, None
