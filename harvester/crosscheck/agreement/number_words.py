"""Words around numbers of volumes, issues, pages and editions: labels, months, ordinals in several languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harvester.crosscheck.title_numbers import roman

# "Vol. 8", "no 19", "№ 19", "Heft 3", "Issue 3", "2nd ed.", "e-print 12", "#19", "Т. 8".
LABEL = re.compile(
    r"^(?:(?:volume|vol|v|number|num|no|nr|nro|issue|iss|heft|h|band|bd|tome|tomo|t|т|том|вып|jahrgang|jg|article|art|version|ver|"
    r"edition|ed|id|pp?|pages?|"
    r"fasc|fascicule|fascicolo|numero|núm|n[º°]|№|lfg)(?![^\W\d_])[.:]?\s*|#\s*)+"
)
SUPPLEMENT = re.compile(r"(?:\b|(?<=[0-9]))(?:supplement|supplementum|suppl|supp|supl|sup)(?:\b|_|(?=[0-9]))[.:]?")
PART = re.compile(r"(?:\b|(?<=[0-9]))(?:part|pt|teil|parte|partie)(?:\b|_)\.?\s*(?=\w)")
SPECIAL = re.compile(
    r"\b(?:special|spec|sonder|spécial|especial)\b\.?[\s-]*(?:issue|iss|no|nr|number|heft|ausgabe|n°|numéro)?\b\.?"
    r"|^si$|\bsonderheft\b|\bsonderausgabe\b"
)
_MONTHS = "january february march april may june july august september october november december".split()
MONTHS: dict[str, int] = {
    short: place
    for place, name in enumerate(_MONTHS, 1)
    for short in (name, name[:3], *(("sept",) if name == "september" else ()))
}

_ORDINALS = (
    "first 1st erste ersten premiere primera prima primeira eerste", "second 2nd zweite zweiten deuxieme seconde segunda seconda tweede druga",
    "third 3rd dritte dritten troisieme tercera terza terceira derde", "fourth 4th vierte vierten quatrieme cuarta quarta vierde",
    "fifth 5th funfte funften cinquieme quinta vijfde", "sixth 6th sechste sechsten sixieme sexta sesta zesde",
    "seventh 7th siebte siebten septieme septima settima zevende", "eighth 8th achte achten huitieme octava ottava oitava achtste",
    "ninth 9th neunte neunten neuvieme novena nona negende", "tenth 10th zehnte zehnten dixieme decima tiende",
    "eleventh 11th elfte elften onzieme undecima elfde", "twelfth 12th zwolfte zwolften douzieme duodecima twaalfde",
)  # fmt: skip
ORDINALS: dict[str, str] = {word: str(place) for place, words in enumerate(_ORDINALS, 1) for word in words.split()}
"""A bare ordinal, in the languages of most books, and its number."""
# "2nd", "2.", "2e", "2ª", "2a", "2:a", "2": the number of an edition.
NUMBERED = re.compile(r"(?<![\w.])([0-9]{1,3})(?:st|nd|rd|th|e|eme|a|o|er|re|ed|te|:a)?\b")
EDITION_WORDS = re.compile(
    r"\b(?:edition|edn|ed|auflage|aufl|edicion|edizione|edicao|editie|druk|uitgave|upplagan|upplaga|uppl|wyd|izd|vyd|kiad|painos|utgave|udgave)\b\.?"
)
REVISED = re.compile(
    r"\b(?:revised|rev|revidierte|uberarb\w*|neubearb\w*|verb\w*|erw\w*|rivista|revue|revisada|herziene|korr\w*|enlarged|updated)\b\.?"
)
# "第12卷", "第3期", "12권 3호": a number with its counter, in Chinese, Japanese and Korean.
EASTERN = re.compile(r"第?\s?([0-9]+(?:\s?[-~,]\s?[0-9]+)?)\s?(?:卷|巻|期|号|號|輯|辑|册|冊|回|版|권|호|집)(?=\W|$|第)")
_IN_ROMAN = re.compile(r"\b(s\s+|pt\s*)([ivx]{1,5})\b")


def in_short(folded: str) -> str:
    """A bare number without its label or counter; a supplement is "s", a part "pt", a special issue "si", their Roman numerals digits.

    >>> in_short("suppl. ii"), in_short("3 pt. iv"), in_short("第3期"), in_short("vol. xii")
    (' s 2', '3 pt4', '3', 'xii')
    """
    plain = LABEL.sub("", EASTERN.sub(r"\1", folded))
    plain = PART.sub("pt", SUPPLEMENT.sub(" s", SPECIAL.sub("si", plain))).replace("_", " ")
    return _IN_ROMAN.sub(lambda found: f"{found[1]}{roman(found[2]) or found[2]}", plain)


# Two to twelve, and the tens, where no word of another language is written so ("once" is eleven in Spanish alone).
_TONGUES = (
    "2 zwei deux dos due dois duas twee два|3 drei trois tres tre drie три|4 vier quatre cuatro quattro quatro|5 funf fuenf cinq cinco cinque vijf|"
    "6 sechs seis sei zes|7 sieben sept siete sette sete zeven|8 acht huit ocho otto oito|"
    "9 neun neuf nueve nove negen|10 zehn dix diez dieci dez tien|"
    "11 elf onze undici|12 zwolf zwoelf douze doce dodici doze twaalf|15 funfzehn quinze quince quindici|"
    "20 zwanzig vingt veinte venti vinte|"
    "30 dreissig trente treinta trenta trinta|40 vierzig quarante cuarenta quaranta quarenta|50 funfzig cinquante cincuenta cinquanta cinquenta|"
    "60 sechzig soixante sesenta sessanta sessenta|100 hundert cent cien ciento cento cem"
)
_IN_TONGUES: dict[str, frozenset[str]] = {
    number: frozenset(names) for number, *names in (row.split() for row in _TONGUES.split("|"))
}


def in_another_tongue(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two titles, as bare words, are the same but for a number that one of them writes out in its language.

    >>> in_another_tongue(["doce", "cuentos"], ["12", "cuentos"]), in_another_tongue(["doce", "cuentos"], ["10", "cuentos"])
    (True, False)
    """
    if len(one) != len(other) or len(one) < _LEAST:
        return False
    pairs = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine != theirs]
    return bool(pairs) and all(
        mine in _IN_TONGUES.get(theirs, ()) or theirs in _IN_TONGUES.get(mine, ()) for mine, theirs in pairs
    )


_LEAST = 2
