"""Names of journals that no rule makes: astronomers' codes, and what the National Library of Medicine calls a journal."""

from __future__ import annotations

import re

from harvester.crosscheck.agreement.abbreviations import name_words
from harvester.crosscheck.words import words

# By the words of the name. Astronomers' are the macros of the Astrophysics Data System; the others are PubMed's titles and short titles.
_NAMES: dict[str, str] = {
    "apj": "Astrophysical Journal", "apjl": "Astrophysical Journal Letters", "apjs": "Astrophysical Journal Supplement Series",
    "aj": "Astronomical Journal", "araa": "Annual Review of Astronomy and Astrophysics", "apss": "Astrophysics and Space Science",
    "qjras": "Quarterly Journal of the Royal Astronomical Society", "jcap": "Journal of Cosmology and Astroparticle Physics",
    "proceedings biological sciences": "Proceedings of the Royal Society B: Biological Sciences",
    "proc biol sci": "Proceedings of the Royal Society B: Biological Sciences",
    "proceedings mathematical physical and engineering sciences":
        "Proceedings of the Royal Society A: Mathematical, Physical and Engineering Sciences",
    "proc math phys eng sci": "Proceedings of the Royal Society A: Mathematical, Physical and Engineering Sciences",
    "philosophical transactions series a mathematical physical and engineering sciences":
        "Philosophical Transactions of the Royal Society A: Mathematical, Physical and Engineering Sciences",
    "philos trans a math phys eng sci":
        "Philosophical Transactions of the Royal Society A: Mathematical, Physical and Engineering Sciences",
    "proceedings of the royal society of london series a mathematical and physical sciences":
        "Proceedings of the Royal Society A: Mathematical, Physical and Engineering Sciences",
    "proceedings of the royal society of london series a containing papers of a mathematical and physical character":
        "Proceedings of the Royal Society A: Mathematical, Physical and Engineering Sciences",
    "proceedings of the royal society of london series b biological sciences": "Proceedings of the Royal Society B: Biological Sciences",
    "g3 bethesda md": "G3: Genes, Genomes, Genetics", "g3 bethesda": "G3: Genes, Genomes, Genetics",
    "chemistry weinheim an der bergstrasse germany": "Chemistry - A European Journal",
}  # fmt: skip
_LONGEST, _MOST = 120, 600
# "Angewandte Chemie (International ed. in English)", "Angewandte Chemie - International Edition": another edition than the one without
# it, so no qualifier.
_INTERNATIONAL = re.compile(
    r"\s*\(international ed(?:ition)?\.?(?: in english)?\)|(?:\s-|:)\sinternational ed(?:ition|\.)?(?: in english)?$",
    re.IGNORECASE,
)
# "Biochimica et Biophysica Acta (BBA) - Biomembranes".
_INITIALS = re.compile(r"(?<=\w)\s*\(([A-Z]{2,8})\)(?=\s*\S)")


def by_custom(name: str) -> str:
    """The name that a journal goes by elsewhere, where custom gives it another; else the name itself.

    >>> by_custom("Proceedings. Biological sciences"), by_custom("ApJ")
    ('Proceedings of the Royal Society B: Biological Sciences', 'Astrophysical Journal')
    """
    return _NAMES.get(" ".join(words(name)), name) if len(name) <= _LONGEST else name


# "Image Processing, IEEE Transactions on": as publishers' files sort names; the words in front of the comma end them.
_TURNED = re.compile(
    r"(?P<end>.*[^\s,]),\s(?P<start>(?:[^\s,]+\s){0,5}(?:journal|transactions|proceedings|annals|archives|bulletin|conference|symposium|workshop|"
    r"review|letters|magazine)\s(?:on|of|for|in)(?:\sthe)?)",
    re.IGNORECASE,
)


def straight(name: str) -> str:
    """A name that was turned round, its first words first; any other as it is.

    >>> straight("Image Processing, IEEE Transactions on"), straight("Neurology, Neurosurgery, and Psychiatry, Journal of")
    ('IEEE Transactions on Image Processing', 'Journal of Neurology, Neurosurgery, and Psychiatry')
    """
    found = _TURNED.fullmatch(name) if "," in name and len(name) <= _MOST else None
    return f"{found['start']} {found['end']}" if found else name


def unqualified(name: str) -> str:
    """A name whose brackets hold nothing that could be left out: an edition stands without them, initials of the name go.

    >>> unqualified("Angewandte Chemie (International ed. in English)")
    'Angewandte Chemie International Edition'
    >>> unqualified("Biochimica et Biophysica Acta (BBA) - Biomembranes")
    'Biochimica et Biophysica Acta - Biomembranes'
    """
    name = _INTERNATIONAL.sub(" International Edition", name)
    found = _INITIALS.search(name)
    if found is None:
        return name
    initials = "".join(word[0] for word in name_words(name[: found.start()]))
    return name[: found.start()] + name[found.end() :] if initials == found[1].lower() else name
