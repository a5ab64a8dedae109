"""A slip of a typist in a word of a title, told from another word: "mammales" is one, "nitrite" beside "nitrate" is not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from harvester.crosscheck.agreement.spelling import spelled

# Words that are a letter or two apart and mean the opposite.
_OPPOSITE = re.compile(
    r"(hyper|hypo)|(inter|intra)|(macro|micro)|(pre|peri|post)|(anti|ante)|(supra|sub)|(over|under)|(endo|ecto|exo)"
)
# Endings that make another substance of one stem: nitrate and nitrite, propane and propene, prednisone and prednisolone.
_SUBSTANCE = re.compile(
    r"(?P<stem>\w{3,}?)(?P<end>ates?|ites?|ides?|anes?|enes?|ynes?|ines?|idines?|osines?|ones?|olones?|ols?|yls?|oses?|ases?|ins?)"
)
# The stems of international names, which all substances of a kind bear: "saxagliptin" and "sitagliptin" are two.
_OF_A_KIND = re.compile(
    r"(?P<own>\w{2,}?)(?P<stem>gliptin|gliflozin|glutide|sartan|statin|prazole|conazole|nidazole|dipine|floxacin|mycin|micin|cillin|tidine|"
    r"setron|triptan|parin|xaban|gatran|grelor|zumab|ximab|tinib|ciclib|parib|zomib|platin|taxel|rubicin|dronate|oxetine|azepam|caine|"
    r"curium|curonium|profen|tropium|terol|olol|pril|afil|vir|mab|nib)s?"
)
# Words a letter or two apart that are both words of science, or two countries.
_PAIRS = tuple(
    pair.split("/")
    for pair in (
        "nucleoside/nucleotide nucleosides/nucleotides photon/phonon photons/phonons photon/proton photons/protons phonon/proton "
        "absorption/adsorption absorbed/adsorbed ileum/ilium ileal/iliac dysphagia/dysphasia perineal/peroneal perineum/peritoneum plant/planet "
        "plants/planets insulin/inulin fetal/fatal neural/neutral neuron/neutron neurons/neutrons meson/muon mesons/muons boson/baryon "
        "thiamine/thymine cystine/cysteine glycine/glycerine alanine/aniline amine/amide amines/amides imine/imide xylose/xylene "
        "maternal/material trial/tribal iran/iraq mali/malta male/mole horse/house horses/houses river/liver "
        "marine/maritime unite/untie united/untied sacred/scared angel/angle angels/angles casual/causal martial/marital trail/trial trails/trials "
        "diary/dairy quiet/quite form/from calvary/cavalry board/broad "
        "miosis/meiosis miosis/mitosis meiosis/mitosis mucus/mucous tropic/trophic tropical/topical strain/stain stress/tress "
        "mutation/mutilation conversion/conversation desert/dessert genus/genius cosmology/cosmetology ontology/oncology "
        "murine/marine osteoblast/osteoclast osteoblasts/osteoclasts osteoblastic/osteoclastic cytosine/cytokine spring/string statin/satin "
        "complement/compliment facial/fascial arteritis/arthritis carcinoma/carcinoid carcinomas/carcinoids heparin/heparan renin/rennin "
        "vesical/vesicle principal/principle stationary/stationery discrete/discreet moral/morale corps/corpse "
        "lumbar/lumber plasma/plasmid plasmas/plasmids melanin/melatonin gastric/gastrin formation/foundation "
        "urology/virology histology/history gravitation/gravidation planning/planting breeding/bleeding winter/water summer/swimmer "
        "failing/falling sternness/stemness abduction/adduction abductor/adductor abductors/adductors abducted/adducted afferent/efferent "
        "afferents/efferents ureter/urethra myopathy/myelopathy apposition/opposition"
    ).split()
)
# Words of titles are compared as they are spelled in one way: "faling".
_BOTH_WORDS = frozenset(frozenset(words) for pair in _PAIRS for words in (pair, map(spelled, pair)))
# "Semistructured und structured data": a word of the typist's own language.
_AND = frozenset(("and", "und", "et", "y", "e", "och", "og"))


LEFT_OUT = frozenset(("the", "a", "an", "in", "of", "on", "for", "to", "and", "at", "by"))
"""Words that a typist leaves out, and that make no other work of a title."""
# Those that a list puts for one another: "about locks", "for locks". "From" and "to" are two ways to go.
_EXCHANGED = (LEFT_OUT - {"to"}) | {"about", "using", "with", "via"}


def are_exchanged(one: str, other: str) -> bool:
    """Whether two bare words are small ones that a list puts for one another.

    >>> are_exchanged("about", "for"), are_exchanged("from", "to")
    (True, False)
    """
    return one in _EXCHANGED and other in _EXCHANGED


def same_but_for_small_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two long titles, as bare words, have the same letters but for small words: "growthmechanism, use", "growth mechanism and use"."""
    bare = ["".join(word for word in words if word not in LEFT_OUT) for words in (one, other)]
    return bare[0] == bare[1] and len(bare[0]) >= _LONG


