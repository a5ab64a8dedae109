"""How many characters of a title are not filed: an article and its blank, in the languages that have articles. Pure."""

from __future__ import annotations

# Articles that stand before a word; one that ends in an apostrophe stands at it. Of a title in an unknown language only
# English "The" is sure: "A" may be a letter, "Die" an English word.
_ARTICLES: dict[str, tuple[str, ...]] = {
    "en": ("The", "A", "An"), "de": ("Der", "Die", "Das", "Ein", "Eine"), "fr": ("Le", "La", "Les", "L'", "Un", "Une"),
    "es": ("El", "La", "Los", "Las", "Un", "Una"), "it": ("Il", "Lo", "La", "I", "Gli", "Le", "L'", "Un", "Una", "Uno", "Un'"),
    "pt": ("O", "A", "Os", "As", "Um", "Uma"), "nl": ("De", "Het", "Een", "'t"), "sv": ("En", "Ett", "Den", "Det", "De"),
    "da": ("En", "Et", "Den", "Det", "De"), "nb": ("En", "Et", "Ei", "Den", "Det", "De"), "ca": ("El", "La", "Els", "Les", "L'", "Un", "Una"),
    "hu": ("A", "Az", "Egy"), "": ("The",),
}  # fmt: skip
_ARTICLES["no"] = _ARTICLES["nn"] = _ARTICLES["nb"]


def not_filed(title: str, language: str | None) -> int:
    """The number for MARC's non-filing indicator, 0 to 9.

    >>> not_filed("The Tides", None), not_filed("A Tide", "en"), not_filed("L'eau", "fr"), not_filed("Die Hard", "en")
    (4, 2, 2, 0)
    """
    text = title.replace("’", "'")
    for article in _ARTICLES.get((language or "").split("-")[0], ()):
        lead = article if article.endswith("'") else f"{article} "
        if text.lower().startswith(lead.lower()) and len(text) > len(lead):
            return len(lead)
    return 0
