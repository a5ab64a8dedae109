"""Words by which a name is known as a publisher's; as parts of patterns, in small letters."""

from __future__ import annotations

HOUSE = (
    r"press|presses|verlag|publish\w*|books|éditions|ediciones|edições|editorial|editora|edizioni|editore|förlag|forlag|wydawnictwo|yayın\w*|"
    r"uitgeverij|kiadó|издательство|видавництво|universit\w+|inc|ltd|& sons|elsevier|springer|wiley|blackwell|taylor|routledge|emerald|sage|mdpi|"
    "palgrave"
)
"""Publishing houses, and what they call themselves; universities too."""
BODY = r"society|association|bank|institut\w*|department|faculty|academy|center|centre|council|foundation"
"""Bodies that publish. Names of places have these words as well: "Rockville Centre", "West Bank"."""