_LONG = 30


def extra_words(shorter: Sequence[str], longer: Sequence[str]) -> list[str] | None:
    """The words that only the longer has; None where the shorter is not the longer without them."""
    extra: list[str] = []
    at = 0
    for word in longer:
        if at < len(shorter) and word == shorter[at]:
            at += 1
        else:
            extra.append(word)
    return extra if at == len(shorter) else None


# Letters that a machine reads for one another: "srnall" for "small", "Iight" for "light".
_READ_FOR = tuple(
    (re.compile(pattern), letters) for pattern, letters in (("rn", "m"), ("vv", "w"), ("[i1]", "l"), ("0", "o"))
)
_READ = 5


def is_misread(one: str, other: str) -> bool:
    """Whether two bare words are one to a machine that reads print; short ones may be two ("stem", "stern").

    >>> is_misread("srnall", "small"), is_misread("iight", "light"), is_misread("stern", "stem"), is_misread("small", "smell")
    (True, True, False, False)
    """
    if one == other or min(len(one), len(other)) < _READ or frozenset((one, other)) in _BOTH_WORDS:
        return False
    return _as_read(one) == _as_read(other)


def _as_read(word: str) -> str:
    for pattern, letters in _READ_FOR:
        word = pattern.sub(letters, word)
    return word


_CHARACTER = re.compile("[\u3041-\u9fff\uac00-\ud7a3]")


def is_slip(one: str, other: str) -> bool:
    """Whether two bare words differ as a slip of a typist makes them differ: a letter, or two neighbours exchanged; in a long word two.

    >>> is_slip("trust", "turst")
    True
    >>> is_slip("saxagliptin", "sitagliptin"), is_slip("saxagliptin", "saxaglyptin")
    (False, True)
    >>> is_slip("mammals", "mammales"), is_slip("nitrate", "nitrite"), is_slip("hypertension", "hypotension"), is_slip("iran", "iraq")
    (True, False, False, False)
    """
    if (one in _AND and other in _AND) or is_misread(one, other):
        return True
    if (len(one) == len(other) == _SHORTEST and sorted(one) != sorted(other)) or _CHARACTER.search(one):
        # Another letter makes another of so short a word: "alba", "alta"; a Chinese character is a word.
        return False
    return _may_be_one(one, other) and OSA.distance(one, other) <= (1 if min(len(one), len(other)) < _LONG_WORD else 2)


_LONG_WORD = 9


def _may_be_one(one: str, other: str) -> bool:
    """Whether nothing says that two bare words of one first letter are two: no table, no prefix, no ending."""
    if one[0] != other[0] or min(len(one), len(other)) < _SHORTEST or frozenset((one, other)) in _BOTH_WORDS:
        return False
    opposite = [_OPPOSITE.match(word) for word in (one, other)]
    if opposite[0] and opposite[1] and opposite[0][0] != opposite[1][0]:
        return False
    return not _two_substances(one, other)


def may_be_misspelt(one: str, other: str) -> bool:
    """Whether one of two bare words may be the other, misspelt or misread, where all else says so: "archive" for "achieve", "T3" for "yT3".

    >>> may_be_misspelt("archive", "achieve"), may_be_misspelt("pt3", "ypt3"), may_be_misspelt("male", "female"), may_be_misspelt("iran", "iraq")
    (True, True, False, False)
    """
    digits = ["".join(filter(str.isdigit, word)) for word in (one, other)]
    if any(digits):
        return digits[0] == digits[1]
    return is_misread(one, other) or (_may_be_one(one, other) and OSA.distance(one, other) <= _FAR)


_SHORTEST, _FAR = 4, 3


def is_inflection(one: str, other: str) -> bool:
    """Whether two bare words are one in another number or language: "communication(s)", "and" and "und"."""
    shorter, longer = sorted((one, other), key=len)
    return (
        longer in (f"{shorter}s", f"{shorter}es")
        or (longer == f"{shorter}al" and shorter.endswith("ic"))
        or (one in _AND and other in _AND)
    )


def _two_substances(one: str, other: str) -> bool:
    kinds = [_OF_A_KIND.fullmatch(word) for word in (one, other)]
    if kinds[0] and kinds[1] and kinds[0]["stem"] == kinds[1]["stem"] and kinds[0]["own"] != kinds[1]["own"]:
        return True
    first, second = _SUBSTANCE.fullmatch(one), _SUBSTANCE.fullmatch(other)
    if first is None or second is None or one.rstrip("s") == other.rstrip("s"):
        return False
    return first["stem"] == second["stem"] and first["end"].rstrip("s") != second["end"].rstrip("s")
