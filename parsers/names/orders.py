"""The orders in which a person's name is printed: "Family, Given", "Given Family", "Family GI", "FAMILY Given"."""

from __future__ import annotations

import re

from parsers.names.given_behind import is_given_behind
from parsers.names.iberian import DEVOTIONS, DEVOUT, FAMILY_ONLY, SPANISH, SPANISH_GIVEN
from parsers.names.particles import CAPITAL_PARTICLES, DOUBLE_NAME, FAMILY_ENDS, GIVEN_ENDS, PARTICLES, SAINTS
from parsers.names.words import (
    are_initials_behind,
    cut_suffix,
    given_name,
    is_cased,
    is_initials,
    is_run,
    recased,
    spoken,
    with_dotless,
)
from parsers.values import Name

_VIETNAMESE = frozenset(
    "nguyen nguyễn tran trần pham phạm le lê hoang hoàng vu vũ vo võ dang đặng bui bùi do đỗ ngo ngô".split()
)
_VIETNAMESE_MIDDLE = frozenset("van văn thi thị".split())
# Family names in Vietnamese spelling, and the letters that no other language has.
_VIETNAMESE_FAMILY = re.compile(
    r"Nguyễn|Trần|Phạm|Lê|Hoàng|Huỳnh|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô|Hồ|Dương|Đinh|Lý|Phan|Trương|Trịnh|Đoàn|Lương|Mai|Tô|Cao|Hà",
    re.IGNORECASE,
)
_VIETNAMESE_LETTER = re.compile("[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_PATRONYMIC = re.compile(r"[а-яё]{2,}(?:ович|евич|ич|овна|евна|ична|івна|ївна|йович)", re.IGNORECASE)
# Family names of three capitals that are not initials: "Minsu KIM".
_SHORT_FAMILIES = frozenset(
    "KIM LEE LIU LIM SUN HAN TAN LIN YAN GUO LAI LAM KAO CAO DAI FAN GAO HOU JIN LUO MAO NIE PAN QIN REN SHI XIE XUE YAO YIN "
    "ZHU CHO CHU CHA CHI BAE SEO ROY DAS SEN FOX COX ITO MAI".split()
)
# Of two: read as a family name only before given names in Pinyin, since "MA Smith" is M. A. Smith.
_SHORTEST_FAMILIES = frozenset("LI XU WU HU YU MA HE LU DU GU SU YE".split())
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|[aeiouü])-?){1,3}",
    re.IGNORECASE,
)


def inverted(family: str, given: str, suffix: str | None = None) -> Name:
    """The name of "Family, Given": small words before the family name stay with it, those behind the given one do not.

    >>> inverted("van Gogh", "Vincent").non_dropping_particle, inverted("Beethoven", "Ludwig van").dropping_particle
    ('van', 'van')
    """
    family_words, of_family = cut_suffix(family.split())
    given_words, of_given = cut_suffix(given.split())
    suffix = suffix or of_family or of_given
    dropping: list[str] = []
    while len(given_words) > 1 and given_words[-1] in PARTICLES and given_words[-1] not in GIVEN_ENDS:
        dropping.insert(0, given_words.pop())
    if given_words and all(word in PARTICLES for word in given_words) and not is_initials(given_words[0]):
        dropping, given_words = [*given_words, *dropping], []
    return _name(family_words, given_words, dropping, suffix)


def natural(words: list[str], suffix: str | None = None) -> Name:
    """The name of words without a comma, in whichever order their look shows; the last is the family name when it shows none."""
    if are_initials_behind(words[-1], words[:-1]):
        return _name(words[:-1], words[-1:], [], suffix)
    words, cut = cut_suffix(words)
    suffix = suffix or cut
    if len(words) == 1:
        return _single(words[0], suffix)
    if _ends_in_a_second_family_name(words):
        return _name(words[-2:], words[:-2], [], suffix)
    first = _family_first(words)
    if first:
        return _name(words[:first], words[first:], [], suffix)
    start = _family_start(words)
    return _name(words[start:], words[:start], [], suffix)


