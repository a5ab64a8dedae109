r"""Journals by the macros of astronomers: NASA's ADS writes `journal = {\apj}`, and the author's document class knows what that is.

The names are those of the list that ADS gives out for its exports ("Journal Macros" of its help, and `aas_macros.sty`). A macro that is
not among them stays as it stands: it may be anybody's own.
"""

from __future__ import annotations

import re

from parsers import clean
from parsers.formats.latex import unlatex
from parsers.held import held

_MACRO = re.compile(r"[\s{]*\\([a-z]{2,10})[\s}]*")
_ROWS = """
aj The Astronomical Journal
actaa Acta Astronomica
araa Annual Review of Astronomy and Astrophysics
apj The Astrophysical Journal
apjl apjlett The Astrophysical Journal Letters
apjs apjsupp The Astrophysical Journal Supplement Series
ao applopt Applied Optics
apss Astrophysics and Space Science
aap astap Astronomy and Astrophysics
aapr The Astronomy and Astrophysics Review
aaps Astronomy and Astrophysics Supplement Series
azh Astronomicheskii Zhurnal
baas Bulletin of the American Astronomical Society
bac Bulletin of the Astronomical Institutes of Czechoslovakia
bain Bulletin of the Astronomical Institutes of the Netherlands
caa Chinese Astronomy and Astrophysics
cjaa Chinese Journal of Astronomy and Astrophysics
fcp Fundamentals of Cosmic Physics
gca Geochimica et Cosmochimica Acta
grl Geophysical Research Letters
iaucirc IAU Circulars
icarus Icarus
jcap Journal of Cosmology and Astroparticle Physics
jcp The Journal of Chemical Physics
jgr Journal of Geophysical Research
jqsrt Journal of Quantitative Spectroscopy and Radiative Transfer
jrasc Journal of the Royal Astronomical Society of Canada
memras Memoirs of the Royal Astronomical Society
memsai Memorie della Società Astronomica Italiana
mnras Monthly Notices of the Royal Astronomical Society
na New Astronomy
nar New Astronomy Reviews
nat Nature
nphysa Nuclear Physics A
pasa Publications of the Astronomical Society of Australia
pasj Publications of the Astronomical Society of Japan
pasp Publications of the Astronomical Society of the Pacific
physrep Physics Reports
physscr Physica Scripta
planss Planetary and Space Science
pra Physical Review A
prb Physical Review B
prc Physical Review C
prd Physical Review D
pre Physical Review E
prl Physical Review Letters
procspie Proceedings of SPIE
psj The Planetary Science Journal
qjras Quarterly Journal of the Royal Astronomical Society
rmxaa Revista Mexicana de Astronomía y Astrofísica
skytel Sky and Telescope
solphys Solar Physics
sovast Soviet Astronomy
ssr Space Science Reviews
zap Zeitschrift für Astrophysik
"""
# Macros are the words in small letters before the name, which begins with a capital.
_ROW = re.compile(r"((?:[a-z]+ )+)(.+)")
JOURNALS: dict[str, str] = {
    macro: found[2] for row in _ROWS.strip().splitlines() if (found := _ROW.fullmatch(row)) for macro in found[1].split()
}  # fmt: skip
"""Macro to the journal's name."""


# Journals come again and again in a library.
@held(100)
def read_journal(raw: str) -> str | None:
    r"""What a work appeared in.

    >>> read_journal(r"{\apj}"), read_journal(r"\mine"), read_journal("Nature")
    ('The Astrophysical Journal', '\\mine', 'Nature')
    """
    macro = _MACRO.fullmatch(raw) if "\\" in raw else None
    return JOURNALS.get(macro[1]) if macro and macro[1] in JOURNALS else clean.line(unlatex(raw))
