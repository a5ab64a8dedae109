"""Words of places beside names: countries, and where people work."""

from __future__ import annotations

import re

_PLACES = frozenset(
    """
    argentina|australia|austria|bangladesh|belgium|brasil|brazil|bulgaria|california|canada|chile|china|colombia|croatia|czech republic
    |czechia|denmark|deutschland|egypt|españa|estonia|finland|florida|france|germany|greece|hong kong|hungary|india|indonesia|iran|iraq
    |ireland|israel|italia|italy|japan|kenya|korea|lithuania|malaysia|massachusetts|mexico|méxico|morocco|netherlands|the netherlands
    |new york|new zealand|nigeria|norway|pakistan|peru|poland|portugal|republic of korea|romania|russia|saudi arabia|scotland|serbia
    |singapore|slovakia|slovenia|south africa|south korea|spain|sweden|switzerland|taiwan|texas|thailand|tunisia|turkey|türkiye|ukraine
    |united kingdom|united states|united states of america|venezuela|vietnam|wales
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


_AFFILIATION = re.compile(
    r"uni[vw]ers|institut|üniversite|университет|институт|академия|大学|学院|研究所|대학|연구|facult|escuela|colegio|college|school|hospital|planetarium|museum|department|laborator|center|centre|academy|library|dept|faculty|clinic|labs?\b"
    r"|intel|google|microsoft|ministry|agency|council|división|facultad|hochschule|klinik|corporation|\binc\b|\bltd\b|gmbh|research",
    re.IGNORECASE,
)


def is_place(text: str) -> bool:
    """Whether a text is the name of a country, which lists print below a person."""
    return text.lower() in _PLACES


def names_a_place(text: str) -> bool:
    """Whether a text has a word of places where people work: a university's, a hospital's, a firm's."""
    return _AFFILIATION.search(text) is not None