def _ends_in_a_second_family_name(words: list[str]) -> bool:
    """Whether the last word is the initial of a mother's name, as Latin American journals print it: "Juan Pérez L."."""
    return (
        len(words) > 2
        and words[0].casefold() in SPANISH_GIVEN
        and re.fullmatch(r"[^\W\d_]\.", words[-1]) is not None
        and len(words[-2]) > 2
        and not is_initials(words[-2])
        and words[-2].casefold() not in SPANISH_GIVEN
        and is_cased(words[-2])
    )


def _single(word: str, suffix: str | None) -> Name:
    """One word: a family name where it looks like one; an acronym, an account or a firm's spelling is literal."""
    looks = (
        word[:1].isupper()
        and word[1:].replace("-", "").replace("'", "").replace("’", "").isalpha()
        and word[1:].islower()
    )
    if suffix or looks or re.fullmatch(r"(?:Mc|Mac|O['’]|D['’])[A-Z][a-zà-ÿ]+|[A-Z][a-zà-ÿ]+-[A-Z][a-zà-ÿ]+", word):
        return _name([word], [], [], suffix)
    return Name(literal=word)


def _family_first(words: list[str]) -> int:
    """How many words of a family name stand first; 0 where the family name does not."""
    tail = 0
    while tail < len(words) - 1 and is_initials(words[-1 - tail]):
        tail += 1
    lead = words[0]
    if tail and not is_initials(lead):
        return len(words) - tail  # "Zukeran A.", "Garrido Terrats D", "Smith J A"
    if not is_cased(lead):
        return 0
    if (
        is_run(words[-1])
        and not is_initials(lead)
        and not (is_run(lead) and not lead[0].islower())
        and _is_index_form(words)
    ):
        return len(words) - 1  # "Bwanika JB"
    if len(words) == 3 and _PATRONYMIC.fullmatch(words[2]):
        return 1  # "Иванов Иван Иванович"
    if len(words) > 2 and lead.casefold() in _VIETNAMESE and words[1].casefold() in _VIETNAMESE_MIDDLE:
        return 1  # "Nguyen Van Anh"
    if len(words) > 2 and _VIETNAMESE_FAMILY.fullmatch(lead) and any(map(_VIETNAMESE_LETTER.search, words[1:])):
        return 1  # "Lê Quốc Bảo"
    if is_given_behind(words):
        return 1  # "Horváthová Zuzana"
    capitals = _leading_capitals(words)
    return capitals if capitals < len(words) else 0


def _is_index_form(words: list[str]) -> bool:
    """Whether a last word in capitals is initials ("Bwanika JB") and not a family name ("Minsu KIM")."""
    last = words[-1]
    all_capitals = all(word.isupper() for word in words)
    return (
        len(last) <= 2
        or all_capitals
        or not (last in _SHORT_FAMILIES or (len(last) > 3 and "-" not in last and spoken(last)))
    )


def _leading_capitals(words: list[str]) -> int:
    """How many words stand first in capitals, as French and Chinese lists print family names ("DUPONT Jean")."""
    count = 0
    while count < len(words) and words[count].isupper() and not is_initials(words[count]):
        count += 1
    if count == 0 or count == len(words):
        return 0
    if count == 1 and len(words[0]) <= 3:
        given = words[1:]
        if words[0] in _SHORTEST_FAMILIES:
            return int(all(_PINYIN.fullmatch(word) for word in given))
        return int(words[0] in _SHORT_FAMILIES)
    # "JA SMITH Jones"? Capitals that begin with initials are no family name.
    return 0 if is_run(words[0]) and len(words[0]) <= 3 and words[0].casefold() not in PARTICLES else count


def _family_start(words: list[str]) -> int:
    """Where the family name begins in "Given Family"."""
    last = len(words) - 1
    start = last
    if words[last].casefold() in FAMILY_ENDS and last > 1:
        start -= 1  # "Ilton Carvalho Júnior"
    if not all(word.isupper() for word in words):
        while start > 1 and words[start].isupper() and words[start - 1].isupper() and not is_initials(words[start - 1]):
            start -= 1  # "Jean DE LA TOUR"
    for place in range(_given_end(words), last):
        word = words[place]
        if word.casefold() == "abd" and words[place + 1][:2].casefold() in ("al", "el"):
            return place  # "Hassan Abd El-Rahman": servant of the Merciful
        if word in DOUBLE_NAME and place > 1:
            return place - 1  # "José Ortega y Gasset"
        if (word in PARTICLES or word[:2] in ("d'", "d’")) and word not in DOUBLE_NAME:
            # "Vincent van Gogh"; "Juan Gómez de la Torre"
            return place - 1 if place > 1 and word[:2] == "de" and _is_spanish(words[place - 1]) else place
        if word in CAPITAL_PARTICLES:
            return place  # "Victoria Van Hyning"
        if word in ("San", "Santa") and (is_initials(words[place - 1]) or words[last].casefold() in SAINTS):
            return place  # "Jesus F San Miguel"
    if words[0] in PARTICLES:
        return 0  # "van Gogh"
    if last > 1 and start == last and _is_spanish(words[last - 1]):
        if words[last].casefold() in SPANISH:
            return last - 1  # "Gabriel García Márquez"
        if words[0].casefold() in SPANISH_GIVEN and words[last].isalpha() and len(words[last]) > 2:
            return last - 1  # "Juan Carlos Gómez Leyva"
    return start


def _given_end(words: list[str]) -> int:
    """Where a family name may begin at the earliest: behind "María de los Ángeles", "José de Jesús", which are given names."""
    place = 1
    while place < len(words) and words[place] in PARTICLES:
        place += 1
    devout = words[0].casefold() in DEVOUT and 1 < place < len(words) - 1 and words[place].casefold() in DEVOTIONS
    return place + 1 if devout else 1


def _is_spanish(word: str) -> bool:
    """Whether a word is the first of two Spanish family names, and no second given name."""
    return word.casefold() in FAMILY_ONLY


def _name(family: list[str], given: list[str], dropping: list[str], suffix: str | None) -> Name:
    given, dropping = (list(filter(_has_letter, words)) for words in (given, dropping))
    count = 0
    while count < len(family) - 1 and _is_small(family[count]):
        count += 1
    # "Van der Linden": a capital first keeps the small words behind it in the family name.
    proper = " ".join(family[count:])
    if proper.isupper() and len(proper) > 1 and not is_initials(proper):
        given = [recased(word) if _is_shouted_name(word, proper) else word for word in given]
        proper = with_dotless(proper, recased(proper), " ".join(given))
    else:
        proper = " ".join(recased(word) if word[:2] in ("Mc", "Ma") else word for word in proper.split())
    return Name(
        family=proper,
        given=given_name(" ".join(given)) or None,
        non_dropping_particle=" ".join(family[:count]) or None,
        dropping_particle=" ".join(dropping) or None,
        suffix=suffix,
    )


def _is_shouted_name(word: str, family: str) -> bool:
    """Whether capitals beside a family name in capitals are a name ("LEE, AMY"; "WANG, LI" in Pinyin), not initials."""
    return word.isupper() and (
        spoken(word) or (len(word) > 1 and bool(_PINYIN.fullmatch(family) and _PINYIN.fullmatch(word)))
    )


def _has_letter(word: str) -> bool:
    return any(map(str.isalpha, word))


def _is_small(word: str) -> bool:
    """Whether a word before a family name is a particle: any that begins small ("zur", "del", "'t") is."""
    letter = next((char for char in word if char.isalpha()), "")
    return letter.islower() and word[-1:] not in "'’" and word not in DOUBLE_NAME
